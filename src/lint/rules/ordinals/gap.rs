//! Ordinals of one rank count up by one.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.3", en: "GB/T 9704—2012, 7.3.3" },
        bad: "一、总体要求⏎三、工作要求",
        good: "一、总体要求⏎二、工作要求",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C044",
    name: "ordinal-gap",
    severity: Severity::Warning,
    message: Words {
        zh: "序数“{mark}”与前面不连续，上一个同层序数是 {last}", en: "{mark} does not follow on {last}"
    },
    cure: Words { zh: "改正序数，或补上缺的一段", en: "mend the ordinal or add what is missing" },
    why: Words {
        zh: "同层序数连续编号；断号、重号可能是丢了一段。第三层可以贯通全文连续编号。",
        en: "Ordinals of one rank follow on; a gap may mean a lost part. The third rank may count through the whole text.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    // The last number of each rank since the rank above went on; the third may count on.
    let mut last = [0usize; 5];
    for line in &text.lines {
        if matches!(line.role, Role::Label | Role::Row | Role::Title | Role::AnnexTitle | Role::Date) {
            last = [0; 5];
        }
        let words = text.of(line);
        let Some(ordinal) = ordinal(words).filter(|_| line.role == Role::Numbered) else { continue };
        let before = last[ordinal.rank];
        let follows = ordinal.value == before + 1;
        let starts = ordinal.value == 1;
        if before > 0 && !follows && !starts {
            let found = out.at(line.start, line.start + ordinal.length).with("mark", &words[..ordinal.length]);
            found.with("last", before);
        }
        last[ordinal.rank] = ordinal.value;
        let deeper = ordinal.rank + 1;
        for rank in (deeper..=4).filter(|rank| *rank != 3) {
            last[rank] = 0;
        }
    }
}
