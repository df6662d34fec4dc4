//! Sentences that close an amendment and alter nothing: from when on it holds, what stays, what follows of itself.

use crate::base::Date;
use crate::base::number::{from_chinese, half_width};
use crate::base::text::without_blanks;

/// What a closing sentence says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Formula {
    /// 自2022年7月1日起施行, or from the day of its date where none is given.
    Effect(Option<Date>),
    /// 自…起施行 with a day that cannot be read.
    UnreadEffect,
    /// 其余内容不变, 特此通知: nothing that is kept.
    Nothing,
    /// A request: 请…反馈.
    Request,
}

/// The formula that a sentence is.
pub(super) fn read(sentence: &str) -> Option<Formula> {
    let text = half_width(&without_blanks(sentence));
    let text = text.trim_end_matches(['。', '.', '；', ';']);
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    if has(&["起施行", "起执行", "起实施", "起生效", "起试行", "之日施行"])
        && text.contains('自')
        && !has(&["“", "废止"])
    {
        return Some(effect(text));
    }
    if text.contains('“') {
        return None;
    }
    let stays = has(&["其余", "其他", "其它", "未作修改"])
        && (text.ends_with("不变") || has(&["仍按", "继续执行", "继续有效"]));
    let reissued = text.contains("相应修改") && has(&["重新公布", "重新印发", "重新发布"]);
    if stays || reissued || text == "特此通知" || (text.starts_with("修改后的") && text.ends_with("附后")) {
        return Some(Formula::Nothing);
    }
    let asks = text.starts_with('请') || text.contains("，请") || text.contains(",请");
    asks.then_some(Formula::Request)
}

fn effect(text: &str) -> Formula {
    let Some((_, day)) = text.split_once('自') else { return Formula::UnreadEffect };
    let day = day.split_once('起').or_else(|| day.split_once("之日")).map_or(day, |(d, _)| d).trim_end_matches("之日");
    if ["印发", "发布", "公布", "发文", "下发", "通过"].contains(&day.trim_start_matches("本通知")) {
        return Formula::Effect(None);
    }
    date(day).map_or(Formula::UnreadEffect, |d| Formula::Effect(Some(d)))
}

/// A day in digits or in Chinese numerals: 2022年7月1日, 二〇二二年七月一日.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = half_width(&without_blanks(text));
    Date::from_chinese(&text).or_else(|| {
        let (year, rest) = text.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let digit = |c: char| "〇一二三四五六七八九".chars().position(|d| d == c || (c == '○' && d == '〇'));
        let year: Option<String> = year.chars().map(|c| digit(c).map(|d| d.to_string())).collect();
        let day = from_chinese(rest.strip_suffix('日')?)?;
        Date::from_chinese(&format!("{}年{}月{day}日", year?, from_chinese(month)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_sentences() {
        let day = |s: &str| Some(Formula::Effect(s.parse().ok()));
        for (text, formula) in [
            ("本通知自2022年7月1日起施行。", day("2022-07-01")),
            ("本通知自二〇二二年七月一日起执行。", day("2022-07-01")),
            ("本通知自印发之日起施行。", Some(Formula::Effect(None))),
            ("本通知自2022年7月起施行。", Some(Formula::UnreadEffect)),
            ("原通知其余内容不变。", Some(Formula::Nothing)),
            ("其他事项仍按原通知执行。", Some(Formula::Nothing)),
            ("《某方案》根据本通知作相应修改，重新印发。", Some(Formula::Nothing)),
            ("请各单位于7月5日前反馈。", Some(Formula::Request)),
            ("将附件第12项责任单位由“甲”调整为“乙”。", None),
            ("附件其余“甲”不变", None),
        ] {
            assert_eq!(read(text), formula, "{text}");
        }
    }
}
