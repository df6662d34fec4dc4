//! `hongtou effects`: amendment by amendment, the papers it reaches and the changes that reach them.

use super::messages::{Word, lock};
use super::{Console, Exit, report, table};
use crate::base::Error;
use crate::build::effects::{Effects, Reach};
use serde_json::{Value, json};

pub(super) fn run(console: &mut Console<'_>, amendment: Option<&str>, json: bool) -> Result<Exit, Error> {
    let (effects, mut findings) = crate::build::effects::effects(&console.dossier()?, amendment)?;
    report::sort(&mut findings);
    let exit = if findings.is_empty() { Exit::Fine } else { Exit::Text };
    if json && !console.args.json {
        let all: Vec<Value> = effects.iter().map(object).collect();
        console.line(&serde_json::to_string_pretty(&json!({ "amendments": all })).expect("plain JSON"))?;
        return Ok(exit);
    }
    console.findings(&findings)?;
    if console.args.json {
        effects.iter().try_for_each(|e| console.object(&object(e)))?;
        return Ok(exit);
    }
    if effects.is_empty() && findings.is_empty() {
        console.line(lock::NO_AMENDMENTS.get(console.lang))?;
    }
    effects.iter().try_for_each(|e| told(console, e))?;
    Ok(exit)
}

fn told(console: &mut Console<'_>, effects: &Effects) -> Result<(), Error> {
    let lang = console.lang;
    console.line(&lock::effects_of(effects, lang))?;
    for (n, change) in effects.changes.iter().enumerate() {
        console.line(&format!("  {}. {change}", n + 1))?;
    }
    let reached = |reach: &Reach| match reach {
        Reach::None => None,
        Reach::Together => Some(lock::TOGETHER.get(lang).to_owned()),
        Reach::Changes(by) => Some(by.iter().map(usize::to_string).collect::<Vec<_>>().join(Word::Comma.get(lang))),
    };
    let rows = effects.papers.iter().filter_map(|(path, reach)| Some(vec![path.clone(), reached(reach)?]));
    let rows: Vec<Vec<String>> = std::iter::once(table::head(lock::EFFECTS_HEAD.get(lang))).chain(rows).collect();
    console.say(&table::align(&rows, &[]))?;
    let same = effects.papers.iter().filter(|(_, reach)| **reach == Reach::None).map(|(path, _)| path.as_str());
    let same: Vec<&str> = same.collect();
    if !same.is_empty() {
        console.line(&format!("{}{}", lock::UNREACHED.get(lang), same.join(Word::Comma.get(lang))))?;
    }
    console.line(lock::STATE_ALL.get(lang))
}

fn object(effects: &Effects) -> Value {
    let Effects { name, file, doc_number, first_day, changes, papers } = effects;
    let paper = |(path, reach): (&String, &Reach)| {
        let (reached, by) = match reach {
            Reach::None => (false, Vec::new()),
            Reach::Together => (true, Vec::new()),
            Reach::Changes(by) => (true, by.clone()),
        };
        json!({ "paper": path, "changed": reached, "changes": by })
    };
    json!({
        "kind": "effects", "amendment": name, "file": file, "doc_number": doc_number, "in_force": first_day,
        "changes": changes, "papers": papers.iter().map(paper).collect::<Vec<_>>(),
    })
}
