//! Opening OpenDocument spreadsheets, by a reader of our own: a few bytes may repeat a row a million times, and only
//! what holds something is multiplied, within bounds.

use super::sheet_xml::push;
use super::{Note, Refusal, Room, broken, notes_on, too_large};
use crate::base::text::is_blank;
use crate::parse::office::package::Package;
use crate::parse::office::xml::{self, Child, Node};
use crate::parse::submission::codes;
use crate::parse::submission::findings::cell_name;
use crate::parse::submission::sheet::{Cell, Line, Opened, Sheet};

/// Outermost row and column of any spreadsheet program.
const MAX_ROWS: u32 = 1 << 20;
const MAX_COLUMNS: u32 = 1 << 14;

/// Reads every sheet.
pub(super) fn open(bytes: &[u8], notes: &mut Vec<Note>) -> Result<Opened, Refusal> {
    let package = Package::open(bytes)?;
    if let Some(manifest) = package.parts.get("META-INF/manifest.xml")
        && xml::parse(manifest)?.below().iter().any(|n| n.name == "encryption-data")
    {
        return Err((&codes::ENCRYPTED, Vec::new()));
    }
    let root = xml::parse(package.part("content.xml")?)?;
    let tables = root.path(&["body", "spreadsheet"]);
    let tables = tables.ok_or_else(|| broken("内部结构无效", "it has no spreadsheet"))?;
    let hidden = hidden_styles(&root);
    let (mut opened, mut room) = (Opened::default(), Room::new());
    for table in tables.nodes().filter(|n| n.name == "table") {
        let name = table.attribute("name").unwrap_or_default().to_owned();
        let is_hidden = table.attribute("style-name").is_some_and(|s| hidden.contains(&s));
        let sheet = Sheet { name, hidden: is_hidden, ..Sheet::default() };
        let mut reader = Reader { sheet, lines: &mut opened.lines, room: &mut room, row: 0, column: 0 };
        reader.table(table)?;
        opened.sheets.push(reader.sheet);
    }
    notes_on(&package, notes);
    Ok(opened)
}

/// The styles of sheets that are not shown.
fn hidden_styles(root: &Node) -> Vec<&str> {
    let styles = root.nodes().filter(|n| n.name == "automatic-styles").flat_map(Node::nodes);
    let hides = |s: &&Node| s.child("table-properties").is_some_and(|p| p.attribute("display") == Some("false"));
    styles.filter(hides).filter_map(|s| s.attribute("name")).collect()
}

struct Reader<'a> {
    sheet: Sheet,
    lines: &'a mut Vec<Line>,
    room: &'a mut Room,
    row: u32,
    column: u32,
}

impl Reader<'_> {
    fn table(&mut self, parent: &Node) -> Result<(), Refusal> {
        for node in parent.nodes() {
            match node.name.as_str() {
                "table-row" => self.table_row(node)?,
                "table-column" => self.table_column(node),
                "table-row-group"
                | "table-rows"
                | "table-header-rows"
                | "table-column-group"
                | "table-columns"
                | "table-header-columns" => self.table(node)?,
                "shapes" => push(self.lines, "文本框", &text_of(node)),
                _ => {}
            }
        }
        Ok(())
    }

    fn table_column(&mut self, column: &Node) {
        let repeated = repeated(column, "number-columns-repeated", MAX_COLUMNS - self.column);
        if is_hidden(column) {
            self.sheet.hidden_columns.extend(self.column..self.column + repeated);
        }
        self.column += repeated;
    }

    fn table_row(&mut self, row: &Node) -> Result<(), Refusal> {
        let times = repeated(row, "number-rows-repeated", MAX_ROWS - self.row);
        let is_cell = |n: &&Node| matches!(n.name.as_str(), "table-cell" | "covered-table-cell");
        let holds = row.nodes().filter(is_cell).any(says_something);
        if !holds {
            // An empty row that is hidden says nothing, however often it is repeated.
            self.row += times;
            return Ok(());
        }
        if times == 0 {
            return Err(too_large(format!("{MAX_ROWS} 行")));
        }
        // Only the cells that say something or span others are gone through again in each row.
        let (mut cells, mut column) = (Vec::new(), 0);
        for cell in row.nodes().filter(is_cell) {
            let next = column + repeated(cell, "number-columns-repeated", MAX_COLUMNS - column);
            let counts = says_something(cell) || spans(cell);
            if counts && next == column {
                return Err(too_large(format!("{MAX_COLUMNS} 列")));
            }
            cells.extend(counts.then_some((cell, column, next)));
            column = next;
        }
        for _ in 0..times {
            self.room.take(0)?;
            if is_hidden(row) {
                self.sheet.hidden_rows.insert(self.row);
            }
            for (cell, column, next) in &cells {
                self.table_cell(cell, *column, *next)?;
            }
            self.row += 1;
        }
        Ok(())
    }

    /// Takes a cell as often as it is repeated.
    fn table_cell(&mut self, cell: &Node, column: u32, next: u32) -> Result<(), Refusal> {
        let (columns, rows) = (cell.number("number-columns-spanned"), cell.number("number-rows-spanned"));
        let last =
            |from: u32, span: Option<u32>, most: u32| from.saturating_add(span.unwrap_or(1).max(1) - 1).min(most);
        let end = (last(self.row, rows, MAX_ROWS), last(column, columns, MAX_COLUMNS));
        if end != (self.row, column) {
            self.room.take(0)?;
            self.sheet.merged.push(((self.row, column), end));
        }
        if !says_something(cell) {
            return Ok(());
        }
        for column in column..next {
            self.take(cell, (self.row, column))?;
        }
        Ok(())
    }

    fn take(&mut self, cell: &Node, at: (u32, u32)) -> Result<(), Refusal> {
        let text = text_of(cell).trim_matches(is_blank).to_owned();
        self.room.take(text.len())?;
        for comment in cell.nodes().filter(|n| n.name == "annotation") {
            let text = text_of(comment);
            self.room.take(text.len())?;
            push(self.lines, &format!("批注{}", cell_name(at)), &text);
        }
        let formula = cell.attribute("formula").map(formula);
        self.room.take_text(formula.as_ref().map_or(0, String::len))?;
        if cell.attributes.iter().any(|(n, v)| n == "value-type" && v == "error") || is_error(&text, &formula) {
            self.sheet.errors.push((at, text));
            return Ok(());
        }
        match (value_of(cell, text), formula) {
            (Some(value), formula) => {
                self.sheet.cells.insert(at, value);
                formula.map(|f| self.sheet.formulas.insert(at, f));
            }
            (None, Some(formula)) => drop(self.sheet.hollow.insert(at, formula)),
            (None, None) => {}
        }
        Ok(())
    }
}

fn says_something(cell: &Node) -> bool {
    cell.nodes().next().is_some() || has_value(cell)
}

fn spans(cell: &Node) -> bool {
    ["number-columns-spanned", "number-rows-spanned"].iter().any(|name| cell.number(name).is_some_and(|n| n > 1))
}

fn has_value(cell: &Node) -> bool {
    ["value", "date-value", "string-value", "boolean-value", "time-value", "formula"]
        .iter()
        .any(|name| cell.attribute(name).is_some())
}

fn is_hidden(node: &Node) -> bool {
    matches!(node.attribute("visibility"), Some("collapse" | "filter"))
}

fn is_error(text: &str, formula: &Option<String>) -> bool {
    formula.is_some() && (text.starts_with('#') || text.starts_with("Err:"))
}

fn repeated(node: &Node, name: &str, most: u32) -> u32 {
    node.attribute(name).map_or(1, |n| n.trim().parse().unwrap_or(u32::MAX)).max(1).min(most)
}

fn value_of(cell: &Node, text: String) -> Option<Cell> {
    let number = |name: &str| cell.attribute(name).and_then(|v| v.trim().parse::<f64>().ok());
    let value = match cell.attribute("value-type") {
        Some("float" | "currency") => number("value").map(|value| Cell::Number { value, percent: false }),
        Some("percentage") => number("value").map(|value| Cell::Number { value, percent: true }),
        Some("date") => cell.attribute("date-value").map(|d| Cell::Text(date(d))),
        Some("boolean") => cell.attribute("boolean-value").map(|b| Cell::Text(b.to_ascii_uppercase())),
        _ => None,
    };
    let stored = cell.attribute("string-value").unwrap_or_default().trim_matches(is_blank);
    let text = if text.is_empty() { stored.to_owned() } else { text };
    value.or_else(|| (!text.is_empty()).then_some(Cell::Text(text)))
}

/// `2022-07-25T16:20:00` as `2022-07-25 16:20`; midnight is a day alone.
fn date(stored: &str) -> String {
    match stored.split_once('T') {
        Some((day, time)) if time.starts_with("00:00") => day.to_owned(),
        Some((day, time)) => format!("{day} {}", time.get(..5).unwrap_or(time)),
        None => stored.to_owned(),
    }
}

/// `of:=SUM([.A1:.B2];1)` as `SUM(A1:B2,1)`, the way other workbooks write it.
fn formula(stored: &str) -> String {
    let body = stored.split_once('=').map_or(stored, |(_, body)| body);
    let mut out = String::new();
    let (mut quoted, mut reference) = (false, false);
    let mut before = ' ';
    for c in body.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' | ']' if !quoted => reference = c == '[',
            _ => {}
        }
        match c {
            '[' | ']' if !quoted => {}
            '.' if reference && matches!(before, '[' | ':') => {}
            '.' if reference && before != '.' => out.push('!'),
            ';' if !quoted => out.push(','),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// The text below a node: paragraphs are lines; comments are not part of it.
fn text_of(node: &Node) -> String {
    let mut out = String::new();
    write_text(node, &mut out);
    out
}

fn write_text(node: &Node, out: &mut String) {
    for child in &node.children {
        match child {
            // Text directly in a cell or a comment is only the layout of the file.
            Child::Text(text) if !matches!(node.name.as_str(), "table-cell" | "annotation" | "shapes" | "frame") => {
                out.push_str(text);
            }
            Child::Text(_) => {}
            Child::Node(n) => match n.name.as_str() {
                "annotation" => {}
                "creator" | "date" | "date-string" if node.name == "annotation" => {}
                "s" => out.extend(std::iter::repeat_n(' ', n.number("c").unwrap_or(1).min(1000) as usize)),
                "tab" => out.push('\t'),
                "line-break" => out.push('\n'),
                "p" | "h" => {
                    if !out.is_empty() {
                        out.push('\n');
                    }
                    write_text(n, out);
                }
                _ => write_text(n, out),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_written_as_in_other_workbooks() {
        assert_eq!(formula("of:=SUM([.A1:.B2];\"a;b\")"), "SUM(A1:B2,\"a;b\")");
        assert_eq!(formula("of:=[$表2.C3]*0.5"), "$表2!C3*0.5");
        assert_eq!(date("2022-07-25T16:20:00"), "2022-07-25 16:20");
        assert_eq!(date("2022-07-25T00:00:00"), "2022-07-25");
    }
}
