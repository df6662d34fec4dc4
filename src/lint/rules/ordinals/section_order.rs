//! Ordinals count up without a gap and begin anew under a new heading (GB/T 9704 7.3.3).

use crate::base::diagnostic::{Code, Severity, Text};
use crate::base::number::from_chinese;
use crate::lint::rule::Words;
use crate::lint::{Basis, Look, Page, Repair};
use crate::lint::{Hit, Rule, Subject};
use crate::model::Section;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.3", en: "GB/T 9704—2012, 7.3.3" },
        bad: "一、……二、……四、……",
        good: "一、……二、……三、……",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C008",
    name: "section-out-of-order",
    severity: Severity::Error,
    message: Text {
        zh: "序数“{number}”不连续，此处应为第 {wanted} 个",
        en: "ordinal {number} is out of order; this is number {wanted}",
    },
    cure: Text { zh: "改正序数，或补上缺的一段", en: "mend the ordinal or add what is missing" },
    why: Text {
        zh: "同级序数从一开始连续编号；断号、重号可能是丢了一段。",
        en: "Ordinals of one rank count up from one; a gap may mean that a part was lost.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let mut out = Vec::new();
    if let Some(notice) = subject.notice {
        level(&mut out, "sections", &notice.sections);
        if let Some(plan) = &notice.plan {
            level(&mut out, "plan.sections", &plan.sections);
        }
    }
    out
}

fn level(out: &mut Vec<Hit>, path: &str, sections: &[Section]) {
    let mut last = None;
    for (i, s) in sections.iter().enumerate() {
        let place = Subject::in_notice(format!("{path}[{i}].number"));
        let body = s.number.trim_matches(['（', '）', '、', '.']);
        // 1. may count on through the whole text where 一、 stands above it; its own steps are looked at.
        let counts_on = body.parse::<usize>().ok();
        let value = from_chinese(body).or(counts_on);
        let wanted = last.map_or(counts_on.unwrap_or(1), |last: usize| last + 1);
        if let Some(value) = value {
            if value != wanted {
                out.push(Hit::new(&place, &s.number).with("number", &s.number).with("wanted", wanted));
            }
            last = Some(value);
        }
        level(out, &format!("{path}[{i}].sections"), &s.sections);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Notice;

    #[test]
    fn good_and_bad() {
        let hits = |numbers: &[&str]| {
            let sections = numbers.iter().map(|n| Section { number: (*n).into(), ..Section::default() }).collect();
            let notice = Notice { sections, ..Notice::default() };
            check(&Subject { notice: Some(&notice), ..Subject::default() }).len()
        };
        assert_eq!(hits(&["一、", "二、", "三、"]), 0);
        assert_eq!(hits(&["4.", "5."]), 0);
        assert_eq!(hits(&["一、", "三、"]), 1);
        assert_eq!(hits(&["（二）", "（三）"]), 1);
        assert_eq!(hits(&["1.", "3.", "4."]), 1);
    }
}
