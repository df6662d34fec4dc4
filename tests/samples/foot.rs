//! 版记 and page numbers, clauses 7.4 and 7.5.

use super::{LINE, Sample, mm, near};
use crate::dossier::edit;
use hongtou::base::Length;

/// 4号 type, 14 pt.
const SMALL: f64 = 14.0 * 25.4 / 72.0;

#[test]
fn clause_7_4_1_outer_lines_are_thick_inner_ones_thin_and_the_last_is_the_foot_of_the_type_area() {
    let sample = Sample::of("notice");
    let rules = sample.rules(5);
    assert_eq!(rules.len(), 3);
    for rule in &rules {
        near(mm(rule.from.0), 28.0, 0.1);
        near(mm(rule.to.0), 184.0, 0.1);
    }
    assert_eq!([0, 1, 2].map(|n| rules[n].width), [35, 25, 35].map(Length::mm100));
    near(mm(rules[2].from.1), 262.0, 0.1);
    // Three lines of 抄送 and one of 印发.
    near(mm(rules[0].from.1), 262.0 - 4.0 * LINE, 0.1);
    near(mm(rules[1].from.1), 262.0 - LINE, 0.1);
}

#[test]
fn clause_7_4_stands_on_the_last_page_alone() {
    for (name, pages) in [("notice", 5), ("upward", 2), ("minutes", 2)] {
        let sample = Sample::of(name);
        assert_eq!(sample.pages.pages.len(), pages);
        for n in 1..pages {
            assert!(sample.rules(n).iter().all(|r| r.colour == super::RED), "{name} {n}");
        }
    }
}

#[test]
fn clause_7_4_2_copies_in_small_type_one_character_from_both_sides_aligned_behind_the_colon() {
    let sample = Sample::of("notice");
    let first = sample.line("抄送：市委各部门");
    assert_eq!(first.runs[0].size, Length::pt(14));
    near(first.left(), 28.0 + SMALL, 0.3);
    // A mark at the end of the line may be squeezed to half its width.
    assert!(first.right() <= 184.0 - SMALL + SMALL / 2.0 + 0.5, "{}", first.right());
    let second = sample.line("市中级人民法院");
    near(second.left(), 28.0 + SMALL + 3.0 * SMALL, 0.3);
    assert!(sample.lines(5).iter().any(|l| l.text().ends_with("各人民团体。")), "a stop after the last");
}

#[test]
fn clause_7_4_2_moved_addressees_stand_above_the_copies_with_no_line_between() {
    let sample = Sample::of("addressees");
    let (to, copies) = (sample.line("主送：示例市委办公室"), sample.line("抄送：市档案馆。"));
    assert_eq!(to.runs[0].size, Length::pt(14));
    near(to.left(), copies.left(), 0.1);
    assert!(to.baseline() < copies.baseline());
    // Above the first, between 抄送 and 印发, and at the foot.
    assert_eq!(sample.rules(2).len(), 3);
}

#[test]
fn clause_7_4_3_printer_at_the_left_and_day_at_the_right_on_the_last_line() {
    let sample = Sample::of("notice");
    let line = sample.line("示例市人民政府办公室");
    assert_eq!(line.text(), "示例市人民政府办公室2026年5月9日印发");
    near(line.left(), 28.0 + SMALL, 0.3);
    near(line.right(), 184.0 - SMALL, 0.3);
    assert_eq!(line.runs[0].size, Length::pt(14));
    assert!(line.baseline() > 262.0 - LINE && line.baseline() < 262.0);
}

#[test]
fn clause_7_5_numbers_stand_7_mm_below_the_type_area_right_on_odd_and_left_on_even_pages() {
    let sample = Sample::of("notice");
    for n in 1..=5 {
        let number = sample.number(n).expect("it bears a number");
        assert_eq!(number.text(), format!("— {n} —"));
        assert_eq!(number.runs[0].size, Length::pt(14));
        // The dash, drawn in the middle of its ink, lies 7 mm below the foot of the type area.
        let dash = sample.ink_of(number.runs[0], '—');
        near((dash.0 + dash.1) / 2.0, 262.0 + 7.0, 0.3);
        match n % 2 {
            1 => near(number.right(), 184.0 - SMALL, 0.9),
            _ => near(number.left(), 28.0 + SMALL, 0.9),
        }
    }
}

#[test]
fn clause_7_5_the_imprint_on_an_even_page_and_no_numbers_after_a_blank_page() {
    // The text ends on the second page, which is even and has room.
    let sample = Sample::of("joint");
    assert_eq!(sample.pages.pages.len(), 2);
    assert!(sample.number(2).is_some());

    // It ends on the first: the imprint stands on its back, which no blank page precedes.
    let world = super::dossier("addressees");
    edit(&world, "content/notice.yaml", "addressees_text: ", "addressees_text: 市直各单位 #");
    edit(&world, "templates/style.yaml", "imprint:\n", "imprint:\n  even_page: true\n");
    let sample = Sample::in_world(world);
    assert_eq!(sample.pages.pages.len(), 2);
    assert_eq!(sample.line("示例市档案局办公室").page, 2);
    assert!(sample.number(1).is_some() && sample.number(2).is_some());

    // The second page is full: a blank one comes before the imprint, and neither bears a number.
    let world = super::dossier("joint");
    let long = "市委办公室，市政府办公室，".repeat(60);
    edit(&world, "templates/style.yaml", "copy_to: 市委办公室，市政府办公室。", &format!("copy_to: {long}市档案馆。"));
    let sample = Sample::in_world(world);
    assert_eq!(sample.pages.pages.len(), 4);
    assert!(sample.pages.pages[2].upright.is_empty(), "blank");
    assert_eq!(sample.line("抄送：").page, 4);
    assert_eq!((1..=4).map(|n| sample.number(n).is_some()).collect::<Vec<_>>(), [true, true, false, false]);
}
