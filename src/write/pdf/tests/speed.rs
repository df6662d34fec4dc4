//! `cargo test --release -- --ignored --nocapture cost` says what each part costs.

use super::sample::{book, long};
use crate::write::pdf::{catalog, codes, content, embed, links, object, outline, save, sheet, structure, write};
use std::time::{Duration, Instant};

const TURNS: usize = 20;

#[test]
#[ignore = "a measurement"]
fn cost_of_nineteen_pages() {
    let pages = long(19);
    let mut best = [Duration::MAX; 9];
    for _ in 0..TURNS {
        let mut last = Instant::now();
        let mut lap = |part: usize| {
            best[part] = best[part].min(last.elapsed());
            last = Instant::now();
        };
        let used = codes::collect(&pages);
        lap(0);
        let used = embed::Fonts::measure(used, book()).expect("fonts");
        lap(1);
        let cut: Vec<_> = used.iter().map(|(id, font)| font.cut(id).expect("a cut font").0).collect();
        lap(2);
        let pressed: usize = cut.iter().map(|program| object::deflate(program).len()).sum();
        assert!(pressed > 0);
        lap(3);
        let drawn = content::draw(&pages, &used);
        lap(4);
        let mut file = sheet::assemble(drawn);
        lap(5);
        used.embed(&mut file).expect("fonts");
        lap(6);
        let links = links::add(&mut file, &pages);
        let tree = structure::add(&mut file, &pages.tags, &links);
        let outline = outline::add(&mut file, &pages.outline);
        catalog::complete(&mut file, &pages, tree, outline);
        lap(7);
        save::save(file.document);
        lap(8);
    }
    let names = [
        "collect",
        "measure",
        " (cut fonts",
        "  deflate them)",
        "draw",
        "assemble+deflate",
        "embed+deflate",
        "structure",
        "save+hash",
    ];
    names.iter().zip(best).for_each(|(name, time)| println!("{name:18}{:8.2} ms", time.as_secs_f64() * 1000.0));
    let whole = (0..TURNS).map(|_| {
        let start = Instant::now();
        let size = write(&pages, book()).expect("a PDF").len();
        (start.elapsed(), size)
    });
    let (time, size) = whole.min().expect("turns");
    println!("{:18}{:8.2} ms, {size} bytes", "whole", time.as_secs_f64() * 1000.0);
}
