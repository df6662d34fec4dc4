//! June 2022 with decisions: an office excused, a naming taken back. Counted from the month without them.

use super::*;
use hongtou::base::Date;
use hongtou::compose::{self, KINDS, Matter, Templates};
use hongtou::document::dump::dump;
use hongtou::model::ledger::{Decision, DecisionKind};
use hongtou::style::Choices;

fn decided(kind: DecisionKind, unit: &str, state: Option<ReturnState>) -> Decision {
    let date: Date = "2022-06-28".parse().expect("a date");
    let (author, why) = ("张三".into(), "防汛*抢险*".into());
    Decision { kind, unit: unit.into(), month: june(), until: None, state, date, author, why }
}

fn merged_with(decisions: &[Decision]) -> Progress {
    let (notice, tasks, roster, calendar) = (facts::notice(), facts::tasks(), facts::roster(), Calendar::default());
    let (notice, tasks, roster, calendar) = (&notice, &tasks, &roster, &calendar);
    let given = Given { notice, tasks, roster, calendar, decisions, settled: &[], previous: None };
    merge::merge(&given, june(), &facts::submissions()).0
}

fn decisions() -> Vec<Decision> {
    vec![
        decided(DecisionKind::Excuse, "南苑办事处", None),
        decided(DecisionKind::Excuse, "区国安办", None),
        decided(DecisionKind::Appeal, "区司法局", Some(ReturnState::OnTime)),
        decided(DecisionKind::Appeal, "区法院", Some(ReturnState::OnTime)),
    ]
}

/// 17 on time and 3 late and 13 missing become 19, 1 and 11, with 2 excused; 2 wait. 20 files came, and one more by an
/// appeal. 19/35 = 54.286, 1/35 = 2.857, 11/35 = 31.429, 2/35 = 5.714.
#[test]
fn the_parts_still_add_up() {
    let progress = merged_with(&decisions());
    let f = figures::figures_of(&facts::roster(), &progress);
    let r = &f.returns;
    let parts = [&r.on_time, &r.late, &r.undated, &r.missing, &r.unsettled, &r.excused];
    assert_eq!(parts.map(|n| n.count), [19, 1, 0, 11, 2, 2]);
    assert_eq!(parts.map(|n| n.percent.as_str()), ["54.3", "2.9", "0.0", "31.4", "5.7", "5.7"]);
    assert_eq!((r.owed, r.received, r.excused.text.as_str()), (35, 21, "区国安办、南苑办事处"));
    let excused: Vec<(&str, &str)> = r.excused_by.iter().map(|e| (e.unit.as_str(), e.state)).collect();
    assert_eq!(excused, [("区国安办", "未报送"), ("南苑办事处", "迟报")]);
    assert_eq!(r.late_by.iter().map(|l| l.unit.as_str()).collect::<Vec<_>>(), ["州桥办事处"]);
    // 区法院 stands as on time by its appeal; its report is not at hand, and nobody says what it lacks.
    assert!(!r.partial.iter().any(|p| p.unit == "区法院") && !r.complete.units.contains(&"区法院".to_owned()));
    // What is not named in the text is not named in the table: 25 is led by 鼓楼公安分局 and 区国安办.
    assert_eq!(f.rows[24].remarks, "鼓楼公安分局待核；区国安办未报此项");
}

#[test]
fn an_extension_moves_one_bodys_day() {
    let mut more = decided(DecisionKind::Extension, "南苑办事处", None);
    more.until = Some("2022-06-28".parse().expect("a date"));
    let progress = merged_with(&[more]);
    let f = figures::figures_of(&facts::roster(), &progress);
    let south = f.returns.late_by.iter().find(|l| l.unit == "南苑办事处").expect("it came on the 29th");
    assert_eq!((south.days, south.due.as_ref().map(|d| d.short.as_str())), (Some(1), Some("6月28日")));
}

fn bulletin(decisions: &[Decision], corrections: Vec<String>) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let files = walkdir::WalkDir::new(&root).into_iter().flatten();
    let tera = files.filter(|e| e.path().extension().is_some_and(|x| x == "tera"));
    let read = |e: walkdir::DirEntry| {
        let name = e.path().strip_prefix(&root).expect("below it").to_string_lossy().replace('\\', "/");
        (name, std::fs::read_to_string(e.path()).expect("a template"))
    };
    let templates = Templates::new(tera.map(read).collect()).expect("the shipped templates parse");
    let (notice, tasks, roster) = (facts::notice(), facts::tasks(), facts::roster());
    let mut figures = figures::figures_of(&roster, &merged_with(decisions));
    figures.corrections = corrections;
    let choices = &Choices::default();
    let (notice, tasks, roster, figures) = (&notice, &tasks, &roster, Some(&figures));
    let (issue, bulletins, form, slip, amending) = (None, None, None, None, None);
    let matter = Matter { notice, tasks, roster, figures, issue, bulletins, form, slip, amending, choices };
    let kind = KINDS.iter().find(|k| k.name == "bulletin").expect("a kind");
    dump(&compose::compose(kind, &matter, &templates).expect("it composes"))
}

#[test]
fn the_bulletin_names_nobody_that_is_excused_and_prints_corrections() {
    let text = bulletin(&decisions(), vec!["更正：《关于……》将*某*列为未按时报送单位，特此更正。".into()]);
    assert!(text.contains("；经批准免于通报2家，占5.7%。"), "{text}");
    assert!(text.contains("另有2家未按时报送，经批准免于通报。"), "{text}");
    assert!(text.contains("州桥办事处（6月27日报送，迟1天），共1家。"), "{text}");
    assert!(text.contains("更正：《关于……》将*某*列为未按时报送单位，特此更正。"), "the words are no Markdown: {text}");
    assert!(!text.contains("防汛"), "the reason stays in the ledger: {text}");
    assert!(
        !text.contains("南苑办事处（6月29日") && !text.contains("区国安办未报送") && !text.contains("区国安办、卧龙"),
        "{text}"
    );
    let plain = bulletin(&[], Vec::new());
    assert!(!plain.contains("更正") && !plain.contains("免于通报"), "{plain}");
}

#[test]
fn where_all_are_excused_the_bulletin_does_not_say_that_nobody_failed() {
    let late = ["区司法局", "州桥办事处", "南苑办事处"].map(|unit| decided(DecisionKind::Excuse, unit, None));
    let text = bulletin(&late, Vec::new());
    assert!(text.contains("另有3家未按时报送，经批准免于通报。") && !text.contains("迟报。"), "{text}");
}

/// An appeal that ends in late, of a body whose report is not at hand, is named without a day.
#[test]
fn a_late_body_without_a_day_is_not_lost() {
    let text = bulletin(&[decided(DecisionKind::Appeal, "区法院", Some(ReturnState::Late))], Vec::new());
    assert!(text.contains("区法院、区司法局（6月28日报送，迟2天）"), "{text}");
    assert!(text.contains("共4家。"), "{text}");
}
