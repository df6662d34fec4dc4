//! `hongtou bulletin --preview-names`: who would be named, and why, before anything is published.

use super::messages::Word;
use super::{Console, Exit, table};
use crate::base::diagnostic::Lang;
use crate::base::{Diagnostic, Error, Month};
use crate::model::Figures;
use crate::model::figures::Day;
use serde_json::{Value, json};

/// A body that a bulletin would name.
struct Named {
    unit: String,
    why: String,
    times: Option<u32>,
}

pub(super) fn run(console: &mut Console<'_>, month: Option<Month>, json: bool) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let (months, findings) = crate::build::figures(&dossier, month)?;
    let lang = console.lang;
    let named: Vec<(Month, Named)> = months
        .iter()
        .flat_map(|(month, figures)| figures.iter().flat_map(move |f| named(f, lang)).map(|n| (*month, n)))
        .collect();
    let held_back = months.iter().any(|(_, figures)| figures.is_none());
    if json {
        let object = |(month, n): &(Month, Named)| json!({ "month": month.to_string(), "unit": n.unit, "why": n.why, "times": n.times });
        let named: Vec<Value> = named.iter().map(object).collect();
        console.line(&serde_json::to_string_pretty(&json!({ "named": named })).expect("plain JSON"))?;
    } else {
        show(console, &named)?;
        console.findings(findings.iter().filter(|f| held_back && Diagnostic::is_error(f)))?;
    }
    Ok(if held_back { Exit::Text } else { Exit::Fine })
}

fn show(console: &mut Console<'_>, named: &[(Month, Named)]) -> Result<(), Error> {
    if named.is_empty() {
        return console.line(Word::NobodyNamed.get(console.lang));
    }
    let rows = named.iter().map(|(month, n)| {
        let times = n.times.map_or("-".to_owned(), |t| t.to_string());
        vec![month.to_string(), n.unit.clone(), n.why.clone(), times]
    });
    let rows: Vec<Vec<String>> = std::iter::once(table::head(Word::NamesHead.get(console.lang))).chain(rows).collect();
    console.say(&table::align(&rows, &[3]))
}

/// Each failing by itself: a report that came late, one that never came, a report with gaps, words that were refused, a
/// task that is behind. They are never mixed.
fn named(f: &Figures, lang: Lang) -> Vec<Named> {
    let say = |zh: String, en: String| if lang == Lang::Zh { zh } else { en };
    let r = &f.returns;
    let mut out = Vec::new();
    let mut add = |unit: &str, why: String, times| out.push(Named { unit: unit.to_owned(), why, times });
    for l in &r.late_by {
        let full = |day: &Option<Day>| day.as_ref().map_or("—".to_owned(), |d| d.full.clone());
        let (due, came, days) = (full(&l.due), full(&l.received), l.days.unwrap_or_default());
        let zh = format!("迟报{days}天：应于{due}前（含当日），{came}收到");
        add(&l.unit, say(zh, format!("late by {days} day(s): due {due}, received {came}")), Some(l.times));
    }
    for m in &r.missing_by {
        let due = m.due.as_ref().map_or("", |d| &d.full);
        let why =
            say(format!("未报送：应于{due}前（含当日），没有收到"), format!("missing: due {due}, nothing received"));
        add(&m.unit, why, Some(m.times));
    }
    for p in &r.partial {
        let zh = format!("内容不全：应报{}项，未报第{}项", p.owed, p.text);
        add(&p.unit, say(zh, format!("incomplete: owes {} tasks, said nothing of {}", p.owed, p.text)), None);
    }
    for p in &r.returned {
        add(&p.unit, say(format!("退回补正：第{}项", p.text), format!("returned: tasks {}", p.text)), None);
    }
    for (led, zh, en) in f.groups.iter().flat_map(|g| {
        let behind = g.behind.iter().map(|l| (l, "进展滞后", "behind"));
        behind.chain(g.not_started.iter().map(|l| (l, "尚未启动", "not begun")))
    }) {
        add(
            &led.lead,
            say(format!("牵头的第{}项{zh}", led.task), format!("leads task {}, which is {en}", led.task)),
            None,
        );
    }
    out
}
