//! The zipped package of an office file, unpacked in memory within bounds.

use super::{Fault, broken, too_large};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const MAX_UNPACKED: u64 = 48 << 20;
const MAX_PARTS: usize = 2_000;

/// The parts of an office file, by path.
pub(in crate::parse) struct Package {
    pub(in crate::parse) parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Unpacks all of it: an archive of a few kilobytes may unpack to gigabytes, so nothing is read before its size is
    /// known.
    pub(in crate::parse) fn open(bytes: &[u8]) -> Result<Package, Fault> {
        let incomplete = || broken("压缩包不完整", "the archive is not complete");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| incomplete())?;
        if archive.len() > MAX_PARTS {
            return Err(too_large(format!("{MAX_PARTS} 个部件")));
        }
        let mut parts = BTreeMap::new();
        let mut left = MAX_UNPACKED;
        for i in 0..archive.len() {
            if archive.by_index_raw(i).is_ok_and(|e| e.encrypted()) {
                return Err(Fault::Encrypted);
            }
            let entry = archive.by_index(i).map_err(|_| incomplete())?;
            let name = entry.name().replace('\\', "/");
            let mut part = Vec::new();
            let read = entry.take(left + 1).read_to_end(&mut part).map_err(|_| incomplete())? as u64;
            left = left.checked_sub(read).ok_or_else(|| too_large("48 MB"))?;
            parts.insert(name.trim_start_matches('/').to_owned(), part);
        }
        Ok(Package { parts })
    }

    /// A part that must be there.
    pub(in crate::parse) fn part(&self, path: &str) -> Result<&[u8], Fault> {
        let missing = || broken(&format!("缺少部件 {path}"), &format!("its part {path} is missing"));
        self.parts.get(path).map(Vec::as_slice).ok_or_else(missing)
    }

    /// The parts that a part refers to: the last word of the kind of relation, its id, and the path.
    pub(in crate::parse) fn related(&self, part: &str) -> Result<Vec<Relation>, Fault> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let rels = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let Some(bytes) = self.parts.get(&rels) else { return Ok(Vec::new()) };
        let root = super::xml::parse(bytes)?;
        let of = |n: &super::xml::Node| {
            let kind = n.attribute("Type")?.rsplit('/').next()?.to_owned();
            let path = joined(folder, n.attribute("Target")?);
            Some(Relation { kind, id: n.attribute("Id").unwrap_or_default().to_owned(), path })
        };
        Ok(root.nodes().filter(|n| n.attribute("TargetMode") != Some("External")).filter_map(of).collect())
    }
}

/// One relation of a part to another.
pub(in crate::parse) struct Relation {
    pub(in crate::parse) kind: String,
    pub(in crate::parse) id: String,
    pub(in crate::parse) path: String,
}

/// A target as a path from the root of the package.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|s| !s.is_empty());
    steps.join("/")
}
