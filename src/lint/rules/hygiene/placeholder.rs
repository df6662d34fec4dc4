//! Nothing that was to be filled in is left.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "于××月××日前",
        good: "于6月30日前",
        repair: Repair::Person,
    },
    look: Look::Words(
        &[
            "××",
            "XX",
            "ＸＸ",
            "【待定】",
            "（待定）",
            "待补充",
            "TODO",
            "＿＿",
            "____",
            "年　月",
            "年 月",
            "年  月",
            "年   月",
        ],
        check,
    ),
};

static CODE: Code = Code {
    id: "C110",
    name: "placeholder",
    severity: Severity::Error,
    message: Words { zh: "留有待填的“{words}”", en: "{words} was to be filled in" },
    cure: Words { zh: "补上内容或删去", en: "fill it in or take it out" },
    why: Words {
        zh: "占位的符号和空着的日期表示稿子没有定稿。", en: "Signs that hold a place show a draft."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let first = spot.word().chars().next().unwrap_or(' ');
    let chinese = |c: Option<char>| c.is_none_or(|c| is_han(c) || "，。；：、（）《》“”〔〕 \u{3000}".contains(c));
    if spot.before() == Some(first)
        || first == 'X' && !(chinese(spot.before()) && chinese(spot.tail().trim_start_matches('X').chars().next()))
    {
        return;
    }
    // 2026年 3月 is a date with a blank.
    let is_date = first == '年' && (digits(spot.tail()) > 0 || !spot.tail().trim_start().starts_with('日'));
    if !is_date {
        let row = spot.tail().len() - spot.tail().trim_start_matches(first).len();
        out.at(spot.start, spot.end + row).with("words", spot.word());
    }
}
