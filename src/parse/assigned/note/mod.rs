//! The words that give a task to somebody: （责任单位：甲局、乙局）, （甲局牵头，乙局配合）, （甲部、乙部负责）, and lines
//! 牵头单位：甲局.

mod words;

use crate::base::text::{is_blank, simplified, without_blanks};
use crate::model::cells;
use words::{bare, in_charge, roles, until};

/// What a label in front of a colon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Answers for the task.
    Lead,
    /// Answers for it, or takes part where another is named as the leader.
    Charge,
    /// Takes part.
    Participants,
    /// Until when.
    Deadline,
    /// What only this list says of its tasks.
    Further,
}

const LABELS: [(Role, &[&str]); 5] = [
    (
        Role::Lead,
        &[
            "牵头单位",
            "牵头部门",
            "牵头责任单位",
            "牵头责任部门",
            "主责单位",
            "主责部门",
            "主办单位",
            "牵头科室",
            "牵头处室",
            "牵头",
        ],
    ),
    (
        Role::Charge,
        &[
            "责任单位",
            "责任部门",
            "责任主体",
            "负责单位",
            "负责部门",
            "承办单位",
            "落实单位",
            "实施单位",
            "指导部门",
            "责任科室",
            "责任处室",
            "责任股室",
        ],
    ),
    (
        Role::Participants,
        &[
            "配合单位",
            "配合部门",
            "协办单位",
            "协办部门",
            "协同单位",
            "协助单位",
            "参与单位",
            "参与部门",
            "参加单位",
            "配合责任单位",
            "协同配合单位",
            "配合科室",
            "配合处室",
        ],
    ),
    (Role::Deadline, &["完成时限", "完成时间", "完成期限", "时限要求", "时间节点", "时限"]),
    (Role::Further, &["牵头领导", "责任领导", "分管领导", "包联领导", "责任人", "牵头人"]),
];

/// How many characters a label and the blanks in it may take.
const LONGEST_LABEL: usize = 16;

/// Signs between which such words stand.
const BRACKETS: [(char, char); 5] = [('（', '）'), ('(', ')'), ('〔', '〕'), ('［', '］'), ('【', '】')];

/// Who has a task, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Those who answer for it.
    pub lead: String,
    /// Those who take part.
    pub participants: String,
    /// Until when, where it says so.
    pub deadline: Option<String>,
    /// What it lays down for the tasks after it too: 列首位的为牵头单位，下同.
    pub rule: String,
    /// What else it says, label and words.
    pub further: Vec<(String, String)>,
    /// Whether nothing but names stands between the brackets.
    pub bare: bool,
    /// Whether its closing bracket is missing.
    pub unclosed: bool,
}

/// A stretch of text, and the note behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// The text, without the note.
    pub text: String,
    /// Who has it.
    pub note: Option<Note>,
}

/// Whether a line, without blanks and in simplified characters, says by a label who has a task or until when.
pub fn is_labelled(plain: &str) -> bool {
    role_at(plain.trim_start_matches('【')).is_some()
}

/// Whether a line is a note and nothing else: （责任单位：甲局）, （甲部负责）.
pub fn is_alone(plain: &str) -> bool {
    let mut inside = plain.trim_end_matches(is_stop).chars();
    let closes =
        BRACKETS.iter().any(|(open, close)| inside.as_str().starts_with(*open) && inside.as_str().ends_with(*close));
    inside.next();
    inside.next_back();
    closes && read(inside.as_str()).is_some_and(|n| !n.bare)
}

/// The role at the head of a text, and the bytes that label and colon take.
fn role_at(text: &str) -> Option<(Role, usize)> {
    let near = text.char_indices().nth(LONGEST_LABEL).map_or(text.len(), |(i, _)| i);
    let at = text[..near].find(['：', ':', '】'])?;
    let sign = text[at..].chars().next().map_or(0, char::len_utf8);
    let (head, rest) = (&text[..at], &text[at + sign..]);
    let label: String = without_blanks(head).chars().map(simplified).collect();
    let role = LABELS.iter().find(|(_, names)| names.contains(&label.as_str()))?.0;
    let more = rest.chars().next().filter(|c| text[head.len()..].starts_with('】') && matches!(c, '：' | ':'));
    Some((role, head.len() + sign + more.map_or(0, char::len_utf8)))
}

/// Cuts a paragraph behind each note in it; what has none behind it is the last stretch.
pub fn cut(paragraph: &str) -> Vec<Stretch> {
    if is_labelled(&without_blanks(paragraph).chars().map(simplified).collect::<String>()) {
        return vec![Stretch { text: String::new(), note: labelled(paragraph) }];
    }
    let mut out = Vec::new();
    let mut from = 0;
    for (open, close) in brackets(paragraph) {
        let inside = &paragraph[open..close];
        let first = inside.chars().next().map_or(0, char::len_utf8);
        let closed = BRACKETS.iter().any(|(_, c)| inside.ends_with(*c));
        let last = if closed { inside.chars().next_back().map_or(0, char::len_utf8) } else { 0 };
        let Some(note) = read(&inside[first..inside.len() - last]) else { continue };
        let (before, after) = (&paragraph[from..open], &paragraph[close..]);
        let ends = after.chars().all(|c| is_blank(c) || is_stop(c));
        let whole = before.trim_end().ends_with(is_stop) || after.starts_with(is_stop);
        if !ends && (note.bare || !whole) || (!closed && (note.bare || !ends || !inside.contains(['：', ':']))) {
            continue;
        }
        out.push(Stretch { text: before.to_owned(), note: Some(Note { unclosed: !closed, ..note }) });
        from = close + after.len() - after.trim_start_matches(|c| is_stop(c) || is_blank(c)).len();
    }
    let rest = &paragraph[from..];
    match trailing(rest) {
        Some((at, note)) => out.push(Stretch { text: rest[..at].to_owned(), note: Some(note) }),
        None if rest.is_empty() => {}
        None => out.push(Stretch { text: rest.to_owned(), note: None }),
    }
    out
}

/// A note without brackets that ends a paragraph, behind its last sentence: …。责任单位：甲局.
fn trailing(text: &str) -> Option<(usize, Note)> {
    let behind_stop = |at: usize| text[..at].trim_end_matches(is_blank).ends_with(is_stop);
    let mut places = text.char_indices().filter(|(_, c)| !is_blank(*c)).map(|(at, _)| at);
    let at = places.find(|&at| behind_stop(at) && begins_label(text, at))?;
    let is_note = |clause: &str| clause.is_empty() || role_at(clause).is_some();
    let only = text[at..].split(is_stop).map(str::trim).all(is_note);
    labelled(&text[at..]).filter(|note| only && !note.lead.is_empty()).map(|note| (at, note))
}

/// Whether a paragraph ends with a note.
pub fn ends(paragraph: &str) -> bool {
    paragraph.ends_with(['）', ')', '〕', '］', '】'])
        && cut(paragraph).last().is_some_and(|s| s.note.as_ref().is_some_and(|n| !n.bare))
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '？')
}

/// The outermost brackets, by the bytes from the opening to behind the closing sign; one that is never closed goes to the
/// end.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (i, c) in text.char_indices() {
        if let Some((_, closes)) = BRACKETS.iter().find(|(o, _)| *o == c) {
            open.push((i, *closes));
        } else if let Some(n) = open.iter().rposition(|(_, closes)| *closes == c) {
            let (from, _) = open[n];
            open.truncate(n);
            if open.is_empty() {
                out.push((from, i + c.len_utf8()));
            }
        }
    }
    out.extend(open.first().map(|(from, _)| (*from, text.len())));
    out
}

/// What stands between brackets, where it gives a task to somebody.
pub fn read(inside: &str) -> Option<Note> {
    let inside = inside.trim_matches(|c| is_blank(c) || is_stop(c));
    let by_words = |inside: &str| {
        let simple: String = inside.chars().map(simplified).collect();
        let told = roles(&simple).or_else(|| in_charge(&simple)).map(|note| as_printed(note, &simple, inside));
        told.or_else(|| bare(inside))
    };
    let timed = || {
        let (names, deadline) = until(inside)?;
        by_words(names).map(|note| Note { deadline: Some(deadline.to_owned()), ..note })
    };
    labelled(inside).or_else(|| by_words(inside)).or_else(timed)
}

/// A note read in simplified characters, with its names as they are printed.
fn as_printed(note: Note, simple: &str, printed: &str) -> Note {
    if simple == printed || simple.len() != printed.len() {
        return note;
    }
    // A character and its old form take the same room.
    let of = |text: &str| match simple.find(text) {
        Some(at) => printed.get(at..at + text.len()).unwrap_or(text).to_owned(),
        None => cells::read(text)
            .units
            .iter()
            .map(|u| simple.find(u.as_str()).and_then(|at| printed.get(at..at + u.len())).unwrap_or(u))
            .collect::<Vec<_>>()
            .join("、"),
    };
    Note { lead: of(&note.lead), participants: of(&note.participants), ..note }
}

/// 牵头单位：甲；配合单位：乙；完成时限：丙.
fn labelled(text: &str) -> Option<Note> {
    role_at(text.trim_start_matches('【'))?;
    let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).filter(|&i| begins_label(text, i)).collect();
    let mut cells: Vec<(Role, &str)> = Vec::new();
    let mut note = Note::default();
    for (n, &at) in starts.iter().enumerate() {
        let part = text[at..starts.get(n + 1).copied().unwrap_or(text.len())].trim_start_matches('【');
        let (role, length) = role_at(part)?;
        let (names, rule) = without_rule(&part[length..]);
        note.rule.push_str(rule);
        let names = names.trim_matches(|c| is_blank(c) || is_stop(c) || matches!(c, '，' | ','));
        if role == Role::Further {
            let label = part[..length].trim_end_matches(['：', ':', '】']);
            note.further.push((without_blanks(label), names.to_owned()));
            continue;
        }
        cells.push((role, names));
    }
    let led = cells.iter().any(|(role, _)| *role == Role::Lead);
    for (role, names) in cells {
        let cell = match role {
            Role::Deadline => note.deadline.get_or_insert_default(),
            Role::Participants => &mut note.participants,
            Role::Charge if led => &mut note.participants,
            Role::Lead | Role::Charge | Role::Further => &mut note.lead,
        };
        if !cell.is_empty() {
            cell.push('、');
        }
        cell.push_str(names);
    }
    Some(note)
}

/// Whether a label begins there, freely.
fn begins_label(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let free = before.is_none_or(|c| is_blank(c) || is_stop(c) || matches!(c, '，' | ',' | '【'));
    free && role_at(&text[at..]).is_some_and(|(_, length)| !text[at..at + length].trim().contains(is_blank))
}

/// Parts the names from a rule behind them: 甲、乙；列首位的为牵头单位，下同.
fn without_rule(text: &str) -> (&str, &str) {
    let speaks = |clause: &str| ["下同", "牵头", "首位", "第一位", "不再"].iter().any(|w| clause.contains(w));
    let at = text.char_indices().find(|&(i, c)| {
        (is_stop(c) || c == '，')
            && !text[i + c.len_utf8()..].trim().is_empty()
            && speaks(&text[i..])
            && text[i + c.len_utf8()..]
                .split(is_stop)
                .next()
                .is_some_and(|clause| speaks(clause) && (is_stop(c) || first_leads(clause) || clause.contains("下同")))
    });
    at.map_or((text, ""), |(i, _)| text.split_at(i))
}

/// Whether a text says that of several bodies the first one leads.
pub fn first_leads(text: &str) -> bool {
    let text: String = without_blanks(text).chars().map(simplified).collect();
    let first = [
        "列首位",
        "列第一",
        "排首位",
        "排第一",
        "排在首位",
        "排在第一",
        "排名第一",
        "第一位的",
        "第一个单位",
        "首个单位",
    ];
    text.contains("牵头") && first.iter().any(|w| text.contains(w))
}

/// The bodies that a text says take part in every task without being listed again: 均涉及甲、乙，不再单独列出.
pub fn implied(text: &str) -> Vec<String> {
    let Some((_, rest)) = text.split_once("均涉及") else { return Vec::new() };
    let Some((names, after)) = rest.split_once(['，', ',']).or_else(|| rest.split_once('。')) else {
        return Vec::new();
    };
    if after.starts_with("不再") { cells::read(names).units } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inside: &str) -> Option<(String, String)> {
        read(inside).map(|n| (n.lead, n.participants))
    }

    fn some(lead: &str, participants: &str) -> Option<(String, String)> {
        Some((lead.to_owned(), participants.to_owned()))
    }

    #[test]
    fn labels_name_the_roles() {
        assert_eq!(of("责任单位：甲局、乙局"), some("甲局、乙局", ""));
        assert_eq!(of("牵头单位：甲局；责任单位：乙局、丙局"), some("甲局", "乙局、丙局"));
        assert_eq!(of("责任单位：甲局；配合单位：乙局"), some("甲局", "乙局"));
        assert_eq!(of("責任單位：甲局，各縣（市、區）政府"), some("甲局，各縣（市、區）政府", ""));
        let n = read("牵头单位：甲局；完成时限：2024年6月底前").expect("a note");
        assert_eq!((n.lead.as_str(), n.deadline.as_deref()), ("甲局", Some("2024年6月底前")));
    }

    #[test]
    fn verbs_name_the_roles() {
        assert_eq!(of("甲局牵头，乙局、丙局配合"), some("甲局", "乙局、丙局"));
        assert_eq!(of("甲局牵头，乙局，各区政府按职责分工负责"), some("甲局", "乙局，各区政府"));
        assert_eq!(of("甲部负责"), some("甲部", ""));
        assert_eq!(of("由甲部、乙部按职责分工负责"), some("甲部、乙部", ""));
        assert_eq!(of("甲部会同有关部门负责"), some("甲部", "有关部门"));
        assert_eq!(of("甲部、乙部等有关部门负责"), some("甲部、乙部等有关部门", ""));
        assert_eq!(of("甲局牵头负责"), some("甲局", ""));
    }

    #[test]
    fn the_time_stands_behind_the_verbs() {
        let told = |text: &str| read(text).map(|n| (n.lead, n.participants, n.deadline.unwrap_or_default()));
        let some = |l: &str, p: &str, d: &str| Some((l.to_owned(), p.to_owned(), d.to_owned()));
        assert_eq!(
            told("甲局牵头，乙局配合，各街道参与，2024年6月底前完成"),
            some("甲局", "乙局、各街道", "2024年6月底前")
        );
        assert_eq!(told("甲局、乙局负责，持续推进"), some("甲局、乙局", "", "持续推进"));
        assert_eq!(told("甲局负责；2025年底前"), some("甲局", "", "2025年底前"));
        assert_eq!(told("市甲局、市乙局，长期坚持"), some("市甲局、市乙局", "", "长期坚持"));
        for not in ["甲局负责，以2024年标准执行", "经费2024年底前完成拨付，长期"] {
            assert_eq!(told(not), None, "{not}");
        }
    }

    #[test]
    fn names_alone_are_a_weak_note() {
        assert!(read("市甲局、市乙委").expect("a note").bare);
        for not in
            ["含高中", "市、区", "试行", "见附件", "2020年", "以下简称“方案”", "地、州、盟", "免税进口的设备按规定执行"]
        {
            assert_eq!(read(not), None, "{not}");
        }
    }

    #[test]
    fn a_rule_is_kept_apart_from_the_names() {
        let n = read("责任单位：甲局、乙局，各县（市、区）政府；列首位的为牵头单位，下同。以下各项均涉及各县（市、区）、园区，不再单独列出").expect("a note");
        assert_eq!(n.lead, "甲局、乙局，各县（市、区）政府");
        assert!(first_leads(&n.rule));
        assert_eq!(implied(&n.rule), ["各县（市、区）", "园区"]);
        let n = read("甲部、乙部负责，排在第一位的部门为牵头部门，下同").expect("a note");
        assert_eq!((n.lead.as_str(), first_leads(&n.rule)), ("甲部、乙部", true));
    }

    #[test]
    fn a_note_without_brackets_ends_a_paragraph() {
        let one = |text: &str| match cut(text).as_slice() {
            [Stretch { text, note: Some(n) }] => Some((text.clone(), n.lead.clone(), n.participants.clone())),
            _ => None,
        };
        let some = |t: &str, l: &str, p: &str| Some((t.to_owned(), l.to_owned(), p.to_owned()));
        assert_eq!(one("集中治理。责任单位：甲局、乙局"), some("集中治理。", "甲局、乙局", ""));
        assert_eq!(
            one("集中治理。 牵头单位：甲局；配合单位：乙局；完成时限：2023年底前。"),
            some("集中治理。 ", "甲局", "乙局")
        );
        let told = cut("治理。牵头领导：王某；牵头单位：甲局");
        let note = told[0].note.as_ref().expect("a note");
        assert_eq!((told[0].text.as_str(), note.lead.as_str()), ("治理。", "甲局"));
        assert_eq!(note.further, [("牵头领导".to_owned(), "王某".to_owned())]);
        for not in ["集中治理。责任单位：甲局。各单位要配合。", "明确责任单位：甲局牵头", "治理。完成时限：年底前。"]
        {
            assert_eq!(one(not), None, "{not}");
        }
    }

    #[test]
    fn a_paragraph_is_cut_behind_its_notes() {
        let cut = |t: &str| cut(t).into_iter().map(|s| (s.text, s.note.map(|n| n.lead))).collect::<Vec<_>>();
        let piece = |t: &str, l: &str| (t.to_owned(), Some(l.to_owned()));
        assert_eq!(cut("推进市（地、州）工作。（甲部负责）"), [piece("推进市（地、州）工作。", "甲部")]);
        assert_eq!(
            cut("做好一。（甲部负责）做好二（乙部负责）。"),
            [piece("做好一。", "甲部"), piece("做好二", "乙部")]
        );
        assert_eq!(
            cut("由乡镇（街道）负责，为其出具证明。"),
            [("由乡镇（街道）负责，为其出具证明。".to_owned(), None)]
        );
        assert_eq!(cut("工作。（责任单位：甲局、乙局"), [piece("工作。", "甲局、乙局")]);
        assert_eq!(cut("责任单位:甲局，各银行机构"), [piece("", "甲局，各银行机构")]);
        assert_eq!(cut("工作。（甲委"), [("工作。（甲委".to_owned(), None)]);
    }
}
