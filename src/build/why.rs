//! Why an artefact is made anew, or would be.

use super::manifest::Artefact;
use super::shelf::Made;
use std::collections::{BTreeMap, BTreeSet};

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was never made.
    First,
    /// Its file was gone.
    Gone,
    /// Somebody edited it, and it was to be overwritten.
    Edited,
    /// A file that it is made of is another.
    Input {
        /// Its path.
        path: String,
        /// What became of it.
        change: InputChange,
        /// The 发文字号 of the amendment that the file is; empty where it has none yet.
        amendment: Option<String>,
    },
    /// Something else was asked for: another day by which corrections are wanted, say.
    Asked,
    /// Another program made it.
    Program,
    /// The faces are others.
    Fonts,
}

/// What became of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputChange {
    /// It was not there.
    New,
    /// It says something else.
    Altered,
    /// It is not there any more.
    Gone,
}

impl Why {
    /// A file of the dossier that says something else.
    pub fn altered(path: &str) -> Why {
        Why::Input { path: path.to_owned(), change: InputChange::Altered, amendment: None }
    }

    /// Its name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Why::First => "first",
            Why::Gone => "gone",
            Why::Edited => "edited",
            Why::Input { change: InputChange::New, .. } => "new_input",
            Why::Input { change: InputChange::Altered, .. } => "altered_input",
            Why::Input { change: InputChange::Gone, .. } => "input_gone",
            Why::Asked => "asked",
            Why::Program => "program",
            Why::Fonts => "fonts",
        }
    }
}

/// What differs between what an artefact was made of and what it would be made of now. Where nothing on record does, the
/// program composes it otherwise.
pub(super) fn differences(old: &Artefact, made: &Made, now: &Artefact) -> Vec<Why> {
    let mut why = inputs(&old.inputs, &now.inputs, &made.numbers);
    let others = [
        (old.asked != now.asked, Why::Asked),
        (old.program != now.program, Why::Program),
        (old.fonts != now.fonts, Why::Fonts),
    ];
    why.extend(others.into_iter().filter(|(differs, _)| *differs).map(|(_, why)| why));
    if why.is_empty() {
        why.push(Why::Program);
    }
    why
}

/// The inputs that are not as they were. `numbers` are the 发文字号 of amendments by their files.
pub(super) fn inputs(
    old: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
    numbers: &BTreeMap<String, String>,
) -> Vec<Why> {
    let all: BTreeSet<&String> = old.keys().chain(now.keys()).collect();
    let one = |path: &String| {
        let change = match (old.get(path), now.get(path)) {
            (a, b) if a == b => return None,
            (None, _) => InputChange::New,
            (_, None) => InputChange::Gone,
            _ => InputChange::Altered,
        };
        Some(Why::Input { path: path.clone(), change, amendment: numbers.get(path).cloned() })
    };
    all.into_iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, String> {
        list.iter().map(|(p, h)| ((*p).to_owned(), (*h).to_owned())).collect()
    }

    #[test]
    fn every_difference_is_told_and_nothing_else() {
        let old = files(&[("content/notice.yaml", "1"), ("content/tasks.yaml", "2"), ("templates/a", "3")]);
        let now =
            files(&[("content/notice.yaml", "1"), ("content/tasks.yaml", "9"), ("content/amendments/01.yaml", "4")]);
        let numbers = files(&[("content/amendments/01.yaml", "某办〔2022〕8号")]);
        let told = inputs(&old, &now, &numbers);
        let new = Why::Input {
            path: "content/amendments/01.yaml".into(),
            change: InputChange::New,
            amendment: Some("某办〔2022〕8号".into()),
        };
        let gone = Why::Input { path: "templates/a".into(), change: InputChange::Gone, amendment: None };
        assert_eq!(told, [new, Why::altered("content/tasks.yaml"), gone]);
        assert_eq!(inputs(&old, &old, &numbers), []);
    }

    #[test]
    fn what_nothing_on_record_explains_is_the_program_s_doing() {
        let one = Artefact { program: "hongtou 1".into(), fonts: Some("f".into()), ..Artefact::default() };
        assert_eq!(differences(&one, &Made::default(), &one), [Why::Program]);
        let other = Artefact { fonts: Some("g".into()), ..one.clone() };
        assert_eq!(differences(&one, &Made::default(), &other), [Why::Fonts]);
        let other = Artefact { asked: files(&[("correct_by", "2022-07-29")]), ..one.clone() };
        assert_eq!(differences(&one, &Made::default(), &other), [Why::Asked]);
    }
}
