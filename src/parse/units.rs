//! The roster: every body named in the task list or the prose, and the pairs of names that may be one body.

use super::codes;
use crate::base::diagnostic::Diagnostic;
use crate::base::text::is_han;
use crate::base::{At, Source, Span};
use crate::model::cells::is_group;
use crate::model::{AliasQuestion, Notice, Roster, Section, TaskList, Unit, UnitKind};

/// Superior bodies that prose names as the source of orders.
const AUTHORITIES: [&str; 9] = ["党中央", "国务院", "中央", "省委", "省政府", "市委", "市政府", "国家部委", "区委"];
/// What the name of a district body ends with. 部 is not among them alone: 区政法部门 is no name.
const ENDS: [&str; 13] =
    ["局", "委", "办", "院", "联", "部", "大队", "工委", "领导小组", "分局", "中心", "委会", "办公室"];
/// Characters before 区 that make it part of another word: 社区, 校区, 全区.
const NO_NAME_AFTER: &str = "社校地辖小城街片园景库厂全我本各到市州";
/// Characters after 区 that begin no name: 区分, 区级, 区直.
const NO_NAME_WITH: &str = "分别级域直间内外";

/// Makes the roster.
pub fn roster(source: &Source, notice: &Notice, tasks: &TaskList, prose_end: usize) -> Roster {
    let mut roster = Roster { read_from: tasks.read_from.clone(), ..Roster::default() };
    roster.count(tasks);
    for addressee in &notice.addressees {
        if is_group(addressee) {
            roster.group_of(addressee);
        } else {
            roster.unit_of(addressee, UnitKind::Unit);
        }
    }
    for organ in notice.issuer.iter().chain(&notice.signers) {
        roster.unit_of(organ, UnitKind::Unit);
    }
    let known: Vec<String> = names(&roster).map(str::to_owned).collect();
    for (start, name, kind) in named_in_prose(&source.text()[..prose_end], &known) {
        let at = source.at(start);
        if is_group(&name) {
            roster.group_of(&name).prose.push(at);
        } else {
            roster.unit_of(&name, kind).prose.push(at);
        }
    }
    raise_superiors(&mut roster);
    roster.alias_questions = alias_questions(&roster, source.text());
    roster
}

fn names(roster: &Roster) -> impl Iterator<Item = &str> {
    roster.units.iter().map(|u| u.name.as_str()).chain(roster.groups.iter().map(|g| g.name.as_str()))
}

/// In a notice of a district, 团市委 and its like are superior bodies.
fn raise_superiors(roster: &mut Roster) {
    let of_district = |u: &Unit| has_tasks(u) && u.name.starts_with(['区', '县']);
    if roster.units.iter().any(of_district) {
        let superior = |u: &&mut Unit| u.name.starts_with("团市") || u.name.starts_with("团省");
        roster.units.iter_mut().filter(superior).for_each(|u| u.kind = UnitKind::Authority);
    }
}

/// Names in prose with the bytes where they begin: the longest of the known names, a superior body, or by its form.
fn named_in_prose(text: &str, known: &[String]) -> Vec<(usize, String, UnitKind)> {
    let mut found = Vec::new();
    let mut skip_to = 0;
    for (start, _) in text.char_indices() {
        if start < skip_to {
            continue;
        }
        let rest = &text[start..];
        let listed = known.iter().filter(|k| rest.starts_with(k.as_str())).max_by_key(|k| k.len());
        let by_form = || name_by_form(&text[..start], rest).map(|n| (n, UnitKind::Unit));
        let superior =
            || AUTHORITIES.iter().find(|a| authority(&text[..start], rest, a)).map(|a| (*a, UnitKind::Authority));
        let name = listed.map(|k| (k.as_str(), UnitKind::Unit)).or_else(by_form).or_else(superior);
        if let Some((name, kind)) = name {
            found.push((start, name.to_owned(), kind));
            skip_to = start + name.len();
        }
    }
    found
}

/// 省委 stands alone in a list, not inside 省委组织部 or 某某市委.
fn authority(before: &str, rest: &str, name: &str) -> bool {
    let next = rest.get(name.len()..).and_then(|r| r.chars().next());
    let free_before = before.chars().next_back().is_none_or(|c| !is_han(c) || "彻照达据按由落实".contains(c));
    let free_after = next.is_none_or(|c| !is_han(c) || "关的和部署决".contains(c));
    rest.starts_with(name) && free_after && (free_before || name.chars().count() > 2)
}

/// 区教育局, 区委网信办, 团市委, 鼓楼公安分局: a name of the district by its form.
fn name_by_form<'t>(before: &str, rest: &'t str) -> Option<&'t str> {
    let chars: Vec<char> = rest.chars().take(14).collect();
    let previous = before.chars().next_back().unwrap_or(' ');
    let take = |n: usize| &rest[..chars[..n].iter().map(|c| c.len_utf8()).sum::<usize>()];
    if chars.starts_with(&['团'])
        && matches!(chars.get(1), Some('区' | '县' | '市' | '省'))
        && chars.get(2) == Some(&'委')
    {
        return Some(take(3));
    }
    if chars.get(2..6) == Some(&['公', '安', '分', '局']) && chars[..2].iter().all(|c| is_han(*c)) {
        return Some(take(6));
    }
    let level = matches!(chars.first(), Some('区' | '县'));
    if level && chars.get(1) == Some(&'直') {
        // 区直责任单位 stands for several.
        let end = chars.windows(2).position(|w| w == ['单', '位'])? + 2;
        return (end <= 6).then(|| take(end));
    }
    if !level || NO_NAME_AFTER.contains(previous) || chars.get(1).is_none_or(|c| NO_NAME_WITH.contains(*c)) {
        return None;
    }
    let committee = chars.get(1) == Some(&'委');
    let from = if committee { 3 } else { 2 };
    (from + 1..=chars.len()).find(|&n| ends_here(&chars, n)).map(take)
}

/// What a body does, in words that begin as its name might go on.
const VERBS: [&str; 7] = ["办理", "办好", "办结", "会同", "会商", "会议", "会签"];

fn ends_here(chars: &[char], n: usize) -> bool {
    let name: String = chars[..n].iter().collect();
    let next = chars.get(n);
    let inside = chars[1..n].iter().all(|&c| is_han(c) && !"的于要对和与由把将等在".contains(c));
    // 区政法部门 and 区委员会 go on.
    let ahead: String = chars[n..].iter().take(2).collect();
    let goes_on = match name.chars().next_back() {
        Some('部') => next == Some(&'门'),
        // 区人大常委会, 区安委办; no 区发改委办理, 区政法委会同.
        Some('委') => ahead.starts_with(['员', '会', '办']) && !VERBS.contains(&ahead.as_str()),
        Some('会') => ahead == "办公",
        Some('办') => ahead == "公室",
        _ => false,
    };
    inside && !goes_on && ENDS.iter().any(|e| name.ends_with(e))
}

/// Pairs that a person must settle.
fn alias_questions(roster: &Roster, text: &str) -> Vec<AliasQuestion> {
    let units: Vec<&Unit> = roster.units.iter().filter(|u| u.kind == UnitKind::Unit).collect();
    let bracketed = bracketed(&units, text);
    let mut out = Vec::new();
    for (i, a) in units.iter().enumerate() {
        for b in &units[i + 1..] {
            if let Some(why) = likeness(a, b, &bracketed) {
                // The name with duties is kept; of two such the earlier one.
                let (keep, other) = if has_tasks(a) || !has_tasks(b) { (a, b) } else { (b, a) };
                out.push(AliasQuestion { names: [keep.name.clone(), other.name.clone()], why, confirmed: None });
            }
        }
    }
    out
}

fn has_tasks(u: &Unit) -> bool {
    !u.leads.is_empty() || !u.participates.is_empty()
}

/// The pairs of names written 甲（乙）.
fn bracketed<'u>(units: &[&'u Unit], text: &str) -> Vec<[&'u str; 2]> {
    let mut pairs = Vec::new();
    for (open, mark) in text.match_indices('（') {
        let (before, after) = (&text[..open], &text[open + mark.len()..]);
        let inside = after.split('）').next().unwrap_or("");
        let outer = units.iter().filter(|u| before.ends_with(&u.name)).max_by_key(|u| u.name.len());
        let inner = units.iter().find(|u| u.name == inside);
        pairs.extend(outer.zip(inner).map(|(o, i)| [o.name.as_str(), i.name.as_str()]));
    }
    pairs
}

/// Why two names may be one body; `None` when nothing speaks for it.
fn likeness(a: &Unit, b: &Unit, bracketed: &[[&str; 2]]) -> Option<String> {
    let names = [a.name.as_str(), b.name.as_str()];
    if bracketed.iter().any(|pair| *pair == names || *pair == [names[1], names[0]]) {
        return Some("原文以括号并列".into());
    }
    if a.name.ends_with(&b.name) || b.name.ends_with(&a.name) {
        return Some("一个名称是另一个的后半".into());
    }
    let (brief, full) = if a.name.len() <= b.name.len() { (&a.name, &b.name) } else { (&b.name, &a.name) };
    if full.chars().count() >= 10 && brief.chars().count() <= 6 && is_subsequence(brief, full) {
        return Some(format!("“{brief}”可能是“{full}”的简称"));
    }
    let (core_a, core_b) = (core(&a.name)?, core(&b.name)?);
    if party(&a.name) != party(&b.name) {
        return None;
    }
    if core_a == core_b {
        return Some(format!("名称的主干同为“{core_a}”"));
    }
    let (short, long) = if core_a.len() <= core_b.len() { (&core_a, &core_b) } else { (&core_b, &core_a) };
    let same_end = a.name.chars().next_back() == b.name.chars().next_back();
    let both_listed = has_tasks(a) && has_tasks(b);
    if same_end && short.chars().count() >= 2 && is_subsequence(short, long) {
        return Some(format!("“{short}”可能是“{long}”的简称"));
    }
    // 教育/教体: two bodies that both have tasks are two (民政局, 民宗局).
    let same_head = short.chars().next() == long.chars().next() && long.chars().count() == 2;
    (same_end && same_head && !both_listed && short.chars().count() == 2)
        .then(|| format!("名称主干的首字同为“{}”", &short[..3]))
}

fn party(name: &str) -> bool {
    name.starts_with("区委") || name.starts_with("县委")
}

/// A name without its level and its ending: 区教体局 → 教体, 鼓楼公安分局 → 公安.
fn core(name: &str) -> Option<String> {
    let stem =
        ENDS.iter().filter(|e| name.ends_with(*e)).map(|e| &name[..name.len() - e.len()]).min_by_key(|s| s.len())?;
    let stem = stem
        .strip_prefix("区委")
        .or_else(|| stem.strip_prefix('区'))
        .or_else(|| stem.strip_prefix("团区"))
        .unwrap_or_else(|| {
            // 鼓楼公安分局: the place has no level in the name.
            stem.strip_suffix("公安").map_or(stem, |_| "公安")
        });
    Some(stem.to_owned()).filter(|s| !s.is_empty() && !s.starts_with('团'))
}

fn is_subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|l| l == c))
}

/// The findings that ask a person: open pairs and groups without members.
pub fn questions(source: &Source, roster: &Roster) -> Vec<Diagnostic> {
    let place = |at: Option<&At>, name: &str| {
        let start = at
            .map(|a| source.offset(a.line as usize, a.column as usize))
            .or_else(|| source.text().find(name))
            .unwrap_or(0);
        let end = start + if source.text()[start..].starts_with(name) { name.len() } else { 0 };
        Span::new(start, end)
    };
    let open = roster.alias_questions.iter().filter(|q| q.confirmed.is_none()).map(|q| {
        let other = roster.units.iter().find(|u| u.name == q.names[1]);
        let d = Diagnostic::new(&codes::ALIAS).with("a", &q.names[0]).with("b", &q.names[1]).with("why", &q.why);
        d.at(source, place(other.and_then(|u| u.prose.first()), &q.names[1]))
    });
    let empty = roster.groups.iter().filter(|g| g.members.is_empty());
    let empty = empty.map(|g| Diagnostic::new(&codes::MEMBERS).with("group", &g.name).at(source, place(None, &g.name)));
    open.chain(empty).collect()
}

/// The end of the prose: where the task table or the annex begins.
pub fn prose_end(source: &Source) -> usize {
    source.text().find('\t').map_or(source.text().len(), |t| source.text()[..t].rfind('\n').unwrap_or(0))
}

/// Every section below, the outer before the inner.
pub fn walk<'s>(sections: &'s [Section], visit: &mut impl FnMut(&'s Section)) {
    for s in sections {
        visit(s);
        walk(&s.sections, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        named_in_prose(text, &[]).into_iter().map(|(_, n, _)| n).collect()
    }

    #[test]
    fn names_in_running_prose() {
        assert_eq!(names("区委宣传部和区委网信办对报道要严格把关"), ["区委宣传部", "区委网信办"]);
        assert_eq!(names("区检察院要会同鼓楼公安分局、区法院进一步梳理"), ["区检察院", "鼓楼公安分局", "区法院"]);
        assert_eq!(names("团区委要对接团市委加强平台建设"), ["团区委", "团市委"]);
        assert_eq!(names("落实中央、省委、市委、区委关于安全的部署"), ["中央", "省委", "市委", "区委"]);
        assert_eq!(names("区教体局要协同区政法部门、区妇联等部门"), ["区教体局", "区妇联"]);
    }

    #[test]
    fn a_name_goes_on_to_its_end_and_no_further() {
        for (text, wanted) in [
            (
                "抄送：区委办公室，区人大常委会办公室，区政协办公室。",
                vec!["区委办公室", "区人大常委会办公室", "区政协办公室"],
            ),
            ("报区安委办，由区安委会研究。", vec!["区安委办", "区安委会"]),
            ("区政法委会同区法院办理", vec!["区政法委", "区法院"]),
            ("区发改委办理审批", vec!["区发改委"]),
        ] {
            assert_eq!(names(text), wanted, "{text}");
        }
    }

    #[test]
    fn words_that_are_no_names() {
        for text in [
            "普法进社区、进校园",
            "区分程度和不同情况",
            "全区保护未成年人",
            "我区推进家庭教育办法",
            "城市中学建成率",
            "区级重点落实",
            "保障\n楼公安分局",
        ] {
            assert!(names(text).is_empty(), "{text}: {:?}", names(text));
        }
    }

    #[test]
    fn likely_pairs_are_asked_and_others_are_not() {
        let unit = |name: &str, tasks: bool| Unit {
            name: name.into(),
            leads: if tasks { vec![1] } else { vec![] },
            ..Unit::default()
        };
        let ask = |a, b| likeness(&a, &b, &[["区委政法委", "区平安办"]]).is_some();
        assert!(ask(unit("区教育局", false), unit("区教体局", true)));
        assert!(ask(unit("区文旅局", false), unit("区文广旅局", true)));
        assert!(ask(unit("区交通办", true), unit("区交通局", false)));
        assert!(ask(unit("区公安局", true), unit("鼓楼公安分局", true)));
        assert!(ask(unit("区委政法委", true), unit("区平安办", true)));
        for (a, b) in [
            ("团区委", "团市委"),
            ("区民政局", "区民宗局"),
            ("区委宣传部", "区委组织部"),
            ("区检察院", "区法院"),
            ("区交通办", "区平安办"),
            ("区国安办", "区平安办"),
            ("区司法局", "区公安局"),
        ] {
            assert!(!ask(unit(a, true), unit(b, true)), "{a} {b}");
        }
    }
}
