//! Templates with marks: before and after everything they print, and wherever a name begins or ceases to mean something.
//!
//! A mark is a statement of its own that prints a word between two mark characters, so the expressions themselves are
//! left alone, and with them every condition, loop and filter. The `-` that trims white space moves outward to the
//! marks, so that white space is trimmed as before.

use super::path::{self, Step};

/// What a mark stands for, by number.
#[derive(Debug)]
pub(super) enum Mark {
    /// Something is printed: of which path, and where the template says so.
    Print { path: Option<Vec<Step>>, file: usize, offset: usize },
    /// A name is given to a path.
    Set { name: String, path: Option<Vec<Step>> },
    /// A loop begins over the elements of a path.
    For { name: Option<String>, path: Option<Vec<Step>> },
}

/// Rewrites one template, adding what its marks stand for to a list.
pub(super) fn rewrite(text: &str, file: usize, mark: char, marks: &mut Vec<Mark>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    while let Some(open) =
        text[at..].find("{{").into_iter().chain(text[at..].find("{%")).chain(comment(&text[at..])).min()
    {
        let open = at + open;
        out.push_str(&text[at..open]);
        let end = end_of(&text[open..]).map_or(text.len(), |n| open + n);
        let tag = &text[open..end];
        let mut add = |m: Mark| {
            marks.push(m);
            marks.len() - 1
        };
        match tag.as_bytes().get(1) {
            Some(b'{') => out.push_str(&print(tag, mark, |path| add(Mark::Print { path, file, offset: open }))),
            Some(b'%') => out.push_str(&statement(tag, mark, add)),
            _ => out.push_str(tag),
        }
        at = end;
    }
    out + &text[at..]
}

fn comment(text: &str) -> Option<usize> {
    text.find("{#")
}

/// One past the end of the tag that a text begins with; of `raw`, of all that it keeps from being read.
fn end_of(text: &str) -> Option<usize> {
    if text.starts_with("{#") {
        return text.find("#}").map(|n| n + 2);
    }
    let close = if text.starts_with("{{") { "}}" } else { "%}" };
    let mut quote = None;
    for (i, c) in text.char_indices() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text[i..].starts_with(close) => {
                let end = i + close.len();
                let is_raw = close == "%}" && inside(&text[..end]) == "raw";
                return if is_raw { text.find("endraw").map(|n| n + "endraw".len()) } else { Some(end) };
            }
            None => {}
        }
    }
    None
}

/// What stands between the delimiters of a tag.
fn inside(tag: &str) -> &str {
    tag.get(2..tag.len().saturating_sub(2)).unwrap_or("").trim_matches('-').trim()
}

/// A tag with other tags before and after it; `-` goes outward.
fn between(before: &str, tag: &str, after: &str) -> String {
    let (lead, open) = (if tag[2..].starts_with('-') { "-" } else { "" }, &tag[..2]);
    let (trail, close) = (if tag[..tag.len() - 2].ends_with('-') { "-" } else { "" }, &tag[tag.len() - 2..]);
    let inner = inside(tag);
    let first = match before {
        "" => format!("{open}{lead} {inner} "),
        _ => format!("{{{{{lead} {before} }}}}{open} {inner} "),
    };
    match after {
        "" => format!("{first}{trail}{close}"),
        _ => format!("{first}{close}{{{{ {after} {trail}}}}}"),
    }
}

fn print(tag: &str, mark: char, mut add: impl FnMut(Option<Vec<Step>>) -> usize) -> String {
    if !tag.ends_with("}}") || tag.len() < 4 {
        return tag.to_owned();
    }
    let n = add(path::printed(inside(tag)));
    between(&format!("\"{mark}p{n}{mark}\""), tag, &format!("\"{mark}e{mark}\""))
}

fn statement(tag: &str, mark: char, mut add: impl FnMut(Mark) -> usize) -> String {
    if !tag.ends_with("%}") || tag.len() < 4 {
        return tag.to_owned();
    }
    let pop = format!("\"{mark}o{mark}\"");
    let words: Vec<&str> = inside(tag).split_whitespace().collect();
    match words.as_slice() {
        ["set" | "set_global", name, "=", ..] => {
            let path = inside(tag).split_once('=').and_then(|(_, expression)| path::printed(expression.trim()));
            let n = add(Mark::Set { name: (*name).to_owned(), path });
            between("", tag, &format!("\"{mark}s{n}{mark}\""))
        }
        ["for", ..] => {
            let (names, list) = inside(tag).strip_prefix("for").and_then(|r| r.split_once(" in ")).unwrap_or_default();
            let name = path::whole(names.trim()).map(|_| names.trim().to_owned());
            let n = add(Mark::For { name, path: path::whole(list.trim()) });
            // Where the round begins: its number.
            let round = format!("\"{mark}i\" }}}}{{{{ loop.index0 }}}}{{{{ \"{mark}\"");
            between(&format!("\"{mark}f{n}{mark}\""), tag, &round)
        }
        ["endfor"] => between("", tag, &pop),
        ["include", ..] => between(&format!("\"{mark}n{mark}\""), tag, &pop),
        _ => tag.to_owned(),
    }
}
