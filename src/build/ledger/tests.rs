//! The entries of the ledger and the days of the calendar, as people write them.

use super::*;
use crate::base::Lang;
use crate::model::{Unit, UnitGroup};

fn roster() -> Roster {
    let unit = |name: &str, aliases: &[&str]| Unit {
        name: name.into(),
        aliases: aliases.iter().map(|a| a.to_string()).collect(),
        ..Unit::default()
    };
    let group = |name: &str, members: &[&str]| UnitGroup {
        name: name.into(),
        members: members.iter().map(|m| m.to_string()).collect(),
        ..UnitGroup::default()
    };
    Roster {
        units: vec![unit("甲局", &["甲"]), unit("乙局", &[])],
        groups: vec![group("各办事处", &["东办事处", "西办事处"]), group("各学校", &[])],
        ..Roster::default()
    }
}

type Applied = Vec<(DecisionKind, String)>;
type Found = Vec<(&'static str, usize)>;

/// What is applied, as kind and body, and what is found, as code and line.
fn entries(entries: &str) -> (Applied, Found) {
    let source = Source::new(LEDGER, format!("entries:\n{entries}"));
    let ledger: Ledger = yaml::load(&source).expect("it loads");
    let roster = roster();
    let (decisions, findings) = decisions(&ledger, |_| &roster, &source);
    assert!(findings.iter().all(|d| !d.message(Lang::Zh).is_empty() && !d.cure(Lang::En).is_empty()));
    let line = |d: &Diagnostic| d.place.as_ref().map_or(0, |p| p.line_column().0);
    let found = findings.iter().map(|d| (d.code.id, line(d))).collect();
    (decisions.into_iter().map(|d| (d.kind, d.unit)).collect(), found)
}

const SIGNED: &str = "date: 2022-07-01, author: 张三, why: 升级";

#[test]
fn entries_are_about_single_bodies_by_their_own_names() {
    let (applied, found) = entries(&format!(
        "- {{kind: excuse, unit: 甲, month: 2022-06, {SIGNED}}}\n- {{kind: extension, unit: 各办事处, month: 2022-06, until: 2022-06-28, {SIGNED}}}\n"
    ));
    let expected =
        [(DecisionKind::Excuse, "甲局"), (DecisionKind::Extension, "东办事处"), (DecisionKind::Extension, "西办事处")];
    assert_eq!(applied, expected.map(|(kind, unit)| (kind, unit.to_owned())));
    assert_eq!(found, []);
}

#[test]
fn entries_that_mean_nothing_are_found_where_they_stand() {
    for (entry, code) in [
        (format!("kind: excuse, unit: 丙局, month: 2022-06, {SIGNED}"), "B020"),
        (format!("kind: talk, unit: 各学校, month: 2022-06, {SIGNED}"), "B020"),
        (format!("kind: extension, unit: 甲局, month: 2022-06, {SIGNED}"), "B021"),
        (format!("kind: appeal, unit: 甲局, month: 2022-06, {SIGNED}"), "B021"),
        ("kind: talk, unit: 甲局, month: 2022-06, date: 2022-07-01, author: '', why: 未报".into(), "B021"),
        ("kind: talk, unit: 甲局, month: 2022-06, date: 2022-07-01, author: 张三, why: ' '".into(), "B021"),
        (format!("kind: excuse, unit: 甲局, month: 2022-06, until: 2022-06-28, {SIGNED}"), "B022"),
        (format!("kind: talk, unit: 甲局, month: 2022-06, state: late, {SIGNED}"), "B022"),
        (format!("kind: appeal, unit: 甲局, month: 2022-06, state: missing, {SIGNED}"), "B022"),
        (format!("kind: appeal, unit: 甲局, month: 2022-06, state: unsettled, {SIGNED}"), "B022"),
    ] {
        let (applied, found) =
            entries(&format!("- {{kind: talk, unit: 乙局, month: 2022-06, {SIGNED}}}\n- {{{entry}}}\n"));
        assert_eq!((applied.len(), found), (1, vec![(code, 3)]), "{entry}");
    }
}

#[test]
fn odd_days_and_double_entries_are_told_and_applied() {
    for (entry, code) in [
        ("kind: excuse, unit: 甲局, month: 2022-06, date: 2021-07-01, author: 张三, why: 升级", Some("B023")),
        (
            "kind: extension, unit: 甲局, month: 2022-06, until: 2023-06-28, date: 2022-06-20, author: 张三, why: 升级",
            Some("B023"),
        ),
        (
            "kind: extension, unit: 甲局, month: 2022-06, until: 2022-05-28, date: 2022-06-20, author: 张三, why: 升级",
            Some("B023"),
        ),
        (
            "kind: extension, unit: 甲局, month: 2022-06, until: 2022-06-28, date: 2022-05-20, author: 张三, why: 升级",
            None,
        ),
        ("kind: excuse, unit: 乙局, month: 2022-06, date: 2022-07-02, author: 张三, why: 升级", Some("B024")),
    ] {
        let (applied, found) =
            entries(&format!("- {{kind: excuse, unit: 乙局, month: 2022-06, {SIGNED}}}\n- {{{entry}}}\n"));
        assert_eq!((applied.len(), found), (2, code.map(|c| (c, 3)).into_iter().collect()), "{entry}");
    }
}

#[test]
fn the_shipped_files_are_clean() {
    let source = Source::new(LEDGER, include_str!("../../../content/ledger.yaml"));
    let ledger: Ledger = yaml::load(&source).expect("it loads");
    assert!(ledger.entries.is_empty());
    // The examples in its head, taken out of their comments, are right as they stand.
    let examples: String = source
        .text()
        .lines()
        .filter_map(|l| l.strip_prefix("# "))
        .filter(|l| l.starts_with("- ") || l.starts_with("  "))
        .map(|l| format!("{l}\n"))
        .collect();
    let source = Source::new(LEDGER, format!("entries:\n{examples}"));
    let ledger: Ledger = yaml::load(&source).unwrap_or_else(|e| panic!("{e:?}\n{examples}"));
    let kinds: Vec<DecisionKind> = ledger.entries.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [DecisionKind::Extension, DecisionKind::Excuse, DecisionKind::Appeal, DecisionKind::Talk]);
    assert!(ledger.entries.iter().all(|e| form(e).is_none() && odd_days(e).is_empty()));
    let source = Source::new(CALENDAR, include_str!("../../../content/calendar.yaml"));
    let calendar: Calendar = yaml::load(&source).expect("it loads");
    assert!(astray(&calendar, &source).is_empty() && calendar.inclusive);
}

#[test]
fn days_astray_are_found() {
    let text = "years:\n- year: 2022\n  holidays:\n  - 2022-10-01\n  - 2023-10-02\n  workdays:\n  - 2022-10-08\n  - 2022-10-10\n  - 2022-10-01\n- year: 2022\n  holidays:\n  - 2022-01-01\n  workdays: []\n";
    let source = Source::new(CALENDAR, text);
    let calendar: Calendar = yaml::load(&source).expect("it loads");
    let findings = astray(&calendar, &source);
    let lines: Vec<usize> = findings.iter().map(|d| d.place.as_ref().expect("a place").line_column().0).collect();
    assert_eq!(lines, [5, 8, 9, 12]);
    assert_eq!(findings[1].message(Lang::Zh), "2022年的 workdays 中，2022-10-10 本来就不是周末");
}

#[test]
fn the_computed_part_is_read_back() {
    use crate::model::ledger::Standing;
    let standing = Standing {
        unit: "甲局".into(),
        named: Vec::new(),
        talks: vec!["2022-06".parse().expect("a month")],
        count: 1,
        effects: Vec::new(),
    };
    let years = vec![LedgerYear { year: 2022, units: vec![standing] }];
    let text = format!("entries: []\n{}", text_of_years(&years));
    assert_eq!(yaml::load::<Ledger>(&Source::new(LEDGER, text)).expect("it loads").years, years);
    assert_eq!(text_of_years(&[]), "years: []\n");
}

#[test]
fn what_people_keep_is_whole_only_where_all_of_it_applies() {
    use crate::base::world::Memory;
    let units = "read_from: {file: a, sha256: b}\nunits:\n- {name: 甲局, kind: unit}\n";
    let kept = |files: &[(&str, &str)]| {
        let world = Memory::new(files.iter().map(|(p, t)| ((*p).to_owned(), (*t).as_bytes().to_vec())));
        let mut dossier = Dossier::load(&world).expect("memory does not refuse");
        let kept = read(&world, &mut dossier).expect("memory does not refuse");
        (kept.whole, kept.decisions.len(), kept.calendar.inclusive)
    };
    let roster = ("content/units.yaml", units);
    assert_eq!(kept(&[roster]), (true, 0, true));
    let entry = |unit| format!("entries:\n- {{kind: excuse, unit: {unit}, month: 2022-06, {SIGNED}}}\n");
    assert_eq!(kept(&[roster, (LEDGER, &entry("甲局"))]), (true, 1, true));
    assert_eq!(kept(&[roster, (LEDGER, &entry("丁局"))]), (false, 0, true));
    assert_eq!(kept(&[roster, (LEDGER, "entires: []\n")]), (false, 0, true));
    assert_eq!(kept(&[roster, (CALENDAR, "when_closed: never\n")]), (false, 0, true));
    assert_eq!(kept(&[(LEDGER, &entry("甲局"))]), (false, 0, true));
}
