//! Tests of whole pages.

mod fixture;
mod flow;
mod footnotes;
mod head;
mod imprint;
mod properties;
mod revision;
mod standing;
mod tables;
mod whole;

use crate::base::Length;
use crate::page::{GlyphRun, Item, Page, Pages};

/// The text runs of a page, upright then turned.
fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.upright.iter().chain(&page.turned).filter_map(|i| match i {
        Item::Run(r) => Some(r),
        Item::Rule(_) | Item::Shape(_) | Item::Picture(_) => None,
    })
}

fn text(run: &GlyphRun) -> String {
    run.glyphs.iter().map(|g| g.character).collect()
}

/// The run that begins with a text, and the number of its page from 1.
fn find<'p>(pages: &'p Pages, start: &str) -> (usize, &'p GlyphRun) {
    let mut all = pages.pages.iter().enumerate().flat_map(|(n, p)| runs(p).map(move |r| (n + 1, r)));
    all.find(|(_, r)| text(r).starts_with(start)).unwrap_or_else(|| panic!("{start} is on no page"))
}

fn first_x(run: &GlyphRun) -> Length {
    run.glyphs[0].x
}
