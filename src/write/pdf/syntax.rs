//! Objects as they are spelled in a file (ISO 32000-1, 7.3).

use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use std::ops::Range;

/// Objects that are spelled as soon as they are made: a paper has thousands of the same few kinds.
#[derive(Default)]
pub(super) struct Spelled {
    words: Vec<u8>,
    objects: Vec<(u32, Range<usize>)>,
}

impl Spelled {
    /// Adds an object as `spell` spells it.
    pub(super) fn add(&mut self, (id, _): ObjectId, spell: impl FnOnce(&mut Vec<u8>)) {
        let start = self.words.len();
        spell(&mut self.words);
        self.objects.push((id, start..self.words.len()));
    }

    /// The objects by their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.objects.iter().map(|(id, place)| (*id, &self.words[place.clone()]))
    }
}

/// Writes an entry of a dictionary whose key needs no escaping.
pub(super) fn write_entry(key: &str, value: &Object, out: &mut Vec<u8>) {
    out.push(b'/');
    out.extend_from_slice(key.as_bytes());
    part(value, out);
    write(value, out);
}

/// Writes an object. Between two words there is a blank where nothing else parts them.
pub(super) fn write(object: &Object, out: &mut Vec<u8>) {
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

pub(super) fn write_dictionary(dict: &Dictionary, out: &mut Vec<u8>) {
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
pub(super) fn number(value: i64, out: &mut Vec<u8>) {
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
    use super::super::object::name;
    use super::*;
    use lopdf::{Stream, dictionary};

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
}
