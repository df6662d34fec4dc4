//! How many tasks a notice says there are: 推广的改革举措（共23项）.

use super::codes;
use super::units::walk;
use crate::base::diagnostic::Diagnostic;
use crate::base::{Source, Span};
use crate::model::{Notice, TaskList};

/// The number that the heading of a section or the title of the list states for all of it.
pub(super) fn read(notice: &Notice, tasks: &TaskList) -> Option<u32> {
    tasks.tasks().next()?;
    let mut claimed = notice.annex.as_ref().and_then(|a| stated(&a.title));
    for section in notice.all_sections() {
        walk(std::slice::from_ref(section), &mut |s| claimed = claimed.or_else(|| stated(&s.heading)));
    }
    claimed
}

/// （共23项）, at the end of a heading.
pub(super) fn stated(heading: &str) -> Option<u32> {
    let inside = heading.strip_suffix(['）', ')'])?.rsplit(['（', '(']).next()?;
    inside.strip_prefix('共')?.strip_suffix(['项', '条'])?.parse().ok()
}

/// What stands before that, and the number.
pub(super) fn without(heading: &str) -> &str {
    match stated(heading) {
        Some(_) => heading.rfind(['（', '(']).map_or(heading, |at| &heading[..at]),
        None => heading,
    }
}

/// Says where the numbers disagree, of the whole list and of each group.
pub(super) fn check(source: &Source, tasks: &TaskList) -> Vec<Diagnostic> {
    let count = |numbers: &mut dyn Iterator<Item = (u32, u32)>| numbers.filter(|(_, sub)| *sub < 2).count() as u32;
    let all = count(&mut tasks.tasks().map(|(_, t)| (t.no, t.sub)));
    let whole = tasks.claimed.map(|claimed| (claimed, all, None));
    let of_group = tasks.groups.iter().filter_map(|g| {
        let found = count(&mut g.tasks.iter().map(|t| (t.no, t.sub)));
        Some((stated(&g.name)?, found, g.at))
    });
    let wrong = whole.into_iter().chain(of_group).filter(|(claimed, found, _)| claimed != found);
    wrong
        .map(|(claimed, found, at)| {
            let start = at.map_or(0, |at| source.offset(at.line as usize, at.column as usize));
            let d = Diagnostic::new(&codes::CLAIM).with("claimed", claimed).with("found", found);
            d.at(source, Span::new(start, start))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_at_the_end_of_a_heading() {
        assert_eq!(stated("推广的改革举措（共23项）"), Some(23));
        assert_eq!(without("甲方面（共5项）"), "甲方面");
        for none in ["甲方面5项", "（共5项）甲", "甲（共若干项）", "甲（5项）"] {
            assert_eq!(stated(none), None, "{none}");
        }
    }
}
