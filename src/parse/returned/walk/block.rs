//! Paragraphs one after another, through whatever wraps them.

use super::super::change::{Fate, Place, Side};
use super::super::codes;
use super::super::script::{Block, Paragraph, Part};
use super::{Walker, begin_with, kind_of, same_hand};
use crate::parse::office::Fault;
use crate::parse::office::word::{alternative, is_prompt};
use crate::parse::office::xml::Node;

impl Walker {
    /// Takes the paragraphs and tables below a node into a list.
    pub(super) fn blocks(&mut self, parent: &Node, fate: Fate, out: &mut Vec<Block>) -> Result<(), Fault> {
        for node in parent.nodes() {
            match node.name.as_str() {
                "p" => out.push(Block::Paragraph(self.paragraph(node, fate)?)),
                // Text outside any paragraph, which no word processor writes: it is one of its own.
                "r" | "t" | "hyperlink" | "fldSimple" => out.push(Block::Paragraph(self.stray(node, fate)?)),
                "tbl" if self.in_cell => self.object(node)?,
                "tbl" => out.push(Block::Table(self.table(node, fate)?)),
                "sdt" => {
                    if let Some(content) = node.child("sdtContent").filter(|_| !is_prompt(node)) {
                        self.blocks(content, fate, out)?;
                    }
                }
                "AlternateContent" => {
                    if let Some(choice) = alternative(node) {
                        self.blocks(choice, fate, out)?;
                    }
                }
                "ins" | "del" | "moveFrom" | "moveTo" => self.changed_blocks(node, fate, out)?,
                "altChunk" | "oMath" | "oMathPara" | "drawing" | "pict" | "object" => self.object(node)?,
                "commentRangeStart" | "commentRangeEnd" => self.comment(node),
                "sectPr" => self.formatted(node, "")?,
                "tblPr" | "tcPr" | "pPr" | "rPr" => {}
                _ => self.blocks(node, fate, out)?,
            }
        }
        Ok(())
    }

    /// Whole paragraphs within one change.
    fn changed_blocks(&mut self, node: &Node, fate: Fate, out: &mut Vec<Block>) -> Result<(), Fault> {
        if !self.in_cell {
            self.seat = Place::Paragraph { number: self.paragraphs + 1, begins: String::new() };
        }
        self.begin(node)?;
        self.blocks(node, fate.with(Fate::of(&node.name)), out)?;
        self.end();
        Ok(())
    }

    fn stray(&mut self, node: &Node, fate: Fate) -> Result<Paragraph, Fault> {
        let mut paragraph = Paragraph { mark: fate, ..Paragraph::default() };
        self.inside(&mut paragraph, |walker, p| walker.element(node, fate, &mut p.pieces))?;
        Ok(paragraph)
    }

    fn paragraph(&mut self, node: &Node, fate: Fate) -> Result<Paragraph, Fault> {
        let properties = node.child("pPr");
        let mark = properties.and_then(|p| p.child("rPr"));
        let marks = || mark.into_iter().flat_map(Node::nodes).filter(|n| Fate::of(&n.name) != Fate::default());
        let mark = marks().fold(fate, |f, n| f.with(Fate::of(&n.name)));
        let mut paragraph = Paragraph { mark, ..Paragraph::default() };
        self.properties(properties, &mut paragraph)?;
        self.inside(&mut paragraph, |walker, p| {
            walker.inline(node, fate, &mut p.pieces)?;
            if let Some(&around) = walker.open.last() {
                walker.changes[around].revision.text.push('\n');
            }
            marks().try_for_each(|n| walker.end_changed(n))?;
            properties.map_or(Ok(()), |n| walker.formatted(n, &p.text(Side::Accepted)))
        })?;
        Ok(paragraph)
    }

    /// Walks through a paragraph, and tells what is noted on the way how the paragraph begins.
    fn inside(
        &mut self,
        paragraph: &mut Paragraph,
        walk: impl FnOnce(&mut Walker, &mut Paragraph) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if !self.in_cell {
            self.seat = Place::Paragraph { number: self.paragraphs + 1, begins: String::new() };
        }
        let (changes, looks, remarks) = (self.changes.len(), self.formatted.len(), self.remarks.len());
        self.floor = changes;
        walk(self, paragraph)?;
        let begins = paragraph.begins();
        if !self.in_cell && !begins.is_empty() {
            self.paragraphs += 1;
        }
        self.changes.iter_mut().skip(changes).for_each(|c| begin_with(&mut c.revision.place, &begins));
        self.formatted.iter_mut().skip(looks).for_each(|r| begin_with(&mut r.place, &begins));
        self.remarks.iter_mut().skip(remarks).for_each(|r| begin_with(&mut r.place, &begins));
        for key in std::mem::take(&mut self.referred) {
            self.references.get_mut(&key).into_iter().for_each(|r| begin_with(&mut r.place, &begins));
        }
        for id in std::mem::take(&mut self.fresh) {
            self.quotes.get_mut(&id).into_iter().for_each(|q| begin_with(&mut q.place, &begins));
        }
        Ok(())
    }

    /// Style and list number, on each side: a change of the properties keeps the earlier ones.
    fn properties(&mut self, properties: Option<&Node>, paragraph: &mut Paragraph) -> Result<(), Fault> {
        let Some(now) = properties else { return Ok(()) };
        let before = now.path(&["pPrChange", "pPr"]).unwrap_or(now);
        for (side, properties) in Side::BOTH.into_iter().zip([before, now]) {
            let style = properties.value("pStyle").unwrap_or_default();
            paragraph.part[side as usize] = self.parts.get(style).copied().unwrap_or(Part::Other);
            let put_in = side == Side::Rejected && properties.path(&["numPr", "ins"]).is_some();
            if put_in || !paragraph.mark.shows(side) {
                continue;
            }
            match self.numbers[side as usize].next(properties) {
                Some(Ok(number)) => {
                    self.take(number.len())?;
                    paragraph.number[side as usize] = number;
                }
                Some(Err(())) if side == Side::Accepted => self.remark(&codes::LIST_NUMBER, Vec::new())?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The end of a paragraph that was put in or taken out.
    fn end_changed(&mut self, element: &Node) -> Result<(), Fault> {
        let revision = self.revision(element, kind_of(&element.name), "\n".to_owned());
        let floor = self.floor;
        let last = self.changes.iter_mut().skip(floor).next_back().filter(|c| c.to == self.written);
        match last.filter(|c| same_hand(&c.revision, &revision)) {
            Some(last) => last.revision.text.push('\n'),
            None => drop(self.push(revision)?),
        }
        Ok(())
    }
}
