//! Which words on the pages are which part of the paper: the document's own parts, found again element by element.

use super::seen::{Element, ElementKind, Seen, SeenGlyph};
use crate::base::Length;
use crate::base::text::is_blank;
use crate::document::{Accent, Block, Document, Inline, Orientation, Role, Signature};

/// What a part of a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A paragraph.
    Role(Role),
    /// A signing organ.
    Organ,
    /// 成文日期
    Date,
    /// The organs of a 主送 or 抄送 line of the imprint, with its label.
    CopyTo,
    /// 印发机关 and 印发日期.
    Printed,
}

/// A part with where it stands.
#[derive(Clone, Debug)]
pub(super) struct Placed<'s> {
    /// What it is.
    pub(super) part: Part,
    /// Which section of the document it stands in.
    pub(super) section: usize,
    /// Its lines, in order.
    pub(super) lines: Vec<Line<'s>>,
    /// How each of its characters stands out from it, blanks left out.
    accents: Vec<Accent>,
}

/// A line of a part.
#[derive(Clone, Debug)]
pub(super) struct Line<'s> {
    /// Place of its page.
    pub(super) page: usize,
    /// Its characters, blanks left out.
    pub(super) glyphs: Vec<&'s SeenGlyph>,
    /// The place of its first character in the part.
    pub(super) first: usize,
}

impl Line<'_> {
    /// Its words.
    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|g| g.character).collect()
    }

    /// Where it stands.
    pub(super) fn baseline(&self) -> Length {
        self.glyphs[0].baseline
    }

    /// The largest type on it.
    pub(super) fn size(&self) -> Length {
        self.glyphs.iter().map(|g| g.size).max().unwrap_or_default()
    }

    /// Its left edge.
    pub(super) fn left(&self) -> Length {
        self.glyphs[0].x
    }

    /// Its right edge.
    pub(super) fn right(&self) -> Length {
        self.glyphs[self.glyphs.len() - 1].right()
    }

    /// Its right edge, the blank half of a closing mark counted in.
    pub(super) fn full_right(&self) -> Length {
        let last = self.glyphs[self.glyphs.len() - 1];
        last.x + last.advance
    }

    /// The top of its type.
    pub(super) fn em_top(&self) -> Length {
        self.glyphs.iter().map(|g| g.em_top()).min().unwrap_or_default()
    }

    /// The foot of its type.
    pub(super) fn em_foot(&self) -> Length {
        self.glyphs.iter().map(|g| g.em_foot()).max().unwrap_or_default()
    }

    /// The highest and the lowest ink.
    pub(super) fn ink(&self) -> Option<(Length, Length)> {
        let inks = self.glyphs.iter().filter_map(|g| g.ink.map(|(a, b)| (g.baseline - a, g.baseline - b)));
        inks.reduce(|(top, foot), (a, b)| (top.min(a), foot.max(b)))
    }
}

impl Placed<'_> {
    /// Its words.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(Line::text).collect()
    }

    /// Its characters with how each stands out.
    pub(super) fn accented(&self) -> impl Iterator<Item = (&SeenGlyph, Accent)> {
        self.lines.iter().flat_map(|l| l.glyphs.iter().copied()).zip(self.accents.iter().copied())
    }
}

/// The cells of a table on the pages, line by line.
#[derive(Clone, Debug, Default)]
pub(super) struct TableSeen<'s> {
    /// Lines of its cells, with whether the cell is one of the head.
    pub(super) lines: Vec<(bool, Line<'s>)>,
}

/// All parts of a paper.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts<'s> {
    /// Paragraphs, signatures and the imprint, in the order of the document.
    pub(super) placed: Vec<Placed<'s>>,
    /// Tables.
    pub(super) tables: Vec<TableSeen<'s>>,
    /// Words of the document that were not found, and words found that the document does not have.
    pub(super) strange: Vec<String>,
}

impl<'s> Parts<'s> {
    /// Finds the parts of a document in what was seen.
    pub(super) fn find(document: &Document, seen: &'s Seen) -> Parts<'s> {
        let lines = lines(seen);
        let mut parts = Parts::default();
        let texts = lines.iter().map(|ls| ls.iter().map(Line::text).collect::<String>()).collect::<Vec<_>>();
        let mut next = 0;
        for wanted in wanted(document) {
            let is_it = |at: &usize| is_prose(&seen.elements[*at]) && texts[*at] == wanted.text;
            match (next..texts.len()).find(is_it) {
                Some(at) => {
                    parts.strange.extend(unexpected(seen, &texts, next..at));
                    next = at + 1;
                    let Wanted { part, section, accents, .. } = wanted;
                    parts.placed.push(Placed { part, section, lines: lines[at].clone(), accents });
                }
                None => parts.strange.push(wanted.text),
            }
        }
        parts.strange.extend(unexpected(seen, &texts, next..texts.len()));
        parts.strange.extend(strange_notes(document, seen, &texts));
        parts.tables = tables(seen, &lines);
        parts
    }

    /// The parts of one kind.
    pub(super) fn of(&self, part: Part) -> impl Iterator<Item = &Placed<'s>> {
        self.placed.iter().filter(move |p| p.part == part)
    }

    /// The first part of a role.
    pub(super) fn first(&self, role: Role) -> Option<&Placed<'s>> {
        self.of(Part::Role(role)).next()
    }

    /// The place of a part among all.
    pub(super) fn place_of(&self, part: Part) -> Option<usize> {
        self.placed.iter().position(|p| p.part == part)
    }
}

fn is_prose(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Heading | ElementKind::Paragraph)
}

fn unexpected<'t>(
    seen: &'t Seen,
    texts: &'t [String],
    range: std::ops::Range<usize>,
) -> impl Iterator<Item = String> + use<'t> {
    range.filter(|&at| is_prose(&seen.elements[at]) && !texts[at].is_empty()).map(|at| texts[at].clone())
}

/// Footnotes of the document that are not read out, or not in their order, and what is read out in their place.
fn strange_notes(document: &Document, seen: &Seen, texts: &[String]) -> Vec<String> {
    let is_note = |(element, _): &(&Element, &String)| element.kind == ElementKind::Footnote;
    let found: Vec<&String> = seen.elements.iter().zip(texts).filter(is_note).map(|(_, text)| text).collect();
    let wanted: Vec<String> =
        document.footnotes().map(|n| n.text.chars().filter(|c| !is_blank(*c)).collect()).collect();
    let lost = wanted.iter().enumerate().filter(|(n, text)| found.get(*n) != Some(text)).map(|(_, text)| text);
    let more = found.iter().enumerate().filter(|(n, text)| wanted.get(*n) != Some(text)).map(|(_, text)| *text);
    lost.chain(more).cloned().collect()
}

/// A part that the document has.
struct Wanted {
    part: Part,
    section: usize,
    text: String,
    accents: Vec<Accent>,
}

impl Wanted {
    fn new<'t>(part: Part, section: usize, pieces: impl IntoIterator<Item = (&'t str, Accent)>) -> Wanted {
        let all = pieces.into_iter().flat_map(|(text, accent)| text.chars().map(move |c| (c, accent)));
        let (text, accents) = all.filter(|(c, _)| !is_blank(*c)).unzip();
        Wanted { part, section, text, accents }
    }

    fn plain(part: Part, section: usize, text: &str) -> Wanted {
        Wanted::new(part, section, [(text, Accent::None)])
    }
}

fn wanted(document: &Document) -> Vec<Wanted> {
    let mut all = Vec::new();
    for (section, block) in document.sections.iter().enumerate().flat_map(|(n, s)| s.blocks.iter().map(move |b| (n, b)))
    {
        match block {
            Block::Paragraph(p) => {
                let pieces = p.inlines.iter().map(|i| match i {
                    Inline::Text { text, accent, .. } => (text.as_str(), *accent),
                    Inline::Break | Inline::Footnote(_) => ("", Accent::None),
                });
                all.push(Wanted::new(Part::Role(p.role), section, pieces));
            }
            Block::Signature(Signature { organs, date, .. }) => {
                all.extend(organs.iter().map(|o| Wanted::plain(Part::Organ, section, o)));
                all.push(Wanted::plain(Part::Date, section, date));
            }
            Block::Chart(c) if c.is_empty() => all.push(Wanted::plain(Part::Role(Role::TableNote), section, &c.note())),
            Block::Chart(_) | Block::Table(_) => {}
        }
    }
    if let Some(imprint) = &document.imprint {
        let last = document.sections.len();
        let lists =
            imprint.lists().map(|(label, organs, ..)| Wanted::plain(Part::CopyTo, last, &format!("{label}{organs}")));
        all.extend(lists);
        all.push(Wanted::plain(Part::Printed, last, &format!("{}{}", imprint.printer, imprint.printed)));
    }
    all.retain(|w| !w.text.is_empty());
    all
}

/// The lines of each element, by page and baseline.
fn lines(seen: &Seen) -> Vec<Vec<Line<'_>>> {
    let mut all: Vec<Vec<Line<'_>>> = vec![Vec::new(); seen.elements.len()];
    for (page, sheet) in seen.pages.iter().enumerate() {
        for glyph in sheet.glyphs.iter().filter(|g| !is_blank(g.character)) {
            let Some(of) = glyph.element.map(|n| &mut all[n]) else { continue };
            match of.last_mut() {
                Some(line) if line.page == page && same_line(line.glyphs[line.glyphs.len() - 1], glyph) => {
                    line.glyphs.push(glyph);
                }
                last => {
                    let first = last.map_or(0, |l| l.first + l.glyphs.len());
                    of.push(Line { page, glyphs: vec![glyph], first });
                }
            }
        }
    }
    all
}

/// Files round; type on one line differs by less than a hair.
fn same_line(a: &SeenGlyph, b: &SeenGlyph) -> bool {
    let apart = (a.baseline - b.baseline).to_emu().abs();
    a.is_sideways == b.is_sideways && apart < Length::mm100(5).to_emu()
}

fn tables<'s>(seen: &Seen, lines: &[Vec<Line<'s>>]) -> Vec<TableSeen<'s>> {
    let count = seen.elements.iter().filter_map(|e| e.table).max().map_or(0, |n| n + 1);
    let mut tables = vec![TableSeen::default(); count];
    for (element, lines) in seen.elements.iter().zip(lines) {
        if let Some(table) = element.table {
            let is_head = element.kind == ElementKind::HeadCell;
            tables[table].lines.extend(lines.iter().map(|l| (is_head, l.clone())));
        }
    }
    tables
}

/// How the section that a part stands in is held.
pub(super) fn orientation(document: &Document, section: usize) -> Orientation {
    document.sections.get(section).map_or(Orientation::Portrait, |s| s.orientation)
}
