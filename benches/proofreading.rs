//! How fast a text is proofread: all rules that look at plain text, on one core. `cargo bench --bench proofreading`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use hongtou::lint::{Kind, Text, scan};

fn main() {
    divan::main();
}

/// Ten notices of other authorities and the received one, over and over: eight megabytes.
fn corpus() -> String {
    const SIZE: usize = 8 << 20;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/notices");
    let numbers = ["001", "002", "003", "006", "010", "012", "014", "023", "116"];
    let read = |path: String| std::fs::read_to_string(path).expect("a notice of the project");
    let mut once: String = numbers.iter().map(|n| read(format!("{folder}/{n}.txt")) + "\n").collect();
    once += &read(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/notice.txt").to_owned());
    let times = SIZE / once.len() + 1;
    once.repeat(times)
}

/// Lines, roles, paragraphs and marks alone.
#[divan::bench]
fn outline(bencher: Bencher<'_, '_>) {
    let text = corpus();
    bencher.counter(BytesCount::of_str(&text)).bench(|| black_box(Text::paper(text.as_str(), Kind::Paper)));
}

/// Everything: outline and all rules.
#[divan::bench]
fn all_rules(bencher: Bencher<'_, '_>) {
    let text = corpus();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| scan::read(&Text::paper(black_box(text.as_str()), Kind::Paper)));
}
