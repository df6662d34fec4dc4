//! What a few bytes may claim, repeat or share: without bounds each of these takes minutes, or all memory.

use super::*;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook of sheets by name and part, each part with the same content.
fn workbook(sheets: &[(&str, &str)], content: &str) -> Vec<u8> {
    let each = |one: fn(usize, &str, &str) -> String| -> String {
        sheets.iter().enumerate().map(|(i, (name, part))| one(i + 1, name, part)).collect()
    };
    let listed = each(|i, name, _| format!("<sheet name=\"{name}\" sheetId=\"{i}\" r:id=\"r{i}\"/>"));
    let related =
        each(|i, _, part| format!("<Relationship Id=\"r{i}\" Type=\"{RELATIONS}/worksheet\" Target=\"{part}\"/>"));
    let root = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{listed}</sheets></workbook>");
    let related = format!("<Relationships>{related}</Relationships>");
    let sheet = format!("<worksheet xmlns=\"{MAIN}\">{content}</worksheet>");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let paths: std::collections::BTreeSet<String> = sheets.iter().map(|(_, part)| format!("xl/{part}")).collect();
    let mut parts = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", root.as_str()),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &related),
    ];
    parts.extend(paths.iter().map(|path| (path.as_str(), sheet.as_str())));
    package(&parts)
}

#[test]
fn sheets_that_are_one_are_refused() {
    let cell = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
    let (opened, _) = opened("a.xlsx", &workbook(&[("甲", "a.xml"), ("乙", "b.xml")], cell));
    assert_eq!(opened.sheets.iter().map(cells).collect::<Vec<_>>(), [["A1=1"], ["A1=1"]]);
    assert_eq!(refused("a.xlsx", &workbook(&[("甲", "a.xml"), ("乙", "a.xml")], cell)), "S002");
    assert_eq!(refused("a.xlsx", &workbook(&[("甲", "a.xml"), ("甲", "b.xml")], cell)), "S002");
    let many: Vec<String> = (0..2000).map(|i| i.to_string()).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), name.as_str())).collect();
    assert_eq!(refused("a.xlsx", &workbook(&many, cell)), "S005");
}

#[test]
fn a_cell_beyond_any_sheet_is_refused_and_the_outermost_is_read() {
    for (at, read) in [("XFD1048576", true), ("XFE1", false), ("A1048577", false), ("A0", false), ("ZZZZZZZZ9", false)]
    {
        let sheet = format!("<sheetData><row><c r=\"{at}\"><v>1</v></c></row></sheetData>");
        let bytes = workbook(&[("甲", "a.xml")], &sheet);
        match open("a.xlsx", &bytes) {
            Ok((opened, _)) => assert!(read && cells(&opened.sheets[0]) == [format!("{at}=1")], "{at}"),
            Err((code, _)) => assert!(!read && code.id == "S002", "{at}"),
        }
    }
}

#[test]
fn a_text_of_nothing_but_separators_is_refused() {
    for (path, mark) in [("a.csv", b","), ("a.csv", b";"), ("a.tsv", b"\t"), ("a.md", b"|"), ("a.txt", b"\t")] {
        assert_eq!(refused(path, &mark.repeat(MAX_TEXT)), "S005", "{path}");
    }
}

fn spreadsheet(rows: &str) -> Vec<u8> {
    let content = format!("<c><body><spreadsheet><table name=\"甲\">{rows}</table></spreadsheet></body></c>");
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    package(&[("mimetype", kind), ("META-INF/manifest.xml", "<m/>"), ("content.xml", &content)])
}

#[test]
fn what_a_repeated_row_holds_is_bounded() {
    let comment = format!("<annotation><p>{}</p></annotation>", "长".repeat(10_000));
    let repeated =
        format!("<table-row number-rows-repeated=\"9000\"><table-cell><p>1</p>{comment}</table-cell></table-row>");
    assert_eq!(refused("a.ods", &spreadsheet(&repeated)), "S005");
    let formula = format!("of:={}1", "1+".repeat(8_000));
    let repeated = format!("<table-row number-rows-repeated=\"9000\"><table-cell formula=\"{formula}\"/></table-row>");
    assert_eq!(refused("a.ods", &spreadsheet(&repeated)), "S005");
    // Empty cells are gone through once, however often their row is repeated.
    let empty = "<table-cell/>".repeat(15_000);
    let sparse =
        format!("<table-row number-rows-repeated=\"60000\"><table-cell><p>1</p></table-cell>{empty}</table-row>");
    assert_eq!(opened("a.ods", &spreadsheet(&sparse)).0.count(), 60_000);
}

#[test]
fn nothing_of_a_spreadsheet_falls_off_its_edge() {
    let one = "<table-row><table-cell number-columns-repeated=\"0\"><p>甲</p></table-cell></table-row>";
    assert_eq!(opened("a.ods", &spreadsheet(one)).0.count(), 1);
    let below = format!("<table-row number-rows-repeated=\"{}\"/>{one}", 1 << 20);
    assert_eq!(refused("a.ods", &spreadsheet(&below)), "S005");
    let beside =
        "<table-row><table-cell number-columns-repeated=\"16384\"/><table-cell><p>甲</p></table-cell></table-row>";
    assert_eq!(refused("a.ods", &spreadsheet(beside)), "S005");
}

/// Areas that go on downwards are found by their column, not by looking through all of them for each cell.
#[test]
fn a_row_of_very_many_cells_is_read() {
    let cell = "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>";
    let row = format!("<w:tr>{}</w:tr>", cell.repeat(40_000));
    let document = format!("<w:document><w:body><w:tbl>{row}<w:tr/></w:tbl></w:body></w:document>");
    let (opened, _) = opened("a.docx", &package(&[("word/document.xml", &document)]));
    assert_eq!((opened.count(), opened.sheets[0].merged.len()), (40_000, 0));
}

#[test]
fn a_long_number_before_every_paragraph_is_bounded() {
    let long = "长".repeat(100_000);
    let numbering = format!(
        "<numbering><abstractNum abstractNumId=\"0\"><lvl ilvl=\"0\"><numFmt val=\"decimal\"/><lvlText val=\"{long}%1\"/>\
         </lvl></abstractNum><num numId=\"1\"><abstractNumId val=\"0\"/></num></numbering>"
    );
    let paragraph = "<p><pPr><numPr><numId val=\"1\"/></numPr></pPr><r><t>1</t></r></p>".repeat(1_000);
    let related = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONS}/numbering\" Target=\"n.xml\"/></Relationships>"
    );
    let document = format!("<document><body>{paragraph}</body></document>");
    let parts = [
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", &related),
        ("word/n.xml", &numbering),
    ];
    assert_eq!(refused("a.docx", &package(&parts)), "S005");
}

#[test]
fn a_header_counts_once_however_often_it_is_named() {
    let header = format!("<hdr>{}</hdr>", "<p><r><t>页眉</t></r></p>".repeat(1_000));
    let one = format!("<Relationship Id=\"r1\" Type=\"{RELATIONS}/header\" Target=\"h.xml\"/>");
    let related = format!("<Relationships>{}</Relationships>", one.repeat(5_000));
    let parts = [
        ("word/document.xml", "<document><body/></document>"),
        ("word/_rels/document.xml.rels", related.as_str()),
        ("word/h.xml", &header),
    ];
    assert_eq!(opened("a.docx", &package(&parts)).0.count(), 1_000);
}

/// Nested as deep as is read at all: the stack must bear it.
#[test]
fn tables_in_tables_are_read_to_the_last() {
    let (mut inner, mut depth) = ("<p><r><t>甲</t></r></p>".to_owned(), 0);
    while depth < 80 {
        inner = format!("<tbl><tr><tc>{inner}</tc></tr></tbl>");
        depth += 1;
    }
    let document = format!("<document><body>{inner}</body></document>");
    assert_eq!(opened("a.docx", &package(&[("word/document.xml", &document)])).0.sheets.len(), depth);
}

/// The library follows the small sectors of a compound file without asking whether they end.
#[test]
fn a_compound_file_that_goes_in_a_circle_is_refused() {
    let whole = fixture("form.xls");
    assert!(open("a.xls", &whole).is_ok());
    let sector = |number: u32| (number as usize + 1) << 9;
    let at = |bytes: &[u8], from: usize| u32::from_le_bytes(bytes[from..from + 4].try_into().expect("four"));
    // The first table of followers begins in the sector that the header names at 76.
    let table = sector(at(&whole, 76));
    let directory = at(&whole, 48);
    let mut circle = whole.clone();
    let own = directory.to_le_bytes();
    circle[table + 4 * directory as usize..][..4].copy_from_slice(&own);
    assert_eq!(refused("a.xls", &circle), "S002");
    // The same of the small sectors' table, with a length beyond any file.
    let mut small = whole.clone();
    small[60..64].copy_from_slice(&own);
    small[64..68].copy_from_slice(&[0xff, 0xff, 0xff, 0x7f]);
    small[table + 4 * directory as usize..][..4].copy_from_slice(&own);
    assert_eq!(refused("a.xls", &small), "S002");
}
