//! Reports as units send them in, each kind of file by its own reader, all into one [`Submission`].
//!
//! Nothing is lost: what a file says ends in the submission or in a finding. Nothing is guessed: a word that is not
//! known, a rate that may mean two things, a row without a number stay as they are and are reported. The time of arrival
//! comes from the data alone; the times of files change with every copy and prove nothing.

mod arrival;
pub mod codes;
mod enclosed;
mod findings;
mod form;
mod former;
mod known;
mod open;
mod sheet;
#[cfg(test)]
mod tests;
mod yaml;

pub use codes::CODES;
pub(in crate::parse) use enclosed::unescaped;
pub use enclosed::unpack;
pub use former::Former;
pub use known::{Asked, Knowledge};

use crate::base::text::without_blanks;
use crate::base::{Diagnostic, Month};
use crate::model::account::CellAccount;
use crate::model::{Fate, Field, Reading, Submission};
use findings::{Findings, Spot, in_line};
use sheet::Opened;
use std::borrow::Cow;

/// A file to be read: one that came by itself, or one that was enclosed in a letter or an archive.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// Its path; what was enclosed is named after `!/`: `seeds/submissions/2022-07/来信.eml!/区法院.xlsx`.
    pub path: String,
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
    /// When the letter that brought it was sent, `2022-07-25 16:20` in the office's own time.
    pub arrival: Option<String>,
    /// Who the letter says sent it.
    pub sender: Option<String>,
}

impl Member<'_> {
    /// The same with bytes of its own.
    pub fn into_owned(self) -> Member<'static> {
        Member { bytes: Cow::Owned(self.bytes.into_owned()), ..self }
    }
}

/// What opens one kind of file.
pub struct Reader {
    /// The extensions of such files, in lower case.
    pub extensions: &'static [&'static str],
    open: fn(&Member<'_>) -> Inside,
}

/// Every reader. A new kind of table or text is opened in `open/`; what is no form at all has a function of its own.
pub static READERS: [Reader; 2] = [
    Reader { extensions: &["yaml", "yml"], open: |_| Inside::Yaml },
    Reader { extensions: &open::EXTENSIONS, open: |member| Inside::Form(open::open(&member.path, &member.bytes)) },
];

/// A file opened: what is in it, whatever it may mean. It follows from the file alone.
#[derive(Clone, Debug)]
pub struct Content(Inside);

#[derive(Clone, Debug)]
enum Inside {
    /// Other files, which are read instead of it.
    Files,
    /// Nothing that any reader knows.
    Unknown(open::Refusal),
    /// A report in the words of `content/`.
    Yaml,
    /// Tables and lines, or why they cannot be had.
    Form(Result<(Opened, Vec<open::Note>), open::Refusal>),
}

/// Opens a file. No bytes make it panic.
pub fn open(member: &Member<'_>) -> Content {
    if enclosed::is_container(&member.path) {
        return Content(Inside::Files);
    }
    let reader = reader_for(&member.path);
    Content(reader.map_or_else(|| Inside::Unknown(open::unknown(&member.path, &member.bytes)), |r| (r.open)(member)))
}

/// The extensions that some reader takes, as a list for people.
fn known_extensions() -> String {
    let extensions: Vec<&str> =
        READERS.iter().flat_map(|r| r.extensions).chain(&enclosed::EXTENSIONS).copied().collect();
    extensions.join("、")
}

/// Whether a file, or one enclosed in it, can be opened as tables and lines; no bytes make it panic. For fuzzing.
pub fn opens(path: &str, bytes: &[u8]) -> bool {
    let (members, _) = unpack(path, bytes);
    members.iter().any(|m| open::open(&m.path, &m.bytes).is_ok())
}

/// Reads a time as people write it into `2022-07-25` or `2022-07-25 16:20`; `None` for anything that leaves doubt, and
/// for a day without its year.
pub fn time(text: &str) -> Option<String> {
    let any = Month::new(2000, 1).expect("a month");
    arrival::normalise(text, any).filter(|arrival| !arrival.presumed).map(|arrival| arrival.time)
}

/// Whether a finding only misses the time of arrival, which a receipt supplies.
pub fn is_about_arrival(finding: &Diagnostic) -> bool {
    [&codes::NO_ARRIVAL, &codes::UNREADABLE_ARRIVAL].iter().any(|code| finding.code.id == code.id)
}

/// Reads one file.
///
/// `None` where nothing could be read; a finding then says why, for a container that of [`unpack`]. No bytes make it
/// panic.
pub fn read(member: &Member<'_>, known: &Knowledge<'_>) -> (Option<Reading>, Vec<Diagnostic>) {
    read_opened(member, open(member), known)
}

/// As [`read`], of a file that [`open`] opened.
pub fn read_opened(member: &Member<'_>, content: Content, known: &Knowledge<'_>) -> (Option<Reading>, Vec<Diagnostic>) {
    let mut findings = Findings::of(&member.path);
    let reading = match content.0 {
        Inside::Files => return (None, Vec::new()),
        Inside::Yaml => yaml::read(member, known, &mut findings),
        Inside::Form(Ok((opened, notes))) => {
            notes.into_iter().for_each(|(code, spot, words)| findings.add(code, spot, &words));
            form::read(opened, member, known, &mut findings)
        }
        Inside::Form(Err((code, words))) | Inside::Unknown((code, words)) => {
            findings.add(code, Spot::file(), &words);
            None
        }
    };
    if let Some(reading) = &reading
        && !brings_enclosures(reading)
    {
        check(&reading.submission, known.month, &mut findings);
    }
    (reading, findings.into_list())
}

fn reader_for(path: &str) -> Option<&'static Reader> {
    let extension = open::extension(path);
    READERS.iter().find(|r| r.extensions.contains(&extension.as_str()))
}

/// How the path of a letter's own text ends.
const LETTER_TEXT: &str = "!/正文.txt";

/// Whether it is the text of a letter that names no task and no sender: it only brings its enclosures.
fn brings_enclosures(reading: &Reading) -> bool {
    let Submission { unit, entries, .. } = &reading.submission;
    reading.file.ends_with(LETTER_TEXT) && unit.is_empty() && entries.is_empty()
}

/// Lets the text of a letter speak for what it encloses: whoever it is signed by sent the files too. Where the letter's
/// head names another body, both are kept, and the reader asks.
pub fn sign(members: &mut [Member<'_>], known: &Knowledge<'_>) {
    let signed: Vec<(String, String)> = members
        .iter()
        .filter_map(|m| {
            let letter = m.path.strip_suffix(LETTER_TEXT)?.to_owned();
            let reading = read(m, known).0?;
            let is_name = |c: &&CellAccount| matches!(c.fate, Fate::Accepted(Field::Unit));
            let written = reading.account.cells.iter().find(is_name)?.text.clone();
            let unit = known.bodies.resolve(without_blanks(&written).as_str())?.to_owned();
            Some((format!("{letter}!/"), unit))
        })
        .collect();
    for (letter, unit) in signed {
        let enclosed = members.iter_mut().filter(|m| m.path.starts_with(&letter) && !m.path.ends_with(LETTER_TEXT));
        for member in enclosed {
            member.sender = Some(member.sender.take().map_or(unit.clone(), |head| format!("{head}，{unit}")));
        }
    }
}

/// What every kind of file must say.
fn check(submission: &Submission, folder_month: Month, findings: &mut Findings) {
    let asked = findings.has(&codes::SEVERAL_UNITS) || findings.has(&codes::KEY_AGAINST_TEXT);
    if submission.unit.is_empty() && !asked {
        findings.add(&codes::NO_UNIT, Spot::file(), &[]);
    }
    if submission.month != folder_month {
        let args = [("says", submission.month.to_chinese()), ("folder", folder_month.to_chinese())];
        findings.add(&codes::OTHER_MONTH, Spot::file(), &args);
    }
    if submission.received.is_none() && !findings.has(&codes::UNREADABLE_ARRIVAL) {
        findings.add(&codes::NO_ARRIVAL, Spot::file(), &[]);
    }
    for entry in &submission.entries {
        let texts = [entry.progress.as_str(), entry.problems.as_deref().unwrap_or_default(), entry.next.as_str()];
        for line in texts.into_iter().flat_map(str::lines).filter(|line| looks_like_a_formula(line)) {
            let args = [("task", entry.task.to_string()), ("text", in_line(line))];
            findings.add(&codes::LIKE_A_FORMULA, Spot::file(), &args);
        }
    }
}

/// Whether a spreadsheet program would reckon with a text instead of showing it, were it ever put into one.
fn looks_like_a_formula(text: &str) -> bool {
    let mut characters = text.trim_start_matches(crate::base::text::is_blank).chars();
    match (characters.next(), characters.next()) {
        (Some('=' | '＝' | '@'), Some(_)) => true,
        (Some('+' | '-'), Some(next)) => next.is_ascii_alphabetic() || matches!(next, '(' | '=' | '@'),
        _ => false,
    }
}
