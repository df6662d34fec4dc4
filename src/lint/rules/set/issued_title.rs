//! What a notice issues bears the title it is issued by.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Hit, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words {
            zh: "GB/T 9704—2012 7.3.7；公文校对惯例", en: "GB/T 9704—2012, 7.3.7; usual proofreading"
        },
        bad: "关于印发《甲工作方案》的通知……甲行动方案",
        good: "关于印发《甲工作方案》的通知……甲工作方案",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C137",
    name: "issued-title-differs",
    severity: Severity::Warning,
    message: Words {
        zh: "标题印发的是《{issued}》，所附题名是“{title}”",
        en: "the title issues 《{issued}》, enclosed is {title}",
    },
    cure: Words { zh: "核对两处题名", en: "compare both titles" },
    why: Words {
        zh: "通知标题、正文和所附文件的题名应当逐字一致。", en: "The three are the same, letter by letter."
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let Some((notice, plan)) = subject.notice.and_then(|n| Some((n, n.plan.as_ref()?))) else { return Vec::new() };
    let enclosed: String = plan.title.concat().chars().filter(|c| !c.is_whitespace()).collect();
    let Some(issued) = notice.title.as_deref().and_then(issued) else { return Vec::new() };
    // Where a kind of try-out is added in brackets, the title is the same.
    let bare = |s: &str| s.split('（').next().unwrap_or_default().to_owned();
    if enclosed.is_empty() || bare(&enclosed).ends_with(&bare(issued)) || bare(issued).ends_with(&bare(&enclosed)) {
        return Vec::new();
    }
    let hit = Hit::new(&Subject::in_notice("title"), issued).with("issued", issued).with("title", &enclosed);
    vec![hit.see(ENCLOSED, &Subject::in_notice("plan.title"), plan.title.first().cloned().unwrap_or_default())]
}

const ENCLOSED: Words = Words { zh: "所附题名", en: "the title enclosed" };

/// The title in 印发《…》.
fn issued(title: &str) -> Option<&str> {
    let (_, rest) = title.split_once("印发《")?;
    rest.rsplit_once('》').map(|(issued, _)| issued)
}
