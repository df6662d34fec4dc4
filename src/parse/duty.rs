//! Duties that stand in prose: to report every month, and what follows when one does not.

use crate::model::cells;
use crate::model::notice::{Consequence, Cycle, Effect, Failing};
use crate::model::{Notice, Paragraph, Reporting, Section};

/// Reads the duty from all prose of a notice; `None` when no sentence sets it up.
pub fn read<'a>(paragraphs: impl IntoIterator<Item = &'a Paragraph>, sections: &[Section]) -> Option<Reporting> {
    let mut texts: Vec<String> = paragraphs.into_iter().flat_map(texts_of).collect();
    collect(sections, &mut texts);
    let sentences: Vec<&str> = texts.iter().flat_map(|t| t.split_inclusive('。')).collect();
    let (text, due_day, to) = sentences.iter().find_map(|s| due(s).map(|(day, to)| ((*s).to_owned(), day, to)))?;
    let consequences = sentences.iter().filter_map(|s| consequence(s)).collect();
    Some(Reporting { text, cycle: Cycle::Monthly, due_day, to, consequences })
}

/// The sentence that sets up a duty to report at other times than a day of each month: 每季度末月25日前报送进展. It is
/// told and not reckoned with.
pub fn other(notice: &Notice) -> Option<String> {
    others(notice).into_iter().next()
}

/// All such sentences.
pub fn others(notice: &Notice) -> Vec<String> {
    let mut texts: Vec<String> = notice.loose_paragraphs().flat_map(texts_of).collect();
    notice.all_sections().for_each(|s| collect(std::slice::from_ref(s), &mut texts));
    let sentences = texts.iter().flat_map(|t| t.split_inclusive(['。', '；']));
    sentences.map(str::trim).filter(|s| is_periodic(s)).map(str::to_owned).collect()
}

/// Cycles shorter than half a year. What is due once a year or on a day is no duty to report on the progress.
const CYCLES: [&str; 15] = [
    "每日",
    "每天",
    "每周",
    "每星期",
    "每两周",
    "每双周",
    "每半月",
    "每半个月",
    "每旬",
    "每月",
    "每个月",
    "每双月",
    "每季",
    "每个季度",
    "每半年",
];

/// 每周五17时前将情况报送市甲局: a cycle, then until when, then to report.
fn is_periodic(sentence: &str) -> bool {
    let after = |cycle: &&str| sentence.split_once(*cycle).map(|(_, after)| after);
    CYCLES.iter().filter_map(after).any(|after| {
        let until = after.find('前').or_else(|| after.starts_with(['末', '底']).then_some(0));
        until.is_some_and(|at| at <= 30 && reports(&after[at..]))
    })
}

/// Whether a text says that something is reported, and not that it is named in a 通报 or 报告 as a paper.
fn reports(text: &str) -> bool {
    text.char_indices().filter(|(_, c)| *c == '报').any(|(at, c)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next());
        !matches!(before, Some('通' | '简' | '月' | '周' | '日' | '年' | '季' | '瞒' | '漏'))
            && !matches!(after, Some('道' | '刊' | '表'))
    })
}

fn texts_of(p: &Paragraph) -> Vec<String> {
    std::iter::once(p.text.clone()).chain(p.points.iter().map(|p| format!("{}{}", p.heading, p.text))).collect()
}

fn collect(sections: &[Section], out: &mut Vec<String>) {
    for s in sections {
        out.extend(s.paragraphs.iter().flat_map(texts_of));
        collect(&s.sections, out);
    }
}

/// 每月26日前向甲、乙报告: the day and who receives.
fn due(sentence: &str) -> Option<(i8, Vec<String>)> {
    sentence.match_indices("每月").find_map(|(i, w)| due_after(&sentence[i + w.len()..]))
}

fn due_after(rest: &str) -> Option<(i8, Vec<String>)> {
    let (day, rest) = rest.split_once('日')?;
    let day: i8 = day.trim().parse().ok().filter(|d| (1..=31).contains(d))?;
    let rest = rest.strip_prefix('前').or_else(|| rest.strip_prefix("之前")).or_else(|| rest.strip_prefix("以前"))?;
    let to = rest.split(['，', '。', '；', '（', '(']).map(receivers).find(|to| !to.is_empty());
    Some((day, to.unwrap_or_default()))
}

/// Words of reporting, the longer before what they begin with.
const REPORTS: [&str; 9] = ["报送至", "报送给", "报送到", "上报至", "报至", "报送", "上报", "报告", "报"];

/// Who receives a report: 向甲、乙报告; 将进展报送甲; 报甲、乙.
fn receivers(clause: &str) -> Vec<String> {
    if let Some((_, rest)) = clause.split_once('向') {
        let end = REPORTS.iter().chain(&["汇报", "反馈"]).filter_map(|w| rest.find(w)).min();
        return end.map_or_else(Vec::new, |end| cells::read(&rest[..end]).units);
    }
    let after = REPORTS.iter().find_map(|w| clause.split_once(w)).map_or("", |(_, after)| after);
    if cells::names_a_body(after) { cells::read(after).units } else { Vec::new() }
}

/// A sentence that says what follows from a failing.
fn consequence(sentence: &str) -> Option<Consequence> {
    let has = |words: &[&str]| words.iter().all(|w| sentence.contains(w));
    let (of, times, effect) = if has(&["不按时报送", "通报"]) {
        (Failing::LateReport, 1, Effect::Named)
    } else if has(&["通报", "取消", "评优"]) {
        (Failing::NamedOrSummoned, times(sentence)?, Effect::NoMeritRating)
    } else if has(&["瞒报", "加重处理"]) {
        (Failing::ConcealedIncident, 1, Effect::Heavier)
    } else {
        return None;
    };
    Some(Consequence { of, times, effect, text: sentence.to_owned() })
}

/// 被2次通报 or 被两次通报.
fn times(sentence: &str) -> Option<u32> {
    let before = &sentence[..sentence.find('次')?];
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let number = digits.chars().rev().collect::<String>();
    number.parse().ok().or_else(|| match before.chars().next_back()? {
        '一' => Some(1),
        '两' | '二' => Some(2),
        '三' => Some(3),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Option<Reporting> {
        read([&Paragraph { text: text.into(), ..Paragraph::default() }], &[])
    }

    #[test]
    fn the_duty_and_its_consequences() {
        let r = read_text("区平安办每月召集一次研判会。对瞒报、迟报事故案件的，加重处理。区直单位被2次通报、约谈的，取消年度考核评优资格。原则上每月研判，各部门对照清单每月26日前向区平安办、区教体局报告一次工作开展情况，不按时报送的，将予以通报。").expect("a duty");
        assert_eq!((r.due_day, r.to), (26, vec!["区平安办".to_owned(), "区教体局".to_owned()]));
        let got: Vec<_> = r.consequences.iter().map(|c| (c.of, c.times, c.effect)).collect();
        assert_eq!(
            got,
            [
                (Failing::ConcealedIncident, 1, Effect::Heavier),
                (Failing::NamedOrSummoned, 2, Effect::NoMeritRating),
                (Failing::LateReport, 1, Effect::Named),
            ]
        );
    }

    #[test]
    fn who_receives_the_reports() {
        for (text, to) in [
            ("每月5日前向市甲局、市乙局报告一次。", &["市甲局", "市乙局"][..]),
            ("每月5日前将进展情况报送市甲局。", &["市甲局"]),
            ("每月5日前将进度报市甲局、市乙局（联系人：张三）。", &["市甲局", "市乙局"]),
            ("每月5日前，各单位将小结报送至市甲局办公室。", &["市甲局办公室"]),
            ("每月5日前报送工作进展。", &[]),
            ("每月5日前将进展情况上报。", &[]),
        ] {
            assert_eq!(read_text(text).expect("a duty").to, to, "{text}");
        }
    }

    #[test]
    fn a_duty_of_another_cycle_is_told() {
        for yes in [
            "各责任单位于每季度末月25日前将进展报县甲局。",
            "于每周五17时前将整治情况报送至市甲局安全科。",
            "每日17:00前向镇甲办报告当日情况。",
            "每月底前报送工作小结。",
            "每半年前将总结上报。",
        ] {
            assert!(is_periodic(yes), "{yes}");
        }
        for no in [
            "每季度召开一次会议。",
            "每月通报一次。",
            "每周五前发布月报。",
            "从2019年起每年2月底前报名单。",
            "每月召集会议，由办公室汇总后，在全区范围内广泛宣传，提前做好准备，及时通报。",
        ] {
            assert!(!is_periodic(no), "{no}");
        }
    }

    #[test]
    fn no_day_no_duty() {
        assert_eq!(read_text("每月召开会议。"), None);
        assert_eq!(read_text("每月45日前报送。"), None);
    }
}
