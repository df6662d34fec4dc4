//! Duties that stand in prose: to report every month, and what follows when one does not.

use crate::model::cells;
use crate::model::notice::{Consequence, Cycle, Effect, Failing};
use crate::model::{Paragraph, Reporting, Section};

/// Reads the duty from all prose of a notice; `None` when no sentence sets it up.
pub fn read<'a>(paragraphs: impl IntoIterator<Item = &'a Paragraph>, sections: &[Section]) -> Option<Reporting> {
    let mut texts: Vec<String> = paragraphs.into_iter().flat_map(texts_of).collect();
    collect(sections, &mut texts);
    let sentences: Vec<&str> = texts.iter().flat_map(|t| t.split_inclusive('。')).collect();
    let (text, due_day, to) = sentences.iter().find_map(|s| due(s).map(|(day, to)| ((*s).to_owned(), day, to)))?;
    let consequences = sentences.iter().filter_map(|s| consequence(s)).collect();
    Some(Reporting { text, cycle: Cycle::Monthly, due_day, to, consequences })
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
    let to = rest.split(['，', '。']).find_map(|clause| {
        let clause = clause.strip_prefix(['向', '将', '报', '把']).unwrap_or(clause);
        let end = ["报告", "报送", "上报"].iter().filter_map(|w| clause.find(w)).min()?;
        Some(cells::read(clause[..end].trim_start_matches('向')).units)
    });
    Some((day, to.unwrap_or_default()))
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
    fn no_day_no_duty() {
        assert_eq!(read_text("每月召开会议。"), None);
        assert_eq!(read_text("每月45日前报送。"), None);
    }
}
