//! `document.xml`: sections and their blocks in order, and what the format wants between them.

use super::chart::Charts;
use super::media::Media;
use super::package::Links;
use super::section::{self, Start};
use super::table::Ground;
use super::written::WrittenPieces;
use super::xml::{Element, el, val};
use super::{bookmark, head, imprint, look, paragraph, revision, signature, spaced, table};
use crate::base::Length;
use crate::document::{Anchors, Block, Document, Format, Mark, Orientation, Role};
use crate::style::fit::{Fits, PageEnd, RowPlace};
use crate::style::{StyleSheet, gbt9704};
use std::collections::BTreeSet;

/// The whole part.
pub(super) fn part(
    document: &Document,
    styles: &StyleSheet,
    fits: &Fits,
    links: &mut Links,
    charts: &mut Charts<'_>,
    media: &mut Media,
    known: &WrittenPieces,
) -> Element {
    let start = section::of_imprint(document, fits);
    let sheet = match (&document.imprint, start) {
        (Some(imprint), Some(_)) => Some(imprint.marks.whole),
        _ => revision::imprint_sheet(document),
    };
    let given = document.sections.iter().map(|s| (s.orientation, s.mark));
    let mut held: Vec<(Orientation, Mark)> = given.chain(sheet.map(|mark| (Orientation::Portrait, mark))).collect();
    if held.is_empty() {
        held.push((Orientation::Portrait, Mark::None));
    }
    let sections = 0..document.sections.len();
    let anchors = Anchors::of(document);
    let mut flows: Vec<Flow> =
        sections.map(|n| flow(document, n, styles, fits, &anchors, links, charts, media, known)).collect();
    flows.resize_with(held.len(), Flow::default);
    // A table without rows is none.
    let imprint = document.imprint.as_ref().filter(|imprint| !imprint.is_blank());
    if let (Some(imprint), Some(flow)) = (imprint, flows.last_mut()) {
        // LibreOffice sees no section in one whose only paragraph comes after a table that floats.
        flow.elements.extend(start.map(|_| paragraph::spacer()));
        flow.table(imprint::of(imprint, fits.imprint(), known));
    }
    let last = held.len() - 1;
    let is_letter = document.format == Format::Letter;
    let marks: Vec<Mark> = held.iter().map(|(_, mark)| *mark).collect();
    let mut body = el("w:body");
    for (n, (mut flow, end)) in flows.into_iter().zip(revision::breaks(&marks)).enumerate() {
        if n < last {
            flow.end_with(section::properties(held[n].0, Start::Next, n == 0 && is_letter), end);
        } else {
            flow.end_paragraph();
        }
        body = body.children(flow.elements);
    }
    let body = body.child(file_end(&held, start.unwrap_or(Start::Next), is_letter));
    spaced::declare(super::root("w:document").child(body))
}

/// The properties of the last section, which is not the same in both texts of a marked paper.
fn file_end(held: &[(Orientation, Mark)], start: Start, is_letter: bool) -> Element {
    let of = |dropped| {
        // The last of the sections begins so.
        let starts = held.last().is_some_and(|(_, mark)| *mark != dropped);
        (revision::orientation(held, dropped), if starts { start } else { Start::Next })
    };
    let properties = |(held_so, start)| section::properties(held_so, start, is_letter && held.len() == 1);
    let [before, now] = [Mark::Inserted, Mark::Deleted].map(of);
    if before == now { properties(now) } else { revision::sheet_change(properties(now), properties(before)) }
}

/// What stands in a section so far.
#[derive(Default)]
struct Flow {
    elements: Vec<Element>,
    /// What a revision did to the last block.
    end: Mark,
}

impl Flow {
    fn ends_with_table(&self) -> bool {
        self.elements.last().is_some_and(|e| e.name == "w:tbl")
    }

    /// Two tables without a paragraph between them would become one.
    fn table(&mut self, table: Element) {
        if self.ends_with_table() {
            self.elements.push(paragraph::spacer());
        }
        self.elements.push(table);
    }

    /// A section ends with a paragraph, and so does a table's anchor need one. The last of a file stays in both texts.
    fn end_paragraph(&mut self) {
        if self.elements.is_empty() || self.ends_with_table() || self.end != Mark::None {
            self.elements.push(paragraph::spacer());
        }
    }

    /// Ends with the properties of the section, in a paragraph whose end has the section's fate.
    fn end_with(&mut self, section: Element, end: revision::Break) {
        if self.elements.is_empty() || self.ends_with_table() || !end.is_of(self.end) {
            let mut spacer = paragraph::spacer();
            end.mark(&mut spacer);
            // LibreOffice takes an empty paragraph at the end of a section away, and would then lose the end with the
            // block before.
            if end.is_of(Mark::None) && self.end != Mark::None {
                spacer.push(el("w:r").child(el("w:softHyphen")));
            }
            self.elements.push(spacer);
        }
        let last = self.elements.last_mut().expect("a paragraph was added where there was none");
        last.first_or_new("w:pPr").push(section);
    }
}

#[expect(clippy::too_many_arguments, reason = "what a section is of, how it looks, and what it adds to the package")]
fn flow(
    document: &Document,
    number: usize,
    styles: &StyleSheet,
    fits: &Fits,
    anchors: &Anchors,
    links: &mut Links,
    charts: &mut Charts<'_>,
    media: &mut Media,
    known: &WrittenPieces,
) -> Flow {
    let section = &document.sections[number];
    let mut page_turn = fits.page_turn(number);
    let white = |block: usize| fits.white_above(number, block);
    // Looked up for every block, so read once.
    let held: BTreeSet<usize> = fits.page_ends(number).filter_map(|end| end.held).collect();
    let parted: BTreeSet<usize> = fits.page_ends(number).filter_map(PageEnd::parted).collect();
    let page_ends = fits.page_ends(number);
    let fits = |block: usize| fits.block(number, block);
    let (head, count) = head::of(document, section, styles, links);
    let end = count.checked_sub(1).map_or(Mark::None, |last| section.blocks[last].mark());
    let mut flow = Flow { elements: head, end };
    // LibreOffice would take all of a paragraph that is kept, and leave no text on the first page (clause 7.3.3).
    page_turn.take_if(|at| !at.begins && count > 0 && is_first_text(&section.blocks[..=at.block]));
    let measure = styles.measure(section.orientation);
    let page = match section.orientation {
        Orientation::Portrait => gbt9704::TYPE_AREA_HEIGHT,
        Orientation::Landscape => gbt9704::TYPE_AREA_WIDTH,
    };
    for (n, block) in section.blocks.iter().enumerate().skip(count) {
        let before = flow.elements.len();
        match block {
            Block::Paragraph(p) => {
                // The link about the words of a line that leads somewhere gives its runs a style.
                let known = Some(known).filter(|_| anchors.lead(number, n).is_none());
                let mut element = paragraph::fitted(p, styles, fits(n), links, known);
                if let Some(spacing) = white_below_title(&section.blocks, n, styles) {
                    element.first_or_new("w:pPr").push(spacing);
                }
                if held.contains(&n) {
                    element.first_or_new("w:pPr").push(val("w:widowControl", 1));
                }
                // In LibreOffice a paragraph that is kept moves as a whole, and the only one must stay on the first page
                // (clause 7.3.3). Of one that goes on beside the signature Word takes the last lines along, as the page
                // does.
                let is_only = count > 0 && is_first_text(&section.blocks[..=n]);
                let leads = leads_to_signature(&section.blocks[n..]);
                if leads && parted.contains(&n) {
                    paragraph::keep_in_word(&mut element);
                } else if (leads && !is_only) || is_noted(&section.blocks, n) {
                    paragraph::keep(&mut element);
                }
                flow.elements.push(element);
            }
            Block::Signature(s) => {
                // A marked paper may have two, the one that goes and the one that comes.
                let keep = leads_to_signature(&section.blocks[n..]) || is_noted(&section.blocks, n);
                let lines = signature::of(s, styles, white(n), media).into_iter();
                flow.elements.extend(lines.map(|p| if keep { paragraph::keep_with_next(p) } else { p }));
            }
            Block::Chart(c) => flow.elements.push(revision::whole(charts.paragraph(c, measure, page), c.mark)),
            Block::Table(t) => {
                let is_open = page_turn.is_some_and(|at| at.block <= n);
                let mut written = table::of(t, styles, fits(n), Ground { measure, page, is_open }, known);
                let ends = page_ends.clone().filter(|end| end.parted() == Some(n));
                written.iter_mut().for_each(|t| table::stretch(t, ends.clone()));
                written.into_iter().for_each(|t| flow.table(t));
            }
        }
        let added = &mut flow.elements[before..];
        bookmark::name(added, anchors.name(number, n));
        bookmark::lead(added, anchors.lead(number, n));
        if let Some(at) = page_turn.filter(|at| at.block <= n) {
            turn_page(&mut flow.elements[before..], at, at.block == n);
        }
        if flow.elements.len() > before {
            flow.end = block.mark();
        }
    }
    flow
}

/// Lets the end of a text go to the page of the imprint: a block by a page break before it; what a page's end parts, as
/// far as word processors can, by being kept with what follows, down to the anchor of the imprint.
fn turn_page(elements: &mut [Element], at: RowPlace, is_first: bool) {
    if at.begins {
        if let Some(first) = elements.first_mut().filter(|_| is_first) {
            paragraph::break_before(first);
        }
        return;
    }
    for element in elements {
        let above = if is_first { at.table_row } else { 0 };
        match &*element.name {
            "w:tbl" => table::keep_rows(element, above),
            _ => paragraph::keep(element),
        }
    }
}

/// The white below a title stands below the note that follows it. Below the title of the paper, 主送 has it above.
fn white_below_title(blocks: &[Block], n: usize, styles: &StyleSheet) -> Option<Element> {
    let style = |n: usize| match blocks.get(n)? {
        Block::Paragraph(p) => Some((p.role, styles.paragraph(p.role))),
        _ => None,
    };
    let is = |n: usize, role: Role| style(n).is_some_and(|(of, _)| of == role);
    let (role, own) = style(n)?;
    let is_note = |n: usize| blocks.get(n).is_some_and(Block::is_title_note);
    // The style of the title has none.
    let in_style = if role == Role::Title { Length::ZERO } else { own.after };
    let after = if is(n + 1, Role::Addressee) || is_note(n + 1) {
        Length::ZERO
    } else if is_note(n) {
        let title = (0..n).rev().find(|&i| !is_note(i))?;
        style(title)?.1.after
    } else {
        own.after
    };
    // Without a label above it a title stands at the top of its page, where white after a section break stays.
    let before = if n == 0 && role == Role::AnnexTitle { Length::ZERO } else { own.before };
    (after != in_style || before != own.before).then(|| look::spacing(before, after, own.line))
}

/// A signature may not stand on a page without text (clause 7.3.5.5): the paragraph before it and the 附件说明 go with
/// it.
fn leads_to_signature(blocks: &[Block]) -> bool {
    let is_note = |b: &&Block| matches!(b, Block::Paragraph(p) if matches!(p.role, Role::AttachmentNote | Role::AttachmentNoteNext));
    let notes = blocks[1..].iter().take_while(is_note).count();
    matches!(blocks.get(1 + notes), Some(Block::Signature(_)))
}

/// Whether a block is the date or a note below it, and another note follows: 附注 stands on the page of the date (clause
/// 7.3.6).
fn is_noted(blocks: &[Block], n: usize) -> bool {
    let is_note = |b: &Block| matches!(b, Block::Paragraph(p) if p.role == Role::Note);
    let above = blocks[..=n].iter().rev().find(|b| !is_note(b));
    blocks.get(n + 1).is_some_and(is_note) && matches!(above, Some(Block::Signature(_)))
}

/// Whether the last of these blocks is the first of the text.
fn is_first_text(blocks: &[Block]) -> bool {
    let is_text = |b: &Block| matches!(b, Block::Paragraph(p) if p.role == Role::Body);
    blocks.split_last().is_some_and(|(last, before)| is_text(last) && !before.iter().any(is_text))
}
