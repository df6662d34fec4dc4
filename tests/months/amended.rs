//! The months on both sides of the amendment of 2022-07-01: June by the notice as issued, July by the list as amended.

use super::shipped_of;
use crate::dossier::{build, edit, read, shipped, text};
use crate::forms::part;
use hongtou::base::world::{Memory, World};
use hongtou::build::Dossier;
use hongtou::model::ledger::{LedgerYear, Standing};
use hongtou::model::progress::{ReturnState, WhyUnclaimed};
use hongtou::model::{Ledger, Progress};

const AMENDMENT: &str = "content/amendments/01.yaml";
const CULTURE: &str = "区文化广电和旅游局";

fn progress(world: &Memory, month: &str) -> Progress {
    serde_yaml::from_str(&text(world, &format!("content/progress/{month}.yaml"))).expect("a month")
}

/// The words of a bulletin, cell by cell and run by run.
fn bulletin(world: &Memory, month: &str) -> String {
    let bytes = read(world, &format!("out/bulletins/{month}.docx")).expect("it is made");
    let mut words = String::new();
    for piece in part(&bytes, "word/document.xml").split('<').skip(1) {
        let (tag, said) = piece.split_once('>').expect("a tag");
        words.push_str(said);
        words.push_str(if tag.starts_with("/w:p") && !tag.starts_with("/w:pP") { "\n" } else { "" });
    }
    words
}

/// Whether a body leads a task of the month, or takes part in it.
fn owes(world: &Memory, month: &str, unit: &str, task: u32) -> bool {
    let dossier = Dossier::load(world).expect("memory");
    let text = dossier.text_of(month.parse().expect("a month")).expect("it is known");
    let (_, task) = text.edition.tasks.tasks().find(|(_, t)| t.no == task).expect("a task");
    let named = task.lead.units.iter().chain(&task.participants.units);
    named.flat_map(|name| text.roster.obliged(name)).any(|body| body == unit)
}

/// Of June, nothing depends on the amendment: neither what was merged nor any byte of its bulletin.
#[test]
fn june_is_the_same_with_and_without_the_amendment() {
    let (with, without) = (shipped(), shipped_of(|path| !path.contains("/amendments/")));
    build(&with);
    build(&without);
    for path in ["content/progress/2022-06.yaml", "out/bulletins/2022-06.docx", "out/bulletins/2022-06.pdf"] {
        let june = read(&with, path).unwrap_or_else(|| panic!("{path} is made"));
        assert!(Some(june) == read(&without, path), "{path}");
    }
    let path = "content/progress/2022-06.yaml";
    assert!(read(&with, path) == read(&shipped(), path), "June as it is shipped");
    assert!(read(&with, "out/bulletins/2022-07.pdf") != read(&without, "out/bulletins/2022-07.pdf"), "July is another");
}

/// 附件第15项, 第22项 and the names, before and after, by the sentences of the amending notice.
#[test]
fn july_owes_what_the_amendment_says() {
    let world = shipped();
    for (unit, task, june, july) in [
        ("区教体局", 15, true, false),
        ("区司法局", 15, false, true),
        ("相国寺办事处", 15, true, true),
        ("区教体局", 22, true, true),
        ("鼓楼公安分局", 22, true, false),
        ("区消防救援大队", 22, false, true),
        ("区市场监管局", 22, false, true),
        ("区住建局", 22, false, true),
        ("相国寺办事处", 22, true, false),
        ("仙人庄办事处", 22, true, false),
        ("区文广旅局", 34, true, false),
        ("区文旅局", 34, false, false),
        (CULTURE, 34, false, true),
    ] {
        assert_eq!(owes(&world, "2022-06", unit, task), june, "{unit} {task} in June");
        assert_eq!(owes(&world, "2022-07", unit, task), july, "{unit} {task} in July");
        assert_eq!(owes(&world, "2022-08", unit, task), july, "{unit} {task} in August");
    }
    let july = progress(&world, "2022-07");
    let of = |unit: &str| july.returns.iter().find(|r| r.unit == unit);
    assert_eq!(of("区住建局").map(|r| (r.state, r.missing_tasks.as_slice())), Some((ReturnState::Missing, &[22][..])));
    assert_eq!(of(CULTURE).map(|r| r.state), Some(ReturnState::OnTime));
    assert!(of("区文旅局").is_none() && of("区文广旅局").is_none());
    assert!(of("西司门办事处").is_some_and(|r| r.missing_tasks.len() == 30 && !r.missing_tasks.contains(&22)));
    // What 区教体局 says of 15 is kept, and counts for nobody; what anybody says of the old 22 counts for no task.
    let not_owed = july.unclaimed.iter().filter(|u| u.why == WhyUnclaimed::NotOwed);
    assert_eq!(not_owed.map(|u| (u.unit.as_str(), u.entry.task)).collect::<Vec<_>>(), [("区教体局", 15)]);
    for no in [15, 22] {
        assert!(july.tasks.iter().any(|t| t.task == no && t.shares.is_empty()), "{no}");
    }
}

/// In August three bodies report on the new 22, each by its words or by a form of the amended list.
#[test]
fn august_reports_on_the_new_task() {
    let august = progress(&shipped(), "2022-08");
    let task = august.tasks.iter().find(|t| t.task == 22).expect("a task");
    let mut said: Vec<(&str, bool, Option<u8>)> =
        task.shares.iter().map(|s| (s.unit.as_str(), s.leads, s.rate)).collect();
    said.sort();
    let mut read =
        [("区市场监管局", false, Some(55)), ("区消防救援大队", true, Some(65)), ("区住建局", false, Some(60))];
    read.sort();
    assert_eq!(said, read);
}

/// Each bulletin calls bodies and tasks as its own month's text does.
#[test]
fn each_bulletin_speaks_in_the_words_of_its_month() {
    let world = shipped();
    build(&world);
    let (june, july, august) = (bulletin(&world, "2022-06"), bulletin(&world, "2022-07"), bulletin(&world, "2022-08"));
    assert!(june.contains("区文广旅局") && !june.contains(CULTURE) && !june.contains("区住建局"));
    for later in [&july, &august] {
        assert!(later.contains(CULTURE) && later.contains("区住建局"));
        assert!(!later.contains("区文旅局") && !later.contains("区文广旅局"));
        assert!(later.contains("加强校外培训机构安全管理") && !later.contains("加强校园及周边安全机制建设"));
    }
    assert!(june.contains("加强校园及周边安全机制建设") && !june.contains("加强校外培训机构安全管理"));
    // 35 bodies before, 36 with 区住建局.
    assert!(june.contains("应报送单位35家") && july.contains("应报送单位36家"));
}

fn standing<'y>(years: &'y [LedgerYear], unit: &str) -> Option<&'y Standing> {
    years.iter().flat_map(|y| &y.units).find(|s| s.unit == unit)
}

/// Had the office of culture sent nothing in June or July, both would be one body's: under its new name, twice.
#[test]
fn the_ledger_counts_both_names_as_one_body() {
    let world = shipped_of(|path| !path.ends_with("2022-06/区文旅局.xlsx") && !path.ends_with("区文旅局7月.xlsx"));
    build(&world);
    let state = |month: &str, unit: &str| {
        let month = progress(&world, month);
        month.returns.iter().find(|r| r.unit == unit).map(|r| r.state)
    };
    assert_eq!(state("2022-06", "区文广旅局"), Some(ReturnState::Missing), "June keeps the name of June");
    assert_eq!(state("2022-07", CULTURE), Some(ReturnState::Missing));
    let ledger: Ledger = serde_yaml::from_str(&text(&world, "content/ledger.yaml")).expect("a ledger");
    let of = standing(&ledger.years, CULTURE).expect("it stands in the ledger");
    let named: Vec<String> = of.named.iter().map(|n| n.month.to_string()).collect();
    assert_eq!((named, of.count), (vec!["2022-06".to_owned(), "2022-07".to_owned()], 2));
    assert!(standing(&ledger.years, "区文旅局").is_none() && standing(&ledger.years, "区文广旅局").is_none());
    // 区直责任单位工作被2次通报的，取消年度考核评优资格: as for any body named twice.
    assert_eq!(of.effects.len(), standing(&ledger.years, "区国安办").expect("named twice").effects.len());
}

/// A rate is laid against that of the month before, by whatever name and number the two went then.
#[test]
fn a_rate_that_falls_is_seen_across_the_amendment() {
    let falls = |world: &Memory| {
        let july = progress(world, "2022-07");
        let falls = july.conflicts.iter().filter(|c| c.id.ends_with("/rate_falls"));
        falls.map(|c| (c.id.clone(), c.sides.iter().map(|s| s.says.clone()).collect::<Vec<_>>())).collect::<Vec<_>>()
    };
    // By name: in June 区文旅局 said 45, once it is known that it is 区文广旅局 of the list.
    let world = shipped();
    edit(
        &world,
        "content/units.yaml",
        "why: “文旅”可能是“文广旅”的简称\n  confirmed: null",
        "why: “文旅”可能是“文广旅”的简称\n  confirmed: true",
    );
    let report = "unit: 区文化广电和旅游局\nmonth: 2022-07\nreceived: 2022-07-26 10:00\nentries:\n- {task: 34, status: 正常推进, rate: 5, progress: 更正}\n";
    world.write("seeds/submissions/2022-07/更正.yaml", report.as_bytes()).expect("memory");
    build(&world);
    let ids: Vec<String> = falls(&world).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["34/区市场监管局/rate_falls".to_owned(), format!("34/{CULTURE}/rate_falls")]);
    // By number: were the old 22 not deleted, 34 would be 35 from July on.
    let world = shipped();
    let source = text(&world, AMENDMENT);
    let (kept, _) = source.split_once("- target: 附件第22项").expect("the deletion stands last");
    world.write(AMENDMENT, kept.as_bytes()).expect("memory");
    build(&world);
    assert_eq!(falls(&world), [("35/区市场监管局/rate_falls".to_owned(), vec!["50%".to_owned(), "45%".to_owned()])]);
}

/// Both texts speak of 各学校, whose members nobody listed: it is said once, of the tasks of the text in force. The
/// amendment put a row without it in the place of number 22.
#[test]
fn a_group_without_members_is_told_once() {
    let found = hongtou::build::check(&shipped()).expect("memory does not refuse");
    let of_group = |d: &hongtou::base::Diagnostic| {
        let arg = |key| d.args.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone());
        Some((arg("group")?, arg("tasks")?))
    };
    let told: Vec<_> = found.iter().filter(|d| d.code.id == "M002").filter_map(of_group).collect();
    let mut groups: Vec<&String> = told.iter().map(|(group, _)| group).collect();
    groups.dedup();
    assert_eq!(groups.len(), told.len(), "{told:?}");
    let schools = told.iter().find(|(group, _)| group == "各学校").expect("it has no members");
    assert_eq!(schools.1, "1至6、15、16、18至21、23至27、30、35");
}
