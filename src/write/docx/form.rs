//! A form as an A4 page turned, with a table whose asked cells alone can be changed.
//!
//! The document is read-only, and each asked cell is a range that everybody may edit. Protection for filling in
//! (`w:edit="forms"`) would be the nearer word, but word processors differ over what it leaves open: some know the old
//! form fields alone and lock content controls too. Read-only with ranges is the one way that Word, WPS and LibreOffice
//! all read, and one that does not know ranges still lets the reader end the protection, which has no password. A range
//! must hold something to be found, so each holds an ideographic blank. The state is chosen from a list; its control
//! cannot be deleted, and shows blanks until a word is chosen.
//!
//! The key stands in the properties and in a hidden paragraph: mailers and converters lose the one or the other.

use super::chart::Charts;
use super::check;
use super::look::{alignment, fonts, size};
use super::package::{self, Links, Parts};
use super::styles::{Look, dxa};
use super::written::WrittenPieces;
use super::xml::{Element, el, val};
use super::{footer, names, settings};
use crate::base::{Diagnostic, Length};
use crate::document::{BlankForm, Document, FormColumn, FormKind};
use crate::style::{Alignment, Choices, Face, StyleSheet, gbt9704};

/// White around the table: less than a paper's, since a form is worked on and not filed.
const SIDE: Length = Length::mm(15);
/// Type of the table: 小五.
const SMALL: Length = Length::pt(9);
/// What an empty range holds.
const BLANK: &str = "\u{3000}";
/// The property that holds the key.
const PROPERTY: &str = "hongtou-form";

/// The bytes of a DOCX file, the same on every run.
///
/// # Errors
/// When a text holds a character that XML forbids; see [`check::CODES`].
pub fn write(form: &BlankForm) -> Result<Vec<u8>, Diagnostic> {
    let pairs = form.given.iter().flat_map(|(label, value)| [label, value]);
    let texts = form.rows.iter().flatten().chain(&form.notes).chain([&form.title, &form.organ, &form.key]).chain(pairs);
    texts.into_iter().try_for_each(|t| check::text(t))?;
    let (document, sheet) = (Document::default(), StyleSheet::new(Choices::default()));
    let known = WrittenPieces::default();
    let parts = Parts {
        title: form.title.clone(),
        organ: form.organ.clone(),
        document: Ids::default().document(form),
        styles: known.styles(Look::of(&document, &sheet, false)),
        settings: settings::read_only(),
        fonts: settings::fonts(),
        footnotes: None,
        footers: footer::upright(),
        properties: vec![(PROPERTY, form.key.clone())],
        links: Links::default(),
        charts: Charts::new(&known),
        pictures: Vec::new(),
    };
    Ok(package::pack(&parts, &known))
}

/// Numbers for ranges and controls, each once.
#[derive(Default)]
struct Ids {
    next: usize,
}

impl Ids {
    fn document(&mut self, form: &BlankForm) -> Element {
        let title = line(&form.title, Face::Hei, gbt9704::BODY_SIZE, Alignment::Center);
        let notes = form.notes.iter().map(|n| line(n, Face::FangSong, Length::pt10(105), Alignment::Left));
        let body = el("w:body").children([title, self.about(form)]).children(notes).children([
            self.table(form),
            key(&form.key),
            section(),
        ]);
        super::root("w:document").child(body).in_schema_order()
    }

    /// The line of what is given and asked once.
    fn about(&mut self, form: &BlankForm) -> Element {
        let size = Length::pt10(105);
        let mut runs = Vec::new();
        for (label, value) in &form.given {
            runs.push(run(&format!("{label}：{value}{BLANK}{BLANK}"), Face::FangSong, size, None));
        }
        for asked in &form.asked {
            runs.push(run(&format!("{}：", asked.label), Face::FangSong, size, None));
            // Wide enough to be written on by hand.
            runs.extend(self.open([run(&BLANK.repeat(8), Face::FangSong, size, Some("single"))]));
            runs.push(run(BLANK, Face::FangSong, size, None));
        }
        paragraph(Alignment::Left, runs)
    }

    /// A range that everybody may edit.
    fn open(&mut self, content: impl IntoIterator<Item = Element>) -> Vec<Element> {
        self.next += 1;
        let start = el("w:permStart").attr("w:id", self.next).attr("w:edGrp", "everyone");
        let end = el("w:permEnd").attr("w:id", self.next);
        std::iter::once(start).chain(content).chain([end]).collect()
    }

    fn table(&mut self, form: &BlankForm) -> Element {
        let widths = widths(&form.columns);
        let properties = el("w:tblPr")
            .child(val("w:tblStyle", names::TABLE))
            .child(dxa("w:tblW", measure()))
            .child(el("w:tblLayout").attr("w:type", "fixed"))
            .child(val("w:tblLook", "0000"));
        let grid = el("w:tblGrid").children(widths.iter().map(|w| el("w:gridCol").attr("w:w", w.to_twips())));
        let heads = form.columns.iter().zip(&widths).map(|(column, width)| {
            cell(*width, true, false, paragraph(Alignment::Center, [run(&column.head, Face::Hei, SMALL, None)]))
        });
        let head = el("w:tr").child(el("w:trPr").child(el("w:cantSplit")).child(el("w:tblHeader"))).children(heads);
        let rows: Vec<Element> = form.rows.iter().map(|row| self.row(form, row, &widths)).collect();
        el("w:tbl").children([properties, grid, head]).children(rows)
    }

    fn row(&mut self, form: &BlankForm, texts: &[String], widths: &[Length]) -> Element {
        let task = texts.first().map_or("", |t| t);
        let mut row = el("w:tr").child(el("w:trPr").child(el("w:cantSplit")));
        for (n, (column, width)) in form.columns.iter().zip(widths).enumerate() {
            let text = texts.get(n).map_or("", |t| t);
            let middle = matches!(column.kind, FormKind::Mark | FormKind::Choice(_) | FormKind::Percent);
            let align = if middle { Alignment::Center } else { Alignment::Left };
            let content = match &column.kind {
                FormKind::Choice(words) => self.choice(column, task, words),
                FormKind::Text | FormKind::Percent => self.open([run(BLANK, Face::FangSong, SMALL, None)]),
                _ => vec![run(text, Face::FangSong, SMALL, None)],
            };
            row.push(cell(*width, middle, column.kind == FormKind::Before, paragraph(align, content)));
        }
        row
    }

    /// A list to choose from. The tag names task and field, `13.status`.
    fn choice(&mut self, column: &FormColumn, task: &str, words: &[&'static str]) -> Vec<Element> {
        let item = |word: &&str| el("w:listItem").attr("w:displayText", word).attr("w:value", word);
        let properties = el("w:sdtPr")
            .child(val("w:alias", &column.head))
            .child(val("w:tag", format!("{task}.{}", column.name)))
            .child(val("w:id", self.next + 1))
            .child(val("w:lock", "sdtLocked"))
            .child(el("w:showingPlcHdr"))
            .child(el("w:dropDownList").children(words.iter().map(item)));
        let shown = el("w:sdtContent").child(run(&BLANK.repeat(3), Face::FangSong, SMALL, None));
        self.open([el("w:sdt").children([properties, shown])])
    }
}

fn measure() -> Length {
    gbt9704::SHEET_HEIGHT - SIDE * 2
}

/// The widths by their shares; together they are the measure to the twip.
fn widths(columns: &[FormColumn]) -> Vec<Length> {
    let all = i64::from(columns.iter().map(|c| c.share).sum::<u32>()).max(1);
    let twips = measure().to_twips();
    let (mut seen, mut edge) = (0, 0);
    let one = |column: &FormColumn| {
        seen += i64::from(column.share);
        let next = twips * seen / all;
        let width = Length::twips(next - edge);
        edge = next;
        width
    };
    columns.iter().map(one).collect()
}

fn cell(width: Length, middle: bool, shaded: bool, content: Element) -> Element {
    let shade = el("w:shd").attr("w:val", "clear").attr("w:color", "auto").attr("w:fill", "F2F2F2");
    let properties = el("w:tcPr")
        .child(dxa("w:tcW", width))
        .children(shaded.then_some(shade))
        .children(middle.then(|| val("w:vAlign", "center")));
    el("w:tc").children([properties, content])
}

fn line(text: &str, face: Face, size: Length, align: Alignment) -> Element {
    paragraph(align, [run(text, face, size, None)])
}

/// Lines as high as their type needs, without an indent.
fn paragraph(align: Alignment, content: impl IntoIterator<Item = Element>) -> Element {
    let spacing =
        el("w:spacing").attr("w:before", 20).attr("w:after", 20).attr("w:line", 264).attr("w:lineRule", "auto");
    let indent = el("w:ind").attr("w:firstLineChars", 0).attr("w:firstLine", 0);
    let properties = el("w:pPr").children([spacing, indent, alignment(align)]);
    el("w:p").child(properties).children(content)
}

fn run(text: &str, face: Face, type_size: Length, underline: Option<&str>) -> Element {
    let properties = el("w:rPr")
        .child(fonts(face))
        .child(val("w:spacing", 0))
        .children(size(type_size))
        .children(underline.map(|u| val("w:u", u)));
    let mut run = el("w:r").child(properties);
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            run.push(el("w:br"));
        }
        run.push(el("w:t").attr("xml:space", "preserve").text(line));
    }
    run
}

/// The key in a paragraph that is neither shown nor printed.
fn key(key: &str) -> Element {
    let hidden = || el("w:rPr").child(el("w:vanish")).children(size(Length::pt(1)));
    let content = el("w:r").child(hidden()).child(el("w:t").attr("xml:space", "preserve").text(key));
    el("w:p").child(el("w:pPr").child(val("w:pStyle", names::SPACER)).child(hidden())).child(content)
}

fn section() -> Element {
    let footer = |kind, id| el("w:footerReference").attr("w:type", kind).attr("r:id", id);
    let sheet = el("w:pgSz")
        .attr("w:w", gbt9704::SHEET_HEIGHT.to_twips())
        .attr("w:h", gbt9704::SHEET_WIDTH.to_twips())
        .attr("w:orient", "landscape");
    let margins = el("w:pgMar")
        .attr("w:top", SIDE.to_twips())
        .attr("w:right", SIDE.to_twips())
        .attr("w:bottom", Length::mm(20).to_twips())
        .attr("w:left", SIDE.to_twips())
        .attr("w:header", Length::mm(8).to_twips())
        .attr("w:footer", Length::mm(8).to_twips())
        .attr("w:gutter", 0);
    el("w:sectPr")
        .children([footer("default", names::ODD_FOOTER), footer("even", names::EVEN_FOOTER)])
        .children([sheet, margins])
        .child(el("w:cols").attr("w:space", 0))
}
