//! One number is the number of one paper.

use crate::lint::doc_number::printed;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "引用惯例", en: "usage" },
        bad: "《甲办法》（某发〔2026〕6号）……《乙办法》（某发〔2026〕6号）",
        good: "《甲办法》（某发〔2026〕6号）……《乙办法》（某发〔2026〕7号）",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C020",
    name: "number-of-two-titles",
    severity: Severity::Warning,
    message: Words {
        zh: "文号“{number}”引作两个标题：《{one}》《{two}》",
        en: "{number} is cited with two titles: 《{one}》 and 《{two}》",
    },
    cure: Words {
        zh: "核对原文件，改正错的标题或文号", en: "look the paper up and mend the title or the number"
    },
    why: Words {
        zh: "一个文号只对应一个文件；同一文号引了不同标题，必有一处抄错。",
        en: "One number is one paper; two titles mean a slip.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, _) in text.text.match_indices("》（") {
        let Some(cited) = cited(&text.text, at) else { continue };
        let title = |(start, end): (usize, usize)| &text.text[start..end];
        let first = *seen.entry(cited.number.clone()).or_insert(cited.title);
        if title(first) != title(cited.title) {
            let found = out.at(cited.title.0, cited.title.1);
            let found = found.with("number", &cited.number).with("one", title(first)).with("two", title(cited.title));
            found.see(FIRST, first.0, first.1);
        }
    }
}

const FIRST: Words = Words { zh: "先前引作", en: "cited before as" };

struct Cited {
    number: String,
    /// Bytes of the title within its marks.
    title: (usize, usize),
}

/// A title closed at `close`, with the number behind it in brackets.
fn cited(text: &str, close: usize) -> Option<Cited> {
    let inside = close + "》（".len();
    let end = inside + text[inside..].find('）')?;
    let number = &text[inside..end];
    let open = inside + number.find(['〔', '[', '［'])?;
    let printed = printed(text, inside, open).filter(|p| p.end <= end)?;
    let start = text[..close].rfind('《')? + '《'.len_utf8();
    Some(Cited { number: printed.plain(text), title: (start, close) })
}
