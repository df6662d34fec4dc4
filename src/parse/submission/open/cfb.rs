//! The compound file in which old office programs store their streams.

/// What is no sector but a mark in a table of sectors.
const NO_SECTOR: u32 = 0xffff_fffa;

/// Takes a stream out of a compound file, by the first of several names that is there.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let file = File::new(bytes)?;
    let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
    let root = entries.first()?;
    // The library follows these too, whether a stream needs them or not, and never asks whether they end.
    let has_small = u32_at(bytes, 64)? > 0;
    let small = if has_small { file.chain(u32_at(root, 116)?, file.length_of(root)?)? } else { Vec::new() };
    let table = if has_small { numbers(&file.chain(u32_at(bytes, 60)?, usize::MAX)?) } else { Vec::new() };
    let named = |name: &str| entries.iter().find(|e| name_of(e).is_some_and(|n| n.eq_ignore_ascii_case(name)));
    let entry = names.iter().find_map(|name| named(name))?;
    let (start, length) = (u32_at(entry, 116)?, file.length_of(entry)?);
    if length >= 4096 {
        return file.chain(start, length);
    }
    chain(start, &table, length, |n| small.get((n as usize).checked_mul(64)?..)?.get(..64))
}

/// The number at a place, little end first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The short number at a place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|b| u32_at(b, 0)).collect()
}

fn name_of(entry: &[u8]) -> Option<String> {
    // To its end mark, as the library reads it, and not by the length it claims: both must find the same stream.
    let units: Vec<u16> = entry[..64].chunks_exact(2).filter_map(|b| u16_at(b, 0)).take_while(|u| *u != 0).collect();
    String::from_utf16(&units).ok()
}

/// A file of sectors, each with its follower in a table.
struct File<'a> {
    bytes: &'a [u8],
    shift: u32,
    table: Vec<u32>,
}

impl<'a> File<'a> {
    fn new(bytes: &'a [u8]) -> Option<File<'a>> {
        let shift = u32::from(u16_at(bytes, 30)?);
        let mut file = File { bytes, shift: (shift == 9 || shift == 12).then_some(shift)?, table: Vec::new() };
        let mut places = numbers(bytes.get(76..512)?);
        let mut next = u32_at(bytes, 68)?;
        while let Some(more) = file.sector(next).filter(|_| places.len() <= file.most()) {
            places.extend(numbers(more));
            next = places.pop()?;
        }
        places.retain(|place| *place < NO_SECTOR);
        // A table longer than the file is no table of that file.
        if places.len() > file.most() {
            return None;
        }
        for place in places {
            let sector = file.sector(place).map(numbers).unwrap_or_default();
            file.table.extend(sector);
        }
        Some(file)
    }

    /// How long a stream says it is. In files of large sectors the number is twice as wide, and no such file is read.
    fn length_of(&self, entry: &[u8]) -> Option<usize> {
        let wide = self.shift == 12 && u32_at(entry, 124)? != 0;
        if wide { None } else { u32_at(entry, 120).map(|n| n as usize) }
    }

    /// How many sectors the file can have.
    fn most(&self) -> usize {
        (self.bytes.len() >> self.shift) + 128
    }

    /// A sector; the last one may be cut short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = (number as usize).checked_add(1)?.checked_shl(self.shift)?;
        let rest = self.bytes.get(from..)?;
        Some(&rest[..rest.len().min(1 << self.shift)]).filter(|s| !s.is_empty())
    }

    /// A chain of whole sectors; one that holds more than the file does goes in a circle.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        let found = chain(start, &self.table, length.min(self.bytes.len() + 1), |n| self.sector(n))?;
        (found.len() <= self.bytes.len()).then_some(found)
    }
}

/// Sectors one after another, as the table says; a chain in a circle has no end and is refused.
fn chain<'b>(start: u32, table: &[u32], length: usize, sector: impl Fn(u32) -> Option<&'b [u8]>) -> Option<Vec<u8>> {
    const END: u32 = 0xffff_fffe;
    let (mut out, mut next, mut steps) = (Vec::new(), start, 0);
    while next != END && out.len() < length {
        out.extend_from_slice(sector(next)?);
        next = *table.get(next as usize)?;
        steps += 1;
        if steps > table.len() {
            return None;
        }
    }
    out.truncate(length);
    Some(out)
}
