//! The text within a paragraph.

use super::Reader;
use crate::parse::office::word::{alternative, form_field, is_prompt, symbol};
use crate::parse::office::xml::Node;
use crate::parse::submission::open::Refusal;

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
