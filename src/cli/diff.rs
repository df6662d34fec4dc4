//! `hongtou diff`: how one text follows from another, as an amendment would say it.

use super::messages::amend as said;
use super::{Console, Exit};
use crate::base::Error;
use crate::build::texts::{self, Difference};
use serde_json::{Value, json};

pub(super) fn run(console: &mut Console<'_>, from: Option<&str>, to: Option<&str>, json: bool) -> Result<Exit, Error> {
    let (difference, findings) = texts::diff(&console.dossier()?, from, to)?;
    if !(json && difference.is_some()) {
        console.findings(&findings)?;
    }
    let Some(difference) = difference else { return Ok(Exit::Text) };
    match (json, console.args.json) {
        (true, false) => {
            let mut document = object(&difference);
            document["findings"] = findings.iter().map(|f| console.report().finding_json(f)).collect();
            console.line(&serde_json::to_string_pretty(&document).expect("plain JSON"))?;
        }
        (_, true) => console.object(&object(&difference))?,
        (false, false) => show(console, &difference)?,
    }
    Ok(Exit::Fine)
}

fn show(console: &mut Console<'_>, d: &Difference) -> Result<(), Error> {
    let lang = console.lang;
    console.line(&said::from_to(d.from, d.to, lang))?;
    if d.sentences.is_empty() && d.left.is_empty() {
        console.line(said::SAME.get(lang))?;
    }
    d.sentences.iter().try_for_each(|sentence| console.line(sentence))?;
    if !d.left.is_empty() {
        console.line(said::LEFT.get(lang))?;
    }
    d.left.iter().try_for_each(|(old, new)| console.line(&said::became(old, new, lang)))
}

fn object(d: &Difference) -> Value {
    let left: Vec<Value> = d.left.iter().map(|(old, new)| json!({ "old": old, "new": new })).collect();
    json!({
        "kind": "diff", "from": d.from, "to": d.to, "sentences": d.sentences, "changes": d.changes,
        "unexplained": left,
    })
}
