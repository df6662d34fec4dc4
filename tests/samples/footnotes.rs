//! The sample with footnotes: in the text, in cells of a turned table, above the imprint, one over two pages.

use super::{LINE, Sample, mm, near, text_of};
use hongtou::page::{GlyphRun, Item, TagRole};

/// What stands on a page of the words of footnotes, run by run.
fn notes(sample: &Sample, page: usize) -> Vec<&GlyphRun> {
    let page = &sample.pages.pages[page - 1];
    let runs =
        page.upright.iter().chain(&page.turned).filter_map(|i| if let Item::Run(r) = i { Some(r) } else { None });
    let is_note = |r: &&GlyphRun| r.tag.is_some_and(|tag| sample.pages.tags.get(tag).role == TagRole::Footnote);
    runs.filter(is_note).collect()
}

fn words(sample: &Sample, page: usize) -> String {
    notes(sample, page).into_iter().map(text_of).collect()
}

/// The page on which a text that has a footnote stands, as the template has them.
#[test]
fn no_footnote_is_parted_from_its_page() {
    let sample = Sample::of("footnotes");
    for (referring, note) in [
        ("坚持人民至上、生命至上，以城区易涝点", "易涝点是指城区范围内"),
        ("规定的重现期", "雨水管渠设计重现期"),
        ("不得空白", "空白视为未报，退回补正。"),
    ] {
        let all = 1..=sample.pages.pages.len();
        let on = |page: &usize| sample.lines(*page).iter().any(|l| l.text().contains(referring));
        let page = all.clone().find(on).unwrap_or_else(|| panic!("{referring} is on no page"));
        assert!(words(&sample, page).contains(note), "{note} is not on page {page}");
    }
    // The long one goes on on the next page, and every word of it is there.
    let long = sample.document.footnotes().find(|n| n.text.starts_with("一点一档包括")).expect("it is in the template");
    let begins = (1..=6).find(|page| words(&sample, *page).contains("一点一档包括")).expect("it begins");
    let both = words(&sample, begins) + &words(&sample, begins + 1);
    assert!(both.contains(&long.text) && !words(&sample, begins).contains(&long.text));
}

#[test]
fn the_footnotes_of_a_turned_table_stand_below_it_on_its_page() {
    let sample = Sample::of("footnotes");
    let turned = (1..=6).find(|n| !sample.pages.pages[n - 1].turned.is_empty()).expect("a turned page");
    let found: Vec<String> = notes(&sample, turned)
        .into_iter()
        .map(text_of)
        .collect::<String>()
        .split_inclusive('。')
        .map(str::to_owned)
        .collect();
    let wanted = [
        "2026年完成25公里，其余2027年汛前完成。",
        "阻水桥涵的名单以市水利局公布的为准。",
        "其中2处与铁路部门共同整治。",
    ];
    assert_eq!(found, wanted);
    let last = notes(&sample, turned).last().map(|r| mm(r.baseline + r.size.scale(120, 1000))).expect("there are some");
    // The type area of a sheet held sideways ends 28 + 156 mm below its upper edge; the last line is 15 pt high.
    near(last, 184.0 - (15.0 - 10.5) / 2.0 * 25.4 / 72.0, 0.1);
}

#[test]
fn above_the_imprint_half_a_line_stays_blank() {
    let sample = Sample::of("footnotes");
    let last = sample.pages.pages.len();
    let note = notes(&sample, last)[0];
    let imprint = sample
        .rules(last)
        .into_iter()
        .map(|r| mm(r.from.1))
        .filter(|y| *y > mm(note.baseline))
        .fold(f64::MAX, f64::min);
    let foot = mm(note.baseline + note.size.scale(120, 1000));
    near(imprint - foot, LINE / 2.0 + (15.0 - 10.5) / 2.0 * 25.4 / 72.0, 0.1);
}
