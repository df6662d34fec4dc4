//! The file between `printpdf` and `save`: its `lopdf` document and the places in it that are completed by others.

use super::content::{Drawn, Figures, Ink};
use super::object::{name, press};
use super::pressed::{Key, Pressed, PressedPages};
use super::syntax::Spelled;
use crate::page::TagId;
use crate::style::gbt9704::{SHEET_HEIGHT, SHEET_WIDTH};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};
use std::sync::Arc;

/// A file in the making.
pub(super) struct File<'b> {
    pub(super) document: Document,
    pub(super) sheets: Vec<Sheet>,
    /// Objects besides those of the document.
    pub(super) spelled: Spelled,
    /// What was pressed before.
    pub(super) before: Option<&'b PressedPages>,
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

impl File<'_> {
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
pub(super) fn assemble(drawn: Vec<Drawn>, before: Option<&PressedPages>) -> File<'_> {
    let mut printed = PdfDocument::new("");
    let mut about = Vec::with_capacity(drawn.len());
    for Drawn { ink, sequences, figures, turned } in drawn {
        let (ops, content) = match ink {
            Ink::Operations(ops, key) => (ops, Content::Fresh(key.zip(before))),
            Ink::Pressed(pressed) => (Vec::new(), Content::Known(pressed)),
        };
        about.push((content, sequences, figures, turned));
        let sheet = || Rect::from_wh(Pt(SHEET_WIDTH.to_pt() as f32), Pt(SHEET_HEIGHT.to_pt() as f32));
        printed.pages.push(PdfPage { media_box: sheet(), trim_box: sheet(), crop_box: sheet(), ops });
    }
    let mut document = printed.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    document.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let [fonts, pictures] = [b"Font".as_slice(), b"XObject"].map(|kind| shared(&document, pages[0], kind));
    let about = pages.into_iter().zip(about).enumerate();
    let sheets = about.map(|(number, (page, (content, sequences, figures, turned)))| {
        let stream = finish_page(&mut document, page, number, turned);
        let sheet = Sheet { page, sequences, figures };
        let written = std::mem::take(&mut stream.content);
        stream.set_content(content.pressed(written, &sheet));
        stream.dict.set("Filter", name("FlateDecode"));
        sheet
    });
    let sheets = sheets.collect();
    File { document, sheets, spelled: Spelled::default(), before, fonts, pictures }
}

/// The one dictionary of a kind that `printpdf` lets all pages share.
fn shared(document: &Document, page: ObjectId, kind: &[u8]) -> ObjectId {
    let page = document.get_dictionary(page).expect("a page is a dictionary");
    let resources = page.get_deref(b"Resources", document).and_then(Object::as_dict);
    let shared = resources.and_then(|r| r.get(kind)).and_then(Object::as_reference);
    shared.expect("printpdf gives every page the shared fonts and objects")
}

/// Where the content of a page comes from.
enum Content<'b> {
    /// What `printpdf` wrote, pressed now and kept.
    Fresh(Option<(Key, &'b PressedPages)>),
    /// As it was pressed before.
    Known(Arc<Pressed>),
}

impl Content<'_> {
    fn pressed(self, written: Vec<u8>, sheet: &Sheet) -> Vec<u8> {
        match self {
            Content::Known(pressed) => pressed.content.clone(),
            Content::Fresh(kept) => {
                let (_, content) = press(written, b'\n');
                if let Some((key, pages)) = kept {
                    let (sequences, figures) = (sheet.sequences.clone(), sheet.figures.clone());
                    pages.keep(key, Pressed { content: content.clone(), sequences, figures });
                }
                content
            }
        }
    }
}

/// Completes a page but for its content, which is handed out.
fn finish_page(document: &mut Document, id: ObjectId, number: usize, turned: bool) -> &mut Stream {
    let page = document.get_dictionary_mut(id).expect("a page is a dictionary");
    page.remove(b"Annots");
    page.set("Tabs", name("S"));
    page.set("StructParents", i64::try_from(number).expect("few pages"));
    if turned {
        page.set("Rotate", 90);
    }
    let content = page.get(b"Contents").and_then(Object::as_reference);
    let content = content.expect("printpdf gives every page one content stream");
    document.get_object_mut(content).and_then(Object::as_stream_mut).expect("a content stream")
}
