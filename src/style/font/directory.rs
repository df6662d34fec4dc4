//! The list of tables that a font file begins with, and font files made of tables.

use crate::base::{Error, World};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

/// More than any font's list of tables takes.
const LIST_BYTES: u64 = 4096;
const HEADER: usize = 12;
const RECORD: usize = 16;
const COLLECTION: &[u8] = b"ttcf";

/// A table's name.
pub(super) type TableName = [u8; 4];

/// Where the tables of one font of a file lie.
pub(super) struct Directory {
    /// By name.
    pub(super) tables: BTreeMap<TableName, Range<u64>>,
    /// The list as it stands in the file; it has a checksum of every table.
    pub(super) list: Vec<u8>,
}

impl Directory {
    /// Reads the list of the font at that place of its file, 0 for the first or only one.
    ///
    /// # Errors
    /// When the file is missing, unreadable, no font file, or has no font there.
    pub(super) fn read(world: &dyn World, path: &str, index: u32) -> Result<Directory, Error> {
        let mut head = part(world, path, 0..LIST_BYTES)?;
        if head.starts_with(COLLECTION) {
            let at = HEADER + 4 * index as usize;
            let start = Some(number(&head, at).unwrap_or_default()).filter(|_| index < fonts(&head));
            let start =
                start.ok_or_else(|| bad(path, "文件中没有这个序号的字体 / the file has no font of that number"))?;
            head = part(world, path, start..start + LIST_BYTES)?;
        } else if index > 0 {
            return Err(bad(path, "这不是字体合集，不能写序号 / it is no collection of fonts, so # names nothing"));
        }
        Directory::parse(head).ok_or_else(|| bad(path, "不是字体文件 / this is no font file"))
    }

    /// How many fonts a file has; 1 for one that is no collection.
    ///
    /// # Errors
    /// When the file is missing or unreadable.
    pub(super) fn count(world: &dyn World, path: &str) -> Result<u32, Error> {
        let head = part(world, path, 0..LIST_BYTES)?;
        Ok(if head.starts_with(COLLECTION) { fonts(&head) } else { 1 })
    }

    fn parse(mut head: Vec<u8>) -> Option<Directory> {
        let is_font = matches!(head.get(..4)?, [0, 1, 0, 0] | b"true" | b"OTTO");
        let count = usize::from(u16::from_be_bytes(head.get(4..6)?.try_into().ok()?));
        let record = |n: usize| {
            let at = HEADER + n * RECORD;
            let name: TableName = head.get(at..at + 4)?.try_into().ok()?;
            let (start, length) = (number(&head, at + 8)?, number(&head, at + 12)?);
            Some((name, start..start + length))
        };
        let tables = (0..count).map(record).collect::<Option<_>>().filter(|_| is_font)?;
        head.truncate(HEADER + count * RECORD);
        Some(Directory { tables, list: head })
    }

    /// Some of the tables, those that are there, whole, in the order of their names.
    ///
    /// # Errors
    /// When the file cannot be read or ends within one of them.
    pub(super) fn tables(
        &self,
        world: &dyn World,
        path: &str,
        names: &[&TableName],
    ) -> Result<Vec<(TableName, Vec<u8>)>, Error> {
        let wanted: Vec<(&TableName, &Range<u64>)> =
            self.tables.iter().filter(|(name, _)| names.contains(name)).collect();
        let ranges: Vec<Range<u64>> = wanted.iter().map(|(_, range)| (*range).clone()).collect();
        let parts = world.read_parts(path, &ranges)?.ok_or_else(|| missing(path))?;
        match parts.iter().zip(&ranges).all(|(part, range)| part.len() as u64 == range.end - range.start) {
            true => Ok(wanted.iter().map(|(name, _)| **name).zip(parts).collect()),
            false => Err(bad(path, CUT_OFF)),
        }
    }
}

/// Why a file is refused of which the end is not there.
pub(super) const CUT_OFF: &str = "文件不完整 / the file ends too early";

/// Tables in the order of their names as a font file. Checksums are left out: nobody looks at them before the font is
/// cut down, which makes its own.
pub(super) fn assemble(tables: &[(TableName, Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).expect("a handful of tables");
    let mut out = [&[0, 1, 0, 0][..], &count.to_be_bytes(), &[0; 6]].concat();
    let mut at = HEADER + tables.len() * RECORD;
    for (name, data) in tables {
        let number = |n: usize| u32::try_from(n).expect("tables of a file below the limit").to_be_bytes();
        out.extend([&name[..], &[0; 4], &number(at), &number(data.len())].concat());
        at = (at + data.len()).next_multiple_of(4);
    }
    for (_, data) in tables {
        out.extend_from_slice(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

fn fonts(collection: &[u8]) -> u32 {
    // A list that is longer than what was read of it has more fonts than any collection.
    let listed = number(collection, 8).unwrap_or_default();
    u32::try_from(listed).unwrap_or(u32::MAX).min((LIST_BYTES as u32 - HEADER as u32) / 4)
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)))
}

fn part(world: &dyn World, path: &str, range: Range<u64>) -> Result<Vec<u8>, Error> {
    let mut parts = world.read_parts(path, &[range])?.ok_or_else(|| missing(path))?;
    Ok(parts.swap_remove(0))
}

/// Why a file is refused that is not there.
pub(super) fn missing(path: &str) -> Error {
    bad(path, "文件不存在 / no such file")
}

/// A font file that cannot be used, and why in both languages.
pub(super) fn bad(path: &str, why: &str) -> Error {
    Error::Font(PathBuf::from(path), why.to_owned())
}
