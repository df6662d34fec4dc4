//! Tracked changes: `w:ins` and `w:del` about runs, and in the properties of paragraphs and rows whose end they are.
//!
//! Here and in the parts about sections and tables the elements have neither number nor name; [`stamp`] gives both in
//! one pass, so that numbers are different and the same every time.

mod section;
mod shown;
mod table;

pub(super) use section::{Break, breaks, imprint_sheet, orientation, sheet_change};
pub(super) use shown::show;
pub(super) use table::{is_marked, mark as mark_table};

use super::xml::{Element, Node, el};
use crate::base::date::moment;
use crate::document::{Mark, Revision};

/// The element about what was put in or taken out.
pub(super) const fn tag(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::None => None,
        Mark::Inserted => Some("w:ins"),
        Mark::Deleted => Some("w:del"),
    }
}

/// Content of a paragraph as one change. A link stays about it: it cannot stand within one.
pub(super) fn about(nodes: Vec<Node>, mark: Mark) -> Vec<Node> {
    let Some(name) = tag(mark) else { return nodes };
    let mut out: Vec<Node> = Vec::new();
    for node in nodes {
        match node {
            Node::Element(mut link) if link.name == "w:hyperlink" => {
                link.children = about(link.children, mark);
                out.push(Node::Element(link));
            }
            Node::Element(mut run) => {
                if mark == Mark::Deleted {
                    run.visit(&mut |e| {
                        if e.name == "w:t" {
                            e.name = "w:delText".into()
                        }
                    });
                }
                match out.last_mut() {
                    Some(Node::Element(change)) if change.name == name => change.push(run),
                    _ => out.push(Node::Element(el(name).child(run))),
                }
            }
            text => out.push(text),
        }
    }
    out
}

/// A paragraph of which all is one change, its end included.
pub(super) fn whole(mut p: Element, mark: Mark) -> Element {
    if mark == Mark::None {
        return p;
    }
    let (properties, content) =
        p.children.into_iter().partition(|n| matches!(n, Node::Element(e) if e.name == "w:pPr"));
    p.children = properties;
    p.children.extend(about(content, mark));
    end(&mut p, mark);
    p
}

/// Marks the end of a paragraph.
pub(super) fn end(p: &mut Element, mark: Mark) {
    if let Some(name) = tag(mark) {
        p.first_or_new("w:pPr").first_or_new("w:rPr").push(el(name));
    }
}

/// Marks a row.
pub(super) fn row(row: &mut Element, mark: Mark) {
    if let Some(name) = tag(mark) {
        row.first_or_new("w:trPr").push(el(name));
    }
}

/// Numbers every change, behind so many numbers, and says whose it is; tells the last number.
pub(super) fn stamp(part: &mut Element, behind: usize, Revision { author, date }: &Revision) -> usize {
    const CHANGES: [&str; 4] = ["w:ins", "w:del", "w:cellMerge", "w:sectPrChange"];
    let mut number = behind;
    let moment = moment(date);
    part.visit(&mut |e| {
        if CHANGES.contains(&&*e.name) {
            number += 1;
            let mut attributes = vec![("w:id".into(), number.to_string()), ("w:author".into(), author.clone())];
            attributes.extend(moment.iter().map(|m| ("w:date".into(), m.clone())));
            e.attributes.splice(0..0, attributes);
        }
    });
    number
}
