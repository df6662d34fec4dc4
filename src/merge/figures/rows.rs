//! What the units said, and the statistics table.

use super::tally::leads;
use crate::model::figures::{Said, TableRow, TaskState};
use crate::model::progress::{ReturnState, Share};
use crate::model::unit::Index;
use crate::model::{Progress, Task, TaskList};

pub(super) fn problems(progress: &Progress) -> Vec<Said> {
    said(progress, |share| share.problems.as_deref().filter(|text| !says_none(text)))
}

pub(super) fn next_steps(progress: &Progress) -> Vec<Said> {
    said(progress, |share| Some(share.next.as_str()).filter(|text| !says_none(text)))
}

/// Task by task, each task's in the roster's order.
fn said(progress: &Progress, words: impl Fn(&Share) -> Option<&str>) -> Vec<Said> {
    let of_share = |task: u32, share: &Share| {
        words(share).map(|text| Said { task, unit: share.unit.clone(), text: text.to_owned() })
    };
    progress.tasks.iter().flat_map(|t| t.shares.iter().filter_map(|s| of_share(t.task, s))).collect()
}

/// Whether the words say that there is nothing to say.
fn says_none(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['。', '.', '；']);
    matches!(text, "" | "无" | "暂无" | "没有" | "无问题" | "暂无问题" | "/" | "-" | "—" | "——")
}

pub(super) fn rows(
    tasks: &TaskList,
    index: &Index<'_>,
    progress: &Progress,
    states: &[(u32, TaskState)],
) -> Vec<TableRow> {
    let pairs = tasks.tasks().zip(states);
    let row = |((group, task), (_, state)): ((&crate::model::Group, &Task), &(u32, TaskState))| {
        let shares = progress.tasks.iter().find(|t| t.task == task.no).map_or(&[][..], |t| &t.shares);
        TableRow {
            no: task.no,
            group: format!("{}{}", group.number, group.name),
            excerpt: excerpt(&task.content),
            lead: task.lead.text.clone(),
            state: state.label(),
            rate: rate(&leads(task, index), shares),
            remarks: remarks(task, &leads(task, index), shares, progress),
        }
    };
    pairs.map(row).collect()
}

/// The first sentence, or its beginning up to a comma, which reads as a title; …… only where it is cut within a clause.
fn excerpt(content: &str) -> String {
    const LONGEST: usize = 30;
    let sentence = content.split_inclusive('。').next().unwrap_or("");
    if sentence.chars().count() <= LONGEST {
        return sentence.trim_end_matches('。').to_owned();
    }
    let end = sentence.char_indices().nth(LONGEST).map_or(sentence.len(), |(i, _)| i);
    match sentence[..end].rfind(['，', '；', '：']).filter(|i| *i > 0) {
        Some(clause) => sentence[..clause].to_owned(),
        None => format!("{}……", &sentence[..end]),
    }
}

fn rate(leads: &[&str], shares: &[Share]) -> String {
    let rates = shares.iter().filter(|s| s.leads).filter_map(|s| Some((&s.unit, s.rate?)));
    let rates = rates.map(|(unit, rate)| if leads.len() > 1 { format!("{unit}{rate}%") } else { format!("{rate}%") });
    rates.collect::<Vec<_>>().join("、")
}

fn remarks(task: &Task, leads: &[&str], shares: &[Share], progress: &Progress) -> String {
    let silent = leads.iter().filter(|lead| !shares.iter().any(|s| s.unit == **lead));
    let of = |lead: &str| progress.returns.iter().find(|r| r.unit == lead);
    let silent = silent.filter_map(|lead| match of(lead)?.state {
        // What is not named in the text is not named in a table either.
        ReturnState::Missing if of(lead)?.excused.is_some() => Some(format!("{lead}未报此项")),
        ReturnState::Missing => Some(format!("{lead}未报送")),
        ReturnState::Unsettled => Some(format!("{lead}待核")),
        ReturnState::OnTime | ReturnState::Late | ReturnState::Undated => Some(format!("{lead}未报此项")),
    });
    let note = Some(task.note.clone()).filter(|n| !n.is_empty());
    note.into_iter().chain(silent).collect::<Vec<_>>().join("；")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_say_is_told_from_something() {
        for none in ["无", "暂无。", " ", "没有", "——"] {
            assert!(says_none(none), "{none}");
        }
        for some in ["无专职人员。", "暂无经费", "没有场地"] {
            assert!(!says_none(some), "{some}");
        }
    }

    #[test]
    fn a_long_content_is_cut_at_a_clause() {
        assert_eq!(excerpt("预防校园火灾。做好检查。"), "预防校园火灾");
        let long = format!("加强协调配合，{}，{}", "根据实际需要".repeat(3), "推进".repeat(10));
        assert_eq!(excerpt(&long), format!("加强协调配合，{}", "根据实际需要".repeat(3)));
        assert_eq!(excerpt(&"推".repeat(40)), format!("{}……", "推".repeat(30)));
        assert_eq!(excerpt(""), "");
    }
}
