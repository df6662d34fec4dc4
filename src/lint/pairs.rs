//! Marks in pairs, matched once for the rules that ask.

use crate::base::text::closing_of;

/// A mark and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Where it opens.
    pub open: usize,
    /// The mark that opens it.
    pub mark: char,
    /// Where it closes.
    pub close: usize,
    /// How many pairs it stands in.
    pub depth: usize,
}

/// The pairs of a paragraph, and the marks that have no partner. They are matched from the inside out, so that of “a“b” the
/// outer one is lonely.
pub fn pairs(marks: &[(usize, char)]) -> (Vec<Matched>, Vec<(usize, char)>) {
    let mut open: Vec<(usize, char)> = Vec::new();
    let (mut matched, mut lonely) = (Vec::new(), Vec::new());
    for &(at, c) in marks {
        if closing_of(c).is_some() {
            open.push((at, c));
        } else if "”’）》〉〕】」』".contains(c) {
            match open.last() {
                Some(&(start, mark)) if closing_of(mark) == Some(c) => {
                    open.pop();
                    matched.push(Matched { open: start, mark, close: at, depth: open.len() });
                }
                _ => lonely.push((at, c)),
            }
        }
    }
    lonely.extend(open);
    lonely.sort_unstable_by_key(|(at, _)| *at);
    matched.sort_unstable_by_key(|m| m.open);
    (matched, lonely)
}
