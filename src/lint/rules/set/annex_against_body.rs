//! The annex repeats measures of the text: where a clause of a task is almost but not quite a clause of the text, one of
//! the two is mistyped.

use crate::base::diagnostic::{Code, Severity, Text};
use crate::lint::holders::holders;
use crate::lint::rule::Words;
use crate::lint::{Basis, Look, Page, Repair};
use crate::lint::{Field, Hit, Rule, Subject};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words {
            zh: "公文校对惯例：正文与附件一致", en: "usual proofreading: text and annex agree"
        },
        bad: "正文“游戏厅等重点场所”，清单“游戏局等重点场所”",
        good: "正文、清单都作“游戏厅等重点场所”",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C005",
    name: "annex-differs-from-text",
    severity: Severity::Warning,
    message: Text {
        zh: "第 {no} 项的“{annex}”，正文作“{body}”", en: "task {no} says “{annex}”, the text “{body}”"
    },
    cure: Text {
        zh: "核对原件，改正错的一处；两处本应不同的，不必改",
        en: "compare the original and mend the wrong one; leave both if they are meant to differ",
    },
    why: Text {
        zh: "任务清单摘自正文。相差一两个字的，多半有一处是错字。错例：正文“游戏厅”，清单“游戏局”。",
        en: "Tasks are taken from the text. A difference of a character or two is most often a slip.",
    },
};

/// Shorter clauses are alike by chance.
const SHORTEST: usize = 6;

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let prose = subject.prose();
    let contents = subject.task_contents();
    let clauses = contents.iter().flat_map(|(no, task)| clauses(task.text).map(move |clause| (*no, task, clause)));
    let clauses: Vec<(u32, &Field<'_>, &str)> = clauses.collect();
    let words: Vec<&str> = clauses.iter().map(|(_, _, clause)| *clause).collect();
    let same = holders(&words, prose.iter().map(|f| f.text));
    let others = clauses.into_iter().zip(same).filter(|(_, same)| same.is_empty()).map(|(clause, _)| clause);
    let others: Vec<(u32, &Field<'_>, &str)> = others.collect();
    let likely = likely(others.iter().map(|(_, _, clause)| *clause), &prose);
    let texts: Vec<Vec<char>> = prose.iter().map(|f| f.text.chars().collect()).collect();
    let mut out = Vec::new();
    for ((no, task, clause), likely) in others.into_iter().zip(likely) {
        let candidates = likely.into_iter().map(|place| (&prose[place], &texts[place][..]));
        if let Some((field, body)) = nearest(clause, candidates) {
            let hit = Hit::new(&task.place, clause).with("no", no).with("annex", clause).with("body", &body);
            out.push(hit.see(IN_TEXT, &field.place, body));
        }
    }
    out
}

/// The clauses of a task that are not alike by chance.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['，', '。', '；', '、', '：']).filter(|clause| clause.chars().count() >= SHORTEST)
}

/// How many characters may differ in a clause of so many.
fn allowed(length: usize) -> usize {
    if length >= 12 { 2 } else { 1 }
}

/// A clause in one part more than characters of it may differ: a passage that differs by no more holds a part as it is.
fn parts(clause: &str) -> Vec<String> {
    let clause: Vec<char> = clause.chars().collect();
    let count = allowed(clause.len()) + 1;
    let at = |n: usize| n * clause.len() / count;
    (0..count).map(|n| clause[at(n)..at(n + 1)].iter().collect()).collect()
}

/// For each clause the texts in which a passage may be near enough, by their places.
fn likely<'c>(clauses: impl Iterator<Item = &'c str>, prose: &[Field<'_>]) -> Vec<Vec<usize>> {
    let parts: Vec<Vec<String>> = clauses.map(parts).collect();
    let mut holding = holders(&parts.concat(), prose.iter().map(|f| f.text)).into_iter();
    let of_clause = |parts: &Vec<String>| {
        let places: BTreeSet<usize> = holding.by_ref().take(parts.len()).flatten().collect();
        places.into_iter().collect()
    };
    parts.iter().map(of_clause).collect()
}

const IN_TEXT: Text = Text { zh: "正文在此", en: "the text" };

/// The passage of the prose that differs from a clause by one or two characters inside it.
fn nearest<'p>(
    clause: &str,
    texts: impl Iterator<Item = (&'p Field<'p>, &'p [char])>,
) -> Option<(&'p Field<'p>, String)> {
    let clause: Vec<char> = clause.chars().collect();
    let best = texts.filter_map(|(f, t)| Some((f, t, passage(&clause, t)?)));
    let near = best.filter(|(_, _, m)| m.0 <= allowed(clause.len()));
    let (field, text, (_, from, to)) = near.min_by_key(|(_, _, m)| m.0)?;
    let found: String = text[from..to].iter().collect();
    // A difference at an edge is a clause that begins or ends otherwise, not a slip.
    let inner = text[from] == clause[0] && text[to - 1] == clause[clause.len() - 1];
    (inner && !found.contains(['，', '。', '；'])).then_some((field, found))
}

/// Sellers' approximate matching: the least number of edits that turn the clause into some passage, and that passage.
fn passage(clause: &[char], text: &[char]) -> Option<(usize, usize, usize)> {
    let n = clause.len();
    // A column holds for each prefix of the clause (edits, where the passage begins).
    let mut column: Vec<(usize, usize)> = (0..=n).map(|i| (i, 0)).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (j, c) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = (0, j + 1);
        for i in 1..=n {
            let substituted = (diagonal.0 + usize::from(clause[i - 1] != *c), diagonal.1);
            let inserted = (column[i].0 + 1, column[i].1);
            let deleted = (column[i - 1].0 + 1, column[i - 1].1);
            diagonal = column[i];
            column[i] = [substituted, inserted, deleted].into_iter().min_by_key(|e| e.0).expect("three ways");
        }
        let (edits, from) = column[n];
        if from <= j && best.is_none_or(|b| edits < b.0) {
            best = Some((edits, from, j + 1));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Group, Notice, Paragraph, Task, TaskList};

    fn hits(body: &str, task: &str) -> Vec<(String, String)> {
        let notice =
            Notice { body: vec![Paragraph { text: body.into(), ..Paragraph::default() }], ..Notice::default() };
        let task = Task { no: 1, content: task.into(), ..Task::default() };
        let tasks = TaskList { groups: vec![Group { tasks: vec![task], ..Group::default() }], ..TaskList::default() };
        let subject = Subject { notice: Some(&notice), tasks: Some(&tasks), ..Subject::default() };
        check(&subject).into_iter().map(|h| (h.words, h.see.map(|s| s.2).unwrap_or_default())).collect()
    }

    #[test]
    fn slips_are_found() {
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(
            hits(
                "加强对酒吧、网吧、游戏厅等重点场所安全管理，禁止进入。",
                "加强对酒吧、网吧、游戏局等重点场所安全管理。"
            ),
            pair("游戏局等重点场所安全管理", "游戏厅等重点场所安全管理")
        );
        assert_eq!(
            hits("预防试验室事故和预防交通事故等工作。", "预防实验室事故。"),
            pair("预防实验室事故", "预防试验室事故")
        );
        assert_eq!(
            hits("对有犯罪行为未成年人开展全面排查摸底。", "犯罪行为为未成年人开展全面排查摸底。"),
            pair("犯罪行为为未成年人开展全面排查摸底", "犯罪行为未成年人开展全面排查摸底")
        );
    }

    proptest::proptest! {
        /// No text is passed over in which a passage is near enough.
        #[test]
        fn a_near_passage_holds_a_part(clause in "[甲乙丙]{6,14}", text in "[甲乙丙]{0,40}") {
            let letters = |text: &str| text.chars().collect::<Vec<char>>();
            let (near, parts) = (passage(&letters(&clause), &letters(&text)), parts(&clause));
            proptest::prop_assert_eq!(parts.concat(), clause.clone());
            if near.is_some_and(|(edits, _, _)| edits <= allowed(clause.chars().count())) {
                proptest::prop_assert!(parts.iter().any(|part| text.contains(part.as_str())), "{} {}", clause, text);
            }
        }
    }

    #[test]
    fn other_wording_is_no_slip() {
        assert!(hits("区教体局要加强校内矛盾纠纷排查调处。", "加强校内矛盾纠纷排查调处。").is_empty());
        assert!(hits("持续推动预防未成年人溺亡、防止食物中毒。", "切实做好防火工作。").is_empty());
    }
}
