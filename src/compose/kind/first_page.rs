//! The first page must show text (clause 7.3.3): addressees that would keep it off go to the imprint (clause 7.3.2).

use crate::base::Length;
use crate::base::diagnostic::Diagnostic;
use crate::compose::codes;
use crate::document::{Block, Document, Format, Imprint, Paragraph, Role};
use crate::style::columns::width_in_half_cells;
use crate::style::gbt9704::{CHARACTERS, LINE, TITLE_LINE, TYPE_AREA_HEIGHT};
use crate::style::{Choices, StyleSheet, head};

/// Moves 主送 to the imprint where they would push the text off the first page. Gives the place, among the blocks of the
/// first section, where they stood.
pub(crate) fn move_addressees(document: &mut Document, choices: &Choices) -> Result<Option<usize>, Vec<Diagnostic>> {
    let Some(section) = document.sections.first() else { return Ok(None) };
    let addressee = |b: &Block| matches!(b, Block::Paragraph(p) if p.role == Role::Addressee);
    let Some(at) = section.blocks.iter().position(addressee) else { return Ok(None) };
    let text = section.blocks[at].text();
    let lines = lines_of(&text);
    if shows_text(document, choices, at) {
        return Ok(None);
    }
    if document.imprint.is_none() && document.format == Format::Letter {
        document.imprint = Some(Imprint::default());
    }
    let Some(imprint) = &mut document.imprint else {
        return Err(vec![Diagnostic::new(&codes::NO_ROOM).with("lines", lines)]);
    };
    imprint.send_to = Some(format!("{}。", text.trim_end_matches('：')));
    document.sections[0].blocks.remove(at);
    Ok(Some(at))
}

/// Whether a line of text finds room below head, title and addressees.
fn shows_text(document: &Document, choices: &Choices, addressee: usize) -> bool {
    let styles = StyleSheet::new(choices.clone());
    let above = document.sections[0].blocks[..=addressee].iter().filter_map(|b| match b {
        Block::Paragraph(p) => Some(height(p)),
        _ => None,
    });
    let foot = head::head_height(document, &styles) + above.sum::<Length>() + LINE;
    // The first page of a letter reaches below the type area.
    let room = if document.format == Format::Letter {
        head::letter_text_foot() - crate::style::gbt9704::TOP_MARGIN
    } else {
        TYPE_AREA_HEIGHT
    };
    foot <= room
}

/// What a paragraph between head and text takes, its white included.
fn height(p: &Paragraph) -> Length {
    let lines = |text: &str| text.lines().map(lines_of).sum::<i64>();
    match p.role {
        Role::Title => LINE * 2 + TITLE_LINE * i64::try_from(p.text().lines().count()).unwrap_or(1),
        Role::TitleNote => LINE * lines(&p.text()),
        Role::Addressee => LINE * (1 + lines(&p.text())),
        _ => Length::ZERO,
    }
}

/// Lines of 28 characters.
fn lines_of(text: &str) -> i64 {
    (width_in_half_cells(text) + 2 * CHARACTERS - 1) / (2 * CHARACTERS)
}
