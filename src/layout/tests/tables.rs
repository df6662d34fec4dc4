//! Tables: rows over pages, merged cells, rules, tall rows.

use super::fixture::{of_blocks, set, table};
use super::{runs, text};
use crate::base::Length;
use crate::document::{Block, Cell, Table};
use crate::page::{GlyphRun, Item, Page, Rule};

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
        Item::Run(_) | Item::Shape(_) => None,
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
