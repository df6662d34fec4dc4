//! The task table: rows with TABs, cut to pieces by page breaks.

use super::codes;
use super::lines::{Cut, Line, Look, ordinal};
use super::traced::{Account, Noise, Traced};
use crate::base::Source;
use crate::base::diagnostic::Diagnostic;
use crate::base::text::without_blanks;
use crate::model::cells;
use crate::model::{Group, Task};

/// What a column holds, by its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    Group,
    Content,
    Lead,
    Participants,
    Deadline,
    Note,
    Unknown,
}

fn kind_of(head: &str) -> Kind {
    match head {
        "序号" | "编号" => Kind::Number,
        "工作项目" | "项目" | "工作类别" | "类别" | "重点工作" => Kind::Group,
        "具体内容" | "工作内容" | "主要内容" | "工作任务" | "重点任务" | "任务" | "任务内容" | "具体任务" => {
            Kind::Content
        }
        "责任单位" | "牵头单位" | "牵头部门" | "责任部门" | "指导部门" => Kind::Lead,
        "参与单位" | "配合单位" | "协同单位" | "配合部门" | "参加单位" => Kind::Participants,
        "完成时限" | "完成时间" | "时限" | "时间节点" => Kind::Deadline,
        "备注" | "说明" => Kind::Note,
        _ => Kind::Unknown,
    }
}

/// A task list as read.
#[derive(Debug, Default)]
pub struct Table {
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Groups with their tasks.
    pub groups: Vec<Group>,
}

/// Whether a row is the head of a task list: it numbers rows and says what is to be done and by whom.
pub fn is_head(line: &Line) -> bool {
    let heads: Vec<String> = cells_of(line).iter().map(Traced::text).collect();
    line.look == Look::Row && heads_tasks(&heads)
}

/// Whether these are the heads of a task list.
pub(super) fn heads_tasks(heads: &[String]) -> bool {
    let kinds: Vec<Kind> = heads.iter().map(|h| kind_of(&without_blanks(h))).collect();
    [Kind::Number, Kind::Content, Kind::Lead].iter().all(|k| kinds.contains(k))
}

/// Which column numbers the tasks and which groups them, by their heads.
pub(super) fn number_and_group(heads: &[String]) -> (Option<usize>, Option<usize>) {
    let find = |kind: Kind| heads.iter().position(|h| kind_of(&without_blanks(h)) == kind);
    (find(Kind::Number), find(Kind::Group))
}

fn cells_of(line: &Line) -> Vec<Traced> {
    line.text.split(|c| c == '\t')
}

/// A row as printed, continuation rows already added cell by cell.
struct Row {
    cells: Vec<Traced>,
    /// Number of the printed group that the row belongs to.
    group: usize,
}

/// Reads the rows; the first is the head.
pub fn read(source: &Source, cut: Cut, account: &mut Account, findings: &mut Vec<Diagnostic>, lines: &[Line]) -> Table {
    let Some((head, body)) = lines.split_first() else { return Table::default() };
    let heads: Vec<Traced> = cells_of(head);
    separators(account, head);
    let columns: Vec<String> = heads.iter().map(|h| account.field(h)).collect();
    let kinds: Vec<Kind> = columns.iter().map(|c| kind_of(c)).collect();
    for (column, _) in columns.iter().zip(&kinds).filter(|(_, k)| **k == Kind::Unknown) {
        findings.push(Diagnostic::new(&codes::COLUMN).with("column", column).at(source, head.text.span()));
    }
    let mut reader = Rows { source, cut, account, findings, kinds: &kinds, rows: Vec::new(), groups: Vec::new() };
    body.iter().for_each(|line| reader.row(line, &columns));
    let (rows, groups) = (reader.rows, reader.groups);
    let groups = build(source, account, findings, &kinds, rows, groups);
    check_numbers(source, findings, &groups, head);
    Table { columns, groups }
}

fn separators(account: &mut Account, line: &Line) {
    account.noise(Noise::CellSeparator, &line.text.partition(|_, c| c == '\t').1);
}

struct Rows<'a> {
    source: &'a Source,
    cut: Cut,
    account: &'a mut Account,
    findings: &'a mut Vec<Diagnostic>,
    kinds: &'a [Kind],
    rows: Vec<Row>,
    /// Label of each group, joined from its pieces.
    groups: Vec<Traced>,
}

impl Rows<'_> {
    fn row(&mut self, line: &Line, columns: &[String]) {
        let cells = cells_of(line);
        separators(self.account, line);
        let texts: Vec<String> = cells.iter().map(|c| without_blanks(&c.text())).collect();
        if texts == columns {
            self.account.noise(Noise::RepeatedHead, &line.text);
            return;
        }
        if cells.len() != columns.len() {
            let d = Diagnostic::new(&codes::ROW).with("found", cells.len()).with("wanted", columns.len());
            self.findings.push(d.at(self.source, line.text.span()));
            self.account.finding(&line.text);
            return;
        }
        self.group_piece(&cells);
        let number = self.kinds.iter().position(|k| *k == Kind::Number).map(|i| &texts[i]);
        match self.rows.last_mut() {
            Some(last) if self.cut == Cut::ByPages && number.is_none_or(|n| n.is_empty()) => {
                last.cells.iter_mut().zip(&cells).for_each(|(to, piece)| to.append(piece));
            }
            _ => self.rows.push(Row { cells, group: self.groups.len().saturating_sub(1) }),
        }
    }

    /// The label of a merged cell comes in pieces spread over its rows; an ordinal begins the next label.
    fn group_piece(&mut self, cells: &[Traced]) {
        let Some(column) = self.kinds.iter().position(|k| *k == Kind::Group) else { return };
        let piece = &cells[column];
        let text = without_blanks(&piece.text());
        if text.is_empty() {
            return;
        }
        let begins = self.cut == Cut::Nowhere || ordinal(&text).is_some() || self.groups.is_empty();
        match self.groups.last_mut() {
            Some(label) if !begins => label.append(piece),
            _ => self.groups.push(piece.clone()),
        }
    }
}

fn build(
    source: &Source,
    account: &mut Account,
    findings: &mut Vec<Diagnostic>,
    kinds: &[Kind],
    rows: Vec<Row>,
    labels: Vec<Traced>,
) -> Vec<Group> {
    let mut groups: Vec<Group> = labels.iter().map(|l| group(source, account, findings, l)).collect();
    if groups.is_empty() {
        groups.push(Group::default());
    }
    for row in rows {
        if let Some(task) = task(source, account, findings, kinds, &row) {
            groups[row.group].tasks.push(task);
        }
    }
    groups
}

fn group(source: &Source, account: &mut Account, findings: &mut Vec<Diagnostic>, label: &Traced) -> Group {
    let label = account.clean(label);
    let found = ordinal(&label.text());
    let length = found.as_ref().map_or(0, |o| o.length);
    let number = label.slice(0, length);
    account.take(&number);
    let at = label.at(source);
    let mut group = Group { name: account.field(&label.from(length)), at, ..Group::default() };
    if let Some(o) = found {
        if o.number != number.text() {
            let d = Diagnostic::new(&codes::ORDINAL).with("text", number.text()).with("read", &o.number);
            findings.push(d.at(source, number.span()));
        }
        group.number = o.number;
    }
    group
}

fn task(
    source: &Source,
    account: &mut Account,
    findings: &mut Vec<Diagnostic>,
    kinds: &[Kind],
    row: &Row,
) -> Option<Task> {
    let mut task = Task::default();
    let mut number = Traced::default();
    for (kind, cell) in kinds.iter().zip(&row.cells) {
        match kind {
            Kind::Number => number = account.clean(cell),
            Kind::Group => {}
            Kind::Content => task.content = account.field(cell),
            Kind::Lead => task.lead = cells::read(&account.field(cell)),
            Kind::Participants => task.participants = cells::read(&account.field(cell)),
            Kind::Deadline => task.deadline = Some(account.field(cell)).filter(|t| !t.is_empty()),
            Kind::Note => task.note = account.field(cell),
            Kind::Unknown => account.finding(cell),
        }
    }
    task.at = number.at(source).or_else(|| row.cells.iter().find_map(|c| c.trim().at(source)));
    match number.text().parse() {
        Ok(no) => {
            account.take(&number);
            task.no = no;
            Some(task)
        }
        Err(_) => {
            let text: Vec<String> = row.cells.iter().map(|c| c.trim().text()).filter(|t| !t.is_empty()).collect();
            let d = Diagnostic::new(&codes::UNREAD).with("text", text.join(" "));
            findings.push(d.at(source, row.cells.iter().find(|c| !c.trim().is_empty())?.trim().span()));
            row.cells.iter().for_each(|c| account.finding(c));
            None
        }
    }
}

/// Numbers must count up from 1 without a gap.
fn check_numbers(source: &Source, findings: &mut Vec<Diagnostic>, groups: &[Group], head: &Line) {
    let mut wanted = 1;
    for task in groups.iter().flat_map(|g| &g.tasks) {
        if task.no != wanted {
            let (zh, en) = if task.no < wanted {
                (format!("{} 重复或次序颠倒", task.no), format!("{} is repeated or out of order", task.no))
            } else {
                (format!("{} 之前缺 {wanted}", task.no), format!("{wanted} is missing before {}", task.no))
            };
            let offset =
                task.at.map_or(head.text.span().start, |at| source.offset(at.line as usize, at.column as usize));
            let span = crate::base::Span::new(offset, offset + task.no.to_string().len());
            let d = Diagnostic::new(&codes::NUMBER).with("problem", zh).with("problem_en", en);
            findings.push(d.at(source, span));
        }
        wanted = task.no + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    fn table(text: &str) -> (Table, Vec<&'static str>) {
        let source = Source::new("t", text);
        let mut account = Account::new(&source);
        let mut findings = Vec::new();
        let lines = lines::split(&source, &mut account);
        let table = read(&source, Cut::ByPages, &mut account, &mut findings, &lines);
        assert_eq!(account.close().unaccounted, []);
        (table, findings.iter().map(|d| d.code.id).collect())
    }

    const HEAD: &str = "序号\t工作项目\t具体内容\t责任单位\t参与单位\t备注\n";

    #[test]
    fn a_label_in_pieces_and_a_row_over_two_pages() {
        let (t, findings) = table(&format!(
            "{HEAD}1\t(一) 主动防范 涉未成年\t甲。\t区妇联\t\t\n2\t人常见安\t乙的前\t区民 政局\t\t\n\n\t全事故\t半。\t\t\t\n3\t（二）\t丙。\t\t\t\n4\t落实\t丁。\t\t\t\n"
        ));
        assert_eq!(t.groups[0].number, "（一）");
        assert_eq!(t.groups[0].name, "主动防范涉未成年人常见安全事故");
        assert_eq!(t.groups[0].tasks[1].content, "乙的前半。");
        assert_eq!(t.groups[0].tasks[1].lead.units, ["区民政局"]);
        assert_eq!(t.groups[1].name, "落实");
        assert_eq!(t.groups[1].tasks.len(), 2);
        assert_eq!(findings, ["P003"]);
    }

    #[test]
    fn wrong_cells_and_numbers_are_findings() {
        let (t, findings) = table(&format!(
            "{HEAD}1\t（一）\t甲。\t区妇联\n2\t（一）甲\t乙。\t区妇联\t\t\n2\t\t丙。\t区妇联\t\t\n4\t\t丁。\t\t\t\n"
        ));
        assert_eq!(t.groups.iter().map(|g| g.tasks.len()).sum::<usize>(), 3);
        assert_eq!(findings, ["P004", "P005", "P005", "P005"]);
    }

    #[test]
    fn a_head_printed_again_is_noise() {
        let (t, findings) = table(&format!("{HEAD}1\t（一）甲\t甲。\t区妇联\t\t\n{HEAD}2\t\t乙。\t区妇联\t\t\n"));
        assert_eq!(t.groups[0].tasks.len(), 2);
        assert!(findings.is_empty());
    }
}
