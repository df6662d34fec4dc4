//! `hongtou receive`: files that arrived, kept as they came under `seeds/submissions/MONTH/`, each with a receipt.

use super::dossier::Dossier;
use super::fingerprint::sha256;
use super::months::{Kept, below, receipts};
use super::{Editions, codes};
use crate::base::world::{MAX_FILE_BYTES, is_listed};
use crate::base::{Diagnostic, Error, Month, World};
use crate::model::progress::SenderAnswer;
use crate::model::{Calendar, Reading, Receipt, Receipts, Recognised, Roster, TaskList};
use crate::parse::submission::{self, Knowledge, Member};
use std::collections::BTreeMap;

/// A file that arrived.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its path in the dossier, where it already lies under `seeds/submissions/MONTH/`.
    pub inside: Option<String>,
}

/// What became of an arrival.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Its name as it came.
    pub name: String,
    /// Where it lies now; `None` where it was not taken.
    pub path: Option<String>,
    /// When it arrived.
    pub time: String,
    /// Whether the same bytes were there before.
    pub again: bool,
    /// The reports in it.
    pub readings: Vec<Reading>,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The month of the reports, where they do not say it.
    pub month: Option<Month>,
    /// When they arrived, where it is not now and not when the letter was sent: `2022-07-25 16:20`.
    pub time: Option<String>,
}

/// Takes files in. `now` is the time of taking, which only the command line knows.
///
/// # Errors
/// When the disk refuses.
pub fn receive(
    world: &dyn World,
    arrivals: Vec<Arrival>,
    order: &Order,
    now: &str,
) -> Result<(Vec<Taken>, Vec<Diagnostic>), Error> {
    let mut dossier = Dossier::load(world)?;
    // What is wrong with the notice is told by `check`; here only what is wrong with the arrivals.
    dossier.findings.clear();
    let (editions, calendar) = (std::mem::take(&mut dossier.editions), dossier.kept.calendar.clone());
    let texts = Texts { editions: &editions, calendar: &calendar, none: &Default::default() };
    let mut findings = Vec::new();
    let mut desk = Desk { world, dossier: &mut dossier, texts, order, now, receipts: BTreeMap::new() };
    let mut taken = Vec::new();
    let mut arrivals: Vec<(String, Arrival)> = arrivals.into_iter().map(|a| (desk.time_of(&a), a)).collect();
    arrivals.sort_by(|(t, a), (u, b)| (t, &a.name).cmp(&(u, &b.name)));
    for (time, arrival) in arrivals {
        if arrival.bytes.len() as u64 > MAX_FILE_BYTES {
            // What could never be read again is not taken in, and does not keep the others out.
            findings.push(Diagnostic::new(&codes::TOO_LARGE).with("path", &arrival.name));
            taken.push(Taken { name: arrival.name, path: None, time, again: false, readings: Vec::new() });
            continue;
        }
        taken.push(desk.take(time, arrival, &mut findings)?);
    }
    findings.extend(dossier.findings);
    Ok((taken, findings))
}

/// What reports are read by.
#[derive(Clone, Copy)]
struct Texts<'a> {
    editions: &'a Editions,
    calendar: &'a Calendar,
    /// Where the notice cannot be read: what arrives is kept all the same.
    none: &'a (Roster, TaskList),
}

impl<'a> Texts<'a> {
    /// The text that the month is held to; the newest where that is not known.
    fn known(&self, month: Month, answers: &'a [SenderAnswer]) -> Knowledge<'a> {
        let text = self.editions.of(month, self.calendar).or(self.editions.newest());
        match text {
            Some(text) => text.knowledge(month, answers),
            None => Knowledge::new(month, &self.none.0, &self.none.1).with_answers(answers),
        }
    }
}

struct Desk<'a> {
    world: &'a dyn World,
    dossier: &'a mut Dossier,
    texts: Texts<'a>,
    order: &'a Order,
    now: &'a str,
    /// The receipts of the months met, those just made too.
    receipts: BTreeMap<Month, Receipts>,
}

impl Desk<'_> {
    fn time_of(&self, arrival: &Arrival) -> String {
        let small = arrival.bytes.len() as u64 <= MAX_FILE_BYTES;
        let letter = || submission::unpack(&arrival.name, &arrival.bytes).0.into_iter().find_map(|m| m.arrival);
        self.order.time.clone().or_else(|| small.then(letter)?).unwrap_or_else(|| self.now.to_owned())
    }

    fn take(&mut self, time: String, arrival: Arrival, findings: &mut Vec<Diagnostic>) -> Result<Taken, Error> {
        let (mut members, unpacking) = submission::unpack(&arrival.name, &arrival.bytes);
        let filed = self.order.month.or_else(|| self.now.get(..7)?.parse().ok());
        if let Some(month) = filed {
            submission::sign(&mut members, &self.texts.known(month, &[]));
        }
        let month = self.month_of(&arrival, &members);
        let mut taken = Taken { name: arrival.name.clone(), path: None, time, again: false, readings: Vec::new() };
        let Some(month) = month else {
            findings.push(Diagnostic::new(&codes::WHICH_MONTH).with("path", &arrival.name));
            return Ok(taken);
        };
        if !self.receipts.contains_key(&month) {
            // To what cannot be read nothing is added; what is wrong with it is told.
            let Some(known) = receipts::read(self.world, self.dossier, month)? else { return Ok(taken) };
            self.receipts.insert(month, known);
        }
        let answers = Kept::read(self.world, self.dossier, month)?.senders;
        findings.extend(unpacking);
        let hash = sha256(&arrival.bytes);
        let known = self.receipts[&month].receipts.iter().find(|r| r.sha256 == hash).map(|r| r.file.clone());
        let path = match (known, &arrival.inside) {
            (Some(file), _) => {
                taken.again = true;
                format!("seeds/submissions/{month}/{file}")
            }
            (None, Some(path)) => path.clone(),
            (None, None) => self.store(month, &arrival)?,
        };
        let reports: Vec<Report> =
            members.iter().map(|m| self.report(m, &arrival.name, &path, month, &answers)).collect();
        let new = receipts_of(&taken.time, below(&path), &hash, &reports);
        for report in reports {
            taken.readings.extend(report.reading);
            findings.extend(report.findings.into_iter().filter(|d| !submission::is_about_arrival(d)));
        }
        self.note(month, new)?;
        taken.path = Some(path);
        Ok(taken)
    }

    /// Reads one report of a file, under the path that the file has now.
    fn report(&self, member: &Member<'_>, name: &str, path: &str, month: Month, answers: &[SenderAnswer]) -> Report {
        let member = Member { path: member.path.replacen(name, path, 1), ..member.clone() };
        let (reading, findings) = self.read(&member, month, answers);
        let sha256 = sha256(&member.bytes);
        Report { path: member.path, sha256, sender: member.sender.unwrap_or_default(), reading, findings }
    }

    /// The month its reports are about: as the person says, as the folder says that it lies in, or as all of them say.
    fn month_of(&self, arrival: &Arrival, members: &[Member<'_>]) -> Option<Month> {
        let folder = arrival.inside.as_deref().and_then(|p| p.split('/').nth(2)?.parse().ok());
        self.order.month.or(folder).or_else(|| {
            let mut months = members.iter().filter_map(|m| self.says(m));
            let first = months.next()?;
            months.all(|m| m == first).then_some(first)
        })
    }

    /// The month a report itself says: the one it gives whatever month it is filed under.
    fn says(&self, member: &Member<'_>) -> Option<Month> {
        let filed: Month = self.now.get(..7)?.parse().ok()?;
        let month = |filed| self.read(member, filed, &[]).0.map(|r| r.submission.month);
        let (one, other) = (month(filed)?, month(filed.previous())?);
        (one == other).then_some(one)
    }

    fn read(&self, member: &Member<'_>, month: Month, answers: &[SenderAnswer]) -> (Option<Reading>, Vec<Diagnostic>) {
        let texts = Texts { ..self.texts };
        submission::read(member, &texts.known(month, answers))
    }

    /// Keeps the file as it came, beside those of the same name.
    fn store(&self, month: Month, arrival: &Arrival) -> Result<String, Error> {
        let name = clean(&arrival.name);
        let (stem, extension) = name.rsplit_once('.').map_or((name.as_str(), ""), |(stem, ext)| (stem, ext));
        let dot = if extension.is_empty() { "" } else { "." };
        for n in 1.. {
            let number = if n == 1 { String::new() } else { format!("（{n}）") };
            let path = format!("seeds/submissions/{month}/{stem}{number}{dot}{extension}");
            match self.world.read(&path) {
                Ok(None) => {
                    self.world.write(&path, &arrival.bytes)?;
                    return Ok(path);
                }
                Ok(Some(there)) if there == arrival.bytes => return Ok(path),
                Ok(Some(_)) | Err(Error::TooLarge(..)) => {}
                Err(e) => return Err(e),
            }
        }
        unreachable!("some number is free")
    }

    fn note(&mut self, month: Month, new: Vec<Receipt>) -> Result<(), Error> {
        let path = receipts::path(month);
        let old = self.world.read(&path)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        self.world.write(&path, receipts::added(old.as_deref(), &new).as_bytes())?;
        self.receipts.get_mut(&month).expect("it was read before").receipts.extend(new);
        Ok(())
    }
}

/// A report read where it lies.
struct Report {
    path: String,
    sha256: String,
    /// Who the letter that brought it says sent it.
    sender: String,
    reading: Option<Reading>,
    findings: Vec<Diagnostic>,
}

impl Report {
    fn receipt(&self, time: &str) -> Receipt {
        let reading = self.reading.as_ref();
        Receipt {
            time: time.to_owned(),
            file: below(&self.path).to_owned(),
            sha256: self.sha256.clone(),
            sender: reading.map(|r| r.submission.unit.clone()).unwrap_or_default(),
            recognised: reading.map_or(Recognised::Unknown, |r| r.recognised),
            again: Vec::new(),
        }
    }
}

/// A receipt of the file, and one of each report enclosed in it.
fn receipts_of(time: &str, file: &str, sha256: &str, reports: &[Report]) -> Vec<Receipt> {
    let enclosed = reports.iter().filter(|r| below(&r.path) != file).map(|r| r.receipt(time));
    let itself = reports.iter().find(|r| below(&r.path) == file).map(|r| r.receipt(time));
    let itself = itself.unwrap_or_else(|| Receipt {
        time: time.to_owned(),
        file: file.to_owned(),
        sha256: sha256.to_owned(),
        sender: reports.first().map(|r| r.sender.clone()).unwrap_or_default(),
        ..Receipt::default()
    });
    std::iter::once(itself).chain(enclosed).collect()
}

/// A name that every system can keep and that names no other folder.
fn clean(name: &str) -> String {
    let safe = |c: char| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '_' } else { c };
    let name: String = name.chars().map(safe).collect();
    let name = name.trim_start_matches(['.', '~', ' ']).trim_end_matches(['.', ' ', '~']);
    match name {
        "" => "未命名".to_owned(),
        // A folder's list leaves out what only programs leave behind, and no report may be left out.
        name if !is_listed(name) => format!("{name}_"),
        name => name.to_owned(),
    }
}
