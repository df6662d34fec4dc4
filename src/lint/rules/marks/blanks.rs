//! No blank stands between characters or before figures.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "共有 23 项任务",
        good: "共有23项任务",
        repair: Repair::Safe,
    },
    look: Look::Words(&[" ", "\u{a0}"], check),
};

static CODE: Code = Code {
    id: "C101",
    name: "blank-in-text",
    severity: Severity::Warning,
    message: Words { zh: "文字中间有空格", en: "a blank stands within the text" },
    cure: Words { zh: "删去空格", en: "take it out" },
    why: Words {
        zh: "公文里汉字之间、汉字与数字之间不空格；空格多是转换格式时带入的。",
        en: "Chinese text has no blanks; conversions bring them in.",
    },
};

/// A line of more bytes is a whole paper; its paragraphs are parted by blanks.
const WHOLE_PAPER: usize = 4500;
/// Shorter lines are labels and names set with blanks.
const SHORTEST: usize = 24;

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (Some(before), Some(after)) = (spot.before(), spot.after()) else { return };
    let letter = |c: char| is_han(c) || c.is_ascii_alphanumeric();
    let beside = letter(before) && letter(after) && (is_han(before) || is_han(after));
    let long = spot.line.end - spot.line.start >= SHORTEST * 3;
    let looked_at = match spot.line.role {
        Role::Body | Role::Numbered => long,
        Role::Row => long && !is_spread(spot),
        _ => false,
    };
    if beside && looked_at && !is_parting(spot) {
        out.at(spot.start, spot.end).put("");
    }
}

/// Whether a word is set with blanks between all its characters, as heads of columns are: 内 容.
fn is_spread(spot: &Spot<'_>) -> bool {
    let blank = |c: Option<char>| c.is_none_or(|c| c.is_whitespace());
    blank(spot.head().chars().rev().nth(1)) || blank(spot.tail().chars().nth(1))
}

/// A blank that parts what belongs apart: paragraphs run into one line, organs that issue a paper together, standards.
fn is_parting(spot: &Spot<'_>) -> bool {
    let organ = ["办公厅", "办公室", "国务院", "政府", "委员会", "部", "局", "厅", "委", "法院", "检察院"];
    let (head, tail) = (spot.head(), spot.tail());
    let joint = organ.iter().any(|o| head.ends_with(o)) && tail.chars().next().is_some_and(is_han);
    let begins = ordinal(tail).is_some() || tail.starts_with("附件") || tail.starts_with("第");
    let standard = head.ends_with(|c: char| c.is_ascii_alphabetic());
    let labelled = head.trim_end_matches(|c: char| c.is_ascii_digit()) == "附件";
    let one_line = spot.line.end - spot.line.start > WHOLE_PAPER;
    joint || begins || standard || labelled || one_line
}
