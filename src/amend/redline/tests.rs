//! What a redline shows, case by case.

use super::{accept, redline, reject};
use crate::document::dump::dump;
use crate::document::{
    Align, Block, Cell, Chart, Column, Document, Imprint, Orientation, Paragraph, Revision, Role, Row, Section,
    Signature, Table,
};

fn of(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section::new(Orientation::Portrait, blocks)], ..Document::default() }
}

fn plain(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(role, text))
}

fn revision() -> Revision {
    Revision { author: "区政府办公室".into(), date: "2022-06-01T09:00:00Z".into() }
}

/// The marked paper of two, which gives both back.
fn marked(old: &Document, new: &Document) -> Document {
    let marked = redline(old, new, revision(), &[]);
    assert_eq!(accept(&marked), accept(new));
    assert_eq!(reject(&marked), accept(old));
    marked
}

/// Its blocks as text.
fn shown(old: Vec<Block>, new: Vec<Block>) -> Vec<String> {
    let text = dump(&marked(&of(old), &of(new)));
    let blocks = text.lines().skip_while(|l| !l.starts_with("section"));
    blocks.skip(1).map(|l| l.trim_start().to_owned()).collect()
}

/// A table of a group column and a content column from groups of rows; a first column counts the rows.
fn table(groups: &[(&str, &[&str])]) -> Block {
    let mut rows = Vec::new();
    for (name, contents) in groups {
        for (n, content) in contents.iter().enumerate() {
            let mut cells = vec![Cell::new((rows.len() + 1).to_string())];
            cells.extend((n == 0).then(|| Cell::new(*name).spanning_rows(contents.len())));
            cells.push(Cell::new(*content));
            rows.push(Row::new(cells));
        }
    }
    let columns = [Align::Center, Align::Center, Align::Justify].map(|align| Column { align }).to_vec();
    Block::Table(Table::new(columns, vec![Row::new(["序号", "类别", "内容"].map(Cell::new).to_vec())], rows))
}

const PATROL: &str = "加强校园周边治安巡逻防控";
const ADVICE: &str = "推进心理辅导室建设";
const VISITS: &str = "开展困境儿童走访摸排";
const LESSON: &str = "上好开学第一课";

#[test]
fn a_paper_that_did_not_change_bears_no_mark() {
    let document = of(vec![plain(Role::Body, "甲"), table(&[("防范", &[PATROL, ADVICE])])]);
    let marked = marked(&document, &document);
    assert_eq!(marked.revision, Some(revision()));
    assert_eq!(Document { revision: None, ..marked }, document);
}

#[test]
fn paragraphs_change_go_and_come() {
    let old = vec![
        plain(Role::Heading1, "一、总体要求"),
        plain(Role::Body, "请各单位于6月30日前报送进展情况。"),
        plain(Role::Body, "此前有关规定同时废止。"),
    ];
    let new = vec![
        plain(Role::Heading1, "一、总体要求"),
        plain(Role::Body, "请各单位于7月31日前报送进展情况。"),
        plain(Role::Note, "联系人：某某"),
    ];
    let expected = [
        "heading1 一、总体要求",
        "body 请各单位于⟦-6月30⟧⟦+7月31⟧日前报送进展情况。",
        "-body ⟦-此前有关规定同时废止。⟧",
        "+note ⟦+联系人：某某⟧",
    ];
    assert_eq!(shown(old, new), expected);
}

#[test]
fn another_role_is_another_paragraph() {
    let lines = shown(vec![plain(Role::Body, "甲乙丙")], vec![plain(Role::Heading1, "甲乙丙")]);
    assert_eq!(lines, ["-body ⟦-甲乙丙⟧", "+heading1 ⟦+甲乙丙⟧"]);
}

#[test]
fn a_row_comes_and_the_others_are_counted_anew() {
    let old = vec![table(&[("防范", &[PATROL]), ("关爱", &[VISITS])])];
    let new = vec![table(&[("防范", &[PATROL]), ("关爱", &[ADVICE, VISITS])])];
    let lines = shown(old, new);
    assert_eq!(
        lines[2..],
        [
            format!("row 1 | 防范 | {PATROL}"),
            format!("+row ⟦+2⟧ | 关爱 (2×1) | ⟦+{ADVICE}⟧"),
            format!("row ⟦-2⟧⟦+3⟧ | ″ | {VISITS}"),
        ]
    );
}

#[test]
fn a_group_whose_first_row_goes_keeps_its_name() {
    let old = vec![table(&[("防范", &[PATROL, ADVICE, VISITS])])];
    let new = vec![table(&[("防范", &[ADVICE, VISITS])])];
    let lines = shown(old, new);
    assert_eq!(lines[2], format!("-row ⟦-1⟧ | 防范 (3×1) | ⟦-{PATROL}⟧"));
    assert_eq!(lines[3], format!("row ⟦-2⟧⟦+1⟧ | ″ | {ADVICE}"));
}

#[test]
fn a_row_moves_to_another_group() {
    let old = vec![table(&[("防范", &[PATROL, ADVICE]), ("关爱", &[VISITS, LESSON])])];
    let new = vec![table(&[("防范", &[PATROL]), ("关爱", &[VISITS, ADVICE, LESSON])])];
    let lines = shown(old, new);
    assert_eq!(
        lines[2..],
        [
            format!("row 1 | 防范 (2×1) | {PATROL}"),
            format!("-row ⟦-2⟧ | ″ | ⟦-{ADVICE}⟧"),
            format!("row ⟦-3⟧⟦+2⟧ | 关爱 (3×1) | {VISITS}"),
            format!("+row ⟦+3⟧ | ″ | ⟦+{ADVICE}⟧"),
            format!("row 4 | ″ | {LESSON}"),
        ]
    );
}

#[test]
fn a_group_that_parts_keeps_what_it_can() {
    let old = vec![table(&[("防范", &[PATROL, ADVICE])])];
    let new = vec![table(&[("防范", &[PATROL]), ("关爱", &[ADVICE])])];
    let lines = shown(old, new);
    assert_eq!(
        lines[2..],
        [
            format!("row 1 | 防范 (2×1) | {PATROL}"),
            format!("-row ⟦-2⟧ | ″ | ⟦-{ADVICE}⟧"),
            format!("+row ⟦+2⟧ | ⟦+关爱⟧ | ⟦+{ADVICE}⟧"),
        ]
    );
}

#[test]
fn other_columns_make_another_table() {
    let narrow = |texts: &[&str]| {
        let row = Row::new(texts.iter().map(|t| Cell::new(*t)).collect());
        Block::Table(Table::new(vec![Column::default(); texts.len()], vec![row.clone()], vec![row]))
    };
    let lines = shown(vec![narrow(&["甲", "乙"])], vec![narrow(&["甲", "乙", "丙"])]);
    assert_eq!(lines[0], "-table Justify Justify");
    assert_eq!(lines[3], "+table Justify Justify Justify");
    let lines = shown(vec![narrow(&["甲", "乙"])], vec![narrow(&["乙", "甲"])]);
    assert!(lines[0].starts_with("-table"), "columns that change places are other columns");
}

#[test]
fn signature_chart_and_turned_pages_are_never_lost() {
    let signed = |date: &str| Block::Signature(Signature::new(vec!["区政府办公室".into()], date));
    let chart = |title: &str| Block::Chart(Chart { title: title.into(), ..Chart::default() });
    let old = vec![chart("各月"), signed("2022年5月9日")];
    let new = vec![chart("各季"), signed("2022年6月1日")];
    let lines = shown(old.clone(), new);
    let first: Vec<&str> = lines.iter().filter_map(|l| l.split(' ').next()).filter(|w| *w != "spoken").collect();
    assert_eq!(first, ["-chart", "+chart", "-signature", "+signature"]);
    let turned = Document { sections: vec![Section::new(Orientation::Landscape, old.clone())], ..Document::default() };
    let text = dump(&marked(&of(old), &turned));
    assert!(text.contains("-section\n") && text.contains("+section landscape\n"));
}

#[test]
fn an_imprint_changes_within_itself() {
    let with = |copy_to: Option<&str>, printed: &str| Document {
        imprint: Some(Imprint {
            copy_to: copy_to.map(str::to_owned),
            printer: "区政府办公室".into(),
            printed: printed.into(),
            ..Imprint::default()
        }),
        ..Document::default()
    };
    let text = dump(&marked(&with(None, "2022年5月9日印发"), &with(Some("区委办公室。"), "2022年6月1日印发")));
    assert!(text.contains("imprint 抄送 ⟦+区委办公室。⟧ | 区政府办公室 | 2022年⟦-5月9⟧⟦+6月1⟧日印发"), "{text}");
    let text = dump(&marked(&Document::default(), &with(None, "2022年5月9日印发")));
    assert!(text.contains("+imprint"), "{text}");
}

#[test]
fn an_earlier_revision_counts_as_accepted() {
    let texts = ["请报送甲材料。", "请报送乙材料。", "请报送丙材料。"].map(|t| of(vec![plain(Role::Body, t)]));
    let first = marked(&texts[0], &texts[1]);
    assert_eq!(redline(&first, &texts[2], revision(), &[]), redline(&texts[1], &texts[2], revision(), &[]));
}
