//! A text with all that rules ask of it, found in one pass over its bytes.

use super::outline;
use crate::base::Date;
use crate::base::text::is_blank;
use std::borrow::Cow;

/// What a line is in a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 发文字号.
    Number,
    /// 标题.
    Title,
    /// 主送机关.
    Addressees,
    /// Prose.
    Body,
    /// Prose or a heading that an ordinal begins.
    Numbered,
    /// A heading without its ordinal.
    Heading,
    /// 附件说明: 附件：1.….
    Announced,
    /// A further item of it: 2.….
    Item,
    /// 附件 or 附件1 above an annex.
    Label,
    /// The title of an annex.
    AnnexTitle,
    /// 署名.
    Signer,
    /// 成文日期.
    Date,
    /// 附注 in brackets, 联系人, 邮箱.
    Note,
    /// 抄送、印发.
    Imprint,
    /// 密级 and 紧急程度.
    Secrecy,
    /// A row or a cell of a table.
    Row,
}

/// How many roles there are.
pub(super) const ROLES: usize = Role::Row as usize + 1;

/// Lines of prose.
pub const PROSE: &[Role] = &[Role::Body, Role::Numbered];

/// What a text was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paper as received or drafted.
    Paper,
    /// A paper out of a word processor or a page: each line is a paragraph or a row.
    Paragraphs,
    /// A paper in Markdown: its marks of layout are no residue.
    Markdown,
    /// A template: its lines are words of any part of a paper.
    Template,
    /// Fields of `content/`, one a line.
    Fields,
}

/// A line without the blanks round it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// First byte that is no blank.
    pub start: usize,
    /// One past the last byte that is no blank.
    pub end: usize,
    /// What it is.
    pub role: Role,
    /// First byte of the line itself.
    pub from: usize,
    /// Where its marks begin in [`Text::marks`].
    first_mark: usize,
}

/// Lines that are one paragraph, broken by the width of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What its first line is.
    pub role: Role,
    marks: (usize, usize),
}

/// A text.
#[derive(Debug)]
pub struct Text<'t> {
    /// Its characters, with what is code in place of words put out of sight.
    pub text: Cow<'t, str>,
    /// What it was taken from.
    pub kind: Kind,
    /// Its lines but for the empty ones.
    pub lines: Vec<Line>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Where its pairs of marks stand: quotes, brackets, title marks.
    marks: Vec<(usize, char)>,
    /// Where characters stand that fonts and searches do not know.
    pub odd: Vec<usize>,
    /// 成文日期, where it is known.
    pub date: Option<Date>,
}

impl<'t> Text<'t> {
    /// A whole paper; what each line is, is told from its form.
    pub fn paper(text: impl Into<Cow<'t, str>>, kind: Kind) -> Text<'t> {
        let mut text = Text::scanned(text.into(), kind);
        if kind == Kind::Template {
            text.join(|_, _, _| false);
            return text;
        }
        outline::assign(&mut text);
        text.date = outline::date(&text);
        match kind {
            Kind::Paragraphs => text.join(|_, _, _| false),
            _ => text.join(outline::goes_on),
        }
        text
    }

    /// Fields one a line, each with what it is.
    pub fn fields(fields: &[(Role, &str)], date: Option<Date>) -> Text<'static> {
        let joined = fields.iter().map(|(_, text)| text.replace('\n', " ")).collect::<Vec<_>>().join("\n");
        let mut text = Text::scanned(Cow::Owned(joined), Kind::Fields);
        let mut ends = fields.iter().scan(0, |end, (role, text)| {
            *end += text.len() + 1;
            Some((*end, *role))
        });
        let mut current = ends.next();
        for line in &mut text.lines {
            while let Some((end, _)) = current.filter(|(end, _)| *end <= line.start) {
                debug_assert!(end <= line.start);
                current = ends.next();
            }
            line.role = current.map_or(Role::Body, |(_, role)| role);
        }
        text.date = date;
        text.join(|_, _, _| false);
        text
    }

    fn scanned(text: Cow<'t, str>, kind: Kind) -> Text<'t> {
        let (mut lines, mut marks, mut odd) = (Vec::new(), Vec::new(), Vec::new());
        let bytes = text.as_bytes();
        let (mut i, mut from, mut first_mark) = (0, 0, 0);
        while i < bytes.len() {
            match bytes[i] {
                b'\n' => {
                    push_line(&text, &mut lines, (from, i), first_mark);
                    (from, first_mark) = (i + 1, marks.len());
                    i += 1;
                }
                b'(' | b')' | b'"' | b'[' | b']' => {
                    marks.push((i, bytes[i] as char));
                    i += 1;
                }
                0..=0x7f => i += 1,
                // Marks stand in these rows; Chinese characters from E3 90 on are passed over.
                0xe2 | 0xe3 | 0xef => {
                    let c = text[i..].chars().next().expect("a character begins here");
                    if is_pair(c) {
                        marks.push((i, c));
                    } else if is_odd(c) && i > 0 {
                        odd.push(i);
                    }
                    i += 3;
                }
                // The private use area.
                0xee => {
                    odd.push(i);
                    i += 3;
                }
                0xf0.. => i += 4,
                0xe0.. => i += 3,
                _ => i += 2,
            }
        }
        push_line(&text, &mut lines, (from, bytes.len()), first_mark);
        Text { text, kind, lines, paragraphs: Vec::new(), marks, odd, date: None }
    }

    /// Makes paragraphs of lines: `goes_on(text, line, next)` tells whether a line goes on in the next.
    fn join(&mut self, goes_on: fn(&Text<'_>, &Line, &Line) -> bool) {
        let mut out: Vec<Paragraph> = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            let marks = (line.first_mark, self.lines.get(i + 1).map_or(self.marks.len(), |next| next.first_mark));
            match out.last_mut().filter(|_| i > 0 && goes_on(self, &self.lines[i - 1], line)) {
                Some(last) => (last.end, last.marks.1) = (line.end, marks.1),
                None => out.push(Paragraph { start: line.start, end: line.end, role: line.role, marks }),
            }
        }
        self.paragraphs = out;
    }

    /// The characters of a line.
    pub fn of(&self, line: &Line) -> &str {
        &self.text[line.start..line.end]
    }

    /// The characters of a paragraph.
    pub fn of_paragraph(&self, paragraph: &Paragraph) -> &str {
        &self.text[paragraph.start..paragraph.end]
    }

    /// The quotes, brackets and title marks of a paragraph.
    pub fn marks_of(&self, paragraph: &Paragraph) -> &[(usize, char)] {
        &self.marks[paragraph.marks.0..paragraph.marks.1]
    }

    /// The first line in a role.
    pub fn first(&self, role: Role) -> Option<&Line> {
        self.lines.iter().find(|l| l.role == role)
    }

    /// Every line in a role.
    pub fn all(&self, role: Role) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |l| l.role == role)
    }

    /// The title, its lines put together, with the bytes from its first to its last.
    pub fn title(&self) -> Option<(String, usize, usize)> {
        let first = self.first(Role::Title)?.start;
        let end = self.all(Role::Title).map(|l| l.end).last()?;
        Some((self.all(Role::Title).map(|l| self.of(l)).collect(), first, end))
    }
}

fn push_line(text: &str, lines: &mut Vec<Line>, (from, to): (usize, usize), first_mark: usize) {
    let body = &text[from..to];
    let trimmed = body.trim_start_matches(is_blank);
    let start = from + (body.len() - trimmed.len());
    let end = start + trimmed.trim_end_matches(is_blank).len();
    if start < end {
        lines.push(Line { start, end, role: Role::Body, from, first_mark });
    }
}

/// Kangxi radicals and their supplement, private use, and what is not seen at all.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{2e80}'..='\u{2fd5}' | '\u{e000}'..='\u{f8ff}')
}

/// Whether a mark is half of a pair.
fn is_pair(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '‘'
            | '’'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '〔'
            | '〕'
            | '【'
            | '】'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}
