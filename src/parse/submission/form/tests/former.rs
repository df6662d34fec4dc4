//! Reports after the list was amended.

use super::*;
use crate::model::FormKey;

const OLD: &str = "2022-05-09";

fn former_at(until: &str) -> Vec<Former> {
    let one = |no: u32, content: &str, now: Option<u32>| Former {
        no,
        content: content.into(),
        now,
        edition: OLD.into(),
        until: until.parse().expect("a day"),
    };
    vec![
        one(2, "加强心理服务机构建设（建成率达到80%）。", Some(3)),
        one(3, "预防中小学生溺水，加强水域巡查。", None),
        one(4, "指导各类学校高度重视未成年人心理健康问题，认真落实相关要求。", Some(1)),
        one(5, "从严惩处侵害未成年人的犯罪行为。", Some(6)),
        one(7, "开展法治宣传进校园活动。", None),
    ]
}

/// The list was amended in the month reported on.
fn former() -> Vec<Former> {
    former_at("2022-07-15")
}

fn amended(rows: &[&str]) -> Outcome {
    read_amended("a.xlsx", Opened { sheets: vec![form(rows)], ..Opened::default() }, &former())
}

/// A form that was given out by the list of that day.
fn given_out(edition: &str, rows: &[&str]) -> Opened {
    let (dossier, unit) = ("甲〔2022〕4号".to_owned(), "区妇联".to_owned());
    let key = FormKey { dossier, month: july(), unit, edition: edition.into() };
    let mut hidden = Sheet { hidden: true, ..Sheet { name: "钥".into(), ..Sheet::default() } };
    hidden.cells.insert((0, 0), Cell::Text(key.to_string()));
    Opened { sheets: vec![form(rows), hidden], ..Opened::default() }
}

fn read(outcome: &Outcome) -> Vec<(u32, &str)> {
    outcome.entries().iter().map(|e| (e.task, e.progress.as_str())).collect()
}

#[test]
fn a_form_made_by_the_old_list_has_its_numbers() {
    let rows = ["1||一", "2||二", "4||四", "5|从严惩处侵害未成年人的犯罪行为。|五|60%", "6||同第2项"];
    let outcome = read_amended("a.xlsx", given_out(OLD, &rows), &former());
    assert_eq!(read(&outcome), [(1, "一"), (3, "二"), (1, "四"), (6, "五"), (6, "二")]);
    assert_eq!(outcome.entries()[3].rate, Some(60));
    // One finding tells of all of them.
    assert_eq!(outcome.ids(), ["S073"], "{}", outcome.said());
    assert!(outcome.said().contains("按2022年5月9日的清单发的"), "{}", outcome.said());
    assert!(outcome.said().contains("2→3、4→1、5→6"), "{}", outcome.said());
}

#[test]
fn a_form_made_by_the_list_in_force_has_todays_numbers() {
    let outcome = read_amended("a.xlsx", given_out("2022-07-15", &["2||二", "3||三", "5||五"]), &former());
    assert_eq!(read(&outcome), [(2, "二"), (3, "三"), (5, "五")]);
    assert!(outcome.ids().is_empty(), "{}", outcome.said());
}

#[test]
fn a_task_that_is_gone_goes_back_with_the_day_it_ended() {
    let rows = ["3|预防中小学生溺水，加强水域巡查。|巡查3次|60%", "7|开展法治宣传进校园活动。", "1||一"];
    for opened in [given_out(OLD, &rows), Opened { sheets: vec![form(&rows)], ..Opened::default() }] {
        let outcome = read_amended("a.xlsx", opened, &former());
        assert_eq!(read(&outcome), [(1, "一")]);
        assert_eq!(outcome.ids(), ["S074"], "{}", outcome.said());
        let words = "工作表“表”第3行：原第3项任务自2022年7月15日起不再执行，未登记：3 | 预防中小学生溺水";
        assert!(outcome.said().contains(words), "{}", outcome.said());
        assert_eq!((outcome.fate("表!C3"), outcome.fate("表!D3")), ("!S074".into(), "!S074".into()));
        // A row that nobody filled in is no news.
        assert_eq!((outcome.fate("表!A4"), outcome.fate("表!B4")), ("-notinforce".into(), "-notinforce".into()));
    }
}

#[test]
fn the_last_day_counts_of_a_task_that_had_several_numbers() {
    let mut former = former();
    former.push(Former {
        no: 2,
        edition: "2022-07-15".into(),
        until: "2022-09-01".parse().expect("a day"),
        ..former[1].clone()
    });
    let rows = ["3|预防中小学生溺水，加强水域巡查。|巡查3次"];
    let outcome = read_amended("a.xlsx", Opened { sheets: vec![form(&rows)], ..Opened::default() }, &former);
    assert!(outcome.said().contains("自2022年9月1日起不再执行"), "{}", outcome.said());
}

#[test]
fn words_tell_which_list_a_number_is_of() {
    let outcome = amended(&[
        // Today's.
        "2|指导各类学校高度重视校园安全，定期开展风险排查。|甲",
        // The former's, whose words are a task's of today too, or of none.
        "2|加强心理服务机构建设（建成率达到80%）|乙",
        "5|从严惩处侵害未成年人的犯罪行为|丙",
        // Of no task that ever had the number.
        "3|指导各类学校高度重视校园安全，定期开展风险排查。|丁",
        // Without a number, by the words of the list before.
        "|从严惩处侵害未成年人的犯罪行为|戊",
        "|预防中小学生溺水，加强水域巡查|己",
    ]);
    assert_eq!(read(&outcome), [(2, "甲"), (3, "乙"), (6, "丙"), (6, "戊")]);
    let ids = ["S072", "S072", "S058", "S072", "S068", "S074", "S017"];
    assert_eq!(outcome.ids(), ids, "{}", outcome.said());
    assert!(outcome.said().contains("第4行A列：原第2项，现为第3项，按现第3项登记"), "{}", outcome.said());
    assert_eq!((outcome.fate("表!C6"), outcome.fate("表!C8")), ("!S058".into(), "!S074".into()));
}

#[test]
fn a_number_by_itself_is_not_guessed_soon_after_a_change() {
    let outcome = amended(&["1||一", "2||二", "3||三", "4||四", "5|", "6||六", "7||七"]);
    assert_eq!(read(&outcome), [(1, "一"), (6, "六")]);
    assert_eq!(outcome.ids(), ["S075", "S075", "S075", "S074"], "{}", outcome.said());
    for words in [
        "清单自2022年7月15日起调整，第2项原指“加强心理服务机构建设（建成率达到80%）…”（现第3项），现指“指导各类学校高度重视校园安全，定期开展风…”",
        "第3项原指“预防中小学生溺水，加强水域巡查。”（已不再执行），现指“加强心理服务机构建设（建成率达到80%）…”",
        "第4项原指“指导各类学校高度重视未成年人心理健康问题…”（现第1项），现无此项",
        "原第7项任务自2022年7月15日起不再执行，未登记：7 | 七",
    ] {
        assert!(outcome.said().contains(words), "{words}\n{}", outcome.said());
    }
    assert_eq!((outcome.fate("表!C4"), outcome.fate("表!A7")), ("!S075".into(), "-untouched".into()));
}

#[test]
fn a_number_is_doubtful_in_the_month_of_the_change_and_the_next() {
    for (until, doubtful) in [("2022-07-01", true), ("2022-07-31", true), ("2022-06-30", true), ("2022-05-31", false)] {
        let opened = Opened { sheets: vec![form(&["2||二", "1||一"])], ..Opened::default() };
        let outcome = read_amended("a.xlsx", opened, &former_at(until));
        assert_eq!(outcome.ids().contains(&"S075"), doubtful, "{until}: {}", outcome.said());
        assert_eq!(outcome.entries().len(), if doubtful { 1 } else { 2 }, "{until}");
    }
    // Words tell it however long ago it was, and so does a form of the old list.
    let rows = ["5|从严惩处侵害未成年人的犯罪行为。|五"];
    let opened = Opened { sheets: vec![form(&rows)], ..Opened::default() };
    assert_eq!(read(&read_amended("a.xlsx", opened, &former_at("2022-01-01"))), [(6, "五")]);
    assert_eq!(read(&read_amended("a.xlsx", given_out(OLD, &["5||五"]), &former_at("2022-01-01"))), [(6, "五")]);
}

#[test]
fn a_merged_cell_makes_a_doubtful_row_speak() {
    let mut merged = form(&["1||甲", "2"]);
    merged.merged = vec![((2, 2), (3, 2))];
    let outcome = read_amended("a.xlsx", Opened { sheets: vec![merged], ..Opened::default() }, &former());
    assert_eq!(read(&outcome), [(1, "甲")]);
    assert_eq!(outcome.fate("表!A4"), "!S075", "{}", outcome.said());
}

#[test]
fn a_cell_points_to_the_row_that_bears_the_number() {
    let rows = ["2|加强心理服务机构建设（建成率达到80%）|乙", "1||同第2项", "6||同第5项"];
    let outcome = amended(&rows);
    assert_eq!(read(&outcome), [(3, "乙"), (1, "乙"), (6, "")]);
    assert_eq!((outcome.fate("表!C4"), outcome.fate("表!C5")), ("progress<表!C3".into(), "!S060".into()));
}

#[test]
fn letters_are_held_to_the_same() {
    let lines = [
        "任务5：从严惩处侵害未成年人的犯罪行为。",
        "进展：办案3件。",
        "任务2：",
        "状态：滞后",
        "（一）存在问题：",
        "缺人手。",
        "任务7：开展法治宣传进校园活动，已开展2场。",
        "任务1：组织培训。",
        "特此报告。",
        "另有一事。",
    ];
    let outcome = read_amended("区妇联.txt", text(&lines), &former());
    assert_eq!(read(&outcome), [(6, "办案3件。"), (1, "组织培训。")]);
    assert_eq!(outcome.ids(), ["S072", "S075", "S074", "S066"], "{}", outcome.said());
    for (at, fate) in [
        ("1", "task"),
        ("2", "progress"),
        ("3", "!S075"),
        ("4", "!S075"),
        ("6", "!S075"),
        ("7", "!S074"),
        ("8", "progress"),
        ("10", "!S066"),
    ] {
        assert_eq!(outcome.fate(at), fate, "{at}\n{}", outcome.said());
    }
}
