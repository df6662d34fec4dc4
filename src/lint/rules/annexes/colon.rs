//! A full-width colon stands behind 附件.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.4", en: "GB/T 9704—2012, 7.3.4" },
        bad: "附件: 任务表",
        good: "附件：任务表",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Announced], check),
};

static CODE: Code = Code {
    id: "C051",
    name: "annex-note-colon",
    severity: Severity::Error,
    message: Words { zh: "“附件”后用了半角冒号", en: "a half-width colon stands behind 附件" },
    cure: Words { zh: "改为全角冒号“：”", en: "write ：" },
    why: Words {
        zh: "附件说明标“附件”二字，后标全角冒号和附件名称。", en: "附件 is followed by a full-width colon."
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    if let Some(n) = words.find([':', '：']).filter(|n| words[*n..].starts_with(':')) {
        let end = n + 1 + (words[n + 1..].len() - words[n + 1..].trim_start().len());
        out.at(line.start + n, line.start + n + 1).put_at(line.start + n, line.start + end, "：");
    }
}
