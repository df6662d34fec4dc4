//! How fast a text is proofread: all rules that look at plain text, on one core. `cargo bench --bench proofreading`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use hongtou::lint::{House, Kind, Text, scan};
use hongtou::model::{Citations, Strength, Term, Terms};

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

/// A list of ten thousand terms of two to six characters, made of the characters of the corpus, so that most begin as
/// words of it do, and some stand in it.
fn ten_thousand_terms(text: &str) -> Terms {
    const COUNT: usize = 10_000;
    let chars: Vec<char> = text.chars().filter(|c| hongtou::base::text::is_han(*c)).take(60_000).collect();
    let term = |n: usize| {
        let at = n * 7919 % (chars.len() - 8);
        let mut wrong: String = chars[at..at + 2 + n % 5].iter().collect();
        // All but twenty end as no word of the corpus does: few of a list stand in a paper.
        if !n.is_multiple_of(500) {
            wrong.push(chars[(at * 31 + n) % chars.len()]);
        }
        Term {
            right: format!("{wrong}（改）"), wrong, reason: "本单位规定".into(), strength: Strength::default()
        }
    };
    Terms { terms: (0..COUNT).map(term).collect() }
}

/// The list alone, by one automaton.
#[divan::bench]
fn terms_10_000(bencher: Bencher<'_, '_>) {
    let text = corpus();
    let house = House::new(ten_thousand_terms(&text), Citations::default());
    let paper = Text::paper(text.as_str(), Kind::Paper);
    bencher.counter(BytesCount::of_str(&text)).bench(|| house.read(black_box(&paper)));
}

/// Making the automaton, as every run does once.
#[divan::bench]
fn terms_10_000_made_ready(bencher: Bencher<'_, '_>) {
    let text = corpus();
    bencher.with_inputs(|| ten_thousand_terms(&text)).bench_values(|terms| House::new(terms, Citations::default()));
}

/// All rules and the list.
#[divan::bench]
fn all_rules_and_terms_10_000(bencher: Bencher<'_, '_>) {
    let text = corpus();
    let house = House::new(ten_thousand_terms(&text), Citations::default());
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let paper = Text::paper(black_box(text.as_str()), Kind::Paper);
        (scan::read(&paper), house.read(&paper))
    });
}
