//! Our Markdown subset to blocks: headings, paragraphs, strong, run-in headings, forced breaks, links, new pages, parts
//! between `:::` lines and tables and charts named on a line of their own.

use super::codes;
use super::placed::{JOINER, Placed};
use super::slots::Slot;
use crate::base::diagnostic::Diagnostic;
use crate::document::{Accent, Block, Inline, Mark, Orientation, Paragraph, Role, Section, Signature};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Where each character of a block's text stood in what was read; a character that was not there has [`NOWHERE`].
pub type Places = Vec<usize>;

/// The place of a character that the reader put in itself.
pub const NOWHERE: usize = usize::MAX;

/// Sections, and section by section and block by block the places of their characters.
pub type Read = (Vec<Section>, Vec<Vec<Places>>);

/// Reads rendered Markdown. `slots` holds the tables and charts by name.
///
/// # Errors
/// Every construct that is not of our subset.
pub fn read(text: &str, slots: &[(&str, Slot)]) -> Result<Read, Vec<Diagnostic>> {
    let mut reader = Reader { sections: vec![Default::default()], slots, findings: Vec::new() };
    let mut chunk = Placed::default();
    let mut part: Option<String> = None;
    for line in text.lines() {
        let word = line.trim();
        if let Some(name) = word.strip_prefix(":::") {
            reader.chunk(&std::mem::take(&mut chunk), part.as_deref());
            part = reader.directive(word, name.trim(), part);
        } else if part.is_none() && is_break(word) {
            reader.chunk(&std::mem::take(&mut chunk), None);
            reader.new_section(word);
        } else if let Some(name) = word.strip_prefix("[[").and_then(|w| w.strip_suffix("]]")) {
            reader.chunk(&std::mem::take(&mut chunk), part.as_deref());
            reader.slot(name.trim());
        } else {
            chunk.push_line(line, line.as_ptr().addr() - text.as_ptr().addr());
        }
    }
    reader.chunk(&chunk, part.as_deref());
    if let Some(name) = part {
        reader.fault_directive(&format!("::: {name}"), "没有结束", "is never closed");
    }
    let Reader { mut sections, findings, .. } = reader;
    sections.retain(|(s, _)| !s.blocks.is_empty());
    if findings.is_empty() { Ok(sections.into_iter().unzip()) } else { Err(findings) }
}

/// `---`, or `--- landscape`.
fn is_break(word: &str) -> bool {
    matches!(word, "---" | "--- portrait" | "--- landscape")
}

struct Reader<'a> {
    sections: Vec<(Section, Vec<Places>)>,
    slots: &'a [(&'a str, Slot)],
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn push(&mut self, block: Block, places: Places) {
        let (section, of_blocks) = self.sections.last_mut().expect("there is always a section");
        section.blocks.push(block);
        of_blocks.push(places);
    }

    fn new_section(&mut self, word: &str) {
        let orientation = if word.ends_with("landscape") { Orientation::Landscape } else { Orientation::Portrait };
        self.sections.push((Section::new(orientation, Vec::new()), Vec::new()));
    }

    /// A `:::` line opens a part or closes the open one.
    fn directive(&mut self, line: &str, name: &str, open: Option<String>) -> Option<String> {
        match (name, open) {
            ("", Some(_)) => None,
            ("", None) => {
                self.fault_directive(line, "没有对应的开头", "closes nothing");
                None
            }
            (name, Some(open)) => {
                self.fault_directive(line, &format!("“{open}”还没有结束"), &format!("`{open}` is still open"));
                Some(name.to_owned())
            }
            (name, None) if matches!(name, SIGNATURE | SIGNATURE_STAMP) || Role::from_name(name).is_some() => {
                Some(name.to_owned())
            }
            (_, None) => {
                self.fault_directive(line, "没有这个部分", "names no part");
                Some(Role::Body.name().to_owned())
            }
        }
    }

    fn fault_directive(&mut self, line: &str, problem: &str, problem_en: &str) {
        let names: Vec<&str> = Role::ALL.iter().map(|r| r.name()).chain([SIGNATURE, SIGNATURE_STAMP]).collect();
        let d = Diagnostic::new(&codes::DIRECTIVE).with("line", line).with("problem", problem);
        self.findings.push(d.with("problem_en", problem_en).with("names", names.join(", ")));
    }

    fn slot(&mut self, name: &str) {
        match self.slots.iter().find(|(n, _)| *n == name) {
            Some((_, slot)) => self.push(slot.block(), Places::new()),
            None => {
                let names: Vec<&str> = self.slots.iter().map(|(n, _)| *n).collect();
                let d = Diagnostic::new(&codes::SLOT).with("slot", name).with("names", names.join(", "));
                self.findings.push(d);
            }
        }
    }

    fn chunk(&mut self, chunk: &Placed, part: Option<&str>) {
        if chunk.text.trim().is_empty() {
            return;
        }
        if let Some(part @ (SIGNATURE | SIGNATURE_STAMP)) = part {
            return self.signature(chunk, part == SIGNATURE_STAMP);
        }
        let role = part.and_then(Role::from_name).unwrap_or(Role::Body);
        for Run { role, inlines, places } in self.paragraphs(chunk, role) {
            self.push(Block::Paragraph(Paragraph::new(role, inlines)), places);
        }
    }

    /// Lines of organs, the last line the date; of signature stamps an office and a name by turns.
    fn signature(&mut self, chunk: &Placed, stamped: bool) {
        let paragraphs = self.paragraphs(&chunk.lines_apart(), Role::Body);
        let places = paragraphs.iter().map(|p| p.places.as_slice()).collect::<Vec<_>>().join(&NOWHERE);
        let mut lines: Vec<String> =
            paragraphs.iter().map(|p| p.inlines.iter().map(Inline::as_str).collect()).collect();
        let Some(date) = lines.pop() else { return };
        let names = if stamped { std::mem::take(&mut lines) } else { Vec::new() };
        let mut signature = Signature::new(lines, date);
        for pair in names.chunks(2) {
            signature.organs.push(pair[0].clone());
            signature.stamps.push(pair.get(1).cloned().unwrap_or_default());
        }
        self.push(Block::Signature(signature), places);
    }

    fn paragraphs(&mut self, chunk: &Placed, role: Role) -> Vec<Run> {
        self.findings.extend(footnotes(&chunk.text));
        let prepared = chunk.join_stars();
        let mut out: Vec<Run> = Vec::new();
        let mut look = Look::default();
        for (event, range) in Parser::new_ext(&prepared.text, Options::empty()).into_offset_iter() {
            match event {
                Event::Start(Tag::Paragraph) => out.push(Run::new(role)),
                Event::Start(Tag::Heading { level, .. }) => out.push(Run::new(heading_role(level))),
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) | Event::SoftBreak => {}
                Event::Start(Tag::Strong) => look.strong = true,
                Event::End(TagEnd::Strong) => look.strong = false,
                Event::Start(Tag::Emphasis) => look.emphasis = true,
                Event::End(TagEnd::Emphasis) => look.emphasis = false,
                Event::Start(Tag::Link { dest_url, .. }) => look.link = Some(dest_url.replace(JOINER, "")),
                Event::End(TagEnd::Link) => look.link = None,
                Event::Text(t) => look.push(&mut out, &t, &prepared, range),
                Event::HardBreak => out.iter_mut().next_back().into_iter().for_each(|run| {
                    run.inlines.push(Inline::Break);
                    run.places.push(prepared.from(range.start));
                }),
                other => self.fault(&other, out.last().map(|run| run.inlines.as_slice()).unwrap_or(&[])),
            }
        }
        out.retain(|run| !run.inlines.is_empty());
        out
    }

    fn fault(&mut self, event: &Event<'_>, before: &[Inline]) {
        let what = match event {
            Event::Start(Tag::List(_) | Tag::Item) => "列表 list",
            Event::Start(Tag::BlockQuote(_)) => "引用 quotation",
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => "代码 code",
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => "HTML",
            Event::Start(Tag::Image { .. }) => "图片 image",
            Event::Start(_) | Event::Rule => "其他 other",
            _ => return,
        };
        let near: String = before.iter().map(Inline::as_str).collect::<String>().chars().take(20).collect();
        self.findings.push(Diagnostic::new(&codes::MARKDOWN).with("what", what).with("text", near));
    }
}

/// A finding for each mark of a footnote: papers have none, and its text would be taken for the target of a link and lost.
fn footnotes(text: &str) -> impl Iterator<Item = Diagnostic> {
    let finding = |(at, _): (usize, &str)| {
        let is_escaped = text[..at].bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 1;
        let line = text[at..].lines().next().unwrap_or_default();
        let (label, _) = line[2..].split_once(']').filter(|(l, _)| !l.is_empty() && !is_escaped)?;
        let near: String = line.chars().take(label.chars().count() + 20).collect();
        Some(Diagnostic::new(&codes::FOOTNOTE).with("mark", format!("[^{label}]")).with("text", near))
    };
    text.match_indices("[^").filter_map(finding)
}

/// The part whose last line is the date.
const SIGNATURE: &str = "signature";
/// The same, signed in person: office and name by turns, the date last.
const SIGNATURE_STAMP: &str = "signature_stamp";

/// A paragraph as it is read, with the places of its characters.
struct Run {
    role: Role,
    inlines: Vec<Inline>,
    places: Places,
}

impl Run {
    fn new(role: Role) -> Run {
        Run { role, inlines: Vec::new(), places: Places::new() }
    }
}

#[derive(Default)]
struct Look {
    strong: bool,
    emphasis: bool,
    link: Option<String>,
}

impl Look {
    /// Adds text, to the last run where it looks the same.
    fn push(&self, out: &mut [Run], text: &str, prepared: &Placed, range: Range<usize>) {
        // Text outside a paragraph is in a list item, which is a finding already.
        let Some(Run { inlines, places, .. }) = out.last_mut() else { return };
        // What an entity stands for has one place.
        let step = usize::from(text.len() == range.len());
        let kept = text.char_indices().filter(|(_, c)| *c != JOINER);
        places.extend(kept.map(|(i, _)| prepared.from(range.start + i * step)));
        let text = text.replace(JOINER, "");
        let accent = match (self.strong, self.emphasis) {
            (true, true) => Accent::Heading1,
            (true, false) => Accent::Strong,
            (false, true) => Accent::Heading2,
            (false, false) => Accent::None,
        };
        match inlines.last_mut() {
            Some(Inline::Text { text: last, accent: a, link, .. }) if *a == accent && *link == self.link => {
                last.push_str(&text)
            }
            _ if text.is_empty() => {}
            _ => inlines.push(Inline::Text { text, accent, link: self.link.clone(), mark: Mark::None }),
        }
    }
}

fn heading_role(level: HeadingLevel) -> Role {
    match level {
        HeadingLevel::H1 => Role::Title,
        HeadingLevel::H2 => Role::Heading1,
        HeadingLevel::H3 => Role::Heading2,
        HeadingLevel::H4 => Role::Heading3,
        HeadingLevel::H5 | HeadingLevel::H6 => Role::Heading4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Lang;
    use crate::document::{Chart, ChartKind, Document, Table, dump::dump};

    fn dumped(text: &str) -> String {
        let (sections, _) =
            read(text, &[("tasks", Table::default().into()), ("rate", rate().into())]).expect("it reads");
        dump(&Document { sections, ..Document::default() })
    }

    fn rate() -> Chart {
        let series = vec![crate::document::Series { name: "按时报送率".into(), values: vec![Some(486), None] }];
        let categories = vec!["6月".into(), "7月".into()];
        let (title, unit, alt) = ("按时报送率".into(), "%".into(), "6月为48.6%，7月无数据。".into());
        Chart { title, kind: ChartKind::Line, categories, series, unit, alt, ..Chart::default() }
    }

    #[test]
    fn a_chart_stands_where_it_is_named() {
        let wanted = "body 甲\nchart Line 按时报送率（单位：%） | 6月 | 7月\n  series 按时报送率 | 48.6 | —\n  \
                      spoken 6月为48.6%，7月无数据。\nbody 乙\n";
        let dumped = dumped("甲\n\n[[rate]]\n\n乙\n");
        assert!(dumped.ends_with(wanted), "{dumped}");
    }

    fn codes(text: &str) -> Vec<&'static str> {
        read(text, &[]).expect_err("it is wrong").iter().map(|d| d.code.id).collect()
    }

    #[test]
    fn emphasis_closes_between_chinese_marks_and_characters() {
        for (text, wanted) in [
            ("**一是健全机制。**教育部门", "body *一是健全机制。*教育部门"),
            ("*（一）加强。***一是健全。**要", "body _（一）加强。_*一是健全。*要"),
            ("**“重点”**内容", "body *“重点”*内容"),
            ("这是**《条例》**规定", "body 这是*《条例》*规定"),
            ("甲\\*\\*乙\\*\\*", "body 甲**乙**"),
        ] {
            assert!(dumped(text).contains(&format!("{wanted}\n")), "{text}: {}", dumped(text));
        }
    }

    #[test]
    fn parts_pages_tables_and_signatures() {
        let text = "# 标题\n\n::: addressee\n各单位：\n:::\n\n正文。\n\n::: signature\n某办\n2022年5月9日\n:::\n\n--- landscape\n\n[[tasks]]\n";
        let wanted = "section\ntitle 标题\naddressee 各单位：\nbody 正文。\nsignature 某办 | 2022年5月9日\nsection landscape\ntable \n";
        assert!(dumped(text).ends_with(wanted), "{}", dumped(text));
    }

    #[test]
    fn what_is_not_of_the_subset_is_refused() {
        assert_eq!(codes("- 一条\n"), ["T002", "T002"]);
        assert_eq!(codes("::: titel\n标题\n:::\n"), ["T003"]);
        assert_eq!(codes("::: title\n标题\n"), ["T003"]);
        assert_eq!(codes("[[没有]]\n"), ["T004"]);
        assert_eq!(codes("<b>甲</b>\n"), ["T002", "T002"]);
    }

    #[test]
    fn a_footnote_is_refused_and_not_lost() {
        let findings = read("一季度完成率[^1]为80%。\n\n[^1]: 统计截至3月31日。\n", &[]).expect_err("it is wrong");
        let said: Vec<String> = findings.iter().map(|d| d.message(Lang::Zh)).collect();
        assert_eq!(said[0], "模板用了脚注标记“[^1]”：“[^1]为80%。”");
        assert_eq!(said[1], "模板用了脚注标记“[^1]”：“[^1]: 统计截至3月31日。”");
        assert_eq!(codes("::: note\n（甲[^乙]）\n:::\n"), ["T012"]);
        assert!(dumped("甲\\[^1\\]乙[^]").ends_with("body 甲[^1]乙[^]\n"), "as data is written");
    }

    #[test]
    fn links_and_breaks() {
        assert!(dumped("甲[乙](mailto:a@b.c)\\\n丙").contains("body 甲乙<mailto:a@b.c>⏎丙"));
    }
}
