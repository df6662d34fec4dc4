//! A document as text, for tests and fingerprints: one line a block, readable in a diff.
//!
//! What a revision put in stands in `⟦+ ⟧`, what it took out in `⟦- ⟧`; a block or row of which all is so has the sign
//! before it.

use super::{
    Accent, Block, Cell, Chart, Document, Footnote, Format, Grid, Imprint, ImprintSide, Inline, Mark, Marks,
    Orientation, Table, grid::Slot,
};
use std::borrow::Cow;
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
    let copies = copy_to.as_ref().map_or("—".into(), |c| marked(c, &marks.copy_to));
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

fn enclosed(text: &str, mark: Mark) -> Cow<'_, str> {
    if mark == Mark::None { text.into() } else { format!("⟦{}{text}⟧", sign(mark)).into() }
}

fn marked<'t>(text: &'t str, marks: &Marks) -> Cow<'t, str> {
    if marks.is_empty() {
        return text.into();
    }
    let pieces = marks.pieces(text).into_iter();
    pieces.map(|(piece, mark)| enclosed(piece, mark)).collect::<String>().into()
}

/// Adds text to a line, on which it stays.
fn push(out: &mut String, text: &str) {
    for (n, part) in text.split('\n').enumerate() {
        out.push_str(if n > 0 { "⏎" } else { "" });
        out.push_str(part);
    }
}

fn dump_block(out: &mut String, block: &Block) {
    out.push_str(sign(block.mark()));
    let _ = match block {
        Block::Paragraph(p) => {
            let _ = write!(out, "{} ", p.role.name());
            p.inlines.iter().for_each(|inline| dump_inline(out, inline));
            writeln!(out)
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

fn dump_inline(out: &mut String, inline: &Inline) {
    match inline {
        Inline::Break => out.push('⏎'),
        Inline::Footnote(note) => out.push_str(&dump_note(note)),
        Inline::Text { text, accent, link, mark: done } => {
            let mark = match accent {
                Accent::None => "",
                Accent::Strong => "*",
                Accent::Heading2 => "_",
                Accent::Heading1 => "#",
            };
            let link = link.as_ref().map(|l| format!("<{l}>")).unwrap_or_default();
            let bare = mark.is_empty() && link.is_empty();
            let text = if bare { text.into() } else { Cow::from(format!("{mark}{text}{mark}{link}")) };
            push(out, &enclosed(&text, *done));
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
    enclosed(&format!("[^{}]", note.text), note.mark).into_owned()
}

/// A cell that spans says so.
fn dump_cell(out: &mut String, cell: &Cell) {
    push(out, &marked(&cell.text, &cell.marks));
    cell.footnotes.iter().for_each(|note| push(out, &dump_note(note)));
    if (cell.row_span, cell.col_span) != (1, 1) {
        let _ = write!(out, " ({}×{})", cell.row_span, cell.col_span);
    }
}

fn dump_table(out: &mut String, table: &Table) {
    let aligns: Vec<String> = table.columns.iter().map(|c| format!("{:?}", c.align)).collect();
    let _ = writeln!(out, "table {}", aligns.join(" "));
    for (word, rows) in [("head", &table.head), ("row", &table.rows)] {
        let grid = Grid::new(rows, table.columns.len());
        for (r, row) in rows.iter().enumerate().take(grid.rows()) {
            let _ = write!(out, "  {}{word} ", sign(row.mark));
            for c in 0..grid.columns() {
                out.push_str(if c > 0 { " | " } else { "" });
                match grid.at(r, c) {
                    Slot::Cell(cell) => dump_cell(out, cell),
                    Slot::Covered { .. } => out.push('″'),
                    Slot::Empty => {}
                }
            }
            out.push('\n');
        }
    }
}
