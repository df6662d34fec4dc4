//! What two notices say beside the words that an amendment may alter: number, signature, date, what a person corrected.

use crate::model::{Notice, TaskList};
use serde_json::{Map, Value};

/// What is no matter of words: places in the received text, and what is told from the words themselves.
const PASSED_OVER: [&str; 7] = ["at", "places", "read_from", "units", "open_ended", "addressees", "run_in"];

/// Where two differ: the key, what the one says and what the other does.
pub(super) fn differences(
    (a, list_a): (&Notice, &TaskList),
    (b, list_b): (&Notice, &TaskList),
) -> Vec<(String, String, String)> {
    let mut out = Vec::new();
    compare(String::new(), &bare(a), &bare(b), &mut out);
    compare(String::new(), &bare(list_a), &bare(list_b), &mut out);
    // A list that says other names than the words beside it would be lost with the words alone.
    if a.addressees_text == b.addressees_text && a.addressees != b.addressees {
        out.push(("addressees".to_owned(), a.addressees.join("，"), b.addressees.join("，")));
    }
    out
}

fn bare<T: serde::Serialize>(matter: &T) -> Value {
    let mut value = serde_json::to_value(matter).expect("our own types have a JSON form");
    strip(&mut value);
    value
}

/// Takes away what is passed over, and what is not there; a point's heading is one text with what follows it.
fn strip(value: &mut Value) {
    match value {
        Value::Object(map) => {
            let heading = map.get("heading").and_then(Value::as_str).map(str::to_owned);
            if let (Some(heading), Some(Value::String(text))) = (heading, map.get_mut("text")) {
                text.insert_str(0, &heading);
                map.insert("heading".to_owned(), Value::Null);
            }
            map.values_mut().for_each(strip);
            let said = |key: &str, v: &Value| !PASSED_OVER.contains(&key) && !is_empty(v);
            *map = std::mem::take(map).into_iter().filter(|(key, v)| said(key, v)).collect();
        }
        Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

fn compare(path: String, a: &Value, b: &Value, out: &mut Vec<(String, String, String)>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (a, b) {
        _ if a == b => {}
        (Value::Object(a), Value::Object(b)) => {
            let of = |map: &Map<String, Value>, key: &str| map.get(key).cloned().unwrap_or_default();
            for key in a.keys().chain(b.keys().filter(|k| !a.contains_key(*k))) {
                compare(below(key), &of(a, key), &of(b, key), out);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            let of = |list: &[Value], i: usize| list.get(i).cloned().unwrap_or_default();
            for i in 0..a.len().max(b.len()) {
                compare(format!("{path}[{i}]"), &of(a, i), &of(b, i), out);
            }
        }
        _ => out.push((path, said(a), said(b))),
    }
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
