//! Notice and list as a tree.

use super::node::{Kind, Node};
use crate::model::target::{Column, Field};
use crate::model::{Notice, Paragraph, Section, Task, TaskList};
use std::collections::BTreeSet;

/// The tree of a notice and its list. Only what an amendment may alter is in it.
pub(super) fn take(notice: &Notice, tasks: &TaskList) -> Node {
    let mut parts = vec![Node::new("title", Kind::Title, notice.title.clone().unwrap_or_default())];
    parts.push(Node::new("to", Kind::Addressees, addressees(notice)));
    let covering = prose("c", &notice.body, &notice.sections, &notice.closing);
    parts.push(Node::new("c", Kind::Covering, "").with(covering));
    if let Some(plan) = &notice.plan {
        let mut inside = prose("p", &plan.preamble, &plan.sections, &plan.closing);
        let contacts = plan
            .contacts
            .iter()
            .map(|c| vec![(Field::Unit, &c.unit), (Field::Name, &c.name), (Field::Phone, &c.phone)]);
        inside.extend(entries("k", Kind::Contacts, contacts));
        let mailboxes = plan.mailboxes.iter().map(|m| vec![(Field::Unit, &m.unit), (Field::Email, &m.email)]);
        inside.extend(entries("m", Kind::Mailboxes, mailboxes));
        parts.push(Node::new("p", Kind::Plan, plan.title.join("\n")).with(inside));
    }
    let attachments = notice.attachments.iter().enumerate();
    let attachments: Vec<Node> =
        attachments.map(|(i, a)| Node::new(format!("f.{}", i + 1), Kind::Entry, a.clone())).collect();
    if !attachments.is_empty() {
        parts.push(Node::new("f", Kind::Attachments, "").with(attachments));
    }
    if notice.annex.is_some() || !tasks.groups.is_empty() {
        parts.push(annex(notice, tasks));
    }
    Node::new("all", Kind::Notice, "").with(parts)
}

/// As printed, however it is kept.
pub(super) fn addressees(notice: &Notice) -> String {
    notice.addressees_text.clone().unwrap_or_else(|| notice.addressees.join("，"))
}

fn prose(prefix: &str, opening: &[Paragraph], sections: &[Section], closing: &[Paragraph]) -> Vec<Node> {
    let mut parts = paragraphs(&format!("{prefix}.p"), opening);
    parts.extend(sections.iter().enumerate().map(|(i, s)| section(&format!("{prefix}.{}", i + 1), s, 1)));
    parts.extend(paragraphs(&format!("{prefix}.e"), closing));
    parts
}

fn paragraphs(prefix: &str, list: &[Paragraph]) -> Vec<Node> {
    list.iter().enumerate().map(|(i, p)| paragraph(format!("{prefix}{}", i + 1), p)).collect()
}

fn paragraph(id: String, p: &Paragraph) -> Node {
    let point = |(i, point): (usize, &crate::model::Point)| {
        let (number, heading) = marker(&point.heading);
        let text = format!("{heading}{}", point.text);
        let head = heading.chars().count();
        let head = (usual_head(&text) != head).then_some(head);
        let node = Node::new(format!("{id}.{}", i + 1), Kind::Point { head }, text);
        Node { number: number.to_owned(), at: point.at, ..node }
    };
    let points = p.points.iter().enumerate().map(point).collect();
    Node { at: p.at, ..Node::new(id.clone(), Kind::Paragraph, p.text.clone()).with(points) }
}

/// 一是 and what follows it.
fn marker(heading: &str) -> (&str, &str) {
    let end = heading.find('是').map(|n| n + '是'.len_utf8());
    end.map(|n| heading.split_at(n)).filter(|(m, _)| super::node::ordinal(m).is_some()).unwrap_or(("", heading))
}

/// Where the heading of a point usually ends: behind its first stop.
pub(super) fn usual_head(text: &str) -> usize {
    text.chars().position(|c| c == '。').map_or(0, |n| n + 1)
}

fn section(id: &str, s: &Section, rank: u8) -> Node {
    let mut parts = paragraphs(&format!("{id}.p"), &s.paragraphs);
    parts.extend(s.sections.iter().enumerate().map(|(i, sub)| section(&format!("{id}.{}", i + 1), sub, rank + 1)));
    let node = Node::new(id, Kind::Section { rank, run_in: s.run_in }, s.heading.clone()).with(parts);
    Node { number: s.number.clone(), at: s.at, ..node }
}

fn entries<'a>(prefix: &str, kind: Kind, list: impl Iterator<Item = Vec<(Field, &'a String)>>) -> Option<Node> {
    let entry = |(i, fields): (usize, Vec<(Field, &String)>)| {
        let id = format!("{prefix}.{}", i + 1);
        let field = |(n, (field, text)): (usize, (Field, &String))| {
            Node::new(format!("{id}.{}", n + 1), Kind::Field(field), text.clone())
        };
        let fields = fields.into_iter().enumerate().map(field).collect();
        Node::new(id.clone(), Kind::Entry, "").with(fields)
    };
    let list: Vec<Node> = list.enumerate().map(entry).collect();
    (!list.is_empty()).then(|| Node::new(prefix, kind, "").with(list))
}

fn annex(notice: &Notice, tasks: &TaskList) -> Node {
    let heads = tasks.columns.iter().enumerate();
    let heads = heads.map(|(i, head)| Node::new(format!("a.h{}", i + 1), Kind::Head, head.clone())).collect();
    let mut parts = vec![Node::new("a.h", Kind::Heads, "").with(heads)];
    let mut taken = BTreeSet::new();
    let further: BTreeSet<&String> = tasks.tasks().flat_map(|(_, t)| t.extra.keys()).collect();
    for (i, g) in tasks.groups.iter().enumerate() {
        let rows = g.tasks.iter().map(|t| task(&free_id(&mut taken, t.no), t, &further)).collect();
        let node = Node::new(format!("g{}", i + 1), Kind::Group, g.name.clone()).with(rows);
        parts.push(Node { number: g.number.clone(), at: g.at, ..node });
    }
    let title = notice.annex.as_ref().map(|a| a.title.clone()).unwrap_or_default();
    Node::new("a", Kind::Annex, title).with(parts)
}

/// `t12`; where a list uses a number twice, `t12-2`.
fn free_id(taken: &mut BTreeSet<String>, no: u32) -> String {
    let first = format!("t{no}");
    let numbered = (2..).map(|n| format!("{first}-{n}"));
    let mut ids = std::iter::once(first.clone()).chain(numbered);
    ids.find(|id| taken.insert(id.clone())).expect("there is always a free number")
}

fn task(id: &str, t: &Task, further: &BTreeSet<&String>) -> Node {
    let usual = [
        (Column::Content, t.content.clone()),
        (Column::Lead, t.lead.text.clone()),
        (Column::Participants, t.participants.text.clone()),
        (Column::Deadline, t.deadline.clone().unwrap_or_default()),
        (Column::Note, t.note.clone()),
    ];
    let text = |head: &String| t.extra.get(head).cloned().unwrap_or_default();
    let extra = further.iter().map(|head| (Column::Other((*head).clone()), text(head)));
    let cells = usual.into_iter().chain(extra).map(|(column, text)| cell(id, column, text)).collect();
    Node { number: t.no.to_string(), at: t.at, ..Node::new(id, Kind::Task, "").with(cells) }
}

/// The cell of a task.
pub fn cell(task: &str, column: Column, text: String) -> Node {
    let key = match &column {
        Column::Content => "content",
        Column::Lead => "lead",
        Column::Participants => "with",
        Column::Deadline => "until",
        Column::Note => "note",
        Column::Other(head) => head,
    };
    Node::new(format!("{task}.{key}"), Kind::Cell(column.clone()), text)
}
