//! What makes word processors turn pages and break lines where the pages do.

use super::*;

#[test]
fn the_number_of_a_turned_page_stands_at_the_left_edge_of_the_sheet() {
    let bytes = write(&sample::document(Orientation::Landscape, 9));
    let related = part(&bytes, "word/_rels/document.xml.rels");
    let target = |id: &str| {
        let related = find(&related, "Relationship").into_iter().find(|r| attr(r, "Id") == Some(id));
        related.and_then(|r| attr(r, "Target")).expect("a footer").to_owned()
    };
    let document = part(&bytes, "word/document.xml");
    for section in find(&document, "w:sectPr") {
        let turned = find(section, "w:pgSz").iter().any(|s| attr(s, "w:orient") == Some("landscape"));
        for reference in find(section, "w:footerReference") {
            let footer = part(&bytes, &format!("word/{}", target(attr(reference, "r:id").expect("an id"))));
            let boxes = find(&footer, "v:rect");
            assert_eq!(boxes.len(), usize::from(turned));
            assert_eq!((find(&footer, "w:instrText").len(), text(&footer).as_str()), (1, "—  PAGE 1 —"));
            for area in boxes {
                let style = attr(area, "style").expect("a place");
                let points = |name: &str| {
                    let value = style.split(';').find_map(|s| s.strip_prefix(name)?.strip_prefix(':'));
                    let value = value.and_then(|v| v.strip_suffix("pt")).expect("a length in points");
                    value.parse::<f64>().expect("a number")
                };
                // 28 mm = 79.37 pt from the upper edge, 156 mm = 442.2 pt long, to the twip.
                assert!(
                    (points("margin-top") - 79.37).abs() < 0.05 && (points("height") - 442.2).abs() < 0.05,
                    "{style}"
                );
                // The line is 20 pt high; it begins 4 pt and its dash 0.32 of 14 pt before the dash's 28 mm.
                assert!((points("margin-left") - (79.37 - 4.0 - 4.48)).abs() < 0.05, "{style}");
                assert_eq!(points("width"), 20.0);
                assert!(style.contains("mso-position-horizontal-relative:page"));
                assert!(style.contains("mso-position-vertical-relative:page"));
                let words = find(area, "v:textbox")[0];
                assert_eq!(attr(words, "style"), Some("layout-flow:vertical"));
                let side = find(words, "w:jc")[0];
                let outer = if attr(reference, "w:type") == Some("even") { "left" } else { "right" };
                assert_eq!(attr(side, "w:val"), Some(outer));
            }
        }
    }
}

/// The texts of the paragraphs that have a property.
fn having(document: &Element, property: &str) -> Vec<String> {
    find(document, "w:p").into_iter().filter(|p| !find(p, property).is_empty()).map(text).collect()
}

/// A paper set with a page that begins with a row of its only section.
fn with_page_turn(blocks: Vec<Block>, at: RowPlace) -> Element {
    let mut fits = Fits::default();
    fits.begin_section();
    fits.turn_page(at);
    part(&super::super::write_fitted(&of(blocks), &styles(), &fits).expect("it can be written"), "word/document.xml")
}

#[test]
fn what_goes_with_the_imprint_begins_a_page() {
    let body = |text| Block::Paragraph(Paragraph::plain(Role::Body, text));
    let at = RowPlace { block: 1, begins: true, table_row: 0 };
    let document = with_page_turn(vec![body("甲"), body("乙"), body("丙")], at);
    assert_eq!(having(&document, "w:pageBreakBefore"), ["乙"]);
    assert!(having(&document, "w:keepNext").is_empty());
}

#[test]
fn lines_and_rows_that_go_with_the_imprint_are_kept_with_it() {
    let body = |text| Block::Paragraph(Paragraph::plain(Role::Body, text));
    let at = RowPlace { block: 1, begins: false, table_row: 0 };
    let document = with_page_turn(vec![body("甲"), body("乙"), body("丙")], at);
    assert!(having(&document, "w:pageBreakBefore").is_empty());
    assert_eq!(having(&document, "w:keepNext"), ["乙", "丙"]);
    let rows = ["一", "二", "三"].map(|t| Row::new(vec![Cell::new(t)])).to_vec();
    let table = Table {
        columns: vec![Column::default()],
        head: vec![Row::new(vec![Cell::new("头")])],
        rows,
        ..Table::default()
    };
    let at = RowPlace { block: 0, begins: false, table_row: 2 };
    let document = with_page_turn(vec![Block::Table(table), body("注")], at);
    assert_eq!(having(&document, "w:keepNext"), ["二", "三", "注"]);
}

#[test]
fn the_first_paragraph_below_a_head_stays_though_lines_of_it_go_with_the_imprint() {
    let plain = |role, text| Block::Paragraph(Paragraph::plain(role, text));
    let at = RowPlace { block: 2, begins: false, table_row: 0 };
    let blocks = vec![plain(Role::Mark, "某某文件"), plain(Role::Title, "标题"), plain(Role::Body, "甲")];
    assert!(!having(&with_page_turn(blocks, at), "w:keepNext").contains(&"甲".to_owned()));
}

/// The sections of a paper whose imprint is wanted on an even page: how each begins, and the footers that it names.
fn even_sections(page: Option<ImprintPage>) -> Vec<(String, Vec<String>)> {
    let mut document = of(vec![Block::Paragraph(Paragraph::plain(Role::Body, "甲"))]);
    let (printer, printed) = ("某办".into(), "2022年5月9日印发".into());
    document.imprint = Some(Imprint { printer, printed, side: ImprintSide::Even, ..Imprint::default() });
    let mut fits = Fits::default();
    page.into_iter().for_each(|page| fits.put_imprint(page));
    let bytes = super::super::write_fitted(&document, &styles(), &fits).expect("it can be written");
    assert!(package_is_closed(&bytes));
    let value = |e: &Element, name| attr(e, name).expect("an attribute").to_owned();
    let section = |s: &&Element| {
        let footers = find(s, "w:footerReference").into_iter().map(|f| value(f, "r:id")).collect();
        (value(find(s, "w:type")[0], "w:val"), footers)
    };
    find(&part(&bytes, "word/document.xml"), "w:sectPr").iter().map(section).collect()
}

/// Whether every relationship leads to a part of the package.
fn package_is_closed(bytes: &[u8]) -> bool {
    let names: BTreeSet<String> = parts(bytes).into_iter().map(|(name, _)| name).collect();
    let relationships = part(bytes, "word/_rels/document.xml.rels");
    relationships.elements().all(|r| names.contains(&format!("word/{}", attr(r, "Target").unwrap_or_default())))
}

#[test]
fn an_imprint_on_the_back_of_a_sheet_has_a_section_that_begins_on_an_even_page() {
    let numbered = vec!["rIdFooterOdd".to_owned(), "rIdFooterEven".to_owned()];
    let (text, own) = (("nextPage".to_owned(), numbered.clone()), ("evenPage".to_owned(), numbered));
    assert_eq!(even_sections(Some(ImprintPage::Shared)), std::slice::from_ref(&text), "it has room below the text");
    assert_eq!(even_sections(Some(ImprintPage::Own)), [text.clone(), own.clone()]);
    assert_eq!(even_sections(None), [text.clone(), own], "where pages are not known the word processor finds the page");
    let bare = ("evenPage".to_owned(), vec!["rIdFooterBlank".to_owned(); 2]);
    assert_eq!(even_sections(Some(ImprintPage::AfterBlank)), [text, bare], "clause 7.5");
}

#[test]
fn a_signature_has_the_white_that_the_pages_leave_it() {
    let before = |white: Option<i64>| {
        let signature = Signature::new(vec!["某办".into()], "2022年5月9日");
        let blocks = vec![Block::Paragraph(Paragraph::plain(Role::Body, "甲")), Block::Signature(signature)];
        let mut fits = Fits::default();
        fits.begin_section();
        white.into_iter().for_each(|lines| fits.save_white(1, lines));
        let bytes = super::super::write_fitted(&of(blocks), &styles(), &fits).expect("it can be written");
        let document = part(&bytes, "word/document.xml");
        let organ = find(&document, "w:p").into_iter().find(|p| text(p) == "某办").expect("the organ");
        attr(find(organ, "w:spacing")[0], "w:before").map(str::to_owned)
    };
    // Lines of 579 twips.
    assert_eq!(before(None).as_deref(), Some("1158"));
    assert_eq!(before(Some(1)).as_deref(), Some("579"));
}

/// A paper with the end of a page of its only section.
fn with_page_end(blocks: Vec<Block>, end: PageEnd) -> Element {
    let mut fits = Fits::default();
    fits.begin_section();
    fits.end_page(end);
    part(&super::super::write_fitted(&of(blocks), &styles(), &fits).expect("it can be written"), "word/document.xml")
}

#[test]
fn a_paragraph_that_was_held_together_is_in_word_processors() {
    let body = |text| Block::Paragraph(Paragraph::plain(Role::Body, text));
    let next = RowPlace { block: 1, begins: true, table_row: 0 };
    let end = PageEnd { next, held: Some(2), last_row: None };
    let document = with_page_end(vec![body("甲"), body("乙"), body("丙")], end);
    assert_eq!(having(&document, "w:widowControl"), ["丙"]);
    let document = with_page_end(vec![body("甲"), body("乙")], PageEnd { held: None, ..end });
    assert!(having(&document, "w:widowControl").is_empty());
}

#[test]
fn a_paragraph_that_goes_on_beside_the_signature_is_kept_with_it_in_word_alone() {
    let body = |text| Block::Paragraph(Paragraph::plain(Role::Body, text));
    let blocks = || vec![body("甲"), body("乙"), Block::Signature(Signature::new(vec!["某办".into()], "2022年5月9日"))];
    let at = |block, begins| {
        let next = RowPlace { block, begins, table_row: 0 };
        with_page_end(blocks(), PageEnd { next, held: None, last_row: None })
    };
    let whole = at(1, true);
    assert_eq!((having(&whole, "w:keepNext").len(), having(&whole, "mc:Choice").len()), (2, 0));
    let parted = at(1, false);
    assert_eq!(having(&parted, "mc:Choice"), ["乙"]);
    let [choice, fallback] = ["mc:Choice", "mc:Fallback"].map(|name| find(&parted, name)[0]);
    assert_eq!((find(choice, "w:keepNext").len(), fallback.children.len()), (1, 0));
    assert_eq!(having(&parted, "w:keepNext"), ["乙", "某办"], "and of 乙 in the choice alone");
    assert_eq!(find(&parted, "w:keepNext").len(), 2);
}

#[test]
fn the_last_row_of_a_page_leaves_no_room_that_the_next_shall_not_have() {
    let row = |text: &str| Row::new(vec![Cell::new(text)]);
    let table = Table {
        columns: vec![Column::default()],
        head: vec![row("头")],
        rows: vec![row("一"), row("二"), row("三")],
        ..Table::default()
    };
    let next = RowPlace { block: 0, begins: false, table_row: 3 };
    let end = PageEnd { next, held: Some(0), last_row: Some(Length::pt(70)) };
    let document = with_page_end(vec![Block::Table(table)], end);
    let rows = find(&document, "w:tr");
    let heights: Vec<_> = rows.iter().map(|r| find(r, "w:trHeight").first().and_then(|h| attr(h, "w:val"))).collect();
    assert_eq!(heights, [None, None, Some("1400"), None]);
}

#[test]
fn spacings_for_libreoffice_are_a_fallback() {
    let mut fits = Fits::default();
    fits.begin_section();
    let apart = Spacing { apart: Length::twips(-20), ..Spacing::NONE };
    fits.push(vec![TextFit::new([Spacing::NONE, apart, apart, Spacing::NONE])]);
    let paper = of(vec![Block::Paragraph(Paragraph::plain(Role::Body, "甲1乙丙"))]);
    let document =
        part(&super::super::write_fitted(&paper, &styles(), &fits).expect("it can be written"), "word/document.xml");
    let runs: Vec<_> = find(&document, "w:r").into_iter().map(text).collect();
    assert_eq!(runs, ["甲", "1乙", "丙"], "no text stands twice");
    let spacing = |of: &str| find(find(&document, of)[0], "w:spacing").first().and_then(|s| attr(s, "w:val"));
    assert_eq!((spacing("mc:Choice"), spacing("mc:Fallback")), (Some("-5"), Some("-25")));
    assert!(attr(&document, "xmlns:mc").is_some() && attr(&document, "xmlns:w15").is_some());
}

#[test]
fn who_printed_it_has_the_room_that_the_pages_give() {
    // Of 156 mm, 442 pt, the date takes nine characters of 14 pt, one more for wide digits and the blank one at the right
    // edge; another is blank at the left edge. What is left, 274 pt, are 19 characters and a half.
    let document = Document {
        imprint: Some(Imprint {
            printer: "某".repeat(19), printed: "2018年12月23日印发".into(), ..Imprint::default()
        }),
        ..of(Vec::new())
    };
    let bytes = write(&document);
    let body = part(&bytes, "word/document.xml");
    let width: i64 = attr(find(&body, "w:tcW")[0], "w:w").and_then(|w| w.parse().ok()).expect("a width");
    let styles = part(&bytes, "word/styles.xml");
    let style = styles.elements().find(|s| attr(s, "w:styleId") == Some("GwImprintPrinter")).expect("the style");
    let indent = |side| -> i64 { attr(find(style, "w:ind")[0], side).and_then(|w| w.parse().ok()).expect("an indent") };
    let room = width - indent("w:left") - indent("w:right");
    assert!(room >= 19 * 280, "{room}");
}

/// Text without what else an element holds.
#[test]
fn an_annex_title_without_a_label_stands_at_the_top_of_its_page() {
    let before = |blocks: Vec<Block>| {
        let document = part(&write(&of(blocks)), "word/document.xml");
        let p = find(&document, "w:p").into_iter().find(|p| text(p) == "清单").expect("the title");
        find(p, "w:spacing").first().and_then(|s| attr(s, "w:before")).map(str::to_owned)
    };
    let plain = |role, text| Block::Paragraph(Paragraph::plain(role, text));
    assert_eq!(before(vec![plain(Role::AnnexTitle, "清单")]).as_deref(), Some("0"));
    let labelled = vec![plain(Role::AnnexLabel, "附件"), plain(Role::AnnexTitle, "清单")];
    assert_ne!(before(labelled).as_deref(), Some("0"), "as its style says");
}

#[test]
fn notes_are_kept_with_the_date_above_them() {
    let plain = |role, text| Block::Paragraph(Paragraph::plain(role, text));
    let signature = Block::Signature(Signature::new(vec!["某办".into()], "2022年5月9日"));
    let blocks = vec![
        plain(Role::Body, "甲"),
        plain(Role::Body, "乙"),
        plain(Role::Note, "注"),
        plain(Role::Body, "丙"),
        signature,
        plain(Role::Note, "（一）"),
        plain(Role::Note, "（二）"),
    ];
    let document = part(&write(&of(blocks)), "word/document.xml");
    assert_eq!(having(&document, "w:keepNext"), ["丙", "某办", "2022年5月9日", "（一）"]);
}
