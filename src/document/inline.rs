//! The text inside a paragraph.

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text of one look.
    Text {
        /// The characters.
        text: String,
        /// How it stands out.
        accent: Accent,
        /// Where it leads (`mailto:` or `https:`).
        link: Option<String>,
    },
    /// A line break that the writer of the paper wants, as in a title.
    Break,
}

/// How a run stands out from its paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accent {
    /// It does not.
    #[default]
    None,
    /// A run-in heading of the third rank, 一是…。: the paragraph's face, bold.
    Strong,
    /// A run-in heading （一）…。: the face of level 2 (clause 7.3.3).
    Heading2,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::Text { text: text.into(), accent: Accent::None, link: None }
    }

    /// The characters; a break is `\n`.
    pub fn as_str(&self) -> &str {
        match self {
            Inline::Text { text, .. } => text,
            Inline::Break => "\n",
        }
    }
}
