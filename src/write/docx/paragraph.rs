//! Paragraphs: docx-rs writes runs and text, the style names carry the look.

use super::footnote;
use super::look::{spacing, tracking};
use super::names;
use super::package::Links;
use super::revision;
use super::spaced;
use super::written::WrittenPieces;
use super::xml::{Element, Node, Written, el, parse, val};
use crate::base::Length;
use crate::document::{Accent, Footnote, Inline, Mark, Marks};
use crate::style::fit::{Along, Spacing, TextFit};
use crate::style::{StyleSheet, gbt9704};
use docx_rs::{BreakType, BuildXML, Hyperlink, HyperlinkData, HyperlinkType, Run, RunFonts};

/// The spacings of a text from a place on.
#[derive(Default)]
struct Spaced<'f> {
    along: Along<'f>,
    /// What the style of the text spaces its characters by.
    tracking: Length,
}

impl<'f> Spaced<'f> {
    /// From the beginning of a text, which is of a size.
    fn new(fit: Option<&'f TextFit>, size: Length) -> Spaced<'f> {
        Spaced { along: fit.map(TextFit::along).unwrap_or_default(), tracking: tracking(size) }
    }
}

/// A paragraph of the paper.
pub(super) fn of(paragraph: &crate::document::Paragraph, links: &mut Links) -> Element {
    spaced_as(paragraph, Spaced::default(), links, None)
}

/// The same with the spacings of its text, and its plain words as they were written before.
pub(super) fn fitted(
    paragraph: &crate::document::Paragraph,
    styles: &StyleSheet,
    fits: &[TextFit],
    links: &mut Links,
    known: Option<&WrittenPieces>,
) -> Element {
    spaced_as(paragraph, Spaced::new(fits.first(), styles.paragraph(paragraph.role).size), links, known)
}

fn spaced_as(
    paragraph: &crate::document::Paragraph,
    mut spaced: Spaced<'_>,
    links: &mut Links,
    known: Option<&WrittenPieces>,
) -> Element {
    let mut element = styled(names::role(paragraph.role));
    for inline in &paragraph.inlines {
        match (inline, known) {
            (Inline::Text { text, accent, link: None, mark: Mark::None }, Some(known)) => {
                element.children.extend(words(text, names::accent(*accent), &mut spaced, known));
            }
            _ => element.children.extend(revision::about(nodes(inline, &mut spaced, links), inline.mark())),
        }
    }
    revision::end(&mut element, paragraph.mark);
    element
}

/// A paragraph of plain text in a style.
pub(super) fn plain(style: &'static str, text: &str) -> Element {
    let mut element = styled(style);
    element.children.extend(runs(text));
    element
}

/// The same for a cell, with the spacings of the text, which is of a size, and as it was written before.
pub(super) fn of_cell(
    style: &'static str,
    text: &str,
    fit: Option<&TextFit>,
    size: Length,
    known: &WrittenPieces,
) -> Element {
    let mut element = styled(style);
    element.children.extend(words(text, None, &mut Spaced::new(fit, size), known));
    element
}

/// A text with its changes in a style.
pub(super) fn marked(style: &'static str, text: &str, marks: &Marks) -> Element {
    let mut element = plain(style, "");
    for (piece, mark) in marks.pieces(text) {
        element.children.extend(revision::about(runs(piece), mark));
    }
    element
}

/// A text with its changes as runs, with the spacings of the text, which is of a size. What is not changed may have been
/// written before.
pub(super) fn fitted_runs(
    pieces: &[(&str, Mark)],
    fit: Option<&TextFit>,
    size: Length,
    known: Option<&WrittenPieces>,
) -> Vec<Node> {
    let mut spaced = Spaced::new(fit, size);
    let runs = |(piece, mark): &(&str, Mark)| match (mark, known) {
        (Mark::None, Some(known)) => Vec::from_iter(words(piece, None, &mut spaced, known)),
        _ => revision::about(plain_nodes(piece, None, &mut spaced), *mark),
    };
    pieces.iter().flat_map(runs).collect()
}

/// A text as runs.
pub(super) fn runs(text: &str) -> Vec<Node> {
    plain_nodes(text, None, &mut Spaced::default())
}

/// References to footnotes as runs.
pub(super) fn references(notes: &[Footnote]) -> Vec<Node> {
    notes.iter().map(|note| finish(&footnote::reference(note))).collect()
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
    nodes(inline, &mut Spaced::default(), &mut Links::default())
}

/// An empty paragraph of a given height.
pub(super) fn blank(height: Length) -> Element {
    let mut element = spacer();
    element.first_or_new("w:pPr").push(spacing(Length::ZERO, Length::ZERO, height));
    element
}

/// A paragraph of no height.
pub(super) fn spacer() -> Element {
    styled(names::SPACER)
}

/// An empty paragraph in a style.
fn styled(style: &'static str) -> Element {
    let p = el("w:p");
    // The default style needs no name, as Word writes it.
    if style == names::BODY { p } else { p.child(el("w:pPr").child(val("w:pStyle", style))) }
}

/// A text of one look that was written before, or is from here on.
fn words(text: &str, style: Option<&'static str>, spaced: &mut Spaced<'_>, known: &WrittenPieces) -> Option<Node> {
    if text.is_empty() {
        return None;
    }
    let pieces = pieces(text, &mut spaced.along);
    let make = || Written::of(runs_of(&pieces, style, spaced.tracking).iter().map(finish).collect());
    Some(Node::Written(known.text(style, spaced.tracking, &pieces, make)))
}

/// A piece of a paragraph as runs, or a link about them.
fn nodes(inline: &Inline, spaced: &mut Spaced<'_>, links: &mut Links) -> Vec<Node> {
    match inline {
        Inline::Break => vec![finish(&Run::new().add_break(BreakType::TextWrapping))],
        Inline::Footnote(note) => vec![finish(&footnote::reference(note))],
        Inline::Text { text, accent, link: None, .. } => plain_nodes(text, names::accent(*accent), spaced),
        Inline::Text { text, accent, link: Some(target), .. } => {
            let style = if *accent == Accent::None { Some(names::LINK) } else { names::accent(*accent) };
            let empty = Hyperlink::new("", HyperlinkType::External);
            let pieces = pieces(text, &mut spaced.along);
            let mut link = runs_of(&pieces, style, spaced.tracking).into_iter().fold(empty, Hyperlink::add_run);
            // docx-rs counts its identifiers through all documents of a process.
            link.link = HyperlinkData::External { rid: links.id(target), path: String::new() };
            vec![finish(&link)]
        }
    }
}

fn plain_nodes(text: &str, style: Option<&str>, spaced: &mut Spaced<'_>) -> Vec<Node> {
    runs_of(&pieces(text, &mut spaced.along), style, spaced.tracking).iter().map(finish).collect()
}

/// A forced line break as a piece of a text; it has no spacing.
const BREAK: &str = "\n";

/// A text in pieces of one spacing, and the line breaks between them.
fn pieces<'t>(text: &'t str, along: &mut Along<'_>) -> Vec<(&'t str, Spacing)> {
    let mut pieces = Vec::new();
    for (n, line) in text.split('\n').enumerate() {
        pieces.extend((n > 0).then_some((BREAK, Spacing::NONE)));
        pieces.extend(along.pieces(line));
    }
    pieces
}

/// A text as runs, one for each spacing; what it holds of line breaks and tabs becomes elements.
fn runs_of(pieces: &[(&str, Spacing)], style: Option<&str>, tracking: Length) -> Vec<Run> {
    let mut done = Vec::new();
    let mut open: Option<(Spacing, Run)> = None;
    for &(piece, spacing) in pieces {
        if piece == BREAK {
            let (before, run) = open.unwrap_or_else(|| (Spacing::NONE, run(style)));
            open = Some((before, run.add_break(BreakType::TextWrapping)));
            continue;
        }
        let same = open.take_if(|(last, _)| *last == spacing).map(|(_, run)| run);
        done.extend(open.take().map(|(_, run)| run));
        let run = same.unwrap_or_else(|| match spaced::told(spacing, tracking) {
            None => run(style),
            Some(told) => run(style).highlight(told),
        });
        open = Some((spacing, add_words(run, piece)));
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

/// A run, or a link about runs, as docx-rs writes it and as it has to be.
fn finish(written: &impl BuildXML) -> Node {
    let mut element = parse(&written.build());
    clean(&mut element);
    Node::Element(element)
}

/// Takes out what docx-rs adds of its own: properties without content. Puts in what it lacks: the spacing of runs.
fn clean(element: &mut Element) {
    if element.name == "w:rPr" {
        spaced::choose(element);
    }
    element.children.retain_mut(|node| match node {
        Node::Text(_) | Node::Written(_) => true,
        Node::Element(child) => {
            clean(child);
            !(child.children.is_empty() && child.name == "w:rPr")
        }
    });
}
