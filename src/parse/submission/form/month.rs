//! Which month a file reports on, and which of its sheets are of another.

use super::tally::Key;
use super::{Form, Month, Reason, Spot, Table, codes, in_line, meta};

impl Form<'_, '_> {
    /// The key's month, else what the tables and lines name, else the file's name, else the folder. Of several tables
    /// those of another month are not read.
    pub(super) fn settle_month(&mut self, tables: &mut Vec<Table>) {
        let folder = self.known.month;
        for table in tables.iter() {
            if let Some(month) = meta::month_in(&self.sheets[table.sheet].name, folder) {
                self.months.entry(table.sheet).or_insert(month);
            }
        }
        let of_tables = tables.iter().filter_map(|t| self.months.get(&t.sheet));
        let named: Vec<Month> = self.line_month.iter().chain(of_tables).copied().collect();
        let visible = if named.contains(&folder) { Some(folder) } else { named.first().copied() };
        // A table that names no month beside one that does is this month's, and the other is not.
        let beside = tables.len() > 1 && tables.iter().any(|t| !self.months.contains_key(&t.sheet));
        let said = visible.filter(|m| !beside || *m == folder || self.line_month.is_some());
        let key = self.clues.key.as_ref().map(|k| k.month);
        self.submission.month = key.or(said).or_else(|| self.month_of_name()).unwrap_or(folder);
        if let (Some(key), Some(said)) = (key, said)
            && !named.contains(&key)
        {
            let args = [("key", key.to_chinese()), ("text", said.to_chinese())];
            self.findings.add(&codes::MONTH_DIFFERS, Spot::file(), &args);
        }
        let month = self.submission.month;
        let is_other = |t: &Table| self.months.get(&t.sheet).is_some_and(|m| *m != month);
        if tables.iter().all(is_other) {
            return;
        }
        let others: Vec<usize> = tables.iter().filter(|t| is_other(t)).map(|t| t.sheet).collect();
        tables.retain(|t| !others.contains(&t.sheet));
        others.into_iter().for_each(|sheet| self.set_aside(sheet));
    }

    fn month_of_name(&self) -> Option<Month> {
        let name = self.member.path.rsplit('/').next().unwrap_or("");
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        meta::month_in(stem, self.known.month)
    }

    /// A table of another month.
    fn set_aside(&mut self, sheet: usize) {
        let open = self.tally.open_in_sheet(sheet);
        let first = open.first().map(|at| self.tally.text(Key::Cell(sheet, *at))).unwrap_or_default();
        let says = self.months.get(&sheet).map(|m| m.to_chinese()).unwrap_or_default();
        let args = [("says", says), ("count", open.len().to_string()), ("text", in_line(&first))];
        self.findings.add(&codes::SHEET_OF_OTHER_MONTH, Spot::sheet(&self.sheets[sheet].name), &args);
        open.into_iter().for_each(|at| self.tally.ignore(Key::Cell(sheet, at), Reason::OtherSheet));
    }
}
