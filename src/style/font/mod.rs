//! Faces, and the font files that stand for them, character by character.

mod cuts;
mod loaded;

pub use cuts::Cut;

use crate::base::{Error, World};
use crate::page::FontId;
use cuts::Cuts;
use loaded::Loaded;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, MetadataProvider};
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

    /// The files that are asked for a character, in this order.
    pub const fn chain(self) -> &'static [FontId] {
        match self {
            Face::FangSong => &[FANG, LITE_KAI, SONG],
            Face::Kai => &[KAI, LITE_KAI, SONG],
            Face::Hei => &[HEI, SONG],
            Face::BiaoSong => &[BIAO_SONG, SONG],
            Face::Song => &[SONG, LITE_KAI],
        }
    }

    /// The file for U+0020–007E: the Latin face, but 宋体's own half-width digits for page numbers (clause 7.5).
    const fn latin(self, bold: bool) -> FontId {
        match (self, bold) {
            (Face::Song, _) => SONG,
            (_, true) => LATIN_BOLD,
            (_, false) => LATIN,
        }
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

/// What was read of the font files, and what was made of it, for all papers of a run.
#[derive(Default)]
pub struct FontFiles {
    read: [OnceLock<Loaded>; FILES.len()],
    /// Held while a file is read, so that no two threads read the same.
    reading: [Mutex<()>; FILES.len()],
    cuts: Cuts,
}

/// The font files of a dossier, each read when first needed.
pub struct FontBook<'w> {
    world: &'w dyn World,
    files: Arc<FontFiles>,
}

impl std::fmt::Debug for FontBook<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let read = self.files.read.iter().zip(&FILES).filter(|(d, _)| d.get().is_some()).map(|(_, file)| file.path);
        f.debug_list().entries(read).finish()
    }
}

impl<'w> FontBook<'w> {
    /// A book over `templates/fonts/`; nothing is read yet.
    pub fn new(world: &'w dyn World) -> FontBook<'w> {
        FontBook::over(world, Arc::default())
    }

    /// A book over `templates/fonts/` of which some files may have been read before.
    pub fn over(world: &'w dyn World, files: Arc<FontFiles>) -> FontBook<'w> {
        FontBook { world, files }
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
        let slot = &self.files.read[usize::from(id.0)];
        if let Some(loaded) = slot.get() {
            return Ok(loaded);
        }
        let _reading = self.files.reading[usize::from(id.0)].lock().expect("no thread panicked while it read a font");
        if let Some(loaded) = slot.get() {
            return Ok(loaded);
        }
        let path = format!("templates/fonts/{}", FILES[usize::from(id.0)].path);
        let loaded = Loaded::load(self.world, &path)?;
        Ok(slot.get_or_init(|| loaded))
    }

    /// The glyph for a character in a face: ASCII from the Latin file, all else from the face's chain. `None` when no
    /// file has both an entry and an outline for it.
    ///
    /// # Errors
    /// When a file of the chain cannot be used.
    pub fn find(&self, face: Face, bold: bool, c: char) -> Result<Option<Found>, Error> {
        let latin = [face.latin(bold)];
        let chain = if c.is_ascii() { &latin[..] } else { face.chain() };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::world::Memory;

    fn shipped(path: &str) -> (String, Vec<u8>) {
        let file = format!("{}/templates/fonts/{path}", env!("CARGO_MANIFEST_DIR"));
        (format!("templates/fonts/{path}"), std::fs::read(file).expect("a shipped font"))
    }

    #[test]
    fn rare_characters_fall_through_the_chain() {
        let world = Memory::new(FILES.iter().map(|f| shipped(f.path)));
        let book = FontBook::new(&world);
        let font = |face, c| book.find(face, false, c).expect("fonts are there").map(|f| (f.font, f.advance));
        assert_eq!(font(Face::FangSong, '区'), Some((FANG, 1000)));
        assert_eq!(font(Face::FangSong, '喆'), Some((LITE_KAI, 1000)));
        assert_eq!(font(Face::FangSong, '2'), Some((LATIN, 500)));
        assert_eq!(font(Face::FangSong, '“'), Some((FANG, 1000)));
        assert_eq!(font(Face::Song, '1').map(|f| f.0), Some(SONG));
        assert_eq!(font(Face::FangSong, '\u{1f600}'), None);
    }

    #[test]
    fn a_missing_file_is_named() {
        let world = Memory::default();
        let error = FontBook::new(&world).find(Face::Hei, false, '区').expect_err("no fonts");
        assert!(error.to_string().contains("templates/fonts/ofl/GwHei-Medium.ttf"), "{error}");
    }
}
