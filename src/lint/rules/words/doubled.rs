//! A word of grammar written twice.

use crate::lint::rule::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "落实的的措施",
        good: "落实的措施",
        repair: Repair::Person,
    },
    look: Look::Words(DOUBLES, check),
};

static CODE: Code = Code {
    id: "C009",
    name: "doubled-word",
    severity: Severity::Warning,
    message: Words {
        zh: "“{word}”可能多写了一个“{one}”", en: "“{word}” may have one {one} too many"
    },
    cure: Words { zh: "核对原件，删去多余的一个", en: "compare the original and take one out" },
    why: Words {
        zh: "“的、为、了、和、与、在、是、对、将、及、要”不会连写两个，除非前一个属于另一个词（如“行为为”）；这种情形请人工判断。",
        en: "Words of grammar do not stand twice in a row, unless the first belongs to another word; a person judges.",
    },
};

const DOUBLES: &[&str] = &["的的", "为为", "了了", "和和", "与与", "在在", "是是", "对对", "将将", "及及", "要要"];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let one = spot.word().chars().next().unwrap_or_default();
    let before = spot.head().char_indices().next_back().map_or(0, |(i, _)| i);
    let after = spot.tail().char_indices().nth(2).map_or(spot.tail().len(), |(i, _)| i);
    let (start, end) = (spot.line.start + before, spot.end + after);
    out.at(start, end).with("word", &spot.text.text[start..end]).with("one", one);
}
