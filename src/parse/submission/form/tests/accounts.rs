//! Whatever stands in a file is accounted for, and found again.

use super::*;
use proptest::prelude::*;

const WORDS: [&str; 44] = [
    "",
    "",
    "",
    "",
    "序号",
    "任务",
    "工作进展",
    "完成率",
    "状态",
    "存在问题",
    "下一步打算",
    "填报单位",
    "备注",
    "责任单位",
    "合计",
    "同上",
    "同第3项",
    "1",
    "2",
    "三",
    "#3",
    "#5",
    "1-3",
    "60%",
    "#0.6",
    "1",
    "已完成",
    "基本完成",
    "无",
    "暂无",
    "/",
    "区妇联",
    "区法院",
    "填报单位：区妇联",
    "报送时间：7月25日",
    "注：说明",
    "2022年6月进展情况",
    "=1+1",
    "=A1",
    "甲乙丙",
    "加强心理服务机构建设（建成率达到80%）。",
    "依法严惩侵害未成年人犯罪。",
    "任务5：丁戊",
    "（一）加强心理疏导",
];

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&WORDS[..])
}

fn area() -> impl Strategy<Value = (Position, Position)> {
    (0u32..9, 0u32..8, 0u32..4, 0u32..4).prop_map(|(r, c, h, w)| ((r, c), (r + h, c + w)))
}

fn any_sheet() -> impl Strategy<Value = Sheet> {
    let grid = prop::collection::vec(prop::collection::vec(word(), 8), 1..8);
    let merged = prop::collection::vec(area(), 0..4);
    let hidden = (prop::collection::btree_set(0u32..9, 0..2), prop::collection::btree_set(0u32..8, 0..2));
    (grid, merged, hidden, any::<bool>(), prop::option::of(Just("#N/A"))).prop_map(
        |(grid, merged, hidden, headed, error)| {
            let rows: Vec<String> = grid.iter().map(|r| r.join("|")).collect();
            let heads = if headed { vec![META, HEADS] } else { Vec::new() };
            let rows: Vec<&str> = heads.into_iter().chain(rows.iter().map(String::as_str)).collect();
            let mut sheet = sheet("表", &rows);
            (sheet.hidden_rows, sheet.hidden_columns) = hidden;
            sheet.merged = merged;
            sheet.errors.extend(error.map(|e| ((3, 3), e.to_owned())));
            sheet
        },
    )
}

/// Everything that an entry or the head of a report holds.
fn kept(reading: &Reading) -> String {
    crate::model::yaml::save(&reading.submission, &[])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_is_settled_once_and_found_again(
        sheets in prop::collection::vec(any_sheet(), 1..3),
        lines in prop::collection::vec(word(), 0..6),
        letter in any::<bool>(),
    ) {
        let mut opened = text(&lines.into_iter().filter(|l| !l.is_empty()).collect::<Vec<_>>());
        opened.sheets = sheets;
        let total = opened.count();
        let outcome = read_as(if letter { "来信.eml!/正文.txt" } else { "a.xlsx" }, opened, |_| {});
        let said = outcome.said();
        let Some(reading) = &outcome.reading else {
            prop_assert!(!outcome.findings.is_empty());
            return Ok(());
        };
        prop_assert_eq!(reading.account.total, total);
        prop_assert!(reading.account.adds_up());
        let kept = kept(reading);
        for cell in &reading.account.cells {
            // A label is left out of what is said of its value.
            let value = cell.text.rsplit('：').next().unwrap_or(&cell.text);
            let found = match &cell.fate {
                Fate::Accepted(Field::Problems | Field::Next | Field::Progress) => kept.contains(value) || value.starts_with('='),
                Fate::Accepted(_) => true,
                Fate::Returned(_) => cell.text.split(['：', ' ', '\u{3000}']).any(|t| said.contains(t)),
                Fate::Carried { from, .. } => reading.account.cells.iter().any(|c| c.at == *from),
                Fate::Conflict(_) => false,
                Fate::Ignored(_) => true,
            };
            prop_assert!(found, "{cell:?}\n{kept}\n{said}");
        }
    }

    #[test]
    fn no_lines_make_it_panic(lines in prop::collection::vec(".{0,12}|(任务|第|\\()?[0-9一二十]{1,3}(项|、|：|\\.|\\))?.{0,6}|(状态|完成率|问题|联系人)：.{0,5}", 0..8)) {
        let lines: Vec<&str> = lines.iter().map(|l| l.trim()).filter(|l| !l.is_empty()).collect();
        read_lines("区妇联.txt", &lines);
    }
}
