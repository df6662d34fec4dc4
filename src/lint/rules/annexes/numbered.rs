//! Annexes are numbered where there are several.

use crate::lint::outline::announced;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.4", en: "GB/T 9704—2012, 7.3.4" },
        bad: "附件：1.任务表（只有一个）",
        good: "附件：任务表",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C053",
    name: "annex-note-numbers",
    severity: Severity::Warning,
    message: Words { zh: "{what}", en: "{what_en}" },
    cure: Words {
        zh: "只有一个附件不编号；两个以上用“1.”“2.”编号",
        en: "number two and more with 1. 2.; leave a single one without",
    },
    why: Words {
        zh: "附件如有两个以上，用阿拉伯数字标注顺序号；只有一个的不编号。",
        en: "Several annexes are numbered in Arabic digits; a single one is not.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let notes: Vec<&Line> = text.all(Role::Announced).collect();
    let [note] = notes.as_slice() else { return several(text, &notes, out) };
    let name = announced(text.of(note));
    let items = text.all(Role::Item).count();
    let number = digits(name);
    let is_number = number > 0 && number <= 2 && name[number..].starts_with(['.', '．', '、']);
    let start = note.end - name.len();
    if is_number && items == 0 {
        let found = out.at(start, start + number).with("what", "只有一个附件却编了号");
        found.with("what_en", "the only annex has a number");
    }
}

/// 附件1：… on one line and 附件2：… on the next: web pages write so, the standard does not.
fn several(text: &Text<'_>, notes: &[&Line], out: &mut Hits) {
    let bare = |l: &&&Line| !text.of(l).trim_start_matches(['附', '件', ' ']).starts_with(|c: char| c.is_ascii_digit());
    for line in notes.iter().filter(bare).skip(1) {
        let end = line.start + text.of(line).find([':', '：']).unwrap_or(0);
        let found = out.at(line.start, end).with("what", "有几个附件却没有编号");
        found.with("what_en", "one of several annexes has no number");
    }
}
