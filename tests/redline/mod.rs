//! Redlines: both texts come back from every one, from the document and from the written file.

mod generate;

use generate::{edited, papers};
use hongtou::amend::redline::{accept, redline, reject};
use hongtou::document::{Document, Revision};
use proptest::prelude::*;

fn revision() -> Revision {
    Revision { author: "区政府办公室".into(), date: "2022-06-01T09:00:00Z".into() }
}

/// The normal form, with another paper's metadata.
fn normal(document: &Document, metadata: &Document) -> Document {
    let Document { title, organ, .. } = metadata.clone();
    Document { title, organ, ..accept(document) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_texts_come_back(pair in prop_oneof![(papers(), papers()), edited()]) {
        let (old, new) = pair;
        let marked = redline(&old, &new, revision());
        prop_assert_eq!(accept(&marked), normal(&new, &new));
        prop_assert_eq!(reject(&marked), normal(&old, &new));
    }
}
