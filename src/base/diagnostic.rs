//! Findings: what is wrong in a text, where, why and what to do; data first, sentences later.

use super::source::{Source, Span};
use std::hash::{Hash, Hasher};

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing need be done.
    Info,
    /// Probably wrong; a person decides.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The word shown before a finding.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Error, Lang::Zh) => "错误",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Zh) => "警告",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Info, Lang::Zh) => "提示",
            (Severity::Info, Lang::En) => "info",
        }
    }
}

/// One text in both languages; `{name}` stands for an argument.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Text {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Text {
    /// In one language, as written.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// In one language, with the arguments put in.
    pub fn fill(&self, lang: Lang, args: &[(&'static str, String)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        while let Some(open) = rest.find('{') {
            let (before, tail) = rest.split_at(open);
            let close = tail.find('}').expect("a placeholder is closed");
            let name = &tail[1..close];
            out.push_str(before);
            let value = args.iter().find(|(n, _)| *n == name);
            out.push_str(value.map(|(_, v)| v.as_str()).expect("every placeholder has its argument"));
            rest = &tail[close + 1..];
        }
        out + rest
    }
}

/// A kind of finding, with its manual page. Each stage lists its own in one table; numbers are never used again.
#[derive(Debug)]
pub struct Code {
    /// Stage letter and number: `P012`.
    pub id: &'static str,
    /// A name that reads well after "allow": `unknown-unit`.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// One sentence, with placeholders.
    pub message: Text,
    /// What to do about it.
    pub cure: Text,
    /// Why it matters, for `hongtou explain`.
    pub why: Text,
}

impl Hash for Code {
    /// No two have one id.
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.id.hash(hasher);
    }
}

/// A place in a source.
#[derive(Clone, Debug, Hash)]
pub struct Place {
    /// The text it is in.
    pub source: Source,
    /// Where in it.
    pub span: Span,
}

impl Place {
    /// Line and column, from 1.
    pub fn line_column(&self) -> (usize, usize) {
        self.source.line_column(self.span.start)
    }
}

/// One finding.
#[derive(Clone, Debug, Hash)]
pub struct Diagnostic {
    /// Its kind.
    pub code: &'static Code,
    /// The words put into its sentences.
    pub args: Vec<(&'static str, String)>,
    /// Where; `None` only when it is about something that is not there.
    pub place: Option<Place>,
    /// Other places that show the reason, each with a word of why.
    pub related: Vec<(Text, Place)>,
    /// What to write instead, where that is known.
    pub fix: Option<Box<Fix>>,
}

/// A change that mends a finding.
#[derive(Clone, Debug, Hash)]
pub struct Fix {
    /// What it takes the place of.
    pub place: Place,
    /// What is to stand there.
    pub put: String,
    /// Whether it may be made without a person.
    pub safe: bool,
}

impl Diagnostic {
    /// A finding without a place yet.
    pub fn new(code: &'static Code) -> Diagnostic {
        Diagnostic { code, args: Vec::new(), place: None, related: Vec::new(), fix: None }
    }

    /// Puts in a word.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.args.push((name, value.to_string()));
        self
    }

    /// Says where.
    pub fn at(mut self, source: &Source, span: Span) -> Diagnostic {
        self.place = Some(Place { source: source.clone(), span });
        self
    }

    /// Adds another place.
    pub fn see(mut self, why: Text, place: Place) -> Diagnostic {
        self.related.push((why, place));
        self
    }

    /// The sentence.
    pub fn message(&self, lang: Lang) -> String {
        self.code.message.fill(lang, &self.args)
    }

    /// The sentence without the file and place that begin it, for where they stand beside it.
    pub fn bare_message(&self, lang: Lang) -> String {
        let blank = |name: &str| matches!(name, "file" | "at" | "at_en");
        let args = self.args.iter().map(|(n, v)| (*n, if blank(n) { String::new() } else { v.clone() }));
        let message = self.code.message.fill(lang, &args.collect::<Vec<_>>());
        message.trim_start_matches(['：', '，', ':', ',', ' ']).to_owned()
    }

    /// What to do.
    pub fn cure(&self, lang: Lang) -> String {
        self.code.cure.fill(lang, &self.args)
    }

    /// Whether it stands in the way.
    pub fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_fill_their_places() {
        let t = Text { zh: "单位“{unit}”第{no}项", en: "unit {unit}" };
        let args = [("unit", "区妇联".to_string()), ("no", "3".to_string())];
        assert_eq!(t.fill(Lang::Zh, &args), "单位“区妇联”第3项");
        assert_eq!(t.fill(Lang::En, &args), "unit 区妇联");
    }
}
