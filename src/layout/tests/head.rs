//! The head of the first page in millimetres, against Appendix B of the standard's notes: mark ink from 72 mm; number
//! cell 20.4 below it; red line 11.9 below the cell's top; title cell 20.4 below the line.

use super::fixture::{fonts, of_blocks, paragraph, set};
use super::{find, first_x};
use crate::base::{Diagnostic, Length};
use crate::document::Role;
use crate::page::{Colour, Item, Pages};
use crate::style::Face;

fn notice(mark: &str) -> (Pages, Vec<Diagnostic>) {
    let layout = set(&of_blocks(vec![
        paragraph(Role::Mark, mark),
        paragraph(Role::DocNumber, "鼓政办〔2022〕3号"),
        paragraph(Role::Title, "关于做好防汛工作的通知"),
        paragraph(Role::Addressee, "各办事处："),
        paragraph(Role::Body, "请抓好落实。"),
    ]));
    (layout.pages, layout.findings)
}

/// Ink of a text above and below the baseline.
fn ink(text: &str, size: Length) -> (Length, Length) {
    let glyph = |c| fonts().find(Face::BiaoSong, false, c).expect("a font").expect("a glyph");
    let bounds: Vec<(i64, i64)> = text.chars().filter_map(|c| fonts().ink(glyph(c)).expect("a font")).collect();
    let top = bounds.iter().map(|b| b.0).max().expect("ink");
    let foot = bounds.iter().map(|b| b.1).min().expect("ink");
    (size.scale(top, 1000), size.scale(-foot, 1000))
}

fn near(a: Length, b: Length, mm100: i64) -> bool {
    (a - b).to_emu().abs() <= Length::mm100(mm100).to_emu()
}

#[test]
fn the_head_stands_as_the_standard_measures_it() {
    let (pages, findings) = notice("鼓楼区人民政府文件");
    assert!(findings.is_empty());
    let (_, mark) = find(&pages, "鼓楼区人民政府文件");
    // Nine characters of 0.96 × 156 mm / 9 = 47 pt would fit; the office's choice of 40 pt is less.
    assert_eq!((mark.size, mark.colour), (Length::pt(32), Colour(255, 0, 0)));
    let (above, below) = ink("鼓楼区人民政府文件", mark.size);
    assert_eq!(mark.baseline - above, Length::mm(72), "the ink hangs at 37 + 35 mm");
    let foot = mark.baseline + below;

    // The cell of the number begins two lines below the ink; its 16 pt stand in the middle of 225 / 22 mm.
    let (_, number) = find(&pages, "鼓政办〔");
    let number_foot = number.baseline + Length::pt(16).scale(120, 1000);
    assert!(near(number_foot - foot, Length::mm100(2045 + 794), 2), "{}", (number_foot - foot).to_mm100());

    let red = pages.pages[0].upright.iter().find_map(|i| match i {
        Item::Rule(r) => Some(*r),
        Item::Run(_) | Item::Shape(_) | Item::Picture(_) => None,
    });
    let red = red.expect("a red line");
    assert_eq!((red.from.0, red.to.0, red.width), (Length::mm(28), Length::mm(184), Length::mm100(50)));
    assert!(
        near(red.from.1 - red.width / 2 - number_foot, Length::mm(4), 1),
        "its upper edge is 4 mm below the number"
    );

    // Two lines below the line, 22 pt stand in the middle of 30 pt.
    let (_, title) = find(&pages, "关于做好");
    let title_top = title.baseline - Length::pt(22).scale(880, 1000) - Length::pt(4);
    assert!(near(title_top - red.from.1 - red.width / 2, Length::mm100(2045), 2));

    // One blank line below the title.
    let (_, addressee) = find(&pages, "各办事处：");
    let cell = addressee.baseline - Length::pt(16).scale(880, 1000) - Length::mm100(229);
    assert!(near(cell - title_top - Length::pt(30), Length::mm100(1023), 2));
    assert_eq!(first_x(addressee), Length::mm(28));
    let (_, body) = find(&pages, "请抓好落实。");
    assert_eq!(first_x(body).to_mm100(), 3914, "two characters of 5.571 mm");
    assert_eq!((body.baseline - addressee.baseline).to_mm100(), 1023);
}

#[test]
fn the_mark_is_centred_and_shrinks_to_one_line() {
    let text = "开封市鼓楼区平安建设工作领导小组办公室文件";
    let (pages, findings) = notice(text);
    let (_, mark) = find(&pages, text);
    // 0.96 × 442.2 pt / 21 / 32 pt = 0.6317, rounded down to percents.
    assert_eq!((mark.size, mark.condense), (Length::pt(32), 63));
    // 21 × 32 pt × 0.63 are 149.35 mm.
    assert_eq!((first_x(mark) - Length::mm(28)).to_mm100(), (15600 - 14935) / 2);
    assert!(findings.is_empty());

    let (_, findings) = notice(&text.repeat(2));
    assert_eq!(findings.iter().map(|f| f.code.id).collect::<Vec<_>>(), ["L002"], "it would be smaller than the title");
}

#[test]
fn a_missing_glyph_is_named_and_marked() {
    let layout = set(&of_blocks(vec![paragraph(Role::Body, "由李\u{e000}邈同志负责，李\u{e000}邈到会。")]));
    let [finding] = layout.findings.as_slice() else { panic!("one finding for a character: {:?}", layout.findings) };
    assert!(finding.is_error());
    let message = finding.message(crate::base::Lang::Zh);
    assert!(message.contains("U+E000") && message.contains("由李\u{e000}邈同志负责"), "{message}");
    let geta = fonts().find(Face::FangSong, false, '〓').expect("a font").expect("a glyph");
    let (_, run) = find(&layout.pages, "由李");
    assert_eq!((run.glyphs[2].id, run.glyphs[2].character), (geta.glyph, '\u{e000}'));
}
