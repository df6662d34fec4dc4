//! The real notice, read by people (`golden/seed/facts.json`) and by the program.

use hongtou::base::Source;
use hongtou::model::{Section, UnitKind};
use hongtou::parse;
use serde_json::Value;
use std::collections::BTreeSet;

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("a file of the project")
}

fn golden() -> Value {
    serde_json::from_str(&file("tests/golden/seed/facts.json")).expect("the golden facts are JSON")
}

fn reading() -> parse::Reading {
    parse::read(&Source::new("seeds/notice.txt", file("seeds/notice.txt")), "")
}

fn strings(v: &Value) -> Vec<String> {
    v.as_array().into_iter().flatten().map(|s| s.as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_character_is_accounted_for() {
    let a = reading().accounting;
    assert_eq!(a.unaccounted, []);
    assert_eq!(a.in_findings, 0);
    assert_eq!(a.read, a.in_fields + a.noise.len());
}

#[test]
fn head_text_and_signature() {
    let (r, g) = (reading(), golden());
    let n = r.notice;
    assert_eq!(n.issuer.as_deref(), g["issuer"].as_str());
    assert_eq!(n.doc_number.as_deref(), g["doc_number"].as_str());
    assert_eq!(n.title.as_deref(), g["title"].as_str());
    assert_eq!(n.addressees, strings(&g["addressees"]));
    assert_eq!(n.body.iter().map(|p| p.text.clone()).collect::<Vec<_>>(), strings(&g["body"]));
    assert_eq!(n.signers, strings(&g["signers"]));
    assert_eq!(n.date.map(|d| d.to_string()).as_deref(), g["date"].as_str());
    assert_eq!(n.attachments, strings(&g["attachments"]));
    let annex = n.annex.expect("an annex");
    assert_eq!(Some(annex.label.as_str()), g["annex_label"].as_str());
    assert_eq!(Some(annex.title.as_str()), g["annex_title"].as_str());
}

#[test]
fn the_plan() {
    let (r, g) = (reading(), golden());
    let plan = r.notice.plan.expect("a plan");
    assert_eq!(plan.title, strings(&g["plan_title_lines"]));
    assert_eq!(plan.preamble.iter().map(|p| p.text.clone()).collect::<Vec<_>>(), strings(&g["preamble"]));
    assert_eq!(plan.closing.iter().map(|p| p.text.clone()).collect::<Vec<_>>(), strings(&g["closing"]));
    let mut got = Vec::new();
    let mut points = Vec::new();
    for s in &plan.sections {
        got.push((s.number.clone(), s.heading.clone(), 1));
        for sub in &s.sections {
            got.push((sub.number.clone(), sub.heading.clone(), 2));
            points.extend(section_points(&s.number, sub));
        }
    }
    let wanted = |v: &Value| {
        (
            v["number"].as_str().unwrap_or("").to_owned(),
            v["heading"].as_str().unwrap_or("").to_owned(),
            v["level"].as_i64().unwrap_or(0),
        )
    };
    assert_eq!(got, g["sections"].as_array().expect("sections").iter().map(wanted).collect::<Vec<_>>());
    let wanted: Vec<(String, String)> = g["points"]
        .as_array()
        .expect("points")
        .iter()
        .map(|p| (p["section"].as_str().unwrap_or("").to_owned(), format!("{}。", p["heading"].as_str().unwrap_or(""))))
        .collect();
    assert_eq!(points, wanted);
}

fn section_points(number: &str, sub: &Section) -> Vec<(String, String)> {
    let place = format!("{}{}", number.trim_end_matches('、'), sub.number);
    sub.paragraphs.iter().flat_map(|p| &p.points).map(|p| (place.clone(), p.heading.clone())).collect()
}

#[test]
fn sentences_cut_by_page_breaks_are_whole() {
    let r = reading();
    let plan = r.notice.plan.expect("a plan");
    let mut all = String::new();
    plan.sections.iter().for_each(|s| flatten(s, &mut all));
    let closing = plan.closing.iter().map(|p| p.text.clone());
    all.extend(closing.chain(r.tasks.tasks().map(|(_, t)| t.content.clone())));
    for j in golden()["joined"].as_array().expect("joined") {
        let clean = |s: &Value| s.as_str().unwrap_or("").replace("**", "").split_whitespace().collect::<String>();
        let seam = clean(&j["before"]) + &clean(&j["after"]);
        assert!(all.contains(&seam), "{seam}");
    }
}

/// A section as it would be read aloud.
fn flatten(s: &Section, out: &mut String) {
    out.push_str(&format!("{}{}。", s.number, s.heading));
    for p in &s.paragraphs {
        out.push_str(&p.text);
        p.points.iter().for_each(|p| out.push_str(&format!("{}{}", p.heading, p.text)));
    }
    s.sections.iter().for_each(|s| flatten(s, out));
}

#[test]
fn contacts_and_mailboxes() {
    let (r, g) = (reading(), golden());
    let plan = r.notice.plan.expect("a plan");
    let contacts: Vec<[&str; 3]> = plan.contacts.iter().map(|c| [c.unit.as_str(), &c.name, &c.phone]).collect();
    let wanted: Vec<[&str; 3]> = g["contacts"]
        .as_array()
        .expect("contacts")
        .iter()
        .map(|c| ["unit", "name", "phone"].map(|k| c[k].as_str().unwrap_or("")))
        .collect();
    assert_eq!(contacts, wanted);
    let mail: Vec<[&str; 2]> = plan.mailboxes.iter().map(|m| [m.unit.as_str(), &m.email]).collect();
    let wanted: Vec<[&str; 2]> = g["mailboxes"]
        .as_array()
        .expect("mailboxes")
        .iter()
        .map(|c| ["unit", "email"].map(|k| c[k].as_str().unwrap_or("")))
        .collect();
    assert_eq!(mail, wanted);
}

#[test]
fn thirty_five_tasks_in_six_groups() {
    let (r, g) = (reading(), golden());
    assert_eq!(r.tasks.columns, strings(&g["columns"]));
    for (got, want) in r.tasks.groups.iter().zip(g["groups"].as_array().expect("groups")) {
        assert_eq!(
            (Some(got.number.as_str()), Some(got.name.as_str())),
            (want["number"].as_str(), want["name"].as_str())
        );
        let ends = [got.tasks.first(), got.tasks.last()].map(|t| t.map(|t| u64::from(t.no)));
        assert_eq!(ends, [want["first"].as_u64(), want["last"].as_u64()]);
    }
    assert_eq!(r.tasks.groups.len(), 6);
    let wanted = g["tasks"].as_array().expect("tasks");
    assert_eq!(r.tasks.tasks().count(), wanted.len());
    for ((_, t), w) in r.tasks.tasks().zip(wanted) {
        assert_eq!(Some(u64::from(t.no)), w["no"].as_u64());
        assert_eq!(Some(t.content.as_str()), w["content"].as_str(), "task {}", t.no);
        assert_eq!(t.lead.units, strings(&w["lead_units"]), "task {}", t.no);
        assert_eq!(t.participants.units, strings(&w["participant_units"]), "task {}", t.no);
        assert_eq!(Some(t.lead.text.as_str()), w["lead_text"].as_str());
        assert_eq!(Some(t.participants.text.as_str()), w["participant_text"].as_str());
        let open = [&w["lead_open_ended"], &w["participant_open_ended"]].map(|v| v.as_bool());
        assert_eq!([Some(t.lead.open_ended), Some(t.participants.open_ended)], open, "task {}", t.no);
    }
}

#[test]
fn the_roster_knows_every_body_and_no_other() {
    let (r, g) = (reading(), golden());
    let named = |kind: &str| -> BTreeSet<String> {
        let all = g["bodies"].as_array().expect("bodies").iter().filter(|b| b["kind"] == kind);
        all.map(|b| b["name"].as_str().unwrap_or("").to_owned()).collect()
    };
    let units =
        |kind| r.roster.units.iter().filter(move |u| u.kind == kind).map(|u| u.name.clone()).collect::<BTreeSet<_>>();
    assert_eq!(units(UnitKind::Unit), named("unit"));
    assert_eq!(units(UnitKind::Authority), named("authority"));
    let groups: BTreeSet<String> = r.roster.groups.iter().map(|g| g.name.clone()).collect();
    assert_eq!(groups, named("group"));
}

#[test]
fn a_body_is_known_with_its_places() {
    let (r, g) = (reading(), golden());
    for b in g["bodies"].as_array().expect("bodies").iter().filter(|b| b["kind"] == "unit") {
        let unit = r.roster.units.iter().find(|u| Some(u.name.as_str()) == b["name"].as_str()).expect("known");
        let tasks = |word: &str| -> Vec<u32> {
            let list = strings(&b["where"]).into_iter().find_map(|w| w.strip_prefix(word).map(str::to_owned));
            list.iter().flat_map(|l| l.split(',')).map(|n| n.parse().expect("a number")).collect()
        };
        assert_eq!(unit.leads, tasks("lead:"), "{}", unit.name);
        assert_eq!(unit.participates, tasks("participant:"), "{}", unit.name);
        let lines: BTreeSet<u64> = unit.prose.iter().map(|a| u64::from(a.line)).collect();
        for line in b["prose_lines"].as_array().into_iter().flatten().filter_map(Value::as_u64) {
            assert!(lines.contains(&line), "{} on line {line}: {lines:?}", unit.name);
        }
    }
}

#[test]
fn likely_aliases_are_asked_and_none_is_merged() {
    let (r, g) = (reading(), golden());
    let asked: BTreeSet<BTreeSet<String>> =
        r.roster.alias_questions.iter().map(|q| q.names.iter().cloned().collect()).collect();
    let pair = |a: &Value, b: &Value| -> BTreeSet<String> {
        [a, b].into_iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    for (a, b) in [
        ("区教体局", "区教育局"),
        ("区公安局", "鼓楼公安分局"),
        ("区文广旅局", "区文旅局"),
        ("区交通办", "区交通局"),
        ("区委政法委", "区平安办"),
    ] {
        assert!(asked.contains(&[a.to_owned(), b.to_owned()].into()), "{a} {b}");
    }
    for p in g["not_aliases"].as_array().expect("pairs") {
        assert!(!asked.contains(&pair(&p[0], &p[1])), "{p}");
    }
    assert!(r.roster.alias_questions.iter().all(|q| q.confirmed.is_none()));
}

#[test]
fn the_duty_to_report() {
    let duty = reading().notice.reporting.expect("a duty");
    assert_eq!((duty.due_day, duty.to), (26, vec!["区平安办".to_owned(), "区教体局".to_owned()]));
    assert_eq!(duty.consequences.len(), 3);
    assert!(duty.consequences.iter().any(|c| c.times == 2));
}

#[test]
fn every_field_knows_its_place() {
    let r = reading();
    let source = file("seeds/notice.txt");
    let lines: Vec<&str> = source.lines().collect();
    for (path, text) in [
        ("issuer", "开封市鼓楼区"),
        ("doc_number", "鼓平安办"),
        ("title", "关于印发"),
        ("signers[0]", "鼓楼区平安"),
        ("date", "2022年"),
        ("plan.title[1]", "防范化解"),
        ("plan.contacts[1]", "区教体局"),
        ("plan.mailboxes[0]", "区平安办"),
        ("attachments[0]", "保护未成年人"),
        ("annex.title", "保护未成年人"),
    ] {
        let at = r.notice.places[path];
        let from: String = lines[at.line as usize - 1].chars().skip(at.column as usize - 1).collect();
        assert!(from.starts_with(text), "{path}: {from}");
    }
    assert!(r.tasks.groups.iter().all(|g| g.at.is_some()) && r.tasks.tasks().all(|(_, t)| t.at.is_some()));
}

/// The faults that `golden/seed/faults.md` lists and the rules are to find: code, line, words.
#[test]
fn the_seed_s_own_faults_are_reported_where_they_stand() {
    let r = reading();
    let source = Source::new("seeds/notice.txt", file("seeds/notice.txt"));
    let subject =
        hongtou::lint::Subject { notice: Some(&r.notice), tasks: Some(&r.tasks), roster: Some(&r.roster), house: None };
    let found = hongtou::lint::of_paper(&source, hongtou::lint::Kind::Paper, &subject);
    for (code, line, words) in [
        ("C001", 67, "““三零”平安"),
        ("C003", 67, "六防六促”"),
        ("C004", 109, "应教尽教"),
        ("C005", 117, "预防实验室事故"),
        ("C005", 136, "游戏局等重点场所安全管理"),
        ("C005", 107, "犯罪行为为未成年人"),
        ("C006", 15, "鼓楼区平安建设"),
        ("C009", 107, "行为为未成"),
    ] {
        let spans = found.iter().filter(|d| d.code.id == code).filter_map(|d| d.place.as_ref());
        let on_line = spans.filter(|p| p.line_column().0 == line).map(|p| &source.text()[p.span.start..p.span.end]);
        let quoted: Vec<String> = on_line.map(|q| q.replace("**", "")).collect();
        assert!(quoted.iter().any(|q| q.contains(words) || words.contains(q)), "{code} line {line}: {quoted:?}");
    }
}
