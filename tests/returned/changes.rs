//! Tracked changes in our papers, made as Word, WPS and LibreOffice write them.

use super::papers::{Package, Paper, differences, matter, matter_of};
use hongtou::base::Lang;
use hongtou::document::Orientation;
use hongtou::model::Section;
use hongtou::parse::returned::{self, Kind, Returned};

const BY: &str = "w:id=\"9\" w:author=\"王主任\" w:date=\"2022-06-20T09:30:00Z\"";

fn run(text: &str) -> String {
    format!("<w:r w:rsidR=\"00A1B2C3\"><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn ins(text: &str) -> String {
    format!("<w:ins {BY}>{}</w:ins>", run(text))
}

fn del(text: &str) -> String {
    format!("<w:del {BY}><w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r></w:del>")
}

/// A run of our own, as it is written.
fn ours(text: &str) -> String {
    format!("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Reads a changed small notice; with the changes rejected it must be as it was.
fn read(package: &Package) -> Returned {
    let r = returned::read("改稿.docx", &package.bytes()).expect("it can be read");
    let small = Paper::small();
    let (wanted, got) = (matter(&small.notice, &small.tasks), matter_of(&r.rejected));
    assert_eq!([differences(&got.0, &wanted.0), differences(&got.1, &wanted.1)].concat(), [""; 0]);
    r
}

fn small() -> Package {
    Paper::small().package("notice")
}

/// The whole element that holds a text, from the last `open` before it to the first `close` after it.
fn around(document: &str, text: &str, open: &str, close: &str) -> String {
    let at = document.find(text).expect("the text is there");
    let from = document[..at].rfind(open).expect("it is in such an element");
    let to = at + document[at..].find(close).expect("which ends") + close.len();
    document[from..to].to_owned()
}

fn changes(r: &Returned) -> Vec<(Kind, &str)> {
    r.revisions.iter().map(|x| (x.kind, x.text.as_str())).collect()
}

fn effects(r: &Returned) -> Vec<String> {
    let (before, after) = (matter_of(&r.rejected), matter_of(&r.accepted));
    [differences(&after.0, &before.0), differences(&after.1, &before.1)].concat()
}

const BODY: &str = "现将《示例县校园安全风险排查方案》印发给你们，请抓好落实。";

#[test]
fn words_of_two_authors_one_of_whom_struck_what_the_other_wrote() {
    let (a, b) = BODY.split_once("请").expect("it is there");
    let both = format!("<w:ins {BY}>{}{}</w:ins>", run("请立即"), del("、马上"));
    let outside_in = format!("<w:del {BY}><w:ins {BY}>{}</w:ins></w:del>", run("务必"));
    let changed = [run(a), del("请"), both, outside_in, run(b)].concat();
    let r = read(&small().edit(&ours(BODY), &changed));
    assert_eq!(
        effects(&r),
        [
            ".body[0].text: \"现将《示例县校园安全风险排查方案》印发给你们，请立即抓好落实。\" instead of \"现将《示例县校园安全风险排查方案》印发给你们，请抓好落实。\""
        ]
    );
}

#[test]
fn changes_in_fields_links_controls_and_tags() {
    let (a, b) = BODY.split_once("请").expect("it is there");
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = "<w:r><w:instrText xml:space=\"preserve\"> QUOTE </w:instrText></w:r>";
    let with_field = [field("begin"), instruction.to_owned(), field("separate"), run("请"), ins("认"), field("end")];
    let changed = [
        run(a),
        with_field.concat(),
        format!("<w:smartTag w:element=\"x\">{}</w:smartTag>", ins("真")),
        format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", ins("学习、")),
        format!("<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>", ins("切实")),
        run(b),
    ];
    let r = read(&small().edit(&ours(BODY), &changed.concat()));
    let text = &r.accepted.notice.body[0].text;
    assert_eq!(text, "现将《示例县校园安全风险排查方案》印发给你们，请认真学习、切实抓好落实。");
}

#[test]
fn a_paragraph_split_and_paragraphs_joined() {
    let mark = |change: &str| format!("<w:pPr><w:rPr><w:{change} {BY}/></w:rPr></w:pPr>");
    let (a, b) = ("为排查校园安全风险，", "制定本方案。");
    let package = small();
    let old = around(&package.document(), "为排查校园安全风险", "<w:p>", "</w:p>");
    let new = format!("<w:p>{}{}{}</w:p><w:p>{}</w:p>", mark("ins"), run(a), ins("现就有关事项通知。"), run(b));
    let r = read(&package.edit(&old, &new));
    let preamble: Vec<_> = r.accepted.notice.plan.iter().flat_map(|p| &p.preamble).map(|p| p.text.as_str()).collect();
    assert_eq!(preamble, ["为排查校园安全风险，现就有关事项通知。", "制定本方案。"]);
    assert_eq!(changes(&r), [(Kind::Inserted, "现就有关事项通知。\n")]);

    // The heading's end is taken out: what stands under it becomes part of it.
    let package = small();
    let old = around(&package.document(), "一、主要措施", "<w:p>", "</w:p>");
    let new = old.replacen("</w:pPr>", &format!("<w:rPr><w:del {BY}/></w:rPr></w:pPr>"), 1);
    let r = read(&package.edit(&old, &new));
    assert_eq!(r.accepted.notice.all_sections().next().map(|s| s.number.as_str()), Some("一、"));
    assert_eq!(r.accepted.notice.all_sections().next().map(|s| s.sections.len()), Some(0));
    assert_eq!(changes(&r), [(Kind::Deleted, "\n")]);
}

/// WPS writes no rsids, and strikes whole paragraphs with one element around them.
#[test]
fn whole_paragraphs_struck_and_moved_as_wps_does() {
    let package = small();
    let old = around(&package.document(), "为排查校园安全风险", "<w:p>", "</w:p>");
    let struck = format!("<w:del {BY}>{}</w:del>", old.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText "));
    let put = format!("<w:ins {BY}><w:p>{}</w:p></w:ins>", run("根据上级要求，制定本方案。"));
    let r = read(&package.edit(&old, &(struck + &put)));
    assert_eq!(
        r.accepted.notice.plan.as_ref().map(|p| p.preamble[0].text.as_str()),
        Some("根据上级要求，制定本方案。")
    );
    assert_eq!(
        changes(&r),
        [(Kind::Deleted, "为排查校园安全风险，制定本方案。\n"), (Kind::Inserted, "根据上级要求，制定本方案。\n")]
    );

    // 请 is moved by Word to the end of the sentence.
    let (a, b) = BODY.split_once("请").expect("it is there");
    let moved = |name: &str| format!("<w:{name} {BY}>{}</w:{name}>", run("请"));
    let b = b.trim_end_matches('。');
    let new = [run(a), moved("moveFrom"), run(b), moved("moveTo"), run("。")].concat();
    let r = read(&small().edit(&ours(BODY), &new));
    assert!(r.accepted.notice.body[0].text.ends_with("，抓好落实请。"));
    assert_eq!(changes(&r), [(Kind::MovedFrom, "请"), (Kind::MovedTo, "请")]);
}

#[test]
fn rows_put_in_and_taken_out() {
    let package = small();
    let row = around(&package.document(), "督促整改，逐一销号，区分类别。", "<w:tr>", "</w:tr>");
    let cantsplit = "<w:cantSplit/>";
    assert!(row.contains(cantsplit), "{row}");
    let gone = row.replacen(cantsplit, &format!("{cantsplit}<w:del {BY}/>"), 1);
    let new = row.replacen(cantsplit, &format!("{cantsplit}<w:ins {BY}/>"), 1).replace("逐一销号，", "");
    let r = read(&package.edit(&row, &(gone + &new)));
    assert_eq!(r.accepted.tasks.tasks().count(), 2);
    assert_eq!(r.accepted.tasks.task(2).map(|t| t.content.as_str()), Some("督促整改，区分类别。"));
    assert_eq!(r.accepted.tasks.groups.len(), 1, "both rows are of the merged group");
    let wanted = [
        (Kind::RowDeleted, "2\t\t督促整改，逐一销号，区分类别。\t县应急管理局\t县妇联\t"),
        (Kind::RowInserted, "2\t\t督促整改，区分类别。\t县应急管理局\t县妇联\t"),
    ];
    assert_eq!(changes(&r), wanted);
    assert_eq!(r.revisions[0].place.words(Lang::En), ", table 1, row 3 (“2”), column 1");
}

#[test]
fn a_row_without_a_number_is_not_taken_for_the_rest_of_another() {
    let package = small();
    let row = around(&package.document(), "督促整改，逐一销号，区分类别。", "<w:tr>", "</w:tr>");
    let number = around(&row, ">2<", "<w:r>", "</w:r>");
    let new = row.replacen("<w:cantSplit/>", &format!("<w:cantSplit/><w:ins {BY}/>"), 1).replacen(&number, "", 1);
    let r = read(&package.edit(&row, &(row.clone() + &new)));
    assert_eq!(effects(&r), [""; 0]);
    let said: Vec<String> = r.findings.iter().map(|d| d.message(Lang::Zh)).collect();
    assert_eq!(
        said,
        ["改稿.docx表1第4行“序号”栏：这一行没有序号，未读入：督促整改，逐一销号，区分类别。｜县应急管理局｜县妇联"]
    );
    assert!(r.findings[0].is_error());
}

#[test]
fn a_column_put_in_and_one_taken_out() {
    let package = small();
    let mut document = package.document();
    // The last cell of each row (备注) is taken out.
    let table = around(&document, "序号", "<w:tbl>", "</w:tbl>");
    let marked = table.replace("</w:tcPr>", "\u{1}");
    let rows = marked.split("</w:tr>").map(|row| match row.rfind('\u{1}') {
        Some(at) => format!("{}<w:cellDel {BY}/></w:tcPr>{}", &row[..at], &row[at + 1..]),
        None => row.to_owned(),
    });
    let changed = rows.collect::<Vec<_>>().join("</w:tr>").replace('\u{1}', "</w:tcPr>");
    document = document.replacen(&table, &changed, 1);
    let mut package = package;
    package.put("word/document.xml", document);
    let r = read(&package);
    assert_eq!(r.accepted.tasks.columns, ["序号", "工作项目", "具体内容", "责任单位", "参与单位"]);
    assert_eq!(r.accepted.tasks.tasks().count(), 2);
    assert!(changes(&r).contains(&(Kind::CellDeleted, "备注")));
}

/// A list that counts 三、 四、.
const LIST: &str = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\">\
    <w:start w:val=\"3\"/><w:numFmt w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/>\
    </w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";

const LISTED: &str = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";

#[test]
fn an_automatic_number_is_part_of_the_text() {
    let package = small().relate("numbering", LIST);
    let old = around(&package.document(), "联系人：", "<w:p>", "</w:p>");
    let mark = format!("<w:pPr>{LISTED}<w:rPr><w:ins {BY}/></w:rPr></w:pPr>");
    let new = ["保障措施", "附则"].map(|heading| format!("<w:p>{mark}{}</w:p>", ins(heading)));
    let r = read(&package.edit(&old, &(new.concat() + &old)));
    let heading = |s: &Section| format!("{}{}", s.number, s.heading);
    let sections: Vec<String> = r.accepted.notice.all_sections().map(heading).collect();
    assert_eq!(sections, ["一、主要措施", "二、工作要求", "三、保障措施", "四、附则"]);
}

#[test]
fn a_number_that_a_change_of_the_look_brings_is_not_there_before() {
    let text = "为排查校园安全风险，制定本方案。";
    let changed = format!("<w:pPrChange {BY}><w:pPr/></w:pPrChange>");
    let inserted = LISTED.replace("</w:numPr>", &format!("<w:ins {BY}/></w:numPr>"));
    for properties in [format!("{LISTED}{changed}"), inserted] {
        let package = small().relate("numbering", LIST);
        let old = around(&package.document(), text, "<w:p>", "</w:p>");
        let r = read(&package.edit(&old, &format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))));
        let first = r.accepted.notice.all_sections().next().map(|s| (s.number.clone(), s.heading.clone()));
        assert_eq!(first, Some(("三、".into(), "为排查校园安全风险，制定本方案".into())));
    }
}

#[test]
fn a_comment_in_a_cell_says_which() {
    let comment =
        format!("<w:comments xmlns:w=\"w\"><w:comment {BY}><w:p>{}</w:p></w:comment></w:comments>", run("请核实"));
    let cell = ours("县妇联");
    let marked = format!("<w:commentRangeStart w:id=\"9\"/>{cell}<w:commentRangeEnd w:id=\"9\"/>");
    // On an upright sheet and on a turned one.
    for orientation in [Orientation::Portrait, Orientation::Landscape] {
        let mut paper = Paper::small();
        paper.choices.table_orientation = orientation;
        let package = paper.package("notice");
        assert_eq!(package.document().contains("w:orient=\"landscape\""), orientation == Orientation::Landscape);
        let r = read(&package.edit(&cell, &marked).relate("comments", &comment));
        let said: Vec<String> = r.findings.iter().map(|d| d.message(Lang::Zh)).collect();
        assert_eq!(said, ["改稿.docx表1第3行（“2”）“参与单位”栏：王主任批注：“请核实”（针对“县妇联”）"]);
    }
}

#[test]
fn what_has_no_place_in_a_notice_is_listed_with_its_words() {
    let w = "xmlns:w=\"w\"";
    let picture = "<w:r><w:drawing><wp:docPr xmlns:wp=\"wp\" id=\"1\" name=\"图片 1\" descr=\"平面图\"/><pic:pic xmlns:pic=\"pic\"/></w:drawing></w:r>";
    let words = "<w:txbxContent><w:p><w:r><w:t>请阅办</w:t></w:r></w:p></w:txbxContent>";
    let text_box = format!(
        "<w:r><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice Requires=\"wps\"><w:drawing>{words}</w:drawing></mc:Choice><mc:Fallback><w:pict>{words}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let note = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let equation = "<m:oMath xmlns:m=\"m\"><m:r><m:t>x=1</m:t></m:r></m:oMath>";
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握</w:t></w:r>";
    let changed = [&ours(BODY), picture, &text_box, note, equation, hidden].concat();
    let notes = format!(
        "<w:footnotes {w}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>详见另文。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let header = format!("<w:hdr {w}><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>");
    let package = small().edit(&ours(BODY), &changed).relate("footnotes", &notes).relate("header", &header);
    let r = read(&package);
    assert_eq!(effects(&r), [""; 0]);
    let said: Vec<String> = r.findings.iter().map(|d| d.message(Lang::Zh)).collect();
    let at = "改稿.docx第5段（“现将《示例县校园安全风险排查方案…”）";
    let unmapped = |what: &str| format!("{at}：有{what}，不属于通知的任何部分，未读入");
    let wanted = [
        unmapped("图片：“平面图”"),
        unmapped("文本框：“请阅办”"),
        unmapped("公式：“x=1”"),
        format!("{at}：有隐藏文字“内部掌握”，未读入"),
        unmapped("脚注：“详见另文。”"),
        "改稿.docx：页眉里有文字“内部资料”，未读入".to_owned(),
    ];
    assert_eq!(said, wanted);
    assert!(r.findings.iter().all(|d| !d.message(Lang::En).is_empty() && !d.cure(Lang::En).is_empty()));
}

#[test]
fn the_history_of_an_edition_is_no_text_and_its_change_is_said() {
    let (a, b) = ("（2023年3月1日示教〔2023〕7号印发　根据", "示教〔2023〕18号修改）");
    let package = small();
    let old = around(&package.document(), "为排查校园安全风险", "<w:p>", "</w:p>");
    let line = |middle: &str| format!("<w:p>{}{middle}{}</w:p>{old}", run(a), run(b));
    let r = read(&package.clone().edit(&old, &line(&run("2023年6月28日"))));
    assert!(r.findings.is_empty());
    let r = read(&package.edit(&old, &line(&(del("2023年6月28日") + &ins("2023年6月30日")))));
    assert_eq!(effects(&r), [""; 0]);
    assert_eq!(r.findings.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["R012"]);
}

#[test]
fn a_change_of_the_imprint_is_said() {
    let paper = Paper::shipped();
    let printer = paper.choices.imprint.as_ref().map(|i| i.printer.clone()).expect("an imprint");
    let mut package = paper.package("notice");
    let document = package.document();
    let (head, imprint) = document.split_at(document.rfind(&ours(&printer)).expect("it is printed"));
    let changed = del(&printer) + &ins("示例县教育局");
    package.put("word/document.xml", head.to_owned() + &imprint.replacen(&ours(&printer), &changed, 1));
    let r = returned::read("改稿.docx", &package.bytes()).expect("it can be read");
    assert_eq!(matter_of(&r.accepted), matter(&paper.notice, &paper.tasks));
    assert_eq!(r.findings.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["R012"]);
}
