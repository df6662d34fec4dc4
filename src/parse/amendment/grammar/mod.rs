//! What a numbered sentence orders. It is read as a whole or refused as a whole.

mod insert;
mod rows;
mod subject;

use super::codes;
use super::locator::{self, Places};
use super::pieces::{Cursor, Piece, cut};
use crate::base::diagnostic::Code;
use crate::model::amendment::{Action, Change};
use crate::model::target::{Column, Step, Target, step};
use crate::model::unit::is_named_like_a_body;

/// 修改为 and the words that mean it.
const ALTER: [&str; 14] = [
    "修改为",
    "修改成",
    "调整为",
    "变更为",
    "更改为",
    "更正为",
    "更名为",
    "修订为",
    "替换为",
    "改成",
    "改为",
    "换成",
    "改作",
    "修正为",
];
const DELETE: [&str; 6] = ["删除", "删去", "删掉", "删减", "撤销", "取消"];
const ADD: [&str; 7] = ["增加", "新增", "增设", "增列", "增补", "补充", "加上"];
const END: [&str; 5] = ["停止执行", "停止施行", "不再执行", "废止", "失效"];

/// Why a sentence is refused, and the part that shows it.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    /// The finding.
    pub(super) code: &'static Code,
    /// The part of the sentence.
    pub(super) part: String,
}

impl Refusal {
    fn new(code: &'static Code, part: impl Into<String>) -> Refusal {
        Refusal { code, part: part.into() }
    }
}

/// Changes, or why there are none.
type Read<T> = Result<T, Refusal>;

/// What a sentence orders, and what is to be asked about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Ordered {
    /// The changes.
    pub(super) changes: Vec<Change>,
    /// Findings that do not stand in the way.
    pub(super) asked: Vec<&'static Code>,
}

/// Reads a sentence without its ordinal.
pub(super) fn read(text: &str) -> Read<Ordered> {
    let pieces = cut(text).map_err(|part| Refusal::new(&codes::QUOTE, part))?;
    let c = Cursor::new(&pieces);
    let mut reader = Reader { c, began: c, context: Vec::new(), words_at: None, out: Ordered::default() };
    loop {
        while reader.c.eat_any(&["；", "。", "，", "、", "并且", "并", "同时", "另", "其中"]).is_some() {}
        if reader.c.is_done() {
            break;
        }
        reader.began = reader.c;
        reader.clause().map_err(|refusal| nearer(refusal, &pieces))?;
        if !reader.c.is_done() && !reader.c.words().starts_with(['；', '。', '，', '、', '并']) {
            return Err(nearer(reader.unread(), &pieces));
        }
    }
    Ok(reader.out)
}

/// Says more closely why a sentence was not read, by the faults that real papers have in their places.
fn nearer(refusal: Refusal, pieces: &[Piece]) -> Refusal {
    if ![codes::UNREAD.id, codes::PLACE.id].contains(&refusal.code.id) {
        return refusal;
    }
    let words = pieces.iter().filter_map(|p| match p {
        Piece::Words(words) => Some(words.as_str()),
        _ => None,
    });
    for words in words {
        if let Some(stray) = words.find(['”', '’']) {
            return Refusal::new(&codes::QUOTE, &words[stray..]);
        }
        if let Some((code, part)) = number_lost(words).or_else(|| fault(words)) {
            return Refusal::new(code, part);
        }
    }
    let placed = refusal.part.starts_with('第') || step(&refusal.part, &[Step::Annex]).is_some();
    Refusal::new(if placed { &codes::PLACE } else { &codes::UNREAD }, refusal.part)
}

/// Units that are counted in places.
const UNITS: [char; 6] = ['条', '款', '项', '类', '段', '目'];

/// A unit directly behind 第 or behind another unit: 第项, 第七条项.
fn number_lost(words: &str) -> Option<(&'static Code, String)> {
    let chars: Vec<char> = words.chars().collect();
    let lost = |pair: &[char]| matches!(pair, ['第' | '条' | '款' | '项', unit] if UNITS.contains(unit));
    let at = chars.windows(2).position(lost)?;
    Some((&codes::NUMBER_LOST, chars[at.saturating_sub(2)..=at + 1].iter().collect()))
}

/// A place that lacks its 第, or 条 of a law.
fn fault(words: &str) -> Option<(&'static Code, String)> {
    let chars: Vec<char> = words.chars().collect();
    let numeral = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(*c);
    let shown = |from: usize, to: usize| chars[from..=to.min(chars.len() - 1)].iter().collect::<String>();
    for (i, c) in chars.iter().enumerate().filter(|(_, c)| UNITS.contains(c)) {
        let digits = chars[..i].iter().rev().take_while(|c| numeral(c)).count();
        let start = i - digits;
        let before = start.checked_sub(1).map(|b| chars[b]);
        if *c == '条' && digits > 0 && before == Some('第') {
            return Some((&codes::LEGAL, shown(start - 1, i)));
        }
        let counted =
            matches!(before, None | Some('将' | '把' | '对' | '去' | '除' | '在' | '件' | '分' | '案' | '》'));
        if digits > 0 && counted {
            return Some((&codes::ORDINAL_MARK, shown(start, i)));
        }
    }
    None
}

struct Reader<'p> {
    c: Cursor<'p>,
    /// Where the order began that is being read.
    began: Cursor<'p>,
    /// The last place named.
    context: Vec<Step>,
    /// Where the last words were replaced, and whether all of them.
    words_at: Option<(Vec<Target>, bool)>,
    out: Ordered,
}

impl Reader<'_> {
    /// The words at which reading stopped.
    fn unread(&self) -> Refusal {
        Refusal::new(&codes::UNREAD, self.c.words())
    }

    fn order(&mut self, target: Target, action: Action) {
        self.out.changes.push(Change { target, action, why: String::new() });
    }

    fn ask(&mut self, code: &'static Code) {
        if !self.out.asked.iter().any(|c| c.id == code.id) {
            self.out.asked.push(code);
        }
    }

    /// One order, up to the mark behind it.
    fn clause(&mut self) -> Read<()> {
        if self.follows_of_itself() {
            return Ok(());
        }
        if self.c.eat_any(&DELETE).is_some() {
            return self.deletion();
        }
        if self.c.eat_any(&END).is_some() {
            let places = self.places().ok_or_else(|| Refusal::new(&codes::PLACE, self.c.words()))?;
            return self.ended(&places);
        }
        if self.c.peek_quoted().is_some() && self.words_at.is_some() && !self.c.quoted_before(&["栏", "一栏"]) {
            return self.further_words();
        }
        let _ = self.c.eat_any(&["将", "把", "在", "对", "于", "从"]);
        if self.c.eat_any(&ADD).is_some() {
            return self.insertion(None, None);
        }
        let Some(places) = self.places() else {
            return self.tail_of_move();
        };
        if places.altered {
            return Err(Refusal::new(&codes::ALTERED_PLACE, self.c.words()));
        }
        self.subject(&places)
    }

    /// 该项 and 其 are the place named last.
    fn places(&mut self) -> Option<Places> {
        let mut ahead = self.c;
        if !self.context.is_empty()
            && ahead.eat_any(&["该项", "该点", "该段", "该部分", "该栏", "该类", "其"]).is_some()
        {
            let _ = ahead.eat_any(&["中的", "的"]);
            let found = locator::places(&mut ahead, &self.context)
                .or_else(|| Some(Places { targets: vec![self.context.clone()], ..Places::default() }));
            self.c = ahead;
            return self.noted(found);
        }
        let found = locator::places(&mut self.c, &self.context);
        self.noted(found)
    }

    fn noted(&mut self, found: Option<Places>) -> Option<Places> {
        if let Some(last) = found.as_ref().and_then(|p| p.targets.last()) {
            self.context = last.clone();
        }
        found
    }

    /// 将第12项改为第20项，修改为：“…”: what follows has no place of its own.
    fn tail_of_move(&mut self) -> Read<()> {
        let mut ahead = self.c;
        if self.context.is_empty() || ahead.eat_any(&ALTER).is_none() {
            return Err(Refusal::new(&codes::PLACE, self.c.words()));
        }
        let places = Places { targets: vec![self.context.clone()], ..Places::default() };
        self.subject(&places)
    }

    /// 序号依次顺延, 其余内容不变: what follows of itself is no order.
    fn follows_of_itself(&mut self) -> bool {
        let words = self.c.words();
        let end = words.find(['；', '。', '，']).unwrap_or(words.len());
        let clause = &words[..end];
        let numbers = ["序号", "顺序", "编号", "各项", "各条", "项次"].iter().any(|w| clause.contains(w));
        let follow = ["顺延", "相应调整", "相应变更", "依次类推", "重新编排"].iter().any(|w| clause.contains(w));
        let rest = ["其余", "其他"].iter().any(|w| clause.starts_with(w)) && clause.ends_with("不变");
        let whole = end < words.len() || self.c_ends_with(words);
        let nothing = whole && (rest || (numbers && follow));
        if nothing {
            self.c.skip(end);
        }
        nothing
    }

    /// Whether nothing follows these words.
    fn c_ends_with(&self, words: &str) -> bool {
        let mut ahead = self.c;
        ahead.skip(words.len());
        ahead.is_done()
    }

    /// What follows 删去: words of a place, a place, a column.
    fn deletion(&mut self) -> Read<()> {
        let places = self.places().ok_or_else(|| Refusal::new(&codes::PLACE, self.c.words()))?;
        let inside_of =
            matches!(self.c.words().chars().next(), Some('中' | '里' | '的')) || self.c.peek_quoted().is_some();
        if let Some(column) = whole_column(&places).filter(|_| !inside_of) {
            return self.column_gone(column);
        }
        let inside = self.c.eat_any(&["中的", "中", "里的", "的"]).is_some();
        if inside && let Some(bodies) = self.bare_bodies(&places) {
            return self.words_gone(&places, bodies, false, false);
        }
        if let Some(first) = self.c.quoted() {
            let (old, called) = self.quoted_list(first);
            return self.words_gone(&places, old, called, false);
        }
        if inside {
            return Err(self.unread());
        }
        self.gone(&places)
    }

    /// Deletes whole places; what stood there follows a colon.
    fn gone(&mut self, places: &Places) -> Read<()> {
        let _ = self.c.eat_any(&["的全部内容", "全部内容", "的内容"]);
        let mut ahead = self.c;
        let colon = ahead.eat_any(&["：", "，即：", "即"]).is_some();
        let old = colon.then(|| ahead.text()).flatten();
        if let (Some(_), [_, _, ..]) = (&old, places.targets.as_slice()) {
            return Err(self.unread());
        }
        if old.is_some() {
            self.c = ahead;
        } else {
            self.ask(&codes::OLD_UNSAID);
        }
        let old = old.unwrap_or_default();
        places.all().for_each(|target| self.order(target, Action::Delete { old: old.clone() }));
        Ok(())
    }

    /// Words deleted; in a cell of bodies, bodies.
    fn words_gone(&mut self, places: &Places, old: Vec<String>, called: bool, everywhere: bool) -> Read<()> {
        for target in places.all() {
            for old in &old {
                let body = locator::names_units(&target) && !called;
                let action = match body {
                    true => Action::RemoveUnit { old: old.clone() },
                    false => Action::ReplaceWords { old: old.clone(), new: String::new(), everywhere },
                };
                self.order(target.clone(), action);
            }
        }
        Ok(())
    }

    /// Further quoted words with 、 between, and whether they are called 字样.
    fn quoted_list(&mut self, first: String) -> (Vec<String>, bool) {
        let mut all = vec![first];
        loop {
            let mut ahead = self.c;
            let _ = ahead.eat_any(&["、", "和", "及", "以及"]);
            let Some(next) = ahead.quoted() else { break };
            all.push(next);
            self.c = ahead;
        }
        (all, self.called_words())
    }

    /// Names of bodies without marks, where each is plainly one: 区妇联、区残联.
    fn bare_bodies(&mut self, places: &Places) -> Option<Vec<String>> {
        let words = self.c.words();
        let (names, _) = words.split_once(['。', '；', '，']).unwrap_or((words, ""));
        let bodies: Vec<String> = names.split('、').map(str::to_owned).collect();
        let plain = bodies.iter().all(|n| is_named_like_a_body(n)) && places.all().all(|t| locator::names_units(&t));
        plain.then(|| self.c.skip(names.len()))?;
        Some(bodies)
    }

    fn called_words(&mut self) -> bool {
        self.c.eat_any(&["字样", "的表述", "的字样", "一词", "等字样"]).is_some()
    }

    /// “丙”修改为“丁”, at the places of the words before.
    fn further_words(&mut self) -> Read<()> {
        let Some((targets, everywhere)) = self.words_at.clone() else { return Err(self.unread()) };
        let places = Places { targets: targets.into_iter().map(|t| t.0).collect(), ..Places::default() };
        self.words(&places, everywhere)
    }

    /// Deletes a column, by its head as it is printed.
    fn column_gone(&mut self, target: Target) -> Read<()> {
        let Some(Step::Cell(column)) = target.0.last() else { return Err(self.unread()) };
        let printed = self.began.first_quoted().filter(|head| Column::from_name(head) == *column);
        let old = printed.unwrap_or_else(|| column.name()).to_owned();
        self.order(target, Action::RemoveColumn { old });
        Ok(())
    }
}

/// The column that a place is, where it is one.
fn whole_column(places: &Places) -> Option<Target> {
    places.only().filter(|t| matches!(t.0.as_slice(), [Step::Annex, Step::Cell(_)]))
}
