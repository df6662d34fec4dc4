//! A written PDF as it is seen: read from its bytes alone, as any reader would.
//!
//! What this cannot read it names, so that nothing is measured that was not seen.

mod content;
mod font;
mod tree;

use super::seen::{Seen, SeenPage};
use crate::base::Length;
use content::Eye;
use font::Fonts;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Why a file cannot be measured, in words of PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread(pub String);

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<lopdf::Error> for Unread {
    fn from(error: lopdf::Error) -> Unread {
        Unread(error.to_string())
    }
}

/// Points of a file as a length; files hold no more than some thousandths of a point.
fn length(points: f64) -> Length {
    Length::emu((points * 12_700.0).round() as i64)
}

fn number(object: &Object) -> Result<f64, Unread> {
    match object {
        Object::Integer(n) => Ok(*n as f64),
        Object::Real(n) => Ok(f64::from(*n)),
        other => Err(Unread(format!("a number was expected, not {other:?}"))),
    }
}

/// Looks at a written PDF.
///
/// # Errors
/// When something in it is not understood.
pub fn look(bytes: &[u8]) -> Result<Seen, Unread> {
    let document = Document::load_mem(bytes)?;
    let tree = tree::read(&document)?;
    let mut fonts = Fonts::default();
    let mut pages = Vec::new();
    for id in document.get_pages().into_values() {
        pages.push(page(&document, id, &tree, &mut fonts)?);
    }
    Ok(Seen { pages, elements: tree.elements, fonts_outside: fonts.outside(), fonts: fonts.len() })
}

fn page(document: &Document, id: ObjectId, tree: &tree::Tree, fonts: &mut Fonts) -> Result<SeenPage, Unread> {
    let page = document.get_dictionary(id)?;
    let sheet = corners(inherited(document, page, b"MediaBox")?)?;
    let is_turned = match inherited(document, page, b"Rotate") {
        Ok(angle) => number(angle)? as i64 == 90,
        Err(_) => false,
    };
    let resources = inherited(document, page, b"Resources")?.as_dict()?;
    let mut eye = Eye::new(document, resources, sheet, fonts)?;
    for operation in &Content::decode(&document.get_page_content(id))?.operations {
        eye.see(&operation.operator, &operation.operands)?;
    }
    let mut seen = eye.end()?;
    for (glyph, mcid) in &mut seen.glyphs {
        glyph.element = mcid.and_then(|n| tree.sequences.get(&(id, n)).copied());
    }
    Ok(SeenPage {
        width: length(sheet[2] - sheet[0]),
        height: length(sheet[3] - sheet[1]),
        is_turned,
        glyphs: seen.glyphs.into_iter().map(|(glyph, _)| glyph).collect(),
        rules: seen.rules,
        pictures: seen.pictures,
    })
}

fn corners(of: &Object) -> Result<[f64; 4], Unread> {
    let list = of.as_array()?.iter().map(number).collect::<Result<Vec<_>, _>>()?;
    list.try_into().map_err(|_| Unread("a box has four numbers".to_owned()))
}

/// Follows a key, also to what a page has from the tree of pages above it.
fn inherited<'d>(document: &'d Document, page: &'d Dictionary, key: &[u8]) -> Result<&'d Object, Unread> {
    let mut at = page;
    // A tree of pages as deep as that leads in a circle.
    for _ in 0..64 {
        if let Ok(found) = at.get_deref(key, document) {
            return Ok(found);
        }
        at = match at.get_deref(b"Parent", document) {
            Ok(parent) => parent.as_dict()?,
            Err(_) => break,
        };
    }
    Err(Unread(format!("a page has no {}", String::from_utf8_lossy(key))))
}
