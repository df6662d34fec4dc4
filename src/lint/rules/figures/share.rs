//! A share fits its numbers.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "共22件，已办结6件，占37%",
        good: "共22件，已办结6件，占27%",
        repair: Repair::Person,
    },
    look: Look::Words(&["占比", "，占", ",占"], check),
};

static CODE: Code = Code {
    id: "C081",
    name: "share-differs",
    severity: Severity::Warning,
    message: Words {
        zh: "{total}{unit}中的{part}{unit}占{real}%，文中写作{said}%",
        en: "{part} of {total} is {real}%, the text says {said}%",
    },
    cure: Words { zh: "核对件数和比例", en: "look the numbers up" },
    why: Words { zh: "比例与件数对不上，必有一处是错的。", en: "One of the numbers is wrong." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let tail = spot.tail();
    let number = tail.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(0);
    let (Some(said), true) = (tenths(&tail[..number]), tail[number..].starts_with('%')) else { return };
    let head = spot.head().trim_end_matches(['，', ',']);
    let sentence = head.rsplit(['。', '\n']).next().unwrap_or_default();
    let Some(unit) = sentence.chars().next_back().filter(|c| "件项个家户人名所".contains(*c)) else { return };
    let counts: Vec<u64> = sentence.match_indices(unit).filter_map(|(n, _)| whole(&sentence[..n])).collect();
    let [earlier @ .., part] = counts.as_slice() else { return };
    let Some(total) = earlier.iter().max().filter(|total| *total > part) else { return };
    // In tenths of a per cent; half a per cent is what rounding can do.
    let real = part * 1000 / total;
    if real.abs_diff(said) > 10 {
        let found = out.at(spot.end, spot.end + number + 1).with("total", total).with("part", part).with("unit", unit);
        found.with("real", format!("{}.{}", real / 10, real % 10)).with("said", &tail[..number]);
    }
}

fn whole(head: &str) -> Option<u64> {
    head[head.len() - digits_before(head)..].parse().ok()
}

/// A decimal in tenths: 27 is 270.
fn tenths(s: &str) -> Option<u64> {
    let (whole, part) = s.split_once('.').unwrap_or((s, "0"));
    Some(whole.parse::<u64>().ok()? * 10 + part.get(..1)?.parse::<u64>().ok()?)
}
