//! Small PDF objects.

use super::pressed::PressedPages;
use crate::base::Length;
use crate::style::gbt9704::SHEET_HEIGHT;
use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use std::cell::RefCell;

/// How hard streams are pressed: level 6 makes a paper 1 % smaller than this and takes an eighth longer.
pub(super) const LEVEL: u32 = 4;

/// A name.
pub(super) fn name(s: &str) -> Object {
    Object::Name(s.as_bytes().to_vec())
}

/// A text for people: ASCII as it is, anything else as UTF-16 with its mark.
pub(super) fn text(s: &str) -> Object {
    if s.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return Object::String(s.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = std::iter::once(0xfeff).chain(s.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// Points with three decimals (a third of a micrometre), as `f32` holds them for a sheet of paper.
pub(super) fn points(length: Length) -> f32 {
    ((length.to_pt() * 1000.0).round() / 1000.0) as f32
}

/// A place to go to: so far down a page, no matter how large it is shown.
pub(super) fn place(page: ObjectId, top: Length) -> Object {
    vec![page.into(), name("XYZ"), Object::Null, Object::Real(points(SHEET_HEIGHT - top)), Object::Null].into()
}

/// Pads bytes whose readers know where they end: font programs, profiles, maps.
const BEHIND: u8 = 1;

/// Content and what it is pressed to. `padding` is added to the content until its pressed form does not end with a line
/// end, which some readers take off before they compare the stated length. The last byte is that of the sum of the
/// content's bytes, so padding of nought would never change it.
pub(super) fn press(mut content: Vec<u8>, padding: u8) -> (Vec<u8>, Vec<u8>) {
    assert_ne!(padding, 0, "nought leaves the sum as it is");
    loop {
        let pressed = deflate(&content);
        if !matches!(pressed.last(), Some(b'\n' | b'\r')) {
            return (content, pressed);
        }
        content.push(padding);
    }
}

/// A pressed stream of text, taken from `before` where it was pressed before.
pub(super) fn text_stream(content: Vec<u8>, before: Option<&PressedPages>) -> Stream {
    Stream::new(pressed(Dictionary::new()), press_again(content, b'\n', before))
}

/// A pressed stream of bytes, taken from `before` where it was pressed before.
pub(super) fn stream(dict: Dictionary, content: Vec<u8>, before: Option<&PressedPages>) -> Stream {
    Stream::new(pressed(dict), press_again(content, BEHIND, before))
}

fn press_again(content: Vec<u8>, padding: u8, before: Option<&PressedPages>) -> Vec<u8> {
    match before {
        Some(before) => before.stream(content, |content| press(content, padding).1),
        None => press(content, padding).1,
    }
}

/// A font program and what it is pressed to.
pub(super) fn press_font(program: Vec<u8>) -> (Vec<u8>, Vec<u8>) {
    press(program, BEHIND)
}

/// A pressed font program, with the length that it unfolds to.
pub(super) fn font_stream(length: usize, bytes: Vec<u8>) -> Stream {
    let length = i64::try_from(length).expect("a font fits in memory");
    Stream::new(pressed(dictionary! { "Length1" => length }), bytes)
}

fn pressed(mut dict: Dictionary) -> Dictionary {
    dict.set("Filter", name("FlateDecode"));
    dict
}

thread_local! {
    /// Setting one up clears some 400 KB, which takes longer than pressing a small stream.
    static PRESS: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), true));
}

/// Presses bytes.
pub(super) fn deflate(content: &[u8]) -> Vec<u8> {
    PRESS.with_borrow_mut(|press| {
        press.reset();
        let mut pressed = Vec::with_capacity(content.len() / 2 + 64);
        loop {
            let done = usize::try_from(press.total_in()).expect("what is in memory");
            let status = press.compress_vec(&content[done..], &mut pressed, FlushCompress::Finish);
            if status.expect("any bytes can be pressed") == Status::StreamEnd {
                return pressed;
            }
            pressed.reserve(pressed.capacity());
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    #[test]
    fn what_was_pressed_before_leaves_no_trace() {
        let [long, short] = ["甲乙丙丁，".repeat(30_000), "甲乙".to_owned()].map(String::into_bytes);
        let fresh = |content: &[u8]| {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
            encoder.write_all(content).and_then(|()| encoder.finish()).expect("writing to memory")
        };
        let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for content in [&long, &short, &noise, &short, &Vec::new(), &long] {
            assert_eq!(deflate(content), fresh(content));
        }
    }

    #[test]
    fn a_sum_that_is_a_line_end_is_padded_once_and_does_not_hang() {
        // The sum begins with 1: with 9 it is a line feed, with 12 a carriage return.
        for byte in [9, 12] {
            assert!(matches!(deflate(&[byte]).last(), Some(b'\n' | b'\r')));
            for padding in [BEHIND, b'\n'] {
                let (content, pressed) = press(vec![byte], padding);
                assert_eq!(content, [byte, padding]);
                assert_eq!(pressed.last(), Some(&(1 + byte + padding)));
            }
        }
    }
}
