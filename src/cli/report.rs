//! Findings and failures as people and programs read them.

use super::messages::{Message, Word};
use crate::base::diagnostic::{Place, Severity};
use crate::base::{Diagnostic, Error, Lang};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Columns of a source line that are shown; with the line's number beside it, it fits a terminal of 80.
const WINDOW: usize = 70;
/// Columns of a place that are shown when it is longer than the window.
const LONGEST_PLACE: usize = 56;

/// How findings are put into words.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    /// The language.
    pub lang: Lang,
    /// Whether colours may be used.
    pub colour: bool,
}

impl Report {
    /// A finding with its place, carets, reasons and cure, and an empty line after it.
    pub fn finding(self, finding: &Diagnostic) -> String {
        let code = finding.code;
        let title = level(code.severity)
            .with_name(code.severity.word(self.lang))
            .primary_title(finding.message(self.lang))
            .id(format!("{} {}", code.id, code.name));
        let cure = format!("{}{}", Word::Cure.get(self.lang), finding.cure(self.lang));
        let first = shown(Group::with_title(title), finding.place.as_ref(), AnnotationKind::Primary);
        let mut first = first.element(Level::HELP.no_name().message(cure));
        if let Some(proposal) = self.proposal(finding) {
            first = first.element(Level::NOTE.no_name().message(proposal));
        }
        let mut groups = vec![first];
        for (why, place) in &finding.related {
            let title =
                Level::NOTE.no_name().secondary_title(format!("{}{}", Word::See.get(self.lang), why.get(self.lang)));
            groups.push(shown(Group::with_title(title), Some(place), AnnotationKind::Context));
        }
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        let mut out = renderer.term_width(WINDOW).render(&groups);
        for place in finding.place.iter().chain(finding.related.iter().map(|(_, place)| place)) {
            out = self.seated(out, place);
        }
        format!("{out}\n\n")
    }

    /// Says where in a document a place is, as it has no lines.
    fn seated(self, report: String, place: &Place) -> String {
        let Some(words) = seat(place, self.lang) else { return report };
        let (name, (_, column)) = (place.source.name(), place.line_column());
        let blank = if self.lang == Lang::Zh { " " } else { ", " };
        report.replacen(&format!("{name}:{}:{column}\n", shown_line(place)), &format!("{name}{blank}{words}\n"), 1)
    }

    /// What to write instead, where that is short enough to be read.
    fn proposal(self, finding: &Diagnostic) -> Option<String> {
        const LONGEST: usize = 40;
        let fix = finding.fix.as_ref().filter(|f| f.put.chars().count() <= LONGEST)?;
        let old = fix.place.source.text().get(fix.place.span.start..fix.place.span.end)?;
        let (is, old, put) = (Word::Proposal.get(self.lang), visible(old), visible(&fix.put));
        Some(format!("{is}“{old}” → “{put}”"))
    }

    /// How many errors, warnings and infos there are.
    pub fn count(self, findings: &[Diagnostic]) -> String {
        let of = |severity| findings.iter().filter(|f| f.code.severity == severity).count();
        Message::Count(of(Severity::Error), of(Severity::Warning), of(Severity::Info)).text(self.lang)
    }

    /// A finding as one JSON object.
    pub fn finding_json(self, finding: &Diagnostic) -> Value {
        let code = finding.code;
        let mut object = json!({
            "kind": "finding",
            "code": code.id,
            "name": code.name,
            "severity": code.severity.word(Lang::En),
            "message": finding.message(self.lang),
            "cure": finding.cure(self.lang),
        });
        add_place(&mut object, finding.place.as_ref(), self.lang);
        let related = finding.related.iter().map(|(why, place)| {
            let mut object = json!({ "message": why.get(self.lang) });
            add_place(&mut object, Some(place), self.lang);
            object
        });
        object["related"] = related.collect();
        object["fix"] = finding.fix.as_ref().map_or(Value::Null, |fix| {
            let mut object = json!({ "put": fix.put, "safe": fix.safe });
            add_place(&mut object, Some(&fix.place), self.lang);
            object
        });
        object
    }

    /// What the world refused, with its cause.
    pub fn error(self, error: &Error) -> String {
        let word = Severity::Error.word(self.lang);
        let colon = if self.lang == Lang::Zh { "：" } else { ": " };
        let word = if self.colour { format!("\x1b[1;91m{word}\x1b[0m") } else { word.to_owned() };
        let cause = error.cause(self.lang).map(|cause| format!("{}\n", Message::Cause(&cause).text(self.lang)));
        format!("{word}{colon}{}\n{}", error.message(self.lang), cause.unwrap_or_default())
    }

    /// What the world refused, as one JSON object.
    pub fn error_json(self, error: &Error) -> Value {
        json!({ "kind": "error", "message": error.message(self.lang), "cause": error.cause(self.lang) })
    }
}

/// Words that hold blanks and line ends, for a line.
pub fn visible(words: &str) -> String {
    words.replace('\n', "⏎").replace('\t', "⇥").replace(' ', "␣").replace('\u{3000}', "□")
}

/// Sorts findings as a reader meets them: by file, place, code.
pub fn sort(findings: &mut [Diagnostic]) {
    let key = |f: &Diagnostic| f.place.as_ref().map(|p| (p.source.name().to_owned(), p.span));
    findings.sort_by_cached_key(|f| (key(f), f.code.id));
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

fn shown<'a>(group: Group<'a>, place: Option<&'a Place>, kind: AnnotationKind) -> Group<'a> {
    let Some(place) = place else { return group };
    let (text, span) = first_line(place);
    let snippet = Snippet::source(text).path(place.source.name()).line_start(shown_line(place));
    group.element(snippet.annotation(kind.span(span)))
}

/// Where in a document a place is, in words; of a text nothing, as its lines are known.
pub fn seat(place: &Place, lang: Lang) -> Option<String> {
    place.source.seat(place.span.start).map(|(seat, column)| seat.words(column, lang))
}

/// The number beside a line: of a document that of the paragraph or the row.
fn shown_line(place: &Place) -> usize {
    place.source.seat(place.span.start).map_or_else(|| place.line_column().0, |(seat, _)| seat.number())
}

/// A place's first line, and as much of the place in it as is worth carets. Only this line is handed on: the renderer
/// would otherwise read the whole source for each finding.
fn first_line(place: &Place) -> (&str, Range<usize>) {
    let text = place.source.text();
    let start = place.span.start.min(text.len());
    let line_start = text[..start].rfind('\n').map_or(0, |n| n + 1);
    let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |n| start + n);
    let end = place.span.end.clamp(start, line_end);
    let end = fitting(text[start..end].char_indices(), LONGEST_PLACE).map_or(end, |n| start + n);
    (&text[line_start..line_end], start - line_start..end - line_start)
}

/// Where the first character stands that does not fit into so many columns.
fn fitting(chars: impl Iterator<Item = (usize, char)>, columns: usize) -> Option<usize> {
    let mut used = 0;
    for (at, c) in chars {
        // The renderer shows a tab as four blanks.
        used += if c == '\t' { 4 } else { c.width().unwrap_or(0) };
        if used > columns {
            return Some(at);
        }
    }
    None
}

fn add_place(object: &mut Value, place: Option<&Place>, lang: Lang) {
    let start = place.map(Place::line_column);
    let end = place.map(|p| p.source.line_column(p.span.end));
    object["file"] = place.map(|p| p.source.name()).into();
    object["line"] = start.map(|p| p.0).into();
    object["column"] = start.map(|p| p.1).into();
    object["end_line"] = end.map(|p| p.0).into();
    object["end_column"] = end.map(|p| p.1).into();
    object["text"] = place.and_then(|p| p.source.text().get(p.span.start..p.span.end)).into();
    // Lines and columns are then those of the text that was taken out of the document.
    if let Some(seat) = place.and_then(|p| seat(p, lang)) {
        object["seat"] = seat.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::{Code, Text};
    use crate::base::{Source, Span};
    use unicode_width::UnicodeWidthStr;

    static CODE: Code = Code {
        id: "P012",
        name: "unknown-unit",
        severity: Severity::Error,
        message: Text { zh: "名录中没有“{unit}”", en: "no unit is called `{unit}`" },
        cure: Text { zh: "补入名录，或改成名录中的写法", en: "add it, or write it as it stands there" },
        why: Text { zh: "缘由", en: "because" },
    };

    const ZH: Report = Report { lang: Lang::Zh, colour: false };

    fn find(source: &Source, words: &str) -> Diagnostic {
        let at = source.text().find(words).expect("the words are there");
        Diagnostic::new(&CODE).with("unit", words).at(source, Span::new(at, at + words.len()))
    }

    /// The columns of the carets, and of the words in the line above them.
    fn carets(report: &str, words: &str) -> [(usize, usize); 2] {
        let lines: Vec<&str> = report.lines().collect();
        let n = lines.iter().position(|l| l.contains('^')).expect("carets");
        let at = |line: &str, i: usize, len: usize| (line[..i].width(), line[i..i + len].width());
        let caret = lines[n].find('^').expect("carets");
        let count = lines[n].matches('^').count();
        let word = lines[n - 1].find(words).expect("the words are shown");
        [at(lines[n], caret, count), at(lines[n - 1], word, words.len())]
    }

    #[test]
    fn carets_stand_under_wide_characters() {
        let source = Source::new("seeds/notice.txt", "序号\t责任单位\n1\t团区委、区教局，各办事处\n");
        let text = ZH.finding(&find(&source, "区教局"));
        let [caret, word] = carets(&text, "区教局");
        assert_eq!(caret, word, "{text}");
        assert!(text.starts_with("错误[P012 unknown-unit]: 名录中没有“区教局”\n"), "{text}");
        assert!(text.contains("--> seeds/notice.txt:2:7\n"), "{text}");
        assert!(text.contains("改法：补入名录"), "{text}");
        let en = Report { lang: Lang::En, colour: false }.finding(&find(&source, "区教局"));
        assert!(en.starts_with("error[P012 unknown-unit]: no unit") && en.contains("help: add it"), "{en}");
    }

    #[test]
    fn a_place_in_a_document_is_said_in_words() {
        let seats = vec![crate::base::Seat::Paragraph(7), crate::base::Seat::Row { table: 2, row: 3 }];
        let source = Source::seated("通知.docx", "各单位，\n1\t区教局\n", seats);
        let text = ZH.finding(&find(&source, "区教局"));
        assert!(text.contains("--> 通知.docx 表2第3行第2列\n") && text.contains("\n3 | 1"), "{text}");
        let text = Report { lang: Lang::En, colour: true }.finding(&find(&source, "单位"));
        assert!(text.contains("通知.docx, paragraph 7\n"), "{text}");
        let json = ZH.finding_json(&find(&source, "区教局"));
        assert_eq!((&json["seat"], &json["line"]), (&"表2第3行第2列".into(), &2.into()));
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let sides = [(0, 900), (10, 900), (450, 450), (900, 10), (900, 0)].into_iter();
        // Every cut is met, those through the middle of a wide character too.
        for (before, after) in sides.chain((30..60).flat_map(|n| [(n, 80), (80, n)])) {
            for narrow in ["", "a"] {
                let line = format!("{narrow}{}目标{}\n下一行", "前".repeat(before), "后".repeat(after));
                let source = Source::new("a", line);
                let text = ZH.finding(&find(&source, "目标"));
                let [caret, word] = carets(&text, "目标");
                assert_eq!(caret, word, "{text}");
                let widest = text.lines().map(UnicodeWidthStr::width).max();
                assert!(widest <= Some(80), "{widest:?}\n{text}");
                assert!(text.contains("..."), "{text}");
                assert!(text.contains(&format!("a:1:{}", before + narrow.len() + 1)), "{text}");
            }
        }
    }

    #[test]
    fn a_place_longer_than_the_window_or_its_line_is_cut() {
        let source = Source::new("a", format!("{}\n第二行", "长".repeat(900)));
        let whole = Diagnostic::new(&CODE).with("unit", "x").at(&source, Span::new(0, source.text().len()));
        let text = ZH.finding(&whole);
        assert!(text.lines().all(|l| l.width() <= 80), "{text}");
        assert!(!text.contains("第二行"), "{text}");
    }

    #[test]
    fn odd_places_do_no_harm() {
        let none = ZH.finding(&Diagnostic::new(&CODE).with("unit", "x"));
        assert!(none.contains("改法："), "{none}");
        for text in ["", "\n", "a\r\nb", "\u{feff}甲", "\u{1b}[31m甲"] {
            let source = Source::new("a", text);
            for at in (0..=text.len()).filter(|&i| text.is_char_boundary(i)) {
                let d = Diagnostic::new(&CODE).with("unit", "x").at(&source, Span::new(at, text.len()));
                let shown = ZH.finding(&d);
                assert!(shown.contains("a:") && !shown.contains('\u{1b}'), "{shown}");
            }
        }
    }

    #[test]
    fn related_places_follow() {
        let (a, b) = (Source::new("a.yaml", "一: 区公安局\n"), Source::new("b.yaml", "二: 鼓楼公安分局\n"));
        let other = find(&b, "鼓楼公安分局").place.expect("a place");
        let d = find(&a, "区公安局").see(Text { zh: "那里另有写法", en: "written otherwise there" }, other);
        let text = ZH.finding(&d);
        let order: Vec<Option<usize>> =
            ["a.yaml:1:4", "改法：", "另见：那里另有写法", "b.yaml:1:4"].map(|s| text.find(s)).into();
        assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{text}");
        let json = ZH.finding_json(&d);
        assert_eq!(json["related"][0]["file"], "b.yaml");
        assert_eq!((&json["line"], &json["column"], &json["end_column"]), (&1.into(), &4.into(), &8.into()));
        assert_eq!((&json["text"], &json["severity"]), (&"区公安局".into(), &"error".into()));
    }

    #[test]
    fn findings_are_sorted_by_place() {
        let (a, b) = (Source::new("a", "甲\n乙"), Source::new("b", "丙"));
        let mut all = [find(&b, "丙"), find(&a, "乙"), find(&a, "甲"), Diagnostic::new(&CODE).with("unit", "无")];
        sort(&mut all);
        let order: Vec<String> = all.iter().map(|f| f.args[0].1.clone()).collect();
        assert_eq!(order, ["无", "甲", "乙", "丙"]);
    }

    #[test]
    fn causes_are_told_in_the_language() {
        let error = Error::Read("seeds/a".into(), std::io::ErrorKind::PermissionDenied.into());
        assert_eq!(ZH.error(&error), "错误：无法读取 seeds/a\n  原因：没有权限，或文件为只读\n");
        let en = Report { lang: Lang::En, colour: false }.error(&error);
        assert_eq!(en, "error: cannot read seeds/a\n  because: permission denied\n");
    }
}
