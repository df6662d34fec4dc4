//! A proofreader's copy: a text line by line, with a comment at each place that something is said of.

use super::package::{OFFICE, PACKAGE, relationship, relationships, zipped};
use super::root;
use super::written::WrittenPieces;
use super::xml::{Element, el, val};
use std::collections::BTreeSet;

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What is said of a place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// First byte of the place.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Who says it: the comment's author.
    pub author: String,
    /// What is said, paragraph by paragraph.
    pub said: Vec<String>,
}

/// The bytes of a DOCX file, the same on every run: every line of the text a paragraph, each remark a comment on its place.
pub fn write(text: &str, remarks: &[Remark]) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relationships([relationship("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml")])),
        ("word/document.xml", document(text, remarks)),
        ("word/_rels/document.xml.rels", document_relationships()),
        ("word/comments.xml", comments(remarks)),
        ("word/styles.xml", styles()),
    ];
    zipped(&parts, &WrittenPieces::default())
}

fn content_types() -> Element {
    let default = |extension, kind| el("Default").attr("Extension", extension).attr("ContentType", kind);
    let word = |name: &str, kind: &str| {
        el("Override").attr("PartName", format!("/word/{name}.xml")).attr("ContentType", format!("{MAIN}.{kind}+xml"))
    };
    el("Types").attr("xmlns", format!("{PACKAGE}/content-types")).children([
        default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        default("xml", "application/xml"),
        word("document", "document.main"),
        word("comments", "comments"),
        word("styles", "styles"),
    ])
}

fn document_relationships() -> Element {
    let part = |id, kind: &str, target| relationship(id, format!("{OFFICE}/{kind}"), target);
    relationships([part("rIdStyles", "styles", "styles.xml"), part("rIdComments", "comments", "comments.xml")])
}

/// 三号仿宋 on 22 lines a page, as the text of a paper is set.
fn styles() -> Element {
    let fonts = el("w:rFonts").attr("w:ascii", "FangSong").attr("w:hAnsi", "FangSong").attr("w:eastAsia", "FangSong");
    let run = el("w:rPr").child(fonts).child(val("w:sz", 32)).child(val("w:szCs", 32));
    let spacing = el("w:spacing").attr("w:line", 579).attr("w:lineRule", "exact");
    let defaults = el("w:docDefaults")
        .child(el("w:rPrDefault").child(run))
        .child(el("w:pPrDefault").child(el("w:pPr").child(spacing)));
    root("w:styles").child(defaults)
}

fn comments(remarks: &[Remark]) -> Element {
    let one = |(id, remark): (usize, &Remark)| {
        let small = || el("w:rPr").child(val("w:sz", 21)).child(val("w:szCs", 21));
        let paragraph = |said: &String| {
            let spacing = el("w:pPr").child(el("w:spacing").attr("w:line", 320).attr("w:lineRule", "exact"));
            el("w:p").child(spacing).child(el("w:r").child(small()).child(words(said)))
        };
        el("w:comment")
            .attr("w:id", id)
            .attr("w:author", readable(&remark.author))
            .attr("w:initials", readable(&remark.author).chars().next().unwrap_or('校'))
            .children(remark.said.iter().map(paragraph))
    };
    root("w:comments").children(remarks.iter().enumerate().map(one))
}

fn document(text: &str, remarks: &[Remark]) -> Element {
    let mut body = el("w:body");
    let mut from = 0;
    for line in text.split('\n') {
        body.push(paragraph(line, from, remarks, text.len()));
        from += line.len() + 1;
    }
    let size = el("w:pgSz").attr("w:w", 11906).attr("w:h", 16838);
    let margins = el("w:pgMar").attr("w:top", 2098).attr("w:right", 1474).attr("w:bottom", 1984).attr("w:left", 1588);
    let margins = margins.attr("w:header", 851).attr("w:footer", 1400).attr("w:gutter", 0);
    root("w:document").child(body.child(el("w:sectPr").child(size).child(margins)))
}

/// A line, cut where remarks begin and end.
fn paragraph(line: &str, from: usize, remarks: &[Remark], whole: usize) -> Element {
    let to = from + line.len();
    let here = |at: usize| (from..=to).contains(&at);
    let ends: Vec<usize> = remarks.iter().map(|r| r.end.clamp(r.start, whole)).collect();
    let cuts = remarks.iter().map(|r| r.start).chain(ends.iter().copied()).filter(|at| here(*at));
    let mut cuts: BTreeSet<usize> = cuts.filter(|at| line.is_char_boundary(at - from)).collect();
    cuts.extend([from, to]);
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut out = el("w:p");
    for (n, &at) in cuts.iter().enumerate() {
        let ending = |id: &usize| ends[*id] == at && remarks[*id].start < at;
        for id in (0..remarks.len()).filter(ending) {
            close(&mut out, id);
        }
        for id in (0..remarks.len()).filter(|id| remarks[*id].start == at) {
            out.push(val_id("w:commentRangeStart", id));
            if ends[id] == at {
                close(&mut out, id);
            }
        }
        if let Some(&next) = cuts.get(n + 1) {
            out.push(el("w:r").child(words(&line[at - from..next - from])));
        }
    }
    out
}

fn close(out: &mut Element, id: usize) {
    out.push(val_id("w:commentRangeEnd", id));
    out.push(el("w:r").child(val_id("w:commentReference", id)));
}

fn val_id(name: &'static str, id: usize) -> Element {
    el(name).attr("w:id", id)
}

fn words(text: &str) -> Element {
    el("w:t").attr("xml:space", "preserve").text(readable(text))
}

/// XML has no place for most control characters; a tab is shown as one.
fn readable(text: &str) -> String {
    text.chars()
        .map(|c| if c < ' ' && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn part(bytes: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
        let mut text = String::new();
        zip.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
        text
    }

    fn remark(start: usize, end: usize) -> Remark {
        Remark { start, end, author: "错误".into(), said: vec!["改为全角".into()] }
    }

    #[test]
    fn each_remark_begins_and_ends_at_its_place_once() {
        let text = "各单位,要落实。\n\n第二行";
        let remarks = [remark(9, 10), remark(9, 16), remark(24, 27), remark(0, 0)];
        let bytes = write(text, &remarks);
        let document = part(&bytes, "word/document.xml");
        for id in 0..remarks.len() {
            for mark in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
                assert_eq!(document.matches(&format!("<w:{mark} w:id=\"{id}\"/>")).count(), 1, "{mark} {id}");
            }
        }
        let runs: String =
            document.split("<w:t xml:space=\"preserve\">").skip(1).filter_map(|s| s.split('<').next()).collect();
        assert_eq!(runs, "各单位,要落实。第二行");
        assert!(part(&bytes, "word/comments.xml").contains("改为全角"));
        assert_eq!(bytes, write(text, &remarks));
    }

    #[test]
    fn what_xml_forbids_is_replaced() {
        let bytes = write("甲\u{1}乙<&", &[]);
        assert!(part(&bytes, "word/document.xml").contains("甲\u{fffd}乙&lt;&amp;"));
    }
}
