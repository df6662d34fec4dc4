//! Ink: what of a paper's text was printed of which path of the view, and what are the template's own words.
//!
//! The paper is rendered twice, the second time by a template with marks (`rewrite`); the marks are read (`decode`)
//! and taken out, and what is left must be the first text to the letter.

mod decode;
mod path;
mod rewrite;
#[cfg(test)]
mod tests;

pub use crate::model::origin::value;

use super::markdown::{NOWHERE, Places};
use super::template::Templates;
use crate::base::Source;
use crate::document::{Block, Document};
use decode::LITERAL;
use serde_json::Value;
use std::ops::Range;
use tera::Tera;

/// Before the path of a list's element: its number in the list, which the template or the table counted.
pub const RUNNING: &str = "number of ";

/// Where the words of a paper come from.
#[derive(Clone, Debug, Default)]
pub struct Ink {
    /// Section by section, block by block; the words of tables have their origin in their cells.
    pub sections: Vec<Vec<Vec<Span>>>,
    /// The same of each footnote, in the order of their numbers.
    pub footnotes: Vec<Vec<Span>>,
    /// What the template saw.
    pub view: Value,
}

/// Characters that were printed by one expression of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which characters of [`Block::text`].
    pub chars: Range<usize>,
    /// The path of the view; `None` where the template computed or quoted it.
    pub path: Option<String>,
    /// Which template, by its number, and the byte of it that says so.
    pub place: (usize, usize),
}

/// A rendered text with the owner of each byte.
#[derive(Debug)]
pub(super) struct Rendered(decode::Decoded);

impl Templates {
    /// Renders with marks and reads them; `None` where that does not give back the plain text.
    pub(super) fn render_inked(&self, name: &str, view: &Value, plain: &str) -> Option<Rendered> {
        let mark = free_mark(self, view);
        let kept = self.marked.get_or_init(|| Marked::of(self.sources(), mark));
        let other = (kept.mark != mark).then(|| Marked::of(self.sources(), mark));
        let Marked { mark, engine, marks } = other.as_ref().unwrap_or(kept);
        let text = engine.as_ref()?.render(name, &super::template::context(view)).ok()?;
        decode::decode(&text, *mark, marks).filter(|d| d.text == plain).map(Rendered)
    }
}

/// Templates with marks. All papers of a dossier share them, unless the matter of one holds the mark.
#[derive(Debug)]
pub(super) struct Marked {
    mark: char,
    /// `None` where the templates cannot be read with marks.
    engine: Option<Tera>,
    marks: Vec<rewrite::Mark>,
}

impl Marked {
    fn of(sources: &[Source], mark: char) -> Marked {
        let mut marks = Vec::new();
        let files = sources.iter().enumerate();
        let files = files.map(|(n, s)| (s.name().to_owned(), rewrite::rewrite(s.text(), n, mark, &mut marks)));
        let engine = super::template::engine(files.collect()).ok();
        Marked { mark, engine, marks }
    }
}

/// A character that neither the templates nor the data use.
fn free_mark(templates: &Templates, view: &Value) -> char {
    let used = |c: char| holds(view, c) || templates.sources().iter().any(|s| s.text().contains(c));
    ('\u{f0000}'..='\u{ffffd}').find(|c| !used(*c)).expect("no text uses all of a private plane")
}

fn holds(view: &Value, c: char) -> bool {
    match view {
        Value::String(text) => text.contains(c),
        Value::Array(list) => list.iter().any(|value| holds(value, c)),
        Value::Object(fields) => fields.iter().any(|(name, value)| name.contains(c) || holds(value, c)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The spans of a composed paper. Titles were broken after they were read, so their places are found again.
pub(super) fn of(
    rendered: &Rendered,
    read: &[Vec<Places>],
    unbroken: &[Vec<String>],
    document: &Document,
) -> Vec<Vec<Vec<Span>>> {
    let block = |(block, (places, text)): (&Block, (&Places, &String))| match block {
        Block::Table(_) => Vec::new(),
        _ => spans(rendered, &again(text, places, &block.text())),
    };
    let sections = document.sections.iter().zip(read.iter().zip(unbroken));
    sections.map(|(s, (read, texts))| s.blocks.iter().zip(read.iter().zip(texts)).map(block).collect()).collect()
}

/// The places of a text's characters after lines were broken in it: breaks come in, blanks beside them go.
fn again(old: &str, places: &[usize], new: &str) -> Vec<usize> {
    let mut rest = old.chars().zip(places).peekable();
    let mut place = |c: char| {
        if c == '\n' && rest.peek().is_some_and(|(o, _)| *o != '\n') {
            return NOWHERE;
        }
        rest.find(|(o, _)| *o == c).map_or(NOWHERE, |(_, p)| *p)
    };
    new.chars().map(&mut place).collect()
}

/// The spans of footnotes, whose characters stood at some places.
pub(super) fn of_footnotes(rendered: &Rendered, notes: &[Places]) -> Vec<Vec<Span>> {
    notes.iter().map(|places| spans(rendered, places)).collect()
}

fn spans(Rendered(rendered): &Rendered, places: &[usize]) -> Vec<Span> {
    let mut out: Vec<(u32, Span)> = Vec::new();
    for (i, place) in places.iter().enumerate() {
        let owner = rendered.owner.get(*place).copied().unwrap_or(LITERAL);
        match out.last_mut() {
            Some((last, span)) if *last == owner && span.chars.end == i => span.chars.end += 1,
            _ if owner == LITERAL => {}
            _ => {
                let printed = rendered.printed[owner as usize].clone();
                out.push((owner, Span { chars: i..i + 1, path: printed.path, place: printed.place }));
            }
        }
    }
    out.into_iter().map(|(_, span)| span).collect()
}
