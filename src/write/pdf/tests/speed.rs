//! `cargo test --release -- --ignored --nocapture cost` says what each part costs.

use super::sample::{fresh_book, long};
use crate::write::pdf::{catalog, codes, content, embed, links, outline, save, sheet, structure, write};
use std::time::{Duration, Instant};

const TURNS: usize = 20;

#[test]
#[ignore = "a measurement"]
fn cost_of_nineteen_pages() {
    let pages = long(19);
    let mut best = [Duration::MAX; 8];
    for _ in 0..TURNS {
        let book = fresh_book();
        let mut last = Instant::now();
        let mut lap = |part: usize| {
            best[part] = best[part].min(last.elapsed());
            last = Instant::now();
        };
        let used = codes::collect(&pages);
        lap(0);
        let used = embed::Fonts::measure(used, &book).expect("fonts");
        lap(1);
        let pressed: usize = used.iter().map(|(id, font)| font.cut(id, &book).expect("a cut font").pressed.len()).sum();
        assert!(pressed > 0);
        lap(2);
        let drawn = content::draw(&pages, &used, None);
        lap(3);
        let mut file = sheet::assemble(drawn, None);
        lap(4);
        used.embed(&mut file).expect("fonts");
        lap(5);
        let links = links::add(&mut file, &pages);
        let tree = structure::add(&mut file, &pages.tags, &links);
        let outline = outline::add(&mut file, &pages.outline);
        catalog::complete(&mut file, &pages, tree, outline);
        lap(6);
        save::save(&file.document, &file.spelled, None);
        lap(7);
    }
    let names =
        ["collect", "measure", "cut+deflate fonts", "draw", "assemble+deflate", "embed", "structure", "save+hash"];
    names.iter().zip(best).for_each(|(name, time)| println!("{name:18}{:8.2} ms", time.as_secs_f64() * 1000.0));
    let whole = (0..TURNS).map(|_| {
        let book = fresh_book();
        let start = Instant::now();
        let size = write(&pages, &book).expect("a PDF").len();
        (start.elapsed(), size)
    });
    let (time, size) = whole.min().expect("turns");
    println!("{:18}{:8.2} ms, {size} bytes", "whole", time.as_secs_f64() * 1000.0);
}
