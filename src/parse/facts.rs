//! The facts of a notice as JSON, with the keys that `parse --json` prints.

use super::units::walk;
use crate::model::{Notice, Section, Task, TaskList};
use serde_json::{Value, json};

/// The facts; null where the text has none.
pub fn facts(n: &Notice, list: &TaskList) -> Value {
    let tasks: Vec<Value> = list.tasks().map(|(g, t)| task(&g.name, t)).collect();
    let mut sections = Vec::new();
    for s in n.all_sections() {
        walk(std::slice::from_ref(s), &mut |s| sections.extend(section(s)));
    }
    json!({
        "issuer": n.issuer,
        "doc_number": n.doc_number,
        "title": n.title,
        "addressees": n.addressees,
        "signers": some(&n.signers),
        "date": n.date.map(|d| d.to_string()),
        "attachments": n.attachments,
        "contacts": contacts(n),
        "sections": sections,
        "task_count": (!tasks.is_empty()).then_some(tasks.len()),
        "tasks": tasks,
        "reporting_rule": n.reporting.as_ref().map(|r| r.text.clone()),
    })
}

fn some(list: &[String]) -> Option<&[String]> {
    (!list.is_empty()).then_some(list)
}

fn section(s: &Section) -> Option<Value> {
    let level = super::lines::rank(&format!("{}x", s.number));
    (!s.heading.is_empty()).then(|| json!({ "number": s.number, "heading": s.heading, "level": level }))
}

fn contacts(notice: &Notice) -> Option<Vec<Value>> {
    let plan = notice.plan.as_ref()?;
    let email = |unit: &str| plan.mailboxes.iter().find(|m| m.unit == unit).map(|m| m.email.clone());
    let list: Vec<Value> = plan
        .contacts
        .iter()
        .map(|c| json!({ "unit": c.unit, "name": c.name, "phone": c.phone, "email": email(&c.unit) }))
        .collect();
    (!list.is_empty()).then_some(list)
}

fn task(category: &str, t: &Task) -> Value {
    json!({
        "no": t.no.to_string(),
        "category": Some(category).filter(|c| !c.is_empty()),
        "content": t.content,
        "lead_units": some(&t.lead.units),
        "participant_units": some(&t.participants.units),
        "open_ended": t.lead.open_ended || t.participants.open_ended,
        "deadline": t.deadline,
    })
}
