//! Pieces that were written before.

use super::*;
use crate::document::{Align, Footnote};
use crate::style::TableSize;
use crate::write::docx::{WrittenPieces, write_again};

fn again(document: &Document, known: &WrittenPieces) -> Vec<u8> {
    write_again(document, &styles(), &Fits::default(), known).expect("the document can be written")
}

#[test]
fn a_paper_has_the_same_bytes_with_the_pieces_of_others_and_of_itself() {
    let known = WrittenPieces::default();
    let turned = |rows| sample::document(Orientation::Landscape, rows);
    let upright = sample::document(Orientation::Portrait, 35);
    for document in [&turned(35), &upright, &turned(9), &turned(35), &of(vec![])] {
        assert!(again(document, &known) == write(document));
    }
    let found = known.texts();
    assert!(again(&upright, &known) == write(&upright));
    assert_eq!(known.texts(), found, "every text was there");
}

#[test]
fn one_other_cell_is_one_more_text() {
    let known = WrittenPieces::default();
    let mut document = sample::document(Orientation::Portrait, 35);
    again(&document, &known);
    let before = known.texts();
    let Some(Block::Table(table)) = document.sections[2].blocks.last_mut() else {
        panic!("the annex ends with a table")
    };
    table.rows[7].cells[1].text.push_str("，另行通知");
    assert!(again(&document, &known) == write(&document));
    assert_eq!(known.texts(), before + 1);
}

#[test]
fn a_row_follows_from_its_words_and_their_spacings_its_sheet_and_the_look_of_tables() {
    let row = |cells: [&str; 2]| Row::new(cells.map(Cell::new).to_vec());
    let rows = |third: &str| vec![row(["1", "甲。"]), row(["2", "乙。\n丙。"]), row(["3", third])];
    let paper = |orientation, third: &str| {
        let columns = vec![Column { align: Align::Center }, Column { align: Align::Left }];
        let table = Block::Table(Table::new(columns, vec![row(["序号", "内容"])], rows(third)));
        Document { sections: vec![Section::new(orientation, vec![table])], ..Document::default() }
    };
    // The first words of the second row stand closer together.
    let fits = |closer| {
        let mut fits = Fits::default();
        fits.begin_section();
        let mut texts = vec![TextFit::default(); 9];
        texts[5] = TextFit::new([Spacing::alike(Length::twips(closer)); 2]);
        fits.push(texts);
        fits
    };
    let small = StyleSheet::new(Choices { table_size: TableSize::Five, ..Choices::default() });
    let upright = paper(Orientation::Portrait, "丁。");
    let known = WrittenPieces::default();
    for (document, styles, fits) in [
        (&upright, &styles(), fits(0)),
        (&upright, &styles(), fits(-4)),
        (&upright, &styles(), fits(-6)),
        (&upright, &small, fits(0)),
        (&paper(Orientation::Landscape, "丁。"), &styles(), fits(0)),
        (&paper(Orientation::Portrait, "戊。"), &styles(), fits(0)),
        (&upright, &styles(), fits(-4)),
    ] {
        let anew =
            write_again(document, styles, &fits, &WrittenPieces::default()).expect("the document can be written");
        let again = write_again(document, styles, &fits, &known).expect("the document can be written");
        assert!(again == anew, "{document:?} {fits:?}");
    }
    assert_eq!(known.rows(), 3 + 1 + 1 + 3 + 3 + 1, "as many as look otherwise");
}

#[test]
fn what_leads_elsewhere_refers_to_a_note_or_is_changed_is_not_kept() {
    let inlines = vec![
        Inline::linked("甲", Accent::None, "mailto:a@b.cn"),
        Inline::Footnote(Footnote::new("乙。")),
        Inline::Text { text: "丙".into(), accent: Accent::None, link: None, mark: Mark::Deleted },
        Inline::Break,
    ];
    let mut document = of(vec![Block::Paragraph(Paragraph::new(Role::Body, inlines))]);
    let known = WrittenPieces::default();
    for revision in [None, Some(Revision { author: "某办".into(), date: "2022-06-01".into() })] {
        document.revision = revision;
        assert!(again(&document, &known) == write(&document));
        assert_eq!(known.texts(), 0);
    }
    let plain = of(vec![Block::Paragraph(Paragraph::plain(Role::Body, "丙"))]);
    again(&plain, &known);
    assert_eq!(known.texts(), 1);
    let xml = part(&again(&document, &known), "word/document.xml");
    assert_eq!(
        find(&xml, "w:delText").into_iter().map(text).collect::<Vec<_>>(),
        ["丙"],
        "known words go all the same"
    );
}

#[test]
fn known_words_that_lead_to_a_bookmark_have_the_look_of_a_link() {
    let role = |role, text: &str| Block::Paragraph(Paragraph::plain(role, text));
    let known = WrittenPieces::default();
    again(&of(vec![role(Role::AttachmentNote, "附件：1.丙")]), &known);
    assert_eq!(known.texts(), 1, "without an annex it leads nowhere");
    let annex = vec![role(Role::AnnexLabel, "附件1"), role(Role::AnnexTitle, "丙")];
    let sections =
        [vec![role(Role::AttachmentNote, "附件：1.丙")], annex].map(|b| Section::new(Orientation::Portrait, b));
    let document = Document { sections: sections.to_vec(), ..Document::default() };
    let xml = part(&again(&document, &known), "word/document.xml");
    let [link] = find(&xml, "w:hyperlink")[..] else { panic!("one line leads to the annex") };
    let runs = find(link, "w:r");
    assert!(!runs.is_empty());
    for run in runs {
        assert_eq!(
            find(run, "w:rStyle").into_iter().map(|s| attr(s, "w:val")).collect::<Vec<_>>(),
            [Some("Hyperlink")]
        );
    }
}

#[test]
fn a_choice_in_known_words_is_declared_on_the_root() {
    let spacing = Spacing { apart: Length::twips(-20), ..Spacing::NONE };
    let mut fits = Fits::default();
    fits.begin_section();
    fits.push(vec![TextFit::new([spacing])]);
    let document = of(vec![Block::Paragraph(Paragraph::plain(Role::Body, "甲"))]);
    let known = WrittenPieces::default();
    for _ in 0..2 {
        let bytes = write_again(&document, &styles(), &fits, &known).expect("the document can be written");
        let xml = part(&bytes, "word/document.xml");
        assert_eq!(find(&xml, "mc:AlternateContent").len(), 1);
        assert!(attr(&xml, "xmlns:mc").is_some() && attr(&xml, "xmlns:w15").is_some());
    }
    assert_eq!(known.texts(), 1);
    let xml = part(&again(&document, &known), "word/document.xml");
    assert_eq!((known.texts(), attr(&xml, "xmlns:mc")), (2, None), "the same words of another spacing");
}
