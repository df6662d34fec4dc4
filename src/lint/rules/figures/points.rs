//! The difference of two rates is told in percentage points.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "由60%提高到65%，提高5%",
        good: "由60%提高到65%，提高5个百分点",
        repair: Repair::Person,
    },
    look: Look::Words(&["提高", "上升", "下降", "降低", "增长", "增加"], check),
};

static CODE: Code = Code {
    id: "C077",
    name: "percent-or-points",
    severity: Severity::Warning,
    message: Words {
        zh: "由{from}%到{to}%，相差的是百分点，不是“{said}%”",
        en: "from {from}% to {to}% the difference is in points, not {said}%",
    },
    cure: Words { zh: "改为“{said}个百分点”", en: "write {said}个百分点" },
    why: Words { zh: "两个百分数相减得到的是百分点。", en: "Two rates differ by points." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let tail = spot.tail().strip_prefix('了').unwrap_or(spot.tail());
    let Some((said, length)) = rate(tail) else { return };
    let head = spot.head();
    let from = head.char_indices().rev().nth(29).map_or(0, |(i, _)| i);
    let clause = head[from..].rsplit(['。', '；']).next().unwrap_or_default();
    let rates: Vec<&str> =
        clause.match_indices('%').filter_map(|(n, _)| Some(&clause[n - decimals(&clause[..n])?..n])).collect();
    let [.., one, two] = rates.as_slice() else { return };
    let hundredths = |s: &str| hundredths(s).unwrap_or(0);
    if hundredths(one).abs_diff(hundredths(two)) == hundredths(said) && hundredths(said) > 0 {
        let end = spot.line.end - tail.len() + length;
        let found = out.at(end - length, end).with("from", one).with("to", two);
        found.with("said", said);
    }
}

/// A rate at the beginning of a text, and how many bytes it takes with its %.
fn rate(s: &str) -> Option<(&str, usize)> {
    let length = s.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let is_rate = length > 0 && s[length..].starts_with('%');
    is_rate.then_some((&s[..length], length + 1))
}

/// How many bytes of a decimal a text ends with.
fn decimals(s: &str) -> Option<usize> {
    let n = s.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    (n > 0).then_some(n)
}

/// A decimal in hundredths: 6.5 is 650.
fn hundredths(s: &str) -> Option<u64> {
    let (whole, part) = s.split_once('.').unwrap_or((s, ""));
    let part = format!("{part:0<2}");
    Some(whole.parse::<u64>().ok()? * 100 + part.get(..2)?.parse::<u64>().ok()?)
}
