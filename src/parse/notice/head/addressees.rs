//! 主送: where the addressees stand, and where one ends and the next begins.

use super::VERBS;
use crate::parse::furniture;
use crate::parse::lines::{Line, Look, plain};

/// How far down an addressee may stand.
const HEAD: usize = 16;

/// The lines of the addressees, from and to; they may be cut in two.
pub(super) fn addressee(lines: &[Line]) -> Option<(usize, usize)> {
    let end = lines.iter().take(HEAD).position(is_addressee)?;
    let mut from = end;
    while from > 0 && lines[from - 1].look == Look::Plain && goes_on(&lines[from - 1]) {
        from -= 1;
    }
    Some((from, end))
}

/// A line of addressees that the edge cut: it is full of separators and no title.
fn goes_on(line: &Line) -> bool {
    let text = plain(&line.text.text());
    text.contains(['，', '、'])
        && !text.contains('。')
        && !VERBS.iter().any(|v| text.contains(v))
        && !text.contains("通知")
}

/// 主送: names of bodies, ended by a colon, no sentence.
fn is_addressee(line: &Line) -> bool {
    let text = plain(&line.text.text());
    let sentence = text.contains('。') || text.ends_with("如下：") || text.ends_with("如下:") || text.contains('《');
    let label = furniture::label(&text).is_some_and(furniture::is_label);
    line.look == Look::Plain && text.ends_with(['：', ':']) && !sentence && !label && text.chars().count() > 2
}

/// What is no name by itself but the other half of the one before: 各乡党委、政府.
const BARE: [&str; 8] = ["人民政府", "政府", "管委会", "管理委员会", "办公室", "办事处", "党委", "党工委"];

/// 主送 at its outermost separators. What has its end, or its beginning, only once stays whole: 各省、自治区、直辖市人民政府,
/// 国务院各部委、各直属机构.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in text.split(['，', ',']).filter(|p| !p.is_empty()) {
        let mut open = String::new();
        for piece in pieces(part) {
            let shares = open.chars().skip(1).any(|c| c == '各') && piece.starts_with('各');
            let both = open.starts_with('各') && piece.starts_with('各');
            let whole = is_whole(&open);
            let bare = BARE.contains(&piece);
            let places = [open.as_str(), piece].iter().all(|p| p.ends_with('区') && p.chars().count() > 2);
            if open.is_empty() {
                open.push_str(piece);
            } else if (both || whole || places) && !shares && !bare && piece.chars().count() > 1 {
                out.push(std::mem::replace(&mut open, piece.to_owned()));
            } else {
                open.push('、');
                open.push_str(piece);
            }
        }
        out.push(open);
    }
    out
}

/// Whether a piece is a name by itself, with or without a bracket behind it: 市教育厅（教委）, 各学院（部）, 机关各部门.
fn is_whole(piece: &str) -> bool {
    let open = piece.rfind(['（', '(']).filter(|at| *at > 0 && piece.ends_with(['）', ')']));
    // What stands in brackets behind a kind of place is one more kind: 各县（市、区）.
    let place = |name: &str| ["省", "市", "县", "区", "镇", "乡", "州", "盟", "旗"].iter().any(|p| name.ends_with(p));
    let name = open.map_or(piece, |at| &piece[..at]);
    let name = if open.is_some() && place(name) { piece } else { name };
    let group = name.contains('各') && ["学院", "社区", "公司", "科室", "处室", "村"].iter().any(|e| name.ends_with(e));
    group || crate::model::cells::names_a_body(name)
}

/// The pieces between 、 that stand in no brackets.
fn pieces(part: &str) -> Vec<&str> {
    let (mut out, mut from, mut depth) = (Vec::new(), 0, 0usize);
    for (i, c) in part.char_indices() {
        match c {
            '（' | '(' | '〔' => depth += 1,
            '）' | ')' | '〕' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => {
                out.push(&part[from..i]);
                from = i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&part[from..]);
    out.retain(|p| !p.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addressees_part_where_both_sides_are_whole() {
        for (text, parts) in [
            ("各办事处，某领导小组有关成员单位", &["各办事处", "某领导小组有关成员单位"][..]),
            (
                "各省、自治区、直辖市人民政府，国务院各部委、各直属机构",
                &["各省、自治区、直辖市人民政府", "国务院各部委、各直属机构"],
            ),
            ("各区卫生健康局、财政局，市医保中心", &["各区卫生健康局", "财政局", "市医保中心"]),
            (
                "各县（市、区）人民政府，市政府各委、办、局，各有关单位",
                &["各县（市、区）人民政府", "市政府各委、办、局", "各有关单位"],
            ),
            ("各镇、街,各管委会,区直各办、局", &["各镇、街", "各管委会", "区直各办、局"]),
            ("各乡镇、各部门", &["各乡镇", "各部门"]),
            ("各街道党工委、办事处，区直各单位", &["各街道党工委、办事处", "区直各单位"]),
            (
                "各县市区委、人民政府,某开发区、某新区,中央、省驻某单位",
                &["各县市区委、人民政府", "某开发区", "某新区", "中央、省驻某单位"],
            ),
            ("各学院（部）、机关各部门、直属各单位", &["各学院（部）", "机关各部门", "直属各单位"]),
            (
                "各省、自治区、直辖市教育厅（教委）、工业主管部门、甲局（厅、委）",
                &["各省、自治区、直辖市教育厅（教委）", "工业主管部门", "甲局（厅、委）"],
            ),
            ("各县（市、区）、某新区", &["各县（市、区）、某新区"]),
            ("区甲局、团区委、乙分局", &["区甲局", "团区委", "乙分局"]),
        ] {
            assert_eq!(split(text), parts, "{text}");
        }
    }
}
