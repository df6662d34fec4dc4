//! A title ends with one of the fifteen kinds of papers.

use crate::lint::outline::is_genre;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Regulation,
        source: Words {
            zh: "《党政机关公文处理工作条例》第八条、第九条", en: "the regulation, articles 8 and 9"
        },
        bad: "关于做好汛期工作",
        good: "关于做好汛期工作的通知",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C022",
    name: "title-without-genre",
    severity: Severity::Warning,
    message: Words {
        zh: "标题没有以法定文种结尾：“{end}”", en: "the title does not end with a kind of paper: {end}"
    },
    cure: Words {
        zh: "补上文种，如“通知”“通报”“意见”“函”", en: "add the kind: 通知, 通报, 意见, 函 …"
    },
    why: Words {
        zh: "标题由发文机关名称、事由和文种组成；法定文种为决议、决定、命令（令）、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要十五种。方案、要点等以通知印发。",
        en: "A title names the organ, the matter and one of the fifteen kinds of papers.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    if !is_genre(&title) && !title.ends_with("令") && !title.contains('\u{fffc}') {
        let from = title.char_indices().rev().nth(5).map_or(0, |(i, _)| i);
        out.at(start, end).with("end", &title[from..]);
    }
}
