//! Which of many texts hold which of many words, in one pass over each text.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// For each of the words the texts that hold it, by their places. No word may be empty.
pub(super) fn holders<'t>(words: &[impl AsRef<str>], texts: impl IntoIterator<Item = &'t str>) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
    // It is used once: what is quickest to make is the best.
    let quick = Some(AhoCorasickKind::NoncontiguousNFA);
    let mut builder = AhoCorasick::builder();
    let finder = builder.kind(quick).prefilter(false).match_kind(MatchKind::Standard);
    let finder = finder.build(words.iter().map(AsRef::as_ref)).expect("words of papers fit an automaton");
    for (place, text) in texts.into_iter().enumerate() {
        for found in finder.find_overlapping_iter(text) {
            let of_word = &mut out[found.pattern().as_usize()];
            if of_word.last() != Some(&place) {
                of_word.push(place);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_text_holds_what_it_contains(
            words in proptest::collection::vec("[甲乙a]{1,3}", 0..6),
            texts in proptest::collection::vec("[甲乙a丙]{0,9}", 0..6),
        ) {
            let one_by_one: Vec<Vec<usize>> = words
                .iter()
                .map(|word| (0..texts.len()).filter(|n| texts[*n].contains(word.as_str())).collect())
                .collect();
            proptest::prop_assert_eq!(holders(&words, texts.iter().map(String::as_str)), one_by_one);
        }
    }
}
