//! Footnotes: `文字[^a]` in the text, `[^a]: 脚注文字。` on a line of its own anywhere in the paper. Text that comes from data
//! is escaped and never one.

use super::{Fault, JOINER, Places, Reader};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::without_blanks;
use crate::compose::codes;
use crate::document::grid::Slot;
use crate::document::{Block, Footnote, Grid, Inline, Role, Row, Table};
use crate::style::gbt9704;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// What a footnote says, as it is read.
#[derive(Debug, Default)]
pub(super) struct Definition {
    label: String,
    text: String,
    places: Places,
    /// What stands in it that is no plain text.
    foreign: Option<(&'static str, &'static str)>,
    paragraphs: usize,
}

/// Where no footnote can stand.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In a part of the paper.
    Role(Role),
    /// In the lines of the signature.
    Signature,
    /// In no paragraph.
    Outside,
}

impl Definition {
    pub(super) fn new(label: &str) -> Definition {
        Definition { label: label.replace(JOINER, ""), ..Definition::default() }
    }

    /// Reads on; tells whether that was its end.
    pub(super) fn read(&mut self, event: &Event<'_>, range: Range<usize>, from: impl Fn(usize) -> usize) -> bool {
        match event {
            Event::End(TagEnd::FootnoteDefinition) => return true,
            Event::Start(Tag::Paragraph) => self.paragraphs += 1,
            Event::Text(text) => {
                // What an entity stands for has one place.
                let step = usize::from(text.len() == range.len());
                let kept = text.char_indices().filter(|(_, c)| *c != JOINER);
                self.places.extend(kept.map(|(i, _)| from(range.start + i * step)));
                self.text.push_str(&text.replace(JOINER, ""));
            }
            Event::End(_) | Event::SoftBreak => {}
            Event::FootnoteReference(_) => self.foreign = Some(("脚注", "a footnote")),
            Event::HardBreak => self.foreign = Some(("换行", "a line break")),
            Event::Start(Tag::Link { .. }) => self.foreign = Some(("链接", "a link")),
            Event::Start(Tag::Strong | Tag::Emphasis) => self.foreign = Some(("加粗或楷体", "bold or 楷体")),
            _ => self.foreign = Some(("其他格式", "other Markdown")),
        }
        if self.paragraphs > 1 {
            self.foreign = Some(("另起一段", "a further paragraph"));
        }
        false
    }

    fn fault(&self) -> Option<Fault> {
        let (what, what_en) = match self.foreign {
            None if self.text.trim().is_empty() => ("空白", "nothing"),
            None => return None,
            Some(foreign) => foreign,
        };
        let d = Diagnostic::new(&codes::NOTE_FORM).with("mark", mark(&self.label)).with("text", start(&self.text));
        Some(Fault::of_definition(d.with("what", what).with("what_en", what_en), &self.label))
    }
}

fn mark(label: &str) -> String {
    format!("[^{label}]")
}

fn start(text: &str) -> String {
    text.chars().take(20).collect()
}

impl Reader<'_> {
    pub(super) fn misplace(&mut self, label: &str, place: Place) {
        let (zh, en) = match place {
            Place::Role(role) => (gbt9704::paragraph(role).name, role.name()),
            Place::Signature => ("署名和成文日期", "signature"),
            Place::Outside => ("段落之外", "no paragraph"),
        };
        let d = Diagnostic::new(&codes::FOOTNOTE).with("mark", mark(label)).with("place", zh).with("place_en", en);
        self.faults.push(Fault::of_reference(d, label, 0));
    }

    /// Footnotes stand in the text of a paper, not in the parts whose form the standard gives.
    pub(super) fn refuse_notes(&mut self, inlines: &[Inline], place: Place) {
        if matches!(place, Place::Role(role) if role.takes_footnotes()) {
            return;
        }
        let labels: Vec<String> = inlines.iter().filter_map(Inline::footnote).map(|n| n.text.clone()).collect();
        for label in labels {
            self.misplace(&label, place);
        }
    }

    /// Adds footnotes to cells of a table: `3 具体内容[^a]；5 备注[^b]`, each by what its row begins with and the head of its
    /// column.
    pub(super) fn note_cells(&mut self, block: &mut Block, noted: &str) {
        for item in noted.split([';', '；']).map(str::trim).filter(|item| !item.is_empty()) {
            let found = match block {
                Block::Table(table) => note_cell(table, item),
                _ => Err(("不是表格，没有单元格", "it is no table and has no cells")),
            };
            if let Err((problem, problem_en)) = found {
                let d = Diagnostic::new(&codes::NOTED_CELL).with("text", item).with("problem", problem);
                self.faults.push(Fault::of_line(d.with("problem_en", problem_en), item));
            }
        }
    }

    /// Gives each reference what its definition says; returns the places of their characters.
    pub(super) fn settle_notes(&mut self) -> Vec<Places> {
        let definitions = std::mem::take(&mut self.definitions);
        self.faults.extend(definitions.iter().filter_map(Definition::fault));
        let mut labels = BTreeSet::new();
        for twice in definitions.iter().filter(|d| !labels.insert(d.label.as_str())) {
            let d = Diagnostic::new(&codes::NOTE_TWICE).with("mark", mark(&twice.label)).with("what", "写了两次");
            let d = d.with("what_en", "is defined twice");
            self.faults.push(Fault::of_definition(d, &twice.label));
        }
        let (mut places, mut used) = (Vec::new(), BTreeSet::new());
        for note in references(self.sections.iter_mut().flat_map(|(section, _)| &mut section.blocks)) {
            let label = note.text.clone();
            let Some(definition) = definitions.iter().find(|d| d.label == label) else {
                let d = Diagnostic::new(&codes::NO_DEFINITION).with("mark", mark(&label));
                self.faults.push(Fault::of_reference(d, &label, 0));
                continue;
            };
            note.text.clone_from(&definition.text);
            places.push(definition.places.clone());
            if !used.insert(label.clone()) {
                let d = Diagnostic::new(&codes::NOTE_TWICE).with("mark", mark(&label)).with("what", "引用了两次");
                self.faults.push(Fault::of_reference(d.with("what_en", "is referred to twice"), &label, 1));
            }
        }
        for idle in definitions.iter().filter(|d| !used.contains(&d.label)) {
            let d =
                Diagnostic::new(&codes::NO_REFERENCE).with("mark", mark(&idle.label)).with("text", start(&idle.text));
            self.faults.push(Fault::of_definition(d, &idle.label));
        }
        places
    }
}

/// The references of some blocks, in the order of their numbers.
fn references<'b>(blocks: impl Iterator<Item = &'b mut Block>) -> impl Iterator<Item = &'b mut Footnote> {
    blocks.flat_map(|block| -> Box<dyn Iterator<Item = &'b mut Footnote> + 'b> {
        match block {
            Block::Paragraph(p) => Box::new(p.inlines.iter_mut().filter_map(|inline| match inline {
                Inline::Footnote(note) => Some(note),
                Inline::Text { .. } | Inline::Break => None,
            })),
            Block::Table(t) => Box::new(t.rows.iter_mut().flat_map(|r| &mut r.cells).flat_map(|c| &mut c.footnotes)),
            Block::Signature(_) | Block::Chart(_) => Box::new(std::iter::empty()),
        }
    })
}

/// Why a cell has no footnote, in both languages.
type Lack = (&'static str, &'static str);

fn note_cell(table: &mut Table, item: &str) -> Result<(), Lack> {
    let form = ("写法是“行首 列名[^注]”", "the form is “row column[^note]”");
    let (place, labels) = item.split_once("[^").ok_or(form)?;
    let labels = labels.strip_suffix(']').ok_or(form)?;
    let (row, column) = place.trim_end().split_once(char::is_whitespace).ok_or(form)?;
    let columns = table.columns.len();
    let column = column_headed(&table.head, columns, column.trim())?;
    let row = row_beginning(&table.rows, columns, row)?;
    let (cell, rows) = match Grid::new(&table.rows, columns).at(row, column) {
        Slot::Cell(cell) => (std::ptr::from_ref(cell), cell.row_span),
        Slot::Covered { .. } | Slot::Empty => {
            return Err(("这一格属于跨行或跨列的单元格", "the place belongs to a cell that spans"));
        }
    };
    if rows > 1 {
        return Err((
            "这一格跨几行，换页时文字会重排，脚注却只有一条",
            "the cell spans rows and is set again on every page, but its footnote is one",
        ));
    }
    let at = table.rows[row].cells.iter().position(|c| std::ptr::eq(c, cell)).expect("the cell begins in that row");
    table.rows[row].cells[at].footnotes.extend(labels.split("][^").map(Footnote::new));
    Ok(())
}

/// The column under a head.
fn column_headed(head: &[Row], columns: usize, name: &str) -> Result<usize, Lack> {
    let grid = Grid::new(head, columns);
    let text = |column: usize| -> String {
        let of = |row| match grid.at(row, column) {
            Slot::Cell(cell) => without_blanks(&cell.text),
            Slot::Covered { .. } | Slot::Empty => String::new(),
        };
        (0..grid.rows()).map(of).collect()
    };
    let name = without_blanks(name);
    only((0..columns).filter(|&c| text(c) == name), ("没有这一列", "there is no such column"))
}

/// The row that begins with a text.
fn row_beginning(rows: &[Row], columns: usize, text: &str) -> Result<usize, Lack> {
    let grid = Grid::new(rows, columns);
    let is = |row: &usize| columns > 0 && matches!(grid.at(*row, 0), Slot::Cell(c) if without_blanks(&c.text) == text);
    only((0..grid.rows()).filter(is), ("没有以此开头的行", "no row begins so"))
}

fn only(mut found: impl Iterator<Item = usize>, none: Lack) -> Result<usize, Lack> {
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(none),
        (Some(_), Some(_)) => Err(("这样的行或列不止一个", "there is more than one such row or column")),
    }
}
