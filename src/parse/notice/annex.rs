//! The annexes: the task list, a plan that comes as an annex, and tables that are neither.

use super::{Reader, is_prose};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::{is_blank, without_blanks};
use crate::model::{Annex, Plan};
use crate::parse::codes;
use crate::parse::lines::{Line, Look, plain};
use crate::parse::table::{self, Table};
use crate::parse::traced::{Noise, Traced};

/// One annex.
#[derive(Default)]
struct Part {
    label: Traced,
    lines: Vec<Line>,
}

/// Parts the text from the annexes: they begin with 附件 on a line of its own, or else with the title of the first task
/// list.
pub(super) fn cut(lines: &[Line]) -> (Vec<Line>, Vec<Line>) {
    let label = lines.iter().position(|l| l.look == Look::AnnexLabel || headed(l).is_some());
    let table = || {
        let head = lines.iter().position(table::is_head)?;
        let title = lines[..head].iter().rev().take_while(|l| l.look == Look::Row && only_cell(l).is_some()).count();
        let above = &lines[..head - title];
        let named = above.last().is_some_and(|l| l.look == Look::Plain && names_list(&plain(&l.text.text())));
        Some(head - title - usize::from(named))
    };
    let at = label.or_else(table).unwrap_or(lines.len());
    (lines[..at].to_vec(), lines[at..].to_vec())
}

/// Whether a line is the title of a list.
fn names_list(text: &str) -> bool {
    let ends = ["表", "清单", "分工", "台账"];
    ends.iter().any(|e| text.ends_with(e)) && !text.contains(['。', '：', ':']) && text.chars().count() <= 60
}

/// 附件2 and its title in one line or in one cell over the whole row: the length of the label.
fn headed(line: &Line) -> Option<(Traced, usize)> {
    let text = match line.look {
        Look::Row => only_cell(line)?,
        Look::Plain => line.text.clone(),
        _ => return None,
    };
    let text = text.trim();
    let chars: Vec<char> = text.iter().map(|(_, c)| c).collect();
    if !plain(&chars.iter().take(2).collect::<String>()).eq("附件") {
        return None;
    }
    let digits = chars[2..].iter().take_while(|c| c.is_ascii_digit()).count();
    let gap = chars.get(2 + digits).is_some_and(|c| is_blank(*c) || matches!(c, '：' | ':'));
    let title = chars.len() > 3 + digits && chars.len() <= 80 && !chars.contains(&'。');
    // 附件：甲 announces an annex; 附件1：甲 heads one.
    (gap && title && (digits > 0 || line.look == Look::Row)).then_some((text, 2 + digits))
}

/// The only cell of a row that says anything.
fn only_cell(line: &Line) -> Option<Traced> {
    let mut full = line.cells.iter().filter(|c| !c.trim().is_empty());
    let first = full.next()?;
    full.next().is_none().then(|| first.clone())
}

/// Whether a list goes on in another: the same heads, and a first number behind the last.
fn goes_on(rows: &[Line], more: &[Line]) -> bool {
    let number = |line: &Line| plain(&line.cells.first()?.text()).parse::<u32>().ok();
    let heads = |line: &Line| line.cells.iter().map(|c| plain(&c.text())).collect::<Vec<_>>();
    let (Some(head), Some(more_head), Some(first)) = (rows.first(), more.first(), more.get(1)) else { return false };
    let last = rows.iter().rev().find_map(number);
    heads(head) == heads(more_head) && number(first) == last.map(|n| n + 1)
}

impl Reader<'_> {
    /// Label, title and content of each.
    pub(super) fn annexes(&mut self, lines: &[Line]) -> Table {
        let parts = self.parts(lines);
        let heads: Vec<Option<usize>> = parts.iter().map(|part| part.lines.iter().position(table::is_head)).collect();
        let Some(first) = heads.iter().position(Option::is_some) else {
            parts.iter().for_each(|part| self.other(part));
            return Table::default();
        };
        let mut rows: Vec<Line> = Vec::new();
        for (n, (part, head)) in parts.iter().zip(&heads).enumerate() {
            match head {
                Some(head) if n == first => rows = self.list(part, *head),
                Some(head) if n > first && goes_on(&rows, &part.lines[*head..]) => {
                    rows.extend(self.further(part, *head))
                }
                _ => self.other(part),
            }
        }
        table::read(self.source, self.cut, self.account, self.findings, &rows)
    }

    fn parts(&mut self, lines: &[Line]) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for line in lines {
            if line.look == Look::AnnexLabel {
                parts.push(Part { label: line.text.clone(), lines: Vec::new() });
                continue;
            }
            let line = match headed(line) {
                None => line.clone(),
                Some((text, label)) => {
                    parts.push(Part { label: text.slice(0, label), lines: Vec::new() });
                    let rest = text.from(label);
                    let sign = rest.position(|c| !is_blank(c) && !matches!(c, '：' | ':')).unwrap_or(0);
                    self.account.noise(Noise::Mark, &rest.slice(0, sign));
                    Line { look: Look::Plain, cells: Vec::new(), ..Line::new(rest.from(sign)) }
                }
            };
            if parts.is_empty() {
                parts.push(Part::default());
            }
            parts.last_mut().expect("one was put in").lines.push(line);
        }
        parts
    }

    /// The rows of the task list, with its head; takes what stands above it and below.
    fn list(&mut self, part: &Part, head: usize) -> Vec<Line> {
        let mut annex = Annex { label: self.field("annex.label", &part.label), title: String::new() };
        for line in &part.lines[..head] {
            // Of a title over the whole row the empty cells are nothing.
            annex.title += &self.field("annex.title", &only_cell(line).unwrap_or_else(|| line.text.clone()));
        }
        self.notice.annex = Some(annex).filter(|a| !a.label.is_empty() || !a.title.is_empty());
        self.rows(&part.lines[head..])
    }

    /// The rows at the head of these lines; what stands below them is no part of the list.
    fn rows(&mut self, lines: &[Line]) -> Vec<Line> {
        let end = lines.iter().position(|l| l.look != Look::Row).unwrap_or(lines.len());
        let (rows, below) = lines.split_at(end);
        let (more, below): (Vec<Line>, Vec<Line>) = below.iter().cloned().partition(|l| l.look == Look::Row);
        self.unread_table(&more);
        below.iter().for_each(|l| self.unread(&l.text));
        rows.to_vec()
    }

    /// The rows of a list that goes on in one more annex. Its title has no field: that of the first list is the list's.
    fn further(&mut self, part: &Part, head: usize) -> Vec<Line> {
        let mut title = String::new();
        let above = std::iter::once(part.label.clone()).chain(part.lines[..head].iter().map(|l| l.text.clone()));
        for text in above {
            title += &without_blanks(&text.text());
            self.account.finding(&text);
        }
        let d = Diagnostic::new(&codes::FURTHER_LIST).with("title", title);
        self.findings.push(d.at(self.source, part.lines[head].text.span()));
        self.rows(&part.lines[head..])
    }

    /// An annex of prose is the plan, where the notice encloses none otherwise.
    fn other(&mut self, part: &Part) {
        let (rows, text): (Vec<Line>, Vec<Line>) = part.lines.iter().cloned().partition(|l| l.look == Look::Row);
        let prose = text.iter().any(|l| matches!(l.look, Look::Numbered(_)) || is_prose(l));
        if prose && self.notice.plan.is_none() && rows.is_empty() {
            self.account.noise(Noise::Label, &part.label);
            let mut plan = Plan::default();
            self.plan_of(&text, &mut plan);
            self.notice.plan = Some(plan);
            return;
        }
        if !part.label.is_empty() {
            self.account.finding(&part.label);
        }
        self.unread_table(&part.lines);
        if rows.is_empty() && part.lines.is_empty() && !part.label.is_empty() {
            self.unread(&part.label);
        }
    }
}
