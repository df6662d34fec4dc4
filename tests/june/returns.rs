//! June 2022: who reported what, counted by reading seeds/submissions/README.md and the task table.

use super::*;
use hongtou::base::Source;
use hongtou::model::progress::WhyUnclaimed;
use hongtou::model::{Status, yaml};

const POLICE: (&str, &str) = ("鼓楼公安分局", "区公安局");
const CULTURE: (&str, &str) = ("区文旅局", "区文广旅局");
const ORDER: (&str, &str) = ("区委政法委", "区平安办");

const MISSING: [&str; 13] = [
    "区法院",
    "区关工委",
    "区平安办",
    "区应急管理局",
    "区交通办",
    "区委政法委",
    "区民宗局",
    "区国安办",
    "区委教育工作领导小组",
    "区委组织部",
    "卧龙办事处",
    "西司门办事处",
    "五一办事处",
];

/// 27 bodies of the district stand in the table under their own names (鼓楼公安分局 and 区公安局 both; 区文广旅局, not
/// 区文旅局), and eight offices: 35. Two of them may be the senders of reports under another name.
#[test]
fn with_no_alias_settled() {
    let (progress, findings) = merged(&facts::roster(), &facts::submissions());
    assert_eq!(progress.due.map(|d| d.to_string()).as_deref(), Some("2022-06-26"));
    assert!(progress.example);
    assert_eq!(progress.returns.len(), 35);
    assert_eq!(in_state(&progress, ReturnState::OnTime).len(), 17);
    assert_eq!(in_state(&progress, ReturnState::Late), ["区司法局", "州桥办事处", "南苑办事处"]);
    assert_eq!(in_state(&progress, ReturnState::Missing), MISSING);
    assert_eq!(in_state(&progress, ReturnState::Unsettled), ["鼓楼公安分局", "区文广旅局"]);
    assert!(in_state(&progress, ReturnState::Undated).is_empty());
    let partial = units(&progress, |r| r.received.is_some() && !r.missing_tasks.is_empty());
    assert_eq!(partial, ["区教体局", "区委宣传部", "新华办事处", "州桥办事处", "南苑办事处", "仙人庄办事处"]);
    let missing_of = |unit: &str| {
        let r = progress.returns.iter().find(|r| r.unit == unit).expect("it owes");
        r.missing_tasks.clone()
    };
    assert_eq!(missing_of("区教体局"), [21, 26, 32]);
    assert_eq!(missing_of("区委宣传部"), [27]);
    assert_eq!(missing_of("区公安局"), [0; 0]);
    assert_eq!(
        ["新华办事处", "州桥办事处", "南苑办事处", "仙人庄办事处"].map(|u| missing_of(u).len()),
        [25, 25, 27, 22]
    );
    let unsettled = said(&findings, "M007");
    assert_eq!(unsettled.len(), 2);
    assert!(unsettled[0].contains("“鼓楼公安分局”没有以本名报送，而“区公安局”已报送"), "{unsettled:?}");
}

#[test]
fn what_may_be_another_bodys_is_kept_apart() {
    let (progress, findings) = merged(&facts::roster(), &facts::submissions());
    let unclaimed: Vec<(&str, u32)> = progress.unclaimed.iter().map(|u| (u.unit.as_str(), u.entry.task)).collect();
    let police = [5, 7, 8, 12, 14, 16, 18, 19, 20, 22, 24, 25, 33].map(|t| ("区公安局", t));
    assert_eq!(unclaimed.len(), 14);
    assert!(police.iter().all(|p| unclaimed.contains(p)) && unclaimed.contains(&("区文旅局", 34)));
    assert!(progress.unclaimed.iter().all(|u| u.why == WhyUnclaimed::AliasUnsettled));
    assert_eq!(said(&findings, "M008").len(), 2);
    let police: Vec<u32> =
        progress.tasks.iter().filter(|t| t.shares.iter().any(|s| s.unit == "区公安局")).map(|t| t.task).collect();
    assert_eq!(police, [21]);
}

/// 108 entries in YAML and 23 in sheets: 117 shares and 14 that wait.
#[test]
fn every_entry_is_somewhere_once() {
    let submissions = facts::submissions();
    assert_eq!(submissions.len(), 21);
    let sent: usize = submissions.iter().map(|r| r.submission.entries.len()).sum();
    assert_eq!(sent, 131);
    let (progress, _) = merged(&facts::roster(), &submissions);
    let shares: usize = progress.tasks.iter().map(|t| t.shares.len()).sum();
    assert_eq!((shares, progress.unclaimed.len(), progress.replaced.len()), (117, 14, 0));
}

#[test]
fn with_the_aliases_settled() {
    let (progress, _) = merged(&facts::answered(&[POLICE, CULTURE], true), &facts::submissions());
    assert_eq!(progress.returns.len(), 34);
    assert_eq!(in_state(&progress, ReturnState::OnTime).len(), 18);
    assert_eq!(in_state(&progress, ReturnState::Late).len(), 3);
    assert_eq!(in_state(&progress, ReturnState::Missing), MISSING);
    assert!(progress.unclaimed.is_empty());
    let police = progress.returns.iter().find(|r| r.unit == "鼓楼公安分局").expect("it owes");
    assert_eq!((police.missing_tasks.len(), police.files.as_slice()), (0, &["区公安局.yaml".to_owned()][..]));
    let culture = progress.tasks[33].shares.iter().find(|s| s.unit == "区文旅局").expect("it reports on 34");
    assert!(culture.leads && culture.status == Some(Status::Behind));

    let all = facts::answered(&[POLICE, CULTURE, ORDER], true);
    let (progress, _) = merged(&all, &facts::submissions());
    assert_eq!((progress.returns.len(), in_state(&progress, ReturnState::Missing).len()), (33, 12));
}

#[test]
fn with_the_aliases_denied() {
    let (progress, findings) = merged(&facts::answered(&[POLICE, CULTURE], false), &facts::submissions());
    assert_eq!(progress.returns.len(), 35);
    assert_eq!(in_state(&progress, ReturnState::Missing).len(), 15);
    assert!(progress.unclaimed.iter().all(|u| u.why == WhyUnclaimed::NotOwed));
    assert_eq!((progress.unclaimed.len(), said(&findings, "M006").len()), (14, 2));
}

/// 8: 相国寺 未启动; 13: 发改委, 财政局 未启动 where the lead is behind; 17: 仙人庄 滞后; 30: 财政局 已完成; 31: 相国寺
/// 已完成, 南苑 滞后. With 区文旅局 settled, 34 too.
#[test]
fn contradictions_name_both_files() {
    let (_, findings) = merged(&facts::roster(), &facts::submissions());
    let disagree = said(&findings, "M017");
    assert_eq!(disagree.len(), 7, "{disagree:#?}");
    assert!(disagree.contains(
        &"任务30：牵头的“区民政局”报正常推进（区民政局6月.yaml 17:11），“区财政局”报已完成（财政局6月.xlsx Sheet1!C5）".to_owned()
    ));
    assert!(said(&findings, "M015").is_empty() && said(&findings, "M016").is_empty());
    let (_, findings) = merged(&facts::answered(&[POLICE, CULTURE], true), &facts::submissions());
    assert_eq!(said(&findings, "M017").len(), 8);
}

/// Seven names in the table stand for bodies that nobody has listed.
#[test]
fn groups_without_members_oblige_nobody() {
    let (_, findings) = merged(&facts::roster(), &[]);
    let groups = said(&findings, "M002");
    assert_eq!(groups.len(), 7, "{groups:#?}");
    assert!(groups.iter().any(|g| g.contains("“普法成员单位”没有列明成员（任务11）")));
    assert!(said(&findings, "M003").is_empty());
}

#[test]
fn the_file_is_read_back_as_it_was_written() {
    let (progress, _) = merged(&facts::roster(), &facts::submissions());
    let text = yaml::save(&progress, &hongtou::merge::HEADER);
    assert!(text.starts_with("# returns 各单位报送情况"));
    assert_eq!(
        yaml::load::<Progress>(&Source::new("content/progress/2022-06.yaml", text)).expect("it loads"),
        progress
    );
}
