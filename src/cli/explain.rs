//! `hongtou explain CODE`: the manual page of a finding.

use super::messages::{Message, Word};
use super::{Console, Exit, codes, table};
use crate::base::diagnostic::Code;
use crate::base::{Error, Lang};
use crate::lint::{Page, Rule};
use serde_json::{Value, json};

/// How many similar names are offered.
const NEAR: usize = 3;

pub(super) fn run(console: &mut Console<'_>, asked: Option<&str>) -> Result<Exit, Error> {
    let codes = codes();
    let Some(asked) = asked else { return list(console, &codes) };
    let is_it = |c: &&Code| c.id.eq_ignore_ascii_case(asked) || c.name.eq_ignore_ascii_case(asked);
    let Some(code) = codes.iter().copied().find(is_it) else {
        let near = nearest(&codes, asked).join(console.word(Word::Comma));
        let text = Message::NoCode(asked, &near).text(console.lang);
        match console.args.json {
            true => console.object(&json!({ "kind": "error", "message": text, "cause": null }))?,
            false => console.line(&text)?,
        }
        return Ok(Exit::Text);
    };
    match console.args.json {
        true => console.object(&object(code, console.lang))?,
        false => console.say(&page(code, console.lang))?,
    }
    Ok(Exit::Fine)
}

fn list(console: &mut Console<'_>, codes: &[&'static Code]) -> Result<Exit, Error> {
    let lang = console.lang;
    if console.args.json {
        for code in codes {
            console.object(&object(code, lang))?;
        }
        return Ok(Exit::Fine);
    }
    let row = |c: &&Code| [c.id, c.name, c.severity.word(lang), c.message.get(lang)].map(str::to_owned).to_vec();
    let rows: Vec<Vec<String>> = codes.iter().map(row).collect();
    console.say(&table::align(&rows, &[]))?;
    Ok(Exit::Fine)
}

fn page(code: &Code, lang: Lang) -> String {
    let Code { id, name, severity, message, cure, why } = code;
    let (severity, message) = (severity.word(lang), message.get(lang));
    let (why, cure) = (why.get(lang), cure.get(lang));
    let (why_is, cure_is) = (Word::Why.get(lang), Word::Cure.get(lang));
    let rule = crate::lint::rule_of(code).map_or_else(String::new, |rule| of_rule(rule, lang));
    format!("{severity}[{id} {name}]: {message}\n\n{why_is}{why}\n\n{cure_is}{cure}\n{rule}")
}

/// What the page of a proofreading rule tells besides.
fn of_rule(rule: &Rule, lang: Lang) -> String {
    let Page { basis, source, bad, good, repair } = &rule.page;
    let [basis_is, bad_is, good_is, repair_is] =
        [Word::Basis, Word::Bad, Word::Good, Word::Repair].map(|word| word.get(lang));
    let (open, close) = if lang == Lang::Zh { ("（", "）") } else { (" (", ")") };
    let (strength, source, repair) = (basis.word().get(lang), source.get(lang), repair.word().get(lang));
    format!("\n{basis_is}{source}{open}{strength}{close}\n{bad_is}{bad}\n{good_is}{good}\n{repair_is}{repair}\n")
}

fn object(code: &Code, lang: Lang) -> Value {
    let mut object = json!({
        "kind": "code",
        "code": code.id,
        "name": code.name,
        "severity": code.severity.word(Lang::En),
        "message": code.message.get(lang),
        "why": code.why.get(lang),
        "cure": code.cure.get(lang),
    });
    if let Some(rule) = crate::lint::rule_of(code) {
        object["source"] = rule.page.source.get(lang).into();
        object["strength"] = rule.page.basis.word().get(lang).into();
        object["bad"] = rule.page.bad.into();
        object["good"] = rule.page.good.into();
        object["mending"] = rule.page.repair.word().get(lang).into();
    }
    object
}

/// The codes whose id or name differs least from what was typed.
fn nearest(codes: &[&'static Code], asked: &str) -> Vec<String> {
    let asked = asked.to_lowercase();
    let far = |c: &&Code| distance(&c.id.to_lowercase(), &asked).min(distance(c.name, &asked));
    let mut near: Vec<&Code> = codes.to_vec();
    near.sort_by_key(far);
    near.iter().take(NEAR).map(|c| format!("{} {}", c.id, c.name)).collect()
}

/// How many letters must be added, dropped or changed to make one word of the other.
pub(super) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("yaml-form", "yaml-from"), 2);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("p012", "p12"), 1);
    }

    #[test]
    fn codes_are_told_apart() {
        let mut seen: Vec<&str> = codes().iter().flat_map(|c| [c.id, c.name]).collect();
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all, "no id or name is used twice");
    }
}
