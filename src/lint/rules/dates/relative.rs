//! Terms are given by date.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "请于本月底前报送",
        good: "请于6月30日前报送",
        repair: Repair::Person,
    },
    look: Look::Words(
        &[
            "本月底",
            "本周内",
            "本周五",
            "下周一",
            "下周五",
            "下周内",
            "明天上午",
            "明天下午",
            "昨日",
            "昨天",
            "下月初",
            "下月底",
            "月内完成",
        ],
        check,
    ),
};

static CODE: Code = Code {
    id: "C066",
    name: "date-relative",
    severity: Severity::Info,
    message: Words {
        zh: "“{word}”要看哪天读到才知道是哪天", en: "{word} depends on the day it is read"
    },
    cure: Words { zh: "写明日期", en: "give the date" },
    why: Words {
        zh: "相对的时间离开成文日期就不明确，期限应当写明日期。",
        en: "Such words lose their day; give dates.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    // 昨日's quotations and titles are not terms.
    let quoted = spot.before().is_some_and(|c| "“‘《".contains(c));
    if !quoted && matches!(spot.line.role, Role::Body | Role::Numbered | Role::Row) {
        out.at(spot.start, spot.end).with("word", spot.word());
    }
}
