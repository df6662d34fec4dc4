//! What the file says of itself: language, colours, title, and which standards it keeps.

use super::object::{name, stream, text};
use super::sheet::File;
use super::{icc, xmp};
use crate::page::Pages;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

/// The program as metadata name it.
pub(super) const PRODUCER: &str = concat!("hongtou ", env!("CARGO_PKG_VERSION"));

/// The language of every paper.
pub(super) const LANGUAGE: &str = "zh-CN";

/// Completes the catalog and the information dictionary.
pub(super) fn complete(file: &mut File<'_>, pages: &Pages, tree: ObjectId, outline: Option<ObjectId>) {
    let (title, organ) = (title(pages), clean(&pages.organ));
    let metadata = metadata(file, &title, &organ);
    let intent = output_intent(file);
    let labels = dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => name("D") }.into()] };
    let catalog = file.catalog();
    catalog.set("Lang", Object::string_literal(LANGUAGE));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", tree);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("PageLabels", labels);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    describe(file, &title, &organ);
}

/// PDF/UA wants a title; a paper that has none is called by what it is.
fn title(pages: &Pages) -> String {
    Some(clean(&pages.title)).filter(|t| !t.is_empty()).unwrap_or_else(|| "公文".to_owned())
}

/// Without what XML cannot hold, so that both places that state it agree.
fn clean(s: &str) -> String {
    s.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// Not pressed, so that archives can read it without understanding PDF.
fn metadata(file: &mut File<'_>, title: &str, organ: &str) -> ObjectId {
    let dict = dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") };
    file.document.add_object(Stream::new(dict, xmp::packet(title, organ).into_bytes()))
}

/// Says that red, green and blue in the file are those of sRGB.
fn output_intent(file: &mut File<'_>) -> ObjectId {
    let profile = file.document.add_object(stream(dictionary! { "N" => 3 }, icc::srgb(), file.before));
    file.document.add_object(dictionary! {
        "Type" => name("OutputIntent"), "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text(icc::NAME), "Info" => text(icc::NAME),
        "DestOutputProfile" => profile,
    })
}

/// Replaces what `printpdf` says: its dates would be the clock's or made up, and its other words are for PDF/X.
fn describe(file: &mut File<'_>, title: &str, organ: &str) {
    let mut info: Dictionary = dictionary! { "Title" => text(title), "Producer" => text(PRODUCER) };
    if !organ.is_empty() {
        info.set("Author", text(organ));
    }
    let id = file.document.trailer.get(b"Info").and_then(Object::as_reference).expect("printpdf writes an Info");
    file.document.set_object(id, info);
}
