//! Reads the marks of a rendered text: the text without them, and which path each of its bytes was printed of.

use super::path::{self, Step};
use super::rewrite::Mark;

/// Something printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// The path of the view; `None` where the template computed or quoted it.
    pub(super) path: Option<String>,
    /// The template, by number, and the byte of it that says so.
    pub(super) place: (usize, usize),
}

/// A rendered text without its marks.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) printed: Vec<Printed>,
    /// For each byte of the text, what was printed there; [`LITERAL`] for the template's own words.
    pub(super) owner: Vec<u32>,
}

/// The owner of the template's own words.
pub(super) const LITERAL: u32 = u32::MAX;

/// What names mean between two ends of a loop or a partial.
#[derive(Default)]
struct Scope {
    names: Vec<(String, Option<String>)>,
    /// Of a loop: the name of its element, the list it goes through, the round.
    looped: Option<(Option<String>, Option<String>, usize)>,
}

/// Reads the marks; `None` where they do not fit together.
pub(super) fn decode(marked: &str, mark: char, marks: &[Mark]) -> Option<Decoded> {
    let mut out = Decoded::default();
    let mut scopes = vec![Scope::default()];
    let mut open: Vec<u32> = Vec::new();
    for (i, piece) in marked.split(mark).enumerate() {
        if i % 2 == 0 {
            out.text.push_str(piece);
            out.owner.resize(out.text.len(), open.last().copied().unwrap_or(LITERAL));
            continue;
        }
        let (command, number) = (piece.get(..1)?, piece.get(1..)?);
        match command {
            "p" => {
                let Mark::Print { path, file, offset } = marks.get(number.parse::<usize>().ok()?)? else { return None };
                let path = path.as_ref().and_then(|p| resolve(&scopes, p));
                open.push(u32::try_from(out.printed.len()).ok()?);
                out.printed.push(Printed { path, place: (*file, *offset) });
            }
            "e" => drop(open.pop()?),
            "n" => scopes.push(Scope::default()),
            "o" => drop(scopes.pop()?),
            _ => enter(command, number, marks, &mut scopes)?,
        }
    }
    (scopes.len() == 1 && open.is_empty()).then_some(out)
}

/// A name begins to mean something.
fn enter(command: &str, number: &str, marks: &[Mark], scopes: &mut Vec<Scope>) -> Option<()> {
    let number: usize = number.parse().ok()?;
    match (command, marks.get(number)) {
        ("s", Some(Mark::Set { name, path })) => {
            let path = path.as_ref().and_then(|p| resolve(scopes, p));
            scopes.last_mut()?.names.push((name.clone(), path));
        }
        ("f", Some(Mark::For { name, path })) => {
            let list = path.as_ref().and_then(|p| resolve(scopes, p));
            scopes.push(Scope { names: Vec::new(), looped: Some((name.clone(), list, 0)) });
        }
        ("i", _) => {
            let scope = scopes.last_mut()?;
            scope.names.clear();
            scope.looped.as_mut()?.2 = number;
        }
        _ => return None,
    }
    Some(())
}

/// The path of the view that a path of the template means here.
fn resolve(scopes: &[Scope], steps: &[Step]) -> Option<String> {
    let (Step::Key(root), rest) = steps.split_first()? else { return None };
    for scope in scopes.iter().rev() {
        if let Some((_, path)) = scope.names.iter().rev().find(|(name, _)| name == root) {
            return path.as_ref().map(|p| path::join(p, rest));
        }
        if let Some((name, list, round)) = &scope.looped {
            let element = || list.as_ref().map(|l| format!("{l}[{round}]"));
            if name.as_ref() == Some(root) {
                return element().map(|e| path::join(&e, rest));
            }
            if root == "loop" {
                return element().map(|e| format!("{}{e}", super::RUNNING));
            }
        }
    }
    Some(path::join("", steps))
}
