//! Comments, and what is said about a draft beside its changes.

use super::change::{Comment, Fate, Kind, Place, Revision, Side};
use super::codes;
use super::walk::{MAX_NOTES, Quote, Reference, Remark};
use crate::base::text::is_blank;
use crate::base::{Diagnostic, Lang};
use crate::parse::office::xml::Node;
use crate::parse::office::{Fault, too_large};
use std::collections::BTreeMap;

/// A finding of a remark.
pub(super) fn finding(file: &str, remark: Remark) -> Diagnostic {
    let mut d = placed(Diagnostic::new(remark.code), file, &remark.place);
    d.args.extend(remark.words);
    d
}

/// Every message may use `{file}`, `{at}` and `{at_en}`.
fn placed(d: Diagnostic, file: &str, place: &Place) -> Diagnostic {
    d.with("file", file).with("at", place.words(Lang::Zh)).with("at_en", place.words(Lang::En))
}

/// The comments, in the order of the file, each with the words it is about.
pub(super) fn comments(root: Option<&Node>, quotes: &mut BTreeMap<String, Quote>) -> Result<Vec<Comment>, Fault> {
    let comments = || root.into_iter().flat_map(Node::nodes).filter(|n| n.name == "comment");
    if comments().count() > MAX_NOTES {
        return Err(too_large(format!("{MAX_NOTES} 条批注")));
    }
    let read = |n: &Node| {
        let attribute = |name| n.attribute(name).unwrap_or_default().to_owned();
        let Quote { text: quoted, place } = quotes.remove(&attribute("id")).unwrap_or_default();
        Comment { author: attribute("author"), date: attribute("date"), text: paragraphs(n), quoted, place }
    };
    Ok(comments().map(read).collect())
}

/// The finding of a comment.
pub(super) fn of_comment(file: &str, comment: &Comment) -> Diagnostic {
    let quoted = comment.quoted.trim().replace('\n', " ");
    let about = |open: &str, close: &str| match quoted.is_empty() {
        true => String::new(),
        false => format!("{open}{quoted}{close}"),
    };
    placed(Diagnostic::new(&codes::COMMENT), file, &comment.place)
        .with("author", &comment.author)
        .with("text", comment.text.replace('\n', " "))
        .with("quoted", about("（针对“", "”）"))
        .with("quoted_en", about(" (about “", "”)"))
}

/// Footnotes and endnotes; those with tracked changes as they were and as they are to be.
pub(super) fn notes(
    roots: &[(&'static str, &'static str, Node)],
    references: &BTreeMap<(String, String), Reference>,
) -> Vec<Remark> {
    let mut out = Vec::new();
    for (zh, en, root) in roots {
        let separator = |n: &&Node| matches!(n.attribute("type"), Some(t) if t != "normal");
        for note in root.nodes().filter(|n| !separator(n)) {
            let key = (note.name.clone(), note.attribute("id").unwrap_or_default().to_owned());
            let Reference { place, fate } = references.get(&key).cloned().unwrap_or_default();
            let [before, after] =
                Side::BOTH.map(|side| if fate.shows(side) { said(note, side) } else { String::new() });
            let mut words = vec![("what", (*zh).to_owned()), ("what_en", (*en).to_owned())];
            let code = if before == after {
                words.push(("text", format!("：“{after}”")));
                words.push(("text_en", format!(": “{after}”")));
                &codes::UNMAPPED
            } else {
                let [zh, en] = change(&before, &after);
                words.extend([("change", zh), ("change_en", en)]);
                &codes::CHANGED_NOTE
            };
            if !before.is_empty() || !after.is_empty() {
                out.push(Remark { code, place, words });
            }
        }
    }
    out
}

/// What a footnote says on a side, on one line.
fn said(note: &Node, side: Side) -> String {
    let mut out = String::new();
    gather(note, side, &mut out);
    out.trim().replace('\n', " ")
}

fn gather(node: &Node, side: Side, out: &mut String) {
    for node in node.nodes().filter(|n| Fate::of(&n.name).shows(side)) {
        match node.name.as_str() {
            "t" | "delText" => out.push_str(&node.text()),
            "p" => {
                out.push('\n');
                gather(node, side, out);
            }
            _ => gather(node, side, out),
        }
    }
}

/// What was done to a footnote, in both languages.
fn change(before: &str, after: &str) -> [String; 2] {
    match (before, after) {
        ("", after) => [format!("新加的“{after}”"), format!("“{after}” was put in")],
        (before, "") => [format!("删去了“{before}”"), format!("“{before}” was taken out")],
        (before, after) => [format!("“{before}”改为“{after}”"), format!("“{before}” became “{after}”")],
    }
}

/// What stands above and below the pages, but for their numbers.
pub(super) fn edges(roots: &[(&'static str, &'static str, Node)]) -> Vec<Remark> {
    let page = |c: char| c.is_ascii_digit() || is_blank(c) || "第页共/-—－–·".contains(c);
    let texts = roots.iter().map(|(zh, en, root)| (zh, en, paragraphs(root)));
    let written = texts.filter(|(_, _, text)| !text.chars().all(page));
    let remark = |(zh, en, text): (&&'static str, &&'static str, String)| {
        let words = vec![("what", (*zh).to_owned()), ("what_en", (*en).to_owned()), ("text", text.replace('\n', " "))];
        Remark { code: &codes::EDGE, place: Place::File, words }
    };
    written.map(remark).collect()
}

/// How many changes are of the look alone.
pub(super) fn looks(revisions: &[Revision]) -> Option<Remark> {
    let count = revisions.iter().filter(|r| r.kind == Kind::Formatted).count();
    let words = vec![("count", count.to_string())];
    (count > 0).then_some(Remark { code: &codes::FORMATTED, place: Place::File, words })
}

/// The text of the paragraphs below a node, what was put in and what was taken out alike.
fn paragraphs(node: &Node) -> String {
    let mut out = String::new();
    for node in node.below() {
        match node.name.as_str() {
            "p" if !out.is_empty() => out.push('\n'),
            "t" | "delText" => out.push_str(&node.text()),
            _ => {}
        }
    }
    out
}
