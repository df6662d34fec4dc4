//! What readers know besides the file: all that they are given, made ready once for the files of a month.

mod asked;
mod bodies;
mod tasks;
#[cfg(test)]
pub(super) mod tests;

pub use asked::Asked;
pub(super) use bodies::{Bodies, Named};
pub(super) use tasks::Fit;

use super::Former;
use crate::base::Month;
use crate::model::progress::SenderAnswer;
use crate::model::{Roster, TaskList};
use asked::List;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use tasks::Tasks;

/// What a reader knows besides the file.
///
/// What is asked of the tasks is kept with the answers, see [`Knowledge::for_a_file`]; the hash is one of everything else.
/// A file is read alike by two of one hash that give its questions the same answers: readers see nothing else.
#[derive(Debug)]
pub struct Knowledge<'a> {
    /// The month the file was filed under; it serves where the file itself names none.
    pub(super) month: Month,
    /// The bodies, to know a sender by.
    pub(super) bodies: Arc<Bodies<'a>>,
    /// The tasks, to know one by its words.
    pub(super) tasks: List<'a>,
    /// The numbers that mean other tasks today than in an earlier edition of the list.
    pub(super) former: &'a [Former],
    /// What people said of senders that could not be recognised.
    pub(super) answers: &'a [SenderAnswer],
}

impl<'a> Knowledge<'a> {
    /// Of the bodies and tasks of the text that a month is held to.
    pub fn new(month: Month, roster: &'a Roster, tasks: &'a TaskList) -> Knowledge<'a> {
        let (bodies, tasks) = (Arc::new(Bodies::of(roster)), List::of(Tasks::of(tasks), &[]));
        Knowledge { month, bodies, tasks, former: &[], answers: &[] }
    }

    /// With the numbers of earlier texts that mean another task in this one, or none.
    pub fn with_former(self, former: &'a [Former]) -> Knowledge<'a> {
        Knowledge { former, tasks: self.tasks.with_former(former), ..self }
    }

    /// With the answers of people to the question who sent a file.
    pub fn with_answers(self, answers: &'a [SenderAnswer]) -> Knowledge<'a> {
        Knowledge { answers, ..self }
    }

    /// The same for one file: it keeps what is asked of the tasks.
    pub fn for_a_file(&self) -> Knowledge<'a> {
        let Knowledge { month, bodies, tasks, former, answers } = self;
        let (bodies, tasks) = (Arc::clone(bodies), tasks.for_a_file());
        Knowledge { month: *month, bodies, tasks, former, answers }
    }

    /// What was asked of the tasks while the file was read; `None` where that was not kept.
    pub fn into_asked(self) -> Option<Asked> {
        self.tasks.into_asked()
    }

    /// Whether a file whose questions these were would be told the same again.
    pub fn answers_as_before(&self, asked: &Asked) -> bool {
        self.tasks.answers_as_before(asked)
    }
}

impl Hash for Knowledge<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let Knowledge { month, bodies, tasks: _, former, answers } = self;
        (month, bodies, former, answers).hash(hasher);
    }
}
