//! The logical structure of a PDF: complete, in order, with heads that say what they are the heads of.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

const KINDS: [&str; 17] = [
    "Document",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "Link",
    "Reference",
    "Note",
    "Lbl",
    "Figure",
    "Table",
    "TR",
    "TH",
    "TD",
];

/// What is wrong with a structure.
pub(super) fn faults(document: &Document, out: &mut Vec<String>) {
    let root = document.catalog().and_then(|c| c.get_deref(b"StructTreeRoot", document)).and_then(Object::as_dict);
    let Ok(root) = root else { return };
    let mut walk = Walk { document, out, last_rank: 0, names: BTreeSet::new(), sequences: BTreeMap::new() };
    walk.kids(root, "Root", None, None, 0);
    let sequences = walk.sequences;
    back(document, root, &sequences, out);
}

struct Walk<'d, 'o> {
    document: &'d Document,
    out: &'o mut Vec<String>,
    last_rank: u32,
    /// The names of elements.
    names: BTreeSet<Vec<u8>>,
    /// Page and number of every sequence that an element holds, with the element.
    sequences: BTreeMap<(ObjectId, i64), Option<ObjectId>>,
}

impl<'d> Walk<'d, '_> {
    fn kids(&mut self, dict: &'d Dictionary, kind: &str, own: Option<ObjectId>, page: Option<ObjectId>, depth: usize) {
        if depth > 32 {
            self.out.push("the structure leads in a circle".to_owned());
            return;
        }
        let Ok(kids) = dict.get_deref(b"K", self.document) else { return };
        let single = std::slice::from_ref(kids);
        for kid in kids.as_array().map_or(single, Vec::as_slice) {
            let Ok((id, object)) = self.document.dereference(kid) else { continue };
            if let Ok(number) = object.as_i64() {
                self.sequence(page, number, own);
            } else if let Ok(inner) = object.as_dict() {
                self.kid(inner, kind, id, own, page, depth);
            }
        }
    }

    fn kid(
        &mut self,
        dict: &'d Dictionary,
        above: &str,
        id: Option<ObjectId>,
        own: Option<ObjectId>,
        page: Option<ObjectId>,
        depth: usize,
    ) {
        let page = dict.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        match dict.get(b"Type").and_then(Object::as_name).unwrap_or(b"StructElem") {
            b"MCR" => {
                if let Ok(number) = dict.get(b"MCID").and_then(Object::as_i64) {
                    self.sequence(page, number, own);
                }
            }
            b"OBJR" => {}
            _ => {
                let kind = dict.get(b"S").and_then(Object::as_name).map(String::from_utf8_lossy).unwrap_or_default();
                self.element(dict, &kind, above);
                self.kids(dict, &kind, id, page, depth + 1);
            }
        }
    }

    fn element(&mut self, dict: &Dictionary, kind: &str, above: &str) {
        if !KINDS.contains(&kind) {
            self.out.push(format!("{kind} is no structure element of papers"));
        }
        let fits = match above {
            "Root" => kind == "Document",
            "Table" => kind == "TR",
            "TR" => matches!(kind, "TH" | "TD"),
            "Document" => !matches!(kind, "TR" | "TH" | "TD" | "Reference" | "Note" | "Lbl"),
            "Note" => kind == "Lbl",
            "Reference" => kind == "Link",
            _ => kind != "Lbl",
        };
        if !fits {
            self.out.push(format!("a {above} holds a {kind}"));
        }
        if let Some(rank) = kind.strip_prefix('H').and_then(|n| n.parse::<u32>().ok()) {
            if rank > self.last_rank + 1 {
                self.out.push(format!("a heading of rank {rank} follows one of {}", self.last_rank));
            }
            self.last_rank = rank;
        }
        let attributes = dict.get_deref(b"A", self.document).and_then(Object::as_dict);
        if kind == "TH" && !attributes.is_ok_and(|a| a.has(b"Scope")) {
            self.out.push("a head cell does not say of what it is the head".to_owned());
        }
        if kind == "Note" {
            match dict.get(b"ID").and_then(Object::as_str) {
                Ok(name) if self.names.insert(name.to_vec()) => {}
                Ok(_) => self.out.push("two footnotes have one name".to_owned()),
                Err(_) => self.out.push("a footnote has no name".to_owned()),
            }
        }
        if kind == "Figure" && !dict.has(b"Alt") {
            self.out.push("a figure has no words".to_owned());
        }
    }

    fn sequence(&mut self, page: Option<ObjectId>, number: i64, own: Option<ObjectId>) {
        let Some(page) = page else {
            self.out.push("a sequence is on no page".to_owned());
            return;
        };
        if self.sequences.insert((page, number), own).is_some() {
            self.out.push("a sequence belongs to two elements".to_owned());
        }
    }
}

/// Every sequence on a page leads back to the element that holds it, and every element's sequence is on its page.
fn back(
    document: &Document,
    root: &Dictionary,
    sequences: &BTreeMap<(ObjectId, i64), Option<ObjectId>>,
    out: &mut Vec<String>,
) {
    let tree = root.get_deref(b"ParentTree", document).and_then(Object::as_dict);
    let Ok(nums) = tree.and_then(|t| t.get_deref(b"Nums", document)).and_then(Object::as_array) else {
        out.push("there is no way back from sequences to elements".to_owned());
        return;
    };
    let lists: BTreeMap<i64, &Object> = nums.chunks(2).filter_map(|p| Some((p[0].as_i64().ok()?, p.get(1)?))).collect();
    let mut shown = BTreeSet::new();
    for (n, id) in document.get_pages() {
        let page = document.get_dictionary(id).expect("a page");
        let key = page.get(b"StructParents").and_then(Object::as_i64).unwrap_or(-1);
        let list = lists.get(&key).and_then(|o| document.dereference(o).ok()).and_then(|(_, o)| o.as_array().ok());
        for number in numbers(document, id) {
            shown.insert((id, number));
            let held = sequences.get(&(id, number)).copied().flatten();
            let led = usize::try_from(number).ok().and_then(|at| list?.get(at)?.as_reference().ok());
            if held.is_none() || led != held {
                out.push(format!("page {n}: sequence {number} leads back to {led:?}, held by {held:?}"));
            }
        }
    }
    let lost = sequences.keys().filter(|k| !shown.contains(*k)).count();
    if lost > 0 {
        out.push(format!("{lost} sequences are held and not shown"));
    }
}

fn numbers(document: &Document, page: ObjectId) -> Vec<i64> {
    let content = Content::decode(&document.get_page_content(page)).map(|c| c.operations).unwrap_or_default();
    let marked = content.iter().filter(|o| o.operator == "BDC");
    marked.filter_map(|o| o.operands.get(1)?.as_dict().ok()?.get(b"MCID").ok()?.as_i64().ok()).collect()
}
