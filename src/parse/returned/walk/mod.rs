//! Walking through the XML of a returned draft: nothing in it is passed over without a word.

mod block;
mod inline;
mod object;
mod table;

use super::change::{Fate, Kind, Place, Revision};
use super::codes;
use super::script::{Block, Part, shortened};
use crate::base::diagnostic::Code;
use crate::parse::office::number::Numbers;
use crate::parse::office::xml::Node;
use crate::parse::office::{Fault, too_large};
use std::collections::BTreeMap;

/// The most text, in bytes, that a draft may hold. A notice of a hundred pages has a quarter of it.
const MAX_TEXT: usize = 1 << 20;

/// The most changes, the most comments, and the most remarks.
pub(in crate::parse::returned) const MAX_NOTES: usize = 20_000;

/// The most comments whose words may overlap in one place; more have their place alone.
const MAX_QUOTING: usize = 100;

/// The most characters quoted for a comment.
const MAX_QUOTED: usize = 200;

/// Something to be said about the draft.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) code: &'static Code,
    pub(super) place: Place,
    pub(super) words: Vec<(&'static str, String)>,
}

/// The words that a comment is about.
#[derive(Debug, Default)]
pub(super) struct Quote {
    pub(super) text: String,
    pub(super) place: Place,
}

/// A change with the stretch of the text that it covers, counted in bytes written.
struct Change {
    revision: Revision,
    from: usize,
    to: usize,
}

/// Where a footnote or an endnote is referred to, and what became of that.
#[derive(Clone, Debug, Default)]
pub(super) struct Reference {
    pub(super) place: Place,
    pub(super) fate: Fate,
}

/// What a draft holds.
pub(super) struct Walked {
    pub(super) blocks: Vec<Block>,
    pub(super) revisions: Vec<Revision>,
    /// By the id of the comment.
    pub(super) quotes: BTreeMap<String, Quote>,
    /// Where footnotes and endnotes are referred to, by the kind and id of the note.
    pub(super) references: BTreeMap<(String, String), Reference>,
    pub(super) remarks: Vec<Remark>,
}

/// Walks through a document.
pub(super) fn walk(document: &Node, numbers: Numbers, parts: BTreeMap<String, Part>) -> Result<Walked, Fault> {
    let mut walker = Walker::new(numbers, parts);
    let mut blocks = Vec::new();
    if let Some(body) = document.child("body") {
        walker.blocks(body, Fate::default(), &mut blocks)?;
    }
    Ok(walker.finish(blocks))
}

struct Walker {
    parts: BTreeMap<String, Part>,
    numbers: [Numbers; 2],
    /// Whether each of the fields that are open is still in its instruction, which is not text.
    fields: Vec<bool>,
    /// Text that stands in the instructions of fields.
    instructed: String,
    /// How much more text there may be.
    room: usize,
    written: usize,
    /// Where we are.
    seat: Place,
    paragraphs: usize,
    tables: usize,
    in_cell: bool,
    changes: Vec<Change>,
    /// The changes that we are in, the innermost last.
    open: Vec<usize>,
    /// The first change of the paragraph that we are in.
    floor: usize,
    formatted: Vec<Revision>,
    quotes: BTreeMap<String, Quote>,
    /// The comments whose words we are in, and those that began in this paragraph.
    quoting: Vec<String>,
    fresh: Vec<String>,
    references: BTreeMap<(String, String), Reference>,
    /// Those that stand in this paragraph.
    referred: Vec<(String, String)>,
    remarks: Vec<Remark>,
}

impl Walker {
    fn new(numbers: Numbers, parts: BTreeMap<String, Part>) -> Walker {
        Walker {
            parts,
            numbers: [numbers.clone(), numbers],
            fields: Vec::new(),
            instructed: String::new(),
            room: MAX_TEXT,
            written: 0,
            seat: Place::File,
            paragraphs: 0,
            tables: 0,
            in_cell: false,
            changes: Vec::new(),
            open: Vec::new(),
            floor: 0,
            formatted: Vec::new(),
            quotes: BTreeMap::new(),
            quoting: Vec::new(),
            fresh: Vec::new(),
            references: BTreeMap::new(),
            referred: Vec::new(),
            remarks: Vec::new(),
        }
    }

    fn take(&mut self, length: usize) -> Result<(), Fault> {
        self.room = self.room.checked_sub(length).ok_or_else(|| too_large("1 MB 文字"))?;
        Ok(())
    }

    /// Says something about the place where we are.
    fn remark(&mut self, code: &'static Code, words: Vec<(&'static str, String)>) -> Result<(), Fault> {
        if self.remarks.len() >= MAX_NOTES {
            return Err(too_large(format!("{MAX_NOTES} 处图片等对象")));
        }
        self.remarks.push(Remark { code, place: self.seat.clone(), words });
        Ok(())
    }

    /// A change as its element states it, at the place where we are.
    fn revision(&self, element: &Node, kind: Kind, text: String) -> Revision {
        let attribute = |name| element.attribute(name).unwrap_or_default().to_owned();
        Revision { kind, author: attribute("author"), date: attribute("date"), text, place: self.seat.clone() }
    }

    fn push(&mut self, revision: Revision) -> Result<usize, Fault> {
        if self.changes.len() + self.formatted.len() >= MAX_NOTES {
            return Err(too_large(format!("{MAX_NOTES} 处修订")));
        }
        self.changes.push(Change { revision, from: self.written, to: self.written });
        Ok(self.changes.len() - 1)
    }

    /// Goes into a change.
    fn begin(&mut self, element: &Node) -> Result<(), Fault> {
        let revision = self.revision(element, kind_of(&element.name), String::new());
        let index = self.push(revision)?;
        self.open.push(index);
        Ok(())
    }

    /// Comes out of the innermost change. One without text is none, and one that goes on where another of the same kind
    /// and hand ended is one with it: word processors cut changes where the look of the text changes.
    fn end(&mut self) {
        let Some(index) = self.open.pop() else { return };
        self.changes[index].to = self.written;
        if self.changes[index].revision.text.is_empty() {
            self.changes.remove(index);
        } else if index + 1 == self.changes.len() && index > self.floor {
            let (before, last) = (&self.changes[index - 1], &self.changes[index]);
            if before.to == last.from && same_hand(&before.revision, &last.revision) {
                let last = self.changes.pop().expect("it is the last");
                let before = self.changes.last_mut().expect("one stands before it");
                before.revision.text.push_str(&last.revision.text);
                before.to = last.to;
            }
        }
    }

    /// Notes what changed in the look alone, by the records of earlier properties.
    fn formatted(&mut self, properties: &Node, text: &str) -> Result<(), Fault> {
        for element in properties.below().into_iter().filter(|n| n.name.ends_with("Change")) {
            if self.changes.len() + self.formatted.len() >= MAX_NOTES {
                return Err(too_large(format!("{MAX_NOTES} 处修订")));
            }
            let revision = self.revision(element, Kind::Formatted, shortened(text, MAX_QUOTED));
            self.formatted.push(revision);
        }
        Ok(())
    }

    fn finish(mut self, blocks: Vec<Block>) -> Walked {
        if !self.instructed.trim().is_empty() {
            let words = vec![("text", std::mem::take(&mut self.instructed))];
            self.remarks.push(Remark { code: &codes::INSTRUCTION, place: Place::File, words });
        }
        let mut revisions: Vec<Revision> = self.changes.into_iter().map(|c| c.revision).collect();
        revisions.append(&mut self.formatted);
        for revision in &mut revisions {
            begin_with(&mut revision.place, &shortened(&revision.text, 16));
        }
        Walked { blocks, revisions, quotes: self.quotes, references: self.references, remarks: self.remarks }
    }
}

/// Puts the beginning of a paragraph into its place, where it is not known yet.
fn begin_with(place: &mut Place, text: &str) {
    if let Place::Paragraph { begins, .. } = place
        && begins.is_empty()
    {
        text.clone_into(begins);
    }
}

fn same_hand(a: &Revision, b: &Revision) -> bool {
    let day = |r: &Revision| r.date.chars().take(10).collect::<String>();
    a.kind == b.kind && a.author == b.author && day(a) == day(b)
}

fn kind_of(element: &str) -> Kind {
    match element {
        "ins" => Kind::Inserted,
        "moveFrom" => Kind::MovedFrom,
        "moveTo" => Kind::MovedTo,
        _ => Kind::Deleted,
    }
}
