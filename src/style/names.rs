//! Lists of names in the cells of a table: where their lines end, so that no name is cut.
//!
//! On the floor of style, and by half cells, so that the page and the DOCX get the same lines.

use super::columns::width_in_half_cells;

/// The widest name that is kept whole, in half cells: twelve characters.
const WIDEST: i64 = 24;

/// What parts names in a list; their lines end after it.
pub const SEPARATORS: [char; 3] = ['、', '，', '；'];

/// The lines of a list of names in a column that holds so many half cells, each with the separator that ends it; `None`
/// where the text needs no such care: it fits on one line, or is no list of names. A name that no line can hold begins
/// one.
pub fn lines(text: &str, room: i64) -> Option<Vec<&str>> {
    let names: Vec<&str> = text.split_inclusive(SEPARATORS).collect();
    let is_name = |n: &&str| width_in_half_cells(n.trim_end_matches(SEPARATORS)) <= WIDEST && !n.contains(is_prose);
    if width_in_half_cells(text) <= room || names.len() < 2 || !names.iter().all(is_name) {
        return None;
    }
    let mut lines = Vec::new();
    let (mut start, mut end, mut width) = (0, 0, 0);
    for name in names {
        let own = width_in_half_cells(name);
        if width > 0 && width + own > room {
            lines.push(&text[start..end]);
            (start, width) = (end, 0);
        }
        end += name.len();
        width += own;
        if width > room {
            // A name that no line holds fills lines of whole characters; the next may follow on its last.
            let line = (room - room % 2).max(2);
            width = match width % line {
                0 => line,
                // The separator begins no line: the character before it goes with it.
                2 => 4,
                rest => rest,
            };
        }
    }
    lines.push(&text[start..]);
    Some(lines)
}

/// What stands in sentences and not in lists of names.
fn is_prose(c: char) -> bool {
    matches!(c, '。' | '：' | '！' | '？' | '—' | '…' | '“' | '”' | '《' | '》')
        || c.is_whitespace()
        || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_names() {
        assert_eq!(lines("区教体局、区卫健委", 13), Some(vec!["区教体局、", "区卫健委"]));
        assert_eq!(lines("各学校，各办事处", 14), Some(vec!["各学校，", "各办事处"]));
        assert_eq!(
            lines("区卫健委、区应急管理局等单位，各学校，各办事处", 20),
            Some(vec!["区卫健委、", "区应急管理局等单位，", "各学校，各办事处"])
        );
    }

    #[test]
    fn a_name_that_no_line_holds_begins_one() {
        assert_eq!(
            lines("团区委、区委教育工作领导小组、区妇联", 12),
            Some(vec!["团区委、", "区委教育工作领导小组、", "区妇联"])
        );
        // 区应急管理局等单 / 位，各学校， / 各办事处
        assert_eq!(
            lines("区应急管理局等单位，各学校，各办事处", 18),
            Some(vec!["区应急管理局等单位，各学校，", "各办事处"])
        );
        // 区应急管理局等 / 单位，各学校， / 各办事处
        assert_eq!(
            lines("区应急管理局等单位，各学校，各办事处", 14),
            Some(vec!["区应急管理局等单位，各学校，", "各办事处"])
        );
    }

    #[test]
    fn what_fits_or_is_no_list_is_left_alone() {
        assert_eq!(lines("团区委、区妇联", 14), None);
        assert_eq!(lines("区委教育工作领导小组", 12), None);
        assert_eq!(lines("已开展排查，共发现问题3个，均已整改到位", 12), None);
        assert_eq!(lines("各学校要结合实际认真组织开展专题教育活动，务求实效", 12), None);
    }

    #[test]
    fn nothing_is_lost() {
        let text = "区委宣传部、区委政法委、鼓楼公安分局、区检察院、区法院、区司法局";
        for room in 0..80 {
            assert!(lines(text, room).is_none_or(|l| l.concat() == text && l.iter().all(|l| !l.is_empty())), "{room}");
        }
    }
}
