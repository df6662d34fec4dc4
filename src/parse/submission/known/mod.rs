//! What readers know besides the file: all that they are given, made ready once for the files of a month.

mod bodies;
mod tasks;
#[cfg(test)]
pub(super) mod tests;

pub(super) use bodies::{Bodies, Named};
pub(super) use tasks::{Fit, Task, Words};

use super::Former;
use crate::base::Month;
use crate::model::progress::SenderAnswer;
use crate::model::{Roster, TaskList};
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;
use tasks::Tasks;

/// What a reader knows besides the file.
///
/// Its hash is one of everything that can be asked of it and of nothing else: files read by two of one hash are read
/// alike. A reader sees no more of the tasks than [`Tasks`] holds.
#[derive(Debug)]
pub struct Knowledge<'a> {
    /// The month the file was filed under; it serves where the file itself names none.
    pub(super) month: Month,
    /// The bodies, to know a sender by.
    pub(super) bodies: Bodies<'a>,
    /// The tasks, to know one by its words.
    pub(super) tasks: Tasks<'a>,
    /// The numbers that mean other tasks today than in an earlier edition of the list.
    pub(super) former: &'a [Former],
    /// What people said of senders that could not be recognised.
    pub(super) answers: &'a [SenderAnswer],
    words: OnceLock<Words>,
}

impl<'a> Knowledge<'a> {
    /// Of the bodies and tasks of the text that a month is held to.
    pub fn new(month: Month, roster: &'a Roster, tasks: &'a TaskList) -> Knowledge<'a> {
        let (bodies, tasks) = (Bodies::of(roster), Tasks::of(tasks));
        Knowledge { month, bodies, tasks, former: &[], answers: &[], words: OnceLock::new() }
    }

    /// With the numbers of earlier texts that mean another task in this one, or none.
    pub fn with_former(self, former: &'a [Former]) -> Knowledge<'a> {
        Knowledge { former, words: OnceLock::new(), ..self }
    }

    /// With the answers of people to the question who sent a file.
    pub fn with_answers(self, answers: &'a [SenderAnswer]) -> Knowledge<'a> {
        Knowledge { answers, ..self }
    }

    /// The words of the tasks, of today and of before.
    pub(super) fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(&self.tasks, self.former))
    }
}

impl Hash for Knowledge<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        // What is made of the others is made of nothing else.
        let Knowledge { month, bodies, tasks, former, answers, words: _ } = self;
        (month, bodies, tasks, former, answers).hash(hasher);
    }
}
