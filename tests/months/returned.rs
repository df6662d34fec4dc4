//! The forms that two units sent back: our own, filled in, one of the list as issued and one of the list as amended.

use crate::forms::{filled, packed, parts};
use hongtou::base::world::{Memory, World};
use hongtou::build::{self, FormFormat, FormRequest};
use hongtou::model::Recognised;

/// A form that came back: to whom it went for which month, the file it came back as, and what was typed in.
struct Returned {
    unit: &'static str,
    month: &'static str,
    /// Whether it went out before the amendment came.
    before: bool,
    file: &'static str,
    words: &'static [(&'static str, &'static str)],
}

/// 五一办事处 still has a form of June: rows 16 and 22 of the list as issued are 19 and 25 of the sheet, which starts with
/// its first task in row 7 and has neither 7, 9 nor 13. 区住建局 owes nothing but 22 of the list as amended.
const RETURNED: [Returned; 2] = [
    Returned {
        unit: "五一办事处",
        month: "2022-07",
        before: true,
        file: "五一办事处7月补报（填报表）.xlsx",
        words: &[
            ("E2", "示例填报人"),
            ("H2", "00000000"),
            ("E3", "2022-07-26 17:40"),
            ("E19", "会同2所学校排查校园周边风险点4处，整改2处。"),
            ("F19", "正常推进"),
            ("G19", "45"),
            ("H19", "2处为临街商铺占道经营。"),
            ("I19", "8月底前整改。"),
            ("E25", "平安志愿者28名暑期巡逻41次，劝离流动摊点6处。"),
            ("F25", "正常推进"),
            ("G25", "50"),
            ("H25", "无"),
            ("I25", "9月1日恢复护学岗。"),
        ],
    },
    Returned {
        unit: "区住建局",
        month: "2022-08",
        before: false,
        file: "区住建局8月（填报表）.xlsx",
        words: &[
            ("E2", "示例填报人"),
            ("H2", "00000000"),
            ("E3", "2022-08-25 16:40"),
            ("E7", "对38家校外培训机构的用房开展安全检查，逐家建立隐患清单，发现隐患21处，整改15处。"),
            ("F7", "正常推进"),
            ("G7", "60"),
            ("H7", "3家租用房屋的安全鉴定尚未完成。"),
            ("I7", "9月底前完成鉴定。"),
        ],
    },
];

/// The shipped dossier as it was when the form went out: without the month's reports, and without the amendment if
/// that had not come.
fn when_it_went_out(form: &Returned) -> Memory {
    let month_of = |path: &str| path.split('/').nth(2).map(|m| m.trim_end_matches(".yaml").to_owned());
    let is_monthly = |path: &str| ["progress/", "receipts/", "submissions/"].iter().any(|f| path.contains(f));
    super::shipped_of(|path| {
        let later = is_monthly(path) && month_of(path).is_some_and(|m| m.as_str() >= form.month);
        !(later || form.before && path.contains("amendments/"))
    })
}

fn written(form: &Returned) -> Vec<u8> {
    let world = when_it_went_out(form);
    let (month, units) = (form.month.parse().expect("a month"), vec![form.unit.to_owned()]);
    let request = FormRequest { month, units, formats: vec![FormFormat::Xlsx], force: false };
    build::forms(&world, &request, &|_, _, _| {}).expect("memory does not refuse");
    let path = format!("out/forms/{}/{}.xlsx", form.month, form.unit);
    let mut all = parts(&filled(&world.read(&path).expect("memory").expect("a form"), form.words));
    let (_, strings) = all.iter_mut().find(|(n, _)| n == "xl/sharedStrings.xml").expect("the words");
    assert_eq!(strings.matches("填报表<").count(), 1);
    *strings = strings.replace("填报表<", "填报表（示例）<");
    packed(&all)
}

/// Writes the shipped forms anew: `cargo test -- --ignored write_the_returned_forms`.
#[test]
#[ignore = "writes seeds/submissions"]
fn write_the_returned_forms() {
    for form in RETURNED {
        let folder = format!("{}/seeds/submissions/{}", env!("CARGO_MANIFEST_DIR"), form.month);
        std::fs::write(format!("{folder}/{}", form.file), written(&form)).expect("a place to write");
    }
}

/// Both are known by their keys, which say the list they were made of.
#[test]
fn the_returned_forms_are_known_by_their_keys() {
    let months = super::shipped_months();
    for form in RETURNED {
        let month = months.iter().find(|b| b.month.to_string() == form.month).expect("a month");
        let reading = month.readings.iter().find(|r| super::file_of(r) == form.file).expect(form.file);
        assert_eq!((reading.submission.unit.as_str(), reading.recognised), (form.unit, Recognised::Key));
        assert!(reading.submission.example && reading.account.adds_up());
    }
}
