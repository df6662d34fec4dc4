//! What a rule is, and what it is given to look at.

pub use super::text::{Line, Paragraph, Role, Text};
pub use crate::base::diagnostic::{Code, Severity, Text as Words};
pub use crate::base::text::is_han;

use super::{Hit, Subject};
use crate::base::Span;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// What it reports.
    pub code: &'static Code,
    /// The rest of its manual page.
    pub page: Page,
    /// Where it looks.
    pub look: Look,
}

/// What the manual page of a rule tells besides its code.
#[derive(Debug)]
pub struct Page {
    /// How strong the source is.
    pub basis: Basis,
    /// The source: a clause, a regulation, or who asks for it.
    pub source: Words,
    /// A text that breaks the rule.
    pub bad: &'static str,
    /// The same as it should be.
    pub good: &'static str,
    /// Who can mend it.
    pub repair: Repair,
}

/// How strong the source of a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// 标准: a clause of a national standard.
    Standard,
    /// 条例: 《党政机关公文处理工作条例》.
    Regulation,
    /// 实务: what offices do and ask for; no clause says so.
    Practice,
}

impl Basis {
    /// The word on the manual page.
    pub const fn word(self) -> Words {
        match self {
            Basis::Standard => Words { zh: "标准", en: "standard" },
            Basis::Regulation => Words { zh: "条例", en: "regulation" },
            Basis::Practice => Words { zh: "实务", en: "practice" },
        }
    }
}

/// Who can mend what a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// `--fix` mends it: only marks, blanks or widths change.
    Safe,
    /// A change is proposed; a person makes it.
    Proposed,
    /// Only a person knows the right words.
    Person,
}

impl Repair {
    /// The words on the manual page.
    pub const fn word(self) -> Words {
        match self {
            Repair::Safe => Words { zh: "可由 --fix 改正", en: "mended by --fix" },
            Repair::Proposed => Words { zh: "给出改法，由人改", en: "a change is proposed; a person makes it" },
            Repair::Person => {
                Words { zh: "须由人核对原件后改", en: "a person compares the original and mends it" }
            }
        }
    }
}

/// Where a rule looks.
#[derive(Debug)]
pub enum Look {
    /// At each occurrence of any of these words, in every text; one automaton finds the words of all rules.
    Words(&'static [&'static str], fn(&Spot<'_>, &mut Hits)),
    /// At each line in one of these roles.
    Lines(&'static [Role], fn(&Text<'_>, &Line, &mut Hits)),
    /// At each paragraph in one of these roles.
    Paragraphs(&'static [Role], fn(&Text<'_>, &Paragraph, &mut Hits)),
    /// At a whole text.
    Whole(fn(&Text<'_>, &mut Hits)),
    /// At what was read: the notice, its tasks and the bodies against each other.
    Set(fn(&Subject<'_>) -> Vec<Hit>),
    /// Nowhere: reported by what carries the rules out.
    Nowhere,
}

/// An occurrence of a word.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'t> {
    /// The text.
    pub text: &'t Text<'t>,
    /// First byte of the word.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The line it stands in.
    pub line: &'t Line,
}

impl<'t> Spot<'t> {
    /// The word.
    pub fn word(&self) -> &'t str {
        &self.text.text[self.start..self.end]
    }

    /// What stands before it in its line.
    pub fn head(&self) -> &'t str {
        &self.text.text[self.line.start.min(self.start)..self.start]
    }

    /// What stands behind it in its line.
    pub fn tail(&self) -> &'t str {
        &self.text.text[self.end..self.line.end.max(self.end)]
    }

    /// The character before it.
    pub fn before(&self) -> Option<char> {
        self.head().chars().next_back()
    }

    /// The character behind it.
    pub fn after(&self) -> Option<char> {
        self.tail().chars().next()
    }
}

/// Breaches of one rule in one text, as they are found.
#[derive(Debug, Default)]
pub struct Hits {
    pub(super) found: Vec<Found>,
}

/// A breach at bytes of a text.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where.
    pub span: Span,
    /// For the sentences of the code.
    pub args: Vec<(&'static str, String)>,
    /// Another place in the same text that shows the reason.
    pub see: Option<(Words, Span)>,
    /// What to write, and where.
    pub put: Option<(Span, String)>,
}

impl Hits {
    /// Reports a breach at these bytes.
    pub fn at(&mut self, start: usize, end: usize) -> &mut Found {
        self.found.push(Found { span: Span::new(start, end), args: Vec::new(), see: None, put: None });
        self.found.last_mut().expect("just pushed")
    }
}

impl Found {
    /// Puts a word into the sentences.
    pub fn with(&mut self, name: &'static str, value: impl ToString) -> &mut Found {
        self.args.push((name, value.to_string()));
        self
    }

    /// Shows another place.
    pub fn see(&mut self, why: Words, start: usize, end: usize) -> &mut Found {
        self.see = Some((why, Span::new(start, end)));
        self
    }

    /// Proposes to write this in place of the words reported.
    pub fn put(&mut self, text: impl Into<String>) -> &mut Found {
        self.put = Some((self.span, text.into()));
        self
    }

    /// Proposes to write this in place of these bytes.
    pub fn put_at(&mut self, start: usize, end: usize, text: impl Into<String>) -> &mut Found {
        self.put = Some((Span::new(start, end), text.into()));
        self
    }
}

/// How many decimal digits a text begins with.
pub fn digits(s: &str) -> usize {
    s.bytes().take_while(u8::is_ascii_digit).count()
}

/// How many decimal digits a text ends with.
pub fn digits_before(s: &str) -> usize {
    s.bytes().rev().take_while(u8::is_ascii_digit).count()
}
