//! Where in the dossier's files a character stands that the layout has trouble with. Pages know of no files; the words
//! came from content and templates, and are looked for there.

use crate::base::{Diagnostic, Error, Source, Span, World};
use crate::layout::codes::{FILLED_GLYPH, MISSING_GLYPH};

/// The folders whose texts come onto pages, in the order in which people would look.
const FOLDERS: [&str; 2] = ["content", "templates"];

/// How much of the words around a character is compared, to tell one place of it from another.
const AROUND: usize = 5;

/// Gives each finding about a character its place, where it is found. Only then are the files read: such findings are
/// rare.
///
/// # Errors
/// When the disk refuses.
pub(super) fn find_characters(world: &dyn World, findings: &mut [Diagnostic]) -> Result<(), Error> {
    let is_one = |d: &&mut Diagnostic| d.place.is_none() && [MISSING_GLYPH.id, FILLED_GLYPH.id].contains(&d.code.id);
    let mut wanted: Vec<&mut Diagnostic> = findings.iter_mut().filter(is_one).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let mut sources = Vec::new();
    for folder in FOLDERS {
        for path in world.list(folder)?.into_iter().filter(|p| p.ends_with(".yaml") || p.ends_with(".tera")) {
            let bytes = world.read(&path)?.unwrap_or_default();
            sources.extend(crate::parse::decode::decode(&path, &bytes).ok().map(|(source, _)| source));
        }
    }
    for finding in &mut wanted {
        if let Some((source, span)) = place(&sources, finding) {
            **finding = std::mem::replace(*finding, Diagnostic::new(&MISSING_GLYPH)).at(source, span);
        }
    }
    Ok(())
}

/// The place where most of the words around agree; of several, the first.
fn place<'s>(sources: &'s [Source], finding: &Diagnostic) -> Option<(&'s Source, Span)> {
    let argument = |name: &str| finding.args.iter().find(|(n, _)| *n == name).map(|(_, v)| v.as_str());
    let (character, around) = (argument("character")?, argument("around")?);
    let letter = character.chars().next()?;
    // YAML may spell out what cannot be seen.
    let spelt = match u32::from(letter) {
        code @ 0..0x10000 => format!("\\u{code:04X}"),
        code => format!("\\U{code:08X}"),
    };
    let (before, after) = around.split_once(letter)?;
    let places = sources.iter().flat_map(|source| {
        let found = |form: &str| source.text().match_indices(form).map(|(at, f)| (at, f.len())).collect::<Vec<_>>();
        [found(character), found(&spelt)].concat().into_iter().map(move |(at, length)| (source, at, length))
    });
    let likeness = |(source, at, length): &(&Source, usize, usize)| {
        let text = source.text();
        let behind = text[at + length..].chars().zip(after.chars()).take(AROUND).take_while(|(a, b)| a == b).count();
        let ahead =
            text[..*at].chars().rev().zip(before.chars().rev()).take(AROUND).take_while(|(a, b)| a == b).count();
        ahead + behind
    };
    // The last of the greatest is what `max_by_key` gives; backwards it is the first.
    let best = places.collect::<Vec<_>>().into_iter().rev().max_by_key(likeness);
    best.map(|(source, at, length)| (source, Span::new(at, at + length)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::world::Memory;

    fn located(files: &[(&str, &str)], character: &str, around: &str) -> Option<String> {
        let finding = Diagnostic::new(&MISSING_GLYPH)
            .with("character", character)
            .with("code", "U+0000")
            .with("face", "仿宋")
            .with("around", around);
        let mut findings = [finding];
        find_characters(&Memory::new(files.iter().copied()), &mut findings).expect("memory can be read");
        let place = findings[0].place.as_ref()?;
        let (line, column) = place.line_column();
        Some(format!("{}:{line}:{column}", place.source.name()))
    }

    #[test]
    fn the_place_with_the_same_words_around_is_told() {
        let files = [
            ("content/notice.yaml", "title: 关于𬭎\nbody: 联系人王𬭎，电话\n"),
            ("content/tasks.yaml", "x: 张𬭎，电\n"),
            ("templates/notice.md.tera", "{{ a }}𬭎\n"),
        ];
        assert_eq!(located(&files, "𬭎", "联系人王𬭎，电话").as_deref(), Some("content/notice.yaml:2:11"));
        assert_eq!(located(&files, "𬭎", "主任张𬭎，电").as_deref(), Some("content/tasks.yaml:1:5"));
        assert_eq!(located(&files, "𬭎", "𬭎").as_deref(), Some("content/notice.yaml:1:10"), "of several the first");
        assert_eq!(located(&files, "喆", "王喆"), None);
    }

    #[test]
    fn what_yaml_spells_out_is_found() {
        let files = [("content/units.yaml", "name: \"区\\uE000局\"\nother: \"\\U0001F600\"\n")];
        assert_eq!(located(&files, "\u{e000}", "区\u{e000}局").as_deref(), Some("content/units.yaml:1:9"));
        assert_eq!(located(&files, "\u{1f600}", "\u{1f600}").as_deref(), Some("content/units.yaml:2:9"));
    }
}
