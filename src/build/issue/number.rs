//! Number and date of what is issued: those that its file has, or filled in where it has none.

use super::Subject;
use crate::base::{Date, Diagnostic, Error, World};
use crate::build::dossier::{BULLETINS, Dossier};
use crate::build::read::CONTENT;
use crate::build::{codes, editions};
use crate::model::yaml;
use std::collections::BTreeMap;

/// What a file says, where it says anything.
struct Said {
    file: String,
    key: &'static str,
    what: (&'static str, &'static str),
    there: Option<String>,
    given: String,
    /// Whether it may be filled in here; bulletins are numbered in one list that people keep.
    fillable: bool,
}

/// Sees that number and date are those of the paper, and fills in what its file leaves open. The files written, or why it
/// cannot be issued like that; then nothing is written.
///
/// # Errors
/// When the disk refuses.
pub(super) fn settle(
    world: &dyn World,
    dossier: &Dossier,
    subject: &Subject,
    number: &str,
    date: Date,
) -> Result<Result<Vec<String>, Vec<Diagnostic>>, Error> {
    let said = match said(dossier, subject, number, date) {
        Ok(said) => said,
        Err(finding) => return Ok(Err(vec![finding])),
    };
    let wrong: Vec<Diagnostic> = said.iter().filter_map(Said::wrong).collect();
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let mut written = Vec::new();
    for Said { file, key, given, .. } in said.iter().filter(|s| s.there.is_none()) {
        let bytes = world.read(file)?.unwrap_or_default();
        world.write(file, filled(&String::from_utf8_lossy(&bytes), key, given).as_bytes())?;
        if !written.contains(file) {
            written.push(file.clone());
        }
    }
    Ok(Ok(written))
}

impl Said {
    fn wrong(&self) -> Option<Diagnostic> {
        let Said { file, key, what, there, given, fillable } = self;
        let code = match there {
            Some(there) if there == given => return None,
            Some(_) => &codes::ISSUE_NUMBER,
            None if *fillable => return None,
            None => &codes::ISSUE_UNWRITTEN,
        };
        let d = Diagnostic::new(code).with("path", file).with("key", key).with("what", what.0).with("what_en", what.1);
        Some(d.with("there", there.as_deref().unwrap_or_default()).with("given", given))
    }
}

fn said(dossier: &Dossier, subject: &Subject, number: &str, date: Date) -> Result<[Said; 2], Diagnostic> {
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    let (file, fillable, number_there, date_there) = match subject {
        Subject::Notice => {
            let notice = dossier.notice.as_ref().ok_or_else(|| Diagnostic::new(&codes::NO_TEXT))?;
            (CONTENT[0].to_owned(), true, notice.doc_number.as_deref().and_then(some), notice.date)
        }
        Subject::Amendment(stem) => {
            let amended = dossier.editions.all().iter().filter_map(|t| t.amended.as_ref());
            let known: Vec<&str> = amended.clone().map(editions::Amended::stem).collect();
            let mine = amended.clone().find(|a| a.stem() == stem).ok_or_else(|| {
                Diagnostic::new(&codes::UNKNOWN_AMENDMENT).with("name", stem).with("known", known.join("、"))
            })?;
            (mine.path.clone(), true, some(&mine.amendment.doc_number), Some(mine.amendment.date))
        }
        Subject::Bulletin(month) => {
            let in_series = dossier.bulletins.as_ref().and_then(|b| b.number(*month));
            let issue = dossier.issue(*month);
            let number = in_series.or_else(|| issue.and_then(|i| i.doc_number.as_deref().and_then(some)));
            (BULLETINS.to_owned(), false, number, issue.and_then(|i| i.date))
        }
    };
    let of = |key, what, there, given| Said { file: file.clone(), key, what, there, given, fillable };
    let date_there = date_there.map(|d| d.to_string());
    Ok([
        of("doc_number", ("发文字号", "document number"), number_there, number.to_owned()),
        of("date", ("成文日期", "date"), date_there, date.to_string()),
    ])
}

/// A YAML file with the value of a key that has none; all else is kept letter by letter. The seal is left as it was and
/// does not fit any more: it is a person who decides a number.
fn filled(text: &str, key: &str, value: &str) -> String {
    let line = yaml::save(&BTreeMap::from([(key, value)]), &[]);
    let begin = format!("{key}:");
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if let Some(at) = lines.iter().position(|l| l.starts_with(&begin)) {
        return lines.iter().enumerate().map(|(n, l)| if n == at { line.as_str() } else { l }).collect();
    }
    let first = lines.iter().position(|l| !l.starts_with('#') && !l.trim().is_empty()).unwrap_or(lines.len());
    let (before, after) = lines.split_at(first);
    before.iter().copied().chain([line.as_str()]).chain(after.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_filled_in_and_all_else_is_kept() {
        let text = "# 说明\nissuer: 某办\ndoc_number: null\ndate: 2022-05-09\nbody:\n- text: 'doc_number: x'\n";
        let wanted = text.replace("doc_number: null", "doc_number: 某办〔2022〕3号");
        assert_eq!(filled(text, "doc_number", "某办〔2022〕3号"), wanted);
        assert_eq!(filled("# 说明\nchanges: []\n", "doc_number", "甲"), "# 说明\ndoc_number: 甲\nchanges: []\n");
        assert_eq!(filled("", "date", "2022-05-09"), "date: 2022-05-09\n");
    }
}
