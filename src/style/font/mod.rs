//! Faces, and the font files that stand for them, character by character.

mod cuts;
mod directory;
mod loaded;
mod named;
mod official;
mod set;
#[cfg(test)]
mod tests;

pub use cuts::Cut;
pub use set::{FontPolicy, FontSet, FontSource, FontWish, Origin, has_place_outside};

use crate::base::{Error, World};
use crate::page::FontId;
use cuts::Cuts;
use loaded::Loaded;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, MetadataProvider};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

/// A face of the standard (clauses 5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 仿宋, text
    FangSong,
    /// 楷体, headings of the second rank
    Kai,
    /// 黑体, headings of the first rank
    Hei,
    /// 小标宋, 发文机关标志 and titles
    BiaoSong,
    /// 宋体, page numbers
    Song,
}

/// A font file shipped under `templates/fonts/`; `MANIFEST.toml` there tells where each came from.
#[derive(Debug)]
pub struct FontFile {
    /// Path below `templates/fonts/`.
    pub path: &'static str,
    /// Family name inside the file.
    pub family: &'static str,
    /// Licence, as SPDX writes it.
    pub licence: &'static str,
}

/// Every shipped file; a [`FontId`] is a place in this list.
pub const FILES: [FontFile; 8] = [
    FontFile { path: "gpl/GwFang-Regular.ttf", family: "GwFang", licence: "GPL-3.0-only WITH Font-exception-2.0" },
    FontFile { path: "arphic/GwKai-Regular.ttf", family: "GwKai", licence: "Arphic-1999" },
    FontFile { path: "ofl/GwHei-Medium.ttf", family: "GwHei", licence: "OFL-1.1" },
    FontFile { path: "ofl/GwBiaoSong-Bold.ttf", family: "GwBiaoSong", licence: "OFL-1.1" },
    FontFile { path: "ofl/GwSong-Regular.ttf", family: "GwSong", licence: "OFL-1.1" },
    FontFile { path: "ofl/GwLiteKai-Light.ttf", family: "GwLiteKai", licence: "OFL-1.1" },
    FontFile { path: "ofl/Tinos-Regular.ttf", family: "Tinos", licence: "OFL-1.1" },
    FontFile { path: "ofl/Tinos-Bold.ttf", family: "Tinos", licence: "OFL-1.1" },
];

const FANG: FontId = FontId(0);
const KAI: FontId = FontId(1);
const HEI: FontId = FontId(2);
const BIAO_SONG: FontId = FontId(3);
const SONG: FontId = FontId(4);
const LITE_KAI: FontId = FontId(5);
const LATIN: FontId = FontId(6);
const LATIN_BOLD: FontId = FontId(7);

impl Face {
    /// Every face.
    pub const ALL: [Face; 5] = [Face::FangSong, Face::Kai, Face::Hei, Face::BiaoSong, Face::Song];

    /// The official family, as a DOCX names it.
    pub const fn official_name(self) -> &'static str {
        match self {
            Face::FangSong => "仿宋_GB2312",
            Face::Kai => "楷体_GB2312",
            Face::Hei => "黑体",
            Face::BiaoSong => "方正小标宋简体",
            Face::Song => "宋体",
        }
    }

    /// Its names: in Chinese, then in English.
    pub const fn names(self) -> [&'static str; 2] {
        match self {
            Face::FangSong => ["仿宋", "FangSong"],
            Face::Kai => ["楷体", "Kai"],
            Face::Hei => ["黑体", "Hei"],
            Face::BiaoSong => ["小标宋", "BiaoSong"],
            Face::Song => ["宋体", "Song"],
        }
    }

    /// The face of that name, in either language.
    pub fn from_name(name: &str) -> Option<Face> {
        Face::ALL.into_iter().find(|face| face.names().iter().any(|n| n.eq_ignore_ascii_case(name)))
    }
}

/// A glyph found for a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file that has it.
    pub font: FontId,
    /// Its number there.
    pub glyph: u16,
    /// Its advance in thousandths of an em.
    pub advance: i64,
}

/// The font files of a run, what was read of them, and what was made of it, for all papers.
pub struct FontFiles {
    set: FontSet,
    /// By the number of the file.
    read: BTreeMap<FontId, OnceLock<Loaded>>,
    /// Held while a file is read, so that no two threads read the same.
    reading: BTreeMap<FontId, Mutex<()>>,
    cuts: Cuts,
}

impl FontFiles {
    /// Of those files nothing is read yet.
    pub fn new(set: FontSet) -> FontFiles {
        let ids: Vec<FontId> = set.used().map(|(id, _)| id).collect();
        let read = ids.iter().map(|id| (*id, OnceLock::new())).collect();
        FontFiles {
            read,
            reading: ids.into_iter().map(|id| (id, Mutex::default())).collect(),
            set,
            cuts: Cuts::default(),
        }
    }
}

/// The font files of a dossier, each read when first needed.
pub struct FontBook<'w> {
    world: &'w dyn World,
    files: Arc<FontFiles>,
}

impl std::fmt::Debug for FontBook<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let read = self.files.read.iter().filter(|(_, loaded)| loaded.get().is_some());
        f.debug_list().entries(read.map(|(id, _)| &self.set().file(*id).path)).finish()
    }
}

impl<'w> FontBook<'w> {
    /// A book over the shipped files; nothing is read yet.
    pub fn new(world: &'w dyn World) -> FontBook<'w> {
        FontBook::with(world, FontSet::default())
    }

    /// A book over files of which nothing is read yet.
    pub fn with(world: &'w dyn World, set: FontSet) -> FontBook<'w> {
        FontBook::over(world, Arc::new(FontFiles::new(set)))
    }

    /// A book over files of which some may have been read before.
    pub fn over(world: &'w dyn World, files: Arc<FontFiles>) -> FontBook<'w> {
        FontBook { world, files }
    }

    /// Which files there are, and what they stand for.
    pub fn set(&self) -> &FontSet {
        &self.files.set
    }

    /// A font without its outlines: its widths, its names, its characters.
    ///
    /// # Errors
    /// When the file is missing, unreadable or no font.
    pub fn font(&self, id: FontId) -> Result<FontRef<'_>, Error> {
        Ok(self.loaded(id)?.font())
    }

    /// A font with the outlines of some glyphs, and of what these are made of, and no others. Every glyph keeps its
    /// number.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn with_outlines(&self, id: FontId, glyphs: &[u16]) -> Result<Vec<u8>, Error> {
        self.loaded(id)?.with_outlines(self.world, glyphs)
    }

    /// A font cut down to glyphs, made once for all papers that use the same.
    ///
    /// # Errors
    /// What `make` says, which is called where no paper asked for the same before. It must depend on nothing else.
    pub fn cut(
        &self,
        id: FontId,
        glyphs: Vec<u16>,
        make: impl FnOnce(&[u16]) -> Result<Cut, Error>,
    ) -> Result<Arc<Cut>, Error> {
        self.files.cuts.get(id, glyphs, make)
    }

    fn loaded(&self, id: FontId) -> Result<&Loaded, Error> {
        let slot = &self.files.read[&id];
        if let Some(loaded) = slot.get() {
            return Ok(loaded);
        }
        let _reading = self.files.reading[&id].lock().expect("no thread panicked while it read a font");
        if let Some(loaded) = slot.get() {
            return Ok(loaded);
        }
        let FontSource { path, index, .. } = self.set().file(id);
        let loaded = Loaded::load(self.world, path, *index)?;
        Ok(slot.get_or_init(|| loaded))
    }

    /// The glyph for a character in a face: ASCII from the Latin file, all else from the face's chain. `None` when no
    /// file has both an entry and an outline for it.
    ///
    /// # Errors
    /// When a file of the chain cannot be used.
    pub fn find(&self, face: Face, bold: bool, c: char) -> Result<Option<Found>, Error> {
        let chain = if c.is_ascii() { self.set().latin(face, bold) } else { self.set().chain(face) };
        for &font in chain {
            if let Some(found) = self.find_in(font, c)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// How far a glyph's ink reaches above and below the baseline, in thousandths of an em (below is negative).
    /// `None` for a glyph without ink.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn ink(&self, found: Found) -> Result<Option<(i64, i64)>, Error> {
        let loaded = self.loaded(found.font)?;
        let per_em = units_per_em(&loaded.font());
        let thousandths = |units: i16| (i64::from(units) * 1000 + per_em / 2) / per_em;
        Ok(loaded.ink(self.world, found.glyph)?.map(|(top, foot)| (thousandths(top), thousandths(foot))))
    }

    fn find_in(&self, font: FontId, c: char) -> Result<Option<Found>, Error> {
        let loaded = self.loaded(font)?;
        let data = loaded.font();
        let glyph = data.charmap().map(c).filter(|&g| g != GlyphId::NOTDEF);
        // Some fonts list a character and draw nothing for it.
        let glyph = glyph.and_then(|g| u16::try_from(g.to_u32()).ok()).filter(|&g| c == ' ' || loaded.has_outline(g));
        let Some(glyph) = glyph else { return Ok(None) };
        let metrics = data.glyph_metrics(Size::unscaled(), LocationRef::default());
        let per_em = units_per_em(&data);
        let advance = metrics.advance_width(GlyphId::from(glyph)).unwrap_or_default() as i64;
        Ok(Some(Found { font, glyph, advance: (advance * 1000 + per_em / 2) / per_em }))
    }
}

fn units_per_em(font: &FontRef<'_>) -> i64 {
    font.head().map_or(1000, |h| i64::from(h.units_per_em())).max(1)
}
