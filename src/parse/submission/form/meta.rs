//! Labels in texts, such as 填报单位：区卫健委　报送时间：2022-06-24 15:02, titles, notes and months.

use super::columns::Column;
use crate::base::Month;
use crate::base::number::half_width;
use crate::base::text::{is_blank, without_blanks};

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Month,
    Of(Column),
}

/// Longer labels first, so that 单位 is not found in 填报单位.
pub(super) const LABELS: &[&str] = &[
    "填报单位",
    "报送单位",
    "单位名称",
    "报送时间",
    "报送日期",
    "上报单位",
    "上报时间",
    "上报日期",
    "收到时间",
    "填报日期",
    "填报时间",
    "填表日期",
    "填表时间",
    "填表人",
    "报送月份",
    "填报月份",
    "联系电话",
    "联系方式",
    "填报人",
    "联系人",
    "单位",
    "电话",
];

/// Labels of what is reported of a task, as lines of a text have them; longer ones first.
pub(super) const FIELD_LABELS: &[&str] = &[
    "本月工作进展情况",
    "工作进展情况",
    "目前进展情况",
    "存在问题和困难",
    "存在问题及困难",
    "存在困难和问题",
    "存在的问题和困难",
    "存在的困难和问题",
    "当前问题和困难",
    "问题和困难",
    "困难和问题",
    "存在的主要问题",
    "存在的问题",
    "主要问题",
    "下一步工作打算",
    "下一步工作计划",
    "下一步工作安排",
    "下一步工作措施",
    "下一步打算",
    "下一步计划",
    "下一步措施",
    "下一步安排",
    "下一步工作",
    "下步工作打算",
    "下步工作计划",
    "下步打算",
    "下步计划",
    "下步工作",
    "下月工作计划",
    "下月计划",
    "下月打算",
    "工作进展",
    "目前进展",
    "本月进展",
    "进展情况",
    "落实情况",
    "存在问题",
    "存在困难",
    "进展状态",
    "完成状态",
    "任务状态",
    "累计完成率",
    "完成比例",
    "完成进度",
    "完成率",
    "状态",
    "进展",
    "问题",
];

pub(super) fn label(name: &str) -> Label {
    match Column::of(name) {
        Some(column) => Label::Of(column),
        None => Label::Month,
    }
}

/// The labels of a text and what follows each; `None` where it does not begin with one.
pub(super) fn split(text: &str) -> Option<Vec<(&'static str, &str)>> {
    split_by(text, LABELS)
}

/// The same with other labels.
pub(super) fn split_by<'t>(text: &'t str, names: &[&'static str]) -> Option<Vec<(&'static str, &'t str)>> {
    let (before, parts) = parts(text, names);
    (before.trim_matches(is_blank).is_empty() && !parts.is_empty()).then_some(parts)
}

/// What stands before the first label of a text, and each label with what follows it.
pub(super) fn parts<'t>(text: &'t str, names: &[&'static str]) -> (&'t str, Vec<(&'static str, &'t str)>) {
    let mut starts = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let at_start = text[..at].chars().next_back().is_none_or(|c| is_blank(c) || ",;，；、。)）".contains(c));
        match at_start.then(|| label_at(&text[at..], names)).flatten() {
            Some((name, length)) => {
                starts.push((name, at, at + length));
                at += length;
            }
            None => at += c.len_utf8(),
        }
    }
    let before = starts.first().map_or(text, |(_, start, _)| &text[..*start]);
    let ends = starts.iter().skip(1).map(|(_, start, _)| *start).chain([text.len()]);
    let value = |from: usize, to: usize| text[from..to].trim_matches(|c| is_blank(c) || ",;，；".contains(c));
    (before, starts.iter().zip(ends).map(|(&(name, _, from), to)| (name, value(from, to))).collect())
}

/// A label at the start of a text, with its mark (公章) and its colon; a label without a colon must be all there is.
fn label_at(text: &str, names: &[&'static str]) -> Option<(&'static str, usize)> {
    let name = names.iter().copied().find(|l| text.starts_with(l))?;
    let mut rest = text[name.len()..].trim_start_matches(is_blank);
    if let Some(inside) = rest.strip_prefix(['(', '（']) {
        let (mark, after) = inside.split_once([')', '）'])?;
        if mark.chars().count() > 4 {
            return None;
        }
        rest = after.trim_start_matches(is_blank);
    }
    match rest.strip_prefix([':', '：']) {
        Some(after) => Some((name, text.len() - after.len())),
        None if rest.is_empty() => Some((name, text.len())),
        None => None,
    }
}

/// Whether a line above the table reads as its title.
pub(super) fn is_title(text: &str) -> bool {
    ["进展", "任务", "情况", "报送", "填报", "月报", "清单", "汇总", "小结", "总结"].iter().any(|w| text.contains(w))
}

/// Whether a text is an instruction or a note, not a report: 注：…, 填表说明：….
pub(super) fn is_note(text: &str) -> bool {
    const WORDS: [&str; 9] = ["注", "备注", "说明", "填表说明", "填报说明", "填报要求", "报送要求", "注意事项", "附注"];
    let text = without_blanks(text);
    let mut words = WORDS.iter().filter_map(|w| text.strip_prefix(w));
    words.any(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.is_empty() || rest.starts_with([':', '：'])
    })
}

/// Whether a line only says that the report is made up: 示例：本报送内容为演示编写。
pub(super) fn is_example(text: &str) -> bool {
    let text = without_blanks(text);
    let text = text.trim_start_matches(['(', '（', '【', '“']);
    let rest = text.strip_prefix("示例").map(|rest| rest.trim_end_matches([')', '）', '】', '”']));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '：', '，']))
}

/// Whether a text heads a row of sums.
pub(super) fn is_total(text: &str) -> bool {
    let text = without_blanks(text);
    matches!(text.trim_end_matches([':', '：']), "合计" | "总计" | "小计" | "共计" | "累计")
}

/// Whether what follows 单位： is the measure of the figures, and no body.
pub(super) fn is_measure(text: &str) -> bool {
    matches!(
        without_blanks(text).as_str(),
        "元" | "万元" | "亿元" | "千元" | "个" | "人" | "项" | "%" | "％" | "件" | "次"
    )
}

/// The month a text names: 2022年6月, or 6月 of the folder's year; `None` where it names none or several. A day of a
/// month names none.
pub(super) fn month_in(text: &str, folder: Month) -> Option<Month> {
    let text: String = half_width(text).chars().filter(|c| !is_blank(*c)).collect();
    let mut found = text.match_indices('月').filter_map(|(at, _)| {
        let after = text[at + '月'.len_utf8()..].trim_start_matches(|c: char| c.is_ascii_digit());
        if after.starts_with(['日', '号']) {
            return None;
        }
        let (before, month) = trailing_digits(&text[..at]);
        let month: i8 = month.parse().ok()?;
        let year = before.strip_suffix('年').map(|b| trailing_digits(b).1).filter(|y| y.len() == 4);
        Month::new(year.map_or(Some(folder.year()), |y| y.parse().ok())?, month)
    });
    let first = found.next()?;
    found.all(|m| m == first).then_some(first)
}

fn trailing_digits(text: &str) -> (&str, &str) {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    text.split_at(text.len() - digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_split_where_they_stand() {
        let line = "填报单位（盖章）：区卫健委　报送时间:2022-06-24 15:02";
        let parts = vec![("填报单位", "区卫健委"), ("报送时间", "2022-06-24 15:02")];
        assert_eq!(split(line), Some(parts));
        assert_eq!(split("填报单位:"), Some(vec![("填报单位", "")]));
        assert_eq!(split("单位：某局（本级）"), Some(vec![("单位", "某局（本级）")]));
        assert_eq!(split("单位"), Some(vec![("单位", "")]));
        assert_eq!(split("牵头单位:区教体局"), None);
        assert_eq!(split("单位协同推进"), None);
        assert_eq!(split("本表由填报人:张三填写"), None);
    }

    #[test]
    fn notes_and_sums_are_told_from_rows() {
        for text in ["注：每月26日前报送", "注1：甲", "填表说明：", "备注"] {
            assert!(is_note(text), "{text}");
        }
        for text in ["注重宣传", "说明会3场", "关注：甲"] {
            assert!(!is_note(text), "{text}");
        }
        assert!(is_example("示例：本报送内容为演示编写。") && is_example("（示例）") && !is_example("示例校建设3所"));
        assert!(is_total("合　计") && is_total("小计：") && !is_total("合计3项"));
        assert!(is_measure("万元") && !is_measure("区妇联"));
    }

    #[test]
    fn a_month_is_read_where_only_one_is_named() {
        let june: Month = "2022-06".parse().expect("a month");
        for (text, month) in [
            ("区卫健委2022年6月任务进展情况表", Some("2022-06")),
            ("区消防救援大队６月份工作进展", Some("2022-06")),
            ("2021 年 12 月进展", Some("2021-12")),
            ("6月至7月进展", None),
            ("13月", None),
            ("上月进展", None),
            ("7月25日报送", None),
            ("6月进展（7月1日）", Some("2022-06")),
        ] {
            assert_eq!(month_in(text, june).map(|m| m.to_string()).as_deref(), month, "{text}");
        }
    }
}
