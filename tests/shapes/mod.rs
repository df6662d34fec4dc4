//! One notice in every form it may arrive in gives the same facts.

mod forms;
mod kinds;
mod made;
pub(crate) mod office;
mod round_trip;

use crate::score::{Fact, Sample, Sums, Verdict, compare, facts, kept, samples};
use forms::{as_markdown, as_page, hard_wrapped, on_one_line};
use hongtou::parse;
use serde_json::Value;

/// What must not depend on the form: everything but where it stands.
fn same(sample: &Sample, form: &str, text: &str, except: &[&str]) {
    let (mut wanted, mut read) = (facts(&sample.name, &sample.bytes), facts(&sample.name, text.as_bytes()));
    for facts in [&mut wanted, &mut read] {
        except.iter().for_each(|key| facts[*key] = Value::Null);
    }
    if let Some(difference) = difference(&wanted, &read, "") {
        panic!("{} {form}: {difference}", sample.name);
    }
}

/// The first place at which two values differ.
fn difference(wanted: &Value, read: &Value, path: &str) -> Option<String> {
    match (wanted, read) {
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => {
            a.iter().find_map(|(k, v)| difference(v, &b[k], &format!("{path}.{k}")))
        }
        (Value::Array(a), Value::Array(b)) => {
            let inner = a.iter().zip(b).enumerate().find_map(|(i, (v, w))| difference(v, w, &format!("{path}[{i}]")));
            inner.or_else(|| (a.len() != b.len()).then(|| format!("{path}: {} instead of {}", b.len(), a.len())))
        }
        _ => (wanted != read).then(|| format!("{path}: {read} instead of {wanted}")),
    }
}

fn text(sample: &Sample) -> String {
    String::from_utf8(sample.bytes.clone()).expect("UTF-8")
}

/// Those whose lines are paragraphs.
fn of_paragraphs() -> Vec<Sample> {
    let mut all = samples(&kept());
    all.retain(|s| text(s).lines().count() > 10);
    assert!(all.len() >= 4);
    all
}

#[test]
fn line_ends_marks_and_encodings_change_nothing() {
    for sample in samples(&kept()) {
        let text = text(&sample);
        same(&sample, "CRLF", &text.replace('\n', "\r\n"), &[]);
        same(&sample, "with a mark", &format!("\u{feff}{text}"), &[]);
        let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
        assert!(!lost);
        assert_eq!(facts(&sample.name, &bytes), facts(&sample.name, &sample.bytes), "{} GB18030", sample.name);
    }
}

#[test]
fn lines_cut_at_the_edge_are_joined() {
    for sample in of_paragraphs() {
        same(&sample, "cut with indents", &hard_wrapped(&text(&sample), 28, true), &[]);
    }
}

#[test]
fn a_text_on_one_line_is_cut_where_its_lines_ended() {
    // Rows of a table cannot be told on one line.
    for sample in of_paragraphs().iter().filter(|s| !text(s).contains('\t')) {
        same(sample, "one line with blanks", &on_one_line(&text(sample), " "), &[]);
    }
}

#[test]
fn lines_cut_at_the_edge_without_indents_are_joined() {
    for sample in of_paragraphs() {
        same(&sample, "cut without indents", &hard_wrapped(&text(&sample), 31, false), &["row_count"]);
    }
}

#[test]
fn numbers_of_pages_are_no_text() {
    for sample in of_paragraphs() {
        let wrapped = hard_wrapped(&text(&sample), 28, true);
        let numbered = wrapped.lines().enumerate().map(|(n, line)| match n % 22 {
            21 if !line.contains('\t') => format!("{line}\n— {} —\n\u{c}", n / 22 + 1),
            _ => format!("{line}\n"),
        });
        same(&sample, "with numbers of pages", &numbered.collect::<String>(), &[]);
    }
}

#[test]
fn strokes_for_tabs_change_nothing() {
    for sample in of_paragraphs().iter().filter(|s| text(s).contains('\t')) {
        let mut rows = text(sample);
        rows = rows.lines().map(with_strokes).collect::<Vec<_>>().join("\n");
        same(sample, "with strokes", &rows, &[]);
    }
}

fn with_strokes(line: &str) -> String {
    if line.contains('\t') { format!("| {} |", line.replace('\t', " | ")) } else { line.to_owned() }
}

#[test]
fn a_text_without_any_blank_is_cut_where_its_lines_ended() {
    for sample in of_paragraphs().iter().filter(|s| !text(s).contains('\t')) {
        // A heading that runs into its text is lost; nothing else may be, and nothing may be wrong.
        let read = facts(&sample.name, on_one_line(&text(sample), "").as_bytes());
        let found = compare(&sample.expected, &read);
        let sums = Sums::of(&found);
        let wrong: Vec<&Fact> = found.iter().filter(|f| f.verdict == Verdict::Wrong).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", sample.name);
        let lost = found.iter().filter(|f| f.verdict == Verdict::Null && !f.path.starts_with("sections"));
        assert!(sums.right * 100 >= found.len() * 97, "{}: {:#?}", sample.name, lost.collect::<Vec<_>>());
    }
}

/// The bodies of a task, said in each way in which offices say them.
#[test]
fn bodies_are_known_in_every_wording() {
    let sample = of_paragraphs().into_iter().find(|s| s.name == "006.txt").expect("it is kept");
    let text = text(&sample);
    let each = |form: fn(&str) -> String| -> String {
        let mut out = String::new();
        for line in text.lines() {
            let note = line.split_once("（责任单位：").and_then(|(before, n)| Some((before, n.strip_suffix('）')?)));
            out.push_str(&note.map_or_else(|| line.to_owned(), |(before, names)| before.to_owned() + &form(names)));
            out.push('\n');
        }
        out
    };
    same(&sample, "in charge", &each(|n| format!("（{n}负责）")), &[]);
    same(&sample, "by duties", &each(|n| format!("（由{n}按职责分工负责）")), &[]);
    same(&sample, "in a line below", &each(|n| format!("\n责任单位：{n}")), &[]);
    same(&sample, "in a line with brackets", &each(|n| format!("\n（责任单位：{n}）")), &[]);
    same(&sample, "behind the stop", &each(|n| format!("（责任部门：{n}）。")), &[]);
    same(&sample, "in angular brackets", &each(|n| format!("【责任单位：{n}】")), &[]);
    same(&sample, "in half-width", &each(|n| format!("(责任单位:{n})")), &[]);
    let two = |n: &str| match n.split_once('、') {
        Some((first, rest)) => format!("（{first}牵头，{rest}配合）"),
        None => format!("（{n}负责）"),
    };
    let lines = |n: &str| match n.split_once('、') {
        Some((first, rest)) => format!("\n牵头单位：{first}\n责任单位：{rest}"),
        None => format!("\n牵头单位：{n}"),
    };
    let (two, lines) = (each(two), each(lines));
    let (two, lines) = (facts("t", two.as_bytes()), facts("t", lines.as_bytes()));
    assert_eq!(two["tasks"][1]["participant_units"], serde_json::json!(["市经济信息化委"]));
    for key in ["lead_units", "participant_units", "content"] {
        for n in 0..20 {
            assert_eq!(two["tasks"][n][key], lines["tasks"][n][key], "{key} of {n}");
        }
    }
}

/// A page of a web site and a text in Markdown, with all that either puts around the words.
#[test]
fn pages_and_markdown_change_nothing() {
    for sample in of_paragraphs() {
        let text = text(&sample);
        same(&sample, "a page", &as_page(&text), &[]);
        let text = as_markdown(&text);
        same(&sample, "Markdown", &text, &[]);
        let reading = parse::received::read("t", text.as_bytes(), "").expect("it is text");
        assert_eq!(reading.accounting.unaccounted, [], "{}", sample.name);
    }
}

/// The shipped notice as `pdftotext` takes it out of its paper, with -layout, without, and with -raw: the prose to the
/// letter. With -raw the cells of the list come one by one, and it is read too; otherwise they lie across each other, which
/// line belongs to which cannot be told for sure, and the list stays open and is said.
#[test]
fn the_text_of_a_pdf_gives_the_prose_and_the_list_where_its_cells_can_be_told() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let read = |path: &str| std::fs::read(format!("{folder}{path}")).expect("a file of the project");
    let seed = parse::received::read("t", &read("seeds/notice.txt"), "").expect("it is text");
    let facts = |r: &parse::Reading| parse::facts::facts(&r.notice, &r.tasks);
    let without_list = |mut facts: Value| {
        ["tasks", "task_count", "row_count"].iter().for_each(|key| facts[*key] = Value::Null);
        facts
    };
    let texts = |list: &[hongtou::model::Paragraph]| list.iter().map(|p| p.text.clone()).collect::<Vec<_>>();
    for form in ["layout", "plain", "raw"] {
        let paper =
            parse::received::read("t", &read(&format!("tests/cases/notice-{form}.txt")), "").expect("it is text");
        let has = |code: &str| paper.findings.iter().any(|d| d.code.id == code);
        assert_eq!(texts(&paper.notice.body), texts(&seed.notice.body), "{form}");
        assert_eq!(paper.accounting.unaccounted, [], "{form}");
        if form == "raw" {
            assert_eq!(difference(&facts(&seed), &facts(&paper), ""), None);
            assert!(has("P025"), "a person is asked to compare it");
            continue;
        }
        let (wanted, found) = (without_list(facts(&seed)), without_list(facts(&paper)));
        assert_eq!(difference(&wanted, &found, ""), None, "{form}");
        assert_eq!(paper.tasks.tasks().count(), 0, "{form}");
        assert!(has("P009") && has("P019"), "{form}");
    }
}
