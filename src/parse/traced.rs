//! Text that remembers where each character came from, and the account of what became of every character.

use crate::base::text::is_blank;
use crate::base::{At, Source, Span};

/// A piece of a source, or several pieces joined: characters with their byte offsets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traced {
    chars: Vec<(usize, char)>,
}

impl Traced {
    /// The characters of a range of bytes.
    pub fn new(source: &Source, span: Span) -> Traced {
        let chars = source.text()[span.start..span.end].char_indices().map(|(i, c)| (span.start + i, c)).collect();
        Traced { chars }
    }

    /// The characters alone.
    pub fn text(&self) -> String {
        self.chars.iter().map(|&(_, c)| c).collect()
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// One character.
    pub fn char_at(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|&(_, c)| c)
    }

    /// The last character.
    pub fn last(&self) -> Option<char> {
        self.chars.last().map(|&(_, c)| c)
    }

    /// The characters with their offsets.
    pub fn iter(&self) -> impl Iterator<Item = (usize, char)> + '_ {
        self.chars.iter().copied()
    }

    /// Characters `from..to`, clamped.
    pub fn slice(&self, from: usize, to: usize) -> Traced {
        let to = to.min(self.len());
        Traced { chars: self.chars[from.min(to)..to].to_vec() }
    }

    /// Characters from `from` on.
    pub fn from(&self, from: usize) -> Traced {
        self.slice(from, self.len())
    }

    /// Index of the first character that satisfies.
    pub fn position(&self, wanted: impl Fn(char) -> bool) -> Option<usize> {
        self.chars.iter().position(|&(_, c)| wanted(c))
    }

    /// Without blanks at both ends.
    pub fn trim(&self) -> Traced {
        let from = self.position(|c| !is_blank(c)).unwrap_or(self.len());
        let to = self.chars.iter().rposition(|&(_, c)| !is_blank(c)).map_or(from, |n| n + 1);
        self.slice(from, to)
    }

    /// The pieces between the characters that satisfy.
    pub fn split(&self, separator: impl Fn(char) -> bool) -> Vec<Traced> {
        self.chars.split(|&(_, c)| separator(c)).map(|chars| Traced { chars: chars.to_vec() }).collect()
    }

    /// Puts another piece behind this one.
    pub fn append(&mut self, other: &Traced) {
        self.chars.extend_from_slice(&other.chars);
    }

    /// From the first to one past the last byte, whatever lies between.
    pub fn span(&self) -> Span {
        match (self.chars.first(), self.chars.last()) {
            (Some(&(start, _)), Some(&(end, c))) => Span::new(start, (end + c.len_utf8()).max(start)),
            _ => Span::new(0, 0),
        }
    }

    /// The place of the first character.
    pub fn at(&self, source: &Source) -> Option<At> {
        self.chars.first().map(|&(offset, _)| source.at(offset))
    }

    /// Whether the text begins so.
    pub fn starts_with(&self, prefix: &str) -> bool {
        self.chars.iter().map(|&(_, c)| c).take(prefix.chars().count()).eq(prefix.chars())
    }

    /// Splits off the characters that satisfy: (kept, taken out).
    pub fn partition(&self, out: impl Fn(usize, char) -> bool) -> (Traced, Traced) {
        let (taken, kept): (Vec<_>, Vec<_>) = self.chars.iter().enumerate().partition(|&(i, &(_, c))| out(i, c));
        let strip = |v: Vec<(usize, &(usize, char))>| Traced { chars: v.into_iter().map(|(_, &c)| c).collect() };
        (strip(kept), strip(taken))
    }
}

/// Why a character reached no field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Noise {
    /// A line end.
    LineEnd,
    /// A blank that the PDF left inside or around words.
    Blank,
    /// `**` set at random.
    Emphasis,
    /// A TAB between cells.
    CellSeparator,
    /// Link syntax around an address that is itself in a field.
    LinkSyntax,
    /// A label that a field's name stands for: 联系人：.
    Label,
    /// A mark that a field's structure stands for: the colon after 主送, 、 between names, 。 after a heading.
    Mark,
    /// A head row printed again after a page break, or a title or number that stands twice.
    RepeatedHead,
    /// A page number, or what the page of a web site has around the text.
    Furniture,
}

impl Noise {
    /// Every kind.
    pub const ALL: [Noise; 9] = [
        Noise::LineEnd,
        Noise::Blank,
        Noise::Emphasis,
        Noise::CellSeparator,
        Noise::LinkSyntax,
        Noise::Label,
        Noise::Mark,
        Noise::RepeatedHead,
        Noise::Furniture,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Noise::LineEnd => "line-end",
            Noise::Blank => "blank",
            Noise::Emphasis => "emphasis",
            Noise::CellSeparator => "cell-separator",
            Noise::LinkSyntax => "link-syntax",
            Noise::Label => "label",
            Noise::Mark => "mark",
            Noise::RepeatedHead => "repeated-head",
            Noise::Furniture => "furniture",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Unknown,
    Field,
    Finding,
    Noise(Noise),
}

/// What became of every character of a source: field, finding or noise; in the end none may be left.
#[derive(Debug)]
pub struct Account {
    source: Source,
    /// By byte offset; only the offsets at which characters begin are used.
    fates: Vec<Fate>,
}

impl Account {
    /// Nothing is accounted for yet but the blanks: one that no field and no finding keeps says nothing.
    pub fn new(source: &Source) -> Account {
        let mut fates = vec![Fate::Unknown; source.text().len()];
        let blanks = source.text().char_indices().filter(|&(_, c)| is_blank(c));
        blanks.for_each(|(offset, _)| fates[offset] = Fate::Noise(Noise::Blank));
        Account { source: source.clone(), fates }
    }

    /// Puts a text into a field: blanks and `**` drop out as noise, single blanks between Latin words stay.
    pub fn field(&mut self, text: &Traced) -> String {
        let clean = self.clean(text);
        self.take(&clean);
        clean.text()
    }

    /// The text without blanks and `**`, which are noted as noise; a blank between two Latin words stays.
    pub fn clean(&mut self, text: &Traced) -> Traced {
        let latin = |i: usize| text.char_at(i).is_some_and(|c| c.is_ascii_alphabetic());
        let between_words = |i: usize| i > 0 && latin(i - 1) && latin(i + 1);
        let (text_only, blanks) = text.partition(|i, c| is_blank(c) && !between_words(i));
        self.noise(Noise::Blank, &blanks);
        let star = |i: usize| text_only.char_at(i) == Some('*');
        let pair = |i: usize| star(i) && (star(i + 1) || (i > 0 && star(i - 1)));
        let (clean, stars) = text_only.partition(|i, _| pair(i));
        self.noise(Noise::Emphasis, &stars);
        clean
    }

    /// Notes that these characters stand in a field.
    pub fn take(&mut self, text: &Traced) {
        text.iter().for_each(|(offset, _)| self.fates[offset] = Fate::Field);
    }

    /// Notes that these characters are noise, unless they stand in a field already.
    pub fn noise(&mut self, kind: Noise, text: &Traced) {
        self.mark(text, Fate::Noise(kind));
    }

    /// Notes that these characters are quoted in a finding.
    pub fn finding(&mut self, text: &Traced) {
        self.mark(text, Fate::Finding);
    }

    fn mark(&mut self, text: &Traced, fate: Fate) {
        for (offset, _) in text.iter() {
            if self.fates[offset] != Fate::Field {
                self.fates[offset] = fate;
            }
        }
    }

    /// The sums.
    pub fn close(&self) -> Accounting {
        let mut sums = Accounting::default();
        for (offset, _) in self.source.text().char_indices() {
            sums.read += 1;
            match self.fates[offset] {
                Fate::Field => sums.in_fields += 1,
                Fate::Finding => sums.in_findings += 1,
                Fate::Noise(kind) => sums.noise.push((kind, self.source.at(offset))),
                Fate::Unknown => sums.unaccounted.push(self.source.at(offset)),
            }
        }
        sums
    }
}

/// The account, closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accounting {
    /// Characters in the source.
    pub read: usize,
    /// Characters that stand in a field.
    pub in_fields: usize,
    /// Characters that a finding quotes because no field could take them.
    pub in_findings: usize,
    /// Characters dropped, with why and where.
    pub noise: Vec<(Noise, At)>,
    /// Characters nobody answers for. Must be none.
    pub unaccounted: Vec<At>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_accounted_for() {
        let source = Source::new("t", "**一是** 普法 A B。\n");
        let mut account = Account::new(&source);
        let line = Traced::new(&source, Span::new(0, source.text().len() - 1));
        assert_eq!(account.field(&line), "一是普法A B。");
        let sums = account.close();
        assert_eq!((sums.read, sums.in_fields, sums.noise.len(), sums.unaccounted.len()), (15, 8, 7, 0));
    }

    #[test]
    fn a_blank_that_nobody_keeps_is_noise_and_a_letter_is_not() {
        let source = Source::new("t", "甲 |\u{3000}乙");
        let account = Account::new(&source);
        assert_eq!(
            account.close().noise.iter().map(|(n, at)| (*n, at.column)).collect::<Vec<_>>(),
            [(Noise::Blank, 2), (Noise::Blank, 4),]
        );
        assert_eq!(account.close().unaccounted.len(), 3);
    }

    #[test]
    fn pieces_know_their_place() {
        let source = Source::new("t", "甲乙\n丙丁");
        let whole = Traced::new(&source, Span::new(0, source.text().len()));
        let parts = whole.split(|c| c == '\n');
        assert_eq!(parts[1].at(&source).map(|a| a.to_string()).as_deref(), Some("2:1"));
        let mut joined = parts[0].clone();
        joined.append(&parts[1]);
        assert_eq!(joined.text(), "甲乙丙丁");
    }
}
