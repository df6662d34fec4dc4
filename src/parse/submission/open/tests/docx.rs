//! Word documents.

use super::*;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

fn document_with(body: &str, more: &[(&str, &str, &str)]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let relation = |(name, _, _): &(&str, &str, &str)| {
        format!("<Relationship Id=\"r{name}\" Type=\"{kind}/{name}\" Target=\"{name}.xml\"/>")
    };
    let relations: String = more.iter().map(relation).collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let root = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{kind}/officeDocument\" Target=\"/word/d.xml\"/></Relationships>"
    );
    let wrapped: Vec<(String, String)> = more
        .iter()
        .map(|(name, tag, text)| (format!("word/{name}.xml"), format!("<w:{tag} {SPACES}>{text}</w:{tag}>")))
        .collect();
    let mut parts = vec![("_rels/.rels", root.as_str()), ("word/d.xml", &main), ("word/_rels/d.xml.rels", &relations)];
    parts.extend(wrapped.iter().map(|(n, t)| (n.as_str(), t.as_str())));
    package(&parts)
}

fn document(body: &str) -> Vec<u8> {
    document_with(body, &[])
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

#[test]
fn paragraphs_are_read_through_whatever_wraps_them() {
    let body = [
        p("甲&amp;乙"),
        "<w:p/>".into(),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗字</w:t></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>\
         <w:smartTag><w:r><w:t>标</w:t></w:r></w:smartTag></w:p>"
            .into(),
        format!("<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p("已完成")),
        format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p("单击此处输入文字")),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7月25日</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:r><w:br/><w:t>次行</w:t></w:r></w:p>"
            .into(),
        format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></mc:Choice>\
             <mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            p("框内"),
            p("框内")
        ),
    ];
    let (opened, notes) = opened("a.docx", &document(&body.concat()));
    let read = ["段1 甲&乙", "段2 暗字链接标", "段3 已完成", "段4 7月25日", "段4 次行", "段5 框内"];
    assert_eq!(lines(&opened), read);
    assert!(notes.is_empty());
}

#[test]
fn spans_are_resolved_to_places() {
    let rows = [
        format!("<w:tr>{}{}</w:tr>", tc("<w:gridSpan w:val=\"2\"/>", &p("表头")), tc("", &p("状态"))),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            tc("<w:vMerge w:val=\"restart\"/>", &p("1")),
            tc("", &(p("甲") + &p("乙"))),
            tc("", "<w:p/>")
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            tc("<w:vMerge/>", "<w:p/>"),
            tc("", &format!("<w:tbl><w:tr>{}</w:tr></w:tbl><w:p/>", tc("", &p("内表")))),
            tc("", &p("滞后"))
        ),
        format!("<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}</w:tr>", tc("", &p("缩进"))),
    ];
    let (opened, _) = opened("a.docx", &document(&format!("{}<w:tbl>{}</w:tbl>{}", p("前"), rows.concat(), p("后"))));
    let [outer, inner] = opened.sheets.as_slice() else { panic!("two tables") };
    assert_eq!((outer.name.as_str(), inner.name.as_str()), ("表1", "表2"));
    assert_eq!(cells(outer), ["A1=表头", "C1=状态", "A2=1", "B2=甲\n乙", "C3=滞后", "B4=缩进"]);
    assert_eq!(cells(inner), ["A1=内表"]);
    assert_eq!(outer.merged, [((0, 0), (0, 1)), ((1, 0), (2, 0))]);
    assert_eq!(lines(&opened), ["段1 前", "段2 后"]);
}

#[test]
fn changes_count_as_accepted_and_are_told() {
    let body = "<w:p><w:r><w:t>完成</w:t></w:r><w:ins><w:r><w:t>三</w:t></w:r></w:ins><w:del><w:r><w:delText>两</w:delText></w:r></w:del>\
                <w:r><w:t>项</w:t></w:r></w:p>\
                <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>";
    let (opened, notes) = opened("a.docx", &document(body));
    assert_eq!(lines(&opened), ["段1 完成三项", "段2 前半后半"]);
    assert_eq!(notes_said(&notes), ["S032 a：含未接受的修订，新增 1 处已计入，删除 1 处未计入：“两”"]);
}

#[test]
fn numbers_of_lists_are_restored() {
    let level = |n: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = [
        format!("<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>", level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")),
        format!("<w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>", level(0, "hebrew1", "%1")),
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
            .into(),
    ];
    let item = |list: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"S\"/></w:pPr><w:r><w:t>己</w:t></w:r></w:p>";
    let style = "<w:style w:styleId=\"B\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
                 <w:style w:styleId=\"S\"><w:basedOn w:val=\"B\"/></w:style>";
    let items = [
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        item(1, 1, "丙"),
        item(1, 0, "丁"),
        item(1, 1, "戊"),
        styled.into(),
        item(2, 0, "庚"),
        item(3, 0, "辛"),
    ];
    let cell = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", &item(3, 0, "")));
    let more = [("numbering", "numbering", lists.concat()), ("styles", "styles", style.to_owned())];
    let more: Vec<(&str, &str, &str)> = more.iter().map(|(a, b, c)| (*a, *b, c.as_str())).collect();
    let (opened, notes) = opened("a.docx", &document_with(&(items.concat() + &cell), &more));
    let read =
        ["段1 一、 甲", "段2 1. 乙", "段3 2. 丙", "段4 二、 丁", "段5 1. 戊", "段6 三、 己", "段7 庚", "段8 五、 辛"];
    assert_eq!(lines(&opened), read);
    assert_eq!(cells(&opened.sheets[0]), ["A1=六、"]);
    assert_eq!(notes_said(&notes), ["S034 a：自动编号的样式无法还原，编号未读取：庚"]);
}

#[test]
fn notes_comments_headers_and_the_key_are_read() {
    let note = |tag: &str, text: &str| format!("<w:{tag} w:id=\"2\">{}</w:{tag}>", p(text));
    let separator = "<w:footnote w:type=\"separator\"><w:p/></w:footnote>";
    let page = "<w:p><w:r><w:t>— 1 —</w:t></w:r></w:p>";
    let parts = [
        ("footnotes", "footnotes", separator.to_owned() + &note("footnote", "脚下")),
        ("comments", "comments", note("comment", "请核")),
        ("header", "hdr", p("内部")),
        ("footer", "ftr", page.to_owned()),
    ];
    let parts: Vec<(&str, &str, &str)> = parts.iter().map(|(a, b, c)| (*a, *b, c.as_str())).collect();
    let bytes = document_with(&p("文"), &parts);
    let mut from = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        to.raw_copy_file(from.by_index_raw(i).expect("a part")).expect("a copy");
    }
    to.start_file("docProps/custom.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    let key = "<Properties><property name=\"x\"><vt:lpwstr>hongtou-form;unit=妇联</vt:lpwstr></property>\
               <property name=\"y\"><vt:lpwstr>别的</vt:lpwstr></property></Properties>";
    to.write_all(key.as_bytes()).expect("its text");
    let (opened, _) = opened("a.docx", &to.finish().expect("a zip").into_inner());
    assert_eq!(lines(&opened), ["段1 文", "脚注1 脚下", "批注1 请核", "页眉 内部", "属性 hongtou-form;unit=妇联"]);
}

#[test]
fn a_document_of_an_office_program_is_read() {
    let (opened, notes) = opened("a.docx", &fixture("doc.docx"));
    assert_eq!(lines(&opened), ["段1 区妇联七月进展", "段2 1.开展宣传", "段3 2.组织培训", "段4 此复"]);
    assert_eq!(cells(&opened.sheets[0]), ["A1=序号", "B1=进展", "A2=1", "B2=甲", "B3=乙"]);
    assert_eq!(opened.sheets[0].merged, [((1, 0), (2, 0))]);
    assert!(notes.is_empty(), "{:?}", notes_said(&notes));
}

#[test]
fn old_form_fields_and_signs_are_read() {
    let field = |data: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let list =
        "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"滞后\"/><w:listEntry w:val=\"已完成\"/></w:ddList>";
    let body = [
        format!("<w:p>{}</w:p>", field(list)),
        format!("<w:p>{}<w:r><w:t>是</w:t></w:r></w:p>", field("<w:checkBox><w:checked/></w:checkBox>")),
        "<w:p><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:t>是</w:t><w:sym w:font=\"X\" w:char=\"F001\"/></w:r></w:p>".into(),
    ];
    let (opened, _) = opened("a.docx", &document(&body.concat()));
    assert_eq!(lines(&opened), ["段1 已完成", "段2 ☑是", "段3 ☑是〔X F001〕"]);
}
