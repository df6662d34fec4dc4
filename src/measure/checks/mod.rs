//! The checks, one a measure of the standard, in the order of its clauses.

mod annex;
mod head;
mod imprint;
mod levels;
mod lines;
mod number;
mod sheet;
mod signing;
mod tables;
mod title;

use super::Paper;
use super::parts::Line;
use super::value::{Measured, near};
use crate::base::Length;
use crate::base::diagnostic::Text;
use crate::style::gbt9704::{LEFT_MARGIN, LINES, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH};

/// A measure of the standard.
pub struct Check {
    /// Its name: in JSON, and in `style/GBT9704.md`.
    pub id: &'static str,
    /// The clause.
    pub clause: &'static str,
    /// What is measured, quantity by quantity.
    pub what: Text,
    /// What the standard wants.
    pub want: &'static str,
    /// Takes it; nothing where a paper has no such thing.
    pub(super) measure: fn(&Paper<'_>) -> Option<Measured>,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

const fn check(
    id: &'static str,
    clause: &'static str,
    what: (&'static str, &'static str),
    want: &'static str,
    measure: fn(&Paper<'_>) -> Option<Measured>,
) -> Check {
    Check { id, clause, what: Text { zh: what.0, en: what.1 }, want, measure }
}

/// Every check.
pub const CHECKS: &[Check] = &[
    check("text", "9", ("正文字符与案卷不符之处", "parts whose words differ from the dossier's"), "0", sheet::text),
    check("fonts", "5.2.2", ("未嵌入的字体", "fonts that are not embedded"), "0", sheet::fonts),
    check("sheet", "5.1", ("纸张宽、高", "sheet, width and height"), "210.00 / 297.00 mm ±1", sheet::sheet),
    check(
        "top",
        "5.2.1",
        ("天头（首行格顶）", "white above, to the cell of the first line"),
        "37.00 mm ±1",
        sheet::top,
    ),
    check(
        "left",
        "5.2.1",
        ("订口（最左字）", "white at the left, to the leftmost character"),
        "28.00 mm ±1",
        sheet::left,
    ),
    check(
        "right",
        "5.2.1",
        ("版心右缘（最右字）", "the rightmost character, from the left edge"),
        "≤184.00 mm +0.5",
        sheet::right,
    ),
    check("foot", "5.2.1", ("版心下缘（最低处）", "the lowest thing in the type area"), "≤262.00 mm", sheet::foot),
    check("body-type", "5.2.2", ("正文字体、字号", "face and size of the text"), "仿宋 / 16.00 pt", sheet::body_type),
    check("lines", "5.2.3", ("整页行数", "lines on a full page"), "22", sheet::lines_a_page),
    check("pitch", "5.2.3", ("行距", "distance of lines"), "28.00—28.99 pt", sheet::pitch),
    check("characters", "5.2.3", ("整行字数", "characters in a full line"), "28", sheet::characters_a_line),
    check(
        "colour",
        "5.2.4",
        ("版头以外非黑色的字、线", "type and lines outside the head that are not black"),
        "0",
        sheet::colour,
    ),
    check(
        "copy-number",
        "7.2.1",
        ("份号、行次、左空", "copy number, its line, its indent"),
        "六位数字 / 1 / 0.00 mm ±1",
        head::copy_number,
    ),
    check(
        "secrecy",
        "7.2.2",
        ("密级和保密期限、行次、左空", "secrecy and term, its line, its indent"),
        "黑体 / 2 / 0.00 mm ±1",
        head::secrecy,
    ),
    check(
        "urgency",
        "7.2.3",
        ("紧急程度、行次、左空", "urgency, its line, its indent"),
        "黑体 / 顺排 / 0.00 mm ±1",
        head::urgency,
    ),
    check(
        "mark-top",
        "7.2.4",
        ("发文机关标志上缘至版心上缘", "mark, its ink below the type area's upper edge"),
        "35.00 mm ±0.5；命令 20.00；信函距纸边 30.00",
        head::mark_top,
    ),
    check(
        "mark-look",
        "7.2.4",
        ("发文机关标志居中偏差、字体、颜色", "mark, off the middle; face; ink"),
        "0.00 mm ±1 / 小标宋 / 红",
        head::mark_look,
    ),
    check("number-form", "7.2.5", ("发文字号", "document number"), "×〔年〕×号；命令 第×号", head::number_form),
    check(
        "number-gap",
        "7.2.5",
        ("标志下缘至发文字号", "mark to number"),
        "20.45 mm ±1；信函距双线 4.94",
        head::number_gap,
    ),
    check(
        "red-line",
        "7.2.7",
        ("红色分隔线长度、粗细、颜色", "red line: length, thickness, ink"),
        "156.00 mm ±0.5 / 0.30—0.60 mm / 红",
        head::red_line,
    ),
    check(
        "red-line-gap",
        "7.2.7",
        ("发文字号字底至红线", "number's ink to the red line"),
        "4.00 mm ±0.5",
        head::red_line_gap,
    ),
    check(
        "authorised-by",
        "7.2.6",
        ("发文字号左空、签发人右空、姓名字体", "indents of number and signer; face of the names"),
        "5.57 / 5.57 mm ±1 / 楷体",
        head::authorised_by,
    ),
    check(
        "letter-lines",
        "10.1",
        (
            "信函双线长度、距标志、距纸张下缘",
            "double lines of a letter: length, below the mark, above the sheet's edge",
        ),
        "170.00 ±0.5 / 4.00 ±1 / 20.00 mm ±2",
        head::letter_lines,
    ),
    check(
        "title-type",
        "7.3.1",
        ("标题字体、字号、居中偏差", "title: face, size, off the middle"),
        "小标宋 / 22.00 pt / 0.00 mm ±1",
        title::look,
    ),
    check("title-gap", "7.3.1", ("红线至标题", "red line to title"), "20.45 mm ±3", title::gap),
    check("title-shape", "7.3.1", ("标题各行字数", "characters of each title line"), "梯形或菱形", title::shape),
    check(
        "addressee",
        "7.3.2",
        ("标题至主送机关空行数、左空", "blank lines above the addressees; their indent"),
        "1 / 0.00 mm ±1",
        title::addressee,
    ),
    check("first-page", "7.3.3", ("首页正文行数", "lines of text on the first page"), "≥1", title::first_page),
    check("indent", "7.3.3", ("段首缩进", "indent of paragraphs"), "11.14 mm ±0.6", levels::indent),
    check(
        "levels",
        "7.3.3",
        ("层次标题字体", "faces of headings, rank by rank"),
        "黑体、楷体、仿宋、仿宋",
        levels::faces,
    ),
    check(
        "ordinals",
        "7.3.3",
        ("层次序数不合式样之处", "headings whose ordinal is not of its rank"),
        "0",
        levels::ordinals,
    ),
    check(
        "attachment-note",
        "7.3.4",
        ("附件说明上空行数、左空、末标点", "attachment note: blank lines above, indent, end marks"),
        "1 / 11.14 mm ±1 / 0",
        annex::note,
    ),
    check(
        "signature",
        "7.3.5",
        ("署名与日期：右空、相对位置", "signature: indent at the right, place of organ to date"),
        "盖章 22.29 / 0.00；不盖章 11.14 / 11.14 mm ±1.5",
        signing::places,
    ),
    check("date", "7.3.5.4", ("成文日期", "date"), "年月日，不编虚位", signing::date),
    check(
        "signature-page",
        "7.3.5.5",
        ("署名页上的正文行数", "lines of text on the page of the signature"),
        "≥1",
        signing::page,
    ),
    check("note", "7.3.6", ("附注左空、圆括号", "note: indent, brackets"), "11.14 mm ±1 / （）", signing::note),
    check(
        "annex-label",
        "7.3.7",
        ("附件标识字体、行次、左空", "annex label: face, line, indent"),
        "黑体 / 1 / 0.00 mm ±1",
        annex::label,
    ),
    check(
        "annex-title",
        "7.3.7",
        ("附件标题行次、居中偏差", "annex title: line, off the middle"),
        "3 / 0.00 mm ±1",
        annex::title,
    ),
    check(
        "annex-name",
        "7.3.7",
        ("附件名称与附件说明不一致之处", "annexes named otherwise in the note"),
        "0",
        annex::names,
    ),
    check(
        "attendance",
        "10.3",
        ("出席等左空、标识字体", "attendance: indent, face of the label"),
        "11.14 mm ±1 / 黑体",
        signing::attendance,
    ),
    check(
        "imprint-foot",
        "7.4.1",
        ("版记末线位置", "last line of the imprint, from the sheet's top"),
        "262.00 mm ±1",
        imprint::foot,
    ),
    check(
        "imprint-lines",
        "7.4.1",
        ("版记线长、首末线粗、中间线粗", "imprint's lines: length, outer and inner thickness"),
        "156.00 ±0.5 / 0.35 / 0.25 mm ±0.08",
        imprint::lines,
    ),
    check(
        "imprint-text",
        "7.4.2",
        ("版记字体、字号、左空、右空", "imprint: face, size, indents"),
        "仿宋 / 14.00 pt / 4.94 / 4.94 mm ±1",
        imprint::text,
    ),
    check(
        "imprint-words",
        "7.4.3",
        ("抄送、印发的写法", "how copies and printing are worded"),
        "。 / 印发",
        imprint::words,
    ),
    check("imprint-page", "7.4", ("版记所在页与末页", "page of the imprint; last page"), "相同", imprint::page),
    check(
        "page-number-type",
        "7.5",
        ("页码字体、字号、有页码的页数、应有的页数", "page number: face, size; pages with one, pages that want one"),
        "宋体 / 14.00 pt / 相同",
        number::look,
    ),
    check("page-number-drop", "7.5", ("一字线至版心下缘", "dash below the type area"), "7.00 mm ±1", number::drop),
    check(
        "page-number-side",
        "7.5",
        ("单页右空、双页左空", "odd pages, indent at the right; even pages, at the left"),
        "4.9—5.7 mm ±1",
        number::side,
    ),
    check("page-number-order", "7.5", ("页码不连续之处", "numbers out of order"), "0", number::order),
    check(
        "turned",
        "8",
        ("横排页数、其中转正且页码位置不变的", "turned pages; of them shown turned, numbered as others"),
        "相同",
        tables::turned,
    ),
    check("table-width", "8", ("表格最宽处", "the widest table"), "≤156.00（横排 225.00）mm", tables::width),
    check("table-head", "8", ("续页缺表头的页数", "further pages of tables without the head"), "0", tables::head),
    check("table-size", "8", ("表内最小字号", "the smallest type in tables"), "≥10.50 pt", tables::size),
    check("table-ink", "8", ("出表格框线的字", "characters outside their table"), "0", tables::ink),
    check("line-edges", "9", ("行首行末禁排字符", "marks that may not begin or end a line"), "0", lines::edges),
    check("whole-numbers", "9", ("转行断开的数字", "numbers broken between lines"), "0", lines::numbers),
];

/// The distance of lines: 225 mm by 22.
const PITCH: Length = TYPE_AREA_HEIGHT.scale(1, LINES);

/// The right edge of the type area.
const RIGHT_EDGE: Length = Length::emu(LEFT_MARGIN.to_emu() + TYPE_AREA_WIDTH.to_emu());

/// One 字 of the grid.
const CELL: Length = TYPE_AREA_WIDTH.scale(1, 28);

/// The top of the grid's cell that a line of text stands in the middle of.
fn cell_top(line: &Line<'_>) -> Length {
    line.em_top() - (PITCH - line.size()) / 2
}

/// The foot of that cell.
fn cell_foot(line: &Line<'_>) -> Length {
    line.em_foot() + (PITCH - line.size()) / 2
}

/// How far the middle of a line is from the middle of the type area.
fn off_the_middle(line: &Line<'_>) -> Length {
    (line.left() + line.full_right()) / 2 - (LEFT_MARGIN + TYPE_AREA_WIDTH / 2)
}

/// The length of a list that is farthest from a wanted one.
fn farthest(all: impl IntoIterator<Item = Length>, from: Length) -> Option<Length> {
    all.into_iter().max_by_key(|l| ((*l - from).to_emu().abs(), *l))
}

/// The one of two lengths that is nearest to a wanted one.
fn nearest([a, b]: [Length; 2], to: Length) -> Length {
    if (a - to).to_emu().abs() <= (b - to).to_emu().abs() { a } else { b }
}

/// The commonest of a list, the greater of equals.
fn commonest<T: Ord + Copy>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut counted = std::collections::BTreeMap::new();
    all.into_iter().for_each(|one| *counted.entry(one).or_insert(0usize) += 1);
    counted.into_iter().max_by_key(|&(one, count)| (count, one)).map(|(one, _)| one)
}

fn count(n: usize) -> super::value::Quantity {
    super::value::Quantity::Count(i64::try_from(n).unwrap_or(i64::MAX))
}

fn within(found: Length, wanted: Length, by: Length) -> bool {
    near(found, wanted, by)
}
