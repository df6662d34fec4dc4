//! Ranks follow one another.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.3", en: "GB/T 9704—2012, 7.3.3" },
        bad: "一、总体要求⏎（1）明确任务",
        good: "一、总体要求⏎（一）明确任务",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C043",
    name: "ordinal-skipped-rank",
    severity: Severity::Warning,
    message: Words { zh: "“{mark}”跳过了上一层序数", en: "{mark} skips a rank" },
    cure: Words {
        zh: "按“一、（一）1.（1）”逐层编排；只有两层时可用“一、”“1.”",
        en: "go down by 一、 （一） 1. （1）; with two ranks alone 一、 and 1. will do",
    },
    why: Words {
        zh: "结构层次逐层使用；只有两层时，第二层用“（一）”或“1.”都可以。",
        en: "Ranks are used one by one; of two ranks the second may be （一） or 1.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let mut above = 0;
    for line in text.lines.iter() {
        match line.role {
            Role::Numbered => {}
            // A new paper or table begins a new order.
            Role::Label | Role::Row | Role::Title | Role::AnnexTitle => {
                above = 0;
                continue;
            }
            _ => continue,
        }
        let words = text.of(line);
        let Some(ordinal) = ordinal(words) else { continue };
        let allowed = above == 0 || ordinal.rank <= above + 1 || (above, ordinal.rank) == (1, 3);
        if !allowed {
            out.at(line.start, line.start + ordinal.length).with("mark", &words[..ordinal.length]);
        }
        above = ordinal.rank;
    }
}
