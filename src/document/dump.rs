//! A document as text, for tests and fingerprints: one line a block, readable in a diff.

use super::{Accent, Block, Cell, Chart, Document, Grid, Inline, Orientation, Table, grid::Slot};
use std::fmt::Write;

/// One line a block: role, then the text with `*strong*`, `_heading_` and `⏎` marks.
pub fn dump(document: &Document) -> String {
    let mut out = format!("title {}\norgan {}\n", document.title, document.organ);
    for section in &document.sections {
        let turned = if section.orientation == Orientation::Landscape { " landscape" } else { "" };
        let _ = writeln!(out, "section{turned}");
        section.blocks.iter().for_each(|b| dump_block(&mut out, b));
    }
    if let Some(i) = &document.imprint {
        let _ = writeln!(out, "imprint 抄送 {} | {} | {}", i.copy_to.as_deref().unwrap_or("—"), i.printer, i.printed);
    }
    out
}

fn dump_block(out: &mut String, block: &Block) {
    let _ = match block {
        Block::Paragraph(p) => {
            writeln!(out, "{} {}", p.role.name(), p.inlines.iter().map(dump_inline).collect::<String>())
        }
        Block::Signature(s) => writeln!(out, "signature {} | {}", s.organs.join("、"), s.date),
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
        Inline::Text { text, accent, link } => {
            let mark = match accent {
                Accent::None => "",
                Accent::Strong => "*",
                Accent::Heading2 => "_",
            };
            let link = link.as_ref().map(|l| format!("<{l}>")).unwrap_or_default();
            format!("{mark}{text}{mark}{link}")
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

/// A cell that spans says so.
fn cell_text(cell: &Cell) -> String {
    match (cell.row_span, cell.col_span) {
        (1, 1) => cell.text.clone(),
        (rows, columns) => format!("{} ({rows}×{columns})", cell.text),
    }
}

fn dump_table(out: &mut String, table: &Table) {
    let aligns: Vec<String> = table.columns.iter().map(|c| format!("{:?}", c.align)).collect();
    let _ = writeln!(out, "table {}", aligns.join(" "));
    for (word, rows) in [("head", &table.head), ("row", &table.rows)] {
        let grid = Grid::new(rows, table.columns.len());
        for r in 0..grid.rows() {
            let cells: Vec<String> = (0..grid.columns())
                .map(|c| match grid.at(r, c) {
                    Slot::Cell(cell) => cell_text(cell),
                    Slot::Covered { .. } => "″".to_owned(),
                    Slot::Empty => String::new(),
                })
                .collect();
            let _ = writeln!(out, "  {word} {}", cells.join(" | ").replace('\n', "⏎"));
        }
    }
}
