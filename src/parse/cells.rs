//! Tables that came without TABs: with strokes between the cells, or a cell a line.

use super::lines::{Line, Look, plain};
use super::traced::{Account, Noise, Traced};
use super::{codes, stream, table};
use crate::base::text::is_blank;
use crate::base::{Diagnostic, Source};

/// Makes rows of lines that are cells; any other line stays as it is.
pub fn gather(source: &Source, account: &mut Account, findings: &mut Vec<Diagnostic>, lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::new();
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let stroked = rest.iter().take_while(|l| l.look != Look::Row && has_stroke(l)).count();
        if stroked >= 2 {
            let (rows, after) = rest.split_at(stroked);
            out.extend(with_strokes(account, rows));
            rest = after;
        } else if let Some((rows, after)) = a_cell_a_line(rest) {
            out.extend(rows);
            rest = after;
        } else if let Some((rows, after)) = stream::rows(rest) {
            findings.push(Diagnostic::new(&codes::IN_STREAM).at(source, first.text.span()));
            out.extend(rows);
            rest = after;
        } else {
            out.push(first.clone());
            rest = &rest[1..];
        }
    }
    out
}

fn has_stroke(line: &Line) -> bool {
    line.text.position(|c| c == '|').is_some()
}

/// `| 甲 | 乙 |` a row a line; or a cell a line with a stroke behind it, `甲 |`, where `|||` closes empty ones.
fn with_strokes(account: &mut Account, lines: &[Line]) -> Vec<Line> {
    let several = lines.iter().filter(|l| inner_strokes(&l.text) > 0).count();
    let rows = several * 2 > lines.len() || lines.iter().any(|l| is_rule(&l.text));
    lines.iter().for_each(|l| account.noise(Noise::CellSeparator, &l.text.partition(|_, c| c == '|').1));
    if rows {
        let (rules, rows): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|l| is_rule(&l.text));
        rules.iter().for_each(|l| account.noise(Noise::CellSeparator, &l.text));
        return rows.into_iter().map(|l| Line::row(l.text.clone(), cells_of(&l.text))).collect();
    }
    let heads = lines.iter().take_while(|l| is_usual(&l.text)).count();
    if heads < 2 {
        return lines.to_vec();
    }
    let cells: Vec<Traced> = lines.iter().flat_map(|l| closed_cells(&l.text)).collect();
    cells.chunks(heads).map(row).collect()
}

/// Strokes that have a cell on both sides.
fn inner_strokes(text: &Traced) -> usize {
    let inner = without_outer(text);
    let sides = inner.split(|c| c == '|');
    if sides.iter().filter(|c| !c.trim().is_empty()).count() > 1 { sides.len() - 1 } else { 0 }
}

fn without_outer(text: &Traced) -> Traced {
    let text = text.trim();
    let from = usize::from(text.char_at(0) == Some('|'));
    let to = if text.len() > from && text.last() == Some('|') { text.len() - 1 } else { text.len() };
    text.slice(from, to)
}

/// `|---|:--:|`
fn is_rule(text: &Traced) -> bool {
    let all = text.iter().all(|(_, c)| matches!(c, '|' | '-' | ':') || is_blank(c));
    all && text.iter().filter(|(_, c)| *c == '-').count() >= 3
}

fn cells_of(text: &Traced) -> Vec<Traced> {
    without_outer(text).split(|c| c == '|').iter().map(Traced::trim).collect()
}

/// What stands before each stroke.
fn closed_cells(text: &Traced) -> Vec<Traced> {
    let mut cells = text.split(|c| c == '|');
    let open = cells.pop().filter(|c| !c.trim().is_empty());
    cells.into_iter().chain(open).map(|c| c.trim()).collect()
}

fn row(cells: &[Traced]) -> Line {
    let mut text = Traced::default();
    cells.iter().for_each(|c| text.append(c));
    Line::row(text, cells.to_vec())
}

fn is_usual(text: &Traced) -> bool {
    let head: Traced = text.partition(|_, c| c == '|').0;
    table::is_usual(&plain(&head.text()))
}

/// The head of a task list with a cell a line, and rows that each begin with the next number and have all their cells. A
/// list of which any row lacks a cell is left as it is: which one is missing nobody can tell.
fn a_cell_a_line(lines: &[Line]) -> Option<(Vec<Line>, &[Line])> {
    let heads = lines.iter().take_while(|l| l.look == Look::Plain && is_usual(&l.text)).count();
    let names: Vec<String> = lines[..heads].iter().map(|l| plain(&l.text.text())).collect();
    let numbered = table::number_and_group(&names).0 == Some(0);
    if heads < 3 || !numbered || !table::heads_tasks(&names) {
        return None;
    }
    let mut rows = vec![row(&lines[..heads].iter().map(|l| l.text.clone()).collect::<Vec<_>>())];
    let mut rest = &lines[heads..];
    while rest.len() >= heads && number(&rest[0]) == Some(rows.len()) {
        let cells: Vec<Traced> = rest[..heads].iter().map(|l| l.text.clone()).collect();
        // A number amid the cells is the next row's: this one is short of cells.
        if rest[1..heads].iter().any(|l| number(l) == Some(rows.len() + 1)) {
            return None;
        }
        rows.push(row(&cells));
        rest = &rest[heads..];
    }
    let goes_on = rest.first().is_some_and(|l| number(l).is_some());
    (rows.len() > 2 && !goes_on).then_some((rows, rest))
}

fn number(line: &Line) -> Option<usize> {
    plain(&line.text.text()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    fn rows(text: &str) -> Vec<String> {
        let source = Source::new("t", text);
        let mut account = Account::new(&source);
        let lines = lines::split(&source, &mut account);
        let rows = gather(&source, &mut account, &mut Vec::new(), lines);
        let shown = |l: &Line| match l.look {
            Look::Row => l.cells.iter().map(Traced::text).collect::<Vec<_>>().join("/"),
            _ => l.text.text(),
        };
        rows.iter().map(shown).collect()
    }

    #[test]
    fn rows_between_strokes() {
        let text = "| 序号 | 任务 | 责任单位 |\n|---|:--:|---|\n| 1 | 甲。 | 市甲局 |\n| 2 | 乙。 |  |\n正文。\n";
        assert_eq!(rows(text), ["序号/任务/责任单位", "1/甲。/市甲局", "2/乙。/", "正文。"]);
    }

    #[test]
    fn a_cell_a_line_with_a_stroke_behind_it() {
        let text = "工作任务 |\n牵头单位 |\n责任单位 |\n一、甲 |\n||\n|\n|\n|\n";
        assert_eq!(rows(text), ["工作任务/牵头单位/责任单位", "一、甲//", "//"]);
    }

    #[test]
    fn a_cell_a_line() {
        let text = "序号\n工作任务\n责任单位\n1\n甲。\n市甲局\n2\n乙。\n市乙局\n注：略。\n";
        assert_eq!(rows(text), ["序号/工作任务/责任单位", "1/甲。/市甲局", "2/乙。/市乙局", "注：略。"]);
    }

    #[test]
    fn a_list_that_lacks_cells_is_left_as_it_is() {
        let text = "序号\n工作任务\n责任单位\n1\n甲。\n2\n乙。\n市乙局\n";
        assert_eq!(rows(text).len(), 8);
    }
}
