//! Texts in quotation marks, as one paper quotes another: marks within marks, and several paragraphs.
//!
//! Outside stand “ and ”; within them the text's own marks change places, “ becomes ‘ and back (GB/T 15834). Of several
//! paragraphs each begins with “ and the last alone ends with ”. A text whose own marks do not pair is put in 「 and 」.

/// Marks that hold a quoted text. The first pair is the usual one.
const PAIRS: [(char, char); 4] = [('“', '”'), ('「', '」'), ('『', '』'), ('【', '】')];

/// Whether a quoted text may begin here.
pub fn opens(c: char) -> bool {
    PAIRS.iter().any(|(open, _)| *open == c)
}

/// Puts a text in marks so that [`unquote`] gives it back, but for a text that holds odd ones of all kinds.
pub fn quote(text: &str) -> String {
    let inside: String = text.chars().map(swapped).collect();
    let usual = format!("“{}”", inside.replace('\n', "\n“"));
    let comes_back = unquote(&usual).is_some_and(|q| q.length == usual.len() && q.text == text);
    if comes_back {
        return usual;
    }
    let free = PAIRS[1..].iter().find(|(open, close)| !text.contains([*open, *close]));
    let (open, close) = free.unwrap_or(&PAIRS[1]);
    format!("{open}{text}{close}")
}

/// A title as it stands within 《 and 》: its own marks change places with 〈 and 〉 (GB/T 15834, 4.15).
pub fn nested_title(title: &str) -> String {
    let swap = |c| match c {
        '《' => '〈',
        '》' => '〉',
        '〈' => '《',
        '〉' => '》',
        other => other,
    };
    title.chars().map(swap).collect()
}

/// A text taken out of its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The text, its paragraphs one a line.
    pub text: String,
    /// Bytes that it took up with its marks.
    pub length: usize,
    /// Whether each of its paragraphs begins with a mark, or it has one only.
    pub marked: bool,
}

/// The quoted text at the head of another; `None` where its marks are not closed or cross each other.
pub fn unquote(text: &str) -> Option<Quoted> {
    let (open, close) = PAIRS.into_iter().find(|(open, _)| text.starts_with(*open))?;
    if open != '“' {
        return unquote_plain(text, open, close);
    }
    let marked = unquote_double(text, true).filter(|q| q.marked);
    marked.or_else(|| unquote_double(text, false))
}

/// Between marks that the text itself hardly has.
fn unquote_plain(text: &str, open: char, close: char) -> Option<Quoted> {
    let mut depth = 0;
    for (i, c) in text.char_indices() {
        depth += i32::from(c == open) - i32::from(c == close);
        if depth == 0 {
            let inner = &text[open.len_utf8()..i];
            let lines = inner.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>();
            return Some(Quoted { text: lines.join("\n"), length: i + c.len_utf8(), marked: true });
        }
    }
    None
}

/// Between “ and ”. With `every`, a “ at the head of a further line only says that the quotation goes on.
fn unquote_double(text: &str, every: bool) -> Option<Quoted> {
    let mut read = Double { open: vec!['”'], out: String::new(), alike: false, marked: true };
    let mut line_starts = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            '\n' | '\r' => line_starts = true,
            c if line_starts && c.is_whitespace() => {}
            '“' if line_starts && every => {
                read.out.push('\n');
                line_starts = false;
            }
            c => {
                if std::mem::take(&mut line_starts) {
                    read.marked = false;
                    read.new_line();
                }
                if read.mark(c)? {
                    let text = if read.alike { read.out } else { read.out.chars().map(swapped).collect() };
                    return Some(Quoted { text, length: i + c.len_utf8(), marked: read.marked });
                }
            }
        }
    }
    None
}

struct Double {
    /// The marks that are to close what is open.
    open: Vec<char>,
    out: String,
    /// Whether marks stand directly within their like, so that they did not change places.
    alike: bool,
    marked: bool,
}

impl Double {
    /// Takes a character; says whether it closes the whole.
    fn mark(&mut self, c: char) -> Option<bool> {
        let closing = match c {
            '“' => Some('”'),
            '‘' => Some('’'),
            _ => None,
        };
        if let Some(closing) = closing {
            self.alike |= self.open.last() == Some(&closing);
            self.open.push(closing);
        } else if matches!(c, '”' | '’') {
            if self.open.pop() != Some(c) {
                return None;
            }
            if self.open.is_empty() {
                return Some(true);
            }
        }
        self.out.push(c);
        Some(false)
    }

    /// A line without a mark is a new paragraph where the one before has ended; else it was only broken there.
    fn new_line(&mut self) {
        let ended = self.out.chars().next_back().is_some_and(|c| "。！？；：”’）".contains(c));
        if ended {
            self.out.push('\n');
        }
    }
}

fn swapped(c: char) -> char {
    match c {
        '“' => '‘',
        '”' => '’',
        '‘' => '“',
        '’' => '”',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_change_places_within_marks() {
        for (text, quoted) in [
            ("甲", "“甲”"),
            ("以“零上访”为抓手", "“以‘零上访’为抓手”"),
            ("称“所谓‘甲’者”", "“称‘所谓“甲”者’”"),
            ("甲。\n乙。", "“甲。\n“乙。”"),
            ("““三零”平安创建", "「““三零”平安创建」"),
            ("「甲”", "『「甲”』"),
            ("", "“”"),
        ] {
            assert_eq!(quote(text), quoted);
            let read = unquote(quoted).expect(quoted);
            assert_eq!((read.text.as_str(), read.length), (text, quoted.len()));
        }
    }

    #[test]
    fn quotations_are_read_as_offices_write_them() {
        let text = |s: &str| unquote(s).map(|q| q.text);
        // Paragraphs between without marks; a line broken in the middle of a sentence.
        assert_eq!(text("“甲。\n乙。\n丙。”。").as_deref(), Some("甲。\n乙。\n丙。"));
        assert_eq!(text("“甲，\n乙。”").as_deref(), Some("甲，乙。"));
        // Marks within their like.
        assert_eq!(text("“以“三零”为抓手”").as_deref(), Some("以“三零”为抓手"));
        for open in ["“甲", "“甲’”", "“‘甲”", "甲", "", "“", "「甲"] {
            assert_eq!(text(open), None, "{open}");
        }
    }

    proptest! {
        #[test]
        fn a_quoted_text_comes_back(text in "[甲1。；：“”‘’（）]{1,12}(\n[甲乙“”‘’]{1,6}){0,3}") {
            let quoted = quote(&text);
            let read = unquote(&format!("{quoted}。”“")).expect("it closes");
            prop_assert_eq!((read.text, read.length), (text, quoted.len()));
        }
    }
}
