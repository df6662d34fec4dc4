//! A heading that stands alone has no stop.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "一、总体要求。⏎",
        good: "一、总体要求⏎",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Numbered, Role::Heading], check),
};

static CODE: Code = Code {
    id: "C046",
    name: "heading-end-mark",
    severity: Severity::Info,
    message: Words {
        zh: "单独成行的小标题末尾有“{mark}”", en: "the heading on a line of its own ends with {mark}"
    },
    cure: Words {
        zh: "删去句末标点；与下文接排的保留句号",
        en: "take the mark out; keep the stop where the text follows on the line",
    },
    why: Words {
        zh: "单独成行的小标题末尾不加标点；接排的小标题后用句号。有的机关成行也加句号，故只作提示。",
        en: "A heading alone on its line has no stop. Some offices write one.",
    },
};

/// No heading is longer, in characters.
const LONGEST: usize = 26;

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let from = ordinal(words).map_or(0, |o| o.length);
    let Some(mark) = words.chars().next_back().filter(|c| "。；，：".contains(*c)) else { return };
    let Some(body) = words.get(from..words.len() - mark.len_utf8()) else { return };
    let is_first = ordinal(words).is_some_and(|o| o.rank == 1);
    let plain = body.chars().count() <= LONGEST && !body.contains(['，', '；', '。', '：', '、']);
    if plain && (is_first || line.role == Role::Heading) {
        out.at(line.end - mark.len_utf8(), line.end).with("mark", mark);
    }
}
