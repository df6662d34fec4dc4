//! The files as the round before read them.

use super::collect::{Opened, Unpacked};
use crate::parse::submission::Asked;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};

/// What was read of each file, by its path.
#[derive(Debug, Default)]
pub(super) struct Readings(Mutex<BTreeMap<String, Arc<Read>>>);

/// What was read of a file.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) bytes: Vec<u8>,
    pub(super) unpacked: Arc<Unpacked>,
    /// A hash of what was known besides the tasks.
    pub(super) known: String,
    /// What was asked of the tasks, with the answers.
    pub(super) asked: Asked,
    pub(super) opened: Arc<Opened>,
}

impl Readings {
    /// What was read of a file, whatever it holds now.
    pub(super) fn of(&self, path: &str) -> Option<Arc<Read>> {
        self.files().get(path).cloned()
    }

    pub(super) fn keep(&self, path: &str, read: Read) {
        self.files().insert(path.to_owned(), Arc::new(read));
    }

    /// Forgets the files that are there no more.
    pub(super) fn retain(&self, paths: &BTreeSet<&str>) {
        self.files().retain(|path, _| paths.contains(path.as_str()));
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Read>>> {
        self.0.lock().expect("no thread panicked while it held the files")
    }
}
