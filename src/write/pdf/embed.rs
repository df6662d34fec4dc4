//! Each font cut down to the glyphs in use, and the objects that describe it. `printpdf` would embed whole files and
//! copy them on the way, so the fonts go straight into its `lopdf` document.

use super::codes::Codes;
use super::object::{font_stream, name, press_font, stream, text_stream};
use super::sheet::File;
use super::to_unicode;
use crate::base::{Error, spelled};
use crate::page::FontId;
use crate::style::font::{Cut, FontBook};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{GlyphId, MetadataProvider};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use subsetter::GlyphRemapper;

/// The name by which pages call a font; not `F1`, which `printpdf` takes for a font of its own.
pub(super) fn resource_name(font: FontId) -> String {
    format!("T{}", font.0)
}

/// The fonts a paper uses.
pub(super) struct Fonts<'f> {
    book: &'f FontBook<'f>,
    fonts: BTreeMap<FontId, Font<'f>>,
}

/// One font as pages see it.
pub(super) struct Font<'f> {
    pub(super) codes: Codes,
    font: FontRef<'f>,
    /// By code, in thousandths of the size.
    widths: Vec<i64>,
    /// A hash of codes and widths, by which the ink of a page is written.
    pub(super) print: [u8; 32],
}

impl<'f> Fonts<'f> {
    /// Reads the widths of all glyphs used.
    pub(super) fn measure(used: BTreeMap<FontId, Codes>, book: &'f FontBook<'f>) -> Result<Fonts<'f>, Error> {
        let measure = |(id, codes): (FontId, Codes)| {
            let font = book.font(id)?;
            let widths = widths(&font, &codes);
            let print = Sha256::digest(spelled(&(codes.iter().collect::<Vec<_>>(), &widths))).into();
            Ok((id, Font { codes, font, widths, print }))
        };
        Ok(Fonts { book, fonts: used.into_iter().map(measure).collect::<Result<_, Error>>()? })
    }

    /// The fonts with their numbers.
    #[cfg(test)]
    pub(super) fn iter(&self) -> impl Iterator<Item = (FontId, &Font<'f>)> {
        self.fonts.iter().map(|(id, font)| (*id, font))
    }

    /// A font in use.
    pub(super) fn get(&self, id: FontId) -> &Font<'f> {
        self.fonts.get(&id).expect("the fonts of all runs were collected")
    }

    /// Puts the fonts into the file, each once.
    pub(super) fn embed(&self, file: &mut File<'_>) -> Result<(), Error> {
        let mut resources = Dictionary::new();
        for (&id, font) in &self.fonts {
            let object = font.embed(id, self.book, file)?;
            resources.set(resource_name(id), object);
        }
        file.set_fonts(resources);
        Ok(())
    }
}

impl Font<'_> {
    /// The width of a code, in thousandths of the size, as the file states it.
    pub(super) fn width(&self, code: u16) -> i64 {
        self.widths[usize::from(code)]
    }

    /// The font file with nothing but the glyphs in use, pressed.
    pub(super) fn cut(&self, id: FontId, book: &FontBook<'_>) -> Result<Arc<Cut>, Error> {
        let glyphs = self.codes.iter().map(|(_, glyph, _)| glyph).collect();
        book.cut(id, glyphs, |glyphs| {
            let mut remapper = GlyphRemapper::new();
            let places = glyphs.iter().map(|&glyph| remapper.remap(glyph)).collect();
            let program = subsetter::subset(&book.with_outlines(id, glyphs)?, 0, &remapper)
                .map_err(|e| Error::Font(PathBuf::from(&book.set().file(id).path), e.to_string()))?;
            let (program, pressed) = press_font(program);
            Ok(Cut { length: program.len(), pressed, places })
        })
    }

    fn embed(&self, id: FontId, book: &FontBook<'_>, file: &mut File<'_>) -> Result<ObjectId, Error> {
        let cut = self.cut(id, book)?;
        let font = &self.font;
        let called = format!("{}+{}", subset_tag(id, &self.codes), postscript_name(font, &book.set().file(id).family));
        let (document, before) = (&mut file.document, file.before);
        let program = document.add_object(font_stream(cut.length, cut.pressed.clone()));
        let descriptor = document.add_object(descriptor(font, &called, program));
        let map = match glyph_map(&cut.places) {
            None => name("Identity"),
            Some(map) => document.add_object(stream(Dictionary::new(), map, before)).into(),
        };
        let descendant = document.add_object(dictionary! {
            "Type" => name("Font"), "Subtype" => name("CIDFontType2"), "BaseFont" => name(&called),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => descriptor, "CIDToGIDMap" => map, "DW" => 1000, "W" => width_array(&self.widths),
        });
        let unicode = text_stream(to_unicode::cmap(&self.codes).into_bytes(), before);
        let unicode = document.add_object(unicode);
        Ok(document.add_object(dictionary! {
            "Type" => name("Font"), "Subtype" => name("Type0"), "BaseFont" => name(&called),
            "Encoding" => name("Identity-H"), "DescendantFonts" => vec![descendant.into()], "ToUnicode" => unicode,
        }))
    }
}

fn units_per_em(font: &FontRef<'_>) -> i64 {
    font.head().map_or(1000, |h| i64::from(h.units_per_em())).max(1)
}

/// Font units as thousandths of the size, rounded to the nearest; half a thousandth is what PDF/A lets a stated
/// width differ from the font's own.
fn thousandths(units: f32, per_em: i64) -> i64 {
    (units as i64 * 2000 + per_em).div_euclid(2 * per_em)
}

fn widths(font: &FontRef<'_>, codes: &Codes) -> Vec<i64> {
    let per_em = units_per_em(font);
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let width = |glyph: u16| thousandths(metrics.advance_width(GlyphId::from(glyph)).unwrap_or_default(), per_em);
    std::iter::once(0).chain(codes.iter().map(|(_, glyph, _)| glyph)).map(width).collect()
}

/// Where the glyph of each code lies in the cut font, as the bytes of a map; `None` where each lies at its code,
/// which is so unless two characters share a glyph.
fn glyph_map(places: &[u16]) -> Option<Vec<u8>> {
    let plain = (1u16..).zip(places).all(|(code, &place)| code == place);
    (!plain).then(|| std::iter::once(&0).chain(places).flat_map(|place| place.to_be_bytes()).collect())
}

/// Widths other than the default of 1000, in stretches of neighbouring codes.
fn width_array(widths: &[i64]) -> Vec<Object> {
    let mut out: Vec<Object> = Vec::new();
    for stretch in widths.iter().enumerate().collect::<Vec<_>>().chunk_by(|a, b| (*a.1 == 1000) == (*b.1 == 1000)) {
        let (first, &width) = stretch[0];
        if width != 1000 {
            out.push(i64::try_from(first).expect("codes have 16 bits").into());
            out.push(Object::Array(stretch.iter().map(|(_, w)| Object::Integer(**w)).collect()));
        }
    }
    out
}

/// Six capitals that tell this cut of a font from every other.
fn subset_tag(id: FontId, codes: &Codes) -> String {
    let mut hash = Sha256::new_with_prefix([id.0]);
    codes.iter().for_each(|(_, glyph, _)| hash.update(glyph.to_be_bytes()));
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

fn postscript_name(font: &FontRef<'_>, family: &str) -> String {
    let strings = font.localized_strings(StringId::POSTSCRIPT_NAME);
    let own =
        strings.english_or_first().map(|s| s.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect());
    own.filter(|n: &String| !n.is_empty()).unwrap_or_else(|| family.to_owned())
}

fn descriptor(font: &FontRef<'_>, called: &str, program: ObjectId) -> Dictionary {
    let per_em = units_per_em(font);
    let of = |units: i16| thousandths(f32::from(units), per_em);
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let bounds = font.head().map_or([0; 4], |h| [h.x_min(), h.y_min(), h.x_max(), h.y_max()]);
    let cap_height = metrics.cap_height.unwrap_or(metrics.ascent);
    let weight = font.os2().map_or(400, |o| i64::from(o.us_weight_class()));
    dictionary! {
        "Type" => name("FontDescriptor"), "FontName" => name(called),
        // Symbolic: the codes follow no standard order of letters.
        "Flags" => 4,
        "FontBBox" => bounds.map(|b| Object::Integer(of(b))).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => thousandths(metrics.ascent, per_em), "Descent" => thousandths(metrics.descent, per_em),
        "CapHeight" => thousandths(cap_height, per_em),
        // Fonts do not state the thickness of their stems; this is the usual estimate from the weight.
        "StemV" => 10 + 220 * (weight - 50) / 900,
        "FontFile2" => program,
    }
}
