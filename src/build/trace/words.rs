//! Finds words in a paper, page by page, and the spans they are made of.

use super::answer::{Answer, Found};
use crate::base::diagnostic::Diagnostic;
use crate::build::codes;
use crate::compose::Ink;
use crate::compose::ink::Span;
use crate::compose::origin::IMPRINT;
use crate::document::grid::Slot;
use crate::document::{Block, Document, Footnote, Grid, Imprint, Row};
use crate::model::Origin;
use crate::page::{Item, Pages, TagId};
use std::collections::BTreeMap;

/// A stretch of text that is read in one go: a paragraph, a line of a signature, a cell.
struct Stretch {
    chars: Vec<char>,
    spans: Vec<Span>,
}

/// Part of a stretch as it stands on a page: the numbers of its characters.
struct Shown {
    page: Option<usize>,
    stretch: usize,
    chars: Vec<usize>,
}

/// How many characters are shown on either side.
const AROUND: usize = 12;

/// Answers for the words on a page, or on all; `pages` is `None` for a paper without pages.
pub(super) fn answer(
    document: &Document,
    ink: &Ink,
    pages: Option<&Pages>,
    page: Option<usize>,
    text: Option<&str>,
    explain: &dyn Fn(&str) -> Option<Origin>,
) -> Answer {
    let stretches = stretches(document, ink);
    let shown = match pages {
        Some(pages) => on_pages(document, &stretches, pages),
        None => whole(&stretches),
    };
    let wanted: Option<Vec<char>> = text.map(|t| t.chars().filter(|c| *c != '\n').collect());
    let mut answer = Answer::default();
    let mut elsewhere: Vec<usize> = Vec::new();
    for part in &shown {
        let stretch = &stretches[part.stretch];
        for hit in hits(stretch, part, wanted.as_deref()) {
            if page.is_none() || part.page == page || part.page.is_none() {
                answer.found.extend(pieces(stretch, part, &hit, explain));
            } else {
                elsewhere.extend(part.page);
            }
        }
    }
    if answer.found.is_empty() {
        elsewhere.dedup();
        let list: Vec<String> = elsewhere.iter().map(usize::to_string).collect();
        let (zh, en) = match list.is_empty() {
            true => Default::default(),
            false => (format!("（在第 {} 页上有）", list.join("、")), format!(" (it is on page {})", list.join(", "))),
        };
        let d = Diagnostic::new(&codes::NOTHING_TRACED).with("asked", text.unwrap_or_default());
        answer.findings.push(d.with("pages", zh).with("pages_en", en));
    }
    answer
}

/// Every stretch of a paper, in the order in which layout numbers its elements.
fn stretches(document: &Document, ink: &Ink) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut notes = ink.footnotes.iter();
    for (section, inks) in document.sections.iter().zip(&ink.sections) {
        for (block, spans) in section.blocks.iter().zip(inks) {
            match block {
                Block::Table(t) => {
                    for rows in [&t.head, &t.rows] {
                        cells(rows, t.columns.len(), &mut notes, &mut out);
                    }
                }
                // Set as a line of its own where it has no values, else as a figure, whose words are no text.
                Block::Chart(c) if c.is_empty() => {
                    out.push(Stretch { chars: c.note().chars().collect(), spans: Vec::new() });
                }
                Block::Chart(_) => {}
                Block::Paragraph(_) => {
                    out.push(Stretch { chars: block.text().chars().collect(), spans: spans.clone() });
                    block.footnotes().into_iter().for_each(|n| out.push(note(n, &mut notes)));
                }
                Block::Signature(s) => {
                    let mut start = 0;
                    for line in s.lines() {
                        let chars: Vec<char> = line.chars().collect();
                        let end = start + chars.len();
                        let here = spans.iter().filter(|s| s.chars.start < end && s.chars.end > start);
                        let moved = here.map(|s| {
                            let chars = s.chars.start.max(start) - start..s.chars.end.min(end) - start;
                            Span { chars, ..s.clone() }
                        });
                        out.push(Stretch { spans: moved.collect(), chars });
                        start = end + 1;
                    }
                }
            }
        }
    }
    document.imprint.iter().for_each(|i| imprint(i, &mut out));
    out
}

/// The lines of an imprint: who gets copies, who printed it and when.
fn imprint(imprint: &Imprint, out: &mut Vec<Stretch>) {
    let line = |label: &str, parts: &[(String, &str)]| {
        let mut stretch = Stretch { chars: label.chars().collect(), spans: Vec::new() };
        for (key, text) in parts {
            let start = stretch.chars.len();
            stretch.chars.extend(text.chars());
            let chars = start..stretch.chars.len();
            stretch.spans.push(Span { chars, path: Some((*key).to_owned()), place: (0, 0) });
        }
        stretch
    };
    let own = |key: &str| format!("{IMPRINT}{key}");
    for (label, organs, ..) in imprint.lists() {
        // 主送 is the notice's, wherever it stands.
        let path = if label == "主送：" { "notice.addressees".to_owned() } else { own("copy_to") };
        out.push(line(label, &[(path, organs)]));
    }
    if imprint.is_printed() {
        out.push(line("", &[(own("printer"), &imprint.printer), (own("printed"), &imprint.printed)]));
    }
}

fn note(note: &Footnote, spans: &mut std::slice::Iter<'_, Vec<Span>>) -> Stretch {
    Stretch { chars: note.text.chars().collect(), spans: spans.next().cloned().unwrap_or_default() }
}

/// The cells of some rows, each followed by its footnotes.
fn cells(rows: &[Row], columns: usize, notes: &mut std::slice::Iter<'_, Vec<Span>>, out: &mut Vec<Stretch>) {
    let grid = Grid::new(rows, columns);
    for place in (0..grid.rows()).flat_map(|r| (0..columns).map(move |c| (r, c))) {
        if let Slot::Cell(cell) = grid.at(place.0, place.1) {
            let chars: Vec<char> = cell.text.chars().collect();
            let span = Span { chars: 0..chars.len(), path: cell.origin.clone(), place: (0, 0) };
            let spans = cell.origin.is_some().then_some(span).into_iter().collect();
            out.push(Stretch { chars, spans });
            cell.footnotes.iter().for_each(|n| out.push(note(n, notes)));
        }
    }
}

fn whole(stretches: &[Stretch]) -> Vec<Shown> {
    let shown = |(stretch, s): (usize, &Stretch)| Shown { page: None, stretch, chars: (0..s.chars.len()).collect() };
    stretches.iter().enumerate().map(shown).collect()
}

/// The stretches as they stand on the pages. The characters of an element come in order, over lines and pages; where
/// they should not, the element is left out rather than told wrongly.
fn on_pages(document: &Document, stretches: &[Stretch], pages: &Pages) -> Vec<Shown> {
    let elements = elements(document, pages);
    let mut next: BTreeMap<(usize, Option<usize>), usize> = BTreeMap::new();
    let mut out: Vec<Shown> = Vec::new();
    for (n, sheet) in pages.pages.iter().enumerate() {
        let first = out.len();
        for item in sheet.upright.iter().chain(&sheet.turned) {
            let Item::Run(run) = item else { continue };
            let Some(&stretch) = run.words.and_then(|tag| elements.get(&tag)) else { continue };
            let chars = &stretches[stretch].chars;
            // What stands again on a further page begins anew there.
            let at = next.entry((stretch, run.tag.is_none().then_some(n))).or_default();
            for glyph in &run.glyphs {
                while chars.get(*at) == Some(&'\n') {
                    *at += 1;
                }
                if chars.get(*at) != Some(&glyph.character) {
                    break;
                }
                match out[first..].iter_mut().find(|s| s.stretch == stretch) {
                    Some(shown) => shown.chars.push(*at),
                    None => out.push(Shown { page: Some(n + 1), stretch, chars: vec![*at] }),
                }
                *at += 1;
            }
        }
    }
    out
}

/// Which stretch each element of the structure is: layout adds them in the order of the blocks.
fn elements(document: &Document, pages: &Pages) -> BTreeMap<TagId, usize> {
    use crate::page::TagRole as R;
    let mut out = BTreeMap::new();
    let worded = pages
        .tags
        .iter()
        .filter(|(_, tag)| !matches!(tag.role, R::Link | R::Reference | R::Label | R::Table | R::Row | R::Figure));
    let count = document.sections.iter().flat_map(|s| &s.blocks).map(|b| match b {
        Block::Paragraph(_) => 1 + b.footnotes().len(),
        Block::Chart(c) => usize::from(c.is_empty()),
        Block::Signature(s) => s.lines().count(),
        Block::Table(t) => {
            let cells = |rows: &[Row]| {
                let grid = Grid::new(rows, t.columns.len());
                let places = (0..grid.rows()).flat_map(|r| (0..grid.columns()).map(move |c| (r, c)));
                places.filter(|(r, c)| matches!(grid.at(*r, *c), Slot::Cell(_))).count()
            };
            cells(&t.head) + cells(&t.rows) + b.footnotes().len()
        }
    });
    let imprint = document.imprint.as_ref().map_or(0, |i| i.lists().count() + usize::from(i.is_printed()));
    for (stretch, (tag, _)) in worded.take(count.sum::<usize>() + imprint).enumerate() {
        out.insert(tag, stretch);
    }
    out
}

/// Where the words stand in a part, as characters of the stretch; every span where no words are given.
fn hits(stretch: &Stretch, part: &Shown, wanted: Option<&[char]>) -> Vec<Vec<usize>> {
    let Some(wanted) = wanted else {
        let of = |s: &Span| part.chars.iter().copied().filter(|c| s.chars.contains(c)).collect::<Vec<_>>();
        return stretch.spans.iter().map(of).filter(|h| !h.is_empty()).collect();
    };
    let chars: Vec<usize> = part.chars.iter().copied().filter(|c| stretch.chars[*c] != '\n').collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let is = |w: &&[usize]| w.iter().zip(wanted).all(|(i, c)| stretch.chars[*i] == *c);
    chars.windows(wanted.len()).filter(is).map(<[usize]>::to_vec).collect()
}

/// The spans that a hit is made of, each with its origin, and the template's own words between them.
fn pieces(stretch: &Stretch, part: &Shown, hit: &[usize], explain: &dyn Fn(&str) -> Option<Origin>) -> Vec<Found> {
    let text = |chars: &[usize]| -> String { chars.iter().map(|c| stretch.chars[*c]).filter(|c| *c != '\n').collect() };
    let (first, last) = (hit[0], hit[hit.len() - 1]);
    let around: Vec<usize> = (first.saturating_sub(AROUND)..stretch.chars.len().min(last + 1 + AROUND)).collect();
    let span_of = |c: &usize| stretch.spans.iter().position(|s| s.chars.contains(c));
    hit.chunk_by(|a, b| span_of(a) == span_of(b))
        .map(|chunk| {
            let path = span_of(&chunk[0]).and_then(|s| stretch.spans[s].path.as_deref());
            let (words, around) = (text(chunk), text(&around));
            let origin = path.and_then(explain).map(|o| o.about(&words));
            Found { page: part.page, words, around, path: path.map(str::to_owned), origin }
        })
        .collect()
}
