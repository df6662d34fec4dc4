//! The parts of a DOCX package that a returned draft is read from.

use super::script::Part;
use crate::parse::office::content::Kind;
use crate::parse::office::number::Numbers;
use crate::parse::office::package::{Package, Relation};
use crate::parse::office::xml::{self, Node};
use crate::parse::office::{Fault, broken};
use std::collections::{BTreeMap, BTreeSet};

/// What an opened file consists of.
pub(super) struct Draft {
    pub(super) document: Node,
    pub(super) numbers: Numbers,
    /// The part of the paper that each style of our papers stands for, by the id the file gives it.
    pub(super) parts: BTreeMap<String, Part>,
    pub(super) comments: Option<Node>,
    /// Footnotes and endnotes, with their names in both languages.
    pub(super) notes: Vec<(&'static str, &'static str, Node)>,
    /// What stands above and below the pages.
    pub(super) edges: Vec<(&'static str, &'static str, Node)>,
}

impl Draft {
    /// Opens a file.
    pub(super) fn open(bytes: &[u8]) -> Result<Draft, Fault> {
        check_kind(bytes)?;
        let package = Package::open(bytes)?;
        let main = package.related("")?.into_iter().find(|r| r.kind == "officeDocument");
        let main = main.map_or_else(|| "word/document.xml".to_owned(), |r| r.path);
        let relations = package.related(&main)?;
        let document = xml::parse(package.part(&main)?)?;
        if document.child("body").is_none() {
            return Err(broken("没有正文", "it has no body"));
        }
        let styles = part(&package, &relations, "styles")?;
        let parts = styles.as_ref().map(named_parts).unwrap_or_default();
        let numbers = Numbers::read(part(&package, &relations, "numbering")?, styles);
        let mut notes = Vec::new();
        for (kind, zh, en) in [("footnotes", "脚注", "a footnote"), ("endnotes", "尾注", "an endnote")] {
            notes.extend(part(&package, &relations, kind)?.map(|root| (zh, en, root)));
        }
        let comments = part(&package, &relations, "comments")?;
        let edges = edges(&package, &relations)?;
        Ok(Draft { document, numbers, parts, comments, notes, edges })
    }
}

/// Refuses what is no DOCX, and says what it is.
fn check_kind(bytes: &[u8]) -> Result<(), Fault> {
    match Kind::of(bytes) {
        Kind::Docx => Ok(()),
        Kind::Empty => Err(broken("文件是空的", "the file is empty")),
        Kind::Encrypted => Err(Fault::Encrypted),
        Kind::Zip => {
            Err(broken("压缩包不完整，或者不是 Word 文档", "its archive is damaged or holds no Word document"))
        }
        kind => {
            let (zh, en) = kind.words();
            Err(broken(&format!("这是{zh}，不是 docx"), &format!("it is {en}, no docx")))
        }
    }
}

fn part(package: &Package, relations: &[Relation], kind: &str) -> Result<Option<Node>, Fault> {
    let path = relations.iter().find(|r| r.kind == kind).map(|r| &r.path);
    path.and_then(|p| package.parts.get(p)).map(|bytes| xml::parse(bytes)).transpose()
}

/// Word processors give styles ids of their own when they save; the names stay.
fn named_parts(styles: &Node) -> BTreeMap<String, Part> {
    let styles = styles.nodes().filter(|n| n.name == "style");
    styles.filter_map(|s| Some((s.attribute("styleId")?.to_owned(), Part::named(s.value("name")?)?))).collect()
}

/// Each part once, however often the file refers to it.
fn edges(package: &Package, relations: &[Relation]) -> Result<Vec<(&'static str, &'static str, Node)>, Fault> {
    let mut edges = Vec::new();
    for (kind, zh, en) in [("header", "页眉", "a page header"), ("footer", "页脚", "a page footer")] {
        let paths: BTreeSet<&String> = relations.iter().filter(|r| r.kind == kind).map(|r| &r.path).collect();
        for bytes in paths.into_iter().filter_map(|path| package.parts.get(path)) {
            edges.push((zh, en, xml::parse(bytes)?));
        }
    }
    Ok(edges)
}
