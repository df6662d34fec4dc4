//! Proof: no unit, number, date or percentage of a paper without an origin.

use super::codes;
use super::fault::is_own;
use super::ink::{self, Ink, RUNNING, Span};
use super::template::{Templates, shown};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Names, Source, Span as Bytes};
use crate::document::{Block, Cell, Document, Role};
use serde_json::Value;
use std::ops::Range;

/// Something stated that nobody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unproven {
    /// The words: a unit, or a number with what belongs to it.
    pub token: String,
    /// What stands around them.
    pub around: String,
    /// The print that is to blame: which template, and the byte of it; `None` where the words are the template's own.
    pub place: Option<(usize, usize)>,
}

/// Everything in a paper that states a unit or a number without an origin. The number of an attachment in the list of
/// attachments and above an annex is the form's and needs none.
pub fn unproven(document: &Document, ink: &Ink, names: &[&str]) -> Vec<Unproven> {
    let names = Names::new(names);
    let mut out = Vec::new();
    for (note, spans) in document.footnotes().zip(&ink.footnotes) {
        text(&note.text, 0..0, spans, ink, &names, &mut out);
    }
    for (section, spans) in document.sections.iter().zip(&ink.sections) {
        for (block, spans) in section.blocks.iter().zip(spans) {
            match block {
                Block::Table(table) => {
                    let rows = table.head.iter().chain(&table.rows);
                    rows.flat_map(|r| &r.cells).for_each(|c| cell(c, ink, &names, &mut out));
                }
                block => text(&block.text(), exempt(block), spans, ink, &names, &mut out),
            }
        }
    }
    out
}

/// The same as findings, each with its place in the templates where one is found.
pub fn findings(document: &Document, ink: &Ink, names: &[&str], templates: &Templates) -> Vec<Diagnostic> {
    let finding = |u: Unproven| {
        let d = Diagnostic::new(&codes::UNPROVEN).with("token", &u.token).with("around", &u.around);
        let place = match u.place {
            Some((file, at)) => templates.sources().get(file).map(|s| (s, Bytes::new(at, at + "{{".len()))),
            None => templates.sources().iter().find_map(|s| Some((s, literal(s, &u)?))),
        };
        place.map_or(d.clone(), |(source, span)| d.at(&shown(source), span))
    };
    unproven(document, ink, names).into_iter().map(finding).collect()
}

/// Where a template's own words stand; better with what stands before them.
fn literal(source: &Source, unproven: &Unproven) -> Option<Bytes> {
    let text = source.text();
    let at = text.match_indices(unproven.token.as_str()).map(|(i, _)| i).find(|at| is_own(text, *at))?;
    Some(Bytes::new(at, at + unproven.token.len()))
}

fn cell(cell: &Cell, ink: &Ink, names: &Names<'_>, out: &mut Vec<Unproven>) {
    let length = cell.text.chars().count();
    let span = Span { chars: 0..length, path: cell.origin.clone(), place: (usize::MAX, 0) };
    let spans: &[Span] = if cell.origin.is_some() { &[span] } else { &[] };
    text(&cell.text, 0..0, spans, ink, names, out);
}

fn text(text: &str, exempt: Range<usize>, spans: &[Span], ink: &Ink, names: &Names<'_>, out: &mut Vec<Unproven>) {
    let chars: Vec<char> = text.chars().collect();
    for token in tokens(&chars, names) {
        let blamed = token.pieces.iter().filter(|p| !(exempt.start <= p.start && p.end <= exempt.end));
        let blamed = blamed.filter_map(|p| blame(&chars, p.clone(), token.is_name, spans, &ink.view)).next();
        if let Some(place) = blamed {
            let around = token.whole.start.saturating_sub(AROUND)..chars.len().min(token.whole.end + AROUND);
            let words = |r: Range<usize>| chars[r].iter().collect::<String>().replace('\n', "");
            let place = place.filter(|p| p.0 != usize::MAX);
            out.push(Unproven { token: words(token.whole), around: words(around), place });
        }
    }
}

/// How many characters are shown on either side.
const AROUND: usize = 8;

/// Who is to blame where a piece of a token has no origin: every character must be printed of a path, and what is printed
/// must stand in the value there.
fn blame(
    chars: &[char],
    piece: Range<usize>,
    is_name: bool,
    spans: &[Span],
    view: &Value,
) -> Option<Option<(usize, usize)>> {
    let mut at = piece.start;
    while at < piece.end {
        let Some(span) = spans.iter().find(|s| s.chars.contains(&at)) else { return Some(None) };
        let end = span.chars.end.min(piece.end);
        let words: String = chars[at..end].iter().collect();
        let stands = span.path.as_ref().is_some_and(|p| stands_in(&words, is_name, p, view));
        if !stands {
            return Some(Some(span.place));
        }
        at = end;
    }
    None
}

/// Whether words stand in the value of a path; a number as a whole.
fn stands_in(words: &str, is_name: bool, path: &str, view: &Value) -> bool {
    if let Some(element) = path.strip_prefix(RUNNING) {
        return ink::value(view, element).is_some();
    }
    let value = match ink::value(view, path) {
        Some(Value::String(s)) => s.clone(),
        Some(Value::Number(n)) => n.to_string(),
        _ => return false,
    };
    match is_name {
        true => value.replace('\n', "").contains(&words.replace('\n', "")),
        false => value.split(|c| !is_digit(c)).any(|run| run == words),
    }
}

/// The number of an attachment.
fn exempt(block: &Block) -> Range<usize> {
    let Block::Paragraph(p) = block else { return 0..0 };
    let text = p.text();
    let after = |label: &str, stop: bool| {
        let rest = text.strip_prefix(label)?;
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let next = rest.chars().nth(digits);
        let ends = if stop { matches!(next, Some('.' | '．')) } else { next.is_none() };
        ends.then(|| 0..label.chars().count() + digits)
    };
    let range = match p.role {
        Role::AttachmentNote => after("附件：", true),
        Role::AttachmentNoteNext => after("", true),
        Role::AnnexLabel => after("附件", false),
        _ => None,
    };
    range.unwrap_or(0..0)
}

/// A unit or a number in a text.
struct Token {
    /// All of it, with 年, 月, 日 and the sign of percent.
    whole: Range<usize>,
    /// What of it needs an origin.
    pieces: Vec<Range<usize>>,
    is_name: bool,
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn tokens(chars: &[char], names: &Names<'_>) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let token = match longest(names, &chars[at..]) {
            Some(length) => {
                let whole = at..at + length;
                Token { pieces: vec![whole.clone()], whole, is_name: true }
            }
            None if is_digit(chars[at]) => number(chars, at),
            None => {
                at += 1;
                continue;
            }
        };
        at = token.whole.end;
        out.push(token);
    }
    out
}

/// A number, a date or a percentage.
fn number(chars: &[char], start: usize) -> Token {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut at = start;
    while at < chars.len() {
        let follows = chars.get(at + 1).copied().is_some_and(is_digit);
        match chars[at] {
            c if is_digit(c) => match pieces.last_mut() {
                Some(last) if last.end == at => last.end += 1,
                _ => pieces.push(at..at + 1),
            },
            '.' | '．' | '年' | '月' if follows => {}
            '%' | '％' | '月' | '日' | '年' => {
                at += 1;
                break;
            }
            _ => break,
        }
        at += 1;
    }
    Token { whole: start..at, pieces, is_name: false }
}

/// How many characters a name takes that a text begins with; lines broken within it do not hide it.
fn longest(names: &Names<'_>, text: &[char]) -> Option<usize> {
    names.beginning_with(*text.first()?).iter().find_map(|name| {
        let mut wanted = name.chars().peekable();
        let mut met = 0;
        for c in text {
            let Some(next) = wanted.peek() else { break };
            if c == next {
                wanted.next();
            } else if *c != '\n' {
                break;
            }
            met += 1;
        }
        wanted.peek().is_none().then_some(met)
    })
}
