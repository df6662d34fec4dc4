//! Among addressees 、 stands within a class, ，between classes.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "各镇人民政府、县直各部门：",
        good: "各镇人民政府，县直各部门：",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Addressees], check),
};

static CODE: Code = Code {
    id: "C035",
    name: "addressees-separators",
    severity: Severity::Info,
    message: Words {
        zh: "不同类别的主送机关之间用了顿号：“{words}”",
        en: "、 stands between classes of addressees: {words}",
    },
    cure: Words { zh: "类别之间用逗号", en: "write ，between classes" },
    why: Words {
        zh: "同类机关之间用顿号，不同类之间用逗号。",
        en: "、 separates organs of one class, ，separates classes.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    for (i, mark) in words.match_indices('、') {
        let (before, after) = (&words[..i], &words[i + mark.len()..]);
        let area = ["人民政府", "镇政府", "乡政府", "办事处", "管委会"].iter().any(|w| before.ends_with(w));
        let name = after.split(['，', '、', '：', ':']).next().unwrap_or_default();
        let branch = ["直各", "直有关", "直机关", "属各"].iter().any(|w| name.contains(w)) && !name.contains("政府");
        if area && branch {
            let at = line.start + i;
            out.at(at, at + mark.len()).with("words", format!("、{name}"));
        }
    }
}
