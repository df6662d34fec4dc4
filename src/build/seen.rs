//! Files as they were last seen, with their hashes: to compare bytes takes a tenth of the time of hashing them, and most of
//! what lies in `out/` is as the round before left it.

use super::fingerprint::sha256;
use crate::base::{Error, World};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

/// The files seen, by path.
#[derive(Debug, Default)]
pub(super) struct Seen(Mutex<BTreeMap<String, Arc<File>>>);

#[derive(Debug)]
struct File {
    bytes: Vec<u8>,
    sha256: String,
}

impl Seen {
    /// SHA-256 of the file that lies at a path; `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn sha256(&self, world: &dyn World, path: &str) -> Result<Option<String>, Error> {
        let before = self.files().get(path).cloned();
        if let Some(file) = before
            && world.holds(path, &file.bytes)?
        {
            return Ok(Some(file.sha256.clone()));
        }
        Ok(world.read(path)?.map(|bytes| self.see(path, bytes)))
    }

    /// Sees the bytes of a file, and gives their SHA-256.
    pub(super) fn see(&self, path: &str, bytes: Vec<u8>) -> String {
        let sha256 = sha256(&bytes);
        self.files().insert(path.to_owned(), Arc::new(File { bytes, sha256: sha256.clone() }));
        sha256
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Arc<File>>> {
        self.0.lock().expect("no thread panicked while it held the files")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::world::Memory;

    #[test]
    fn a_file_has_the_hash_of_the_bytes_it_has_now() {
        let (seen, world) = (Seen::default(), Memory::default());
        let now = |path: &str| seen.sha256(&world, path).expect("memory can be read");
        assert_eq!(now("a"), None);
        for (path, bytes) in [("a", "1"), ("a", "1"), ("b", "2"), ("a", "2"), ("a", "1"), ("b", "2")] {
            world.write(path, bytes.as_bytes()).expect("memory can be written");
            assert_eq!(now(path), Some(sha256(bytes.as_bytes())), "{path} {bytes}");
            assert_eq!(now(path), Some(sha256(bytes.as_bytes())), "{path} {bytes} again");
        }
        assert_eq!(seen.see("a", b"3".to_vec()), sha256(b"3"));
        assert_eq!(now("a"), Some(sha256(b"1")), "what lies there counts");
    }
}
