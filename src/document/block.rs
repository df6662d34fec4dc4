//! Blocks: paragraphs by role, signature, table, chart, and the sections that hold them.

use super::chart::Chart;
use super::inline::Inline;
use super::mark::{Mark, Marks, Revision};
use super::table::Table;

/// One paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Document {
    /// The title as metadata; no line breaks.
    pub title: String,
    /// The issuing organ as metadata.
    pub organ: String,
    /// 版式: how head and first page are arranged.
    pub format: Format,
    /// The parts, each beginning on a new page.
    pub sections: Vec<Section>,
    /// The imprint (版记, clause 7.4) at the foot of the last page.
    pub imprint: Option<Imprint>,
    /// Whose marks it bears; `None` for a paper that shows one text.
    pub revision: Option<Revision>,
}

/// 版式: the arrangements that the standard knows (clauses 7 and 10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// 文件格式, clause 7.
    #[default]
    Paper,
    /// 信函格式, clause 10.1.
    Letter,
    /// 命令（令）格式, clause 10.2.
    Order,
    /// 纪要格式, clause 10.3.
    Minutes,
}

/// A stretch of pages of one orientation. Page numbers run through all sections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Section {
    /// Upright, or turned for a wide table (clause 8).
    pub orientation: Orientation,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// What a revision did to all of it.
    pub mark: Mark,
}

impl Section {
    /// Blocks on pages of one orientation.
    pub fn new(orientation: Orientation, blocks: Vec<Block>) -> Section {
        Section { orientation, blocks, mark: Mark::None }
    }
}

/// How a section's sheet is held to read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// Turned a quarter, head at the left edge of the upright sheet.
    Landscape,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// Signing organs and date (clause 7.3.5).
    Signature(Signature),
    /// A table.
    Table(Table),
    /// A small chart.
    Chart(Chart),
}

impl Block {
    /// The text alone: of a signature line by line, of a table or chart nothing, whose words stand in its
    /// cells.
    pub fn text(&self) -> String {
        match self {
            Block::Paragraph(p) => p.text(),
            Block::Signature(s) => s.lines().collect::<Vec<_>>().join("\n"),
            Block::Table(_) | Block::Chart(_) => String::new(),
        }
    }

    /// Whether it is the note below a title.
    pub fn is_title_note(&self) -> bool {
        matches!(self, Block::Paragraph(p) if p.role == Role::TitleNote)
    }

    /// What a revision did to all of it.
    pub fn mark(&self) -> Mark {
        match self {
            Block::Paragraph(p) => p.mark,
            Block::Signature(s) => s.mark,
            Block::Table(t) => t.mark,
            Block::Chart(c) => c.mark,
        }
    }
}

/// A paragraph and the part of the paper it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Paragraph {
    /// Which part.
    pub role: Role,
    /// Its text.
    pub inlines: Vec<Inline>,
    /// What a revision did to all of it, its end included; its pieces then have the same mark.
    pub mark: Mark,
}

impl Paragraph {
    /// A paragraph of plain text.
    pub fn plain(role: Role, text: impl Into<String>) -> Paragraph {
        Paragraph::new(role, vec![Inline::text(text)])
    }

    /// A paragraph of pieces.
    pub fn new(role: Role, inlines: Vec<Inline>) -> Paragraph {
        Paragraph { role, inlines, mark: Mark::None }
    }

    /// The text alone; forced line breaks become `\n`.
    pub fn text(&self) -> String {
        self.inlines.iter().map(Inline::as_str).collect()
    }
}

/// The part of the paper a paragraph is; each has one named style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 份号, clause 7.2.1.
    CopyNumber,
    /// 密级和保密期限, clause 7.2.2.
    Secrecy,
    /// 紧急程度, clause 7.2.3.
    Urgency,
    /// 发文机关标志, clause 7.2.4; of a joint paper the names line by line.
    Mark,
    /// 文件 at the right of the stacked names of a joint paper, clause 7.2.4.
    MarkSuffix,
    /// 签发人 of an upward paper, clause 7.2.6; the 发文字号 that follows stands on its last line.
    AuthorisedBy,
    /// 发文字号 with the red line below, clauses 7.2.5 and 7.2.7.
    DocNumber,
    /// 标题, clause 7.3.1.
    Title,
    /// 主送机关, clause 7.3.2.
    Addressee,
    /// 正文, clause 7.3.3.
    Body,
    /// 一、 on its own line.
    Heading1,
    /// （一） on its own line.
    Heading2,
    /// 1. on its own line.
    Heading3,
    /// （1） on its own line.
    Heading4,
    /// 附件说明, clause 7.3.4: one paragraph an attachment, the first carrying the label.
    AttachmentNote,
    /// The further attachments of an 附件说明, aligned with the first one's number.
    AttachmentNoteNext,
    /// 附注, clause 7.3.6, and other lines indented by two characters (contacts).
    Note,
    /// A labelled list (联系人：…) indented by two characters, whose further lines align behind the label.
    Contact,
    /// 出席 of minutes, clause 10.3: the label, then names that align behind it.
    Attendance,
    /// 请假 and 列席, on the lines after 出席.
    AttendanceNext,
    /// 附件 at the head of an annex, clause 7.3.7.
    AnnexLabel,
    /// The title of an annex or of an enclosed plan.
    AnnexTitle,
    /// 题注: the line in brackets below a title that says by what numbers the text was issued and amended.
    TitleNote,
    /// A line above or below a table (unit, date, 注：).
    TableNote,
}

impl Role {
    /// Every role, in the order of a paper.
    pub const ALL: [Role; 24] = [
        Role::CopyNumber,
        Role::Secrecy,
        Role::Urgency,
        Role::Mark,
        Role::MarkSuffix,
        Role::AuthorisedBy,
        Role::DocNumber,
        Role::Title,
        Role::Addressee,
        Role::Body,
        Role::Heading1,
        Role::Heading2,
        Role::Heading3,
        Role::Heading4,
        Role::AttachmentNote,
        Role::AttachmentNoteNext,
        Role::Note,
        Role::Contact,
        Role::Attendance,
        Role::AttendanceNext,
        Role::AnnexLabel,
        Role::AnnexTitle,
        Role::TitleNote,
        Role::TableNote,
    ];

    /// The name that templates use after `:::`.
    pub const fn name(self) -> &'static str {
        match self {
            Role::CopyNumber => "copy_number",
            Role::Secrecy => "secrecy",
            Role::Urgency => "urgency",
            Role::Mark => "mark",
            Role::MarkSuffix => "mark_suffix",
            Role::AuthorisedBy => "authorised_by",
            Role::DocNumber => "doc_number",
            Role::Title => "title",
            Role::Addressee => "addressee",
            Role::Body => "body",
            Role::Heading1 => "heading1",
            Role::Heading2 => "heading2",
            Role::Heading3 => "heading3",
            Role::Heading4 => "heading4",
            Role::AttachmentNote => "attachment_note",
            Role::AttachmentNoteNext => "attachment_note_next",
            Role::Note => "note",
            Role::Contact => "contact",
            Role::Attendance => "attendance",
            Role::AttendanceNext => "attendance_next",
            Role::AnnexLabel => "annex_label",
            Role::AnnexTitle => "annex_title",
            Role::TitleNote => "title_note",
            Role::TableNote => "table_note",
        }
    }

    /// Whether footnotes may be referred to in it: in the text and what explains it, not in the parts whose form the
    /// standard gives.
    pub const fn takes_footnotes(self) -> bool {
        matches!(
            self,
            Role::Body
                | Role::Heading1
                | Role::Heading2
                | Role::Heading3
                | Role::Heading4
                | Role::Contact
                | Role::TableNote
        )
    }

    /// The role a template named.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.name() == name)
    }
}

/// Who signs and when. The indents follow from the widths of both (clause 7.3.5), see `style::signature`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Signing organs, host first; of a paper that a person signs, their office (职务).
    pub organs: Vec<String>,
    /// Whose signature stamp (签发人签名章, clause 7.3.5.3) stands behind each of those offices; empty where organs sign.
    pub stamps: Vec<String>,
    /// 成文日期 as printed.
    pub date: String,
    /// What a revision did to all of it.
    pub mark: Mark,
}

impl Signature {
    /// What it says, the date last; behind each office the name of who signs, in type or as a stamp.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let signed =
            self.organs.iter().enumerate().flat_map(|(n, organ)| std::iter::once(organ).chain(self.stamps.get(n)));
        signed.chain([&self.date]).map(String::as_str)
    }

    /// Organs and date.
    pub fn new(organs: Vec<String>, date: impl Into<String>) -> Signature {
        Signature { organs, stamps: Vec::new(), date: date.into(), mark: Mark::None }
    }
}

/// 版记, clause 7.4.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Imprint {
    /// 主送机关 that would have pushed the text off the first page (clause 7.3.2), as printed with their stop.
    pub send_to: Option<String>,
    /// 抄送机关, joined and ended as printed; `None` when nobody gets a copy.
    pub copy_to: Option<String>,
    /// 印发机关.
    pub printer: String,
    /// 印发日期 as printed, with 印发.
    pub printed: String,
    /// On which side of the sheet it stands.
    pub side: ImprintSide,
    /// What a revision did within it.
    pub marks: ImprintMarks,
}

impl Imprint {
    /// 主送 and 抄送 as they are printed one below the other: label, organs, what a revision did to the organs and to all
    /// of the line.
    pub fn lists(&self) -> impl Iterator<Item = (&'static str, &str, &Marks, Mark)> {
        let lists = [("主送：", &self.send_to, &self.marks.send_to), ("抄送：", &self.copy_to, &self.marks.copy_to)];
        lists.into_iter().filter_map(|(label, organs, marks)| {
            let all = |mark: &Mark| self.marks.whole == *mark || marks.all(*mark);
            let line = [Mark::Inserted, Mark::Deleted].into_iter().find(all).unwrap_or_default();
            Some((label, organs.as_deref()?, marks, line))
        })
    }

    /// Whether there is nothing in it, so that none is inked.
    pub fn is_blank(&self) -> bool {
        self.lists().next().is_none() && !self.is_printed()
    }

    /// Whether it has a line of 印发机关 and 印发日期; that of a letter has none (clause 10.1).
    pub fn is_printed(&self) -> bool {
        !self.printer.is_empty() || !self.printed.is_empty()
    }
}

/// On which side of the last sheet the imprint stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ImprintSide {
    /// On the last page, wherever that is.
    #[default]
    Last,
    /// On an even page, the back of the last sheet, where paper is printed on both sides.
    Even,
}

/// What a revision did within an imprint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ImprintMarks {
    /// To all of it.
    pub whole: Mark,
    /// To 主送机关. Where all of it is new or gone, so is its line.
    pub send_to: Marks,
    /// To 抄送机关. Where all of it is new or gone, so is its line.
    pub copy_to: Marks,
    /// To 印发机关.
    pub printer: Marks,
    /// To 印发日期.
    pub printed: Marks,
}
