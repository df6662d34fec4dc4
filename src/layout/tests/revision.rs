//! Marked papers: every marked word has its line, every changed row its bar, and no other has.

use super::fixture::{self, paragraph, set, table};
use super::{find, runs, text};
use crate::base::Length;
use crate::document::{
    Accent, Block, Cell, Chart, Document, Inline, Mark, Marks, Orientation, Paragraph, Revision, Role, Section, Series,
    Signature,
};
use crate::page::{Colour, GlyphRun, Item, Page, Rule};
use crate::style::gbt9704::{LEFT_MARGIN, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH};
use crate::style::revision::{BAR_GAP, BAR_WIDTH, LINE_WIDTH};

fn revised(document: Document) -> Document {
    Document { revision: Some(Revision::default()), ..document }
}

fn of_blocks(blocks: Vec<Block>) -> Document {
    revised(fixture::of_blocks(blocks))
}

fn marked(text: &str, mark: Mark) -> Inline {
    Inline::Text { text: text.into(), accent: Accent::None, link: None, mark }
}

fn rules(page: &Page, width: Length) -> Vec<Rule> {
    let rule = |i: &Item| match i {
        Item::Rule(r) if r.width == width => Some(*r),
        _ => None,
    };
    page.upright.iter().filter_map(rule).collect()
}

/// The bars of a page as upper and lower edge.
fn bars(page: &Page) -> Vec<(Length, Length)> {
    let bars = rules(page, BAR_WIDTH);
    bars.iter().for_each(|b| assert_eq!((b.from.0, b.to.0), (LEFT_MARGIN - BAR_GAP, LEFT_MARGIN - BAR_GAP)));
    bars.iter().map(|b| (b.from.1, b.to.1)).collect()
}

fn right_end(run: &GlyphRun) -> Length {
    run.glyphs.last().expect("a glyph").x
}

#[test]
fn deleted_words_are_struck_out_and_inserted_ones_underlined() {
    let inlines = vec![
        Inline::text("于"),
        marked("六月底", Mark::Deleted),
        marked("七月底", Mark::Inserted),
        Inline::text("前报送。"),
    ];
    let layout = set(&of_blocks(vec![Block::Paragraph(Paragraph::new(Role::Body, inlines))]));
    let [gone, new] = ["六月底", "七月底"].map(|t| find(&layout.pages, t).1.clone());
    let [struck, under] = rules(&layout.pages.pages[0], LINE_WIDTH).try_into().expect("a line for each");
    for (run, rule) in [(&gone, struck), (&new, under)] {
        assert!(rule.from.1 == rule.to.1 && rule.from.0 == run.glyphs[0].x && rule.to.0 > right_end(run));
        assert!(rule.colour == run.colour && run.colour != Colour::BLACK);
    }
    assert!(struck.from.1 < gone.baseline && struck.from.1 > gone.baseline - gone.size, "through the letters");
    assert!(under.from.1 > new.baseline && under.from.1 < new.baseline + new.size / 3, "below the letters");
    assert_eq!(find(&layout.pages, "前报送").1.colour, Colour::BLACK);
    assert_eq!(bars(&layout.pages.pages[0]).len(), 1);
}

#[test]
fn a_bar_stands_beside_the_lines_that_changed_and_no_others() {
    let long =
        "各单位要坚持生命至上、安全第一，深入查找原因，主动发现薄弱环节，迅速研究采取针对性措施，标本兼治。".repeat(3);
    let inlines = vec![Inline::text(long.clone()), marked("并报区政府。", Mark::Inserted)];
    let blocks = vec![paragraph(Role::Body, &long), Block::Paragraph(Paragraph::new(Role::Body, inlines))];
    let layout = set(&of_blocks(blocks));
    let page = &layout.pages.pages[0];
    let (_, new) = find(&layout.pages, "并报区政府");
    let [(top, bottom)] = bars(page).try_into().expect("one bar");
    assert!(top < new.baseline && new.baseline < bottom && bottom - top < new.size * 2, "beside its line alone");
}

#[test]
fn rows_and_what_covers_them_have_bars() {
    let mut table = table(
        &["序号", "项目", "内容"],
        vec![
            vec![Cell::new("1"), Cell::new("防汛").spanning_rows(2), Cell::new("甲")],
            vec![Cell::new("2"), Cell::new("乙")],
            vec![Cell::new("3"), Cell::new("防火"), Cell::new("丙")],
        ],
    );
    table.rows[1].mark = Mark::Deleted;
    table.rows[1].cells.iter_mut().for_each(|c| c.marks = Marks::whole(&c.text, Mark::Deleted));
    let layout = set(&of_blocks(vec![Block::Table(table.clone())]));
    let baseline = |t: &str| find(&layout.pages, t).1.baseline;
    let [(top, bottom)] = bars(&layout.pages.pages[0]).try_into().expect("one bar");
    assert!(baseline("甲") < top && top < baseline("乙") && baseline("乙") < bottom && bottom < baseline("丙"));
    assert_eq!(rules(&layout.pages.pages[0], LINE_WIDTH).len(), 2, "a line through each of its words");
    table.rows[0].cells[1].marks = Marks::whole("防汛", Mark::Inserted);
    let layout = set(&of_blocks(vec![Block::Table(table)]));
    let [(top, bottom)] = bars(&layout.pages.pages[0]).try_into().expect("one bar");
    let baseline = |t: &str| find(&layout.pages, t).1.baseline;
    assert!(top < baseline("甲") && bottom > baseline("乙"), "the cell lies beside both rows");
}

#[test]
fn on_a_turned_sheet_the_bar_keeps_clear_of_the_page_number() {
    let paragraph =
        Paragraph { mark: Mark::Inserted, ..Paragraph::new(Role::Body, vec![marked("甲", Mark::Inserted)]) };
    let section = Section::new(Orientation::Landscape, vec![Block::Paragraph(paragraph)]);
    let layout = set(&revised(Document { sections: vec![section], ..Document::default() }));
    let turned = &layout.pages.pages[0].turned;
    let bar = |i: &Item| matches!(i, Item::Rule(r) if r.width == BAR_WIDTH && r.from.0 > TYPE_AREA_HEIGHT);
    assert_eq!(turned.iter().filter(|i| bar(i)).count(), 1, "at the head of the upright sheet");
}

#[test]
fn a_break_that_only_the_old_title_had_breaks_no_line() {
    let title = |mark| vec![Inline::text("关于印发方案"), marked("\n", mark), Inline::text("的通知")];
    let lines = |mark| {
        let layout = set(&of_blocks(vec![Block::Paragraph(Paragraph::new(Role::AnnexTitle, title(mark)))]));
        assert_eq!(bars(&layout.pages.pages[0]).len(), 1);
        let mut baselines: Vec<Length> =
            runs(&layout.pages.pages[0]).filter(|r| !text(r).contains('—')).map(|r| r.baseline).collect();
        baselines.dedup();
        baselines.len()
    };
    assert_eq!([lines(Mark::Inserted), lines(Mark::Deleted)], [2, 1]);
}

#[test]
fn a_signature_or_chart_that_goes_is_seen_to_go() {
    let signature = Signature { mark: Mark::Deleted, ..Signature::new(vec!["区政府".into()], "2022年5月9日") };
    let chart = Chart {
        title: "报送率".into(),
        categories: vec!["6月".into()],
        series: vec![Series { name: "按时".into(), values: vec![Some(486)] }],
        mark: Mark::Deleted,
        ..Chart::default()
    };
    let layout = set(&of_blocks(vec![Block::Chart(chart), Block::Signature(signature)]));
    let page = &layout.pages.pages[0];
    assert_eq!(rules(page, LINE_WIDTH).len(), 2, "organ and date");
    let cross = |i: &&Item| matches!(i, Item::Shape(s) if s.tag.is_none() && s.points.len() == 2 && s.points[1].0 - s.points[0].0 == TYPE_AREA_WIDTH);
    assert_eq!(page.upright.iter().filter(cross).count(), 2);
    assert_eq!(bars(page).len(), 2);
}

#[test]
fn what_goes_leaves_no_bookmark() {
    let heading = |text: &str, mark| {
        Block::Paragraph(Paragraph { mark, ..Paragraph::new(Role::Heading1, vec![marked(text, mark)]) })
    };
    let changed = vec![Inline::text("三、"), marked("目标", Mark::Deleted), marked("要求", Mark::Inserted)];
    let blocks = vec![
        heading("一、原则", Mark::Deleted),
        heading("二、任务", Mark::Inserted),
        Block::Paragraph(Paragraph::new(Role::Heading1, changed)),
    ];
    let layout = set(&of_blocks(blocks));
    let titles: Vec<&str> = layout.pages.outline.iter().map(|e| e.title.as_str()).collect();
    assert_eq!(titles, ["二、任务", "三、要求"]);
}

#[test]
fn a_paper_that_revises_nothing_has_its_lines_but_no_bar() {
    let mut table = table(&["原文"], vec![vec![Cell::new("区教体局")]]);
    table.rows[0].cells[0].marks = Marks::whole("区教体局", Mark::Deleted);
    let layout = set(&fixture::of_blocks(vec![Block::Table(table)]));
    let page = &layout.pages.pages[0];
    assert_eq!((rules(page, LINE_WIDTH).len(), bars(page).len()), (1, 0));
}
