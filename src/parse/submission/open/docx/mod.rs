//! Opening Word documents, by a reader of our own: the libraries lose text boxes, formulas and hyphens, and one of them
//! panics.

mod block;
mod inline;
mod table;

use super::sheet_xml::push;
use super::{Note, Refusal, Room, notes_on};
use crate::base::text::is_blank;
use crate::parse::office::number::Numbers;
use crate::parse::office::package::{Package, Relation};
use crate::parse::office::xml::{self, Node};
use crate::parse::submission::codes;
use crate::parse::submission::findings::Spot;
use crate::parse::submission::sheet::{Line, Opened, Sheet};
use std::collections::BTreeSet;

/// What our own forms put before their key, in the custom properties of the document.
const FORM_KEY: &str = "hongtou-form;";

/// Reads paragraphs, tables, notes, comments, and what stands above and below the pages.
pub(super) fn open(bytes: &[u8], notes: &mut Vec<Note>) -> Result<Opened, Refusal> {
    let package = Package::open(bytes)?;
    let main = package.related("")?.into_iter().find(|r| r.kind == "officeDocument");
    let main = main.map_or_else(|| "word/document.xml".to_owned(), |r| r.path);
    let relations = package.related(&main)?;
    let document = xml::parse(package.part(&main)?)?;
    let numbers = Numbers::read(part(&package, &relations, "numbering")?, part(&package, &relations, "styles")?);
    let mut reader = Reader::new(numbers);
    reader.body(&document)?;
    for (kind, element, name) in
        [("footnotes", "footnote", "脚注"), ("endnotes", "endnote", "尾注"), ("comments", "comment", "批注")]
    {
        if let Some(root) = part(&package, &relations, kind)? {
            reader.remarks(&root, element, name)?;
        }
    }
    for (kind, name) in [("header", "页眉"), ("footer", "页脚")] {
        // A part counts once, however often the file refers to it.
        let paths: BTreeSet<&String> = relations.iter().filter(|r| r.kind == kind).map(|r| &r.path).collect();
        for bytes in paths.into_iter().filter_map(|path| package.parts.get(path)) {
            reader.furniture(&xml::parse(bytes)?, name)?;
        }
    }
    reader.properties(&package)?;
    notes_on(&package, notes);
    Ok(reader.finish(notes))
}

fn part(package: &Package, relations: &[Relation], kind: &str) -> Result<Option<Node>, Refusal> {
    let path = relations.iter().find(|r| r.kind == kind).map(|r| &r.path);
    Ok(path.and_then(|p| package.parts.get(p)).map(|bytes| xml::parse(bytes)).transpose()?)
}

/// A document being read.
struct Reader {
    numbers: Numbers,
    room: Room,
    sheets: Vec<Sheet>,
    lines: Vec<Line>,
    /// Whether each of the fields that are open is still in its instruction, which is not text.
    fields: Vec<bool>,
    tally: Tally,
}

/// What is counted on the way and said in the end.
#[derive(Debug, Default)]
struct Tally {
    inserted: usize,
    deleted: Vec<String>,
    /// How many deletions there are, those of blanks and of rows included.
    removed: usize,
    foreign: usize,
    unnumbered: Vec<String>,
}

impl Reader {
    fn new(numbers: Numbers) -> Reader {
        let (sheets, lines, fields, tally) = (Vec::new(), Vec::new(), Vec::new(), Tally::default());
        Reader { numbers, room: Room::new(), sheets, lines, fields, tally }
    }

    /// The paragraphs of the body, counted as people count them: without the empty ones.
    fn body(&mut self, document: &Node) -> Result<(), Refusal> {
        let mut paragraphs = Vec::new();
        if let Some(body) = document.child("body") {
            self.blocks(body, &mut paragraphs)?;
        }
        let written = paragraphs.iter().filter(|t| !t.trim_matches(is_blank).is_empty());
        for (i, text) in written.enumerate() {
            push(&mut self.lines, &format!("段{}", i + 1), text);
        }
        Ok(())
    }

    /// Notes or comments.
    fn remarks(&mut self, root: &Node, element: &str, name: &str) -> Result<(), Refusal> {
        let separator = |n: &Node| matches!(n.attribute("type"), Some(t) if t != "normal");
        for (i, remark) in root.nodes().filter(|n| n.name == element && !separator(n)).enumerate() {
            let mut paragraphs = Vec::new();
            self.fields.clear();
            self.blocks(remark, &mut paragraphs)?;
            push(&mut self.lines, &format!("{name}{}", i + 1), &paragraphs.join("\n"));
        }
        Ok(())
    }

    /// Headers and footers; what is only a page number says nothing.
    fn furniture(&mut self, root: &Node, name: &str) -> Result<(), Refusal> {
        let mut paragraphs = Vec::new();
        self.fields.clear();
        self.blocks(root, &mut paragraphs)?;
        let page = |c: char| c.is_ascii_digit() || is_blank(c) || "第页共/-—－–·".contains(c);
        for text in paragraphs.iter().filter(|t| !t.chars().all(page)) {
            push(&mut self.lines, name, text);
        }
        Ok(())
    }

    /// The key that our own forms carry.
    fn properties(&mut self, package: &Package) -> Result<(), Refusal> {
        let Some(bytes) = package.parts.get("docProps/custom.xml") else { return Ok(()) };
        for property in xml::parse(bytes)?.nodes().filter(|n| n.name == "property") {
            let text = property.text();
            if text.trim().starts_with(FORM_KEY) {
                push(&mut self.lines, "属性", &text);
            }
        }
        Ok(())
    }

    fn finish(self, notes: &mut Vec<Note>) -> Opened {
        let Tally { inserted, deleted, removed, foreign, unnumbered } = self.tally;
        if inserted + removed > 0 {
            let quoted = |open: &str, close: &str| match deleted.is_empty() {
                true => String::new(),
                false => format!("{open}{}{close}", deleted.join("”“")),
            };
            let words =
                vec![("added", inserted.to_string()), ("removed", removed.to_string()), ("text", quoted("：“", "”"))];
            notes.push((&codes::TRACKED_CHANGES, Spot::file(), words));
        }
        if foreign > 0 {
            notes.push((&codes::UNREAD_OBJECTS, Spot::file(), vec![("count", foreign.to_string())]));
        }
        for text in unnumbered {
            notes.push((&codes::LIST_NUMBER, Spot::file(), vec![("text", text)]));
        }
        Opened { sheets: self.sheets, lines: self.lines }
    }
}
