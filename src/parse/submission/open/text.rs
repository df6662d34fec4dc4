//! Opening plain text: lines, pipe tables, and runs of lines parted by tabs.

use super::{Note, Refusal, Room, broken, disguised};
use crate::base::text::is_blank;
use crate::parse::submission::codes;
use crate::parse::submission::findings::Spot;
use crate::parse::submission::sheet::{Cell, Line, Opened, Sheet};

/// Reads Markdown or plain text.
pub(super) fn open(bytes: &[u8], notes: &mut Vec<Note>) -> Result<Opened, Refusal> {
    let text = decode(bytes, notes)?;
    let lines = lines(&text);
    let (mut opened, mut room, mut at) = (Opened::default(), Room::new(), 0);
    while at < lines.len() {
        let (rows, length) = pipe_table(&lines[at..]).or_else(|| tab_table(&lines[at..])).unwrap_or_default();
        if length > 0 {
            let name = format!("表{}", opened.sheets.len() + 1);
            opened.sheets.push(sheet(name, rows, &mut room)?);
            at += length;
            continue;
        }
        let text = lines[at].trim_matches(is_blank);
        at += 1;
        if !text.is_empty() {
            room.take(text.len())?;
            opened.lines.push(Line { at: at.to_string(), text: text.to_owned() });
        }
    }
    Ok(opened)
}

/// How many marks that may part cells a text may have; every empty cell takes memory before it is known to be empty.
const MAX_MARKS: usize = 2_000_000;

/// Bytes to text: by its mark, else UTF-8, else GB18030.
pub(super) fn decode(bytes: &[u8], notes: &mut Vec<Note>) -> Result<String, Refusal> {
    if bytes.len() > super::MAX_TEXT {
        return Err(super::too_large("16 MB"));
    }
    if bytes.iter().filter(|b| matches!(b, b',' | b';' | b'\t' | b'|')).count() > MAX_MARKS {
        return Err(super::too_large(format!("{MAX_MARKS} 个分隔符")));
    }
    let no_text = || broken("既不是 UTF-8 也不是 GB18030 文字", "neither UTF-8 nor GB18030");
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        return text.map(|t| t.into_owned()).ok_or_else(no_text);
    }
    if bytes.contains(&0) {
        return Err(disguised("纯文字", super::Kind::Binary));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(no_text)?;
    notes.push((&codes::NOT_UTF8, Spot::file(), Vec::new()));
    Ok(text.into_owned())
}

/// The lines of a text, however they end.
fn lines(text: &str) -> Vec<&str> {
    let ends = text.match_indices(['\n', '\r']).filter(|(at, end)| *end == "\n" || !text[at + 1..].starts_with('\n'));
    let mut from = 0;
    let mut lines = Vec::new();
    for (at, _) in ends {
        lines.push(text[from..at].trim_end_matches('\r'));
        from = at + 1;
    }
    lines.push(&text[from..]);
    lines
}

type Rows = Vec<Vec<String>>;

/// A table whose cells are parted by `|`: a heading with its rule, or lines that all begin with `|`.
fn pipe_table(lines: &[&str]) -> Option<(Rows, usize)> {
    let framed = |line: &str| line.trim_matches(is_blank).starts_with('|');
    let piped = |line: &&&str| framed(line) || cells(line).len() > 1;
    let ruled = cells(lines[0]).len() > 1 && lines.get(1).is_some_and(|l| is_rule(l));
    let length = match ruled {
        true => 2 + lines[2..].iter().take_while(piped).count(),
        false => lines.iter().take_while(|l| framed(l) && cells(l).len() > 1).count(),
    };
    let rows = lines[..length].iter().enumerate().filter(|(i, line)| *i == 0 || !is_rule(line));
    (length > 1).then(|| (rows.map(|(_, line)| cells(line)).collect(), length))
}

/// The cells of a line; `\|` is a stroke in a cell.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim_matches(is_blank);
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        let cell = cells.last_mut().expect("there is always a cell");
        match c {
            '\\' if characters.peek() == Some(&'|') => cell.extend(characters.next()),
            '|' => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    if cells.len() > 1 && cells.last().is_some_and(|c| c.trim_matches(is_blank).is_empty()) {
        cells.pop();
    }
    cells
}

/// The rule under a heading: `|---|:--:|`.
fn is_rule(line: &str) -> bool {
    line.contains(['|', '-'])
        && cells(line).iter().all(|cell| {
            let cell = cell.trim_matches(is_blank);
            let dashes = cell.strip_prefix(':').unwrap_or(cell);
            let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
            !dashes.is_empty() && dashes.bytes().all(|b| b == b'-')
        })
}

/// Lines as they come when a table is pasted: two or more, each of three or more columns parted by tabs.
fn tab_table(lines: &[&str]) -> Option<(Rows, usize)> {
    let columns = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let in_table = |line: &str| {
        let cells = columns(line);
        cells.len() >= 3 && cells.iter().filter(|c| !c.trim_matches(is_blank).is_empty()).count() >= 2
    };
    let length = lines.iter().take_while(|l| in_table(l)).count();
    (length > 1).then(|| (lines[..length].iter().map(|l| columns(l)).collect(), length))
}

/// Rows of text as a sheet.
pub(super) fn sheet(name: String, rows: Rows, room: &mut Room) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet { name, ..Sheet::default() };
    for (r, row) in rows.into_iter().enumerate() {
        for (c, text) in row.into_iter().enumerate() {
            let text = text.trim_matches(is_blank);
            if !text.is_empty() {
                room.take(text.len())?;
                sheet.cells.insert((r as u32, c as u32), Cell::Text(text.to_owned()));
            }
        }
    }
    Ok(sheet)
}
