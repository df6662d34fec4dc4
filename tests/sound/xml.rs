//! A small strict reader of XML.

use quick_xml::events::{BytesStart, Event};

/// An element, without its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
}

impl Element {
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|e| e.name == name)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// `w:val` of a child.
    pub(super) fn value(&self, child: &str) -> Option<&str> {
        self.child(child)?.attribute("w:val")
    }

    /// This element and all below, in order.
    pub(super) fn all(&self) -> Vec<&Element> {
        let mut out = vec![self];
        self.children.iter().for_each(|e| out.extend(e.all()));
        out
    }

    pub(super) fn named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.all().into_iter().filter(move |e| e.name == name)
    }
}

/// Reads a whole document.
///
/// # Errors
/// When it is not well formed.
pub(super) fn parse(text: &str) -> Result<Element, String> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => open.last_mut().ok_or("too many ends")?.children.push(element(&start)?),
            Event::End(_) => {
                let done = open.pop().ok_or("too many ends")?;
                open.last_mut().ok_or("too many ends")?.children.push(done);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match &mut open[..] {
        [root] if root.children.len() == 1 => Ok(root.children.remove(0)),
        [_] => Err("it has not one root".to_owned()),
        _ => Err("it ends within an element".to_owned()),
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let word = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_owned).map_err(|e| e.to_string());
    let mut attributes: Vec<(String, String)> = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|e| e.to_string())?;
        attributes.push((word(attribute.key.as_ref())?, word(&attribute.value)?));
    }
    Ok(Element { name: word(start.name().as_ref())?, attributes, children: Vec::new() })
}

#[test]
fn what_is_not_well_formed_is_refused() {
    assert!(parse("<a b=\"1\"><c/>x</a>").is_ok());
    for wrong in ["<a><b></a></b>", "<a>", "<a b=1/>", "<a/><b/>", "", "<a b=\"1\" b=\"2\"/>"] {
        assert!(parse(wrong).is_err(), "{wrong}");
    }
}
