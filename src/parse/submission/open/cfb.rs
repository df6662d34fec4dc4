//! The compound file in which old office programs store their streams.

/// Takes a stream out of a compound file, by the first of several names that is there.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let file = File::new(bytes)?;
    let directory = file.chain(u32_at(bytes, 48)?, &file.table, usize::MAX)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
    let root = entries.first()?;
    let named = |name: &str| entries.iter().find(|e| name_of(e).is_some_and(|n| n.eq_ignore_ascii_case(name)));
    let entry = names.iter().find_map(|name| named(name))?;
    let (start, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
    if length >= 4096 {
        return file.chain(start, &file.table, length);
    }
    let small = file.chain(u32_at(root, 116)?, &file.table, u32_at(root, 120)? as usize)?;
    let table = numbers(&file.chain(u32_at(bytes, 60)?, &file.table, usize::MAX)?);
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
    let length = usize::from(u16_at(entry, 64)?).checked_sub(2).filter(|n| *n <= 62)?;
    let units: Vec<u16> = entry[..length].chunks_exact(2).filter_map(|b| u16_at(b, 0)).collect();
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
        for place in places.into_iter().take(file.most()) {
            let sector = file.sector(place).map(numbers).unwrap_or_default();
            file.table.extend(sector);
        }
        Some(file)
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

    fn chain(&self, start: u32, table: &[u32], length: usize) -> Option<Vec<u8>> {
        chain(start, table, length, |n| self.sector(n))
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
