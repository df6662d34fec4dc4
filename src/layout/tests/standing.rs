//! Lines that were set before: the same pages, whatever stands.

use super::fixture::{fonts, of_blocks, paragraph, seed, styles};
use super::properties::document;
use crate::document::{Accent, Block, Document, Footnote, Inline, Mark, Orientation, Paragraph, Role};
use crate::layout::{StandingType, lay_out, lay_out_again};
use crate::style::{Choices, StyleSheet};
use proptest::prelude::*;

/// Asserts that a paper is set the same with and without what stands.
fn assert_same(document: &Document, styles: &StyleSheet, standing: &StandingType) {
    let plain = lay_out(document, styles, fonts()).expect("the fonts are there");
    let again = lay_out_again(document, styles, fonts(), Some(standing)).expect("the fonts are there");
    assert_eq!(again.pages, plain.pages);
    assert_eq!(again.fits, plain.fits);
    assert_eq!(format!("{:?}", again.findings), format!("{:?}", plain.findings));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn papers_are_set_the_same_after_one_another(papers in prop::collection::vec(document(), 1..4)) {
        let standing = StandingType::default();
        for paper in papers.iter().chain(&papers) {
            assert_same(paper, &styles(), &standing);
        }
    }
}

#[test]
fn the_same_words_in_another_look_are_set_anew() {
    let standing = StandingType::default();
    let small = StyleSheet::new(Choices { table_size: crate::style::choices::TableSize::Five, ..Choices::default() });
    for orientation in [Orientation::Portrait, Orientation::Landscape, Orientation::Portrait] {
        for styles in [&styles(), &small] {
            assert_same(&seed(orientation), styles, &standing);
        }
    }
    let text = "各单位要高度重视，于2022年5月9日前将《方案》（试行）报送至区平安办邮箱，逾期通报。".repeat(3);
    let of = |inlines: Vec<Inline>, role| of_blocks(vec![Block::Paragraph(Paragraph::new(role, inlines))]);
    let marked = |accent, mark| vec![Inline::Text { text: text.clone(), accent, link: None, mark }];
    let linked = vec![Inline::Text {
        text: text.clone(),
        accent: Accent::None,
        link: Some("https://a.cn".into()),
        mark: Mark::None,
    }];
    let noted =
        vec![Inline::text(text.as_str()), Inline::Footnote(Footnote { text: "注".into(), ..Footnote::default() })];
    for role in [Role::Body, Role::Note, Role::Addressee, Role::Title, Role::Heading2] {
        assert_same(&of(vec![Inline::text(text.as_str())], role), &styles(), &standing);
        assert_same(&of(marked(Accent::Strong, Mark::None), role), &styles(), &standing);
        assert_same(&of(marked(Accent::None, Mark::Inserted), role), &styles(), &standing);
        assert_same(&of(marked(Accent::None, Mark::Deleted), role), &styles(), &standing);
        assert_same(&of(linked.clone(), role), &styles(), &standing);
        assert_same(&of(noted.clone(), role), &styles(), &standing);
    }
}

#[test]
fn a_character_that_its_face_lacks_is_a_finding_of_every_paper() {
    let standing = StandingType::default();
    let lacking =
        of_blocks(vec![paragraph(Role::Body, "会见\u{e000}等同志。"), paragraph(Role::Body, "又见\u{e000}。")]);
    let found = |_| lay_out_again(&lacking, &styles(), fonts(), Some(&standing)).expect("the fonts are there").findings;
    let findings: Vec<usize> = (0..3).map(found).map(|findings| findings.len()).collect();
    assert_eq!(findings, [1, 1, 1]);
    assert_same(&of_blocks(vec![paragraph(Role::Body, "又见\u{e000}。")]), &styles(), &standing);
}
