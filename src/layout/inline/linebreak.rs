//! Where lines may break and where they do: greedy, line by line, pushing marks in before pushing them out.

use super::class;
use super::shape::Shaped;
use crate::base::Length;
use std::ops::Range;

/// How freely a line may break before a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Freedom {
    /// A mark would stand where it must not, or a dash would be cut.
    Never,
    /// Within a number, a word, an ordinal: only where the whole does not fit a line.
    IfTooLong,
    /// Anywhere else.
    Free,
}

/// A stretch of text without forced breaks, measured and ready to be broken.
pub(crate) struct Breaker<'a> {
    glyphs: &'a [Shaped],
    freedom: Vec<Freedom>,
    /// Sum of the advances before each glyph.
    advances: Vec<Length>,
    /// Sum of what neighbouring marks save, up to each glyph and the one after it.
    saved: Vec<Length>,
}

impl<'a> Breaker<'a> {
    /// Measures the text.
    pub(crate) fn new(glyphs: &'a [Shaped]) -> Breaker<'a> {
        let text: Vec<char> = glyphs.iter().map(|g| g.character).collect();
        let freedom = (0..text.len()).map(|i| freedom(&text, i)).collect();
        let (mut advances, mut saved) = (vec![Length::ZERO], vec![Length::ZERO]);
        for (i, glyph) in glyphs.iter().enumerate() {
            advances.push(advances[i] + glyph.advance);
            let next = glyphs.get(i + 1);
            saved.push(saved[i] + next.map_or(Length::ZERO, |n| saving(glyph, n)));
        }
        Breaker { glyphs, freedom, advances, saved }
    }

    /// The lines, the first of one width and the others of another.
    pub(crate) fn lines(&self, first: Length, rest: Length) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.glyphs.len() {
            let end = self.line_end(start, if start == 0 { first } else { rest });
            lines.push(start..end);
            start = end;
        }
        lines
    }

    /// The end of the longest line that begins at `start` and fits; only where not even the shortest allowed line fits
    /// is a word cut, and only where that does not help is a line allowed to begin or end with any mark.
    fn line_end(&self, start: usize, measure: Length) -> usize {
        let mut best = [None; 3];
        let widest_mark = self.glyphs[start..].iter().take(1).map(|g| g.size).sum::<Length>();
        for end in start + 1..=self.glyphs.len() {
            if self.natural(start, end) > measure + widest_mark {
                break;
            }
            if self.width(start, end) <= measure {
                let freedom = self.freedom.get(end).copied().unwrap_or(Freedom::Free);
                best[..=freedom as usize].fill(Some(end));
            }
        }
        let [any, cut, free] = best;
        free.or(cut).or(any).unwrap_or(start + 1)
    }

    /// Width with every mark at the end taking its whole em and blanks at the end none.
    fn natural(&self, start: usize, end: usize) -> Length {
        let end = start + content_len(&self.glyphs[start..end]);
        if end == start {
            return Length::ZERO;
        }
        self.advances[end] - self.advances[start] - (self.saved[end - 1] - self.saved[start])
    }

    /// Width with a mark at the end taking half an em (5.1.10).
    fn width(&self, start: usize, end: usize) -> Length {
        self.natural(start, end) - tail(&self.glyphs[start..end])
    }
}

/// How many glyphs of a line stand before the blanks at its end.
pub(crate) fn content_len(line: &[Shaped]) -> usize {
    line.iter().rposition(|g| !g.character.is_whitespace()).map_or(0, |i| i + 1)
}

/// What two neighbours save by standing beside each other.
pub(crate) fn saving(left: &Shaped, right: &Shaped) -> Length {
    if class::squeeze(left.character, right.character) { left.half() } else { Length::ZERO }
}

/// What the last mark of a line can give up.
pub(crate) fn tail(line: &[Shaped]) -> Length {
    let last = content_len(line).checked_sub(1).map(|i| &line[i]);
    last.filter(|g| class::has_blank_tail(g.character)).map_or(Length::ZERO, Shaped::half)
}

fn freedom(text: &[char], i: usize) -> Freedom {
    let (before, next) = (&text[..i], text[i]);
    let Some(&last) = before.last() else { return Freedom::Never };
    if next.is_whitespace() || forbidden_start(text, i) {
        return Freedom::Never;
    }
    if last.is_whitespace() {
        let word = before.iter().rev().find(|c| !c.is_whitespace());
        return if word.is_some_and(|&c| class::no_end(c)) { Freedom::Never } else { Freedom::Free };
    }
    if class::no_end(last) || (last == next && matches!(next, '—' | '…')) {
        return Freedom::Never;
    }
    let one_word = class::is_half_width(last) && class::is_half_width(next);
    let number_and_unit = last.is_ascii_digit() && class::is_unit(next);
    let issue = next.is_ascii_digit() && class::ends_with_bracketed_year(before);
    if one_word || number_and_unit || issue || class::ends_with_ordinal(before, next) {
        Freedom::IfTooLong
    } else {
        Freedom::Free
    }
}

/// Whether no line may begin with the character; a `—` alone is a connector (5.1.6), two are a dash.
fn forbidden_start(text: &[char], i: usize) -> bool {
    let lone_dash = text[i] == '—' && text.get(i + 1) != Some(&'—') && (i == 0 || text[i - 1] != '—');
    lone_dash || class::no_start(text[i])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::FontId;
    use crate::style::columns::is_full_width;

    const EM: Length = Length::pt(16);

    /// The width model of the cases: half-width characters half an em, a blank a quarter.
    fn model(text: &str) -> Vec<Shaped> {
        let quarters = |c: char| match c {
            ' ' => 1,
            c if is_full_width(c) || matches!(c, '‰' | '℃') => 4,
            _ => 2,
        };
        let glyph = |character| Shaped {
            character,
            font: FontId(0),
            glyph: 0,
            advance: EM.scale(quarters(character), 4),
            size: EM,
            embolden: false,
            link: None,
            mark: Default::default(),
        };
        text.chars().map(glyph).collect()
    }

    fn broken(text: &str, measure: Length) -> Vec<String> {
        let glyphs = model(text);
        let lines = Breaker::new(&glyphs).lines(measure, measure);
        let line = |r: Range<usize>| glyphs[r].iter().map(|g| g.character).collect::<String>();
        lines.into_iter().map(|r| line(r).trim_end().to_owned()).collect()
    }

    fn quarter_ems(s: &str) -> i64 {
        let (whole, part) = s.split_once('.').unwrap_or((s, "0"));
        let part = match part {
            "0" => 0,
            "25" => 1,
            "5" => 2,
            "75" => 3,
            _ => panic!("a width in quarters, not {s}"),
        };
        whole.parse::<i64>().expect("a width") * 4 + part
    }

    #[test]
    fn every_case_of_the_corpus_breaks_as_expected() {
        let cases = include_str!("../../../tests/cases/linebreak.txt");
        let (mut seen, mut wrong) = (0, Vec::new());
        for (number, line) in cases.lines().enumerate() {
            let line = line.split("  # ").next().expect("split gives one part at least");
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let [text, width, expected] = line.splitn(3, " | ").collect::<Vec<_>>()[..] else {
                panic!("line {} is no case: {line}", number + 1)
            };
            let expected = expected.trim().replace("\\/", "\u{0}");
            let expected: Vec<String> = expected.split('/').map(|l| l.replace('\u{0}', "/")).collect();
            let got = broken(text.trim(), EM.scale(quarter_ems(width.trim()), 4));
            seen += 1;
            if got != expected {
                wrong.push(format!("line {}: {got:?}, expected {expected:?}", number + 1));
            }
        }
        assert!(wrong.is_empty(), "{} of {seen} wrong:\n{}", wrong.len(), wrong.join("\n"));
        assert_eq!(seen, 235);
    }

    #[test]
    fn a_run_longer_than_the_line_is_cut() {
        assert_eq!(broken("邮箱abcdefghij", EM * 3), ["邮箱", "abcdef", "ghij"]);
        assert_eq!(broken("一、、、", EM), ["一", "、、", "、"]);
    }
}
