//! Identifiers of styles and relationships, the same in every file that this program writes.

use crate::document::{Accent, Align, Role};

/// Head cells of a table.
pub(super) const TABLE_HEAD: &str = "GwTableHead";
/// The look of a table.
pub(super) const TABLE: &str = "GwTable";
/// Signing organs and date.
pub(super) const SIGNATURE: &str = "GwSignature";
/// 抄送 of the imprint.
pub(super) const IMPRINT_COPIES: &str = "GwImprintCopies";
/// 印发机关 of the imprint.
pub(super) const IMPRINT_PRINTER: &str = "GwImprintPrinter";
/// 印发日期 of the imprint.
pub(super) const IMPRINT_DATE: &str = "GwImprintDate";
/// The page number.
pub(super) const PAGE_NUMBER: &str = "GwPageNumber";
/// A line of no height, where the format demands a paragraph and the paper shows none.
pub(super) const SPACER: &str = "GwSpacer";
/// The paragraph of a chart.
pub(super) const CHART: &str = "GwChart";
/// Text that leads somewhere.
pub(super) const LINK: &str = "Hyperlink";
/// What a footnote says.
pub(super) const FOOTNOTE_TEXT: &str = "FootnoteText";
/// The number of a footnote.
pub(super) const FOOTNOTE_REFERENCE: &str = "FootnoteReference";
/// The rule above footnotes.
pub(super) const FOOTNOTE_RULE: &str = "GwFootnoteRule";
/// The default paragraph style; Word knows it by this name alone.
pub(super) const BODY: &str = "Normal";

/// Relationship to the footer of odd pages.
pub(super) const ODD_FOOTER: &str = "rIdFooterOdd";
/// Relationship to the footer of even pages.
pub(super) const EVEN_FOOTER: &str = "rIdFooterEven";
/// Relationship to the footer of odd pages held sideways.
pub(super) const ODD_TURNED_FOOTER: &str = "rIdFooterOddTurned";
/// Relationship to the footer of even pages held sideways.
pub(super) const EVEN_TURNED_FOOTER: &str = "rIdFooterEvenTurned";

/// Relationship to the footer of pages without a number.
pub(super) const BLANK_FOOTER: &str = "rIdFooterBlank";

/// Relationship to a chart, counted from 1.
pub(super) fn chart(n: usize) -> String {
    format!("rIdChart{n}")
}

/// The style of a part.
pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::CopyNumber => "GwCopyNumber",
        Role::Secrecy => "GwSecrecy",
        Role::Urgency => "GwUrgency",
        Role::Mark => "GwMark",
        Role::MarkSuffix => "GwMarkSuffix",
        Role::AuthorisedBy => "GwAuthorisedBy",
        Role::DocNumber => "GwDocNumber",
        Role::Title => "GwTitle",
        Role::Addressee => "GwAddressee",
        Role::Body => BODY,
        Role::Heading1 => "GwHeading1",
        Role::Heading2 => "GwHeading2",
        Role::Heading3 => "GwHeading3",
        Role::Heading4 => "GwHeading4",
        Role::AttachmentNote => "GwAttachmentNote",
        Role::AttachmentNoteNext => "GwAttachmentNoteNext",
        Role::Note => "GwNote",
        Role::Contact => "GwContact",
        Role::Attendance => "GwAttendance",
        Role::AttendanceNext => "GwAttendanceNext",
        Role::AnnexLabel => "GwAnnexLabel",
        Role::AnnexTitle => "GwAnnexTitle",
        Role::TitleNote => "GwTitleNote",
        Role::TableNote => "GwTableNote",
    }
}

/// The style of a cell's paragraphs.
pub(super) const fn cell(align: Align) -> &'static str {
    match align {
        Align::Justify => "GwTableText",
        Align::Left => "GwTableTextLeft",
        Align::Center => "GwTableTextCenter",
        Align::Right => "GwTableTextRight",
    }
}

/// The style of a run that stands out; `None` for one that does not.
pub(super) const fn accent(accent: Accent) -> Option<&'static str> {
    match accent {
        Accent::None => None,
        Accent::Strong => Some("GwStrong"),
        Accent::Heading2 => Some("GwHeading2Run"),
        Accent::Heading1 => Some("GwHeading1Run"),
    }
}
