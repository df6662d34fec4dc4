//! What may be mended without a person: marks, blanks and widths, never a word, a figure or a date.

use super::rule::{Repair, Rule};
use crate::base::Span;
use crate::base::diagnostic::{Diagnostic, Fix};
use crate::base::number::half_width;
use crate::base::text::is_blank;

/// Whether a change may be made without a person.
pub(super) fn is_safe(rule: &Rule, text: &str, span: Span, put: &str) -> bool {
    rule.page.repair == Repair::Safe
        && skeleton(&text[span.start..span.end]) == skeleton(put)
        && !touches_date(text, span)
}

/// The words and figures of a text without marks, blanks and widths. A safe change leaves it as it is.
pub fn skeleton(text: &str) -> String {
    half_width(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a change lies within a date: between its digits and 年, 月, 日.
fn touches_date(text: &str, span: Span) -> bool {
    let part = |c: &char| c.is_ascii_digit() || "年月日０１２３４５６７８９".contains(*c) || is_blank(*c) && *c != '\n';
    let before: Vec<char> = text[..span.start].chars().rev().take_while(part).filter(|c| !is_blank(*c)).collect();
    let after: Vec<char> = text[span.end..].chars().take_while(part).filter(|c| !is_blank(*c)).collect();
    let within: Vec<char> = text[span.start..span.end].chars().collect();
    let holds = |list: &[char]| list.iter().any(|c| "年月日".contains(*c));
    let figures = |list: &[char]| list.iter().any(|c| c.is_ascii_digit() || ('０'..='９').contains(c));
    // A mark right behind a whole date is not within it.
    let inside = figures(&within) || !after.is_empty() && !before.is_empty();
    inside
        && (holds(&before) || holds(&after) || holds(&within))
        && (figures(&before) || figures(&after) || figures(&within))
}

/// Makes every safe change of these findings in a text; gives the text and the findings mended. Of changes that touch each
/// other the first is made.
pub fn mend<'d>(text: &str, name: &str, findings: &'d [Diagnostic]) -> (String, Vec<&'d Diagnostic>) {
    let fixes = findings.iter().filter_map(|d| d.fix.as_deref().filter(|f| f.safe).map(|f| (f, d)));
    let mut fixes: Vec<(&Fix, &Diagnostic)> = fixes.filter(|(f, _)| f.place.source.name() == name).collect();
    fixes.sort_by_key(|(f, _)| (f.place.span.start, f.place.span.end));
    let (mut out, mut at, mut done) = (String::with_capacity(text.len()), 0, Vec::new());
    for (fix, finding) in fixes {
        let Span { start, end } = fix.place.span;
        if start < at || end > text.len() {
            continue;
        }
        out.push_str(&text[at..start]);
        out.push_str(&fix.put);
        at = end;
        done.push(finding);
    }
    out.push_str(&text[at..]);
    (out, done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_within_a_date_is_seen() {
        let touches = |text: &str, words: &str| {
            let start = text.find(words).expect("the words");
            touches_date(text, Span::new(start, start + words.len()))
        };
        assert!(touches("2026年 6月3日", " "));
        assert!(touches("２０２６年6月3日", "２０２６"));
        assert!(touches("1-5月", "-"));
        assert!(!touches("2026年6月3日,各单位", ","));
        assert!(!touches("〔２０２６〕5号", "２０２６"));
        assert!(!touches("各单位,要", ","));
    }

    #[test]
    fn widths_and_marks_are_no_words() {
        assert_eq!(skeleton("（一）甲，乙 ２０%"), skeleton("(一)甲,乙20%"));
        assert_ne!(skeleton("张三"), skeleton("张山"));
    }
}
