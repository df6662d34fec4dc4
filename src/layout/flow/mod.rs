//! Blocks as rows: what stands on the page one below the other, and what it costs to turn the page between them.

mod head;
mod signing;

pub(super) use signing::HungSeal;
use signing::add_signature;

use super::chart::{self, ChartSet};
use super::inline::justify::SetLine;
use super::paragraph;
use super::setter::Setter;
use super::table::{self, TableSet};
use crate::base::{Error, Length};
use crate::document::{Accent, Anchors, Block, Inline, Mark, Orientation, Paragraph, Role, Section};
use crate::page::{Colour, TagId, TagRole};
use crate::style::ParagraphStyle;
use crate::style::fit::RowPlace;
use crate::style::gbt9704::{BASELINE_PER_MILLE, LINE};

/// A height on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Height {
    /// Lines of the 22-line grid.
    Lines(i64),
    /// Any other.
    Exact(Length),
}

impl Height {
    pub(super) const NONE: Height = Height::Lines(0);

    /// As a length, lines rounded.
    pub(super) fn length(self) -> Length {
        match self {
            Height::Lines(n) => super::pages::line_top(n),
            Height::Exact(length) => length,
        }
    }

    /// A height of the style sheet: whole multiples of the line are lines of the grid.
    fn of(length: Length) -> Height {
        if length.to_emu() % LINE.to_emu() == 0 {
            Height::Lines(length.to_emu() / LINE.to_emu())
        } else {
            Height::Exact(length)
        }
    }
}

/// How well a page may end before a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// Well.
    Free,
    /// It would leave a single line of a paragraph alone.
    Avoid,
    /// It would part what belongs together.
    Never,
}

/// What becomes of the white above a row at the head of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhiteAtTop {
    /// It goes.
    Dropped,
    /// It goes, but on the first page of the paper.
    OnFirstPage,
    /// It stays.
    Kept,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    /// White above.
    pub(super) before: Height,
    /// How little white above will do where room is short.
    pub(super) at_least: Height,
    /// What becomes of the white above at the head of a page.
    pub(super) at_page_top: WhiteAtTop,
    /// Its own height.
    pub(super) height: Height,
    /// What turning the page before it costs.
    pub(super) turn: Turn,
    /// How many rows, this one included, share its page if white can be saved for it.
    pub(super) together: usize,
    /// Whether it is a line of the text itself (正文).
    pub(super) is_text: bool,
    /// Whether it stands on the place of the row before it, and takes none of its own.
    pub(super) overlay: bool,
    /// How far below its top what hangs on it reaches.
    pub(super) reach: Length,
    /// The seals that hang on it.
    pub(super) seals: Vec<HungSeal>,
    /// The footnotes that are referred to in it, by their places among those of the paper.
    pub(super) notes: Vec<usize>,
    /// What stands in it.
    pub(super) content: Content,
}

/// What stands in a row.
#[derive(Debug)]
pub(super) enum Content {
    /// A line of text.
    Line(TextLine),
    /// The red line below the 发文字号.
    RedLine(Colour),
    /// The first double line of a letter, its thick rule above.
    DoubleLine(Colour),
    /// A row of a table, or a slice of one.
    Strip {
        /// Which table of the section.
        table: usize,
        /// Which strip of it.
        strip: usize,
    },
    /// A chart of the section.
    Chart(usize),
}

/// A line of text with its look.
#[derive(Debug)]
pub(super) struct TextLine {
    /// The glyphs.
    pub(super) line: SetLine,
    /// Size of type.
    pub(super) size: Length,
    /// Its width in percent of its own.
    pub(super) condense: i64,
    /// Ink.
    pub(super) colour: Colour,
    /// From the top of the row to the baseline.
    pub(super) baseline: Baseline,
    /// Its place in the structure.
    pub(super) tag: TagId,
    /// The bookmark to it.
    pub(super) bookmark: Option<(String, usize)>,
    /// The name by which it can be led to.
    pub(super) anchor: Option<String>,
}

/// Where the baseline lies in a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Baseline {
    /// Such that the em box stands in the middle of the row.
    Centred,
    /// So far below its top.
    Below(Length),
}

impl Baseline {
    /// From the top of a row of that height.
    pub(super) fn depth(self, height: Length, size: Length) -> Length {
        match self {
            Baseline::Centred => (height - size) / 2 + size.scale(BASELINE_PER_MILLE, 1000),
            Baseline::Below(depth) => depth,
        }
    }
}

/// The rows of a section.
#[derive(Debug)]
pub(super) struct Flow<'d> {
    /// How its pages are held.
    pub(super) orientation: Orientation,
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// The first row of each block.
    starts: Vec<usize>,
    /// The tables that strips belong to.
    pub(super) tables: Vec<TableSet<'d>>,
    /// The charts.
    pub(super) charts: Vec<ChartSet>,
}

impl Flow<'_> {
    /// Where a row stands among the blocks of the section.
    pub(super) fn place_of(&self, row: usize) -> RowPlace {
        let block = self.starts.partition_point(|&start| start <= row) - 1;
        let table_row = match self.rows[row].content {
            Content::Strip { table, strip } => self.tables[table].row(strip),
            _ => 0,
        };
        RowPlace { block, begins: self.starts[block] == row, table_row }
    }
}

/// What came before a block, as far as it binds what follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Previous {
    Nothing,
    Text,
    /// Who signs, and the notes below.
    Signature,
    /// Must share its page with the next.
    Bound,
    TableNote,
    Table,
}

/// By what name a block can be led to, and where it leads.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Anchor<'a> {
    name: Option<&'a str>,
    lead: Option<&'a str>,
}

impl<'a> Anchor<'a> {
    /// Of a block of a section.
    pub(super) fn of(anchors: &'a Anchors, section: usize, block: usize) -> Anchor<'a> {
        Anchor { name: anchors.name(section, block), lead: anchors.lead(section, block) }
    }
}

/// The rows of a section.
pub(super) fn build<'d, 'a>(
    section: &'d Section,
    anchor: impl Fn(usize) -> Anchor<'a>,
    setter: &mut Setter<'_>,
) -> Result<Flow<'d>, Error> {
    let (orientation, tables, charts) = (section.orientation, Vec::new(), Vec::new());
    let mut flow = Flow { orientation, rows: Vec::new(), starts: Vec::new(), tables, charts };
    let measure = setter.styles.measure(section.orientation);
    let mut previous = Previous::Nothing;
    let head = head::add(&mut flow.rows, &section.blocks, measure, setter)?;
    let number = section.blocks[..head].iter().any(|b| matches!(b, Block::Paragraph(p) if p.role == Role::DocNumber));
    let mut after = if number { setter.styles.part(Role::DocNumber, setter.format).after } else { Length::ZERO };
    // What stands by measure in the head is not spaced.
    setter.texts.clear();
    (0..head).for_each(|_| setter.fits.push(Vec::new()));
    flow.starts.resize(head, 0);
    for (n, block) in section.blocks.iter().enumerate().skip(head) {
        let anchor = anchor(n);
        let first = flow.rows.len();
        flow.starts.push(first);
        previous = match block {
            Block::Paragraph(p) => {
                let led = anchor.lead.map(|name| leading_to(p, name));
                add_paragraph(&mut flow.rows, led.as_ref().unwrap_or(p), measure, previous, setter)?
            }
            Block::Signature(s) => {
                add_signature(&mut flow.rows, s, measure, setter)?;
                Previous::Signature
            }
            Block::Table(t) => {
                let room = super::pages::Frame::new(section.orientation).height;
                let set = table::set(t, measure, room, setter)?;
                add_table(&mut flow, set, turn_before_figure(previous));
                Previous::Table
            }
            Block::Chart(c) if c.is_empty() => {
                let mut note = Paragraph::plain(Role::TableNote, c.note());
                note.inlines = vec![Inline::Text { text: c.note(), accent: Accent::None, link: None, mark: c.mark }];
                add_paragraph(&mut flow.rows, &note, measure, previous, setter)?
            }
            Block::Chart(c) => {
                let room = super::pages::Frame::new(section.orientation).height;
                let set = chart::set(c, measure, room, setter)?;
                add_chart(&mut flow, set, turn_before_figure(previous));
                Previous::Table
            }
        };
        if let (Some(name), Some(Row { content: Content::Line(text), .. })) = (anchor.name, flow.rows.get_mut(first)) {
            text.anchor = Some(name.to_owned());
        }
        let texts = std::mem::take(&mut setter.texts);
        setter.fits.push(texts);
        if block.is_title_note() {
            // The white below a title stands below its note.
            continue;
        }
        if let Some(row) = flow.rows.get_mut(first).filter(|_| after > Length::ZERO) {
            row.before = Height::of(after);
        }
        after = if let Block::Paragraph(p) = block { setter.styles.paragraph(p.role).after } else { Length::ZERO };
    }
    Ok(flow)
}

fn add_paragraph(
    rows: &mut Vec<Row>,
    paragraph: &Paragraph,
    measure: Length,
    previous: Previous,
    setter: &mut Setter<'_>,
) -> Result<Previous, Error> {
    let role = paragraph.role;
    let style = setter.styles.part(role, setter.format);
    let tag = setter.tags.add(tag_role(role), None);
    let lines = paragraph::lines(paragraph, &style, measure, tag, setter)?;
    let bookmark = bookmark(paragraph, &style);
    let first = match previous {
        Previous::Bound => Turn::Never,
        // 附注 stands below the date (clause 7.3.6).
        Previous::Signature if role == Role::Note => Turn::Never,
        // The note below a table, and the list of attachments below the text.
        Previous::Table if role == Role::TableNote => Turn::Avoid,
        Previous::Text | Previous::Signature if goes_with_text(role) => Turn::Never,
        _ => Turn::Free,
    };
    let count = lines.len();
    for (i, line) in lines.into_iter().enumerate() {
        let turn = if i == 0 { first } else { turn_within(&style, i, count) };
        let mut row = text_row(line, &style, tag, turn);
        row.is_text = role == Role::Body;
        if i == 0 {
            row.before = Height::of(style.before);
            row.at_least = row.before;
            row.at_page_top = match role {
                Role::Title => WhiteAtTop::Kept,
                // Without a label above it stands at the top of its page.
                Role::AnnexTitle => WhiteAtTop::Dropped,
                _ => WhiteAtTop::OnFirstPage,
            };
            if let Content::Line(text) = &mut row.content {
                text.bookmark = bookmark.clone();
            }
        }
        rows.push(row);
    }
    Ok(match role {
        Role::TableNote => Previous::TableNote,
        _ if style.keep_with_next => Previous::Bound,
        Role::Note if previous == Previous::Signature => Previous::Signature,
        _ => Previous::Text,
    })
}

/// A paragraph that leads to a place of the paper, unless it leads elsewhere.
fn leading_to(paragraph: &Paragraph, name: &str) -> Paragraph {
    let mut led = paragraph.clone();
    if led.inlines.iter().any(|i| matches!(i, Inline::Text { link: Some(_), .. })) {
        return led;
    }
    for inline in &mut led.inlines {
        if let Inline::Text { link, .. } = inline {
            *link = Some(format!("#{name}"));
        }
    }
    led
}

/// What follows the text on its page: the list of attachments, and who was present.
fn goes_with_text(role: Role) -> bool {
    matches!(role, Role::AttachmentNote | Role::AttachmentNoteNext | Role::Attendance | Role::AttendanceNext)
}

/// Titles stay whole; in a paragraph no first and no last line stands alone.
fn turn_within(style: &ParagraphStyle, line: usize, count: usize) -> Turn {
    if style.keep_with_next {
        Turn::Never
    } else if line == 1 || line + 1 == count {
        Turn::Avoid
    } else {
        Turn::Free
    }
}

fn text_row(line: SetLine, style: &ParagraphStyle, tag: TagId, turn: Turn) -> Row {
    let baseline = Baseline::Centred;
    let notes = line.notes().collect();
    let text = TextLine {
        line,
        size: style.size,
        condense: style.condense,
        colour: style.colour,
        baseline,
        tag,
        bookmark: None,
        anchor: None,
    };
    Row {
        before: Height::NONE,
        at_least: Height::NONE,
        at_page_top: WhiteAtTop::Dropped,
        height: Height::of(style.line),
        turn,
        together: 1,
        is_text: false,
        overlay: false,
        reach: Length::ZERO,
        seals: Vec::new(),
        notes,
        content: Content::Line(text),
    }
}

/// What stands above a table or a chart to name it shares its page.
fn turn_before_figure(previous: Previous) -> Turn {
    if matches!(previous, Previous::Bound | Previous::TableNote) { Turn::Never } else { Turn::Free }
}

fn add_chart(flow: &mut Flow<'_>, set: ChartSet, turn: Turn) {
    flow.rows.push(Row {
        before: Height::NONE,
        at_least: Height::NONE,
        at_page_top: WhiteAtTop::Dropped,
        height: Height::Lines(set.lines),
        turn,
        together: 1,
        is_text: false,
        overlay: false,
        reach: Length::ZERO,
        seals: Vec::new(),
        notes: Vec::new(),
        content: Content::Chart(flow.charts.len()),
    });
    flow.charts.push(set);
}

fn add_table<'d>(flow: &mut Flow<'d>, set: TableSet<'d>, first: Turn) {
    let table = flow.tables.len();
    for strip in 0..set.strips() {
        let turn = match strip {
            0 => first,
            // The head goes with the first row below it.
            s if s <= set.head_strips() => Turn::Never,
            s if set.leaves_line_alone(s) => Turn::Avoid,
            _ => Turn::Free,
        };
        flow.rows.push(Row {
            before: Height::NONE,
            at_least: Height::NONE,
            at_page_top: WhiteAtTop::Dropped,
            height: Height::Exact(set.height(strip)),
            turn,
            together: 1,
            is_text: false,
            overlay: false,
            reach: Length::ZERO,
            seals: Vec::new(),
            notes: set.notes(strip),
            content: Content::Strip { table, strip },
        });
    }
    flow.tables.push(set);
}

fn tag_role(role: Role) -> TagRole {
    match role {
        Role::Title | Role::AnnexTitle => TagRole::Heading(1),
        Role::Heading1 => TagRole::Heading(2),
        Role::Heading2 => TagRole::Heading(3),
        Role::Heading3 => TagRole::Heading(4),
        Role::Heading4 => TagRole::Heading(5),
        _ => TagRole::Paragraph,
    }
}

/// Titles and headings of the first two ranks get a bookmark, on their own line or run in at the head of a paragraph;
/// what a revision took out gets none.
fn bookmark(paragraph: &Paragraph, style: &ParagraphStyle) -> Option<(String, usize)> {
    let stands = || paragraph.inlines.iter().filter(|i| i.mark() != Mark::Deleted);
    if let Some(level) = style.outline.filter(|&l| l <= 2 && paragraph.mark != Mark::Deleted) {
        return Some((stands().map(Inline::as_str).collect::<String>().replace('\n', ""), usize::from(level)));
    }
    let run_in = |i: &&Inline| matches!(i, Inline::Text { accent: Accent::Heading2, .. });
    let text: String = stands().take_while(run_in).map(Inline::as_str).collect();
    let text = text.trim_end_matches('。');
    (!text.is_empty()).then(|| (text.to_owned(), 2))
}
