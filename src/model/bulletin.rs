//! `content/bulletins.yaml`: number and date of each bulletin, given by a person when it is issued.

use super::Notice;
use crate::base::{Date, Month};
use serde::{Deserialize, Serialize};

/// The bulletins of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bulletins {
    /// The series they are issues of, for an office that numbers them 第N期 in place of a 发文字号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// One for each month issued.
    #[serde(default)]
    pub issues: Vec<Issue>,
}

/// A numbered series of bulletins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its name, which stands in place of the 发文机关标志: 平安建设工作通报.
    pub name: String,
    /// How many issues there were before the first one listed.
    #[serde(default)]
    pub issued_before: usize,
}

impl Bulletins {
    /// 第2期（总第8期）: its number in the year and in all, by the months listed; `None` outside a series.
    pub fn number(&self, month: Month) -> Option<String> {
        let series = self.series.as_ref()?;
        self.issues.iter().find(|i| i.month == month)?;
        let up_to =
            |keep: &dyn Fn(Month) -> bool| self.issues.iter().filter(|i| i.month <= month && keep(i.month)).count();
        let (of_year, of_all) = (up_to(&|m| m.year() == month.year()), up_to(&|_| true) + series.issued_before);
        Some(format!("第{of_year}期（总第{of_all}期）"))
    }

    /// Pairs of months whose numbers cannot both be right: the same one, or within a year a later month with an earlier
    /// number.
    pub fn misnumbered(&self) -> Vec<(Month, Month)> {
        let mut numbered: Vec<(Month, &str)> =
            self.issues.iter().filter_map(|i| Some((i.month, i.doc_number.as_deref()?))).collect();
        numbered.sort_unstable();
        let pairs = numbered.windows(2).filter(|w| !follows(w[0].1, w[1].1));
        pairs.map(|w| (w[0].0, w[1].0)).collect()
    }
}

/// Whether a 发文字号 comes after another; what cannot be compared is let pass unless it is the same.
fn follows(earlier: &str, later: &str) -> bool {
    let parts = |n: &str| {
        let (series, number) = n.split_once('〕')?;
        Some((series.to_owned(), number.trim_end_matches('号').parse::<u32>().ok()?))
    };
    match (parts(earlier), parts(later)) {
        (Some((a, n)), Some((b, m))) if a == b => m > n,
        _ => earlier != later,
    }
}

/// What a person decides about one bulletin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// The month it reports on.
    pub month: Month,
    /// Its own 发文字号; left out until it is given one.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// Its 成文日期; left out until it is signed.
    #[serde(default)]
    pub date: Option<Date>,
}

impl Bulletins {
    /// What a person decided about the bulletin of a month.
    pub fn of(&self, month: Month) -> Option<&Issue> {
        self.issues.iter().find(|i| i.month == month)
    }
}

/// What the reports are about, by the title of the task list: 保护未成年人安全专项行动; empty where it does not say.
pub fn subject(notice: &Notice) -> &str {
    let title = notice.annex.as_ref().map_or("", |a| a.title.as_str());
    ["任务清单", "任务分工表", "任务分解表"].iter().find_map(|end| title.strip_suffix(end)).unwrap_or("")
}

/// The title of the bulletin of a month.
pub fn title(notice: &Notice, month: &str) -> String {
    format!("关于{month}份{}任务进展情况的通报", subject(notice))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().expect("a month")
    }

    fn bulletins(issues: &[(&str, &str)]) -> Bulletins {
        let issue = |(m, n): &(&str, &str)| Issue { month: month(m), doc_number: Some((*n).into()), date: None };
        let series = Some(Series { name: "工作通报".into(), issued_before: 4 });
        Bulletins { series, issues: issues.iter().map(issue).collect() }
    }

    #[test]
    fn a_series_is_numbered_by_year_and_in_all() {
        let b = bulletins(&[("2022-11", "a"), ("2022-12", "b"), ("2023-01", "c")]);
        assert_eq!(b.number(month("2022-12")).as_deref(), Some("第2期（总第6期）"));
        assert_eq!(b.number(month("2023-01")).as_deref(), Some("第1期（总第7期）"));
        assert_eq!(b.number(month("2023-02")), None);
        assert_eq!(Bulletins { series: None, ..b }.number(month("2022-12")), None);
    }

    #[test]
    fn numbers_follow_the_months() {
        let pairs = |issues: &[(&str, &str)]| bulletins(issues).misnumbered();
        assert_eq!(pairs(&[("2022-06", "某办〔2022〕5号"), ("2022-07", "某办〔2022〕6号")]), []);
        let wrong = [(month("2022-06"), month("2022-07"))];
        assert_eq!(pairs(&[("2022-06", "某办〔2022〕5号"), ("2022-07", "某办〔2022〕5号")]), wrong);
        assert_eq!(pairs(&[("2022-07", "某办〔2022〕4号"), ("2022-06", "某办〔2022〕5号")]), wrong);
        assert_eq!(pairs(&[("2022-12", "某办〔2022〕30号"), ("2023-01", "某办〔2023〕1号")]), []);
    }
}
