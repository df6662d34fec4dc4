//! Cells that name bodies: 区卫健委、区教体局，各学校等单位.

use super::UnitCell;
use crate::base::text::simplified;

/// What the name of a body may end with.
const BODY_ENDS: [&str; 19] = [
    "局", "委", "办", "院", "联", "部", "队", "会", "中心", "小组", "处", "厅", "政府", "公司", "学校", "单位", "部门",
    "机构", "工委",
];

/// What else it may end with, where a text is known to be a name or nothing.
const FURTHER_ENDS: [&str; 6] = ["办公室", "银行", "集团", "总站", "研究所", "海关"];

/// Reads a cell's text: 、 and ， both separate, but not within brackets; 和, 及 and 与 separate two whole names; a trailing
/// 等, 等单位 or 等部门 anywhere says that more are meant. A stroke alone says that nobody is meant.
pub fn read(text: &str) -> UnitCell {
    let mut cell = UnitCell { text: text.to_owned(), ..UnitCell::default() };
    if NOBODY.contains(&text) {
        return cell;
    }
    for item in joined(items(text)) {
        let (name, open) = without_etc(&item);
        cell.open_ended |= open;
        cell.units.extend(split_joined(name).into_iter().map(str::to_owned));
    }
    cell
}

/// What stands in a cell that names nobody.
const NOBODY: [&str; 8] = ["/", "／", "-", "—", "——", "－", "无", "\\"];

/// The pieces between separators that stand in no brackets.
fn items(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut depth) = (0, 0usize);
    for (i, c) in text.char_indices() {
        match c {
            '（' | '(' | '〔' | '［' => depth += 1,
            '）' | ')' | '〕' | '］' => depth = depth.saturating_sub(1),
            // A bracket that nothing closes must not hide the rest.
            '、' | '，' | ',' | '；' | ';' if depth == 0 || !text[i..].contains(['）', ')', '〕', '］']) => {
                out.push(&text[from..i]);
                from = i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&text[from..]);
    out.retain(|item| !item.is_empty());
    out
}

/// 各市、自治州人民政府 is one name: 各市 lacks what all of it ends with.
fn joined(items: Vec<&str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for item in items {
        match out.last_mut() {
            Some(last) if lacks_end(last) && is_of_places(item) => {
                last.push('、');
                last.push_str(item);
            }
            _ => out.push(item.to_owned()),
        }
    }
    out
}

/// 各省, 各市、县, 各县（市、区）: kinds of places, and not yet of whom.
fn lacks_end(name: &str) -> bool {
    let Some(places) = name.strip_prefix('各') else { return false };
    items(places).into_iter().all(|p| after_kind(p) == Some(""))
}

/// 自治州人民政府, 县（区）: a kind of place, and perhaps of whom.
fn is_of_places(item: &str) -> bool {
    after_kind(item)
        .is_some_and(|of| ["", "人民政府", "政府", "党委", "党委政府", "管委会", "人民政府办公室"].contains(&of))
}

/// What follows a kind of place at the head of a text, and the kinds in brackets behind it.
fn after_kind(text: &str) -> Option<&str> {
    let kinds = ["直辖市", "自治区", "自治州", "自治县", "街道", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡"];
    let rest = kinds.iter().find_map(|k| text.strip_prefix(k))?;
    let inside = rest.strip_prefix(['（', '(', '〔']).and_then(|r| r.split_once(['）', ')', '〕']));
    Some(inside.map_or(rest, |(_, after)| after))
}

/// Takes off 等, 等单位, 等部门, 等有关单位 ….
fn without_etc(item: &str) -> (&str, bool) {
    let Some(n) = item.rfind('等') else { return (item, false) };
    let tail: String = item[n + '等'.len_utf8()..].chars().map(simplified).collect();
    let more = ["", "单位", "部门", "机构", "有关单位", "有关部门", "相关单位", "相关部门", "部门单位"];
    if n > 0 && more.contains(&tail.as_str()) { (&item[..n], true) } else { (item, false) }
}

/// Splits 甲局和乙局 and 各办事处及其他机构, but not 人力资源和社会保障局: what stands before must end a name.
fn split_joined(name: &str) -> Vec<&str> {
    for (i, c) in name.char_indices().filter(|(_, c)| matches!(c, '和' | '及' | '与')) {
        let (left, right) = (&name[..i], &name[i + c.len_utf8()..]);
        let right = right.strip_prefix('其').filter(|r| !r.starts_with('他')).unwrap_or(right);
        if ends_a_name(left) && right.chars().count() >= 2 {
            let mut names = vec![left];
            names.extend(split_joined(right));
            return names;
        }
    }
    vec![name]
}

/// Whether a text could be a whole name of a body.
pub fn ends_a_name(text: &str) -> bool {
    let tail: String = text.chars().skip(text.chars().count().saturating_sub(4)).map(simplified).collect();
    text.chars().nth(1).is_some() && BODY_ENDS.iter().any(|e| tail.ends_with(e))
}

/// Whether a text that is a name or nothing is the name of a body.
pub fn names_a_body(text: &str) -> bool {
    let simple: String = text.chars().map(simplified).collect();
    ends_a_name(text) || FURTHER_ENDS.iter().any(|e| simple.ends_with(e))
}

/// Whether a name stands for several bodies: 各学校, 其他政法单位, 普法成员单位.
pub fn is_group(name: &str) -> bool {
    let collective = ["各", "其他", "有关", "相关", "全体", "所有"].iter().any(|p| name.starts_with(p));
    collective || name.ends_with("成员单位") || (name.contains('直') && name.ends_with("单位"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> (Vec<String>, bool) {
        let cell = read(text);
        (cell.units, cell.open_ended)
    }

    #[test]
    fn both_separators_and_the_open_end() {
        assert_eq!(
            names("区卫健委、区教体局，各学校"),
            (vec!["区卫健委".into(), "区教体局".into(), "各学校".into()], false)
        );
        assert_eq!(names("区委政法委、区民宗局等").0, ["区委政法委", "区民宗局"]);
        assert!(names("区应急管理局等单位，各学校").1);
        assert_eq!(
            names("区司法局、团区委和区关工委等部门，各办事处").0,
            ["区司法局", "团区委", "区关工委", "各办事处"]
        );
    }

    #[test]
    fn joined_names_part_and_names_with_a_joint_stay_whole() {
        assert_eq!(names("各办事处及其他相关机构").0, ["各办事处", "其他相关机构"]);
        assert_eq!(
            names("市人力资源和社会保障局、市住房和城乡建设局").0,
            ["市人力资源和社会保障局", "市住房和城乡建设局"]
        );
        assert_eq!(names(""), (vec![], false));
        assert_eq!(names("/"), (vec![], false));
    }

    #[test]
    fn brackets_and_kinds_of_places_stay_whole() {
        assert_eq!(
            names("市甲局，各县（市、区）人民政府、市直园区").0,
            ["市甲局", "各县（市、区）人民政府", "市直园区"]
        );
        assert_eq!(names("甲厅，各市、自治州人民政府").0, ["甲厅", "各市、自治州人民政府"]);
        assert_eq!(names("各市、县〔区〕人民政府").0, ["各市、县〔区〕人民政府"]);
        assert_eq!(names("各区、各部门").0, ["各区", "各部门"]);
        assert_eq!(names("甲局（主办、乙局").0, ["甲局（主办", "乙局"]);
    }
}
