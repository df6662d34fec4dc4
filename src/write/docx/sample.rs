//! A paper with everything a notice can have, for the tests and to look at.

use crate::document::{
    Accent, Align, Block, Cell, Column, Document, Format, Imprint, Inline, Orientation, Paragraph, Role, Row, Section,
    Signature, Table,
};

const LONG: &str = "各单位要坚持生命至上、安全第一，深入查找原因，主动发现薄弱环节，迅速研究采取针对性措施，标本兼治，\
    最大限度减少涉未成年人安全的各类案件事故发生，确保城市中学（含高中）心理辅导室建成率达到80%以上，接入12355青少年服务\
    平台，广泛开展“童心向党”“扣好人生第一粒扣子”主题教育实践活动——做到早发现、早预警、早干预……有效遏制多发高发势头。";

/// Notice, plan and annex; the annex is turned on request.
pub(super) fn document(annex: Orientation, rows: usize) -> Document {
    Document {
        title: "关于印发《安全风险隐患专项治理行动方案》的通知".into(),
        organ: "鼓楼区平安建设工作领导小组办公室".into(),
        format: Format::Paper,
        sections: vec![
            Section { blocks: notice(), ..Section::default() },
            Section { blocks: plan(), ..Section::default() },
            Section::new(annex, self::annex(rows)),
        ],
        imprint: Some(Imprint {
            copy_to: Some("区委办公室，区人大常委会办公室，区政府办公室，区政协办公室，区纪委监委，区人武部，区法院，区检察院，各人民团体。".into()),
            printer: "鼓楼区平安建设工作领导小组办公室".into(),
            printed: "2022年5月10日印发".into(),
            ..Imprint::default()
        }),
        revision: None,
    }
}

fn notice() -> Vec<Block> {
    vec![
        plain(Role::Mark, "开封市鼓楼区平安建设工作领导小组办公室文件"),
        plain(Role::DocNumber, "鼓平安办〔2022〕3号"),
        lines(Role::Title, &["关于印发《鼓楼区未成年人安全风险", "隐患专项治理行动方案》的通知"]),
        plain(Role::Addressee, "各办事处，区平安建设工作领导小组有关成员单位："),
        plain(Role::Body, "现将《鼓楼区未成年人安全风险隐患专项治理行动方案》印发你们，请结合实际抓好落实。"),
        plain(Role::Body, LONG),
        plain(Role::AttachmentNote, "附件：1.鼓楼区未成年人安全风险隐患专项治理行动方案重点任务分工和完成时限一览表"),
        plain(Role::AttachmentNoteNext, "2.进展情况报送表"),
        Block::Signature(Signature::new(vec!["鼓楼区平安建设工作领导小组办公室".into()], "2022年5月9日")),
        plain(Role::Note, "（此件公开发布）"),
    ]
}

fn plan() -> Vec<Block> {
    let mut blocks = vec![
        lines(Role::AnnexTitle, &["鼓楼区关爱成长守护安全", "防范化解未成年人突出安全风险隐患", "专项治理行动方案"]),
        plain(Role::Body, LONG),
        plain(Role::Heading1, "一、总体要求"),
        plain(Role::Body, LONG),
        plain(Role::Heading2, "（一）基本原则"),
    ];
    for n in ["一", "二", "三", "四", "五", "六"] {
        blocks.push(Block::Paragraph(Paragraph::new(
            Role::Body,
            vec![
                accent(Accent::Heading2, &format!("（{n}）切实加强心理健康疏导干预。")),
                accent(Accent::Strong, "一是健全普遍筛查和预警机制。"),
                Inline::text(LONG),
            ],
        )));
    }
    blocks.push(plain(Role::Heading3, "1.报送方式"));
    blocks.push(Block::Paragraph(Paragraph::new(
        Role::Note,
        vec![
            Inline::text("联系人：王喆　电子邮箱："),
            Inline::linked("pab@glq.gov.cn", Accent::None, "mailto:pab@glq.gov.cn"),
        ],
    )));
    blocks
}

fn annex(rows: usize) -> Vec<Block> {
    vec![
        plain(Role::AnnexLabel, "附件1"),
        lines(Role::AnnexTitle, &["重点任务分工和完成时限一览表"]),
        plain(Role::TableNote, "填报单位：　　　　截至2022年6月30日"),
        Block::Table(table(rows)),
    ]
}

fn table(rows: usize) -> Table {
    let align = [Align::Center, Align::Center, Align::Justify, Align::Center, Align::Center, Align::Right];
    let head = ["序号", "任务类别", "具体内容", "责任单位", "完成时限", "件数"].map(Cell::new);
    let groups = [4, 1, 9, 12, 9];
    let starts = |r: usize| groups.iter().scan(0, |at, g| Some(std::mem::replace(at, *at + g))).position(|s| s == r);
    let row = |r: usize| {
        let mut cells = vec![Cell::new(format!("{}", r + 1))];
        cells.extend(starts(r).map(|g| Cell::new(format!("第{}类任务\n重点", g + 1)).spanning_rows(groups[g])));
        let content: String = LONG.chars().skip(r % 7).take(20 + r * 13 % 70).collect();
        cells.extend([
            Cell::new(format!("任务{}：{content}", r + 1)),
            Cell::new("区教体局、鼓楼公安分局、各办事处"),
            Cell::new(format!("2022年{}月底前", 6 + r % 6)),
            Cell::new(format!("{}", r * 37 % 113)),
        ]);
        Row::new(cells)
    };
    Table {
        columns: align.map(|align| Column { align }).to_vec(),
        head: vec![Row::new(head.to_vec())],
        rows: (0..rows).map(row).collect(),
        ..Table::default()
    }
}

fn plain(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(role, text))
}

fn lines(role: Role, lines: &[&str]) -> Block {
    let inlines = lines.iter().flat_map(|l| [Inline::Break, Inline::text(*l)]).skip(1).collect();
    Block::Paragraph(Paragraph::new(role, inlines))
}

fn accent(accent: Accent, text: &str) -> Inline {
    Inline::accented(text, accent)
}
