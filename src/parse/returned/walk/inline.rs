//! The text within a paragraph.

use super::super::change::Fate;
use super::super::codes;
use super::super::script::Piece;
use super::{MAX_QUOTED, MAX_QUOTING, Quote, Reference, Walker};
use crate::parse::office::Fault;
use crate::parse::office::word::{alternative, form_field, is_prompt, symbol};
use crate::parse::office::xml::Node;

impl Walker {
    /// Adds the text below a node.
    pub(super) fn inline(&mut self, parent: &Node, fate: Fate, out: &mut Vec<Piece>) -> Result<(), Fault> {
        parent.nodes().try_for_each(|node| self.element(node, fate, out))
    }

    /// Adds the text of one element.
    pub(super) fn element(&mut self, node: &Node, fate: Fate, out: &mut Vec<Piece>) -> Result<(), Fault> {
        match node.name.as_str() {
            "r" => return self.run(node, fate, out),
            "t" => return self.write(&node.text(), fate, out),
            "delText" => return self.write(&node.text(), Fate { deleted: true, ..fate }, out),
            "ins" | "del" | "moveFrom" | "moveTo" => {
                self.begin(node)?;
                self.inline(node, fate.with(Fate::of(&node.name)), out)?;
                self.end();
            }
            "fldChar" => return self.field(node, fate, out),
            // As wide a gap as parts the names of two that sign together.
            "tab" | "ptab" => return self.write("\u{3000}", fate, out),
            "br" | "cr" => return self.add("\n", fate, out),
            "noBreakHyphen" => return self.write("-", fate, out),
            "sym" => return self.write(&symbol(node), fate, out),
            "commentRangeStart" | "commentRangeEnd" | "commentReference" => self.comment(node),
            "footnoteReference" | "endnoteReference" => {
                let kind = node.name.trim_end_matches("Reference").to_owned();
                let key = (kind, node.attribute("id").unwrap_or_default().to_owned());
                self.referred.push(key.clone());
                self.references.entry(key).or_insert_with(|| Reference { place: self.seat.clone(), fate });
            }
            "drawing" | "pict" | "object" | "oMath" | "oMathPara" => return self.object(node),
            "AlternateContent" => return alternative(node).map_or(Ok(()), |choice| self.inline(choice, fate, out)),
            "sdt" if is_prompt(node) => {}
            "pPr" | "rPr" | "instrText" | "delInstrText" | "rt" | "fldData" | "ffData" | "sdtPr" | "softHyphen" => {}
            _ => return self.inline(node, fate, out),
        }
        Ok(())
    }

    /// A run of one look. What is hidden is not of the paper, but it is said.
    fn run(&mut self, node: &Node, fate: Fate, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let own: String = node.nodes().filter(|n| matches!(n.name.as_str(), "t" | "delText")).map(Node::text).collect();
        if let Some(properties) = node.child("rPr") {
            self.formatted(properties, &own)?;
            let hidden = properties.child("vanish");
            if hidden.is_some_and(|v| !matches!(v.attribute("val"), Some("0" | "false" | "off"))) {
                return if own.trim().is_empty() { Ok(()) } else { self.remark(&codes::HIDDEN, vec![("text", own)]) };
            }
        }
        self.inline(node, fate, out)
    }

    /// Adds text; what breaks or controls lines in the XML does not in the paper.
    fn write(&mut self, text: &str, fate: Fate, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.add(&text, fate, out)
    }

    fn add(&mut self, text: &str, fate: Fate, out: &mut Vec<Piece>) -> Result<(), Fault> {
        self.take(text.len())?;
        if self.fields.iter().any(|instructing| *instructing) {
            self.instructed.push_str(text);
            return Ok(());
        }
        self.written += text.len();
        if let Some(&change) = self.open.last() {
            self.changes[change].revision.text.push_str(text);
        }
        self.quote(text);
        match out.last_mut() {
            Some(last) if last.fate == fate => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => out.push(Piece { text: text.to_owned(), fate }),
        }
        Ok(())
    }

    /// A field has an instruction and a result; only the result is shown. Old form fields have no result but a state.
    fn field(&mut self, node: &Node, fate: Fate, out: &mut Vec<Piece>) -> Result<(), Fault> {
        match node.attribute("fldCharType") {
            Some("begin") => {
                if let Some(state) = node.child("ffData").and_then(form_field) {
                    self.write(&state, fate, out)?;
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
        Ok(())
    }

    /// Where the words that a comment is about begin and end; some hang on a place alone.
    pub(super) fn comment(&mut self, node: &Node) {
        let Some(id) = node.attribute("id").map(str::to_owned) else { return };
        match node.name.as_str() {
            "commentRangeEnd" => self.quoting.retain(|open| *open != id),
            _ if self.quotes.contains_key(&id) => {}
            name => {
                self.quotes.insert(id.clone(), Quote { place: self.seat.clone(), ..Quote::default() });
                self.fresh.push(id.clone());
                if name == "commentRangeStart" && self.quoting.len() < MAX_QUOTING {
                    self.quoting.push(id);
                }
            }
        }
    }

    /// Adds to what is quoted for comments, until there is enough of it.
    fn quote(&mut self, text: &str) {
        let quotes = &mut self.quotes;
        self.quoting.retain(|id| {
            let Some(quote) = quotes.get_mut(id) else { return false };
            let left = MAX_QUOTED.saturating_sub(quote.text.chars().count());
            quote.text.extend(text.chars().take(left));
            left > 0
        });
    }
}
