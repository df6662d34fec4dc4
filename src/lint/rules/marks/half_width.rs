//! Marks beside Chinese characters have full width.

use crate::lint::doc_number::printed;
use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4、5.1", en: "GB/T 15834—2011, 4、5.1" },
        bad: "各单位,要落实",
        good: "各单位，要落实",
        repair: Repair::Safe,
    },
    look: Look::Words(&[",", ";", ":", "?", "!", "(", ")"], check),
};

static CODE: Code = Code {
    id: "C085",
    name: "half-width-mark",
    severity: Severity::Error,
    message: Words {
        zh: "汉字旁边用了半角“{mark}”", en: "a half-width {mark} stands beside Chinese characters"
    },
    cure: Words { zh: "改为全角", en: "write it in full width" },
    why: Words {
        zh: "中文里的逗号、分号、冒号、问号、叹号和括号用全角形式；网页转存、英文输入法容易带入半角。",
        en: "Beside Chinese characters marks have full width; web pages and keyboards bring in narrow ones.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (before, after) = (spot.before(), spot.after());
    let chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || "，。；：、？！“”‘’《》（）〔〕…—".contains(c));
    let beside = chinese(before)
        || chinese(after) && (before.is_some_and(|c| c != ']' && c != '*') || before.is_none() && spot.word() == "(");
    // Markdown links, addresses and times keep their marks.
    let kept = spot.tail().starts_with("//") || before == Some(']') || closes_latin(spot);
    if beside && !kept && !is_anothers(spot) {
        let wide = char::from_u32(spot.word().chars().next().unwrap_or(' ') as u32 + 0xfee0).unwrap_or(' ');
        out.at(spot.start, spot.end).with("mark", spot.word()).put(wide.to_string());
    }
}

/// Whether it closes a bracket that holds no Chinese and follows none.
fn closes_latin(spot: &Spot<'_>) -> bool {
    let open = spot.head().rfind('(').filter(|_| spot.word() == ")");
    open.is_some_and(|n| {
        let before = spot.head()[..n].chars().next_back();
        !before.is_some_and(is_han) && !spot.head()[n..].chars().any(is_han)
    })
}

/// What other rules report with better words: ordinals, the colons of 主送 and 附件, years in brackets.
fn is_anothers(spot: &Spot<'_>) -> bool {
    let line = &spot.text.text[spot.line.start..spot.line.end];
    let cell = spot.head().rfind(['\t', '|']).map_or(0, |n| n + 1);
    let line = &line[cell..];
    let at = spot.start - spot.line.start - cell;
    let of_ordinal = ordinal(line).is_some_and(|o| at < o.length) && !matches!(spot.line.role, Role::Addressees);
    let of_role = match spot.line.role {
        Role::Addressees => spot.word() == ":" && spot.tail().is_empty(),
        Role::Announced => spot.word() == ":" && !spot.head().contains(['：', ':']),
        Role::Label => true,
        _ => false,
    };
    let opens_year = spot.word() == "(" && printed(&spot.text.text, spot.line.start, spot.start).is_some();
    let closes_year = spot.word() == ")"
        && digits_before(spot.head()) == 4
        && spot.head()[..spot.head().len() - 4].ends_with(['(', '（', '〔', '[']);
    of_ordinal || of_role || opens_year || closes_year
}
