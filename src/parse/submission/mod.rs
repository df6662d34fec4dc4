//! Reports as units send them in, each kind of file by its own reader, all into one [`Submission`].
//!
//! Nothing is lost: what a file says ends in the submission or in a finding. Nothing is guessed: a word that is not
//! known, a rate that may mean two things, a row without a number stay as they are and are reported. The time of arrival
//! comes from the data alone; the times of files change with every copy and prove nothing.

mod arrival;
pub mod codes;
mod findings;
#[cfg(test)]
mod tests;
mod xlsx;
mod yaml;

pub use codes::CODES;

use crate::base::{Diagnostic, Month};
use crate::model::Submission;
use findings::{Findings, Spot};

/// A file as it came, with the month of the folder it lay in.
struct Received<'a> {
    path: &'a str,
    bytes: &'a [u8],
    month: Month,
}

/// What reads one kind of file.
pub struct Reader {
    /// The extensions of such files, in lower case.
    pub extensions: &'static [&'static str],
    read: fn(&Received, &mut Findings) -> Option<Submission>,
}

/// Every reader. A new kind of file is read by a function of its own, entered here.
pub static READERS: [Reader; 2] =
    [Reader { extensions: &["yaml", "yml"], read: yaml::read }, Reader { extensions: &["xlsx"], read: xlsx::read }];

/// Reads one file. `folder_month` is the month it was filed under; it serves where the file itself names none.
///
/// `None` where nothing could be read; a finding then says why. No bytes make it panic.
pub fn read(source_path: &str, bytes: &[u8], folder_month: Month) -> (Option<Submission>, Vec<Diagnostic>) {
    let mut findings = Findings::of(source_path);
    let received = Received { path: source_path, bytes, month: folder_month };
    let Some(reader) = reader_for(source_path) else {
        let known: Vec<&str> = READERS.iter().flat_map(|r| r.extensions).copied().collect();
        findings.add(&codes::UNKNOWN_FORMAT, Spot::file(), &[("known", known.join("、"))]);
        return (None, findings.into_list());
    };
    let submission = (reader.read)(&received, &mut findings);
    if let Some(submission) = &submission {
        check(submission, folder_month, &mut findings);
    }
    (submission, findings.into_list())
}

fn reader_for(path: &str) -> Option<&'static Reader> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    READERS.iter().find(|r| r.extensions.contains(&extension.as_str()))
}

/// What every kind of file must say.
fn check(submission: &Submission, folder_month: Month, findings: &mut Findings) {
    if submission.unit.is_empty() {
        findings.add(&codes::NO_UNIT, Spot::file(), &[]);
    }
    if submission.month != folder_month {
        let args = [("says", submission.month.to_chinese()), ("folder", folder_month.to_chinese())];
        findings.add(&codes::OTHER_MONTH, Spot::file(), &args);
    }
    if submission.received.is_none() && !findings.has(&codes::UNREADABLE_ARRIVAL) {
        findings.add(&codes::NO_ARRIVAL, Spot::file(), &[]);
    }
}
