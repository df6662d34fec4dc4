//! The text in force: the notice with every amendment up to a day folded in.

mod give;
mod node;
mod take;

pub use node::{Authority, Kind, Node, ordinal, renumbered};
pub use take::cell;

use super::amendment::Amendment;
use super::{Notice, TaskList};
use crate::base::Date;

/// A text in force from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// What may be altered, as a tree.
    pub root: Node,
    /// The whole notice.
    pub notice: Notice,
    /// Its list.
    pub tasks: TaskList,
    /// The first day on which this text is in force; none where the notice bears no date.
    pub since: Option<Date>,
    /// How many amendments are folded in.
    pub amendments: usize,
    /// Names that bodies had and have no more, each with the one that took its place, the oldest first.
    pub renamed: Vec<(String, String)>,
    /// Whether the notice has ended.
    pub repealed: bool,
}

impl Edition {
    /// The notice as it was issued.
    pub fn first(notice: &Notice, tasks: &TaskList) -> Edition {
        Edition {
            root: take::take(notice, tasks),
            notice: notice.clone(),
            tasks: tasks.clone(),
            since: notice.date,
            amendments: 0,
            renamed: Vec::new(),
            repealed: false,
        }
    }

    /// The text that follows from this one with another tree.
    pub fn next(&self, root: Node, amendment: &Amendment) -> Edition {
        let (notice, tasks) = give::give(&root, &self.notice, &self.tasks);
        Edition {
            root,
            notice,
            tasks,
            since: Some(amendment.first_day()),
            amendments: self.amendments + 1,
            ..self.clone()
        }
    }

    /// The stable name of the task that has a number in this text.
    pub fn task_id(&self, no: u32) -> Option<&str> {
        self.root.tasks().find(|(_, t)| t.ordinal() == Some(no)).map(|(_, t)| t.id.as_str())
    }

    /// The number that a task has in this text.
    pub fn task_no(&self, id: &str) -> Option<u32> {
        self.root.tasks().find(|(_, t)| t.id == id).and_then(|(_, t)| t.ordinal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::model::yaml;

    fn shipped() -> (Notice, TaskList) {
        let notice = include_str!("../../../content/notice.yaml");
        let tasks = include_str!("../../../content/tasks.yaml");
        let notice = yaml::load(&Source::new("content/notice.yaml", notice)).expect("the notice loads");
        (notice, yaml::load(&Source::new("content/tasks.yaml", tasks)).expect("the list loads"))
    }

    #[test]
    fn a_text_survives_being_a_tree() {
        let (notice, tasks) = shipped();
        let edition = Edition::first(&notice, &tasks);
        let (back, list) = give::give(&edition.root, &notice, &tasks);
        assert_eq!(back, notice);
        assert_eq!(list, tasks);
    }

    #[test]
    fn every_part_has_a_name_of_its_own() {
        let (notice, tasks) = shipped();
        let edition = Edition::first(&notice, &tasks);
        let mut ids = Vec::new();
        edition.root.walk(&mut |n| ids.push(n.id.as_str()));
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
        assert!(all > 300, "{all}");
        assert_eq!(edition.task_id(12), Some("t12"));
    }
}
