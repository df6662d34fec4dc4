use super::read::{self, at, dict, words};
use super::sample::{book, pages};
use crate::page::Pages;
use crate::write::pdf::{icc, write};
use lopdf::{Document, Object};

fn document(pages: &Pages) -> Document {
    read::load(&write(pages, book()).expect("a PDF"))
}

fn packet(document: &Document) -> String {
    let catalog = document.catalog().expect("a catalog");
    let stream = at(document, catalog, "Metadata").as_stream().expect("a stream");
    assert!(!stream.dict.has(b"Filter"), "archives read it as it is");
    String::from_utf8(stream.content.clone()).expect("UTF-8")
}

#[test]
fn the_file_says_what_it_is() {
    let document = document(&pages());
    let catalog = document.catalog().expect("a catalog");
    assert_eq!(document.version, "1.7");
    assert_eq!(words(at(&document, catalog, "Lang")), "zh-CN");
    assert!(at(&document, dict(&document, catalog, "MarkInfo"), "Marked").as_bool().expect("a bool"));
    let preferences = dict(&document, catalog, "ViewerPreferences");
    assert!(at(&document, preferences, "DisplayDocTitle").as_bool().expect("a bool"));
    let labels = at(&document, dict(&document, catalog, "PageLabels"), "Nums").as_array().expect("labels");
    assert_eq!(labels.len(), 2);
    let info = dict(&document, &document.trailer, "Info");
    assert_eq!(words(at(&document, info, "Title")), pages().title);
    assert_eq!(words(at(&document, info, "Author")), pages().organ);
    assert!(!info.has(b"CreationDate") && !info.has(b"ModDate"), "no clock");
    let packet = packet(&document);
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        &pages().title,
        &pages().organ,
        &words(at(&document, info, "Producer")),
    ] {
        assert!(packet.contains(part), "{part} in {packet}");
    }
}

#[test]
fn the_identity_is_a_hash_of_the_content() {
    let id = |pages: &Pages| {
        let document = document(pages);
        let id = document.trailer.get(b"ID").and_then(Object::as_array).expect("two").clone();
        assert_eq!(id[0], id[1]);
        id[0].as_str().expect("bytes").to_vec()
    };
    let mut other = pages();
    other.organ.push('办');
    assert_eq!(id(&pages()).len(), 16);
    assert_eq!(id(&pages()), id(&pages()));
    assert_ne!(id(&pages()), id(&other));
}

#[test]
fn odd_titles_are_safe() {
    let mut pages = pages();
    pages.title = "〈a〉 <b> & \"c\" \\ (".into();
    let found = document(&pages);
    assert_eq!(words(at(&found, dict(&found, &found.trailer, "Info"), "Title")), pages.title);
    assert!(packet(&found).contains("〈a〉 &lt;b&gt; &amp; \"c\" \\ ("));
    pages.title = " \u{0}".into();
    pages.organ = String::new();
    let found = document(&pages);
    assert!(packet(&found).contains(">公文<") && !packet(&found).contains("dc:creator"));
}

#[test]
fn bookmarks_nest() {
    let document = document(&pages());
    let outlines = dict(&document, document.catalog().expect("a catalog"), "Outlines");
    assert_eq!(at(&document, outlines, "Count").as_i64().expect("a number"), 5);
    let mut lines = Vec::new();
    walk(&document, outlines, 0, &mut lines);
    let wanted = ["关于印发年度重点任务分解方案的通知", " 一、总体要求", "  （一）工作目标", " 二、任务分解", "附表"];
    assert_eq!(lines, wanted);
}

fn walk(document: &Document, parent: &lopdf::Dictionary, depth: usize, lines: &mut Vec<String>) {
    let mut next = parent.get(b"First").and_then(Object::as_reference).ok();
    while let Some(entry) = next.map(|id| document.get_dictionary(id).expect("a bookmark")) {
        lines.push(" ".repeat(depth) + &words(at(document, entry, "Title")));
        walk(document, entry, depth + 1, lines);
        next = entry.get(b"Next").and_then(Object::as_reference).ok();
    }
}

#[test]
fn colours_are_those_of_a_whole_profile() {
    let document = document(&pages());
    let intents = at(&document, document.catalog().expect("a catalog"), "OutputIntents").as_array().expect("one");
    let intent = document.get_dictionary(intents[0].as_reference().expect("it")).expect("it");
    assert_eq!(at(&document, intent, "S").as_name().ok(), Some(&b"GTS_PDFA1"[..]));
    let profile = at(&document, intent, "DestOutputProfile").as_stream().expect("a stream");
    assert_eq!(profile.decompressed_content().expect("flate"), icc::srgb());
    let bytes = icc::srgb();
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize;
    assert_eq!((number(0), &bytes[36..40]), (bytes.len(), &b"acsp"[..]));
    for n in 0..number(128) {
        let (start, length) = (number(132 + 12 * n + 4), number(132 + 12 * n + 8));
        assert!(start % 4 == 0 && start + length <= bytes.len());
    }
}

#[test]
fn each_font_is_embedded_once_and_cut_down() {
    let document = document(&pages());
    let fonts: Vec<&lopdf::Dictionary> =
        document.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| d.has_type(b"FontDescriptor")).collect();
    let mut names: Vec<String> = fonts
        .iter()
        .map(|d| {
            String::from_utf8(d.get(b"FontName").and_then(Object::as_name).expect("a name").to_vec()).expect("ASCII")
        })
        .collect();
    assert!(
        names.iter().all(|n| n.as_bytes()[6] == b'+' && n[..6].bytes().all(|b| b.is_ascii_uppercase())),
        "{names:?}"
    );
    names.sort_by_key(|n| n[7..].to_owned());
    let own: Vec<&str> = names.iter().map(|n| &n[7..]).collect();
    assert_eq!(own.len(), 8, "{own:?}");
    for font in fonts {
        let program = at(&document, font, "FontFile2").as_stream().expect("a stream");
        assert!(program.content.len() < 60_000);
    }
}
