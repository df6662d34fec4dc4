//! The finished document as bytes, with an identity that follows from them.
//!
//! `lopdf` could save it too, but writes each of the small objects of the structure, thousands in a paper, several times
//! over, leaves the table of places unpressed, and has no word in which bytes a pressed stream ends.

use super::object::{name, stream};
use super::pressed::PressedPages;
use lopdf::{Dictionary, Document, Object, StringFormat, dictionary};
use sha2::{Digest, Sha256};

const ID_BYTES: usize = 16;

/// How many objects are pressed together; the many small ones of the structure are half of an unpressed file.
const PRESSED_TOGETHER: usize = 200;

/// Where an object lies in the file.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere.
    Free,
    /// So many bytes from its beginning.
    At(usize),
    /// In a stream of objects, as which of them.
    In(u32, usize),
}

/// Writes the document, taking from `before` what was pressed before.
pub(super) fn save(document: &Document, before: Option<&PressedPages>) -> Vec<u8> {
    let mut file = Writer { out: Vec::with_capacity(estimate(document)), places: vec![Place::Free] };
    file.say(&format!("%PDF-{}\n%", document.version));
    // Bytes beyond ASCII tell programs that this is no text (PDF/A).
    file.out.extend([0xbb, 0xad, 0xc0, 0xde, b'\n']);
    let is_stream = |object: &Object| matches!(object, Object::Stream(_));
    for (&(id, _), object) in document.objects.iter().filter(|(_, object)| is_stream(object)) {
        file.add(id, object);
    }
    let small: Vec<(u32, &Object)> = document
        .objects
        .iter()
        .filter(|(_, object)| !is_stream(object))
        .map(|(&(id, _), object)| (id, object))
        .collect();
    let mut next = document.max_id + 1;
    for together in small.chunks(PRESSED_TOGETHER) {
        file.add_together(next, together, before);
        next += 1;
    }
    file.end(next, &document.trailer, before)
}

/// About how long the file will be.
fn estimate(document: &Document) -> usize {
    let length = |object: &Object| if let Object::Stream(stream) = object { stream.content.len() + 200 } else { 20 };
    document.objects.values().map(length).sum::<usize>() + 4096
}

struct Writer {
    out: Vec<u8>,
    /// By number.
    places: Vec<Place>,
}

impl Writer {
    fn say(&mut self, words: &str) {
        self.out.extend_from_slice(words.as_bytes());
    }

    fn put(&mut self, id: u32, place: Place) {
        let id = id as usize;
        if self.places.len() <= id {
            self.places.resize(id + 1, Place::Free);
        }
        self.places[id] = place;
    }

    fn add(&mut self, id: u32, object: &Object) {
        self.put(id, Place::At(self.out.len()));
        self.say(&format!("{id} 0 obj\n"));
        write(object, &mut self.out);
        self.say("\nendobj\n");
    }

    /// Adds a stream of objects: their numbers and places, then the objects.
    fn add_together(&mut self, id: u32, objects: &[(u32, &Object)], before: Option<&PressedPages>) {
        let (mut content, mut bodies) = (Vec::new(), Vec::new());
        for (n, (of, object)) in objects.iter().enumerate() {
            self.put(*of, Place::In(id, n));
            number(i64::from(*of), &mut content);
            content.push(b' ');
            number(size(bodies.len()), &mut content);
            content.push(b' ');
            write(object, &mut bodies);
            bodies.push(b' ');
        }
        let dict = dictionary! { "Type" => name("ObjStm"), "N" => size(objects.len()), "First" => size(content.len()) };
        content.append(&mut bodies);
        self.add(id, &Object::Stream(stream(dict, content, before)));
    }

    /// Ends the file with the table of places, which says too what it is. Its `/ID` is a hash of all that stands before:
    /// the same paper has the same one everywhere.
    fn end(mut self, id: u32, trailer: &Dictionary, before: Option<&PressedPages>) -> Vec<u8> {
        let hash = Sha256::digest(&self.out);
        let identity = Object::String(hash[..ID_BYTES].to_vec(), StringFormat::Hexadecimal);
        let start = self.out.len();
        self.put(id, Place::At(start));
        let mut dict = dictionary! {
            "Type" => name("XRef"), "Size" => size(self.places.len()),
            "W" => vec![1.into(), 4.into(), 2.into()],
            "ID" => vec![identity.clone(), identity],
        };
        for key in [b"Root".as_slice(), b"Info"] {
            dict.set(key, trailer.get(key).expect("printpdf writes both").clone());
        }
        let places = self.places.iter().flat_map(|place| place.row()).collect();
        self.add(id, &Object::Stream(stream(dict, places, before)));
        self.say(&format!("startxref\n{start}\n%%EOF"));
        self.out
    }
}

impl Place {
    /// Its row in the table: what kind it is, where, and which one there.
    fn row(self) -> [u8; 7] {
        let (kind, at, which) = match self {
            Place::Free => (0, 0, usize::from(u16::MAX)),
            Place::At(offset) => (1, u32::try_from(offset).expect("a paper is smaller than 4 GB"), 0),
            Place::In(container, n) => (2, container, n),
        };
        let ([a, b, c, d], [e, f]) = (at.to_be_bytes(), u16::try_from(which).expect("few together").to_be_bytes());
        [kind, a, b, c, d, e, f]
    }
}

fn size(n: usize) -> i64 {
    i64::try_from(n).expect("a paper fits in memory")
}

/// Writes an object. Between two words there is a blank where nothing else parts them.
fn write(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(if *value { b"true".as_slice() } else { b"false" }),
        Object::Integer(value) => number(*value, out),
        Object::Real(value) => out.extend(value.to_string().as_bytes()),
        Object::Name(name) => write_name(name, out),
        Object::String(text, StringFormat::Literal) => write_literal(text, out),
        Object::String(text, StringFormat::Hexadecimal) => {
            out.push(b'<');
            text.iter().for_each(|byte| hex(*byte, out));
            out.push(b'>');
        }
        Object::Array(array) => {
            out.push(b'[');
            for (n, object) in array.iter().enumerate() {
                if n > 0 {
                    part(object, out);
                }
                write(object, out);
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => write_dictionary(dict, out),
        Object::Stream(stream) => {
            write_dictionary(&stream.dict, out);
            out.extend(b"stream\n");
            out.extend_from_slice(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference((id, generation)) => {
            number(i64::from(*id), out);
            out.push(b' ');
            number(i64::from(*generation), out);
            out.extend(b" R");
        }
    }
}

fn write_dictionary(dict: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in dict {
        write_name(key, out);
        part(value, out);
        write(value, out);
    }
    out.extend(b">>");
}

/// A blank before what begins with a letter or a digit.
fn part(object: &Object, out: &mut Vec<u8>) {
    use Object::{Boolean, Integer, Null, Real, Reference};
    if matches!(object, Null | Boolean(_) | Integer(_) | Real(_) | Reference(_)) {
        out.push(b' ');
    }
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            hex(byte, out);
        }
    }
}

/// A text between brackets. A line end would be read as another.
fn write_literal(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for &byte in text {
        match byte {
            b'\r' => out.extend(b"\\r"),
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

fn hex(byte: u8, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

/// A whole number, which most of a paper's objects are made of.
fn number(value: i64, out: &mut Vec<u8>) {
    let (mut digits, mut at) = ([0; 20], 20);
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).expect("a digit");
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Stream;

    fn written(object: &Object) -> String {
        let mut out = Vec::new();
        write(object, &mut out);
        String::from_utf8(out).expect("ASCII")
    }

    #[test]
    fn objects_are_written_as_iso_32000_has_them() {
        let text = |s: &str| Object::String(s.into(), StringFormat::Literal);
        for (object, expected) in [
            (Object::Null, "null"),
            (true.into(), "true"),
            (0.into(), "0"),
            ((-1203).into(), "-1203"),
            (i64::MIN.into(), "-9223372036854775808"),
            (Object::Real(0.5), "0.5"),
            (Object::Real(0.000_01), "0.00001"),
            (Object::Name(b"A B#(\xe4".to_vec()), "/A#20B#23#28#E4"),
            (text("a(b)c\\d\re"), "(a\\(b\\)c\\\\d\\re)"),
            (Object::String(vec![0xfe, 0xff, 0x09], StringFormat::Hexadecimal), "<FEFF09>"),
            (
                vec![1.into(), Object::Reference((7, 0)), name("N"), 2.into(), text("t"), Object::Null].into(),
                "[1 7 0 R/N 2(t) null]",
            ),
            (dictionary! { "K" => 1, "L" => name("V"), "M" => vec![] }.into(), "<</K 1/L/V/M[]>>"),
            (Stream::new(Dictionary::new(), b"abc".to_vec()).into(), "<</Length 3>>stream\nabc\nendstream"),
        ] {
            assert_eq!(written(&object), expected);
        }
    }

    #[test]
    fn what_is_saved_is_what_lopdf_reads() {
        let mut document = Document::with_version("1.7");
        let info = document.add_object(dictionary! { "Title" => Object::string_literal("(a\\") });
        let many: Vec<Object> = (0..450).map(|n| document.add_object(dictionary! { "N" => n }).into()).collect();
        let root = document.add_object(dictionary! { "Type" => name("Catalog"), "All" => many });
        let content = document.add_object(Stream::new(Dictionary::new(), b"q Q".to_vec()));
        document.trailer.set("Root", root);
        document.trailer.set("Info", info);
        let bytes = save(&document, None);
        assert_eq!(bytes, save(&document, Some(&PressedPages::default())));
        let read = Document::load_mem(&bytes).expect("a PDF");
        for (id, object) in &document.objects {
            assert_eq!(read.get_object(*id).ok(), Some(object), "{id:?}");
        }
        assert_eq!(read.get_object(content).and_then(Object::as_stream).expect("a stream").content, b"q Q");
    }
}
