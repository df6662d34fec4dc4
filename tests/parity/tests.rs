//! Pages and papers of a few words, to see that the comparison itself can be trusted.

use super::compare::{Compared, Fault, compare};
use super::docx::{self, Block, Cell, Content, Row};
use super::place::place;
use super::sheet::Sheets;
use std::io::Write;

/// A page of words at their left edge, right edge and height.
fn page(words: &[(&str, i32, i32, i32)]) -> String {
    let word = |(text, left, right, y): &(&str, i32, i32, i32)| {
        format!("<word xMin=\"{left}\" yMin=\"{y}\" xMax=\"{right}\" yMax=\"{}\">{text}</word>\n", y + 16)
    };
    format!("<page width=\"595\" height=\"842\">\n{}</page>\n", words.iter().map(word).collect::<String>())
}

fn sheets(pages: &[&[(&str, i32, i32, i32)]]) -> Sheets {
    Sheets::parse(&format!("<doc>{}</doc>", pages.iter().map(|p| page(p)).collect::<String>()))
}

fn paragraph(text: &str) -> Block {
    Block { content: Content::Paragraph { text: text.into(), heading: true }, edges: [79.0, 521.0] }
}

fn compared(blocks: &[Block], ours: &Sheets, theirs: &Sheets) -> Compared {
    compare(&place(blocks, ours), &place(blocks, theirs), [ours.count(), theirs.count()])
}

#[test]
fn a_paragraph_is_followed_over_the_page_and_past_its_number() {
    let text = [paragraph("甲乙丙丁"), paragraph("戊己")];
    let ours =
        sheets(&[&[("甲乙", 80, 112, 700), ("—", 80, 96, 755)], &[("丙丁", 80, 112, 110), ("戊己", 80, 112, 140)]]);
    let theirs = sheets(&[&[("甲乙", 80, 112, 680), ("丙丁", 80, 112, 710), ("戊己", 80, 112, 730)]]);
    let seen = compared(&text, &ours, &theirs);
    assert_eq!((seen.pages, seen.headings.same, seen.headings.of), ([2, 1], 1, 2));
    assert_eq!((seen.body.ends.same, seen.body.ends.of), (1, 1));
    assert_eq!(seen.differences, ["Heading 「戊己」: page 2 in ours, page 1 in LibreOffice's"]);
}

#[test]
fn a_line_that_breaks_elsewhere_is_told_and_counted_once() {
    let text = [paragraph("甲乙丙丁戊己庚辛")];
    let ours = sheets(&[&[("甲乙丙", 80, 128, 100), ("丁戊己", 80, 128, 130), ("庚辛", 80, 112, 160)]]);
    let theirs = sheets(&[&[("甲乙", 80, 112, 100), ("丙丁戊己", 80, 144, 130), ("庚辛", 80, 112, 160)]]);
    let seen = compared(&text, &ours, &theirs);
    assert_eq!((seen.body.ends.same, seen.body.ends.of, seen.body.faults.len()), (1, 2, 0));
    assert_eq!(seen.differences, ["page 1: 「甲乙丙|丁戊己庚辛」 in ours, 「甲乙|丙丁戊己庚辛」 in LibreOffice's"]);
}

#[test]
fn what_libreoffice_is_known_to_do_wrong_is_counted_apart() {
    let fault = |text: &str, ours: [&str; 2], theirs: [&str; 2], right: i32| {
        let lines = |[a, b]: [&str; 2], right: i32| sheets(&[&[(a, 80, right, 100), (b, 80, 112, 130)]]);
        let seen = compared(&[paragraph(text)], &lines(ours, 500), &lines(theirs, right));
        assert_eq!((seen.body.ends.same, seen.body.ends.of), (0, 1), "{text}");
        seen.body.faults.into_keys().next()
    };
    assert_eq!(fault("甲乙——丙", ["甲乙", "——丙"], ["甲乙—", "—丙"], 500), Some(Fault::CutDash));
    assert_eq!(fault("甲乙—丙", ["甲", "乙—丙"], ["甲乙", "—丙"], 500), Some(Fault::LoneDash));
    assert_eq!(fault("甲乙，丙", ["甲", "乙，丙"], ["甲乙，", "丙"], 537), Some(Fault::Hanging));
    assert_eq!(fault("共10项丙", ["共10项", "丙"], ["共10", "项丙"], 500), Some(Fault::Gap));
    // Two gaps and a character with its mark are not as wide as three characters.
    assert_eq!(fault("共10项甲乙丙", ["共10项甲乙", "丙"], ["共10项", "甲乙丙"], 500), Some(Fault::Gap));
    assert_eq!(fault("共10项甲乙丙", ["共10项甲乙", "丙"], ["共10", "项甲乙丙"], 500), None);
    assert_eq!(fault("甲乙，10", ["甲乙，", "10"], ["甲", "乙，10"], 500), Some(Fault::KeptNumber));
    // A longer line is not for the gaps in it.
    assert_eq!(fault("共10项丙", ["共10", "项丙"], ["共10项", "丙"], 500), None);
    assert_eq!(fault("甲乙丙丁", ["甲乙丙", "丁"], ["甲乙", "丙丁"], 500), None);
}

#[test]
fn cells_are_looked_for_in_their_columns() {
    let cell = |text: &str, columns| Cell { text: text.into(), columns };
    let (left, right) = ([0.0, 100.0], [100.0, 400.0]);
    let row = |cells, head| Row { cells, head };
    let rows = vec![
        row(vec![cell("号", left), cell("内容", right)], true),
        row(vec![cell("1", left), cell("甲乙丙丁", right)], false),
        row(vec![cell("2", left), cell("甲乙", right)], false),
    ];
    let table = [Block { content: Content::Table(rows), edges: [80.0, 480.0] }];
    let head = [("号", 100, 116, 100), ("内容", 200, 232, 100)];
    let first = [("1", 100, 108, 130), ("甲乙", 200, 232, 130)];
    let ours = sheets(&[
        &[head[0], head[1], first[0], first[1]],
        &[head[0], head[1], ("丙丁", 200, 232, 130), ("2", 100, 108, 160), ("甲乙", 200, 232, 160)],
    ]);
    let theirs = sheets(&[&[
        head[0],
        head[1],
        first[0],
        first[1],
        ("丙丁", 200, 232, 150),
        ("2", 100, 108, 180),
        ("甲乙", 200, 232, 180),
    ]]);
    let seen = compared(&table, &ours, &theirs);
    assert_eq!((seen.rows.same, seen.rows.of), (1, 2), "{:?}", seen.differences);
    assert_eq!((seen.cells.ends.same, seen.cells.ends.of), (1, 1));
}

#[test]
fn a_docx_is_read_as_words_in_sections() {
    let document = "<w:document xmlns:w=\"w\"><w:body>\
        <w:p><w:pPr><w:pStyle w:val=\"Head\"/></w:pPr><w:r><w:t>一、 甲&amp;</w:t></w:r></w:p>\
        <w:tbl><w:tblGrid><w:gridCol w:w=\"200\"/><w:gridCol w:w=\"400\"/></w:tblGrid>\
        <w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p/></w:tc></w:tr>\
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:pPr><w:sectPr><w:pgSz w:w=\"11906\"/><w:pgMar w:left=\"1600\" w:right=\"1500\"/></w:sectPr></w:pPr>\
        <w:r><w:t>丁</w:t></w:r></w:p>\
        <w:sectPr><w:pgSz w:w=\"16838\"/><w:pgMar w:left=\"2000\" w:right=\"2000\"/></w:sectPr></w:body></w:document>";
    let styles =
        "<w:styles><w:style w:styleId=\"Head\"><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style></w:styles>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [("word/document.xml", document), ("word/styles.xml", styles)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory");
        zip.write_all(part.as_bytes()).expect("memory");
    }
    let blocks = docx::blocks(&zip.finish().expect("memory").into_inner());
    assert!(blocks.iter().all(|b| b.edges == [80.0, 520.3]), "{blocks:?}");
    let [first, table, last] = &blocks[..] else { panic!("{blocks:?}") };
    assert!(matches!(&first.content, Content::Paragraph { text, heading: true } if text == "一、甲&"));
    assert!(matches!(&last.content, Content::Paragraph { text, heading: false } if text == "丁"));
    let Content::Table(rows) = &table.content else { panic!("{table:?}") };
    let cells: Vec<Vec<(&str, [f64; 2])>> =
        rows.iter().map(|r| r.cells.iter().map(|c| (c.text.as_str(), c.columns)).collect()).collect();
    assert_eq!(cells, [vec![("乙", [0.0, 10.0]), ("", [10.0, 30.0])], vec![("丙", [10.0, 30.0])]]);
}
