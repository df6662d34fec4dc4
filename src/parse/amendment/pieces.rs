//! A numbered sentence of an amendment as pieces: its own words, the texts it quotes, rows of a table.

use crate::base::quote::{opens, unquote};
use crate::base::text::{closing_of, is_blank};

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The sentence's own words, without blanks, marks full and digits half as wide.
    Words(String),
    /// A text between marks.
    Quoted(String),
    /// A text that follows a colon without marks, to the end.
    Loose(String),
    /// The cells of a row.
    Row(Vec<String>),
}

/// Cuts a sentence. The error is the text from the mark on that nothing closes.
pub(super) fn cut(text: &str) -> Result<Vec<Piece>, String> {
    let mut cutter = Cutter { pieces: Vec::new(), words: String::new() };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if opens(c) {
            let quoted = unquote(rest).ok_or_else(|| rest.to_owned())?;
            cutter.push(Piece::Quoted(clean(&quoted.text)));
            quoted.length
        } else if c == '《' {
            let name = name_length(rest);
            cutter.words.extend(rest[..name].chars().filter(|c| !is_blank(*c)));
            name
        } else if c == '\n' {
            cutter.line(rest)
        } else {
            let last = rest[c.len_utf8()..].trim_matches(is_blank).is_empty();
            let mark = if c == '.' && last { '。' } else { plain(c) };
            cutter.words.extend(Some(mark).filter(|c| !is_blank(*c)));
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    cutter.flush();
    Ok(cutter.pieces)
}

struct Cutter {
    pieces: Vec<Piece>,
    words: String,
}

impl Cutter {
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words).replace("**", "");
        if !words.is_empty() {
            self.pieces.push(Piece::Words(words));
        }
    }

    fn push(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
    }

    /// A further line: a row, a text without marks, or the same sentence broken. Gives the bytes taken.
    fn line(&mut self, rest: &str) -> usize {
        let body = rest.trim_start_matches(['\n', '\r']);
        let before = rest.len() - body.len();
        let line = body.lines().next().unwrap_or("");
        let quoted = line.trim_start().starts_with(opens);
        if line.contains('\t') && !quoted {
            let cells = line.split('\t').map(clean).collect();
            self.push(Piece::Row(cells));
            return before + line.len();
        }
        let after_colon = self.words.ends_with('：');
        if !after_colon || quoted || line.trim().is_empty() {
            return before;
        }
        let lines: Vec<String> = body.lines().map(clean).filter(|l| !l.is_empty()).collect();
        self.push(Piece::Loose(lines.join("\n")));
        rest.len()
    }
}

/// The bytes of a name in 《 and 》, whatever marks it holds; one mark only where it is not closed.
pub(super) fn name_length(text: &str) -> usize {
    let mut depth = 0usize;
    for (i, c) in text.char_indices() {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            '\n' => break,
            _ => {}
        }
        if depth == 0 {
            return i + c.len_utf8();
        }
    }
    '《'.len_utf8()
}

/// A mark as wide as Chinese text has it, a digit or letter half as wide.
fn plain(c: char) -> char {
    match c {
        ':' => '：',
        ',' => '，',
        ';' => '；',
        '(' => '（',
        ')' => '）',
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '＃' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        c => c,
    }
}

/// Without the blanks and `**` that extraction leaves; tabs, line ends and a blank between Latin words stay.
pub(super) fn clean(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let latin = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_alphabetic);
    let kept = |(i, c): (usize, &char)| {
        let between = latin(i.checked_sub(1)) && latin(Some(i + 1));
        (!is_blank(*c) || matches!(c, '\t' | '\n') || between).then_some(*c)
    };
    chars.iter().enumerate().filter_map(kept).collect::<String>().replace("**", "")
}

/// A place between the pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'p> {
    pieces: &'p [Piece],
    offset: usize,
}

impl<'p> Cursor<'p> {
    /// At the head.
    pub(super) fn new(pieces: &'p [Piece]) -> Cursor<'p> {
        Cursor { pieces, offset: 0 }
    }

    /// The words that follow, up to the next piece of another kind.
    pub(super) fn words(&self) -> &'p str {
        match self.pieces.first() {
            Some(Piece::Words(words)) => &words[self.offset..],
            _ => "",
        }
    }

    /// Whether nothing follows.
    pub(super) fn is_done(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Takes so many bytes of the words.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.offset += bytes;
        if self.words().is_empty() {
            self.pieces = self.pieces.get(1..).unwrap_or(&[]);
            self.offset = 0;
        }
    }

    /// Takes a word, if it follows.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let there = self.words().starts_with(word);
        if there {
            self.skip(word.len());
        }
        there
    }

    /// Takes the first of some words that follows; longer ones stand before those that they begin with.
    pub(super) fn eat_any(&mut self, words: &[&'static str]) -> Option<&'static str> {
        words.iter().copied().find(|word| self.eat(word))
    }

    /// The quoted text that follows.
    pub(super) fn peek_quoted(&self) -> Option<&'p str> {
        match self.pieces.first() {
            Some(Piece::Quoted(text)) => Some(text),
            _ => None,
        }
    }

    /// The next quoted text, wherever it stands.
    pub(super) fn first_quoted(&self) -> Option<&'p str> {
        self.pieces.iter().find_map(|p| match p {
            Piece::Quoted(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Takes the quoted text that follows.
    pub(super) fn quoted(&mut self) -> Option<String> {
        let text = self.peek_quoted()?.to_owned();
        self.pieces = &self.pieces[1..];
        Some(text)
    }

    /// Takes a quoted text, or one without marks.
    pub(super) fn text(&mut self) -> Option<String> {
        let Some(Piece::Loose(text)) = self.pieces.first() else { return self.quoted() };
        self.pieces = &self.pieces[1..];
        Some(text.clone())
    }

    /// Takes a row.
    pub(super) fn row(&mut self) -> Option<&'p [String]> {
        let Some(Piece::Row(cells)) = self.pieces.first() else { return None };
        self.pieces = &self.pieces[1..];
        Some(cells)
    }

    /// A quoted text with words behind it that begin so: “进度”栏.
    pub(super) fn quoted_before(&self, words: &[&'static str]) -> bool {
        let [Piece::Quoted(_), Piece::Words(next), ..] = self.pieces else { return false };
        words.iter().any(|w| next.starts_with(w))
    }
}

/// The bytes of a bracketed remark at the head: （…）.
pub(super) fn bracketed(text: &str) -> Option<usize> {
    let open = text.chars().next().filter(|c| *c == '（')?;
    let close = closing_of(open)?;
    text.find(close).map(|i| i + close.len_utf8())
}
