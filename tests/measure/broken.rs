//! What a check must flag: each is broken on purpose, and both measures have to see it.

use super::fixture::{block, choices, fonts, lay_out, letter, measure, minutes, notice, order, print, upward};
use hongtou::base::Length;
use hongtou::document::{Block, Document, Inline, Orientation, Paragraph, Role, Section};
use hongtou::measure::{self, CHECKS, file, model};
use hongtou::page::{Colour, FontId, GlyphRun, Item, Page, Pages, Rule};
use hongtou::style::Sealing;
use hongtou::style::gbt9704::{BODY_SIZE, SMALL_SIZE, TITLE_SIZE};
use std::collections::BTreeSet;

const MM: fn(i64) -> Length = Length::mm;

/// How a paper is broken.
enum Break {
    /// What it says.
    Words(fn(&mut Document)),
    /// Where it is inked.
    Ink(fn(&mut Pages)),
    /// In a paper whose annex is held sideways.
    Turned(fn(&mut Pages)),
    /// What another form says.
    WordsOf(fn() -> Document, fn(&mut Document)),
    /// Where another form is inked.
    InkOf(fn() -> Document, fn(&mut Pages)),
}

/// Every check with what it must flag.
const BROKEN: &[(&str, &[&str], Break)] = &[
    ("a changed character", &["text"], Break::Ink(|p| change(p, 1, '各', '名'))),
    ("page 2 set 3 mm too low", &["top", "foot"], Break::Ink(|p| shift(p, |n, _| n == 1, (0, 3)))),
    ("a left margin of 26 mm", &["left"], Break::Ink(|p| shift(p, |_, r| r.words.is_some(), (-2, 0)))),
    ("a right margin of 24 mm", &["right"], Break::Ink(|p| shift(p, |_, r| r.words.is_some(), (2, 0)))),
    ("text of 15 pt", &["body-type"], Break::Ink(|p| resize(p, BODY_SIZE, Length::pt(15)))),
    ("21 lines of more than 29 pt", &["lines", "pitch"], Break::Ink(spread)),
    ("lines of 20 characters", &["characters"], Break::Words(|d| break_lines(d, 20))),
    ("grey text", &["colour"], Break::Ink(|p| dye(p, |r| r.size == BODY_SIZE, Colour(90, 90, 90)))),
    ("a mark that hangs 2 mm low", &["mark-top"], Break::Ink(|p| shift(p, |_, r| is_mark(r), (0, 2)))),
    ("a black mark", &["mark-look"], Break::Ink(|p| dye(p, is_mark, Colour::BLACK))),
    ("a mark out of the middle", &["mark-look"], Break::Ink(|p| shift(p, |_, r| is_mark(r), (4, 0)))),
    ("[2022]03号", &["number-form"], Break::Words(|d| say(d, Role::DocNumber, "鼓政办[2022]03号"))),
    ("〔2022〕第3号", &["number-form"], Break::Words(|d| say(d, Role::DocNumber, "鼓政办〔2022〕第3号"))),
    ("a number 2 mm low", &["number-gap", "red-line-gap"], Break::Ink(|p| shift_line(p, 0, '〔', (0, 2)))),
    ("a short red line", &["red-line"], Break::Ink(|p| rule(p, is_red, |r| r.to.0 -= MM(6)))),
    ("a thin red line", &["red-line"], Break::Ink(|p| rule(p, is_red, |r| r.width = Length::mm100(20)))),
    ("a red line 2 mm low", &["red-line-gap"], Break::Ink(|p| rule(p, is_red, |r| lower(r, 2)))),
    ("a title of 20 pt", &["title-type"], Break::Ink(|p| resize(p, TITLE_SIZE, Length::pt(20)))),
    ("a title 8 mm low", &["title-gap"], Break::Ink(|p| shift(p, |n, r| n == 0 && r.size == TITLE_SIZE, (0, 8)))),
    ("a title like a block", &["title-shape"], Break::Words(|d| entitle(d, ["关于印发实施方案", "安全专项行动通知"]))),
    (
        "a title line that begins with 》",
        &["title-shape"],
        Break::Words(|d| entitle(d, ["关于印发《实施方案细则", "》的通知"])),
    ),
    ("addressees 10 mm low", &["addressee"], Break::Ink(|p| shift(p, |n, r| n == 0 && holds(r, '处'), (0, 10)))),
    ("addressees without a colon", &["addressee"], Break::Words(|d| say(d, Role::Addressee, "各办事处，区政府各部门"))),
    ("a first page without text", &["first-page"], Break::Words(|d| part(d, 4))),
    ("paragraphs that are not indented", &["indent"], Break::Ink(outdent)),
    ("a heading in 仿宋", &["levels"], Break::Ink(|p| reface(p, '总', FontId(0)))),
    ("一.", &["ordinals"], Break::Words(|d| say(d, Role::Heading1, "一.总体要求"))),
    ("1、", &["ordinals"], Break::Words(|d| say(d, Role::Heading3, "1、明确任务"))),
    (
        "a full stop after an attachment",
        &["attachment-note"],
        Break::Words(|d| say(d, Role::AttachmentNote, "附件：安全专项行动任务清单。")),
    ),
    ("a date 10 mm to the left", &["signature"], Break::Ink(|p| shift_line(p, 1, '9', (-10, 0)))),
    ("05月09日", &["date"], Break::Words(|d| sign(d, "2022年05月09日"))),
    ("a day that is none", &["date"], Break::Words(|d| sign(d, "2022年2月30日"))),
    (
        "a signature alone on its page",
        &["signature-page"],
        Break::Words(|d| {
            let at = signature(d);
            part(d, at)
        }),
    ),
    ("a note without brackets", &["note"], Break::Words(|d| say(d, Role::Note, "此件公开发布"))),
    (
        "a label below other text",
        &["annex-label"],
        Break::Words(|d| d.sections[1].blocks.insert(0, block(Role::Body, "见下表。"))),
    ),
    (
        "an annex title on the fourth line",
        &["annex-title"],
        Break::Ink(|p| shift(p, |n, r| n > 0 && r.size == TITLE_SIZE, (0, 10))),
    ),
    ("an annex of another name", &["annex-name"], Break::Words(|d| say(d, Role::AnnexTitle, "安全专项行动任务分工"))),
    (
        "an imprint that ends 3 mm high",
        &["imprint-foot"],
        Break::Ink(|p| rule(p, is_last_of_imprint, |r| lower(r, -3))),
    ),
    ("thin outer lines", &["imprint-lines"], Break::Ink(|p| rule(p, is_outer, |r| r.width = Length::mm100(25)))),
    (
        "an imprint of 12 pt",
        &["imprint-text"],
        Break::Ink(|p| resize_if(p, |r| r.words.is_some() && r.size == SMALL_SIZE, Length::pt(12))),
    ),
    (
        "copies without a full stop",
        &["imprint-words"],
        Break::Words(|d| imprint(d, "区委办公室，区人大常委会办公室", "2022年5月10日印发")),
    ),
    ("printed on 05月10日", &["imprint-words"], Break::Words(|d| imprint(d, "区委办公室。", "2022年05月10日印发"))),
    ("a page after the imprint", &["imprint-page"], Break::Ink(|p| p.pages.push(Page::default()))),
    ("page numbers of 12 pt", &["page-number-type"], Break::Ink(|p| resize_if(p, is_number, Length::pt(12)))),
    ("page numbers 3 mm low", &["page-number-drop"], Break::Ink(|p| shift(p, |_, r| is_number(r), (0, 3)))),
    (
        "a page number on the wrong side",
        &["page-number-side"],
        Break::Ink(|p| shift(p, |n, r| n == 0 && is_number(r), (-100, 0))),
    ),
    ("page 2 numbered 3", &["page-number-order"], Break::Ink(|p| change(p, 1, '2', '3'))),
    ("a turned page without its number", &["turned"], Break::Turned(|p| drop_runs(p, |n, r| n > 3 && is_number(r)))),
    (
        "a table wider than the type area",
        &["table-width"],
        Break::Ink(|p| rule(p, is_right_side, |r| move_right(r, 3))),
    ),
    (
        "a turned table wider than 225 mm",
        &["table-width"],
        Break::Turned(|p| rule(p, is_level_in_turned, |r| move_right(r, 60))),
    ),
    (
        "a further page without the head",
        &["table-head"],
        Break::Ink(|p| drop_runs(p, |_, r| r.tag.is_none() && r.words.is_some())),
    ),
    ("cells of 9 pt", &["table-size"], Break::Ink(|p| resize(p, Length::pt(12), Length::pt(9)))),
    (
        "words beside their table",
        &["table-ink"],
        Break::Ink(|p| shift(p, |_, r| r.size == Length::pt(12) && holds(r, '育'), (40, 0))),
    ),
    ("a line that begins with a comma", &["line-edges"], Break::Words(|d| add(d, &["各单位要认真落实", "，及时报送"]))),
    ("a broken dash", &["line-edges"], Break::Words(|d| add(d, &["一项重要任务—", "—落实责任"]))),
    ("a broken number", &["whole-numbers"], Break::Words(|d| add(d, &["共排查隐患20", "22处"]))),
    ("a copy number of five digits", &["copy-number"], Break::WordsOf(upward, |d| say(d, Role::CopyNumber, "00012"))),
    ("秘密 5年", &["secrecy"], Break::WordsOf(upward, |d| say(d, Role::Secrecy, "机密 5年"))),
    ("secrecy on the third line", &["secrecy"], Break::InkOf(upward, |p| shift_line(p, 0, '★', (0, 10)))),
    ("an urgency of another word", &["urgency"], Break::WordsOf(upward, |d| say(d, Role::Urgency, "急件"))),
    ("an urgency 6 mm in", &["urgency"], Break::InkOf(upward, |p| shift_line(p, 0, '特', (6, 0)))),
    ("a signer at the edge", &["authorised-by"], Break::InkOf(upward, |p| shift_line(p, 0, '欧', (6, 0)))),
    ("a mark of a letter 3 mm low", &["mark-top"], Break::InkOf(letter, |p| shift(p, |_, r| is_mark(r), (0, 3)))),
    ("double lines of 156 mm", &["letter-lines"], Break::InkOf(letter, |p| rule(p, is_red, |r| r.to.0 -= MM(14)))),
    ("double lines upside down", &["letter-lines"], Break::InkOf(letter, |p| rule(p, is_red, turn_over))),
    ("a letter with its first page numbered", &["page-number-type"], Break::InkOf(letter, number_first)),
    ("第012号", &["number-form"], Break::WordsOf(order, |d| say(d, Role::DocNumber, "第012号"))),
    (
        "an order whose mark hangs at 35 mm",
        &["mark-top"],
        Break::InkOf(order, |p| shift(p, |_, r| is_mark(r), (0, 15))),
    ),
    ("出席 in 仿宋", &["attendance"], Break::InkOf(minutes, |p| reface(p, '出', FontId(0)))),
    ("attendance 6 mm further in", &["attendance"], Break::InkOf(minutes, |p| shift_line(p, 0, '席', (6, 0)))),
];

#[test]
fn every_check_flags_what_is_broken() {
    let mut unseen = Vec::new();
    for (what, wanted, how) in BROKEN {
        let held = if matches!(how, Break::Turned(_)) { Orientation::Landscape } else { Orientation::Portrait };
        let mut document = match how {
            Break::WordsOf(form, _) | Break::InkOf(form, _) => form(),
            _ => notice(held),
        };
        let choices = choices(if document.imprint.is_some() { Sealing::Sealed } else { Sealing::Unsealed });
        if let Break::Words(change) | Break::WordsOf(_, change) = how {
            change(&mut document);
        }
        let mut pages = lay_out(&document, &choices);
        if let Break::Ink(change) | Break::Turned(change) | Break::InkOf(_, change) = how {
            change(&mut pages);
        }
        let rows = measure(&document, &choices, &pages);
        for id in *wanted {
            let Some(row) = rows.iter().find(|r| r.check.id == *id) else {
                unseen.push(format!("{what}: {id} measured nothing"));
                continue;
            };
            let flags = [&row.model, &row.file].map(|m| m.as_ref().is_some_and(|m| !m.good));
            if flags != [true, true] || row.is_good() {
                unseen.push(format!("{what}: {id} says {:?} / {:?}", row.model, row.file));
            }
        }
    }
    assert!(unseen.is_empty(), "{unseen:#?}");
}

/// A file that another hand changed: what the page model cannot show.
#[test]
fn a_file_on_other_paper_or_without_its_fonts_is_flagged() {
    let (document, choices) = (notice(Orientation::Portrait), choices(Sealing::Sealed));
    let pages = lay_out(&document, &choices);
    let meant = model::look(&pages, fonts()).expect("the fonts are there");
    let good = |change: fn(&mut lopdf::Document), id: &str| {
        let mut pdf = lopdf::Document::load_mem(&print(&pages)).expect("a PDF");
        change(&mut pdf);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).expect("written");
        let rows = measure::report(&document, &choices, &meant, &file::look(&bytes).expect("it can be read"));
        rows.iter().find(|r| r.check.id == id).expect("measured").is_good()
    };
    assert!(good(|_| (), "sheet") && good(|_| (), "fonts"));
    assert!(
        !good(|pdf| each(pdf, b"MediaBox", Some(vec![0.into(), 0.into(), 612.into(), 792.into()])), "sheet"),
        "Letter"
    );
    assert!(!good(|pdf| each(pdf, b"FontFile2", None), "fonts"));
}

/// Sets a key wherever it stands, or takes it away.
fn each(pdf: &mut lopdf::Document, key: &[u8], value: Option<Vec<lopdf::Object>>) {
    for object in pdf.objects.values_mut() {
        if let Ok(dict) = object.as_dict_mut()
            && dict.has(key)
        {
            match &value {
                Some(value) => dict.set(key.to_vec(), lopdf::Object::Array(value.clone())),
                None => drop(dict.remove(key)),
            }
        }
    }
}

#[test]
fn every_check_has_a_paper_that_it_must_flag() {
    let tried: BTreeSet<&str> =
        BROKEN.iter().flat_map(|(_, ids, _)| ids.iter().copied()).chain(["sheet", "fonts"]).collect();
    let all: BTreeSet<&str> = CHECKS.iter().map(|c| c.id).collect();
    assert_eq!(tried, all);
}

/// Two measures that differ are a failure, though each may be within what the standard lets pass.
#[test]
fn measures_that_do_not_agree_are_flagged() {
    let (document, choices) = (notice(Orientation::Portrait), choices(Sealing::Sealed));
    let pages = lay_out(&document, &choices);
    let mut moved = pages.clone();
    shift_by(&mut moved, |_, r| is_mark(r), (Length::ZERO, Length::mm100(10)));
    let meant = model::look(&pages, fonts()).expect("the fonts are there");
    let written = file::look(&print(&moved)).expect("it can be read");
    let rows = measure::report(&document, &choices, &meant, &written);
    let row = rows.iter().find(|r| r.check.id == "mark-top").expect("measured");
    assert!(row.model.as_ref().is_some_and(|m| m.good) && row.file.as_ref().is_some_and(|m| m.good));
    assert!(!row.is_good());
}

fn runs(pages: &mut Pages, mut each: impl FnMut(usize, &mut GlyphRun)) {
    for (n, page) in pages.pages.iter_mut().enumerate() {
        for item in page.upright.iter_mut().chain(&mut page.turned) {
            if let Item::Run(run) = item {
                each(n, run);
            }
        }
    }
}

fn rule(pages: &mut Pages, which: fn(&Rule) -> bool, change: fn(&mut Rule)) {
    for item in pages.pages.iter_mut().flat_map(|p| p.upright.iter_mut().chain(&mut p.turned)) {
        if let Item::Rule(rule) = item
            && which(rule)
        {
            change(rule);
        }
    }
}

fn shift(pages: &mut Pages, which: impl Fn(usize, &GlyphRun) -> bool, (x, y): (i64, i64)) {
    shift_by(pages, which, (MM(x), MM(y)));
}

fn shift_by(pages: &mut Pages, which: impl Fn(usize, &GlyphRun) -> bool, (x, y): (Length, Length)) {
    runs(pages, |n, run| {
        if which(n, run) {
            run.baseline += y;
            run.glyphs.iter_mut().for_each(|g| g.x += x);
        }
    });
}

/// Shifts the whole of the first line, from that page on, that holds a character.
fn shift_line(pages: &mut Pages, from: usize, with: char, by: (i64, i64)) {
    let mut at = None;
    runs(pages, |n, run| {
        if n >= from && at.is_none() && holds(run, with) {
            at = Some((n, run.baseline));
        }
    });
    assert!(at.is_some(), "there is a {with}");
    shift(pages, |n, run| at == Some((n, run.baseline)), by);
}

fn dye(pages: &mut Pages, which: fn(&GlyphRun) -> bool, colour: Colour) {
    runs(pages, |_, run| {
        if which(run) {
            run.colour = colour;
        }
    });
}

fn resize(pages: &mut Pages, from: Length, to: Length) {
    runs(pages, |_, run| {
        if run.size == from {
            run.size = to;
        }
    });
}

fn resize_if(pages: &mut Pages, which: fn(&GlyphRun) -> bool, to: Length) {
    runs(pages, |_, run| {
        if which(run) {
            run.size = to;
        }
    });
}

/// Replaces the first such character of a page.
fn change(pages: &mut Pages, page: usize, from: char, to: char) {
    let mut done = false;
    runs(pages, |n, run| {
        for glyph in run.glyphs.iter_mut().filter(|g| n == page && g.character == from) {
            if !std::mem::replace(&mut done, true) {
                glyph.character = to;
            }
        }
    });
    assert!(done, "there is a {from} on page {page}");
}

/// Page 2 with a distance of lines that leaves room for 21; the last goes to the head of the next page.
fn spread(pages: &mut Pages) {
    let mut baselines: Vec<Length> = Vec::new();
    runs(pages, |n, run| {
        if n == 1 && run.tag.is_some() && !baselines.contains(&run.baseline) {
            baselines.push(run.baseline);
        }
    });
    assert_eq!(baselines.len(), 22);
    runs(pages, |n, run| {
        if let (1, Some(line)) = (n, baselines.iter().position(|b| *b == run.baseline)) {
            run.baseline = baselines[0] + Length::pt10(292) * i64::try_from(line).expect("few lines");
        }
    });
    let last = baselines[0] + Length::pt10(292) * 21;
    let is_last = |item: &Item| matches!(item, Item::Run(run) if run.baseline == last);
    let moved: Vec<Item> = pages.pages[1].upright.iter().filter(|i| is_last(i)).cloned().collect();
    pages.pages[1].upright.retain(|i| !is_last(i));
    for mut item in moved.into_iter().rev() {
        if let Item::Run(run) = &mut item {
            run.baseline = baselines[0] - Length::pt(30);
        }
        pages.pages[2].upright.insert(0, item);
    }
}

/// First lines begin where the others do.
fn outdent(pages: &mut Pages) {
    let wanted = Length::mm(28) + Length::mm100(1_114);
    runs(pages, |_, run| {
        if run.size == BODY_SIZE && (run.glyphs[0].x - wanted).to_emu().abs() < 5_000 {
            run.glyphs.iter_mut().for_each(|g| g.x += Length::mm100(-1_114));
        }
    });
}

/// Sets the runs with a character in another face.
fn reface(pages: &mut Pages, with: char, font: FontId) {
    runs(pages, |_, run| {
        if holds(run, with) {
            run.font = font;
            let of = |c| fonts().find(hongtou::style::Face::FangSong, false, c).expect("fonts").expect("a glyph");
            run.glyphs.iter_mut().for_each(|g| g.id = of(g.character).glyph);
        }
    });
}

fn drop_runs(pages: &mut Pages, which: impl Fn(usize, &GlyphRun) -> bool) {
    for (n, page) in pages.pages.iter_mut().enumerate() {
        let keeps = |item: &Item| !matches!(item, Item::Run(run) if which(n, run));
        page.upright.retain(keeps);
        page.turned.retain(keeps);
    }
}

fn holds(run: &GlyphRun, c: char) -> bool {
    run.glyphs.iter().any(|g| g.character == c)
}

fn is_mark(run: &GlyphRun) -> bool {
    run.size > TITLE_SIZE
}

fn is_number(run: &GlyphRun) -> bool {
    run.words.is_none()
}

fn is_red(rule: &Rule) -> bool {
    rule.colour != Colour::BLACK
}

fn is_outer(rule: &Rule) -> bool {
    rule.width == Length::mm100(35)
}

fn is_last_of_imprint(rule: &Rule) -> bool {
    is_outer(rule) && rule.from.1 > MM(261)
}

fn is_right_side(rule: &Rule) -> bool {
    rule.from.0 == rule.to.0 && rule.from.0 > MM(183)
}

fn is_level_in_turned(rule: &Rule) -> bool {
    rule.from.0 == rule.to.0 && rule.from.0 > MM(200)
}

fn lower(rule: &mut Rule, by: i64) {
    rule.from.1 += MM(by);
    rule.to.1 += MM(by);
}

/// The thick rule where the thin one was.
fn turn_over(rule: &mut Rule) {
    let (thick, thin) = (Length::pt10(22), Length::pt10(7));
    rule.width = if rule.width == thick { thin } else { thick };
}

/// Sets the number of page 2 on page 1 as well.
fn number_first(pages: &mut Pages) {
    let is_number = |i: &&Item| matches!(i, Item::Run(run) if is_number(run));
    let number: Vec<Item> = pages.pages[1].upright.iter().filter(is_number).cloned().collect();
    assert!(!number.is_empty());
    pages.pages[0].upright.extend(number);
}

fn move_right(rule: &mut Rule, by: i64) {
    rule.from.0 += MM(by);
    rule.to.0 += MM(by);
}

/// Puts other words in place of a part's.
fn say(document: &mut Document, role: Role, text: &str) {
    let blocks = document.sections.iter_mut().flat_map(|s| &mut s.blocks);
    for block in blocks {
        if let Block::Paragraph(p) = block
            && p.role == role
        {
            p.inlines = vec![Inline::text(text)];
        }
    }
}

/// A paragraph of lines that end where they are told to.
fn broken(role: Role, lines: &[&str]) -> Paragraph {
    let mut inlines: Vec<Inline> = lines.iter().flat_map(|l| [Inline::text(*l), Inline::Break]).collect();
    inlines.pop();
    Paragraph::new(role, inlines)
}

fn entitle(document: &mut Document, lines: [&str; 2]) {
    document.sections[0].blocks[2] = Block::Paragraph(broken(Role::Title, &lines));
}

fn add(document: &mut Document, lines: &[&str]) {
    document.sections[0].blocks.insert(4, Block::Paragraph(broken(Role::Body, lines)));
}

fn break_lines(document: &mut Document, every: usize) {
    for block in document.sections.iter_mut().flat_map(|s| &mut s.blocks) {
        if let Block::Paragraph(p) = block
            && p.role == Role::Body
        {
            let text: Vec<char> = p.text().chars().collect();
            let lines: Vec<String> = text.chunks(every).map(|c| c.iter().collect()).collect();
            *p = broken(Role::Body, &lines.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

fn signature(document: &Document) -> usize {
    let is_it = |b: &Block| matches!(b, Block::Signature(_));
    document.sections[0].blocks.iter().position(is_it).expect("it is signed")
}

/// What follows stands on a page of its own.
fn part(document: &mut Document, at: usize) {
    let rest = document.sections[0].blocks.split_off(at);
    document.sections.insert(1, Section::new(Orientation::Portrait, rest));
}

fn sign(document: &mut Document, date: &str) {
    let at = signature(document);
    if let Block::Signature(s) = &mut document.sections[0].blocks[at] {
        s.date = date.to_owned();
    }
}

fn imprint(document: &mut Document, copies: &str, printed: &str) {
    let imprint = document.imprint.as_mut().expect("it has one");
    imprint.copy_to = Some(copies.to_owned());
    imprint.printed = printed.to_owned();
}
