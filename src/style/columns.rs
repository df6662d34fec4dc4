//! Widths of table columns fitted to their content; used alike by the page layout and by the DOCX writer.

use super::{TableStyle, names};
use crate::base::Length;
use crate::base::text::is_han;
use crate::document::{Align, Grid, Table, grid::Slot};

/// The width of a text in half cells: 2 for a full-width character, 1 for a half-width one.
pub fn width_in_half_cells(text: &str) -> i64 {
    text.chars().map(|c| if is_full_width(c) { 2 } else { 1 }).sum()
}

/// Whether a character takes a whole em in a Chinese face; the marks “”‘’—…· do in official typography.
pub fn is_full_width(c: char) -> bool {
    // Nearly every character of a paper is told by the first of these.
    matches!(c, '\u{2e80}'..='\u{a4cf}')
        || is_han(c)
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '―' | '…' | '⋯' | '·' | '⸺' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

/// The least width of a column, in half cells: two characters.
const LEAST: i64 = 4;

/// Column widths that fill `measure`. Each column first gets what its head and its longest unbreakable word need; then
/// half a character at a time goes to the column whose widening makes the rows lowest, a row being as high as its
/// fullest cell. So the cost is linear in the rows.
pub fn fit(table: &Table, style: &TableStyle, measure: Length) -> Vec<Length> {
    let half = style.size / 2;
    let padding = padding(style);
    let room = (measure - padding * table.columns.len() as i64).to_emu() / half.to_emu();
    // Where not everything fits, gaps give way first, then names, before heads and short words do.
    let names = (SHORT..=LONGEST_NAME).rev().map(|longest| least(table, longest, false));
    let leasts = std::iter::once_with(|| least(table, LONGEST_NAME, true)).chain(names);
    let fits = |widths: &Vec<i64>| widths.iter().sum::<i64>() <= room;
    let mut widths = leasts.into_iter().find(fits).unwrap_or_else(|| least(table, SHORT, false));
    let rows = rows(table);
    let mut left = room - widths.iter().sum::<i64>();
    while left > 0 {
        let Some(column) = neediest(&rows, &widths) else { break };
        widths[column] += 1;
        left -= 1;
    }
    exact(widths.iter().map(|&w| (half * w + padding).to_emu()).collect(), measure)
}

/// How many half cells of text a column of that width holds.
pub fn room(width: Length, style: &TableStyle) -> i64 {
    (width - padding(style)).max(Length::ZERO).to_emu() / (style.size / 2).to_emu()
}

/// What of a column's width holds no text. Word processors take half a rule at both sides from the cell, and rounding to
/// twips takes one more.
fn padding(style: &TableStyle) -> Length {
    style.padding * 2 + style.rule + Length::twips(1)
}

/// What each column needs at least, in half cells, where names up to `longest_kept` stay whole, and dates even in word
/// processors that set Han characters and digits apart. A head of up to four characters stays on one line.
fn least(table: &Table, longest_kept: i64, with_gaps: bool) -> Vec<i64> {
    let mut least = vec![LEAST; table.columns.len()];
    for (rows, is_head) in [(&table.head, true), (&table.rows, false)] {
        for (column, cell) in cells(rows, least.len()) {
            let width = width_in_half_cells(&cell.text);
            let word = match table.columns[column].align {
                _ if is_head && width <= SHORT => width,
                Align::Center if width <= SHORT => width + if with_gaps { gaps(meetings(&cell.text)) } else { 0 },
                Align::Left => longest_name(&cell.text).min(longest_kept),
                _ => longest_word(&cell.text, with_gaps).min(LONGEST_WORD),
            };
            least[column] = least[column].max(word);
        }
    }
    least
}

/// Heads and words of up to this width stay on one line: four characters.
const SHORT: i64 = 8;
/// Names of bodies stay on one line up to this width: six characters and the mark that parts them from the next.
const LONGEST_NAME: i64 = 14;
/// A longer word than this may be broken rather than widen its column for ever.
const LONGEST_WORD: i64 = 24;

/// The text of each row by column, in half cells; a cell that is merged over several rows shares its text among them.
fn rows(table: &Table) -> Vec<Vec<i64>> {
    let n = table.columns.len();
    let mut out = vec![vec![0; n]; table.rows.len()];
    let grid = Grid::new(&table.rows, n);
    for (r, row) in out.iter_mut().enumerate() {
        for (c, width) in row.iter_mut().enumerate() {
            let origin = match grid.at(r, c) {
                Slot::Cell(cell) => Some(cell),
                Slot::Covered { row, column } if column == c => match grid.at(row, column) {
                    Slot::Cell(cell) => Some(cell),
                    _ => None,
                },
                _ => None,
            };
            let whole = origin.filter(|cell| cell.col_span == 1);
            *width = whole.map_or(0, |cell| fill(cell, table.columns[c].align) / cell.row_span.max(1) as i64);
        }
    }
    out
}

/// The room that the text of a cell takes in lines, in half cells. A list of names leaves about a fifth of its lines
/// blank, since no name is cut.
fn fill(cell: &crate::document::Cell, align: Align) -> i64 {
    let width = width_in_half_cells(&cell.text);
    if align == Align::Left && cell.text.contains(names::SEPARATORS) { width * 5 / 4 } else { width }
}

/// The column whose widening saves most height over all rows; `None` when every text fits on one line.
fn neediest(rows: &[Vec<i64>], widths: &[i64]) -> Option<usize> {
    const FINE: i64 = 1 << 16;
    let mut saved = vec![0i64; widths.len()];
    for row in rows {
        let height = |c: usize, width: i64| (row[c] * FINE / width).max(FINE);
        let (mut highest, mut second) = ((0, FINE), FINE);
        for (c, &width) in widths.iter().enumerate() {
            let h = height(c, width);
            if h > highest.1 {
                (second, highest) = (highest.1, (c, h));
            } else {
                second = second.max(h);
            }
        }
        saved[highest.0] += highest.1 - height(highest.0, widths[highest.0] + 1).max(second);
    }
    (0..saved.len()).max_by_key(|&c| (saved[c], std::cmp::Reverse(c))).filter(|&c| saved[c] > 0)
}

/// Cells of one column with their column.
fn cells(rows: &[crate::document::Row], columns: usize) -> Vec<(usize, &crate::document::Cell)> {
    let grid = Grid::new(rows, columns);
    let places = (0..grid.rows()).flat_map(|r| (0..columns).map(move |c| (r, c)));
    places
        .filter_map(|(r, c)| match grid.at(r, c) {
            Slot::Cell(cell) if cell.col_span == 1 => Some((c, cell)),
            _ => None,
        })
        .collect()
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

/// The longest name in a list of names, with what parts it from the next.
fn longest_name(text: &str) -> i64 {
    text.split_inclusive(names::SEPARATORS).map(width_in_half_cells).max().unwrap_or(0)
}

/// The longest run that must stay on one line: a number, a Latin word, a date, which may have gaps.
fn longest_word(text: &str, with_gaps: bool) -> i64 {
    let (mut longest, mut width, mut met, mut last) = (0, 0, 0, ' ');
    for c in text.chars() {
        let of_date = last.is_ascii_digit() && DATE_UNITS.contains(c);
        let to_date = c.is_ascii_digit() && DATE_UNITS.contains(last);
        (width, met) = match () {
            () if of_date => (width + 2, met + 1),
            () if !c.is_ascii_graphic() => (0, 0),
            () if to_date => (width + at_most(c), met + 1),
            () if last.is_ascii_graphic() => (width + at_most(c), met),
            () => (at_most(c), 0),
        };
        longest = longest.max(width + if with_gaps { gaps(met) } else { 0 });
        last = c;
    }
    longest
}

/// How often Han characters and digits meet in a text.
fn meetings(text: &str) -> usize {
    let is_meeting =
        |(a, b): &(char, char)| a.is_alphanumeric() && b.is_alphanumeric() && is_full_width(*a) != is_full_width(*b);
    text.chars().zip(text.chars().skip(1)).filter(is_meeting).count()
}

/// What word processors add in half cells where Han characters and digits meet so often: a fifth of an em each time.
fn gaps(meetings: usize) -> i64 {
    (i64::try_from(meetings).expect("a cell is short") * 2 + 4) / 5
}

/// The width that no face gives a half-width character more than, in half cells: some are wider than half an em.
pub(super) fn at_most(c: char) -> i64 {
    if c.is_ascii_uppercase() || "@%&mw~+=<>|^".contains(c) { 2 } else { 1 }
}

/// What the numbers of a date or a time are parted by.
const DATE_UNITS: &str = "年月日时分";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Column, Row};

    fn table(rows: &[&[&str]]) -> Table {
        let row = |r: &&[&str]| Row::new(r.iter().map(|t| Cell::new(*t)).collect());
        Table {
            columns: vec![Column::default(); rows[0].len()],
            head: vec![row(&rows[0])],
            rows: rows[1..].iter().map(row).collect(),
            ..Table::default()
        }
    }

    #[test]
    fn numbers_dates_and_names_have_the_width_that_they_need() {
        assert_eq!(longest_word("于2022年5月9日前报送", false), 4 + 2 + 1 + 2 + 1 + 2);
        assert_eq!(longest_word("于2022年5月9日前报送", true), 14, "five gaps are two half cells");
        assert_eq!(longest_word("80%以上", true), 4, "none beside what is no date");
        assert_eq!((meetings("迟报2天"), meetings("完成80%"), meetings("未报送")), (2, 1, 0));
        assert_eq!(longest_word("电话25556355，邮箱a@163.com", false), 9 + 2, "@ and m are wide");
        assert_eq!(longest_word("完成80.5%以上", false), 4 + 2);
        assert_eq!(longest_word("第12项", false), 2);
        assert_eq!(longest_word("年月日", false), 0);
        let long = "加强未成年人思想品德教育，广泛开展主题教育实践活动".repeat(9);
        let mut t = table(&[
            &["序号", "具体内容", "责任单位", "时限"],
            &["1", &long, "区教体局、鼓楼公安分局、区检察院", "2022年10月31日"],
        ]);
        t.columns[2].align = Align::Left;
        t.columns[3].align = Align::Center;
        let style = super::super::gbt9704::TABLE;
        let widths = fit(&t, &style, Length::mm(156));
        assert!(room(widths[2], &style) >= 14 && room(widths[3], &style) >= 14, "{widths:?}");
    }

    #[test]
    fn where_not_everything_fits_names_give_way_before_heads_and_short_words() {
        let heads = ["序号", "工作项目", "工作任务", "责任单位", "状态", "完成率", "备注", "完成时限"];
        let units = "区教体局、鼓楼公安分局";
        let row = [
            "1",
            "（一）加强",
            units,
            units,
            "正常推进",
            "区教体局70%、区法院5%",
            "鼓楼公安分局未报送此项任务",
            "2022年10月31日",
        ];
        let mut t = table(&[&heads, &row]);
        for column in [2, 3, 6] {
            t.columns[column].align = Align::Left;
        }
        for column in [4, 5, 7] {
            t.columns[column].align = Align::Center;
        }
        let style = super::super::gbt9704::TABLE;
        let rooms = fit(&t, &style, Length::mm(156)).into_iter().map(|w| room(w, &style)).collect::<Vec<_>>();
        assert!(rooms[0] >= 4 && rooms[1] >= 8 && rooms[4] >= 8 && rooms[5] >= 6 && rooms[7] >= 14, "{rooms:?}");
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
