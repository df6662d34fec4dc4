//! A telephone number has as many digits as there are.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "联系电话：2555635",
        good: "联系电话：25556355",
        repair: Repair::Person,
    },
    look: Look::Words(&["电话：", "电话:", "传真：", "传真:"], check),
};

static CODE: Code = Code {
    id: "C112",
    name: "telephone-form",
    severity: Severity::Warning,
    message: Words {
        zh: "电话“{number}”的位数或写法不对", en: "the telephone number {number} is not well formed"
    },
    cure: Words {
        zh: "核对号码；区号后用半角短横线", en: "look it up; a hyphen stands behind the area code"
    },
    why: Words {
        zh: "固定电话七八位，加区号十至十二位；手机十一位。",
        en: "Seven or eight digits, ten to twelve with the area, eleven for a mobile.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let tail = spot.tail();
    let lead = tail.len() - tail.trim_start().len();
    let part = |c: char| c.is_ascii_digit() || "-－—– ".contains(c);
    let body = &tail[lead..];
    let length = body.find(|c| !part(c)).unwrap_or(body.len());
    let number = body[..length].trim_end();
    let count = number.bytes().filter(u8::is_ascii_digit).count();
    let foreign = number.contains(['－', '—', '–']);
    // Short ones are hotlines and extensions; blanks part several numbers.
    let several = number.contains(' ');
    let fits = matches!(count, 3 | 5 | 7 | 8 | 10..=12) || count == 0;
    if (!fits || foreign) && !several {
        let start = spot.end + lead;
        out.at(start, start + number.len()).with("number", number);
    }
}
