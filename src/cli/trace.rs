//! `hongtou trace`: where the words of a paper come from.

use super::messages::{Message, Word};
use super::{Console, Exit};
use crate::base::{Error, Lang};
use crate::build::trace::{Answer, Found, Question};
use crate::model::Origin;
use serde_json::json;

pub(super) fn run(console: &mut Console<'_>, question: &Question, json: bool) -> Result<Exit, Error> {
    let answer = crate::build::trace::trace(&console.dossier()?, question)?;
    show(console, &answer, json)
}

fn show(console: &mut Console<'_>, answer: &Answer, json: bool) -> Result<Exit, Error> {
    for found in &answer.found {
        if json || console.args.json {
            let Found { page, words, around, path, origin } = found;
            let object = json!({ "kind": "trace", "page": page, "words": words, "around": around, "path": path, "origin": origin });
            console.object(&object)?;
        } else {
            let text = told(found, console.lang);
            console.say(&text)?;
        }
    }
    console.findings(&answer.findings)?;
    Ok(if answer.found.is_empty() { Exit::Text } else { Exit::Fine })
}

/// Words and their chain, each step indented below what was made of it.
fn told(found: &Found, lang: Lang) -> String {
    let mut out = match (found.page, found.around.is_empty()) {
        (Some(page), _) => Message::OnPage(page, &found.words, &found.around).text(lang) + "\n",
        (None, false) => Message::InPaper(&found.words, &found.around).text(lang) + "\n",
        (None, true) => String::new(),
    };
    match &found.origin {
        Some(origin) => chain(origin, usize::from(!out.is_empty()), lang, &mut out),
        None => out.push_str(&format!("  {}\n", Word::TemplateWords.get(lang))),
    }
    out
}

fn chain(origin: &Origin, depth: usize, lang: Lang, out: &mut String) {
    let Origin { zh, en, file, at, text, from } = origin;
    let (says, colon) = match lang {
        Lang::Zh => (zh, "："),
        Lang::En => (en, ": "),
    };
    out.push_str(&"  ".repeat(depth));
    out.push_str(says);
    let place = [file.as_str(), at].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
    if !place.is_empty() {
        out.push_str(&format!(" [{place}]"));
    }
    if !text.is_empty() {
        out.push_str(&format!("{colon}{}", text.replace('\n', " ")));
    }
    out.push('\n');
    from.iter().for_each(|o| chain(o, depth + 1, lang, out));
}

#[cfg(test)]
mod tests {
    use super::super::tests::talk;
    use super::*;

    fn found(origin: Option<Origin>) -> Answer {
        let found = Found {
            page: Some(2),
            words: "区教体局".into(),
            around: "按时报送。区教体局、".into(),
            path: None,
            origin,
        };
        Answer { found: vec![found], findings: Vec::new() }
    }

    #[test]
    fn each_step_stands_below_what_was_made_of_it() {
        let file = Origin::new("报送文件", "a report").at("seeds/a.yaml", "3:1").saying("received: x");
        let origin = Origin::new("按时报送", "in time").from([file]);
        let (exit, out) = talk(&["trace", "a"], |c| show(c, &found(Some(origin.clone())), false));
        let wanted =
            "第 2 页“区教体局”（按时报送。区教体局、）\n  按时报送\n    报送文件 [seeds/a.yaml 3:1]：received: x\n";
        assert_eq!((exit, out.as_str()), (Exit::Fine, wanted));
        let (_, out) = talk(&["trace", "a"], |c| show(c, &found(Some(origin)), true));
        let object: serde_json::Value = serde_json::from_str(&out).expect("an object");
        assert_eq!(object["origin"]["from"][0]["at"], "3:1");
        let (_, out) = talk(&["trace", "a"], |c| show(c, &found(None), false));
        assert!(out.ends_with("  模板的行文\n"), "{out}");
        let (exit, _) = talk(&["trace", "a"], |c| show(c, &Answer::default(), false));
        assert_eq!(exit, Exit::Text);
    }
}
