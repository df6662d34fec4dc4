//! The written package as a reader finds it.

use super::xml::{Element, Node, parse};
use super::{order, sample};
use crate::base::Length;
use crate::document::{
    Accent, Block, Cell, Column, Document, Grid, Imprint, ImprintSide, Inline, Mark, Marks, Orientation, Paragraph,
    Revision, Role, Row, Section, Signature, Table, grid::Slot,
};
use crate::style::fit::{Fits, ImprintPage, PageEnd, RowPlace, Spacing, TextFit};
use crate::style::{Choices, StyleSheet};
use std::collections::BTreeSet;
use std::io::Read;

fn styles() -> StyleSheet {
    StyleSheet::new(Choices::default())
}

fn write(document: &Document) -> Vec<u8> {
    super::write(document, &styles()).expect("the document can be written")
}

/// The parts of a package by name, in their order.
fn parts(bytes: &[u8]) -> Vec<(String, Element)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let count = zip.len();
    let mut read = |n| {
        let mut file = zip.by_index(n).expect("an entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("an entry can be read");
        (file.name().to_owned(), bytes)
    };
    let entries: Vec<(String, Vec<u8>)> = (0..count).map(&mut read).collect();
    let is_xml = |(name, _): &(String, Vec<u8>)| name.ends_with(".xml") || name.ends_with(".rels");
    entries.into_iter().filter(is_xml).map(|(name, bytes)| (name, parse(&bytes))).collect()
}

fn part(bytes: &[u8], name: &str) -> Element {
    parts(bytes).into_iter().find(|(n, _)| n == name).expect("the part is there").1
}

fn all<'a>(e: &'a Element, name: &str, out: &mut Vec<&'a Element>) {
    if e.name == name {
        out.push(e);
    }
    e.elements().for_each(|c| all(c, name, out));
}

fn find<'a>(e: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut out = Vec::new();
    all(e, name, &mut out);
    out
}

fn attr<'a>(e: &'a Element, name: &str) -> Option<&'a str> {
    e.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
}

fn text(e: &Element) -> String {
    let of = |n: &Node| match n {
        Node::Text(t) => t.clone(),
        Node::Element(c) => text(c),
    };
    e.children.iter().map(of).collect()
}

/// A document of one section.
fn of(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() }
}

/// Writes the samples below `target/` for the validators and for the eye.
#[test]
fn samples_are_written() {
    let folder = format!("{}/target/docx-samples", env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(&folder).expect("target is writable");
    let mut notice = sample::document(Orientation::Portrait, 0);
    notice.sections.truncate(1);
    let mut plain = sample::document(Orientation::Portrait, 35);
    plain.imprint = None;
    for (name, document) in [
        ("notice", notice),
        ("portrait", sample::document(Orientation::Portrait, 35)),
        ("without-imprint", plain),
        ("landscape", sample::document(Orientation::Landscape, 35)),
    ] {
        std::fs::write(format!("{folder}/{name}.docx"), write(&document)).expect("target is writable");
    }
}

#[test]
fn bytes_are_the_same_every_time_and_on_every_thread() {
    let document = sample::document(Orientation::Landscape, 12);
    let first = write(&document);
    write(&of(vec![]));
    assert!(first == write(&document));
    std::thread::scope(|s| {
        let others: Vec<_> = (0..4).map(|_| s.spawn(|| write(&document))).collect();
        others.into_iter().for_each(|t| assert!(first == t.join().expect("no thread panics")));
    });
}

/// Every text in reading order, from the model alone.
fn texts(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Paragraph(p) => out.push(p.text().replace('\n', "")),
            Block::Chart(_) => {}
            Block::Signature(s) => out.extend(s.lines().map(str::to_owned)),
            Block::Table(t) => {
                for row in t.head.iter().chain(&t.rows) {
                    out.extend(row.cells.iter().flat_map(|c| c.text.split('\n').map(str::to_owned)));
                }
            }
        }
    }
    let imprint = document.imprint.as_ref();
    out.extend(imprint.and_then(|i| i.copy_to.as_ref()).map(|c| format!("抄送：{c}")));
    out.extend(imprint.into_iter().flat_map(|i| [i.printer.clone(), i.printed.clone()]));
    out.retain(|t| !t.is_empty());
    out
}

#[test]
fn every_text_is_there_once_and_in_order() {
    let document = sample::document(Orientation::Portrait, 35);
    let xml = part(&write(&document), "word/document.xml");
    let written: Vec<String> = find(&xml, "w:p").into_iter().map(text).filter(|t| !t.is_empty()).collect();
    assert_eq!(written, texts(&document));
}

#[test]
fn children_stand_in_the_order_of_the_schema() {
    for (name, part) in parts(&write(&sample::document(Orientation::Landscape, 9))) {
        for parent in ["w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:style"] {
            let order = order::of(parent).expect("its order is fixed");
            for e in find(&part, parent) {
                let place = |c: &Element| order.iter().position(|o| *o == c.name);
                let places: Vec<_> = e.elements().map(place).collect();
                assert!(places.iter().all(Option::is_some), "{name}: a child of {parent} has no place: {e:?}");
                let ascends = |w: &[Option<usize>]| w[0] < w[1] || w[0] == w[1] && parent == "w:sectPr";
                assert!(places.windows(2).all(ascends), "{name}: {parent} {places:?}");
            }
        }
    }
}

/// What Word makes of the cells of a row: column, columns taken, and whether it goes on from above.
fn cells(table: &Element) -> Vec<Vec<(usize, usize, Option<bool>)>> {
    let row = |row: &Element| {
        let mut column = 0;
        let mut out = Vec::new();
        for cell in row.elements().filter(|e| e.name == "w:tc") {
            let span = find(cell, "w:gridSpan").first().and_then(|s| attr(s, "w:val")?.parse().ok()).unwrap_or(1);
            let merged = find(cell, "w:vMerge").first().map(|m| attr(m, "w:val") != Some("restart"));
            assert!(cell.elements().last().is_some_and(|e| e.name == "w:p"), "a cell ends with a paragraph");
            out.push((column, span, merged));
            column += span;
        }
        out
    };
    table.elements().filter(|e| e.name == "w:tr").map(row).collect()
}

#[test]
fn spans_become_merges() {
    let row = |cells: Vec<Cell>| Row::new(cells);
    let wide = |text: &str| Cell { col_span: 2, ..Cell::new(text) };
    let rows = vec![
        row(vec![Cell::new("甲").spanning_rows(2), wide("乙").spanning_rows(2)]),
        row(vec![]),
        row(vec![Cell::new("丙"), Cell::new("丁")]),
    ];
    let table = Table::new(vec![Column::default(); 3], vec![row(vec![wide("首"), Cell::new("尾")])], rows);
    let xml = part(&write(&of(vec![Block::Table(table.clone())])), "word/document.xml");
    let written = cells(find(&xml, "w:tbl")[0]);
    let expected = vec![
        vec![(0, 2, None), (2, 1, None)],
        vec![(0, 1, Some(false)), (1, 2, Some(false))],
        vec![(0, 1, Some(true)), (1, 2, Some(true))],
        vec![(0, 1, None), (1, 1, None), (2, 1, None)],
    ];
    assert_eq!(written, expected);
    assert!(matches!(Grid::new(&table.rows, 3).at(2, 2), Slot::Empty));
    let heads: Vec<bool> = find(&xml, "w:tr").iter().map(|r| !find(r, "w:tblHeader").is_empty()).collect();
    assert_eq!(heads, [true, false, false, false]);
    let columns = find(&xml, "w:gridCol");
    let widths: i64 = columns.iter().filter_map(|c| attr(c, "w:w")?.parse::<i64>().ok()).sum();
    assert_eq!(widths, 8844);
}

#[test]
fn special_characters_survive() {
    let odd = "甲 & 乙 <丙> \"丁\" '戊' &amp; ]]> 喆䶮𬭎𠀀 ×—…";
    let document = Document {
        title: odd.into(),
        ..of(vec![
            Block::Paragraph(Paragraph::plain(Role::Body, format!("{odd}\n次行\t列"))),
            Block::Table(Table {
                columns: vec![Column::default()],
                rows: vec![Row::new(vec![Cell::new(odd)])],
                ..Table::default()
            }),
        ])
    };
    let bytes = write(&document);
    let xml = part(&bytes, "word/document.xml");
    let texts: Vec<String> = find(&xml, "w:t").into_iter().map(text).collect();
    assert_eq!(texts, [odd, "次行", "列", odd]);
    assert_eq!((find(&xml, "w:br").len(), find(&xml, "w:tab").len()), (1, 1));
    assert_eq!(text(find(&part(&bytes, "docProps/core.xml"), "dc:title")[0]), odd);
}

#[test]
fn every_style_and_relationship_that_is_used_exists() {
    let bytes = write(&sample::document(Orientation::Landscape, 9));
    let parts = parts(&bytes);
    let styles = part(&bytes, "word/styles.xml");
    let defined: BTreeSet<_> = find(&styles, "w:style").iter().filter_map(|s| attr(s, "w:styleId")).collect();
    let related = part(&bytes, "word/_rels/document.xml.rels");
    let ids: BTreeSet<_> = find(&related, "Relationship").iter().filter_map(|r| attr(r, "Id")).collect();
    for (name, part) in &parts {
        for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for used in find(part, kind).iter().filter_map(|e| attr(e, "w:val")) {
                assert!(defined.contains(used), "{name}: {kind} {used}");
            }
        }
        for link in ["w:hyperlink", "w:footerReference"] {
            find(part, link).iter().for_each(|e| assert!(attr(e, "r:id").is_some_and(|id| ids.contains(id))));
        }
    }
    let names: BTreeSet<&str> = parts.iter().map(|(n, _)| n.as_str()).collect();
    let inside = find(&related, "Relationship").into_iter().filter(|r| attr(r, "TargetMode").is_none());
    inside.filter_map(|r| attr(r, "Target")).for_each(|t| assert!(names.contains(&*format!("word/{t}")), "{t}"));
    assert_eq!(parts[0].0, "[Content_Types].xml");
}

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

#[test]
fn names_of_a_list_break_between_them_and_a_row_taller_than_a_page_may_be_cut() {
    let list = "区教体局、鼓楼公安分局、区市场监管局、各办事处、区卫健委";
    let row = |content: String| Row::new(vec![Cell::new(content), Cell::new(list)]);
    let rows = vec![row("加强未成年人思想品德教育，".repeat(20)), row("加强未成年人思想品德教育，".repeat(300))];
    let columns = vec![Column::default(), Column { align: crate::document::Align::Left }];
    let table = Table { columns, rows, ..Table::default() };
    let xml = part(&write(&of(vec![Block::Table(table)])), "word/document.xml");
    let rows = find(&xml, "w:tr");
    let kept: Vec<usize> = rows.iter().map(|r| find(r, "w:cantSplit").len()).collect();
    assert_eq!(kept, [1, 0]);
    let cell = find(rows[0], "w:tc")[1];
    assert_eq!(text(cell), list);
    assert!(!find(cell, "w:br").is_empty());
    let before_breaks = find(cell, "w:r").into_iter().flat_map(|r| r.elements().collect::<Vec<_>>());
    let pieces: Vec<&Element> = before_breaks.filter(|e| matches!(&*e.name, "w:t" | "w:br")).collect();
    for pair in pieces.windows(2).filter(|p| p[1].name == "w:br") {
        assert!(text(pair[0]).ends_with('、'), "{}", text(pair[0]));
    }
}

#[test]
fn a_section_ends_with_a_paragraph_and_tables_stay_apart() {
    let table = || {
        Block::Table(Table {
            columns: vec![Column::default()],
            rows: vec![Row::new(vec![Cell::new("甲")])],
            ..Table::default()
        })
    };
    let section = || Section { blocks: vec![table(), table()], ..Section::default() };
    let document = Document { sections: vec![section(), Section::default(), section()], ..Document::default() };
    let xml = part(&write(&document), "word/document.xml");
    let body: Vec<&str> = find(&xml, "w:body")[0].elements().map(|e| &*e.name).collect();
    let one = ["w:tbl", "w:p", "w:tbl", "w:p"];
    assert_eq!(body, [&one[..], &["w:p"], &one, &["w:sectPr"]].concat());
    assert_eq!(find(&xml, "w:sectPr").len(), 3);
}

#[test]
fn links_and_accents_are_styles() {
    let linked = |accent| Inline::linked("甲", accent, "mailto:a@b.cn");
    let inlines = vec![linked(Accent::None), linked(Accent::Strong)];
    let bytes = write(&of(vec![Block::Paragraph(Paragraph::new(Role::Note, inlines))]));
    let xml = part(&bytes, "word/document.xml");
    let runs: Vec<_> = find(&xml, "w:rStyle").iter().filter_map(|e| attr(e, "w:val")).collect();
    assert_eq!(runs, ["Hyperlink", "GwStrong"]);
    let direct = ["w:b", "w:sz", "w:color", "w:u"].map(|name| find(&xml, name).len());
    assert_eq!(direct, [0; 4], "nothing is formatted by hand");
}

#[test]
fn the_white_below_a_title_stands_below_its_note() {
    let role = |role, text: &str| Block::Paragraph(Paragraph::plain(role, text));
    let document =
        of(vec![role(Role::AnnexTitle, "清单"), role(Role::TitleNote, "（某号印发）"), role(Role::Body, "甲")]);
    let document = part(&write(&document), "word/document.xml");
    let after = |p: &Element| find(p, "w:spacing").first().and_then(|s| attr(s, "w:after")).map(str::to_owned);
    let own: Vec<_> = find(&document, "w:p").into_iter().map(after).collect();
    assert_eq!(own[..3], [Some("0".to_owned()), Some("579".to_owned()), None]);
}

#[test]
fn marks_of_a_paper_that_revises_nothing_are_a_look() {
    let mut row = Row::new(vec![Cell::new("甲乙")]);
    row.cells[0].marks = Marks::join([("甲", Mark::None), ("乙", Mark::Deleted)]).1;
    let mut p = Paragraph::plain(Role::Body, "丙");
    p.inlines = vec![Inline::Text { text: "丙".into(), accent: Accent::Strong, link: None, mark: Mark::Inserted }];
    p.mark = Mark::Inserted;
    let table = Table::new(vec![Column::default()], Vec::new(), vec![row]);
    let document = part(&write(&of(vec![Block::Table(table), Block::Paragraph(p)])), "word/document.xml");
    for change in ["w:ins", "w:del", "w:delText"] {
        assert!(find(&document, change).is_empty(), "{change}");
    }
    let looks: Vec<(String, bool, bool)> = find(&document, "w:r")
        .into_iter()
        .map(|r| (text(r), !find(r, "w:strike").is_empty(), !find(r, "w:u").is_empty()))
        .collect();
    let wanted = [("甲", false, false), ("乙", true, false), ("丙", false, true)];
    assert_eq!(looks, wanted.map(|(t, s, u)| (t.to_owned(), s, u)));
    assert_eq!(find(&document, "w:rStyle").len(), 1, "an accent stays");
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

/// The texts of the paragraphs that have a property.
fn having(document: &Element, property: &str) -> Vec<String> {
    find(document, "w:p").into_iter().filter(|p| !find(p, property).is_empty()).map(text).collect()
}

/// A paper set with a page that begins with a row of its only section.
fn with_page_turn(blocks: Vec<Block>, at: RowPlace) -> Element {
    let mut fits = Fits::default();
    fits.begin_section();
    fits.turn_page(at);
    part(&super::write_fitted(&of(blocks), &styles(), &fits).expect("it can be written"), "word/document.xml")
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
    let bytes = super::write_fitted(&document, &styles(), &fits).expect("it can be written");
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
        let bytes = super::write_fitted(&of(blocks), &styles(), &fits).expect("it can be written");
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
    part(&super::write_fitted(&of(blocks), &styles(), &fits).expect("it can be written"), "word/document.xml")
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
        part(&super::write_fitted(&paper, &styles(), &fits).expect("it can be written"), "word/document.xml");
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

#[test]
fn headings_annexes_and_tables_are_bookmarks_in_every_section_and_attachments_lead_there() {
    let plain = |role, text| Block::Paragraph(Paragraph::plain(role, text));
    let table = Table {
        columns: vec![Column::default()],
        head: vec![Row::new(vec![Cell::new("头")])],
        rows: vec![Row::new(vec![Cell::new("一")])],
        ..Table::default()
    };
    let run_in = Paragraph::new(Role::Body, vec![Inline::accented("（一）甲。", Accent::Heading2), Inline::text("乙")]);
    let text = vec![
        plain(Role::Heading1, "一、总"),
        Block::Paragraph(run_in),
        plain(Role::AttachmentNote, "附件：1.丙"),
        plain(Role::AttachmentNoteNext, "2.丁"),
    ];
    let annex =
        |label| vec![plain(Role::AnnexLabel, label), plain(Role::AnnexTitle, "丙"), Block::Table(table.clone())];
    let sections = vec![
        Section::new(Orientation::Portrait, text),
        Section::new(Orientation::Portrait, annex("附件1")),
        Section::new(Orientation::Landscape, [annex("附件2"), vec![Block::Table(table.clone())]].concat()),
    ];
    let document = part(&write(&Document { sections, ..Document::default() }), "word/document.xml");
    let marked = |p: &&Element| !find(p, "w:bookmarkStart").is_empty();
    let of = |p: &Element| (attr(find(p, "w:bookmarkStart")[0], "w:name").expect("a name").to_owned(), text_of(p));
    let found: Vec<(String, String)> = find(&document, "w:p").into_iter().filter(marked).map(of).collect();
    let wanted = [
        ("Part_1", "一、总"),
        ("Part_1_1", "（一）甲。乙"),
        ("Annex_1", "附件1"),
        ("Table_1", "头"),
        ("Annex_2", "附件2"),
        ("Table_2", "头"),
        ("Table_3", "头"),
    ];
    assert_eq!(found, wanted.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let ids = |name| find(&document, name).into_iter().map(|e| attr(e, "w:id")).collect::<BTreeSet<_>>();
    assert_eq!(ids("w:bookmarkStart"), ids("w:bookmarkEnd"));
    assert_eq!(ids("w:bookmarkStart").len(), wanted.len());
    let links: Vec<(Option<&str>, String)> =
        find(&document, "w:hyperlink").into_iter().map(|l| (attr(l, "w:anchor"), text_of(l))).collect();
    assert_eq!(links, [(Some("Annex_1"), "附件：1.丙".to_owned()), (Some("Annex_2"), "2.丁".to_owned())]);
}

#[test]
fn a_bookmark_and_a_change_never_have_one_number() {
    let mut heading = Paragraph::plain(Role::Heading1, "一、总");
    let Inline::Text { mark, .. } = &mut heading.inlines[0] else { panic!("a text") };
    *mark = Mark::Inserted;
    let mut document =
        of(vec![Block::Paragraph(heading), Block::Paragraph(Paragraph::plain(Role::Heading1, "二、分"))]);
    document.revision = Some(Revision { author: "某办".into(), date: "2022-06-01".into() });
    let document = part(&write(&document), "word/document.xml");
    let numbers = |names: &[&str]| {
        let of = |name: &&str| find(&document, name).into_iter().filter_map(|e| attr(e, "w:id")).collect::<Vec<_>>();
        names.iter().flat_map(of).collect::<BTreeSet<_>>()
    };
    let (bookmarks, changes) = (numbers(&["w:bookmarkStart"]), numbers(&["w:ins", "w:del"]));
    assert_eq!(bookmarks.len(), 2);
    assert!(!changes.is_empty() && bookmarks.is_disjoint(&changes), "{bookmarks:?} {changes:?}");
}

/// Text without what else an element holds.
fn text_of(e: &Element) -> String {
    find(e, "w:t").into_iter().map(text).collect()
}

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
