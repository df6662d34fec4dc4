//! One passes on the papers of others and issues one’s own.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "关于转发本局工作方案的通知",
        good: "关于印发本局工作方案的通知",
        repair: Repair::Person,
    },
    look: Look::Words(&["转发本", "转发我"], check),
};

static CODE: Code = Code {
    id: "C031",
    name: "passed-on-own-paper",
    severity: Severity::Warning,
    message: Words { zh: "本单位的文件用了“转发”", en: "转发 of one’s own paper" },
    cure: Words { zh: "改为“印发”", en: "write 印发" },
    why: Words {
        zh: "自己的文件用“印发”，上级、同级、不相隶属机关的文件用“转发”，下级的文件用“批转”。",
        en: "One issues one’s own papers and passes on those of others.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let own = ["单位", "局", "办", "委", "厅", "部", "院", "校", "县", "区", "市", "省"];
    let tail = spot.tail();
    let goes_on = own.iter().find_map(|o| tail.strip_prefix(o));
    // 转发我省各地: what follows belongs to others.
    if spot.line.role == Role::Title && goes_on.is_some_and(|rest| !rest.starts_with(['各', '有'])) {
        out.at(spot.start, spot.end);
    }
}
