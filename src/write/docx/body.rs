//! `document.xml`: sections and their blocks in order, and what the format wants between them.

use super::chart::Charts;
use super::package::Links;
use super::xml::{Element, el, val};
use super::{imprint, names, paragraph, styles, table};
use crate::base::Length;
use crate::document::{Block, Document, Orientation, Role, Section};
use crate::style::{StyleSheet, gbt9704};

/// The whole part.
pub(super) fn part(document: &Document, styles: &StyleSheet, links: &mut Links, charts: &mut Charts) -> Element {
    let mut sections: Vec<(Orientation, Flow)> =
        document.sections.iter().map(|s| (s.orientation, flow(s, styles, links, charts))).collect();
    if let Some(imprint) = &document.imprint {
        // Across the foot of a turned page it would stand on its side: then it has an upright page of its own.
        if sections.last().is_none_or(|(o, _)| *o == Orientation::Landscape) {
            sections.push((Orientation::Portrait, Flow::default()));
        }
        let (_, flow) = sections.last_mut().expect("one was added where there was none");
        flow.table(imprint::of(imprint));
    }
    if sections.is_empty() {
        sections.push((Orientation::Portrait, Flow::default()));
    }
    let last = sections.len() - 1;
    let mut body = el("w:body");
    for (n, (orientation, mut flow)) in sections.into_iter().enumerate() {
        let end = section(orientation);
        if n < last {
            flow.end_with(end);
            body = body.children(flow.elements);
        } else {
            flow.end_paragraph();
            body = body.children(flow.elements).child(end);
        }
    }
    super::root("w:document").child(body).in_schema_order()
}

/// What stands in a section so far.
#[derive(Default)]
struct Flow {
    elements: Vec<Element>,
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

    /// A section ends with a paragraph, and so does a table's anchor need one.
    fn end_paragraph(&mut self) {
        if self.elements.is_empty() || self.ends_with_table() {
            self.elements.push(paragraph::spacer());
        }
    }

    fn end_with(&mut self, section: Element) {
        self.end_paragraph();
        let last = self.elements.last_mut().expect("a paragraph was added where there was none");
        last.first_or_new("w:pPr").push(section);
    }
}

fn flow(section: &Section, styles: &StyleSheet, links: &mut Links, charts: &mut Charts) -> Flow {
    let mut flow = Flow::default();
    let measure = styles.measure(section.orientation);
    let page = match section.orientation {
        Orientation::Portrait => gbt9704::TYPE_AREA_HEIGHT,
        Orientation::Landscape => gbt9704::TYPE_AREA_WIDTH,
    };
    for (n, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(p) => {
                let element = paragraph::of(p, styles, links);
                let keep = leads_to_signature(&section.blocks[n..]);
                flow.elements.push(if keep { paragraph::keep_with_next(element) } else { element });
            }
            Block::Signature(s) => flow.elements.extend(paragraph::signature(s, styles)),
            Block::Chart(c) => flow.elements.push(charts.paragraph(c, measure, page)),
            Block::Table(t) => table::of(t, styles, measure).into_iter().for_each(|t| flow.table(t)),
        }
    }
    flow
}

/// A signature may not stand on a page without text (clause 7.3.5.5): the paragraph before it and the 附件说明 go with
/// it.
fn leads_to_signature(blocks: &[Block]) -> bool {
    let is_note = |b: &&Block| matches!(b, Block::Paragraph(p) if matches!(p.role, Role::AttachmentNote | Role::AttachmentNoteNext));
    let notes = blocks[1..].iter().take_while(is_note).count();
    matches!(blocks.get(1 + notes), Some(Block::Signature(_)))
}

/// `w:sectPr`. A turned page is the upright one turned a quarter to the right: its upper margin is the upright left.
fn section(orientation: Orientation) -> Element {
    let upright = [gbt9704::TOP_MARGIN, gbt9704::RIGHT_MARGIN, gbt9704::BOTTOM_MARGIN, gbt9704::LEFT_MARGIN];
    let (width, height) = (gbt9704::SHEET_WIDTH, gbt9704::SHEET_HEIGHT);
    let (size, [top, right, bottom, left]) = match orientation {
        Orientation::Portrait => (sheet(width, height), upright),
        Orientation::Landscape => {
            let [top, right, bottom, left] = upright;
            (sheet(height, width).attr("w:orient", "landscape"), [left, top, right, bottom])
        }
    };
    let footer = |kind, id| el("w:footerReference").attr("w:type", kind).attr("r:id", id);
    let margins = el("w:pgMar")
        .attr("w:top", top.to_twips())
        .attr("w:right", right.to_twips())
        .attr("w:bottom", bottom.to_twips())
        .attr("w:left", left.to_twips())
        .attr("w:header", HEADER_DISTANCE.to_twips())
        .attr("w:footer", styles::footer_distance(bottom).to_twips())
        .attr("w:gutter", 0);
    el("w:sectPr")
        .children([footer("default", names::ODD_FOOTER), footer("even", names::EVEN_FOOTER)])
        .child(val("w:type", "nextPage"))
        .children([size, margins])
        .child(el("w:cols").attr("w:space", 0))
        .child(el("w:docGrid").attr("w:type", "lines").attr("w:linePitch", gbt9704::LINE.to_twips()))
}

/// There is no header; the format asks for its place.
const HEADER_DISTANCE: Length = Length::mm(15);

fn sheet(width: Length, height: Length) -> Element {
    el("w:pgSz").attr("w:w", width.to_twips()).attr("w:h", height.to_twips())
}
