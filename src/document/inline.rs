//! The text inside a paragraph.

use super::footnote::Footnote;
use super::mark::Mark;

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Text of one look.
    Text {
        /// The characters.
        text: String,
        /// How it stands out.
        accent: Accent,
        /// Where it leads (`mailto:` or `https:`).
        link: Option<String>,
        /// What a revision did to it.
        mark: Mark,
    },
    /// A line break that the writer of the paper wants, as in a title. One that a revision touched is a marked text
    /// `\n`, which every reader takes for the same.
    Break,
    /// The reference to a footnote: its number, behind the words that it is about.
    Footnote(Footnote),
}

/// How a run stands out from its paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accent {
    /// It does not.
    #[default]
    None,
    /// A run-in heading of the third rank, 一是…。: the paragraph's face, bold.
    Strong,
    /// A run-in heading （一）…。: the face of level 2 (clause 7.3.3). The names of 签发人 have it too (clause 7.2.6).
    Heading2,
    /// A label in the face of level 1: 出席, 请假, 列席 (clause 10.3).
    Heading1,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::accented(text, Accent::None)
    }

    /// Text that stands out.
    pub fn accented(text: impl Into<String>, accent: Accent) -> Inline {
        Inline::Text { text: text.into(), accent, link: None, mark: Mark::None }
    }

    /// Text that leads somewhere.
    pub fn linked(text: impl Into<String>, accent: Accent, target: impl Into<String>) -> Inline {
        Inline::Text { text: text.into(), accent, link: Some(target.into()), mark: Mark::None }
    }

    /// What a revision did to it.
    pub fn mark(&self) -> Mark {
        match self {
            Inline::Text { mark, .. } => *mark,
            Inline::Break => Mark::None,
            Inline::Footnote(note) => note.mark,
        }
    }

    /// The footnote that it refers to.
    pub fn footnote(&self) -> Option<&Footnote> {
        match self {
            Inline::Footnote(note) => Some(note),
            Inline::Text { .. } | Inline::Break => None,
        }
    }

    /// The characters; a break is `\n`. The number of a footnote is none of the text.
    pub fn as_str(&self) -> &str {
        match self {
            Inline::Text { text, .. } => text,
            Inline::Break => "\n",
            Inline::Footnote(_) => "",
        }
    }
}
