//! A cited number is not followed by 文件.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "引用惯例", en: "usage" },
        bad: "《关于汛期工作的通知》（某发〔2026〕5号文件）",
        good: "《关于汛期工作的通知》（某发〔2026〕5号）",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["号文件）", "号文）"], check),
};

static CODE: Code = Code {
    id: "C018",
    name: "citation-with-wenjian",
    severity: Severity::Info,
    message: Words { zh: "文号后加了“文件”", en: "文件 stands behind a cited number" },
    cure: Words { zh: "删去“文件”", en: "take 文件 out" },
    why: Words {
        zh: "文号已表明是文件，括注时不再加“文件”。", en: "The number says that it is a paper."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let head = spot.head();
    let serial = digits_before(head);
    if serial > 0 && head[..head.len() - serial].ends_with(['〕', ']', '］', '】']) {
        let (start, end) = (spot.start + '号'.len_utf8(), spot.end - '）'.len_utf8());
        out.at(start, end).put("");
    }
}
