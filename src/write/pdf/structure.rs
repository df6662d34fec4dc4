//! The tree of structure elements: what is a heading, a paragraph, a cell, and in which order it is read.

use super::links::Area;
use super::object::{name, points, text};
use super::sheet::File;
use super::syntax::{Spelled, write_entry};
use crate::page::{TagId, TagRole, TagTree};
use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};

/// The standard structure type of a role.
pub(super) fn role_name(role: TagRole) -> &'static str {
    match role {
        TagRole::Heading(level) => ["H1", "H2", "H3", "H4", "H5", "H6"][usize::from(level.clamp(1, 6) - 1)],
        TagRole::Paragraph => "P",
        TagRole::Link => "Link",
        TagRole::Reference => "Reference",
        TagRole::Footnote => "Note",
        TagRole::Label => "Lbl",
        TagRole::Figure => "Figure",
        TagRole::Table => "Table",
        TagRole::Row => "TR",
        TagRole::HeadCell { .. } => "TH",
        TagRole::Cell { .. } => "TD",
    }
}

/// What the pages say of one element.
#[derive(Default)]
struct Element {
    /// Its object; `None` for one that nobody would hear, which stays out of the file.
    object: Option<ObjectId>,
    /// Its marked sequences: place among all of the paper, page, MCID.
    sequences: Vec<(usize, usize, usize)>,
    /// Its link annotations: object and page.
    areas: Vec<(ObjectId, usize)>,
    /// The elements within it, in reading order.
    parts: Vec<TagId>,
    /// Whether it has a place in the tree.
    is_heard: bool,
    /// The place where it or anything within it is first heard.
    first: Option<usize>,
}

/// Adds the tree and the way back from every marked sequence and annotation to its element; returns the root.
pub(super) fn add(file: &mut File<'_>, tags: &TagTree, areas: &[Area]) -> ObjectId {
    let mut elements: Vec<Element> = tags.iter().map(|_| Element::default()).collect();
    gather(file, &mut elements, areas);
    let tops = arrange(tags, &mut elements);
    for element in elements.iter_mut().filter(|e| e.is_heard) {
        element.object = Some(file.document.new_object_id());
    }
    let (root, top) = (file.document.new_object_id(), file.document.new_object_id());
    let mut spelled = Spelled::default();
    for (id, tag) in tags.iter() {
        let parent = tag.parent.map_or(Some(top), |p| elements[p.0 as usize].object);
        if let Some(object) = elements[id.0 as usize].object {
            let parent = parent.expect("what holds something heard is itself heard");
            spelled.add(object, |out| spell(file, tags, &elements, id, parent, out));
        }
    }
    file.spelled = spelled;
    let kids: Vec<Object> = tops.iter().filter_map(|t| elements[t.0 as usize].object).map(Object::from).collect();
    let document = dictionary! { "Type" => name("StructElem"), "S" => name("Document"), "P" => root, "K" => kids };
    file.document.set_object(top, document);
    let next = i64::try_from(file.sheets.len() + areas.len()).expect("few pages and links");
    let parents = parent_tree(file, &elements, areas, top);
    let mut tree = dictionary! {
        "Type" => name("StructTreeRoot"), "K" => vec![Object::from(top)],
        "ParentTree" => parents, "ParentTreeNextKey" => next,
    };
    if let Some(ids) = id_tree(tags, &elements) {
        tree.set("IDTree", file.document.add_object(ids));
    }
    file.document.set_object(root, tree);
    root
}

fn gather(file: &File, elements: &mut [Element], areas: &[Area]) {
    let mut place = 0;
    for (page, sheet) in file.sheets.iter().enumerate() {
        for (mcid, tag) in sheet.sequences.iter().enumerate() {
            let element = &mut elements[tag.0 as usize];
            element.sequences.push((place, page, mcid));
            element.first.get_or_insert(place);
            place += 1;
        }
    }
    for area in areas {
        let element = &mut elements[area.tag.0 as usize];
        element.areas.push((area.object, area.page));
        element.first.get_or_insert(place);
    }
}

/// Hangs each element below its parent and tells the parent when its parts are first heard; returns the topmost.
fn arrange(tags: &TagTree, elements: &mut [Element]) -> Vec<TagId> {
    let mut tops = Vec::new();
    for (id, tag) in tags.iter() {
        match tag.parent {
            Some(parent) => elements[parent.0 as usize].parts.push(id),
            None => tops.push(id),
        }
    }
    // Parents come before their parts, so backwards every part is settled before its parent.
    for at in (0..elements.len()).rev() {
        let parts = || elements[at].parts.iter().map(|p| &elements[p.0 as usize]);
        let first = parts().filter_map(|p| p.first).chain(elements[at].first).min();
        let role = tags.get(TagId(u32::try_from(at).expect("tags are numbered so"))).role;
        let is_heard = first.is_some() || holds_shape(role) || parts().any(|p| p.is_heard);
        (elements[at].first, elements[at].is_heard) = (first, is_heard);
    }
    tops
}

/// Empty cells hold their table in shape; anything else without content says nothing.
fn holds_shape(role: TagRole) -> bool {
    matches!(role, TagRole::Table | TagRole::Row | TagRole::HeadCell { .. } | TagRole::Cell { .. })
}

/// Spells the dictionary of an element.
fn spell(file: &File, tags: &TagTree, elements: &[Element], id: TagId, parent: ObjectId, out: &mut Vec<u8>) {
    let tag = tags.get(id);
    let element = &elements[id.0 as usize];
    out.extend(b"<</Type/StructElem/S/");
    out.extend(role_name(tag.role).as_bytes());
    let mut entry = |key, value| write_entry(key, &value, out);
    entry("P", parent.into());
    let home = element.sequences.first().map(|s| s.1).or(element.areas.first().map(|a| a.1));
    if let Some(home) = home {
        entry("Pg", file.sheets[home].page.into());
    }
    let kids = kids(file, tags, element, elements, home);
    if !kids.is_empty() {
        entry("K", kids.into());
    }
    if let Some(alt) = &tag.alt {
        entry("Alt", text(alt));
    }
    match tag.role {
        TagRole::Figure => entry("A", figure_attributes(file, id, home).into()),
        // PDF/UA-1 (7.9) wants each to have a name of its own.
        TagRole::Footnote => entry("ID", note_id(id)),
        TagRole::HeadCell { col_span, row_span } => entry("A", cell_attributes(col_span, row_span, true).into()),
        TagRole::Cell { col_span, row_span } if col_span > 1 || row_span > 1 => {
            entry("A", cell_attributes(col_span, row_span, false).into());
        }
        _ => {}
    }
    out.extend(b">>");
}

/// The name of a footnote's element, all of one length so that they sort as they are numbered.
fn note_id(id: TagId) -> Object {
    Object::String(format!("note{:010}", id.0).into_bytes(), StringFormat::Literal)
}

/// The way from the names of elements to them; `None` where none has a name.
fn id_tree(tags: &TagTree, elements: &[Element]) -> Option<Dictionary> {
    let notes = tags.iter().filter(|(_, tag)| tag.role == TagRole::Footnote);
    let pair = |(id, _): (TagId, _)| Some([note_id(id), elements[id.0 as usize].object?.into()]);
    let names: Vec<Object> = notes.filter_map(pair).flatten().collect();
    (!names.is_empty()).then(|| dictionary! { "Names" => names })
}

/// Where a figure stands, for readers that lay the text out anew and must keep it whole.
fn figure_attributes(file: &File, id: TagId, home: Option<usize>) -> Dictionary {
    let place = home.and_then(|page| file.sheets[page].figures.get(&id));
    let area = place.expect("a figure that is heard is drawn on its page").map(|l| Object::Real(points(l)));
    dictionary! { "O" => name("Layout"), "Placement" => name("Block"), "BBox" => area.to_vec() }
}

fn cell_attributes(col_span: usize, row_span: usize, is_head: bool) -> Dictionary {
    let mut dict = dictionary! { "O" => name("Table") };
    if is_head {
        dict.set("Scope", name("Column"));
    }
    for (key, span) in [("ColSpan", col_span), ("RowSpan", row_span)] {
        if span > 1 {
            dict.set(key, i64::try_from(span).expect("few columns and rows"));
        }
    }
    dict
}

/// What an element holds, in reading order: its own sequences and, between them, its parts where they are first heard;
/// then its footnotes.
fn kids(file: &File, tags: &TagTree, element: &Element, elements: &[Element], home: Option<usize>) -> Vec<Object> {
    let mut own = element.sequences.iter().peekable();
    let sequence = |&(_, page, mcid): &(usize, usize, usize)| {
        let mcid = i64::try_from(mcid).expect("a page has few sequences");
        match Some(page) == home {
            true => Object::Integer(mcid),
            false => dictionary! { "Type" => name("MCR"), "Pg" => file.sheets[page].page, "MCID" => mcid }.into(),
        }
    };
    let mut out = Vec::with_capacity(element.sequences.len() + element.parts.len() + element.areas.len());
    // Footnotes are read when all of what refers to them was, though it goes on on the next page.
    let is_note = |part: &&TagId| tags.get(**part).role == TagRole::Footnote;
    let parts = element.parts.iter().filter(|p| !is_note(p));
    for part in parts.map(|p| &elements[p.0 as usize]) {
        let Some(object) = part.object else { continue };
        if let Some(first) = part.first {
            while let Some(earlier) = own.next_if(|s| s.0 < first) {
                out.push(sequence(earlier));
            }
        }
        out.push(object.into());
    }
    out.extend(own.map(sequence));
    out.extend(element.parts.iter().filter(is_note).filter_map(|p| elements[p.0 as usize].object).map(Object::from));
    out.extend(element.areas.iter().map(|&(object, page)| {
        Object::from(dictionary! { "Type" => name("OBJR"), "Pg" => file.sheets[page].page, "Obj" => object })
    }));
    out
}

/// Page by page the element of each MCID, then the element of each annotation.
fn parent_tree(file: &mut File<'_>, elements: &[Element], areas: &[Area], top: ObjectId) -> ObjectId {
    let object = |tag: TagId| Object::from(elements[tag.0 as usize].object.unwrap_or(top));
    let pages = file.sheets.iter().map(|s| Object::Array(s.sequences.iter().map(|t| object(*t)).collect()));
    let values = pages.chain(areas.iter().map(|a| object(a.tag)));
    let numbers = (0i64..).zip(values).flat_map(|(key, value)| [Object::Integer(key), value]).collect::<Vec<_>>();
    file.document.add_object(dictionary! { "Nums" => numbers })
}
