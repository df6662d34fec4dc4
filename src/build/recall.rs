//! What the rounds of `hongtou build --watch` recall of one another.
//!
//! Only what is pure is recalled, under a hash of everything that it depends on: a value that is found is the value that
//! would be made again. What a round did not ask for is forgotten when it ends, so that an hour of edits takes no more
//! memory than one.

use super::fingerprint::sha256;
use crate::base::Error;
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

/// What is recalled, by the hash of all that it was made of; nothing for a build that runs once.
#[derive(Clone, Debug, Default)]
pub struct Recall(Option<Arc<Mutex<BTreeMap<String, Kept>>>>);

#[derive(Debug)]
struct Kept {
    value: Arc<dyn Any + Send + Sync>,
    /// Whether this round asked for it.
    asked: bool,
}

impl Recall {
    /// For a build that runs once: everything is made, nothing kept.
    pub fn nothing() -> Recall {
        Recall::default()
    }

    /// For rounds of which one recalls the other.
    pub fn of_rounds() -> Recall {
        Recall(Some(Arc::default()))
    }

    /// What `make` makes of the `parts`, made only where it is not recalled. `stage` names the making; two makings of one
    /// name must give one type.
    ///
    /// # Errors
    /// What `make` says; that is not kept.
    pub(super) fn get<T: Any + Send + Sync>(
        &self,
        stage: &str,
        parts: impl FnOnce() -> String,
        make: impl FnOnce() -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        if self.0.is_none() {
            return make().map(Arc::new);
        }
        let key = sha256(format!("{stage}\n{}", parts()).as_bytes());
        let found = self.kept().and_then(|mut kept| {
            let kept = kept.get_mut(&key)?;
            kept.asked = true;
            Arc::clone(&kept.value).downcast().ok()
        });
        if let Some(found) = found {
            return Ok(found);
        }
        let value = Arc::new(make()?);
        if let Some(mut kept) = self.kept() {
            kept.insert(key, Kept { value: value.clone(), asked: true });
        }
        Ok(value)
    }

    /// Something that lives through all rounds and recalls by itself; nothing for a build that runs once. `stage` names
    /// it; two things of one name must have one type.
    pub(super) fn lasting<T: Any + Send + Sync + Default>(&self, stage: &str) -> Option<Arc<T>> {
        self.0.is_some().then(|| self.get(stage, String::new, || Ok(T::default())).expect("nothing refuses"))
    }

    /// A round has ended: what it did not ask for is forgotten.
    pub(super) fn end_round(&self) {
        if let Some(mut kept) = self.kept() {
            kept.retain(|_, kept| std::mem::take(&mut kept.asked));
        }
    }

    /// How much is kept.
    pub fn len(&self) -> usize {
        self.kept().map_or(0, |kept| kept.len())
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn kept(&self) -> Option<MutexGuard<'_, BTreeMap<String, Kept>>> {
        let kept = self.0.as_ref()?;
        Some(kept.lock().expect("no thread panicked while it held what is kept"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_thing_is_made_once_for_the_same_parts() {
        let recall = Recall::of_rounds();
        let made = Cell::new(0);
        let make = |parts: &str| {
            let count = || {
                made.set(made.get() + 1);
                Ok(parts.len())
            };
            *recall.get("length", || parts.to_owned(), count).expect("nothing refuses")
        };
        assert_eq!((make("a"), make("a"), make("bb"), made.get()), (1, 1, 2, 2));
        recall.end_round();
        assert_eq!((make("a"), made.get(), recall.len()), (1, 2, 2));
        recall.end_round();
        assert_eq!((make("bb"), made.get(), recall.len()), (2, 3, 2), "what a round did not ask for is forgotten");
    }

    #[test]
    fn nothing_is_kept_of_a_single_build_nor_of_a_failure() {
        let once = Recall::nothing();
        let value = once.get("length", || unreachable!("no key is needed"), || Ok(1)).expect("nothing refuses");
        assert!(*value == 1 && once.is_empty());
        let recall = Recall::of_rounds();
        let refused = recall.get("x", String::new, || Err::<u8, _>(Error::NoDossier("d".into())));
        assert!(refused.is_err() && recall.is_empty());
    }
}
