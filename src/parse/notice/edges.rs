//! What stands at the head or the foot of every page: the name of the paper, the name of the office.

use crate::base::Source;
use crate::parse::furniture;
use crate::parse::lines::{Line, Look, plain};
use std::collections::BTreeMap;

/// A shorter line may begin or end two pages by chance.
const SHORTEST: usize = 6;

/// Marks the heads and feet that pages share. Where the first page has the head too, it is said there once.
pub(super) fn running(source: &Source, lines: &mut [Line]) {
    let begins = begins_page(source, lines);
    let heads = shared(lines, &heads(lines, &begins));
    let feet = shared(lines, &feet(lines, &begins));
    let first = lines.iter().position(|l| l.look != Look::Furniture);
    for line in heads.into_iter().filter(|n| Some(*n) != first).chain(feet) {
        lines[line].look = Look::Furniture;
    }
}

/// Whether a page begins with each line.
fn begins_page(source: &Source, lines: &[Line]) -> Vec<bool> {
    let below = |pair: &[Line]| {
        let (above, below) = (pair[0].text.span().end, pair[1].text.span().start);
        let cut = source.text().get(above..below).is_some_and(|gap| gap.contains('\u{c}'));
        cut || furniture::is_page_number(&plain(&pair[0].text.text()))
    };
    std::iter::once(true).chain(lines.windows(2).map(below)).collect()
}

/// The first line of each page that is not around the text already.
fn heads(lines: &[Line], begins: &[bool]) -> Vec<usize> {
    let mut open = false;
    let mut out = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        open |= begins[n];
        if open && line.look != Look::Furniture {
            out.push(n);
            open = false;
        }
    }
    out
}

/// The last line of each page that is not around the text already.
fn feet(lines: &[Line], begins: &[bool]) -> Vec<usize> {
    let mut last = None;
    let mut out = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if begins[n] {
            out.extend(last.take());
        }
        if line.look != Look::Furniture {
            last = Some(n);
        }
    }
    out.into_iter().chain(last).collect()
}

/// Those of these lines that say the same as another of them.
fn shared(lines: &[Line], of: &[usize]) -> Vec<usize> {
    let mut said: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &n in of {
        // A row repeats the head of its table, and a number counts.
        let text = plain(&lines[n].text.text());
        if lines[n].look == Look::Plain && text.chars().count() >= SHORTEST {
            said.entry(text).or_default().push(n);
        }
    }
    said.into_values().filter(|places| places.len() > 1).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;
    use crate::parse::traced::Account;

    fn kept(text: &str) -> Vec<String> {
        let source = Source::new("t", text);
        let mut lines = lines::split(&source, &mut Account::new(&source));
        running(&source, &mut lines);
        lines.retain(|l| l.look != Look::Furniture);
        lines.iter().map(|l| l.text.text()).collect()
    }

    #[test]
    fn heads_and_feet_that_pages_share_are_no_text() {
        let pages =
            "某县甲局工作简报\n正文一，\n某县甲局编印\n- 1 -\n\u{c}某县甲局工作简报\n正文二。\n某县甲局编印\n- 2 -\n";
        assert_eq!(
            kept(pages),
            ["某县甲局工作简报", "正文一，", "正文二。"],
            "the head of the first page is said once"
        );
        let pages = "标题在此处\n正文一，\n\u{c}某县甲局文件汇编\n正文二，\n\u{c}某县甲局文件汇编\n正文三。\n";
        assert_eq!(kept(pages), ["标题在此处", "正文一，", "正文二，", "正文三。"]);
    }

    #[test]
    fn what_only_one_page_begins_with_is_text() {
        let pages = "标题在此处\n正文一，\n\u{c}某县甲局文件汇编\n正文二。\n\u{c}某县乙局文件汇编\n正文三。\n";
        assert_eq!(kept(pages).len(), 6);
        let pages = "好。\n正文。\n\u{c}好。\n正文。\n";
        assert_eq!(kept(pages).len(), 4, "a short line may come twice");
        let pages = "某县甲局工作简报\n正文。\n某县甲局工作简报\n";
        assert_eq!(kept(pages).len(), 3, "nothing shows a second page");
    }
}
