//! 信函、命令、纪要, clause 10.

use super::{CHARACTER, LINE, RED, Sample, TYPE, mm, near, right_of};
use hongtou::base::Length;

/// 7/8 of the height of 3号 type.
const GAP: f64 = TYPE * 7.0 / 8.0;

#[test]
fn clause_10_1_the_mark_of_a_letter_hangs_30_mm_below_the_edge_of_the_sheet() {
    let sample = Sample::of("letter");
    let mark = sample.run("示例市发展和改革委员会");
    assert_eq!(mark.colour, RED);
    near(sample.ink(mark).0, 30.0, 0.3);
    near((mm(mark.glyphs[0].x) + right_of(mark)) / 2.0, 105.0, 1.0 + 0.5);
}

#[test]
fn clause_10_1_double_lines_170_mm_long_thick_outside_and_thin_inside() {
    let sample = Sample::of("letter");
    let rules = sample.red_rules(1);
    let [first, second, third, fourth] = rules[..] else { panic!("two double lines: {rules:?}") };
    for rule in &rules {
        near(mm(rule.from.0), 20.0, 0.1);
        near(mm(rule.to.0), 190.0, 0.1);
    }
    let mark = sample.ink(sample.run("示例市发展和改革委员会")).1;
    near(mm(first.from.1 - first.width / 2) - mark, 4.0, 0.2);
    assert!(first.width > second.width, "thick above thin");
    assert!(third.width < fourth.width, "thin above thick");
    near(mm(fourth.from.1 + fourth.width / 2), 297.0 - 20.0, 0.2);
    assert!(first.from.1 < second.from.1 && third.from.1 < fourth.from.1);
    // The second page has none.
    assert!(sample.red_rules(2).is_empty());
}

#[test]
fn clause_10_1_number_flush_right_and_corner_flush_left_seven_eighths_below_the_double_line() {
    let sample = Sample::of("letter");
    let line = mm(sample.red_rules(1)[1].from.1 + sample.red_rules(1)[1].width / 2);
    let first = sample.line("000003");
    assert!(first.text().ends_with("示发改函〔2026〕35号"), "on one line: {}", first.text());
    near(first.top() - line, GAP, 0.1);
    near(first.left(), 28.0, 0.5);
    near(first.right(), 184.0, 0.5);
    let (secrecy, urgency) = (sample.line("秘密★1年"), sample.line("加急"));
    near(secrecy.top() - first.top(), LINE, 0.1);
    near(urgency.top() - secrecy.top(), LINE, 0.1);
    near(secrecy.left(), 28.0, 0.5);
}

#[test]
fn clause_10_1_title_two_lines_below_the_last_element_above_it() {
    let sample = Sample::of("letter");
    let (above, title) = (sample.line("加急"), sample.line("关于征求"));
    near(title.top() - 4.0 * 25.4 / 72.0 - (above.foot() + (LINE - TYPE) / 2.0), 2.0 * LINE, 0.2);
    near(title.centre(), 106.0, 1.0);
}

#[test]
fn clause_10_1_text_keeps_its_distance_from_the_second_double_line() {
    let sample = Sample::of("letter");
    let line = mm(sample.red_rules(1)[2].from.1 - sample.red_rules(1)[2].width / 2);
    let last = sample.lines(1).into_iter().next_back().expect("it has lines");
    assert!(line - last.foot() >= GAP - 0.05, "{}", line - last.foot());
}

#[test]
fn clause_10_1_first_page_of_a_letter_bears_no_number() {
    let sample = Sample::of("letter");
    assert!(sample.number(1).is_none());
    assert_eq!(sample.number(2).map(|l| l.text()), Some("— 2 —".to_owned()));
}

#[test]
fn clause_10_1_imprint_of_a_letter_has_no_lines_and_no_printer() {
    let sample = Sample::of("letter");
    let copies = sample.line("抄送：市政府办公室。");
    assert_eq!(copies.page, 2);
    assert!(copies.baseline() > 262.0 - LINE && copies.baseline() < 262.0, "at the foot of the type area");
    assert!(sample.rules(2).is_empty());
    assert!(sample.lines(2).iter().all(|l| !l.text().contains("印发")));
}

#[test]
fn clause_10_2_the_mark_of_an_order_hangs_20_mm_below_the_type_area() {
    let sample = Sample::of("order");
    let mark = sample.run("示例市人民政府令");
    assert_eq!(mark.colour, RED);
    near(sample.ink(mark).0, 37.0 + 20.0, 0.2);
    near((mm(mark.glyphs[0].x) + right_of(mark)) / 2.0, 106.0, 1.0);
}

#[test]
fn clause_10_2_two_blank_lines_above_and_below_the_number_and_no_red_line() {
    let sample = Sample::of("order");
    let foot = sample.ink(sample.run("示例市人民政府令")).1;
    let (number, text) = (sample.line("第12号"), sample.line("《示例市户外广告"));
    near(number.centre(), 106.0, 1.0);
    near(number.top() - (LINE - TYPE) / 2.0 - foot, 2.0 * LINE, 0.5);
    near(text.top() - number.top(), 3.0 * LINE, 0.1);
    assert!(sample.red_rules(1).is_empty());
}

#[test]
fn clause_10_3_the_mark_of_minutes_hangs_35_mm_below_the_type_area() {
    let sample = Sample::of("minutes");
    let mark = sample.run("示例市人民政府专题会议纪要");
    assert_eq!(mark.colour, RED);
    near(sample.ink(mark).0, 72.0, 0.2);
    assert!(mark.size > Length::pt(22));
}

#[test]
fn clause_10_3_attendance_one_blank_line_below_the_text_labels_black_names_aligned() {
    let sample = Sample::of("minutes");
    let present = sample.line("出席：");
    let lines = sample.lines(present.page);
    let text = lines.iter().rfind(|l| l.baseline() < present.baseline()).expect("text above it");
    near(present.top() - text.top(), 2.0 * LINE, 0.1);
    near(present.left(), 28.0 + 2.0 * CHARACTER, 0.3);
    assert_eq!(present.runs[0].font, Sample::of("notice").run("一、压实").font, "黑体");
    assert_ne!(present.runs[0].font, present.runs[1].font, "names in 仿宋");
    let further = lines.iter().filter(|l| l.baseline() > present.baseline() && !l.text().contains('：'));
    let further: Vec<_> = further.take_while(|l| l.baseline() < sample.line("请假：").baseline()).collect();
    assert!(further.len() >= 2);
    further.iter().for_each(|l| near(l.left(), 28.0 + 5.0 * CHARACTER, 0.3));
    let (excused, observing) = (sample.line("请假："), sample.line("列席："));
    near(excused.left(), present.left(), 0.1);
    near(observing.top() - excused.top(), LINE, 0.1);
}
