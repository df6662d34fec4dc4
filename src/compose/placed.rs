//! A text that remembers where each of its characters stood in the text it was taken from.

/// U+2060 beside every run of `*` lets CommonMark close emphasis between Chinese marks and characters (its rules ask for
/// blanks there); it is taken out of the text again.
pub(super) const JOINER: char = '\u{2060}';

/// A text with the place of each of its bytes.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) text: String,
    from: Vec<usize>,
}

impl Placed {
    /// Adds a character that stood at a place.
    pub(super) fn push(&mut self, c: char, from: usize) {
        self.text.push(c);
        self.from.resize(self.text.len(), from);
    }

    /// Adds a line that began at a place, and its end.
    pub(super) fn push_line(&mut self, line: &str, from: usize) {
        line.char_indices().for_each(|(i, c)| self.push(c, from + i));
        self.push('\n', from + line.len());
    }

    /// Where the character at a byte stood.
    pub(super) fn from(&self, byte: usize) -> usize {
        self.from.get(byte).or(self.from.last()).copied().unwrap_or_default()
    }

    fn chars(&self) -> impl Iterator<Item = (char, usize)> {
        self.text.char_indices().map(|(i, c)| (c, self.from[i]))
    }

    /// The same with every line a paragraph of its own.
    pub(super) fn lines_apart(&self) -> Placed {
        let mut out = Placed::default();
        for (c, from) in self.chars() {
            out.push(c, from);
            if c == '\n' {
                out.push(c, from);
            }
        }
        out
    }

    /// The same with a joiner on either side of every run of stars.
    pub(super) fn join_stars(&self) -> Placed {
        let mut out = Placed::default();
        let mut previous = ' ';
        let mut in_run = false;
        for (c, from) in self.chars() {
            let star = c == '*' && (previous != '\\' || in_run);
            if star != in_run {
                out.push(JOINER, from);
                in_run = star;
            }
            out.push(c, from);
            previous = if previous == '\\' && c == '\\' { ' ' } else { c };
        }
        out
    }
}
