//! Findings that a person has looked at and leaves: a note beside the text, with a reason.
//!
//! `# 校对不计 C012：理由` in YAML, `{# 校对不计 C012：理由 #}` in templates, `<!-- 校对不计 C012：理由 -->` in Markdown and
//! `【校对不计 C012：理由】` in plain text. Alone on its line it speaks of what comes next: the next line, in YAML the next
//! entry with all that is indented under it; behind words it speaks of its own line.

use super::rules::notes;
use crate::base::text::is_blank;
use crate::base::{Diagnostic, Source, Span};

const WORD: &str = "校对不计";
/// What a note stands in.
const FRAMES: [(&str, &str); 4] = [("{#", "#}"), ("<!--", "-->"), ("【", "】"), ("#", "\n")];

/// A note.
#[derive(Debug)]
struct Note<'t> {
    /// The codes or names of rules it speaks of, each with its place.
    codes: Vec<(&'t str, Span)>,
    reason: &'t str,
    /// With its frame.
    span: Span,
    /// What it speaks of.
    covers: Span,
}

/// Takes out the findings that notes leave; says which notes left none, and which are not well formed.
pub fn apply(source: &Source, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let notes = read(source.text(), is_yaml(source.name()));
    if notes.is_empty() {
        return findings;
    }
    let mut used: Vec<Vec<bool>> = notes.iter().map(|n| vec![false; n.codes.len()]).collect();
    let mut out: Vec<Diagnostic> = Vec::new();
    for finding in findings {
        let mut left = false;
        for (note, used) in
            notes.iter().zip(&mut used).filter(|(n, _)| !n.reason.is_empty() && covers(n, source, &finding))
        {
            let named = note.codes.iter().position(|(c, _)| *c == finding.code.id || *c == finding.code.name);
            if let Some(n) = named {
                (used[n], left) = (true, true);
            }
        }
        if !left {
            out.push(finding);
        }
    }
    for (note, used) in notes.iter().zip(used) {
        out.extend(faults(source, note, &used));
    }
    out
}

fn is_yaml(name: &str) -> bool {
    name.ends_with(".yaml") || name.ends_with(".yml")
}

fn covers(note: &Note<'_>, source: &Source, finding: &Diagnostic) -> bool {
    let place = finding.place.as_ref().filter(|p| p.source.name() == source.name());
    place
        .is_some_and(|p| note.covers.start <= p.span.start && p.span.start < note.covers.end.max(note.covers.start + 1))
}

fn faults(source: &Source, note: &Note<'_>, used: &[bool]) -> Vec<Diagnostic> {
    if note.reason.is_empty() || note.codes.is_empty() {
        return vec![Diagnostic::new(notes::without_reason::RULE.code).at(source, note.span)];
    }
    let known = |code: &str| super::codes().any(|c| c.id == code || c.name == code);
    let mut out = Vec::new();
    for ((code, span), used) in note.codes.iter().zip(used) {
        let fault = if !known(code) { notes::unknown_code::RULE.code } else { notes::unused::RULE.code };
        if !used {
            out.push(Diagnostic::new(fault).with("code", code).at(source, *span));
        }
    }
    out
}

fn read(text: &str, yaml: bool) -> Vec<Note<'_>> {
    text.match_indices(WORD).filter_map(|(at, _)| note(text, at, yaml)).collect()
}

fn note(text: &str, at: usize, yaml: bool) -> Option<Note<'_>> {
    let before = text[..at].trim_end_matches([' ', '\t']);
    let (open, close) = FRAMES.into_iter().find(|(open, _)| before.ends_with(open))?;
    let start = before.len() - open.len();
    let inside = at + WORD.len();
    let end = text[inside..].find(close).map_or(text.len(), |n| inside + n);
    let (list, reason) = text[inside..end].split_once(['：', ':']).unwrap_or((&text[inside..end], ""));
    let codes = list.split(|c: char| is_blank(c) || "、，,".contains(c)).filter(|c| !c.is_empty());
    let codes = codes.map(|c| {
        let start = c.as_ptr() as usize - text.as_ptr() as usize;
        (c, Span::new(start, start + c.len()))
    });
    let closed = if close == "\n" { end } else { (end + close.len()).min(text.len()) };
    let span = Span::new(start, closed);
    Some(Note { codes: codes.collect(), reason: reason.trim(), span, covers: covered(text, span, yaml) })
}

/// The line of a note that stands behind words; what comes next where it stands alone.
fn covered(text: &str, note: Span, yaml: bool) -> Span {
    let line_start = text[..note.start].rfind('\n').map_or(0, |n| n + 1);
    let line_end = text[note.end..].find('\n').map_or(text.len(), |n| note.end + n);
    let alone = text[line_start..note.start].chars().chain(text[note.end..line_end].chars()).all(is_blank);
    if !alone {
        return Span::new(line_start, line_end);
    }
    let mut lines = Lines { text, at: line_end };
    let Some(first) =
        lines.by_ref().find(|s| !text[s.start..s.end].chars().all(is_blank) && !is_note(&text[s.start..s.end]))
    else {
        return Span::new(text.len(), text.len());
    };
    if !yaml {
        return first;
    }
    let indent = |s: &Span| text[s.start..s.end].find(|c| c != ' ').unwrap_or(0);
    let depth = indent(&first);
    let under = lines.take_while(|s| text[s.start..s.end].trim().is_empty() || indent(s) > depth);
    under.last().map_or(first, |last| Span::new(first.start, last.end))
}

fn is_note(line: &str) -> bool {
    line.contains(WORD) && FRAMES.iter().any(|(open, _)| line.trim_start().starts_with(open))
}

/// The lines behind the end of one.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Span;
    fn next(&mut self) -> Option<Span> {
        let start = self.at + 1;
        if start > self.text.len() {
            return None;
        }
        self.at = self.text[start..].find('\n').map_or(self.text.len(), |n| start + n);
        Some(Span::new(start, self.at))
    }
}

/// The text with its notes put out of sight; every other byte stays where it is.
pub fn without_notes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for note in read(text, false).into_iter().filter(|n| !text[n.span.start..].starts_with('#')) {
        if note.span.start < at {
            continue;
        }
        out.push_str(&text[at..note.span.start]);
        for c in text[note.span.start..note.span.end].chars() {
            out.push_str(["", " ", "\u{a0}", "\u{3000}", "\u{3000} "][c.len_utf8()]);
        }
        at = note.span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered_words(text: &str, yaml: bool) -> Vec<(&str, &str)> {
        read(text, yaml).into_iter().map(|n| (n.codes[0].0, &text[n.covers.start..n.covers.end])).collect()
    }

    #[test]
    fn a_note_speaks_of_what_comes_next() {
        assert_eq!(covered_words("甲\n【校对不计 C012：原文如此】\n\n乙\n丙", false), [("C012", "乙")]);
        assert_eq!(
            covered_words("甲{# 校对不计 C012：理由 #}乙\n丙", false),
            [("C012", "甲{# 校对不计 C012：理由 #}乙")]
        );
        let yaml = "# 校对不计 C001：原件如此\n- text: |-\n    一\n    二\n- text: 三\n";
        assert_eq!(covered_words(yaml, true), [("C001", "- text: |-\n    一\n    二")]);
        assert!(covered_words("正文里说到校对不计 C012：不算", false).is_empty());
    }

    #[test]
    fn notes_are_put_out_of_sight_and_nothing_moves() {
        let text = "甲\n【校对不计 C012：𠮷】\n乙";
        let bare = without_notes(text);
        assert_eq!((bare.len(), bare.find('乙')), (text.len(), text.find('乙')));
        assert!(!bare.contains("校对"));
    }
}
