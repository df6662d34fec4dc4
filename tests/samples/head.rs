//! 版头, clause 7.2.

use super::{CHARACTER, LINE, RED, Sample, TYPE, mm, near, right_of, text_of};
use hongtou::base::Length;

/// The face of a run, by the file of its first glyph; two runs of one face and script have one number.
fn face(sample: &Sample, start: &str) -> u8 {
    sample.run(start).font.0
}

#[test]
fn clause_7_2_1_copy_number_on_the_first_line_flush_left() {
    let sample = Sample::of("notice");
    let number = sample.line("000012");
    assert_eq!((number.page, number.text().as_str()), (1, "000012"));
    near(number.left(), 28.0, 0.5);
    near(number.top(), 37.0 + (LINE - TYPE) / 2.0, 0.1);
    assert_eq!(number.runs[0].size, Length::pt(16));
}

#[test]
fn clause_7_2_2_secrecy_on_the_second_line_in_black_type() {
    let sample = Sample::of("notice");
    let secrecy = sample.line("机密★5年");
    near(secrecy.left(), 28.0, 0.5);
    near(secrecy.top(), 37.0 + LINE + (LINE - TYPE) / 2.0, 0.1);
    assert_eq!(secrecy.runs[0].size, Length::pt(16));
    assert_eq!(face(&sample, "机密"), face(&sample, "一、压实"), "黑体, as a heading of level 1");
}

#[test]
fn clause_7_2_3_urgency_below_the_secrecy_in_black_type() {
    let sample = Sample::of("notice");
    let urgency = sample.line("特急");
    near(urgency.left(), 28.0, 0.5);
    near(urgency.top(), 37.0 + 2.0 * LINE + (LINE - TYPE) / 2.0, 0.1);
    assert_eq!(face(&sample, "特急"), face(&sample, "一、压实"));
    // Without a secrecy it follows the copy number.
    near(Sample::of("upward").line("加急").top(), 37.0 + LINE + (LINE - TYPE) / 2.0, 0.1);
}

#[test]
fn clause_7_2_4_the_mark_hangs_35_mm_below_the_type_area_red_and_centred() {
    for name in ["notice", "addressees", "minutes"] {
        let sample = Sample::of(name);
        let mark = sample.run("示例市");
        assert_eq!(mark.colour, RED, "{name}");
        near(sample.ink(mark).0, 37.0 + 35.0, 0.2);
        near((mm(mark.glyphs[0].x) + right_of(mark)) / 2.0, 28.0 + 78.0, 0.5);
        assert!(mark.size > Length::pt(22), "it outranks the title");
    }
}

#[test]
fn clause_7_2_4_joint_names_are_stacked_in_order_with_the_word_for_paper_at_half_their_height() {
    let sample = Sample::of("joint");
    let names = ["示例市教育局", "示例市公安局", "示例市住房和城乡建设局"].map(|n| sample.run(n));
    let paper = sample.run("文件");
    near(sample.ink(names[0]).0, 72.0, 0.2);
    assert!(names.windows(2).all(|n| n[0].baseline < n[1].baseline), "host first, downward");
    for name in names {
        assert_eq!(name.colour, RED);
        near(mm(name.glyphs[0].x), mm(names[0].glyphs[0].x), 0.1);
        near(right_of(name), right_of(names[0]), 0.3);
    }
    // 文件 at the right, its ink in the middle of theirs.
    assert!(mm(paper.glyphs[0].x) > right_of(names[2]));
    let (top, foot) = (sample.ink(names[0]).0, sample.ink(names[2]).1);
    let (above, below) = sample.ink(paper);
    near((above + below) / 2.0, (top + foot) / 2.0, 0.3);
    // All of it is centred.
    near((mm(names[0].glyphs[0].x) + right_of(paper)) / 2.0, 106.0, 1.0);
}

#[test]
fn clause_7_2_5_number_two_blank_lines_below_the_mark_and_centred() {
    for (name, mark, number) in [("notice", "示例市", "示政发〔2026〕12号"), ("minutes", "示例市", "示政纪〔2026〕8号")]
    {
        let sample = Sample::of(name);
        let foot = sample.ink(sample.run(mark)).1;
        let line = sample.line(&number.chars().take(3).collect::<String>());
        assert_eq!(line.text(), number);
        near(line.top() - (LINE - TYPE) / 2.0 - foot, 2.0 * LINE, 0.5);
        near(line.centre(), 106.0, 1.0);
    }
}

#[test]
fn clause_7_2_5_number_of_an_upward_paper_shares_the_line_of_the_last_signatory() {
    let sample = Sample::of("upward");
    let number = sample.run("示教发");
    let last = sample.run("李示");
    assert_eq!(number.baseline, last.baseline);
    near(mm(number.glyphs[0].x), 28.0 + CHARACTER, 0.5);
}

#[test]
fn clause_7_2_6_signatories_two_a_line_ending_one_character_from_the_right() {
    let sample = Sample::of("upward");
    let line = sample.line("签发人：");
    assert_eq!(line.text().replace('\u{3000}', ""), "签发人：张示例欧阳示例");
    near(line.right(), 184.0 - CHARACTER, 1.0);
    // Names in 楷体, the label in 仿宋.
    assert_ne!(face(&sample, "签发人"), face(&sample, "张示例"));
    assert_eq!(face(&sample, "张示例"), face(&Sample::of("notice"), "（一）落实"));
    // Further names below the first; one character between two.
    let (first, second, third) = (sample.run("张示例"), sample.run("欧阳示例"), sample.run("李示"));
    near(mm(third.glyphs[0].x), mm(first.glyphs[0].x), 0.1);
    near(mm(second.glyphs[0].x - first.glyphs[0].x), 5.0 * CHARACTER, 0.2);
    near(mm(third.baseline - first.baseline), LINE, 0.1);
}

#[test]
fn clause_7_2_7_red_line_4_mm_below_the_number_as_wide_as_the_type_area() {
    for (name, number) in [("notice", "示政发"), ("upward", "示教发"), ("joint", "示教发"), ("minutes", "示政纪")]
    {
        let sample = Sample::of(name);
        let [line] = sample.red_rules(1)[..] else { panic!("{name} has one red line") };
        near(mm(line.from.0), 28.0, 0.1);
        near(mm(line.to.0), 184.0, 0.1);
        let foot = mm(sample.run(number).baseline + Length::pt(16).scale(120, 1000));
        near(mm(line.from.1 - line.width / 2) - foot, 4.0, 0.1);
        assert!((0.3..=0.6).contains(&mm(line.width)));
    }
}

#[test]
fn clause_7_2_5_number_has_the_form_of_the_standard() {
    for (name, number) in [("notice", "示政发〔2026〕12号"), ("letter", "示发改函〔2026〕35号")] {
        let sample = Sample::of(name);
        let found =
            sample.lines(1).iter().map(|l| l.runs.iter().map(|r| text_of(r)).collect::<String>()).collect::<Vec<_>>();
        assert!(found.iter().any(|l| l.ends_with(number)), "{found:?}");
    }
}
