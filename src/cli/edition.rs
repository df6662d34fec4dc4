//! `hongtou edition`: the text in force, with the places by which an amendment calls its parts.

use super::messages::amend as said;
use super::{Console, Exit};
use crate::base::{Date, Error};
use crate::build::texts::{self, Part, Text};
use serde_json::{Value, json};

pub(super) fn run(console: &mut Console<'_>, as_of: Option<Date>, json: bool) -> Result<Exit, Error> {
    let (text, findings) = texts::edition(&console.dossier()?, as_of)?;
    if !(json && text.is_some()) {
        console.findings(&findings)?;
    }
    let Some(text) = text else { return Ok(Exit::Text) };
    match (json, console.args.json) {
        (true, _) => {
            console.line(&serde_json::to_string_pretty(&text.facts).expect("facts are plain JSON"))?;
            // These keys have no room for a warning that the text may not be the one in force.
            return Ok(if findings.is_empty() { Exit::Fine } else { Exit::Text });
        }
        (false, true) => console.object(&object(&text))?,
        (false, false) => show(console, &text)?,
    }
    Ok(Exit::Fine)
}

fn show(console: &mut Console<'_>, text: &Text) -> Result<(), Error> {
    let lang = console.lang;
    console.line(&said::edition(text.since, text.folded.len(), lang))?;
    for folded in &text.folded {
        console.line(&said::folded(folded, lang))?;
    }
    console.line("")?;
    text.parts.iter().try_for_each(|part| console.line(&line(part)))
}

/// `[方案第一部分] 一、总体要求`
fn line(part: &Part) -> String {
    let words = format!("{}{}", part.number, part.text.replace('\n', " "));
    match &part.place {
        Some(place) => format!("[{place}] {words}"),
        None => format!("    {words}"),
    }
}

fn object(text: &Text) -> Value {
    let folded = text
        .folded
        .iter()
        .map(|f| json!({ "file": f.file, "doc_number": f.doc_number, "date": f.date, "in_force": f.first_day }));
    let part =
        |p: &Part| json!({ "place": p.place.as_ref().map(ToString::to_string), "number": p.number, "text": p.text });
    json!({
        "kind": "edition",
        "since": text.since,
        "amendments": folded.collect::<Vec<_>>(),
        "parts": text.parts.iter().map(part).collect::<Vec<_>>(),
        "facts": text.facts,
    })
}
