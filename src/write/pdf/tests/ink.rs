use super::read::{self, Shown};
use super::sample::{BODY, RED, Style, baseline, book, pages, rule, set};
use crate::base::Length;
use crate::page::{Colour, Item, Page, Pages, Shape, Stroke};
use crate::style::gbt9704 as standard;
use crate::write::pdf::write;

fn operations(page: Page) -> String {
    operations_of(&Pages { pages: vec![page], ..Pages::default() })
}

fn operations_of(pages: &Pages) -> String {
    let document = read::load(&write(pages, book()).expect("a PDF"));
    let page = document.get_dictionary(document.get_pages()[&1]).expect("a page");
    let content = read::at(&document, page, "Contents").as_stream().expect("a stream");
    String::from_utf8(content.decompressed_content().expect("flate")).expect("ASCII")
}

#[test]
fn bold_is_stroked_in_its_own_colour_and_then_left_off() {
    let mut page = Page::default();
    let bold = Style { bold: true, colour: RED, ..BODY };
    let at = set(&mut page.upright, bold, (Length::mm(28), baseline(0)), "重点", None);
    set(&mut page.upright, BODY, (at, baseline(0)), "任务", None);
    let all = operations(page);
    let steps: Vec<&str> = all.lines().filter(|l| !l.ends_with("TJ") && !l.ends_with("Tm")).collect();
    let red = "0.8549 0.1451 0.1137";
    let wanted = [
        "/Artifact <</Type/Pagination>> BDC",
        "BT",
        "/T0 16 Tf",
        &format!("{red} rg"),
        &format!("{red} RG"),
        "0.32 w",
        "2 Tr",
        "0 0 0 rg",
        "0 Tr",
        "ET",
        "EMC",
    ];
    assert_eq!(steps, wanted);
}

#[test]
fn rules_are_stroked_where_they_are() {
    let mut page = Page::default();
    rule(&mut page.upright, (Length::mm(28), Length::mm(100)), (Length::mm(184), Length::mm(100)));
    let wanted = "/Artifact <</Type/Layout>> BDC\n0 0 0 RG\n0.5 w\n79.37 558.425 m\n521.575 558.425 l\nS\nEMC";
    assert_eq!(operations(page), wanted);
}

#[test]
fn a_figure_is_drawn_within_its_sequence_and_dashes_end_with_it() {
    let mut pages = Pages { pages: vec![Page::default()], ..Pages::default() };
    let tag = Some(pages.tags.add_figure("三角形和虚线"));
    let place = |x, y| (Length::pt(x), standard::SHEET_HEIGHT - Length::pt(y));
    let ink = &mut pages.pages[0].upright;
    let stroke = Some(Stroke { width: Length::pt(1), colour: Colour::BLACK, dash: [Length::pt(4), Length::pt(3)] });
    let points = vec![place(100, 500), place(120, 500), place(110, 520)];
    ink.push(Item::Shape(Shape { points, closed: true, fill: Some(Colour::WHITE), stroke: None, tag }));
    let points = vec![place(100, 400), place(200, 450), place(300, 400)];
    ink.push(Item::Shape(Shape { points, closed: false, fill: None, stroke, tag }));
    rule(ink, place(80, 300), place(500, 300));
    let wanted = "/Figure <</MCID 0>> BDC\n1 1 1 rg\n100 500 m\n120 500 l\n110 520 l\nh\nf\n0 0 0 RG\n1 w\n[4 3] 0 d\n\
                  100 400 m\n200 450 l\n300 400 l\nS\nEMC\n/Artifact <</Type/Layout>> BDC\n0.5 w\n[] 0 d\n80 300 m\n\
                  500 300 l\nS\nEMC";
    assert_eq!(operations_of(&pages), wanted);
    let document = read::load(&write(&pages, book()).expect("a PDF"));
    let figure = document.objects.values().filter_map(|o| o.as_dict().ok()).find(|d| d.has(b"Alt")).expect("a figure");
    assert_eq!(read::words(figure.get(b"Alt").expect("words")), "三角形和虚线");
    let area = format!("{:?}", read::dict(&document, figure, "A").get(b"BBox").expect("an area"));
    assert_eq!(area, "[100 400 300 520]");
}

#[test]
fn a_turned_page_is_upright_paper_shown_turned() {
    let pages = pages();
    let document = read::load(&write(&pages, book()).expect("a PDF"));
    let rotations: Vec<i64> = document
        .get_pages()
        .into_values()
        .map(|id| {
            let page = document.get_dictionary(id).expect("a page");
            let media = page.get(b"MediaBox").and_then(lopdf::Object::as_array).expect("a box");
            assert!(media[2].as_float().expect("width") < media[3].as_float().expect("height"));
            page.get(b"Rotate").and_then(lopdf::Object::as_i64).unwrap_or(0)
        })
        .collect();
    assert_eq!(rotations, [0, 0, 90]);
    let shown = &read::shown(&document)[2];
    let title: Vec<&Shown> = shown.iter().filter(|s| "附表".contains(s.character)).collect();
    // 40 mm below the landscape sheet's upper edge is 40 mm from the upright sheet's left edge; text rises.
    assert!((title[0].x - Length::mm(40).to_pt()).abs() < 0.01 && (title[0].y - Length::mm(130).to_pt()).abs() < 0.01);
    assert!(title[1].y > title[0].y);
}

#[test]
fn page_numbers_are_furniture() {
    let shown = read::shown(&read::load(&write(&pages(), book()).expect("a PDF")));
    let number: Vec<&Shown> = shown[1].iter().filter(|s| s.y < Length::mm(35).to_pt()).collect();
    assert_eq!(number.iter().map(|s| s.character).collect::<String>(), "— 2 —");
    assert!(number.iter().all(|s| s.mark == Some(("Artifact".into(), None))));
    assert!(shown.iter().flatten().all(|s| s.mark.is_some()), "nothing is outside a marked sequence");
}

#[test]
fn empty_runs_leave_no_ink() {
    let mut page = Page::default();
    set(&mut page.upright, BODY, (Length::mm(28), baseline(0)), "字", None);
    let Item::Run(run) = &mut page.upright[0] else { panic!("text") };
    run.glyphs.clear();
    assert_eq!(operations(page), "");
}
