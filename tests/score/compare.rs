//! Facts as people read them against facts as the program reads them.

use hongtou::base::number::half_width;
use hongtou::base::text::without_blanks;
use serde_json::Value;

/// How a fact came out. What is wrong is worse than what was left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// As people read it; also where there is nothing to read and nothing was read.
    Right,
    /// There is something, and it was left open.
    Null,
    /// Something else than what is there.
    Wrong,
}

impl Verdict {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Verdict::Right => "right",
            Verdict::Null => "null",
            Verdict::Wrong => "WRONG",
        }
    }
}

/// One fact.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// `tasks[3].lead_units`
    pub(crate) path: String,
    pub(crate) wanted: String,
    pub(crate) read: String,
    pub(crate) verdict: Verdict,
}

impl Fact {
    /// Its path without places: `tasks.lead_units`.
    pub(crate) fn field(&self) -> &str {
        match self.path.split_once("].") {
            Some((_, key)) => key,
            None => self.path.split('[').next().unwrap_or_default(),
        }
    }
}

/// The facts that stand by themselves.
const SINGLE: [&str; 9] =
    ["issuer", "doc_number", "title", "date", "publicity", "reporting_rule", "supersedes", "task_count", "row_count"];
/// Those that are lists of names.
const LISTS: [&str; 3] = ["addressees", "signers", "implied_participants"];
/// What a task says beside its content.
const OF_TASK: [&str; 7] = ["no", "category", "lead_units", "participant_units", "deadline", "sub", "open_ended"];
/// What people named by the sense of a column that only one list has, and the head of that column.
const FURTHER: [(&str, &str); 4] = [
    ("item", "改革举措"),
    ("scope", "推广范围"),
    ("internal_lead", "市卫健委内牵头处室"),
    ("internal_participant", "市卫健委内配合处室"),
];

/// Every fact that people wrote down, and every one that the program made up.
pub(crate) fn compare(wanted: &Value, read: &Value) -> Vec<Fact> {
    let mut out = Vec::new();
    for key in SINGLE.into_iter().filter(|k| wanted.get(k).is_some()) {
        out.push(single(key.to_owned(), &wanted[key], &read[key]));
    }
    for key in LISTS.into_iter().filter(|k| wanted.get(k).is_some()) {
        list(key, &strings(&wanted[key]), &strings(&read[key]), &mut out);
    }
    let shown = |keys: &[&str], v: &Value| -> Vec<String> {
        let one = |v: &Value| keys.iter().map(|k| spelled(&v[*k])).collect::<Vec<_>>().join(" ");
        v.as_array().into_iter().flatten().map(one).collect()
    };
    for (key, parts) in [
        ("attachments", &["number", "title"][..]),
        ("contacts", &["name", "phone", "email"]),
        ("sections", &["number", "heading", "level"]),
    ] {
        list(key, &shown(parts, &wanted[key]), &shown(parts, &read[key]), &mut out);
    }
    tasks(&wanted["tasks"], &read["tasks"], &mut out);
    out
}

/// As it is compared: blanks do not count, nor does the width of the signs of an ordinal.
fn spelled(v: &Value) -> String {
    match v {
        Value::Null | Value::Bool(false) => String::new(),
        Value::String(s) => half_width(&without_blanks(s)),
        Value::Array(list) => list.iter().map(spelled).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

fn strings(v: &Value) -> Vec<String> {
    v.as_array().into_iter().flatten().map(spelled).collect()
}

fn single(path: String, wanted: &Value, read: &Value) -> Fact {
    let (wanted, read) = (spelled(wanted), spelled(read));
    let verdict = verdict(&wanted, &read);
    Fact { path, wanted, read, verdict }
}

fn verdict(wanted: &str, read: &str) -> Verdict {
    match () {
        () if wanted == read => Verdict::Right,
        () if read.is_empty() => Verdict::Null,
        () => Verdict::Wrong,
    }
}

/// Item by item in their order; what was read and is not there is wrong.
fn list(key: &str, wanted: &[String], read: &[String], out: &mut Vec<Fact>) {
    if wanted.is_empty() && read.is_empty() {
        out.push(single(key.to_owned(), &Value::Null, &Value::Null));
        return;
    }
    let pairs = aligned(wanted, read, |w, r| w == r);
    for (n, (w, r)) in pairs.into_iter().enumerate() {
        let (w, r) = (w.map_or("", |i| &wanted[i]), r.map_or("", |i| &read[i]));
        out.push(Fact { path: format!("{key}[{n}]"), wanted: w.into(), read: r.into(), verdict: verdict(w, r) });
    }
}

/// The pairs of two rows, in order, with as many equal ones as there can be; what has no partner stands alone.
fn aligned<W, R>(wanted: &[W], read: &[R], same: impl Fn(&W, &R) -> bool) -> Vec<(Option<usize>, Option<usize>)> {
    let (w, r) = (wanted.len(), read.len());
    let mut best = vec![vec![0; r + 1]; w + 1];
    for i in (0..w).rev() {
        for j in (0..r).rev() {
            let met = if same(&wanted[i], &read[j]) { best[i + 1][j + 1] + 1 } else { 0 };
            best[i][j] = best[i + 1][j].max(best[i][j + 1]).max(met);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < w || j < r {
        if i < w && j < r && same(&wanted[i], &read[j]) {
            out.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if j == r || (i < w && best[i + 1][j] >= best[i][j + 1]) {
            out.push((Some(i), None));
            i += 1;
        } else {
            out.push((None, Some(j)));
            j += 1;
        }
    }
    out
}

fn tasks(wanted: &Value, read: &Value, out: &mut Vec<Fact>) {
    let none = Vec::new();
    let (wanted, read) = (wanted.as_array().unwrap_or(&none), read.as_array().unwrap_or(&none));
    // A task is known by how its content begins: numbers may be lost.
    let begins = |w: &&Value, r: &&Value| spelled(&r["content"]).starts_with(&spelled(&w["content_prefix"]));
    let (w, r): (Vec<&Value>, Vec<&Value>) = (wanted.iter().collect(), read.iter().collect());
    for (n, pair) in aligned(&w, &r, begins).into_iter().enumerate() {
        match pair {
            (None, Some(j)) => {
                let read = r[j]["content"].to_string();
                let path = format!("tasks[{n}].content");
                out.push(Fact { path, wanted: String::new(), read, verdict: Verdict::Wrong });
            }
            (Some(i), j) => task(n, w[i], j.map_or(&Value::Null, |j| r[j]), out),
            (None, None) => {}
        }
    }
}

fn task(n: usize, wanted: &Value, read: &Value, out: &mut Vec<Fact>) {
    let path = |key: &str| format!("tasks[{n}].{key}");
    out.push(content(path("content"), wanted, read));
    for key in OF_TASK {
        let open = |v: &Value| Value::Bool(!matches!(v, Value::Null | Value::Bool(false)));
        match key {
            "sub" if wanted.get(key).is_none() => {}
            "open_ended" => out.push(single(path(key), &open(&wanted[key]), &open(&read[key]))),
            _ => out.push(single(path(key), &wanted[key], &read[key])),
        }
    }
    for (key, head) in FURTHER.into_iter().filter(|(k, _)| wanted.get(k).is_some()) {
        let cell = read["extra"][head].as_str().unwrap_or_default();
        let cell = if wanted[key].is_string() { cell.to_owned() } else { units(cell) };
        out.push(single(path(key), &wanted[key], &Value::String(cell)));
    }
}

/// The names in a cell of a column that is not known to hold names.
fn units(cell: &str) -> String {
    hongtou::model::cells::read(cell).units.join("|")
}

/// A content is right when it begins and ends as it must and is as long, give or take blanks.
fn content(path: String, wanted: &Value, read: &Value) -> Fact {
    let text = spelled(&read["content"]);
    let (prefix, suffix) = (spelled(&wanted["content_prefix"]), spelled(&wanted["content_suffix"]));
    let length = wanted["content_length"].as_u64().unwrap_or(0) as usize;
    let (least, most) = (text.chars().count(), text.chars().count() * 51 / 50 + 3);
    let right = text.starts_with(&prefix) && text.ends_with(&suffix) && (least..=most).contains(&length);
    let verdict = match () {
        () if right => Verdict::Right,
        () if text.is_empty() => Verdict::Null,
        () => Verdict::Wrong,
    };
    Fact { path, wanted: format!("{prefix}…{suffix} ({length})"), read: format!("{text} ({least})"), verdict }
}
