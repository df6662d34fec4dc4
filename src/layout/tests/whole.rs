//! The seed as a whole.

use super::fixture::{seed, set};
use super::{runs, text};
use crate::base::Length;
use crate::document::Orientation;

#[test]
fn the_seed_fills_its_pages_and_repeats_nothing_by_chance() {
    let layout = set(&seed(Orientation::Landscape));
    assert!(layout.findings.is_empty(), "{:?}", layout.findings);
    let pages = &layout.pages.pages;
    // A page full of text holds 22 lines; a line is one baseline.
    let mut fullest = 0;
    for page in pages.iter().filter(|p| p.turned.is_empty()) {
        let mut baselines: Vec<Length> = runs(page).filter(|r| r.tag.is_some()).map(|r| r.baseline).collect();
        baselines.dedup();
        fullest = fullest.max(baselines.len());
    }
    assert_eq!(fullest, 22);
    let numbers = pages.iter().map(|p| runs(p).filter(|r| r.size == Length::pt(14)).map(text).collect::<String>());
    assert!(numbers.enumerate().all(|(i, n)| n == format!("— {} —", i + 1)));
    let titles: Vec<&str> = layout.pages.outline.iter().filter(|o| o.level == 0).map(|o| o.title.as_str()).collect();
    assert_eq!(titles.len(), 3);
    assert!(titles[1].ends_with("专项治理行动方案"));
}
