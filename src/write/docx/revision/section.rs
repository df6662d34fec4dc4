//! Sections that come and go. A section ends with the paragraph that holds its properties, and the last one with the
//! file: where the last is not the same in both texts, the properties of the file change too.

use super::tag;
use crate::document::{Document, Mark, Orientation};
use crate::write::docx::xml::{Element, el};

/// What becomes of the end of a section in either text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::write::docx) struct Break {
    old: bool,
    new: bool,
}

impl Break {
    /// Whether the end of a paragraph of that mark has the same fate.
    pub(in crate::write::docx) fn is_of(self, mark: Mark) -> bool {
        (self.old, self.new) == in_texts(mark)
    }

    /// Marks a paragraph that does nothing but hold the properties. An end that neither text has was put in and taken
    /// out again.
    pub(in crate::write::docx) fn mark(self, p: &mut Element) {
        let lacks = [(!self.old).then_some(Mark::Inserted), (!self.new).then_some(Mark::Deleted)];
        let names: Vec<&'static str> = lacks.into_iter().flatten().filter_map(tag).collect();
        if !names.is_empty() {
            p.first_or_new("w:pPr")
                .first_or_new("w:rPr")
                .children
                .splice(0..0, names.into_iter().map(|n| el(n).into()));
        }
    }
}

/// Whether the old and the new text have a thing of that mark.
const fn in_texts(mark: Mark) -> (bool, bool) {
    (!matches!(mark, Mark::Inserted), !matches!(mark, Mark::Deleted))
}

/// The ends of sections of these marks. In either text the last section has none of its own.
pub(in crate::write::docx) fn breaks(marks: &[Mark]) -> Vec<Break> {
    let last = |dropped| marks.iter().rposition(|&m| m != dropped);
    let (old_last, new_last) = (last(Mark::Inserted), last(Mark::Deleted));
    let of = |(n, &mark): (usize, &Mark)| {
        let (old, new) = in_texts(mark);
        Break { old: old && old_last != Some(n), new: new && new_last != Some(n) }
    };
    marks.iter().enumerate().map(of).collect()
}

/// How the last sheet is held in the text without what is dropped.
pub(in crate::write::docx) fn orientation(sections: &[(Orientation, Mark)], dropped: Mark) -> Orientation {
    sections.iter().rfind(|(_, m)| *m != dropped).map_or(Orientation::Portrait, |(o, _)| *o)
}

/// `w:sectPr` that was another one: the properties without footers, which a change may not name.
pub(in crate::write::docx) fn sheet_change(now: Element, before: Element) -> Element {
    let mut before = before;
    before
        .children
        .retain(|n| !matches!(n, crate::write::docx::xml::Node::Element(e) if e.name == "w:footerReference"));
    now.child(el("w:sectPrChange").child(before))
}

/// Whether the imprint needs a sheet of its own in the text without what is dropped: across the foot of a turned page
/// it would stand on its side.
fn needs_sheet(document: &Document, dropped: Mark) -> bool {
    let printed = document.imprint.as_ref().is_some_and(|i| i.marks.whole != dropped);
    let last = document.sections.iter().rfind(|s| s.mark != dropped);
    printed && last.is_none_or(|s| s.orientation == Orientation::Landscape)
}

/// The mark of the sheet that the imprint has of its own; `None` where it has none in either text.
pub(in crate::write::docx) fn imprint_sheet(document: &Document) -> Option<Mark> {
    match (needs_sheet(document, Mark::Inserted), needs_sheet(document, Mark::Deleted)) {
        (false, false) => None,
        (true, true) => Some(Mark::None),
        (true, false) => Some(Mark::Deleted),
        (false, true) => Some(Mark::Inserted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(marks: &[Mark]) -> Vec<(bool, bool)> {
        breaks(marks).into_iter().map(|b| (b.old, b.new)).collect()
    }

    #[test]
    fn the_last_section_of_either_text_has_no_end_of_its_own() {
        assert_eq!(ends(&[Mark::None, Mark::None]), [(true, true), (false, false)]);
        assert_eq!(ends(&[Mark::None, Mark::Inserted]), [(false, true), (false, false)]);
        assert_eq!(ends(&[Mark::None, Mark::Deleted]), [(true, false), (false, false)]);
        assert_eq!(ends(&[Mark::Deleted, Mark::Inserted]), [(false, false), (false, false)]);
        assert_eq!(ends(&[Mark::Deleted, Mark::None]), [(true, false), (false, false)]);
    }
}
