//! Marks in a paper that is no revision of another, such as a comparison table: lines through and below the words, and
//! nothing that a word processor would ask anybody to accept.

use crate::document::Mark;
use crate::page::Colour;
use crate::style::revision::ink;
use crate::write::docx::look::hex;
use crate::write::docx::xml::{Element, Node, val};

/// Makes every tracked change a look of its words.
pub(in crate::write::docx) fn show(element: &mut Element) {
    let is_changed = |node: &Node| matches!(node, Node::Element(e) if CHANGES.contains(&&*e.name));
    if !element.children.iter().any(is_changed) {
        for node in &mut element.children {
            if let Node::Element(child) = node {
                show(child);
            }
        }
        return;
    }
    for node in std::mem::take(&mut element.children) {
        let Node::Element(mut child) = node else {
            element.children.push(node);
            continue;
        };
        let mark = match &*child.name {
            "w:ins" => Mark::Inserted,
            "w:del" => Mark::Deleted,
            "w:cellMerge" | "w:sectPrChange" => continue,
            _ => Mark::None,
        };
        show(&mut child);
        match mark {
            Mark::None => element.push(child),
            // Of the end of a paragraph or of a row nothing shows.
            _ => element.children.extend(child.children.into_iter().map(|run| look(run, mark))),
        }
    }
}

/// What [`show`] finds.
const CHANGES: [&str; 4] = ["w:ins", "w:del", "w:cellMerge", "w:sectPrChange"];

fn look(node: Node, mark: Mark) -> Node {
    let Node::Element(mut run) = node else { return node };
    run.visit(&mut |e| {
        if e.name == "w:delText" {
            e.name = "w:t".into();
        }
    });
    let properties = run.first_or_new("w:rPr");
    properties.push(val("w:color", hex(ink(mark, Colour::BLACK))));
    properties.push(if mark == Mark::Deleted { val("w:strike", 1) } else { val("w:u", "single") });
    Node::Element(run)
}
