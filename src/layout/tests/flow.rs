//! Lines and pages: the grid, white at page tops, what stays together, signature, furniture.

use super::fixture::{of_blocks, paragraph, set};
use super::{find, first_x, runs, text};
use crate::base::Length;
use crate::document::{Block, Document, Imprint, Orientation, Role, Section, Signature};
use crate::layout::lay_out;
use crate::page::{GlyphRun, Item, Pages};
use crate::style::fit::{PageEnd, RowPlace};
use crate::style::{Choices, Sealing, StyleSheet};

fn body_lines(pages: &Pages, page: usize) -> Vec<&GlyphRun> {
    runs(&pages.pages[page]).filter(|r| r.size == Length::pt(16)).collect()
}

/// A body paragraph of so many full lines.
fn lines(n: usize) -> Block {
    paragraph(Role::Body, &"安".repeat(28 * n - 2))
}

fn signature() -> Block {
    Block::Signature(Signature::new(vec!["区政府".into()], "2022年5月9日"))
}

#[test]
fn a_full_page_holds_22_lines_of_28_characters() {
    let layout = set(&of_blocks(vec![lines(50)]));
    let first = body_lines(&layout.pages, 0);
    assert_eq!(first.len(), 22);
    assert_eq!(first.iter().map(|r| r.glyphs.len()).collect::<Vec<_>>(), [vec![26], vec![28; 21]].concat());
    // Line n: 37 mm + n·225/22 + (28.99 − 16) / 2 pt + 0.88 · 16 pt.
    for (n, line) in first.iter().enumerate() {
        let n = i64::try_from(n).expect("few");
        let top = Length::mm(37) + Length::mm(225).scale(n, 22);
        let depth = (Length::mm(225).scale(1, 22) - Length::pt(16)) / 2 + Length::pt(16).scale(880, 1000);
        assert_eq!(line.baseline, top + depth);
    }
    let last = first[1].glyphs[27].x + Length::pt(16) - Length::twips(5);
    assert_eq!(last, Length::mm(184), "a justified line ends with the type area");
}

#[test]
fn no_line_of_a_paragraph_stands_alone() {
    // 21 + 3 lines: the three go together rather than one and two or two and one.
    let layout = set(&of_blocks(vec![lines(21), lines(3)]));
    assert_eq!((body_lines(&layout.pages, 0).len(), body_lines(&layout.pages, 1).len()), (21, 3));
    // 20 + 3: all but the last would fit, the last would be alone, and one line may not be left alone either.
    let layout = set(&of_blocks(vec![lines(20), lines(3)]));
    assert_eq!(body_lines(&layout.pages, 0).len(), 20);
    let layout = set(&of_blocks(vec![lines(20), lines(4)]));
    assert_eq!(body_lines(&layout.pages, 0).len(), 22);
}

/// The ends of the pages of the first section.
fn ends(blocks: Vec<Block>) -> Vec<PageEnd> {
    set(&of_blocks(blocks)).fits.page_ends(0).copied().collect()
}

fn place(block: usize, begins: bool) -> RowPlace {
    RowPlace { block, begins, table_row: 0 }
}

#[test]
fn what_is_held_back_is_told_and_what_has_no_room_is_not() {
    // Of the second paragraph two lines would have room: its third would stand alone.
    assert_eq!(ends(vec![lines(20), lines(3)]), [PageEnd { next: place(1, true), held: Some(1), last_row: None }]);
    // Of 21 + 3 one line has room, which would stand alone.
    assert_eq!(ends(vec![lines(21), lines(3)]), [PageEnd { next: place(1, true), held: Some(1), last_row: None }]);
    assert_eq!(ends(vec![lines(20), lines(4)]), [PageEnd { next: place(1, false), held: None, last_row: None }]);
    assert_eq!(ends(vec![lines(22), lines(4)]), [PageEnd { next: place(1, true), held: None, last_row: None }]);
}

#[test]
fn a_heading_goes_with_its_text() {
    let layout = set(&of_blocks(vec![lines(21), paragraph(Role::Heading1, "二、目标任务"), lines(4)]));
    assert_eq!(find(&layout.pages, "二、目标任务").0, 2);
}

#[test]
fn an_annex_title_stands_on_line_three_below_its_label_and_at_the_top_without() {
    let title_top = |blocks| {
        let layout = set(&Document {
            sections: vec![
                Section { blocks: vec![lines(1)], ..Section::default() },
                Section { blocks, ..Section::default() },
            ],
            ..Document::default()
        });
        let (page, run) = find(&layout.pages, "任务清单");
        assert_eq!(page, 2);
        run.baseline - Length::pt(22).scale(880, 1000) - Length::pt(4) - Length::mm(37)
    };
    let title = || paragraph(Role::AnnexTitle, "任务清单");
    assert_eq!(title_top(vec![paragraph(Role::AnnexLabel, "附件"), title()]), Length::mm(225).scale(2, 22));
    assert_eq!(title_top(vec![title()]), Length::ZERO);
}

#[test]
fn the_white_below_a_title_stands_below_its_note() {
    let blocks = |note: bool| {
        let note = note.then(|| paragraph(Role::TitleNote, "（某号印发）"));
        std::iter::once(paragraph(Role::AnnexTitle, "任务清单")).chain(note).chain([lines(1)]).collect()
    };
    let baseline = |layout: &crate::layout::Layout, text| find(&layout.pages, text).1.baseline;
    let (plain, noted) = (set(&of_blocks(blocks(false))), set(&of_blocks(blocks(true))));
    let line = Length::mm(225).scale(1, 22);
    assert!(
        baseline(&noted, "（某号") - baseline(&noted, "任务清单") < line.scale(3, 2),
        "the note stands at once below"
    );
    assert_eq!(
        (baseline(&noted, "安") - baseline(&noted, "（某号")).to_mm100(),
        (line * 2).to_mm100(),
        "one blank line"
    );
    assert_eq!((baseline(&noted, "安") - baseline(&plain, "安")).to_mm100(), line.to_mm100(), "one line more");
}

#[test]
fn a_sealed_date_ends_four_characters_from_the_right() {
    let layout = set(&of_blocks(vec![lines(2), signature()]));
    let (_, year) = find(&layout.pages, "2022");
    let (_, day) = find(&layout.pages, "日");
    // 184 − 4 × 156/28 mm, less the last character.
    assert_eq!((day.glyphs[0].x + Length::mm(156).scale(1, 28)).to_mm100(), 18400 - 2229);
    let (_, organ) = find(&layout.pages, "区政府");
    // Date 6 characters wide from character 18; three characters centred on it begin at 19.5.
    assert_eq!((first_x(year).to_mm100(), first_x(organ).to_mm100()), (12829, 2800 + 10864));
    assert_eq!((organ.baseline - body_lines(&layout.pages, 0)[1].baseline).to_mm100(), 3 * 1023 - 1, "two blank lines");
}

#[test]
fn an_unsealed_organ_ends_two_characters_from_the_right() {
    let styles = StyleSheet::new(Choices { sealing: Sealing::Unsealed, ..Choices::default() });
    let organ = "鼓楼区平安建设工作领导小组办公室";
    let block = Block::Signature(Signature::new(vec![organ.into()], "2022年5月9日"));
    let layout = lay_out(&of_blocks(vec![lines(2), block]), &styles, super::fixture::fonts()).expect("fonts");
    let organ_x = first_x(find(&layout.pages, organ).1);
    assert_eq!(organ_x.to_mm100(), 2800 + 557 * 10 + 1, "16 characters that end 2 from the right of 28");
    assert_eq!((first_x(find(&layout.pages, "2022").1) - organ_x).to_mm100(), 1114);
}

#[test]
fn a_signature_saves_white_before_it_turns_the_page() {
    // 19 lines, two blank ones, two of signature: one too many.
    let layout = set(&of_blocks(vec![lines(19), signature()]));
    assert_eq!(layout.pages.pages.len(), 1);
    let gap = find(&layout.pages, "区政府").1.baseline - body_lines(&layout.pages, 0)[18].baseline;
    assert_eq!(gap.to_mm100(), 2045, "one blank line");
    assert_eq!(layout.fits.white_above(0, 1), Some(1), "in the DOCX too");
    for n in [18, 21] {
        let layout = set(&of_blocks(vec![lines(n), signature()]));
        assert_eq!(layout.fits.white_above(0, 1), None, "{n} lines leave it two, on this page or the next");
    }
}

#[test]
fn a_signature_never_stands_on_a_page_without_text() {
    let layout = set(&of_blocks(vec![lines(21), signature()]));
    assert_eq!(layout.pages.pages.len(), 2);
    let second: Vec<String> = body_lines(&layout.pages, 1).iter().map(|r| text(r)).collect();
    assert_eq!(second[..2], ["安".repeat(28), "安".repeat(28)], "two lines go with it");
    assert_eq!(second[2], "区政府");
}

#[test]
fn a_note_below_the_date_never_stands_on_a_page_of_its_own() {
    // 18 lines, two blank ones, two of signature: the note is one too many.
    let note = || paragraph(Role::Note, "（联系人：甲乙）");
    let layout = set(&of_blocks(vec![lines(18), signature(), note(), note()]));
    assert_eq!(layout.pages.pages.len(), 2);
    let second: Vec<String> = body_lines(&layout.pages, 1).iter().map(|r| text(r)).collect();
    assert_eq!(second[..3], ["安".repeat(28), "安".repeat(28), "区政府".into()]);
    assert_eq!(second[second.len() - 2..], ["（联系人：甲乙）", "（联系人：甲乙）"]);
}

#[test]
fn the_first_page_shows_text_even_if_a_line_of_it_stands_alone() {
    // Ten lines, each with a blank one above, leave room for two of the text's three: they may not wait for the third.
    let filling = std::iter::repeat_n(paragraph(Role::Addressee, "某某："), 10);
    let three = paragraph(Role::Body, &"字".repeat(28 * 3 - 4));
    let pages = set(&of_blocks(filling.chain([three, signature()]).collect())).pages;
    let first: Vec<String> = body_lines(&pages, 0).iter().map(|r| text(r)).collect();
    assert_eq!((first.len(), first[10].chars().count(), first[11].chars().count()), (12, 26, 28));
    assert!(text(body_lines(&pages, 1)[0]).starts_with('字'));
}

#[test]
fn the_last_rule_of_the_imprint_is_the_lower_edge_of_the_type_area() {
    let imprint = |blocks| {
        let mut document = of_blocks(blocks);
        document.imprint = Some(Imprint {
            copy_to: Some("区委办公室。".into()),
            printer: "区政府办公室".into(),
            printed: "2022年5月9日印发".into(),
            ..Imprint::default()
        });
        set(&document)
    };
    let layout = imprint(vec![lines(20)]);
    // Lines 21 and 22 would do, were there half a line between the text and the rule.
    assert_eq!(layout.pages.pages.len(), 2);
    let layout = imprint(vec![lines(19)]);
    assert_eq!(layout.pages.pages.len(), 1);
    let rules: Vec<(i64, i64)> = layout.pages.pages[0]
        .upright
        .iter()
        .filter_map(|i| match i {
            Item::Rule(r) => Some((r.from.1.to_mm100(), r.width.to_mm100())),
            Item::Run(_) | Item::Shape(_) | Item::Picture(_) => None,
        })
        .collect();
    assert_eq!(rules, [(26200 - 2045, 35), (26200 - 1023, 25), (26200, 35)]);
    let (_, copy) = find(&layout.pages, "抄送：区委办公室。");
    assert_eq!((first_x(copy).to_mm100(), copy.size), (2800 + 494, Length::pt(14)));
    let printed = find(&layout.pages, "日印发").1.glyphs[2];
    assert_eq!((printed.x + Length::pt(14) + Length::pt(14)).to_mm100(), 18400);
}

#[test]
fn page_numbers_alternate_and_hang_seven_millimetres_below() {
    let layout = set(&of_blocks(vec![lines(30)]));
    let number = |n: usize| runs(&layout.pages.pages[n]).last().expect("a number");
    assert_eq!(text(number(0)), "— 1 —");
    assert!(number(0).tag.is_none());
    let end = number(0).glyphs[4].x + Length::pt(14);
    assert_eq!(end, Length::mm(184) - Length::pt(14));
    assert_eq!(first_x(number(1)), Length::mm(28) + Length::pt(14));
    // The dash of the shipped 宋体 has its ink from 242 to 293 of 1000.
    assert_eq!(number(0).baseline - Length::pt(14).scale(535, 2000), Length::mm(269));
}

#[test]
fn a_landscape_section_is_turned_and_its_number_is_not() {
    let mut document = of_blocks(vec![paragraph(Role::Body, &"安".repeat(60))]);
    document.sections[0].orientation = Orientation::Landscape;
    let layout = set(&document);
    let page = &layout.pages.pages[0];
    assert_eq!((page.upright.len(), page.turned.len()), (1, 2));
    let Item::Run(line) = &page.turned[0] else { panic!("a line") };
    assert_eq!(first_x(line).to_mm100(), 3500 + 1114, "35 mm, the foot of the upright sheet, and the indent");
    assert_eq!(line.glyphs.len(), 38, "225 mm hold 40 characters of 15.75 pt");
}

#[test]
fn bookmarks_and_links_point_to_their_places() {
    use crate::document::{Accent, Inline, Paragraph};
    let run_in = vec![
        Inline::accented("（一）加强领导。", Accent::Heading2),
        Inline::text("报送至"),
        Inline::linked("a@b.cn", Accent::None, "mailto:a@b.cn"),
    ];
    let layout = set(&of_blocks(vec![
        paragraph(Role::Heading1, "一、总体要求"),
        Block::Paragraph(Paragraph::new(Role::Body, run_in)),
    ]));
    let outline: Vec<(&str, usize)> = layout.pages.outline.iter().map(|o| (o.title.as_str(), o.level)).collect();
    assert_eq!(outline, [("一、总体要求", 1), ("（一）加强领导", 2)]);
    let [link] = layout.pages.pages[0].links.as_slice() else { panic!("one link") };
    let (_, address) = find(&layout.pages, "a@b.cn");
    assert_eq!((address.tag, link.area[0]), (Some(link.tag), first_x(address)));
    assert!(link.area[2] > link.area[0] && link.area[3] - link.area[1] == Length::pt(16));
}

#[test]
fn an_attachment_leads_to_its_annex_also_on_a_turned_sheet_and_looks_as_before() {
    let text = vec![lines(2), paragraph(Role::AttachmentNote, &format!("附件：{}任务清单", "安全".repeat(14)))];
    let annex = vec![paragraph(Role::AnnexLabel, "附件"), paragraph(Role::AnnexTitle, "任务清单")];
    let alone = set(&of_blocks(text.clone()));
    let sections = vec![Section::new(Orientation::Portrait, text), Section::new(Orientation::Landscape, annex)];
    let pages = set(&Document { sections, ..Document::default() }).pages;
    let links = &pages.pages[0].links;
    assert_eq!(links.len(), 2, "one a line");
    assert!(links.iter().all(|l| l.target == "#Annex_1" && l.tag == links[0].tag));
    assert_eq!(find(&pages, "附件：").1.tag, Some(links[0].tag));
    assert_eq!(pages.anchors.into_iter().collect::<Vec<_>>(), [("Annex_1".to_owned(), (1, Length::ZERO)),]);
    let ink = |page: &crate::page::Page| runs(page).map(|r| (text_at(r), r.colour)).collect::<Vec<_>>();
    assert_eq!(ink(&pages.pages[0]), ink(&alone.pages.pages[0]));
    assert!(alone.pages.pages[0].links.is_empty(), "without an annex there is nowhere to go");
}

fn text_at(run: &GlyphRun) -> (String, Length, Length) {
    (text(run), first_x(run), run.baseline)
}
