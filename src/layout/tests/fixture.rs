//! Papers to set: the seed's notice, read roughly, and the shipped fonts.

use crate::base::world::Memory;
use crate::document::{
    Accent, Align, Block, Cell, Column, Document, Inline, Orientation, Paragraph, Role, Row, Section, Signature, Table,
};
use crate::layout::{Layout, lay_out};
use crate::style::font::FILES;
use crate::style::{Choices, FontBook, StyleSheet};
use serde_json::Value;
use std::sync::LazyLock;

static WORLD: LazyLock<Memory> = LazyLock::new(|| {
    let file = |path: &str| {
        let bytes = std::fs::read(format!("{}/templates/fonts/{path}", env!("CARGO_MANIFEST_DIR")));
        (format!("templates/fonts/{path}"), bytes.expect("a shipped font"))
    };
    Memory::new(FILES.iter().map(|f| file(f.path)))
});

static FONTS: LazyLock<FontBook<'static>> = LazyLock::new(|| FontBook::new(&*WORLD));

pub(super) fn fonts() -> &'static FontBook<'static> {
    &FONTS
}

pub(super) fn styles() -> StyleSheet {
    StyleSheet::new(Choices::default())
}

pub(super) fn set(document: &Document) -> Layout {
    lay_out(document, &styles(), fonts()).expect("the fonts are there")
}

pub(super) fn of_blocks(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() }
}

pub(super) fn paragraph(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(role, text))
}

/// Rows of plain cells below one head row.
pub(super) fn table(head: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let aligns = |i: usize| if i == 0 { Align::Center } else { Align::Justify };
    Table {
        columns: (0..head.len()).map(|i| Column { align: aligns(i) }).collect(),
        head: vec![Row::new(head.iter().map(|t| Cell::new(*t)).collect())],
        rows: rows.into_iter().map(Row::new).collect(),
        ..Table::default()
    }
}

/// The seed: notice, plan and task annex.
pub(super) fn seed(table_orientation: Orientation) -> Document {
    let facts: Value = serde_json::from_str(include_str!("../../../tests/golden/seed/facts.json")).expect("facts");
    let text = |v: &Value| v.as_str().expect("a text").to_owned();
    let notice = vec![
        paragraph(Role::Mark, "平安建设工作领导小组办公室文件"),
        paragraph(Role::DocNumber, &text(&facts["doc_number"])),
        paragraph(Role::Title, &text(&facts["title"])),
        paragraph(Role::Addressee, "各办事处，区平安建设工作领导小组有关成员单位："),
        paragraph(Role::Body, &text(&facts["body"][0])),
        Block::Signature(Signature::new(vec![text(&facts["signers"][0])], "2022年5月9日")),
    ];
    let lines = facts["plan_title_lines"].as_array().expect("lines");
    let mut title: Vec<Inline> = lines.iter().flat_map(|l| [Inline::text(text(l)), Inline::Break]).collect();
    title.pop();
    let mut plan = vec![Block::Paragraph(Paragraph::new(Role::AnnexTitle, title))];
    plan.extend(plan_body());
    let annex = vec![
        paragraph(Role::AnnexLabel, "附件"),
        paragraph(Role::AnnexTitle, &text(&facts["annex_title"])),
        Block::Table(tasks(&facts)),
    ];
    Document {
        title: text(&facts["title"]),
        organ: text(&facts["issuer"]),
        sections: vec![
            Section::new(Orientation::Portrait, notice),
            Section::new(Orientation::Portrait, plan),
            Section::new(table_orientation, annex),
        ],
        ..Document::default()
    }
}

fn plan_body() -> Vec<Block> {
    let notice = include_str!("../../../seeds/notice.txt").replace("**", "").replace("邮 箱", "邮箱");
    let from = notice.find("依据《").expect("the preamble");
    let to = notice.find("附 件：").expect("the list of annexes");
    let mut paragraphs: Vec<String> = Vec::new();
    for line in notice[from..to].lines().map(str::trim).filter(|l| !l.is_empty()) {
        let complete =
            |p: &String| p.ends_with(['。', '：']) || p.chars().count() < 20 || p.ends_with(|c: char| c.is_ascii());
        match paragraphs.last_mut().filter(|p| !complete(p)) {
            Some(open) => open.push_str(line),
            None => paragraphs.push(line.to_owned()),
        }
    }
    let mut blocks: Vec<Block> = paragraphs.iter().map(|p| plan_paragraph(p)).collect();
    blocks.push(paragraph(Role::AttachmentNote, "附件：保护未成年人安全专项行动任务清单"));
    blocks
}

fn plan_paragraph(text: &str) -> Block {
    let text = text.replacen('(', "（", usize::from(text.starts_with('('))).replacen(") ", "）", 1);
    let text = if text.starts_with('（') { text.replacen(')', "）", 1) } else { text };
    if text.starts_with(['一', '二', '三', '四']) && text.chars().nth(1) == Some('、') {
        return paragraph(Role::Heading1, &text);
    }
    let mut inlines = Vec::new();
    let mut rest = text.as_str();
    if let Some(end) = text.find('。').filter(|_| text.starts_with('（')) {
        let (heading, tail) = text.split_at(end + '。'.len_utf8());
        inlines.push(Inline::accented(heading, Accent::Heading2));
        rest = tail;
    }
    match rest.find("](mailto:") {
        Some(_) => {
            let address = rest.split(['[', ']']).nth(1).unwrap_or_default();
            inlines.push(Inline::linked(address, Accent::None, "mailto:a@example.org"));
        }
        None => inlines.push(Inline::text(rest)),
    }
    let role = if rest.len() < 120 && rest.contains(' ') { Role::Note } else { Role::Body };
    Block::Paragraph(Paragraph::new(role, inlines))
}

fn tasks(facts: &Value) -> Table {
    let text = |v: &Value| v.as_str().expect("a text").to_owned();
    let number = |v: &Value| v.as_u64().expect("a number");
    let mut rows = Vec::new();
    for task in facts["tasks"].as_array().expect("tasks") {
        let no = number(&task["no"]);
        let mut cells = vec![Cell::new(no.to_string())];
        let groups = facts["groups"].as_array().expect("groups");
        if let Some(group) = groups.iter().find(|g| number(&g["first"]) == no) {
            let span = usize::try_from(number(&group["last"]) - no + 1).expect("a small group");
            cells.push(Cell::new(text(&group["number"]) + &text(&group["name"])).spanning_rows(span));
        }
        let rest = ["content", "lead_text", "participant_text", "note"];
        cells.extend(rest.iter().map(|k| Cell::new(text(&task[*k]))));
        rows.push(cells);
    }
    table(&["序号", "工作项目", "具体内容", "责任单位", "参与单位", "备注"], rows)
}
