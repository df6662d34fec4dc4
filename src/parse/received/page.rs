//! The notice on a web page: what else the page shows is left out, and said.

use super::Received;
use super::html::{self, Block};
use crate::base::text::without_blanks;
use crate::base::{Diagnostic, Seat, Source, Span};
use crate::parse::codes;
use crate::parse::furniture;
use crate::parse::lines::{Cut, plain};
use crate::parse::notice::head;
use std::collections::BTreeMap;

/// How far above the text its title may stand.
const REACH: usize = 40;

/// The text of a page.
pub(super) fn text(page: &Source) -> Received {
    let blocks = html::blocks(page.text());
    let (from, to) = region(&blocks);
    let is_taken = |n: usize| (from..to).contains(&n) || (n < from && n + REACH >= from && is_box(&blocks[n]));
    let (taken, left): (Vec<_>, Vec<_>) = blocks.iter().enumerate().partition(|(n, _)| is_taken(*n));
    let taken: Vec<&Block> = taken.into_iter().map(|(_, block)| block).collect();
    let text: String = taken.iter().map(|b| b.text.as_str()).collect();
    let source = Source::seated(page.name(), text, seats(&taken));
    let outside: Vec<&str> = left.iter().map(|(_, b)| b.text.trim()).collect();
    let outside: Vec<&&str> = outside.iter().filter(|t| !furniture::is_furniture(&plain(t))).collect();
    let findings = match outside.first() {
        None => Vec::new(),
        Some(_) => {
            let shown: Vec<String> = outside.iter().map(|t| without_blanks(t)).collect();
            let shown: String = shown.join("｜").chars().take(200).collect();
            let d = Diagnostic::new(&codes::PAGE).with("count", outside.len()).with("text", shown);
            vec![d.at(&source, Span::new(0, 0))]
        }
    };
    Received { source, cut: Cut::AtParagraphs, findings }
}

/// Where each line stands on the page, counted from the title on. A table of one column is not seen as one.
fn seats(blocks: &[&Block]) -> Vec<Seat> {
    let (mut paragraphs, mut tables) = (0, 0);
    let mut out = Vec::new();
    for block in blocks {
        if block.text.contains('\t') {
            tables += 1;
            out.extend(block.rows.iter().map(|&row| Seat::Row { table: tables, row }));
            continue;
        }
        for _ in block.text.lines() {
            paragraphs += 1;
            out.push(Seat::Paragraph(paragraphs));
        }
    }
    out
}

/// The blocks of the notice: the innermost element that holds nearly all of the sentences and tables, and the title
/// above it.
fn region(blocks: &[Block]) -> (usize, usize) {
    let tells = |b: &Block| b.text.contains(['。', '；', '\t']) && !is_box(b);
    let weight = |b: &Block| if tells(b) { b.text.chars().count() } else { 0 };
    let all: usize = blocks.iter().map(weight).sum();
    let mut held: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for block in blocks {
        for (depth, element) in block.path.iter().enumerate() {
            let entry = held.entry(*element).or_insert((depth, 0));
            entry.1 += weight(block);
        }
    }
    let enough = held.iter().filter(|(_, (_, sum))| *sum * 10 >= all * 9);
    let inner = enough.max_by_key(|(element, (depth, _))| (*depth, std::cmp::Reverse(**element))).map(|(e, _)| *e);
    let within = |b: &Block| inner.is_none_or(|e| b.path.contains(&e));
    let from = blocks.iter().position(within).unwrap_or(0);
    let to = blocks.iter().rposition(within).map_or(blocks.len(), |n| n + 1);
    (title_above(blocks, from), to)
}

/// Whether a block is the box in which the page tells of the document: its first cell is a label.
fn is_box(block: &Block) -> bool {
    let first = block.text.split_once('\t').map(|(first, _)| plain(first));
    first.is_some_and(|t| furniture::is_label(t.trim_end_matches(['：', ':'])))
}

/// The first block of the title, where the text begins without one.
fn title_above(blocks: &[Block], from: usize) -> usize {
    let is_title = |b: &Block| head::is_title(&plain(&b.text));
    let inside = blocks[from..].iter().take(6).any(is_title);
    let above = || (from.saturating_sub(REACH)..from).rev().find(|&n| is_title(&blocks[n]));
    if inside { from } else { above().unwrap_or(from) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_is_found_on_its_page() {
        let page = "<body><div><a>首页</a><li>政务公开</li><li>办事服务</li></div>\
            <h1>某市人民政府办公室关于印发甲方案的通知</h1><div>发布时间：2022-05-09 【字体：大 中 小】</div>\
            <div id=zoom><p>某府办〔2022〕3号</p><p>各县人民政府：</p><p>现印发给你们，请认真贯彻执行。</p><p>某市人民政府办公室</p><p>2022年5月9日</p></div>\
            <div>版权所有 某市人民政府办公室主办</div></body>";
        let received = text(&Source::new("t", page));
        let lines: Vec<&str> = received.source.text().lines().collect();
        assert_eq!(lines[0], "某市人民政府办公室关于印发甲方案的通知");
        assert_eq!(lines.last(), Some(&"2022年5月9日"));
        assert_eq!(received.findings.len(), 1);
        assert_eq!(received.findings[0].code.id, "P022");
    }

    #[test]
    fn a_notice_in_tables_that_lay_out_its_page_is_found() {
        let page = "<body><table><tr><td><li>首页</li><li>政务公开</li></td></tr><tr><td>\
            <table><tr><td>索 引 号：</td><td>A001</td></tr><tr><td>文号：</td><td>某府办〔2022〕3号</td></tr></table></td></tr>\
            <tr><td><div><h2>某市人民政府办公室<br>关于印发甲方案的通知</h2><p>各县人民政府：</p>\
            <p>现印发给你们，请认真贯彻执行。</p></div></td></tr><tr><td>主办：某市人民政府办公室</td></tr></table></body>";
        let received = text(&Source::new("t", page));
        let lines: Vec<&str> = received.source.text().lines().collect();
        assert_eq!(lines[..3], ["索 引 号：\tA001", "文号：\t某府办〔2022〕3号", "某市人民政府办公室"]);
        assert_eq!(lines.last(), Some(&"现印发给你们，请认真贯彻执行。"));
        let notice = received.read("").notice;
        assert_eq!(notice.issuer.as_deref(), Some("某市人民政府办公室"));
        assert_eq!(notice.doc_number.as_deref(), Some("某府办〔2022〕3号"));
    }

    #[test]
    fn a_place_on_a_page_is_counted_from_its_title() {
        let page = "<body><ul><li>首页</li></ul><div><h1>某市人民政府关于甲的通知</h1><p>各县人民政府：</p>\
            <table><tr><td>序号</td><td>任务</td></tr><tr><td></td><td></td></tr><tr><td>1</td><td>乙。</td></tr></table><p>丙。</p></div>";
        let source = text(&Source::new("t", page)).source;
        let seat = |words: &str| source.seat(source.text().find(words).expect("it is there")).expect("a seat");
        assert_eq!(seat("各县"), (Seat::Paragraph(2), 1));
        assert_eq!(seat("乙。"), (Seat::Row { table: 1, row: 3 }, 2));
        assert_eq!(seat("丙。"), (Seat::Paragraph(3), 1));
    }
}
