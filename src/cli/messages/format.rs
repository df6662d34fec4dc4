//! What is said of measured papers.

use crate::base::Lang;
use crate::base::diagnostic::Text;
use crate::build::Measurable;

const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// Heads of the table of measures.
pub(in super::super) const HEAD: Text =
    text("条款|项目|版面模型|写出的 PDF|应为|结果", "clause|what|page model|PDF|wanted|verdict");
/// As the standard wants, twice.
pub(in super::super) const GOOD: Text = text("合格", "pass");
/// Not as the standard wants, or the two measures differ.
pub(in super::super) const BAD: Text = text("不合格", "FAIL");
/// No such thing was found.
pub(in super::super) const NOTHING: &str = "—";
/// No paper has been written.
pub(in super::super) const NO_PAPERS: Text = text("没有可测量的公文", "there is no paper to measure");
/// What follows no program can see to.
pub(in super::super) const DUTIES: Text =
    text("测量不到、须由经办人把关的：", "What cannot be measured and the clerk sees to:");
/// What follows is not done.
pub(in super::super) const NOT_OFFERED: Text = text("本程序不提供的：", "What this program does not offer:");

/// What became of a paper; nothing of one that is as it should be.
pub(in super::super) fn state(state: &Measurable, lang: Lang) -> Option<String> {
    let plain = match state {
        Measurable::Current => return None,
        Measurable::Stale => text(
            "不是现在会写出的那一份：运行 `hongtou build` 后再测",
            "is not what would be written now: run `hongtou build`, then measure again",
        ),
        Measurable::Issued => {
            text("已印发，保持原样；只以写出的 PDF 为准", "was issued and stays as it is; the PDF alone counts")
        }
        Measurable::NotWritten => {
            text("还没有生成：先运行 `hongtou build`", "has not been written: run `hongtou build` first")
        }
        Measurable::Unread(why) => {
            return Some(match lang {
                Lang::Zh => format!("这个 PDF 读不了：{why}"),
                Lang::En => format!("this PDF cannot be read: {why}"),
            });
        }
        Measurable::NotMade => text("无法生成：用 `hongtou check` 查看", "cannot be made: see `hongtou check`"),
    };
    Some(plain.get(lang).to_owned())
}

/// How many measures of how many papers are as wanted.
pub(in super::super) fn total(papers: usize, rows: usize, bad: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {papers} 件公文，测量 {rows} 项，不合格 {bad} 项"),
        Lang::En => format!("{papers} papers, {rows} measures, {bad} failing"),
    }
}
