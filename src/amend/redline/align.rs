//! Pairs what is the same or alike in two sequences.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::cell::OnceCell;
use std::hash::Hash;
use std::ops::Range;

/// A gap of more pairs than this is not searched for likenesses.
const MOST_PAIRS: usize = 40_000;

/// One step through both sequences, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The two are one.
    Both(usize, usize),
    /// In the old sequence alone.
    Old(usize),
    /// In the new sequence alone.
    New(usize),
}

/// What is identical first; between, the pairing of most likeness in all that keeps both orders. A likeness of 0 is none.
/// Where nothing is paired the old comes before the new.
pub(super) fn align<T: Eq + Hash>(old: &[T], new: &[T], likeness: impl Fn(usize, usize) -> u32) -> Vec<Step> {
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                steps.extend((0..len).map(|n| Step::Both(old_index + n, new_index + n)));
            }
            other => gap(other.old_range(), other.new_range(), &likeness, &mut steps),
        }
    }
    steps
}

fn gap(old: Range<usize>, new: Range<usize>, likeness: &impl Fn(usize, usize) -> u32, steps: &mut Vec<Step>) {
    let mut left = Unpaired { old: old.start, new: new.start };
    let is_small = old.len().checked_mul(new.len()).is_some_and(|pairs| pairs <= MOST_PAIRS);
    if is_small {
        for (i, j) in best_pairs(&old, &new, likeness) {
            left.up_to(i, j, steps);
            steps.push(Step::Both(i, j));
            left = Unpaired { old: i + 1, new: j + 1 };
        }
    }
    left.up_to(old.end, new.end, steps);
}

/// Where what is not paired yet begins.
struct Unpaired {
    old: usize,
    new: usize,
}

impl Unpaired {
    fn up_to(&self, old: usize, new: usize, steps: &mut Vec<Step>) {
        steps.extend((self.old..old).map(Step::Old));
        steps.extend((self.new..new).map(Step::New));
    }
}

/// The pairs of a gap, by the sum of likenesses that the rest of both sequences can still reach.
fn best_pairs(old: &Range<usize>, new: &Range<usize>, likeness: &impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut alike = vec![0; old.len() * new.len()];
    let mut best = vec![0_u64; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let here = likeness(old.start + i, new.start + j);
            alike[i * new.len() + j] = here;
            let paired = if here > 0 { u64::from(here) + best[(i + 1) * width + j + 1] } else { 0 };
            best[i * width + j] = paired.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        let here = u64::from(alike[i * new.len() + j]);
        let reach = best[i * width + j];
        if here > 0 && reach == here + best[(i + 1) * width + j + 1] {
            pairs.push((old.start + i, new.start + j));
            (i, j) = (i + 1, j + 1);
        } else if reach == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The prints of two sequences, each made when it is first asked for: most of both is identical.
pub(super) struct Prints<'t, T> {
    old: Vec<OnceCell<Print>>,
    new: Vec<OnceCell<Print>>,
    texts: [&'t [T]; 2],
    text: fn(&T) -> String,
}

impl<'t, T> Prints<'t, T> {
    /// Of sequences, each known by its text.
    pub(super) fn of(old: &'t [T], new: &'t [T], text: fn(&T) -> String) -> Prints<'t, T> {
        let unmade = |list: &[T]| list.iter().map(|_| OnceCell::new()).collect();
        Prints { old: unmade(old), new: unmade(new), texts: [old, new], text }
    }

    /// How much of the texts of an old and a new one is the same, in thousandths.
    pub(super) fn likeness(&self, old: usize, new: usize) -> u32 {
        let Prints { text, texts: [before, after], .. } = self;
        let before = self.old[old].get_or_init(|| Print::of(&text(&before[old])));
        before.likeness(self.new[new].get_or_init(|| Print::of(&text(&after[new]))))
    }
}

/// What a text is known by: its pairs of neighbouring characters, sorted.
#[derive(Clone, Debug)]
struct Print {
    /// Two code points each.
    pairs: Vec<u64>,
}

impl Print {
    fn of(text: &str) -> Print {
        // The first pair gives a text of one character a print too.
        let before = std::iter::once('\0').chain(text.chars());
        let pair = |(a, b): (char, char)| u64::from(u32::from(a)) << 32 | u64::from(u32::from(b));
        let mut pairs: Vec<u64> = before.zip(text.chars()).map(pair).collect();
        pairs.sort_unstable();
        Print { pairs }
    }

    /// How much of both texts is the same, in thousandths.
    fn likeness(&self, other: &Print) -> u32 {
        let (mut a, mut b) = (self.pairs.as_slice(), other.pairs.as_slice());
        let all = a.len() + b.len();
        if all == 0 {
            return 1000;
        }
        let mut same = 0;
        while let (Some((x, more_a)), Some((y, more_b))) = (a.split_first(), b.split_first()) {
            same += usize::from(x == y);
            let (keep_a, keep_b) = (x > y, y > x);
            a = if keep_a { a } else { more_a };
            b = if keep_b { b } else { more_b };
        }
        u32::try_from(2000 * same / all).unwrap_or(1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
        let prints = Prints::of(old, new, |text| (*text).to_owned());
        let likeness = |i: usize, j: usize| match prints.likeness(i, j) {
            n if n < 300 => 0,
            n => n,
        };
        align(old, new, likeness)
    }

    #[test]
    fn a_changed_one_finds_its_like_among_strangers() {
        let old = ["一、总体要求", "加强校园周边治安巡逻防控", "三、报送要求"];
        let new = ["一、总体要求", "新增一段完全不同的话", "加强校园周边交通秩序和治安巡逻防控", "三、报送要求"];
        assert_eq!(steps(&old, &new), [Step::Both(0, 0), Step::New(1), Step::Both(1, 2), Step::Both(2, 3)]);
    }

    #[test]
    fn what_has_no_like_goes_before_what_comes() {
        assert_eq!(steps(&["甲乙丙丁"], &["戊己庚辛"]), [Step::Old(0), Step::New(0)]);
        assert_eq!(steps(&[], &["戊"]), [Step::New(0)]);
    }

    #[test]
    fn likeness_is_in_thousandths() {
        let print = Print::of;
        assert_eq!(print("甲乙丙").likeness(&print("甲乙丙")), 1000);
        assert_eq!(print("甲").likeness(&print("乙")), 0);
        assert_eq!(print("").likeness(&print("")), 1000);
        assert_eq!(print("").likeness(&print("乙")), 0);
    }
}
