//! Compares two texts by characters, numbers and Latin words whole, and keeps each piece's look.

use crate::base::Names;
use crate::document::{Accent, Footnote, Inline, Mark, Marks};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Texts of more pairs of tokens than this, once what they begin and end with alike is taken off, are not compared: the
/// old one goes and the new one comes.
const MOST_PAIRS: usize = 4_000_000;

/// A character, a number or a Latin word, with its look. A line break has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Token<'a> {
    text: &'a str,
    accent: Accent,
    link: Option<&'a str>,
    /// What the footnote says whose number this is; such a token has no text.
    note: Option<&'a str>,
}

impl Token<'_> {
    /// How much it says, in characters. A footnote that stays between two changes is no rest of them.
    fn weight(&self) -> usize {
        self.note.map_or_else(|| self.text.chars().count(), |note| note.chars().count())
    }
}

/// A stretch of both texts that is the same, or differs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    old: Range<usize>,
    new: Range<usize>,
    same: bool,
}

/// Two paragraphs' pieces as one list with marks; some names stay whole.
pub(super) fn inlines(old: &[Inline], new: &[Inline], names: &Names<'_>) -> Vec<Inline> {
    let (old, new) = (tokens(old, names), tokens(new, names));
    let mut out = Vec::new();
    for (token, mark) in compare(&old, &new) {
        match token.note {
            Some(text) => out.push(Inline::Footnote(Footnote { text: text.to_owned(), mark })),
            None => push(&mut out, token.text, token.accent, token.link, mark),
        }
    }
    out
}

/// The footnotes of two cells, one after the other: those of only one of them are marked.
pub(super) fn notes(old: &[Footnote], new: &[Footnote]) -> Vec<Footnote> {
    let tokens = |notes: &[Footnote]| notes.iter().cloned().map(Inline::Footnote).collect::<Vec<_>>();
    let both = inlines(&tokens(old), &tokens(new), &Names::default());
    both.iter().filter_map(Inline::footnote).cloned().collect()
}

/// Two plain texts as one with marks.
pub(super) fn text(old: &str, new: &str) -> (String, Marks) {
    text_of_names(old, new, &Names::default())
}

/// The same, where some names stay whole.
pub(in crate::amend) fn text_of_names(old: &str, new: &str, names: &Names<'_>) -> (String, Marks) {
    // Most cells of a table are as they were; looking for names at each of their characters would take longest of all.
    if old == new {
        return (new.to_owned(), Marks::default());
    }
    let plain = |text| cut(text, Accent::None, None, names);
    let (old, new): (Vec<_>, Vec<_>) = (plain(old).collect(), plain(new).collect());
    Marks::join(compare(&old, &new).into_iter().map(|(token, mark)| (token.text, mark)))
}

/// Adds text to a list of pieces: to the last one where that has the same look. A line break within is a
/// [`Inline::Break`] unless it is marked.
pub(super) fn push(out: &mut Vec<Inline>, text: &str, accent: Accent, link: Option<&str>, mark: Mark) {
    for (n, part) in text.split('\n').enumerate() {
        if n > 0 && mark == Mark::None {
            out.push(Inline::Break);
        } else if n > 0 {
            push_text(out, "\n", Accent::None, None, mark);
        }
        push_text(out, part, accent, link, mark);
    }
}

fn push_text(out: &mut Vec<Inline>, words: &str, accent: Accent, link: Option<&str>, mark: Mark) {
    match out.last_mut() {
        _ if words.is_empty() => {}
        Some(Inline::Text { text, accent: a, link: l, mark: m }) if (*a, l.as_deref(), *m) == (accent, link, mark) => {
            text.push_str(words);
        }
        _ => out.push(Inline::Text { text: words.to_owned(), accent, link: link.map(str::to_owned), mark }),
    }
}

fn tokens<'a>(inlines: &'a [Inline], names: &Names<'_>) -> Vec<Token<'a>> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Break => out.extend(cut("\n", Accent::None, None, names)),
            Inline::Text { text, accent, link, .. } => out.extend(cut(text, *accent, link.as_deref(), names)),
            Inline::Footnote(note) => {
                out.push(Token { text: "", accent: Accent::None, link: None, note: Some(&note.text) });
            }
        }
    }
    out
}

fn cut<'a>(text: &'a str, accent: Accent, link: Option<&'a str>, names: &Names<'_>) -> impl Iterator<Item = Token<'a>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let name = names.begun_by(rest).map_or(0, str::len);
        let (text, after) = rest.split_at(name.max(token_len(rest)));
        rest = after;
        match text {
            "" => None,
            "\n" => Some(Token { text, accent: Accent::None, link: None, note: None }),
            _ => Some(Token { text, accent, link, note: None }),
        }
    })
}

/// How many bytes the first token takes.
fn token_len(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    let kind = Kind::of(first);
    chars.find(|&(_, c)| !(kind.runs_on(c) || extends(c))).map_or(text.len(), |(at, _)| at)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    ChineseDigit,
    Latin,
    Other,
}

impl Kind {
    fn of(c: char) -> Kind {
        match c {
            '0'..='9' | '０'..='９' => Kind::Digit,
            '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' => {
                Kind::ChineseDigit
            }
            c if c.is_alphabetic() && (c as u32) < 0x2e80 => Kind::Latin,
            _ => Kind::Other,
        }
    }

    /// Whether a token of this kind goes on with a character: numbers, and words with what addresses hold.
    fn runs_on(self, c: char) -> bool {
        match self {
            Kind::Digit => matches!(Kind::of(c), Kind::Digit) || matches!(c, '.' | '%' | '％'),
            Kind::ChineseDigit => Kind::of(c) == Kind::ChineseDigit,
            Kind::Latin => matches!(Kind::of(c), Kind::Latin | Kind::Digit) || matches!(c, '\'' | '-'),
            Kind::Other => false,
        }
    }
}

/// Whether a character is drawn upon the one before it.
fn extends(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn compare<'t, 'a>(old: &'t [Token<'a>], new: &'t [Token<'a>]) -> Vec<(&'t Token<'a>, Mark)> {
    let mut out = Vec::with_capacity(old.len().max(new.len()));
    for stretch in readable(stretches(old, new), old, new) {
        if stretch.same {
            out.extend(new[stretch.new].iter().map(|t| (t, Mark::None)));
        } else {
            out.extend(old[stretch.old].iter().map(|t| (t, Mark::Deleted)));
            out.extend(new[stretch.new].iter().map(|t| (t, Mark::Inserted)));
        }
    }
    out
}

fn stretches(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Stretch> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (o, n) = (&old[start..], &new[start..]);
    let end = o.iter().rev().zip(n.iter().rev()).take_while(|(a, b)| a == b).count();
    let (o, n) = (&o[..o.len() - end], &n[..n.len() - end]);
    let mut out = vec![Stretch { old: 0..start, new: 0..start, same: true }];
    let move_on = |r: Range<usize>| r.start + start..r.end + start;
    if o.len().checked_mul(n.len()).is_some_and(|pairs| pairs <= MOST_PAIRS) {
        let stretch = |op: DiffOp| Stretch {
            old: move_on(op.old_range()),
            new: move_on(op.new_range()),
            same: matches!(op, DiffOp::Equal { .. }),
        };
        out.extend(capture_diff_slices(Algorithm::Myers, o, n).into_iter().map(stretch));
    } else {
        out.push(Stretch { old: move_on(0..o.len()), new: move_on(0..n.len()), same: false });
    }
    out.push(Stretch { old: old.len() - end..old.len(), new: new.len() - end..new.len(), same: true });
    out.retain(|s| !s.old.is_empty() || !s.new.is_empty());
    out
}

/// The same stretches without crumbs: a short one that is the same between two changes is part of the change, and texts
/// that have next to nothing in common are exchanged whole.
fn readable(stretches: Vec<Stretch>, old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Stretch> {
    let length = |tokens: &[Token<'_>]| tokens.iter().map(Token::weight).sum::<usize>();
    let breaks = |s: &Stretch| new[s.new.clone()].iter().filter(|t| t.text == "\n").count();
    let size = |s: &Stretch| length(&old[s.old.clone()]).max(length(&new[s.new.clone()]));
    let same: usize = stretches.iter().filter(|s| s.same).map(size).sum();
    if 4 * same < length(old).min(length(new)) && breaks_within(&stretches, breaks) == 0 {
        return vec![Stretch { old: 0..old.len(), new: 0..new.len(), same: false }];
    }
    let mut out: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for next in stretches {
        if let [.., before, between] = out.as_slice()
            && !before.same
            && between.same
            && !next.same
            && breaks(between) == 0
            && !are_one_kind(before, &next)
            && is_crumb(size(between), size(before), size(&next))
        {
            let (old, new) = (before.old.start..next.old.end, before.new.start..next.new.end);
            out.truncate(out.len() - 2);
            out.push(Stretch { old, new, same: false });
        } else {
            out.push(next);
        }
    }
    out
}

/// How many line breaks both texts share.
fn breaks_within(stretches: &[Stretch], breaks: impl Fn(&Stretch) -> usize) -> usize {
    stretches.iter().filter(|s| s.same).map(breaks).sum()
}

/// Whether both changes only put in, or only take out: what stands between them is then no rest.
fn are_one_kind(before: &Stretch, next: &Stretch) -> bool {
    (before.old.is_empty() && next.old.is_empty()) || (before.new.is_empty() && next.new.is_empty())
}

const fn is_crumb(size: usize, before: usize, after: usize) -> bool {
    size <= 1 || (2 * size <= before && 2 * size <= after)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked text, `[-old-]` and `[+new+]`.
    fn shown(old: &str, new: &str) -> String {
        let (words, marks) = text(old, new);
        let show = |(piece, mark): (&str, Mark)| match mark {
            Mark::None => piece.to_owned(),
            Mark::Inserted => format!("[+{piece}+]"),
            Mark::Deleted => format!("[-{piece}-]"),
        };
        marks.pieces(&words).into_iter().map(show).collect()
    }

    #[test]
    fn numbers_and_latin_words_stay_whole() {
        assert_eq!(shown("见附件第12项任务", "见附件第13项任务"), "见附件第[-12-][+13+]项任务");
        assert_eq!(shown("建成率达到80%以上", "建成率达到85%以上"), "建成率达到[-80%-][+85%+]以上");
        assert_eq!(shown("报送至pab邮箱", "报送至pub邮箱"), "报送至[-pab-][+pub+]邮箱");
        assert_eq!(shown("共三十五项任务", "共三十六项任务"), "共[-三十五-][+三十六+]项任务");
    }

    #[test]
    fn one_character_between_two_changes_is_no_rest() {
        assert_eq!(
            shown("请于2022年6月30日前完成全部任务", "请于2023年7月31日前完成全部任务"),
            "请于[-2022年6月30-][+2023年7月31+]日前完成全部任务"
        );
    }

    #[test]
    fn an_insertion_alone_deletes_nothing() {
        assert_eq!(shown("区教体局、公安分局", "区教体局、区民政局、公安分局"), "区教体局、[+区民政局、+]公安分局");
        assert_eq!(shown("请区教体局牵头", "请区教育体育局牵头"), "请区教[+育+]体[+育+]局牵头");
        assert_eq!(shown("", "甲"), "[+甲+]");
        assert_eq!(shown("甲", ""), "[-甲-]");
    }

    #[test]
    fn a_body_changes_its_name_as_a_whole() {
        let (words, marks) = text_of_names(
            "责任单位：区文旅局",
            "责任单位：区文化广电和旅游局",
            &Names::new(&["区文旅局", "区文化广电和旅游局"]),
        );
        let pieces = marks.pieces(&words);
        let expected =
            [("责任单位：", Mark::None), ("区文旅局", Mark::Deleted), ("区文化广电和旅游局", Mark::Inserted)];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn strangers_are_exchanged_whole() {
        assert_eq!(
            shown("坚持生命至上的原则", "压实各方责任，的确见效"),
            "[-坚持生命至上的原则-][+压实各方责任，的确见效+]"
        );
    }

    #[test]
    fn a_footnote_that_says_something_else_goes_and_comes() {
        let noted = |note: &str| [Inline::text("甲"), Inline::Footnote(Footnote::new(note)), Inline::text("乙丙丁")];
        assert_eq!(inlines(&noted("一"), &noted("一"), &Names::default()), noted("一"));
        let marked = inlines(&noted("一"), &noted("二"), &Names::default());
        let notes: Vec<_> = marked.iter().filter_map(Inline::footnote).map(|n| (n.text.as_str(), n.mark)).collect();
        assert_eq!(notes, [("一", Mark::Deleted), ("二", Mark::Inserted)]);
        assert!(marked.iter().filter(|i| i.footnote().is_none()).all(|i| i.mark() == Mark::None));
    }

    #[test]
    fn a_look_that_changes_is_a_change() {
        let marked =
            inlines(&[Inline::text("一是甲。")], &[Inline::accented("一是甲。", Accent::Strong)], &Names::default());
        let marks: Vec<_> = marked.iter().map(|i| (i.as_str(), i.mark())).collect();
        assert_eq!(marks, [("一是甲。", Mark::Deleted), ("一是甲。", Mark::Inserted)]);
    }

    #[test]
    fn a_break_that_moves_is_marked_and_one_that_stays_is_not() {
        let lines = |a, b| [Inline::text(a), Inline::Break, Inline::text(b)];
        let marked = inlines(&lines("关于印发方案", "的通知"), &lines("关于印发", "方案的通知"), &Names::default());
        let shown: Vec<_> = marked.iter().map(|i| (i.as_str(), i.mark())).collect();
        let expected = [
            ("关于印发", Mark::None),
            ("\n", Mark::Inserted),
            ("方案", Mark::None),
            ("\n", Mark::Deleted),
            ("的通知", Mark::None),
        ];
        assert_eq!(shown, expected);
        assert_eq!(inlines(&lines("甲", "乙"), &lines("甲", "乙"), &Names::default())[1], Inline::Break);
    }

    #[test]
    fn a_character_is_not_torn_from_what_is_drawn_upon_it() {
        assert_eq!(shown("葛\u{e0100}某某同志", "葛\u{e0101}某某同志"), "[-葛\u{e0100}-][+葛\u{e0101}+]某某同志");
    }
}
