//! Lines that the edge of a page cut, joined again.

use super::{Line, Look, plain};
use crate::base::text::is_blank;
use crate::model::cells;
use crate::parse::assigned::note;

/// Joins the halves of sentences: a line of prose that does not end a sentence goes on in the next plain line.
pub fn join(lines: Vec<Line>) -> Vec<Line> {
    let edge = wrapped_at(&lines);
    let indents = lines.iter().filter(|l| l.indented).count() >= 2;
    let signs = signatures(&lines);
    let mut out: Vec<Line> = Vec::new();
    let mut length = 0;
    for (n, line) in lines.into_iter().enumerate() {
        let own = line.text.len();
        // Where no line shows that a paragraph begins, the first of it may lack the width of an indent.
        let begins = indents && line.indented;
        let full = edge.is_some_and(|e| length + 4 >= if begins { e.longest } else { e.usual });
        // A long line goes on, whatever it ends with, where paragraphs show their beginning.
        let long = edge.is_some_and(|e| length * 10 >= e.longest * 7);
        let goes_on = long && indents && !line.indented;
        match out.last_mut() {
            Some(last) if line.look != Look::Row && is_open(last) => last.text.append(&line.text),
            // A mark that hangs over the edge stands on a line of its own in what is read from a PDF.
            Some(last) if line.look == Look::Plain && is_prose(last) && hangs(&line) => {
                last.text.append(&line.text);
                if own <= 2 {
                    continue;
                }
            }
            Some(last)
                if line.look == Look::Plain
                    && !signs.contains(&n)
                    && is_prose(last)
                    && (is_cut_off(last, full) || goes_on) =>
            {
                last.text.append(&line.text);
            }
            _ => out.push(line),
        }
        length = own;
    }
    out
}

/// How many characters the lines of a text have that is cut at its edge.
#[derive(Clone, Copy)]
struct Edge {
    /// Most lines.
    usual: usize,
    /// Those into which more were pressed.
    longest: usize,
}

/// The number of characters at which a text is cut, where most of its lines end there and hardly any goes beyond.
fn wrapped_at(lines: &[Line]) -> Option<Edge> {
    // Lines with gaps are rows of a table that was set in columns.
    let text = |l: &&Line| l.look != Look::Row && l.text.position(is_blank).is_none();
    // What stands in an annex may be cells.
    let annex = lines.iter().position(|l| l.look == Look::AnnexLabel).filter(|n| *n >= 10);
    let lengths: Vec<usize> = lines[..annex.unwrap_or(lines.len())].iter().filter(text).map(|l| l.text.len()).collect();
    let near = |width: usize| lengths.iter().filter(|n| (width - 2..=width).contains(*n)).count();
    let usual = (14..=60).max_by_key(|w| (near(*w), std::cmp::Reverse(*w)))?;
    let width = lengths.iter().copied().filter(|n| (usual..=usual + 3).contains(n)).max().unwrap_or(usual);
    let beyond = lengths.iter().filter(|n| **n > width).count();
    let full = lengths.iter().filter(|n| (width.saturating_sub(4)..=width).contains(*n)).count();
    (full >= 6 && full * 3 >= lengths.len() && beyond * 20 <= lengths.len()).then_some(Edge { usual, longest: width })
}

/// The lines above a date that are names of bodies: none of them goes on from the line above.
fn signatures(lines: &[Line]) -> Vec<usize> {
    let mut out = Vec::new();
    for date in (0..lines.len()).filter(|&n| lines[n].look == Look::Date) {
        let names = |n: &usize| {
            let text = plain(&lines[*n].text.text());
            lines[*n].look == Look::Plain && cells::names_a_body(&text) && !text.contains(['，', '。', '；', '：'])
        };
        out.extend((0..date).rev().take_while(names));
    }
    out
}

fn is_prose(line: &Line) -> bool {
    matches!(line.look, Look::Plain | Look::Numbered(_) | Look::Duty | Look::AttachmentNote | Look::AttachmentNext)
}

/// Whether a line begins with a mark that no line begins with.
fn hangs(line: &Line) -> bool {
    line.text.char_at(0).is_some_and(|c| "。，、；：！？）”》〕".contains(c))
}

/// Whether a line ends where nothing ends: whatever the next looks like, it goes on there.
fn is_open(line: &Line) -> bool {
    let prose = matches!(line.look, Look::Plain | Look::Numbered(_) | Look::Duty) && line.text.len() > 12;
    prose && line.text.last().is_some_and(|c| matches!(c, '（' | '(' | '〔' | '《' | '“' | '、' | '，'))
}

/// Whether a line is prose whose last sentence is not at its end. A heading or a signature holds no mark of a sentence,
/// but no heading fills its line to the edge.
fn is_cut_off(line: &Line, full: bool) -> bool {
    let text = line.text.text().replace("**", "");
    // A line of persons to ask ends with a number.
    if plain(&text).starts_with("联系人") && text.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let prose = matches!(line.look, Look::Plain | Look::Numbered(_) | Look::Duty) && text.contains(['，', '。', '；']);
    // What stands at both edges of a line fills it and goes on nowhere: 某县甲局      某甲发〔2024〕5号.
    (prose || (full && !line.text.text().trim().contains("  ")))
        && !text.ends_with(['。', '！', '？', '：', ':', '；'])
        && !note::ends(&text)
}
