//! 版头 in millimetres: what stands where at the top of the first page, in each 版式. Page layout and DOCX writer ask here,
//! so that both put it in the same places.

use super::columns::width_in_half_cells;
use super::gbt9704::{self, BODY_SIZE, LINE, MARK_DROP};
use super::{Alignment, HALF_POINT, ParagraphStyle, StyleSheet};
use crate::base::Length;
use crate::document::{Block, Document, Format, Paragraph, Role};

/// Clause 10.2: from the upper edge of the type area to the ink of the mark of an order.
const ORDER_MARK_DROP: Length = Length::mm(20);
/// Clause 10.1: from the upper edge of the sheet to the ink of the mark of a letter.
pub const LETTER_MARK_TOP: Length = Length::mm(30);
/// Clause 10.1: from the mark to the first double line.
pub const LETTER_LINE_GAP: Length = Length::mm(4);
/// Clause 10.1: length of the double lines, centred on the sheet.
pub const LETTER_LINE: Length = Length::mm(170);
/// Clause 10.1: from the lower edge of the sheet to the second double line.
pub const LETTER_FOOT: Length = Length::mm(20);
/// Clause 10.1: 7/8 of the height of 3号 type, from a double line to the type next to it.
pub const LETTER_GAP: Length = Length::emu(BODY_SIZE.to_emu() * 7 / 8);
/// The double line's thick rule; the standard gives no measure, this is common practice (文武线).
pub const LETTER_THICK: Length = Length::pt10(22);
/// Its thin rule.
pub const LETTER_THIN: Length = Length::pt10(7);
/// The white between them.
pub const LETTER_WHITE: Length = Length::pt10(12);
/// Thickness of a double line with its white.
pub const LETTER_DOUBLE: Length = Length::emu(LETTER_THICK.to_emu() + LETTER_WHITE.to_emu() + LETTER_THIN.to_emu());
/// How much of the page the stacked names of a joint paper may take, so that the first page shows text.
const STACK: Length = Length::mm(80);

/// 份号, 密级和保密期限, 紧急程度, as they stand one below the other.
pub const CORNER: [Role; 3] = [Role::CopyNumber, Role::Secrecy, Role::Urgency];

/// The 发文机关标志 as it stands: one line, or the stacked names of a joint paper with 文件 at their right.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Look of its lines.
    pub style: ParagraphStyle,
    /// The names.
    pub names: Vec<String>,
    /// What stands at their right, in the middle of their height; may be empty.
    pub suffix: String,
    /// White between two lines of ink.
    pub leading: Length,
    /// White between names and suffix.
    pub gap: Length,
}

impl StyleSheet {
    /// The style of a part in a 版式.
    pub fn part(&self, role: Role, format: Format) -> ParagraphStyle {
        let style = self.paragraph(role);
        match (format, role) {
            // Two blank lines below the number the text begins (clause 10.2).
            (Format::Order, Role::DocNumber) => ParagraphStyle { after: LINE * 2, ..style },
            // Flush right below the double line (clause 10.1).
            (Format::Letter, Role::DocNumber) => {
                ParagraphStyle { before: Length::ZERO, align: Alignment::Right, ..style }
            }
            _ => style,
        }
    }

    /// The mark of a paper, as large as the office chose, condensed and then made smaller until it fits.
    pub fn mark(&self, names: Vec<String>, suffix: String) -> Mark {
        let widest = names.iter().map(|n| width_in_half_cells(n)).max().unwrap_or(0);
        // The white before the suffix is half a character.
        let right = if suffix.is_empty() { 0 } else { width_in_half_cells(&suffix) + 1 };
        let mut style = self.mark_of_width((widest + right).max(1));
        let count = i64::try_from(names.len()).unwrap_or(1).max(1);
        if count > 1 {
            let tallest = STACK / count / HALF_POINT.to_emu() * 4 / 5;
            style.size = style.size.min(HALF_POINT * tallest.to_emu());
            style.line = style.size.scale(5, 4);
        }
        let leading = style.size / 4;
        Mark { names, suffix, leading, gap: style.size.scale(style.condense, 200), style }
    }
}

impl Mark {
    /// The mark that a paper's first section has.
    pub fn of(document: &Document, styles: &StyleSheet) -> Mark {
        let text = |role| paragraphs(document).find(|p| p.role == role).map(Paragraph::text).unwrap_or_default();
        styles.mark(text(Role::Mark).split('\n').map(str::to_owned).collect(), text(Role::MarkSuffix))
    }
}

fn paragraphs(document: &Document) -> impl Iterator<Item = &Paragraph> {
    document.sections.iter().take(1).flat_map(|s| &s.blocks).filter_map(|b| match b {
        Block::Paragraph(p) => Some(p),
        _ => None,
    })
}

/// The line, counted from 0, on which a corner element stands. 密级 keeps to the second line also where there is no 份号
/// (clause 7.2.2), except in a letter, where the first of them follows the double line (clause 10.1).
pub fn corner_line(role: Role, present: &[Role], format: Format) -> i64 {
    let above = CORNER.iter().take_while(|r| **r != role);
    let stacked = above.filter(|r| present.contains(r)).count() as i64;
    match (format, role) {
        (Format::Letter, _) => stacked,
        (_, Role::Secrecy) => 1,
        (_, Role::Urgency) if present.contains(&Role::Secrecy) => 2,
        _ => stacked,
    }
}

/// From the upper edge of the type area to the ink of the mark; that of a letter stands above it.
pub fn mark_drop(format: Format) -> Length {
    match format {
        Format::Paper | Format::Minutes => MARK_DROP,
        Format::Order => ORDER_MARK_DROP,
        Format::Letter => LETTER_MARK_TOP - gbt9704::TOP_MARGIN,
    }
}

/// Whether a red line stands below the 发文字号 (clause 7.2.7); letters have theirs above it, orders none.
pub fn has_red_line(format: Format) -> bool {
    matches!(format, Format::Paper | Format::Minutes)
}

/// The left end of the double lines of a letter, which are longer than the type area is wide.
pub fn letter_line_left() -> Length {
    (gbt9704::SHEET_WIDTH - LETTER_LINE) / 2
}

/// How far the last line of text on the first page of a letter may reach, from the upper edge of the sheet.
pub fn letter_text_foot() -> Length {
    gbt9704::SHEET_HEIGHT - LETTER_FOOT - LETTER_DOUBLE - LETTER_GAP
}

/// Where 签发人 stand (clause 7.2.6): names in columns one character apart, the last ending one character from the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatories {
    /// Left end of the label, in half cells.
    pub label: i64,
    /// Left end of each column of names.
    pub columns: Vec<i64>,
}

/// The places in a text of 签发人: its label to the colon, then names parted by a full-width blank.
pub fn signatories(text: &str) -> Signatories {
    let (label, names) = text.split_once('：').unwrap_or(("", text));
    let lines: Vec<Vec<&str>> = names.split('\n').map(|line| line.split('\u{3000}').collect()).collect();
    let widest = lines.iter().flatten().map(|n| width_in_half_cells(n)).max().unwrap_or(0);
    let count = lines.iter().map(Vec::len).max().unwrap_or(0) as i64;
    let first = gbt9704::CHARACTERS * 2 - 2 - ((widest + 2) * count - 2);
    let columns = (0..count).map(|n| first + (widest + 2) * n).collect();
    Signatories { label: first - width_in_half_cells(label) - 2, columns }
}

/// What the ink of a mark takes of the page, about: its face is inked 930 thousandths of its size.
pub fn mark_height(mark: &Mark) -> Length {
    let count = i64::try_from(mark.names.len()).unwrap_or(1).max(1);
    mark.style.size.scale(93, 100) * count + mark.leading * (count - 1)
}

/// How far down the type area the head of a first page reaches, about: everything above the title.
pub fn head_height(document: &Document, styles: &StyleSheet) -> Length {
    let format = document.format;
    let roles: Vec<Role> = paragraphs(document).map(|p| p.role).collect();
    let lines = |role: Role| paragraphs(document).filter(|p| p.role == role).map(|p| p.text().lines().count()).sum();
    let mark = mark_drop(format) + mark_height(&Mark::of(document, styles));
    let corner = roles.iter().filter(|r| CORNER.contains(r)).count();
    let signatories: usize = lines(Role::AuthorisedBy);
    let numbers = signatories.max(1);
    match format {
        Format::Letter => {
            let lines = i64::try_from(corner.max(1)).unwrap_or(1);
            mark + LETTER_LINE_GAP + LETTER_DOUBLE + LETTER_GAP + LINE * lines
        }
        _ => mark + LINE * (2 + i64::try_from(numbers).unwrap_or(1)) + gbt9704::RED_LINE_GAP,
    }
}
