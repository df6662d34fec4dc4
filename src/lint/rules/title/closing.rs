//! The closing formula belongs to the kind of the paper.

use crate::lint::outline::GENRES;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Regulation,
        source: Words {
            zh: "《党政机关公文处理工作条例》第八条及各文种结语",
            en: "the regulation, article 8, and the formulas of the kinds",
        },
        bad: "关于汛期工作的通知……妥否，请批示。",
        good: "关于汛期工作的请示……妥否，请批示。",
        repair: Repair::Person,
    },
    look: Look::Words(CLOSINGS, check),
};

static CODE: Code = Code {
    id: "C032",
    name: "closing-of-another-genre",
    severity: Severity::Error,
    message: Words {
        zh: "文种是{genre}，结尾却用“{words}”", en: "the paper is a {genre} but closes with {words}"
    },
    cure: Words { zh: "改用本文种的结语或删去", en: "use the formula of this kind, or none" },
    why: Words {
        zh: "“妥否，请批示”是请示的结语，“特此报告”是报告的结语，不能混用。",
        en: "Each kind has its own closing.",
    },
};

const CLOSINGS: &[&str] = &[
    "妥否，请批示",
    "当否，请批示",
    "妥否，请指示",
    "以上请示妥否",
    "以上请示当否",
    "特此请示",
    "特此报告",
    "特此函复",
    "特此函达",
    "特此函告",
    "特此批复",
    "特此公告",
    "特此通告",
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let Some((title, ..)) = spot.text.title() else { return };
    let Some(genre) = GENRES.iter().find(|g| title.ends_with(*g)) else { return };
    let own = match spot.word() {
        w if w.starts_with("特此函") => "函",
        w if w.starts_with("特此") => &w["特此".len()..],
        _ => "请示",
    };
    // A quotation is no closing.
    let quoted = spot.before().is_some_and(|c| "“‘《".contains(c));
    if *genre != own && !quoted && spot.line.role != Role::Title {
        out.at(spot.start, spot.end).with("genre", genre).with("words", spot.word());
    }
}
