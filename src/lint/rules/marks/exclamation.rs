//! Papers state; they do not exclaim.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "请抓紧落实！",
        good: "请抓紧落实。",
        repair: Repair::Person,
    },
    look: Look::Words(&["！", "？"], check),
};

static CODE: Code = Code {
    id: "C102",
    name: "exclamation",
    severity: Severity::Info,
    message: Words { zh: "公文行文用了“{mark}”", en: "{mark} stands in a paper" },
    cure: Words { zh: "一般改为句号", en: "mostly write 。" },
    why: Words {
        zh: "公文语体平实，除口号、引文外少用叹号、问号。",
        en: "Papers are plain; ！ and ？ belong to slogans and quotations.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    // Within a quotation they are another’s.
    let open = spot.head().matches('“').count() > spot.head().matches('”').count();
    if !open && matches!(spot.line.role, Role::Body | Role::Numbered) {
        out.at(spot.start, spot.end).with("mark", spot.word());
    }
}
