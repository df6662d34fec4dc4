//! The file between `printpdf` and `save`: its `lopdf` document and the places in it that are completed by others.

use super::content::{Drawn, Figures};
use super::object::{name, press};
use crate::page::TagId;
use crate::style::gbt9704::{SHEET_HEIGHT, SHEET_WIDTH};
use lopdf::{Dictionary, Document, Object, ObjectId};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

/// A file in the making.
pub(super) struct File {
    pub(super) document: Document,
    pub(super) sheets: Vec<Sheet>,
    fonts: ObjectId,
    pictures: ObjectId,
}

/// One page of it.
pub(super) struct Sheet {
    /// The page object.
    pub(super) page: ObjectId,
    /// The structure element of each marked sequence, by MCID.
    pub(super) sequences: Vec<TagId>,
    /// The area of each figure.
    pub(super) figures: Figures,
}

impl File {
    /// A dictionary of the document.
    pub(super) fn dict(&mut self, id: ObjectId) -> &mut Dictionary {
        self.document.get_dictionary_mut(id).expect("an object we added or printpdf promises")
    }

    /// The root of the document.
    pub(super) fn catalog(&mut self) -> &mut Dictionary {
        self.document.catalog_mut().expect("printpdf writes a catalog")
    }

    /// The fonts that all pages may use.
    pub(super) fn set_fonts(&mut self, fonts: Dictionary) {
        self.document.set_object(self.fonts, fonts);
    }

    /// The pictures that all pages may show.
    pub(super) fn set_pictures(&mut self, pictures: Dictionary) {
        self.document.set_object(self.pictures, pictures);
    }
}

/// Pages from what was drawn; a turned page stays upright paper and is shown turned to the right.
pub(super) fn assemble(drawn: Vec<Drawn>) -> File {
    let mut printed = PdfDocument::new("");
    let mut about = Vec::with_capacity(drawn.len());
    for Drawn { operations: ops, sequences, figures, turned } in drawn {
        about.push((sequences, figures, turned));
        let sheet = || Rect::from_wh(Pt(SHEET_WIDTH.to_pt() as f32), Pt(SHEET_HEIGHT.to_pt() as f32));
        printed.pages.push(PdfPage { media_box: sheet(), trim_box: sheet(), crop_box: sheet(), ops });
    }
    let mut document = printed.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    document.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let [fonts, pictures] = [b"Font".as_slice(), b"XObject"].map(|kind| shared(&document, pages[0], kind));
    let sheets = pages.into_iter().zip(about).enumerate().map(|(number, (page, (sequences, figures, turned)))| {
        finish_page(&mut document, page, number, turned);
        Sheet { page, sequences, figures }
    });
    let sheets = sheets.collect();
    File { document, sheets, fonts, pictures }
}

/// The one dictionary of a kind that `printpdf` lets all pages share.
fn shared(document: &Document, page: ObjectId, kind: &[u8]) -> ObjectId {
    let page = document.get_dictionary(page).expect("a page is a dictionary");
    let resources = page.get_deref(b"Resources", document).and_then(Object::as_dict);
    let shared = resources.and_then(|r| r.get(kind)).and_then(Object::as_reference);
    shared.expect("printpdf gives every page the shared fonts and objects")
}

fn finish_page(document: &mut Document, id: ObjectId, number: usize, turned: bool) {
    let page = document.get_dictionary_mut(id).expect("a page is a dictionary");
    page.remove(b"Annots");
    page.set("Tabs", name("S"));
    page.set("StructParents", i64::try_from(number).expect("few pages"));
    if turned {
        page.set("Rotate", 90);
    }
    let content = page.get(b"Contents").and_then(Object::as_reference);
    let content = content.expect("printpdf gives every page one content stream");
    let stream = document.get_object_mut(content).and_then(Object::as_stream_mut).expect("a content stream");
    let (_, pressed) = press(std::mem::take(&mut stream.content), b'\n');
    stream.set_content(pressed);
    stream.dict.set("Filter", name("FlateDecode"));
}
