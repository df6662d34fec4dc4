//! A paper with everything in it that is measured.

use hongtou::base::world::Memory;
use hongtou::document::{
    Accent, Block, Cell, Column, Document, Format, Imprint, Inline, Orientation, Paragraph, Role, Row as TableRow,
    Section, Signature, Table,
};
use hongtou::measure::{self, Row, file, model};
use hongtou::page::Pages;
use hongtou::style::font::FILES;
use hongtou::style::{Choices, FontBook, Sealing, StyleSheet};
use hongtou::{layout, write};
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

pub(super) fn block(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(role, text))
}

/// Text over some pages, with the four ranks of headings.
fn text() -> Vec<Block> {
    let long =
        "各单位要结合本地实际，认真研究部署，明确责任分工，细化工作措施，确保各项任务落到实处、取得实效。".repeat(4);
    let run_in = Paragraph::new(
        Role::Body,
        vec![Inline::accented("（二）加强督导检查。", Accent::Heading2), Inline::text(long.clone())],
    );
    let mut blocks = vec![block(Role::Body, &long), block(Role::Heading1, "一、总体要求")];
    blocks.extend((0..3).map(|_| block(Role::Body, &long)));
    blocks.extend([block(Role::Heading2, "（一）强化组织领导"), block(Role::Body, &long), Block::Paragraph(run_in)]);
    blocks.extend([
        block(Role::Heading3, "1.明确任务"),
        block(Role::Body, &long),
        block(Role::Heading4, "（1）分解到人"),
    ]);
    blocks.extend((0..5).map(|_| block(Role::Body, &long)));
    blocks
}

fn tasks() -> Table {
    let row = |cells: [&str; 3]| TableRow::new(cells.iter().map(|c| Cell::new(*c)).collect());
    let content = "开展校园周边环境整治，排查安全隐患，建立台账，限期整改，年底前完成。";
    let rows = (1..40).map(|n| row([n.to_string().as_str(), content, "区教育局"]));
    Table::new(vec![Column::default(); 3], vec![row(["序号", "工作内容", "责任单位"])], rows.collect())
}

/// A notice with a task annex held that way.
pub(super) fn notice(held: Orientation) -> Document {
    let mut main = vec![
        block(Role::Mark, "鼓楼区人民政府办公室文件"),
        block(Role::DocNumber, "鼓政办〔2022〕3号"),
        block(Role::Title, "关于印发2022年安全专项行动\n实施方案的通知"),
        block(Role::Addressee, "各办事处，区政府各部门："),
    ];
    if let Block::Paragraph(title) = &mut main[2] {
        title.inlines = vec![Inline::text("关于印发2022年安全专项行动"), Inline::Break, Inline::text("实施方案的通知")];
    }
    main.extend(text());
    main.push(block(Role::AttachmentNote, "附件：安全专项行动任务清单"));
    main.push(Block::Signature(Signature::new(vec!["区政府办公室".into()], "2022年5月9日")));
    main.push(block(Role::Note, "（此件公开发布）"));
    let annex =
        vec![block(Role::AnnexLabel, "附件"), block(Role::AnnexTitle, "安全专项行动任务清单"), Block::Table(tasks())];
    let imprint = Imprint {
        copy_to: Some("区委办公室，区人大常委会办公室。".into()),
        printer: "区政府办公室".into(),
        printed: "2022年5月10日印发".into(),
        ..Imprint::default()
    };
    Document {
        title: "关于印发2022年安全专项行动实施方案的通知".into(),
        organ: "鼓楼区人民政府办公室".into(),
        sections: vec![Section::new(Orientation::Portrait, main), Section::new(held, annex)],
        imprint: Some(imprint),
        ..Document::default()
    }
}

/// What all forms below share: some pages of text, signed.
fn plain(format: Format, head: Vec<Block>) -> Document {
    let mut blocks = head;
    blocks.extend(text());
    blocks.push(Block::Signature(Signature::new(vec!["示例市人民政府办公室".into()], "2026年12月25日")));
    Document {
        title: "示例".into(),
        format,
        sections: vec![Section::new(Orientation::Portrait, blocks)],
        ..Document::default()
    }
}

/// A joint paper that goes up, with everything that its head may have.
pub(super) fn upward() -> Document {
    let names = ["示例市教育局", "示例市财政局", "示例市公安局"];
    let mut mark = Paragraph::plain(Role::Mark, "");
    mark.inlines = names.iter().flat_map(|n| [Inline::text(*n), Inline::Break]).collect();
    mark.inlines.pop();
    let names = |names| Inline::accented(names, Accent::Heading2);
    let signers = vec![Inline::text("签发人："), names("张示例\u{3000}欧阳示例"), Inline::Break, names("李示例")];
    plain(
        Format::Paper,
        vec![
            block(Role::CopyNumber, "000012"),
            block(Role::Secrecy, "机密★5年"),
            block(Role::Urgency, "特急"),
            Block::Paragraph(mark),
            block(Role::MarkSuffix, "文件"),
            Block::Paragraph(Paragraph::new(Role::AuthorisedBy, signers)),
            block(Role::DocNumber, "示教发〔2026〕6号"),
            block(Role::Title, "关于提高补助标准的请示"),
            block(Role::Addressee, "市人民政府："),
        ],
    )
}

pub(super) fn letter() -> Document {
    let head = vec![
        block(Role::CopyNumber, "000003"),
        block(Role::Secrecy, "秘密★1年"),
        block(Role::Mark, "示例市发展和改革委员会"),
        block(Role::DocNumber, "示发改函〔2026〕35号"),
        block(Role::Title, "关于征求意见的函"),
        block(Role::Addressee, "市交通运输局："),
    ];
    let imprint = Imprint { copy_to: Some("市政府办公室。".into()), ..Imprint::default() };
    Document { imprint: Some(imprint), ..plain(Format::Letter, head) }
}

pub(super) fn order() -> Document {
    plain(Format::Order, vec![block(Role::Mark, "示例市人民政府令"), block(Role::DocNumber, "第12号")])
}

pub(super) fn minutes() -> Document {
    let head = vec![
        block(Role::Mark, "示例市人民政府专题会议纪要"),
        block(Role::DocNumber, "示政纪〔2026〕8号"),
        block(Role::Title, "关于研究管网改造工作的会议纪要"),
    ];
    let mut document = plain(Format::Minutes, head);
    let present = "出席：王示例（市政府），张示例、李示例（市住建局），赵示例（市财政局），钱示例（市自然资源局）。";
    let blocks = &mut document.sections[0].blocks;
    blocks.pop();
    blocks.extend([block(Role::Attendance, present), block(Role::AttendanceNext, "请假：郑示例（市公安局）。")]);
    for b in blocks.iter_mut() {
        if let Block::Paragraph(p) = b
            && matches!(p.role, Role::Attendance | Role::AttendanceNext)
        {
            let text = p.text();
            let (label, rest) = text.split_once('：').expect("a label");
            p.inlines = vec![Inline::accented(label, Accent::Heading1), Inline::text(format!("：{rest}"))];
        }
    }
    document
}

pub(super) fn choices(sealing: Sealing) -> Choices {
    Choices { sealing, ..Choices::default() }
}

pub(super) fn lay_out(document: &Document, choices: &Choices) -> Pages {
    let laid = layout::lay_out(document, &StyleSheet::new(choices.clone()), fonts()).expect("the fonts are there");
    laid.pages
}

pub(super) fn print(pages: &Pages) -> Vec<u8> {
    write::pdf::write(pages, fonts()).expect("a PDF")
}

/// Measures pages, and the file written of them.
pub(super) fn measure(document: &Document, choices: &Choices, pages: &Pages) -> Vec<Row> {
    let meant = model::look(pages, fonts()).expect("the fonts are there");
    let written = file::look(&print(pages)).expect("our own file can be read");
    measure::report(document, choices, &meant, &written)
}
