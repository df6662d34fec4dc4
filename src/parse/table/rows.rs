//! Rows as printed: what a page break cut is joined, what stands over several rows is told apart.

use super::columns::Kind;
use crate::base::Source;
use crate::base::diagnostic::Diagnostic;
use crate::base::text::without_blanks;
use crate::model::cells;
use crate::parse::codes;
use crate::parse::lines::{Cut, Line, Ordinal, ordinal};
use crate::parse::traced::{Account, Noise, Traced};

/// A row as printed, continuation rows already added cell by cell.
pub(super) struct Row {
    pub(super) cells: Vec<Traced>,
    /// Number of the printed group that the row belongs to.
    pub(super) group: usize,
    /// Whether it is a further row of the number above.
    pub(super) further: bool,
}

/// The number within a cell: 1.编制规划.
pub(super) fn number_within(text: &str) -> Option<Ordinal> {
    ordinal(text).filter(|o| o.rank == 3)
}

pub(super) struct Rows<'a> {
    pub(super) source: &'a Source,
    pub(super) cut: Cut,
    pub(super) account: &'a mut Account,
    pub(super) findings: &'a mut Vec<Diagnostic>,
    pub(super) kinds: &'a [Kind],
    pub(super) rows: Vec<Row>,
    /// Label of each group, joined from its pieces, and its number where that has a column of its own.
    pub(super) groups: Vec<(Traced, Traced)>,
    /// Whether the first label begins with an ordinal, so that another begins each further one.
    pub(super) numbered: bool,
}

impl Rows<'_> {
    pub(super) fn row(&mut self, line: &Line, columns: &[String]) {
        let cells = line.cells.clone();
        let texts: Vec<String> = cells.iter().map(|c| without_blanks(&c.text())).collect();
        if texts == columns {
            self.account.noise(Noise::RepeatedHead, &line.text);
            return;
        }
        if let Some(label) = self.label(&cells, &texts) {
            self.groups.push((label, Traced::default()));
            self.numbered = false;
            return;
        }
        if cells.len() != columns.len() {
            let d = Diagnostic::new(&codes::ROW).with("found", cells.len()).with("wanted", columns.len());
            self.findings.push(d.at(self.source, line.text.span()));
            self.account.finding(&line.text);
            return;
        }
        if texts.iter().all(String::is_empty) {
            self.account.noise(Noise::Blank, &line.text);
            return;
        }
        self.group_piece(&cells);
        let unnumbered = match (self.column(Kind::Number), self.column(Kind::GroupNumber)) {
            (Some(number), _) => texts[number].is_empty(),
            (None, Some(_)) => self.column(Kind::Content).is_some_and(|i| number_within(&texts[i]).is_none()),
            (None, None) => false,
        };
        // Where no page break cuts rows, one without a number belongs to the number above.
        let whole = self.cut == Cut::AtParagraphs && self.says(&texts);
        let further = unnumbered && !self.rows.is_empty() && (whole || self.is_whole(&texts));
        match self.rows.last_mut() {
            Some(last) if self.cut == Cut::ByPages && unnumbered && !further => {
                last.cells.iter_mut().zip(&cells).for_each(|(to, piece)| to.append(piece));
            }
            _ => self.rows.push(Row { cells, group: self.groups.len().saturating_sub(1), further }),
        }
    }

    fn column(&self, kind: Kind) -> Option<usize> {
        self.kinds.iter().position(|k| *k == kind)
    }

    /// The number of the group that begins in a row.
    fn group_number(&self, cells: &[Traced]) -> Traced {
        self.column(Kind::GroupNumber).map(|i| cells[i].trim()).unwrap_or_default()
    }

    /// The label of a group that stands over the whole row: the only cell that says anything, and no number.
    fn label(&self, cells: &[Traced], texts: &[String]) -> Option<Traced> {
        let mut full = (0..cells.len()).filter(|&i| !texts[i].is_empty());
        let at = full.next()?;
        let of_number = self.column(Kind::Number).map_or(at == 0, |n| n == at);
        let alone = full.next().is_none() && of_number && texts[at].parse::<u32>().is_err();
        (alone && (ordinal(&texts[at]).is_some() || texts[at].chars().count() >= 4)).then(|| cells[at].clone())
    }

    /// Whether a row without a number is a row of its own, not the rest of one that a page break cut: the row above is at
    /// the end of a sentence and of its names, and this one says what and who.
    fn is_whole(&self, texts: &[String]) -> bool {
        let Some(above) = self.rows.last() else { return false };
        let (Some(content), Some(lead)) = (self.column(Kind::Content), self.column(Kind::Lead)) else { return false };
        let (done, names) = (above.cells[content].trim(), without_blanks(&above.cells[lead].text()));
        let ended = done.last().is_some_and(|c| matches!(c, '。' | '！' | '；' | '”' | '）'));
        let long = texts[content].chars().count() >= 8;
        let alone = self.column(Kind::Group).is_none_or(|g| texts[g].is_empty()) || self.cut != Cut::ByPages;
        ended && long && self.says(texts) && alone && cells::names_a_body(&names)
    }

    /// Whether a row says what is to be done and by whom.
    fn says(&self, texts: &[String]) -> bool {
        let (Some(content), Some(lead)) = (self.column(Kind::Content), self.column(Kind::Lead)) else { return false };
        let is_name = |u: &String| cells::names_a_body(u);
        !texts[content].is_empty() && cells::read(&texts[lead]).units.iter().any(is_name)
    }

    /// The label of a merged cell comes in pieces spread over its rows; an ordinal begins the next label.
    fn group_piece(&mut self, cells: &[Traced]) {
        let Some(column) = self.column(Kind::Group) else { return };
        let piece = &cells[column];
        let text = without_blanks(&piece.text());
        let own = self.group_number(cells);
        if text.is_empty() {
            self.account.noise(Noise::RepeatedHead, &own);
            return;
        }
        if self.groups.is_empty() {
            self.numbered = ordinal(&text).is_some();
        }
        if self.groups.last().is_some_and(|(g, _)| without_blanks(&g.text()) == text) {
            // Each row of some lists says its group again.
            self.account.noise(Noise::RepeatedHead, piece);
            self.account.noise(Noise::RepeatedHead, &own);
            return;
        }
        let number = self.column(Kind::Number).is_some_and(|n| !cells[n].trim().is_empty()) || !own.is_empty();
        let begins = self.cut != Cut::ByPages || ordinal(&text).is_some() || (!self.numbered && number);
        match self.groups.last_mut() {
            Some((label, _)) if !begins => label.append(piece),
            _ => self.groups.push((piece.clone(), own)),
        }
    }
}
