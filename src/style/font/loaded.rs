//! A font file of which only what is needed is in memory: all small tables, and the outlines that were asked for.

use super::directory::{CUT_OFF, Directory, TableName, assemble, bad, missing};
use crate::base::{Error, World};
use skrifa::raw::tables::glyf::Glyph;
use skrifa::raw::{FontData, FontRead, FontRef, TableProvider};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard};

/// The tables that setting type and cutting down need; outlines aside, all are small.
const TABLES: [&TableName; 12] =
    [b"OS/2", b"cmap", b"cvt ", b"fpgm", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post", b"prep"];
const OUTLINES: &TableName = b"glyf";

const NO_OUTLINES: &str = "只有 PostScript 轮廓，没有 TrueType 轮廓（glyf 表），请用同一字体的 .ttf 版本 / it has PostScript outlines only, not TrueType ones (table glyf); use the .ttf of the same face";
const BROKEN: &str = "轮廓有误 / its outlines are broken";

/// Outlines that lie no further apart are read at one go: that costs less than another way to the disk.
const GAP: u64 = 4096;

/// Outlines as they lie in the file, by the numbers of their glyphs.
type Outlines = BTreeMap<u16, Arc<[u8]>>;

/// A font file, its outlines left on the disk until they are asked for.
pub(super) struct Loaded {
    path: String,
    /// The small tables, as a font file of their own.
    tables: Vec<u8>,
    /// Where the outlines lie in the file.
    outlines: Range<u64>,
    /// Those that were asked for.
    read: Mutex<Outlines>,
}

impl Loaded {
    /// Reads the small tables of a font of a file.
    ///
    /// # Errors
    /// When it is missing, unreadable, or no font with TrueType outlines.
    pub(super) fn load(world: &dyn World, path: &str, index: u32) -> Result<Loaded, Error> {
        let directory = Directory::read(world, path, index)?;
        let outlines = directory.tables.get(OUTLINES).cloned().ok_or_else(|| bad(path, NO_OUTLINES))?;
        let tables = assemble(&directory.tables(world, path, &TABLES)?);
        let font = FontRef::new(&tables).map_err(|e| bad(path, &e.to_string()))?;
        let usable = font.head().and(font.maxp().map(drop)).and(font.hmtx().map(drop)).and(font.loca(None).map(drop));
        usable.map_err(|e| bad(path, &e.to_string()))?;
        Ok(Loaded { path: path.to_owned(), tables, outlines, read: Mutex::default() })
    }

    /// The font without its outlines.
    pub(super) fn font(&self) -> FontRef<'_> {
        FontRef::new(&self.tables).expect("checked when it was read")
    }

    /// Whether a glyph draws anything.
    pub(super) fn has_outline(&self, glyph: u16) -> bool {
        self.place(glyph).is_some_and(|place| !place.is_empty())
    }

    /// How far a glyph's ink reaches above and below the baseline, in font units; `None` for one without ink.
    pub(super) fn ink(&self, world: &dyn World, glyph: u16) -> Result<Option<(i16, i16)>, Error> {
        let read = self.fetched(world, &[glyph])?;
        let Some(outline) = read.get(&glyph).filter(|o| !o.is_empty()) else { return Ok(None) };
        let glyph = parse(&self.path, outline)?;
        Ok(Some((glyph.y_max(), glyph.y_min())).filter(|(top, foot)| top > foot))
    }

    /// The font with the outlines of some glyphs, and of what these are made of, and no others. Every glyph keeps its
    /// number.
    pub(super) fn with_outlines(&self, world: &dyn World, glyphs: &[u16]) -> Result<Vec<u8>, Error> {
        let read = self.fetched(world, glyphs)?;
        let wanted = self.closure(&read, glyphs)?;
        let font = self.font();
        let is_long = font.head().is_ok_and(|h| h.index_to_loc_format() != 0);
        let count = font.maxp().map_or(0, |m| m.num_glyphs());
        let (mut glyf, mut loca) = (Vec::new(), Vec::new());
        let mut note = |length: usize| match is_long {
            true => loca.extend((length as u32).to_be_bytes()),
            false => loca.extend(((length / 2) as u16).to_be_bytes()),
        };
        for glyph in 0..count {
            note(glyf.len());
            if wanted.contains(&glyph) {
                glyf.extend_from_slice(&read[&glyph]);
            }
        }
        note(glyf.len());
        let mut tables: Vec<(TableName, Vec<u8>)> = Vec::new();
        for name in TABLES.into_iter().filter(|name| *name != b"loca") {
            let table = font.table_data(skrifa::Tag::new(name));
            tables.extend(table.map(|data| (*name, data.as_bytes().to_vec())));
        }
        tables.extend([(*b"loca", loca), (*OUTLINES, glyf)]);
        tables.sort_by_key(|(name, _)| *name);
        Ok(assemble(&tables))
    }

    /// The outlines read so far, with those of `glyphs` and of what they are made of among them.
    fn fetched(&self, world: &dyn World, glyphs: &[u16]) -> Result<MutexGuard<'_, Outlines>, Error> {
        let mut read = self.read.lock().expect("no thread panicked while it read outlines");
        let mut wanted: BTreeSet<u16> = glyphs.iter().copied().chain([0]).filter(|g| !read.contains_key(g)).collect();
        while !wanted.is_empty() {
            let mut parts = BTreeSet::new();
            for (glyph, outline) in self.outlines_of(world, &wanted)? {
                parts.extend(components(&self.path, &outline)?);
                read.insert(glyph, outline);
            }
            wanted = parts.into_iter().filter(|g| !read.contains_key(g)).collect();
        }
        Ok(read)
    }

    /// Outlines from the disk.
    fn outlines_of(&self, world: &dyn World, glyphs: &BTreeSet<u16>) -> Result<Outlines, Error> {
        let mut places: Vec<(u16, Range<u64>)> = Vec::with_capacity(glyphs.len());
        for &glyph in glyphs {
            let place = self.place(glyph).ok_or_else(|| bad(&self.path, BROKEN))?;
            places.push((glyph, place));
        }
        places.sort_by_key(|(_, place)| place.start);
        let mut stretches: Vec<Range<u64>> = Vec::new();
        for (_, place) in places.iter().filter(|(_, place)| !place.is_empty()) {
            match stretches.last_mut() {
                Some(last) if place.start <= last.end + GAP => last.end = last.end.max(place.end),
                _ => stretches.push(place.clone()),
            }
        }
        let read = world.read_parts(&self.path, &stretches)?.ok_or_else(|| missing(&self.path))?;
        let cut = |(glyph, place): (u16, Range<u64>)| {
            if place.is_empty() {
                return Ok((glyph, Arc::from([])));
            }
            let at = stretches.partition_point(|s| s.start <= place.start) - 1;
            let from = (place.start - stretches[at].start) as usize;
            let outline = read[at].get(from..from + (place.end - place.start) as usize);
            outline.map(|o| (glyph, Arc::from(o))).ok_or_else(|| bad(&self.path, CUT_OFF))
        };
        places.into_iter().map(cut).collect()
    }

    /// Where a glyph's outline lies in the file; `None` where the font has no such glyph or its table is broken.
    fn place(&self, glyph: u16) -> Option<Range<u64>> {
        let loca = self.font().loca(None).ok()?;
        let at = |n: usize| loca.get_raw(n).map(|offset| self.outlines.start + u64::from(offset));
        let place = at(usize::from(glyph))?..at(usize::from(glyph) + 1)?;
        (place.start <= place.end && place.end <= self.outlines.end).then_some(place)
    }

    /// Glyphs with all that they are made of, and the glyph for what is missing, which every font begins with.
    fn closure(&self, read: &Outlines, glyphs: &[u16]) -> Result<BTreeSet<u16>, Error> {
        let mut all = BTreeSet::new();
        let mut next: Vec<u16> = glyphs.iter().copied().chain([0]).collect();
        while let Some(glyph) = next.pop() {
            if all.insert(glyph) {
                next.extend(components(&self.path, &read[&glyph])?);
            }
        }
        Ok(all)
    }
}

/// The glyphs that an outline is made of.
fn components(path: &str, outline: &[u8]) -> Result<Vec<u16>, Error> {
    if outline.is_empty() {
        return Ok(Vec::new());
    }
    let Glyph::Composite(made) = parse(path, outline)? else { return Ok(Vec::new()) };
    let parts: Vec<u16> = made.components().filter_map(|c| u16::try_from(c.glyph.to_u32()).ok()).collect();
    if parts.is_empty() { Err(bad(path, BROKEN)) } else { Ok(parts) }
}

fn parse<'o>(path: &str, outline: &'o [u8]) -> Result<Glyph<'o>, Error> {
    Glyph::read(FontData::new(outline)).map_err(|e| bad(path, &e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::world::Memory;
    use skrifa::MetadataProvider;
    use subsetter::{GlyphRemapper, subset};

    const TINOS: &str = "ofl/Tinos-Regular.ttf";
    const FANG: &str = "gpl/GwFang-Regular.ttf";

    fn shipped(path: &str) -> Vec<u8> {
        let file = format!("{}/templates/fonts/{path}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(file).expect("a shipped font")
    }

    fn glyphs(font: &FontRef<'_>, text: &str) -> Vec<u16> {
        text.chars().map(|c| font.charmap().map(c).expect("a glyph").to_u32() as u16).collect()
    }

    #[test]
    fn a_cut_is_the_same_as_one_from_the_whole_file() {
        for (path, text) in [(FANG, "区委〔2022〕"), (TINOS, "2022 é ÅA"), (TINOS, "é")] {
            let whole = shipped(path);
            let world = Memory::new([(path, whole.clone())]);
            let loaded = Loaded::load(&world, path, 0).expect("a font");
            let glyphs = glyphs(&loaded.font(), text);
            let mut remapper = GlyphRemapper::new();
            for &glyph in &glyphs {
                remapper.remap(glyph);
            }
            let part = loaded.with_outlines(&world, &glyphs).expect("outlines");
            assert!(part.len() < whole.len() / 3, "{path} {text}: {} bytes", part.len());
            assert!(subset(&part, 0, &remapper) == subset(&whole, 0, &remapper), "{path} {text}");
        }
    }

    #[test]
    fn ink_is_where_the_outline_says() {
        let world = Memory::new([(FANG, shipped(FANG))]);
        let loaded = Loaded::load(&world, FANG, 0).expect("a font");
        let [dash, blank] = glyphs(&loaded.font(), "— ")[..] else { unreachable!("two glyphs") };
        let (top, foot) = loaded.ink(&world, dash).expect("an outline").expect("ink");
        assert!(foot > 0 && foot < top && top < 600, "a dash stands at half height: {foot} to {top}");
        assert_eq!(loaded.ink(&world, blank).expect("an outline"), None);
        assert!(loaded.has_outline(dash) && !loaded.has_outline(blank) && !loaded.has_outline(u16::MAX));
    }

    #[test]
    fn what_is_no_whole_font_is_refused() {
        let whole = shipped(TINOS);
        let refused = |bytes: &[u8]| {
            let world = Memory::new([(TINOS, bytes)]);
            let loaded = Loaded::load(&world, TINOS, 0).and_then(|l| l.with_outlines(&world, &[40]).map(drop));
            loaded.expect_err("it must be refused").to_string()
        };
        assert!(refused(b"").contains("no font file") && refused(b"%PDF-1.7 and so on").contains("no font file"));
        assert!(refused(&whole[..200]).contains("no font file"), "the list of tables is cut off");
        assert!(refused(&whole[..5000]).contains("ends too early"));
        let font = FontRef::new(&whole).expect("a font");
        let outlines = font.table_directory().table_records().iter().find(|r| r.tag().to_be_bytes() == *OUTLINES);
        let outlines = outlines.expect("outlines");
        let (start, length) = (outlines.offset() as usize, outlines.length() as usize);
        let mut broken = whole.clone();
        broken[start..start + length].fill(0xff);
        assert!(!refused(&broken).is_empty());
        let absent = Loaded::load(&Memory::default(), TINOS, 0).map(drop).expect_err("there is none");
        assert!(absent.to_string().contains("no such file"));
    }
}
