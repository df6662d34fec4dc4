//! Tables: rows over pages, merged cells, rules, tall rows.

use super::fixture::{fonts, of_blocks, set, table};
use super::{runs, text};
use crate::base::Length;
use crate::document::{Align, Block, Cell, Table};
use crate::layout::{lay_out, work};
use crate::page::{GlyphRun, Item, Page, Rule};
use crate::style::fit::{PageEnd, RowPlace};
use crate::style::{Choices, StyleSheet};

/// `n` rows of one line, the group over all of them.
fn grouped(n: usize) -> Table {
    let row = |i: usize| match i {
        0 => vec![Cell::new("1"), Cell::new("防汛").spanning_rows(n), Cell::new("内容1")],
        i => vec![Cell::new((i + 1).to_string()), Cell::new(format!("内容{}", i + 1))],
    };
    table(&["序号", "项目", "内容"], (0..n).map(row).collect())
}

fn rules(page: &Page) -> Vec<Rule> {
    let rule = |i: &Item| match i {
        Item::Rule(r) => Some(*r),
        Item::Run(_) | Item::Shape(_) | Item::Picture(_) => None,
    };
    page.upright.iter().filter_map(rule).collect()
}

fn named<'p>(page: &'p Page, name: &str) -> Vec<&'p GlyphRun> {
    runs(page).filter(|r| text(r) == name).collect()
}

#[test]
fn a_merged_cell_is_cut_at_the_page_and_set_again() {
    let layout = set(&of_blocks(vec![Block::Table(grouped(40))]));
    let [first, second] = layout.pages.pages.as_slice() else { panic!("two pages") };
    // Rows of 18 + 4 pt; 637.8 pt hold the head and 27 more.
    let row = Length::pt(22);
    // Each number stands in its own column and after 内容.
    assert_eq!((named(first, "27").len(), named(second, "28").len()), (2, 2));

    // In the middle of 27 rows, and of 13: middle − 9 pt + 3 pt + 0.88 · 12 pt.
    let middle = |rows: i64| {
        Length::mm(37) + row + row * rows / 2 - Length::pt(9) + Length::pt(3) + Length::pt(12).scale(880, 1000)
    };
    let [group] = named(first, "防汛")[..] else { panic!("once on the first page") };
    let [again] = named(second, "防汛")[..] else { panic!("once on the second") };
    assert_eq!((group.baseline, again.baseline), (middle(27), middle(13)));
    assert!(group.tag.is_some() && again.tag.is_none(), "what is set again is furniture");

    let [head] = named(second, "项目")[..] else { panic!("the head again") };
    assert!(head.tag.is_none() && named(first, "项目")[0].tag.is_some());
}

#[test]
fn every_rule_is_drawn_once() {
    let layout = set(&of_blocks(vec![Block::Table(grouped(40))]));
    let (down, across): (Vec<Rule>, Vec<Rule>) =
        rules(&layout.pages.pages[1]).into_iter().partition(|r| r.from.0 == r.to.0);
    assert_eq!(down.len(), 4, "each as long as the table");
    assert!(down.iter().all(|r| r.from.1 == Length::mm(37) && r.to.1 == Length::mm(37) + Length::pt(22 * 14)));
    // Top, below the head, bottom; between 13 rows left and right of the merged cell.
    assert_eq!(across.len(), 3 + 2 * 12);
    let half = Length::pt10(5) / 2;
    assert_eq!((down[0].from.0, down[3].from.0), (Length::mm(28) + half, Length::mm(184) - half));
}

#[test]
fn a_merged_cell_that_its_part_cannot_hold_gets_more_room() {
    // The group's name takes more lines than its single row on the first page.
    let name = "加强未成年人心理健康疏导干预和矛盾纠纷排查化解工作机制建设";
    let mut rows: Vec<Vec<Cell>> =
        (0..26).map(|i| vec![Cell::new(i.to_string()), Cell::new("甲"), Cell::new("乙")]).collect();
    rows.push(vec![Cell::new("a"), Cell::new(name).spanning_rows(2), Cell::new("乙".repeat(400))]);
    rows.push(vec![Cell::new("b"), Cell::new("乙")]);
    let layout = set(&of_blocks(vec![Block::Table(table(&["序号", "项目", "内容"], rows))]));
    for page in &layout.pages.pages {
        let lowest = runs(page).filter(|r| r.size == Length::pt(12)).map(|r| r.baseline).max().expect("text");
        let foot = rules(page).iter().map(|r| r.to.1).max().expect("rules");
        assert!(lowest < foot && foot <= Length::mm(262), "text within the rules within the type area");
    }
}

#[test]
fn a_row_that_has_room_and_goes_to_the_next_page_is_told_with_the_height_that_keeps_it_out() {
    let name = "加强未成年人心理健康疏导干预和矛盾纠纷排查化解工作机制建设";
    let row = |i: usize| vec![Cell::new(i.to_string()), Cell::new("甲"), Cell::new("乙")];
    let mut rows: Vec<Vec<Cell>> = (0..26).map(row).collect();
    rows.push(vec![Cell::new("a"), Cell::new(name).spanning_rows(2), Cell::new("乙")]);
    rows.push(vec![Cell::new("b"), Cell::new("乙".repeat(400))]);
    let layout = set(&of_blocks(vec![Block::Table(table(&["序号", "项目", "内容"], rows))]));
    // The head and 26 rows of 22 pt leave 43.8 pt for row a, which takes 22, but the name of its group is longer. The row
    // above it takes all of that, and 2 pt more.
    let height = Length::mm(225) - Length::pt(22) * 26 + Length::pt(2) - Length::pt(22);
    let next = RowPlace { block: 0, begins: false, table_row: 27 };
    let ends: Vec<PageEnd> = layout.fits.page_ends(0).copied().collect();
    assert_eq!(ends[0], PageEnd { next, held: Some(0), last_row: Some(height) });
}

#[test]
fn a_row_taller_than_a_page_is_split_by_lines() {
    let long = "防".repeat(2000);
    let rows = vec![vec![Cell::new("1"), Cell::new(long)], vec![Cell::new("2"), Cell::new("甲")]];
    let layout = set(&of_blocks(vec![Block::Table(table(&["序号", "内容"], rows))]));
    assert_eq!(layout.findings.iter().map(|f| f.code.id).collect::<Vec<_>>(), ["L003"]);
    let pages = &layout.pages.pages;
    assert!(pages.len() >= 2);
    let count: usize =
        pages.iter().flat_map(runs).filter(|r| r.tag.is_some()).map(|r| text(r).matches('防').count()).sum();
    assert_eq!(count, 2000);
    assert!(pages.iter().flat_map(rules).all(|r| r.to.1 <= Length::mm(262)));
    // No rule within the row: top, below the head, and the foot of the part.
    assert_eq!(rules(&pages[0]).iter().filter(|r| r.from.1 == r.to.1).count(), 3);
}

#[test]
fn a_cell_too_many_is_reported() {
    let layout = set(&of_blocks(vec![Block::Table(table(&["甲"], vec![vec![Cell::new("1"), Cell::new("2")]]))]));
    assert_eq!(layout.findings.iter().map(|f| f.code.id).collect::<Vec<_>>(), ["L004"]);
}

#[test]
fn pages_grow_with_rows() {
    let pages = |n| set(&of_blocks(vec![Block::Table(grouped(n))])).pages.pages.len();
    assert_eq!(pages(27 * 4), 4);
    assert_eq!(pages(27 * 370), 370);
}

/// How many rows a cell of each level covers.
const LEVELS: [usize; 3] = [60, 20, 5];

/// The names of the cells of each level, one character each, used again from the first.
const NAMES: [&str; 3] = ["甲乙", "金木水火土石", "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"];

fn name(level: usize, row: usize) -> String {
    let names: Vec<char> = NAMES[level].chars().collect();
    names[row / LEVELS[level] % names.len()].to_string()
}

/// `n` rows of one line under three levels of merged cells.
fn nested(n: usize) -> Table {
    let row = |i: usize| {
        let begins = (0..3).filter(|&level| i.is_multiple_of(LEVELS[level]));
        let mut cells: Vec<Cell> = begins.map(|l| Cell::new(name(l, i)).spanning_rows(LEVELS[l])).collect();
        cells.push(Cell::new("内容"));
        cells
    };
    table(&["类别", "项目", "措施", "事项"], (0..n).map(row).collect())
}

#[test]
fn every_level_of_merged_cells_is_set_again_on_every_page_that_it_reaches() {
    let layout = set(&of_blocks(vec![Block::Table(nested(120))]));
    let pages = &layout.pages.pages;
    assert_eq!(pages.len(), 5, "27 rows a page");
    for (p, page) in pages.iter().enumerate() {
        let (first, last) = (27 * p, (27 * p + 26).min(119));
        for (level, rows) in LEVELS.into_iter().enumerate() {
            for begin in (0..120).step_by(rows) {
                let reaches = begin <= last && first < begin + rows;
                let found = named(page, &name(level, begin));
                assert_eq!(found.len(), usize::from(reaches), "level {level} at row {begin} on page {p}");
                let again = reaches && begin < first;
                assert!(found.iter().all(|r| r.tag.is_none() == again), "only what is set again is furniture");
                if !reaches {
                    continue;
                }
                // In the middle of its part.
                let (top, foot) = (begin.max(first), (begin + rows - 1).min(last));
                let middle = Length::mm(37) + Length::pt(22) + Length::pt(11) * (top + foot + 1 - 2 * first) as i64;
                let baseline = middle - Length::pt(9) + Length::pt(3) + Length::pt(12).scale(880, 1000);
                assert!(found.iter().all(|r| r.baseline == baseline), "level {level} at row {begin} on page {p}");
            }
        }
    }
}

#[test]
fn a_continued_table_is_marked_where_the_office_wants_it() {
    let styles = StyleSheet::new(Choices { table_continued: true, ..Choices::default() });
    let layout = lay_out(&of_blocks(vec![Block::Table(grouped(40))]), &styles, fonts()).expect("the fonts are there");
    let [first, second] = layout.pages.pages.as_slice() else { panic!("two pages") };
    assert!(named(first, "续表").is_empty());
    let [mark] = named(second, "续表")[..] else { panic!("one mark") };
    assert!(mark.tag.is_none(), "furniture");
    assert_eq!(mark.glyphs[1].x + Length::pt(12), Length::mm(184), "at the right edge");
    let baseline = |top: Length| top + Length::pt(3) + Length::pt(12).scale(880, 1000);
    assert_eq!(mark.baseline, baseline(Length::mm(37)));
    let [head] = named(second, "项目")[..] else { panic!("the head below it") };
    assert_eq!(head.baseline, baseline(Length::mm(37) + Length::pt(18) + Length::pt(2)));
    let top = rules(second).iter().map(|r| r.from.1).min().expect("rules");
    assert_eq!(top, Length::mm(37) + Length::pt(18));
    assert!(named(&set(&of_blocks(vec![Block::Table(grouped(40))])).pages.pages[1], "续表").is_empty());
}

#[test]
fn no_name_of_a_list_is_cut() {
    let list = "区教体局、鼓楼公安分局、区市场监管局，各办事处、区卫健委";
    let content = "加强未成年人思想品德教育，广泛开展主题教育实践活动。".repeat(6);
    let rows = vec![vec![Cell::new("1"), Cell::new(content), Cell::new(list)]];
    let mut table = table(&["序号", "具体内容", "责任单位"], rows);
    table.columns[2].align = Align::Left;
    let layout = set(&of_blocks(vec![Block::Table(table)]));
    let is_name = |t: &String| t.chars().all(|c| list.contains(c));
    let lines: Vec<String> = runs(&layout.pages.pages[0]).map(text).filter(is_name).collect();
    assert_eq!(lines.concat(), list);
    assert!(lines.len() > 2 && lines[..lines.len() - 1].iter().all(|l| l.ends_with(['、', '，'])), "{lines:?}");
}

#[test]
fn no_line_of_a_row_that_is_cut_stands_alone() {
    // 637.8 pt hold the head, 27 rows of 22 pt and one line more.
    let mut rows: Vec<Vec<Cell>> = (0..27).map(|i| vec![Cell::new(i.to_string()), Cell::new("甲")]).collect();
    rows.push(vec![Cell::new("a"), Cell::new("防".repeat(2000))]);
    let layout = set(&of_blocks(vec![Block::Table(table(&["序号", "内容"], rows))]));
    let holds = |page: &Page| runs(page).any(|r| text(r).contains('防'));
    assert_eq!(layout.pages.pages.iter().position(holds), Some(1));
    let lines = |page: &Page| runs(page).filter(|r| text(r).contains('防')).count();
    assert!(layout.pages.pages.iter().map(lines).all(|n| n != 1));
}

#[test]
fn the_work_grows_with_the_rows_and_no_faster() {
    let work = |n: usize| {
        let document = of_blocks(vec![Block::Table(nested(n))]);
        work::take();
        set(&document);
        work::take()
    };
    let (few, many) = (work(600), work(2400));
    assert!(few > 600 * 10, "the steps are counted: {few}");
    assert!(many.abs_diff(few * 4) * 20 <= many, "{few} steps for 600 rows, {many} for four times as many");
}
