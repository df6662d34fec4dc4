//! One item needs no number.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "（一）加强领导。……（全节只此一项）",
        good: "加强领导。……",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C045",
    name: "ordinal-alone",
    severity: Severity::Info,
    message: Words { zh: "这一层只有“{mark}”一项", en: "{mark} is the only one of its rank" },
    cure: Words {
        zh: "只有一项时不编号，或核对是否缺了下文",
        en: "leave it without a number, or see whether something is missing",
    },
    why: Words {
        zh: "分层是为了并列；一层只有一项，不必编号，也可能是后面丢了。",
        en: "A rank of one item needs no number; perhaps the rest got lost.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let numbered: Vec<_> = text
        .lines
        .iter()
        .filter(|l| l.role == Role::Numbered)
        .filter_map(|l| Some((l, ordinal(text.of(l))?)))
        .collect();
    for (n, (line, ordinal)) in numbered.iter().enumerate().filter(|(_, (_, o))| o.value == 1 && o.rank < 3) {
        let next = numbered[n + 1..].iter().map(|(_, o)| o).find(|o| o.rank <= ordinal.rank);
        if next.is_none_or(|next| next.rank < ordinal.rank) {
            out.at(line.start, line.start + ordinal.length).with("mark", &text.of(line)[..ordinal.length]);
        }
    }
}
