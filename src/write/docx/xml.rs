//! XML as a small tree: everything in the package is built as one, put in schema order and serialised in one place, so
//! that nothing is escaped twice or not at all.

use super::order;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::sync::Arc;

/// An element with its prefixed name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    pub(super) name: Cow<'static, str>,
    pub(super) attributes: Vec<(Cow<'static, str>, String)>,
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
    Written(Arc<Written>),
}

/// XML that is finished: in the order of the schema, escaped, and with nothing in it that is still to be numbered, named,
/// marked or taken out. Nobody looks into it.
#[derive(Debug, PartialEq)]
pub(super) struct Written {
    xml: String,
    /// Whether there are names in it that the root must declare.
    pub(super) has_choices: bool,
}

impl Written {
    /// Of some content in its order.
    pub(super) fn of(content: Vec<Node>) -> Written {
        let mut about = el("");
        about.children = content;
        let mut has_choices = false;
        about.visit(&mut |e| has_choices |= e.name == CHOICES);
        let mut xml = String::new();
        about.in_schema_order().children.iter().for_each(|node| node.write(&mut xml));
        Written { xml, has_choices }
    }

    /// How many bytes it is.
    pub(super) fn len(&self) -> usize {
        self.xml.len()
    }
}

/// What word processors may choose of, whose names the root declares.
pub(super) const CHOICES: &str = "mc:AlternateContent";

impl Node {
    fn write(&self, out: &mut String) {
        match self {
            Node::Element(e) => e.write(out),
            Node::Text(t) => escape(t, out),
            Node::Written(written) => out.push_str(&written.xml),
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

/// An empty element.
pub(super) fn el(name: &'static str) -> Element {
    Element { name: name.into(), attributes: Vec::new(), children: Vec::new() }
}

/// An element with `w:val` alone, the commonest of WordprocessingML.
pub(super) fn val(name: &'static str, value: impl ToString) -> Element {
    el(name).attr("w:val", value)
}

impl Element {
    pub(super) fn attr(mut self, name: &'static str, value: impl ToString) -> Element {
        self.attributes.push((name.into(), value.to_string()));
        self
    }

    pub(super) fn child(mut self, child: Element) -> Element {
        self.push(child);
        self
    }

    pub(super) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub(super) fn text(mut self, text: impl Into<String>) -> Element {
        self.children.push(Node::Text(text.into()));
        self
    }

    pub(super) fn push(&mut self, child: Element) {
        self.children.push(Node::Element(child));
    }

    /// The children that are elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|n| match n {
            Node::Element(e) => Some(e),
            Node::Text(_) | Node::Written(_) => None,
        })
    }

    /// The first child of that name, made as the first child where there is none.
    pub(super) fn first_or_new(&mut self, name: &'static str) -> &mut Element {
        let named = |n: &Node| matches!(n, Node::Element(e) if e.name == name);
        let at = self.children.iter().position(named).unwrap_or_else(|| {
            self.children.insert(0, Node::Element(el(name)));
            0
        });
        match &mut self.children[at] {
            Node::Element(e) => e,
            Node::Text(_) | Node::Written(_) => unreachable!("only an element was looked for"),
        }
    }

    /// Lets `change` see this element and everything in it.
    pub(super) fn visit(&mut self, change: &mut impl FnMut(&mut Element)) {
        change(self);
        for node in &mut self.children {
            if let Node::Element(e) = node {
                e.visit(change);
            }
        }
    }

    /// Puts the children of every element whose order the schema fixes into that order.
    pub(super) fn in_schema_order(mut self) -> Element {
        self.visit(&mut |e| {
            if let Some(order) = order::of(&e.name).filter(|_| e.children.len() > 1) {
                e.children.sort_by_key(|n| match n {
                    Node::Element(c) => order.iter().position(|o| *o == c.name).unwrap_or(order.len()),
                    Node::Text(_) | Node::Written(_) => order.len(),
                });
            }
        });
        self
    }

    /// A whole part of the package.
    pub(super) fn to_part(&self) -> Vec<u8> {
        let mut out = String::with_capacity(1 << 12);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        self.children.iter().for_each(|node| node.write(out));
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'&' | b'<' | b'>' | b'"')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Reads what docx-rs wrote for one block.
///
/// # Panics
/// When it is not one well-formed element: its text was checked before, so that would be a fault of ours or of docx-rs.
pub(super) fn parse(xml: &[u8]) -> Element {
    let mut reader = Reader::from_reader(xml);
    let mut open: Vec<Element> = Vec::new();
    loop {
        let done = match reader.read_event().expect("docx-rs writes well-formed XML") {
            Event::Start(tag) => {
                open.push(start(&tag));
                None
            }
            Event::Empty(tag) => close(&mut open, start(&tag)),
            Event::End(_) => {
                let element = open.pop().expect("every end has its beginning");
                close(&mut open, element)
            }
            Event::Text(t) => {
                add_text(&mut open, &t.decode().expect("docx-rs writes UTF-8"));
                None
            }
            Event::GeneralRef(r) => {
                let name = r.decode().expect("docx-rs writes UTF-8");
                add_text(&mut open, resolve_predefined_entity(&name).expect("docx-rs uses XML's own entities"));
                None
            }
            Event::Eof => panic!("docx-rs writes whole elements"),
            _ => None,
        };
        if let Some(element) = done {
            return element;
        }
    }
}

fn close(open: &mut [Element], element: Element) -> Option<Element> {
    match open.last_mut() {
        None => Some(element),
        Some(parent) => {
            parent.push(element);
            None
        }
    }
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

fn start(tag: &BytesStart<'_>) -> Element {
    let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("docx-rs writes UTF-8");
    let attributes = tag.attributes().map(|a| {
        let a = a.expect("docx-rs writes well-formed attributes");
        (Cow::Owned(utf8(a.key.as_ref())), utf8(&a.value))
    });
    Element { name: utf8(tag.name().as_ref()).into(), attributes: attributes.collect(), children: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_alike() {
        let xml = "<w:p><w:r a=\"1\"><w:t>甲&lt;&amp;&gt;&quot;𠀀</w:t></w:r></w:p>";
        let mut out = String::new();
        parse(xml.as_bytes()).write(&mut out);
        assert_eq!(out, xml);
    }

    #[test]
    fn what_is_finished_is_written_as_its_elements_are() {
        let run = |first: Element| el("w:r").child(el("w:rPr").child(val("w:sz", 32)).child(first)).text("甲<&>\"乙");
        let choice = el(CHOICES).child(el("mc:Fallback").child(val("w:spacing", -20)));
        for (content, has_choices) in [(run(val("w:rStyle", "GwStrong")), false), (run(choice), true)] {
            let about = |node: Node| Element { children: vec![node], ..el("w:p") };
            let written = Written::of(vec![content.clone().into()]);
            assert_eq!(written.has_choices, has_choices);
            let finished = about(Node::Written(Arc::new(written))).in_schema_order();
            assert_eq!(finished.elements().count(), 0, "nobody looks into it");
            let looked_into = about(content.into()).in_schema_order();
            assert_eq!(finished.to_part(), looked_into.to_part());
        }
    }

    #[test]
    fn children_come_in_schema_order() {
        let p = el("w:pPr").child(el("w:jc")).child(el("w:pBdr")).child(el("w:pStyle")).in_schema_order();
        assert_eq!(p.elements().map(|e| e.name.as_ref()).collect::<Vec<_>>(), ["w:pStyle", "w:pBdr", "w:jc"]);
    }
}
