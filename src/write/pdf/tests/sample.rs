//! Pages set by hand: one of everything that the writer can be asked for.

use crate::base::Length;
use crate::base::world::Memory;
use crate::page::{
    Colour, FontId, Glyph, GlyphRun, Item, Link, OutlineEntry, Page, Pages, Rule, TagId, TagRole, TagTree,
};
use crate::style::font::{FILES, Face, FontBook};
use crate::style::gbt9704 as standard;
use std::sync::LazyLock;

/// The red of marks and red lines.
pub(super) const RED: Colour = Colour(218, 37, 29);

static FONTS: LazyLock<Memory> = LazyLock::new(|| {
    Memory::new(FILES.iter().map(|f| {
        let path = format!("templates/fonts/{}", f.path);
        let file = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        (path, std::fs::read(file).expect("a shipped font"))
    }))
});

static BOOK: LazyLock<FontBook<'static>> = LazyLock::new(|| FontBook::new(&*FONTS));

/// The shipped fonts.
pub(super) fn book() -> &'static FontBook<'static> {
    &BOOK
}

/// The shipped fonts, of which nothing was read yet.
pub(super) fn fresh_book() -> FontBook<'static> {
    FontBook::new(&*FONTS)
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) bold: bool,
    pub(super) size: Length,
    pub(super) colour: Colour,
}

/// Body text.
pub(super) const BODY: Style =
    Style { face: Face::FangSong, bold: false, size: standard::BODY_SIZE, colour: Colour::BLACK };

/// Sets a line from `x` and returns where it ends: hanzi stand a grid cell (or their size, where that is larger)
/// apart, ASCII by its own widths.
pub(super) fn set(
    items: &mut Vec<Item>,
    style: Style,
    (x, y): (Length, Length),
    text: &str,
    tag: Option<TagId>,
) -> Length {
    let mut at = x;
    let pitch = if style.size == standard::BODY_SIZE { standard::HALF_CELL * 2 } else { style.size };
    for character in text.chars() {
        let found = book().find(style.face, style.bold, character).expect("fonts are there").expect("a glyph");
        let glyph = Glyph { id: found.glyph, character, x: at };
        at += if character.is_ascii() { style.size.scale(found.advance, 1000) } else { pitch };
        let embolden = style.bold && found.font != FontId(7);
        match items.last_mut() {
            Some(Item::Run(run))
                if (run.font, run.size, run.tag, run.baseline) == (found.font, style.size, tag, y)
                    && run.embolden == embolden =>
            {
                run.glyphs.push(glyph);
            }
            _ => items.push(Item::Run(GlyphRun {
                condense: 100,
                font: found.font,
                size: style.size,
                embolden,
                colour: style.colour,
                baseline: y,
                glyphs: vec![glyph],
                tag,
                words: tag,
            })),
        }
    }
    at
}

/// A black rule of half a point.
pub(super) fn rule(items: &mut Vec<Item>, from: (Length, Length), to: (Length, Length)) {
    items.push(Item::Rule(Rule { from, to, width: Length::pt10(5), colour: Colour::BLACK }));
}

/// The baseline of a grid line, from 0.
pub(super) fn baseline(line: i64) -> Length {
    standard::TOP_MARGIN + standard::LINE * line + Length::pt10(205)
}

fn cell(column: i64) -> Length {
    standard::LEFT_MARGIN + standard::HALF_CELL * (2 * column)
}

fn number(page: &mut Page, text: &str, x: Length) {
    let style = Style { face: Face::Song, size: standard::SMALL_SIZE, ..BODY };
    set(&mut page.upright, style, (x, Length::mm(270)), text, None);
}

/// Three pages: red head, text and a link; headings and a table; a turned table.
pub(super) fn pages() -> Pages {
    let mut tags = TagTree::default();
    let pages = vec![first(&mut tags), second(&mut tags), third(&mut tags)];
    let entry = |title: &str, level, page, mm| OutlineEntry { title: title.into(), level, page, top: Length::mm(mm) };
    let outline = vec![
        entry("关于印发年度重点任务分解方案的通知", 0, 0, 110),
        entry("一、总体要求", 1, 1, 37),
        entry("（一）工作目标", 2, 1, 47),
        entry("二、任务分解", 1, 1, 60),
        entry("附表", 0, 2, 28),
    ];
    let title = "关于印发年度重点任务分解方案的通知".into();
    Pages {
        title,
        organ: "某某市某某区人民政府".into(),
        pages,
        tags,
        outline,
        anchors: Default::default(),
        pictures: Vec::new(),
    }
}

fn first(tags: &mut TagTree) -> Page {
    let mut page = Page::default();
    let ink = &mut page.upright;
    let head = tags.add(TagRole::Paragraph, None);
    let mark = Style { face: Face::BiaoSong, size: Length::pt(40), colour: RED, ..BODY };
    set(ink, mark, (Length::mm(41), Length::mm(85)), "某某区人民政府文件", Some(head));
    let reference = tags.add(TagRole::Paragraph, None);
    set(ink, BODY, (cell(9), baseline(6)), "某政发〔2022〕12号", Some(reference));
    let y = baseline(6) + Length::mm(5);
    let (left, right) = (standard::LEFT_MARGIN, standard::LEFT_MARGIN + standard::TYPE_AREA_WIDTH);
    ink.push(Item::Rule(Rule { from: (left, y), to: (right, y), width: standard::RED_LINE_WIDTH, colour: RED }));
    let title = tags.add(TagRole::Heading(1), None);
    let style = Style { face: Face::BiaoSong, size: standard::TITLE_SIZE, ..BODY };
    set(ink, style, (Length::mm(40), baseline(9)), "关于印发年度重点任务分解方案的通知", Some(title));
    let text = tags.add(TagRole::Paragraph, None);
    let at = set(ink, Style { bold: true, ..BODY }, (cell(2), baseline(11)), "总体安排。2022年", Some(text));
    set(ink, BODY, (at, baseline(11)), "共36项任务，完成率达95.5%以上，", Some(text));
    set(ink, BODY, (cell(0), baseline(12)), "由区委书记牵头——“一把手”负责（含喆、堃等字）。", Some(text));
    let contact = tags.add(TagRole::Paragraph, None);
    let link = tags.add(TagRole::Link, Some(contact));
    let at = set(ink, BODY, (cell(2), baseline(13)), "联系邮箱：", Some(contact));
    let end = set(ink, BODY, (at, baseline(13)), "duban@example.gov.cn", Some(link));
    set(ink, BODY, (end, baseline(13)), "，逾期不候。", Some(contact));
    let target = "mailto:duban@example.gov.cn".into();
    let area = [at, baseline(13) - Length::pt(14), end, baseline(13) + Length::pt(3)];
    page.links.push(Link { area, target, tag: link });
    number(&mut page, "— 1 —", Length::mm(165));
    page
}

fn second(tags: &mut TagTree) -> Page {
    let mut page = Page::default();
    let ink = &mut page.upright;
    let hei = Style { face: Face::Hei, ..BODY };
    let h2 = tags.add(TagRole::Heading(2), None);
    set(ink, hei, (cell(2), baseline(0)), "一、总体要求", Some(h2));
    let h3 = tags.add(TagRole::Heading(3), None);
    set(ink, Style { face: Face::Kai, ..BODY }, (cell(2), baseline(1)), "（一）工作目标", Some(h3));
    let text = tags.add(TagRole::Paragraph, None);
    set(ink, BODY, (cell(2), baseline(2)), "1.每月5日前报送进展；2.全年完成。", Some(text));
    let h2 = tags.add(TagRole::Heading(2), None);
    set(ink, hei, (cell(2), baseline(3)), "二、任务分解", Some(h2));
    let top = baseline(4);
    table(tags, ink, (standard::LEFT_MARGIN, top), Length::mm(39));
    number(&mut page, "— 2 —", Length::mm(33));
    page
}

fn third(tags: &mut TagTree) -> Page {
    let mut page = Page::default();
    let title = tags.add(TagRole::Heading(1), None);
    let style = Style { face: Face::BiaoSong, size: standard::TITLE_SIZE, ..BODY };
    set(&mut page.turned, style, (Length::mm(130), Length::mm(40)), "附表", Some(title));
    table(tags, &mut page.turned, (Length::mm(35), Length::mm(50)), Length::mm(56));
    number(&mut page, "— 3 —", Length::mm(165));
    page
}

/// Four columns; a head over two rows, a row label over two rows, and an empty cell.
fn table(tags: &mut TagTree, ink: &mut Vec<Item>, (left, top): (Length, Length), column: Length) {
    const CELLS: [(i64, i64, usize, usize, &str); 13] = [
        (0, 0, 1, 2, "序号"),
        (0, 1, 1, 2, "任务"),
        (0, 2, 2, 1, "责任分工"),
        (1, 2, 1, 1, "牵头单位"),
        (1, 3, 1, 1, "时限"),
        (2, 0, 1, 2, "1"),
        (2, 1, 1, 1, "道路整治3条"),
        (2, 2, 1, 1, "区住建局"),
        (2, 3, 1, 1, "6月30日"),
        (3, 1, 1, 1, "绿化10公顷"),
        (3, 2, 1, 1, ""),
        (3, 3, 1, 1, "12月底"),
        (4, 0, 4, 1, "备注：以上由区政府督查室汇总。"),
    ];
    let table = tags.add(TagRole::Table, None);
    let height = Length::mm(10);
    let (mut row_tag, mut row_number) = (table, -1);
    for (row, place, col_span, row_span, text) in CELLS {
        if row != row_number {
            (row_tag, row_number) = (tags.add(TagRole::Row, Some(table)), row);
        }
        let head = row < 2;
        let role = if head { TagRole::HeadCell { col_span, row_span } } else { TagRole::Cell { col_span, row_span } };
        let tag = tags.add(role, Some(row_tag));
        let face = if head { Face::Hei } else { Face::FangSong };
        let style = Style { face, size: Length::pt(12), ..BODY };
        let at = (left + column * place + Length::mm(2), top + height * row + Length::mm(7));
        set(ink, style, at, text, Some(tag));
    }
    for n in 0..=5 {
        rule(ink, (left, top + height * n), (left + column * 4, top + height * n));
    }
    for n in 0..=4 {
        rule(ink, (left + column * n, top), (left + column * n, top + height * 5));
    }
}

/// A paragraph that runs over three pages, after one without a word; 纸 is drawn by the glyph of 张, as in fonts that
/// draw two characters alike.
pub(super) fn spread() -> Pages {
    let mut paper = Pages { pages: vec![Page::default(); 3], ..Pages::default() };
    let silent = paper.tags.add(TagRole::Paragraph, None);
    paper.tags.add(TagRole::Link, Some(silent));
    let text = paper.tags.add(TagRole::Paragraph, None);
    for (page, words) in paper.pages.iter_mut().zip(["跨过", "三", "张纸张"]) {
        set(&mut page.upright, BODY, (cell(0), baseline(0)), words, Some(text));
    }
    let Item::Run(last) = &mut paper.pages[2].upright[0] else { panic!("text") };
    last.glyphs[1].id = last.glyphs[0].id;
    paper
}

/// A paper of full pages: 22 lines of 28 characters, 650 different hanzi, four faces.
pub(super) fn long(count: usize) -> Pages {
    let has = |c: &char| book().find(Face::FangSong, false, *c).expect("fonts").is_some_and(|f| f.font == FontId(0));
    let hanzi: Vec<char> = ('\u{4e00}'..).step_by(5).filter(has).take(650).collect();
    let mut tags = TagTree::default();
    let mut place = 0;
    let mut line = |length: usize| -> String {
        // A walk that visits all and repeats rarely, as text does.
        (0..length)
            .map(|_| {
                place += 1;
                hanzi[(place * 7 + place / 650) % 650]
            })
            .collect()
    };
    let sheet = |_| {
        let mut page = Page::default();
        for n in 0..22 {
            let tag = tags.add(TagRole::Paragraph, None);
            let face = [Face::Hei, Face::Kai, Face::FangSong, Face::FangSong][if n < 2 { n } else { 2 }];
            let at =
                set(&mut page.upright, Style { face, ..BODY }, (cell(0), baseline(n as i64)), &line(26), Some(tag));
            set(&mut page.upright, BODY, (at, baseline(n as i64)), "2022", Some(tag));
        }
        number(&mut page, "— 1 —", Length::mm(165));
        page
    };
    Pages {
        title: "长文".into(),
        organ: "某局".into(),
        pages: (0..count).map(sheet).collect(),
        tags,
        outline: vec![],
        anchors: Default::default(),
        pictures: vec![],
    }
}
