//! What a text that was amended says below its title (题注).

use crate::base::Date;
use crate::model::{Amending, Notice};
use serde::Serialize;

/// The line below the title, for a template.
#[derive(Debug, Default, Serialize)]
pub struct AmendedView {
    /// （2022年5月9日某办〔2022〕3号印发　根据2022年6月28日某办〔2022〕8号修改）, each number on a line of its own; empty for
    /// a text that nobody amended.
    pub line: String,
    /// Whether the amendment is made up for show.
    pub example: bool,
}

impl AmendedView {
    /// Of a notice as amended.
    pub fn new(notice: &Notice, amending: Option<&Amending>) -> AmendedView {
        let Some(amending) = amending else { return AmendedView::default() };
        let number = notice.doc_number.as_deref().unwrap_or_default();
        let issued = issued(number, notice.date).map(|issued| format!("{issued}印发"));
        let last = amending.history.len().saturating_sub(1);
        let altered = amending.history.iter().enumerate().map(|(n, (number, date))| {
            let verb = if amending.repeals && n == last { "废止" } else { "修改" };
            format!("根据{}{verb}", self::issued(number, *date).unwrap_or_else(|| "另行通知".to_owned()))
        });
        let parts: Vec<String> = issued.into_iter().chain(altered).collect();
        AmendedView { line: format!("（{}）", parts.join("\n")), example: amending.example }
    }
}

/// Date and number, as far as there are any.
fn issued(number: &str, date: Option<Date>) -> Option<String> {
    let date = date.map(Date::to_chinese).unwrap_or_default();
    match (date.is_empty(), number.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{date}的通知")),
        _ => Some(format!("{date}{number}")),
    }
}
