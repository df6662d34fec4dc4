//! A sentence of the text keeps its marks in the list.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Hit, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "正文“相关要求，针对”，清单“相关要求。针对”",
        good: "两处标点一致",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C135",
    name: "annex-marks-differ",
    severity: Severity::Info,
    message: Words {
        zh: "第 {no} 项“{annex}”的标点与正文“{body}”不同",
        en: "the marks of task {no} {annex} differ from the text {body}",
    },
    cure: Words { zh: "统一", en: "make them alike" },
    why: Words {
        zh: "清单摘自正文，标点也应当一致。", en: "The list is taken from the text with its marks."
    },
};

/// So many characters on either side of a mark say that it is the same place.
const ROUND: usize = 6;

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let prose = subject.prose();
    let mut out = Vec::new();
    for (no, task) in subject.task_contents() {
        let chars: Vec<char> = task.text.chars().collect();
        let marks = (ROUND..chars.len().saturating_sub(ROUND)).filter(|&i| "，。；、：".contains(chars[i]));
        for i in marks {
            let (before, after): (String, String) =
                (chars[i - ROUND..i].iter().collect(), chars[i + 1..=i + ROUND].iter().collect());
            if let Some((place, body)) =
                prose.iter().find_map(|f| Some((&f.place, other_mark(f.text, &before, &after, chars[i])?)))
            {
                let annex = format!("{before}{}{after}", chars[i]);
                let hit = Hit::new(&task.place, &annex).with("no", no).with("annex", &annex).with("body", &body);
                out.push(hit.see(IN_TEXT, place, body));
            }
        }
    }
    out
}

const IN_TEXT: Words = Words { zh: "正文在此", en: "the text" };

/// The passage with the same words round another mark.
fn other_mark(text: &str, before: &str, after: &str, mark: char) -> Option<String> {
    text.match_indices(before).find_map(|(n, _)| {
        let rest = &text[n + before.len()..];
        let other = rest.chars().next().filter(|c| "，。；、：".contains(*c) && *c != mark)?;
        rest[other.len_utf8()..].starts_with(after).then(|| format!("{before}{other}{after}"))
    })
}
