//! Bookmarks, and the lines that lead to them. Neither changes the look.

use super::names;
use super::xml::{Element, Node, el, val};

/// Names the first paragraph of a block; of a table that of its first cell.
pub(super) fn name(elements: &mut [Element], name: Option<&str>) {
    // What parts two tables is no part of the second.
    let at = elements.iter().position(|e| e.name == "w:tbl").unwrap_or(0);
    let (Some(name), Some(first)) = (name, elements.get_mut(at)) else { return };
    let mut is_done = false;
    first.visit(&mut |e| {
        if e.name == "w:p" && !is_done {
            let at = behind_properties(e);
            e.children.insert(at, el("w:bookmarkStart").attr("w:name", name).into());
            e.push(el("w:bookmarkEnd"));
            is_done = true;
        }
    });
}

/// Numbers the bookmarks, which end one after the other, behind so many changes; tells the last number.
pub(super) fn number(body: &mut Element, changes: usize) -> usize {
    let mut number = changes;
    body.visit(&mut |e| {
        let begins = e.name == "w:bookmarkStart";
        if begins || e.name == "w:bookmarkEnd" {
            number += usize::from(begins);
            e.attributes.insert(0, ("w:id".into(), number.to_string()));
        }
    });
    number
}

/// Lets a paragraph lead to a bookmark, unless it leads elsewhere.
pub(super) fn lead(elements: &mut [Element], name: Option<&str>) {
    let (Some(name), [paragraph]) = (name, elements) else { return };
    if paragraph.elements().any(|e| e.name == "w:hyperlink") {
        return;
    }
    let at = behind_properties(paragraph);
    let mut link = el("w:hyperlink").attr("w:anchor", name).attr("w:history", 1);
    link.children = paragraph.children.split_off(at);
    // Without a style of their own LibreOffice would show them blue and underlined.
    link.visit(&mut |e| {
        if e.name == "w:r" && !e.first_or_new("w:rPr").elements().any(|p| p.name == "w:rStyle") {
            e.first_or_new("w:rPr").children.insert(0, Node::Element(val("w:rStyle", names::LINK)));
        }
    });
    paragraph.push(link);
}

fn behind_properties(paragraph: &Element) -> usize {
    paragraph.children.iter().take_while(|n| matches!(n, Node::Element(e) if e.name == "w:pPr")).count()
}
