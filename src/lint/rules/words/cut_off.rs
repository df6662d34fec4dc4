//! Up to a day is 截至; 截止 means that something stops.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "《现代汉语词典》及公文用字惯例", en: "the dictionary and usage" },
        bad: "截止6月30日，已完成20项",
        good: "截至6月30日，已完成20项",
        repair: Repair::Person,
    },
    look: Look::Words(&["截止"], check),
};

static CODE: Code = Code {
    id: "C107",
    name: "cut-off-or-up-to",
    severity: Severity::Error,
    message: Words { zh: "表示到某时为止的情况用了“截止”", en: "截止 stands for up to a time" },
    cure: Words { zh: "改为“截至”", en: "write 截至" },
    why: Words {
        zh: "“截至”后面接时间，讲到那时的情况；“截止”是停止，如“报名5月30日截止”。",
        en: "截至 takes a time; 截止 is to stop.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let tail = spot.tail();
    let rest = tail.strip_prefix(['到', '至']).unwrap_or(tail);
    let clause = rest.split(['。', '；']).next().unwrap_or_default();
    let Some((time, behind)) = clause.split_once(['，', ',']) else { return };
    let dated = rest.starts_with("目前")
        || rest.starts_with(|c: char| c.is_ascii_digit()) && time.ends_with(['日', '底', '年', '月', '时', '末', '初']);
    let told = ["已", "共", "全", "累计", "仍", "尚", "有", "我", "各", "未"].iter().any(|w| behind.starts_with(w));
    if dated && time.chars().count() <= 14 && told {
        out.at(spot.start, spot.end);
    }
}
