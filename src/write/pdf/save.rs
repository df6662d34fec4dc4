//! The finished document as bytes, with an identity that follows from them.
//!
//! `lopdf` could save it too, but writes each of the small objects of the structure, thousands in a paper, several times
//! over, leaves the table of places unpressed, and has no word in which bytes a pressed stream ends.

use super::object::{name, stream};
use super::pressed::PressedPages;
use super::syntax::{Spelled, number, write};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use std::ops::Range;

const ID_BYTES: usize = 16;

/// A pressed stream ends with a check sum of its content (Adler-32).
const CHECK_SUM: usize = 4;

/// How many objects are pressed together; the many small ones of the structure are half of an unpressed file.
const PRESSED_TOGETHER: usize = 200;

const AFTER_OBJECT: &str = "\nendobj\n";
const AFTER_STREAM: &str = "\nendstream\nendobj\n";

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

/// Writes the document and the objects that are spelled already, taking from `before` what was pressed before.
pub(super) fn save(document: &Document, spelled: &Spelled, before: Option<&PressedPages>) -> Vec<u8> {
    let (out, places) = (Vec::with_capacity(estimate(document)), vec![Place::Free]);
    let mut file = Writer { out, places, summed: Vec::new() };
    file.say(&format!("%PDF-{}\n%", document.version));
    // Bytes beyond ASCII tell programs that this is no text (PDF/A).
    file.out.extend([0xbb, 0xad, 0xc0, 0xde, b'\n']);
    let mut small: Vec<(u32, Small<'_>)> = Vec::new();
    for (&(id, _), object) in &document.objects {
        match object {
            Object::Stream(stream) => file.add_stream(id, object, stream),
            object => small.push((id, Small::Object(object))),
        }
    }
    small.extend(spelled.iter().map(|(id, words)| (id, Small::Words(words))));
    small.sort_by_key(|(id, _)| *id);
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

/// An object that is pressed together with others.
enum Small<'a> {
    Object(&'a Object),
    /// As it is spelled.
    Words(&'a [u8]),
}

struct Writer {
    out: Vec<u8>,
    /// By number.
    places: Vec<Place>,
    /// What of the bytes so far is known by its check sum.
    summed: Vec<Range<usize>>,
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
        self.say(AFTER_OBJECT);
    }

    fn add_stream(&mut self, id: u32, object: &Object, stream: &Stream) {
        self.add(id, object);
        if stream.dict.has(b"Filter") {
            let end = self.out.len() - AFTER_STREAM.len();
            self.summed.push(end - stream.content.len()..end - CHECK_SUM);
        }
    }

    /// Adds a stream of objects: their numbers and places, then the objects.
    fn add_together(&mut self, id: u32, objects: &[(u32, Small<'_>)], before: Option<&PressedPages>) {
        let (mut content, mut bodies) = (Vec::new(), Vec::new());
        for (n, (of, object)) in objects.iter().enumerate() {
            self.put(*of, Place::In(id, n));
            number(i64::from(*of), &mut content);
            content.push(b' ');
            number(size(bodies.len()), &mut content);
            content.push(b' ');
            match object {
                Small::Object(object) => write(object, &mut bodies),
                Small::Words(words) => bodies.extend_from_slice(words),
            }
            bodies.push(b' ');
        }
        let dict = dictionary! { "Type" => name("ObjStm"), "N" => size(objects.len()), "First" => size(content.len()) };
        content.append(&mut bodies);
        self.add(id, &Object::Stream(stream(dict, content, before)));
    }

    /// A hash of all bytes so far, fonts and ink by their check sums: the same paper has the same one everywhere.
    fn identity(&self) -> Object {
        let (mut hash, mut from) = (Sha256::new(), 0);
        for summed in &self.summed {
            hash.update(&self.out[from..summed.start]);
            from = summed.end;
        }
        let hash = hash.chain_update(&self.out[from..]).finalize();
        Object::String(hash[..ID_BYTES].to_vec(), StringFormat::Hexadecimal)
    }

    /// Ends the file with the table of places, which says too what it is.
    fn end(mut self, id: u32, trailer: &Dictionary, before: Option<&PressedPages>) -> Vec<u8> {
        let identity = self.identity();
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

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Stream;

    #[test]
    fn what_is_saved_is_what_lopdf_reads() {
        let mut document = Document::with_version("1.7");
        let info = document.add_object(dictionary! { "Title" => Object::string_literal("(a\\") });
        let many: Vec<Object> = (0..450).map(|n| document.add_object(dictionary! { "N" => n }).into()).collect();
        let root = document.add_object(dictionary! { "Type" => name("Catalog"), "All" => many });
        let content = document.add_object(Stream::new(Dictionary::new(), b"q Q".to_vec()));
        document.trailer.set("Root", root);
        document.trailer.set("Info", info);
        let bytes = save(&document, &Spelled::default(), None);
        assert_eq!(bytes, save(&document, &Spelled::default(), Some(&PressedPages::default())));
        let read = Document::load_mem(&bytes).expect("a PDF");
        for (id, object) in &document.objects {
            assert_eq!(read.get_object(*id).ok(), Some(object), "{id:?}");
        }
        assert_eq!(read.get_object(content).and_then(Object::as_stream).expect("a stream").content, b"q Q");
    }
}
