//! Papers of every kind of block, and papers that were edited.

use hongtou::document::{
    Accent, Block, Cell, Chart, Column, Document, Footnote, Imprint, Inline, Orientation, Paragraph, Role, Row,
    Section, Series, Signature, Table,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Few words, so that texts are alike.
const WORDS: [&str; 14] = [
    "区教体局",
    "公安分局",
    "各办事处",
    "第12项",
    "第13项",
    "2022年6月",
    "完成",
    "，",
    "。",
    "abc",
    "80%",
    "一",
    "　",
    "葛\u{e0100}",
];

fn words(most: usize) -> impl Strategy<Value = String> {
    vec(prop::sample::select(&WORDS[..]), 0..most).prop_map(|w| w.concat())
}

fn inline() -> impl Strategy<Value = Inline> {
    let accent = prop::sample::select(&[Accent::None, Accent::None, Accent::Strong, Accent::Heading2][..]);
    prop_oneof![
        6 => (words(6), accent).prop_map(|(text, accent)| Inline::accented(text, accent)),
        1 => words(3).prop_map(|text| Inline::linked(text, Accent::None, "mailto:a@b.cn")),
        1 => (words(3), words(3)).prop_map(|(a, b)| Inline::text(format!("{a}\n{b}"))),
        1 => Just(Inline::Break),
        1 => footnote().prop_map(Inline::Footnote),
    ]
}

fn footnote() -> impl Strategy<Value = Footnote> {
    words(3).prop_map(Footnote::new)
}

/// Mostly none.
fn footnotes() -> impl Strategy<Value = Vec<Footnote>> {
    prop_oneof![6 => Just(Vec::new()), 1 => vec(footnote(), 1..3)]
}

fn paragraph() -> impl Strategy<Value = Block> {
    let role = prop::sample::select(&[Role::Body, Role::Body, Role::Heading1, Role::Title, Role::TableNote][..]);
    (role, vec(inline(), 0..4)).prop_map(|(role, inlines)| Block::Paragraph(Paragraph::new(role, inlines)))
}

fn cell() -> impl Strategy<Value = Cell> {
    let text = prop_oneof![4 => words(4), 1 => (words(3), words(3)).prop_map(|(a, b)| format!("{a}\n{b}"))];
    let span = || prop::sample::select(&[1_usize, 1, 1, 1, 2, 3][..]);
    (text, span(), span(), footnotes()).prop_map(|(text, row_span, col_span, footnotes)| Cell {
        row_span,
        col_span,
        footnotes,
        ..Cell::new(text)
    })
}

/// Rows as people make them: groups of rows, a cell that names the group, cells of their own.
fn grouped() -> impl Strategy<Value = Vec<Row>> {
    vec((words(2), vec((words(5), footnotes()), 1..4)), 0..4).prop_map(|groups| {
        let mut rows = Vec::new();
        for (name, contents) in groups {
            for (n, (content, notes)) in contents.iter().enumerate() {
                let mut cells = vec![Cell::new((rows.len() + 1).to_string())];
                cells.extend((n == 0).then(|| Cell::new(name.as_str()).spanning_rows(contents.len())));
                cells.push(Cell { footnotes: notes.clone(), ..Cell::new(content.as_str()) });
                rows.push(Row::new(cells));
            }
        }
        rows
    })
}

/// Rows of cells that reach anywhere, also beyond the table; a cell that finds no column is no table that can be written.
fn wild() -> impl Strategy<Value = Vec<Row>> {
    vec(vec(cell(), 0..3).prop_map(Row::new), 0..4)
        .prop_filter("every cell has its column", |rows| hongtou::document::Grid::new(rows, 3).overflow(rows) == 0)
}

fn table() -> impl Strategy<Value = Block> {
    let head = prop_oneof![
        3 => Just(vec![Row::new(["序号", "类别", "内容"].map(Cell::new).to_vec())]),
        1 => vec(vec(words(2).prop_map(Cell::new), 3).prop_map(Row::new), 0..2),
    ];
    (head, prop_oneof![grouped(), wild()])
        .prop_map(|(head, rows)| Block::Table(Table::new(vec![Column::default(); 3], head, rows)))
}

fn block() -> impl Strategy<Value = Block> {
    let signature = (words(3), words(3)).prop_map(|(organ, date)| Block::Signature(Signature::new(vec![organ], date)));
    let series = |v| vec![Series { name: "项".into(), values: vec![v] }];
    let chart = option::of(0_i64..3).prop_map(move |v| Chart { series: series(v), ..Chart::default() });
    prop_oneof![6 => paragraph(), 3 => table(), 1 => signature, 1 => chart.prop_map(Block::Chart)]
}

fn section() -> impl Strategy<Value = Section> {
    let orientation = prop::sample::select(&[Orientation::Portrait, Orientation::Portrait, Orientation::Landscape][..]);
    (orientation, vec(block(), 0..6)).prop_map(|(orientation, blocks)| Section::new(orientation, blocks))
}

fn imprint() -> impl Strategy<Value = Imprint> {
    // Composing prints 印发机关 in every imprint but that of a letter, and both texts of a redline are of one 版式.
    let printer = words(2).prop_map(|words| if words.is_empty() { "区办".to_owned() } else { words });
    (option::of(words(4)), printer, words(2)).prop_map(|(copy_to, printer, printed)| Imprint {
        copy_to,
        printer,
        printed,
        ..Imprint::default()
    })
}

/// Any paper.
pub(super) fn papers() -> impl Strategy<Value = Document> {
    (words(2), vec(section(), 0..4), option::of(imprint())).prop_map(|(title, sections, imprint)| Document {
        title,
        sections,
        imprint,
        ..Document::default()
    })
}

/// One thing done to a paper; the numbers say where.
#[derive(Clone, Debug)]
enum Edit {
    Block(usize, usize, Block),
    DropBlock(usize, usize),
    DropSection(usize),
    Section(usize, Section),
    Word(usize, usize, usize, String),
    Footnote(usize, usize, usize, Footnote),
    DropRow(usize, usize, usize),
    MoveRow(usize, usize, usize, usize),
    Imprint(Option<Imprint>),
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = || 0..8_usize;
    prop_oneof![
        2 => (n(), n(), block()).prop_map(|(s, b, block)| Edit::Block(s, b, block)),
        2 => (n(), n()).prop_map(|(s, b)| Edit::DropBlock(s, b)),
        1 => n().prop_map(Edit::DropSection),
        1 => (n(), section()).prop_map(|(s, section)| Edit::Section(s, section)),
        6 => (n(), n(), n(), words(2)).prop_map(|(s, b, at, word)| Edit::Word(s, b, at, word)),
        1 => (n(), n(), n(), footnote()).prop_map(|(s, b, at, note)| Edit::Footnote(s, b, at, note)),
        3 => (n(), n(), n()).prop_map(|(s, b, r)| Edit::DropRow(s, b, r)),
        2 => (n(), n(), n(), n()).prop_map(|(s, b, r, to)| Edit::MoveRow(s, b, r, to)),
        1 => option::of(imprint()).prop_map(Edit::Imprint),
    ]
}

/// A paper, and the same after some edits.
pub(super) fn edited() -> impl Strategy<Value = (Document, Document)> {
    (papers(), vec(edit(), 0..6)).prop_map(|(old, edits)| {
        let mut new = old.clone();
        edits.into_iter().for_each(|e| apply(&mut new, e));
        (old, new)
    })
}

fn apply(document: &mut Document, edit: Edit) {
    match edit {
        Edit::DropSection(s) if s < document.sections.len() => drop(document.sections.remove(s)),
        Edit::Section(s, section) => document.sections.insert(s.min(document.sections.len()), section),
        Edit::Imprint(imprint) => document.imprint = imprint,
        Edit::Block(s, b, block) => {
            if let Some(section) = document.sections.get_mut(s) {
                section.blocks.insert(b.min(section.blocks.len()), block);
            }
        }
        Edit::DropBlock(s, b) => {
            if let Some(section) = document.sections.get_mut(s).filter(|section| b < section.blocks.len()) {
                section.blocks.remove(b);
            }
        }
        Edit::Footnote(s, b, at, note) => change_note(document, (s, b), at, note),
        Edit::Word(s, b, at, word) => change_word(document, (s, b), at, &word),
        Edit::DropRow(s, b, r) => change_rows(document, (s, b), r, None),
        Edit::MoveRow(s, b, r, to) => change_rows(document, (s, b), r, Some(to)),
        Edit::DropSection(_) => {}
    }
}

fn block_at(document: &mut Document, (section, block): (usize, usize)) -> Option<&mut Block> {
    document.sections.get_mut(section)?.blocks.get_mut(block)
}

fn change_word(document: &mut Document, place: (usize, usize), at: usize, word: &str) {
    match block_at(document, place) {
        Some(Block::Paragraph(p)) => p.inlines.insert(at.min(p.inlines.len()), Inline::text(word)),
        Some(Block::Table(t)) => {
            if let Some(cell) = t.rows.iter_mut().flat_map(|r| &mut r.cells).nth(at) {
                cell.text.push_str(word);
            }
        }
        _ => {}
    }
}

/// Puts a footnote in, or another in the place of those of a cell.
fn change_note(document: &mut Document, place: (usize, usize), at: usize, note: Footnote) {
    match block_at(document, place) {
        Some(Block::Paragraph(p)) => p.inlines.insert(at.min(p.inlines.len()), Inline::Footnote(note)),
        Some(Block::Table(t)) => {
            if let Some(cell) = t.rows.iter_mut().flat_map(|r| &mut r.cells).nth(at) {
                cell.footnotes = vec![note];
            }
        }
        _ => {}
    }
}

/// Takes a row out, also from under the cell that names its group, and puts its own cells in elsewhere.
fn change_rows(document: &mut Document, place: (usize, usize), row: usize, to: Option<usize>) {
    let Some(Block::Table(t)) = block_at(document, place) else { return };
    if row >= t.rows.len() {
        return;
    }
    let mut gone = t.rows.remove(row);
    for (r, before) in t.rows[..row].iter_mut().enumerate() {
        before.cells.iter_mut().filter(|c| r + c.row_span > row).for_each(|c| c.row_span -= 1);
    }
    let heir = t.rows.get_mut(row);
    for (n, cell) in gone.cells.iter_mut().enumerate().filter(|(_, c)| c.row_span > 1) {
        if let Some(heir) = &heir
            && n <= heir.cells.len()
        {
            cell.row_span -= 1;
        }
    }
    if let Some(heir) = heir {
        for (n, cell) in gone.cells.iter().enumerate().filter(|(_, c)| c.row_span > 1) {
            heir.cells.insert(n.min(heir.cells.len()), cell.clone());
        }
    }
    if let Some(to) = to {
        gone.cells.iter_mut().for_each(|c| c.row_span = 1);
        t.rows.insert(to.min(t.rows.len()), gone);
    }
    let overflow = hongtou::document::Grid::new(&t.rows, 3).overflow(&t.rows);
    if overflow > 0 {
        t.rows.clear();
    }
}
