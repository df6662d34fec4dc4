//! Paragraphs one after another, through whatever wraps them.

use super::Reader;
use crate::base::text::is_blank;
use crate::parse::office::word::{alternative, is_prompt};
use crate::parse::office::xml::Node;
use crate::parse::submission::findings::in_line;
use crate::parse::submission::open::Refusal;

impl Reader {
    /// Takes the paragraphs below a node into a list, the empty ones too, and the tables into sheets.
    pub(super) fn blocks(&mut self, parent: &Node, out: &mut Vec<String>) -> Result<(), Refusal> {
        // A paragraph whose mark is deleted runs on into the next one.
        let mut carried = String::new();
        for node in parent.nodes() {
            match node.name.as_str() {
                "p" => {
                    let (text, boxes) = self.paragraph(node)?;
                    carried.push_str(&text);
                    if !mark_deleted(node) {
                        out.push(std::mem::take(&mut carried));
                    }
                    out.extend(boxes);
                }
                "tbl" => self.table(node)?,
                "sdt" => {
                    if let Some(content) = node.child("sdtContent").filter(|_| !is_prompt(node)) {
                        self.blocks(content, out)?;
                    }
                }
                "AlternateContent" => {
                    if let Some(choice) = alternative(node) {
                        self.blocks(choice, out)?;
                    }
                }
                "del" | "moveFrom" => self.deleted(node),
                "ins" | "moveTo" => {
                    self.tally.inserted += 1;
                    self.blocks(node, out)?;
                }
                "altChunk" => self.tally.foreign += 1,
                "sectPr" | "tblPr" | "tcPr" => {}
                _ => self.blocks(node, out)?,
            }
        }
        if !carried.is_empty() {
            out.push(carried);
        }
        Ok(())
    }

    /// The text of a paragraph with its number, and the paragraphs of the text boxes anchored in it.
    fn paragraph(&mut self, node: &Node) -> Result<(String, Vec<String>), Refusal> {
        let (mut text, mut boxes) = (String::new(), Vec::new());
        self.inline(node, &mut text, &mut boxes)?;
        self.room.take(text.len())?;
        if mark_deleted(node) {
            return Ok((text, boxes));
        }
        match node.child("pPr").and_then(|p| self.numbers.next(p)) {
            Some(Ok(number)) => {
                // One long number may stand before every paragraph.
                self.room.take_text(number.len())?;
                text.insert_str(0, &number);
            }
            Some(Err(())) if !text.trim_matches(is_blank).is_empty() => {
                self.tally.unnumbered.push(in_line(text.trim_matches(is_blank)));
            }
            _ => {}
        }
        Ok((text, boxes))
    }

    /// Counts a deletion, and keeps its words to be shown.
    pub(super) fn deleted(&mut self, node: &Node) {
        let words = node.below().into_iter().filter(|n| matches!(n.name.as_str(), "delText" | "t"));
        let words: String = words.map(Node::text).collect();
        self.tally.removed += 1;
        let words = in_line(words.trim_matches(is_blank));
        if !words.is_empty() {
            self.tally.deleted.push(words);
        }
    }
}

/// Whether the end of a paragraph is deleted by a change not accepted yet.
fn mark_deleted(paragraph: &Node) -> bool {
    paragraph.path(&["pPr", "rPr"]).is_some_and(|p| p.child("del").is_some() || p.child("moveFrom").is_some())
}
