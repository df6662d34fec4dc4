//! Fonts as a file has them: by which code which character is shown, how wide, and what the program within draws for it.

use super::{Unread, number};
use crate::measure::metrics::{Glyph, Program};
use crate::measure::seen::TypeFace;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    fonts: Vec<(Dictionary, Rc<Font>)>,
}

/// A font of two-byte codes.
#[derive(Default)]
pub(super) struct Font {
    pub(super) type_face: TypeFaceOfName,
    is_within: bool,
    characters: BTreeMap<u16, char>,
    widths: BTreeMap<u16, f64>,
    default_width: f64,
    glyphs: BTreeMap<u16, Glyph>,
}

/// A kind of type, unknown at first.
#[derive(Clone, Copy)]
pub(super) struct TypeFaceOfName(pub(super) TypeFace);

impl Default for TypeFaceOfName {
    fn default() -> TypeFaceOfName {
        TypeFaceOfName(TypeFace::Other)
    }
}

impl Fonts {
    /// The font that a dictionary describes.
    pub(super) fn read(&mut self, document: &Document, dict: &Dictionary) -> Result<Rc<Font>, Unread> {
        if let Some((_, font)) = self.fonts.iter().find(|(known, _)| known == dict) {
            return Ok(Rc::clone(font));
        }
        let font = Rc::new(Font::read(document, dict)?);
        self.fonts.push((dict.clone(), Rc::clone(&font)));
        Ok(font)
    }

    pub(super) fn len(&self) -> usize {
        self.fonts.len()
    }

    /// How many are not within the file.
    pub(super) fn outside(&self) -> usize {
        self.fonts.iter().filter(|(_, font)| !font.is_within).count()
    }
}

impl Font {
    fn read(document: &Document, dict: &Dictionary) -> Result<Font, Unread> {
        let called = String::from_utf8_lossy(dict.get(b"BaseFont")?.as_name()?).into_owned();
        let encoding = dict.get_deref(b"Encoding", document).and_then(Object::as_name).unwrap_or_default();
        if dict.get(b"Subtype")?.as_name()? != b"Type0" || encoding != b"Identity-H" {
            return Err(Unread(format!("the font {called} is not one of two-byte codes")));
        }
        let descendant = dict.get_deref(b"DescendantFonts", document)?.as_array()?;
        let descendant = descendant.first().ok_or_else(|| Unread(format!("the font {called} describes nothing")))?;
        let descendant = document.dereference(descendant)?.1.as_dict()?;
        let mut font = Font {
            type_face: TypeFaceOfName(TypeFace::of(called.split_once('+').map_or(&*called, |(_, name)| name))),
            characters: characters(&plain(dict.get_deref(b"ToUnicode", document)?)?)?,
            default_width: descendant.get(b"DW").ok().map_or(Ok(1000.0), number)?,
            ..Font::default()
        };
        if let Ok(widths) = descendant.get_deref(b"W", document) {
            font.widths = widths_of(document, widths.as_array()?)?;
        }
        let descriptor = descendant.get_deref(b"FontDescriptor", document)?.as_dict()?;
        let program =
            [b"FontFile2".as_slice(), b"FontFile3"].iter().find_map(|k| descriptor.get_deref(k, document).ok());
        if let Some(program) = program {
            let map = match descendant.get_deref(b"CIDToGIDMap", document).ok().filter(|o| o.as_stream().is_ok()) {
                Some(map) => Some(plain(map)?),
                None => None,
            };
            font.draw(&plain(program)?, map.as_deref(), &called)?;
        }
        Ok(font)
    }

    /// What the program within draws for each code.
    fn draw(&mut self, program: &[u8], map: Option<&[u8]>, called: &str) -> Result<(), Unread> {
        let program = Program::new(program).ok_or_else(|| Unread(format!("the program of {called} is none")))?;
        for &code in self.characters.keys() {
            let glyph = match map {
                None => code,
                Some(map) => {
                    let at = usize::from(code) * 2;
                    let pair = map.get(at..at + 2).ok_or_else(|| Unread(format!("{called} maps no code {code}")))?;
                    u16::from_be_bytes([pair[0], pair[1]])
                }
            };
            self.glyphs.insert(code, program.glyph(glyph));
        }
        self.is_within = true;
        Ok(())
    }

    /// The character of a code; the sign of one that cannot be known where the file does not say.
    pub(super) fn character(&self, code: u16) -> char {
        self.characters.get(&code).copied().unwrap_or('\u{fffd}')
    }

    /// How wide a code is, in thousandths of the size.
    pub(super) fn width(&self, code: u16) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.default_width)
    }

    /// How far the ink of a code reaches above and below the baseline, in thousandths of the size.
    pub(super) fn ink(&self, code: u16) -> Option<(i64, i64)> {
        self.glyphs.get(&code).and_then(|g| g.ink)
    }
}

/// A stream without its pressing.
fn plain(object: &Object) -> Result<Vec<u8>, Unread> {
    let stream = object.as_stream()?;
    if stream.dict.has(b"Filter") { Ok(stream.decompressed_content()?) } else { Ok(stream.content.clone()) }
}

/// Reads a ToUnicode map: single codes and stretches of them.
fn characters(cmap: &[u8]) -> Result<BTreeMap<u16, char>, Unread> {
    let text = String::from_utf8_lossy(cmap);
    let mut words = text.split_inclusive(['>', '\n', ' ', '[', ']']).map(str::trim).filter(|w| !w.is_empty());
    let mut map = BTreeMap::new();
    while let Some(word) = words.next() {
        let takes = match word {
            "beginbfchar" => 2,
            "beginbfrange" => 3,
            _ => continue,
        };
        loop {
            let first = words.next().unwrap_or("end");
            if first.starts_with("end") {
                break;
            }
            let code = hexadecimal(first)?;
            let last = if takes == 3 { hexadecimal(words.next().unwrap_or_default())? } else { code };
            let shown = words.next().unwrap_or_default();
            let character = character(shown)?;
            for step in 0..=last.saturating_sub(code) {
                let shown = char::from_u32(character as u32 + u32::from(step));
                map.insert(code + step, shown.ok_or_else(|| Unread(format!("{shown:?} is no character")))?);
            }
        }
    }
    Ok(map)
}

fn hexadecimal(word: &str) -> Result<u16, Unread> {
    let digits = word.trim_start_matches('<').trim_end_matches('>');
    u16::from_str_radix(digits, 16).map_err(|_| Unread(format!("{word:?} is no code")))
}

fn character(word: &str) -> Result<char, Unread> {
    let digits = word.trim_start_matches('<').trim_end_matches('>').as_bytes();
    let unit = |c: &[u8]| std::str::from_utf8(c).ok().and_then(|c| u16::from_str_radix(c, 16).ok());
    let units: Option<Vec<u16>> = digits.chunks(4).map(unit).collect();
    let text = units.and_then(|units| String::from_utf16(&units).ok()).unwrap_or_default();
    let mut text = text.chars();
    match (text.next(), text.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(Unread(format!("{word:?} is not one character"))),
    }
}

fn widths_of(document: &Document, array: &[Object]) -> Result<BTreeMap<u16, f64>, Unread> {
    let mut out = BTreeMap::new();
    let mut rest = array.iter();
    let code = |n: f64| n as u16;
    while let Some(first) = rest.next() {
        let first = code(number(first)?);
        let next = rest.next().ok_or_else(|| Unread("widths end early".to_owned()))?;
        if let Ok(list) = document.dereference(next)?.1.as_array() {
            for (n, width) in (first..).zip(list) {
                out.insert(n, number(width)?);
            }
        } else {
            let width = number(rest.next().ok_or_else(|| Unread("widths end early".to_owned()))?)?;
            out.extend((first..=code(number(next)?)).map(|n| (n, width)));
        }
    }
    Ok(out)
}
