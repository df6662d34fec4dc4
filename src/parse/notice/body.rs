//! The covering text, its signature, and the plan that it encloses.

use super::{Reader, head, is_prose};
use crate::base::Date;
use crate::base::text::{is_blank, without_blanks};
use crate::model::Plan;
use crate::parse::lines::{Cut, Line, Look};
use crate::parse::prose;
use crate::parse::traced::{Noise, Traced};

impl Reader<'_> {
    /// The covering text with signature and date; gives the lines after the date.
    pub(super) fn body<'l>(&mut self, lines: &'l [Line]) -> &'l [Line] {
        let Some(date) = lines.iter().position(|l| l.look == Look::Date) else {
            self.text(lines);
            return &[];
        };
        let signers = lines[..date].iter().rev().take_while(|l| is_signer(l)).count();
        self.text(&lines[..date - signers]);
        for line in &lines[date - signers..date] {
            let names: Vec<Traced> = names(&line.text).iter().flat_map(|name| self.known_names(name)).collect();
            for name in names {
                let path = format!("signers[{}]", self.notice.signers.len());
                let signer = self.field(&path, &name);
                self.notice.signers.push(signer);
            }
        }
        self.notice.date = Date::from_chinese(&without_blanks(&self.field("date", &lines[date].text)));
        &lines[date + 1..]
    }

    /// The names of those who issue together, where they sign without a gap between them.
    fn known_names(&self, line: &Traced) -> Vec<Traced> {
        let known: Vec<&String> = self.notice.issuer.iter().chain(&self.notice.co_issuers).collect();
        let (mut out, mut from) = (Vec::new(), 0);
        let mut reached = line.position(|c| !is_blank(c)).unwrap_or(0);
        while let Some(name) = known.iter().find(|n| line.from(reached).text().starts_with(n.as_str())) {
            reached += name.chars().count();
            out.push(line.slice(from, reached));
            from = reached;
        }
        if out.len() > 1 && reached == line.len() { out } else { vec![line.clone()] }
    }

    /// Prose of the covering text, with an announcement of annexes and remarks among it.
    fn text(&mut self, lines: &[Line]) {
        let mut text = self.announced(lines);
        let prose = |l: &&mut Line| !matches!(l.look, Look::Numbered(_) | Look::Duty);
        text.iter_mut().filter(prose).for_each(|l| l.look = Look::Plain);
        let prose = prose::read(self.source, self.account, self.findings, &text);
        self.notice.body = prose.preamble;
        self.notice.sections = prose.sections;
        self.notice.closing = prose.closing;
    }

    /// Takes the announced annexes and the remarks out of the lines.
    fn announced(&mut self, lines: &[Line]) -> Vec<Line> {
        let mut rest = Vec::new();
        for line in lines {
            match line.look {
                Look::AttachmentNote | Look::AttachmentNext => self.attachment_note(&line.text),
                Look::Remark => self.remark(&line.text),
                _ => rest.push(line.clone()),
            }
        }
        rest
    }

    /// （此件公开发布）
    fn remark(&mut self, line: &Traced) {
        if self.notice.note.is_some() {
            return self.unread(line);
        }
        let clean = self.account.clean(line);
        self.account.noise(Noise::Mark, &clean);
        self.notice.note = Some(self.field("note", &clean.slice(1, clean.len() - 1)));
    }

    /// The enclosed plan: its title, prose, contacts, mailboxes, and the announced annexes.
    pub(super) fn plan(&mut self, lines: &[Line]) {
        let lines = self.announced(lines);
        if lines.is_empty() {
            return;
        }
        let mut plan = Plan::default();
        self.plan_of(&lines, &mut plan);
        // What follows the date may be the announced annexes alone.
        self.notice.plan = Some(plan).filter(|p| *p != Plan::default());
    }

    pub(super) fn plan_of(&mut self, lines: &[Line], plan: &mut Plan) {
        let title = lines.iter().take_while(|l| l.look == Look::Plain && !is_prose(l) && !leads_on(l)).count();
        // Where no line was cut the title is one line, and what follows may be prose that does not look like it.
        let title = if self.cut == Cut::Nowhere { title.min(1) } else { title };
        for line in &lines[..title] {
            let pieces = line.text.split(is_blank);
            self.account.noise(Noise::Blank, &line.text.partition(|_, c| is_blank(c)).1);
            for piece in pieces.iter().filter(|p| !p.is_empty()) {
                plan.title.push(self.field(&format!("plan.title[{}]", plan.title.len()), piece));
            }
        }
        let ends = |l: &Line| matches!(l.look, Look::Numbered(_) | Look::Duty) || is_prose(l);
        let tail = lines.iter().rposition(ends).map_or(title, |n| n + 1).max(title);
        let prose = prose::read(self.source, self.account, self.findings, &lines[title..tail]);
        (plan.preamble, plan.sections, plan.closing) = (prose.preamble, prose.sections, prose.closing);
        let mut last = Look::Plain;
        for line in &lines[tail..] {
            if line.look != Look::Plain {
                last = line.look;
            }
            match last {
                Look::Contact => self.contact(&line.text, plan),
                Look::Mailbox => self.mailbox(&line.text, plan),
                _ => self.unread(&line.text),
            }
        }
    }
}

/// Names of several bodies that sign together, with a gap between them.
fn names(line: &Traced) -> Vec<Traced> {
    let mut out: Vec<Traced> = Vec::new();
    let mut from = 0;
    for i in 0..line.len() {
        let gap = |n: usize| line.char_at(n).is_some_and(is_blank);
        // A single blank stands within a name that was set apart: 区 政 府; a wide one or several part two names.
        let wide = gap(i) && (gap(i + 1) || line.char_at(i) == Some('\u{3000}'));
        if wide && line.slice(from, i).trim().len() >= 4 {
            out.push(line.slice(from, i));
            from = i;
        }
    }
    out.push(line.from(from));
    out.retain(|n| !n.trim().is_empty());
    out
}

/// Whether a line leads on to the next, as 具体内容如下： does and no title.
fn leads_on(line: &Line) -> bool {
    line.text.last().is_some_and(|c| matches!(c, '：' | ':'))
}

fn is_signer(line: &Line) -> bool {
    let mark = |c| matches!(c, '。' | '；' | '：' | '，' | '《');
    line.look == Look::Plain && line.text.position(mark).is_none() && !head::ends_as_plan(&line.text.text())
}
