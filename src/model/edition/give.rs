//! A tree as notice and list again.

use super::node::{Kind, Node};
use super::take::{addressees, usual_head};
use crate::model::target::{Column, Field};
use crate::model::{
    Annex, Contact, Group, Notice, Paragraph, Plan, Point, Section, Task, TaskList, UnitCell, cells, notice::Mailbox,
};

/// The notice and list that a tree says, with all that it does not say as in those it began with.
pub(super) fn give(root: &Node, first: &Notice, first_tasks: &TaskList) -> (Notice, TaskList) {
    let mut notice = first.clone();
    let text = |kind: &Kind| root.child(kind).map(|n| n.text.clone());
    notice.title = text(&Kind::Title).filter(|t| !t.is_empty() || first.title.is_some());
    if let Some(printed) = text(&Kind::Addressees).filter(|t| *t != addressees(first)) {
        notice.addressees = split(&printed);
        notice.addressees_text = Some(printed);
    }
    let covering = prose(root.child(&Kind::Covering));
    (notice.body, notice.sections, notice.closing) = covering;
    notice.plan = root.child(&Kind::Plan).map(plan);
    let entries = |n: &Node| n.children.iter().map(|e| e.text.clone()).collect();
    notice.attachments = root.child(&Kind::Attachments).map(entries).unwrap_or_default();
    let mut tasks = TaskList { groups: Vec::new(), ..first_tasks.clone() };
    if let Some(annex) = root.child(&Kind::Annex) {
        let label = first.annex.as_ref().map(|a| a.label.clone());
        notice.annex = label.map(|label| Annex { label, title: annex.text.clone() });
        tasks.columns = annex.child(&Kind::Heads).map(entries).unwrap_or_default();
        let groups = annex.children.iter().filter(|g| g.kind == Kind::Group);
        tasks.groups = groups.map(|g| group(g, first_tasks)).collect();
    }
    (notice, tasks)
}

fn split(printed: &str) -> Vec<String> {
    let by = if printed.contains('，') { '，' } else { '、' };
    printed.split(by).filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

fn prose(node: Option<&Node>) -> (Vec<Paragraph>, Vec<Section>, Vec<Paragraph>) {
    let (mut opening, mut sections, mut closing) = (Vec::new(), Vec::new(), Vec::new());
    for child in node.iter().flat_map(|n| &n.children) {
        match child.kind {
            Kind::Paragraph if sections.is_empty() => opening.push(paragraph(child)),
            Kind::Paragraph => closing.push(paragraph(child)),
            Kind::Section { .. } => sections.push(section(child)),
            _ => {}
        }
    }
    (opening, sections, closing)
}

fn paragraph(node: &Node) -> Paragraph {
    let point = |p: &Node| {
        let head = match p.kind {
            Kind::Point { head: Some(head) } => head,
            _ => usual_head(&p.text),
        };
        let at = p.text.char_indices().nth(head).map_or(p.text.len(), |(n, _)| n);
        let heading = format!("{}{}", p.number, &p.text[..at]);
        Point { heading, text: p.text[at..].to_owned(), at: p.at }
    };
    Paragraph { text: node.text.clone(), points: node.children.iter().map(point).collect(), at: node.at }
}

fn section(node: &Node) -> Section {
    let run_in = matches!(node.kind, Kind::Section { run_in: true, .. });
    let (paragraphs, sections): (Vec<&Node>, Vec<&Node>) =
        node.children.iter().partition(|c| c.kind == Kind::Paragraph);
    Section {
        number: node.number.clone(),
        heading: node.text.clone(),
        run_in,
        at: node.at,
        paragraphs: paragraphs.into_iter().map(paragraph).collect(),
        sections: sections.into_iter().map(section).collect(),
    }
}

fn plan(node: &Node) -> Plan {
    let (preamble, sections, closing) = prose(Some(node));
    let list = |kind: Kind| node.child(&kind).map(|n| n.children.as_slice()).unwrap_or_default();
    let field =
        |entry: &Node, field: Field| entry.child(&Kind::Field(field)).map(|f| f.text.clone()).unwrap_or_default();
    let contact = |e: &Node| Contact {
        unit: field(e, Field::Unit),
        name: field(e, Field::Name),
        phone: field(e, Field::Phone),
        email: None,
    };
    let mailbox = |e: &Node| Mailbox { unit: field(e, Field::Unit), email: field(e, Field::Email) };
    Plan {
        title: node.text.split('\n').filter(|l| !l.is_empty()).map(str::to_owned).collect(),
        preamble,
        sections,
        closing,
        contacts: list(Kind::Contacts).iter().map(contact).collect(),
        mailboxes: list(Kind::Mailboxes).iter().map(mailbox).collect(),
    }
}

fn group(node: &Node, first: &TaskList) -> Group {
    let tasks = node.children.iter().map(|t| task(t, first)).collect();
    Group { number: node.number.clone(), name: node.text.clone(), at: node.at, tasks }
}

/// The row that `12` or `12-2` names.
fn row<'a>(id: &str, first: &'a TaskList) -> Option<&'a Task> {
    let (no, nth) = id.split_once('-').unwrap_or((id, "1"));
    let (no, nth): (u32, usize) = (no.parse().ok()?, nth.parse().ok()?);
    first.tasks().map(|(_, t)| t).filter(|t| t.no == no).nth(nth.checked_sub(1)?)
}

fn task(node: &Node, first: &TaskList) -> Task {
    let text = |column: Column| node.cell(&column).map(|c| c.text.clone()).unwrap_or_default();
    // What the list says of a cell is kept where the cell is the one that it says it of.
    let before = node.id.strip_prefix('t').and_then(|id| row(id, first));
    let units = |text: String, before: Option<&UnitCell>| match before.filter(|b| b.text == text) {
        Some(same) => same.clone(),
        None => cells::read(&text),
    };
    let extra = node.children.iter().filter_map(|c| match &c.kind {
        Kind::Cell(Column::Other(head)) => Some((head.clone(), c.text.clone())),
        _ => None,
    });
    Task {
        no: node.number.parse().unwrap_or_default(),
        printed: before.and_then(|t| t.printed.clone()),
        sub: before.map_or(0, |t| t.sub),
        content: text(Column::Content),
        lead: units(text(Column::Lead), before.map(|t| &t.lead)),
        participants: units(text(Column::Participants), before.map(|t| &t.participants)),
        deadline: Some(text(Column::Deadline)).filter(|d| !d.is_empty()),
        note: text(Column::Note),
        extra: extra.collect(),
        at: node.at,
    }
}
