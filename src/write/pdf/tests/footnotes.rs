//! Footnotes in the structure: a number leads to what it is about, and that is heard behind all of its paragraph.

use super::read;
use super::sample::{BODY, baseline, book, set};
use super::structure::heard;
use crate::base::Length;
use crate::page::{Link, Page, Pages, TagRole, TagTree};
use crate::write::pdf::write;
use lopdf::{Document, Object};

/// A paragraph of two pages that refers to a footnote, which goes on on the second as well.
fn pages() -> Pages {
    let mut tags = TagTree::default();
    let paragraph = tags.add(TagRole::Paragraph, None);
    let reference = tags.add(TagRole::Reference, Some(paragraph));
    let link = tags.add(TagRole::Link, Some(reference));
    let note = tags.add(TagRole::Footnote, Some(paragraph));
    let label = tags.add(TagRole::Label, Some(note));
    let next = tags.add(TagRole::Paragraph, None);
    let (mut first, mut second) = (Page::default(), Page::default());
    let left = Length::mm(28);
    let at = set(&mut first.upright, BODY, (left, baseline(3)), "甲", Some(paragraph));
    let end = set(&mut first.upright, BODY, (at, baseline(3)), "①", Some(link));
    set(&mut first.upright, BODY, (end, baseline(3)), "乙", Some(paragraph));
    set(&mut first.upright, BODY, (left, baseline(20)), "①", Some(label));
    set(&mut first.upright, BODY, (Length::mm(40), baseline(20)), "注", Some(note));
    set(&mut second.upright, BODY, (left, baseline(0)), "丙。", Some(paragraph));
    set(&mut second.upright, BODY, (left, baseline(1)), "丁。", Some(next));
    set(&mut second.upright, BODY, (Length::mm(40), baseline(20)), "完。", Some(note));
    let area = [at, baseline(3) - Length::pt(14), end, baseline(3)];
    first.links.push(Link { area, target: "#Note_1".into(), tag: link });
    let anchors = [("Note_1".to_owned(), (0, baseline(20)))].into();
    Pages { pages: vec![first, second], tags, anchors, ..Pages::default() }
}

fn document() -> Document {
    read::load(&write(&pages(), book()).expect("a PDF"))
}

#[test]
fn a_footnote_is_heard_when_its_paragraph_was() {
    assert_eq!(heard(&document()), "Document[P[甲Reference[Link[①@]]乙丙。Note[Lbl[①]注完。]]P[丁。]]");
}

#[test]
fn a_number_leads_to_its_footnote_and_says_so() {
    let document = document();
    let links: Vec<_> = document.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| d.has(b"Dest")).collect();
    let link = links.iter().find(|d| d.has_type(b"Annot")).expect("a link");
    assert_eq!(read::words(link.get(b"Contents").expect("words")), "转到脚注1");
}

/// PDF/UA-1, 7.9; ISO 32000-1, 14.7.2: what has an ID is in the tree of IDs.
#[test]
fn each_footnote_has_a_name_of_its_own() {
    let document = document();
    let notes = document.objects.values().filter_map(|o| o.as_dict().ok());
    let is_note = |d: &&lopdf::Dictionary| d.get(b"S").and_then(Object::as_name).is_ok_and(|s| s == b"Note");
    let ids: Vec<&[u8]> =
        notes.filter(is_note).map(|d| d.get(b"ID").and_then(Object::as_str).expect("an ID")).collect();
    assert_eq!(ids.len(), 1);
    let root = read::dict(&document, document.catalog().expect("a catalog"), "StructTreeRoot");
    let names = read::dict(&document, root, "IDTree").get(b"Names").and_then(Object::as_array).expect("names");
    assert_eq!(names[0].as_str().expect("a name"), ids[0]);
    assert_eq!(names.len(), 2);
}
