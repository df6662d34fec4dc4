//! What `hongtou edition`, `hongtou diff` and `hongtou amend` say.

use crate::base::diagnostic::Text;
use crate::base::{Date, Lang};
use crate::build::texts::Folded;

const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// Two texts are the same.
pub(in super::super) const SAME: Text = text("两个文本没有差别。", "The two texts are the same.");
/// Nothing was edited.
pub(in super::super) const NOTHING_EDITED: Text =
    text("与现行文本没有差别，没有写任何文件。", "Nothing differs from the text in force; nothing was written.");
/// How to go on with a draft.
pub(in super::super) const STARTED: Text = text(
    "改好以后运行 `hongtou amend from-edit --date 日期`。",
    "Edit them, then run `hongtou amend from-edit --date DATE`.",
);
/// What stays unexplained follows.
pub(in super::super) const LEFT: Text = text("写不成修改的差别：", "Differences that no change explains:");
/// A draft or a paper was refused.
pub(in super::super) const NOTHING_WRITTEN: Text = text("没有写入任何文件。", "Nothing was written.");
/// An amendment does not lie where those of the dossier do.
pub(in super::super) const OUTSIDE: Text = text(
    "文件不在案卷的 seeds/amendments/ 内，只解析，不写入",
    "the file lies outside seeds/amendments/ of a dossier; nothing was written",
);
/// A list of changes is as it should be.
pub(in super::super) const UP_TO_DATE: Text = text("与已有的一致，未重写：", "is up to date: ");
/// How to overwrite a list that a person edited.
pub(in super::super) const FORCE: Text = text(
    "确要以解析结果覆盖，请加 --force，改动过的文件会留有备份",
    "to overwrite it with the new reading pass --force; the edited file is kept as a backup",
);

fn day(date: Option<Date>, lang: Lang) -> String {
    match (lang, date) {
        (Lang::Zh, Some(date)) => date.to_chinese(),
        (Lang::En, Some(date)) => date.to_string(),
        (Lang::Zh, None) => "印发之日".to_owned(),
        (Lang::En, None) => "the day it was issued".to_owned(),
    }
}

/// Which text it is.
pub(in super::super) fn edition(since: Option<Date>, folded: usize, lang: Lang) -> String {
    let since = day(since, lang);
    match (lang, folded) {
        (Lang::Zh, 0) => format!("{since}印发的文本，没有修改过"),
        (Lang::En, 0) => format!("the text as issued on {since}, not amended"),
        (Lang::Zh, n) => format!("自{since}起的现行文本，已计入{n}次修改："),
        (Lang::En, n) => format!("the text in force from {since} on, with {n} amendment(s):"),
    }
}

/// An amendment that is folded in.
pub(in super::super) fn folded(f: &Folded, lang: Lang) -> String {
    let (date, from) = (day(Some(f.date), lang), day(Some(f.first_day), lang));
    match lang {
        Lang::Zh => {
            let number = if f.doc_number.is_empty() { "（没有文号）" } else { &f.doc_number };
            format!("  {number}，{date}，自{from}起施行，{}", f.file)
        }
        Lang::En => {
            let number = if f.doc_number.is_empty() { "(no number)" } else { &f.doc_number };
            format!("  {number}, {date}, in force from {from}, {}", f.file)
        }
    }
}

/// From which text to which.
pub(in super::super) fn from_to(from: Option<Date>, to: Option<Date>, lang: Lang) -> String {
    let (from, to) = (day(from, lang), day(to, lang));
    match lang {
        Lang::Zh => format!("从{from}的文本到{to}的文本："),
        Lang::En => format!("From the text of {from} to the text of {to}:"),
    }
}

/// A difference: the words before and after.
pub(in super::super) fn became(old: &str, new: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("  “{old}” → “{new}”"),
        Lang::En => format!("  “{old}” became “{new}”"),
    }
}

/// How many changes were read.
pub(in super::super) fn changes(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("读出{n}处修改："),
        Lang::En => format!("{n} change(s):"),
    }
}

/// Paragraphs of a text that is no amendment were not shown.
pub(in super::super) fn foreign(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另有{n}段不属于修改通知的任何部分，加 -v 逐段列出\n"),
        Lang::En => format!("{n} more paragraph(s) are no part of an amendment; -v lists them\n"),
    }
}

/// The changes alter which text.
pub(in super::super) fn drawn(n: usize, since: Option<Date>, lang: Lang) -> String {
    let since = day(since, lang);
    match lang {
        Lang::Zh => format!("对{since}的文本有{n}处修改："),
        Lang::En => format!("{n} change(s) to the text of {since}:"),
    }
}

/// The amendment was tried.
pub(in super::super) fn tried(since: Option<Date>, fits: bool, lang: Lang) -> String {
    let since = day(since, lang);
    match (lang, fits) {
        (Lang::Zh, true) => format!("在{since}的文本上试改：都能改到"),
        (Lang::Zh, false) => format!("在{since}的文本上试改：有改不到的地方，见上"),
        (Lang::En, true) => format!("tried on the text of {since}: every change meets its place"),
        (Lang::En, false) => format!("tried on the text of {since}: some changes do not meet their places, see above"),
    }
}

/// An edited file was kept.
pub(in super::super) fn kept_as(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("人工改动的原件留作 {path}"),
        Lang::En => format!("the edited file is kept as {path}"),
    }
}
