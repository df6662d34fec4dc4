//! What is said of why papers are made, of proof, of effects and of issue.

use crate::base::Lang;
use crate::base::diagnostic::Text;
use crate::build::{InputChange, Why};

const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// Enough digits of a hash to tell two apart by eye.
pub(in super::super) fn digits(sha256: &str) -> &str {
    sha256.get(..12).unwrap_or(sha256)
}

/// A reason for making a paper anew.
pub(in super::super) fn why(why: &Why, lang: Lang) -> String {
    let plain = match why {
        Why::First => text("此前没有", "was not there"),
        Why::Gone => text("原文件不在", "the file was gone"),
        Why::Edited => text("原文件经人改动，按 --force 覆盖", "edited by a person, overwritten by --force"),
        Why::Asked => text("命令所写的要求有变动", "something else was asked for"),
        Why::Program => text("程序版本不同", "the program is another"),
        Why::Fonts => text("字体有变动", "the fonts changed"),
        Why::Input { path, change, amendment } => return input(path, *change, amendment.as_deref(), lang),
    };
    plain.get(lang).to_owned()
}

fn input(path: &str, change: InputChange, amendment: Option<&str>, lang: Lang) -> String {
    let name = match (lang, amendment) {
        (_, None) => path.to_owned(),
        (Lang::Zh, Some("")) => format!("修改通知 {path}"),
        (Lang::Zh, Some(number)) => format!("修改通知 {path}（{number}）"),
        (Lang::En, Some("")) => format!("the amendment {path}"),
        (Lang::En, Some(number)) => format!("the amendment {path} ({number})"),
    };
    let change = match change {
        InputChange::New => text("新增", "is new"),
        InputChange::Altered => text("有变动", "changed"),
        InputChange::Gone => text("已不在", "is gone"),
    };
    format!("{name} {}", change.get(lang))
}
