//! Prose: paragraphs with their points 一是…。, and numbered sections of any depth.

use super::assigned::note;
use super::codes;
use super::lines::{Line, Look, ordinal};
use super::traced::{Account, Noise, Traced};
use crate::base::Source;
use crate::base::diagnostic::Diagnostic;
use crate::base::number::{from_chinese, to_chinese};
use crate::base::text::without_blanks;
use crate::model::{Paragraph, Point, Section};

/// A heading longer than this, or a run-in heading, is text that begins with a number.
const LONGEST_HEADING: usize = 40;

/// Whether a text up to its first 。 can be a heading.
fn can_head(length: usize) -> bool {
    (1..=LONGEST_HEADING).contains(&length)
}

/// What a stretch of prose holds.
#[derive(Debug, Default)]
pub struct Prose {
    /// Before the first section.
    pub preamble: Vec<Paragraph>,
    /// The sections.
    pub sections: Vec<Section>,
    /// After the last numbered paragraph of the last section that has numbered ones.
    pub closing: Vec<Paragraph>,
}

/// Reads lines of prose.
pub fn read(source: &Source, account: &mut Account, findings: &mut Vec<Diagnostic>, lines: &[Line]) -> Prose {
    let mut prose = Prose::default();
    let mut stack: Vec<(u8, Section)> = Vec::new();
    let headed = headed(lines);
    for (line, headed) in lines.iter().zip(headed) {
        let Look::Numbered(_) = line.look else {
            let p = paragraph(source, account, &line.text);
            match stack.last_mut() {
                // Who has a task belongs to the task, wherever it stands.
                Some((_, section)) if line.look == Look::Duty && prose.closing.is_empty() => section.paragraphs.push(p),
                _ => place(&mut prose, &mut stack, p),
            }
            continue;
        };
        let (rank, section) = section(source, account, findings, &line.text, headed);
        close_down_to(&mut prose, &mut stack, rank);
        stack.push((rank, section));
    }
    close_down_to(&mut prose, &mut stack, 0);
    prose
}

/// An unnumbered paragraph belongs to the heading above it when that stands on its own line; after run-in sections it
/// can only close the whole.
fn place(prose: &mut Prose, stack: &mut [(u8, Section)], p: Paragraph) {
    match stack.last_mut() {
        None => prose.preamble.push(p),
        Some((_, section)) if !section.run_in && !section.heading.is_empty() && section.sections.is_empty() => {
            section.paragraphs.push(p);
        }
        Some(_) => prose.closing.push(p),
    }
}

/// Which of the lines have a heading: of a list either all paragraphs have one that runs into the text, or none.
fn headed(lines: &[Line]) -> Vec<bool> {
    let mut out = vec![true; lines.len()];
    let mut lists: Vec<(u8, Vec<usize>)> = Vec::new();
    let settle = |list: Vec<usize>, out: &mut Vec<bool>| {
        let without = list.iter().filter(|&&n| run_in(&lines[n]) == Some(false)).count();
        let few = without * 2 > list.len();
        // Of a list within a sentence the last piece ends with a stop: 1.甲；2.乙；3.丙。
        let ends = |n: usize, mark| lines[n].text.last() == Some(mark);
        let pieces = list.iter().any(|n| ends(*n, '；'));
        list.into_iter().for_each(|n| out[n] = !few || (run_in(&lines[n]).is_none() && !(pieces && ends(n, '。'))));
    };
    for (n, line) in lines.iter().enumerate() {
        let Look::Numbered(rank) = line.look else { continue };
        while lists.last().is_some_and(|(r, _)| *r > rank) {
            let (_, list) = lists.pop().expect("one is there");
            settle(list, &mut out);
        }
        match lists.last_mut() {
            Some((r, list)) if *r == rank => list.push(n),
            _ => lists.push((rank, vec![n])),
        }
    }
    lists.into_iter().for_each(|(_, list)| settle(list, &mut out));
    out
}

/// Whether a numbered line begins with a heading that runs into its text; `None` where it is a heading and no more.
fn run_in(line: &Line) -> Option<bool> {
    let text = without_blanks(&line.text.text()).replace("**", "");
    let text: Vec<char> = text.chars().skip(ordinal(&text).map_or(0, |o| o.length)).collect();
    match text.iter().position(|c| *c == '。') {
        // A piece of a sentence that goes on in the next number.
        None if matches!(text.last(), Some('；' | ';')) => Some(false),
        None if text.len() <= LONGEST_HEADING => None,
        Some(n) if n + 1 == text.len() && can_head(n) && !text[..n].contains(&'，') => None,
        Some(n) => Some(can_head(n) && !is_note(&text[n + 1..])),
        None => Some(false),
    }
}

/// Whether nothing but the note of who has the task follows: then the sentence before it is the task.
fn is_note(rest: &[char]) -> bool {
    let rest: String = rest.iter().collect();
    let cut = note::cut(&rest);
    !cut.is_empty() && cut.iter().all(|s| s.text.is_empty() && s.note.is_some())
}

fn close_down_to(prose: &mut Prose, stack: &mut Vec<(u8, Section)>, rank: u8) {
    // More numbered text follows: what looked like a closing belongs where it stood.
    if let (Some((_, last)), true) = (stack.last_mut(), rank > 0) {
        last.paragraphs.append(&mut prose.closing);
    }
    while let Some((_, section)) = stack.pop_if(|(r, _)| *r >= rank) {
        match stack.last_mut() {
            Some((_, parent)) => parent.sections.push(section),
            None => prose.sections.push(section),
        }
    }
}

fn section(
    source: &Source,
    account: &mut Account,
    findings: &mut Vec<Diagnostic>,
    line: &Traced,
    headed: bool,
) -> (u8, Section) {
    let text = account.clean(line);
    let ordinal = ordinal(&text.text()).expect("the line looked numbered");
    let number = text.slice(0, ordinal.length);
    account.take(&number);
    if number.text() != ordinal.number && number.text().contains(['(', ')']) {
        let d = Diagnostic::new(&codes::ORDINAL).with("text", number.text()).with("read", &ordinal.number);
        findings.push(d.at(source, number.span()));
    }
    let rest = text.from(ordinal.length);
    let stop = rest.position(|c| c == '。');
    let (heading, tail) = match stop {
        _ if !headed => (Traced::default(), rest.clone()),
        Some(n) if can_head(n) && !is_note(&rest.from(n + 1).iter().map(|(_, c)| c).collect::<Vec<_>>()) => {
            (rest.slice(0, n), rest.from(n + 1))
        }
        None if rest.len() <= LONGEST_HEADING => (rest.clone(), Traced::default()),
        _ => (Traced::default(), rest.clone()),
    };
    if let Some(n) = stop.filter(|_| !heading.is_empty()) {
        account.noise(Noise::Mark, &rest.slice(n, n + 1));
    }
    let mut section = Section { number: ordinal.number, at: text.at(source), ..Section::default() };
    section.heading = account.field(&heading);
    section.run_in = !tail.is_empty() || stop.is_some();
    if !tail.is_empty() {
        section.paragraphs.push(paragraph(source, account, &tail));
    }
    (ordinal.rank, section)
}

/// A paragraph with its points. Emphasis in the source is noise: a run-in heading is known by its words.
pub fn paragraph(source: &Source, account: &mut Account, text: &Traced) -> Paragraph {
    let text = account.clean(text);
    let at = text.at(source);
    let starts = point_starts(&text.text());
    let first = starts.first().map_or(text.len(), |s| s.0);
    let mut p = Paragraph { text: account.field(&text.slice(0, first)), points: Vec::new(), at };
    for (i, &(start, stop)) in starts.iter().enumerate() {
        let end = starts.get(i + 1).map_or(text.len(), |s| s.0);
        let heading = account.field(&text.slice(start, stop));
        let body = account.field(&text.slice(stop, end));
        p.points.push(Point { heading, text: body, at: text.slice(start, stop).at(source) });
    }
    p
}

/// Where 一是, 二是 … begin and where each one's run-in heading ends. They must stand at the head of a sentence, count
/// up from one, and each must be a short sentence with text after it; else they are ordinary prose.
fn point_starts(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, stop)) = next_point(&chars, from, found.len() + 1) {
        found.push((start, stop));
        from = stop;
    }
    let short = |&(start, stop): &(usize, usize)| stop - start <= LONGEST_HEADING;
    let last_has_text = found.last().is_some_and(|&(_, stop)| stop < chars.len());
    if found.len() >= 2 && found.iter().all(short) && last_has_text { found } else { Vec::new() }
}

fn next_point(chars: &[char], from: usize, n: usize) -> Option<(usize, usize)> {
    let marker: Vec<char> = if n > 30 { return None } else { to_chinese(n).chars().chain(['是']).collect() };
    debug_assert_eq!(from_chinese(&to_chinese(n)), Some(n));
    let at_sentence = |i: usize| i == 0 || matches!(chars[i - 1], '。' | '；' | '：' | '！');
    let start = (from..chars.len()).find(|&i| chars[i..].starts_with(&marker) && at_sentence(i))?;
    let stop = chars[start..].iter().position(|&c| c == '。')? + start + 1;
    Some((start, stop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines;

    fn prose(text: &str) -> Prose {
        let source = Source::new("t", text);
        let mut account = Account::new(&source);
        let lines = lines::join(lines::split(&source, &mut account));
        let prose = read(&source, &mut account, &mut Vec::new(), &lines);
        assert!(account.close().unaccounted.is_empty());
        prose
    }

    #[test]
    fn a_bold_run_cut_by_a_page_break_is_one_heading() {
        let p = prose(
            "三、措施\n（二）打击。**一是收集线索。**公安机关要排查。**二是快速侦办**\n\n相关案件。区检察院要梳理。\n",
        );
        let points = &p.sections[0].sections[0].paragraphs[0].points;
        assert_eq!(points[1].heading, "二是快速侦办相关案件。");
        assert_eq!(points[1].text, "区检察院要梳理。");
    }

    #[test]
    fn a_stop_where_the_heading_should_be_begins_the_text() {
        let p = prose("一、总体要求\n二、。标任务\n");
        assert_eq!(p.sections[1].heading, "");
        assert_eq!(p.sections[1].paragraphs[0].text, "。标任务");
    }

    #[test]
    fn a_list_within_a_sentence_has_no_headings() {
        let p = prose("请提供以下材料：\n1.用地预审情况；\n2.涉及林地的清单；\n3.意见建议。\n");
        assert!(p.sections.iter().all(|s| s.heading.is_empty()));
        assert_eq!(p.sections[2].paragraphs[0].text, "意见建议。");
        let p = prose("1.加强领导。\n2.强化监管。\n");
        assert_eq!(p.sections[1].heading, "强化监管", "what ends as a sentence may be a heading");
    }

    #[test]
    fn points_without_text_of_their_own_stay_prose() {
        let p = prose("要求如下。一是早发现；二是早预警；三是早干预。\n");
        assert!(p.preamble[0].points.is_empty());
        assert_eq!(p.preamble[0].text, "要求如下。一是早发现；二是早预警；三是早干预。");
    }

    #[test]
    fn text_after_a_heading_belongs_to_it_and_text_after_run_in_sections_closes() {
        let p = prose(
            "前言，如下。\n一、总体要求\n以思想为指导。\n二、要求\n(一) 组织。要加强，好。\n各办事处每月报送。\n",
        );
        assert_eq!(p.preamble.len(), 1);
        assert_eq!(p.sections[0].paragraphs[0].text, "以思想为指导。");
        assert_eq!(p.sections[1].sections[0].number, "（一）");
        assert_eq!(p.closing[0].text, "各办事处每月报送。");
    }

    #[test]
    fn an_end_of_a_section_is_no_closing_when_sections_follow() {
        let p = prose("一、甲\n（一）子。文，字。\n此段属甲。\n二、乙\n文字，好。\n");
        assert!(p.closing.is_empty());
        let first = &p.sections[0].sections[0];
        assert_eq!(first.paragraphs.last().map(|p| p.text.as_str()), Some("此段属甲。"));
    }
}
