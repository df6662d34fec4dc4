//! Charts through layout and both writers.

use hongtou::base::Length;
use hongtou::base::world::Memory;
use hongtou::document::{
    Block, Chart, ChartKind, Document, Imprint, Orientation, Paragraph, Role, Section, Series, Signature,
};
use hongtou::layout::{Layout, lay_out};
use hongtou::page::{GlyphRun, Item, Page, TagRole};
use hongtou::style::font::FILES;
use hongtou::style::{Choices, FontBook, StyleSheet};
use hongtou::write::{docx, pdf};
use proptest::prelude::*;
use std::io::Read;
use std::sync::LazyLock;

static WORLD: LazyLock<Memory> = LazyLock::new(|| {
    Memory::new(FILES.iter().map(|f| {
        let path = format!("templates/fonts/{}", f.path);
        let bytes = std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("a shipped font");
        (path, bytes)
    }))
});

static FONTS: LazyLock<FontBook<'static>> = LazyLock::new(|| FontBook::new(&*WORLD));

const GROUPS: [&str; 6] = [
    "（一）切实加强心理健康疏导干预",
    "（二）严厉打击涉未成年人违法犯罪",
    "（三）深入开展校园及周边安全整治",
    "（四）全面排查防范溺水交通等安全风险隐患",
    "（五）加强网络保护",
    "（六）健全关爱帮扶机制和困境儿童保障制度",
];

fn chart(kind: ChartKind, title: &str, unit: &str, places: &[&str], series: &[(&str, &[Option<i64>])]) -> Chart {
    Chart {
        title: title.into(),
        kind,
        categories: places.iter().map(|p| (*p).to_owned()).collect(),
        series: series.iter().map(|(n, v)| Series { name: (*n).into(), values: v.to_vec() }).collect(),
        unit: unit.into(),
        ..Chart::default()
    }
}

fn whole(values: &[i64]) -> Vec<Option<i64>> {
    values.iter().map(|v| Some(v * 10)).collect()
}

fn rate() -> Chart {
    let values = [Some(486), Some(571), Some(629)];
    Chart {
        alt: "折线图：6月至8月按时报送率逐月上升，依次为48.6%、57.1%、62.9%。".into(),
        ..chart(ChartKind::Line, "2022年6月至8月按时报送率", "%", &["6月", "7月", "8月"], &[("按时报送率", &values)])
    }
}

fn groups() -> Chart {
    let [done, track, behind, other] = [[3, 1, 0, 2, 4, 1], [2, 4, 5, 3, 1, 2], [1, 0, 2, 1, 0, 1], [0, 1, 0, 1, 0, 1]];
    let series: [(&str, &[Option<i64>]); 4] = [
        ("已完成", &whole(&done)),
        ("正常推进", &whole(&track)),
        ("进度滞后", &whole(&behind)),
        ("其他", &whole(&other)),
    ];
    chart(ChartKind::StackedBars, "各类任务进展情况", "项", &GROUPS, &series)
}

fn months(n: usize) -> Vec<String> {
    (0..n).map(|m| format!("{}年{}月", 2022 + m / 12, m % 12 + 1)).collect()
}

fn long(n: usize) -> Chart {
    let places = months(n);
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let a: Vec<_> = (0..n as i64).map(|m| (m != 4).then_some(420 + m * 83 % 371)).collect();
    let b: Vec<_> = (0..n as i64).map(|m| Some(905 - m * 57 % 240)).collect();
    chart(ChartKind::Line, "按时报送率和任务完成率", "%", &places, &[("按时报送率", &a), ("任务完成率", &b)])
}

fn samples() -> Vec<(&'static str, Vec<Chart>)> {
    let one = chart(ChartKind::Line, "2022年6月按时报送率", "%", &["6月"], &[("按时报送率", &[Some(486)])]);
    let one_bars = chart(
        ChartKind::StackedBars,
        "2022年6月任务进展情况",
        "项",
        &["6月"],
        &[("已完成", &whole(&[9])), ("正常推进", &whole(&[20])), ("进度滞后", &whole(&[4])), ("其他", &whole(&[3]))],
    );
    let upright = chart(
        ChartKind::Bars,
        "各月报送情况",
        "家",
        &["6月", "7月", "8月"],
        &[("按时报送", &whole(&[17, 20, 22])), ("迟报", &whole(&[9, 0, 8])), ("未报送", &[Some(90), None, Some(50)])],
    );
    let plain = chart(ChartKind::Bars, "各组任务数", "项", &GROUPS, &[("任务", &whole(&[6, 6, 7, 7, 5, 5]))]);
    let towns = ["州桥", "五一", "卧龙", "相国寺", "新华", "仙人庄", "南苑", "西司门"];
    let towns =
        chart(ChartKind::Bars, "各办事处完成任务数", "项", &towns, &[("任务", &whole(&[12, 9, 11, 36, 8, 0, 10, 7]))]);
    let change = chart(
        ChartKind::Bars,
        "完成率比上月",
        "百分点",
        &["6月", "7月", "8月", "9月"],
        &[("增减", &[Some(35), Some(-121), Some(0), Some(88)])],
    );
    let none = chart(ChartKind::Line, "按时报送率", "%", &["6月", "7月"], &[("按时报送率", &[None, None])]);
    vec![
        ("rate", vec![rate(), groups()]),
        ("one", vec![one, one_bars, upright]),
        ("many", vec![long(12), long(36)]),
        ("more", vec![plain, towns, change, none]),
    ]
}

/// A paper of text and charts.
fn paper(charts: Vec<Chart>, orientation: Orientation) -> Document {
    let plain = |role, text: &str| Block::Paragraph(Paragraph::plain(role, text));
    let mut blocks = vec![
        plain(Role::Mark, "鼓楼区平安建设工作领导小组办公室文件"),
        plain(Role::DocNumber, "鼓平安办〔2022〕9号"),
        plain(Role::Title, "关于8月份任务进展情况的通报"),
        plain(Role::Addressee, "各办事处，区平安建设工作领导小组有关成员单位："),
        plain(Role::Heading1, "一、总体情况"),
        plain(Role::Heading2, "（一）报送情况"),
    ];
    for chart in charts {
        blocks.push(plain(Role::Body, "各单位对照任务清单按月报送工作开展情况，现将有关情况通报如下。"));
        blocks.push(Block::Chart(chart));
    }
    blocks.push(plain(Role::Body, "请各单位抓好落实。"));
    let (organ, date) = ("鼓楼区平安建设工作领导小组办公室".to_owned(), "2022年9月5日".to_owned());
    blocks.push(Block::Signature(Signature::new(vec![organ.clone()], date)));
    Document {
        title: "关于8月份任务进展情况的通报".into(),
        organ: organ.clone(),
        sections: vec![Section::new(orientation, blocks)],
        imprint: Some(Imprint {
            copy_to: None,
            printer: organ,
            printed: "2022年9月5日印发".into(),
            ..Imprint::default()
        }),
        ..Document::default()
    }
}

fn set(document: &Document) -> Layout {
    lay_out(document, &StyleSheet::new(Choices::default()), &FONTS).expect("the fonts are there")
}

fn docx_of(document: &Document) -> Vec<u8> {
    docx::write(document, &StyleSheet::new(Choices::default())).expect("it can be written")
}

/// Writes samples below `target/` for the validators and for the eye.
#[test]
fn samples_are_written() {
    let folder = format!("{}/target/chart-samples", env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(&folder).expect("target is writable");
    for (name, charts) in samples() {
        let document = paper(charts, Orientation::Portrait);
        let layout = set(&document);
        assert!(layout.findings.is_empty(), "{name}: {:?}", layout.findings);
        let bytes = pdf::write(&layout.pages, &FONTS).expect("a PDF");
        std::fs::write(format!("{folder}/{name}.pdf"), bytes).expect("target is writable");
        std::fs::write(format!("{folder}/{name}.docx"), docx_of(&document)).expect("target is writable");
    }
}

fn text(run: &GlyphRun) -> String {
    run.glyphs.iter().map(|g| g.character).collect()
}

/// What a figure says, run by run.
fn words(layout: &Layout) -> Vec<String> {
    let figures: Vec<_> =
        layout.pages.tags.iter().filter(|(_, t)| t.role == TagRole::Figure).map(|(id, _)| id).collect();
    let of_figure = |i: &Item| match i {
        Item::Run(r) if r.tag.is_some_and(|t| figures.contains(&t)) => Some(text(r)),
        _ => None,
    };
    layout.pages.pages.iter().flat_map(|p| p.upright.iter().chain(&p.turned)).filter_map(of_figure).collect()
}

fn alone(chart: Chart, orientation: Orientation) -> Document {
    let sections = vec![Section::new(orientation, vec![Block::Chart(chart)])];
    Document { sections, ..Document::default() }
}

#[test]
fn every_number_and_name_is_there_once() {
    let layout = set(&alone(rate(), Orientation::Portrait));
    let words = words(&layout);
    for word in ["48.6", "57.1", "62.9", "6月", "80", "60"] {
        // Digits and hanzi are of two fonts, so a name is two runs.
        let whole = words.concat();
        assert_eq!(whole.matches(word).count(), 1 + usize::from(word == "6月"), "{word}: {whole}");
    }
    let layout = set(&alone(groups(), Orientation::Portrait));
    let whole = self::words(&layout).concat();
    GROUPS.iter().for_each(|g| assert_eq!(whole.matches(g).count(), 1, "{g}"));
    ["已完成", "正常推进", "进度滞后", "其他"].iter().for_each(|s| assert_eq!(whole.matches(s).count(), 1, "{s}"));
}

#[test]
fn a_gap_has_neither_line_nor_number() {
    let values = [Some(100), None, Some(300), Some(400)];
    let gap = chart(ChartKind::Line, "", "", &["1", "2", "3", "4"], &[("甲", &values)]);
    let layout = set(&alone(gap, Orientation::Portrait));
    let lines: Vec<usize> = layout.pages.pages[0]
        .upright
        .iter()
        .filter_map(|i| match i {
            Item::Shape(s) if s.stroke.is_some_and(|k| k.width == Length::pt10(12)) => Some(s.points.len()),
            _ => None,
        })
        .collect();
    // One line, from the third place to the fourth.
    assert_eq!(lines, [2]);
}

#[test]
fn from_one_to_thirty_six_places_every_bar_has_its_name_and_number() {
    for n in 1..=36 {
        let places = months(n);
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        let values: Vec<i64> = (0..n as i64).map(|m| 300 + m).collect();
        for kind in [ChartKind::Line, ChartKind::Bars, ChartKind::StackedBars] {
            let one = chart(kind, "", "", &places, &[("甲", &whole(&values))]);
            let layout = set(&alone(one, Orientation::Portrait));
            assert!(layout.findings.is_empty(), "{n} {kind:?}: {:?}", layout.findings);
            let said = words(&layout).concat();
            let named = places.iter().filter(|p| said.contains(**p)).count();
            let numbered = values.iter().filter(|v| said.contains(&v.to_string())).count();
            match kind {
                // The last month is always named; before it every third at least.
                ChartKind::Line => assert!(said.contains(places[n - 1]) && named >= n.div_ceil(3), "{n}: {named}"),
                _ => assert_eq!((named, numbered), (n, n), "{kind:?}"),
            }
        }
    }
}

#[test]
fn nought_is_a_value_and_has_no_part() {
    let of = |kind| {
        let values = [Some(0), Some(70)];
        words(&set(&alone(chart(kind, "", "", &["子", "丑"], &[("甲", &values)]), Orientation::Portrait)))
    };
    let noughts = |words: Vec<String>| words.iter().filter(|w| *w == "0").count();
    // One nought on the scale; another at the bar and at the point, none within a stack.
    assert_eq!(noughts(of(ChartKind::Bars)), 2);
    assert_eq!(noughts(of(ChartKind::Line)), 2);
    assert_eq!(noughts(of(ChartKind::StackedBars)), 1);
}

/// The lines of a text in hanzi by their baselines, from the top.
fn lines_of(layout: &Layout, characters: &str) -> Vec<String> {
    let mut lines: Vec<(Length, String)> = Vec::new();
    for item in &layout.pages.pages[0].upright {
        let Item::Run(run) = item else { continue };
        for glyph in run.glyphs.iter().filter(|g| characters.contains(g.character)) {
            match lines.iter_mut().find(|l| l.0 == run.baseline) {
                Some(line) => line.1.push(glyph.character),
                None => lines.push((run.baseline, glyph.character.to_string())),
            }
        }
    }
    lines.into_iter().map(|l| l.1).collect()
}

#[test]
fn names_are_broken_and_no_character_is_left_alone() {
    // 21 characters of 9 pt are 189 pt; the names have 42 % of 442 pt, which holds 20, and would leave one alone.
    let name = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌";
    let places = [name, "亥", "亥", "亥", "亥"];
    let lying = chart(ChartKind::Bars, "", "", &places, &[("值", &whole(&[3, 4, 5, 6, 7]))]);
    let lines = lines_of(&set(&alone(lying, Orientation::Portrait)), name);
    assert_eq!(lines, ["甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申", "酉戌"]);
    // Below the field each of three places is 140 pt wide and holds 15.
    let upright = chart(
        ChartKind::Bars,
        "",
        "",
        &["甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", "亥", "亥"],
        &[("值", &whole(&[3, 4, 5]))],
    );
    let lines = lines_of(&set(&alone(upright, Orientation::Portrait)), name);
    assert_eq!(lines, ["甲乙丙丁戊己庚辛壬癸子丑寅卯", "辰巳"]);
}

#[test]
fn a_chart_without_values_says_so() {
    let none = chart(ChartKind::Bars, "报送率", "%", &[], &[]);
    for chart in [none.clone(), Chart { categories: vec!["6月".into()], ..none }] {
        let document = alone(chart, Orientation::Portrait);
        let runs = &set(&document).pages.pages[0].upright;
        let said: String =
            runs.iter().map(|i| if let Item::Run(r) = i { text(r) } else { panic!("no ink but words") }).collect();
        assert!(said.starts_with("报送率（单位：%）：暂无数据"), "{said}");
        assert!(entries(&docx_of(&document)).iter().all(|(name, _)| !name.contains("chart")));
    }
}

#[test]
fn a_chart_is_never_parted_and_keeps_the_grid() {
    for before in 0..22 {
        let body = Block::Paragraph(Paragraph::plain(Role::Body, "正文。"));
        let mut blocks = vec![body.clone(); before];
        blocks.extend([Block::Chart(rate()), body]);
        let document = Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() };
        let layout = set(&document);
        let tag = layout.pages.tags.iter().find(|(_, t)| t.role == TagRole::Figure).expect("a figure").0;
        let holds = |p: &Page| p.upright.iter().any(|i| matches!(i, Item::Shape(s) if s.tag == Some(tag)));
        let on: Vec<usize> = layout.pages.pages.iter().enumerate().filter(|(_, p)| holds(p)).map(|(n, _)| n).collect();
        assert_eq!(on, [usize::from(before > 15)], "seven lines of 22 below {before}");
    }
}

#[test]
fn what_has_no_room_is_reported() {
    let long = "加强未成年人心理健康疏导干预和矛盾纠纷排查化解".repeat(9);
    let crowded = chart(ChartKind::Bars, &long, "项", &[&long], &[("甲", &[Some(10)])]);
    let codes = |c: Chart| set(&alone(c, Orientation::Portrait)).findings.iter().map(|f| f.code.id).collect::<Vec<_>>();
    assert_eq!(codes(crowded), ["L005"]);
    let names: Vec<String> = (0..9).map(|n| n.to_string()).collect();
    let series: Vec<(&str, &[Option<i64>])> = names.iter().map(|n| (n.as_str(), &[Some(10)][..])).collect();
    assert_eq!(codes(chart(ChartKind::StackedBars, "甲", "", &["乙"], &series)), ["L006"]);
    assert!(codes(groups()).is_empty());
}

#[test]
fn the_pdf_has_a_figure_with_its_words() {
    let document = alone(rate(), Orientation::Portrait);
    let bytes = pdf::write(&set(&document).pages, &FONTS).expect("a PDF");
    let file = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let figures: Vec<_> = file
        .objects
        .values()
        .filter_map(|o| o.as_dict().ok())
        .filter(|d| d.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|s| s == b"Figure"))
        .collect();
    assert_eq!(figures.len(), 1);
    let alt = figures[0].get(b"Alt").and_then(lopdf::Object::as_str).expect("words");
    let units: Vec<u16> = alt[2..].chunks(2).map(|u| u16::from_be_bytes([u[0], u[1]])).collect();
    assert_eq!(String::from_utf16(&units).expect("UTF-16"), rate().alt);
    let layout = figures[0].get(b"A").and_then(lopdf::Object::as_dict).expect("a place");
    let area = layout.get(b"BBox").and_then(lopdf::Object::as_array).expect("an area");
    let area: Vec<f32> = area.iter().map(|n| n.as_float().expect("a number")).collect();
    // The type area in points: 28 and 184 mm from the left, 35 and 260 mm from the foot.
    assert!(area[0] >= 79.3 && area[2] <= 521.6 && area[1] >= 99.2 && area[3] <= 737.1, "{area:?}");
    assert!(area[2] - area[0] > 300.0 && area[3] - area[1] > 150.0, "{area:?}");
}

fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    (0..zip.len())
        .map(|n| {
            let mut file = zip.by_index(n).expect("an entry");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("it can be read");
            (file.name().to_owned(), bytes)
        })
        .collect()
}

fn part(entries: &[(String, Vec<u8>)], name: &str) -> String {
    let (_, bytes) = entries.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{name} is missing"));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

/// The values of an attribute wherever it stands.
fn values(xml: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    xml.split(&start).skip(1).map(|rest| rest.split('"').next().expect("a value").to_owned()).collect()
}

#[test]
fn the_docx_holds_native_charts_with_their_data() {
    let document = paper(vec![rate(), groups()], Orientation::Portrait);
    let bytes = docx_of(&document);
    assert!(bytes == docx_of(&document), "the same bytes every time");
    let entries = entries(&bytes);
    let body = part(&entries, "word/document.xml");
    let drawings: Vec<&str> = body.split("<wp:docPr ").skip(1).collect();
    let abouts: Vec<&str> = drawings.iter().map(|d| d.split("/>").next().expect("closed")).collect();
    assert_eq!(abouts[0], format!("id=\"1\" name=\"图表1\" descr=\"{}\"", rate().alt));
    assert!(
        abouts[1].starts_with("id=\"2\" name=\"图表2\" descr=\"堆积柱形图：各类任务进展情况（单位：项）。"),
        "{}",
        abouts[1]
    );
    assert_eq!(body.matches("<c:chart ").count(), 2);
    let related = part(&entries, "word/_rels/document.xml.rels");
    let types = part(&entries, "[Content_Types].xml");
    for n in [1, 2] {
        assert!(body.contains(&format!("r:id=\"rIdChart{n}\"")));
        assert!(related.contains(&format!("Id=\"rIdChart{n}\"")));
        assert!(related.contains(&format!("Target=\"charts/chart{n}.xml\"")));
        assert!(types.contains(&format!("/word/charts/chart{n}.xml")));
        let chart = part(&entries, &format!("word/charts/chart{n}.xml"));
        assert!(chart.contains("<c:externalData r:id=\"rId1\">"));
        let inner = part(&entries, &format!("word/charts/_rels/chart{n}.xml.rels"));
        assert_eq!(values(&inner, "Target"), [format!("../embeddings/Microsoft_Excel_Sheet{n}.xlsx")]);
    }
    assert!(types.contains("Extension=\"xlsx\""));
}

#[test]
fn the_workbook_holds_what_the_chart_shows() {
    use calamine::{Data, Reader};
    let with_gap = chart(
        ChartKind::Bars,
        "报送",
        "家",
        &["6月", "7月"],
        &[("按时", &[Some(170), None]), ("迟报", &[Some(90), Some(80)])],
    );
    let entries = entries(&docx_of(&alone(with_gap, Orientation::Portrait)));
    let (_, bytes) = entries.iter().find(|(n, _)| n.ends_with("Sheet1.xlsx")).expect("a workbook");
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(bytes.clone())).expect("xlsx");
    let sheet = book.worksheet_range("Sheet1").expect("a sheet");
    let text = |t: &str| Data::String(t.to_owned());
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    assert_eq!(rows[0], [text("家"), text("按时"), text("迟报")]);
    assert_eq!(rows[1], [text("6月"), Data::Float(17.0), Data::Float(9.0)]);
    assert_eq!(rows[2], [text("7月"), Data::Empty, Data::Float(8.0)]);
    let chart = part(&entries, "word/charts/chart1.xml");
    let formulas: Vec<&str> = chart.split("<c:f>").skip(1).map(|f| f.split('<').next().expect("closed")).collect();
    let wanted = ["$B$1", "$A$2:$A$3", "$B$2:$B$3", "$C$1", "$A$2:$A$3", "$C$2:$C$3"];
    assert_eq!(formulas, wanted.map(|w| format!("Sheet1!{w}")));
    assert_eq!(chart.matches("<c:pt ").count(), 2 + 2 * 2 + 3, "names, places twice, values without the gap");
}

fn any_chart() -> impl Strategy<Value = Chart> {
    let name = prop::sample::select(vec![
        "",
        "6月",
        "2022年12月",
        "未成年人",
        "（四）全面排查防范溺水交通等安全风险隐患",
        "Excel12355abcdefghijklmnopqrstuvwxyz",
        "加强未成年人心理健康疏导干预和矛盾纠纷排查化解工作机制建设并长期坚持",
    ]);
    let kind = prop::sample::select(vec![ChartKind::Line, ChartKind::Bars, ChartKind::StackedBars]);
    let value = prop_oneof![
        4 => (0i64..1000).prop_map(Some),
        2 => (-50i64..400).prop_map(|v| Some(v * 10)),
        1 => Just(None),
        1 => any::<i64>().prop_map(Some),
    ];
    let series = (name.clone(), prop::collection::vec(value, 0..37));
    let parts = (kind, name.clone(), prop::collection::vec(name, 0..37), prop::collection::vec(series, 0..12));
    parts.prop_map(|(kind, title, categories, series)| Chart {
        title: title.into(),
        kind,
        categories: categories.into_iter().map(str::to_owned).collect(),
        series: series.into_iter().map(|(n, values)| Series { name: n.into(), values }).collect(),
        unit: "%".into(),
        ..Chart::default()
    })
}

fn ink_is_inside(items: &[Item], [left, top, right, foot]: [Length; 4]) -> Result<(), TestCaseError> {
    for item in items {
        match item {
            Item::Run(r) if r.tag.is_some() => {
                let (first, last) = (r.glyphs[0], r.glyphs[r.glyphs.len() - 1]);
                // Of letters only the origin is known.
                let ink = if last.character.is_ascii() { Length::ZERO } else { r.size / 2 };
                prop_assert!(first.x >= left && last.x + ink <= right, "{}", text(r));
                let (above, below) = (r.size.scale(880, 1000), r.size.scale(120, 1000));
                prop_assert!(r.baseline - above >= top && r.baseline + below <= foot, "{}", text(r));
            }
            Item::Shape(s) => {
                let half = s.stroke.map_or(Length::ZERO, |k| k.width / 2);
                for (x, y) in &s.points {
                    let inside = *x - half >= left && *x + half <= right && *y - half >= top && *y + half <= foot;
                    prop_assert!(inside, "{:?}", s);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_ink_is_inside_the_type_area(chart in any_chart(), turned in any::<bool>()) {
        let orientation = if turned { Orientation::Landscape } else { Orientation::Portrait };
        let layout = set(&alone(chart.clone(), orientation));
        prop_assert_eq!(layout.pages.pages.len(), 1);
        let page = &layout.pages.pages[0];
        let upright = [28, 37, 184, 262].map(Length::mm);
        // Held sideways: 35 mm from the left, 28 mm from the top.
        let sideways = [35, 28, 260, 184].map(Length::mm);
        ink_is_inside(&page.upright, upright)?;
        ink_is_inside(&page.turned, sideways)?;
        pdf::write(&layout.pages, &FONTS).expect("a PDF");
        docx_of(&alone(chart, orientation));
    }
}
