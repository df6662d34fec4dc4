//! A document as text, for tests and fingerprints: one line a block, readable in a diff.
//!
//! What a revision put in stands in `⟦+ ⟧`, what it took out in `⟦- ⟧`; a block or row of which all is so has the sign
//! before it.

use super::{
    Accent, Block, Cell, Chart, Document, Footnote, Format, Grid, Imprint, ImprintSide, Inline, Mark, Marks,
    Orientation, Table, grid::Slot,
};
use std::fmt::Write;

/// One line a block: role, then the text with `*strong*`, `_heading_` and `⏎` marks.
pub fn dump(document: &Document) -> String {
    let mut out = format!("title {}\norgan {}\n", document.title, document.organ);
    if document.format != Format::Paper {
        let _ = writeln!(out, "format {:?}", document.format);
    }
    if let Some(r) = &document.revision {
        let _ = writeln!(out, "revision {} {}", r.author, r.date);
    }
    for section in &document.sections {
        let turned = if section.orientation == Orientation::Landscape { " landscape" } else { "" };
        let _ = writeln!(out, "{}section{turned}", sign(section.mark));
        section.blocks.iter().for_each(|b| dump_block(&mut out, b));
    }
    document.imprint.iter().for_each(|i| dump_imprint(&mut out, i));
    out
}

fn dump_imprint(out: &mut String, imprint: &Imprint) {
    let Imprint { send_to, copy_to, printer, printed, side, marks } = imprint;
    if let Some(send_to) = send_to {
        let _ = writeln!(out, "imprint 主送 {send_to}");
    }
    if *side == ImprintSide::Even {
        let _ = writeln!(out, "imprint on an even page");
    }
    let copies = copy_to.as_ref().map_or("—".to_owned(), |c| marked(c, &marks.copy_to));
    let (printer, printed) = (marked(printer, &marks.printer), marked(printed, &marks.printed));
    let _ = writeln!(out, "{}imprint 抄送 {copies} | {printer} | {printed}", sign(marks.whole));
}

/// What stands before a thing of which all is new or gone.
const fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::None => "",
        Mark::Inserted => "+",
        Mark::Deleted => "-",
    }
}

fn enclosed(text: &str, mark: Mark) -> String {
    if mark == Mark::None { text.to_owned() } else { format!("⟦{}{text}⟧", sign(mark)) }
}

fn marked(text: &str, marks: &Marks) -> String {
    marks.pieces(text).into_iter().map(|(piece, mark)| enclosed(piece, mark)).collect()
}

fn dump_block(out: &mut String, block: &Block) {
    out.push_str(sign(block.mark()));
    let _ = match block {
        Block::Paragraph(p) => {
            writeln!(out, "{} {}", p.role.name(), p.inlines.iter().map(dump_inline).collect::<String>())
        }
        Block::Signature(s) if s.stamps.is_empty() => {
            writeln!(out, "signature {} | {}", s.organs.join("、"), s.date)
        }
        Block::Signature(s) => {
            writeln!(out, "signature {} | {} | {}", s.organs.join("、"), s.stamps.join("、"), s.date)
        }
        Block::Table(t) => {
            dump_table(out, t);
            Ok(())
        }
        Block::Chart(c) => dump_chart(out, c),
    };
}

fn dump_inline(inline: &Inline) -> String {
    match inline {
        Inline::Break => "⏎".into(),
        Inline::Footnote(note) => dump_note(note),
        Inline::Text { text, accent, link, mark: done } => {
            let mark = match accent {
                Accent::None => "",
                Accent::Strong => "*",
                Accent::Heading2 => "_",
                Accent::Heading1 => "#",
            };
            let link = link.as_ref().map(|l| format!("<{l}>")).unwrap_or_default();
            enclosed(&format!("{mark}{text}{mark}{link}"), *done).replace('\n', "⏎")
        }
    }
}

/// The places, then a line a series; a gap is —.
fn dump_chart(out: &mut String, chart: &Chart) -> std::fmt::Result {
    let places: Vec<&str> = (0..chart.places()).map(|p| chart.category(p)).collect();
    writeln!(out, "chart {:?} {} | {}", chart.kind, chart.caption(), places.join(" | "))?;
    for series in 0..chart.series.len() {
        let value = |p| chart.value(series, p).map_or("—".to_owned(), |v| chart.number(v.into()));
        let values: Vec<String> = (0..chart.places()).map(value).collect();
        writeln!(out, "  series {} | {}", chart.series[series].name, values.join(" | "))?;
    }
    writeln!(out, "  spoken {}", chart.spoken())
}

/// What a footnote says, where its number stands.
fn dump_note(note: &Footnote) -> String {
    enclosed(&format!("[^{}]", note.text), note.mark)
}

/// A cell that spans says so.
fn cell_text(cell: &Cell) -> String {
    let notes: String = cell.footnotes.iter().map(dump_note).collect();
    let text = marked(&cell.text, &cell.marks) + &notes;
    match (cell.row_span, cell.col_span) {
        (1, 1) => text,
        (rows, columns) => format!("{text} ({rows}×{columns})"),
    }
}

fn dump_table(out: &mut String, table: &Table) {
    let aligns: Vec<String> = table.columns.iter().map(|c| format!("{:?}", c.align)).collect();
    let _ = writeln!(out, "table {}", aligns.join(" "));
    for (word, rows) in [("head", &table.head), ("row", &table.rows)] {
        let grid = Grid::new(rows, table.columns.len());
        for (r, row) in rows.iter().enumerate().take(grid.rows()) {
            let cells: Vec<String> = (0..grid.columns())
                .map(|c| match grid.at(r, c) {
                    Slot::Cell(cell) => cell_text(cell),
                    Slot::Covered { .. } => "″".to_owned(),
                    Slot::Empty => String::new(),
                })
                .collect();
            let _ = writeln!(out, "  {}{word} {}", sign(row.mark), cells.join(" | ").replace('\n', "⏎"));
        }
    }
}
