//! Aligned columns, by display width.

use unicode_width::UnicodeWidthStr;

/// Rows of cells as lines, two blanks between columns; the columns in `right` are set flush right.
pub(super) fn align(rows: &[Vec<String>], right: &[usize]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|s| s.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(c, (cell, &width))| {
            let pad = " ".repeat(width - cell.width());
            if right.contains(&c) { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
        });
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

/// The cells of a heading written `a|b|c`.
pub(super) fn head(text: &str) -> Vec<String> {
    text.split('|').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_twice() {
        let rows = [head("文件|页数"), head("out/a.pdf|7"), head("b|12")];
        assert_eq!(align(&rows, &[1]), "文件       页数\nout/a.pdf     7\nb            12\n");
    }
}
