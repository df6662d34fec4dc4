//! The lines of a received text: what each is by its own look, and the halves of sentences that page breaks parted.

use super::traced::{Account, Noise, Traced};
use crate::base::number::from_chinese;
use crate::base::text::without_blanks;
use crate::base::{Source, Span};

/// How the lines of a text came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// By the ends of pages, in the midst of sentences, rows and merged cells.
    ByPages,
    /// Nowhere: a line is a whole paragraph or a whole row, and a merged cell stands whole in its first row.
    Nowhere,
}

/// A line, or a paragraph joined of several.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its characters, trimmed.
    pub text: Traced,
    /// What it looks like.
    pub look: Look,
}

/// What a line is by its own look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Cells with TABs between them.
    Row,
    /// Begins with an ordinal of that rank (1 for 一、).
    Numbered(u8),
    /// 联系人：
    Contact,
    /// 邮箱：
    Mailbox,
    /// 附件：, announcing.
    AttachmentNote,
    /// 附件 alone, at the head of an annex.
    AnnexLabel,
    /// 2022年5月9日 alone.
    Date,
    /// Anything else.
    Plain,
}

/// Cuts a source into its non-empty lines; line ends and outer blanks are noted as noise.
pub fn split(source: &Source, account: &mut Account) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in source.text().split_inclusive('\n') {
        let whole = Traced::new(source, Span::new(start, start + piece.len()));
        start += piece.len();
        let text = keep_tabs(&whole);
        account.noise(Noise::LineEnd, &whole.partition(|_, c| matches!(c, '\n' | '\r')).1);
        account.noise(Noise::Blank, &outside(&whole, &text));
        if !text.is_empty() {
            let look = look_of(&text);
            lines.push(Line { text, look });
        }
    }
    lines
}

/// A row keeps its outer TABs: they bound empty cells. Other lines are trimmed.
fn keep_tabs(whole: &Traced) -> Traced {
    let line = whole.partition(|_, c| matches!(c, '\n' | '\r')).0;
    if line.trim().is_empty() || line.position(|c| c == '\t').is_none() { line.trim() } else { line }
}

/// The blanks that trimming took off.
fn outside(whole: &Traced, kept: &Traced) -> Traced {
    let inside = kept.span();
    let offsets: Vec<usize> = whole.iter().map(|(offset, _)| offset).collect();
    let taken = |i: usize, c: char| {
        !matches!(c, '\n' | '\r') && (kept.is_empty() || offsets[i] < inside.start || offsets[i] >= inside.end)
    };
    whole.partition(taken).1
}

fn look_of(text: &Traced) -> Look {
    if text.position(|c| c == '\t').is_some() {
        return Look::Row;
    }
    let plain = without_blanks(&text.text()).replace("**", "");
    if let Some(rank) = rank(&plain) {
        return Look::Numbered(rank);
    }
    let labelled = |label: &str| plain.strip_prefix(label).is_some_and(|r| r.starts_with(['：', ':']));
    let annex_digits = |r: &str| r.chars().all(|c| c.is_ascii_digit());
    match () {
        () if labelled("联系人") => Look::Contact,
        () if labelled("邮箱") || labelled("电子邮箱") => Look::Mailbox,
        () if labelled("附件") => Look::AttachmentNote,
        () if plain.strip_prefix("附件").is_some_and(annex_digits) => Look::AnnexLabel,
        () if crate::base::Date::from_chinese(&plain).is_some() => Look::Date,
        () => Look::Plain,
    }
}

/// The rank of the ordinal a text begins with: 一、 is 1, （一） 2, 1. 3, （1） 4.
pub fn rank(text: &str) -> Option<u8> {
    ordinal(text).map(|o| o.rank)
}

/// An ordinal at the head of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordinal {
    /// Its rank, from 1.
    pub rank: u8,
    /// As it must be printed.
    pub number: String,
    /// Characters of the text it takes up.
    pub length: usize,
}

/// Reads the ordinal at the head of a text without blanks.
pub fn ordinal(text: &str) -> Option<Ordinal> {
    let chars: Vec<char> = text.chars().take(6).collect();
    let open = matches!(chars.first(), Some('（' | '('));
    let from = usize::from(open);
    let digits = chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let numerals = chars[from..].iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    let length = digits.max(numerals);
    let body: String = chars[from..from + length].iter().collect();
    if length == 0 || length > 3 || (digits == 0 && from_chinese(&body).is_none()) {
        return None;
    }
    let (rank, number) = match (open, digits > 0, chars.get(from + length)?) {
        (true, false, '）' | ')') => (2, format!("（{body}）")),
        (true, true, '）' | ')') => (4, format!("（{body}）")),
        (false, false, '、') => (1, format!("{body}、")),
        (false, true, '.' | '．' | '、') => (3, format!("{body}.")),
        _ => return None,
    };
    // 3.5倍 is a number, no ordinal.
    let decimal = rank == 3 && chars.get(from + length + 1).is_some_and(char::is_ascii_digit);
    (!decimal).then_some(Ordinal { rank, number, length: from + length + 1 })
}

/// Joins the halves of sentences: a line of prose that does not end a sentence goes on in the next plain line.
pub fn join(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some(last) if line.look == Look::Plain && is_cut_off(last) => last.text.append(&line.text),
            _ => out.push(line),
        }
    }
    out
}

/// Whether a line is prose whose last sentence is not at its end. A heading or a signature holds no mark of a sentence.
fn is_cut_off(line: &Line) -> bool {
    let text = line.text.text().replace("**", "");
    let prose = matches!(line.look, Look::Plain | Look::Numbered(_)) && text.contains(['，', '。', '；']);
    prose && !text.ends_with(['。', '！', '？', '：', ':', '；'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        let source = Source::new("t", text);
        join(split(&source, &mut Account::new(&source)))
    }

    #[test]
    fn ordinals_of_all_ranks() {
        let o = |s| ordinal(s).map(|o| (o.rank, o.number, o.length));
        assert_eq!(o("一、总体要求"), Some((1, "一、".into(), 2)));
        assert_eq!(o("(十二)细化"), Some((2, "（十二）".into(), 4)));
        assert_eq!(o("1．明确"), Some((3, "1.".into(), 2)));
        assert_eq!(o("（3）明确"), Some((4, "（3）".into(), 3)));
        for not in ["3.5倍", "一是健全", "十分重要", "2022年5月9日", "（含高中）", "一一、", ""] {
            assert_eq!(ordinal(not), None, "{not}");
        }
    }

    #[test]
    fn a_sentence_cut_by_a_page_break_is_joined() {
        let l = lines("（一）压降。迅速研究采取针\n\n对性措施，标本兼治。\n\n（二）提升。\n");
        assert_eq!(l.len(), 2);
        assert_eq!(l[0].text.text(), "（一）压降。迅速研究采取针对性措施，标本兼治。");
    }

    #[test]
    fn headings_and_signatures_stand_alone() {
        let l = lines("一、总体要求\n\n以思想为指导，落实。\n\n某办公室\n\n2022年5月9日\n");
        let looks: Vec<Look> = l.iter().map(|l| l.look).collect();
        assert_eq!(looks, [Look::Numbered(1), Look::Plain, Look::Plain, Look::Date]);
    }

    #[test]
    fn rows_keep_their_empty_cells() {
        let l = lines("1\t\t内容\t\n\t\t\n");
        assert_eq!(l.len(), 1);
        assert_eq!(l[0].text.split(|c| c == '\t').len(), 4);
    }
}
