//! What a number means where the list was amended and the row has words beside it, or the form says by which list it was
//! made.

use super::super::Form;
use crate::parse::submission::Former;
use crate::parse::submission::former::{Meant, bare, meant_then};

impl Form<'_, '_> {
    /// The task that a number means, with the words beside it.
    ///
    /// The words decide where they are those of one task that has or had that number. Without such words, a form that
    /// was made by an older list goes by that list; any other report by today's, unless the list was amended so lately
    /// that the old one may be meant ([`Former::may_be_meant`]).
    pub(in super::super) fn meant(&self, no: u32, text: &str) -> Meant {
        let former = self.known.former;
        let edition = self.clues.key.as_ref().map(|key| key.edition.as_str());
        let had = |f: &Former| f.no == no && edition.is_none_or(|edition| f.edition == edition);
        let then: Vec<usize> = former.iter().enumerate().filter(|(_, f)| had(f)).map(|(i, _)| i).collect();
        if let Some(other) = self.known.tasks.contradicting(no, text) {
            let same = then.iter().find(|i| former[**i].now == Some(other));
            return same.map_or(Meant::Other(other), |i| Meant::Former(*i, other));
        }
        if then.is_empty() {
            return Meant::Today(no);
        }
        match (self.by_words(no, text, &then), edition) {
            (Some(meant), _) => meant,
            (None, Some(_)) => meant_then(former, then[0]),
            (None, None) => bare(no, self.known, self.submission.month),
        }
    }

    /// Of the tasks that have or had a number, the one that words fit better than any other.
    fn by_words(&self, no: u32, text: &str, then: &[usize]) -> Option<Meant> {
        let words = &self.known.tasks;
        let today = words.fit(no, text).map(|fit| (fit, Meant::Today(no)));
        let then = then.iter().map(|i| (words.fit_former(*i, text), meant_then(self.known.former, *i)));
        let all: Vec<(usize, Meant)> = today.into_iter().chain(then).collect();
        let best = all.iter().map(|(fit, _)| *fit).max().filter(|best| *best > 0)?;
        let mut fitting = all.into_iter().filter(|(fit, _)| *fit == best).map(|(_, meant)| meant);
        let first = fitting.next()?;
        fitting.all(|other| now(&other) == now(&first)).then_some(first)
    }

    /// The one task of an earlier list whose words these are; for rows without a number.
    pub(in super::super) fn former_by_text(&self, text: &str) -> Option<Meant> {
        let fits = self.known.tasks.former_of(text);
        let mut fits = fits.into_iter().map(|i| meant_then(self.known.former, i));
        let first = fits.next()?;
        fits.all(|other| now(&other) == now(&first)).then_some(first)
    }
}

/// The number today; none where the task is gone.
fn now(meant: &Meant) -> Option<u32> {
    match meant {
        Meant::Today(now) | Meant::Former(_, now) | Meant::Other(now) => Some(*now),
        Meant::Gone(_) | Meant::Unsure(_) => None,
    }
}
