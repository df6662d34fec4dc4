//! What stands around the changes: issuer, number, title, 主送, the sentence that announces them, signature, date, notes.

use super::formula::date;
use super::pieces::name_length;
use crate::base::text::{is_blank, without_blanks};
use crate::base::{Date, Source, Span};
use crate::parse::lines::ordinal;
use crate::parse::notice::is_doc_number;

/// The document that is amended, as a sentence names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Its title, without 《》.
    pub title: String,
    /// Its 发文字号, where it is given.
    pub number: String,
}

/// The parts of an amendment by their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) issuer: Option<Span>,
    pub(super) number: Option<Span>,
    pub(super) title: Vec<Span>,
    pub(super) addressees: Option<Span>,
    /// Lines of the head that are none of these.
    pub(super) stray: Vec<Span>,
    /// The line that announces the changes.
    pub(super) preamble: Option<Span>,
    /// From behind it to the signature.
    pub(super) body: Option<Span>,
    pub(super) signers: Vec<Span>,
    pub(super) date: Option<(Span, Date)>,
    /// Lines behind the date.
    pub(super) after: Vec<Span>,
}

/// Tells the parts apart.
pub(super) fn parts(source: &Source) -> Parts {
    let lines = lines(source);
    let text = |s: &Span| without_blanks(&source.text()[s.start..s.end]);
    let mut parts = Parts::default();
    let dated = lines.iter().enumerate().rev().find_map(|(i, l)| Some((i, date(&text(l))?)));
    let end = dated.map_or(lines.len(), |(i, _)| i);
    parts.date = dated.map(|(i, d)| (lines[i], d));
    parts.after = dated.map_or(Vec::new(), |(i, _)| lines[i + 1..].to_vec());
    let announced = lines[..end].iter().position(|l| announcement(&source.text()[l.start..l.end]).is_some());
    let from = match announced {
        Some(i) => {
            head(source, &lines[..i], &mut parts);
            i
        }
        None => {
            let addressed = lines[..end].iter().take(12).position(|l| text(l).ends_with(['：', ':']));
            let titled = lines[..end].iter().take(8).position(|l| text(l).ends_with("通知"));
            let i = addressed.or(titled).map_or(0, |i| i + 1);
            head(source, &lines[..i], &mut parts);
            i
        }
    };
    let signers = lines[from..end].iter().rev().take_while(|l| signs(&source.text()[l.start..l.end])).count();
    let signers = if dated.is_some() { signers.min(3).min((end - from).saturating_sub(1)) } else { 0 };
    parts.signers = lines[end - signers..end].to_vec();
    let last = lines[from..end - signers].last().map_or(0, |l| l.end);
    let announcing = announced.and_then(|i| Some((i, announcement(&source.text()[lines[i].start..lines[i].end])?)));
    let start = match announcing {
        Some((i, length)) => {
            parts.preamble = Some(Span::new(lines[i].start, lines[i].start + length));
            lines[i].start + length
        }
        None => lines[from..end - signers].first().map_or(last, |l| l.start),
    };
    parts.body = Some(Span::new(start.min(last), last)).filter(|s| s.start < s.end);
    parts
}

/// Lines without their outer blanks; those without anything else are left out. A row keeps its TABs.
fn lines(source: &Source) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let blank = |c: char| is_blank(c) && c != '\t';
        let from = line.len() - line.trim_start_matches(blank).len();
        let trimmed = line.trim_matches(blank);
        if !trimmed.trim().is_empty() {
            out.push(Span::new(start + from, start + from + trimmed.len()));
        }
        start += line.len();
    }
    out
}

fn head(source: &Source, lines: &[Span], parts: &mut Parts) {
    for line in lines {
        let text = without_blanks(&source.text()[line.start..line.end]);
        let titled = !parts.title.is_empty();
        if parts.number.is_none() && is_doc_number(&text) {
            parts.number = Some(*line);
        } else if parts.addressees.is_none() && text.ends_with(['：', ':']) && !text.contains(['。', '“']) {
            parts.addressees = Some(*line);
        } else if parts.addressees.is_none() && (text.contains("关于") || (titled && !ended(source, parts))) {
            parts.title.push(*line);
        } else if parts.issuer.is_none() && !titled && !text.contains(['。', '，', '；', '\t']) {
            parts.issuer = Some(*line);
        } else {
            parts.stray.push(*line);
        }
    }
}

/// Whether the title read so far has its last word.
fn ended(source: &Source, parts: &Parts) -> bool {
    let title: String = parts.title.iter().map(|s| without_blanks(&source.text()[s.start..s.end])).collect();
    title.ends_with("通知") || title.ends_with("决定")
}

/// Whether a line may be a signature: a name, no sentence.
fn signs(line: &str) -> bool {
    let text = without_blanks(line);
    let plain = !text.contains(['。', '；', '：', '，', '“', '”', '《', '》', '（', '）', ':']) && !line.contains('\t');
    plain && text.chars().count() <= 40 && ordinal(&text).is_none()
}

const VERBS: [&str; 7] = ["修改", "调整", "修订", "变更", "更正", "补充", "完善"];

/// The bytes of a line up to the colon that announces changes: 作如下修改：, 修改如下：, 作如下三处修改：.
pub(super) fn announcement(line: &str) -> Option<usize> {
    let end = line.match_indices(['：', ':']).map(|(i, c)| i + c.len());
    let mut ends = end.filter(|end| {
        let before = without_blanks(&line[..*end]);
        let before = before.trim_end_matches(['：', ':']);
        let after = ["如下", "以下"].iter().find_map(|w| before.rsplit_once(w)).map(|(_, a)| a);
        let counted = |a: &str| {
            let verb = a
                .trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十处项点条方面个".contains(c));
            VERBS.contains(&verb) || (verb.is_empty() && VERBS.iter().any(|v| before.ends_with(&format!("{v}如下"))))
        };
        after.is_some_and(counted) && before.contains(['《', '决', '现', '对'])
    });
    ends.next()
}

/// What the announcing sentence says.
#[derive(Clone, Debug, Default)]
pub(super) struct Announced {
    /// Why or by what order.
    pub(super) basis: String,
    /// What is amended.
    pub(super) named: Option<Named>,
    /// How many changes it says there are.
    pub(super) count: Option<usize>,
}

/// Reads the announcing sentence, without blanks.
pub(super) fn announced(text: &str) -> Announced {
    let starts = ["决定对", "决定将", "决定", "现对", "现将", "现就", "对《"];
    let at = starts.iter().filter_map(|w| text.find(w)).min().unwrap_or(0);
    let basis = text[..at].trim_end_matches(['，', ',']).to_owned();
    let count = ["如下", "以下"].iter().find_map(|w| text.rsplit_once(w)).and_then(|(_, after)| {
        let end = after.find(['处', '项', '点', '条', '个'])?;
        let number = after[..end].replace('两', "二");
        number.parse().ok().or_else(|| crate::base::number::from_chinese(&number))
    });
    Announced { basis, named: named(&text[at..]), count }
}

/// The first document that a text names, with the number in brackets behind it.
pub(super) fn named(text: &str) -> Option<Named> {
    let rest = &text[text.find('《')?..];
    let length = name_length(rest);
    let title = rest[..length].strip_prefix('《')?.strip_suffix('》')?.to_owned();
    let after = &rest[length..];
    let inner = after.strip_prefix(['（', '(']).and_then(|i| i.split_once(['）', ')'])).map(|(i, _)| i);
    let number = inner.map(|i| i.split(['，', ',']).next().unwrap_or(i)).filter(|i| is_doc_number(i));
    Some(Named { title, number: number.unwrap_or_default().to_owned() })
}

/// Whether two names mean one document, in whatever marks the names within them stand.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let bare = |s: &str| s.replace(['《', '》', '〈', '〉'], "");
    bare(a) == bare(b)
}

/// Whether a text gives the whole new list instead of changes.
pub(super) fn reprints(text: &str) -> bool {
    let text = without_blanks(text);
    let anew = ["调整后的", "修改后的", "修订后的"].iter().any(|w| text.contains(w));
    anew && ["通知如下：", "公布如下：", "印发给你们", "印发你们", "名单如下："].iter().any(|w| text.contains(w))
}
