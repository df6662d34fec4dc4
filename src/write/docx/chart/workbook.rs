//! The workbook behind a chart: the places in the first column, a column a series, so that its data can be edited.

use crate::document::Chart;
use crate::style::Face;
use crate::write::docx::package::{self, OFFICE, PACKAGE, relationship, relationships};
use crate::write::docx::written::WrittenPieces;
use crate::write::docx::xml::{Element, el};

const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// The only sheet.
const SHEET: &str = "Sheet1";
/// Identifier of the chart's relationship to it.
pub(in crate::write::docx) const RELATIONSHIP: &str = "rId1";
/// Width of the columns in characters.
const NAMES_WIDTH: i64 = 24;
const VALUES_WIDTH: i64 = 12;

/// Where the chart's data stand on the sheet.
pub(super) struct Cells {
    last_row: usize,
}

impl Cells {
    pub(super) fn of(chart: &Chart) -> Cells {
        Cells { last_row: chart.places() + 1 }
    }

    /// The names of the places.
    pub(super) fn places(&self) -> String {
        format!("{SHEET}!$A$2:$A${}", self.last_row)
    }

    /// The name of a series.
    pub(super) fn name(&self, series: usize) -> String {
        format!("{SHEET}!${}$1", column(series + 1))
    }

    /// Its values.
    pub(super) fn values(&self, series: usize) -> String {
        let column = column(series + 1);
        format!("{SHEET}!${column}$2:${column}${}", self.last_row)
    }
}

/// A column's letters: 0 is A, 26 is AA.
fn column(n: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(n % 26).expect("a letter"));
    if n < 26 { letter.to_string() } else { format!("{}{letter}", column(n / 26 - 1)) }
}

/// The bytes of the workbook.
pub(super) fn of(chart: &Chart, known: &WrittenPieces) -> Vec<u8> {
    let inner = [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")];
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", links(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", book()),
        ("xl/_rels/workbook.xml.rels", links(&inner)),
        ("xl/worksheets/sheet1.xml", sheet(chart)),
        ("xl/styles.xml", styles()),
    ];
    package::zipped(&parts, known)
}

fn types() -> Element {
    let default = |extension, kind| el("Default").attr("Extension", extension).attr("ContentType", kind);
    let part =
        |name, kind| el("Override").attr("PartName", name).attr("ContentType", format!("{SHEET_TYPE}.{kind}+xml"));
    el("Types").attr("xmlns", format!("{PACKAGE}/content-types")).children([
        default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        default("xml", "application/xml"),
        part("/xl/workbook.xml", "sheet.main"),
        part("/xl/worksheets/sheet1.xml", "worksheet"),
        part("/xl/styles.xml", "styles"),
    ])
}

fn links(targets: &[(&str, &str)]) -> Element {
    let link = |(n, (kind, target)): (usize, &(&str, &str))| {
        relationship(&format!("rId{n}"), format!("{OFFICE}/{kind}"), target)
    };
    relationships((1..).zip(targets).map(link))
}

fn book() -> Element {
    let sheet = el("sheet").attr("name", SHEET).attr("sheetId", 1).attr("r:id", "rId1");
    el("workbook").attr("xmlns", SHEETS).attr("xmlns:r", OFFICE).child(el("sheets").child(sheet))
}

fn sheet(chart: &Chart) -> Element {
    let names = chart.series.iter().enumerate().map(|(s, series)| text(s + 1, 1, &series.name));
    let head = el("row").attr("r", 1).child(text(0, 1, &chart.unit)).children(names);
    let row = |place: usize| {
        let r = place + 2;
        let value = |s: usize| Some(number(s + 1, r, chart.number(chart.value(s, place)?.into())));
        let values = (0..chart.series.len()).filter_map(value);
        el("row").attr("r", r).child(text(0, r, chart.category(place))).children(values)
    };
    let width = |min: usize, max: usize, width| {
        el("col").attr("min", min).attr("max", max).attr("width", width).attr("customWidth", 1)
    };
    let columns = [width(1, 1, NAMES_WIDTH), width(2, chart.series.len() + 1, VALUES_WIDTH)];
    el("worksheet")
        .attr("xmlns", SHEETS)
        .child(el("cols").children(columns))
        .child(el("sheetData").child(head).children((0..chart.places()).map(row)))
}

fn cell(column_number: usize, row: usize) -> Element {
    el("c").attr("r", format!("{}{row}", column(column_number)))
}

fn text(column: usize, row: usize, words: &str) -> Element {
    // Blanks at the ends are kept only where they are said to matter.
    let look = if words.trim() == words { el("t") } else { el("t").attr("xml:space", "preserve") };
    cell(column, row).attr("t", "inlineStr").child(el("is").child(look.text(words)))
}

fn number(column: usize, row: usize, value: String) -> Element {
    cell(column, row).child(el("v").text(value))
}

/// One font and one format; spreadsheets refuse a book without the rest.
fn styles() -> Element {
    let font = el("font")
        .child(el("sz").attr("val", 11))
        .child(el("name").attr("val", Face::Song.official_name()))
        .child(el("family").attr("val", 3))
        .child(el("charset").attr("val", 134));
    let fill = |kind| el("fill").child(el("patternFill").attr("patternType", kind));
    let sides = ["left", "right", "top", "bottom", "diagonal"].map(el);
    let format = || el("xf").attr("numFmtId", 0).attr("fontId", 0).attr("fillId", 0).attr("borderId", 0);
    let style = el("cellStyle").attr("name", "Normal").attr("xfId", 0).attr("builtinId", 0);
    el("styleSheet").attr("xmlns", SHEETS).children([
        el("fonts").attr("count", 1).child(font),
        el("fills").attr("count", 2).children([fill("none"), fill("gray125")]),
        el("borders").attr("count", 1).child(el("border").children(sides)),
        el("cellStyleXfs").attr("count", 1).child(format()),
        el("cellXfs").attr("count", 1).child(format().attr("xfId", 0)),
        el("cellStyles").attr("count", 1).child(style),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered() {
        assert_eq!(
            [0, 1, 25, 26, 27, 51, 52, 701, 702].map(column),
            ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]
        );
    }
}
