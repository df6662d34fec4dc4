//! The fewest words that tell one text from another, in the way an office would quote them.

use crate::model::amendment::Action;
use crate::model::edition::Kind;
use crate::model::target::Column;
use crate::model::{Node, cells};
use similar::{Algorithm, capture_diff_slices};
use std::collections::BTreeMap;

/// What may stand for the change of a whole text.
pub(super) enum Smaller {
    /// These words give way to those; they stand once in the place.
    Words {
        /// The words.
        old: String,
        /// Those in their place.
        new: String,
    },
    /// Nothing smaller than the whole.
    None,
}

/// Fewer characters than these do not tell where they stand.
const FEWEST: usize = 4;

/// The smallest change of a text; `place` are the texts among which the words must stand once.
pub(super) fn smaller(old: &str, new: &str, place: &[&str]) -> Smaller {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count().min(rest);
    let (mut start, mut end) = (head, a.len() - tail);
    // Numbers and Latin words are not torn apart.
    while start > 0 && one_word(a.get(start - 1), a.get(start).or(b.get(start))) {
        start -= 1;
    }
    let last = |end: usize| {
        let of_new = (b.len() + end).checked_sub(a.len() + 1).and_then(|i| b.get(i));
        [end.checked_sub(1).and_then(|i| a.get(i)), of_new]
    };
    while end < a.len() && last(end).into_iter().any(|c| one_word(c, a.get(end))) {
        end += 1;
    }
    loop {
        let words: String = a[start..end].iter().collect();
        let times: usize = place.iter().map(|t| t.matches(words.as_str()).count()).sum();
        if !words.is_empty() && times == 1 && (end - start >= FEWEST || end - start == a.len()) {
            let after = b.len() - (a.len() - end);
            let whole = (end - start) * 3 > a.len() * 2;
            return match whole {
                true => Smaller::None,
                false => Smaller::Words { old: words, new: b[start..after].iter().collect() },
            };
        }
        // One more character at the side where the clause goes on, else at the other.
        let stop = |c: Option<&char>| c.is_none_or(|c| matches!(c, '。' | '；' | '，' | '、' | '：' | '“' | '”'));
        let back = start.checked_sub(1).map(|i| &a[i]);
        let grow_back = start > 0 && (!stop(back) || end == a.len());
        match (grow_back, end < a.len()) {
            (true, _) => start -= 1,
            (false, true) => end += 1,
            (false, false) if start > 0 => start -= 1,
            (false, false) => return Smaller::None,
        }
    }
}

/// Two texts without what they begin and end with alike, but for a few characters.
pub(super) fn around(old: &str, new: &str) -> (String, String) {
    const KEPT: usize = 12;
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count().min(rest);
    let start = head.saturating_sub(KEPT);
    let cut = |text: &[char]| {
        let end = (text.len() - tail + KEPT).min(text.len());
        let before = if start > 0 { "…" } else { "" };
        let after = if end < text.len() { "…" } else { "" };
        format!("{before}{}{after}", text[start..end].iter().collect::<String>())
    };
    (cut(&a), cut(&b))
}

fn one_word(before: Option<&char>, after: Option<&char>) -> bool {
    let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    latin(before) && latin(after)
}

/// The texts of a part and of all below it.
pub(super) fn texts(node: &Node) -> Vec<&str> {
    let mut out = Vec::new();
    node.walk(&mut |n| out.push(n.text.as_str()));
    out
}

/// The change of one body that explains a cell.
pub(super) fn units(old: &str, new: &str) -> Option<Action> {
    let (before, after) = (cells::read(old), cells::read(new));
    let gone: Vec<&String> = before.units.iter().filter(|u| !after.units.contains(u)).collect();
    let come: Vec<&String> = after.units.iter().filter(|u| !before.units.contains(u)).collect();
    let action = match (gone.as_slice(), come.as_slice()) {
        ([old], [new]) => Action::ReplaceUnit { old: (*old).clone(), new: (*new).clone() },
        ([old], []) => Action::RemoveUnit { old: (*old).clone() },
        ([], [new]) => {
            let at = after.units.iter().position(|u| u == *new)?;
            let last = at + 1 == after.units.len();
            let behind = at.checked_sub(1).map(|n| after.units[n].clone()).filter(|_| !last);
            Action::AddUnit { new: (*new).clone(), after: behind }
        }
        _ => return None,
    };
    (done(&action, old)? == new).then_some(action)
}

/// A cell after the change of one body.
fn done(action: &Action, text: &str) -> Option<String> {
    use super::units;
    let put = |range: std::ops::Range<usize>, new: &str| format!("{}{new}{}", &text[..range.start], &text[range.end..]);
    match action {
        Action::ReplaceUnit { old, new } => {
            let [place] = units::places(text, old).try_into().ok()?;
            Some(put(place, new))
        }
        Action::RemoveUnit { old } => Some(put(units::removal(text, old)?, "")),
        Action::AddUnit { new, after } => {
            let (at, by) = units::addition(text, after.as_deref())?;
            Some(put(at..at, &format!("{by}{new}")))
        }
        _ => None,
    }
}

/// Pairs of names that took each other's place in at least two cells or texts.
pub(super) fn renamed(changed: &[(&Node, &Node)]) -> Vec<(String, String)> {
    let mut times: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (old, new) in changed {
        let names_units = matches!(&old.kind, Kind::Cell(column) if column.names_units() && *column != Column::Content);
        if !names_units {
            continue;
        }
        let (a, b) = (cells::read(&old.text).units, cells::read(&new.text).units);
        for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
            let (_, was, is) = op.as_tag_tuple();
            if was.len() == 1 && is.len() == 1 && a[was.start] != b[is.start] {
                *times.entry((a[was.start].clone(), b[is.start].clone())).or_default() += 1;
            }
        }
    }
    times.into_keys().collect()
}
