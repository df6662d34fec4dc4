//! Whose report a file is: by a person's answer, the key of a form that was given out, the file's own words, its name,
//! or the letter that brought it. Two that fit are asked about.

use crate::model::{FormKey, Recognised};
use crate::parse::submission::codes;
use crate::parse::submission::findings::{Findings, Spot};
use crate::parse::submission::known::{Bodies, Named};
use crate::parse::submission::{Knowledge, Member};

/// What a file says of its sender.
#[derive(Debug, Default)]
pub(in super::super) struct Clues {
    /// The key hidden in it.
    pub(in super::super) key: Option<FormKey>,
    /// 填报单位：…, or the column of that name.
    pub(in super::super) label: Option<String>,
    /// Its titles.
    pub(in super::super) titles: Vec<String>,
    /// The name under a letter, by itself in a line.
    pub(in super::super) signed: Vec<String>,
    /// Whether the text is the body of a letter and not a file.
    pub(in super::super) is_letter: bool,
}

/// The sender as it calls itself, or as the roster does; empty where it is not known.
pub(in super::super) fn recognise(
    clues: &Clues,
    member: &Member,
    known: &Knowledge,
    findings: &mut Findings,
) -> (String, Recognised) {
    if let Some(answer) = known.answers.iter().find(|a| a.file == below_month(&member.path)) {
        return (answer.unit.clone(), Recognised::Answer);
    }
    let said = match by_text(clues, &known.bodies) {
        Ok(said) => said,
        Err(names) => return ask(&names, "标题", "the title", findings),
    };
    if let Some(key) = &clues.key {
        return by_key(key, said.as_deref(), &known.bodies, findings);
    }
    let named = file_names(&member.path, &known.bodies);
    if let Some(unit) = said {
        if let [other] = named.as_slice()
            && !known.bodies.are_one(&unit, &other.body)
            && known.bodies.within(&unit).iter().all(|n| n.body != other.body)
        {
            let args = [("name", other.written.clone()), ("unit", unit.clone())];
            findings.add(&codes::NAME_DIFFERS, Spot::file(), &args);
        }
        return (unit, Recognised::Text);
    }
    match named.as_slice() {
        [one] => return (own_name(one, &known.bodies), Recognised::FileName),
        [] => {}
        several => return ask(several, "文件名", "the file's name", findings),
    }
    let sender = member.sender.as_deref().map(|s| known.bodies.within(s)).unwrap_or_default();
    let signed = if clues.is_letter { signatures(clues, &known.bodies) } else { Vec::new() };
    match distinct(signed, sender).as_slice() {
        [one] => (own_name(one, &known.bodies), Recognised::Letter),
        [] => (String::new(), Recognised::Unknown),
        several => ask(several, "来信", "the letter", findings),
    }
}

/// The path below the folder of its month.
fn below_month(path: &str) -> &str {
    path.strip_prefix("seeds/submissions/").and_then(|p| p.split_once('/')).map_or(path, |(_, below)| below)
}

fn ask(names: &[Named], place: &str, place_en: &str, findings: &mut Findings) -> (String, Recognised) {
    let names: Vec<&str> = names.iter().map(|n| n.written.as_str()).collect();
    let args = [("names", names.join("、")), ("place", place.to_owned()), ("place_en", place_en.to_owned())];
    findings.add(&codes::SEVERAL_UNITS, Spot::file(), &args);
    (String::new(), Recognised::Unknown)
}

/// What the file's own words say: the label, else the title or the signature. Two bodies are an error.
fn by_text(clues: &Clues, bodies: &Bodies) -> Result<Option<String>, Vec<Named>> {
    let titles: Vec<Named> = clues.titles.iter().flat_map(|t| bodies.within(t)).collect();
    let titles = distinct(titles, Vec::new());
    if let Some(label) = &clues.label {
        let in_label = bodies.within(label);
        let fits = |n: &Named| bodies.are_one(label, &n.body) || in_label.iter().any(|l| l.body == n.body);
        let known = bodies.resolve(label).is_some() || !in_label.is_empty();
        return match titles.as_slice() {
            [title] if known && !fits(title) => {
                let label = Named { written: label.clone(), body: label.clone() };
                Err(vec![label, title.clone()])
            }
            _ => Ok(Some(label.clone())),
        };
    }
    let signed = if clues.is_letter { Vec::new() } else { signatures(clues, bodies) };
    match distinct(titles, signed).as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(own_name(one, bodies))),
        several => Err(several.to_vec()),
    }
}

fn signatures(clues: &Clues, bodies: &Bodies) -> Vec<Named> {
    clues.signed.iter().flat_map(|s| bodies.within(s)).collect()
}

fn distinct(first: Vec<Named>, then: Vec<Named>) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    for name in first.into_iter().chain(then) {
        if names.iter().all(|n| n.body != name.body) {
            names.push(name);
        }
    }
    names
}

/// The key counts only where the visible words name the same body, or none.
fn by_key(key: &FormKey, said: Option<&str>, bodies: &Bodies, findings: &mut Findings) -> (String, Recognised) {
    let key_body = bodies.resolve(&key.unit).unwrap_or(&key.unit);
    let agrees = |said: &str| {
        bodies.are_one(said, &key.unit) || matches!(bodies.within(said).as_slice(), [one] if one.body == key_body)
    };
    match said.filter(|s| !agrees(s)) {
        None => (key.unit.clone(), Recognised::Key),
        Some(said) => {
            let args = [("key", key.unit.clone()), ("text", said.to_owned())];
            findings.add(&codes::KEY_AGAINST_TEXT, Spot::file(), &args);
            (String::new(), Recognised::Unknown)
        }
    }
}

/// The bodies that the file's name gives, else that of the letter or archive it came in.
fn file_names(path: &str, bodies: &Bodies) -> Vec<Named> {
    let below = below_month(path).replace("!/", "/");
    let stems = below.rsplit('/').map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    stems.map(|stem| bodies.within_file_name(stem)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// A name that the bodies can follow: as written where it knows that, else the body's own.
fn own_name(named: &Named, bodies: &Bodies) -> String {
    let known = bodies.resolve(&named.written).is_some();
    if known { named.written.clone() } else { named.body.clone() }
}
