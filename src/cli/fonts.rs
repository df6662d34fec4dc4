//! `hongtou fonts`: which file stands for which face, and under which licence.

use super::messages::{Message, Word};
use super::{Console, Exit, table};
use crate::base::{Error, Lang};
use crate::style::font::{FILES, Face};
use serde_json::json;

pub(super) fn run(console: &mut Console<'_>) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let lang = console.lang;
    let mut rows = vec![table::head(console.word(Word::FontsHead))];
    let mut missing = 0;
    for (number, file) in FILES.iter().enumerate() {
        let path = format!("templates/fonts/{}", file.path);
        let size = dossier.size(&path)?;
        missing += usize::from(size.is_none());
        if console.args.json {
            // Programs look for one name, whatever the language.
            let (face, official) = serves(number, Lang::En);
            console.object(&json!({
                "kind": "font", "face": face, "official_name": official, "file": path, "family": file.family,
                "licence": file.licence, "bytes": size, "present": size.is_some(),
            }))?;
        }
        let (face, official) = serves(number, lang);
        let there = console.word(if size.is_some() { Word::Present } else { Word::Missing });
        let size = size.map_or("-".to_owned(), |n| format!("{}.{} MB", n / 1_000_000, n / 100_000 % 10));
        rows.push([face, official, &path, file.family, file.licence, &size, there].map(str::to_owned).to_vec());
    }
    if !console.args.json {
        console.say(&table::align(&rows, &[5]))?;
        if missing > 0 {
            console.line(&Message::FontsMissing(missing).text(lang))?;
        }
    }
    Ok(if missing > 0 { Exit::World } else { Exit::Fine })
}

/// The face a file stands for first of all, with its official name.
fn serves(number: usize, lang: Lang) -> (&'static str, &'static str) {
    let is_first = |face: &Face| face.chain().first().is_some_and(|id| usize::from(id.0) == number);
    let is_later = |face: &Face| face.chain().iter().any(|id| usize::from(id.0) == number);
    match Face::ALL.into_iter().find(is_first) {
        Some(face) => (name(face, lang), face.official_name()),
        None if Face::ALL.iter().any(is_later) => (Word::Supplement.get(lang), "-"),
        None => (Word::Latin.get(lang), "Times New Roman"),
    }
}

fn name(face: Face, lang: Lang) -> &'static str {
    match (face, lang) {
        (Face::FangSong, Lang::Zh) => "仿宋",
        (Face::FangSong, Lang::En) => "FangSong",
        (Face::Kai, Lang::Zh) => "楷体",
        (Face::Kai, Lang::En) => "Kai",
        (Face::Hei, Lang::Zh) => "黑体",
        (Face::Hei, Lang::En) => "Hei",
        (Face::BiaoSong, Lang::Zh) => "小标宋",
        (Face::BiaoSong, Lang::En) => "BiaoSong",
        (Face::Song, Lang::Zh) => "宋体",
        (Face::Song, Lang::En) => "Song",
    }
}
