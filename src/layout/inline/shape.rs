//! From characters to glyphs of the faces, each looked up once.

use crate::base::{Code, Diagnostic, Error, Length};
use crate::document::Mark;
use crate::layout::codes;
use crate::page::FontId;
use crate::style::font::Found;
use crate::style::footnote;
use crate::style::gbt9704::{BODY_SIZE, BODY_TRACKING};
use crate::style::{Face, FontBook, RunStyle};
use std::collections::{HashMap, HashSet};

/// A character with its glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shaped {
    /// The character.
    pub(crate) character: char,
    /// The font file of its glyph.
    pub(crate) font: FontId,
    /// Its glyph there.
    pub(crate) glyph: u16,
    /// How far the next one stands, before justification.
    pub(crate) advance: Length,
    /// Size of type.
    pub(crate) size: Length,
    /// Whether its strokes are thickened.
    pub(crate) embolden: bool,
    /// The link it belongs to.
    pub(crate) link: Option<LinkId>,
    /// What a revision did to it.
    pub(crate) mark: Mark,
    /// The footnote, by its place among those of the paper, whose number it is part of: small, raised, and bound to what
    /// stands before it.
    pub(crate) note: Option<usize>,
}

impl Shaped {
    /// The blank half of a full-width mark; a face that draws the mark narrow has none.
    pub(crate) fn half(&self) -> Length {
        if self.advance.to_emu() * 10 >= self.size.to_emu() * 9 { self.advance / 2 } else { Length::ZERO }
    }
}

/// A number of a link in the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LinkId(pub(crate) usize);

/// Finds glyphs and remembers them, and what could not be found.
pub(crate) struct Shaper<'f> {
    fonts: &'f FontBook<'f>,
    known: HashMap<(RunStyle, char), Option<Found>>,
    missing: HashSet<char>,
    filled: HashSet<(Face, char)>,
    /// How many characters so far were none of their face.
    pub(crate) borrowed: usize,
    /// What was found wrong, in the order of the text.
    pub(crate) findings: Vec<Diagnostic>,
}

impl<'f> Shaper<'f> {
    /// A shaper over a font book.
    pub(crate) fn new(fonts: &'f FontBook<'f>) -> Shaper<'f> {
        Shaper {
            fonts,
            known: HashMap::new(),
            missing: HashSet::new(),
            filled: HashSet::new(),
            borrowed: 0,
            findings: Vec::new(),
        }
    }

    /// The glyphs of a run of text, appended to `out`.
    pub(crate) fn shape(
        &mut self,
        text: &str,
        style: RunStyle,
        size: Length,
        link: Option<LinkId>,
        out: &mut Vec<Shaped>,
    ) -> Result<(), Error> {
        // DOCX tracks every character of 3号 type; so does the page, or the two would break lines differently.
        let tracking = if size == BODY_SIZE { BODY_TRACKING } else { Length::ZERO };
        for (at, character) in text.char_indices() {
            #[cfg(test)]
            crate::layout::work::step();
            let (found, own_width) = self.glyph(character, style, text, at)?;
            let advance =
                own_width.map_or_else(|| size.scale(found.advance, 1000), |per_mille| size.scale(per_mille, 1000));
            let advance = if advance == Length::ZERO { advance } else { advance + tracking };
            let embolden = style.bold
                && self.find(RunStyle { bold: false, ..style }, character)?.is_none_or(|f| f.font == found.font);
            let Found { font, glyph, .. } = found;
            let mark = Mark::None;
            out.push(Shaped { character, font, glyph, advance, size, embolden, link, mark, note: None });
        }
        Ok(())
    }

    /// The number of a footnote behind type of a size, appended to `out`.
    pub(crate) fn shape_number(
        &mut self,
        (note, label): (usize, &str),
        style: RunStyle,
        size: Length,
        link: Option<LinkId>,
        mark: Mark,
        out: &mut Vec<Shaped>,
    ) -> Result<(), Error> {
        let first = out.len();
        self.shape(label, RunStyle { bold: false, ..style }, footnote::number_size(size), link, out)?;
        out[first..].iter_mut().for_each(|g| (g.mark, g.note) = (mark, Some(note)));
        Ok(())
    }

    /// The glyphs of a text with its changes, appended to `out`.
    pub(crate) fn shape_marked(
        &mut self,
        pieces: &[(&str, Mark)],
        style: RunStyle,
        size: Length,
        out: &mut Vec<Shaped>,
    ) -> Result<(), Error> {
        for &(text, mark) in pieces {
            let first = out.len();
            self.shape(text, style, size, None, out)?;
            out[first..].iter_mut().for_each(|g| g.mark = mark);
        }
        Ok(())
    }

    /// How far a character's ink reaches above and below the baseline, in thousandths of an em.
    pub(crate) fn ink(&mut self, character: char, style: RunStyle) -> Result<Option<(i64, i64)>, Error> {
        match self.find(style, character)? {
            Some(found) => self.fonts.ink(found),
            None => Ok(None),
        }
    }

    /// The glyph to draw, and the width of a blank that has none of its own.
    fn glyph(&mut self, c: char, style: RunStyle, text: &str, at: usize) -> Result<(Found, Option<i64>), Error> {
        let blank = match c {
            '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(Some(0)),
            '\u{3000}' => Some(Some(1000)),
            c if c.is_whitespace() => Some(None),
            _ => None,
        };
        if let Some(width) = blank {
            return Ok((self.find(style, ' ')?.expect("every face has a blank"), width));
        }
        if let Some(found) = self.find(style, c)? {
            let set = self.fonts.set();
            if !c.is_ascii() && found.font != set.first(style.face) {
                self.borrowed += 1;
                if self.filled.insert((style.face, c)) {
                    let finding = about(&codes::FILLED_GLYPH, c, style, text, at);
                    self.findings.push(finding.with("family", &set.file(found.font).family));
                }
            }
            return Ok((found, None));
        }
        self.borrowed += 1;
        if self.missing.insert(c) {
            self.findings.push(about(&codes::MISSING_GLYPH, c, style, text, at));
        }
        Ok((self.find(style, GETA)?.expect("every face has the mark of a missing character"), None))
    }

    fn find(&mut self, style: RunStyle, c: char) -> Result<Option<Found>, Error> {
        if let Some(&found) = self.known.get(&(style, c)) {
            return Ok(found);
        }
        let found = self.fonts.find(style.face, style.bold, c)?;
        self.known.insert((style, c), found);
        Ok(found)
    }
}

/// 〓, what a compositor puts where he has no type.
const GETA: char = '〓';

fn about(code: &'static Code, c: char, style: RunStyle, text: &str, at: usize) -> Diagnostic {
    let before: Vec<char> = text[..at].chars().rev().take(8).collect();
    let around: String = before.into_iter().rev().chain(text[at..].chars().take(9)).collect();
    Diagnostic::new(code)
        .with("character", c)
        .with("code", format!("U+{:04X}", u32::from(c)))
        .with("face", style.face.official_name())
        .with("around", around)
}
