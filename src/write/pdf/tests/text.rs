use super::sample::{BODY, book, long, pages, set, spread};
use super::{read, sample};
use crate::base::Length;
use crate::page::{Glyph, Item, Page, Pages};
use crate::write::pdf::write;

/// Characters and their places as the pages have them, in points from the lower left corner of the upright sheet.
fn meant(pages: &Pages) -> Vec<Vec<(char, f64, f64)>> {
    let of = |item: &Item, turned: bool| match item {
        Item::Rule(_) | Item::Shape(_) | Item::Picture(_) => Vec::new(),
        Item::Run(run) => run.glyphs.iter().map(|g| (g.character, place(g, run.baseline, turned))).collect(),
    };
    let page = |p: &Page| {
        let upright = p.upright.iter().flat_map(|i| of(i, false));
        upright.chain(p.turned.iter().flat_map(|i| of(i, true))).map(|(c, (x, y))| (c, x, y)).collect()
    };
    pages.pages.iter().map(page).collect()
}

fn place(glyph: &Glyph, baseline: Length, turned: bool) -> (f64, f64) {
    match turned {
        false => (glyph.x.to_pt(), (Length::mm(297) - baseline).to_pt()),
        true => (baseline.to_pt(), glyph.x.to_pt()),
    }
}

fn check(pages: &Pages) {
    let found = read::shown(&read::load(&write(pages, book()).expect("a PDF")));
    let meant = meant(pages);
    let string = |p: &[(char, f64, f64)]| p.iter().map(|c| c.0).collect::<String>();
    for (meant, found) in meant.iter().zip(&found) {
        assert_eq!(string(meant), found.iter().map(|s| s.character).collect::<String>());
        for (m, f) in meant.iter().zip(found) {
            assert!((m.1 - f.x).abs() < 0.01 && (m.2 - f.y).abs() < 0.01, "{m:?} stands at {f:?}");
        }
    }
    assert_eq!(meant.len(), found.len());
}

#[test]
fn every_character_comes_out_in_order_and_in_its_place() {
    check(&pages());
    check(&long(3));
}

#[test]
fn a_glyph_that_stands_for_two_characters_gives_back_each() {
    check(&spread());
}

#[test]
fn a_character_of_two_fonts_and_beyond_the_basic_plane() {
    let mut page = Page::default();
    for (line, face) in crate::style::font::Face::ALL.into_iter().enumerate() {
        let y = sample::baseline(line as i64);
        set(&mut page.upright, sample::Style { face, ..BODY }, (Length::mm(28), y), "区域𬭎AB ab", None);
    }
    check(&Pages { pages: vec![page], ..Pages::default() });
}

#[test]
fn positions_do_not_drift_along_a_line() {
    let mut page = Page::default();
    set(&mut page.upright, BODY, (Length::mm(28), Length::mm(50)), &"The quick, brown fox. ".repeat(5), None);
    set(&mut page.upright, BODY, (Length::mm(28), Length::mm(60)), &"一".repeat(28), None);
    let Item::Run(run) = &mut page.upright[1] else { panic!("text") };
    for (k, glyph) in (0..).zip(&mut run.glyphs) {
        glyph.x = Length::mm(28) + Length::mm(156).scale(k, 28) + Length::emu(k % 7);
    }
    check(&Pages { pages: vec![page], ..Pages::default() });
}
