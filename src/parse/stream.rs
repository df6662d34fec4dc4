//! A task list out of a PDF in the order in which its cells were written, as `pdftotext -raw` gives it: a line of heads,
//! then of each row the number on a line of its own, the label of its group, the content, the bodies.
//!
//! No sign parts the cells. A list is read only where each of them can be told for sure; of one in which a single break
//! between lines may mean two things nothing is read.

use super::lines::{Line, Look, ordinal, plain};
use super::table;
use super::traced::Traced;
use crate::base::text::is_blank;
use crate::model::cells;

/// The rows of such a list with its head, the lines between that are around the text, and the lines behind it.
pub(super) fn rows(lines: &[Line]) -> Option<(Vec<Line>, &[Line])> {
    let head = heads(lines.first()?)?;
    let (body, rest) = body(lines, &head)?;
    let known = known(&body);
    let mut out = Vec::new();
    for part in &body {
        match part {
            Part::Between(line) => out.push((*line).clone()),
            Part::Head(line) => out.push(row(heads(line)?)),
            Part::Row(pieces) => out.push(row(Cut { head: &head, known: &known }.cells(pieces)?)),
        }
    }
    Some((out, rest))
}

/// What a list is made of.
enum Part<'l> {
    /// A line around the text.
    Between(&'l Line),
    /// The heads, again on each page.
    Head(&'l Line),
    /// The lines of a row, its number first.
    Row(Vec<&'l Line>),
}

/// The heads in a line: 序号 first, then perhaps the groups, the contents, and who leads and takes part.
fn heads(line: &Line) -> Option<Vec<Traced>> {
    let words: Vec<Traced> = line.text.split(is_blank).into_iter().filter(|w| !w.is_empty()).collect();
    let names: Vec<String> = words.iter().map(|w| plain(&w.text())).collect();
    (line.look == Look::Plain && table::number_first(&names)).then_some(words)
}

/// The parts of a list, and what stands behind its last row.
fn body<'l>(lines: &'l [Line], head: &[Traced]) -> Option<(Vec<Part<'l>>, &'l [Line])> {
    let texts = |words: &[Traced]| words.iter().map(Traced::text).collect::<Vec<_>>();
    let mut parts: Vec<Part<'l>> = Vec::new();
    let mut count = 0;
    let mut end = lines.len();
    for (n, line) in lines.iter().enumerate() {
        let text = plain(&line.text.text());
        if line.look == Look::Furniture {
            parts.push(Part::Between(line));
        } else if heads(line).is_some_and(|again| texts(&again) == texts(head)) {
            parts.push(Part::Head(line));
        } else if text == (count + 1).to_string() {
            count += 1;
            parts.push(Part::Row(vec![line]));
        } else if is_imprint(&text) {
            end = n;
            break;
        } else if text.chars().all(|c| c.is_ascii_digit()) {
            // Another number than the next.
            return None;
        } else {
            // What goes on below the heads of the next page began above them.
            let Some(Part::Row(pieces)) = parts.last_mut() else { return None };
            pieces.push(line);
        }
    }
    (count >= 2).then_some((parts, &lines[end..]))
}

/// What stands below the last page of a paper.
fn is_imprint(text: &str) -> bool {
    text.starts_with("抄送") || text.ends_with("印发")
}

fn row(cells: Vec<Traced>) -> Line {
    let mut text = Traced::default();
    cells.iter().for_each(|c| text.append(c));
    Line::row(text, cells)
}

/// The names that stand whole in some row: between separators, with no break between lines in them.
fn known(body: &[Part<'_>]) -> Vec<String> {
    let mut out = Vec::new();
    for part in body {
        let Part::Row(lines) = part else { continue };
        let Some(cells) = split(lines) else { continue };
        let mut begins = true;
        for (n, line) in cells.bodies.iter().enumerate() {
            let pieces = pieces(line, begins, n + 1 == cells.bodies.len());
            begins = pieces.last().is_some_and(|p| p.ends);
            out.extend(pieces.into_iter().filter(|p| p.begins && p.ends).map(|p| p.text));
        }
    }
    out
}

/// A row as far as its lines show it.
struct Shown {
    label: Traced,
    content: Traced,
    /// The rest, line by line.
    bodies: Vec<Traced>,
}

/// Parts the label and the content from the bodies.
fn split(lines: &[&Line]) -> Option<Shown> {
    let rest: Vec<&Traced> = lines[1..].iter().map(|l| &l.text).collect();
    let label = label(&rest)?;
    let (of_label, rest) = rest.split_at(label);
    let (last, at) = end_of_content(rest)?;
    let mut content = joined(&rest[..last]);
    content.append(&rest[last].slice(0, at));
    let mut bodies: Vec<Traced> = vec![rest[last].from(at).trim()];
    bodies.extend(rest[last + 1..].iter().map(|l| (*l).clone()));
    bodies.retain(|l| !l.trim().is_empty());
    (!bodies.is_empty()).then_some(Shown { label: joined(of_label), content, bodies })
}

/// How many lines the label of a group takes: it begins with an ordinal, and its column is narrow.
fn label(lines: &[&Traced]) -> Option<usize> {
    let first = lines.first()?;
    let begins = ordinal(&plain(&first.text())).is_some_and(|o| o.rank <= 2);
    let width = first.len();
    let narrow = lines.iter().take_while(|l| l.len() <= width).count();
    match begins {
        false => Some(0),
        // The contents have to be seen to be wider.
        true => lines.get(narrow).is_some_and(|l| l.len() >= width + 3 && width <= 8).then_some(narrow),
    }
}

/// The line in which the content ends, and behind which of its characters: behind its last stop, or, where it has none,
/// at its first line that is not full.
fn end_of_content(lines: &[&Traced]) -> Option<(usize, usize)> {
    let stop = |c: char| matches!(c, '。' | '；' | '！');
    let stopped = lines.iter().rposition(|l| l.position(stop).is_some());
    if let Some(n) = stopped {
        let last = (0..lines[n].len()).rev().find(|i| lines[n].char_at(*i).is_some_and(stop))?;
        let end = (last + 1..lines[n].len()).find(|i| !lines[n].char_at(*i).is_some_and(|c| "”）".contains(c)));
        let end = end.unwrap_or(lines[n].len());
        // What follows the stop without a gap is of the content, whose own stop is missing.
        return lines[n].char_at(end).is_none_or(is_blank).then_some((n, end));
    }
    let width = lines.iter().map(|l| l.len()).max()?;
    let n = lines.iter().position(|l| l.len() + 1 < width)?;
    (n > 0 && width >= 8).then(|| (n, lines[n].len()))
}

fn joined(lines: &[&Traced]) -> Traced {
    let mut out = Traced::default();
    lines.iter().for_each(|l| out.append(l));
    out
}

/// A name, or a part of one at the edge of a line.
struct Piece {
    text: String,
    /// Whether it is seen to begin there.
    begins: bool,
    /// Whether it is seen to end there.
    ends: bool,
}

/// The pieces of a line of names. Behind a separator one begins, and before one it ends; the edges of the line show
/// nothing of themselves.
fn pieces(line: &Traced, begins: bool, ends: bool) -> Vec<Piece> {
    let text = line.text();
    let separates = |c: char| matches!(c, '、' | '，' | ',') || is_blank(c);
    let names = text.split(separates).filter(|t| !t.is_empty());
    let mut out: Vec<Piece> = names.map(|t| Piece { text: t.to_owned(), begins: true, ends: true }).collect();
    if let Some(first) = out.first_mut() {
        first.begins = begins;
    }
    if let Some(last) = out.last_mut() {
        last.ends = ends || text.ends_with(separates);
    }
    out
}

/// Whether a line goes on in the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    /// In the same cell.
    Within,
    /// In the next cell.
    Between,
}

struct Cut<'c> {
    head: &'c [Traced],
    known: &'c [String],
}

impl Cut<'_> {
    /// The cells of a row; `None` where any of them may be otherwise.
    fn cells(&self, lines: &[&Line]) -> Option<Vec<Traced>> {
        let shown = split(lines)?;
        let names: Vec<String> = self.head.iter().map(|w| plain(&w.text())).collect();
        let (_, group) = table::number_and_group(&names);
        if group.is_none() && !shown.label.is_empty() {
            return None;
        }
        let mut out = vec![lines[0].text.clone()];
        out.extend(group.map(|_| shown.label.clone()));
        out.push(shown.content.clone());
        let bodies = self.bodies(&shown.bodies)?;
        let room = table::columns_of_bodies(&names);
        let whole = bodies.iter().all(|cell| are_names(&cell.text()));
        if bodies.len() > room || !whole {
            return None;
        }
        out.extend(bodies);
        out.resize(self.head.len(), Traced::default());
        Some(out)
    }

    /// The cells that name bodies.
    fn bodies(&self, lines: &[Traced]) -> Option<Vec<Traced>> {
        let mut out: Vec<Traced> = vec![Traced::default()];
        for (n, line) in lines.iter().enumerate() {
            let open = out.last_mut().expect("one is there");
            if n > 0 && self.at_break(&open.text(), &lines[n..])? == Break::Between {
                out.push(Traced::default());
            }
            // A gap within a line is the edge of a cell.
            for (k, part) in line.split(is_blank).into_iter().filter(|p| !p.is_empty()).enumerate() {
                if k > 0 {
                    out.push(Traced::default());
                }
                out.last_mut().expect("one is there").append(&part);
            }
        }
        Some(out)
    }

    /// Whether what stands open goes on in the line below.
    fn at_break(&self, open: &str, below: &[Traced]) -> Option<Break> {
        let separates = |c: char| matches!(c, '、' | '，' | ',');
        if open.ends_with(separates) {
            return Some(Break::Within);
        }
        let last = open.rsplit(separates).next().unwrap_or_default();
        let next = self.name_below(below);
        let of_etc = ["单位", "部门", "有关", "相关"].iter().any(|w| next.starts_with(w));
        match () {
            () if last.ends_with('等') => Some(if of_etc { Break::Within } else { Break::Between }),
            // 区消防救援大 and 队 make a name; 各街道 and 持续推进 make none.
            () if !is_name(last) => is_name(&format!("{last}{next}")).then_some(Break::Within),
            // Both together may be one name, which stands whole elsewhere.
            () if self.is_known(&format!("{last}{next}")) => None,
            // No name holds 各 or 其他 in its midst.
            () if cells::is_group(&next) => Some(Break::Between),
            () if self.is_known(last) && self.is_known(&next) => Some(Break::Between),
            () => None,
        }
    }

    /// The first name of the lines below, over the breaks within it.
    fn name_below(&self, below: &[Traced]) -> String {
        let mut name = String::new();
        for line in below {
            let text = line.text();
            let end = text.find(|c| matches!(c, '、' | '，' | ',') || is_blank(c));
            name.push_str(&text[..end.unwrap_or(text.len())]);
            if end.is_some() || is_name(&name) {
                break;
            }
        }
        name
    }

    fn is_known(&self, name: &str) -> bool {
        self.known.iter().any(|k| k == name)
    }
}

fn is_name(text: &str) -> bool {
    cells::names_a_body(text)
}

/// Whether a cell is names and nothing else: 市甲局、各镇.
fn are_names(text: &str) -> bool {
    let units = cells::read(text).units;
    let group = |u: &str| cells::is_group(u) && u.chars().count() <= 4;
    !units.is_empty() && units.iter().all(|u| is_name(u) || group(u))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::parse::lines;
    use crate::parse::traced::Account;

    /// The rows, cell by cell; nothing where the list is left open.
    fn read(text: &str) -> Vec<String> {
        let source = Source::new("t", text);
        let lines = lines::split(&source, &mut Account::new(&source));
        let found = rows(&lines).map(|(rows, rest)| {
            assert!(rest.len() <= 1);
            let told = rows.into_iter().filter(|r| r.look == Look::Row);
            told.map(|r| r.cells.iter().map(|c| c.text().replace(' ', "")).collect::<Vec<_>>().join("/")).collect()
        });
        found.unwrap_or_default()
    }

    const HEAD: &str = "序号 工作项目 具体内容 责任单位 参与单位 备注\n";
    const ONE: &str =
        "1\n（一）加\n强监管\n开展拉网式排查，建立问题\n台账，逐项销号。\n市甲局 市乙局、\n市丙局、各街道\n";
    const TWO: &str = "2\n完善应急预案，定期组织开\n展演练。\n市乙局、\n市丙局等\n单位\n各学校及其他\n相关机构\n";
    const THREE: &str = "3\n张贴公告。 市甲局、\n市丙局\n市乙局\n";

    #[test]
    fn cells_in_the_order_in_which_they_were_written() {
        let rows = read(&format!("{HEAD}{ONE}— 1 —\n{HEAD}{TWO}{THREE}某办公室 2024年1月5日印发\n"));
        let head = "序号/工作项目/具体内容/责任单位/参与单位/备注";
        assert_eq!(
            rows,
            [
                head,
                "1/（一）加强监管/开展拉网式排查，建立问题台账，逐项销号。/市甲局/市乙局、市丙局、各街道/",
                head,
                "2//完善应急预案，定期组织开展演练。/市乙局、市丙局等单位/各学校及其他相关机构/",
                "3//张贴公告。/市甲局、市丙局/市乙局/"
            ]
        );
    }

    #[test]
    fn a_list_with_a_break_that_may_mean_two_things_is_left_open() {
        let list = |row: &str| format!("{HEAD}{ONE}{TWO}{row}");
        assert_eq!(read(&list(THREE)).len(), 4);
        for (why, row) in [
            ("one name or two", "3\n张贴公告，限期整改到位。\n省发展改革委\n能源局\n"),
            ("a note", "3\n张贴公告，限期整改到位。\n市甲局\n各街道\n持续推进\n"),
            ("three cells", "3\n张贴公告，限期整改到位。\n市甲局 市乙局 市丙局\n"),
            ("nobody", "3\n张贴公告，限期整改到位。\n"),
            ("a label as wide as the contents", "3\n（二）加强应急能力\n张贴公告。\n市甲局 市乙局\n"),
            (
                "a row over two pages",
                "3\n张贴公告，限期整\n— 2 —\n序号 工作项目 具体内容 责任单位 参与单位 备注\n改到位。\n市甲局\n",
            ),
            ("a sentence without its stop", "3\n张贴公告，限期整改到位。定期\n通报\n市甲局\n"),
            ("a number left out", "4\n张贴公告。\n市甲局\n"),
        ] {
            assert_eq!(read(&list(row)), [""; 0], "{why}");
        }
        let other = "序号 责任单位 具体内容\n1\n市甲局\n开展排查。\n2\n市乙局\n开展整改。\n";
        assert_eq!(read(other), [""; 0]);
    }
}
