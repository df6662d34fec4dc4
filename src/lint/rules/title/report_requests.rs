//! A report holds no request.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Regulation,
        source: Words {
            zh: "《党政机关公文处理工作条例》第十五条第（四）项", en: "the regulation, article 15 (4)"
        },
        bad: "关于汛期工作的报告……请予批准。",
        good: "关于汛期工作的请示……请予批准。",
        repair: Repair::Person,
    },
    look: Look::Words(&["请予批准", "请予批复", "请批复", "请审批", "请批准", "请批示"], check),
};

static CODE: Code = Code {
    id: "C033",
    name: "report-with-request",
    severity: Severity::Error,
    message: Words { zh: "报告里夹带了请示：“{words}”", en: "a report holds a request: {words}" },
    cure: Words {
        zh: "另行请示，或把文种改为请示", en: "ask in a paper of its own, or make this a 请示"
    },
    why: Words {
        zh: "不得在报告等非请示性公文中夹带请示事项。", en: "A report must not hold a request."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let is_report = spot.text.title().is_some_and(|(title, ..)| title.ends_with("报告"));
    let is_request = spot.tail().starts_with(['。', '！']) || spot.tail().is_empty();
    if is_report && is_request && spot.line.role != Role::Title {
        out.at(spot.start, spot.end).with("words", spot.word());
    }
}
