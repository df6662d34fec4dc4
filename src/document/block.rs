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
    /// The parts, each beginning on a new page.
    pub sections: Vec<Section>,
    /// The imprint (版记, clause 7.4) at the foot of the last page.
    pub imprint: Option<Imprint>,
    /// Whose marks it bears; `None` for a paper that shows one text.
    pub revision: Option<Revision>,
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
            Block::Signature(s) => s.organs.iter().chain([&s.date]).map(String::as_str).collect::<Vec<_>>().join("\n"),
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
    /// 发文机关标志, clause 7.2.4.
    Mark,
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
    pub const ALL: [Role; 17] = [
        Role::Mark,
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
        Role::AnnexLabel,
        Role::AnnexTitle,
        Role::TitleNote,
        Role::TableNote,
    ];

    /// The name that templates use after `:::`.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Mark => "mark",
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
            Role::AnnexLabel => "annex_label",
            Role::AnnexTitle => "annex_title",
            Role::TitleNote => "title_note",
            Role::TableNote => "table_note",
        }
    }

    /// The role a template named.
    pub fn from_name(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.name() == name)
    }
}

/// Who signs and when. The indents follow from the widths of both (clause 7.3.5), see `style::signature`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Signing organs, host first.
    pub organs: Vec<String>,
    /// 成文日期 as printed.
    pub date: String,
    /// What a revision did to all of it.
    pub mark: Mark,
}

impl Signature {
    /// Organs and date.
    pub fn new(organs: Vec<String>, date: impl Into<String>) -> Signature {
        Signature { organs, date: date.into(), mark: Mark::None }
    }
}

/// 版记, clause 7.4.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Imprint {
    /// 抄送机关, joined and ended as printed; `None` when nobody gets a copy.
    pub copy_to: Option<String>,
    /// 印发机关.
    pub printer: String,
    /// 印发日期 as printed, with 印发.
    pub printed: String,
    /// What a revision did within it.
    pub marks: ImprintMarks,
}

impl Imprint {
    /// What a revision did to the line of 抄送机关.
    pub fn copies_mark(&self) -> Mark {
        let all = |mark: &Mark| self.marks.whole == *mark || self.marks.copy_to.all(*mark);
        [Mark::Inserted, Mark::Deleted].into_iter().find(all).unwrap_or_default()
    }
}

/// What a revision did within an imprint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ImprintMarks {
    /// To all of it.
    pub whole: Mark,
    /// To 抄送机关. Where all of it is new or gone, so is its line.
    pub copy_to: Marks,
    /// To 印发机关.
    pub printer: Marks,
    /// To 印发日期.
    pub printed: Marks,
}
