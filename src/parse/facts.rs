//! The facts of a notice as JSON, with the keys that `parse --json` prints.

use crate::model::{Notice, Section, Task, TaskList};
use serde_json::{Value, json};

/// The facts; null where the text has none.
pub fn facts(n: &Notice, list: &TaskList) -> Value {
    let tasks: Vec<Value> = list.tasks().map(|(g, t)| task(&g.name, t)).collect();
    let told = |h: &Heading<'_>| json!({ "number": h.section.number, "heading": h.heading, "level": h.level });
    let sections: Vec<Value> = headings(n).iter().map(told).collect();
    let publicity = n.note.as_ref().filter(|r| super::lines::plain(r).contains("公开"));
    json!({
        "issuer": n.issuer,
        "co_issuers": some(&n.co_issuers),
        "doc_number": n.doc_number,
        "title": n.title,
        "addressees": n.addressees,
        "signers": some(&n.signers),
        "date": n.date.map(|d| d.to_string()),
        "publicity": publicity,
        "attachments": attachments(n),
        "contacts": contacts(n),
        "sections": sections,
        "task_count": count(list),
        "row_count": (!tasks.is_empty()).then_some(tasks.len()),
        "implied_participants": some(&list.implied),
        "tasks": tasks,
        "reporting_rule": n.reporting.as_ref().map(|r| r.text.clone()).or_else(|| super::duty::other(n)),
        "supersedes": supersedes(n),
    })
}

/// What the text claims, or the numbers that there are.
fn count(list: &TaskList) -> Option<usize> {
    let numbers = list.tasks().filter(|(_, t)| t.sub < 2).count();
    list.claimed.map(|n| n as usize).or(Some(numbers).filter(|n| *n > 0))
}

/// Announced annexes; a single one has no number.
fn attachments(n: &Notice) -> Vec<Value> {
    let several = n.attachments.len() > 1;
    let one = |(i, title): (usize, &String)| json!({ "number": several.then(|| (i + 1).to_string()), "title": title });
    n.attachments.iter().enumerate().map(one).collect()
}

/// The number of the document that this one ends: 《…》（某办发〔2016〕82号）停止执行.
fn supersedes(n: &Notice) -> Option<String> {
    superseded(n).pop()
}

/// Every number in the last sentence that ends documents, in order.
pub(super) fn superseded(n: &Notice) -> Vec<String> {
    let sentences = n.loose_paragraphs().flat_map(|p| p.text.split_inclusive('。'));
    let ends = |s: &&str| ["停止执行", "同时废止", "予以废止"].iter().any(|w| s.contains(w));
    let Some(sentence) = sentences.filter(ends).last() else { return Vec::new() };
    let number = sentence.rsplit(['（', '(']).map(|p| p.split(['）', ')']).next().unwrap_or(p));
    let mut numbers: Vec<String> = number.filter(|t| super::notice::is_doc_number(t)).map(str::to_owned).collect();
    numbers.reverse();
    numbers
}

fn some(list: &[String]) -> Option<&[String]> {
    (!list.is_empty()).then_some(list)
}

/// A heading of the text.
pub(super) struct Heading<'n> {
    pub(super) section: &'n Section,
    pub(super) heading: &'n str,
    /// How deep it lies, from 1.
    pub(super) level: u8,
}

/// The headings, the outer before the inner.
pub(super) fn headings(n: &Notice) -> Vec<Heading<'_>> {
    let mut out = Vec::new();
    n.all_sections().for_each(|s| collect(s, 1, &mut out));
    out
}

fn collect<'n>(section: &'n Section, level: u8, out: &mut Vec<Heading<'n>>) {
    let own = section.heading.as_str();
    let heading = if own.is_empty() { before_colon(section) } else { Some(own) };
    out.extend(heading.map(|heading| Heading { section, heading, level }));
    section.sections.iter().for_each(|sub| collect(sub, level + 1, out));
}

/// A short name with a colon in front of several things: 甲方面3项：子；丑；寅。
fn before_colon(s: &Section) -> Option<&str> {
    let (head, rest) = s.paragraphs.first()?.text.split_once('：')?;
    let name = head.chars().count() <= 20 && !head.contains(['，', '。', '；', '“', '（']);
    (name && rest.contains('；')).then_some(head)
}

/// Until when a task says of itself that it is due: 于本文印发后3个月内. Other spans of time are matter of the task.
pub(super) fn own_deadline(content: &str) -> Option<String> {
    const PAPERS: [&str; 8] = ["本文", "本通知", "本方案", "本意见", "本措施", "本计划", "本办法", "本文件"];
    let (start, paper) = PAPERS.iter().filter_map(|p| Some((content.find(p)?, *p))).min()?;
    let rest = &content[start + paper.len()..];
    let issued =
        ["印发之日起", "印发后", "印发", "发布之日起", "发布后", "下发后"].iter().find_map(|w| rest.strip_prefix(w))?;
    let digits = issued.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c));
    let unit = ["个月内", "个工作日内", "日内", "天内", "年内"].iter().find(|u| digits.starts_with(**u))?;
    let end = content.len() - digits.len() + unit.len();
    (digits.len() < issued.len()).then(|| content[start..end].to_owned())
}

fn contacts(notice: &Notice) -> Option<Vec<Value>> {
    let mailboxes = notice.plan.iter().flat_map(|p| &p.mailboxes);
    let email = |unit: &str| mailboxes.clone().find(|m| m.unit == unit).map(|m| m.email.clone());
    let all = notice.plan.iter().flat_map(|p| &p.contacts).chain(&notice.contacts);
    let list: Vec<Value> =
        all.map(|c| json!({ "unit": c.unit, "name": c.name, "phone": c.phone, "email": c.email.clone().or_else(|| email(&c.unit)) })).collect();
    (!list.is_empty()).then_some(list)
}

fn task(category: &str, t: &Task) -> Value {
    let printed = t.printed.clone().or_else(|| (t.no > 0).then(|| t.no.to_string()));
    let category = super::claim::without(category);
    json!({
        "no": printed.filter(|p| !p.is_empty()),
        "sub": t.sub.max(1),
        "category": Some(category).filter(|c| !c.is_empty()),
        "content": t.content,
        "lead_units": some(&t.lead.units),
        "participant_units": some(&t.participants.units),
        "open_ended": t.lead.open_ended || t.participants.open_ended,
        "deadline": t.deadline.clone().or_else(|| own_deadline(&t.content)),
        "note": Some(t.note.as_str()).filter(|n| !n.is_empty()),
        "extra": t.extra,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Paragraph;

    #[test]
    fn a_task_says_until_when() {
        assert_eq!(own_deadline("各区于本文印发后3个月内出台方案。").as_deref(), Some("本文印发后3个月内"));
        assert_eq!(own_deadline("自本通知印发之日起十日内报送。").as_deref(), Some("本通知印发之日起十日内"));
        for none in ["按照3个月缴费的50%返还。", "疫情结束后3个月内补缴。", "本文印发后执行。", "本方案"]
        {
            assert_eq!(own_deadline(none), None, "{none}");
        }
    }

    #[test]
    fn a_name_before_a_colon_heads_what_it_lists() {
        let section = |text: &str| Section {
            paragraphs: vec![Paragraph { text: text.into(), ..Paragraph::default() }],
            ..Section::default()
        };
        assert_eq!(before_colon(&section("甲方面3项：子；丑；寅。")), Some("甲方面3项"));
        assert_eq!(before_colon(&section("报送时间：每月5日前。")), None);
        assert_eq!(before_colon(&section("各单位要做到，一是：子；丑。")), None);
    }
}
