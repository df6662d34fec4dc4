//! Tests of the Markdown subset.

use super::*;
use crate::document::{Chart, ChartKind, Document, Table, dump::dump};

fn dumped(text: &str) -> String {
    let slots = [("tasks", Table::default().into()), ("rate", rate().into())];
    let Read { sections, .. } = read(text, &slots).expect("it reads");
    dump(&Document { sections, ..Document::default() })
}

fn rate() -> Chart {
    let series = vec![crate::document::Series { name: "按时报送率".into(), values: vec![Some(486), None] }];
    let categories = vec!["6月".into(), "7月".into()];
    let (title, unit, alt) = ("按时报送率".into(), "%".into(), "6月为48.6%，7月无数据。".into());
    Chart { title, kind: ChartKind::Line, categories, series, unit, alt, ..Chart::default() }
}

#[test]
fn a_chart_stands_where_it_is_named() {
    let wanted = "body 甲\nchart Line 按时报送率（单位：%） | 6月 | 7月\n  series 按时报送率 | 48.6 | —\n  \
                  spoken 6月为48.6%，7月无数据。\nbody 乙\n";
    let dumped = dumped("甲\n\n[[rate]]\n\n乙\n");
    assert!(dumped.ends_with(wanted), "{dumped}");
}

fn codes(text: &str) -> Vec<&'static str> {
    read(text, &[]).expect_err("it is wrong").iter().map(|f| f.finding.code.id).collect()
}

#[test]
fn emphasis_closes_between_chinese_marks_and_characters() {
    for (text, wanted) in [
        ("**一是健全机制。**教育部门", "body *一是健全机制。*教育部门"),
        ("*（一）加强。***一是健全。**要", "body _（一）加强。_*一是健全。*要"),
        ("**“重点”**内容", "body *“重点”*内容"),
        ("这是**《条例》**规定", "body 这是*《条例》*规定"),
        ("甲\\*\\*乙\\*\\*", "body 甲**乙**"),
    ] {
        assert!(dumped(text).contains(&format!("{wanted}\n")), "{text}: {}", dumped(text));
    }
}

#[test]
fn parts_pages_tables_and_signatures() {
    let text = "# 标题\n\n::: addressee\n各单位：\n:::\n\n正文。\n\n::: signature\n某办\n2022年5月9日\n:::\n\n--- landscape\n\n[[tasks]]\n";
    let wanted = "section\ntitle 标题\naddressee 各单位：\nbody 正文。\nsignature 某办 | 2022年5月9日\nsection landscape\ntable \n";
    assert!(dumped(text).ends_with(wanted), "{}", dumped(text));
}

#[test]
fn what_is_not_of_the_subset_is_refused() {
    assert_eq!(codes("- 一条\n"), ["T002", "T002"]);
    assert_eq!(codes("::: titel\n标题\n:::\n"), ["T003"]);
    assert_eq!(codes("::: title\n标题\n"), ["T003"]);
    assert_eq!(codes("[[没有]]\n"), ["T004"]);
    assert_eq!(codes("<b>甲</b>\n"), ["T002", "T002"]);
}

#[test]
fn links_and_breaks() {
    assert!(dumped("甲[乙](mailto:a@b.c)\\\n丙").contains("body 甲乙<mailto:a@b.c>⏎丙"));
}

/// A table of one row, whose first cell covers a second row in the third column.
fn small_table() -> Table {
    use crate::document::{Cell, Column, Row};
    let head = vec![Row::new(vec![Cell::new("序号"), Cell::new("内 容"), Cell::new("组")])];
    let rows = vec![
        Row::new(vec![Cell::new("1"), Cell::new("甲[^a]"), Cell::new("子").spanning_rows(2)]),
        Row::new(vec![Cell::new("2"), Cell::new("乙")]),
    ];
    Table::new(vec![Column::default(); 3], head, rows)
}

fn noted(text: &str) -> Result<Read, Vec<Fault>> {
    read(text, &[("tasks", small_table().into()), ("rate", rate().into())])
}

fn noted_codes(text: &str) -> Vec<&'static str> {
    noted(text).expect_err("it is wrong").iter().map(|f| f.finding.code.id).collect()
}

#[test]
fn a_footnote_stands_where_it_is_referred_to_wherever_it_is_written() {
    let text = "[^late]: 后\n注。\n\n一季度完成率[^rate]为80%[^late]。\n\n::: table_note\n注[^3]\n:::\n\n[^rate]: 统计至3月。\n\n[^3]: 三。\n";
    let dumped = dumped(text);
    let wanted = "body 一季度完成率[^统计至3月。]为80%[^后注。]。\ntable_note 注[^三。]\n";
    assert!(dumped.ends_with(wanted), "{dumped}");
}

#[test]
fn the_places_of_a_footnote_are_those_of_its_words() {
    let text = "甲[^a]。\n\n[^a]: 乙丙&amp;\n";
    let Read { note_places, .. } = noted(text).expect("it reads");
    let at = |word: &str| text.find(word).expect("it is there");
    assert_eq!(note_places, [vec![at("乙"), at("丙"), at("&amp;")]]);
}

#[test]
fn what_data_says_is_no_footnote() {
    // As the templates escape it.
    assert!(dumped("甲\\[\\^1\\]乙[^]\n\n\\[\\^1\\]\\: 丙\n").ends_with("body 甲[^1]乙[^]\nbody [^1]: 丙\n"));
    let Read { sections, .. } = noted("[[tasks]]\n").expect("it reads");
    assert!(sections[0].blocks[0].footnotes().is_empty(), "a cell says [^a]");
}

#[test]
fn cells_are_noted_by_their_row_and_column() {
    let text = "[[tasks: 1 内容[^a][^b]；2 内容[^c]]]\n\n[^a]: 一。\n\n[^b]: 二。\n\n[^c]: 三。\n";
    let Read { sections, note_places, .. } = noted(text).expect("it reads");
    let notes = sections[0].blocks[0].footnotes();
    assert_eq!(notes.iter().map(|n| n.text.as_str()).collect::<Vec<_>>(), ["一。", "二。", "三。"]);
    assert_eq!(note_places.len(), 3);
}

#[test]
fn a_cell_that_is_not_there_or_is_set_again_on_every_page_is_refused() {
    let note = "\n\n[^a]: 注。\n";
    for wrong in ["3 内容[^a]", "1 内[^a]", "1 组[^a]", "2 组[^a]", "1内容[^a]", "1 内容", "序号 内容[^a]"]
    {
        let codes = noted_codes(&format!("[[tasks: {wrong}]]{note}"));
        assert_eq!(codes, ["T017", "T014"], "{wrong}");
    }
    assert_eq!(noted_codes(&format!("[[rate: 1 内容[^a]]]{note}")), ["T017", "T014"]);
}

#[test]
fn a_footnote_without_words_or_without_reference_is_refused() {
    assert_eq!(noted_codes("甲[^a]乙\n"), ["T013"]);
    assert_eq!(noted_codes("甲\n\n[^a]: 注。\n"), ["T014"]);
    assert_eq!(noted_codes("甲[^a]\n\n[^a]:\n"), ["T015"]);
    assert_eq!(noted_codes("甲[^a]乙[^a]\n\n[^a]: 注。\n"), ["T016"]);
    assert_eq!(noted_codes("甲[^a]\n\n[^a]: 注。\n\n[^a]: 又。\n"), ["T016"]);
}

#[test]
fn a_footnote_is_one_paragraph_of_plain_text() {
    for words in ["甲[^b]", "甲**乙**", "甲[乙](https://a.cn)", "甲\\\n乙", "甲`乙`"] {
        let text = format!("丙[^a]\n\n[^a]: {words}\n\n");
        assert_eq!(noted_codes(&text), ["T015"], "{words}");
    }
}

#[test]
fn the_parts_that_the_standard_gives_their_form_have_no_footnotes() {
    let note = "\n\n[^a]: 注。\n";
    let parts =
        ["mark", "doc_number", "addressee", "annex_label", "annex_title", "title_note", "attachment_note", "note"];
    for part in parts {
        assert_eq!(noted_codes(&format!("::: {part}\n甲[^a]\n:::{note}")), ["T012"], "{part}");
    }
    assert_eq!(noted_codes(&format!("# 标题[^a]{note}")), ["T012"]);
    assert_eq!(noted_codes(&format!("::: signature\n某办[^a]\n2022年5月9日\n:::{note}")), ["T012", "T014"]);
    for part in ["contact", "table_note", "heading1"] {
        assert!(noted(&format!("::: {part}\n甲[^a]\n:::{note}")).is_ok(), "{part}");
    }
}
