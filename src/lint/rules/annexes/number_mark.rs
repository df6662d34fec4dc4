//! Behind the number of an annex stands a dot and no blank.

use crate::lint::outline::announced;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.4", en: "GB/T 9704—2012, 7.3.4" },
        bad: "附件：1、任务表",
        good: "附件：1.任务表",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Announced, Role::Item], check),
};

static CODE: Code = Code {
    id: "C059",
    name: "annex-note-number-mark",
    severity: Severity::Warning,
    message: Words { zh: "附件序号后用了“{mark}”", en: "{mark} stands behind the number of an annex" },
    cure: Words { zh: "改为“1.名称”的写法", en: "write 1. and the name" },
    why: Words {
        zh: "附件顺序号后用下脚点，点后不空格。", en: "A dot and no blank stands behind the number."
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let name = if line.role == Role::Announced { announced(words) } else { words };
    let number = digits(name);
    let rest = &name[number..];
    let mark = &rest[..rest.len() - rest.trim_start_matches(|c: char| "．.、 \u{3000}".contains(c)).len()];
    if (1..=2).contains(&number) && mark != "." && !mark.is_empty() {
        let start = line.end - rest.len();
        out.at(start, start + mark.len()).with("mark", mark).put(".");
    }
}
