//! XML of unknown origin as a tree: no entities but the five of XML, no DTD, bounded depth and size.

use super::{Fault, broken, harmful, too_large};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// How deep elements may nest. Word itself stays far below.
pub(in crate::parse) const MAX_DEPTH: usize = 256;

const MAX_NODES: usize = 2_000_000;

/// An element. Names are without their prefixes, which every program chooses as it likes.
#[derive(Debug, Default)]
pub(in crate::parse) struct Node {
    pub(in crate::parse) name: String,
    pub(in crate::parse) attributes: Vec<(String, String)>,
    pub(in crate::parse) children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub(in crate::parse) enum Child {
    Node(Node),
    Text(String),
}

impl Node {
    /// The value of an attribute.
    pub(in crate::parse) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The number that an attribute holds.
    pub(in crate::parse) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The elements directly in this one.
    pub(in crate::parse) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().filter_map(|c| if let Child::Node(node) = c { Some(node) } else { None })
    }

    /// The first element of a name directly in this one.
    pub(in crate::parse) fn child(&self, name: &str) -> Option<&Node> {
        self.nodes().find(|n| n.name == name)
    }

    /// Down a way of names.
    pub(in crate::parse) fn path(&self, names: &[&str]) -> Option<&Node> {
        names.iter().try_fold(self, |node, name| node.child(name))
    }

    /// `w:val` of the child of a name, the way in which Word states nearly everything.
    pub(in crate::parse) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// This element and everything below it, in order.
    pub(in crate::parse) fn below(&self) -> Vec<&Node> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            found.push(node);
            let children: Vec<&Node> = node.nodes().collect();
            open.extend(children.into_iter().rev());
        }
        found
    }

    /// All text below, run together.
    pub(in crate::parse) fn text(&self) -> String {
        let own = |n: &Node| -> String {
            n.children.iter().filter_map(|c| if let Child::Text(t) = c { Some(t.as_str()) } else { None }).collect()
        };
        self.below().into_iter().map(own).collect()
    }
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
pub(in crate::parse) fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let encoding = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::UTF_8, |(e, _)| e);
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    if malformed {
        return Err(broken("内部文字编码无效", "its inner text is in no valid encoding"));
    }
    Ok(text.into_owned())
}

/// Refuses what no office program writes and what serves attacks.
pub(in crate::parse) fn doctype() -> Fault {
    harmful("内有 DTD 声明（可用于实体炸弹）", "it declares a DTD, as entity bombs do")
}

/// Refuses what would exhaust the stack.
pub(in crate::parse) fn too_deep() -> Fault {
    harmful("内部嵌套超过 256 层", "its elements nest deeper than 256")
}

/// Reads a part into its root element.
pub(in crate::parse) fn parse(bytes: &[u8]) -> Result<Node, Fault> {
    let text = decode(bytes)?;
    let mut reader = Reader::from_str(&text);
    let mut tree = Tree { open: vec![Node::default()], count: 0 };
    loop {
        match reader.read_event().map_err(invalid)? {
            Event::Start(e) => tree.start(&e)?,
            Event::Empty(e) => {
                tree.start(&e)?;
                tree.end();
            }
            Event::End(_) => tree.end(),
            Event::Text(t) => tree.text(&t.decode().map_err(invalid)?),
            Event::CData(t) => tree.text(&t.decode().map_err(invalid)?),
            Event::GeneralRef(r) => tree.text(&reference(&r)?),
            Event::DocType(_) => return Err(doctype()),
            Event::Eof => break,
            _ => {}
        }
    }
    let [document] = tree.open.as_mut_slice() else { return Err(invalid("an element is not closed")) };
    let root = document.children.drain(..).find_map(|c| if let Child::Node(node) = c { Some(node) } else { None });
    root.ok_or_else(|| invalid("no element"))
}

fn invalid(reason: impl ToString) -> Fault {
    broken("内部结构无效", &reason.to_string())
}

/// What `&…;` stands for.
pub(in crate::parse) fn reference(r: &BytesRef) -> Result<String, Fault> {
    if let Some(c) = r.resolve_char_ref().map_err(invalid)? {
        return Ok(c.to_string());
    }
    let name = r.decode().map_err(invalid)?;
    resolve_predefined_entity(&name).map(str::to_owned).ok_or_else(|| invalid(format!("&{name};")))
}

/// The attributes of an element, by their names without prefix.
pub(in crate::parse) fn attributes(e: &BytesStart) -> Result<Vec<(String, String)>, Fault> {
    let mut list = Vec::new();
    for attribute in e.attributes().with_checks(false) {
        let attribute = attribute.map_err(invalid)?;
        let raw = std::str::from_utf8(&attribute.value).map_err(invalid)?;
        let value = quick_xml::escape::unescape(raw).map_err(invalid)?.into_owned();
        list.push((local(attribute.key.local_name().as_ref()), value));
    }
    Ok(list)
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// The elements that are open, the document itself first.
struct Tree {
    open: Vec<Node>,
    count: usize,
}

impl Tree {
    fn start(&mut self, e: &BytesStart) -> Result<(), Fault> {
        self.count += 1;
        if self.count > MAX_NODES {
            return Err(too_large(format!("{MAX_NODES} 个元素")));
        }
        if self.open.len() > MAX_DEPTH {
            return Err(too_deep());
        }
        let name = local(e.local_name().as_ref());
        self.open.push(Node { name, attributes: attributes(e)?, children: Vec::new() });
        Ok(())
    }

    fn end(&mut self) {
        if self.open.len() > 1 {
            let node = self.open.pop().expect("more than one is open");
            self.open.last_mut().expect("the document is never closed").children.push(Child::Node(node));
        }
    }

    fn text(&mut self, text: &str) {
        let children = &mut self.open.last_mut().expect("the document is never closed").children;
        match children.last_mut() {
            Some(Child::Text(before)) => before.push_str(text),
            _ => children.push(Child::Text(text.to_owned())),
        }
    }
}
