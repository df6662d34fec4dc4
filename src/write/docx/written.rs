//! Pieces of DOCX files as they were written before, for a program that writes the same texts again: the papers of one
//! dossier hold the same table, and an edit leaves most of a paper as it was. Making the runs of the words and pressing
//! the parts take most of the time of a paper.

use super::archive::{Press, Pressed};
use super::styles::{self, Look};
use super::xml::Written;
use crate::base::{Cache, Length};
use crate::style::fit::Spacing;
use std::sync::{Arc, Mutex, MutexGuard};

/// So many bytes of texts, and as many of rows and of parts, are kept: those of some hundred papers.
const MOST: usize = 8 << 20;
/// What a text takes beside its bytes, about.
const TEXT: usize = 200;
/// Larger parts, the text of a paper among them, are hardly ever written again as they are.
const LARGEST_PART: usize = 1 << 14;
/// So many looks are kept: a dossier has few.
const MOST_LOOKS: usize = 16;

/// The pieces written so far, each under all that it follows from.
pub struct WrittenPieces {
    texts: Cache<Words, Arc<Written>>,
    rows: Cache<Vec<u8>, Arc<WrittenRow>>,
    parts: Cache<Vec<u8>, Arc<Pressed>>,
    looks: Mutex<Vec<(Look<'static>, Arc<Pressed>)>>,
    /// Those that press nothing at the moment; no more than threads ever pressed at a time.
    presses: Mutex<Vec<Press>>,
}

/// All that the runs of a text follow from.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Words {
    text: String,
    style: Option<&'static str>,
    tracking: Length,
    /// How many bytes of the text have which spacing.
    spacings: Vec<(usize, Spacing)>,
}

/// The cells of a row.
pub(super) struct WrittenRow {
    pub(super) cells: Arc<Written>,
    /// Whether the row is low enough to be kept on one page.
    pub(super) is_whole: bool,
}

impl Default for WrittenPieces {
    fn default() -> WrittenPieces {
        let (looks, presses) = (Mutex::default(), Mutex::default());
        let (texts, rows, parts) = (Cache::new(MOST), Cache::new(MOST), Cache::new(MOST));
        WrittenPieces { texts, rows, parts, looks, presses }
    }
}

impl WrittenPieces {
    /// The runs of a text that was cut into pieces, made only where they are not kept.
    pub(super) fn text(
        &self,
        style: Option<&'static str>,
        tracking: Length,
        pieces: &[(&str, Spacing)],
        make: impl FnOnce() -> Written,
    ) -> Arc<Written> {
        let spacings = pieces.iter().map(|(piece, spacing)| (piece.len(), *spacing)).collect();
        let words = Words { text: pieces.iter().map(|(piece, _)| *piece).collect(), style, tracking, spacings };
        if let Some(found) = self.texts.get(&words) {
            return found;
        }
        let made = Arc::new(make());
        let bytes = TEXT + words.text.len() + size_of_val(words.spacings.as_slice()) + made.len();
        self.texts.keep(words, Arc::clone(&made), bytes);
        made
    }

    /// A row that looks so, by all that it follows from.
    pub(super) fn row(&self, look: Vec<u8>, make: impl FnOnce() -> WrittenRow) -> Arc<WrittenRow> {
        if let Some(found) = self.rows.get(&look) {
            return found;
        }
        let made = Arc::new(make());
        let bytes = TEXT + look.len() + made.cells.len();
        self.rows.keep(look, Arc::clone(&made), bytes);
        made
    }

    /// How many texts are kept.
    #[cfg(test)]
    pub(super) fn texts(&self) -> usize {
        self.texts.len()
    }

    /// How many rows are kept.
    #[cfg(test)]
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// A part as it stands in the package.
    pub(super) fn part(&self, part: Vec<u8>) -> Arc<Pressed> {
        if part.len() > LARGEST_PART {
            return self.press(&part);
        }
        if let Some(found) = self.parts.get(&part) {
            return found;
        }
        let made = self.press(&part);
        let bytes = part.len() + made.len();
        self.parts.keep(part, Arc::clone(&made), bytes);
        made
    }

    /// The styles of a look as they stand in the package.
    pub(super) fn styles(&self, look: Look<'_>) -> Arc<Pressed> {
        if let Some((_, found)) = lock(&self.looks).iter().find(|(kept, _)| *kept == look) {
            return Arc::clone(found);
        }
        let made = self.press(&styles::part(&look).to_part());
        let mut looks = lock(&self.looks);
        if looks.len() >= MOST_LOOKS {
            looks.clear();
        }
        looks.push((look.into_owned(), Arc::clone(&made)));
        made
    }

    fn press(&self, part: &[u8]) -> Arc<Pressed> {
        let mut press = lock(&self.presses).pop().unwrap_or_default();
        let made = Arc::new(press.press(part));
        lock(&self.presses).push(press);
        made
    }
}

impl std::fmt::Debug for WrittenPieces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WrittenPieces({}, {})", self.texts.len(), self.parts.len())
    }
}

fn lock<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().expect("no thread panicked while it held the pieces")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::docx::xml::Node;

    fn runs(known: &WrittenPieces, pieces: &[(&str, Spacing)], style: Option<&'static str>) -> (Arc<Written>, bool) {
        let mut is_made = false;
        let written = known.text(style, Length::ZERO, pieces, || {
            is_made = true;
            Written::of(vec![Node::Text(pieces.iter().map(|(piece, _)| *piece).collect())])
        });
        (written, is_made)
    }

    #[test]
    fn a_text_is_made_once_for_the_same_words_look_and_spacings() {
        let known = WrittenPieces::default();
        let closer = Spacing::alike(Length::twips(-20));
        let is_made = |pieces: &[(&str, Spacing)], style| runs(&known, pieces, style).1;
        let none = Spacing::NONE;
        assert!(is_made(&[("甲乙", none)], None));
        assert!(!is_made(&[("甲乙", none)], None));
        assert!(is_made(&[("甲乙", none)], Some("GwStrong")), "another look");
        assert!(is_made(&[("甲丙", none)], None), "other words");
        assert!(is_made(&[("甲", none), ("乙", closer)], None), "other spacings");
        assert!(is_made(&[("甲", closer), ("乙", none)], None), "the same spacings elsewhere");
        assert!(!is_made(&[("甲", none), ("乙", closer)], None));
        let other = known.text(None, Length::twips(3), &[("甲乙", none)], || Written::of(Vec::new()));
        assert_eq!(other.len(), 0, "another tracking");
    }

    #[test]
    fn a_part_is_pressed_once_and_one_of_the_size_of_a_paper_is_not_kept() {
        let known = WrittenPieces::default();
        let twice = |part: Vec<u8>| {
            let [first, again] = [part.clone(), part].map(|part| known.part(part));
            assert!(first == again);
            Arc::ptr_eq(&first, &again)
        };
        assert!(twice(b"<w:settings/>".to_vec()));
        assert!(!twice(vec![b'x'; LARGEST_PART + 1]));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let known = WrittenPieces::default();
        let long = "长".repeat(1 << 12);
        for n in 0..2000 {
            let text = format!("{n}{long}");
            runs(&known, &[(&text, Spacing::NONE)], None);
            let found = known.texts.len();
            assert!(found * long.len() <= MOST, "{found} texts");
        }
        assert!(!runs(&known, &[(&format!("1999{long}"), Spacing::NONE)], None).1, "the last is kept");
        let huge = "长".repeat(MOST / 4);
        assert!(runs(&known, &[(&huge, Spacing::NONE)], None).1);
        assert!(runs(&known, &[(&huge, Spacing::NONE)], None).1, "what would fill the memory alone is not kept");
        for n in 0_u32..4000 {
            known.part(n.to_le_bytes().repeat(LARGEST_PART / 4));
            let found = known.parts.len();
            assert!(found * LARGEST_PART <= MOST, "{found} parts");
        }
    }
}
