//! The task table: rows of cells, perhaps cut to pieces by page breaks.

mod columns;
mod rows;

pub(super) use columns::{columns_of_bodies, heads_tasks, is_usual, number_and_group, number_first, said_of_each};

use super::codes;
use super::lines::{Cut, Line, Look, ordinal};
use super::traced::{Account, Noise, Traced};
use crate::base::Source;
use crate::base::diagnostic::Diagnostic;
use crate::base::text::without_blanks;
use crate::model::cells;
use crate::model::{Group, Task};
use columns::Kind;
use rows::{Row, Rows};

/// A task list as read.
#[derive(Debug, Default)]
pub struct Table {
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Groups with their tasks.
    pub groups: Vec<Group>,
}

/// Whether a row is the head of a task list: it says what is to be done and by whom.
pub fn is_head(line: &Line) -> bool {
    let heads: Vec<String> = line.cells.iter().map(Traced::text).collect();
    line.look == Look::Row && heads_tasks(&heads)
}

/// Reads the rows; the first is the head.
pub fn read(source: &Source, cut: Cut, account: &mut Account, findings: &mut Vec<Diagnostic>, lines: &[Line]) -> Table {
    let Some((head, body)) = lines.split_first() else { return Table::default() };
    let columns: Vec<String> = head.cells.iter().map(|h| account.field(h)).collect();
    let texts: Vec<Vec<String>> =
        body.iter().map(|l| l.cells.iter().map(|c| without_blanks(&c.text())).collect()).collect();
    let kinds: Vec<Kind> = columns::numbered_within(columns::kinds(&columns), &texts);
    for (column, _) in columns.iter().zip(&kinds).filter(|(_, k)| **k == Kind::Further) {
        findings.push(Diagnostic::new(&codes::COLUMN).with("column", column).at(source, head.text.span()));
    }
    let (rows, groups) = {
        let (rows, groups) = (Vec::new(), Vec::new());
        let mut reader = Rows { source, cut, account, findings, kinds: &kinds, rows, groups, numbered: false };
        body.iter().for_each(|line| reader.row(line, &columns));
        (reader.rows, reader.groups)
    };
    let mut builder = Builder { source, account, findings, kinds: &kinds, columns: &columns };
    let groups = builder.build(rows, &groups);
    check_numbers(source, findings, &groups, head);
    Table { columns, groups }
}

/// Makes tasks of rows.
struct Builder<'a> {
    source: &'a Source,
    account: &'a mut Account,
    findings: &'a mut Vec<Diagnostic>,
    kinds: &'a [Kind],
    columns: &'a [String],
}

impl Builder<'_> {
    fn build(&mut self, rows: Vec<Row>, labels: &[(Traced, Traced)]) -> Vec<Group> {
        let mut groups: Vec<Group> = labels.iter().map(|(label, number)| self.group(label, number)).collect();
        if groups.is_empty() {
            groups.push(Group::default());
        }
        let numbered = [Kind::Number, Kind::GroupNumber].iter().any(|k| self.kinds.contains(k));
        for (row, count) in rows.iter().zip(1..) {
            let above = groups.iter().flat_map(|g| &g.tasks).last().map(|t| t.no);
            let given = if numbered { above.filter(|_| row.further) } else { Some(count) };
            let Some(mut task) = self.task(row, given) else { continue };
            task.printed = (!numbered).then(String::new);
            if row.further
                && let Some(first) = groups.iter_mut().flat_map(|g| &mut g.tasks).last()
            {
                first.sub = first.sub.max(1);
                task.sub = first.sub + 1;
            }
            groups[row.group].tasks.push(task);
        }
        groups.retain(|g| !g.tasks.is_empty() || !g.name.is_empty() || !g.number.is_empty());
        groups
    }

    /// A group, with the number that stands in a column of its own.
    fn group(&mut self, label: &Traced, number: &Traced) -> Group {
        let mut group = group(self.source, self.account, self.findings, label);
        if group.number.is_empty() {
            group.number = self.account.field(number);
        } else {
            self.account.noise(Noise::RepeatedHead, number);
        }
        group
    }

    /// The task of a row; `given` is its number where the row itself has none.
    fn task(&mut self, row: &Row, given: Option<u32>) -> Option<Task> {
        let mut task = Task::default();
        let mut number = Traced::default();
        for (i, (kind, cell)) in self.kinds.iter().zip(&row.cells).enumerate() {
            let account = &mut *self.account;
            match kind {
                Kind::Number => number = account.clean(cell),
                Kind::Group | Kind::GroupNumber => {}
                Kind::Content => {
                    let (within, rest) = self.number_within(cell);
                    number.append(&within);
                    task.content = self.account.field(&rest);
                }
                Kind::Lead => task.lead = cells::read(&account.field(cell)),
                Kind::Participants => task.participants = cells::read(&account.field(cell)),
                Kind::Deadline => task.deadline = Some(account.field(cell)).filter(|t| !t.is_empty()),
                Kind::Note => task.note = account.field(cell),
                Kind::Further => {
                    let text = account.field(cell);
                    if !text.is_empty() {
                        task.extra.insert(self.columns[i].clone(), text);
                    }
                }
            }
        }
        task.at = number.at(self.source).or_else(|| row.cells.iter().find_map(|c| c.trim().at(self.source)));
        if let Some(no) = given.or_else(|| number.text().trim_end_matches(['.', '．', '、']).parse().ok()) {
            self.account.take(&number);
            task.no = no;
            return Some(task);
        }
        self.unread(row);
        None
    }

    /// Takes the number off the head of a cell, where the tasks are numbered there.
    fn number_within(&self, cell: &Traced) -> (Traced, Traced) {
        let cell = cell.trim();
        let found = rows::number_within(&cell.text()).filter(|_| self.kinds.contains(&Kind::GroupNumber));
        let length = found.map_or(0, |o| o.length);
        (cell.slice(0, length), cell.from(length))
    }

    fn unread(&mut self, row: &Row) {
        let text: Vec<String> = row.cells.iter().map(|c| c.trim().text()).filter(|t| !t.is_empty()).collect();
        let Some(first) = row.cells.iter().find(|c| !c.trim().is_empty()) else { return };
        let d = Diagnostic::new(&codes::UNREAD).with("text", text.join(" "));
        self.findings.push(d.at(self.source, first.trim().span()));
        row.cells.iter().for_each(|c| self.account.finding(c));
    }
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

/// Numbers must count up from 1 without a gap.
fn check_numbers(source: &Source, findings: &mut Vec<Diagnostic>, groups: &[Group], head: &Line) {
    let mut wanted = 1;
    for task in groups.iter().flat_map(|g| &g.tasks) {
        // A further row of a number counts no further.
        if task.no + 1 == wanted && task.sub > 1 {
            continue;
        }
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

    #[test]
    fn a_list_that_numbers_its_groups_and_its_tasks_within() {
        let (t, findings) = table(
            "序号\t任务\t具体措施\t牵头单位\t责任单位\t时限\n一\t加强规划管理\t1.完成规划编制\t区甲局\t各镇\t2022年\n\t\t2.严格用地管控\t区甲局\t区乙局\t长期\n二\t道路畅通\t3.新建公路60公里\t区丙局\t区丁局\t2023年6月\n",
        );
        assert_eq!(findings, [""; 0]);
        let told: Vec<String> = t
            .groups
            .iter()
            .flat_map(|g| {
                g.tasks.iter().map(move |t| format!("{}{} {} {} {}", g.number, g.name, t.no, t.content, t.lead.text))
            })
            .collect();
        assert_eq!(
            told,
            [
                "一加强规划管理 1 完成规划编制 区甲局",
                "一加强规划管理 2 严格用地管控 区甲局",
                "二道路畅通 3 新建公路60公里 区丙局"
            ]
        );
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
