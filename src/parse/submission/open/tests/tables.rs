//! Workbooks, and tables in texts.

use super::*;
use crate::parse::submission::sheet::Sheet;
use rust_xlsxwriter::{Format, Note as Comment, Workbook};
use std::collections::BTreeSet;

/// What the workbook of the tests says, in whichever kind it was saved.
fn check_form(sheet: &Sheet) {
    assert_eq!(sheet.name, "七月");
    assert_eq!(sheet.merged, [((0, 0), (0, 2))]);
    assert_eq!(sheet.hidden_rows, BTreeSet::from([3]));
    assert_eq!(sheet.hidden_columns, BTreeSet::from([3]));
    let all = cells(sheet);
    for cell in ["A1=区妇联2022年7月进展", "D2=暗列", "A3=1", "B3=第一段\n第二段", "A4=2", "B4=隐藏行"]
    {
        assert!(all.iter().any(|c| c == cell), "{cell} is not in {all:?}");
    }
    for cell in ["B5=2022-07-25", "C5=2022-07-25 16:20"] {
        assert!(all.iter().any(|c| c == cell), "{cell} is not in {all:?}");
    }
}

#[test]
fn an_old_workbook_is_read_with_what_it_hides() {
    let (opened, notes) = opened("a.xls", &fixture("form.xls"));
    let [form, hidden] = opened.sheets.as_slice() else { panic!("two sheets") };
    check_form(form);
    assert!(form.formulas.values().chain(form.hollow.values()).eq(["A3+2"]));
    assert!(!form.hidden && hidden.hidden);
    assert_eq!(cells(hidden), ["A1=密"]);
    assert!(notes.is_empty());
}

#[test]
fn a_workbook_is_read_with_what_it_hides() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("七月").expect("a name");
    sheet.merge_range(0, 0, 0, 2, "区妇联2022年7月进展", &Format::new()).expect("an area");
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2022, 7, 25).expect("a day");
    sheet
        .write(1, 3, "暗列")
        .and_then(|s| s.write(2, 0, 1))
        .and_then(|s| s.write(2, 1, "第一段\n第二段"))
        .expect("cells");
    sheet.write(3, 0, 2).and_then(|s| s.write(3, 1, "隐藏行")).expect("cells");
    sheet.write_with_format(4, 1, &day, &date).expect("a day");
    let time = day.clone().and_hms(16, 20, 0).expect("a time");
    sheet.write_with_format(4, 2, &time, &date).expect("a time");
    sheet.set_row_hidden(3).and_then(|s| s.set_column_hidden(3)).expect("a hidden row");
    sheet.insert_note(2, 1, &Comment::new("请补数字").add_author_prefix(false)).expect("a comment");
    let (opened, notes) = opened("a.xlsx", &book.save_to_buffer().expect("a workbook"));
    check_form(&opened.sheets[0]);
    assert_eq!(lines(&opened), ["批注B3 请补数字"]);
    assert!(notes.is_empty());
}

const SPACES: &str =
    "xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:calcext=\"c\" xmlns:dc=\"d\"";

fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles><style:style style:name=\"hid\">\
         <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"m\"/>"),
    ])
}

fn text_cell(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn an_opendocument_sheet_is_read_with_what_it_hides() {
    let number = |n: &str| format!("<table:table-cell office:value-type=\"float\" office:value=\"{n}\"/>");
    let rows = [
        "<table:table-column table:number-columns-repeated=\"3\"/><table:table-column table:visibility=\"collapse\"/>".to_owned(),
        "<table:table-row><table:table-cell table:number-columns-spanned=\"3\" table:number-rows-spanned=\"1\"><text:p>区妇联2022年7月进展</text:p>\
         </table:table-cell><table:covered-table-cell table:number-columns-repeated=\"2\"/></table:table-row>"
            .to_owned(),
        format!("<table:table-row><table:table-cell table:number-columns-repeated=\"3\"/>{}</table:table-row>", text_cell("暗列")),
        format!(
            "<table:table-row>{}<table:table-cell office:value-type=\"string\"><office:annotation><dc:creator>甲</dc:creator>\
             <text:p>请补数字</text:p></office:annotation><text:p>第一<text:span>段</text:span></text:p><text:p>第二段</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"percentage\" office:value=\"0.6\"/></table:table-row>",
            number("1")
        ),
        format!("<table:table-row table:visibility=\"collapse\">{}{}</table:table-row>", number("2"), text_cell("隐藏行")),
        "<table:table-row><table:table-cell table:formula=\"of:=[.A3]+2\" office:value-type=\"float\" office:value=\"3\"/>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2022-07-25\"/>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2022-07-25T16:20:00\"/></table:table-row>"
            .to_owned(),
        "<table:table-row><table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" calcext:value-type=\"error\">\
         <text:p>#DIV/0!</text:p></table:table-cell><table:table-cell table:formula=\"of:=[.A1]\"/></table:table-row>"
            .to_owned(),
        format!("<table:table-row table:number-rows-repeated=\"2\">{}</table:table-row>", text_cell("同")),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
            .to_owned(),
    ];
    let tables = format!(
        "<table:table table:name=\"七月\">{}</table:table><table:table table:name=\"暗表\" table:style-name=\"hid\"/>",
        rows.concat()
    );
    let (opened, notes) = opened("a.ods", &ods(&tables));
    let [form, hidden] = opened.sheets.as_slice() else { panic!("two sheets") };
    check_form(form);
    assert!(hidden.hidden && !form.hidden);
    let all = cells(form);
    for cell in ["C3=60%", "A5=3", "A7=同", "A8=同"] {
        assert!(all.iter().any(|c| c == cell), "{cell} is not in {all:?}");
    }
    assert_eq!(form.formulas.get(&(4, 0)).map(String::as_str), Some("A3+2"));
    assert_eq!(form.hollow.get(&(5, 1)).map(String::as_str), Some("A1"));
    assert_eq!(form.errors, [((5, 0), "#DIV/0!".to_owned())]);
    assert_eq!(lines(&opened), ["批注B3 请补数字"]);
    assert!(notes.is_empty());
}

#[test]
fn a_row_repeated_a_million_times_is_refused() {
    let row = format!("<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>", text_cell("炸"));
    assert_eq!(refused("a.ods", &ods(&format!("<table:table table:name=\"a\">{row}</table:table>"))), "S005");
    let cell = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\" \
                office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    assert_eq!(refused("a.ods", &ods(&format!("<table:table table:name=\"a\">{cell}</table:table>"))), "S005");
}

#[test]
fn tables_of_characters_are_read_in_every_encoding() {
    let text = "序号,进展\r\n1,\"甲,\r\n乙\"\r\n\r\n2,丙\r\n";
    let read = ["A1=序号", "B1=进展", "A2=1", "B2=甲,\r\n乙", "A4=2", "B4=丙"];
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, ids) in [
        (text.as_bytes().to_owned(), vec![]),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), vec![]),
        (gbk.into_owned(), vec!["S006"]),
        (utf16, vec![]),
    ] {
        let (opened, notes) = opened("a.csv", &bytes);
        assert_eq!(cells(&opened.sheets[0]), read);
        assert_eq!(opened.sheets[0].name, "");
        assert_eq!(notes.iter().map(|n| n.0.id).collect::<Vec<_>>(), ids);
    }
}

#[test]
fn separators_are_found_and_open_quotes_swallow_nothing() {
    let (tabs, _) = opened("a.tsv", "序号\t进展\n1\t甲,乙\n".as_bytes());
    assert_eq!(cells(&tabs.sheets[0]), ["A1=序号", "B1=进展", "A2=1", "B2=甲,乙"]);
    let (declared, _) = opened("a.csv", "sep=;\n序号;进展\n1;甲\n".as_bytes());
    assert_eq!(cells(&declared.sheets[0]), ["A2=序号", "B2=进展", "A3=1", "B3=甲"]);
    let (open, notes) = opened("a.csv", "序号,进展\n1,\"甲\n2,乙\n".as_bytes());
    assert_eq!(cells(&open.sheets[0]), ["A1=序号", "B1=进展", "A2=1", "B2=\"甲", "A3=2", "B3=乙"]);
    assert_eq!(notes.iter().map(|n| n.0.id).collect::<Vec<_>>(), ["S039"]);
}

#[test]
fn tables_in_texts_are_found_and_lines_keep_their_numbers() {
    let text = "# 区妇联\n\n| 序号 | 进展 |\n|:--|--:|\n| 1 | 甲\\|乙<br>丙 | 多 |\n\n说明 | 无表\n1\t甲\t滞后\n2\t乙\t\n尾\r\n末";
    let (opened, _) = opened("a.md", text.as_bytes());
    assert_eq!(lines(&opened), ["1 # 区妇联", "7 说明 | 无表", "10 尾", "11 末"]);
    let [pipes, tabs] = opened.sheets.as_slice() else { panic!("two tables") };
    assert_eq!(cells(pipes), ["A1=序号", "B1=进展", "A2=1", "B2=甲|乙<br>丙", "C2=多"]);
    assert_eq!(cells(tabs), ["A1=1", "B1=甲", "C1=滞后", "A2=2", "B2=乙"]);
    assert_eq!((pipes.name.as_str(), tabs.name.as_str()), ("表1", "表2"));
}
