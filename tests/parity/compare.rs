//! Lays the two forms of a paper beside each other and counts where they differ.

use super::place::{Kind, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What is known of LibreOffice and no fault of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    /// It cuts —— or …… at the end of a line.
    CutDash,
    /// It begins a line with a single — or ～.
    LoneDash,
    /// It hangs a mark outside the measure, though the file forbids it.
    Hanging,
    /// It does not part a number from a mark before it.
    KeptNumber,
    /// It sets a fifth of an em between Han and Latin characters, though the file forbids it.
    Gap,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::CutDash => "cuts —— or ……",
            Fault::LoneDash => "begins a line with — or ～",
            Fault::Hanging => "hangs a mark in the margin",
            Fault::KeptNumber => "keeps a mark and a number together",
            Fault::Gap => "sets a gap between Han and Latin characters",
        })
    }
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) same: usize,
    pub(super) of: usize,
}

impl Tally {
    fn count(&mut self, same: bool) {
        self.of += 1;
        self.same += usize::from(same);
    }

    pub(super) fn add(&mut self, other: Tally) {
        self.same += other.same;
        self.of += other.of;
    }

    pub(super) fn all(self) -> bool {
        self.same == self.of
    }
}

/// Line ends within texts; the end of a text is none, for nothing could differ there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Breaks {
    /// The same in both forms.
    pub(super) ends: Tally,
    /// Those that differ for a fault of LibreOffice; `ends` counts them as not the same.
    pub(super) faults: BTreeMap<Fault, usize>,
}

impl Breaks {
    /// Adds those of another paper.
    pub(super) fn add(&mut self, other: &Breaks) {
        self.ends.add(other.ends);
        other.faults.iter().for_each(|(fault, n)| *self.faults.entry(*fault).or_default() += n);
    }

    /// Those that are the same, of all but LibreOffice's own faults.
    pub(super) fn judged(&self) -> Tally {
        Tally { of: self.ends.of - self.faults.values().sum::<usize>(), ..self.ends }
    }
}

/// Both forms of a paper compared.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// Pages of the PDF and of the printed DOCX.
    pub(super) pages: [usize; 2],
    pub(super) headings: Tally,
    pub(super) rows: Tally,
    /// Those that have each of their lines on the same page.
    pub(super) footnotes: Tally,
    pub(super) body: Breaks,
    pub(super) cells: Breaks,
    /// In words, in the order of the paper.
    pub(super) differences: Vec<String>,
}

/// Compares the texts of a paper as they stand in its PDF and in its DOCX printed by LibreOffice.
pub(super) fn compare(ours: &[Unit<'_>], theirs: &[Unit<'_>], pages: [usize; 2]) -> Compared {
    let mut compared = Compared { pages, ..Compared::default() };
    for (a, b) in ours.iter().zip(theirs) {
        compared.unit(a, b);
    }
    compared
}

impl Compared {
    fn unit(&mut self, ours: &Unit<'_>, theirs: &Unit<'_>) {
        let page = |unit: &Unit<'_>| unit.lines.first().map(|l| l.page);
        let pages = |unit: &Unit<'_>| unit.lines.iter().map(|l| l.page).collect::<Vec<_>>();
        let (here, there) = (page(ours), page(theirs));
        let tally = match ours.kind {
            Kind::Heading => Some(&mut self.headings),
            Kind::FirstCell => Some(&mut self.rows),
            Kind::Footnote => Some(&mut self.footnotes),
            Kind::Body | Kind::Cell => None,
        };
        let goes_on = ours.kind == Kind::Footnote;
        let same = here.is_some() && here == there && (!goes_on || pages(ours) == pages(theirs));
        let told = tally.is_some() || here.is_none() || there.is_none();
        if let Some(tally) = tally {
            tally.count(same);
        }
        if told && !same {
            let page = |p: Option<usize>| p.map_or("not found".to_owned(), |p| format!("page {p}"));
            let what = format!(
                "{:?} 「{}」: {} in ours, {} in LibreOffice's",
                ours.kind,
                first(ours.text),
                page(here),
                page(there)
            );
            self.differences.push(what);
        }
        if here.is_some() && there.is_some() {
            self.lines(ours, theirs);
        }
    }

    fn lines(&mut self, ours: &Unit<'_>, theirs: &Unit<'_>) {
        let text: Vec<char> = ours.text.chars().collect();
        let (here, there) = (ends(ours), ends(theirs));
        let breaks = if ours.kind.is_cell() { &mut self.cells } else { &mut self.body };
        let same = here.intersection(&there).count();
        breaks.ends.add(Tally { same, of: same });
        for [a, b] in partings(&here, &there) {
            let count = a.len().max(b.len());
            breaks.ends.of += count;
            let fault = fault(&text, theirs, &here, [a.first(), b.first()].map(|e| e.copied()));
            if let Some(fault) = fault {
                *breaks.faults.entry(fault).or_default() += count;
            }
            let end = |list: &[usize]| list.first().map_or("no more".to_owned(), |&at| around(&text, at));
            let excuse = fault.map(|f| format!(" (LibreOffice {f})")).unwrap_or_default();
            let page = ours.lines[0].page;
            self.differences.push(format!("page {page}: {} in ours, {} in LibreOffice's{excuse}", end(&a), end(&b)));
        }
    }
}

/// Where lines end, counted in characters; without the last.
fn ends(unit: &Unit<'_>) -> BTreeSet<usize> {
    let mut at = 0;
    let lines = unit.lines.len().saturating_sub(1);
    let end = |l: &super::sheet::Line| {
        at += l.text.chars().count();
        at
    };
    unit.lines.iter().take(lines).map(end).collect()
}

/// The ends that only one of the two has, parted by those that both have.
fn partings(here: &BTreeSet<usize>, there: &BTreeSet<usize>) -> Vec<[Vec<usize>; 2]> {
    let mut found: Vec<[Vec<usize>; 2]> = Vec::new();
    let mut open = false;
    for at in here.union(there) {
        let only = [here, there].map(|set| set.contains(at));
        if only == [true, true] {
            open = false;
            continue;
        }
        if !open {
            found.push(Default::default());
        }
        open = true;
        let [a, b] = found.last_mut().expect("one was opened");
        if only[0] { a.push(*at) } else { b.push(*at) }
    }
    found
}

/// Whether LibreOffice is known to err so at the first end that differs.
fn fault(text: &[char], theirs: &Unit<'_>, ours: &BTreeSet<usize>, [here, there]: [Option<usize>; 2]) -> Option<Fault> {
    let alone =
        |at: usize| matches!(text[at], '—' | '～') && text[at - 1] != text[at] && text.get(at + 1) != Some(&text[at]);
    if let Some(at) = there {
        if matches!(text[at], '—' | '…') && text[at - 1] == text[at] {
            return Some(Fault::CutDash);
        }
        if alone(at) {
            return Some(Fault::LoneDash);
        }
        if hangs(theirs, at) {
            return Some(Fault::Hanging);
        }
    }
    // Their line is the shorter one.
    let end = here.filter(|&end| there.is_none_or(|at| at < end))?;
    if matches!(text[end - 1], '、' | '，' | '。' | '）' | '》' | '”' | '〕') && text[end].is_ascii_alphanumeric()
    {
        return Some(Fault::KeptNumber);
    }
    let start = ours.range(..end).next_back().copied().unwrap_or(0);
    let gap = |w: &&[char]| w[0].is_alphanumeric() && w[1].is_alphanumeric() && w[0].is_ascii() != w[1].is_ascii();
    let gaps = text[start..end].windows(2).filter(gap).count();
    // It lacks what the gaps take and a number or a character with its mark, no more: two em.
    let half_ems: usize = text[there.unwrap_or(end)..end].iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    (gaps > 0 && half_ems * 5 <= gaps * 2 + 20).then_some(Fault::Gap)
}

/// Whether the line that ends there ends outside the measure.
fn hangs(unit: &Unit<'_>, at: usize) -> bool {
    let mut end = 0;
    let line = unit.lines.iter().find(|l| {
        end += l.text.chars().count();
        end >= at
    });
    line.is_some_and(|l| l.right > unit.right + 2.0)
}

fn first(text: &str) -> String {
    text.chars().take(14).collect()
}

fn around(text: &[char], at: usize) -> String {
    let before: String = text[at.saturating_sub(8)..at].iter().collect();
    let after: String = text[at..].iter().take(6).collect();
    format!("「{before}|{after}」")
}
