//! The parts of a notice in the order they stand: head, 主送, text, signature, the enclosed plan, the annexes.

mod annex;
mod body;
mod edges;
pub(super) mod head;
mod people;

use super::cells;
use super::codes;
use super::lines::{self, Cut, Line, Look};
use super::table;
use super::traced::{Account, Noise, Traced};
use super::unfold;
use crate::base::Source;
use crate::base::diagnostic::Diagnostic;
use crate::base::text::{is_han, without_blanks};
use crate::model::Notice;

/// A notice as read, before the roster is made.
#[derive(Debug)]
pub struct Read {
    /// The notice.
    pub notice: Notice,
    /// Its task table.
    pub table: table::Table,
    /// Whether the line ends of the text are lost.
    pub run_together: bool,
}

/// Reads the lines of a notice. Every line reaches a part or a finding.
pub fn read(source: &Source, cut: Cut, account: &mut Account, findings: &mut Vec<Diagnostic>) -> Read {
    let lines = lines::split(source, account);
    let lines = cells::gather(source, account, findings, lines);
    let run_together = unfold::is_run_together(&lines);
    let lines = if run_together { unfold::unfold(account, lines) } else { lines };
    let mut reader = Reader { source, cut, account, findings, notice: Notice::default() };
    let lines = reader.without_furniture(lines);
    let lines = announced(if cut == Cut::ByPages { lines::join(lines) } else { lines });
    let (text, annex) = annex::cut(&lines);
    let text = reader.without_tables(text);
    let body = reader.head(&text);
    let rest = reader.body(&text[body..]);
    reader.plan(rest);
    let table = reader.annexes(&annex);
    people::of_text(&mut reader.notice);
    Read { notice: reader.notice, table, run_together }
}

struct Reader<'a> {
    source: &'a Source,
    cut: Cut,
    account: &'a mut Account,
    findings: &'a mut Vec<Diagnostic>,
    notice: Notice,
}

impl Reader<'_> {
    /// What the page of a web site or the edge of a sheet has around the text is noise. In the box above the title that
    /// tells of a document, each cell is a label or what it says.
    fn without_furniture(&mut self, mut lines: Vec<Line>) -> Vec<Line> {
        let label =
            |l: &Line| plain_label(&l.text).filter(|label| super::furniture::is_label(label) && l.look != Look::Row);
        // A label that stands alone has what it says on the next line.
        for n in 1..lines.len().min(BOX) {
            let said = label(&lines[n - 1]).is_some() && lines[n].look == Look::Plain && label(&lines[n]).is_none();
            if said
                && !is_doc_number(&lines::plain(&lines[n].text.text()))
                && !head::is_title(&lines::plain(&lines[n].text.text()))
            {
                lines[n].look = Look::Furniture;
            }
        }
        lines.iter_mut().take(BOX).filter(|l| label(l).is_some()).for_each(|l| l.look = Look::Furniture);
        edges::running(self.source, &mut lines);
        self.number_of_box(&mut lines);
        self.read_box(&mut lines);
        let title = lines.iter().position(|l| l.look == Look::Plain).unwrap_or(0);
        let (kept, furniture): (Vec<_>, Vec<_>) = lines.into_iter().enumerate().partition(|(n, l)| {
            let label =
                |c: &Traced| super::furniture::label(&lines::plain(&c.text())).is_some_and(super::furniture::is_label);
            let tells = l.look == Look::Row && *n <= title + 12 && l.cells.first().is_some_and(label);
            l.look != Look::Furniture && !tells
        });
        furniture.iter().for_each(|(_, l)| self.account.noise(Noise::Furniture, &l.text));
        kept.into_iter().map(|(_, l)| l).collect()
    }

    /// In a box whose cells became lines, 发文字号：某政办发〔2023〕14号 tells the number, and a title that stands nowhere
    /// else; what else it says of the head the text says itself.
    fn read_box(&mut self, lines: &mut [Line]) {
        let texts: Vec<String> = lines.iter().map(|l| lines::plain(&l.text.text())).collect();
        let of_box = |n: usize| {
            let label = super::furniture::label(&texts[n]);
            lines[n].look == Look::Furniture || label.is_some_and(super::furniture::tells_the_head)
        };
        let is_box: Vec<bool> = (0..lines.len().min(BOX)).map(of_box).collect();
        for n in 0..is_box.len() {
            let Some((label, said)) = texts[n].split_once(['：', ':']) else { continue };
            if lines[n].look != Look::Plain || !super::furniture::tells_the_head(label) || said.is_empty() {
                continue;
            }
            let beside = (n > 0 && is_box[n - 1]) || is_box.get(n + 1) == Some(&true);
            let number = is_doc_number(said);
            let title = head::is_title(said) && !texts.iter().any(|t| t == said);
            if number || (beside && title) {
                let colon = lines[n].text.position(|c| matches!(c, '：' | ':')).map_or(0, |at| at + 1);
                self.account.noise(Noise::Label, &lines[n].text.slice(0, colon));
                lines[n].text = lines[n].text.from(colon);
            } else if beside {
                lines[n].look = Look::Furniture;
            }
        }
    }

    /// In a box of cells, 文号 | 某政办发〔2023〕14号 tells the number, where the text says it nowhere else.
    fn number_of_box(&mut self, lines: &mut Vec<Line>) {
        let said = |l: &Line| {
            let texts: Vec<String> = l.cells.iter().map(|c| lines::plain(&c.text())).collect();
            let number = |n: &usize| {
                let label = texts[n - 1].trim_end_matches(['：', ':']);
                super::furniture::tells_the_head(label) && is_doc_number(&texts[*n])
            };
            (1..texts.len()).find(number).map(|n| (texts[n].clone(), n))
        };
        let found = lines.iter().take(BOX).enumerate().find_map(|(at, l)| Some((at, said(l)?)));
        let Some((at, (number, cell))) = found else { return };
        let rest: Vec<&Line> = lines.iter().filter(|l| l.look != Look::Row).collect();
        if rest.iter().any(|l| lines::plain(&l.text.text()).contains(&number)) {
            return;
        }
        let cell = lines[at].cells.remove(cell).trim();
        let span = cell.span();
        let offsets: Vec<usize> = lines[at].text.iter().map(|(offset, _)| offset).collect();
        lines[at].text = lines[at].text.partition(|i, _| (span.start..span.end).contains(&offsets[i])).0;
        lines.insert(at + 1, Line::new(cell));
    }

    /// Tables amid the text that are no task lists.
    fn without_tables(&mut self, lines: Vec<Line>) -> Vec<Line> {
        let (rows, text): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|l| l.look == Look::Row);
        self.unread_table(&rows);
        text
    }

    /// Puts a text into the field of a path and notes where it stands.
    fn field(&mut self, path: &str, text: &Traced) -> String {
        self.place(path, text);
        self.account.field(text)
    }

    /// Notes where a field begins; of several pieces, the first.
    fn place(&mut self, path: &str, text: &Traced) {
        if let Some(at) = text.trim().at(self.source) {
            self.notice.places.entry(path.to_owned()).or_insert(at);
        }
    }

    fn unread(&mut self, text: &Traced) {
        let shown: String = without_blanks(&text.text()).chars().take(40).collect();
        self.findings.push(Diagnostic::new(&codes::UNREAD).with("text", shown).at(self.source, text.span()));
        self.account.finding(text);
    }

    /// A table that is no task list, with the lines beside it.
    fn unread_table(&mut self, lines: &[Line]) {
        let Some(first) = lines.first() else { return };
        let shown: String = without_blanks(&first.text.text()).chars().take(40).collect();
        let d = Diagnostic::new(&codes::OTHER_TABLE).with("text", shown);
        self.findings.push(d.at(self.source, first.text.span()));
        lines.iter().for_each(|l| self.account.finding(&l.text));
    }
}

/// 2.乙表 below 附件：1.甲表 is a further annex, no rank of the text.
fn announced(mut lines: Vec<Line>) -> Vec<Line> {
    let mut next = None;
    for line in &mut lines {
        let text = lines::plain(&line.text.text());
        let name = match line.look {
            Look::AttachmentNote => text.split_once(['：', ':']).map(|(_, name)| name),
            _ => Some(text.as_str()),
        };
        let number = name.and_then(lines::ordinal).filter(|o| o.rank == 3);
        let value = number.and_then(|o| o.number.trim_end_matches('.').parse::<u32>().ok());
        next = match line.look {
            Look::AttachmentNote => value.filter(|v| *v == 1).map(|_| 2),
            Look::Numbered(3) if next.is_some() && next == value && !text.contains('。') => {
                line.look = Look::AttachmentNext;
                next.map(|n| n + 1)
            }
            _ => None,
        };
    }
    lines
}

/// How many lines the box in which a web site tells of a document may take.
const BOX: usize = 40;

/// The label that a line is, with nothing behind its colon.
fn plain_label(text: &Traced) -> Option<String> {
    lines::plain(&text.text()).strip_suffix(['：', ':']).map(str::to_owned)
}

fn is_prose(line: &Line) -> bool {
    line.look == Look::Plain && line.text.position(|c| matches!(c, '。' | '；')).is_some()
        || matches!(line.look, Look::Plain) && line.text.last().is_some_and(|c| c == '：') && line.text.len() > 30
}

/// 机关代字〔年份〕序号号, in whatever brackets.
pub(super) fn is_doc_number(text: &str) -> bool {
    let Some((organ, rest)) = text.split_once(['〔', '[', '［', '【', '（', '(']) else { return false };
    let Some((year, serial)) = rest.split_once(['〕', ']', '］', '】', '）', ')']) else { return false };
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let serial = serial.strip_suffix(['号', '號']).map(|s| s.strip_prefix('第').unwrap_or(s));
    !organ.is_empty() && organ.chars().all(is_han) && year.len() == 4 && digits(year) && serial.is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_numbers() {
        for yes in ["鼓平安办〔2022〕3号", "某政办发[2026]05号", "某办（2026）第5号"] {
            assert!(is_doc_number(yes), "{yes}");
        }
        for no in ["鼓平安办〔2022〕3", "〔2022〕3号", "关于印发（2022）的通知", "鼓平安办〔22〕3号"]
        {
            assert!(!is_doc_number(no), "{no}");
        }
    }
}
