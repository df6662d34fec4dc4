//! What is said of why papers are made, of proof, of effects and of issue.

use crate::base::Lang;
use crate::base::diagnostic::Text;
use crate::build::effects::Effects;
use crate::build::issue::Record;
use crate::build::verify::Fault;
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

/// The manifest lists nothing.
pub(in super::super) const NOTHING_LISTED: Text = text(
    "没有可核对的：out/manifest.json 没有列出任何文件。先运行 `hongtou build`",
    "there is nothing to verify: out/manifest.json lists no file. Run `hongtou build` first",
);
/// A file is as listed, and comes out the same.
pub(in super::super) const CONFIRMED: Text = text("相符", "confirmed");
/// Heads of the table of files that were verified.
pub(in super::super) const PROOF_HEAD: Text = text("文件|散列值|核对结果", "file|hash|verdict");

/// What is wrong with a file.
pub(in super::super) fn fault(fault: &Fault, lang: Lang) -> String {
    let plain = match fault {
        Fault::Missing => text("文件不在", "its file is missing"),
        Fault::NotMade => text("现在不能生成", "it cannot be made now"),
        Fault::NoLonger => text("已不再生成", "it is not made any more"),
        Fault::Edited { sha256 } => return format!("{}{}", EDITED.get(lang), shown(sha256, lang)),
        Fault::Different { sha256, why: reasons } => {
            let reasons: Vec<String> = reasons.iter().map(|reason| why(reason, lang)).collect();
            let (colon, comma) = if lang == Lang::Zh { ("：", "，") } else { (": ", "; ") };
            return format!("{}{}{colon}{}", DIFFERENT.get(lang), shown(sha256, lang), reasons.join(comma));
        }
    };
    plain.get(lang).to_owned()
}

const EDITED: Text = text("经人改动", "edited by somebody");
const DIFFERENT: Text = text("重新生成会不同", "would come out different");

fn shown(sha256: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{}）", digits(sha256)),
        Lang::En => format!(" ({})", digits(sha256)),
    }
}

/// How many files are confirmed.
pub(in super::super) fn confirmed(confirmed: usize, all: usize, lang: Lang) -> String {
    match (lang, all - confirmed) {
        (Lang::Zh, 0) => format!("共 {all} 个文件，全部相符"),
        (Lang::Zh, wrong) => format!("共 {all} 个文件，相符 {confirmed} 个，不符 {wrong} 个"),
        (Lang::En, 0) => format!("{all} files, all confirmed"),
        (Lang::En, wrong) => format!("{all} files: {confirmed} confirmed, {wrong} not"),
    }
}

/// There is no amendment.
pub(in super::super) const NO_AMENDMENTS: Text =
    text("没有修改通知：content/amendments/ 中没有文件。", "There is no amendment in content/amendments/.");
/// Heads of the table of papers that an amendment reaches.
pub(in super::super) const EFFECTS_HEAD: Text = text("文件|涉及的修改", "paper|changes");
/// Only all changes together reach it.
pub(in super::super) const TOGETHER: Text = text("各处合起来", "all together");
/// Papers that stay the same follow.
pub(in super::super) const UNREACHED: Text = text("不变：", "unchanged: ");
/// Which papers are not listed.
pub(in super::super) const STATE_ALL: Text = text(
    "修改通知本身、标记稿和对照表写明全部修改，没有列出；填报表以修改后的第一个月为例。",
    "Its own notice, redline and comparison state every change and are not listed; forms are those of the first month under it.",
);

/// Which amendment.
pub(in super::super) fn effects_of(effects: &Effects, lang: Lang) -> String {
    let Effects { file, doc_number, first_day, .. } = effects;
    match lang {
        Lang::Zh => format!("{doc_number}（{file}），自{}起施行：", first_day.to_chinese()),
        Lang::En => format!("{doc_number} ({file}), in force from {first_day}:"),
    }
}

/// Nothing was put on record.
pub(in super::super) const NOT_RECORDED: Text = text("没有登记。", "Nothing was put on record.");

/// What is on record.
pub(in super::super) fn recorded(record: &Record, lang: Lang) -> String {
    let Record { what, number, date, outputs, approvals, .. } = record;
    let (files, approved) = (outputs.len(), approvals.len());
    match lang {
        Lang::Zh => format!("已登记 {what}：{number}，{}，{files} 个文件，{approved} 人批准", date.to_chinese()),
        Lang::En => format!("on record: {what}, {number}, {date}, {files} files, {approved} approval(s)"),
    }
}
