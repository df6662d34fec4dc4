//! Footnotes stand at the foot of the page that refers to them, inside the type area and clear of the text.

use super::fixture::{of_blocks, paragraph, set, table};
use super::{find, runs, text};
use crate::base::Length;
use crate::document::{
    Block, Cell, Document, Footnote, Imprint, Inline, Orientation, Paragraph, Role, Section, Signature,
};
use crate::page::{GlyphRun, Item, Page, Pages, TagId, TagRole};
use crate::style::footnote::{LINE, SEPARATOR, SIZE};
use proptest::prelude::*;

/// A paragraph of pieces, each but the last with a footnote behind it.
fn noted(pieces: &[&str], notes: &[&str]) -> Block {
    let mut inlines = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        inlines.push(Inline::text(*piece));
        inlines.extend(notes.get(n).map(|note| Inline::Footnote(Footnote::new(*note))));
    }
    Block::Paragraph(Paragraph::new(Role::Body, inlines))
}

fn role(pages: &Pages, run: &GlyphRun) -> Option<TagRole> {
    run.tag.map(|tag| pages.tags.get(tag).role)
}

/// Whether a run is of a footnote, its number at its head counted in.
fn is_of_note(pages: &Pages, run: &GlyphRun) -> bool {
    matches!(role(pages, run), Some(TagRole::Footnote | TagRole::Label))
}

/// The footnote that a run is of, or that it refers to.
fn note_of(pages: &Pages, run: &GlyphRun) -> Option<TagId> {
    let tag = run.tag.filter(|_| is_of_note(pages, run))?;
    if pages.tags.get(tag).role == TagRole::Label { pages.tags.get(tag).parent } else { Some(tag) }
}

/// Top and foot of the em box.
fn edges(run: &GlyphRun) -> (Length, Length) {
    (run.baseline - run.size.scale(880, 1000), run.baseline + run.size.scale(120, 1000))
}

/// Pages, from 1, with the words of each footnote on each.
fn notes_on(pages: &Pages) -> Vec<(usize, TagId, String)> {
    let mut out: Vec<(usize, TagId, String)> = Vec::new();
    for (n, page) in pages.pages.iter().enumerate() {
        for run in runs(page).filter(|r| role(pages, r) == Some(TagRole::Footnote)) {
            let tag = run.tag.expect("a footnote has its place");
            match out.last_mut() {
                Some((page, last, words)) if (*page, *last) == (n + 1, tag) => words.push_str(&text(run)),
                _ => out.push((n + 1, tag, text(run))),
            }
        }
    }
    out
}

/// The page of each reference, in the order of the numbers.
fn references(pages: &Pages) -> Vec<usize> {
    let is_reference = |tag: TagId| {
        let of = pages.tags.get(tag);
        of.role == TagRole::Link && of.parent.is_some_and(|p| pages.tags.get(p).role == TagRole::Reference)
    };
    let mut out: Vec<(TagId, usize)> = Vec::new();
    for (n, page) in pages.pages.iter().enumerate() {
        for tag in runs(page).filter_map(|r| r.tag).filter(|tag| is_reference(*tag)) {
            if out.iter().all(|(known, _)| *known != tag) {
                out.push((tag, n + 1));
            }
        }
    }
    out.sort();
    out.into_iter().map(|(_, page)| page).collect()
}

fn foot() -> Length {
    Length::mm(262)
}

#[test]
fn a_number_is_small_and_raised_and_its_footnote_ends_at_the_foot_of_the_type_area() {
    let layout = set(&of_blocks(vec![noted(&["易涝点", "以外。"], &["统计至3月31日。"])]));
    let pages = &layout.pages;
    let (_, number) = find(pages, "①");
    let (_, words) = find(pages, "易涝点");
    // 58 % of 16 pt, its top level with that of the type.
    assert_eq!(number.size, Length::pt10(160).scale(58, 100));
    let (top, of_words) = (edges(number).0, edges(words).0);
    assert!((top - of_words).to_emu().abs() < Length::pt10(3).to_emu(), "{top:?} {of_words:?}");
    let (page, note) = find(pages, "统计至");
    // The last line of 15 pt holds type of 10.5 pt in its middle.
    assert_eq!((page, note.size), (1, SIZE));
    assert_eq!(edges(note).1, foot() - Length::pt10(45) / 2);
    // Behind the number there is room for two characters.
    assert_eq!(note.glyphs[0].x, Length::mm(28) + Length::pt(21));
    let label = runs(&pages.pages[0]).filter(|r| text(r) == "①").nth(1).expect("the footnote has its number");
    assert_eq!(label.glyphs[0].x, Length::mm(28));
    assert!(label.baseline < note.baseline && label.size < note.size);
}

#[test]
fn a_short_rule_parts_text_and_footnotes() {
    let layout = set(&of_blocks(vec![noted(&["甲", "乙"], &["注。"])]));
    let rules: Vec<_> = layout.pages.pages[0]
        .upright
        .iter()
        .filter_map(|i| if let Item::Rule(r) = i { Some(r) } else { None })
        .collect();
    let [rule] = rules[..] else { panic!("one rule: {rules:?}") };
    // A quarter of 156 mm, 1 mm and its own thickness above one line.
    assert_eq!((rule.from.0, rule.to.0), (Length::mm(28), Length::mm(28 + 39)));
    assert_eq!(rule.from.1, foot() - LINE - Length::mm(1) - Length::pt10(5) / 2);
}

#[test]
fn numbers_run_through_the_paper_and_are_plain_where_there_are_more_than_ten() {
    let paper = |count: usize| {
        let blocks = (0..count).map(|n| noted(&["甲", "。"], &[if n % 2 == 0 { "奇。" } else { "偶。" }]));
        let (first, second): (Vec<_>, Vec<_>) = blocks.enumerate().partition(|(n, _)| n % 2 == 0);
        let section = |blocks: Vec<(usize, Block)>| {
            Section::new(Orientation::Portrait, blocks.into_iter().map(|(_, b)| b).collect())
        };
        let layout = set(&Document { sections: vec![section(first), section(second)], ..Document::default() });
        let pages = layout.pages;
        let labels = pages.pages.iter().flat_map(runs).filter(|r| role(&pages, r) == Some(TagRole::Label)).map(text);
        labels.collect::<Vec<String>>().join(" ")
    };
    assert_eq!(paper(4), "① ② ③ ④");
    assert_eq!(paper(12), "1 2 3 4 5 6 7 8 9 10 11 12");
}

/// One line of text a paragraph.
fn lines(count: usize) -> Vec<Block> {
    (0..count).map(|_| paragraph(Role::Body, "各单位要抓好落实。")).collect()
}

#[test]
fn a_line_goes_to_the_next_page_where_its_footnote_cannot_begin() {
    // 22 lines fill the page: below the 21st are 10.2 mm, enough for 28.99 pt: a rule (2.2 mm) and one line (5.3 mm).
    for (above, page) in [(19, 1), (20, 1), (21, 2)] {
        let mut blocks = lines(above);
        blocks.push(noted(&["甲", "乙。"], &["注。"]));
        let layout = set(&of_blocks(blocks));
        assert_eq!(
            (references(&layout.pages), notes_on(&layout.pages)[0].0),
            (vec![page], page),
            "{above} lines above"
        );
    }
}

#[test]
fn a_long_footnote_goes_on_at_the_foot_of_the_next_page() {
    let mut blocks = lines(20);
    // 40 characters of 10.5 pt fill 421 of 442 pt: 200 are five lines.
    let words = "长".repeat(200);
    blocks.push(noted(&["甲", "乙。"], &[&words]));
    blocks.extend(lines(30));
    let layout = set(&of_blocks(blocks));
    let found = notes_on(&layout.pages);
    let counts: Vec<(usize, usize)> = found.iter().map(|(page, _, words)| (*page, words.chars().count())).collect();
    // Below 21 lines one line has room. What goes on has no number again.
    assert_eq!(counts, [(1, 40), (2, 160)]);
    let labels = layout.pages.pages.iter().flat_map(runs).filter(|r| role(&layout.pages, r) == Some(TagRole::Label));
    assert_eq!(labels.count(), 1);
}

#[test]
fn a_footnote_longer_than_pages_leaves_room_for_text_and_ends() {
    let words = "长".repeat(40 * 100);
    let mut blocks = vec![noted(&["甲", "乙。"], &[&words])];
    blocks.extend(lines(3));
    let layout = set(&of_blocks(blocks));
    let all: String = notes_on(&layout.pages).into_iter().map(|(_, _, words)| words).collect();
    assert_eq!(all, words);
    // 33 lines at most beside text; then 42 on pages of their own: (637.8 pt - 6.2 pt) / 15 pt.
    let counts: Vec<usize> = notes_on(&layout.pages).iter().map(|(_, _, w)| w.chars().count() / 40).collect();
    assert_eq!(counts, [33, 42, 25]);
}

#[test]
fn a_row_of_a_table_has_its_footnote_on_its_page() {
    for rows in 1..40 {
        let row = |n: usize| {
            let mut cell = Cell::new("排水");
            cell.footnotes =
                if n + 1 == rows { vec![Footnote::new("注一。"), Footnote::new("注二。")] } else { Vec::new() };
            vec![Cell::new((n + 1).to_string()), cell]
        };
        let layout = set(&of_blocks(vec![Block::Table(table(&["序号", "内容"], (0..rows).map(row).collect()))]));
        let found: Vec<usize> = notes_on(&layout.pages).iter().map(|n| n.0).collect();
        assert_eq!(references(&layout.pages), found, "{rows} rows");
        assert_clear(&layout.pages);
    }
}

#[test]
fn on_a_turned_page_footnotes_are_as_wide_as_the_page_is_held() {
    let words = "宽".repeat(56);
    let section = Section::new(Orientation::Landscape, vec![noted(&["甲", "乙。"], &[&words])]);
    let layout = set(&Document { sections: vec![section], ..Document::default() });
    // 225 mm less 21 pt hold 58 characters of 10.5 pt.
    let notes: Vec<&GlyphRun> =
        runs(&layout.pages.pages[0]).filter(|r| role(&layout.pages, r) == Some(TagRole::Footnote)).collect();
    assert_eq!(notes.len(), 1);
    assert_eq!(edges(notes[0]).1, Length::mm(28 + 156) - Length::pt10(45) / 2);
}

#[test]
fn above_an_imprint_footnotes_make_way_for_it() {
    let imprint = Imprint {
        copy_to: Some("区委办公室。".into()),
        printer: "区办".into(),
        printed: "2022年5月9日印发".into(),
        ..Imprint::default()
    };
    for above in 0..24 {
        let mut blocks = lines(above);
        blocks.push(noted(&["甲", "乙。"], &["注。"]));
        blocks.push(Block::Signature(Signature::new(vec!["区办".into()], "2022年5月9日")));
        let document = Document { imprint: Some(imprint.clone()), ..of_blocks(blocks) };
        let layout = set(&document);
        let (page, copies) = find(&layout.pages, "抄送");
        let (noted, note) = find(&layout.pages, "注。");
        assert_eq!(page, layout.pages.pages.len());
        if noted == page {
            assert!(edges(note).1 < edges(copies).0, "{above} lines above");
            assert!(layout.fits.note_lifted(0).is_some(), "{above} lines above");
        }
        assert_clear(&layout.pages);
    }
}

#[test]
fn no_line_begins_with_the_number_of_a_footnote() {
    for length in 20..60 {
        let words = "排".repeat(length);
        let layout = set(&of_blocks(vec![noted(&[&words, "水。"], &["注。"])]));
        let number = runs(&layout.pages.pages[0]).find(|r| text(r) == "①").expect("the number");
        assert!(number.glyphs[0].x > Length::mm(28), "{length}");
    }
}

#[test]
fn a_paper_without_footnotes_has_no_element_of_one() {
    let layout = set(&of_blocks(lines(3)));
    let is_of_notes = |role: TagRole| matches!(role, TagRole::Footnote | TagRole::Reference | TagRole::Label);
    assert!(layout.pages.tags.iter().all(|(_, tag)| !is_of_notes(tag.role)));
}

/// Footnotes stand below all other words of their page but the imprint, and within the type area.
fn assert_clear(pages: &Pages) {
    for page in &pages.pages {
        let Some(top) = runs(page).filter(|r| is_of_note(pages, r)).map(|r| edges(r).0).min() else { continue };
        let last = last_text(pages, page);
        assert!(last <= top - SEPARATOR, "text down to {last:?}, footnotes from {top:?}");
        let end = runs(page).filter(|r| is_of_note(pages, r)).map(|r| edges(r).1).max().expect("they have an end");
        let held = if page.turned.is_empty() { foot() } else { Length::mm(184) };
        assert!(end <= held);
    }
}

/// How far down the words of a page reach that are neither footnotes nor imprint.
fn last_text(pages: &Pages, page: &Page) -> Length {
    let of_text = |r: &&GlyphRun| r.tag.is_some() && !is_of_note(pages, r) && r.size != Length::pt(14);
    runs(page).filter(of_text).map(|r| edges(r).1).max().unwrap_or_default()
}

/// Text with footnotes anywhere, some of them long; tables now and then.
fn paper() -> impl Strategy<Value = Document> {
    let note = prop_oneof![6 => 1_usize..60, 2 => 60_usize..400, 1 => 400_usize..2500];
    let piece = (1_usize..120, prop::option::weighted(0.3, note.clone()));
    let text = prop::collection::vec(piece, 1..6).prop_map(|pieces| {
        let mut inlines = Vec::new();
        for (length, note) in pieces {
            inlines.push(Inline::text("排".repeat(length)));
            inlines.extend(note.map(|n| Inline::Footnote(Footnote::new("注".repeat(n)))));
        }
        Block::Paragraph(Paragraph::new(Role::Body, inlines))
    });
    let row = (1_usize..90, prop::option::weighted(0.3, note));
    let rows = prop::collection::vec(row, 1..12).prop_map(|rows| {
        let cells = |(length, note): (usize, Option<usize>)| {
            let mut cell = Cell::new("格".repeat(length));
            cell.footnotes = note.map(|n| Footnote::new("注".repeat(n))).into_iter().collect();
            vec![Cell::new("1"), cell]
        };
        Block::Table(table(&["序号", "内容"], rows.into_iter().map(cells).collect()))
    });
    prop::collection::vec(prop_oneof![4 => text, 1 => rows], 1..12).prop_map(of_blocks)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_footnote_begins_on_the_page_that_refers_to_it_and_goes_on_without_a_gap(document in paper()) {
        let layout = set(&document);
        let (pages, found) = (&layout.pages, notes_on(&layout.pages));
        let mut of_notes: Vec<(TagId, Vec<usize>, String)> = Vec::new();
        for (page, tag, words) in &found {
            match of_notes.iter_mut().find(|(known, ..)| known == tag) {
                Some((_, on, all)) => {
                    on.push(*page);
                    all.push_str(words);
                }
                None => of_notes.push((*tag, vec![*page], words.clone())),
            }
        }
        let wanted: Vec<&str> = document.footnotes().map(|n| n.text.as_str()).collect();
        prop_assert_eq!(of_notes.iter().map(|(_, _, all)| all.as_str()).collect::<Vec<_>>(), wanted, "each once, in order");
        let references = references(pages);
        for (n, (_, on, _)) in of_notes.iter().enumerate() {
            // Only footnotes of the same page that take as much of it as footnotes may come between: 33 lines.
            let same = (0..n).filter(|&other| references[other] == references[n]);
            let before: usize = same.map(|other| of_notes[other].2.chars().count()).sum();
            prop_assert!(on[0] == references[n] || before > 33 * 36, "{} begins on {}", n, on[0]);
            prop_assert!(on.windows(2).all(|pair| pair[1] == pair[0] + 1));
        }
        assert_clear(pages);
    }
}

#[test]
fn a_row_waits_for_a_footnote_that_leaves_no_room_to_begin_its_own() {
    let row = |words: usize, note: usize| {
        let mut cell = Cell::new("格".repeat(words));
        cell.footnotes = vec![Footnote::new("注".repeat(note))];
        vec![Cell::new("1"), cell]
    };
    let rows = vec![row(1, 41), row(67, 2441), row(1, 1)];
    let layout = set(&of_blocks(vec![
        Block::Paragraph(Paragraph::new(Role::Body, vec![Inline::text("排".repeat(27))])),
        Block::Table(table(&["序号", "内容"], rows)),
    ]));
    let pages: Vec<usize> = references(&layout.pages);
    let found = notes_on(&layout.pages);
    let begin = |words: usize| found.iter().find(|(_, _, text)| text.chars().count() == words).map(|(page, ..)| *page);
    assert_eq!(pages, [1, 1, 3], "the second footnote fills what is left of its page, and the next page");
    assert_eq!(begin(1), Some(3));
    assert_clear(&layout.pages);
}

#[test]
fn a_footnote_that_is_of_two_pages_is_known_by_one_element() {
    let mut blocks = lines(20);
    blocks.push(noted(&["甲", "乙。"], &[&"长".repeat(100)]));
    let layout = set(&of_blocks(blocks));
    let on: Vec<_> =
        layout.pages.pages.iter().map(|p| runs(p).filter_map(|r| note_of(&layout.pages, r)).next()).collect();
    assert_eq!(on.len(), 2);
    assert!(on[0].is_some() && on[0] == on[1]);
}
