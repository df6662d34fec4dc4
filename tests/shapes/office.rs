//! A notice as an office keeps it in Word: letterhead in a text box, numbers that Word counts, merged cells, tracked
//! changes. What it says was written down by reading the XML.

use hongtou::parse::{Reading, received};
use std::io::{Cursor, Write};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A DOCX of these paragraphs and tables.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let numbering = format!(
        "<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"0\">\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
         <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let document = format!(
        "<w:document xmlns:w=\"{MAIN}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:body>{body}</w:body></w:document>"
    );
    let rels = |list: &[(&str, &str)]| {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let one = |(n, (name, target)): (usize, &(&str, &str))| {
            format!("<Relationship Id=\"r{n}\" Type=\"{kind}/{name}\" Target=\"{target}\"/>")
        };
        let all: String = list.iter().enumerate().map(one).collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
        )
    };
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        ("_rels/.rels", rels(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", rels(&[("numbering", "numbering.xml")])),
        ("word/numbering.xml", numbering),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        archive.start_file(path, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("memory does not refuse");
    }
    archive.finish().expect("memory does not refuse").into_inner()
}

pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A paragraph that Word numbers at a level.
fn numbered(level: u8, text: &str) -> String {
    let number = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
    format!("<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A text box, said twice as Word says it: for programs of today and for older ones.
fn boxed(paragraphs: &str) -> String {
    let content = format!("<w:txbxContent>{paragraphs}</w:txbxContent>");
    format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>\
         </mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
}

/// Cells: `text`, `text<3` over three columns, `^` going on from above, `v:text` beginning a cell that goes on below.
fn row(cells: &[&str]) -> String {
    let cell = |cell: &&str| {
        let (text, span) = cell.split_once('<').map_or((*cell, ""), |(t, s)| (t, s));
        let span = if span.is_empty() { String::new() } else { format!("<w:gridSpan w:val=\"{span}\"/>") };
        let (text, merge) = match text {
            "^" => ("", "<w:vMerge/>"),
            text => text.strip_prefix("v:").map_or((text, ""), |t| (t, "<w:vMerge w:val=\"restart\"/>")),
        };
        format!("<w:tc><w:tcPr>{span}{merge}</w:tcPr>{}</w:tc>", p(text))
    };
    format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
}

pub(crate) fn table(rows: &[&[&str]]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(|r| row(r)).collect::<String>())
}

fn read(body: &str) -> Reading {
    received::read("通知.docx", &docx(body), "").expect("it is a DOCX")
}

fn notice() -> String {
    let head = boxed(&(p("示例市人民政府办公室文件") + &p("示府办〔2024〕5号")));
    let changed = "<w:p><w:r><w:t>现印发给你们，请</w:t></w:r><w:del w:id=\"1\" w:author=\"甲\"><w:r><w:delText>参照</w:delText></w:r></w:del>\
                   <w:ins w:id=\"2\" w:author=\"甲\"><w:r><w:t>认真</w:t></w:r></w:ins><w:r><w:t>落实。</w:t></w:r></w:p>";
    let covering = [
        head,
        p("关于印发《示例市食品安全"),
        p("专项整治任务分工》的通知"),
        p("各县（市、区）人民政府，市直有关部门："),
        changed.to_owned(),
        numbered(0, "总体要求"),
        p("坚持问题导向，压实各方责任。"),
        numbered(0, "工作安排"),
        numbered(1, "动员部署。各地要在四月底前完成动员。"),
        numbered(1, "集中整治。各地要对照清单逐项落实。"),
        p("示例市人民政府办公室"),
        p("2024年3月8日"),
        p("（此件公开发布）"),
    ];
    let list = table(&[
        &["v:序号", "v:工作项目", "v:工作任务", "责任分工<2"],
        &["^", "^", "^", "牵头单位", "配合单位"],
        &["1", "v:源头治理", "开展农药残留抽检。", "市农业农村局", "市市场监管局"],
        &["v:2", "^", "检查食品生产企业，建立台账。", "市市场监管局", "v:市公安局、各县（市、区）人民政府"],
        &["^", "^", "检查集中用餐单位，督促整改。", "市教育局", "^"],
        &["二、执法办案<5"],
        &["3", "", "查办一批案件。", "市公安局", "/"],
    ]);
    covering.concat() + &p("附件") + &p("任务分工表") + &list
}

#[test]
fn all_of_it_is_read() {
    let r = read(&notice());
    let n = &r.notice;
    assert_eq!(n.issuer.as_deref(), Some("示例市人民政府办公室"));
    assert_eq!(n.doc_number.as_deref(), Some("示府办〔2024〕5号"));
    assert_eq!(n.title.as_deref(), Some("关于印发《示例市食品安全专项整治任务分工》的通知"));
    assert_eq!(n.addressees, ["各县（市、区）人民政府", "市直有关部门"]);
    assert_eq!(n.body[0].text, "现印发给你们，请认真落实。");
    let heads: Vec<String> = n.sections.iter().map(|s| format!("{}{}", s.number, s.heading)).collect();
    assert_eq!(heads, ["一、总体要求", "二、工作安排"]);
    let inner: Vec<String> = n.sections[1].sections.iter().map(|s| format!("{}{}", s.number, s.heading)).collect();
    assert_eq!(inner, ["（一）动员部署", "（二）集中整治"]);
    assert_eq!(n.signers, ["示例市人民政府办公室"]);
    assert_eq!(n.date.map(|d| d.to_string()).as_deref(), Some("2024-03-08"));
    assert_eq!(n.note.as_deref(), Some("此件公开发布"));
}

#[test]
fn merged_cells_say_what_they_say_of_each_row() {
    /// 序号, its part, 工作项目, 牵头单位, 配合单位.
    type Row<'r> = (u32, u32, &'r str, Vec<String>, Vec<String>);
    let r = read(&notice());
    let rows: Vec<Row<'_>> = r
        .tasks
        .tasks()
        .map(|(g, t)| (t.no, t.sub, g.name.as_str(), t.lead.units.clone(), t.participants.units.clone()))
        .collect();
    let names = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let police = names(&["市公安局", "各县（市、区）人民政府"]);
    assert_eq!(
        rows,
        [
            (1, 0, "源头治理", names(&["市农业农村局"]), names(&["市市场监管局"])),
            (2, 1, "源头治理", names(&["市市场监管局"]), police.clone()),
            (2, 2, "源头治理", names(&["市教育局"]), police),
            (3, 0, "执法办案", names(&["市公安局"]), names(&[])),
        ]
    );
    assert_eq!(r.tasks.columns, ["序号", "工作项目", "工作任务", "牵头单位", "配合单位"]);
}

#[test]
fn tracked_changes_are_accepted_and_said() {
    let codes: Vec<&str> = read(&notice()).findings.iter().map(|d| d.code.id).collect();
    assert!(codes.contains(&"P021"), "{codes:?}");
    let clean = read(&(p("关于甲工作的通知") + &p("各单位：") + &p("请认真落实。")));
    assert!(clean.findings.iter().all(|d| d.code.id != "P021"));
}

#[test]
fn every_character_of_it_is_accounted_for() {
    let a = read(&notice()).accounting;
    assert_eq!(a.unaccounted, []);
    assert_eq!(a.in_findings, 0);
}
