//! Bookmarks.

use super::object::{name, text};
use super::sheet::File;
use crate::page::OutlineEntry;
use lopdf::{ObjectId, dictionary};

/// A bookmark among the others.
struct Node {
    object: ObjectId,
    /// Place of the one that holds it; `None` at the outermost.
    parent: Option<usize>,
    /// Places of those within it.
    within: Vec<usize>,
    /// How many are within it at any depth.
    count: i64,
}

/// Adds the bookmarks, nested by level; `None` where there is none. Returns their root.
pub(super) fn add(file: &mut File<'_>, entries: &[OutlineEntry]) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = file.document.new_object_id();
    let nodes = nest(file, entries);
    let tops: Vec<usize> = (0..nodes.len()).filter(|&i| nodes[i].parent.is_none()).collect();
    for (at, entry) in entries.iter().enumerate() {
        let siblings = nodes[at].parent.map_or(&tops, |p| &nodes[p].within);
        add_entry(file, entry, &nodes, at, siblings, root);
    }
    let (first, last) = (nodes[tops[0]].object, nodes[tops[tops.len() - 1]].object);
    let count = i64::try_from(entries.len()).expect("few bookmarks");
    let dict = dictionary! { "Type" => name("Outlines"), "First" => first, "Last" => last, "Count" => count };
    file.document.set_object(root, dict);
    Some(root)
}

/// Each bookmark lies within the nearest earlier one of a lower level.
fn nest(file: &mut File<'_>, entries: &[OutlineEntry]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(entries.len());
    let mut open: Vec<usize> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        open.retain(|&o| entries[o].level < entry.level);
        let parent = open.last().copied();
        open.iter().for_each(|&o| nodes[o].count += 1);
        if let Some(parent) = parent {
            nodes[parent].within.push(at);
        }
        nodes.push(Node { object: file.document.new_object_id(), parent, within: Vec::new(), count: 0 });
        open.push(at);
    }
    nodes
}

fn add_entry(file: &mut File<'_>, entry: &OutlineEntry, nodes: &[Node], at: usize, siblings: &[usize], root: ObjectId) {
    let node = &nodes[at];
    let place = siblings.binary_search(&at).expect("a bookmark is among its siblings");
    let page = file.sheets[entry.page.min(file.sheets.len() - 1)].page;
    let mut dict = dictionary! {
        "Title" => text(&entry.title),
        "Parent" => node.parent.map_or(root, |p| nodes[p].object),
        "Dest" => super::object::place(page, entry.top),
    };
    if place > 0 {
        dict.set("Prev", nodes[siblings[place - 1]].object);
    }
    if let Some(&next) = siblings.get(place + 1) {
        dict.set("Next", nodes[next].object);
    }
    if let (Some(&first), Some(&last)) = (node.within.first(), node.within.last()) {
        dict.set("First", nodes[first].object);
        dict.set("Last", nodes[last].object);
        dict.set("Count", node.count);
    }
    file.document.set_object(node.object, dict);
}
