//! Tables with merged cells as rows of text.

use crate::base::text::{is_blank, without_blanks};
use crate::parse::table;

/// Where the text of a place in the grid comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::parse) enum From {
    /// A cell of its own.
    #[default]
    Own,
    /// A cell to the left that spans it.
    Left,
    /// A cell above that spans it.
    Above,
}

/// One place of the grid.
#[derive(Clone, Debug, Default)]
pub(in crate::parse) struct Slot {
    pub(in crate::parse) text: String,
    pub(in crate::parse) from: From,
}

impl Slot {
    pub(in crate::parse) fn own(text: &str) -> Slot {
        // A row is one line, and TABs part its cells.
        let text = text.replace(['\n', '\r', '\t'], " ");
        Slot { text: text.trim_matches(is_blank).to_owned(), from: From::Own }
    }
}

/// A table as lines, each with its row, from 1: rows with TABs; a table of one column only lays out the page, and its
/// cells are paragraphs. What a cell says that is merged over several rows it says of each, but for numbers and contents.
pub(in crate::parse) fn lines(grid: Vec<Vec<Slot>>) -> Vec<(usize, String)> {
    let mut grid: Vec<(usize, Vec<Slot>)> = grid.into_iter().enumerate().map(|(n, row)| (n + 1, row)).collect();
    grid.retain(|(_, row)| row.iter().any(|s| !s.text.is_empty() || s.from == From::Above));
    let wide = grid.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
    if wide <= 1 {
        let cells = grid.into_iter().flat_map(|(n, row)| row.into_iter().map(move |s| (n, s.text)));
        return cells.filter(|(_, text)| !text.trim().is_empty()).collect();
    }
    double_head(&mut grid);
    let heads: Vec<String> = grid.iter().find_map(|(_, row)| heads_of(row)).unwrap_or_default();
    let said_again = table::said_of_each(&heads);
    let mut above: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for (n, row) in grid {
        let text = |(i, slot): (usize, &Slot)| match slot.from {
            From::Above if said_again.get(i) == Some(&true) => above.get(i).cloned().unwrap_or_default(),
            From::Above | From::Left => String::new(),
            From::Own => slot.text.clone(),
        };
        let cells: Vec<String> = row.iter().enumerate().map(text).collect();
        out.push((n, cells.join("\t")));
        above = cells;
    }
    out
}

/// Whether a table has the head of a task list.
pub(in crate::parse) fn heads_tasks(rows: &[Vec<Slot>]) -> bool {
    rows.iter().take(2).any(|row| heads_of(row).is_some())
}

/// The heads in a row, where they are those of a task list.
fn heads_of(row: &[Slot]) -> Option<Vec<String>> {
    let heads: Vec<String> = row.iter().map(|s| without_blanks(&s.text)).collect();
    table::heads_tasks(&heads).then_some(heads)
}

/// A head of two rows is one: 责任单位 over 牵头单位 and 配合单位.
fn double_head(grid: &mut Vec<(usize, Vec<Slot>)>) {
    let [(n, first), (_, second), ..] = grid.as_slice() else { return };
    if heads_of(first).is_some() && !second.iter().any(|s| s.from == From::Above) || first.len() != second.len() {
        return;
    }
    let under = |(a, b): (&Slot, &Slot)| if b.from == From::Above { a.clone() } else { b.clone() };
    let one: Vec<Slot> = first.iter().zip(second).map(under).collect();
    if second.iter().any(|s| s.from == From::Above) && heads_of(&one).is_some() {
        let n = *n;
        grid.splice(..2, [(n, one)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> Vec<Slot> {
        let slot = |c: &str| match c {
            "<" => Slot { from: From::Left, ..Slot::default() },
            "^" => Slot { from: From::Above, ..Slot::default() },
            text => Slot::own(text),
        };
        cells.split('|').map(slot).collect()
    }

    fn said(rows: &[&str]) -> String {
        let lines = lines(rows.iter().map(|r| row(r)).collect());
        lines.into_iter().map(|(_, line)| line + "\n").collect()
    }

    #[test]
    fn each_line_knows_its_row() {
        let rows = ["序号|工作任务|责任分工|<", "^|^|牵头单位|配合单位", "|||", "1|子。|市甲局|市乙局"];
        let numbers: Vec<usize> = lines(rows.iter().map(|r| row(r)).collect()).into_iter().map(|(n, _)| n).collect();
        assert_eq!(numbers, [1, 4]);
    }

    #[test]
    fn what_is_merged_is_said_of_each_row() {
        let text = said(&["序号|工作项目|工作任务|责任单位", "1|甲类|子。|市甲局", "2|^|丑。|^", "^|^|寅。|市乙局"]);
        assert_eq!(
            text,
            "序号\t工作项目\t工作任务\t责任单位\n1\t甲类\t子。\t市甲局\n2\t甲类\t丑。\t市甲局\n\t甲类\t寅。\t市乙局\n"
        );
    }

    #[test]
    fn a_head_of_two_rows_is_one() {
        let text = said(&["序号|工作任务|责任分工|<", "^|^|牵头单位|配合单位", "1|子。|市甲局|市乙局"]);
        assert_eq!(text, "序号\t工作任务\t牵头单位\t配合单位\n1\t子。\t市甲局\t市乙局\n");
    }

    #[test]
    fn a_table_of_one_column_is_paragraphs() {
        assert_eq!(said(&["甲市文件", "乙"]), "甲市文件\n乙\n");
    }

    #[test]
    fn a_row_merged_over_all_columns_has_one_cell() {
        assert_eq!(said(&["序号|任务|责任单位", "一、甲方面|<|<"]), "序号\t任务\t责任单位\n一、甲方面\t\t\n");
    }
}
