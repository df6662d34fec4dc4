//! Lines of a text whose characters have widths that a reader can add up.

use super::class::{has_blank_tail, is_doubled, is_opening, no_end, no_start};
use super::justify::{Placed, SetLine, Slot, set};
use super::linebreak::Breaker;
use super::shape::Shaped;
use crate::base::Length;
use crate::page::FontId;
use crate::style::Alignment;
use crate::style::columns::is_full_width;
use proptest::prelude::*;
use std::ops::Range;

const EM: Length = Length::pt(16);

/// The width model of the cases: half-width characters half an em, a blank a quarter.
fn model(text: &str) -> Vec<Shaped> {
    let quarters = |c: char| match c {
        ' ' => 1,
        c if is_full_width(c) || matches!(c, '‰' | '℃') => 4,
        _ => 2,
    };
    let glyph = |character| Shaped {
        note: None,
        character,
        font: FontId(0),
        glyph: 0,
        advance: EM.scale(quarters(character), 4),
        size: EM,
        embolden: false,
        link: None,
        mark: Default::default(),
    };
    text.chars().map(glyph).collect()
}

fn ranges(glyphs: &[Shaped], measure: Length) -> Vec<Range<usize>> {
    Breaker::new(glyphs).lines(measure, measure)
}

fn broken(text: &str, measure: Length) -> Vec<String> {
    let glyphs = model(text);
    let line = |r: Range<usize>| glyphs[r].iter().map(|g| g.character).collect::<String>();
    ranges(&glyphs, measure).into_iter().map(|r| line(r).trim_end().to_owned()).collect()
}

fn quarter_ems(s: &str) -> i64 {
    let (whole, part) = s.split_once('.').unwrap_or((s, "0"));
    let part = match part {
        "0" => 0,
        "25" => 1,
        "5" => 2,
        "75" => 3,
        _ => panic!("a width in quarters, not {s}"),
    };
    whole.parse::<i64>().expect("a width") * 4 + part
}

#[test]
fn every_case_of_the_corpus_breaks_as_expected() {
    let cases = include_str!("../../../tests/cases/linebreak.txt");
    let (mut seen, mut wrong) = (0, Vec::new());
    for (number, line) in cases.lines().enumerate() {
        let line = line.split("  # ").next().expect("split gives one part at least");
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let [text, width, expected] = line.splitn(3, " | ").collect::<Vec<_>>()[..] else {
            panic!("line {} is no case: {line}", number + 1)
        };
        let expected = expected.trim().replace("\\/", "\u{0}");
        let expected: Vec<String> = expected.split('/').map(|l| l.replace('\u{0}', "/")).collect();
        let got = broken(text.trim(), EM.scale(quarter_ems(width.trim()), 4));
        seen += 1;
        if got != expected {
            wrong.push(format!("line {}: {got:?}, expected {expected:?}", number + 1));
        }
    }
    assert!(wrong.is_empty(), "{} of {seen} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(seen, 335);
}

#[test]
fn a_run_longer_than_the_line_is_cut() {
    assert_eq!(broken("邮箱abcdefghij", EM * 3), ["邮箱", "abcdef", "ghij"]);
    assert_eq!(broken("一、、、", EM), ["一", "、、", "、"]);
}

#[test]
fn what_joins_characters_is_no_place_to_break() {
    assert_eq!(broken("安\u{2060}全稳定", EM * 2).concat(), "安\u{2060}全稳定");
    // A variation sequence stays whole.
    assert_eq!(broken("甲乙葛\u{e0101}丙", EM * 3)[1], "葛\u{e0101}丙");
}

/// A line of that width, filled.
fn filled(text: &str, measure: Length) -> SetLine {
    set(&model(text), Slot { left: Length::ZERO, measure, align: Alignment::Justify, last: false })
}

/// Places in quarters of an em, rounded down.
fn quarters(line: &SetLine) -> Vec<i64> {
    line.glyphs.iter().map(|g| g.x.to_emu() * 4 / EM.to_emu()).collect()
}

#[test]
fn a_mark_at_the_end_of_a_filled_line_takes_half_an_em() {
    let line = filled("关爱成长守护安全，", EM * 9);
    assert_eq!(line.glyphs[8].x, EM * 9 - EM / 2, "5.1.10: its blank half lies outside");
    // The half em is shared by the eight gaps before it.
    assert_eq!(line.glyphs[1].x, EM + EM / 16);
    let last =
        set(&model("关爱，"), Slot { left: Length::ZERO, measure: EM * 3, align: Alignment::Justify, last: true });
    assert_eq!(last.glyphs[2].x, EM * 2, "the last line keeps its natural width");
    let line = filled("关爱成长守护安全！", EM * 9);
    assert_eq!(line.glyphs[8].x, EM * 8, "a mark in the middle of its em has no blank half");
}

#[test]
fn a_crowded_line_takes_from_brackets_first_and_from_the_full_stop_last() {
    // 甲（乙）丙、丁。戊 is nine wide; brackets give one em, the pause half an em, the stop half an em.
    let text = "甲（乙）丙、丁。戊";
    assert_eq!(quarters(&filled(text, EM.scale(17, 2))), [0, 3, 7, 11, 14, 18, 22, 26, 30]);
    assert_eq!(quarters(&filled(text, EM * 8)), [0, 2, 6, 10, 12, 16, 20, 24, 28]);
    assert_eq!(quarters(&filled(text, EM.scale(15, 2))), [0, 2, 6, 10, 12, 16, 18, 22, 26]);
    assert_eq!(quarters(&filled(text, EM * 7)), [0, 2, 6, 10, 12, 16, 18, 22, 24]);
}

/// Words that are not to be broken, none wider than 7 em, and characters; never more than two marks in a row.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "安",
        "全",
        "工作",
        "2022",
        "9日",
        "80%",
        "12,345.6%",
        "1.2万元",
        "5℃",
        "500平方米",
        "〔2022〕3号",
        "Word",
        "GB/T",
        "（一）甲",
        "《办法》",
        "“三零”",
        "（试行）",
        "——",
        "……",
        " ",
        "·乙",
        "1—6月",
        "￥500",
        "々",
    ]);
    let mark = prop::sample::select(vec![
        "",
        "",
        "",
        "，",
        "、",
        "。",
        "；",
        "：",
        "？",
        "！",
        "。”",
        "）。",
        "，“甲",
        "、《乙",
    ]);
    prop::collection::vec((word, mark).prop_map(|(w, m)| format!("甲{w}{m}")), 0..40).prop_map(|parts| parts.concat())
}

/// Whether a part of the text stands on one line.
fn stands_whole(lines: &[Range<usize>], part: &Range<usize>) -> bool {
    lines.iter().any(|l| l.start <= part.start && part.end <= l.end)
}

/// Where words of the text stand that no line of ten characters need break.
fn words(text: &[char]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for word in ["2022", "80%", "12,345.6%", "1.2万元", "500平方米", "〔2022〕3号", "Word", "——", "……", "￥500"]
    {
        let word: Vec<char> = word.chars().collect();
        out.extend(text.windows(word.len()).enumerate().filter(|(_, w)| *w == word).map(|(i, w)| i..i + w.len()));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_give_the_text_back_whatever_it_is(text in "[安，。“”（）《—…0-9a％/ ]{0,60}", quarters in 1i64..120) {
        let glyphs = model(&text);
        let lines = ranges(&glyphs, EM.scale(quarters, 4));
        let mut at = 0;
        for line in &lines {
            prop_assert!(line.start == at && line.end > at);
            at = line.end;
        }
        prop_assert_eq!(at, glyphs.len());
        prop_assert_eq!(&lines, &ranges(&glyphs, EM.scale(quarters, 4)), "the same text breaks the same");
    }

    #[test]
    fn no_line_is_wider_than_its_measure(text in "[安，、。“”（）《—…0-9a％/ ]{1,60}", quarters in 4i64..120) {
        let (glyphs, measure) = (model(&text), EM.scale(quarters, 4));
        let lines = ranges(&glyphs, measure);
        for (n, range) in lines.iter().enumerate() {
            let last = n + 1 == lines.len();
            let line = set(&glyphs[range.clone()], Slot { left: Length::ZERO, measure, align: Alignment::Justify, last });
            let set: Vec<char> = line.glyphs.iter().map(|g| g.character).collect();
            let given: Vec<char> = glyphs[range.clone()].iter().map(|g| g.character).collect();
            prop_assert_eq!(set, given);
            prop_assert!(line.glyphs[0].x == Length::ZERO);
            let ink_ends = |g: &Placed| g.x + if has_blank_tail(g.character) { g.advance / 2 } else { g.advance };
            let ink_begins = |g: &Placed| g.x + if is_opening(g.character) { g.advance / 2 } else { Length::ZERO };
            let inked: Vec<&Placed> = line.glyphs.iter().filter(|g| !g.character.is_whitespace()).collect();
            for pair in inked.windows(2) {
                prop_assert!(ink_ends(pair[0]) <= ink_begins(pair[1]) + Length::emu(1), "ink lies on ink: {:?}", line);
            }
            prop_assert!(inked.last().is_none_or(|end| ink_ends(end) <= measure), "{:?}", line);
        }
    }

    #[test]
    fn marks_and_words_stand_where_they_may(text in text(), quarters in 40i64..120) {
        let glyphs = model(&text);
        let chars: Vec<char> = text.chars().collect();
        let lines = ranges(&glyphs, EM.scale(quarters, 4));
        for line in &lines {
            let (first, last) = (chars[line.start], chars[line.clone()].iter().rfind(|c| !c.is_whitespace()));
            prop_assert!(!no_start(first) && !first.is_whitespace(), "{}", text);
            prop_assert!(last.is_none_or(|&c| !no_end(c)), "{}", text);
            let cut = line.start > 0 && is_doubled(first) && chars[line.start - 1] == first;
            prop_assert!(!cut, "{}", text);
        }
        for word in words(&chars) {
            prop_assert!(stands_whole(&lines, &word), "{:?} in {}", &chars[word], text);
        }
    }
}
