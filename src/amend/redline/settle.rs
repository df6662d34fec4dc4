//! From a marked paper to one of its two texts.

use super::region::{self, Region, Regions};
use super::words::push;
use crate::document::{
    Block, Cell, Chart, Document, Footnote, Imprint, ImprintMarks, Inline, Mark, Marks, Paragraph, Row, Section,
    Signature, Table,
};

/// The new text of a marked paper, in the normal form that every paper has which bears no marks: neighbouring pieces of
/// one look are one, a line break in a text is a [`Inline::Break`], every place of a table has its cell and no cell
/// reaches out of it, no 抄送 is empty, and no cell says where its words come from, for they come from two papers.
///
/// A table whose cells lie over each other is kept as it is; it is never marked but as a whole.
pub fn accept(document: &Document) -> Document {
    settle(document, Mark::Deleted)
}

/// The old text of a marked paper, in the normal form of [`accept`].
pub fn reject(document: &Document) -> Document {
    settle(document, Mark::Inserted)
}

fn settle(document: &Document, dropped: Mark) -> Document {
    let kept = document.sections.iter().filter(|s| s.mark != dropped);
    let section = |s: &Section| {
        let blocks = s.blocks.iter().filter(|b| b.mark() != dropped);
        Section::new(s.orientation, blocks.map(|b| block(b, dropped)).collect())
    };
    Document {
        title: document.title.clone(),
        organ: document.organ.clone(),
        format: document.format,
        sections: kept.map(section).collect(),
        imprint: document.imprint.as_ref().filter(|i| i.marks.whole != dropped).map(|i| imprint(i, dropped)),
        revision: None,
    }
}

fn block(block: &Block, dropped: Mark) -> Block {
    match block {
        Block::Paragraph(p) => Block::Paragraph(Paragraph::new(p.role, inlines(&p.inlines, dropped))),
        Block::Signature(s) => Block::Signature(Signature { mark: Mark::None, ..s.clone() }),
        Block::Chart(c) => Block::Chart(Chart { mark: Mark::None, ..c.clone() }),
        Block::Table(t) => {
            let columns = t.columns.len();
            Block::Table(Table::new(
                t.columns.clone(),
                rows(&t.head, columns, dropped),
                rows(&t.rows, columns, dropped),
            ))
        }
    }
}

fn inlines(inlines: &[Inline], dropped: Mark) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in inlines.iter().filter(|i| i.mark() != dropped) {
        match inline {
            Inline::Break => out.push(Inline::Break),
            Inline::Footnote(note) => out.push(Inline::Footnote(Footnote::new(&note.text))),
            Inline::Text { text, accent, link, .. } => push(&mut out, text, *accent, link.as_deref(), Mark::None),
        }
    }
    out
}

/// A cell over rows of which some go covers those that stay.
fn rows(rows: &[Row], columns: usize, dropped: Mark) -> Vec<Row> {
    let Some(regions) = Regions::of(rows, columns) else {
        let cells = |row: &Row| row.cells.iter().map(|c| cell(c, dropped)).collect();
        return rows.iter().filter(|r| r.mark != dropped).map(|r| Row::new(cells(r))).collect();
    };
    // For every row, how many stay above it.
    let mut above = vec![0];
    for row in rows {
        let stays = usize::from(row.mark != dropped);
        above.push(above.last().copied().unwrap_or(0) + stays);
    }
    let stay = |r: Region| Region { rows: above[r.rows.start]..above[r.rows.end], cell: cell(&r.cell, dropped), ..r };
    let list = regions.list.into_iter().map(stay).filter(|r| !r.rows.is_empty()).collect();
    region::rows(list, &vec![Mark::None; above.last().copied().unwrap_or(0)])
}

fn cell(cell: &Cell, dropped: Mark) -> Cell {
    let text = cell.marks.without(&cell.text, dropped);
    let footnotes = cell.footnotes.iter().filter(|n| n.mark != dropped).map(|n| Footnote::new(&n.text)).collect();
    Cell { text, row_span: cell.row_span, col_span: cell.col_span, origin: None, marks: Marks::default(), footnotes }
}

fn imprint(imprint: &Imprint, dropped: Mark) -> Imprint {
    let Imprint { send_to, copy_to, printer, printed, side, marks } = imprint;
    let list = |organs: &Option<String>, marks: &Marks| {
        organs.as_ref().map(|o| marks.without(o, dropped)).filter(|o| !o.is_empty())
    };
    Imprint {
        send_to: list(send_to, &marks.send_to),
        copy_to: list(copy_to, &marks.copy_to),
        printer: marks.printer.without(printer, dropped),
        printed: marks.printed.without(printed, dropped),
        side: *side,
        marks: ImprintMarks::default(),
    }
}
