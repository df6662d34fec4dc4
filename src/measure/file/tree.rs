//! The logical structure of a file: which marked sequence belongs to what, and in which order it is read out.

use super::Unread;
use crate::measure::seen::{Element, ElementKind};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// How deep a structure may be; a deeper one leads in a circle.
const DEEPEST: usize = 64;

/// The structure of a file.
#[derive(Default)]
pub(super) struct Tree {
    /// What is read out, in order.
    pub(super) elements: Vec<Element>,
    /// The element of each marked sequence, by page and number.
    pub(super) sequences: BTreeMap<(ObjectId, i64), usize>,
}

/// Reads the structure; a file that has none reads out nothing.
pub(super) fn read(document: &Document) -> Result<Tree, Unread> {
    let mut walk = Walk { document, tree: Tree::default(), tables: 0 };
    if let Ok(root) = document.catalog()?.get_deref(b"StructTreeRoot", document) {
        walk.kids(root.as_dict()?, At { page: None, element: None, table: None }, 0)?;
    }
    Ok(walk.tree)
}

struct Walk<'d> {
    document: &'d Document,
    tree: Tree,
    tables: usize,
}

#[derive(Clone, Copy)]
struct At {
    page: Option<ObjectId>,
    element: Option<usize>,
    table: Option<usize>,
}

impl Walk<'_> {
    fn kids(&mut self, dict: &Dictionary, at: At, depth: usize) -> Result<(), Unread> {
        if depth > DEEPEST {
            return Err(Unread("the structure tree is deeper than any paper's".to_owned()));
        }
        let document = self.document;
        let Ok(kids) = dict.get_deref(b"K", document) else { return Ok(()) };
        let single = std::slice::from_ref(kids);
        for kid in kids.as_array().map_or(single, Vec::as_slice) {
            self.kid(document.dereference(kid)?.1, at, depth)?;
        }
        Ok(())
    }

    fn kid(&mut self, kid: &Object, at: At, depth: usize) -> Result<(), Unread> {
        if let Ok(number) = kid.as_i64() {
            self.sequence(at.page, number, at);
            return Ok(());
        }
        let dict = kid.as_dict()?;
        let page = dict.get(b"Pg").and_then(Object::as_reference).ok().or(at.page);
        match dict.get(b"Type").and_then(Object::as_name).unwrap_or(b"StructElem") {
            b"MCR" => {
                let number = dict.get(b"MCID")?.as_i64()?;
                self.sequence(page, number, at);
                Ok(())
            }
            b"OBJR" => Ok(()),
            _ => self.element(dict, At { page, ..at }, depth),
        }
    }

    fn element(&mut self, dict: &Dictionary, at: At, depth: usize) -> Result<(), Unread> {
        let role = dict.get_deref(b"S", self.document)?.as_name()?;
        let kind = match role {
            b"H1" | b"H2" | b"H3" | b"H4" | b"H5" | b"H6" => Some(ElementKind::Heading),
            b"P" => Some(ElementKind::Paragraph),
            b"TH" => Some(ElementKind::HeadCell),
            b"TD" => Some(ElementKind::Cell),
            b"Figure" => Some(ElementKind::Figure),
            b"Note" => Some(ElementKind::Footnote),
            _ => None,
        };
        let mut inner = at;
        if role == b"Table" {
            inner.table = Some(self.tables);
            self.tables += 1;
        }
        // A paragraph within a cell is heard as the cell, a footnote by itself wherever it stands.
        let is_note = kind == Some(ElementKind::Footnote);
        if let Some(kind) = kind.filter(|_| at.element.is_none() || is_note) {
            inner.element = Some(self.tree.elements.len());
            self.tree.elements.push(Element { kind, table: at.table.filter(|_| !is_note) });
        }
        // The number of a footnote is no word of what it stands in.
        if matches!(role, b"Reference" | b"Lbl") {
            inner.element = None;
        }
        self.kids(dict, inner, depth + 1)
    }

    fn sequence(&mut self, page: Option<ObjectId>, number: i64, at: At) {
        if let (Some(page), Some(element)) = (page, at.element) {
            self.tree.sequences.insert((page, number), element);
        }
    }
}
