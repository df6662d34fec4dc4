//! The page of the imprint (clause 7.4), in papers that grow line by line.

use super::fixture::{of_blocks, paragraph, set, table};
use super::{find, runs, text};
use crate::base::Length;
use crate::document::{Block, Cell, Document, Imprint, ImprintSide, Orientation, Role, Section, Signature};
use crate::layout::Layout;
use crate::page::{Item, Page};
use crate::style::fit::RowPlace;

/// A body paragraph of so many full lines.
fn lines(n: usize) -> Block {
    paragraph(Role::Body, &"安".repeat(28 * n - 2))
}

fn signature() -> Block {
    Block::Signature(Signature::new(vec!["区政府".into()], "2022年5月9日"))
}

fn note() -> Block {
    paragraph(Role::Note, "（联系人：甲乙）")
}

/// An imprint of one, two or three lines.
fn imprint(of: usize) -> Imprint {
    let list = |label: &str| Some(format!("{label}。"));
    Imprint {
        send_to: list("各单位").filter(|_| of > 2),
        copy_to: list("区委办公室").filter(|_| of > 1),
        printer: "区政府办公室".into(),
        printed: "2022年5月9日印发".into(),
        ..Imprint::default()
    }
}

fn with_imprint(mut document: Document, of: usize) -> Layout {
    document.imprint = Some(imprint(of));
    set(&document)
}

/// What is inked on a page but for the imprint and the number of the page.
fn text_of(page: &Page) -> Vec<&Item> {
    let small = |i: &Item| matches!(i, Item::Run(r) if r.size == Length::pt(14));
    page.upright.iter().filter(|i| matches!(i, Item::Run(_)) && !small(i)).collect()
}

fn texts(page: &Page) -> String {
    runs(page).filter(|r| r.size != Length::pt(14)).map(text).collect()
}

/// The end of a paper after its last paragraph.
type End = fn() -> Vec<Block>;

#[test]
fn no_page_bears_the_imprint_and_no_text() {
    let paragraphs: [fn(usize) -> Vec<Block>; 3] = [
        |n| vec![lines(n)],
        |n| (0..n).map(|_| lines(1)).collect(),
        |n| vec![lines(n / 3), lines(n / 3 + n % 3), lines(n / 3)],
    ];
    let ends: [End; 3] = [Vec::new, || vec![signature()], || vec![signature(), note()]];
    let (mut shared, mut alike) = (0, 0);
    for (make, end) in paragraphs.iter().flat_map(|make| ends.iter().map(move |end| (make, end))) {
        for (n, height) in (12..=48).flat_map(|n| (1..=3).map(move |height| (n, height))) {
            let blocks: Vec<Block> = make(n).into_iter().chain(end()).collect();
            let bare = set(&of_blocks(blocks.clone())).pages.pages;
            let layout = with_imprint(of_blocks(blocks), height);
            let pages = &layout.pages.pages;
            let last = pages.last().expect("a page");
            assert!(runs(last).any(|r| text(r).ends_with("日印发")), "{n} lines: on the last page");
            let body = runs(last).filter(|r| text(r).starts_with('安')).count();
            // Where there was text on the page anyway, it stays as it was.
            let least = if layout.fits.page_turn(0).is_some() { 2 } else { 1 };
            assert!(body >= least, "{n} lines, imprint of {height}: {body} lines of text");
            assert_eq!(bare.iter().map(texts).collect::<String>(), pages.iter().map(texts).collect::<String>());
            let same = if pages.len() == bare.len() { bare.len() } else { bare.len() - 1 };
            assert_eq!(pages.len() - bare.len(), usize::from(layout.fits.page_turn(0).is_some()));
            for (before, after) in bare[..same].iter().zip(pages) {
                assert_eq!(text_of(before), text_of(after), "{n} lines");
            }
            shared += usize::from(same < bare.len());
            alike += usize::from(same == bare.len());
        }
    }
    assert!(shared > 60 && alike > 300, "{shared} and {alike}");
}

#[test]
fn a_paragraph_goes_whole_with_the_imprint_or_two_lines_of_it_do() {
    let turned = |last: usize| {
        let layout = with_imprint(of_blocks(vec![lines(22 - last), lines(last)]), 1);
        let [first, second] = &layout.pages.pages[..] else { panic!("two pages") };
        let count = |page| runs(page).filter(|r| text(r).starts_with('安')).count();
        (count(first), count(second), layout.fits.page_turn(0).expect("a page was turned"))
    };
    let place = |block, begins| RowPlace { block, begins, table_row: 0 };
    assert_eq!(turned(6), (16, 6, place(1, true)), "four lines of white for the sake of the paragraph");
    assert_eq!(turned(7), (20, 2, place(1, false)), "five would be too many");
    assert_eq!(turned(3), (19, 3, place(1, true)), "no line stands alone");
    assert_eq!(turned(1), (19, 3, place(0, false)), "one line is not enough, nor may one of another stand alone");
}

#[test]
fn a_heading_goes_with_the_text_that_goes() {
    let blocks = vec![lines(19), paragraph(Role::Heading1, "三、工作要求"), lines(2)];
    let layout = with_imprint(of_blocks(blocks), 1);
    assert_eq!(find(&layout.pages, "三、工作要求").0, 2);
    assert_eq!(layout.fits.page_turn(0), Some(RowPlace { block: 1, begins: true, table_row: 0 }));
}

#[test]
fn a_row_of_a_table_goes_with_the_imprint_below_its_head() {
    let with_rows = |n: usize| {
        let rows = (0..n).map(|i| vec![Cell::new(format!("第{i}")), Cell::new("内容")]).collect();
        with_imprint(of_blocks(vec![lines(1), Block::Table(table(&["序号", "内容"], rows))]), 1)
    };
    let mut shared = 0;
    for n in 20..=40 {
        let layout = with_rows(n);
        let last = layout.pages.pages.last().expect("a page");
        assert!(texts(last).contains(&format!("第{}", n - 1)), "{n} rows");
        if let Some(at) = layout.fits.page_turn(0) {
            // The head counts, and the last row alone goes.
            assert_eq!(
                (at, texts(last)),
                (RowPlace { block: 1, begins: false, table_row: n }, format!("序号内容第{}内容", n - 1))
            );
            shared += 1;
        }
    }
    assert_eq!(shared, 2, "a line and a half that the table leaves too little are two rows of it");
}

#[test]
fn the_first_page_keeps_text_though_the_imprint_stands_alone() {
    // Nine lines with a blank one above each, the title among them, and one line of text.
    let filling = std::iter::repeat_n(paragraph(Role::Addressee, "某某："), 10);
    let layout = with_imprint(of_blocks(filling.chain([lines(1)]).collect()), 1);
    assert_eq!(layout.pages.pages.len(), 2);
    assert_eq!(find(&layout.pages, "安").0, 1);
    assert_eq!(layout.fits.page_turn(0), None);
}

#[test]
fn the_back_of_a_sheet_and_a_turned_table_leave_the_text_where_it_is() {
    let mut document = of_blocks(vec![lines(22)]);
    document.imprint = Some(Imprint { side: ImprintSide::Even, ..imprint(1) });
    let layout = set(&document);
    assert_eq!((layout.pages.pages.len(), layout.fits.page_turn(0)), (2, None));
    assert!(texts(&layout.pages.pages[1]).is_empty());
    let turned = Section::new(Orientation::Landscape, vec![lines(2)]);
    let layout = with_imprint(Document { sections: vec![turned], ..Document::default() }, 1);
    assert_eq!((layout.pages.pages.len(), layout.fits.page_turn(0)), (2, None));
}

#[test]
fn a_paragraph_too_short_to_be_parted_stays_on_the_first_page() {
    let filling = std::iter::repeat_n(paragraph(Role::Addressee, "某某："), 10);
    let layout = with_imprint(of_blocks(filling.chain([lines(2)]).collect()), 1);
    assert_eq!((layout.pages.pages.len(), layout.fits.page_turn(0)), (2, None));
    assert_eq!(find(&layout.pages, "安").0, 1);
}

#[test]
fn each_text_of_an_imprint_has_its_spacings() {
    let texts = |of| with_imprint(of_blocks(vec![lines(1)]), of).fits.imprint().len();
    assert_eq!([1, 2, 3].map(texts), [1, 2, 3], "印发机关, 抄送 above it, 主送 above both");
}

#[test]
fn an_imprint_without_words_wants_no_page() {
    let mut document = of_blocks(vec![lines(22)]);
    document.imprint = Some(Imprint::default());
    assert_eq!(set(&document).pages.pages.len(), 1);
}
