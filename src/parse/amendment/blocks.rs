//! The text between preamble and signature, cut into numbered sentences and what stands between them.

use super::pieces::name_length;
use crate::base::quote::{opens, unquote};
use crate::base::text::without_blanks;
use crate::base::{Source, Span};
use crate::parse::lines::{Ordinal, ordinal};

/// A sentence with its number, or one without.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its number, where it has one of the level of the operations.
    pub(super) ordinal: Option<Ordinal>,
    /// All of it.
    pub(super) span: Span,
    /// Where its text begins behind the number.
    pub(super) from: usize,
    /// Whether a text that began without marks is still going on.
    loose: bool,
}

impl Block {
    /// Its text without the number.
    pub(super) fn text<'s>(&self, source: &'s Source) -> &'s str {
        &source.text()[self.from..self.span.end]
    }
}

/// Cuts a part of the source. `closes` says of a line that it closes the operations whatever goes on.
pub(super) fn cut(source: &Source, part: Span, closes: impl Fn(&str) -> bool) -> Vec<Block> {
    let lines = logical_lines(source.text(), part);
    let level = lines.first().and_then(|l| number_of(source, *l)).map(|o| o.rank);
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        let text = &source.text()[line.start..line.end];
        let number = number_of(source, line);
        let own = number.filter(|n| Some(n.rank) == level);
        let goes_on = own.is_none() && !closes(text) && blocks.last().is_some_and(|last| continues(source, last, text));
        match blocks.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.loose |= source.text()[..last.span.end].ends_with(['：', ':']) && !starts_piece(text);
                last.span.end = line.end;
            }
            None => {
                let from = line.start + own.as_ref().map_or(0, |o| bytes_of(text, o.length));
                blocks.push(Block { ordinal: own, span: line, from, loose: false });
            }
        }
    }
    blocks
}

/// Whether a line belongs to the block before it: what is quoted, a row, a text that began, a sentence broken.
fn continues(source: &Source, last: &Block, line: &str) -> bool {
    let before = source.text()[last.span.start..last.span.end].trim_end();
    let announced = before.ends_with(['：', ':']);
    let row = line.contains('\t') && last.ordinal.is_some();
    let broken = !before.ends_with(['。', '；', '！', '？', '”', '」', '』', '】', '）']) && !before.contains('\t');
    let deeper = last.ordinal.is_some() && ordinal(&without_blanks(line)).is_some();
    last.loose || announced || row || starts_piece(line) || broken || deeper
}

/// Whether a line begins with a quotation or is a row.
fn starts_piece(line: &str) -> bool {
    line.trim_start().starts_with(opens) || line.contains('\t')
}

/// The ordinal of a line.
fn number_of(source: &Source, line: Span) -> Option<Ordinal> {
    let head: String = source.text()[line.start..line.end].chars().take(16).collect();
    ordinal(&without_blanks(&head))
}

/// The bytes of so many characters that are no blanks.
fn bytes_of(text: &str, characters: usize) -> usize {
    let mut seen = 0;
    let mut ends = text.char_indices().filter(|(_, c)| !crate::base::text::is_blank(*c)).map(|(i, c)| i + c.len_utf8());
    ends.find(|_| {
        seen += 1;
        seen == characters
    })
    .unwrap_or(0)
}

/// Lines, where a quotation that goes over several is one with the line it began in. Outer blanks are left out.
fn logical_lines(text: &str, part: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = part.start;
    while start < part.end {
        let end = logical_end(text, start, part.end);
        let line = &text[start..end];
        let trimmed = line.trim_matches(|c: char| crate::base::text::is_blank(c) && c != '\t');
        if !trimmed.trim().is_empty() {
            let from = start + (line.len() - line.trim_start_matches(|c: char| line_blank(c)).len());
            out.push(Span::new(from, from + trimmed.len()));
        }
        start = end + usize::from(end < part.end);
    }
    out
}

fn line_blank(c: char) -> bool {
    crate::base::text::is_blank(c) && c != '\t'
}

/// The end of the line that begins at `start`, beyond every quotation in it.
fn logical_end(text: &str, start: usize, end: usize) -> usize {
    let next = next_ordinal(&text[start..end]);
    let mut at = start;
    while let Some(c) = text[at..end].chars().next() {
        at += match c {
            '\n' => return at,
            '《' => name_length(&text[at..end]),
            c if opens(c) => match unquote(&text[at..end]) {
                Some(q) if q.marked || !holds_line(&text[at..at + q.length], next.as_deref()) => q.length,
                _ => c.len_utf8(),
            },
            c => c.len_utf8(),
        };
    }
    end
}

/// The number that the next operation would have: 三、 behind 二、.
pub(super) fn next_ordinal(text: &str) -> Option<String> {
    let head: String = text.chars().take(16).collect();
    let own = ordinal(&without_blanks(&head))?;
    let digits = own.number.trim_matches(|c| "（）().、．".contains(c));
    let n = digits.parse().ok().or_else(|| crate::base::number::from_chinese(digits)).filter(|n| *n < 99)?;
    let next = if digits.starts_with(|c: char| c.is_ascii_digit()) {
        (n + 1).to_string()
    } else {
        crate::base::number::to_chinese(n + 1)
    };
    Some(own.number.replace(digits, &next))
}

/// Whether a quotation without marks at its paragraphs swallows what looks like the next operation: then its closing mark
/// was most likely forgotten.
fn holds_line(quoted: &str, next: Option<&str>) -> bool {
    let same = |line: &str| ordinal(&without_blanks(line)).map(|o| o.number);
    next.is_some_and(|next| quoted.lines().skip(1).any(|line| same(line).as_deref() == Some(next)))
}
