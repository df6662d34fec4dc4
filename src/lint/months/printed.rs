//! The lists and counts that a bulletin prints.

use crate::base::{Month, Span};
use crate::lint::rule::{Role, Text};
use crate::model::cells;

/// What a list says of those in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    OnTime,
    Late,
    Missing,
    /// Late or missing: 未按时报送.
    Failed,
    Undated,
    Unsettled,
}

impl State {
    pub(super) const ALL: [State; 6] =
        [State::OnTime, State::Late, State::Missing, State::Failed, State::Undated, State::Unsettled];

    pub(super) const fn label(self) -> &'static str {
        match self {
            State::OnTime => "按时报送",
            State::Late => "迟报",
            State::Missing => "未报送",
            State::Failed => "未按时报送",
            State::Undated => "报送时间不明",
            State::Unsettled => "待核",
        }
    }
}

/// Words for a state, the longer before those that they hold.
const WORDS: [(&str, State); 12] = [
    ("未能按时报送", State::Failed),
    ("没有按时报送", State::Failed),
    ("未按时报送", State::Failed),
    ("不按时报送", State::Failed),
    ("按时报送", State::OnTime),
    ("逾期报送", State::Late),
    ("迟报", State::Late),
    ("没有报送", State::Missing),
    ("未报送", State::Missing),
    ("报送时间不明", State::Undated),
    ("待核", State::Unsettled),
    ("尚未报送", State::Missing),
];

/// A list.
pub(super) struct Printed {
    pub(super) state: State,
    /// The word that says which list it is.
    pub(super) label: Span,
    pub(super) names: Vec<Name>,
    /// Whether it is a list of all, and no mention of some.
    pub(super) whole: bool,
}

/// A name in it.
pub(super) struct Name {
    pub(super) text: String,
    /// The body that it means; `None` where nobody has that name.
    pub(super) unit: Option<String>,
    pub(super) span: Span,
}

/// A count of bodies: 迟报3家.
pub(super) struct Count {
    /// `None` for all that owed a report.
    pub(super) state: Option<State>,
    pub(super) said: usize,
    pub(super) span: Span,
}

/// What a bulletin prints.
#[derive(Default)]
pub(super) struct Read {
    pub(super) lists: Vec<Printed>,
    pub(super) counts: Vec<Count>,
}

/// A month as a text names it, perhaps without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    year: Option<i16>,
    month: i8,
}

impl Named {
    pub(super) fn fits(self, month: Month) -> bool {
        self.month == month.month() && self.year.is_none_or(|y| y == month.year())
    }
}

/// The first month in a line that is no day: 2022年6月份, 6月份.
pub(super) fn month(line: &str) -> Option<Named> {
    line.match_indices('月').find_map(|(at, sign)| {
        let (before, after) = (&line[..at], &line[at + sign.len()..]);
        let digits = trailing_digits(before);
        let month = digits.parse().ok().filter(|m| (1..=12).contains(m))?;
        let before = &before[..before.len() - digits.len()];
        let year = before.strip_suffix('年').map(trailing_digits).and_then(|y| y.parse().ok());
        (!after.starts_with(|c: char| c.is_ascii_digit())).then_some(Named { year, month })
    })
}

fn trailing_digits(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_digit()).len()..]
}

/// Reads all lists and counts; `resolve` tells whom a name means.
pub(super) fn read(text: &Text<'_>, resolve: &dyn Fn(&str) -> Option<String>) -> Read {
    let mut out = Read::default();
    for paragraph in &text.paragraphs {
        let reader = Reader { text: text.of_paragraph(paragraph), from: paragraph.start, resolve };
        if matches!(paragraph.role, Role::Body | Role::Numbered | Role::Heading) {
            reader.prose(&mut out);
        }
    }
    for line in text.all(Role::Row) {
        Reader { text: text.of(line), from: line.start, resolve }.row(&mut out);
    }
    out
}

struct Reader<'r> {
    text: &'r str,
    /// Where it begins in the whole.
    from: usize,
    resolve: &'r dyn Fn(&str) -> Option<String>,
}

impl Reader<'_> {
    fn prose(&self, out: &mut Read) {
        self.owed(out);
        let mut at = 0;
        while let Some((start, word, state)) = next_word(&self.text[at..]) {
            let (before, start, end) = (at, at + start, at + start + word.len());
            at = end;
            let rest = &self.text[end..];
            if let Some((length, said)) = count(rest) {
                out.counts.push(Count { state: Some(state), said, span: self.span(end, end + length) });
            }
            match opens(rest, is_heading(&self.text[..start])) {
                Some(skip) => {
                    // 未报送的单位（共3家）：
                    let counted = rest[..skip].find(|c: char| c == '共' || c.is_ascii_digit()).filter(|n| *n > 0);
                    if let Some((n, (length, said))) = counted.and_then(|n| Some((n, count(&rest[n..skip])?))) {
                        let span = self.span(end + n, end + n + length);
                        out.counts.push(Count { state: Some(state), said, span });
                    }
                    self.list(state, (start, end), end + skip, out);
                }
                None => self.mention(state, before, (start, end), out),
            }
        }
    }

    /// 应报送单位35家.
    fn owed(&self, out: &mut Read) {
        for word in ["应报送单位", "应报单位", "应报送"] {
            let found = self.text.find(word).map(|at| at + word.len());
            if let Some((end, (length, said))) = found.and_then(|end| Some((end, count(&self.text[end..])?))) {
                return out.counts.push(Count { state: None, said, span: self.span(end, end + length) });
            }
        }
    }

    /// The names behind a word, up to the end of the sentence, and their count.
    fn list(&self, state: State, label: (usize, usize), from: usize, out: &mut Read) {
        let mut names = Vec::new();
        for (start, piece) in pieces(&self.text[from..]) {
            let start = from + start;
            if let Some((length, said)) = count(piece) {
                out.counts.push(Count { state: Some(state), said, span: self.span(start, start + length) });
                break;
            }
            names.extend(self.names(start, piece));
        }
        if !names.is_empty() {
            let label = self.span(label.0, label.1);
            out.lists.push(Printed { state, label, names, whole: true });
        }
    }

    /// 甲局、乙局未报送: only where each of the words before is a name.
    fn mention(&self, state: State, since: usize, label: (usize, usize), out: &mut Read) {
        let before = &self.text[since..label.0];
        let stop = before.char_indices().rfind(|(_, c)| matches!(c, '。' | '；' | '：' | '\n'));
        let from = since + stop.map_or(0, |(at, c)| at + c.len_utf8());
        let said = &self.text[from..label.0];
        let ended = self.text[label.1..].chars().next().is_none_or(|c| "。；，".contains(c));
        let said = said.rsplit_once('等').filter(|(_, more)| count(more).is_some()).map_or(said, |(names, _)| names);
        let all: Vec<Name> = pieces(said).into_iter().flat_map(|(at, piece)| self.names(from + at, piece)).collect();
        let whole = pieces(said).len() <= all.len() && all.iter().all(|n| n.unit.is_some());
        if ended && whole && !all.is_empty() {
            let label = self.span(label.0, label.1);
            out.lists.push(Printed { state, label, names: all, whole: false });
        }
    }

    /// A row of a list of bodies: its number, a name, and a cell that says how it stood.
    fn row(&self, out: &mut Read) {
        let cells: Vec<(usize, &str)> = parts(self.text, |c| c == '\t' || c == '|').collect();
        let mut full = cells.iter().map(|(at, c)| (*at, c.trim())).filter(|(_, c)| !c.is_empty());
        let (Some((_, number)), Some((at, name))) = (full.next(), full.next()) else { return };
        let state = full.find_map(|(_, c)| WORDS.iter().find(|(word, _)| *word == c).map(|(_, state)| *state));
        let Some(state) = state.filter(|_| number.parse::<u32>().is_ok()) else { return };
        let at = at + self.text[at..].find(name).unwrap_or(0);
        let names: Vec<Name> = self.names(at, name);
        if names.iter().any(|n| n.unit.is_some()) {
            let label = self.span(at, at + name.len());
            out.lists.push(Printed { state, label, names, whole: false });
        }
    }

    /// The name in a piece, without what stands in brackets behind it; of 甲局和乙局 both.
    fn names(&self, start: usize, piece: &str) -> Vec<Name> {
        let bare = piece.split(['（', '(']).next().unwrap_or(piece);
        let name = bare.trim();
        let start = start + (bare.len() - bare.trim_start().len());
        let one = |at: usize, name: &str| {
            let unit = (self.resolve)(name);
            let is_name = unit.is_some() || (cells::names_a_body(name) && name.chars().count() <= 20);
            let span = self.span(at, at + name.len());
            is_name.then(|| Name { text: name.to_owned(), unit, span })
        };
        if (self.resolve)(name).is_none()
            && let Some((at, and)) = name.char_indices().find(|(_, c)| matches!(c, '和' | '及' | '与'))
            && (self.resolve)(&name[..at]).is_some()
        {
            let second = at + and.len_utf8();
            return [one(start, &name[..at]), one(start + second, &name[second..])].into_iter().flatten().collect();
        }
        one(start, name).into_iter().collect()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.from + start, self.from + end)
    }
}

/// The first word for a state; of those that begin at one place the longest.
fn next_word(text: &str) -> Option<(usize, &'static str, State)> {
    let found = WORDS.iter().filter_map(|(word, state)| Some((text.find(word)?, *word, *state)));
    found.min_by_key(|(at, word, _)| (*at, std::cmp::Reverse(word.len())))
}

/// What may stand between the word for a state and its list.
const BETWEEN: [&str; 10] = ["的", "单位", "部门", "有", "是", "为", "名单", "如下", "分别", "情况"];

/// The bytes up to a list, where one begins behind a word: 的单位有3家：, or 。 behind a heading.
fn opens(rest: &str, heading: bool) -> Option<usize> {
    let mut left = rest;
    loop {
        let shorter = BETWEEN.iter().find_map(|w| left.strip_prefix(w)).or_else(|| {
            let (length, _) = count(left.trim_start_matches(['（', '(', '共']))?;
            let skipped = left.len() - left.trim_start_matches(['（', '(', '共']).len();
            Some(left[skipped + length..].trim_start_matches(['）', ')']))
        });
        match shorter {
            Some(shorter) => left = shorter,
            None => break,
        }
    }
    let sign = left.chars().next().filter(|c| matches!(c, '：' | ':') || (heading && *c == '。'))?;
    Some(rest.len() - left.len() + sign.len_utf8())
}

/// Whether nothing but an ordinal and marks stand before.
fn is_heading(before: &str) -> bool {
    before.chars().all(|c| "（）()一二三四五六七八九十、.．*0123456789 \u{3000}".contains(c))
}

/// 3家, 共3家, 3个单位: its bytes and how many.
fn count(text: &str) -> Option<(usize, usize)> {
    let from = if text.starts_with('共') { '共'.len_utf8() } else { 0 };
    let digits: String = text[from..].chars().take_while(char::is_ascii_digit).collect();
    let rest = &text[from + digits.len()..];
    let unit = ["家", "个单位", "个部门"].iter().find(|u| rest.starts_with(**u))?;
    Some((from + digits.len() + unit.len(), digits.parse().ok()?))
}

/// The pieces between separators that stand in no brackets, up to the end of the sentence.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut depth = 0usize;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '。' | '；' | '\n' if depth == 0 => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    let mut depth = 0usize;
    let separates = move |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '、' | '，' | ',')
    };
    parts(&text[..end], separates).filter(|(_, piece)| !piece.trim().is_empty()).collect()
}

/// The parts of a text between separators, each with where it begins.
fn parts(text: &str, separates: impl FnMut(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    text.split(separates).map(move |part| (part.as_ptr() as usize - text.as_ptr() as usize, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_with_and_without_a_year() {
        let named = |year, month| Some(Named { year, month });
        assert_eq!(month("关于2022年6月份任务进展情况的通报"), named(Some(2022), 6));
        assert_eq!(month("关于12月份报送情况的通报"), named(None, 12));
        assert_eq!(month("关于2022年上半年情况的通报"), None);
        assert_eq!(month("截至2022年6月29日，2022年7月份"), named(Some(2022), 7), "a day is none");
    }

    #[test]
    fn counts_of_bodies() {
        assert_eq!(count("共17家。"), Some(("共17家".len(), 17)));
        assert_eq!(count("3个单位，"), Some(("3个单位".len(), 3)));
        assert_eq!(count("3项"), None);
        assert_eq!(count("家"), None);
    }

    #[test]
    fn a_list_is_opened_by_a_colon_or_below_its_heading() {
        assert_eq!(opens("的单位有3家：甲局", false), Some("的单位有3家：".len()));
        assert_eq!(opens("（共3家）：甲局", false), Some("（共3家）：".len()));
        assert_eq!(opens("。甲局", true), Some("。".len()));
        for (no, heading) in [("。甲局", false), ("的，将予以通报：", false), ("的单位要尽快补报。", true)]
        {
            assert_eq!(opens(no, heading), None, "{no}");
        }
    }
}
