//! 署名 and 成文日期 (clause 7.3.5), and seals as pictures behind the text.

use super::look::{Indent, alignment, spacing};
use super::media::Media;
use super::names;
use super::paragraph::{self, half_cells, keep_with_next, plain};
use super::revision;
use super::xml::{Element, Node, el, val};
use crate::base::Length;
use crate::document::Signature;
use crate::style::columns::width_in_half_cells;
use crate::style::signature::{self, Line, Part, Placement};
use crate::style::{Alignment, Sealing, StyleSheet, gbt9704};

/// Organs and date, each line a paragraph indented as clause 7.3.5 wants it, below so many blank lines where they are
/// fewer than they would be.
pub(super) fn of(signature: &Signature, styles: &StyleSheet, white: Option<i64>, media: &mut Media) -> Vec<Element> {
    let mut place = signature::place(signature, styles);
    if let (Some(white), Some(first)) = (white, place.lines.first_mut()) {
        first.blank = white;
    }
    let mut out: Vec<Element> = Vec::new();
    for (n, line) in place.lines.iter().enumerate() {
        let mut element = self::line(line, signature, styles);
        // The place of a picture is told from the top of its paragraph, on whose white readers differ.
        let hangs = place.seals.iter().any(|s| s.line == n);
        let above = gbt9704::LINE * line.blank + (gbt9704::LINE * (line.height - 1)) / 2;
        match above > Length::ZERO {
            true if hangs || line.height > 1 => out.push(paragraph::blank(above)),
            true => element.first_or_new("w:pPr").push(spacing(above, Length::ZERO, gbt9704::LINE)),
            false => {}
        }
        hang(&mut element, n, line, signature, &place, media);
        out.push(element);
        if line.height > 1 {
            out.push(paragraph::blank((gbt9704::LINE * (line.height - 1)) / 2));
        }
    }
    let last = out.pop();
    out.into_iter().map(keep_with_next).chain(last).map(|p| revision::whole(p, signature.mark)).collect()
}

/// One line: a single text by its indent, further ones by tabulators.
fn line(line: &Line, signature: &Signature, styles: &StyleSheet) -> Element {
    let text = |part: Part| match part {
        Part::Organ(n) => signature.organs[n].as_str(),
        Part::Name(n) => signature.stamps[n].as_str(),
        Part::Date => signature.date.as_str(),
    };
    let (first, rest) = line.parts.split_first().expect("no line is empty");
    let (mut align, mut indent) = (Alignment::Left, Indent { left: first.1, ..Indent::default() });
    let sealed = styles.choices.sealing == Sealing::Sealed || !signature.stamps.is_empty();
    if first.0 == Part::Date && sealed {
        // Clause 7.3.5.1 counts from the right; so does the file, as readers differ over the width of the date.
        let right = gbt9704::TYPE_AREA_WIDTH - first.1 - half_cells(width_in_half_cells(&signature.date));
        (align, indent) = (Alignment::Right, Indent { right, ..Indent::default() });
    }
    let mut element = plain(names::SIGNATURE, text(first.0));
    for (part, _) in rest {
        element.children.push(Node::Element(el("w:r").child(el("w:tab"))));
        element.children.extend(paragraph::runs(text(*part)));
    }
    let properties = element.first_or_new("w:pPr");
    if !rest.is_empty() {
        let stops = rest.iter().map(|(_, left)| val("w:tab", "left").attr("w:pos", left.to_twips()));
        properties.push(el("w:tabs").children(stops));
    }
    properties.push(indent.exact());
    properties.push(alignment(align));
    element
}

/// The seals of a line, tied to its paragraph.
fn hang(element: &mut Element, n: usize, line: &Line, signature: &Signature, place: &Placement, media: &mut Media) {
    // The paragraph is one line high and stands in the middle of its place.
    let within = (gbt9704::LINE * (line.height - 1)) / 2;
    for seal in place.seals.iter().filter(|s| s.line == n) {
        let alt = match signature.stamps.get(seal.organ) {
            Some(name) => format!("签名章：{name}"),
            None => format!("印章：{}", signature.organs[seal.organ]),
        };
        let run = media.anchored(seal.seal, seal.left, seal.top - within, &alt);
        element.children.push(Node::Element(run));
    }
}
