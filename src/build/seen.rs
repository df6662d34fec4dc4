//! Files as they were last seen, with their hashes: to compare bytes takes a tenth of the time of hashing them, and most of
//! what lies in `out/` is as the round before left it.

use super::fingerprint::sha256;
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
    /// SHA-256 of a file's bytes.
    pub(super) fn sha256(&self, path: &str, bytes: Vec<u8>) -> String {
        let before = self.files().get(path).cloned();
        if let Some(file) = before.filter(|file| file.bytes == bytes) {
            return file.sha256.clone();
        }
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

    #[test]
    fn a_file_has_the_hash_of_the_bytes_it_has_now() {
        let seen = Seen::default();
        for (path, bytes) in [("a", "1"), ("a", "1"), ("b", "2"), ("a", "2"), ("a", "1"), ("b", "2")] {
            assert_eq!(seen.sha256(path, bytes.into()), sha256(bytes.as_bytes()), "{path} {bytes}");
        }
    }
}
