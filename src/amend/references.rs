//! What the text says of its own numbers: 附件第12项, 上述35项任务. When numbers move these follow, or a person is asked.

use super::codes;
use super::label::label;
use super::plan::Plan;
use crate::base::Diagnostic;
use crate::base::number::{from_chinese, to_chinese};
use crate::model::Node;
use crate::model::edition::Kind;
use std::collections::BTreeMap;
use std::ops::Range;

/// How the numbers of a text moved.
struct Moved {
    /// New numbers of the old ones that moved or went.
    tasks: BTreeMap<u32, Option<u32>>,
    /// How many tasks there were and are.
    count: (u32, u32),
    groups: (u32, u32),
    /// New numbers of the parts 一、二、… of the stretch that has them.
    sections: BTreeMap<u32, Option<u32>>,
}

/// Adapts what refers to numbers that moved; `new` is the text with all other changes.
pub(super) fn mend(plan: &mut Plan<'_>, new: &Node) -> Vec<Diagnostic> {
    let old = &plan.edition.root;
    let Some(change) = plan.first_that_moves() else { return Vec::new() };
    let moved = Moved::between(old, new);
    let (mut edits, mut notes) = (Vec::new(), Vec::new());
    old.walk(&mut |node| {
        let stale: Vec<(Mention, Mend)> =
            mentions(&node.text).into_iter().filter_map(|m| moved.mend(&m).map(|mend| (m, mend))).collect();
        // Looked for only here, because most parts mention nothing.
        if stale.is_empty() || !new.find_or_none(&node.id, plan) {
            return;
        }
        for (found, mend) in stale {
            let place = label(old, &node.id).map(|t| t.to_string()).unwrap_or_default();
            let taken = plan.edits.get(node.id.as_str()).into_iter().flatten();
            let within = &found.range;
            if taken.into_iter().any(|e| e.range.start < within.end && within.start < e.range.end) {
                continue;
            }
            let words = &node.text[within.clone()];
            notes.push(match &mend {
                Mend::Write(text) => {
                    let d = Diagnostic::new(&codes::REFERENCE_MENDED).with("place", place);
                    d.with("old", words).with("new", text)
                }
                Mend::Gone => Diagnostic::new(&codes::REFERENCE_GONE).with("place", place).with("words", words),
                Mend::Ask(count) => {
                    let d = Diagnostic::new(&codes::COUNT_DIFFERS).with("place", place);
                    d.with("words", words).with("count", count)
                }
            });
            if let Mend::Write(text) = mend {
                edits.push((node.id.as_str(), found.range, text));
            }
        }
    });
    edits.into_iter().for_each(|(id, range, text)| plan.edit(id, range, &text, change));
    notes
}

impl Node {
    /// Whether a part is still in this text as it was, so that what it says of numbers may be adapted.
    fn find_or_none(&self, id: &str, plan: &Plan<'_>) -> bool {
        let kept = !plan.removed.contains_key(id) && !plan.rewritten.contains_key(id);
        kept && self.find(id).is_some()
    }
}

impl Plan<'_> {
    /// The first change that adds, takes or moves a part.
    fn first_that_moves(&self) -> Option<usize> {
        let numbers = self.numbers.iter().map(|n| n.2);
        self.placed.iter().map(|p| p.change).chain(self.removed.values().copied()).chain(numbers).min()
    }
}

/// What becomes of a mention.
enum Mend {
    Write(String),
    Gone,
    Ask(u32),
}

impl Moved {
    fn between(old: &Node, new: &Node) -> Moved {
        let count = |root: &Node| u32::try_from(root.tasks().count()).unwrap_or(u32::MAX);
        let groups = |root: &Node| {
            let annex = root.child(&Kind::Annex);
            let groups = annex.map_or(0, |a| a.children.iter().filter(|c| c.kind == Kind::Group).count());
            u32::try_from(groups).unwrap_or(u32::MAX)
        };
        let now: BTreeMap<&str, Option<u32>> = new.tasks().map(|(_, t)| (t.id.as_str(), t.ordinal())).collect();
        let tasks = old.tasks().filter_map(|(_, t)| {
            let (was, is) = (t.ordinal()?, now.get(t.id.as_str()).copied().flatten());
            (is != Some(was)).then_some((was, is))
        });
        Moved {
            tasks: tasks.collect(),
            count: (count(old), count(new)),
            groups: (groups(old), groups(new)),
            sections: sections(old, new),
        }
    }

    fn mend(&self, found: &Mention) -> Option<Mend> {
        match &found.says {
            Says::Count { n, of_tasks } if *n == self.count.0 && self.count.0 != self.count.1 => {
                // A small number is as likely to count something else.
                let certain = *of_tasks && *n >= 10;
                Some(if certain { Mend::Write(found.same_style(self.count.1)) } else { Mend::Ask(self.count.1) })
            }
            Says::Count { n, .. } if *n == self.groups.0 && self.groups.0 != self.groups.1 => {
                Some(Mend::Ask(self.groups.1))
            }
            Says::Count { .. } => None,
            Says::Tasks(_) => self.numbers(found, &self.tasks),
            Says::Section(_) => self.numbers(found, &self.sections),
        }
    }

    fn numbers(&self, found: &Mention, moved: &BTreeMap<u32, Option<u32>>) -> Option<Mend> {
        let (Says::Tasks(n) | Says::Section(n)) = &found.says else { return None };
        match moved.get(n)? {
            Some(new) => Some(Mend::Write(found.same_style(*new))),
            None => Some(Mend::Gone),
        }
    }
}

/// The parts 一、二、… that moved, where one stretch alone has them.
fn sections(old: &Node, new: &Node) -> BTreeMap<u32, Option<u32>> {
    let of = |root: &Node, kind: Kind| -> Vec<(String, u32)> {
        let parts = root.child(&kind).into_iter().flat_map(|n| n.children.clone());
        let parts = parts.filter(|c| matches!(c.kind, Kind::Section { .. }));
        parts.filter_map(|c| Some((c.id.clone(), c.ordinal()?))).collect()
    };
    let stretches = [Kind::Covering, Kind::Plan].into_iter().filter(|k| !of(old, k.clone()).is_empty());
    let [only] = stretches.collect::<Vec<_>>().try_into().unwrap_or([Kind::Notice]);
    let now = of(new, only.clone());
    let is = |id: &str| now.iter().find(|(other, _)| other == id).map(|(_, n)| *n);
    let moved = of(old, only).into_iter().map(|(id, was)| (was, is(&id)));
    moved.filter(|(was, is)| *is != Some(*was)).collect()
}

/// A number in a text that says something of the text.
struct Mention {
    range: Range<usize>,
    says: Says,
    chinese: bool,
}

enum Says {
    /// 附件第12项, also each number of 附件第12、13项.
    Tasks(u32),
    /// 第三部分
    Section(u32),
    /// 35项
    Count { n: u32, of_tasks: bool },
}

impl Mention {
    fn same_style(&self, n: u32) -> String {
        match n {
            1..=99 if self.chinese => to_chinese(n as usize),
            n => n.to_string(),
        }
    }
}

/// Every number before 项 or 部分 that may concern the text itself.
fn mentions(text: &str) -> Vec<Mention> {
    let mut out = Vec::new();
    for (end, word) in text.match_indices("项").chain(text.match_indices("部分")) {
        let start = expression(text, end);
        let (before, after) = (&text[..start], &text[end + word.len()..]);
        let numbers = numbers(text, start..end);
        let ordinal = text[start..end].contains('第');
        for (range, n, chinese) in numbers {
            let says = match (ordinal, word) {
                (true, "部分") => Says::Section(n),
                (true, _) if of_list(before, after) => Says::Tasks(n),
                (false, "项") => Says::Count { n, of_tasks: of_tasks(before, after) },
                _ => continue,
            };
            out.push(Mention { range, says, chinese });
        }
    }
    out
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// Where an expression such as 第12、13至15 begins that ends there.
fn expression(text: &str, end: usize) -> usize {
    let part = |c: char| is_numeral(c) || matches!(c, '第' | '、' | '至' | '到');
    let from = text[..end].char_indices().rev().take_while(|(_, c)| part(*c)).last().map_or(end, |(i, _)| i);
    // A list of something else may end before: 三、35项.
    let first = text[from..end].find('第');
    let count = || {
        text[from..end].rfind(|c| !is_numeral(c)).map_or(from, |i| {
            let sign = text[from + i..].chars().next().map_or(0, char::len_utf8);
            from + i + sign
        })
    };
    first.map_or_else(count, |i| from + i)
}

fn numbers(text: &str, within: Range<usize>) -> Vec<(Range<usize>, u32, bool)> {
    let mut out = Vec::new();
    let mut start = None;
    let ends = text[within.clone()].char_indices().map(|(i, c)| (within.start + i, c)).chain([(within.end, ' ')]);
    for (i, c) in ends {
        match (is_numeral(c), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                let digits = &text[from..i];
                let chinese = !digits.starts_with(|c: char| c.is_ascii_digit());
                let n = if chinese {
                    from_chinese(digits).and_then(|n| u32::try_from(n).ok())
                } else {
                    digits.parse().ok()
                };
                out.extend(n.map(|n| (from..i, n, chinese)));
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Whether 第…项 is said of the list.
fn of_list(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(['中', '的', '”', '》']).trim_end_matches(|c: char| c.is_ascii_digit());
    let named = ["附件", "清单", "上述", "前述", "本表"].iter().any(|w| before.ends_with(w));
    named || after.starts_with("任务") || after.starts_with("工作")
}

/// Whether a number of 项 is that of the tasks.
fn of_tasks(before: &str, after: &str) -> bool {
    let named =
        ["上述", "以上", "前述", "清单", "全部", "所列", "共", "共计", "合计"].iter().any(|w| before.ends_with(w));
    named || ["任务", "工作任务", "重点任务", "具体任务"].iter().any(|w| after.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let say = |m: Mention| match m.says {
            Says::Tasks(n) => format!("任务{n}"),
            Says::Section(n) => format!("部分{n}"),
            Says::Count { n, of_tasks } => format!("{n}项{}", if of_tasks { "任务" } else { "" }),
        };
        mentions(text).into_iter().map(say).collect()
    }

    #[test]
    fn numbers_of_the_list_are_told_from_other_numbers() {
        for (text, what) in [
            ("按照附件第12项要求", vec!["任务12"]),
            ("附件1中第12、13项", vec!["任务12", "任务13"]),
            ("任务清单第12至15项", vec!["任务12", "任务15"]),
            ("上述35项任务", vec!["35项任务"]),
            ("共三十五项，", vec!["35项任务"]),
            ("明确的6项措施", vec!["6项"]),
            ("本方案第三部分", vec!["部分3"]),
            ("第（一）项", vec![]),
            ("条例第12项规定", vec![]),
            ("事项", vec![]),
        ] {
            assert_eq!(said(text), what, "{text}");
        }
    }
}
