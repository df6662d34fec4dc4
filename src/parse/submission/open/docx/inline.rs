//! The text within a paragraph.

use super::Reader;
use super::block::{alternative, is_prompt};
use crate::parse::submission::open::Refusal;
use crate::parse::submission::open::xml::Node;

impl Reader {
    /// Adds the text below a node; the paragraphs of text boxes go into a list of their own.
    pub(super) fn inline(&mut self, parent: &Node, out: &mut String, boxes: &mut Vec<String>) -> Result<(), Refusal> {
        for node in parent.nodes() {
            match node.name.as_str() {
                "fldChar" => self.field(node, out),
                "t" if !self.in_instruction() => out.push_str(&node.text()),
                "t" | "delText" | "instrText" | "delInstrText" | "pPr" | "rPr" | "rt" | "fldData" | "ffData"
                | "sectPr" | "sdtPr" | "Fallback" | "softHyphen" => {}
                "tab" | "ptab" => out.push('\t'),
                "br" | "cr" => out.push('\n'),
                "noBreakHyphen" => out.push('-'),
                "sym" => out.push_str(&symbol(node)),
                "del" | "moveFrom" => self.deleted(node),
                "ins" | "moveTo" => {
                    self.tally.inserted += 1;
                    self.inline(node, out, boxes)?;
                }
                "sdt" if is_prompt(node) => {}
                "AlternateContent" => {
                    if let Some(choice) = alternative(node) {
                        self.inline(choice, out, boxes)?;
                    }
                }
                "txbxContent" => self.blocks(node, boxes)?,
                _ => self.inline(node, out, boxes)?,
            }
        }
        Ok(())
    }

    fn in_instruction(&self) -> bool {
        self.fields.iter().any(|instructing| *instructing)
    }

    /// A field has an instruction and a result; only the result is shown. Old form fields have no result but a state.
    fn field(&mut self, node: &Node, out: &mut String) {
        match node.attribute("fldCharType") {
            Some("begin") => {
                if !self.in_instruction() {
                    out.push_str(&node.child("ffData").and_then(form_field).unwrap_or_default());
                }
                self.fields.push(true);
            }
            Some("separate") => {
                if let Some(instructing) = self.fields.last_mut() {
                    *instructing = false;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }
}

/// What an old drop-down list or check box is set to.
fn form_field(data: &Node) -> Option<String> {
    if let Some(list) = data.child("ddList") {
        let chosen = list.value("result").or_else(|| list.value("default")).and_then(|n| n.parse().ok()).unwrap_or(0);
        let entry = list.nodes().filter(|n| n.name == "listEntry").nth(chosen)?;
        return entry.attribute("val").map(str::to_owned);
    }
    let check = data.child("checkBox")?;
    let state = check.child("checked").or_else(|| check.child("default"));
    let set = state.is_some_and(|s| !matches!(s.attribute("val"), Some("0" | "false" | "off")));
    Some(if set { "☑" } else { "□" }.to_owned())
}

/// A sign out of a font of signs: the ticks and boxes of forms by their meaning, others named.
fn symbol(node: &Node) -> String {
    let font = node.attribute("font").unwrap_or_default();
    let code = node.attribute("char").unwrap_or_default();
    let place = u32::from_str_radix(code, 16).unwrap_or(0);
    let sign = match (font, place & 0xff) {
        ("Wingdings", 0xfe) | ("Wingdings 2", 0x52) => "☑",
        ("Wingdings", 0xfd) | ("Wingdings 2", 0x51 | 0x53 | 0x54) => "☒",
        ("Wingdings", 0xa8 | 0x6f | 0x71) | ("Wingdings 2", 0xa3 | 0x2a) => "□",
        ("Wingdings", 0xfc) | ("Wingdings 2", 0x50) => "√",
        ("Wingdings", 0xfb) | ("Wingdings 2", 0x4f) => "×",
        _ => "",
    };
    match char::from_u32(place) {
        _ if !sign.is_empty() => sign.to_owned(),
        Some(c) if place >= 0x20 && !(0xe000..0xf900).contains(&place) => c.to_string(),
        _ => format!("〔{font} {code}〕"),
    }
}
