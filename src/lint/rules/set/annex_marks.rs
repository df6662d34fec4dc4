//! A sentence of the text keeps its marks in the list.

use crate::lint::holders::holders;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Field, Hit, Subject};

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
    let contents = subject.task_contents();
    let marks: Vec<Mark<'_>> = contents.iter().flat_map(|(no, task)| Mark::all(*no, task)).collect();
    let before: Vec<&str> = marks.iter().map(|m| m.before.as_str()).collect();
    let mut out = Vec::new();
    for (Mark { no, task, before, mark, after }, places) in
        marks.iter().zip(holders(&before, prose.iter().map(|f| f.text)))
    {
        let mut fields = places.into_iter().map(|place| &prose[place]);
        if let Some((place, body)) = fields.find_map(|f| Some((&f.place, other_mark(f.text, before, after, *mark)?))) {
            let annex = format!("{before}{mark}{after}");
            let hit = Hit::new(&task.place, &annex).with("no", no).with("annex", &annex).with("body", &body);
            out.push(hit.see(IN_TEXT, place, body));
        }
    }
    out
}

/// A mark in a task, and the words round it.
struct Mark<'a> {
    no: u32,
    task: &'a Field<'a>,
    before: String,
    mark: char,
    after: String,
}

impl<'a> Mark<'a> {
    fn all(no: u32, task: &'a Field<'a>) -> Vec<Mark<'a>> {
        let chars: Vec<char> = task.text.chars().collect();
        let marks = (ROUND..chars.len().saturating_sub(ROUND)).filter(|&i| "，。；、：".contains(chars[i]));
        let words = |chars: &[char]| chars.iter().collect();
        let of = |i: usize| {
            let (before, after) = (words(&chars[i - ROUND..i]), words(&chars[i + 1..=i + ROUND]));
            Mark { no, task, before, mark: chars[i], after }
        };
        marks.map(of).collect()
    }
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
