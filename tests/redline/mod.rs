//! Redlines: both texts come back from every one, from the document and from the written file.

mod built;
mod generate;
mod shipped;
mod xml;

use generate::{edited, papers};
use hongtou::amend::redline::{accept, redline, reject};
use hongtou::base::world::Memory;
use hongtou::document::{Document, Revision};
use hongtou::layout::lay_out;
use hongtou::page::Item;
use hongtou::style::revision::BAR_WIDTH;
use hongtou::style::{Choices, FontBook, StyleSheet};
use hongtou::write::{docx, pdf};
use proptest::prelude::*;
use std::sync::LazyLock;

static WORLD: LazyLock<Memory> = LazyLock::new(crate::dossier::shipped);
static FONTS: LazyLock<FontBook<'static>> = LazyLock::new(|| FontBook::new(&*WORLD));

fn revision() -> Revision {
    Revision { author: "区政府办公室".into(), date: "2022-06-01T09:00:00Z".into() }
}

/// The normal form, with another paper's metadata.
fn normal(document: &Document, metadata: &Document) -> Document {
    let Document { title, organ, .. } = metadata.clone();
    Document { title, organ, ..accept(document) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_texts_come_back(pair in prop_oneof![(papers(), papers()), edited()]) {
        let (old, new) = pair;
        let marked = redline(&old, &new, revision(), &[]);
        prop_assert_eq!(accept(&marked), normal(&new, &new));
        prop_assert_eq!(reject(&marked), normal(&old, &new));
    }

    #[test]
    fn both_texts_come_back_from_the_file(pair in prop_oneof![(papers(), papers()), edited()]) {
        let (old, new) = pair;
        let marked = xml::body(&redline(&old, &new, revision(), &[]));
        let plain = |document: &Document| xml::texts(&xml::body(&accept(document)));
        prop_assert_eq!(xml::texts(&xml::settled(&marked, "w:del", "w:ins")), plain(&new));
        prop_assert_eq!(xml::texts(&xml::settled(&marked, "w:ins", "w:del")), plain(&old));
    }
}

/// Every change in the file: name, number, author, time.
fn changes(document: &Document) -> Vec<[String; 4]> {
    let body = xml::body(document);
    let is_change = |e: &&xml::Element| matches!(&*e.name, "w:ins" | "w:del" | "w:cellMerge" | "w:sectPrChange");
    let of = |e: &xml::Element| {
        let attribute = |name: &str| e.attribute(name).unwrap_or("none").to_owned();
        [e.name.clone(), attribute("w:id"), attribute("w:author"), attribute("w:date")]
    };
    body.all().into_iter().filter(is_change).map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_marked_paper_is_set_and_shows_that_it_is(pair in edited()) {
        let (old, new) = pair;
        let marked = redline(&old, &new, revision(), &[]);
        let laid = lay_out(&marked, &StyleSheet::new(Choices::default()), &FONTS).expect("the fonts are there");
        let inked = laid.pages.pages.iter().flat_map(|p| p.upright.iter().chain(&p.turned));
        let bars = inked.filter(|i| matches!(i, Item::Rule(r) if r.width == BAR_WIDTH)).count();
        let [before, after] = [&old, &new].map(|d| Document { title: String::new(), ..accept(d) });
        // What has no ink, such as an empty paragraph, has no bar; but no bar stands where nothing changed.
        prop_assert!(before != after || bars == 0);
        pdf::write(&laid.pages, &FONTS).expect("a PDF");
    }

    /// Of whatever papers were written before, in whatever order.
    #[test]
    fn a_paper_has_the_same_bytes_with_the_pieces_of_others(pair in edited()) {
        static KNOWN: LazyLock<docx::WrittenPieces> = LazyLock::new(docx::WrittenPieces::default);
        let (old, new) = pair;
        let marked = redline(&old, &new, revision(), &[]);
        let styles = StyleSheet::new(Choices::default());
        for document in [&old, &marked, &new] {
            let fits = lay_out(document, &styles, &FONTS).expect("the fonts are there").fits;
            let alone = docx::write_fitted(document, &styles, &fits).expect("it can be written");
            for _ in 0..2 {
                let again = docx::write_again(document, &styles, &fits, &KNOWN).expect("it can be written");
                prop_assert!(again == alone);
            }
        }
    }

    #[test]
    fn every_change_has_its_number_and_its_author(pair in edited()) {
        let (old, new) = pair;
        let found = changes(&redline(&old, &new, revision(), &[]));
        for (n, [name, id, author, date]) in found.iter().enumerate() {
            prop_assert_eq!(id, &(n + 1).to_string(), "{}", name);
            prop_assert_eq!([author.as_str(), date.as_str()], ["区政府办公室", "2022-06-01T09:00:00Z"]);
        }
        prop_assert!(changes(&new).is_empty());
    }
}
