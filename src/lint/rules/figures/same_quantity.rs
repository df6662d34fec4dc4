//! The same quantity is the same wherever it is said.

use crate::lint::rule::*;
use crate::lint::text::PROSE;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "到2025年，家庭医生签约服务覆盖率达到75%……（附件）到2025年，家庭医生签约服务覆盖率达到72%",
        good: "到2025年，家庭医生签约服务覆盖率达到75%……（附件）到2025年，家庭医生签约服务覆盖率达到75%",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C140",
    name: "quantity-differs",
    severity: Severity::Warning,
    message: Words {
        zh: "“{name}”这里是{one}，前面是{other}", en: "{name} is {one} here and {other} before"
    },
    cure: Words { zh: "核对原始数据，改正错的一处", en: "look the figure up and mend the wrong one" },
    why: Words {
        zh: "同一指标、同一时期的数在正文、附件、表格里应当一致；改了一处忘了另一处，最容易被人抓住。",
        en: "One indicator of one period has one figure; one place was mended and the other forgotten.",
    },
};

/// No name of an indicator is shorter, in characters.
const SHORTEST: usize = 6;
/// Marks that part clauses.
const CLAUSE: [char; 9] = ['。', '；', '，', '：', '、', '\n', '\t', '（', '）'];
/// What the figure is made of.
const FIGURE: [char; 11] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'];
/// Marks of a range, a sum or a further figure beside one.
const RANGE: [char; 9] = ['～', '~', '—', '-', '－', '–', '至', '到', '/'];

/// A figure with what it says.
struct Quantity<'t> {
    /// The clause before it.
    name: &'t str,
    /// The clause before that one, in the same sentence.
    before: &'t str,
    /// The day, month or year that the sentence names last.
    period: &'t str,
    /// The character behind the figure.
    unit: char,
    start: usize,
    end: usize,
}

fn check(text: &Text<'_>, out: &mut Hits) {
    let whole = text.text.as_ref();
    let mut seen: BTreeMap<(&str, &str, &str, char), (usize, usize)> = BTreeMap::new();
    for line in text.lines.iter().filter(|l| PROSE.contains(&l.role) || l.role == Role::Row) {
        for quantity in quantities(whole, line) {
            let Quantity { name, before, period, unit, start, end } = quantity;
            // Where a period is named, what else the sentence says before does not matter.
            let before = if period.is_empty() { before } else { "" };
            let (first, stop) = *seen.entry((name, before, period, unit)).or_insert((start, end));
            let (one, other) = (&whole[start..end], &whole[first..stop]);
            if one != other {
                let shown = |figure: &str| format!("{figure}{unit}");
                let found = out.at(start, end + unit.len_utf8()).with("name", name).with("one", shown(one));
                found.with("other", shown(other)).see(EARLIER, first, stop + unit.len_utf8());
            }
        }
    }
}

const EARLIER: Words = Words { zh: "前面这样写", en: "said so before" };

fn quantities<'t>(whole: &'t str, line: &Line) -> Vec<Quantity<'t>> {
    let words = &whole[line.start..line.end];
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = words[from..].find(|c: char| c.is_ascii_digit()).map(|n| from + n) {
        let length = words[at..].find(|c| !FIGURE.contains(&c)).unwrap_or(words.len() - at);
        from = at + length;
        out.extend(quantity(whole, line, at, from));
    }
    out
}

fn quantity<'t>(whole: &'t str, line: &Line, at: usize, end: usize) -> Option<Quantity<'t>> {
    let words = &whole[line.start..line.end];
    let (head, tail) = (last(&words[..at]), &words[end..]);
    let unit = tail.chars().next().filter(|c| is_han(*c) || matches!(c, '%' | '‰'))?;
    let sentence = head.rsplit(['。', '；', '\t']).next()?;
    let name = sentence.rsplit(CLAUSE).next()?;
    let rest = &sentence[..sentence.len() - name.len()];
    let before = rest.trim_end_matches(CLAUSE).rsplit(CLAUSE).next().unwrap_or_default();
    let is_name = name.chars().count() >= SHORTEST && name.chars().all(is_han) && is_said(name);
    let after = tail.strip_prefix(unit).unwrap_or_default();
    let of_date = matches!(unit, '年' | '月' | '日' | '号' | '时' | '点' | '分' | '项' | '是' | '类');
    let in_range = after.starts_with(RANGE) || tail.starts_with(RANGE);
    let (start, end) = (line.start + at, line.start + end);
    (is_name && !of_date && !in_range).then(|| Quantity { name, before, period: period(sentence), unit, start, end })
}

/// As much of what stands before a figure as one sentence takes: a whole paper may be one line.
fn last(head: &str) -> &str {
    const SENTENCE: usize = 300;
    let from = head.len().saturating_sub(SENTENCE);
    let from = (from..head.len()).find(|at| head.is_char_boundary(*at)).unwrap_or(head.len());
    &head[from..]
}

/// Whether the clause says that something is so much: 覆盖率达到, not 每 or 提高.
fn is_said(name: &str) -> bool {
    const SAYS: [&str; 9] = ["达到", "达", "为", "共有", "共计", "总数", "不低于", "不少于", "完成"];
    SAYS.iter().any(|w| name.ends_with(w)) && !["每", "其中", "分别", "新增"].iter().any(|w| name.contains(w))
}

/// The last year, month or day that a sentence names.
fn period(sentence: &str) -> &str {
    let last = sentence
        .char_indices()
        .rev()
        .find(|(n, c)| matches!(c, '年' | '月' | '日') && digits_before(&sentence[..*n]) > 0);
    let Some((end, mark)) = last else { return "" };
    let head = &sentence[..end + mark.len_utf8()];
    let start = head.char_indices().rev().find(|(_, c)| !c.is_ascii_digit() && !matches!(c, '年' | '月' | '日'));
    start.map_or(head, |(n, c)| &head[n + c.len_utf8()..])
}
