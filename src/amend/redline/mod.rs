//! The redline: one paper that shows an old and a new text, with marks on what only one of them has.
//!
//! - `align` pairs what is alike in two sequences: sections, blocks, rows,
//! - `words` compares two texts,
//! - `table` lays two tables over each other, `region` knows the rectangles of their cells,
//! - `settle` gives one text back.
//!
//! `accept(redline(old, new))` is the new paper and `reject(redline(old, new))` the old one, each in its normal form
//! (see [`accept`]). Title and organ as metadata are the new paper's in both: no ink shows them, and no word processor
//! keeps track of them.

mod align;
mod region;
mod settle;
mod table;
#[cfg(test)]
mod tests;
pub(super) mod words;

pub use settle::{accept, reject};

use crate::base::Names;
use crate::document::{
    Block, Cell, Document, Footnote, Imprint, ImprintMarks, Inline, Mark, Marks, Revision, Role, Row, Section, Table,
};
use align::{Prints, Step, align};

/// How alike two texts must be, in thousandths, to be shown as one that was changed.
const ALIKE: u32 = 300;

/// The marked paper that shows what makes the new one of the old. Marks that either has from an earlier revision count
/// as accepted. A body whose name changes is shown to change as a whole: `names` are those of bodies.
pub fn redline(old: &Document, new: &Document, revision: Revision, names: &[&str]) -> Document {
    let (old, new) = (accept(old), accept(new));
    Document {
        sections: sections(&old.sections, &new.sections, &Names::new(names)),
        imprint: imprint(old.imprint.as_ref(), new.imprint.as_ref()),
        title: new.title,
        organ: new.organ,
        format: new.format,
        revision: Some(revision),
    }
}

/// Sections of one orientation are paired before anything else: a paper keeps its parts.
fn sections(old: &[Section], new: &[Section], names: &Names<'_>) -> Vec<Section> {
    let prints = Prints::of(old, new, section_text);
    let likeness = |i: usize, j: usize| {
        let same = old[i].orientation == new[j].orientation;
        if same { 1 + prints.likeness(i, j) } else { 0 }
    };
    let step = |step| match step {
        Step::Both(i, j) => Section::new(new[j].orientation, blocks(&old[i].blocks, &new[j].blocks, names)),
        Step::Old(i) => whole_section(&old[i], Mark::Deleted),
        Step::New(j) => whole_section(&new[j], Mark::Inserted),
    };
    align(old, new, likeness).into_iter().map(step).collect()
}

fn section_text(section: &Section) -> String {
    section.blocks.iter().map(block_text).collect()
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Table(t) => t.head.iter().chain(&t.rows).flat_map(|r| &r.cells).map(|c| c.text.as_str()).collect(),
        other => other.text(),
    }
}

fn whole_section(section: &Section, mark: Mark) -> Section {
    let blocks = section.blocks.iter().map(|b| whole(b, mark)).collect();
    Section { orientation: section.orientation, blocks, mark }
}

fn blocks(old: &[Block], new: &[Block], names: &Names<'_>) -> Vec<Block> {
    let prints = Prints::of(old, new, block_text);
    let mut out = Vec::new();
    for step in align(old, new, |i, j| likeness(&old[i], &new[j], || prints.likeness(i, j))) {
        match step {
            Step::Both(i, j) => out.extend(both(&old[i], &new[j], names)),
            Step::Old(i) => out.push(whole(&old[i], Mark::Deleted)),
            Step::New(j) => out.push(whole(&new[j], Mark::Inserted)),
        }
    }
    out
}

/// How much two blocks are one that was changed; 0 for not at all. What a paper has once is never taken for another.
fn likeness(old: &Block, new: &Block, of_texts: impl Fn() -> u32) -> u32 {
    match (old, new) {
        (Block::Paragraph(a), Block::Paragraph(b)) if a.role == b.role => {
            let is_once = matches!(
                a.role,
                Role::CopyNumber
                    | Role::Secrecy
                    | Role::Urgency
                    | Role::Mark
                    | Role::MarkSuffix
                    | Role::AuthorisedBy
                    | Role::DocNumber
                    | Role::Title
                    | Role::Addressee
                    | Role::AnnexLabel
                    | Role::AnnexTitle
                    | Role::TitleNote
            );
            match of_texts() {
                n if is_once => n.max(1),
                n if n < ALIKE => 0,
                n => n,
            }
        }
        (Block::Table(a), Block::Table(b)) if table::same_columns(a, b) => of_texts().max(1),
        // Shown one after the other, but side by side.
        (Block::Signature(_), Block::Signature(_)) | (Block::Chart(_), Block::Chart(_)) => 1,
        _ => 0,
    }
}

/// Two blocks as one, or one after the other where one cannot show both.
fn both(old: &Block, new: &Block, names: &Names<'_>) -> Vec<Block> {
    if old == new {
        return vec![new.clone()];
    }
    match (old, new) {
        (Block::Paragraph(a), Block::Paragraph(b)) => {
            let mut p = b.clone();
            p.inlines = words::inlines(&a.inlines, &b.inlines, names);
            vec![Block::Paragraph(p)]
        }
        (Block::Table(a), Block::Table(b)) => match table::overlay(a, b, names) {
            Some(t) => vec![Block::Table(t)],
            None => vec![whole(old, Mark::Deleted), whole(new, Mark::Inserted)],
        },
        _ => vec![whole(old, Mark::Deleted), whole(new, Mark::Inserted)],
    }
}

/// A block of which all is new or gone.
fn whole(block: &Block, mark: Mark) -> Block {
    let mut block = block.clone();
    match &mut block {
        Block::Paragraph(p) => {
            p.mark = mark;
            p.inlines.iter_mut().for_each(|i| *i = whole_inline(i, mark));
        }
        Block::Signature(s) => s.mark = mark,
        Block::Chart(c) => c.mark = mark,
        Block::Table(t) => whole_table(t, mark),
    }
    block
}

fn whole_inline(inline: &Inline, mark: Mark) -> Inline {
    let mut inline = match inline {
        Inline::Break => Inline::text("\n"),
        text => text.clone(),
    };
    if let Inline::Text { mark: own, .. } | Inline::Footnote(Footnote { mark: own, .. }) = &mut inline {
        *own = mark;
    }
    inline
}

fn whole_table(table: &mut Table, mark: Mark) {
    table.mark = mark;
    table.head.iter_mut().chain(&mut table.rows).for_each(|r| whole_row(r, mark));
}

fn whole_row(row: &mut Row, mark: Mark) {
    row.mark = mark;
    row.cells.iter_mut().for_each(|c| whole_cell(c, mark));
}

fn whole_cell(cell: &mut Cell, mark: Mark) {
    cell.marks = Marks::whole(&cell.text, mark);
    cell.footnotes.iter_mut().for_each(|note| note.mark = mark);
}

fn imprint(old: Option<&Imprint>, new: Option<&Imprint>) -> Option<Imprint> {
    let whole = |imprint: &Imprint, mark| {
        let Imprint { send_to, copy_to, printer, printed, .. } = imprint;
        let list = |organs: &Option<String>| organs.as_ref().map(|c| Marks::whole(c, mark)).unwrap_or_default();
        let marks = ImprintMarks {
            whole: mark,
            send_to: list(send_to),
            copy_to: list(copy_to),
            printer: Marks::whole(printer, mark),
            printed: Marks::whole(printed, mark),
        };
        Imprint { marks, ..imprint.clone() }
    };
    Some(match (old, new) {
        (None, None) => return None,
        (Some(old), None) => whole(old, Mark::Deleted),
        (None, Some(new)) => whole(new, Mark::Inserted),
        (Some(old), Some(new)) => {
            let list = |old: &Option<String>, new: &Option<String>| {
                let (organs, marks) = words::text(old.as_deref().unwrap_or(""), new.as_deref().unwrap_or(""));
                ((!organs.is_empty()).then_some(organs), marks)
            };
            let (send_to, send_marks) = list(&old.send_to, &new.send_to);
            let (copy_to, copy_marks) = list(&old.copy_to, &new.copy_to);
            let (printer, printer_marks) = words::text(&old.printer, &new.printer);
            let (printed, printed_marks) = words::text(&old.printed, &new.printed);
            let marks = ImprintMarks {
                whole: Mark::None,
                send_to: send_marks,
                copy_to: copy_marks,
                printer: printer_marks,
                printed: printed_marks,
            };
            Imprint { send_to, copy_to, printer, printed, side: new.side, marks }
        }
    })
}
