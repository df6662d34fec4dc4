use super::fixture::{choices, fonts, lay_out, letter, measure, minutes, notice, order, print, upward};
use hongtou::document::Orientation;
use hongtou::measure::{CHECKS, Row, file, model};
use hongtou::style::Sealing;
use std::collections::BTreeSet;

fn rows(held: Orientation, sealing: Sealing) -> Vec<Row> {
    let (document, choices) = (notice(held), choices(sealing));
    measure(&document, &choices, &lay_out(&document, &choices))
}

fn told(rows: &[Row]) -> Vec<String> {
    let bad = rows.iter().filter(|r| !r.is_good());
    bad.map(|r| format!("{}: {:?} / {:?}", r.check.id, r.model, r.file)).collect()
}

#[test]
fn a_paper_that_keeps_the_standard_passes_every_check() {
    let mut measured = BTreeSet::new();
    for (held, sealing) in [
        (Orientation::Portrait, Sealing::Sealed),
        (Orientation::Portrait, Sealing::Unsealed),
        (Orientation::Landscape, Sealing::Sealed),
    ] {
        let rows = rows(held, sealing);
        assert_eq!(told(&rows), Vec::<String>::new(), "{held:?} {sealing:?}");
        measured.extend(rows.iter().map(|r| r.check.id));
    }
    for form in [upward, letter, order, minutes] {
        let (document, choices) = (form(), choices(Sealing::Unsealed));
        let rows = measure(&document, &choices, &lay_out(&document, &choices));
        assert_eq!(told(&rows), Vec::<String>::new(), "{:?}", document.format);
        measured.extend(rows.iter().map(|r| r.check.id));
    }
    let all: BTreeSet<&str> = CHECKS.iter().map(|c| c.id).collect();
    assert_eq!(all.difference(&measured).collect::<Vec<_>>(), Vec::<&&str>::new(), "checks that nothing tries");
    assert_eq!(all.len(), CHECKS.len(), "names are used once");
}

/// Glyph by glyph, and not only by the measures taken of them.
#[test]
fn the_file_shows_what_the_page_model_means() {
    let (document, choices) = (notice(Orientation::Landscape), choices(Sealing::Sealed));
    let pages = lay_out(&document, &choices);
    let meant = model::look(&pages, fonts()).expect("the fonts are there");
    let written = file::look(&print(&pages)).expect("our own file can be read");
    assert_eq!((meant.pages.len(), meant.fonts), (written.pages.len(), written.fonts));
    for (meant, written) in meant.pages.iter().zip(&written.pages) {
        assert_eq!((meant.glyphs.len(), meant.rules.len()), (written.glyphs.len(), written.rules.len()));
        assert_eq!(meant.is_turned, written.is_turned);
        for (a, b) in meant.glyphs.iter().zip(&written.glyphs) {
            assert_eq!(
                (a.character, a.is_sideways, a.type_face, a.colour),
                (b.character, b.is_sideways, b.type_face, b.colour)
            );
            // A thousandth of a point, by which files round, and a thousandth of the size, by which widths do.
            for (a, b) in [(a.x, b.x), (a.baseline, b.baseline), (a.size, b.size), (a.advance, b.advance)] {
                assert!((a - b).to_emu().abs() < 400, "{a:?} {b:?}");
            }
            assert_eq!(a.ink.is_some(), b.ink.is_some(), "{}", a.character);
        }
    }
}
