//! Paragraphs: docx-rs writes runs and text, the style names carry the look.

use super::look::{Indent, alignment, spacing};
use super::names;
use super::package::Links;
use super::revision;
use super::xml::{Element, Node, el, parse};
use crate::base::Length;
use crate::document::{Accent, Inline, Mark, Marks, Signature};
use crate::style::columns::width_in_half_cells;
use crate::style::{Alignment, Sealing, StyleSheet, gbt9704, signature};
use docx_rs::{BreakType, BuildXML, Hyperlink, HyperlinkData, HyperlinkType, Paragraph, Run, RunFonts};

/// A paragraph of the paper.
pub(super) fn of(paragraph: &crate::document::Paragraph, links: &mut Links) -> Element {
    let empty = styled(names::role(paragraph.role));
    let is_marked = paragraph.inlines.iter().any(|i| i.mark() != Mark::None);
    let mut element = if is_marked {
        let mut element = finish(&empty);
        for inline in &paragraph.inlines {
            element
                .children
                .extend(revision::about(finish(&add(Paragraph::new(), inline, links)).children, inline.mark()));
        }
        element
    } else {
        finish(&paragraph.inlines.iter().fold(empty, |p, i| add(p, i, links)))
    };
    revision::end(&mut element, paragraph.mark);
    element
}

/// A paragraph of plain text in a style.
pub(super) fn plain(style: &str, text: &str) -> Element {
    finish(&plain_docx(style, text))
}

/// A text with its changes in a style.
pub(super) fn marked(style: &str, text: &str, marks: &Marks) -> Element {
    let mut element = plain(style, "");
    for (piece, mark) in marks.pieces(text) {
        element.children.extend(revision::about(runs(piece), mark));
    }
    element
}

/// A text as runs.
pub(super) fn runs(text: &str) -> Vec<Node> {
    if text.is_empty() { Vec::new() } else { finish(&Paragraph::new().add_run(run(text, None))).children }
}

/// The same for a cell, which docx-rs puts into its table.
pub(super) fn plain_docx(style: &str, text: &str) -> Paragraph {
    let p = styled(style);
    if text.is_empty() { p } else { p.add_run(run(text, None)) }
}

/// Organs and date, each in a paragraph indented as clause 7.3.5 wants it.
pub(super) fn signature(signature: &Signature, styles: &StyleSheet) -> Vec<Element> {
    let place = signature::place(signature, styles.choices.sealing);
    let from_left = |left| (Alignment::Left, Indent { left, ..Indent::default() });
    let date = match styles.choices.sealing {
        Sealing::Unsealed => from_left(place.date),
        // Clause 7.3.5.1 counts from the right; so does the file, as readers differ over the width of the date.
        Sealing::Sealed => {
            let right = gbt9704::TYPE_AREA_WIDTH - place.date - half_cells(width_in_half_cells(&signature.date));
            (Alignment::Right, Indent { right, ..Indent::default() })
        }
    };
    let organs = signature.organs.iter().zip(place.organs.iter().map(|&n| from_left(n)));
    let lines = organs.chain([(&signature.date, date)]);
    let mut out: Vec<Element> = lines.map(|(text, (align, indent))| signature_line(text, align, indent)).collect();
    out[0].first_or_new("w:pPr").push(spacing(gbt9704::LINE * place.blank_lines, Length::ZERO, gbt9704::LINE));
    let last = out.pop();
    out.into_iter().map(keep_with_next).chain(last).map(|p| revision::whole(p, signature.mark)).collect()
}

fn signature_line(text: &str, align: Alignment, indent: Indent) -> Element {
    let mut line = plain(names::SIGNATURE, text);
    let properties = line.first_or_new("w:pPr");
    properties.push(indent.exact());
    properties.push(alignment(align));
    line
}

/// So many half cells of the grid.
pub(super) fn half_cells(n: i64) -> Length {
    gbt9704::TYPE_AREA_WIDTH.scale(n, 2 * gbt9704::CHARACTERS)
}

/// The same paragraph, on one page with the beginning of the next.
pub(super) fn keep_with_next(mut p: Element) -> Element {
    let properties = p.first_or_new("w:pPr");
    if !properties.elements().any(|e| e.name == "w:keepNext") {
        properties.push(el("w:keepNext"));
    }
    p
}

/// What a piece of a paragraph is in one that has other things beside it.
pub(super) fn inline_runs(inline: &Inline) -> Vec<Node> {
    finish(&add(Paragraph::new(), inline, &mut Links::default())).children
}

/// An empty paragraph of a given height.
pub(super) fn blank(height: Length) -> Element {
    let mut element = spacer();
    element.first_or_new("w:pPr").push(spacing(Length::ZERO, Length::ZERO, height));
    element
}

/// A paragraph of no height.
pub(super) fn spacer() -> Element {
    finish(&styled(names::SPACER))
}

fn styled(style: &str) -> Paragraph {
    // The default style needs no name, as Word writes it.
    if style == names::BODY { Paragraph::new() } else { Paragraph::new().style(style) }
}

fn add(p: Paragraph, inline: &Inline, links: &mut Links) -> Paragraph {
    match inline {
        Inline::Break => p.add_run(Run::new().add_break(BreakType::TextWrapping)),
        Inline::Text { text, accent, link: None, .. } => p.add_run(run(text, names::accent(*accent))),
        Inline::Text { text, accent, link: Some(target), .. } => {
            let style = if *accent == Accent::None { Some(names::LINK) } else { names::accent(*accent) };
            let mut link = Hyperlink::new("", HyperlinkType::External).add_run(run(text, style));
            // docx-rs counts its identifiers through all documents of a process.
            link.link = HyperlinkData::External { rid: links.id(target), path: String::new() };
            p.add_hyperlink(link)
        }
    }
}

/// A run; what the text holds of line breaks and tabs becomes elements.
fn run(text: &str, style: Option<&str>) -> Run {
    // Without the hint “ ” ‘ ’ — … · would be taken from the Latin face.
    let mut run = Run::new().fonts(RunFonts::new().hint("eastAsia"));
    if let Some(style) = style {
        run = run.style(style);
    }
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (n, piece) in line.split('\t').enumerate() {
            if n > 0 {
                run = run.add_tab();
            }
            if !piece.is_empty() {
                run = run.add_text(piece);
            }
        }
    }
    run
}

fn finish(p: &Paragraph) -> Element {
    let mut element = parse(&p.build());
    clean(&mut element);
    element
}

/// Takes out what docx-rs adds of its own: counted identifiers, properties without content, a type of grid columns
/// that the schema does not know.
pub(super) fn clean(element: &mut Element) {
    let column = element.name == "w:gridCol";
    element.attributes.retain(|(name, _)| name != "w14:paraId" && !(column && name == "w:type"));
    element.children.retain_mut(|node| match node {
        Node::Text(_) => true,
        Node::Element(child) => {
            clean(child);
            !(child.children.is_empty() && matches!(&*child.name, "w:rPr" | "w:pPr"))
        }
    });
}
