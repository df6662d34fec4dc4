//! A DOCX as the words that are looked for on the pages: paragraphs and cells in their order, with where they stand.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::io::Read;

/// A piece of the paper and the section it stands in.
#[derive(Debug)]
pub(super) struct Block {
    /// What it is.
    pub(super) content: Content,
    /// The left and right edge of the text in points from the left edge of the sheet.
    pub(super) edges: [f64; 2],
}

/// One piece of the paper.
#[derive(Debug)]
pub(super) enum Content {
    /// A paragraph outside tables: its words without blanks, and whether it is a heading.
    Paragraph { text: String, heading: bool },
    /// A table.
    Table(Vec<Row>),
    /// What a footnote says, without blanks.
    Footnote(String),
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The cells that begin in it.
    pub(super) cells: Vec<Cell>,
    /// Whether it is repeated at the head of each page.
    pub(super) head: bool,
}

/// A cell that begins in its row.
#[derive(Debug)]
pub(super) struct Cell {
    /// Its words without blanks.
    pub(super) text: String,
    /// Its left and right edge in points from the left edge of the text.
    pub(super) columns: [f64; 2],
}

/// The blocks of a DOCX in their order, its footnotes last.
pub(super) fn blocks(bytes: &[u8]) -> Vec<Block> {
    let read = |name| part(bytes, name).expect("every DOCX has it");
    let headings = headings(&read("word/styles.xml"));
    let mut walk = Walk { headings: Some(&headings), ..Walk::default() };
    events(&read("word/document.xml"), |event| walk.take(event));
    let mut blocks = walk.blocks;
    if let Some(notes) = part(bytes, "word/footnotes.xml") {
        let mut walk = Walk::default();
        events(&notes, |event| walk.take(event));
        let edges = blocks.first().map_or([0.0; 2], |first| first.edges);
        blocks.extend(walk.blocks.into_iter().filter_map(|block| match block.content {
            Content::Paragraph { text, .. } => Some(Block { content: Content::Footnote(text), edges }),
            Content::Table(_) | Content::Footnote(_) => None,
        }));
    }
    blocks
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a DOCX is a zip");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).expect("UTF-8");
    Some(text)
}

/// What of the XML matters here.
enum Seen<'a> {
    Open(&'a BytesStart<'a>),
    Close(&'a [u8]),
    Text(String),
}

fn events(xml: &str, mut take: impl FnMut(Seen<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) => take(Seen::Open(&tag)),
            Event::Empty(tag) => {
                take(Seen::Open(&tag));
                take(Seen::Close(tag.name().as_ref()));
            }
            Event::End(tag) => take(Seen::Close(tag.name().as_ref())),
            Event::Text(text) => take(Seen::Text(text.decode().expect("UTF-8").into_owned())),
            Event::GeneralRef(name) => {
                let name = name.decode().expect("UTF-8");
                let text = quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default();
                take(Seen::Text(text.to_owned()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).expect("well-formed attributes")?;
    Some(String::from_utf8(found.value.into_owned()).expect("UTF-8"))
}

/// The styles that stand in the navigation pane, and the run style of a heading that its paragraph goes on after.
fn headings(styles: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::from(["GwHeading2Run".to_owned()]);
    let mut style = String::new();
    events(styles, |event| {
        if let Seen::Open(tag) = event {
            match tag.name().as_ref() {
                b"w:style" => style = attribute(tag, "w:styleId").unwrap_or_default(),
                b"w:outlineLvl" => {
                    found.insert(style.clone());
                }
                _ => {}
            }
        }
    });
    found
}

/// Where in the body the walk is.
#[derive(Default)]
struct Walk<'h> {
    blocks: Vec<Block>,
    /// How many blocks stand in the sections that are over.
    settled: usize,
    sheet_width: f64,
    /// The edges of the section that ends with this paragraph.
    section: Option<[f64; 2]>,
    headings: Option<&'h BTreeSet<String>>,
    /// Whether within a table; papers have none within another.
    in_table: bool,
    edges: Vec<f64>,
    rows: Vec<Row>,
    /// The grid column that the next cell begins in, and how many it covers.
    column: usize,
    span: usize,
    /// Whether the cell goes on from the row above.
    continued: bool,
    cell: String,
    text: String,
    heading: bool,
    in_text: bool,
}

impl Walk<'_> {
    fn take(&mut self, event: Seen<'_>) {
        match event {
            Seen::Open(tag) => self.open(tag),
            Seen::Close(name) => self.close(name),
            Seen::Text(text) if self.in_text => self.text.extend(text.chars().filter(|c| !c.is_whitespace())),
            Seen::Text(_) => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let number = |name| attribute(tag, name).and_then(|v| v.parse::<f64>().ok());
        match tag.name().as_ref() {
            b"w:tbl" => {
                self.in_table = true;
                self.edges = vec![0.0];
            }
            b"w:gridCol" => {
                let left = self.edges.last().copied().unwrap_or_default();
                self.edges.push(left + number("w:w").expect("a column has a width") / 20.0);
            }
            b"w:tr" => {
                self.rows.push(Row::default());
                self.column = 0;
            }
            b"w:tblHeader" => self.rows.last_mut().expect("within a row").head = true,
            b"w:tc" => (self.span, self.continued) = (1, false),
            b"w:gridSpan" => self.span = number("w:val").expect("a span is a number") as usize,
            b"w:vMerge" => self.continued = attribute(tag, "w:val").is_none_or(|v| v == "continue"),
            b"w:pStyle" | b"w:rStyle" if self.text.is_empty() => {
                let style = attribute(tag, "w:val").expect("a style has a name");
                self.heading |= self.headings.is_some_and(|h| h.contains(&style));
            }
            b"w:t" | b"w:delText" => self.in_text = true,
            b"w:pgSz" => self.sheet_width = number("w:w").expect("a sheet has a width") / 20.0,
            b"w:pgMar" => {
                let [left, right] = ["w:left", "w:right"].map(|n| number(n).expect("a sheet has margins") / 20.0);
                self.section = Some([left, self.sheet_width - right]);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            b"w:t" | b"w:delText" => self.in_text = false,
            b"w:p" => {
                let text = std::mem::take(&mut self.text);
                let heading = std::mem::take(&mut self.heading);
                if self.in_table {
                    self.cell.push_str(&text);
                } else if !text.is_empty() {
                    self.push(Content::Paragraph { text, heading });
                }
                self.end_section();
            }
            b"w:body" => self.end_section(),
            b"w:tc" => self.end_cell(),
            b"w:tbl" => {
                self.in_table = false;
                let rows = std::mem::take(&mut self.rows);
                self.push(Content::Table(rows));
            }
            _ => {}
        }
    }

    fn push(&mut self, content: Content) {
        self.blocks.push(Block { content, edges: [0.0; 2] });
    }

    /// The properties of a section stand at its end: in its last paragraph, or after all of them.
    fn end_section(&mut self) {
        if let Some(edges) = self.section.take() {
            self.blocks[self.settled..].iter_mut().for_each(|b| b.edges = edges);
            self.settled = self.blocks.len();
        }
    }

    fn end_cell(&mut self) {
        let end = self.column + self.span;
        let columns = [self.edges[self.column], self.edges[end]];
        let cell = Cell { text: std::mem::take(&mut self.cell), columns };
        self.column = end;
        if !self.continued {
            self.rows.last_mut().expect("within a row").cells.push(cell);
        }
    }
}
