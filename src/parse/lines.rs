//! The lines of a received text: what each is by its own look, and the halves of sentences that page breaks parted.

use super::assigned::note;
use super::furniture;
use super::traced::{Account, Noise, Traced};
use crate::base::number::from_chinese;
use crate::base::text::{is_blank, simplified, without_blanks};
use crate::base::{Date, Source, Span};
use crate::model::cells;

/// How the lines of a text came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// By the ends of pages, in the midst of sentences, rows and merged cells.
    ByPages,
    /// At paragraphs and rows, as in office files; a title may be of several.
    AtParagraphs,
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
    /// The cells of a row; of any other line none.
    pub cells: Vec<Traced>,
    /// Whether it stands in from the edge, as the first line of a paragraph does.
    pub indented: bool,
}

/// What a line is by its own look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Cells of a table.
    Row,
    /// Begins with an ordinal of that rank (1 for 一、).
    Numbered(u8),
    /// 联系人：
    Contact,
    /// 邮箱：
    Mailbox,
    /// 附件：, announcing.
    AttachmentNote,
    /// 2.…, announcing one more.
    AttachmentNext,
    /// 附件 alone, at the head of an annex.
    AnnexLabel,
    /// 责任单位：…, on a line of its own below a task.
    Duty,
    /// 2022年5月9日 alone.
    Date,
    /// （此件公开发布）
    Remark,
    /// What the page of a web site or the edge of a sheet has around the text.
    Furniture,
    /// Anything else.
    Plain,
}

impl Line {
    /// A line that is no row.
    pub fn new(text: Traced) -> Line {
        Line { look: look_of(&text), text, cells: Vec::new(), indented: false }
    }

    /// A row.
    pub fn row(text: Traced, cells: Vec<Traced>) -> Line {
        Line { text, look: Look::Row, cells, indented: false }
    }
}

/// Cuts a source into its non-empty lines; line ends and outer blanks are noted as noise.
pub fn split(source: &Source, account: &mut Account) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in source.text().split_inclusive(['\n', '\u{c}']) {
        let whole = Traced::new(source, Span::new(start, start + piece.len()));
        start += piece.len();
        let text = keep_tabs(&whole);
        account.noise(Noise::LineEnd, &whole.partition(|_, c| matches!(c, '\n' | '\r' | '\u{c}')).1);
        account.noise(Noise::Blank, &outside(&whole, &text));
        if text.is_empty() {
            continue;
        }
        if text.position(|c| c == '\t').is_some() {
            account.noise(Noise::CellSeparator, &text.partition(|_, c| c == '\t').1);
            let cells = text.split(|c| c == '\t');
            lines.push(Line::row(text, cells));
        } else {
            let indented = is_blank(whole.char_at(0).unwrap_or('x'));
            let pieces = parted(&unmarked(account, &text));
            lines.extend(pieces.into_iter().map(|t| Line { indented, ..Line::new(t) }));
        }
    }
    lines
}

/// A row keeps its outer TABs: they bound empty cells. Other lines are trimmed.
fn keep_tabs(whole: &Traced) -> Traced {
    let line = whole.partition(|_, c| matches!(c, '\n' | '\r' | '\u{c}')).0;
    if line.trim().is_empty() || line.position(|c| c == '\t').is_none() { line.trim() } else { line }
}

/// The blanks that trimming took off.
fn outside(whole: &Traced, kept: &Traced) -> Traced {
    let inside = kept.span();
    let offsets: Vec<usize> = whole.iter().map(|(offset, _)| offset).collect();
    let taken = |i: usize, c: char| {
        !matches!(c, '\n' | '\r' | '\u{c}')
            && (kept.is_empty() || offsets[i] < inside.start || offsets[i] >= inside.end)
    };
    whole.partition(taken).1
}

/// Takes off the signs of Markdown: `## ` and `> ` that head a line, and the strokes that say that a sign is none, as in
/// `1\.`.
fn unmarked(account: &mut Account, text: &Traced) -> Traced {
    let sign = |i: usize| text.char_at(i).is_some_and(|c| c.is_ascii_punctuation());
    let (text, strokes) = text.partition(|i, c| c == '\\' && sign(i + 1));
    account.noise(Noise::Emphasis, &strokes);
    let bullet = |c| matches!(c, '#' | '>' | '•' | '●' | '◆' | '■' | '*' | '-');
    let signs = text.position(|c| !bullet(c)).unwrap_or(0);
    if signs == 0 || furniture::is_furniture(&plain(&text.text())) || !text.char_at(signs).is_some_and(is_blank) {
        return text;
    }
    account.noise(Noise::Emphasis, &text.slice(0, signs));
    let rest = text.from(signs);
    let kept = rest.trim();
    account.noise(Noise::Blank, &rest.slice(0, rest.len() - kept.len()));
    kept
}

/// A signature and its date on one line are two: 某市人民政府　　2022年5月9日.
fn parted(text: &Traced) -> Vec<Traced> {
    let Some(gap) = text.iter().collect::<Vec<_>>().iter().rposition(|&(_, c)| is_blank(c)) else {
        return vec![text.clone()];
    };
    let (before, last) = (text.slice(0, gap).trim(), text.from(gap + 1));
    let names = !before.is_empty() && before.position(|c| matches!(c, '，' | '。' | '：' | ':' | '；')).is_none();
    match Date::from_chinese(&last.text()) {
        Some(_) if names => vec![before, last],
        _ => vec![text.clone()],
    }
}

/// A text as its kind is told by: without blanks and emphasis, in simplified characters.
pub fn plain(text: &str) -> String {
    without_blanks(text).replace("**", "").chars().map(simplified).collect()
}

fn look_of(text: &Traced) -> Look {
    let plain = plain(&text.text());
    if let Some(rank) = rank(&plain) {
        return Look::Numbered(rank);
    }
    let labelled = |label: &str| plain.strip_prefix(label).is_some_and(|r| r.starts_with(['：', ':']));
    match () {
        () if labelled("联系人") => Look::Contact,
        () if labelled("邮箱") || labelled("电子邮箱") => Look::Mailbox,
        () if labelled("附件") => Look::AttachmentNote,
        () if is_annex_label(&plain) => Look::AnnexLabel,
        () if note::is_labelled(&plain) || note::is_alone(&plain) => Look::Duty,
        () if Date::from_chinese(&plain).is_some() => Look::Date,
        () if is_remark(&plain) => Look::Remark,
        () if furniture::is_furniture(&plain) => Look::Furniture,
        () => Look::Plain,
    }
}

/// 附件, 附件2, 附件二, 附件2：.
fn is_annex_label(plain: &str) -> bool {
    let Some(rest) = plain.strip_prefix("附件") else { return false };
    let rest = rest.strip_suffix(['：', ':']).filter(|r| !r.is_empty()).unwrap_or(rest);
    rest.chars().all(|c| c.is_ascii_digit()) || from_chinese(rest).is_some()
}

/// （此件公开发布）, （本文有删减）: one bracket that speaks of the paper itself.
fn is_remark(plain: &str) -> bool {
    let inside = plain.strip_prefix(['（', '(']).and_then(|r| r.strip_suffix(['）', ')']));
    inside.is_some_and(|text| {
        let one = !text.contains(['（', '(', '。']) && text.chars().count() <= 30;
        one && (["此件", "此文", "本文", "本件"].iter().any(|p| text.starts_with(p)) || text.contains("公开"))
    })
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
    let width = wrapped_at(&lines);
    let indents = lines.iter().filter(|l| l.indented).count() >= 2;
    let signs = signatures(&lines);
    let mut out: Vec<Line> = Vec::new();
    let (mut full, mut length) = (false, 0);
    for (n, line) in lines.into_iter().enumerate() {
        let own = line.text.len();
        let reaches = width.is_some_and(|w| line.text.len() + 4 >= w);
        // A long line goes on, whatever it ends with, where paragraphs show their beginning.
        let long = |last: usize| width.is_some_and(|w| last * 10 >= w * 7);
        let goes_on = long(length) && indents && !line.indented;
        match out.last_mut() {
            Some(last) if line.look != Look::Row && is_open(last) => last.text.append(&line.text),
            // A mark that hangs over the edge stands on a line of its own in what is read from a PDF.
            Some(last) if line.look == Look::Plain && is_prose(last) && hangs(&line) => {
                last.text.append(&line.text);
                if own <= 2 {
                    continue;
                }
            }
            Some(last)
                if line.look == Look::Plain
                    && !signs.contains(&n)
                    && is_prose(last)
                    && (is_cut_off(last, full) || goes_on) =>
            {
                last.text.append(&line.text);
            }
            _ => out.push(line),
        }
        (full, length) = (reaches, own);
    }
    out
}

/// The number of characters at which a text is cut, where most of its lines end there and hardly any goes beyond.
fn wrapped_at(lines: &[Line]) -> Option<usize> {
    // Lines with gaps are rows of a table that was set in columns.
    let text = |l: &&Line| l.look != Look::Row && l.text.position(is_blank).is_none();
    // What stands in an annex may be cells.
    let annex = lines.iter().position(|l| l.look == Look::AnnexLabel).filter(|n| *n >= 10);
    let lengths: Vec<usize> = lines[..annex.unwrap_or(lines.len())].iter().filter(text).map(|l| l.text.len()).collect();
    let near = |width: usize| lengths.iter().filter(|n| (width - 2..=width).contains(*n)).count();
    let width = (14..=60).max_by_key(|w| (near(*w), std::cmp::Reverse(*w)))?;
    let width = lengths.iter().copied().filter(|n| (width..=width + 3).contains(n)).max().unwrap_or(width);
    let beyond = lengths.iter().filter(|n| **n > width).count();
    let full = lengths.iter().filter(|n| (width.saturating_sub(4)..=width).contains(*n)).count();
    (full >= 6 && full * 3 >= lengths.len() && beyond * 20 <= lengths.len()).then_some(width)
}

/// The lines above a date that are names of bodies: none of them goes on from the line above.
fn signatures(lines: &[Line]) -> Vec<usize> {
    let mut out = Vec::new();
    for date in (0..lines.len()).filter(|&n| lines[n].look == Look::Date) {
        let names = |n: &usize| {
            let text = plain(&lines[*n].text.text());
            lines[*n].look == Look::Plain && cells::names_a_body(&text) && !text.contains(['，', '。', '；', '：'])
        };
        out.extend((0..date).rev().take_while(names));
    }
    out
}

fn is_prose(line: &Line) -> bool {
    matches!(line.look, Look::Plain | Look::Numbered(_) | Look::Duty | Look::AttachmentNote | Look::AttachmentNext)
}

/// Whether a line begins with a mark that no line begins with.
fn hangs(line: &Line) -> bool {
    line.text.char_at(0).is_some_and(|c| "。，、；：！？）”》〕".contains(c))
}

/// Whether a line ends where nothing ends: whatever the next looks like, it goes on there.
fn is_open(line: &Line) -> bool {
    let prose = matches!(line.look, Look::Plain | Look::Numbered(_) | Look::Duty) && line.text.len() > 12;
    prose && line.text.last().is_some_and(|c| matches!(c, '（' | '(' | '〔' | '《' | '“' | '、' | '，'))
}

/// Whether a line is prose whose last sentence is not at its end. A heading or a signature holds no mark of a sentence,
/// but no heading fills its line to the edge.
fn is_cut_off(line: &Line, full: bool) -> bool {
    let text = line.text.text().replace("**", "");
    let prose = matches!(line.look, Look::Plain | Look::Numbered(_) | Look::Duty) && text.contains(['，', '。', '；']);
    (prose || full) && !text.ends_with(['。', '！', '？', '：', ':', '；']) && !note::ends(&text)
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
