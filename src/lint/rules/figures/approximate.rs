//! Two neighbouring numerals for an estimate stand without 、.

use crate::lint::ordinal::CHINESE;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words {
            zh: "GB/T 15835—2011 4.2；GB/T 15834—2011 4.5",
            en: "GB/T 15835—2011, 4.2; GB/T 15834—2011, 4.5",
        },
        bad: "三、四个月",
        good: "三四个月",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["一、二", "二、三", "三、四", "四、五", "五、六", "六、七", "七、八", "八、九"], check),
};

static CODE: Code = Code {
    id: "C073",
    name: "approximate-with-dun",
    severity: Severity::Warning,
    message: Words {
        zh: "表示概数的“{words}”中间加了顿号", en: "、 stands within the estimate {words}"
    },
    cure: Words {
        zh: "去掉顿号；若是两个数并列，不必改", en: "take 、 out; leave it where two numbers are meant"
    },
    why: Words {
        zh: "相邻两数连用表示概数，中间不用顿号；表示两个确数的用顿号。",
        en: "An estimate has no 、; two exact numbers have.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let counted = spot.tail().starts_with(['个', '天', '人', '次', '名', '件', '岁', '里', '米', '遍', '趟']);
    let listed = spot.before().is_some_and(|c| c == '第' || c == '、' || CHINESE.contains(c) || c == '〇');
    let ordinal = spot.head().is_empty();
    if counted && !listed && !ordinal {
        out.at(spot.start, spot.end).with("words", spot.word()).put(spot.word().replace('、', ""));
    }
}
