//! Who has a task by the verb behind the names: 甲局牵头，乙局配合; 甲部负责; or by names alone.

use super::{Note, first_leads};
use crate::model::cells;

const LEADS: [&str; 6] = ["牵头负责", "牵头组织", "牵头落实", "为牵头单位", "主责", "牵头"];
const TAKES_PART: [&str; 12] = [
    "按职责分工配合",
    "按职责分工负责",
    "等配合",
    "配合落实",
    "配合实施",
    "配合",
    "参与",
    "参加",
    "协助",
    "协同",
    "协办",
    "负责",
];

/// 甲局牵头，乙局、丙局配合.
pub(super) fn roles(text: &str) -> Option<Note> {
    let mut note = Note::default();
    let mut rest = text.strip_prefix('由').unwrap_or(text);
    while !rest.is_empty() {
        let clause = rest.split(['，', ',', '；', ';']).next().unwrap_or(rest);
        // 甲局、乙局牵头，丙局，各区政府配合: names go on until a word says what they do.
        let mut end = clause.len();
        let mut role = role_of(&rest[..end]);
        while role.is_none() && end < rest.len() {
            let sign = rest[end..].chars().next().map_or(0, char::len_utf8);
            end += sign + rest[end + sign..].split(['，', ',', '；', ';']).next().map_or(0, str::len);
            role = role_of(&rest[..end]);
        }
        let (leads, names) = role?;
        let cell = if leads { &mut note.lead } else { &mut note.participants };
        if !cell.is_empty() {
            cell.push('、');
        }
        cell.push_str(names);
        rest = rest[end..].trim_start_matches(['，', ',', '；', ';']);
        if first_leads(rest) {
            note.rule = std::mem::take(&mut rest).to_owned();
        }
    }
    (!note.lead.is_empty() && !note.participants.is_empty() && are_names(&note.lead)).then_some(note)
}

fn role_of(clause: &str) -> Option<(bool, &str)> {
    let names = |words: &[&str]| words.iter().find_map(|w| clause.strip_suffix(w)).filter(|n| !n.is_empty());
    names(&LEADS).map(|n| (true, n)).or_else(|| names(&TAKES_PART).map(|n| (false, n)))
}

/// 甲部、乙部负责; 甲部会同有关部门负责; 各有关部门按职责分工负责.
pub(super) fn in_charge(text: &str) -> Option<Note> {
    const BEFORE: [&str; 12] = [
        "按照职责分工",
        "根据职责分工",
        "按职责分工",
        "依职责分工",
        "按照职责",
        "按职责",
        "依职责",
        "分工",
        "分别",
        "共同",
        "牵头",
        "具体",
    ];
    let (text, rule) = match text.find(['，', ',', '；', ';', '。']).filter(|&i| text[..i].ends_with("负责")) {
        Some(i) => text.split_at(i),
        None => (text, ""),
    };
    if !rule.is_empty() && !first_leads(rule) && !rule.contains("下同") {
        return None;
    }
    let mut names = text.strip_prefix('由').unwrap_or(text).strip_suffix("负责")?;
    while let Some(shorter) = BEFORE.iter().find_map(|w| names.strip_suffix(w)) {
        names = shorter.trim_end_matches(['，', ',']);
    }
    let (lead, with) = names.split_once("会同").filter(|(l, _)| are_names(l)).unwrap_or((names, ""));
    let with = with.trim_end_matches(['，', ',']);
    let note = Note { lead: lead.into(), participants: with.into(), rule: rule.into(), ..Note::default() };
    are_names(lead).then_some(note)
}

/// Times that no date says.
const TIMES: [&str; 12] = [
    "长期",
    "长期坚持",
    "长期推进",
    "持续推进",
    "持续开展",
    "常态化推进",
    "常态化开展",
    "全年推进",
    "全年",
    "立即",
    "年底前",
    "年内",
];

/// 甲局牵头，乙局配合，2024年6月底前完成: the names with their verbs, and until when.
pub(super) fn until(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind(['，', ',', '；', ';'])?;
    let clause = text[at..].trim_start_matches(['，', ',', '；', ';']).trim();
    let done = |clause: &'_ str| ["完成", "办结", "落实到位"].iter().find_map(|w| clause.strip_suffix(w)).map(str::len);
    let time = &clause[..done(clause).unwrap_or(clause.len())];
    is_time(time).then(|| (text[..at].trim_end(), time))
}

/// 2024年6月底前, 6月30日, 2025年底; or words that stand for a time.
fn is_time(text: &str) -> bool {
    let dated = text.chars().all(|c| c.is_ascii_digit() || "年月日底前末第季度上中下旬半一二三四内".contains(c))
        && text.contains(['年', '月'])
        && text.starts_with(|c: char| c.is_ascii_digit());
    dated || TIMES.contains(&text)
}

/// 甲局、乙局, and nothing else.
pub(super) fn bare(text: &str) -> Option<Note> {
    let cell = cells::read(text);
    let names = cell.units.iter().all(|u| cells::names_a_body(u) && (3..=20).contains(&u.chars().count()));
    let note = || Note { lead: text.to_owned(), bare: true, ..Note::default() };
    (!cell.units.is_empty() && names && !text.contains(['。', '：', '“', '《'])).then(note)
}

/// Whether a text is a list of bodies and no sentence.
fn are_names(text: &str) -> bool {
    let cell = cells::read(text);
    let short = |u: &String| u.chars().count() <= 30 && !u.contains(['。', '：', '“', '”', '《', '的']);
    !cell.units.is_empty() && cell.units.iter().all(short)
}
