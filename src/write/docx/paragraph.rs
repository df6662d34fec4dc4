//! Paragraphs: docx-rs writes runs and text, the style names carry the look.

use super::footnote;
use super::look::{spacing, tracking};
use super::names;
use super::package::Links;
use super::revision;
use super::spaced;
use super::xml::{Element, Node, el, parse};
use crate::base::Length;
use crate::document::{Accent, Footnote, Inline, Mark, Marks};
use crate::style::fit::{Along, Spacing, TextFit};
use crate::style::{StyleSheet, gbt9704};
use docx_rs::{BreakType, BuildXML, Hyperlink, HyperlinkData, HyperlinkType, Paragraph, Run, RunFonts};

/// The spacings of a text from a place on.
#[derive(Default)]
struct Spaced<'f> {
    along: Along<'f>,
    /// What the style of the text spaces its characters by.
    tracking: Length,
}

/// A paragraph of the paper.
pub(super) fn of(paragraph: &crate::document::Paragraph, links: &mut Links) -> Element {
    spaced_as(paragraph, Spaced::default(), links)
}

/// The same with the spacings of its text.
pub(super) fn fitted(
    paragraph: &crate::document::Paragraph,
    styles: &StyleSheet,
    fits: &[TextFit],
    links: &mut Links,
) -> Element {
    let along = fits.first().map(TextFit::along).unwrap_or_default();
    spaced_as(paragraph, Spaced { along, tracking: tracking(styles.paragraph(paragraph.role).size) }, links)
}

fn spaced_as(paragraph: &crate::document::Paragraph, mut spaced: Spaced<'_>, links: &mut Links) -> Element {
    let empty = styled(names::role(paragraph.role));
    let is_marked = paragraph.inlines.iter().any(|i| i.mark() != Mark::None);
    let mut element = if is_marked {
        let mut element = finish(&empty);
        for inline in &paragraph.inlines {
            element.children.extend(revision::about(
                finish(&add(Paragraph::new(), inline, &mut spaced, links)).children,
                inline.mark(),
            ));
        }
        element
    } else {
        finish(&paragraph.inlines.iter().fold(empty, |p, i| add(p, i, &mut spaced, links)))
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

/// A text with its changes as runs, with the spacings of the text, which is of a size.
pub(super) fn fitted_runs(pieces: &[(&str, Mark)], fit: Option<&TextFit>, size: Length) -> Vec<Node> {
    let along = fit.map(TextFit::along).unwrap_or_default();
    let mut spaced = Spaced { along, tracking: tracking(size) };
    let runs = |piece| finish(&fill(Paragraph::new(), piece, None, &mut spaced)).children;
    let texts: Vec<Vec<Node>> = pieces.iter().map(|(piece, _)| *piece).map(runs).collect();
    texts.into_iter().zip(pieces).flat_map(|(nodes, (_, mark))| revision::about(nodes, *mark)).collect()
}

/// A text as runs.
pub(super) fn runs(text: &str) -> Vec<Node> {
    if text.is_empty() {
        Vec::new()
    } else {
        finish(&fill(Paragraph::new(), text, None, &mut Spaced::default())).children
    }
}

/// The same for a cell, which docx-rs puts into its table.
pub(super) fn plain_docx(style: &str, text: &str) -> Paragraph {
    fill(styled(style), text, None, &mut Spaced::default())
}

/// The same with the spacings of the text, which is of a size.
pub(super) fn fitted_docx(style: &str, text: &str, fit: Option<&TextFit>, size: Length) -> Paragraph {
    let along = fit.map(TextFit::along).unwrap_or_default();
    fill(styled(style), text, None, &mut Spaced { along, tracking: tracking(size) })
}

/// References to footnotes behind the text of a cell.
pub(super) fn noted(p: Paragraph, notes: &[Footnote]) -> Paragraph {
    notes.iter().fold(p, |p, note| p.add_run(footnote::reference(note)))
}

/// The reference to a footnote as a run.
pub(super) fn reference(note: &Footnote) -> Vec<Node> {
    finish(&noted(Paragraph::new(), std::slice::from_ref(note))).children
}

/// So many half cells of the grid.
pub(super) fn half_cells(n: i64) -> Length {
    gbt9704::TYPE_AREA_WIDTH.scale(n, 2 * gbt9704::CHARACTERS)
}

/// The same paragraph, on one page with the beginning of the next.
pub(super) fn keep_with_next(mut p: Element) -> Element {
    keep(&mut p);
    p
}

/// Keeps a paragraph on one page with the beginning of the next.
pub(super) fn keep(p: &mut Element) {
    let properties = p.first_or_new("w:pPr");
    if !properties.elements().any(|e| e.name == "w:keepNext") {
        properties.push(el("w:keepNext"));
    }
}

/// The same in Word alone, which takes the last lines of a paragraph along where LibreOffice moves all of it.
pub(super) fn keep_in_word(p: &mut Element) {
    p.first_or_new("w:pPr").push(spaced::choice([el("w:keepNext")], []));
}

/// Begins a page with a paragraph, or with the table whose first one it is.
pub(super) fn break_before(element: &mut Element) {
    let mut is_done = false;
    element.visit(&mut |e| {
        if e.name == "w:p" && !is_done {
            e.first_or_new("w:pPr").push(el("w:pageBreakBefore"));
            is_done = true;
        }
    });
}

/// What a piece of a paragraph is in one that has other things beside it.
pub(super) fn inline_runs(inline: &Inline) -> Vec<Node> {
    finish(&add(Paragraph::new(), inline, &mut Spaced::default(), &mut Links::default())).children
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

fn add(p: Paragraph, inline: &Inline, spaced: &mut Spaced<'_>, links: &mut Links) -> Paragraph {
    match inline {
        Inline::Break => p.add_run(Run::new().add_break(BreakType::TextWrapping)),
        Inline::Footnote(note) => p.add_run(footnote::reference(note)),
        Inline::Text { text, accent, link: None, .. } => fill(p, text, names::accent(*accent), spaced),
        Inline::Text { text, accent, link: Some(target), .. } => {
            let style = if *accent == Accent::None { Some(names::LINK) } else { names::accent(*accent) };
            let empty = Hyperlink::new("", HyperlinkType::External);
            let mut link = runs_of(text, style, spaced).into_iter().fold(empty, Hyperlink::add_run);
            // docx-rs counts its identifiers through all documents of a process.
            link.link = HyperlinkData::External { rid: links.id(target), path: String::new() };
            p.add_hyperlink(link)
        }
    }
}

fn fill(p: Paragraph, text: &str, style: Option<&str>, spaced: &mut Spaced<'_>) -> Paragraph {
    runs_of(text, style, spaced).into_iter().fold(p, Paragraph::add_run)
}

/// A text as runs, one for each spacing; what it holds of line breaks and tabs becomes elements.
fn runs_of(text: &str, style: Option<&str>, spaced: &mut Spaced<'_>) -> Vec<Run> {
    let mut done = Vec::new();
    let mut open: Option<(Spacing, Run)> = None;
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            let (spacing, run) = open.unwrap_or_else(|| (Spacing::NONE, run(style)));
            open = Some((spacing, run.add_break(BreakType::TextWrapping)));
        }
        for (piece, spacing) in spaced.along.pieces(line) {
            let same = open.take_if(|(last, _)| *last == spacing).map(|(_, run)| run);
            done.extend(open.take().map(|(_, run)| run));
            let run = same.unwrap_or_else(|| match spaced::told(spacing, spaced.tracking) {
                None => run(style),
                Some(told) => run(style).highlight(told),
            });
            open = Some((spacing, add_words(run, piece)));
        }
    }
    done.extend(open.map(|(_, run)| run));
    done
}

fn run(style: Option<&str>) -> Run {
    // Without the hint “ ” ‘ ’ — … · would be taken from the Latin face.
    let run = Run::new().fonts(RunFonts::new().hint("eastAsia"));
    match style {
        Some(style) => run.style(style),
        None => run,
    }
}

fn add_words(mut run: Run, words: &str) -> Run {
    for (n, piece) in words.split('\t').enumerate() {
        if n > 0 {
            run = run.add_tab();
        }
        if !piece.is_empty() {
            run = run.add_text(piece);
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
/// that the schema does not know. Puts in what it lacks: the spacing of runs.
pub(super) fn clean(element: &mut Element) {
    let column = element.name == "w:gridCol";
    if element.name == "w:rPr" {
        spaced::choose(element);
    }
    element.attributes.retain(|(name, _)| name != "w14:paraId" && !(column && name == "w:type"));
    element.children.retain_mut(|node| match node {
        Node::Text(_) => true,
        Node::Element(child) => {
            clean(child);
            !(child.children.is_empty() && matches!(&*child.name, "w:rPr" | "w:pPr"))
        }
    });
}
