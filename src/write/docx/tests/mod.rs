//! The written package as a reader finds it.

mod bookmarks;
mod pages;
mod tables;
mod written;

use super::xml::{Element, Node, parse};
use super::{order, sample};
use crate::base::Length;
use crate::document::{
    Accent, Block, Cell, Column, Document, Grid, Imprint, ImprintSide, Inline, Mark, Marks, Orientation, Paragraph,
    Revision, Role, Row, Section, Signature, Table, grid::Slot,
};
use crate::style::fit::{Fits, ImprintPage, PageEnd, RowPlace, Spacing, TextFit};
use crate::style::{Choices, StyleSheet};
use std::collections::BTreeSet;
use std::io::Read;

fn styles() -> StyleSheet {
    StyleSheet::new(Choices::default())
}

fn write(document: &Document) -> Vec<u8> {
    super::write(document, &styles()).expect("the document can be written")
}

/// The parts of a package by name, in their order.
fn parts(bytes: &[u8]) -> Vec<(String, Element)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let count = zip.len();
    let mut read = |n| {
        let mut file = zip.by_index(n).expect("an entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("an entry can be read");
        (file.name().to_owned(), bytes)
    };
    let entries: Vec<(String, Vec<u8>)> = (0..count).map(&mut read).collect();
    let is_xml = |(name, _): &(String, Vec<u8>)| name.ends_with(".xml") || name.ends_with(".rels");
    entries.into_iter().filter(is_xml).map(|(name, bytes)| (name, parse(&bytes))).collect()
}

fn part(bytes: &[u8], name: &str) -> Element {
    parts(bytes).into_iter().find(|(n, _)| n == name).expect("the part is there").1
}

fn all<'a>(e: &'a Element, name: &str, out: &mut Vec<&'a Element>) {
    if e.name == name {
        out.push(e);
    }
    e.elements().for_each(|c| all(c, name, out));
}

fn find<'a>(e: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut out = Vec::new();
    all(e, name, &mut out);
    out
}

fn attr<'a>(e: &'a Element, name: &str) -> Option<&'a str> {
    e.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
}

fn text(e: &Element) -> String {
    let of = |n: &Node| match n {
        Node::Text(t) => t.clone(),
        Node::Element(c) => text(c),
        Node::Written(_) => unreachable!("a reader sees elements"),
    };
    e.children.iter().map(of).collect()
}

/// A document of one section.
fn of(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() }
}

/// Writes the samples below `target/` for the validators and for the eye.
#[test]
fn samples_are_written() {
    let folder = format!("{}/target/docx-samples", env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(&folder).expect("target is writable");
    let mut notice = sample::document(Orientation::Portrait, 0);
    notice.sections.truncate(1);
    let mut plain = sample::document(Orientation::Portrait, 35);
    plain.imprint = None;
    for (name, document) in [
        ("notice", notice),
        ("portrait", sample::document(Orientation::Portrait, 35)),
        ("without-imprint", plain),
        ("landscape", sample::document(Orientation::Landscape, 35)),
    ] {
        std::fs::write(format!("{folder}/{name}.docx"), write(&document)).expect("target is writable");
    }
}

#[test]
fn bytes_are_the_same_every_time_and_on_every_thread() {
    let document = sample::document(Orientation::Landscape, 12);
    let first = write(&document);
    write(&of(vec![]));
    assert!(first == write(&document));
    std::thread::scope(|s| {
        let others: Vec<_> = (0..4).map(|_| s.spawn(|| write(&document))).collect();
        others.into_iter().for_each(|t| assert!(first == t.join().expect("no thread panics")));
    });
}

/// Every text in reading order, from the model alone.
fn texts(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Paragraph(p) => out.push(p.text().replace('\n', "")),
            Block::Chart(_) => {}
            Block::Signature(s) => out.extend(s.lines().map(str::to_owned)),
            Block::Table(t) => {
                for row in t.head.iter().chain(&t.rows) {
                    out.extend(row.cells.iter().flat_map(|c| c.text.split('\n').map(str::to_owned)));
                }
            }
        }
    }
    let imprint = document.imprint.as_ref();
    out.extend(imprint.and_then(|i| i.copy_to.as_ref()).map(|c| format!("抄送：{c}")));
    out.extend(imprint.into_iter().flat_map(|i| [i.printer.clone(), i.printed.clone()]));
    out.retain(|t| !t.is_empty());
    out
}

#[test]
fn every_text_is_there_once_and_in_order() {
    let document = sample::document(Orientation::Portrait, 35);
    let xml = part(&write(&document), "word/document.xml");
    let written: Vec<String> = find(&xml, "w:p").into_iter().map(text).filter(|t| !t.is_empty()).collect();
    assert_eq!(written, texts(&document));
}

#[test]
fn children_stand_in_the_order_of_the_schema() {
    for (name, part) in parts(&write(&sample::document(Orientation::Landscape, 9))) {
        for parent in ["w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:style"] {
            let order = order::of(parent).expect("its order is fixed");
            for e in find(&part, parent) {
                let place = |c: &Element| order.iter().position(|o| *o == c.name);
                let places: Vec<_> = e.elements().map(place).collect();
                assert!(places.iter().all(Option::is_some), "{name}: a child of {parent} has no place: {e:?}");
                let ascends = |w: &[Option<usize>]| w[0] < w[1] || w[0] == w[1] && parent == "w:sectPr";
                assert!(places.windows(2).all(ascends), "{name}: {parent} {places:?}");
            }
        }
    }
}

#[test]
fn special_characters_survive() {
    let odd = "甲 & 乙 <丙> \"丁\" '戊' &amp; ]]> 喆䶮𬭎𠀀 ×—…";
    let document = Document {
        title: odd.into(),
        ..of(vec![
            Block::Paragraph(Paragraph::plain(Role::Body, format!("{odd}\n次行\t列"))),
            Block::Table(Table {
                columns: vec![Column::default()],
                rows: vec![Row::new(vec![Cell::new(odd)])],
                ..Table::default()
            }),
        ])
    };
    let bytes = write(&document);
    let xml = part(&bytes, "word/document.xml");
    let texts: Vec<String> = find(&xml, "w:t").into_iter().map(text).collect();
    assert_eq!(texts, [odd, "次行", "列", odd]);
    assert_eq!((find(&xml, "w:br").len(), find(&xml, "w:tab").len()), (1, 1));
    assert_eq!(text(find(&part(&bytes, "docProps/core.xml"), "dc:title")[0]), odd);
}

#[test]
fn every_style_and_relationship_that_is_used_exists() {
    let bytes = write(&sample::document(Orientation::Landscape, 9));
    let parts = parts(&bytes);
    let styles = part(&bytes, "word/styles.xml");
    let defined: BTreeSet<_> = find(&styles, "w:style").iter().filter_map(|s| attr(s, "w:styleId")).collect();
    let related = part(&bytes, "word/_rels/document.xml.rels");
    let ids: BTreeSet<_> = find(&related, "Relationship").iter().filter_map(|r| attr(r, "Id")).collect();
    for (name, part) in &parts {
        for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for used in find(part, kind).iter().filter_map(|e| attr(e, "w:val")) {
                assert!(defined.contains(used), "{name}: {kind} {used}");
            }
        }
        for link in ["w:hyperlink", "w:footerReference"] {
            find(part, link).iter().for_each(|e| assert!(attr(e, "r:id").is_some_and(|id| ids.contains(id))));
        }
    }
    let names: BTreeSet<&str> = parts.iter().map(|(n, _)| n.as_str()).collect();
    let inside = find(&related, "Relationship").into_iter().filter(|r| attr(r, "TargetMode").is_none());
    inside.filter_map(|r| attr(r, "Target")).for_each(|t| assert!(names.contains(&*format!("word/{t}")), "{t}"));
    assert_eq!(parts[0].0, "[Content_Types].xml");
}

#[test]
fn links_and_accents_are_styles() {
    let linked = |accent| Inline::linked("甲", accent, "mailto:a@b.cn");
    let inlines = vec![linked(Accent::None), linked(Accent::Strong)];
    let bytes = write(&of(vec![Block::Paragraph(Paragraph::new(Role::Note, inlines))]));
    let xml = part(&bytes, "word/document.xml");
    let runs: Vec<_> = find(&xml, "w:rStyle").iter().filter_map(|e| attr(e, "w:val")).collect();
    assert_eq!(runs, ["Hyperlink", "GwStrong"]);
    let direct = ["w:b", "w:sz", "w:color", "w:u"].map(|name| find(&xml, name).len());
    assert_eq!(direct, [0; 4], "nothing is formatted by hand");
}

#[test]
fn the_white_below_a_title_stands_below_its_note() {
    let role = |role, text: &str| Block::Paragraph(Paragraph::plain(role, text));
    let document =
        of(vec![role(Role::AnnexTitle, "清单"), role(Role::TitleNote, "（某号印发）"), role(Role::Body, "甲")]);
    let document = part(&write(&document), "word/document.xml");
    let after = |p: &Element| find(p, "w:spacing").first().and_then(|s| attr(s, "w:after")).map(str::to_owned);
    let own: Vec<_> = find(&document, "w:p").into_iter().map(after).collect();
    assert_eq!(own[..3], [Some("0".to_owned()), Some("579".to_owned()), None]);
}

#[test]
fn marks_of_a_paper_that_revises_nothing_are_a_look() {
    let mut row = Row::new(vec![Cell::new("甲乙")]);
    row.cells[0].marks = Marks::join([("甲", Mark::None), ("乙", Mark::Deleted)]).1;
    let mut p = Paragraph::plain(Role::Body, "丙");
    p.inlines = vec![Inline::Text { text: "丙".into(), accent: Accent::Strong, link: None, mark: Mark::Inserted }];
    p.mark = Mark::Inserted;
    let table = Table::new(vec![Column::default()], Vec::new(), vec![row]);
    let document = part(&write(&of(vec![Block::Table(table), Block::Paragraph(p)])), "word/document.xml");
    for change in ["w:ins", "w:del", "w:delText"] {
        assert!(find(&document, change).is_empty(), "{change}");
    }
    let looks: Vec<(String, bool, bool)> = find(&document, "w:r")
        .into_iter()
        .map(|r| (text(r), !find(r, "w:strike").is_empty(), !find(r, "w:u").is_empty()))
        .collect();
    let wanted = [("甲", false, false), ("乙", true, false), ("丙", false, true)];
    assert_eq!(looks, wanted.map(|(t, s, u)| (t.to_owned(), s, u)));
    assert_eq!(find(&document, "w:rStyle").len(), 1, "an accent stays");
}
