//! Seals and signature stamps, clause 7.3.5.

use super::{CHARACTER, LINE, Sample, TYPE, mm, near};
use crate::dossier::{build, codes, edit, read};
use hongtou::page::Item;

/// The pictures of a page: left, top, right and bottom in millimetres, and how many items were inked before each.
fn pictures(sample: &Sample, page: usize) -> Vec<([f64; 4], usize)> {
    let items = sample.pages.pages[page - 1].upright.iter().enumerate();
    let seals = items.filter_map(|(n, i)| if let Item::Picture(p) = i { Some((p.area.map(mm), n)) } else { None });
    seals.collect()
}

#[test]
fn clause_7_3_5_1_a_seal_begins_within_a_line_of_the_text_and_lies_over_organ_and_date() {
    let sample = Sample::of("notice");
    let [([left, top, right, bottom], inked_before)] = pictures(&sample, 2)[..] else { panic!("one seal") };
    assert_eq!(inked_before, 0, "below the type");
    near(right - left, 42.0, 0.1);
    near(bottom - top, 42.0, 0.1);
    let lines = sample.lines(2);
    let at = lines.iter().position(|l| l.text() == "2026年5月8日").expect("a date");
    let (above, organ, date) = (&lines[at - 2], &lines[at - 1], &lines[at]);
    let text_foot = above.foot() + (LINE - TYPE) / 2.0;
    assert!((0.0..=LINE).contains(&(top - text_foot)), "{}", top - text_foot);
    near((left + right) / 2.0, organ.centre(), 0.3);
    near((left + right) / 2.0, date.centre(), 0.3);
    assert!(top < organ.top() && bottom > date.foot());
    // Organ and date together lie below its middle.
    assert!((organ.top() + date.foot()) / 2.0 > (top + bottom) / 2.0);
}

#[test]
fn clause_7_3_5_1_joint_seals_stand_apart_within_the_type_area_each_on_its_organ() {
    let sample = Sample::of("joint");
    let page = sample.line("2026年2月20日").page;
    let seals = pictures(&sample, page);
    assert_eq!(seals.len(), 3);
    let organs = ["示例市教育局", "示例市公安局", "示例市住房和城乡建设局"].map(|name| {
        let lines = sample.lines(page);
        let mut runs = lines.iter().flat_map(|l| l.runs.clone());
        runs.rfind(|r| super::text_of(r) == name).expect("it signs")
    });
    for (organ, ([left, top, right, bottom], _)) in organs.iter().zip(&seals) {
        let centre = (mm(organ.glyphs[0].x) + super::right_of(organ)) / 2.0;
        near((left + right) / 2.0, centre, 0.5);
        let middle = mm(organ.baseline - organ.size.scale(380, 1000));
        near((top + bottom) / 2.0, middle, 0.5);
        assert!(*left >= 28.0 - 0.1 && *right <= 184.0 + 0.1 && *bottom <= 262.1, "within the type area");
    }
    for (n, (a, _)) in seals.iter().enumerate() {
        for (b, _) in &seals[n + 1..] {
            let centre = |s: &[f64; 4]| ((s[0] + s[2]) / 2.0, (s[1] + s[3]) / 2.0);
            let ((ax, ay), (bx, by)) = (centre(a), centre(b));
            assert!(((ax - bx).powi(2) + (ay - by).powi(2)).sqrt() > 42.0 + 1.0, "neither touching nor crossing");
        }
    }
    // The last organ stands above the date, four characters from the right.
    let date = sample.line("2026年2月20日");
    near(date.right(), 184.0 - 4.0 * CHARACTER, 0.5);
    near((seals[2].0[0] + seals[2].0[2]) / 2.0, date.centre(), 0.5);
}

#[test]
fn clause_7_3_5_3_stamp_four_characters_from_the_right_with_the_office_two_before_it() {
    let sample = Sample::of("order");
    let [([left, top, right, bottom], _)] = pictures(&sample, 1)[..] else { panic!("one stamp") };
    near(right, 184.0 - 4.0 * CHARACTER, 0.3);
    let office = sample.line("市长");
    near(left - office.right(), 2.0 * CHARACTER, 0.3);
    near((office.top() + office.foot()) / 2.0, (top + bottom) / 2.0, 0.3);
    let date = sample.line("2026年3月9日");
    near(date.right(), 184.0 - 4.0 * CHARACTER, 0.5);
    // Two blank lines below the text, one between stamp and date, each place whole lines high.
    let lines = sample.lines(1);
    let text = &lines[lines.iter().position(|l| l.text() == "市长").expect("the office") - 1];
    let place = ((bottom - top) / LINE).ceil();
    near(date.top() - text.top(), (2.0 + place + 1.0 + 1.0) * LINE, 0.1);
}

#[test]
fn a_seal_is_in_the_docx_behind_the_text_with_its_name() {
    let world = super::dossier("notice");
    build(&world);
    let bytes = read(&world, "out/notice.docx").expect("it is made");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let picture = super::read_part(&mut zip, "word/media/seal1.png");
    assert_eq!(picture, read(&world, "templates/seals/1.png").expect("the picture"));
    let xml = String::from_utf8(super::read_part(&mut zip, "word/document.xml")).expect("UTF-8");
    assert!(xml.contains("behindDoc=\"1\"") && xml.contains("descr=\"印章：示例市人民政府\""));
    let types = String::from_utf8(super::read_part(&mut zip, "[Content_Types].xml")).expect("UTF-8");
    assert!(types.contains("image/png"));
}

#[test]
fn a_picture_that_cannot_be_used_stops_the_papers() {
    for (from, to) in [
        ("templates/seals/1.png", "templates/seals/2.png"),
        ("templates/seals/1.png", "content/notice.yaml"),
        ("templates/seals/1.png", "templates/style.yaml"),
    ] {
        let world = super::dossier("notice");
        edit(&world, "templates/style.yaml", from, to);
        let outcome = build(&world);
        assert_eq!(codes(&outcome), ["B017"], "{to}");
        assert!(outcome.built.iter().all(|b| b.sha256.is_none()));
        let place = outcome.findings[0].place.as_ref().expect("a place");
        let (line, _) = place.source.line_column(place.span.start);
        assert!(place.source.text().lines().nth(line - 1).expect("a line").contains(to));
    }
}
