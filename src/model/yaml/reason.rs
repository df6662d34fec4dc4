//! What the parser has against a file, in both languages: it speaks English.

use crate::base::text::is_han;
use similar::{Algorithm, capture_diff_slices, diff_ratio};

/// Words that a key or a value is taken for are at least so much like it.
const ALIKE: f32 = 0.6;

/// What the parser says of the form of YAML, and what that means.
const FORM: [(&str, &str); 16] = [
    ("could not find expected ':'", "缺少冒号：键名后面是半角冒号加一个空格"),
    ("mapping values are not allowed in this context", "这里不能再有冒号：上一行没有写完，或者文字要加引号"),
    ("mapping keys are not allowed in this context", "这里不能有键：上一行没有写完，或者缩进不对"),
    ("block sequence entries are not allowed in this context", "这里不能有“- ”开头的一项：缩进不对"),
    ("did not find expected key", "这里应是键名：缩进不对，或者上面的文字要加引号"),
    ("did not find expected '-' indicator", "这里应是“- ”开头的一项：缩进不对"),
    ("did not find expected ',' or ']'", "方括号 [ ] 没有配对，或者中间缺少逗号"),
    ("did not find expected ',' or '}'", "花括号 { } 没有配对，或者中间缺少逗号"),
    ("did not find expected node content", "这里应有内容"),
    ("found character that cannot start any token", "有一个不能这样用的字符；制表符、@、` 开头的文字要加引号"),
    ("found unexpected end of stream", "文件不完整：引号或括号没有配对"),
    ("found unknown escape character", "双引号里的 \\ 后面不能是这个字符；改用单引号"),
    ("EOF while parsing a value", "文件是空的"),
    ("recursion limit exceeded", "层次太多"),
    ("repetition limit exceeded", "引用（*）展开以后太长"),
    ("unknown anchor", "引用（*）的名字没有定义"),
];

/// Kinds of values.
const KINDS: [(&str, &str); 13] = [
    ("field identifier", "键名"),
    ("unit value", "空的"),
    ("sequence", "一列（- …）"),
    ("map", "一组键和值"),
    ("a string", "文字"),
    ("a boolean", "true 或 false"),
    ("a sequence", "一列（- …）"),
    ("a map", "一组键和值"),
    ("a mapping", "一组键和值"),
    ("u8", "数字"),
    ("u32", "数字"),
    ("i32", "年份等数字"),
    ("i64", "数字"),
];

/// What is wrong, in Chinese and in English.
pub(super) fn said(message: &str) -> [String; 2] {
    let message = without_numbers(message);
    if let Some((zh, en)) = in_both(message) {
        return [zh, en];
    }
    let zh = form(message).or_else(|| key(message)).or_else(|| value(message));
    [zh.unwrap_or_else(|| message.to_owned()), message.to_owned()]
}

/// Without the path that the parser begins with where that numbers entries: the place is shown, and of entries that were
/// left out before the parser knows nothing.
fn without_numbers(message: &str) -> &str {
    let path = message.split_once(": ").filter(|(path, _)| path.contains('[') && !path.contains(' '));
    path.map_or(message, |(_, said)| said)
}

/// What this program has against it: `中文 (English)`.
fn in_both(message: &str) -> Option<(String, String)> {
    let (zh, en) = message.strip_suffix(')')?.rsplit_once(" (")?;
    zh.contains(is_han).then(|| (zh.to_owned(), en.to_owned()))
}

fn form(message: &str) -> Option<String> {
    let meant = FORM.iter().find(|(said, _)| message.ends_with(said));
    meant.map(|(_, zh)| (*zh).to_owned())
}

/// A key or a word of a list that is not among those there are.
fn key(message: &str) -> Option<String> {
    let quoted = |rest: &str| Some(rest.split('`').nth(1)?.to_owned());
    if let Some(rest) = said_after(message, "missing field ") {
        return Some(format!("缺少 {}", quoted(rest)?));
    }
    if let Some(rest) = said_after(message, "duplicate field ") {
        return Some(format!("{} 写了两次", quoted(rest)?));
    }
    for (what, zh, list) in [("unknown field ", "这个键", "可用的键"), ("unknown variant ", "这个值", "可用的值")]
    {
        let Some(rest) = said_after(message, what) else { continue };
        let mut words = rest.split('`').skip(1).step_by(2);
        let (wrong, known) = (words.next()?, words.collect::<Vec<_>>());
        let near = nearest(wrong, &known).map_or("；".to_owned(), |word| format!("，是不是 {word}？"));
        return Some(format!("没有 {wrong} {zh}{near}{list}：{}", known.join("、")));
    }
    None
}

/// A value of another kind, or none of those wanted.
fn value(message: &str) -> Option<String> {
    for what in ["invalid type: ", "invalid value: "] {
        if let Some((found, wanted)) = said_after(message, what).and_then(|rest| rest.rsplit_once(", expected ")) {
            return Some(format!("写的是{}，应是{}", kind(found), kind(wanted)));
        }
    }
    let (wanted, found) = said_after(message, "expected ")?.rsplit_once(", found ")?;
    Some(format!("写的是{}，应是{}", kind(found), kind(wanted)))
}

/// What follows words that the message, or what follows its path, begins with.
fn said_after<'m>(message: &'m str, words: &str) -> Option<&'m str> {
    let said = message.split_once(": ").filter(|(path, _)| !path.contains(' ')).map(|(_, said)| said);
    message.strip_prefix(words).or_else(|| said?.strip_prefix(words))
}

fn kind(words: &str) -> String {
    if let Some((_, zh)) = KINDS.iter().find(|(en, _)| *en == words) {
        return (*zh).to_owned();
    }
    if words.starts_with("struct ") {
        return "一组键和值".to_owned();
    }
    let quoted = |mark: char| words.split_once(mark)?.1.strip_suffix(mark).map(|word| format!("“{word}”"));
    if let Some((what, example)) = words.split_once(" such as ") {
        let zh = match what {
            "a date" => "日期",
            "a month" => "月份",
            "a colour" => "颜色",
            "a place" => "位置",
            _ => return words.to_owned(),
        };
        return format!("{zh}，如 {}", example.trim_matches(['`', '"']));
    }
    quoted('`').or_else(|| quoted('"')).unwrap_or_else(|| words.to_owned())
}

/// The word of a list that one is probably meant for.
fn nearest<'k>(wrong: &str, known: &[&'k str]) -> Option<&'k str> {
    let letters = |word: &str| word.chars().collect::<Vec<_>>();
    let wrong = letters(wrong);
    let alike = |word: &&'k str| {
        let word = letters(word);
        diff_ratio(&capture_diff_slices(Algorithm::Myers, &wrong, &word), wrong.len(), word.len())
    };
    let best = known.iter().copied().max_by(|a, b| alike(a).total_cmp(&alike(b)))?;
    (alike(&best) >= ALIKE).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::base::diagnostic::Lang;
    use crate::model::ledger::Ledger;
    use crate::model::yaml::load;
    use crate::model::{Amendment, Notice, TaskList};
    use serde::de::DeserializeOwned;

    fn told<T: DeserializeOwned>(text: &str) -> [String; 2] {
        let fault = load::<T>(&Source::new("a", text)).map(|_| "it is read").expect_err("it is wrong");
        [Lang::Zh, Lang::En].map(|lang| fault.message(lang))
    }

    #[test]
    fn slips_are_told_in_chinese() {
        let change =
            |change: &str| told::<Amendment>(&format!("doc_number: 甲\ndate: 2022-06-28\nchanges:\n- {change}\n"));
        for (told, zh) in [
            (
                change("{target: 全文, operation: replace_wrds}"),
                "没有 replace_wrds 这个值，是不是 replace_words？可用的值：replace、",
            ),
            (change("{target: 全文, operation: delete}"), "这一操作须写明 old"),
            (change("{operation: delete, old: 甲}"), "缺少 target"),
            (change("{target: 某处, operation: delete, old: 甲}"), "target “某处”: “某处” 不是定位用语"),
            (change("{target: 全文, operation: delete, old: [甲]}"), "写的是一列（- …），应是文字"),
            (
                told::<Notice>("read_from: {file: a, sha256: b}\ntitel: 通知\n"),
                "没有 titel 这个键，是不是 title？可用的键：read_from、",
            ),
            (told::<Notice>("read_from: {file: a, sha256: b}\ntitle: 甲\ntitle: 乙\n"), "title 写了两次"),
            (
                told::<Notice>("read_from: {file: a, sha256: b}\ndate: 五月九日\n"),
                "写的是“五月九日”，应是日期，如 2022-05-09",
            ),
            (
                told::<Ledger>("entries:\n- {kind: excuse, unit: 甲局, month: 七月}\n"),
                "写的是“七月”，应是月份，如 2022-06",
            ),
            (told::<TaskList>("{a: b}: 甲\n"), "写的是一组键和值，应是键名"),
            (told::<TaskList>("columns: [甲\n"), "方括号 [ ] 没有配对，或者中间缺少逗号"),
            (told::<TaskList>("columns: 甲\n"), "写的是“甲”，应是一列（- …）"),
            (told::<TaskList>("columns: []\n groups: []\n"), "这里应是键名：缩进不对，或者上面的文字要加引号"),
        ] {
            let [chinese, english] = told;
            assert!(chinese.starts_with(&format!("YAML 写法有误：{zh}")), "{chinese} {zh}");
            let ours = ["应是", "没有", "缺少", "这", "不是"];
            assert!(!chinese.contains("expected") && !ours.iter().any(|word| english.contains(word)), "{english}");
        }
    }

    #[test]
    fn what_is_not_known_is_told_as_it_is() {
        assert_eq!(said("something new"), ["something new"; 2]);
        assert_eq!(said("a[3].b: something new"), ["something new"; 2]);
        assert_eq!(said("plan.title: 不对 (it is wrong)"), ["plan.title: 不对", "it is wrong"]);
        assert_eq!(nearest("zzz", &["target", "old"]), None);
    }
}
