//! 版头: the mark and the red line, which stand by measure and not by lines.

use super::{Baseline, Content, Height, Row, Turn, WhiteAtTop};
use crate::base::{Diagnostic, Error};
use crate::document::{Accent, Paragraph};
use crate::layout::codes;
use crate::layout::pages::PITCH;
use crate::layout::setter::Setter;
use crate::page::Colour;
use crate::style::ParagraphStyle;
use crate::style::gbt9704::{BODY_SIZE, MARK_DROP, RED_LINE_GAP, RED_LINE_WIDTH, TITLE_SIZE};

/// The mark hangs by its ink, not by its em box (clause 7.2.4), and what follows counts from the foot of the ink.
pub(super) fn hang_by_ink(
    row: &mut Row,
    mark: &Paragraph,
    style: &ParagraphStyle,
    setter: &mut Setter<'_>,
) -> Result<(), Error> {
    let run = setter.styles.run(style, Accent::None);
    let (mut top, mut foot) = (0, 0);
    for c in mark.text().chars() {
        if let Some((above, below)) = setter.shaper.ink(c, run)? {
            (top, foot) = (top.max(above), foot.min(below));
        }
    }
    if let Content::Line(text) = &mut row.content {
        text.baseline = Baseline::Below(style.size.scale(top, 1000));
    }
    row.before = Height::Exact(MARK_DROP);
    row.at_least = row.before;
    row.at_page_top = WhiteAtTop::Kept;
    row.height = Height::Exact(style.size.scale(top - foot, 1000));
    Ok(())
}

/// Look of the mark, with a finding where it does not outrank the title.
pub(super) fn mark_style(mark: &Paragraph, setter: &mut Setter<'_>) -> ParagraphStyle {
    let text = mark.text();
    let style = setter.styles.mark_for(&text);
    let size = style.size;
    if size <= TITLE_SIZE {
        let half_points = size.to_half_points();
        let points = format!("{}{}", half_points / 2, if half_points % 2 == 0 { "" } else { ".5" });
        let finding = Diagnostic::new(&codes::SMALL_MARK)
            .with("characters", text.chars().count())
            .with("text", text)
            .with("points", points);
        setter.shaper.findings.push(finding);
    }
    style
}

/// The red line stands below the foot of the number's em box, which its line does not end with.
pub(super) fn red_line(colour: Colour) -> Row {
    let below_box = (PITCH - BODY_SIZE) / 2;
    let before = Height::Exact(RED_LINE_GAP - below_box);
    Row {
        before,
        at_least: before,
        at_page_top: WhiteAtTop::Kept,
        height: Height::Exact(RED_LINE_WIDTH),
        turn: Turn::Never,
        together: 1,
        is_text: false,
        content: Content::RedLine(colour),
    }
}
