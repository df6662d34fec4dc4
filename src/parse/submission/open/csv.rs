//! Opening tables parted by commas, semicolons or tabs, as spreadsheet programs save them.

use super::text::{decode, sheet};
use super::{Note, Refusal, Room};
use crate::parse::submission::codes;
use crate::parse::submission::findings::Spot;
use crate::parse::submission::sheet::Opened;

/// Reads one table. The row of a cell is what a spreadsheet program shows: blank lines count, line breaks in a cell do
/// not.
pub(super) fn open(bytes: &[u8], notes: &mut Vec<Note>) -> Result<Opened, Refusal> {
    let text = decode(bytes, notes)?;
    let (declared, body) = declared(&text);
    let separator = declared.unwrap_or_else(|| separator(body));
    let (mut rows, paired) = rows(body, separator, true);
    if !paired {
        notes.push((&codes::UNPAIRED_QUOTES, Spot::file(), Vec::new()));
        rows = self::rows(body, separator, false).0;
    }
    if declared.is_some() {
        rows.insert(0, Vec::new());
    }
    let sheet = sheet(String::new(), rows, &mut Room::new())?;
    Ok(Opened { sheets: vec![sheet], ..Opened::default() })
}

/// `sep=;` in a first line of its own, as some programs write it.
fn declared(text: &str) -> (Option<char>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut after = first.trim_end_matches('\r').strip_prefix("sep=").unwrap_or_default().chars();
    match (after.next(), after.next()) {
        (Some(separator), None) => (Some(separator), rest),
        _ => (None, text),
    }
}

/// The separator that parts most rows into the same number of cells, two at least.
fn separator(text: &str) -> char {
    let steady = |separator: char| {
        let mut counts = std::collections::BTreeMap::new();
        for row in rows(text, separator, true).0.iter().filter(|r| r.len() > 1) {
            *counts.entry(row.len()).or_insert(0usize) += 1;
        }
        counts.into_iter().map(|(width, count)| (count, width)).max().unwrap_or_default()
    };
    let best = [';', '\t', ','].into_iter().max_by_key(|s| steady(*s));
    best.expect("there are three")
}

/// The rows, and whether every quote that opens is closed again.
fn rows(text: &str, separator: char, quoting: bool) -> (Vec<Vec<String>>, bool) {
    let mut rows = Vec::new();
    let mut row = vec![String::new()];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let cell = row.last_mut().expect("a row has a cell");
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
            '"' if quoted => quoted = false,
            '"' if quoting && cell.trim_matches(' ').is_empty() => quoted = true,
            c if quoted => cell.push(c),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => rows.push(std::mem::replace(&mut row, vec![String::new()])),
            c if c == separator => row.push(String::new()),
            c => cell.push(c),
        }
    }
    rows.push(row);
    (rows, !quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_those_that_a_spreadsheet_shows() {
        let (rows, paired) = rows("a,\"b\r\n\"\"c\"\"\"\r\n\r\n1,5\"寸\n", ',', true);
        assert_eq!(rows, [vec!["a", "b\r\n\"c\""], vec![""], vec!["1", "5\"寸"], vec![""]]);
        assert!(paired);
    }

    #[test]
    fn the_separator_is_the_one_that_parts_evenly() {
        assert_eq!(separator("序号,进展\n1,甲;乙;丙\n2,丁\n"), ',');
        assert_eq!(separator("序号\t进展\n1\t甲,乙\n2\t丙\n"), '\t');
        assert_eq!(separator("序号;进展;率\n1;甲;0,5\n2;乙;0,6\n"), ';');
        assert_eq!(separator("一行"), ',');
    }
}
