//! A small reader of our own files: what is shown where, and what it is marked as.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// A character on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) character: char,
    /// Origin in points from the lower left corner of the upright sheet.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) mode: i64,
    pub(super) colour: Vec<f32>,
    /// Operator and number of the marked sequence it is in.
    pub(super) mark: Option<(String, Option<i64>)>,
}

/// A font of the file.
struct Face {
    unicode: BTreeMap<u16, char>,
    widths: BTreeMap<u16, f64>,
}

/// Loads a file.
pub(super) fn load(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("a PDF")
}

/// Follows a key, through a reference where there is one.
pub(super) fn at<'d>(document: &'d Document, dict: &'d Dictionary, key: &str) -> &'d Object {
    dict.get_deref(key.as_bytes(), document).unwrap_or_else(|e| panic!("{key}: {e}"))
}

/// Follows a key to a dictionary.
pub(super) fn dict<'d>(document: &'d Document, from: &'d Dictionary, key: &str) -> &'d Dictionary {
    at(document, from, key).as_dict().unwrap_or_else(|e| panic!("{key}: {e}"))
}

/// The text of a string, as people read it.
pub(super) fn words(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(b"\xfe\xff") {
        None => String::from_utf8(bytes.to_vec()).expect("ASCII"),
        Some(units) => {
            let units: Vec<u16> = units.chunks(2).map(|u| u16::from_be_bytes([u[0], u[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
    }
}

/// Every character of every page, in the order of the file.
pub(super) fn shown(document: &Document) -> Vec<Vec<Shown>> {
    document.get_pages().into_values().map(|page| page_shown(document, page)).collect()
}

fn page_shown(document: &Document, page: ObjectId) -> Vec<Shown> {
    let page = document.get_dictionary(page).expect("a page");
    let fonts = dict(document, dict(document, page, "Resources"), "Font");
    let faces: BTreeMap<Vec<u8>, Face> =
        fonts.iter().map(|(name, _)| (name.clone(), face(document, dict(document, fonts, &word(name))))).collect();
    let content = at(document, page, "Contents").as_stream().expect("a stream").decompressed_content().expect("flate");
    let mut eye = Eye::default();
    for step in Content::decode(&content).expect("operations").operations.iter() {
        eye.see(&step.operator, &step.operands, &faces);
    }
    eye.shown
}

fn word(name: &[u8]) -> String {
    String::from_utf8(name.to_vec()).expect("a name in ASCII")
}

#[derive(Default)]
struct Eye {
    shown: Vec<Shown>,
    turned: Option<f64>,
    font: Vec<u8>,
    size: f64,
    origin: (f64, f64),
    mode: i64,
    colour: Vec<f32>,
    mark: Option<(String, Option<i64>)>,
}

impl Eye {
    fn see(&mut self, operator: &str, operands: &[Object], faces: &BTreeMap<Vec<u8>, Face>) {
        let number = |n: usize| f64::from(operands[n].as_float().expect("a number"));
        match operator {
            "cm" => {
                assert_eq!([0, 1, 2, 3, 5].map(number), [0.0, 1.0, -1.0, 0.0, 0.0]);
                self.turned = Some(number(4));
            }
            "Q" => self.turned = None,
            "Tf" => (self.font, self.size) = (operands[0].as_name().expect("a name").to_vec(), number(1)),
            "Tm" => {
                assert_eq!([0, 1, 2, 3].map(number), [1.0, 0.0, 0.0, 1.0]);
                self.origin = (number(4), number(5));
            }
            "Tr" => self.mode = operands[0].as_i64().expect("a mode"),
            "rg" => self.colour = operands.iter().map(|o| o.as_float().expect("a number")).collect(),
            "BDC" => {
                assert_eq!(self.mark, None, "sequences do not nest");
                let number = operands[1].as_dict().expect("properties").get(b"MCID").and_then(Object::as_i64).ok();
                self.mark = Some((word(operands[0].as_name().expect("a name")), number));
            }
            "EMC" => self.mark = None,
            "TJ" => self.show(operands[0].as_array().expect("an array"), &faces[&self.font]),
            _ => {}
        }
    }

    fn show(&mut self, array: &[Object], face: &Face) {
        let mut pen = 0.0;
        for object in array {
            let Ok(codes) = object.as_str() else {
                pen -= f64::from(object.as_float().expect("an offset"));
                continue;
            };
            for code in codes.chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]])) {
                let (x, y) = (self.origin.0 + pen * self.size / 1000.0, self.origin.1);
                let (x, y) = self.turned.map_or((x, y), |width| (width - y, x));
                let (mode, colour, mark) = (self.mode, self.colour.clone(), self.mark.clone());
                self.shown.push(Shown { character: face.unicode[&code], x, y, mode, colour, mark });
                pen += face.widths.get(&code).copied().unwrap_or(1000.0);
            }
        }
    }
}

fn face(document: &Document, font: &Dictionary) -> Face {
    let cmap = at(document, font, "ToUnicode").as_stream().expect("a stream").decompressed_content().expect("flate");
    let descendants = at(document, font, "DescendantFonts").as_array().expect("an array");
    let descendant = document.dereference(&descendants[0]).expect("a font").1.as_dict().expect("a font");
    Face { unicode: unicode(&word(&cmap)), widths: widths(at(document, descendant, "W").as_array().expect("widths")) }
}

fn unicode(cmap: &str) -> BTreeMap<u16, char> {
    let hex = |s: &str| u16::from_str_radix(s, 16).expect("hexadecimal");
    let entry = |line: &str| {
        let (code, units) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units: Vec<u16> = units.as_bytes().chunks(4).map(|c| hex(std::str::from_utf8(c).expect("ASCII"))).collect();
        let mut text = String::from_utf16(&units).expect("UTF-16").chars().collect::<Vec<_>>();
        assert_eq!(text.len(), 1, "one character a code");
        Some((hex(code), text.remove(0)))
    };
    let mut map = BTreeMap::new();
    for block in cmap.split("beginbfchar\n").skip(1) {
        map.extend(block.split("endbfchar").next().expect("a block").lines().filter_map(entry));
    }
    map
}

fn widths(array: &[Object]) -> BTreeMap<u16, f64> {
    let pair = |pair: &[Object]| {
        let first = pair[0].as_i64().expect("a code") as u16;
        let list: Vec<f64> =
            pair[1].as_array().expect("widths").iter().map(|w| w.as_i64().expect("a width") as f64).collect();
        (first..).zip(list)
    };
    array.chunks(2).flat_map(|p| pair(p).collect::<Vec<_>>()).collect()
}
