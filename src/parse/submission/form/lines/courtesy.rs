//! What a letter says besides its report: greetings, what it encloses, how it closes.

use super::super::meta;
use crate::base::text::without_blanks;

/// Words of a report, which no covering letter needs.
const OF_TASKS: [&str; 12] =
    ["完成", "进展", "推进", "问题", "滞后", "启动", "开展", "落实", "整改", "排查", "培训", "下一步"];

/// How the line begins that gives the subject of a letter.
const SUBJECT: &str = "主题：";

/// Whether a line at the head of a text is its title.
pub(super) fn is_title(text: &str) -> bool {
    if text.starts_with(SUBJECT) {
        return true;
    }
    // What stands in brackets at the end only says of what kind it is: （补充，示例）.
    let remark = text.strip_suffix(['）', ')']).and_then(|t| t.rsplit_once(['（', '(']));
    let named = remark.map_or(text, |(named, _)| named);
    let short = text.chars().count() <= 40 && !named.contains(['。', '；', '，', '：', ':']);
    short && meta::is_title(text) && !text.starts_with("附件")
}

/// Whether a line is a courtesy or says what is enclosed.
pub(super) fn is_courtesy(text: &str) -> bool {
    let text = without_blanks(text);
    let short = text.chars().count() <= 60;
    let greets = ["您好", "你好", "各位领导", "领导好", "尊敬的", "此致", "敬礼", "祝好", "谢谢", "打扰"];
    let announces = text.starts_with("现将") && ["如下", "随信", "报上", "呈上"].iter().any(|w| text.contains(w));
    let encloses = text.contains("附件") || text.contains("随信");
    let delivers = encloses
        && ["查收", "请收", "请审阅", "请阅", "见附件", "附后", "报送", "报上"].iter().any(|w| text.contains(w));
    let greeting = greets.iter().any(|w| text.starts_with(w)) && !OF_TASKS.iter().any(|w| text.contains(w));
    let please = ["请查收", "请审阅", "请查阅", "请查收附件"].contains(&text.trim_end_matches(['。', '！', '，']));
    short && (greeting || announces || delivers || please || ends(&text) || is_addressee(&text) || is_annex(&text))
}

/// Whether a line closes a letter.
pub(super) fn ends(text: &str) -> bool {
    let text = without_blanks(text);
    let bare = text.trim_end_matches(['。', '！', '!', '.']);
    matches!(
        bare,
        "特此报告" | "专此报告" | "以上报告" | "此致" | "敬礼" | "此致敬礼" | "妥否，请批示" | "以上报告，请审阅"
    )
}

/// 区平安办：
fn is_addressee(text: &str) -> bool {
    let Some(name) = text.strip_suffix(['：', ':']) else { return false };
    let ends = ["局", "委", "办", "办公室", "小组", "领导", "同志", "部", "政府", "老师", "主任", "科长"];
    name.chars().count() <= 25 && ends.iter().any(|e| name.ends_with(e))
}

/// 附件：1.区妇联7月进展.xlsx
fn is_annex(text: &str) -> bool {
    let rest = text.strip_prefix("附件").map(|r| r.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.is_some_and(|r| r.is_empty() || r.starts_with([':', '：']))
}

/// Whether a line of a covering letter says nothing of a task.
pub(super) fn is_short(text: &str) -> bool {
    let of_task = OF_TASKS.iter().any(|w| text.contains(w)) || text.contains("任务");
    text.chars().count() <= 16 && !of_task && !text.contains(['%', '％'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn courtesies_are_told_from_reports() {
        for text in [
            "区平安办：",
            "您好！",
            "现将我单位7月工作进展情况报告如下：",
            "附件是我单位7月任务进展情况表，请查收。",
            "特此报告。",
            "此致",
            "附件：1.区妇联7月进展.xlsx",
        ] {
            assert!(is_courtesy(text), "{text}");
        }
        for text in [
            "一是组织培训3场，二是排查隐患12处。",
            "您好，任务5已完成，开展培训3场。",
            "我单位7月工作正常推进。",
            "任务5：",
            "存在问题：",
        ] {
            assert!(!is_courtesy(text), "{text}");
        }
        assert!(is_title("区妇联2022年7月任务进展情况"));
        assert!(is_title("区妇联8月进展（补充，示例）"));
        assert!(!is_title("进展：开展培训3场。") && !is_title("工作进展良好，培训3场（另附名单）"));
        assert!(is_short("张三") && !is_short("任务5已完成"));
    }
}
