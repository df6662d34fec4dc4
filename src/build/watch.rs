//! Which changed files call for another round of `hongtou build --watch`. No clock and no watcher of the system here.

use super::fingerprint::sha256;
use super::{Recall, Request};
use crate::base::world::is_listed;
use crate::base::{Aside, Error, World};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Mutex;

/// The folders that papers are made of.
pub const FOLDERS: [&str; 3] = ["seeds", "content", "templates"];

/// Whether a path of a dossier is one that papers are made of: no paper itself, and no file that an editor or an office
/// program keeps beside what it has open.
pub fn is_input(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.next().is_some_and(|folder| FOLDERS.contains(&folder))
        && parts.all(|name| is_listed(name) && !is_beside(name))
}

/// What editors put beside an open file, besides what [`is_listed`] knows.
fn is_beside(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    // `4913` is what vim creates to see whether it may write in a folder; `#x#` is what Emacs has not saved yet.
    let ends = [".swp", ".swo", ".swx", ".temp", ".lock", ".lck", ".part", ".crdownload"];
    ends.iter().any(|end| lower.ends_with(end)) || name == "4913" || (name.starts_with('#') && name.ends_with('#'))
}

/// A dossier, with what was written into it: so a watcher can tell the program's own writing from a person's.
pub struct Witness<'w> {
    world: &'w dyn World,
    /// SHA-256 of what the program wrote last, by path.
    written: Mutex<BTreeMap<String, String>>,
}

impl<'w> Witness<'w> {
    /// Over a dossier in which nothing was written yet.
    pub fn new(world: &'w dyn World) -> Witness<'w> {
        Witness { world, written: Mutex::default() }
    }

    /// Of a batch of changed paths, in any order and as often as the system tells of them, those for which papers must be
    /// looked at again. What lies there as the program wrote it is no news, and a file that cannot be read is.
    pub fn news(&self, batch: impl IntoIterator<Item = String>) -> BTreeSet<String> {
        batch.into_iter().filter(|path| is_input(path) && !self.is_own(path)).collect()
    }

    fn is_own(&self, path: &str) -> bool {
        let written = self.written.lock().expect("no thread panicked while it held the list").get(path).cloned();
        written.is_some_and(|own| {
            let there = self.world.read(path).ok().flatten();
            there.is_some_and(|bytes| sha256(&bytes) == own)
        })
    }
}

/// Makes everything once beside the dossier, so that the first round after an edit has as much to recall as all others:
/// of papers that lay there as they should, the rounds before made none. What is wrong they told of.
pub fn prepare(world: &dyn World, request: &Request, recall: &Recall) {
    let aside = Aside::new(world, &["out/"]);
    drop(super::build_again(&aside, request, &|_, _, _| {}, recall));
}

impl std::fmt::Debug for Witness<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Witness").field("written", &self.written).finish_non_exhaustive()
    }
}

impl World for Witness<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        self.world.read(path)
    }

    fn holds(&self, path: &str, bytes: &[u8]) -> Result<bool, Error> {
        self.world.holds(path, bytes)
    }

    fn read_head(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, Error> {
        self.world.read_head(path, limit)
    }

    fn installed_fonts(&self) -> Result<Vec<String>, Error> {
        self.world.installed_fonts()
    }

    fn read_parts(&self, path: &str, parts: &[Range<u64>]) -> Result<Option<Vec<Vec<u8>>>, Error> {
        self.world.read_parts(path, parts)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        self.world.list(folder)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        if is_input(path) {
            let hash = sha256(bytes);
            self.written.lock().expect("no thread panicked while it held the list").insert(path.to_owned(), hash);
        }
        self.world.write(path, bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::world::Memory;

    #[test]
    fn papers_and_the_files_of_editors_are_no_inputs() {
        for path in ["seeds/notice.txt", "content/tasks.yaml", "templates/partials/head.md.tera", "seeds", "content"] {
            assert!(is_input(path), "{path}");
        }
        let beside =
            ["~$b.docx", ".b.txt.swp", "b.txt.swp", "b.txt~", "b.tmp", ".#b", "#b#", "4913", ".git/x", "b.lock"];
        for name in beside {
            assert!(!is_input(&format!("seeds/{name}")), "{name}");
        }
        for path in ["out/notice.pdf", "", "README.md", "target/x", "seedsx/a"] {
            assert!(!is_input(path), "{path}");
        }
    }

    #[test]
    fn what_the_program_wrote_is_no_news_until_a_person_changes_it() {
        let world = Memory::new([("content/tasks.yaml", "a")]);
        let witness = Witness::new(&world);
        let batch = ["content/tasks.yaml", "out/x.pdf", "content/ledger.yaml", "content/tasks.yaml", "seeds/~$a.xlsx"];
        let news = || Vec::from_iter(witness.news(batch.map(str::to_owned)));
        assert_eq!(news(), ["content/ledger.yaml", "content/tasks.yaml"]);
        witness.write("content/ledger.yaml", b"1").expect("memory does not refuse");
        assert_eq!(news(), ["content/tasks.yaml"]);
        world.write("content/ledger.yaml", b"2").expect("memory does not refuse");
        assert_eq!(news(), ["content/ledger.yaml", "content/tasks.yaml"], "a person changed it");
    }

    #[test]
    fn what_was_written_and_then_taken_away_is_news() {
        let world = Memory::default();
        let witness = Witness::new(&world);
        let path = "content/progress/2022-06.yaml".to_owned();
        witness.write(&path, b"1").expect("memory does not refuse");
        assert!(witness.news([path.clone()]).is_empty());
        let empty = Memory::default();
        let taken_away = Witness { world: &empty, written: witness.written };
        assert_eq!(taken_away.news([path]).len(), 1);
    }
}
