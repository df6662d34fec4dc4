//! Where a text begins to speak of a task: 任务5：…, 第五项：…, or a numbered paragraph that can be no other numbering.

use crate::base::number::{from_chinese, half_width};
use std::collections::{BTreeMap, BTreeSet};

/// The beginnings found in a text.
#[derive(Debug, Default)]
pub(super) struct Starts<'t> {
    tasks: BTreeMap<usize, (u32, &'t str)>,
    unsure: BTreeSet<usize>,
}

/// A numbered paragraph: its line, the number, the mark after it and the words.
type Bare<'t> = (usize, u32, char, &'t str);

impl<'t> Starts<'t> {
    /// `is_task` says of a number, the words after it and the next line whether the sender owes that task, and whether
    /// the words leave no doubt that it is meant.
    pub(super) fn of(
        lines: &'t [(usize, String)],
        is_task: impl Fn(u32, &str, Option<&str>) -> (bool, bool),
    ) -> Starts<'t> {
        let named = lines.iter().filter_map(|(line, text)| Some((*line, named(text)?)));
        let tasks: BTreeMap<usize, (u32, &str)> = named.collect();
        if !tasks.is_empty() {
            return Starts { tasks, unsure: BTreeSet::new() };
        }
        let mut found: Vec<(Bare, (bool, bool))> = Vec::new();
        for (place, (line, text)) in lines.iter().enumerate() {
            let Some((number, mark, rest)) = bare(text) else { continue };
            let next = lines.get(place + 1).map(|(_, t)| t.as_str());
            let rises = found.last().is_none_or(|((_, before, m, _), _)| number > *before && mark == *m);
            let (owed, sure) = is_task(number, rest, next);
            if rises && (owed || sure) {
                found.push(((*line, number, mark, rest), (owed, sure)));
            }
        }
        let from_one = found.iter().zip(1..).all(|(((_, number, ..), _), n)| *number == n);
        if from_one && !found.iter().all(|(_, (_, sure))| *sure) {
            return Starts { tasks, unsure: found.into_iter().map(|((line, ..), _)| line).collect() };
        }
        let tasks = found.into_iter().map(|((line, number, _, rest), _)| (line, (number, rest))).collect();
        Starts { tasks, unsure: BTreeSet::new() }
    }

    /// The task that a line begins, and the words after its number.
    pub(super) fn at(&self, line: usize) -> Option<(u32, &'t str)> {
        self.tasks.get(&line).copied()
    }

    /// Whether the number of a line may be that of a task or of a paragraph.
    pub(super) fn is_unsure(&self, line: usize) -> bool {
        self.unsure.contains(&line)
    }
}

/// Whether a line may begin a task.
pub(super) fn is_start(text: &str) -> bool {
    named(text).is_some() || bare(text).is_some()
}

/// 任务5：…, 第5项：…, 序号5、….
fn named(text: &str) -> Option<(u32, &str)> {
    let narrow = half_width(text);
    let after = |word: &str| narrow.strip_prefix(word);
    let (rest, item) = match (after("任务"), after("序号"), after("第")) {
        (Some(rest), ..) | (_, Some(rest), _) => (rest, false),
        (_, _, Some(rest)) => (rest, true),
        _ => return None,
    };
    let rest = rest.trim_start_matches(' ');
    let end = rest.find(|c: char| !c.is_ascii_digit() && !"一二三四五六七八九十".contains(c)).unwrap_or(rest.len());
    let (digits, rest) = rest.split_at(end);
    let number = digits.parse().ok().or_else(|| from_chinese(digits).and_then(|n| u32::try_from(n).ok()))?;
    let rest = if item { rest.strip_prefix('项')?.trim_start_matches("任务") } else { rest };
    let marked = rest.is_empty() || rest.starts_with([':', '、', '.', ' ', ',', '。']);
    let plain = digits.len() <= 4 || !digits.is_ascii();
    (marked && plain && number > 0).then(|| (number, tail(text, &narrow, rest)))
}

/// 5.…, 5、…, （5）….
fn bare(text: &str) -> Option<(u32, char, &str)> {
    let narrow = half_width(text);
    let inner = narrow.strip_prefix('(').unwrap_or(&narrow);
    let end = inner.find(|c: char| !c.is_ascii_digit()).filter(|n| (1..=4).contains(n))?;
    let number = inner[..end].parse().ok().filter(|n| *n > 0)?;
    let mark = inner[end..].chars().next().filter(|c| ".、)".contains(*c))?;
    let rest = &inner[end + mark.len_utf8()..];
    let decimal = mark == '.' && rest.starts_with(|c: char| c.is_ascii_digit());
    (!decimal && (mark == ')' || inner.len() == narrow.len())).then(|| (number, mark, tail(text, &narrow, rest)))
}

/// The end of a text that a tail of its narrowed form stands for, without marks and blanks before it. Narrowing changes
/// characters one for one.
fn tail<'t>(text: &'t str, narrow: &str, rest: &str) -> &'t str {
    let skipped = narrow.chars().count() - rest.chars().count();
    let from = text.char_indices().nth(skipped).map_or(text.len(), |(at, _)| at);
    text[from..].trim_start_matches(|c: char| c.is_whitespace() || ":：、.．,，".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_named_in_several_ways() {
        for (text, start) in [
            ("任务5：开展培训", Some((5, "开展培训"))),
            ("任务５、开展“５”场", Some((5, "开展“５”场"))),
            ("第十二项：甲", Some((12, "甲"))),
            ("第5项任务：甲", Some((5, "甲"))),
            ("任务5", Some((5, ""))),
            ("任务5个已完成", None),
            ("第5次会议", None),
            ("任务完成", None),
        ] {
            assert_eq!(named(text), start, "{text}");
        }
        for (text, start) in [
            ("5、甲", Some((5, '、', "甲"))),
            ("５．甲", Some((5, '.', "甲"))),
            ("（5）甲", Some((5, ')', "甲"))),
            ("5.3万元", None),
            ("2022年", None),
            ("5", None),
        ] {
            assert_eq!(bare(text), start, "{text}");
        }
    }

    fn found(texts: &[&str], owed: &[u32]) -> (Vec<u32>, usize) {
        let lines: Vec<(usize, String)> = texts.iter().enumerate().map(|(i, t)| (i, (*t).to_owned())).collect();
        let starts =
            Starts::of(&lines, |n, _, next| (owed.contains(&n), next.is_some_and(|t| t.starts_with("状态："))));
        (starts.tasks.values().map(|(n, _)| *n).collect(), starts.unsure.len())
    }

    #[test]
    fn numbered_paragraphs_are_tasks_only_beyond_doubt() {
        assert_eq!(found(&["5、甲", "12、乙", "31、丙"], &[5, 12, 31]), (vec![5, 12, 31], 0));
        assert_eq!(found(&["1、甲", "2、乙"], &[1, 2]), (vec![], 2));
        assert_eq!(found(&["1、甲", "状态：滞后", "2、乙", "状态：滞后"], &[1, 2]), (vec![1, 2], 0));
        assert_eq!(found(&["5、甲", "1.乙", "2.丙", "12、丁"], &[1, 2, 5, 12]), (vec![5, 12], 0));
        assert_eq!(found(&["任务5：甲", "1、乙"], &[1, 5]), (vec![5], 0));
        assert_eq!(found(&["7、甲"], &[5]), (vec![], 0));
    }
}
