//! The lines of a received text: what each is by its own look, and the halves of sentences that page breaks parted.

mod join;
mod ordinal;

pub use join::join;
pub use ordinal::{Ordinal, ordinal, rank};

use super::assigned::note;
use super::furniture;
use super::traced::{Account, Noise, Traced};
use crate::base::number::from_chinese;
use crate::base::text::{is_blank, simplified, without_blanks};
use crate::base::{Date, Source, Span};

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
        // 附注 (clause 7.3.6): whether it may be published, and whom to ask.
        let person = text.starts_with("联系人") && text.contains("电话") && text.chars().count() <= 100;
        let one = !text.contains(['（', '(', '。']) && text.chars().count() <= 30;
        let of_paper = ["此件", "此文", "本文", "本件"].iter().any(|p| text.starts_with(p)) || text.contains("公开");
        person || (one && of_paper)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        let source = Source::new("t", text);
        join(split(&source, &mut Account::new(&source)))
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
