//! The parts of a notice in the order they stand: head, 主送, text, signature, the enclosed plan, the annex.

use super::codes;
use super::lines::{self, Line, Look};
use super::prose;
use super::table;
use super::traced::{Account, Noise, Traced};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::{is_blank, is_han, without_blanks};
use crate::base::{Date, Source};
use crate::model::notice::Mailbox;
use crate::model::{Annex, Contact, Notice, Plan};

/// The kinds of document a title may end with (《党政机关公文处理工作条例》 art. 8).
const KINDS: [&str; 15] = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要",
];

/// A notice as read, before the roster is made.
#[derive(Debug)]
pub struct Read {
    /// The notice.
    pub notice: Notice,
    /// Its task table.
    pub table: table::Table,
}

/// Reads the lines of a notice. Every line reaches a part or a finding.
pub fn read(source: &Source, account: &mut Account, findings: &mut Vec<Diagnostic>) -> Read {
    let lines = lines::split(source, account);
    let mut reader = Reader { source, account, findings, notice: Notice::default() };
    let (text, annex) = reader.cut_annexes(&lines);
    let text = lines::join(text.to_vec());
    let body = reader.head(&text);
    let rest = reader.body(&text[body..]);
    reader.plan(rest);
    let table = reader.annexes(annex);
    Read { notice: reader.notice, table }
}

struct Reader<'a> {
    source: &'a Source,
    account: &'a mut Account,
    findings: &'a mut Vec<Diagnostic>,
    notice: Notice,
}

impl Reader<'_> {
    /// The annexes begin with a line 附件, or else with the first table.
    fn cut_annexes<'l>(&self, lines: &'l [Line]) -> (&'l [Line], &'l [Line]) {
        let label = lines.iter().position(|l| l.look == Look::AnnexLabel);
        let at = label.or_else(|| lines.iter().position(|l| l.look == Look::Row)).unwrap_or(lines.len());
        lines.split_at(at)
    }

    /// Letterhead, number, title and 主送; gives the index of the first line of the text.
    fn head(&mut self, lines: &[Line]) -> usize {
        let Some(addressee) = lines.iter().take(12).position(is_addressee) else {
            let end = lines.iter().position(is_prose).unwrap_or(lines.len());
            self.head_lines(&lines[..end]);
            return end;
        };
        self.head_lines(&lines[..addressee]);
        self.addressees(&lines[addressee].text);
        addressee + 1
    }

    fn head_lines(&mut self, lines: &[Line]) {
        let mut title = Traced::default();
        for line in lines {
            let text = without_blanks(&line.text.text());
            if self.notice.doc_number.is_none() && is_doc_number(&text) {
                self.notice.doc_number = Some(self.field("doc_number", &line.text));
            } else if !title.is_empty() || text.contains("关于") || KINDS.iter().any(|k| text.ends_with(k)) {
                title.append(&line.text);
            } else if self.notice.issuer.is_none() && line.look == Look::Plain {
                self.notice.issuer = Some(self.field("issuer", &line.text));
            } else {
                self.unread(&line.text);
            }
        }
        self.notice.title = Some(self.field("title", &title)).filter(|t| !t.is_empty());
        if self.notice.issuer.is_none() {
            // Without a letterhead the title names the organ: 某县政府关于….
            let organ = self.notice.title.as_ref().and_then(|t| t.split_once("关于")).map(|(o, _)| o.to_owned());
            self.notice.issuer = organ.filter(|o| !o.is_empty());
        }
    }

    fn addressees(&mut self, line: &Traced) {
        let (text, colon) = self.account.clean(line).partition(|_, c| matches!(c, '：' | ':'));
        self.account.noise(Noise::Mark, &colon);
        let text = self.field("addressees", &text);
        // 各市、自治州人民政府 is one addressee: 、 separates only where ， does not.
        let outer = if text.contains('，') { '，' } else { '、' };
        self.notice.addressees = text.split(outer).map(str::to_owned).collect();
        self.notice.addressees_text = Some(text);
    }

    /// The covering text with signature and date; gives the lines after the date.
    fn body<'l>(&mut self, lines: &'l [Line]) -> &'l [Line] {
        let Some(date) = lines.iter().position(|l| l.look == Look::Date) else {
            self.text(lines);
            return &[];
        };
        let signers = lines[..date].iter().rev().take_while(|l| is_signer(l)).count();
        self.text(&lines[..date - signers]);
        for (i, line) in lines[date - signers..date].iter().enumerate() {
            let signer = self.field(&format!("signers[{i}]"), &line.text);
            self.notice.signers.push(signer);
        }
        self.notice.date = Date::from_chinese(&without_blanks(&self.field("date", &lines[date].text)));
        &lines[date + 1..]
    }

    /// Prose of the covering text, with an announcement of annexes among it.
    fn text(&mut self, lines: &[Line]) {
        let (mut text, notes): (Vec<Line>, Vec<Line>) =
            lines.iter().cloned().partition(|l| l.look != Look::AttachmentNote);
        notes.iter().for_each(|l| self.attachment_note(&l.text));
        text.iter_mut().filter(|l| !matches!(l.look, Look::Numbered(_))).for_each(|l| l.look = Look::Plain);
        let prose = prose::read(self.source, self.account, self.findings, &text);
        self.notice.body = prose.preamble;
        self.notice.sections = prose.sections;
        self.notice.closing = prose.closing;
    }

    /// The enclosed plan: its title, prose, contacts, mailboxes, and the announced annexes.
    fn plan(&mut self, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        let title = lines.iter().take_while(|l| l.look == Look::Plain && !is_prose(l)).count();
        let mut plan = Plan::default();
        for line in &lines[..title] {
            let pieces = line.text.split(is_blank);
            self.account.noise(Noise::Blank, &line.text.partition(|_, c| is_blank(c)).1);
            for piece in pieces.iter().filter(|p| !p.is_empty()) {
                plan.title.push(self.field(&format!("plan.title[{}]", plan.title.len()), piece));
            }
        }
        let tail =
            lines.iter().rposition(|l| matches!(l.look, Look::Numbered(_)) || is_prose(l)).map_or(title, |n| n + 1);
        let prose = prose::read(self.source, self.account, self.findings, &lines[title..tail.max(title)]);
        (plan.preamble, plan.sections, plan.closing) = (prose.preamble, prose.sections, prose.closing);
        let mut last = Look::Plain;
        for line in &lines[tail.max(title)..] {
            if line.look != Look::Plain {
                last = line.look;
            }
            match last {
                Look::Contact => self.contact(&line.text, &mut plan),
                Look::Mailbox => self.mailbox(&line.text, &mut plan),
                Look::AttachmentNote => self.attachment_note(&line.text),
                _ => self.unread(&line.text),
            }
        }
        self.notice.plan = Some(plan);
    }

    /// Takes `label：` off the head of a line.
    fn unlabel(&mut self, line: &Traced) -> Traced {
        let colon = line.position(|c| matches!(c, '：' | ':')).filter(|_| {
            let head: String = line.text().chars().take_while(|c| !matches!(c, '：' | ':')).collect();
            ["联系人", "邮箱", "电子邮箱", "附件"].contains(&without_blanks(&head).as_str())
        });
        let Some(colon) = colon else { return line.clone() };
        self.account.noise(Noise::Label, &line.slice(0, colon + 1));
        line.from(colon + 1).trim()
    }

    /// 区平安办 李思邈 25556355
    fn contact(&mut self, line: &Traced, plan: &mut Plan) {
        let rest = self.unlabel(line);
        self.account.noise(Noise::Blank, &line.partition(|_, c| is_blank(c)).1);
        let words: Vec<Traced> = rest.split(is_blank).into_iter().filter(|w| !w.is_empty()).collect();
        let is_phone = |w: &Traced| w.iter().all(|(_, c)| c.is_ascii_digit() || c == '-');
        match words.as_slice() {
            [unit, name, phone] if is_phone(phone) => {
                self.place(&format!("plan.contacts[{}]", plan.contacts.len()), unit);
                let [unit, name, phone] = [unit, name, phone].map(|w| self.account.field(w));
                plan.contacts.push(Contact { unit, name, phone });
            }
            _ => self.unread(line),
        }
    }

    /// \[区平安办 a@b.c\](mailto:a@b.c)
    fn mailbox(&mut self, line: &Traced, plan: &mut Plan) {
        let rest = self.unlabel(line);
        let (open, close) = (rest.position(|c| c == '['), rest.position(|c| c == ']'));
        let shown = match (open, close) {
            (Some(open), Some(close)) if open < close => {
                self.account.noise(Noise::LinkSyntax, &rest.slice(0, open + 1));
                self.account.noise(Noise::LinkSyntax, &rest.from(close));
                rest.slice(open + 1, close)
            }
            _ => rest.clone(),
        };
        let words: Vec<Traced> = shown.split(is_blank).into_iter().filter(|w| !w.is_empty()).collect();
        self.account.noise(Noise::Blank, &line.partition(|_, c| is_blank(c)).1);
        match words.as_slice() {
            [unit, email] if email.position(|c| c == '@').is_some() => {
                self.place(&format!("plan.mailboxes[{}]", plan.mailboxes.len()), unit);
                let [unit, email] = [unit, email].map(|w| self.account.field(w));
                // A link that leads elsewhere than it says is not dropped as syntax.
                let target = rest.text().split_once("](mailto:").map(|(_, t)| t.trim_end_matches(')').to_owned());
                if target.as_ref().is_some_and(|t| *t != email) {
                    self.unread(&rest);
                }
                plan.mailboxes.push(Mailbox { unit, email });
            }
            _ => self.unread(line),
        }
    }

    /// 附件：1.甲表 or a further line 2.乙表
    fn attachment_note(&mut self, line: &Traced) {
        let rest = self.unlabel(line);
        let text = self.account.clean(&rest);
        let length = lines::ordinal(&text.text()).map_or(0, |o| o.length);
        self.account.noise(Noise::Label, &text.slice(0, length));
        let path = format!("attachments[{}]", self.notice.attachments.len());
        let name = self.field(&path, &text.from(length));
        self.notice.attachments.push(name);
    }

    /// Label, title and task table.
    fn annexes(&mut self, lines: &[Line]) -> table::Table {
        let Some(first) = lines.first() else { return table::Table::default() };
        let mut from = 0;
        let mut annex = Annex::default();
        if first.look == Look::AnnexLabel {
            annex.label = self.field("annex.label", &first.text);
            from = 1;
        }
        let title = lines[from..].iter().take_while(|l| l.look != Look::Row).count();
        for line in &lines[from..from + title] {
            annex.title += &self.field("annex.title", &line.text);
        }
        self.notice.annex = Some(annex).filter(|a| !a.label.is_empty() || !a.title.is_empty());
        let rows = &lines[from + title..];
        match rows.first() {
            Some(head) if table::is_head(head) => self.task_table(rows),
            _ => {
                rows.iter().for_each(|l| self.unread_table(l));
                table::Table::default()
            }
        }
    }

    fn task_table(&mut self, rows: &[Line]) -> table::Table {
        let end = rows.iter().position(|l| l.look != Look::Row).unwrap_or(rows.len());
        rows[end..].iter().for_each(|l| self.unread(&l.text));
        table::read(self.source, self.account, self.findings, &rows[..end])
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

    fn unread_table(&mut self, line: &Line) {
        if !self.findings.iter().any(|d| d.code.id == codes::NO_TASKS.id) {
            let d = Diagnostic::new(&codes::NO_TASKS)
                .with("reason", "这张表的表头不是任务清单的表头")
                .with("reason_en", "the head of this table is not that of a task list");
            self.findings.push(d.at(self.source, line.text.span()));
        }
        self.account.finding(&line.text);
    }
}

fn is_prose(line: &Line) -> bool {
    line.look == Look::Plain && line.text.position(|c| matches!(c, '。' | '；')).is_some()
        || matches!(line.look, Look::Plain) && line.text.last().is_some_and(|c| c == '：') && line.text.len() > 30
}

/// 主送: names of bodies, ended by a colon, no sentence.
fn is_addressee(line: &Line) -> bool {
    let text = without_blanks(&line.text.text());
    line.look == Look::Plain && text.ends_with(['：', ':']) && !text.contains('。') && !text.ends_with("如下：")
}

fn is_signer(line: &Line) -> bool {
    line.look == Look::Plain && line.text.position(|c| matches!(c, '。' | '；' | '：' | '，')).is_none()
}

/// 机关代字〔年份〕序号号, in whatever brackets.
pub(super) fn is_doc_number(text: &str) -> bool {
    let Some((organ, rest)) = text.split_once(['〔', '[', '［', '【', '（', '(']) else { return false };
    let Some((year, serial)) = rest.split_once(['〕', ']', '］', '】', '）', ')']) else { return false };
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let serial = serial.strip_suffix('号').map(|s| s.strip_prefix('第').unwrap_or(s));
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
