//! What a reader asks of the task list, and what it was told: a file whose questions have the answers they had need not be
//! read again.

use super::tasks::{Fit, Tasks, Words, plain};
use crate::parse::submission::Former;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

/// The task list as readers ask of it. It tells nothing but answers.
#[derive(Debug)]
pub(in crate::parse::submission) struct List<'a> {
    shared: Arc<Shared<'a>>,
    /// Kept for one file, see [`List::for_a_file`].
    asked: Option<Mutex<BTreeMap<Question, Answer>>>,
}

#[derive(Debug)]
struct Shared<'a> {
    tasks: Tasks<'a>,
    former: &'a [Former],
    words: OnceLock<Words>,
}

/// The questions that a file led to, with their answers.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Asked(BTreeMap<Question, Answer>);

/// A question. Its text is [`plain`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Question {
    Names(u32),
    Content(u32),
    TaskOf(String),
    Contradicting(u32, String),
    Begin(u32, String),
    Fit(u32, String),
    IsGroup(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    Names(Option<Vec<String>>),
    Content(Option<String>),
    Task(Fit),
    Number(Option<u32>),
    Is(bool),
    Fit(Option<usize>),
}

impl Shared<'_> {
    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(&self.tasks, self.former))
    }

    fn answer(&self, question: &Question) -> Answer {
        match question {
            Question::Names(no) => Answer::Names(self.tasks.task(*no).map(|t| t.names().map(str::to_owned).collect())),
            Question::Content(no) => Answer::Content(self.tasks.task(*no).map(|t| t.content.to_owned())),
            Question::TaskOf(text) => Answer::Task(self.words().task_of(text)),
            Question::Contradicting(no, text) => Answer::Number(self.words().contradicting(*no, text)),
            Question::Begin(no, text) => Answer::Is(self.words().begin(*no, text)),
            Question::Fit(no, text) => Answer::Fit(self.words().fit(*no, text)),
            Question::IsGroup(text) => Answer::Is(self.words().is_group(text)),
        }
    }
}

/// Asks, keeps the answer, and takes it out of its kind.
macro_rules! ask {
    ($list:expr, $question:expr, $kind:ident) => {
        match $list.ask($question) {
            Answer::$kind(answer) => answer,
            _ => unreachable!("a question has answers of one kind"),
        }
    };
}

impl<'a> List<'a> {
    pub(super) fn of(tasks: Tasks<'a>, former: &'a [Former]) -> List<'a> {
        List { shared: Arc::new(Shared { tasks, former, words: OnceLock::new() }), asked: None }
    }

    /// The same, which keeps what is asked of it.
    pub(super) fn for_a_file(&self) -> List<'a> {
        List { shared: Arc::clone(&self.shared), asked: Some(Mutex::default()) }
    }

    pub(super) fn with_former(self, former: &'a [Former]) -> List<'a> {
        List::of(self.shared.tasks.clone(), former)
    }

    pub(super) fn into_asked(self) -> Option<Asked> {
        Some(Asked(self.asked?.into_inner().expect("no thread panicked while it asked")))
    }

    /// Whether every question has the answer that it had.
    pub(super) fn answers_as_before(&self, asked: &Asked) -> bool {
        asked.0.iter().all(|(question, answer)| self.shared.answer(question) == *answer)
    }

    fn ask(&self, question: Question) -> Answer {
        let answer = self.shared.answer(&question);
        if let Some(asked) = &self.asked {
            asked.lock().expect("no thread panicked while it asked").insert(question, answer.clone());
        }
        answer
    }

    /// The names of the bodies and groups that the task of that number obliges; none where there is no such task.
    pub(in crate::parse::submission) fn names(&self, no: u32) -> Option<Vec<String>> {
        ask!(self, Question::Names(no), Names)
    }

    /// What the task of that number says.
    pub(in crate::parse::submission) fn content(&self, no: u32) -> Option<String> {
        ask!(self, Question::Content(no), Content)
    }

    /// See [`Words::task_of`].
    pub(in crate::parse::submission) fn task_of(&self, text: &str) -> Fit {
        ask!(self, Question::TaskOf(plain(text)), Task)
    }

    /// See [`Words::contradicting`].
    pub(in crate::parse::submission) fn contradicting(&self, no: u32, text: &str) -> Option<u32> {
        ask!(self, Question::Contradicting(no, plain(text)), Number)
    }

    /// See [`Words::begin`].
    pub(in crate::parse::submission) fn begin(&self, no: u32, text: &str) -> bool {
        ask!(self, Question::Begin(no, plain(text)), Is)
    }

    /// See [`Words::fit`].
    pub(in crate::parse::submission) fn fit(&self, no: u32, text: &str) -> Option<usize> {
        ask!(self, Question::Fit(no, plain(text)), Fit)
    }

    /// See [`Words::is_group`].
    pub(in crate::parse::submission) fn is_group(&self, text: &str) -> bool {
        ask!(self, Question::IsGroup(plain(text)), Is)
    }

    /// See [`Words::fit_former`]. What was before is part of what is known, and not asked.
    pub(in crate::parse::submission) fn fit_former(&self, index: usize, text: &str) -> usize {
        self.shared.words().fit_former(index, &plain(text))
    }

    /// See [`Words::former_of`].
    pub(in crate::parse::submission) fn former_of(&self, text: &str) -> Vec<usize> {
        self.shared.words().former_of(&plain(text))
    }
}
