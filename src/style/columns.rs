//! Widths of table columns fitted to their content; used alike by the page layout and by the DOCX writer.

use super::TableStyle;
use crate::base::Length;
use crate::base::text::is_han;
use crate::document::{Grid, Table, grid::Slot};

/// The width of a text in half cells: 2 for a full-width character, 1 for a half-width one.
pub fn width_in_half_cells(text: &str) -> i64 {
    text.chars().map(|c| if is_full_width(c) { 2 } else { 1 }).sum()
}

/// Whether a character takes a whole em in a Chinese face; the marks “”‘’—…· do in official typography.
pub fn is_full_width(c: char) -> bool {
    is_han(c)
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '\u{2e80}'..='\u{a4cf}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

/// The least number of whole characters beside each other in any column.
const LEAST_CHARACTERS: i64 = 2;

/// Column widths that fill `measure`: each column gets what its head and longest unbreakable word need; what is left is
/// shared so that the rows come out as low as may be (by the square root of each column's text, which balances heights).
pub fn fit(table: &Table, style: &TableStyle, measure: Length) -> Vec<Length> {
    let n = table.columns.len();
    let mut least = vec![0i64; n];
    let mut natural = vec![0i64; n];
    let mut total = vec![0i64; n];
    for (rows, is_head) in [(&table.head, true), (&table.rows, false)] {
        let grid = Grid::new(rows, n);
        for r in 0..grid.rows() {
            for c in 0..n {
                let Slot::Cell(cell) = grid.at(r, c) else { continue };
                if cell.col_span > 1 {
                    continue;
                }
                let width = cell.text.lines().map(width_in_half_cells).max().unwrap_or(0);
                natural[c] = natural[c].max(width);
                // A vertically merged cell has the height of its rows to use.
                total[c] += width_in_half_cells(&cell.text) / cell.row_span as i64;
                let word = if is_head && width <= 8 { width } else { longest_word(&cell.text) };
                least[c] = least[c].max(word.max(2 * LEAST_CHARACTERS).min(natural[c].max(4)));
            }
        }
    }
    let half = style.size / 2;
    // Word processors take half a rule at both sides from the cell, and rounding to twips takes one more.
    let padding = style.padding * 2 + style.rule + Length::twips(1);
    let least: Vec<Length> = least.iter().map(|&w| half * w.max(4) + padding).collect();
    let natural: Vec<Length> = natural.iter().zip(&least).map(|(&w, &l)| (half * w + padding).max(l)).collect();
    share(&least, &natural, &total, measure)
}

/// Gives each column its least width, then shares the rest by weight without giving any more than its natural width
/// while others still lack theirs.
fn share(least: &[Length], natural: &[Length], total: &[i64], measure: Length) -> Vec<Length> {
    let needed: Length = least.iter().copied().sum();
    let n = least.len() as i64;
    if n == 0 {
        return Vec::new();
    }
    if needed >= measure {
        return exact(least.iter().map(|w| w.to_emu()).collect(), measure);
    }
    let mut widths: Vec<i64> = least.iter().map(|w| w.to_emu()).collect();
    let mut left = (measure - needed).to_emu();
    let mut open: Vec<usize> = (0..least.len()).filter(|&c| natural[c] > least[c]).collect();
    while left > 0 && !open.is_empty() {
        let weight = |c: usize| (total[c].max(1)).isqrt().max(1);
        let sum: i64 = open.iter().map(|&c| weight(c)).sum();
        let full: Vec<usize> =
            open.iter().copied().filter(|&c| widths[c] + left * weight(c) / sum >= natural[c].to_emu()).collect();
        if full.is_empty() {
            for &c in &open {
                widths[c] += left * weight(c) / sum;
            }
            left = 0;
        }
        for c in full {
            left -= natural[c].to_emu() - widths[c];
            widths[c] = natural[c].to_emu();
            open.retain(|&o| o != c);
        }
    }
    exact(widths, measure)
}

/// Scales to whole twips that add up to `measure` exactly, as DOCX demands.
fn exact(widths: Vec<i64>, measure: Length) -> Vec<Length> {
    let sum: i64 = widths.iter().sum::<i64>().max(1);
    let twips = measure.to_twips();
    let mut edge = 0;
    let mut seen = 0;
    let mut out = Vec::with_capacity(widths.len());
    for w in widths {
        seen += w;
        let next = (twips as i128 * seen as i128 / sum as i128) as i64;
        out.push(Length::twips(next - edge));
        edge = next;
    }
    out
}

/// The longest run that must stay on one line: a number, a Latin word.
fn longest_word(text: &str) -> i64 {
    text.split(|c: char| !c.is_ascii_graphic()).map(|w| w.len() as i64).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Column, Row};

    fn table(rows: &[&[&str]]) -> Table {
        let row = |r: &&[&str]| Row { cells: r.iter().map(|t| Cell::new(*t)).collect() };
        Table {
            columns: vec![Column::default(); rows[0].len()],
            head: vec![row(&rows[0])],
            rows: rows[1..].iter().map(row).collect(),
        }
    }

    #[test]
    fn widths_fill_the_measure_to_the_twip() {
        let long = "加强未成年人思想品德教育，广泛开展主题教育实践活动".repeat(4);
        let t = table(&[&["序号", "具体内容", "责任单位", "备注"], &["1", &long, "区教体局、鼓楼公安分局", ""]]);
        let style = super::super::gbt9704::TABLE;
        let measure = Length::mm(156);
        let w = fit(&t, &style, measure);
        assert_eq!(w.iter().map(|w| w.to_twips()).sum::<i64>(), measure.to_twips());
        assert!(w[1] > w[2] && w[2] > w[0], "{w:?}");
        let four_characters = style.size * 4 + style.padding * 2;
        assert!(w[2] >= four_characters && w[0] >= style.size * 2, "{w:?}");
    }
}
