//! Characters closer together or wider apart than their style says: `w:spacing` of a run, twice where word processors
//! differ on the gaps between Han and Latin characters.
//!
//! The choice between the two is written as ECMA-376-3 has it (markup compatibility): who knows the names of Word 2013
//! takes the first, LibreOffice, which does not, the fallback. Word writes the like into the properties of runs itself.

use super::xml::{CHOICES, Element, Node, el, val};
use crate::base::Length;
use crate::style::fit::Spacing;

/// The spacing of a run as text, `None` where its style, which has a tracking, says it.
///
/// docx-rs has not what it takes, so the text stands in `w:highlight`, which no paper has, until [`choose`] has the
/// element.
pub(super) fn told(spacing: Spacing, tracking: Length) -> Option<String> {
    let [tight, apart] = [spacing.tight, spacing.apart].map(|s| (tracking + s).to_twips());
    let told = || format!("{tight} {apart} {} {}", 100 - spacing.narrower, i64::from(spacing.chinese));
    (spacing != Spacing::NONE).then(told)
}

/// Gives the properties of a run the spacing that was told.
pub(super) fn choose(properties: &mut Element) {
    let is_told = |n: &Node| matches!(n, Node::Element(e) if e.name == "w:highlight");
    let Some(at) = properties.children.iter().position(is_told) else { return };
    let Node::Element(told) = properties.children.remove(at) else { unreachable!("an element was looked for") };
    let numbers = told.attributes.iter().flat_map(|(_, told)| told.split(' ').map(str::parse::<i64>));
    let numbers: Vec<i64> = numbers.map(|n| n.expect("the spacings are numbers")).collect();
    let [tight, apart, width, chinese] = numbers[..] else { unreachable!("four numbers were told") };
    let spacing = |twips: i64| val("w:spacing", twips);
    properties.push(if tight == apart && width == 100 {
        spacing(tight)
    } else {
        let narrow = (width != 100).then(|| val("w:w", width));
        choice([spacing(tight)], [spacing(apart)].into_iter().chain(narrow))
    });
    if chinese == 1 {
        properties.push(val("w:lang", "zh-CN"));
    }
}

/// What Word takes, and what LibreOffice takes in its place.
pub(super) fn choice(word: impl IntoIterator<Item = Element>, others: impl IntoIterator<Item = Element>) -> Element {
    let choice = el("mc:Choice").attr("Requires", "w15").children(word);
    el(CHOICES).child(choice).child(el("mc:Fallback").children(others))
}

/// Declares the names of the choices on the root, if there are any.
pub(super) fn declare(root: Element) -> Element {
    if !has_choices(&root) {
        return root;
    }
    root.attr("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006")
        .attr("xmlns:w15", "http://schemas.microsoft.com/office/word/2012/wordml")
}

fn has_choices(element: &Element) -> bool {
    element.name == CHOICES
        || element.children.iter().any(|node| match node {
            Node::Element(e) => has_choices(e),
            Node::Text(_) => false,
            Node::Written(written) => written.has_choices,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::docx::xml::parse;

    fn chosen(tight: i64, apart: i64, narrower: i64, chinese: bool) -> Element {
        let spacing = Spacing { tight: Length::twips(tight), apart: Length::twips(apart), narrower, chinese };
        let told = told(spacing, Length::twips(-5)).expect("not as the style says");
        let mut properties = el("w:rPr").child(val("w:highlight", told));
        choose(&mut properties);
        properties
    }

    #[test]
    fn a_run_has_a_choice_only_where_its_spacings_differ() {
        assert_eq!(told(Spacing::NONE, Length::twips(-5)), None);
        assert_eq!(chosen(-20, -20, 0, false), el("w:rPr").child(val("w:spacing", -25)));
        let number = el("w:rPr").child(val("w:spacing", -5)).child(val("w:lang", "zh-CN"));
        assert_eq!(chosen(0, 0, 0, true), number);
    }

    #[test]
    fn the_fallback_has_what_libreoffice_needs() {
        let xml = "<w:rPr><mc:AlternateContent><mc:Choice Requires=\"w15\"><w:spacing w:val=\"2\"/></mc:Choice>\
                   <mc:Fallback><w:spacing w:val=\"-35\"/></mc:Fallback></mc:AlternateContent></w:rPr>";
        assert_eq!(chosen(7, -30, 0, false), parse(xml.as_bytes()));
        let xml = "<w:rPr><mc:AlternateContent><mc:Choice Requires=\"w15\"><w:spacing w:val=\"-37\"/></mc:Choice>\
                   <mc:Fallback><w:spacing w:val=\"-37\"/><w:w w:val=\"98\"/></mc:Fallback></mc:AlternateContent>\
                   <w:lang w:val=\"zh-CN\"/></w:rPr>";
        assert_eq!(chosen(-32, -32, 2, true), parse(xml.as_bytes()));
    }

    #[test]
    fn the_names_of_the_choices_are_declared_where_there_are_any() {
        let names = |root: Element| root.attributes.into_iter().map(|(name, _)| name.into_owned()).collect::<Vec<_>>();
        assert_eq!(names(declare(el("w:document").child(chosen(4, 4, 0, true)))), [""; 0]);
        assert_eq!(names(declare(el("w:document").child(chosen(0, -4, 0, false)))), ["xmlns:mc", "xmlns:w15"]);
    }
}
