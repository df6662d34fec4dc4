//! A dossier that is read where it lies and written beside it, in memory.

use super::error::Error;
use super::world::{Memory, World};
use std::collections::BTreeSet;
use std::ops::Range;

/// A world over another: what is written into it is kept in memory, and some of what lies below it is not seen. So
/// everything can be made anew without touching anything.
#[derive(Debug)]
pub struct Aside<'w> {
    below: Below<'w>,
    hidden: &'w [&'w str],
    written: Memory,
}

/// The world below, which need not be one that can be printed.
struct Below<'w>(&'w dyn World);

impl std::fmt::Debug for Below<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("World")
    }
}

impl<'w> Aside<'w> {
    /// Over a world of which the paths with these beginnings are not seen.
    pub fn new(below: &'w dyn World, hidden: &'w [&'w str]) -> Aside<'w> {
        Aside { below: Below(below), hidden, written: Memory::default() }
    }

    fn is_seen(&self, path: &str) -> bool {
        !self.hidden.iter().any(|begin| path.starts_with(begin))
    }
}

impl World for Aside<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        match self.written.read(path)? {
            None if self.is_seen(path) => self.below.0.read(path),
            found => Ok(found),
        }
    }

    fn read_head(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, Error> {
        match self.written.read_head(path, limit)? {
            None if self.is_seen(path) => self.below.0.read_head(path, limit),
            found => Ok(found),
        }
    }

    fn installed_fonts(&self) -> Result<Vec<String>, Error> {
        self.below.0.installed_fonts()
    }

    fn read_parts(&self, path: &str, parts: &[Range<u64>]) -> Result<Option<Vec<Vec<u8>>>, Error> {
        match self.written.read_parts(path, parts)? {
            None if self.is_seen(path) => self.below.0.read_parts(path, parts),
            found => Ok(found),
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let below = self.below.0.list(folder)?.into_iter().filter(|path| self.is_seen(path));
        let all: BTreeSet<String> = below.chain(self.written.list(folder)?).collect();
        Ok(all.into_iter().collect())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.written.write(path, bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_stays_beside() {
        let below = Memory::new([("content/a", "1"), ("out/b", "2")]);
        let aside = Aside::new(&below, &["out/"]);
        let read = |world: &dyn World, path: &str| world.read(path).expect("memory can be read");
        assert_eq!((read(&aside, "content/a"), read(&aside, "out/b")), (Some(b"1".to_vec()), None));
        aside.write("content/a", b"3").expect("memory can be written");
        aside.write("out/c", b"4").expect("memory can be written");
        assert_eq!((read(&aside, "content/a"), read(&below, "content/a")), (Some(b"3".to_vec()), Some(b"1".to_vec())));
        assert_eq!(aside.list("out").expect("a list"), ["out/c"]);
        assert_eq!(aside.list("content").expect("a list"), ["content/a"]);
        assert_eq!(aside.read_head("content/a", 9).expect("memory can be read"), Some(b"3".to_vec()));
        assert_eq!(below.list("out").expect("a list"), ["out/b"]);
    }
}
