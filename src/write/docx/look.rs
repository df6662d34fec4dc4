//! The properties of paragraphs and runs, from the style sheet to WordprocessingML.

use super::xml::{Element, el, val};
use crate::base::Length;
use crate::page::Colour;
use crate::style::{Alignment, Face, ParagraphStyle, gbt9704};

/// The face of Latin letters and digits, which every office machine has.
pub(super) const LATIN: &str = "Times New Roman";

/// Indents of a paragraph. `first` counts from `left`; below zero the first line hangs out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Indent {
    pub(super) left: Length,
    pub(super) right: Length,
    pub(super) first: Length,
}

impl Indent {
    /// What the style sheet says in half cells.
    pub(super) fn of(style: &ParagraphStyle) -> Indent {
        let cells = |n: i64| gbt9704::TYPE_AREA_WIDTH.scale(n, 2 * gbt9704::CHARACTERS);
        Indent { left: cells(style.left), right: Length::ZERO, first: cells(style.first_indent) }
    }

    /// `w:ind` in twips and, for whoever edits the paper, in hundredths of a character of width `em`. Word prefers the
    /// characters, LibreOffice reads the twips alone. Word counts the characters of a hanging paragraph's left indent
    /// up to its first line, the twips up to the others.
    pub(super) fn element(self, em: Length) -> Element {
        let characters = |l: Length| Length::emu(l.to_emu() * 100).scale(1, em.to_emu()).to_emu();
        let start = if self.first < Length::ZERO { self.left + self.first } else { self.left };
        let ind = el("w:ind")
            .attr("w:leftChars", characters(start))
            .attr("w:left", self.left.to_twips())
            .attr("w:rightChars", characters(self.right))
            .attr("w:right", self.right.to_twips());
        if self.first < Length::ZERO {
            ind.attr("w:hangingChars", characters(-self.first)).attr("w:hanging", (-self.first).to_twips())
        } else {
            ind.attr("w:firstLineChars", characters(self.first)).attr("w:firstLine", self.first.to_twips())
        }
    }

    /// `w:ind` in twips alone, where the place matters to the millimetre and no clerk will change it.
    pub(super) fn exact(self) -> Element {
        el("w:ind")
            .attr("w:leftChars", 0)
            .attr("w:left", self.left.to_twips())
            .attr("w:rightChars", 0)
            .attr("w:right", self.right.to_twips())
            .attr("w:firstLineChars", 0)
            .attr("w:firstLine", self.first.to_twips())
    }
}

/// `w:spacing` of a paragraph: blank above and below and an exact distance of baselines.
pub(super) fn spacing(before: Length, after: Length, line: Length) -> Element {
    el("w:spacing")
        .attr("w:before", before.to_twips())
        .attr("w:after", after.to_twips())
        .attr("w:line", line.to_twips())
        .attr("w:lineRule", "exact")
}

/// `w:jc`.
pub(super) fn alignment(align: Alignment) -> Element {
    val(
        "w:jc",
        match align {
            Alignment::Justify => "both",
            Alignment::Center => "center",
            Alignment::Left => "left",
            Alignment::Right => "right",
        },
    )
}

/// `w:rFonts` of a face; 宋体 has its own digits (clause 7.5), the others take the Latin face's.
pub(super) fn fonts(face: Face) -> Element {
    let latin = if face == Face::Song { face.official_name() } else { LATIN };
    el("w:rFonts")
        .attr("w:hint", "eastAsia")
        .attr("w:ascii", latin)
        .attr("w:eastAsia", face.official_name())
        .attr("w:hAnsi", latin)
        .attr("w:cs", latin)
}

/// What type of a size is spaced by.
pub(super) fn tracking(size: Length) -> Length {
    if size == gbt9704::BODY_SIZE { gbt9704::BODY_TRACKING } else { Length::ZERO }
}

/// Face, ink, tracking and size of a style.
pub(super) fn run_properties(style: &ParagraphStyle) -> Element {
    el("w:rPr")
        .child(fonts(style.face))
        .child(val("w:color", hex(style.colour)))
        .child(val("w:spacing", tracking(style.size).to_twips()))
        .children((style.condense != 100).then(|| val("w:w", style.condense)))
        .child(val("w:kern", 0))
        .children(size(style.size))
}

/// `w:sz` and `w:szCs`.
pub(super) fn size(size: Length) -> [Element; 2] {
    [val("w:sz", size.to_half_points()), val("w:szCs", size.to_half_points())]
}

/// A border of a paragraph, a table or a cell.
pub(super) fn border(side: &'static str, width: Length, space: i64, colour: Colour) -> Element {
    let eighths_of_a_point = (width * 8).scale(1, Length::pt(1).to_emu()).to_emu();
    val(side, "single").attr("w:sz", eighths_of_a_point).attr("w:space", space).attr("w:color", hex(colour))
}

/// An ink as `RRGGBB`.
pub(super) fn hex(Colour(r, g, b): Colour) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Role;

    fn indent(role: Role) -> Vec<(String, String)> {
        let style = gbt9704::paragraph(role);
        let e = Indent::of(&style).element(gbt9704::HALF_CELL * 2);
        e.attributes.into_iter().map(|(n, v)| (n.into_owned(), v)).filter(|(_, v)| v != "0").collect()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn indents_agree_in_twips_and_characters() {
        assert_eq!(indent(Role::Body), pairs(&[("w:firstLineChars", "200"), ("w:firstLine", "632")]));
        let note = [("w:leftChars", "200"), ("w:left", "1579"), ("w:hangingChars", "300"), ("w:hanging", "948")];
        assert_eq!(indent(Role::AttachmentNote), pairs(&note));
    }
}
