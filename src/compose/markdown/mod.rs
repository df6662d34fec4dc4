//! Our Markdown subset to blocks: headings, paragraphs, strong, run-in headings, forced breaks, links, new pages, parts
//! between `:::` lines, tables and charts named on a line of their own, and footnotes.

mod notes;
#[cfg(test)]
mod tests;

use super::codes;
use super::fault::Fault;
use super::placed::{JOINER, Placed};
use super::slots::Slot;
use crate::base::diagnostic::Diagnostic;
use crate::document::{Accent, Block, Footnote, Inline, Mark, Orientation, Paragraph, Role, Section, Signature};
use notes::{Definition, Place};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Where each character of a block's text stood in what was read; a character that was not there has [`NOWHERE`].
pub type Places = Vec<usize>;

/// The place of a character that the reader put in itself.
pub const NOWHERE: usize = usize::MAX;

/// What was read.
#[derive(Debug)]
pub struct Read {
    /// The sections.
    pub sections: Vec<Section>,
    /// Section by section and block by block, the places of their characters.
    pub places: Vec<Vec<Places>>,
    /// Of each footnote, in the order of their numbers, the places of its characters.
    pub note_places: Vec<Places>,
}

/// Reads rendered Markdown. `slots` holds the tables and charts by name.
///
/// # Errors
/// Every construct that is not of our subset.
pub fn read(text: &str, slots: &[(&str, Slot)]) -> Result<Read, Vec<Fault>> {
    let (sections, definitions, faults) = (vec![Default::default()], Vec::new(), Vec::new());
    let mut reader = Reader { text, sections, slots, definitions, faults };
    let mut chunk = Placed::default();
    let mut part: Option<String> = None;
    for line in text.lines() {
        let word = line.trim();
        if let Some(name) = word.strip_prefix(":::") {
            reader.chunk(&std::mem::take(&mut chunk), part.as_deref());
            part = reader.directive(word, name.trim(), part);
        } else if part.is_none() && is_break(word) {
            reader.chunk(&std::mem::take(&mut chunk), None);
            reader.new_section(word);
        } else if let Some(name) = word.strip_prefix("[[").and_then(|w| w.strip_suffix("]]")) {
            reader.chunk(&std::mem::take(&mut chunk), part.as_deref());
            reader.slot(name.trim());
        } else {
            chunk.push_line(line, line.as_ptr().addr() - text.as_ptr().addr());
        }
    }
    reader.chunk(&chunk, part.as_deref());
    if let Some(name) = part {
        reader.fault_directive(&format!("::: {name}"), "没有结束", "is never closed");
    }
    let note_places = reader.settle_notes();
    let Reader { mut sections, faults, .. } = reader;
    sections.retain(|(s, _)| !s.blocks.is_empty());
    let (sections, places) = sections.into_iter().unzip();
    if faults.is_empty() { Ok(Read { sections, places, note_places }) } else { Err(faults) }
}

/// `---`, or `--- landscape`.
fn is_break(word: &str) -> bool {
    matches!(word, "---" | "--- portrait" | "--- landscape")
}

struct Reader<'a> {
    text: &'a str,
    sections: Vec<(Section, Vec<Places>)>,
    slots: &'a [(&'a str, Slot)],
    definitions: Vec<Definition>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn push(&mut self, block: Block, places: Places) {
        let (section, of_blocks) = self.sections.last_mut().expect("there is always a section");
        section.blocks.push(block);
        of_blocks.push(places);
    }

    fn new_section(&mut self, word: &str) {
        let orientation = if word.ends_with("landscape") { Orientation::Landscape } else { Orientation::Portrait };
        self.sections.push((Section::new(orientation, Vec::new()), Vec::new()));
    }

    /// A `:::` line opens a part or closes the open one.
    fn directive(&mut self, line: &str, name: &str, open: Option<String>) -> Option<String> {
        match (name, open) {
            ("", Some(_)) => None,
            ("", None) => {
                self.fault_directive(line, "没有对应的开头", "closes nothing");
                None
            }
            (name, Some(open)) => {
                self.fault_directive(line, &format!("“{open}”还没有结束"), &format!("`{open}` is still open"));
                Some(name.to_owned())
            }
            (name, None) if matches!(name, SIGNATURE | SIGNATURE_STAMP) || Role::from_name(name).is_some() => {
                Some(name.to_owned())
            }
            (_, None) => {
                self.fault_directive(line, "没有这个部分", "names no part");
                Some(Role::Body.name().to_owned())
            }
        }
    }

    fn fault_directive(&mut self, line: &str, problem: &str, problem_en: &str) {
        let names: Vec<&str> = Role::ALL.iter().map(|r| r.name()).chain([SIGNATURE, SIGNATURE_STAMP]).collect();
        let d = Diagnostic::new(&codes::DIRECTIVE).with("line", line).with("problem", problem);
        let d = d.with("problem_en", problem_en).with("names", names.join(", "));
        self.faults.push(Fault::of_line(d, line));
    }

    /// A table or a chart; behind the name of a table which of its cells have footnotes.
    fn slot(&mut self, words: &str) {
        let (name, noted) = words.split_once([':', '：']).map_or((words, ""), |(name, noted)| (name.trim_end(), noted));
        match self.slots.iter().find(|(n, _)| *n == name) {
            Some((_, slot)) => {
                let mut block = slot.block();
                self.note_cells(&mut block, noted);
                self.push(block, Places::new());
            }
            None => {
                let names: Vec<&str> = self.slots.iter().map(|(n, _)| *n).collect();
                let d = Diagnostic::new(&codes::SLOT).with("slot", name).with("names", names.join(", "));
                self.faults.push(Fault::of_line(d, &format!("[[{words}]]")));
            }
        }
    }

    fn chunk(&mut self, chunk: &Placed, part: Option<&str>) {
        if chunk.text.trim().is_empty() {
            return;
        }
        if let Some(part @ (SIGNATURE | SIGNATURE_STAMP)) = part {
            return self.signature(chunk, part == SIGNATURE_STAMP);
        }
        let role = part.and_then(Role::from_name).unwrap_or(Role::Body);
        for Run { role, inlines, places } in self.paragraphs(chunk, role) {
            self.refuse_notes(&inlines, Place::Role(role));
            self.push(Block::Paragraph(Paragraph::new(role, inlines)), places);
        }
    }

    /// Lines of organs, the last line the date; of signature stamps an office and a name by turns.
    fn signature(&mut self, chunk: &Placed, stamped: bool) {
        let paragraphs = self.paragraphs(&chunk.lines_apart(), Role::Body);
        paragraphs.iter().for_each(|p| self.refuse_notes(&p.inlines, Place::Signature));
        let places = paragraphs.iter().map(|p| p.places.as_slice()).collect::<Vec<_>>().join(&NOWHERE);
        let mut lines: Vec<String> =
            paragraphs.iter().map(|p| p.inlines.iter().map(Inline::as_str).collect()).collect();
        let Some(date) = lines.pop() else { return };
        let names = if stamped { std::mem::take(&mut lines) } else { Vec::new() };
        let mut signature = Signature::new(lines, date);
        for pair in names.chunks(2) {
            signature.organs.push(pair[0].clone());
            signature.stamps.push(pair.get(1).cloned().unwrap_or_default());
        }
        self.push(Block::Signature(signature), places);
    }

    fn paragraphs(&mut self, chunk: &Placed, role: Role) -> Vec<Run> {
        let prepared = chunk.join_stars();
        let mut out: Vec<Run> = Vec::new();
        let mut look = Look::default();
        let mut open: Option<Definition> = None;
        for (event, range) in Parser::new_ext(&prepared.text, Options::ENABLE_OLD_FOOTNOTES).into_offset_iter() {
            if let Some(definition) = &mut open {
                let place = |byte: usize| prepared.from(byte);
                if definition.read(&event, range, place) {
                    self.definitions.extend(open.take());
                }
                continue;
            }
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => open = Some(Definition::new(&label)),
                Event::FootnoteReference(label) => match out.last_mut() {
                    // Until its definition is known it says its label.
                    Some(run) => run.inlines.push(Inline::Footnote(Footnote::new(label.replace(JOINER, "")))),
                    None => self.misplace(&label, Place::Outside),
                },
                Event::Start(Tag::Paragraph) => out.push(Run::new(role)),
                Event::Start(Tag::Heading { level, .. }) => out.push(Run::new(heading_role(level))),
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) | Event::SoftBreak => {}
                Event::Start(Tag::Strong) => look.strong = true,
                Event::End(TagEnd::Strong) => look.strong = false,
                Event::Start(Tag::Emphasis) => look.emphasis = true,
                Event::End(TagEnd::Emphasis) => look.emphasis = false,
                Event::Start(Tag::Link { dest_url, .. }) => look.link = Some(dest_url.replace(JOINER, "")),
                Event::End(TagEnd::Link) => look.link = None,
                Event::Text(t) => look.push(&mut out, &t, &prepared, range),
                Event::HardBreak => out.iter_mut().next_back().into_iter().for_each(|run| {
                    run.inlines.push(Inline::Break);
                    run.places.push(prepared.from(range.start));
                }),
                other => {
                    let before = out.last().map(|run| run.inlines.as_slice()).unwrap_or(&[]);
                    self.fault(&other, before, prepared.from(range.start));
                }
            }
        }
        out.retain(|run| !run.inlines.is_empty());
        out
    }

    fn fault(&mut self, event: &Event<'_>, before: &[Inline], at: usize) {
        let what = match event {
            Event::Start(Tag::List(_) | Tag::Item) => "列表 list",
            Event::Start(Tag::BlockQuote(_)) => "引用 quotation",
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => "代码 code",
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => "HTML",
            Event::Start(Tag::Image { .. }) => "图片 image",
            Event::Start(_) | Event::Rule => "其他 other",
            _ => return,
        };
        let near: String = before.iter().map(Inline::as_str).collect::<String>().chars().take(20).collect();
        let d = Diagnostic::new(&codes::MARKDOWN).with("what", what).with("text", near);
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        self.faults.push(Fault::of_line(d, self.text[line..].lines().next().unwrap_or_default()));
    }
}

/// The part whose last line is the date.
const SIGNATURE: &str = "signature";
/// The same, signed in person: office and name by turns, the date last.
const SIGNATURE_STAMP: &str = "signature_stamp";

/// A paragraph as it is read, with the places of its characters.
struct Run {
    role: Role,
    inlines: Vec<Inline>,
    places: Places,
}

impl Run {
    fn new(role: Role) -> Run {
        Run { role, inlines: Vec::new(), places: Places::new() }
    }
}

#[derive(Default)]
struct Look {
    strong: bool,
    emphasis: bool,
    link: Option<String>,
}

impl Look {
    /// Adds text, to the last run where it looks the same.
    fn push(&self, out: &mut [Run], text: &str, prepared: &Placed, range: Range<usize>) {
        // Text outside a paragraph is in a list item, which is a finding already.
        let Some(Run { inlines, places, .. }) = out.last_mut() else { return };
        // What an entity stands for has one place.
        let step = usize::from(text.len() == range.len());
        let kept = text.char_indices().filter(|(_, c)| *c != JOINER);
        places.extend(kept.map(|(i, _)| prepared.from(range.start + i * step)));
        let text = text.replace(JOINER, "");
        let accent = match (self.strong, self.emphasis) {
            (true, true) => Accent::Heading1,
            (true, false) => Accent::Strong,
            (false, true) => Accent::Heading2,
            (false, false) => Accent::None,
        };
        match inlines.last_mut() {
            Some(Inline::Text { text: last, accent: a, link, .. }) if *a == accent && *link == self.link => {
                last.push_str(&text)
            }
            _ if text.is_empty() => {}
            _ => inlines.push(Inline::Text { text, accent, link: self.link.clone(), mark: Mark::None }),
        }
    }
}

fn heading_role(level: HeadingLevel) -> Role {
    match level {
        HeadingLevel::H1 => Role::Title,
        HeadingLevel::H2 => Role::Heading1,
        HeadingLevel::H3 => Role::Heading2,
        HeadingLevel::H4 => Role::Heading3,
        HeadingLevel::H5 | HeadingLevel::H6 => Role::Heading4,
    }
}
