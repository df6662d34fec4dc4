//! A world in memory with somebody before it who hears what is asked of it, and may refuse.

use hongtou::base::Error;
use hongtou::base::world::{Memory, World};
use std::ops::{Deref, Range};

/// Who stands before a world.
pub(crate) trait Guard: Sync {
    /// The world.
    fn world(&self) -> &Memory;

    /// Hears that a file is to be written.
    fn write(&self, _path: &str) -> Result<(), Error> {
        Ok(())
    }

    /// Hears that parts of a font are to be read.
    fn read_parts(&self, _path: &str, _parts: &[Range<u64>]) -> Result<(), Error> {
        Ok(())
    }
}

/// A world as its guard lets it be seen.
pub(crate) struct Guarded<G>(pub(crate) G);

impl<G> Deref for Guarded<G> {
    type Target = G;

    fn deref(&self) -> &G {
        &self.0
    }
}

impl<G: Guard> World for Guarded<G> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        self.world().read(path)
    }

    fn read_head(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, Error> {
        self.world().read_head(path, limit)
    }

    fn installed_fonts(&self) -> Result<Vec<String>, Error> {
        self.world().installed_fonts()
    }

    fn read_parts(&self, path: &str, parts: &[Range<u64>]) -> Result<Option<Vec<Vec<u8>>>, Error> {
        self.0.read_parts(path, parts)?;
        self.world().read_parts(path, parts)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        self.world().list(folder)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.0.write(path)?;
        self.world().write(path, bytes)
    }
}
