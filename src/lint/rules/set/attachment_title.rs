//! An annex bears the title that the text announces (GB/T 9704 7.3.7).

use crate::base::diagnostic::{Code, Severity, Text};
use crate::lint::rule::Words;
use crate::lint::{Basis, Look, Page, Repair};
use crate::lint::{Hit, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.7", en: "GB/T 9704—2012, 7.3.7" },
        bad: "附件：任务分工表……附件页标题“任务分解表”",
        good: "两处都作“任务分工表”",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C007",
    name: "annex-title-differs",
    severity: Severity::Error,
    message: Text {
        zh: "附件标题“{title}”与附件说明“{announced}”不一致",
        en: "the annex is titled “{title}”, announced as “{announced}”",
    },
    cure: Text { zh: "改成同一个标题", en: "make them the same" },
    why: Text {
        zh: "附件顺序号和附件标题应当与附件说明的表述一致（GB/T 9704 7.3.7）。",
        en: "An annex bears the title announced (GB/T 9704 clause 7.3.7).",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let Some((notice, annex)) = subject.notice.and_then(|n| Some((n, n.annex.as_ref()?))) else { return Vec::new() };
    match notice.attachments.first() {
        Some(announced) if !notice.attachments.contains(&annex.title) => {
            let hit = Hit::new(&Subject::in_notice("annex.title"), &annex.title);
            vec![hit.with("title", &annex.title).with("announced", announced)]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annex, Notice};

    #[test]
    fn good_and_bad() {
        let hits = |announced: &[&str]| {
            let annex = Annex { label: "附件".into(), title: "任务清单".into() };
            let attachments = announced.iter().map(|a| (*a).to_owned()).collect();
            let notice = Notice { annex: Some(annex), attachments, ..Notice::default() };
            check(&Subject { notice: Some(&notice), ..Subject::default() }).len()
        };
        assert_eq!(hits(&["任务清单"]), 0);
        assert_eq!(hits(&["任务分工表"]), 1);
        assert_eq!(hits(&["名单", "任务清单"]), 0);
    }
}
