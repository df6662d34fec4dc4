//! Areas of a page that lead somewhere.

use super::object::{name, place, points, text};
use super::sheet::File;
use crate::page::{Link, Pages, TagId};
use crate::style::gbt9704::SHEET_HEIGHT;
use lopdf::{Object, ObjectId, StringFormat, dictionary};

/// A link annotation in the file.
pub(super) struct Area {
    /// Its object.
    pub(super) object: ObjectId,
    /// Index of its page.
    pub(super) page: usize,
    /// The structure element of its text.
    pub(super) tag: TagId,
}

/// Adds the annotations. In the structure's way back they are counted on from the pages.
pub(super) fn add(file: &mut File<'_>, pages: &Pages) -> Vec<Area> {
    let mut areas = Vec::new();
    for (number, page) in pages.pages.iter().enumerate().filter(|(_, p)| !p.links.is_empty()) {
        let first = areas.len();
        for link in &page.links {
            let key = file.sheets.len() + areas.len();
            let object = annotation(file, link, pages, key);
            areas.push(Area { object, page: number, tag: link.tag });
        }
        let here: Vec<Object> = areas[first..].iter().map(|a| a.object.into()).collect();
        let page = file.sheets[number].page;
        file.dict(page).set("Annots", here);
    }
    areas
}

fn annotation(file: &mut File<'_>, link: &Link, pages: &Pages, key: usize) -> ObjectId {
    let (way, aim) = aim(file, link, pages);
    let [left, top, right, bottom] = link.area;
    let corners = [left, SHEET_HEIGHT - bottom, right, SHEET_HEIGHT - top];
    file.document.add_object(dictionary! {
        "Type" => name("Annot"), "Subtype" => name("Link"),
        "Rect" => corners.map(|c| Object::Real(points(c))).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Print: PDF/A wants no annotation to be hidden from paper.
        "F" => 4,
        "Contents" => text(&spoken(&link.target)),
        way => aim,
        "StructParent" => i64::try_from(key).expect("few links"),
    })
}

/// Where a link leads: to a place of the paper, which ought to have it, or out of it.
fn aim(file: &File, link: &Link, pages: &Pages) -> (&'static str, Object) {
    let inward = link.target.strip_prefix('#').and_then(|name| pages.anchors.get(name));
    if let Some(&(page, top)) = inward {
        let page = file.sheets[page.min(file.sheets.len() - 1)].page;
        return ("Dest", place(page, top));
    }
    let uri = Object::String(ascii(&link.target).into_bytes(), StringFormat::Literal);
    ("A", dictionary! { "Type" => name("Action"), "S" => name("URI"), "URI" => uri }.into())
}

/// The target as it is told to somebody who cannot see it.
fn spoken(target: &str) -> String {
    let led = |start: &str, what: &str| target.strip_prefix(start).map(|rest| format!("{what}{rest}"));
    let known =
        led("mailto:", "电子邮箱 ").or_else(|| led("#Annex_", "转到附件")).or_else(|| led("#Note_", "转到脚注"));
    known.unwrap_or_else(|| format!("网址 {target}"))
}

/// A target in the ASCII that PDF allows there.
fn ascii(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for byte in target.bytes() {
        match byte {
            b'!'..=b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
