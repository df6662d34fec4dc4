//! The outside world as the stages see it: one folder, a dossier. Nothing below the command line touches a disk or a clock.

use super::error::Error;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// The largest single file that is read.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// A dossier's folder. Paths are relative, with `/`, and never leave it.
pub trait World: Sync {
    /// The bytes of a file, `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be read or is larger than [`MAX_FILE_BYTES`].
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error>;

    /// Whether a file is there and holds these bytes and no others.
    ///
    /// # Errors
    /// As [`World::read`].
    fn holds(&self, path: &str, bytes: &[u8]) -> Result<bool, Error> {
        Ok(self.read(path)?.is_some_and(|there| there == bytes))
    }

    /// The first bytes of a file, at most `limit` of them; `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read_head(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, Error>;

    /// The font files that the system has, by their paths from the root of the disk, sorted; no others may be read there,
    /// and by [`World::read_parts`] alone.
    ///
    /// # Errors
    /// When a folder of fonts cannot be read.
    fn installed_fonts(&self) -> Result<Vec<String>, Error>;

    /// Parts of a file, each from one byte up to another, in the order asked for; a part beyond the end of the file is
    /// shorter or empty. `None` where there is no file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read_parts(&self, path: &str, parts: &[Range<u64>]) -> Result<Option<Vec<Vec<u8>>>, Error>;

    /// The files below a folder, at any depth, sorted by path; hidden, lock and temporary files of office programs are
    /// left out, and links are not followed. A folder that is not there has no files.
    ///
    /// # Errors
    /// When a folder cannot be read.
    fn list(&self, folder: &str) -> Result<Vec<String>, Error>;

    /// Writes a file whole or not at all, making its folders.
    ///
    /// # Errors
    /// When it cannot be written.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error>;
}

/// A dossier in memory, for tests and for dry runs. A file whose path begins with `/` is a font of the system.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Arc<Vec<u8>>>>,
}

impl Memory {
    /// From paths and contents.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Memory {
        Memory { files: Mutex::new(files.into_iter().map(|(p, b)| (p.into(), Arc::new(b.into()))).collect()) }
    }

    fn files(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<Vec<u8>>>> {
        self.files.lock().expect("no thread panicked while it held the files")
    }

    /// A file; whoever looks into it lets others go on.
    fn file(&self, path: &str) -> Option<Arc<Vec<u8>>> {
        self.files().get(path).cloned()
    }
}

impl World for Memory {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        match self.file(path) {
            Some(bytes) if bytes.len() as u64 > MAX_FILE_BYTES => {
                Err(Error::TooLarge(PathBuf::from(path), bytes.len() as u64, MAX_FILE_BYTES))
            }
            found => Ok(found.map(|bytes| bytes.to_vec())),
        }
    }

    fn holds(&self, path: &str, bytes: &[u8]) -> Result<bool, Error> {
        Ok(self.file(path).is_some_and(|there| *there == bytes))
    }

    fn read_head(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, Error> {
        Ok(self.file(path).map(|bytes| bytes[..bytes.len().min(limit)].to_vec()))
    }

    fn installed_fonts(&self) -> Result<Vec<String>, Error> {
        Ok(self.files().keys().filter(|path| path.starts_with('/')).cloned().collect())
    }

    fn read_parts(&self, path: &str, parts: &[Range<u64>]) -> Result<Option<Vec<Vec<u8>>>, Error> {
        let part = |bytes: &[u8], part: &Range<u64>| {
            let [start, end] =
                [part.start, part.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len()));
            bytes[start.min(end)..end].to_vec()
        };
        Ok(self.file(path).map(|bytes| parts.iter().map(|p| part(&bytes, p)).collect()))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let prefix = format!("{folder}/");
        Ok(self.files().keys().filter(|p| p.starts_with(&prefix) && p.split('/').all(is_listed)).cloned().collect())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let bytes = Arc::new(bytes.to_owned());
        self.files().insert(path.to_owned(), bytes);
        Ok(())
    }
}

/// Whether a file or folder name is one that a person meant to be there.
pub fn is_listed(name: &str) -> bool {
    !(name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".tmp")
        || name.ends_with(".bak"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_beyond_the_end_are_shorter() {
        let w = Memory::new([("a", "01234")]);
        let parts = w.read_parts("a", &[3..9, 1..2, 7..9, 0..0]).expect("memory can be read");
        assert_eq!(parts, Some(vec![b"34".to_vec(), b"1".to_vec(), Vec::new(), Vec::new()]));
        assert_eq!(w.read_parts("b", &[]).expect("memory can be read"), None);
    }

    #[test]
    fn a_file_holds_all_of_its_bytes_and_no_others() {
        let w = Memory::new([("a", "01234")]);
        let holds = |path: &str, bytes: &str| w.holds(path, bytes.as_bytes()).expect("memory can be read");
        assert!(holds("a", "01234"));
        for (path, bytes) in [("a", "0123"), ("a", "012345"), ("a", "01233"), ("a", ""), ("b", ""), ("b", "01234")] {
            assert!(!holds(path, bytes), "{path} {bytes}");
        }
    }

    #[test]
    fn lock_files_are_not_listed() {
        let w = Memory::new([("seeds/a.txt", "1"), ("seeds/~$a.docx", ""), ("seeds/.x/b", ""), ("content/c", "")]);
        assert_eq!(w.list("seeds").expect("a list"), ["seeds/a.txt"]);
    }
}
