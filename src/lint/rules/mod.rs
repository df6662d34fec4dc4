//! Every rule, by what it looks at.

pub mod ends;
pub mod marks;
pub mod numbers;
pub mod set;
pub mod words;

use super::Rule;
#[cfg(test)]
use tests::words_of;

/// In the order of their codes.
pub static RULES: [Rule; 10] = [
    marks::unclosed::RULE,
    marks::nested_quotes::RULE,
    ends::unfinished::RULE,
    ends::task_stop::RULE,
    set::annex_against_body::RULE,
    set::signer::RULE,
    set::attachment_title::RULE,
    numbers::section_order::RULE,
    words::doubled::RULE,
    set::unit_without_task::RULE,
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::lint::Subject;
    use crate::model::{Notice, Paragraph};

    /// What a rule says of one paragraph of covering text: the words of each breach.
    pub(super) fn words_of(rule: &super::Rule, text: &str) -> Vec<String> {
        let paragraph = Paragraph { text: text.into(), ..Paragraph::default() };
        let notice = Notice { body: vec![paragraph], ..Notice::default() };
        let subject = Subject { notice: Some(&notice), ..Subject::default() };
        (rule.check)(&subject).into_iter().map(|h| h.words).collect()
    }

    #[test]
    fn codes_are_used_once() {
        let mut ids: Vec<&str> = RULES.iter().map(|r| r.code.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
        assert!(ids.is_sorted());
    }
}
