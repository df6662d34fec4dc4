//! Names of annexes stand without 《》.

use crate::lint::outline::announced;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "附件：《任务表》",
        good: "附件：任务表",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Announced, Role::Item], check),
};

static CODE: Code = Code {
    id: "C057",
    name: "annex-note-title-marks",
    severity: Severity::Info,
    message: Words { zh: "附件名称加了书名号", en: "the name of an annex stands in 《》" },
    cure: Words { zh: "可以去掉书名号", en: "the marks may go" },
    why: Words {
        zh: "附件说明中的名称一般不加书名号。", en: "Names of annexes mostly stand without title marks."
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let name = if line.role == Role::Announced { announced(words) } else { words };
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit() || "．.、 ".contains(c));
    if bare.starts_with('《') && bare.ends_with('》') {
        out.at(line.end - bare.len(), line.end);
    }
}
