//! Settling each part of an amendment: into changes and fields, or into findings; every character on the account.

use super::blocks::{self, Block};
use super::formula::{self, Formula};
use super::grammar::{self, Ordered, Refusal};
use super::head::{self, Named};
use super::{check, codes};
use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::text::{is_blank, without_blanks};
use crate::base::{Date, Source, Span};
use crate::model::amendment::Change;
use crate::parse::traced::{Account, Accounting, Noise, Traced};

/// What is gathered on the way.
pub(super) struct Settler<'s> {
    source: &'s Source,
    account: Account,
    findings: Vec<Diagnostic>,
    /// The changes, in the order of the text.
    pub(super) changes: Vec<Change>,
    /// The sentence that orders each.
    pub(super) places: Vec<Span>,
    /// From when on it holds.
    pub(super) in_force: Option<Date>,
    /// What stood before 决定, where no sentence announced the changes.
    pub(super) basis: String,
    /// Sentences with a number that order something.
    operations: usize,
}

impl<'s> Settler<'s> {
    /// Nothing is settled yet.
    pub(super) fn new(source: &'s Source) -> Settler<'s> {
        Settler {
            source,
            account: Account::new(source),
            findings: Vec::new(),
            changes: Vec::new(),
            places: Vec::new(),
            in_force: None,
            basis: String::new(),
            operations: 0,
        }
    }

    fn text(&self, span: Span) -> &'s str {
        &self.source.text()[span.start..span.end]
    }

    /// A part that a field takes; gives it without blanks.
    pub(super) fn field(&mut self, span: Span) -> String {
        self.account.field(&Traced::new(self.source, span))
    }

    /// A part whose meaning the changes or the structure of the amendment hold.
    fn held(&mut self, span: Span) {
        let (text, blanks) = Traced::new(self.source, span).partition(|_, c| is_blank(c));
        self.account.take(&text);
        self.account.noise(Noise::Blank, &blanks);
    }

    fn found(&mut self, code: &'static Code, span: Span, number: &str, part: &str) {
        let finding = Diagnostic::new(code)
            .with("number", number)
            .with("text", short(self.text(span)))
            .with("part", short(part))
            .at(self.source, span);
        self.findings.push(finding);
    }

    /// A part that nothing takes.
    pub(super) fn stray(&mut self, span: Span) {
        self.found(&codes::STRAY, span, "", "");
        self.account.finding(&Traced::new(self.source, span));
    }

    /// A line below the date: 附注, 抄送, 印发.
    pub(super) fn note(&mut self, span: Span, text: &str) -> Option<String> {
        let known = ["（", "(", "附注", "注：", "注:", "抄送", "联系人", "主题词", "信息公开"];
        if known.iter().any(|k| text.starts_with(k)) || text.ends_with("印发") {
            return Some(self.field(span));
        }
        self.stray(span);
        None
    }

    /// The text between preamble and signature.
    pub(super) fn body(&mut self, span: Span, announced: bool) {
        if !announced && head::reprints(self.text(span)) {
            self.found(&codes::REPRINT, span, "", "");
            self.account.finding(&Traced::new(self.source, span));
            return;
        }
        let blocks = blocks::cut(self.source, span, |line| formula::read(line).is_some());
        let mut last: Option<String> = None;
        for (i, block) in blocks.iter().enumerate() {
            let number = block.ordinal.as_ref().map(|o| o.number.clone());
            if let Some(number) = &number {
                self.follows(block, last.as_deref(), number);
                last = Some(number.clone());
            }
            let called = number.unwrap_or_else(|| (i + 1).to_string());
            self.block(block, called.trim_matches(|c| "（）().、．".contains(c)));
        }
        if self.changes.is_empty() && self.findings.iter().all(|d| !d.is_error()) {
            self.found(&codes::NOTHING, span, "", "");
        }
    }

    /// Whether a number follows the one before.
    fn follows(&mut self, block: &Block, last: Option<&str>, number: &str) {
        let expected = last.map_or_else(|| first(number), blocks::next_ordinal);
        if expected.is_some_and(|e| e != number) {
            self.found(&codes::ORDER, block.span, number, last.unwrap_or("—"));
        }
    }

    fn block(&mut self, block: &Block, number: &str) {
        let text = block.text(self.source);
        if block.ordinal.is_some() && names_document(text) {
            self.found(&codes::SEVERAL, block.span, number, "");
            self.account.finding(&Traced::new(self.source, block.span));
            return;
        }
        if self.closing(text) {
            self.held(block.span);
            return;
        }
        if block.ordinal.is_none() {
            return self.unnumbered(block, number);
        }
        match grammar::read(text) {
            Ok(ordered) => self.ordered(block.span, number, ordered),
            Err(refusal) => self.refused(block.span, number, &refusal),
        }
    }

    /// Sentences without a number: each alone.
    fn unnumbered(&mut self, block: &Block, number: &str) {
        for span in sentences(self.source, block.span) {
            let text = self.text(span);
            if self.closing(text) {
                self.held(span);
                continue;
            }
            let order = text
                .find("决定")
                .map(|i| &text[i + "决定".len()..])
                .or_else(|| text.strip_prefix("现"))
                .unwrap_or(text);
            match grammar::read(order) {
                Ok(ordered) if !ordered.changes.is_empty() => {
                    let basis = &text[..text.len() - order.len()];
                    if let Some(basis) = basis.strip_suffix("决定").filter(|_| self.basis.is_empty()) {
                        self.basis = without_blanks(basis).trim_end_matches('，').to_owned();
                    }
                    self.ordered(span, number, ordered);
                }
                Ok(_) => self.held(span),
                Err(refusal) if formula_like(order) || self.changes.is_empty() => self.refused(span, number, &refusal),
                Err(_) => self.stray(span),
            }
        }
    }

    /// Whether each of its sentences closes the amendment.
    fn closing(&mut self, text: &str) -> bool {
        let sentences: Vec<&str> = text.split_inclusive('。').filter(|s| !without_blanks(s).is_empty()).collect();
        let read: Option<Vec<Formula>> = sentences.iter().map(|s| formula::read(s)).collect();
        let Some(read) = read.filter(|r| !r.is_empty()) else { return false };
        let at = text.as_ptr() as usize - self.source.text().as_ptr() as usize;
        let span = Span::new(at, at + text.len());
        for formula in read {
            match formula {
                Formula::Effect(day) => self.in_force = day.or(self.in_force),
                Formula::UnreadEffect => self.found(&codes::EFFECT, span, "", ""),
                Formula::Request => self.found(&codes::REQUEST, span, "", ""),
                Formula::Nothing => {}
            }
        }
        true
    }

    fn ordered(&mut self, span: Span, number: &str, ordered: Ordered) {
        self.operations += 1;
        let before = &self.changes;
        let twice = ordered.changes.iter().find(|c| before.iter().any(|b| check::clash(b, c)));
        if let Some(twice) = twice {
            let refusal = Refusal { code: &codes::TWICE, part: twice.target.to_string() };
            return self.refused(span, number, &refusal);
        }
        self.held(span);
        for code in ordered.asked {
            self.found(code, span, number, "");
        }
        if let Some(idle) = ordered.changes.iter().find(|c| check::does_nothing(c)) {
            self.found(&codes::UNALTERED, span, number, &idle.target.to_string());
        }
        self.changes.extend(ordered.changes);
        self.places.resize(self.changes.len(), span);
    }

    fn refused(&mut self, span: Span, number: &str, refusal: &Refusal) {
        self.found(refusal.code, span, number, &refusal.part);
        self.account.finding(&Traced::new(self.source, span));
    }

    /// What the title says against what the text says.
    pub(super) fn compare(
        &mut self,
        titled: &Option<Named>,
        named: &Option<Named>,
        count: Option<usize>,
        at: Option<Span>,
    ) {
        let at = at.unwrap_or(Span::new(0, 0));
        if let (Some(a), Some(b)) = (titled, named)
            && !head::same_name(&a.title, &b.title)
        {
            let finding = Diagnostic::new(&codes::NAMES_DIFFER).with("part", &a.title).with("text", &b.title);
            self.findings.push(finding.at(self.source, at));
        }
        if let Some(count) = count.filter(|n| *n != self.operations) {
            let part = format!("{count}/{}", self.operations);
            self.found(&codes::COUNT, at, "—", &part);
        }
    }

    /// Parts that every notice has: whether each lacks, and what it is called.
    pub(super) fn missing(&mut self, parts: &[(bool, &str, &str, &str)]) {
        for (_, zh, en, key) in parts.iter().filter(|p| p.0) {
            let finding = Diagnostic::new(&codes::MISSING).with("part", zh).with("part_en", en).with("key", key);
            self.findings.push(finding.at(self.source, Span::new(0, 0)));
        }
    }

    /// The day that stands for none.
    pub(super) fn no_date(&mut self) -> Date {
        self.findings.push(Diagnostic::new(&codes::NO_DATE).at(self.source, Span::new(0, 0)));
        Date::new(1, 1, 1).expect("the calendar has a first day")
    }

    /// The findings in the order of the text, and the account.
    pub(super) fn close(mut self) -> (Vec<Diagnostic>, Accounting) {
        let blanks = Traced::new(self.source, Span::new(0, self.source.text().len())).partition(|_, c| !is_blank(c)).0;
        let (ends, blanks) = blanks.partition(|_, c| !matches!(c, '\n' | '\r'));
        self.account.noise(Noise::LineEnd, &ends);
        self.account.noise(Noise::Blank, &blanks);
        let accounting = self.account.close();
        if let Some(first) = accounting.unaccounted.first() {
            let at = self.source.offset(first.line as usize, first.column as usize);
            let finding =
                Diagnostic::new(&crate::parse::codes::UNACCOUNTED).with("count", accounting.unaccounted.len());
            self.findings.push(finding.at(self.source, Span::new(at, at)));
        }
        self.findings.sort_by_key(|d| d.place.as_ref().map(|p| p.span));
        (self.findings, accounting)
    }
}

/// The first number of its kind: 一、 of 三、.
fn first(number: &str) -> Option<String> {
    let digits = number.trim_matches(|c| "（）().、．".contains(c));
    let first = if digits.starts_with(|c: char| c.is_ascii_digit()) { "1" } else { "一" };
    (!digits.is_empty()).then(|| number.replace(digits, first))
}

/// Whether a sentence is about another document: 修改《…》, or announces changes of its own.
fn names_document(text: &str) -> bool {
    let first = without_blanks(text.lines().next().unwrap_or(""));
    let only = first.starts_with('《') && first.trim_end_matches(['。', '：', ':']).ends_with('》');
    first.starts_with("修改《") || only || (first.contains('《') && head::announcement(&first).is_some())
}

/// Whether a text has the words of an order.
fn formula_like(text: &str) -> bool {
    ["修改为", "调整为", "删去", "删除", "增加", "移至", "改为"].iter().any(|w| text.contains(w))
}

/// The sentences of a part, outside quotations.
fn sentences(source: &Source, span: Span) -> Vec<Span> {
    let text = &source.text()[span.start..span.end];
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        let quoted = crate::base::quote::opens(c).then(|| crate::base::quote::unquote(&text[at..])).flatten();
        at += quoted.map_or(c.len_utf8(), |q| q.length);
        if c == '。' {
            out.push(Span::new(span.start + start, span.start + at));
            start = at;
        }
    }
    if !without_blanks(&text[start..]).is_empty() {
        out.push(Span::new(span.start + start, span.end));
    }
    out
}

/// The head of a text for a message.
fn short(text: &str) -> String {
    let plain = without_blanks(text);
    let head: String = plain.chars().take(60).collect();
    if head.len() < plain.len() { head + "…" } else { head }
}
