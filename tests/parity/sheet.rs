//! The pages of a PDF as words at their places, read by poppler so that both papers are seen by the same stranger.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::path::Path;
use std::process::Command;

/// The lower edge of the text of an upright page in points; the page number stands below.
const FOOT: f64 = 262.0 * POINTS_PER_MM;
/// The same of a page that is read sideways.
const WIDE_FOOT: f64 = 184.0 * POINTS_PER_MM;
/// The left edge of the text of such a page.
const WIDE_LEFT: f64 = 35.0 * POINTS_PER_MM;
const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// A word as poppler cuts them, which has nothing to do with language.
#[derive(Debug)]
struct Word {
    text: String,
    left: f64,
    right: f64,
    middle: f64,
    height: f64,
}

/// A page.
#[derive(Debug, Default)]
struct Page {
    words: Vec<Word>,
    width: f64,
    height: f64,
}

/// A line in a column of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its words without blanks.
    pub(super) text: String,
    /// Its page, counted from 1.
    pub(super) page: usize,
    /// The middle of its height, from the top of the page.
    pub(super) middle: f64,
    /// Where its ink ends.
    pub(super) right: f64,
}

/// The pages of a paper.
#[derive(Debug)]
pub(super) struct Sheets(Vec<Page>);

impl Sheets {
    /// Reads a PDF.
    pub(super) fn read(pdf: &Path) -> Sheets {
        let run = Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-").output().expect("pdftotext runs");
        assert!(run.status.success(), "pdftotext refuses {}", pdf.display());
        Sheets::parse(&String::from_utf8(run.stdout).expect("UTF-8"))
    }

    /// Reads what `pdftotext -bbox` wrote.
    pub(super) fn parse(xml: &str) -> Sheets {
        let mut reader = Reader::from_str(xml);
        let mut pages: Vec<Page> = Vec::new();
        let mut in_word = false;
        loop {
            match reader.read_event().expect("poppler writes well-formed XML") {
                Event::Start(tag) if tag.name().as_ref() == b"page" => {
                    let [width, height] = ["width", "height"].map(|n| number(&tag, n));
                    pages.push(Page { width, height, ..Page::default() });
                }
                Event::Start(tag) if tag.name().as_ref() == b"word" => {
                    in_word = true;
                    pages.last_mut().expect("a word stands on a page").words.push(word(&tag));
                }
                Event::End(tag) if tag.name().as_ref() == b"word" => in_word = false,
                Event::Text(text) if in_word => add(&mut pages, &text.decode().expect("UTF-8")),
                Event::GeneralRef(name) if in_word => {
                    let name = name.decode().expect("UTF-8");
                    add(&mut pages, quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        pages.iter_mut().for_each(Page::upright);
        Sheets(pages)
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The lines between two edges, top to bottom, page by page; the page number is none.
    pub(super) fn lines(&self, left: f64, right: f64) -> Vec<Line> {
        let pages = (1..).zip(&self.0);
        pages.flat_map(|(number, page)| page.lines(number, left, right)).filter(|line| !line.text.is_empty()).collect()
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> f64 {
    let found = tag.try_get_attribute(name).expect("well-formed attributes").expect("poppler gives places");
    std::str::from_utf8(&found.value).ok().and_then(|v| v.parse().ok()).expect("a place is a number")
}

fn word(tag: &BytesStart<'_>) -> Word {
    let [left, right, top, bottom] = ["xMin", "xMax", "yMin", "yMax"].map(|n| number(tag, n));
    Word { text: String::new(), left, right, middle: (top + bottom) / 2.0, height: bottom - top }
}

fn add(pages: &mut [Page], text: &str) {
    let word = pages.last_mut().and_then(|p| p.words.last_mut()).expect("text stands in a word");
    // The numbers of footnotes are no words: each form raises them by its own measure.
    word.text.extend(text.chars().filter(|c| !c.is_whitespace() && !('①'..='⑩').contains(c)));
}

impl Page {
    /// Turns a page that is read sideways: its text runs up the sheet, or poppler turned the words and not the sheet.
    fn upright(&mut self) {
        if self.words.iter().any(|w| w.right > self.width + 1.0) {
            (self.width, self.height) = (self.height, self.width);
        }
        let sideways = |w: &&Word| w.text.chars().count() > 2 && w.height > 2.0 * (w.right - w.left);
        if self.width > self.height || self.words.iter().filter(sideways).count() * 2 <= self.words.len() {
            return;
        }
        let height = self.height;
        for word in &mut self.words {
            let [top, bottom] = [word.middle - word.height / 2.0, word.middle + word.height / 2.0];
            let (left, right) = (word.left, word.right);
            (word.left, word.right) = (height - bottom, height - top);
            (word.middle, word.height) = ((left + right) / 2.0, right - left);
        }
        (self.width, self.height) = (self.height, self.width);
    }

    fn lines(&self, number: usize, left: f64, right: f64) -> Vec<Line> {
        let is_wide = self.width > self.height;
        let foot = if is_wide { WIDE_FOOT } else { FOOT } + 2.0;
        // The number of such a page stands beside its text.
        let left = if is_wide { left.max(WIDE_LEFT - 2.0) } else { left };
        let between = |w: &&Word| (left..right).contains(&((w.left + w.right) / 2.0)) && w.middle < foot;
        let mut words: Vec<&Word> = self.words.iter().filter(between).collect();
        words.sort_by(|a, b| a.middle.total_cmp(&b.middle));
        let mut rows: Vec<Vec<&Word>> = Vec::new();
        for word in words {
            match rows.last_mut() {
                Some(row) if word.middle - row[0].middle < word.height.min(row[0].height) * 0.4 => row.push(word),
                _ => rows.push(vec![word]),
            }
        }
        let line = |mut row: Vec<&Word>| {
            row.sort_by(|a, b| a.left.total_cmp(&b.left));
            Line {
                text: row.iter().map(|w| w.text.as_str()).collect(),
                page: number,
                middle: row[0].middle,
                right: row.iter().map(|w| w.right).fold(f64::MIN, f64::max),
            }
        };
        rows.into_iter().map(line).collect()
    }
}
