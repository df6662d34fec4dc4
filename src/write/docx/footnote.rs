//! Footnotes: their references in the text and the part that holds what they say.
//!
//! A reference is first written as a run of its own style that holds the words of the footnote; [`take`] puts the words
//! into the part and numbers both.

use super::look::{alignment, fonts, run_properties, spacing};
use super::names;
use super::paragraph::fitted_runs;
use super::revision;
use super::spaced;
use super::xml::{Element, Node, el, val};
use crate::base::Length;
use crate::document::{Footnote, Mark, Numbering};
use crate::style::fit::Fits;
use crate::style::footnote::{self, HANG, SEPARATOR, SIZE};
use crate::style::{Alignment, ParagraphStyle};
use docx_rs::{Run, RunFonts};

/// The reference to a footnote, with its words.
pub(super) fn reference(note: &Footnote) -> Run {
    Run::new().fonts(RunFonts::new().hint("eastAsia")).style(names::FOOTNOTE_REFERENCE).add_text(&note.text)
}

/// The words of the footnotes of a body, whose runs refer to them from here on; `None` where it has none.
pub(super) fn take(body: &mut Element, fits: &Fits) -> Option<Element> {
    let mut notes = Vec::new();
    refer(body, Mark::None, &mut notes);
    if notes.is_empty() {
        return None;
    }
    let format = number_format(notes.len());
    body.visit(&mut |e| match &*e.name {
        "w:sectPr" => e.push(el("w:footnotePr").child(val("w:numFmt", format))),
        // Beside footnotes LibreOffice lets the text have whole lines of a grid that binds alone, and leaves up to one
        // blank. Here every line has its exact height, so that the grid need only be named.
        "w:docGrid" => e.attributes.retain(|(name, _)| name != "w:type"),
        _ => {}
    });
    let written = notes.iter().enumerate().map(|(n, note)| written(n, note, fits));
    let part = super::root("w:footnotes")
        .children([separator("separator", SEPARATOR_ID), separator("continuationSeparator", CONTINUATION_ID)]);
    Some(spaced::declare(part.children(written)))
}

const SEPARATOR_ID: i64 = -1;
const CONTINUATION_ID: i64 = 0;

/// Takes the words out of the references below an element, of which a change is about all.
fn refer(element: &mut Element, mark: Mark, notes: &mut Vec<Footnote>) {
    let mark = match &*element.name {
        "w:ins" => Mark::Inserted,
        "w:del" => Mark::Deleted,
        "w:r" if is_reference(element) => {
            let words = element.children.iter().position(|n| matches!(n, Node::Element(e) if is_words(e)));
            if let Some(Node::Element(words)) = words.map(|at| element.children.remove(at)) {
                let text =
                    words.children.into_iter().filter_map(|n| if let Node::Text(t) = n { Some(t) } else { None });
                notes.push(Footnote { text: text.collect(), mark });
                element.push(el("w:footnoteReference").attr("w:id", notes.len()));
            }
            return;
        }
        _ => mark,
    };
    for node in &mut element.children {
        if let Node::Element(e) = node {
            refer(e, mark, notes);
        }
    }
}

fn is_words(element: &Element) -> bool {
    matches!(&*element.name, "w:t" | "w:delText")
}

fn is_reference(run: &Element) -> bool {
    let styles = run.elements().filter(|e| e.name == "w:rPr").flat_map(Element::elements);
    styles.filter(|e| e.name == "w:rStyle").flat_map(|e| &e.attributes).any(|(_, v)| v == names::FOOTNOTE_REFERENCE)
}

fn written(n: usize, note: &Footnote, fits: &Fits) -> Element {
    let style =
        el("w:rPr").child(val("w:rStyle", names::FOOTNOTE_REFERENCE)).child(el("w:rFonts").attr("w:hint", "eastAsia"));
    let number = el("w:r").child(style).child(el("w:footnoteRef"));
    let mut content = vec![Node::Element(number), el("w:r").child(el("w:tab")).into()];
    content.extend(fitted_runs(&[(&note.text, Mark::None)], fits.note(n), SIZE, None));
    let properties = |line: Option<Length>| {
        let line = line.map(|line| spacing(Length::ZERO, Length::ZERO, line));
        el("w:pPr").child(val("w:pStyle", names::FOOTNOTE_TEXT)).children(line)
    };
    let mut words = el("w:p").child(properties(None));
    words.children.extend(revision::about(content, note.mark));
    // An imprint floats at the foot of the type area, where no word processor makes way for it.
    let lift = fits.note_lifted(n).map(|by| el("w:p").child(properties(Some(by))));
    el("w:footnote").attr("w:id", n + 1).child(words).children(lift)
}

fn separator(kind: &'static str, id: i64) -> Element {
    let name = if kind == "separator" { "w:separator" } else { "w:continuationSeparator" };
    let line =
        el("w:p").child(el("w:pPr").child(val("w:pStyle", names::FOOTNOTE_RULE))).child(el("w:r").child(el(name)));
    el("w:footnote").attr("w:type", kind).attr("w:id", id).child(line)
}

/// What numbers so many footnotes as [`Numbering`] has it.
fn number_format(count: usize) -> &'static str {
    match Numbering::of(count) {
        Numbering::Ringed => "decimalEnclosedCircleChinese",
        Numbering::Plain => "decimal",
    }
}

/// What the settings say of so many footnotes.
pub(super) fn settings(count: usize) -> Element {
    let of = |id: i64| el("w:footnote").attr("w:id", id);
    el("w:footnotePr").child(val("w:numFmt", number_format(count))).children([of(SEPARATOR_ID), of(CONTINUATION_ID)])
}

/// How many footnotes a part holds.
pub(super) fn count(part: &Element) -> usize {
    part.elements().filter(|e| e.attributes.iter().all(|(name, _)| name != "w:type")).count()
}

/// The styles of the words, the numbers and the rule. Word knows the first two by their English names alone; the clerk
/// sees the aliases.
pub(super) fn styles() -> [Element; 3] {
    let look = footnote::paragraph();
    let hang = el("w:ind")
        .attr("w:leftChars", 0)
        .attr("w:left", HANG.to_twips())
        .attr("w:hangingChars", 0)
        .attr("w:hanging", HANG.to_twips());
    let text = style("paragraph", names::FOOTNOTE_TEXT, "footnote text", look.name, names::BODY)
        .child(el("w:pPr").children([spacing(look.before, look.after, look.line), hang, alignment(look.align)]))
        .child(run_properties(&look));
    // Of the size and face of what it stands behind, but not of its tracking.
    let number = [val("w:spacing", 0), val("w:vertAlign", "superscript")];
    let reference =
        style("character", names::FOOTNOTE_REFERENCE, "footnote reference", "脚注序号", "DefaultParagraphFont")
            .child(el("w:rPr").children(number));
    let flush = el("w:ind").attr("w:leftChars", 0).attr("w:left", 0).attr("w:firstLineChars", 0).attr("w:firstLine", 0);
    let line = ParagraphStyle { line: SEPARATOR, ..look };
    let rule = el("w:style")
        .attr("w:type", "paragraph")
        .attr("w:customStyle", 1)
        .attr("w:styleId", names::FOOTNOTE_RULE)
        .children([val("w:name", "脚注分隔线"), val("w:basedOn", names::BODY)])
        .child(el("w:pPr").children([
            spacing(Length::ZERO, Length::ZERO, line.line),
            flush,
            alignment(Alignment::Left),
        ]))
        .child(el("w:rPr").child(fonts(line.face)).child(val("w:sz", RULE_TYPE.to_half_points())));
    [text, reference, rule]
}

/// The type that the rule stands in for: small enough for its line.
const RULE_TYPE: Length = Length::pt(5);

fn style(kind: &'static str, id: &'static str, name: &'static str, alias: &'static str, on: &'static str) -> Element {
    el("w:style").attr("w:type", kind).attr("w:styleId", id).children([
        val("w:name", name),
        val("w:aliases", alias),
        val("w:basedOn", on),
        val("w:uiPriority", 99),
    ])
}
