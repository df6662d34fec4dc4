//! The numbers of GB/T 9704-2012, one constant a clause, and the style of each part that follows from them.

use super::{Alignment, ChartStyle, Face, ParagraphStyle, TableStyle};
use crate::base::Length;
use crate::document::Role;
use crate::page::Colour;

/// Clause 5.1: A4, width.
pub const SHEET_WIDTH: Length = Length::mm(210);
/// Clause 5.1: A4, height.
pub const SHEET_HEIGHT: Length = Length::mm(297);
/// Clause 5.2.1: 天头, white above the type area.
pub const TOP_MARGIN: Length = Length::mm(37);
/// Clause 5.2.1: 订口, white left of the type area.
pub const LEFT_MARGIN: Length = Length::mm(28);
/// Clause 5.2.1: 版心, width.
pub const TYPE_AREA_WIDTH: Length = Length::mm(156);
/// Clause 5.2.1: 版心, height.
pub const TYPE_AREA_HEIGHT: Length = Length::mm(225);
/// Clause 5.2.1, derived: white right of the type area.
pub const RIGHT_MARGIN: Length = Length::mm(26);
/// Clause 5.2.1, derived: white below the type area.
pub const BOTTOM_MARGIN: Length = Length::mm(35);
/// Clause 5.2.3: lines on a page.
pub const LINES: i64 = 22;
/// Clause 5.2.3: characters in a line.
pub const CHARACTERS: i64 = 28;
/// Clause 5.2.2: 3号, the size unless otherwise stated.
pub const BODY_SIZE: Length = Length::pt(16);
/// Clause 7.3.1: 2号, the title.
pub const TITLE_SIZE: Length = Length::pt(22);
/// Clauses 7.4.2, 7.4.3, 7.5: 4号, imprint and page number.
pub const SMALL_SIZE: Length = Length::pt(14);
/// Clause 5.2.3: distance of baselines; 22 of 579 twips fill 225 mm (580 would give 21 lines in Word).
pub const LINE: Length = Length::twips(579);
/// Clause 5.2.3: tracking of 3号 type; 28 characters of 16 pt less 5 twips fill 156 mm.
pub const BODY_TRACKING: Length = Length::twips(-5);
/// Clause 5.2.3: one 字 of the grid, 156 mm / 28, as half a cell.
pub const HALF_CELL: Length = Length::emu(156 * 36_000 / 56);
/// Clause 7.2.4: from the upper edge of the type area to the ink of the 发文机关标志.
pub const MARK_DROP: Length = Length::mm(35);
/// Clause 7.2.4 asks for a balanced mark: it takes at most this share of the measure, per mille.
pub const MARK_MEASURE_PER_MILLE: i64 = 960;
/// Clause 7.2.7: from the foot of the 发文字号 to the red line.
pub const RED_LINE_GAP: Length = Length::mm(4);
/// Clause 7.2.7: the standard gives no thickness; 0.5 mm is common practice.
pub const RED_LINE_WIDTH: Length = Length::mm100(50);
/// Clause 7.4.1: first and last line of the imprint.
pub const IMPRINT_THICK: Length = Length::mm100(35);
/// Clause 7.4.1: inner lines of the imprint.
pub const IMPRINT_THIN: Length = Length::mm100(25);
/// Clauses 7.4.2, 7.4.3: indent of the imprint's text at both sides, one 4号 character.
pub const IMPRINT_INDENT: Length = Length::pt(14);
/// Clause 7.5: from the lower edge of the type area down to the dash of the page number.
pub const PAGE_NUMBER_DROP: Length = Length::mm(7);
/// Clause 7.5: indent of the page number from the outer edge, one character.
pub const PAGE_NUMBER_INDENT: Length = Length::pt(14);
/// How narrow the type of a long 发文机关标志 may be made, in percent of its own width. The standard asks for a mark that
/// is seen and has dignity; printers condense a long name rather than set it small.
pub const MARK_NARROWEST: i64 = 55;
/// Distance of title lines: the body's pitch does not hold 2号 type comfortably; office practice.
pub const TITLE_LINE: Length = Length::pt(30);
/// Where the baseline lies in the em box, per mille from its top, in every face we use.
pub const BASELINE_PER_MILLE: i64 = 880;

/// The look of portrait tables (clause 8 leaves it open; office practice). Size and line come from the office's choice.
pub const TABLE: TableStyle = TableStyle {
    head_face: Face::Hei,
    face: Face::FangSong,
    size: Length::pt(12),
    line: Length::pt(18),
    padding: Length::twips(57),
    padding_vertical: Length::twips(40),
    rule: Length::pt10(5),
    continued: false,
};

/// The look of charts, on which the standard is silent; office practice.
pub const CHART: ChartStyle = ChartStyle {
    title_face: Face::Hei,
    title_size: Length::pt(12),
    title_line: Length::pt(17),
    face: Face::FangSong,
    size: Length::pt(9),
    line: Length::pt(11),
    gap: Length::pt(4),
    rule: Length::pt10(7),
    curve: Length::pt10(12),
    grid: Colour(205, 205, 205),
    hatch: Length::pt(4),
    mark: Length::pt10(24),
    thickest_bar: Length::mm(13),
};

const BODY: ParagraphStyle = ParagraphStyle {
    name: "公文正文",
    face: Face::FangSong,
    size: BODY_SIZE,
    condense: 100,
    line: LINE,
    before: Length::ZERO,
    after: Length::ZERO,
    first_indent: 4,
    left: 0,
    align: Alignment::Justify,
    colour: Colour::BLACK,
    keep_with_next: false,
    outline: None,
};

/// The style of a part, before the office's choices.
pub const fn paragraph(role: Role) -> ParagraphStyle {
    match role {
        Role::Body => BODY,
        Role::CopyNumber => ParagraphStyle { name: "份号", ..CORNER },
        Role::Secrecy => ParagraphStyle { name: "密级和保密期限", face: Face::Hei, ..CORNER },
        Role::Urgency => ParagraphStyle { name: "紧急程度", face: Face::Hei, ..CORNER },
        // 文件 beside the stacked names looks as they do.
        Role::MarkSuffix => ParagraphStyle { name: "发文机关标志（文件）", ..paragraph(Role::Mark) },
        // Two blank lines below the mark, as the number that shares its last line (clauses 7.2.5, 7.2.6).
        Role::AuthorisedBy => ParagraphStyle {
            name: "签发人",
            before: Length::twips(2 * 579),
            first_indent: 0,
            align: Alignment::Left,
            keep_with_next: true,
            ..BODY
        },
        Role::Mark => ParagraphStyle {
            name: "发文机关标志",
            face: Face::BiaoSong,
            line: Length::pt(44),
            first_indent: 0,
            align: Alignment::Center,
            ..BODY
        },
        // Two blank lines below the mark, clause 7.2.5.
        Role::DocNumber => ParagraphStyle {
            name: "发文字号",
            before: Length::twips(2 * 579),
            first_indent: 0,
            align: Alignment::Center,
            ..BODY
        },
        // Two blank lines below the red line, clause 7.3.1; one below it, where 主送 stands (clause 7.3.2), or the text.
        Role::Title => {
            ParagraphStyle {
                name: "公文标题", before: Length::twips(2 * 579), after: LINE, outline: Some(0), ..TITLE
            }
        }
        // On the third line of a page whose first holds the label, clause 7.3.7; an enclosed plan's title stands alike.
        // The blank line below is office practice, as in the standard's own figures of titles and text.
        Role::AnnexTitle => {
            ParagraphStyle { name: "附件标题", before: LINE, after: LINE, outline: Some(0), ..TITLE }
        }
        // One blank line below the title, clause 7.3.2.
        Role::Addressee => {
            ParagraphStyle { name: "主送机关", before: LINE, first_indent: 0, align: Alignment::Justify, ..BODY }
        }
        Role::Heading1 => {
            ParagraphStyle { name: "一级标题", face: Face::Hei, keep_with_next: true, outline: Some(1), ..BODY }
        }
        Role::Heading2 => {
            ParagraphStyle { name: "二级标题", face: Face::Kai, keep_with_next: true, outline: Some(2), ..BODY }
        }
        Role::Heading3 => ParagraphStyle { name: "三级标题", keep_with_next: true, outline: Some(3), ..BODY },
        Role::Heading4 => ParagraphStyle { name: "四级标题", keep_with_next: true, outline: Some(4), ..BODY },
        // One blank line above, indent 2 字; names align at 5 字, clause 7.3.4.
        Role::AttachmentNote => ParagraphStyle {
            name: "附件说明",
            before: LINE,
            left: 10,
            first_indent: -6,
            align: Alignment::Left,
            ..BODY
        },
        Role::AttachmentNoteNext => {
            ParagraphStyle { name: "附件说明（续）", left: 12, first_indent: -2, align: Alignment::Left, ..BODY }
        }
        Role::Note => ParagraphStyle { name: "附注", align: Alignment::Left, ..BODY },
        // 联系人： is four characters; what follows aligns behind it.
        Role::Contact => {
            ParagraphStyle { name: "联系方式", left: 12, first_indent: -8, align: Alignment::Left, ..BODY }
        }
        // One blank line below the text, indent 2 字; what follows the label aligns behind it (clause 10.3).
        Role::Attendance => ParagraphStyle {
            name: "出席人员",
            before: LINE,
            left: 10,
            first_indent: -6,
            align: Alignment::Left,
            ..BODY
        },
        Role::AttendanceNext => {
            ParagraphStyle { name: "请假和列席人员", left: 10, first_indent: -6, align: Alignment::Left, ..BODY }
        }
        Role::AnnexLabel => ParagraphStyle {
            name: "附件标识",
            face: Face::Hei,
            first_indent: 0,
            align: Alignment::Left,
            keep_with_next: true,
            ..BODY
        },
        // Below the title, 3号楷体 (practice of laws and 规范性文件 that were amended).
        Role::TitleNote => {
            ParagraphStyle { name: "题注", face: Face::Kai, first_indent: 0, align: Alignment::Center, ..BODY }
        }
        Role::TableNote => ParagraphStyle {
            name: "表注",
            size: Length::pt(12),
            line: Length::pt(20),
            first_indent: 0,
            align: Alignment::Left,
            ..BODY
        },
    }
}

/// The elements in the upper left corner of the first page.
const CORNER: ParagraphStyle = ParagraphStyle { first_indent: 0, align: Alignment::Left, keep_with_next: true, ..BODY };

const TITLE: ParagraphStyle = ParagraphStyle {
    face: Face::BiaoSong,
    size: TITLE_SIZE,
    line: TITLE_LINE,
    first_indent: 0,
    align: Alignment::Center,
    keep_with_next: true,
    ..BODY
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_and_type_area_fill_the_sheet() {
        assert_eq!(LEFT_MARGIN + TYPE_AREA_WIDTH + RIGHT_MARGIN, SHEET_WIDTH);
        assert_eq!(TOP_MARGIN + TYPE_AREA_HEIGHT + BOTTOM_MARGIN, SHEET_HEIGHT);
    }

    #[test]
    fn the_grid_fits_the_type_area() {
        assert!(LINE * LINES <= TYPE_AREA_HEIGHT && LINE * (LINES + 1) > TYPE_AREA_HEIGHT);
        let character = BODY_SIZE + BODY_TRACKING;
        assert!(character * CHARACTERS <= TYPE_AREA_WIDTH && character * (CHARACTERS + 1) > TYPE_AREA_WIDTH);
        assert_eq!(HALF_CELL * 56, TYPE_AREA_WIDTH - Length::emu(156 * 36_000 % 56));
    }
}
