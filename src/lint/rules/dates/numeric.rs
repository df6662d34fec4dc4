//! Dates are written with 年, 月 and 日.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words {
            zh: "GB/T 15835—2011；GB/T 9704—2012 7.3.5.4", en: "GB/T 15835—2011; GB/T 9704—2012, 7.3.5.4"
        },
        bad: "请于2026.6.3前报送",
        good: "请于2026年6月3日前报送",
        repair: Repair::Person,
    },
    look: Look::Words(&["20", "19"], check),
};

static CODE: Code = Code {
    id: "C062",
    name: "date-numeric",
    severity: Severity::Warning,
    message: Words { zh: "日期写成“{date}”", en: "a date is written {date}" },
    cure: Words { zh: "写成“某年某月某日”", en: "write year, month and day" },
    why: Words {
        zh: "公文行文中的日期用“年、月、日”，不用点号、短横或斜线。",
        en: "In papers a date has 年, 月 and 日.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    if !matches!(spot.line.role, Role::Body | Role::Numbered | Role::Date) {
        return;
    }
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && !"-./_〔[".contains(c));
    let rest = &spot.text.text[spot.start..spot.line.end];
    let Some(length) = numeric(rest).filter(|n| outside(spot.before()) && outside(rest[*n..].chars().next())) else {
        return;
    };
    out.at(spot.start, spot.start + length).with("date", &rest[..length]);
}

/// How many bytes 2026.6.3 takes at the beginning of a text.
fn numeric(s: &str) -> Option<usize> {
    let year = digits(s);
    let mark = s[year..].chars().next().filter(|c| ".-/．".contains(*c))?;
    let month = year + mark.len_utf8();
    let months = digits(&s[month..]);
    let rest = s[month + months..].strip_prefix(mark)?;
    let days = digits(rest);
    let value = |from: usize, n: usize| s[from..from + n].parse::<u32>().ok();
    let at_day = month + months + mark.len_utf8();
    let fits = year == 4 && (1..=12).contains(&value(month, months)?) && (1..=31).contains(&value(at_day, days)?);
    fits.then_some(at_day + days)
}
