//! What stands around a text without being of it: page numbers, and what the page of a web site adds.

/// Labels of the box in which web sites tell of a document, and of what they put above and below it.
const LABELS: [&str; 42] = [
    "索引号",
    "主题分类",
    "发布机构",
    "发布日期",
    "发布时间",
    "发文日期",
    "生成日期",
    "信息来源",
    "信息类别",
    "信息索取号",
    "公开方式",
    "公开形式",
    "公开范围",
    "有效性",
    "废止日期",
    "失效日期",
    "效力状态",
    "文件状态",
    "主题词",
    "服务对象",
    "来源",
    "作者",
    "责任编辑",
    "浏览次数",
    "阅读次数",
    "点击数",
    "访问量",
    "字体",
    "字号",
    "政策解读",
    "相关解读",
    "视力保护色",
    "浏览量",
    "归档时间",
    "内容概述",
    "发文机构",
    "成文单位",
    "制发机关",
    "有效期",
    "关键词",
    "公文时效",
    "是否有效",
];

/// Words that stand alone on such a page.
const WORDS: [&str; 18] = [
    "打印",
    "打印本页",
    "关闭",
    "关闭窗口",
    "关闭本页",
    "分享",
    "分享到",
    "收藏",
    "返回顶部",
    "返回",
    "首页",
    "扫一扫在手机打开当前页",
    "相关链接",
    "相关稿件",
    "相关文件",
    "上一篇",
    "下一篇",
    "附件下载",
];

/// Whether a line, without blanks and in simplified characters, is such.
pub fn is_furniture(plain: &str) -> bool {
    is_page_number(plain) || is_alone(plain) || label(plain).is_some_and(|l| LABELS.contains(&l)) || is_way(plain)
}

/// The label in front of a colon.
pub fn label(plain: &str) -> Option<&str> {
    plain.trim_start_matches(['【', '[']).split_once(['：', ':']).map(|(label, _)| label)
}

/// Whether a label is one of the box in which web sites tell of a document.
pub fn is_label(label: &str) -> bool {
    LABELS.contains(&label) || tells_the_head(label)
}

/// Whether what stands behind a label is a part of the head, which the text itself may lack.
pub fn tells_the_head(label: &str) -> bool {
    ["发文字号", "文号", "成文日期", "发文机关", "标题", "名称"].contains(&label)
}

/// — 3 —, -3-, 第3页, 第3页共9页; a number alone is none, for it may be a cell.
pub fn is_page_number(plain: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let dashed = plain.trim_matches(['—', '-', '－', '–', '―']);
    if dashed.len() < plain.len() && plain.ends_with(['—', '-', '－', '–', '―']) {
        return digits(dashed);
    }
    let page = |s: &str| s.strip_prefix('第').and_then(|r| r.strip_suffix('页')).is_some_and(digits);
    let of = |s: &str| s.strip_prefix('共').and_then(|r| r.strip_suffix('页')).is_some_and(digits);
    page(plain)
        || plain
            .split_once('共')
            .is_some_and(|(p, o)| page(p.trim_end_matches(['，', ',', '/'])) && of(&format!("共{o}")))
}

/// One of the words, or several in brackets: 【打印】【关闭】.
fn is_alone(plain: &str) -> bool {
    let mut words = plain.split(['【', '】', '[', ']', '|', '｜', '：', ':']).filter(|w| !w.is_empty()).peekable();
    words.peek().is_some() && words.all(|w| WORDS.contains(&w) || ["大", "中", "小", "字体"].contains(&w))
}

/// 首页 > 政务公开 > 文件, and 当前位置：首页 > ….
fn is_way(plain: &str) -> bool {
    plain.starts_with("当前位置")
        || plain.starts_with("您的位置")
        || (plain.starts_with("首页") && plain.contains(['>', '＞', '»']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_sheets_and_pages() {
        for yes in [
            "—3—",
            "-12-",
            "第3页共9页",
            "第3页",
            "索引号：000014349/2018-00215",
            "【字体：大中小】",
            "打印",
            "【打印】【关闭】",
            "责任编辑：某某",
            "政策解读：一图读懂",
            "首页>政务公开>通知",
            "当前位置：首页",
        ] {
            assert!(is_furniture(yes), "{yes}");
        }
        for no in [
            "3",
            "—",
            "附件：任务清单",
            "关闭企业要依法处置。",
            "来源于各区",
            "第三页",
            "打印机管理办法",
            "各区人民政府：",
            "",
        ] {
            assert!(!is_furniture(no), "{no}");
        }
    }
}
