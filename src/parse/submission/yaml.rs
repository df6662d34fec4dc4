//! Reports in YAML: the form that `seeds/submissions/README.md` describes.

use super::findings::{Findings, Spot};
use super::{Received, arrival, codes, open};
use crate::base::Source;
use crate::model::{Submission, yaml};

pub(super) fn read(received: &Received, findings: &mut Findings) -> Option<Submission> {
    let text = decode(received.bytes, findings)?;
    let source = Source::new(received.path, text);
    let mut submission: Submission = match yaml::load(&source) {
        Ok(submission) => submission,
        Err(diagnostic) => {
            findings.push(*diagnostic);
            return None;
        }
    };
    tidy(&mut submission);
    let spot = |path: &str| Spot::text(yaml::locate(&source, path));
    if let Some(text) = submission.received.take() {
        submission.received = arrival::normalise(&text);
        if submission.received.is_none() {
            findings.add(&codes::UNREADABLE_ARRIVAL, spot("received"), &[("text", text)]);
        }
    }
    for (i, entry) in submission.entries.iter_mut().enumerate() {
        if let Some(rate) = entry.rate.take_if(|r| *r > 100) {
            let args = [("text", rate.to_string()), ("task", entry.task.to_string())];
            findings.add(&codes::BAD_RATE, spot(&format!("entries[{i}].rate")), &args);
        }
    }
    Some(submission)
}

/// UTF-8 is what a report should be in; what older programs write (GBK, GB18030) is read all the same, and said so.
fn decode(bytes: &[u8], findings: &mut Findings) -> Option<String> {
    if bytes.contains(&0) {
        let (code, words) = open::disguised("YAML", open::Kind::of(bytes));
        findings.add(code, Spot::file(), &words);
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    let code = if text.is_some() { &codes::NOT_UTF8 } else { &codes::BROKEN };
    let reason =
        [("reason", "既不是 UTF-8 也不是 GB18030 文字".into()), ("reason_en", "neither UTF-8 nor GB18030".into())];
    findings.add(code, Spot::file(), &reason);
    text.map(|t| t.into_owned())
}

/// A key with nothing behind it says no more than no key at all.
fn tidy(submission: &mut Submission) {
    let trim = |s: &mut String| *s = s.trim().to_owned();
    let empty = |s: &mut Option<String>| *s = s.take().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
    trim(&mut submission.unit);
    for text in [&mut submission.received, &mut submission.reporter, &mut submission.phone] {
        empty(text);
    }
    for entry in &mut submission.entries {
        trim(&mut entry.progress);
        trim(&mut entry.next);
        empty(&mut entry.problems);
    }
}
