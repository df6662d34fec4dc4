//! A reader of `word/document.xml` that knows of tracked changes what ECMA-376 says, and nothing of the writer.

use hongtou::document::Document;
use hongtou::style::{Choices, StyleSheet};
use hongtou::write::docx;
use quick_xml::events::{BytesStart, Event};
use std::io::Read;

/// An element, or text.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

impl Element {
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|n| if let Node::Element(e) = n { Some(e) } else { None })
    }

    fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.name == name)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// This element and all below.
    pub(super) fn all(&self) -> Vec<&Element> {
        let mut out = vec![self];
        self.elements().for_each(|e| out.extend(e.all()));
        out
    }
}

/// `w:body` of the written paper.
pub(super) fn body(document: &Document) -> Element {
    body_of(&docx::write(document, &StyleSheet::new(Choices::default())).expect("the paper can be written"))
}

/// The body of a written file. What its footnotes say stands where they are referred to.
pub(super) fn body_of(bytes: &[u8]) -> Element {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut read = |name: &str| {
        let mut xml = String::new();
        zip.by_name(name).ok()?.read_to_string(&mut xml).expect("UTF-8");
        Some(parse(&xml))
    };
    let mut body = read("word/document.xml").expect("the part").child("w:body").expect("a body").clone();
    if let Some(notes) = read("word/footnotes.xml") {
        let mut left: Vec<&Element> = notes.elements().filter(|n| n.attribute("w:type").is_none()).collect();
        say_notes(&mut body, "", &mut left);
        assert!(left.is_empty(), "footnotes that nothing refers to");
    }
    body
}

/// Puts the words of footnotes in the place of the references; both must have one fate, and the numbers follow the text.
fn say_notes(e: &mut Element, fate: &str, left: &mut Vec<&Element>) {
    let fate = if matches!(&*e.name, "w:ins" | "w:del") { e.name.clone() } else { fate.to_owned() };
    for node in &mut e.children {
        let Node::Element(child) = node else { continue };
        if child.name != "w:footnoteReference" {
            say_notes(child, &fate, left);
            continue;
        }
        let note = left.remove(0);
        assert_eq!(child.attribute("w:id"), note.attribute("w:id"), "numbers in the order of the text");
        let changes = note.all().into_iter().filter(|e| matches!(&*e.name, "w:ins" | "w:del"));
        let own = changes.map(|e| e.name.clone()).next().unwrap_or_default();
        assert_eq!(own, fate, "a footnote has the fate of its reference");
        let words: String = note.elements().map(text).collect();
        *child =
            Element { name: "w:t".into(), children: vec![Node::Text(format!("[^{words}]"))], ..Element::default() };
    }
}

fn parse(xml: &str) -> Element {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) => open.push(start(&tag)),
            Event::Empty(tag) => add(&mut open, Node::Element(start(&tag))),
            Event::End(_) => {
                let element = open.pop().expect("every end has its beginning");
                add(&mut open, Node::Element(element));
            }
            Event::Text(text) => add(&mut open, Node::Text(text.decode().expect("UTF-8").into_owned())),
            Event::Eof => return open.remove(0).elements().next().expect("a root").clone(),
            _ => {}
        }
    }
}

fn add(open: &mut [Element], node: Node) {
    open.last_mut().expect("something is open").children.push(node);
}

fn start(tag: &BytesStart<'_>) -> Element {
    let utf8 = |b: &[u8]| String::from_utf8(b.to_vec()).expect("UTF-8");
    let attributes = tag.attributes().map(|a| a.expect("an attribute"));
    Element {
        name: utf8(tag.name().as_ref()),
        attributes: attributes.map(|a| (utf8(a.key.as_ref()), utf8(&a.value))).collect(),
        children: Vec::new(),
    }
}

/// The body after every change was accepted (`drop` is `w:del`, `keep` is `w:ins`) or rejected (the reverse).
pub(super) fn settled(body: &Element, drop: &str, keep: &str) -> Element {
    element(body, drop, keep).expect("a body is never dropped")
}

fn element(e: &Element, drop: &str, keep: &str) -> Option<Element> {
    let row_dropped = e.name == "w:tr" && e.child("w:trPr").is_some_and(|p| p.child(drop).is_some());
    if row_dropped {
        return None;
    }
    let mut children = Vec::new();
    for node in &e.children {
        match node {
            Node::Text(_) => children.push(node.clone()),
            // Marks of paragraphs and rows are looked at where these are.
            Node::Element(c) if matches!(&*e.name, "w:rPr" | "w:trPr") => children.push(Node::Element(c.clone())),
            Node::Element(c) if c.name == drop => {}
            Node::Element(c) if c.name == keep => {
                let inner = element(c, drop, keep).expect("content is no row");
                children.extend(inner.children);
            }
            Node::Element(c) => children.extend(element(c, drop, keep).map(Node::Element)),
        }
    }
    let mut out = Element { children, ..e.clone() };
    if out.name == "w:delText" {
        out.name = "w:t".into();
    }
    if out.name == "w:tcPr" {
        merge(&mut out, drop);
    }
    join(&mut out, drop);
    // A table without rows is none, and a link about nothing.
    let is_hollow = match &*out.name {
        "w:tbl" => out.child("w:tr").is_none(),
        "w:hyperlink" => out.children.is_empty(),
        _ => false,
    };
    (!is_hollow).then_some(out)
}

/// A tracked merge says what the cell is before and after.
fn merge(properties: &mut Element, drop: &str) {
    let Some(change) = properties.child("w:cellMerge").cloned() else { return };
    let state = change.attribute(if drop == "w:del" { "w:vMerge" } else { "w:vMergeOrig" }).map(str::to_owned);
    properties.children.retain(|n| !matches!(n, Node::Element(e) if matches!(&*e.name, "w:cellMerge" | "w:vMerge")));
    if let Some(state) = state {
        let word = if state == "rest" { "restart" } else { "continue" };
        properties.children.push(Node::Element(Element {
            name: "w:vMerge".into(),
            attributes: vec![("w:val".into(), word.into())],
            children: Vec::new(),
        }));
    }
}

/// Joins each paragraph whose mark is dropped with the next.
fn join(parent: &mut Element, drop: &str) {
    if !matches!(&*parent.name, "w:body" | "w:tc") {
        return;
    }
    let mut carried: Vec<Node> = Vec::new();
    let mut out: Vec<Node> = Vec::new();
    let mut ends_dropped = false;
    for node in std::mem::take(&mut parent.children) {
        let Node::Element(mut e) = node else { continue };
        if e.name != "w:p" {
            assert!(carried.is_empty(), "text of a paragraph whose mark is gone would run into a {}", e.name);
            out.push(Node::Element(e));
            continue;
        }
        let properties = |n: &Node| matches!(n, Node::Element(p) if p.name == "w:pPr");
        let own = e.children.split_off(e.children.iter().take_while(|n| properties(n)).count());
        carried.extend(own);
        ends_dropped = mark(&e, drop);
        if !ends_dropped {
            e.children.append(&mut carried);
            out.push(Node::Element(e));
        }
    }
    assert!(!ends_dropped, "the last paragraph of a {} has no next one to be joined with", parent.name);
    parent.children = out;
}

fn mark(paragraph: &Element, name: &str) -> bool {
    let properties = paragraph.child("w:pPr").and_then(|p| p.child("w:rPr"));
    properties.is_some_and(|r| r.child(name).is_some())
}

/// What the body says: a line a paragraph, a line a row with its cells; merged cells say so. Paragraphs without height,
/// which only keep tables and sections apart, are left out.
pub(super) fn texts(body: &Element) -> Vec<String> {
    let mut out = Vec::new();
    for e in body.elements() {
        match &*e.name {
            "w:p" if style(e) == Some("GwSpacer") => {}
            "w:p" => out.push(format!("{} {}", style(e).unwrap_or("-"), text(e))),
            "w:tbl" => {
                out.push("table".into());
                let rows: Vec<Vec<String>> = e.elements().filter(|r| r.name == "w:tr").map(cells).collect();
                out.extend(rows.into_iter().map(|r| r.join(" | ")));
            }
            _ => {}
        }
    }
    out
}

fn style(paragraph: &Element) -> Option<&str> {
    paragraph.child("w:pPr")?.child("w:pStyle")?.attribute("w:val")
}

fn cells(row: &Element) -> Vec<String> {
    let cell = |c: &Element| {
        let lines: Vec<String> = c.elements().filter(|e| e.name == "w:p").map(text).collect();
        let merge = c.child("w:tcPr").and_then(|p| p.child("w:vMerge"));
        let goes_on = merge.is_some_and(|m| m.attribute("w:val") != Some("restart"));
        // Where a list of names breaks is the look of a file that nobody marked, and no part of its text.
        let list = |text: String| ["、", "，", "；"].iter().fold(text, |t, mark| t.replace(&format!("{mark}⏎"), mark));
        if goes_on { "″".to_owned() } else { list(lines.join("⏎")) }
    };
    row.elements().filter(|e| e.name == "w:tc").map(cell).collect()
}

fn text(paragraph: &Element) -> String {
    let mut out = String::new();
    for e in paragraph.all() {
        match &*e.name {
            "w:t" | "w:delText" => out
                .extend(e.children.iter().filter_map(|n| if let Node::Text(t) = n { Some(t.as_str()) } else { None })),
            "w:br" => out.push('⏎'),
            "w:drawing" => out.push('▦'),
            _ => {}
        }
    }
    out
}
