//! What holds of every paper.

use super::fixture::{of_blocks, set, table};
use super::text;
use crate::base::Length;
use crate::base::text::without_blanks;
use crate::document::{Align, Block, Cell, Document, Paragraph, Role};
use crate::layout::inline::class::{no_end, no_start};
use crate::page::{GlyphRun, Item, Pages, TagId};
use proptest::prelude::*;

/// Words and what stands between them in official papers; never two marks in a row that no breaker could part.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "关爱",
        "成长",
        "未成年人",
        "专项治理",
        "工作",
        "区教体局",
        "2022年5月9日",
        "80%",
        "12355",
        "a@163.com",
        "《办法》",
        "“三零”",
        "（试行）",
        "鼓平安办〔2022〕3号",
        "《关于〈方案〉的通知》",
        "——",
        "Excel",
        "（一）",
        "1.",
    ]);
    let mark = prop::sample::select(vec!["", "", "，", "、", "。", "；", "：", "……"]);
    let part = (word, mark).prop_map(|(w, m)| format!("{w}{}{m}", if w.ends_with('—') { "安全" } else { "" }));
    prop::collection::vec(part, 1..60).prop_map(|parts| parts.concat())
}

fn block() -> impl Strategy<Value = Block> {
    let roles = prop::sample::select(vec![
        Role::Body,
        Role::Body,
        Role::Heading1,
        Role::Addressee,
        Role::Note,
        Role::AttachmentNote,
        Role::AnnexTitle,
        Role::TableNote,
    ]);
    let text = (roles, sentence()).prop_map(|(role, text)| Block::Paragraph(Paragraph::plain(role, text)));
    let rows = prop::collection::vec((1usize..6, prop::collection::vec(sentence(), 4)), 1..12);
    let table = rows.prop_map(|rows| Block::Table(grouped(rows)));
    prop_oneof![4 => text, 1 => table]
}

/// Rows in groups of the sizes given.
fn grouped(groups: Vec<(usize, Vec<String>)>) -> crate::document::Table {
    let mut rows = Vec::new();
    for (size, texts) in groups {
        for i in 0..size {
            let mut cells = vec![Cell::new((rows.len() + 1).to_string())];
            if i == 0 {
                cells.push(Cell::new(texts[0].chars().take(20).collect::<String>()).spanning_rows(size));
            }
            cells.extend([Cell::new(texts[1].clone()), Cell::new(texts[2].chars().take(i * 9).collect::<String>())]);
            rows.push(cells);
        }
    }
    let mut table = table(&["序号", "项目", "内容", "备注"], rows);
    table.columns[3].align = Align::Left;
    table
}

pub(super) fn document() -> impl Strategy<Value = Document> {
    prop::collection::vec(block(), 1..8).prop_map(of_blocks)
}

fn all_text(document: &Document) -> String {
    let mut out = String::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Paragraph(p) => out.push_str(&p.text()),
            Block::Table(t) => t.head.iter().chain(&t.rows).flat_map(|r| &r.cells).for_each(|c| out.push_str(&c.text)),
            Block::Signature(_) | Block::Chart(_) => {}
        }
    }
    out
}

fn tagged(pages: &Pages) -> impl Iterator<Item = &GlyphRun> {
    pages.pages.iter().flat_map(super::runs).filter(|r| r.tag.is_some())
}

/// The lines of paragraphs outside tables: page, part, characters, places.
fn lines(pages: &Pages) -> Vec<(TagId, String, Vec<Length>, Length)> {
    let mut out: Vec<(TagId, String, Vec<Length>, Length)> = Vec::new();
    let mut last = None;
    for (n, page) in pages.pages.iter().enumerate() {
        for run in super::runs(page).filter(|r| r.size != Length::pt(12) || r.tag.is_none()) {
            let Some(tag) = run.tag else { continue };
            if last != Some((n, run.baseline, tag)) {
                out.push((tag, String::new(), Vec::new(), run.size));
            }
            last = Some((n, run.baseline, tag));
            let line = out.last_mut().expect("a line");
            line.1.push_str(&text(run));
            line.2.extend(run.glyphs.iter().map(|g| g.x));
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_stands_once_in_order(document in document()) {
        let layout = set(&document);
        let on_pages: String = tagged(&layout.pages).map(text).collect();
        prop_assert_eq!(without_blanks(&on_pages), without_blanks(&all_text(&document)));
    }

    #[test]
    fn nothing_stands_outside_the_type_area(document in document()) {
        let layout = set(&document);
        let (left, right, top, foot) = (Length::mm(28), Length::mm(184), Length::mm(37), Length::mm(262));
        for page in &layout.pages.pages {
            for item in &page.upright {
                match item {
                    Item::Run(r) if r.tag.is_some() || r.size != Length::pt(14) => {
                        prop_assert!(r.baseline - r.size.scale(880, 1000) >= top && r.baseline + r.size.scale(120, 1000) <= foot);
                        let (first, last) = (r.glyphs[0], r.glyphs[r.glyphs.len() - 1]);
                        prop_assert!(first.x >= left, "{}", text(r));
                        // A mark may end with its blank half outside; of letters only the origin is known. The half is
                        // that of its advance, 1/28 of the measure, which is a little less than its size.
                        let ink = if last.character.is_ascii() { Length::ZERO } else { r.size.scale(490, 1000) };
                        prop_assert!(last.x + ink <= right, "{}", text(r));
                    }
                    Item::Run(_) | Item::Shape(_) | Item::Picture(_) => {}
                    Item::Rule(r) => {
                        let half = r.width / 2;
                        prop_assert!(r.from.0.min(r.to.0) >= left && r.from.0.max(r.to.0) <= right);
                        let inside = |y: Length| y >= top && y <= foot;
                        prop_assert!(inside(r.from.1) && inside(r.to.1));
                        prop_assert!(r.from.1 != r.to.1 || (inside(r.from.1 - half) && inside(r.to.1 + half)));
                    }
                }
            }
        }
    }

    #[test]
    fn no_line_begins_or_ends_with_a_forbidden_mark(document in document()) {
        let layout = set(&document);
        for (_, line, _, _) in lines(&layout.pages) {
            prop_assert!(!line.starts_with(no_start), "{}", line);
            prop_assert!(!line.ends_with(no_end), "{}", line);
        }
    }

    #[test]
    fn last_lines_keep_their_natural_width(document in document()) {
        let layout = set(&document);
        let lines = lines(&layout.pages);
        for (i, (tag, line, places, size)) in lines.iter().enumerate() {
            let is_last = lines.get(i + 1).is_none_or(|next| next.0 != *tag);
            let widest = places.windows(2).map(|w| w[1] - w[0]).max().unwrap_or(Length::ZERO);
            prop_assert!(!is_last || widest <= *size, "{}", line);
        }
    }
}
