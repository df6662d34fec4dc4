//! Reading and writing `content/*.yaml`: strict keys, places for errors, a stable and readable form.

mod faults;
mod reason;
mod whole;

pub use faults::load_all;
pub(super) use whole::whole;

use crate::base::diagnostic::{Code, Diagnostic, Place, Severity, Text};
use crate::base::text::is_han;
use crate::base::{Source, Span};
use saphyr::{LoadableYamlNode, MarkedYaml, YamlData};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_yaml::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The findings of this stage.
pub static CODES: [&Code; 1] = [&YAML];

/// A YAML file that does not say what it should.
pub static YAML: Code = Code {
    id: "Y001",
    name: "yaml-form",
    severity: Severity::Error,
    message: Text { zh: "YAML 写法有误：{reason}", en: "this YAML cannot be read: {reason_en}" },
    cure: Text { zh: "{hint}", en: "{hint_en}" },
    why: Text {
        zh: "content/ 与 templates/ 中的 YAML 文件键名固定、层次固定，写错一个键就不能保证生成的公文与人的本意一致，所以拒绝读取，而不是忽略。各文件的键见 content/README.md。",
        en: "The YAML files have fixed keys and levels. A mistyped key would silently change a paper, so it is refused rather than passed over. content/README.md lists the keys of each file.",
    },
};

/// Longest file that is read, in bytes; an honest year of reports stays far below it.
const MAX_YAML_BYTES: usize = 16 << 20;
/// Text longer than this many characters goes into a block of its own.
const BLOCK_FROM: usize = 36;

/// Reads a value.
///
/// # Errors
/// With the place, the reason and what to look for.
pub fn load<T: DeserializeOwned>(source: &Source) -> Result<T, Box<Diagnostic>> {
    let text = source.text();
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if text.len() > MAX_YAML_BYTES {
        return Err(fault(source, Span::new(0, 0), &format!("{} bytes", text.len()), SIZE));
    }
    serde_yaml::from_str(&text[bom..]).map_err(|e| {
        let at = e.location().map_or(text.len(), |l| bom + l.index());
        let at = floor_boundary(text, at);
        let (at, hint) = hint_near(text, at).unwrap_or((at, PLAIN));
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
        fault(source, Span::new(at, end), &without_place(&e.to_string()), hint)
    })
}

type Hint = [&'static str; 2];
const PLAIN: Hint = [
    "对照 content/README.md 中该文件的样例检查键名、缩进和引号",
    "compare the key, the indent and the quotes with the example in content/README.md",
];
const COLON: Hint = [
    "这一行用了全角冒号“：”；键名后面须用半角冒号加一个空格",
    "this line has a full-width colon ：; a key ends with a half-width colon and a blank",
];
const TAB: Hint = ["这一行用了制表符（Tab）；缩进须用空格", "this line is indented with a tab; use blanks"];
const WIDE: Hint =
    ["这一行用了全角空格；缩进须用半角空格", "this line is indented with a full-width blank; use ordinary blanks"];
const SIZE: Hint = ["文件过大，请检查是否放错了文件", "the file is too large; is it the right one?"];

fn fault(source: &Source, span: Span, message: &str, hint: Hint) -> Box<Diagnostic> {
    let [reason, reason_en] = reason::said(message);
    let d = Diagnostic::new(&YAML).with("reason", reason).with("hint", hint[0]).with("hint_en", hint[1]);
    let d = d.with("reason_en", reason_en);
    Box::new(d.at(source, span))
}

/// The usual slips of people who write YAML in a Chinese editor, looked for on the line of the error and the line
/// before it, which is where parsers of YAML misplace them.
fn hint_near(text: &str, at: usize) -> Option<(usize, Hint)> {
    let line_start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let before = text[..line_start.saturating_sub(1)].rfind('\n').map_or(0, |n| n + 1);
    for start in [line_start, before] {
        let line = text[start..].lines().next().unwrap_or("");
        let indent = line.len() - line.trim_start().len();
        if let Some(i) = line[..indent].find('\t') {
            return Some((start + i, TAB));
        }
        if let Some(i) = line[..indent].find('\u{3000}') {
            return Some((start + i, WIDE));
        }
        // In a comment, behind a key and in quotes the mark is one of the text.
        let is_text = |i: &usize| line[..*i].contains(": ") || line[..*i].contains(['"', '\'', '#']);
        if let Some(i) = line.find('：').filter(|i| !is_text(i)) {
            return Some((start + i, COLON));
        }
    }
    None
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The parser's sentence without ` at line 6 column 9`: the place is shown better than that.
fn without_place(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}

/// Writes a value: keys in the order of the type, long text in blocks, `header` as comment lines above.
pub fn save<T: Serialize>(value: &T, header: &[&str]) -> String {
    let value = serde_yaml::to_value(value).expect("our own types have a YAML form");
    let mut out: String = header.iter().map(|line| format!("# {line}\n")).collect();
    emit(&mut out, &value, 0);
    out
}

fn emit(out: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Mapping(map) if !map.is_empty() => {
            for (i, (key, value)) in map.iter().enumerate() {
                if i > 0 {
                    out.push_str(&" ".repeat(indent));
                }
                out.push_str(&scalar(key));
                out.push(':');
                emit_value(out, value, indent);
            }
        }
        Value::Sequence(items) if !items.is_empty() => {
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push_str(&" ".repeat(indent));
                }
                out.push('-');
                match item {
                    Value::Mapping(m) if !m.is_empty() => {
                        out.push(' ');
                        emit(out, item, indent + 2);
                    }
                    _ => emit_value(out, item, indent),
                }
            }
        }
        other => {
            out.push_str(&scalar(other));
            out.push('\n');
        }
    }
}

/// What follows `key:` or `-`.
fn emit_value(out: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Mapping(m) if !m.is_empty() => {
            out.push('\n');
            out.push_str(&" ".repeat(indent + 2));
            emit(out, value, indent + 2);
        }
        Value::Sequence(s) if !s.is_empty() && s.iter().all(is_short) => {
            let items: Vec<Cow<'_, str>> = s.iter().map(|v| flow_scalar(scalar(v))).collect();
            out.push_str(&format!(" [{}]\n", items.join(", ")));
        }
        Value::Sequence(s) if !s.is_empty() => {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            emit(out, value, indent);
        }
        Value::String(s) if goes_in_block(s) => {
            out.push_str(" |-\n");
            for line in s.split('\n') {
                let pad = if line.is_empty() { String::new() } else { " ".repeat(indent + 2) };
                out.push_str(&format!("{pad}{line}\n"));
            }
        }
        other => {
            out.push(' ');
            out.push_str(&scalar(other));
            out.push('\n');
        }
    }
}

/// Names and numbers stand in one line; so do not texts, which a person wants to read one below the other.
fn is_short(v: &Value) -> bool {
    match v {
        Value::String(s) => s.chars().count() <= 12 && !s.contains('\n'),
        Value::Number(_) => true,
        _ => false,
    }
}

/// Inside `[…]` a plain scalar may hold none of these.
fn flow_scalar(s: Cow<'_, str>) -> Cow<'_, str> {
    let quoted = s.starts_with(['\'', '"']);
    if !quoted && s.contains([',', '[', ']', '{', '}']) { format!("'{s}'").into() } else { s }
}

/// A literal block keeps every character but those YAML folds away: outer blanks, control characters, final line ends.
fn goes_in_block(s: &str) -> bool {
    let long = (s.chars().count() > BLOCK_FROM && !s.is_ascii()) || s.contains('\n');
    let odd = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{feff}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    long && !s.starts_with([' ', '\n']) && !s.ends_with(['\n', ' ']) && !s.contains(odd)
}

fn scalar(v: &Value) -> Cow<'_, str> {
    match v {
        Value::String(s) if is_plain(s) => Cow::Borrowed(s),
        // The emitter would write a block that knows nothing of how deep it stands.
        Value::String(s) if s.contains('\n') => quoted(s).into(),
        Value::Number(n) if n.is_i64() => n.to_string().into(),
        Value::Bool(is_so) => if *is_so { "true" } else { "false" }.into(),
        Value::Sequence(items) if items.is_empty() => "[]".into(),
        _ => emitted(v).into(),
    }
}

/// A text in double quotes, on one line.
fn quoted(s: &str) -> String {
    let escaped = |c: char| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", s.chars().map(escaped).collect::<String>())
}

/// A scalar as the emitter writes it.
fn emitted(v: &Value) -> String {
    let s = serde_yaml::to_string(v).expect("a scalar has a YAML form");
    s.strip_suffix('\n').unwrap_or(&s).to_owned()
}

/// Whether a text surely stands as it is, so that nobody need ask: Chinese, a key of our own, a path or a cell, with marks
/// that mean nothing to YAML, and blanks and colons only within; a month or a day. What begins with a letter and has a
/// digit or more than three characters is a text, but for three words that YAML takes for something else.
fn is_plain(s: &str) -> bool {
    // What lies beyond the first plane is escaped.
    let han = |c: char| c < '\u{10000}' && is_han(c);
    let letter = |c: char| han(c) || c.is_ascii_alphanumeric();
    let word = |c: char| letter(c) || "，。、；：（）《》〈〉“”〔〕".contains(c) || "_/.-!%".contains(c);
    let is_text = || {
        let is_word = s.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_taken = || ["true", "false", "null"].iter().any(|word| word.eq_ignore_ascii_case(s));
        is_word && (s.len() > 3 && !is_taken() || s.contains(|c: char| c.is_ascii_digit())) || s.contains(han)
    };
    let mut parts = s.split([' ', ':']);
    is_month_or_day(s)
        || s.starts_with(letter) && parts.all(|part| part.starts_with(letter) && part.chars().all(word)) && is_text()
}

/// `2022-06` and `2022-06-26`: numbers to nobody who reads YAML 1.2.
fn is_month_or_day(s: &str) -> bool {
    let is_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    match s.as_bytes() {
        [year @ .., b'-', m, n] if year.len() == 4 => is_digits(year) && is_digits(&[*m, *n]),
        [month @ .., b'-', d, n] if month.len() == 7 && month[4] == b'-' => {
            is_digits(&month[..4]) && is_digits(&month[5..]) && is_digits(&[*d, *n])
        }
        _ => false,
    }
}

/// Where the value of a path such as `groups[0].tasks[11].content` stands in a YAML file.
pub fn locate(source: &Source, path: &str) -> Option<Place> {
    let parts = source.parts(|| {
        let mut parts = BTreeMap::new();
        if let Some(root) =
            MarkedYaml::load_from_str(source.text()).ok().and_then(|documents| documents.into_iter().next())
        {
            note(source, &root, String::new(), &mut parts);
        }
        parts
    });
    let span = *parts.get(path)?;
    Some(Place { source: source.clone(), span })
}

/// Notes where a value and all that it holds stand.
fn note(source: &Source, node: &MarkedYaml<'_>, path: String, parts: &mut BTreeMap<String, Span>) {
    match &node.data {
        YamlData::Sequence(items) => {
            items.iter().enumerate().for_each(|(i, item)| note(source, item, format!("{path}[{i}]"), parts));
        }
        YamlData::Mapping(map) => {
            for (key, value) in map {
                let Some(key) = key.data.as_str().filter(|key| !key.contains(['.', '[', ']'])) else { continue };
                note(source, value, if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }, parts);
            }
        }
        _ => {}
    }
    let start = source.offset(node.span.start.line(), node.span.start.col() + 1);
    let end = source.offset(node.span.end.line(), node.span.end.col() + 1).max(start);
    parts.insert(path, Span::new(start, end));
}

/// Where each byte of a value's text stands in the YAML that spells it: blanks, line ends and quotes that YAML adds are
/// passed over. `None` where YAML spells the text with escapes.
pub fn aligned(raw: &str, text: &str) -> Option<Vec<usize>> {
    let mut offsets = Vec::with_capacity(text.len());
    let mut spelled = raw.char_indices().peekable();
    for c in text.chars() {
        let skipped = |x: char| x.is_whitespace() || matches!(x, '|' | '-' | '>' | '+' | '"' | '\'');
        let same = |x: char| x == c || x.is_whitespace() && c.is_whitespace();
        while spelled.peek().is_some_and(|(_, x)| !same(*x) && skipped(*x)) {
            spelled.next();
        }
        let (at, _) = spelled.next().filter(|(_, x)| same(*x))?;
        offsets.extend(at..at + c.len_utf8());
    }
    Some(offsets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Group, Notice, Task, TaskList, UnitCell};

    proptest::proptest! {
        /// What needs no asking is what the emitter would say.
        #[test]
        fn a_plain_text_is_written_as_the_emitter_writes_it(
            text in "[一-十区长年0-9a-zA-Z，。：、（）“”〔〕《》〈〉㐀\u{20000}豈〇 :#'\"\\-]{0,12}|[a-z_]{1,8}|[0-9]{1,19}|\
                [a-zA-Z0-9区][a-zA-Z0-9区_/.!%: -]{0,12}|[0-9]{1,4}[-.:_eExo][0-9a-fA-F.]{1,4}|[Tt](rue|RUE)|[FfNn](alse|ALSE|ull|ULL)|[a-z]{1,3}[0-9]|\
                [a-zA-Z区0-9]{1,9}([_/.!%: -][a-zA-Z0-9区]{1,9}){1,9}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?",
            number in proptest::num::i64::ANY,
            is_so: bool,
        ) {
            for value in [Value::from(text.as_str()), Value::from(number), Value::from(is_so), Value::from(Vec::<Value>::new())] {
                proptest::prop_assert_eq!(scalar(&value), emitted(&value));
            }
        }
    }

    #[test]
    fn words_that_yaml_takes_for_something_else_are_asked_for() {
        for word in [
            "y",
            "no",
            "on",
            "off",
            "yes",
            "true",
            "null",
            "false",
            "True",
            "NULL",
            "~",
            "",
            "1",
            "1e3",
            "2022-6-26",
            "2022-06-26-1",
            "区: 长",
            "区 #",
            "区:",
        ] {
            assert!(!is_plain(word), "{word}");
        }
        for word in [
            "content",
            "lead_unit",
            "区妇联",
            "十二（一）。",
            "3月",
            "task 20:5",
            "Sheet1!E4",
            "E4",
            "7月!C7",
            "a/b/2022-06/区局.xlsx",
            "2022-06",
            "2022-06-26",
            "late",
            "blank",
        ] {
            assert!(is_plain(word), "{word}");
        }
    }

    #[test]
    fn every_byte_of_a_value_is_found_in_its_yaml() {
        assert_eq!(aligned("|-\n    一二\n    三\n", "一二\n三"), Some(vec![7, 8, 9, 10, 11, 12, 13, 18, 19, 20]));
        assert_eq!(aligned("\"甲\"", "甲"), Some(vec![1, 2, 3]));
        assert_eq!(aligned("\"\\u7532\"", "甲"), None);
        let source = Source::new("a", "甲:\n  - 乙: 丙\n    丁: 戊\n");
        let at = locate(&source, "甲[0].丁").expect("it stands there").span;
        assert_eq!(&source.text()[at.start..at.end], "戊");
    }

    fn tasks() -> TaskList {
        let task = Task {
            no: 1,
            content: "指导各类学校高度重视：未成年人心理健康问题，认真落实促进心理健康相关要求，# 不是注释。".into(),
            lead: UnitCell { text: "区教体局，等".into(), units: vec!["区教体局".into()], open_ended: true },
            ..Task::default()
        };
        TaskList {
            columns: vec!["序号".into(), "具体内容".into()],
            groups: vec![Group { number: "（一）".into(), name: "心理".into(), at: None, tasks: vec![task] }],
            ..TaskList::default()
        }
    }

    #[test]
    fn saved_and_loaded_is_the_same() {
        let text = save(&tasks(), &["说明"]);
        assert!(text.contains("content: |-\n"), "{text}");
        assert_eq!(load::<TaskList>(&Source::new("t", text)).expect("it loads"), tasks());
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_place() {
        let source = Source::new("content/notice.yaml", "read_from: {file: a, sha256: b}\ntitel: 通知\n");
        let d = load::<Notice>(&source).expect_err("titel is no key");
        assert_eq!(d.place.as_ref().map(|p| p.line_column()), Some((2, 1)));
        assert!(d.args[0].1.contains("titel"), "{:?}", d.args);
    }

    #[test]
    fn a_full_width_colon_is_pointed_at() {
        let source = Source::new("x.yaml", "issuer：某办公室\ntitle: 通知\n");
        let d = load::<Notice>(&source).expect_err("a full-width colon");
        assert_eq!(d.place.as_ref().map(|p| p.line_column()), Some((1, 7)), "{d:?}");
        assert_eq!(d.args[1].1, COLON[0]);
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        let text = format!("\u{feff}{}", save(&tasks(), &[]));
        assert!(load::<TaskList>(&Source::new("t", text)).is_ok());
    }

    #[test]
    fn a_path_is_found() {
        let source = Source::new("t", save(&tasks(), &["说明"]));
        let place = locate(&source, "groups[0].tasks[0].no").expect("it is there");
        assert_eq!(&source.text()[place.span.start..place.span.end], "1");
        assert!(locate(&source, "groups[3]").is_none());
    }

    #[test]
    fn awkward_strings_survive() {
        for s in [
            "",
            " a",
            "a ",
            "~",
            "no",
            "1.10",
            "2022-05-09",
            "a: b",
            "- a",
            "|",
            "'",
            "\"",
            "#",
            "a\n\nb",
            "x\n",
            "\t",
            "甲, 乙",
            "[甲]",
            "\u{feff}",
            "é\u{85}x",
            &"长".repeat(50),
            &"\t长".repeat(50),
        ] {
            let text = save(&vec![s.to_owned(), "z".to_owned()], &[]);
            let back: Vec<String> =
                load(&Source::new("t", text.clone())).unwrap_or_else(|e| panic!("{s:?}: {e:?}\n{text}"));
            assert_eq!(back[0], s, "{text}");
        }
    }
}
