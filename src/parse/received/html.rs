//! The text of a web page, block by block, each with the elements that it stands in.

use super::grid::{self, From, Slot};
use crate::base::text::is_blank;
use crate::parse::submission::unescaped;

/// The most columns or rows that a cell may span.
const MAX_SPAN: usize = 200;
/// The most tables within each other.
const MAX_DEPTH: usize = 50;
/// The most places of a table.
const MAX_SLOTS: usize = 100_000;

/// A paragraph, or a table as its rows.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Its text; of a table one line a row.
    pub(super) text: String,
    /// The elements around it, outermost first, by the order in which they were opened.
    pub(super) path: Vec<usize>,
    /// Of a table the row of each line, from 1.
    pub(super) rows: Vec<usize>,
}

/// An open table.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Slot>>,
    /// Rows that cells above still cover, by column.
    down: Vec<usize>,
    cell: Option<Cell>,
    slots: usize,
    /// What its cells hold, paragraph by paragraph.
    blocks: Vec<Block>,
    /// Whether a cell holds a table.
    holds_table: bool,
    /// The most cells in a row.
    wide: usize,
    /// How many elements were open before it.
    depth: usize,
}

/// An open cell.
struct Cell {
    blocks: Vec<Block>,
    columns: usize,
    rows: usize,
    /// How many elements were open before it.
    depth: usize,
}

impl Cell {
    /// Its paragraphs as one line.
    fn text(&self) -> String {
        let texts = self.blocks.iter().map(|b| b.text.replace(['\n', '\t'], " ").trim_matches(is_blank).to_owned());
        texts.collect::<Vec<_>>().join(" ")
    }
}

impl Table {
    /// Whether it only lays out the page: its cells hold tables, or it has one column; and no head says that it lists
    /// tasks.
    fn lays_out(&self) -> bool {
        (self.holds_table && !grid::heads_tasks(&self.rows)) || self.wide <= 1
    }
}

/// Takes a page to pieces.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let mut walker = Walker::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        walker.words(&rest[..at]);
        rest = walker.markup(&rest[at..]);
    }
    walker.words(rest);
    walker.end();
    while !walker.tables.is_empty() {
        walker.end_table();
    }
    walker.blocks
}

#[derive(Default)]
struct Walker {
    blocks: Vec<Block>,
    open: String,
    /// The open block elements: name and number.
    stack: Vec<(String, usize)>,
    opened: usize,
    tables: Vec<Table>,
}

/// Elements that bound paragraphs.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "main",
    "aside",
    "blockquote",
    "pre",
    "dl",
    "dt",
    "dd",
    "form",
    "body",
];
/// Those that are one paragraph.
const PARAGRAPHS: [&str; 11] = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre"];
/// Elements whose content is never shown.
const HIDDEN: [&str; 7] = ["script", "style", "head", "title", "noscript", "select", "textarea"];

impl Walker {
    /// What begins with `<`: gives what follows it.
    fn markup<'h>(&mut self, text: &'h str) -> &'h str {
        if let Some(comment) = text.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let is_tag = text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if !is_tag {
            self.words("<");
            return &text[1..];
        }
        let Some(end) = text.find('>') else { return "" };
        let inside = text[1..end].trim_end_matches('/');
        let closes = inside.starts_with('/');
        let name: String =
            inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
        let name = name.to_ascii_lowercase();
        let after = &text[end + 1..];
        if HIDDEN.contains(&name.as_str()) && !closes {
            return behind(after, &name);
        }
        self.tag(&name, inside, closes);
        after
    }

    fn tag(&mut self, name: &str, inside: &str, closes: bool) {
        match (name, closes) {
            ("br", _) => self.end(),
            ("table", false) if self.tables.len() >= MAX_DEPTH => self.end(),
            ("table", false) => {
                self.end();
                let depth = self.stack.len();
                self.tables.push(Table { depth, ..Table::default() });
            }
            ("table", true) => self.end_table(),
            ("tr", false) => {
                self.end_row();
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            ("tr", true) => self.end_row(),
            ("td" | "th", true) => self.end_cell(),
            ("td" | "th", false) => {
                self.end_cell();
                let span = |name| attribute(inside, name).and_then(|v| v.parse().ok()).unwrap_or(1).clamp(1, MAX_SPAN);
                let depth = self.stack.len();
                if let Some(table) = self.tables.last_mut() {
                    let (columns, rows) = (span("colspan"), span("rowspan"));
                    table.cell = Some(Cell { blocks: Vec::new(), columns, rows, depth });
                    self.enter("td");
                }
            }
            (name, closes) if BLOCKS.contains(&name) => self.block(name, closes),
            _ => {}
        }
    }

    fn in_cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut().and_then(|t| t.cell.as_mut())
    }

    fn words(&mut self, text: &str) {
        // Line ends of the file are blanks of the page.
        self.open.push_str(&unescaped(text).replace(['\n', '\r', '\t'], " "));
    }

    fn enter(&mut self, name: &str) {
        self.opened += 1;
        self.stack.push((name.to_owned(), self.opened));
        if self.stack.len() > 512 {
            self.stack.pop();
        }
    }

    fn block(&mut self, name: &str, closes: bool) {
        self.end();
        if !closes {
            return self.enter(name);
        }
        // Nothing closes within a cell what was opened around it.
        let around = self.in_cell().map_or(0, |cell| cell.depth + 1);
        if let Some(at) = self.stack.iter().rposition(|(n, _)| n == name).filter(|at| *at >= around) {
            self.stack.truncate(at);
        }
    }

    /// The end of a paragraph.
    fn end(&mut self) {
        let text = std::mem::take(&mut self.open);
        let text = text.trim_matches(is_blank);
        if !text.is_empty() {
            let text = format!("{text}\n");
            self.push(text, Vec::new());
        }
    }

    fn push(&mut self, text: String, rows: Vec<usize>) {
        // A paragraph holds no paragraphs.
        let holders = self.stack.iter().filter(|(name, _)| !PARAGRAPHS.contains(&name.as_str()));
        let path = holders.map(|(_, n)| *n).collect();
        let block = Block { text, path, rows };
        match self.in_cell() {
            Some(cell) => cell.blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    fn end_cell(&mut self) {
        self.end();
        let Some(table) = self.tables.last_mut() else { return };
        let Some(cell) = table.cell.take() else { return };
        self.stack.truncate(cell.depth);
        let (text, columns, rows) = (cell.text(), cell.columns, cell.rows);
        table.blocks.extend(cell.blocks);
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        let row = table.rows.last_mut().expect("one was put in");
        covered(row, &mut table.down);
        table.slots += columns;
        if table.slots > MAX_SLOTS {
            return;
        }
        for column in 0..columns {
            let at = row.len();
            row.push(if column == 0 { Slot::own(&text) } else { Slot { from: From::Left, ..Slot::default() } });
            table.down.resize(table.down.len().max(at + 1), 0);
            table.down[at] = rows - 1;
        }
        table.wide = table.wide.max(row.len());
    }

    /// Cells above may cover the end of a row too.
    fn end_row(&mut self) {
        self.end_cell();
        if let Some(Table { rows, down, .. }) = self.tables.last_mut()
            && let Some(row) = rows.last_mut().filter(|r| !r.is_empty() || down.iter().any(|n| *n > 0))
        {
            covered(row, down);
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        let Some(table) = self.tables.pop() else { return };
        self.stack.truncate(table.depth);
        if let Some(around) = self.tables.last_mut() {
            around.holds_table = true;
        }
        if table.lays_out() {
            match self.in_cell() {
                Some(cell) => cell.blocks.extend(table.blocks),
                None => self.blocks.extend(table.blocks),
            }
            return;
        }
        let (rows, lines): (Vec<usize>, Vec<String>) = grid::lines(table.rows).into_iter().unzip();
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        if !text.is_empty() {
            self.push(text, rows);
        }
    }
}

/// Puts the places that cells above cover before the next cell.
fn covered(row: &mut Vec<Slot>, down: &mut [usize]) {
    while down.get(row.len()).is_some_and(|n| *n > 0) {
        down[row.len()] -= 1;
        row.push(Slot { from: From::Above, ..Slot::default() });
    }
}

/// What follows the closing tag of an element.
fn behind<'h>(after: &'h str, name: &str) -> &'h str {
    let closes = |at: &usize| after.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
    let at = after.match_indices("</").map(|(at, _)| at).find(closes);
    at.and_then(|at| after[at..].split_once('>')).map_or("", |(_, rest)| rest)
}

/// The value of an attribute.
fn attribute<'t>(inside: &'t str, name: &str) -> Option<&'t str> {
    let lower = inside.to_ascii_lowercase();
    let at = lower
        .match_indices(name)
        .map(|(at, _)| at)
        .find(|&at| at > 0 && lower.as_bytes()[at - 1].is_ascii_whitespace())?;
    let rest = inside[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => rest[1..].split(quote).next(),
        None => rest.split(|c: char| c.is_whitespace()).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        blocks(html).into_iter().map(|b| b.text.trim_end_matches('\n').to_owned()).collect()
    }

    #[test]
    fn paragraphs_and_what_is_not_shown() {
        let html =
            "<html><head><title>某</title></head><body><script>x<y</script><p>甲&nbsp;乙</p>丙<br>丁<!-- 戊 --></body>";
        assert_eq!(texts(html), ["甲\u{a0}乙", "丙", "丁"]);
        assert_eq!(texts("1 < 2 <p>"), ["1 < 2"]);
    }

    #[test]
    fn merged_cells_keep_their_places() {
        let html = "<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr>\
                    <tr><td rowspan=2>1</td><td><p>子。</p></td><td rowspan='2'>市甲局</td></tr><tr><td>丑。</td></tr>\
                    <tr><td colspan=\"3\">二、乙方面</td></tr></table>";
        assert_eq!(texts(html), ["序号\t任务\t责任单位\n1\t子。\t市甲局\n\t丑。\t市甲局\n二、乙方面\t\t"]);
    }

    #[test]
    fn tables_that_lay_out_the_page_are_its_paragraphs() {
        let html = "<table><tr><td><ul><li>首页</li></ul></td></tr><tr><td><div><p>甲。</p><p>乙。</p>\
                    <table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>子。<br>丑。</td></tr></table></div></td></tr></table>";
        assert_eq!(texts(html), ["首页", "甲。", "乙。", "序号\t任务\n1\t子。 丑。"]);
        let list = "<table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>\
                    <tr><td>1</td><td>子：<table><tr><td>寅</td><td>卯</td></tr></table></td><td>市甲局</td></tr></table>";
        assert_eq!(texts(list), ["序号\t工作任务\t责任单位\n1\t子： 寅 卯\t市甲局"], "a list of tasks is none of them");
    }

    #[test]
    fn no_markup_makes_it_panic() {
        for html in [
            "<",
            "<table><td>",
            "</table></td>",
            "<td rowspan=99999999999>",
            "<p <p>",
            "<!--",
            "&#x;&#99999999;",
            "<tr><td>甲",
        ] {
            let _ = blocks(html);
        }
    }
}
