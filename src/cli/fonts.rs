//! `hongtou fonts`: which file stands for which face, whether it is the official one, and under which licence.

use super::messages::{Message, Word};
use super::{Console, Exit, table};
use crate::base::{Error, Lang};
use crate::build::Dossier;
use crate::page::FontId;
use crate::style::font::{Face, FontPolicy, FontSet, FontSource, FontWish, Origin};
use serde_json::json;

pub(super) fn run(console: &mut Console<'_>, wish: &FontWish) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let office = Dossier::choices(&dossier)?.map(|choices| choices.font_wish()).unwrap_or_default();
    let set = FontSet::resolve(&dossier, &wish.or(&office))?;
    let lang = console.lang;
    let mut rows = vec![table::head(console.word(Word::FontsHead))];
    let mut missing = 0;
    for (id, file) in set.used() {
        let size = dossier.size(&file.path)?;
        missing += usize::from(size.is_none());
        if console.args.json {
            // Programs look for one name, whatever the language.
            let (face, official_name) = serves(&set, id, Lang::En);
            console.object(&json!({
                "kind": "font", "face": face, "official_name": official_name, "file": file.path, "index": file.index,
                "family": file.family, "licence": file.licence, "official": file.official, "origin": origin(file),
                "policy": set.policy().name(), "bytes": size, "present": size.is_some(),
            }))?;
        }
        let (face, official_name) = serves(&set, id, lang);
        let there = console.word(if size.is_some() { Word::Present } else { Word::Missing });
        let size = size.map_or("-".to_owned(), |n| format!("{}.{} MB", n / 1_000_000, n / 100_000 % 10));
        let path = if file.index > 0 { format!("{}#{}", file.path, file.index) } else { file.path.clone() };
        let licence = file.licence.as_deref().unwrap_or(console.word(Word::OwnTerms));
        let is = console.word(if file.official { Word::Official } else { Word::Substitute });
        rows.push([&face, official_name, &path, &file.family, is, licence, &size, there].map(str::to_owned).to_vec());
    }
    if !console.args.json {
        console.say(&table::align(&rows, &[6]))?;
        told(console, &set)?;
        if missing > 0 {
            console.line(&Message::FontsMissing(missing).text(lang))?;
        }
    }
    Ok(if missing > 0 { Exit::World } else { Exit::Fine })
}

/// In which order files are asked for a character, and what the search for the official families came to.
fn told(console: &mut Console<'_>, set: &FontSet) -> Result<(), Error> {
    let lang = console.lang;
    console.line(&Message::Policy(set.policy().name()).text(lang))?;
    for face in Face::ALL {
        let chain = set.chain(face).iter().map(|id| set.file(*id).family.as_str()).collect::<Vec<_>>().join(" → ");
        console.line(&Message::Chain(name(face, lang), &chain).text(lang))?;
    }
    for (face, path, why) in set.passed_over() {
        let why = Error::Font(path.clone(), why.clone()).message(lang);
        console.line(&Message::PassedOver(name(*face, lang), &why).text(lang))?;
    }
    let unofficial = Face::ALL.into_iter().filter(|face| !set.file(set.first(*face)).official);
    let unofficial = unofficial.map(|face| name(face, lang)).collect::<Vec<_>>().join(console.word(Word::Comma));
    match (unofficial.is_empty(), set.policy()) {
        (true, _) => Ok(()),
        (false, FontPolicy::OfficialFirst) => console.line(&Message::NotInstalled(&unofficial).text(lang)),
        (false, _) => console.line(&Message::Substituted(&unofficial).text(lang)),
    }
}

fn origin(file: &FontSource) -> &'static str {
    match file.origin {
        Origin::Bundled => "bundled",
        Origin::Installed => "installed",
        Origin::Named => "named",
    }
}

/// The faces that a file stands for first of all, with the official name.
fn serves(set: &FontSet, id: FontId, lang: Lang) -> (String, &'static str) {
    let mut faces = Face::ALL.into_iter().filter(|face| set.first(*face) == id).peekable();
    match faces.peek().map(|face| face.official_name()) {
        Some(official) => (faces.map(|face| name(face, lang)).collect::<Vec<_>>().join("、"), official),
        None if set.is_latin(id) => (Word::Latin.get(lang).to_owned(), "Times New Roman"),
        None => (Word::Supplement.get(lang).to_owned(), "-"),
    }
}

fn name(face: Face, lang: Lang) -> &'static str {
    face.names()[usize::from(lang == Lang::En)]
}
