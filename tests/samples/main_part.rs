//! 主体, clause 7.3.

use super::{CHARACTER, LINE, Sample, TYPE, mm, near, right_of};
use crate::dossier::edit;
use hongtou::base::Length;
use hongtou::document::{Block, Role};

/// The white of a line of 3号 type above and below it.
const BESIDE: f64 = (LINE - TYPE) / 2.0;

#[test]
fn clause_7_3_1_title_two_blank_lines_below_the_red_line_and_centred() {
    let sample = Sample::of("notice");
    let line = sample.red_rules(1)[0];
    let first = sample.line("关于做好2026年");
    // 22 pt stand in the middle of a line of 30 pt.
    near(first.top() - 4.0 * 25.4 / 72.0 - mm(line.from.1 + line.width / 2), 2.0 * LINE, 0.2);
    for start in ["关于做好2026年", "御和城区"] {
        let title = sample.line(start);
        assert_eq!(title.runs[0].size, Length::pt(22));
        near(title.centre(), 106.0, 1.0);
    }
}

#[test]
fn clause_7_3_2_addressees_one_blank_line_below_the_title_flush_left() {
    let sample = Sample::of("notice");
    let addressees = sample.line("各县（区）人民政府");
    near(addressees.left(), 28.0, 0.5);
    assert!(addressees.text().ends_with('：'));
    let title = sample.line("御和城区");
    near(addressees.top() - BESIDE - (title.foot() + 4.0 * 25.4 / 72.0), LINE, 0.2);
}

#[test]
fn clause_7_3_2_addressees_that_would_push_the_text_off_the_first_page_move_to_the_imprint() {
    let sample = Sample::of("addressees");
    let roles = sample.document.sections[0].blocks.iter().filter_map(|b| match b {
        Block::Paragraph(p) => Some(p.role),
        _ => None,
    });
    assert!(!roles.collect::<Vec<_>>().contains(&Role::Addressee));
    assert_eq!(sample.line("根据档案移交").page, 1, "the first page shows text");
    let moved = sample.line("主送：示例市委办公室、");
    assert_eq!(moved.page, 2);
    let all: String = sample.lines(2).iter().map(|l| l.text()).collect();
    assert!(all.contains("示例市信访局。抄送："), "ended with a stop, 抄送 below");
    // One addressee less than too many stays where it is.
    let few = super::dossier("addressees");
    edit(&few, "content/notice.yaml", "、示例市市场监管局、示例市体育局、示例市统计局、示例市医保局、示例市信访局", "");
    edit(&few, "content/notice.yaml", "、示例市水利局、示例市农业农村局、示例市商务局、示例市文化旅游局", "");
    edit(
        &few,
        "content/notice.yaml",
        "、示例市卫生健康委、示例市退役军人局、示例市应急局、示例市审计局、示例市国资委",
        "",
    );
    edit(
        &few,
        "content/notice.yaml",
        "、示例市人力资源社会保障局、示例市自然资源局、示例市生态环境局、示例市住建局",
        "",
    );
    edit(
        &few,
        "content/notice.yaml",
        "、示例市工业和信息化局、示例市民族宗教局、示例市公安局、示例市民政局、示例市司法局",
        "",
    );
    let few = Sample::in_world(few);
    assert_eq!(few.document.imprint.as_ref().and_then(|i| i.send_to.as_ref()), None);
    assert_eq!(few.line("根据档案移交").page, 1);
}

#[test]
fn clause_7_3_3_first_lines_are_indented_two_characters_and_others_flush_left() {
    let sample = Sample::of("notice");
    near(sample.line("今年入汛以来").left(), 28.0 + 2.0 * CHARACTER, 0.3);
    near(sample.line("2026年汛期山洪灾害防御").left(), 28.0, 0.5);
}

#[test]
fn clause_7_3_3_four_levels_have_their_faces_and_none_is_bold() {
    let sample = Sample::of("notice");
    let levels =
        ["一、压实防汛责任", "（一）落实责任体系", "县（区）政府责任", "）县（区）长对本"].map(|s| sample.run(s));
    let text = sample.run("今年入汛以来");
    let faces = levels.map(|r| r.font);
    assert!(faces[0] != faces[1] && faces[0] != text.font && faces[1] != text.font, "黑体, 楷体, 仿宋");
    assert_eq!([faces[2], faces[3]], [text.font; 2]);
    for level in levels {
        assert_eq!(level.size, Length::pt(16));
        assert!(!level.embolden);
    }
}

#[test]
fn clause_7_3_4_attachments_one_blank_line_below_the_text_with_names_aligned() {
    let sample = Sample::of("notice");
    let text = sample.line("各地各部门贯彻落实情况");
    let first = sample.line("附件：");
    assert_eq!(first.text(), "附件：1.山洪灾害危险区清单填报说明");
    near(first.top() - text.top(), 2.0 * LINE, 0.1);
    near(first.left(), 28.0 + 2.0 * CHARACTER, 0.3);
    let name = mm(sample.run("山洪灾害危险区清单填报说明").glyphs[0].x);
    let second = sample.line("2.城区易涝点");
    near(second.left(), 28.0 + 5.0 * CHARACTER, 0.3);
    // A wrapped name aligns with its own first character, and no name has a mark after it.
    near(sample.line("限公示牌设置要求").left(), name, 0.3);
    near(mm(sample.run("城区易涝点").glyphs[0].x), name, 0.3);
    let end = |start| sample.line(start).text().chars().last().expect("it has text");
    assert!(["附件：", "限公示牌", "3.值班"].map(end).iter().all(|c| !"。；，、".contains(*c)));
}

#[test]
fn clause_7_3_4_a_single_attachment_has_no_number() {
    let sample = Sample::of("letter");
    let line = sample.line("附件：");
    assert_eq!(line.text(), "附件：示例市物流枢纽布局规划（征求意见稿）");
    near(mm(line.runs[0].glyphs[3].x), 28.0 + 5.0 * CHARACTER, 0.3);
}

#[test]
fn clause_7_3_5_1_sealed_date_four_characters_from_the_right_and_the_organ_centred_on_it() {
    for name in ["notice", "addressees"] {
        let sample = Sample::of(name);
        let page = sample.pages.pages.len().min(2);
        let lines = sample.lines(if name == "notice" { page } else { 1 });
        let at = lines.iter().position(|l| l.text().starts_with("2026年") && l.text().ends_with('日')).expect("a date");
        let (organ, date) = (&lines[at - 1], &lines[at]);
        near(date.right(), 184.0 - 4.0 * CHARACTER, 0.5);
        near(organ.centre(), date.centre(), 0.5);
        near(date.top() - organ.top(), LINE, 0.1);
    }
}

#[test]
fn clause_7_3_5_2_unsealed_organ_two_characters_from_the_right_and_the_date_two_further_in() {
    let sample = Sample::of("letter");
    let lines = sample.lines(2);
    let at = lines.iter().position(|l| l.text() == "2026年3月5日").expect("a date");
    let (organ, date) = (&lines[at - 1], &lines[at]);
    assert_eq!(organ.text(), "示例市发展和改革委员会");
    near(organ.right(), 184.0 - 2.0 * CHARACTER, 0.5);
    near(date.left() - organ.left(), 2.0 * CHARACTER, 0.3);
    // One blank line below the attachments.
    near(organ.top() - sample.line("附件：").top(), 2.0 * LINE, 0.1);
}

#[test]
fn clause_7_3_5_2_joint_organs_stand_below_each_other_host_first() {
    let sample = Sample::of("upward");
    let organs = ["示例市教育局", "示例市财政局", "示例市人力资源和社会保障局"];
    let lines: Vec<_> = sample.lines(2).into_iter().filter(|l| organs.contains(&l.text().as_str())).collect();
    assert_eq!(lines.iter().map(|l| l.text()).collect::<Vec<_>>(), organs);
    assert!(lines.iter().all(|l| (l.left() - lines[0].left()).abs() < 0.1));
    near(lines[2].right(), 184.0 - 2.0 * CHARACTER, 0.5);
    let date = sample.line("2026年12月25日");
    near(date.left() - lines[0].left(), 2.0 * CHARACTER, 0.3);
}

#[test]
fn clause_7_3_5_2_a_date_longer_than_the_organ_ends_two_characters_from_the_right() {
    let world = super::dossier("addressees");
    edit(&world, "templates/style.yaml", "letterhead:", "sealing: unsealed\nletterhead:");
    edit(&world, "content/notice.yaml", "signers: [示例市档案局]", "signers: [示例局]");
    let sample = Sample::in_world(world);
    let (organ, date) = (sample.line("示例局"), sample.line("2026年2月26日"));
    near(date.right(), 184.0 - 2.0 * CHARACTER, 0.5);
    near(date.left() - organ.left(), 2.0 * CHARACTER, 0.3);
}

#[test]
fn clause_7_3_5_4_the_date_has_arabic_digits_without_leading_zeros() {
    assert_eq!(Sample::of("notice").line("2026年5月").text(), "2026年5月8日");
}

#[test]
fn clause_7_3_5_5_the_signature_shares_its_page_with_text() {
    for name in super::NAMES.into_iter().filter(|n| *n != "minutes") {
        let sample = Sample::of(name);
        let (text, date) = sample.document.sections[0].blocks.iter().fold((None, None), |(text, date), b| match b {
            Block::Paragraph(p) if p.role == Role::Body => (Some(p.text()), date),
            Block::Signature(s) => (text, Some(s.date.clone())),
            _ => (text, date),
        });
        let (text, date) = (text.expect("a text"), date.expect("a date"));
        let page = (1..=sample.pages.pages.len()).find(|&n| sample.lines(n).iter().any(|l| l.text() == date));
        let end: String = text.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
        let shown = sample.lines(page.expect("it is printed")).iter().any(|l| l.text().ends_with(&end));
        assert!(shown, "{name}: the end of the text stands on the page of the date");
    }
}

#[test]
fn clause_7_3_6_the_note_is_in_brackets_below_the_date_two_characters_in() {
    let sample = Sample::of("notice");
    let (date, note) = (sample.line("2026年5月8日"), sample.line("（此件公开发布）"));
    near(note.left(), 28.0 + 2.0 * CHARACTER, 0.3);
    near(note.top() - date.top(), LINE, 0.1);
}

#[test]
fn clause_7_3_7_annexes_begin_new_pages_with_label_and_title_as_announced() {
    let sample = Sample::of("notice");
    let announced = [
        "山洪灾害危险区清单填报说明",
        "城区易涝点治理任务和责任单位、责任人、完成时限公示牌设置要求",
        "值班值守和信息报告制度",
    ];
    for (n, title) in announced.into_iter().enumerate() {
        let lines = sample.lines(n + 3);
        assert_eq!(lines[0].text(), format!("附件{}", n + 1));
        near(lines[0].left(), 28.0, 0.5);
        near(lines[0].top(), 37.0 + BESIDE, 0.1);
        assert_eq!(lines[0].runs[0].size, Length::pt(16));
        assert_eq!(lines[0].runs[0].font, sample.run("一、压实").font, "黑体");
        // On the third line, centred; 22 pt in a line of 30 pt.
        let title_lines: Vec<_> = lines.iter().filter(|l| l.runs[0].size == Length::pt(22)).collect();
        near(title_lines[0].top(), 37.0 + 2.0 * LINE + 4.0 * 25.4 / 72.0, 0.2);
        assert!(title_lines.iter().all(|l| (l.centre() - 106.0).abs() < 1.0));
        assert_eq!(title_lines.iter().map(|l| l.text()).collect::<String>(), title);
    }
}

#[test]
fn clause_7_3_7_a_single_annex_has_no_number() {
    let world = super::dossier("upward");
    edit(
        &world,
        "content/notice.yaml",
        "signers:",
        "annexes:\n- title: 农村学校教师生活补助测算表\n  body:\n  - text: 测算说明。\nsigners:",
    );
    let sample = Sample::in_world(world);
    let lines = sample.lines(3);
    assert_eq!(lines[0].text(), "附件");
    assert_eq!(lines[1].text(), "农村学校教师生活补助测算表");
}

#[test]
fn clause_5_2_3_nothing_stands_outside_the_type_area() {
    for name in super::NAMES {
        let sample = Sample::of(name);
        for n in 1..=sample.pages.pages.len() {
            let number = sample.number(n).map(|l| l.baseline());
            for line in sample.lines(n).iter().filter(|l| Some(l.baseline()) != number) {
                assert!(line.left() > 27.9 && right_of(line.runs[line.runs.len() - 1]) < 190.0, "{}", line.text());
                let foot = if name == "letter" && n == 1 { 272.5 } else { 262.0 };
                assert!(line.foot() <= foot, "{name} {n}: {}", line.text());
            }
        }
    }
}
