//! `styles.xml`: one named style for each part of the paper, so that whoever edits it in a word processor finds the
//! parts of the standard in the style list and nothing formatted by hand.

use super::footnote;
use super::head;
use super::look::{Indent, alignment, border, fonts, hex, run_properties, size, spacing};
use super::names;
use super::xml::{Element, el, val};
use crate::base::Length;
use crate::document::{Accent, Align, Document, Format, Role};
use crate::page::Colour;
use crate::style::head::Mark;
use crate::style::{Alignment, Face, ParagraphStyle, StyleSheet, gbt9704};
use std::borrow::Cow;

/// Where the baseline lies in a line of exact height, per mille from its top. LibreOffice does so whatever the face;
/// Word comes close with Chinese faces.
pub(super) const EXACT_BASELINE_PER_MILLE: i64 = 800;
/// How far 小标宋 is inked below its baseline, per mille of its size.
pub(super) const MARK_FOOT_PER_MILLE: i64 = 85;
/// How far 小标宋 is inked above its baseline, per mille of its size.
pub(super) const MARK_INK_PER_MILLE: i64 = 845;
/// How far the middle of the dash lies above the baseline, per mille of its size: a mean of 宋体 (360) and of the face
/// that stands for it (270); the clause allows more than the difference.
const DASH_PER_MILLE: i64 = 320;
/// The least height of a line that every reader accepts.
const SPACER_HEIGHT: Length = Length::pt(1);
/// Height of the page number's line; exact, so that no face moves the number.
pub(super) const PAGE_NUMBER_LINE: Length = Length::pt(20);

/// All that the part follows from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look<'s> {
    styles: Cow<'s, StyleSheet>,
    format: Format,
    mark: Mark,
    has_footnotes: bool,
}

impl<'s> Look<'s> {
    /// Of a document with or without footnotes.
    pub(super) fn of(document: &Document, styles: &'s StyleSheet, has_footnotes: bool) -> Look<'s> {
        let mark = Mark::of(document, styles);
        Look { styles: Cow::Borrowed(styles), format: document.format, mark, has_footnotes }
    }

    /// The same to be kept.
    pub(super) fn into_owned(self) -> Look<'static> {
        Look { styles: Cow::Owned(self.styles.into_owned()), ..self }
    }
}

/// The whole part, with the styles of footnotes where there are any.
pub(super) fn part(look: &Look<'_>) -> Element {
    let styles = &*look.styles;
    super::root("w:styles")
        .children([defaults(), body(styles), character_default(), table_default()])
        .children(Role::ALL.into_iter().filter(|r| *r != Role::Body).map(|r| role(look, r)))
        .children(furniture(styles))
        .children([Accent::Strong, Accent::Heading2, Accent::Heading1].map(|a| accent(styles, a)))
        .children([link(), table(styles), chart(styles)])
        .children(look.has_footnotes.then(footnote::styles).into_iter().flatten())
        .in_schema_order()
}

fn defaults() -> Element {
    let lang = val("w:lang", "en-US").attr("w:eastAsia", "zh-CN").attr("w:bidi", "ar-SA");
    let run = el("w:rPr").child(fonts(Face::FangSong)).children(size(gbt9704::BODY_SIZE)).child(lang);
    el("w:docDefaults")
        .child(el("w:rPrDefault").child(run))
        .child(el("w:pPrDefault").child(el("w:pPr").child(spacing(Length::ZERO, Length::ZERO, gbt9704::LINE))))
}

/// Word knows the default style by the name Normal alone and would add its own beside any other; the clerk sees the
/// alias.
fn body(styles: &StyleSheet) -> Element {
    let look = styles.paragraph(Role::Body);
    let off = |name| val(name, 0);
    let common = [
        off("w:widowControl"),
        val("w:kinsoku", 1),
        // On, for LibreOffice reads it the wrong way round, and then loses marks that it hangs. Lines are spaced so that
        // none has to hang.
        val("w:overflowPunct", 1),
        off("w:autoSpaceDE"),
        off("w:autoSpaceDN"),
        off("w:adjustRightInd"),
        off("w:snapToGrid"),
    ];
    el("w:style")
        .attr("w:type", "paragraph")
        .attr("w:default", 1)
        .attr("w:styleId", names::BODY)
        .children([val("w:name", "Normal"), val("w:aliases", look.name), el("w:qFormat")])
        .child(paragraph_properties(&look, Indent::of(&look), gbt9704::HALF_CELL * 2).children(common))
        .child(run_properties(&look))
}

fn character_default() -> Element {
    el("w:style").attr("w:type", "character").attr("w:default", 1).attr("w:styleId", "DefaultParagraphFont").children([
        val("w:name", "Default Paragraph Font"),
        val("w:uiPriority", 1),
        el("w:unhideWhenUsed"),
    ])
}

fn table_default() -> Element {
    el("w:style")
        .attr("w:type", "table")
        .attr("w:default", 1)
        .attr("w:styleId", "TableNormal")
        .children([val("w:name", "Normal Table"), val("w:uiPriority", 99), el("w:unhideWhenUsed")])
        .child(el("w:tblPr").child(dxa("w:tblInd", Length::ZERO)).child(cell_margins(Length::ZERO, Length::ZERO)))
}

fn role(Look { styles, format, mark, .. }: &Look<'_>, role: Role) -> Element {
    let mut look = styles.part(role, *format);
    match role {
        Role::Mark | Role::MarkSuffix => {
            look = ParagraphStyle { name: look.name, ..mark.style };
            look.before = head::above_mark(*format, mark).max(Length::ZERO);
        }
        Role::DocNumber if *format != Format::Letter => look.before = below_mark_lines(*format, mark),
        Role::AuthorisedBy => look.before = below_mark_lines(*format, mark),
        // What follows a title has the white itself, or the writer gives it.
        Role::Title => look.after = Length::ZERO,
        _ => {}
    }
    paragraph(names::role(role), &look, Indent::of(&look), gbt9704::HALF_CELL * 2)
}

/// Two blank lines below the ink of the mark (clause 7.2.5), not below its line.
pub(super) fn below_mark_lines(format: Format, mark: &Mark) -> Length {
    let look = gbt9704::paragraph(Role::DocNumber);
    if format == Format::Letter { Length::ZERO } else { look.before - head::below_mark(mark) }
}

/// The parts that are no paragraphs of the document: signature, tables, imprint, page number.
fn furniture(styles: &StyleSheet) -> Vec<Element> {
    let body = styles.paragraph(Role::Body);
    let plain = ParagraphStyle { first_indent: 0, ..body };
    let table = styles.table();
    let cell =
        |name, align| ParagraphStyle { name, align, face: table.face, size: table.size, line: table.line, ..plain };
    let small = ParagraphStyle { size: gbt9704::SMALL_SIZE, align: Alignment::Left, ..plain };
    let em = gbt9704::IMPRINT_INDENT;
    let one_em = Indent { left: em, right: em, first: Length::ZERO };
    // Further lines align after the colon of 抄送： (clause 7.4.2).
    let copies = Indent { left: em * 4, right: em, first: em * -3 };
    let number = gbt9704::PAGE_NUMBER_INDENT;
    let flush = |id, look: ParagraphStyle| paragraph(id, &look, Indent::default(), look.size);
    vec![
        flush(names::SIGNATURE, ParagraphStyle { name: "署名和日期", align: Alignment::Left, ..plain }),
        flush(names::TABLE_HEAD, ParagraphStyle { face: table.head_face, ..cell("表头", Alignment::Center) }),
        flush(names::cell(Align::Justify), cell("表格正文", Alignment::Justify)),
        flush(names::cell(Align::Left), cell("表格正文（居左）", Alignment::Left)),
        flush(names::cell(Align::Center), cell("表格正文（居中）", Alignment::Center)),
        flush(names::cell(Align::Right), cell("表格正文（居右）", Alignment::Right)),
        paragraph(
            names::IMPRINT_COPIES,
            &ParagraphStyle { name: "版记（抄送）", align: Alignment::Justify, ..small },
            copies,
            em,
        ),
        // What stands between it and the date is the date's.
        paragraph(
            names::IMPRINT_PRINTER,
            &ParagraphStyle { name: "版记（印发机关）", ..small },
            Indent { right: Length::ZERO, ..one_em },
            em,
        ),
        paragraph(
            names::IMPRINT_DATE,
            &ParagraphStyle { name: "版记（印发日期）", align: Alignment::Right, ..small },
            Indent { left: Length::ZERO, ..one_em },
            em,
        ),
        paragraph(
            names::PAGE_NUMBER,
            &ParagraphStyle { name: "页码", face: Face::Song, line: PAGE_NUMBER_LINE, ..small },
            Indent { left: number, right: number, first: Length::ZERO },
            number,
        ),
        flush(names::SPACER, ParagraphStyle { name: "分隔行", size: SPACER_HEIGHT, line: SPACER_HEIGHT, ..small }),
    ]
}

fn paragraph(id: &'static str, look: &ParagraphStyle, indent: Indent, em: Length) -> Element {
    el("w:style")
        .attr("w:type", "paragraph")
        .attr("w:customStyle", 1)
        .attr("w:styleId", id)
        .children([val("w:name", look.name), val("w:basedOn", names::BODY), el("w:qFormat")])
        .child(paragraph_properties(look, indent, em))
        .child(run_properties(look))
}

fn paragraph_properties(look: &ParagraphStyle, indent: Indent, em: Length) -> Element {
    let keep = look.keep_with_next.then(|| [el("w:keepNext"), el("w:keepLines")]);
    el("w:pPr")
        .children(keep.into_iter().flatten())
        .child(spacing(look.before, look.after, look.line))
        .child(indent.element(em))
        .child(alignment(look.align))
        .children(look.outline.map(|level| val("w:outlineLvl", level)))
}

fn accent(styles: &StyleSheet, accent: Accent) -> Element {
    let body = styles.paragraph(Role::Body);
    let look = styles.run(&body, accent);
    let name = match accent {
        Accent::None => unreachable!("plain text has no style of its own"),
        Accent::Strong => "三级标题（段首）",
        Accent::Heading2 => "二级标题（段首）",
        Accent::Heading1 => "一级标题（段首）",
    };
    // Another paragraph's face must shine through where the run has none of its own.
    let face = (look.face != body.face).then(|| fonts(look.face));
    let bold = look.bold.then(|| [el("w:b"), el("w:bCs")]);
    el("w:style")
        .attr("w:type", "character")
        .attr("w:customStyle", 1)
        .attr("w:styleId", names::accent(accent).expect("only runs that stand out have a style"))
        .children([val("w:name", name), val("w:basedOn", "DefaultParagraphFont"), el("w:qFormat")])
        .child(el("w:rPr").children(face).children(bold.into_iter().flatten()))
}

/// Official paper is black (clause 5.2.4), links too; Word would make them blue and underlined.
fn link() -> Element {
    el("w:style")
        .attr("w:type", "character")
        .attr("w:styleId", names::LINK)
        .children([val("w:name", "Hyperlink"), val("w:basedOn", "DefaultParagraphFont"), val("w:uiPriority", 99)])
        .child(el("w:rPr").children([val("w:color", hex(Colour::BLACK)), val("w:u", "none")]))
}

/// A line as high as its drawing; of exact height it would cut the drawing off.
fn chart(styles: &StyleSheet) -> Element {
    let body = styles.paragraph(Role::Body);
    let look =
        ParagraphStyle { name: "图表", size: SPACER_HEIGHT, align: Alignment::Center, first_indent: 0, ..body };
    let single = el("w:spacing").attr("w:before", 0).attr("w:after", 0).attr("w:line", 240).attr("w:lineRule", "auto");
    el("w:style")
        .attr("w:type", "paragraph")
        .attr("w:customStyle", 1)
        .attr("w:styleId", names::CHART)
        .children([val("w:name", look.name), val("w:basedOn", names::BODY), el("w:qFormat")])
        .child(el("w:pPr").children([single, Indent::default().element(look.size), alignment(look.align)]))
        .child(run_properties(&look))
}

fn table(styles: &StyleSheet) -> Element {
    let look = styles.table();
    let sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let borders = sides.map(|side| border(side, look.rule, 0, Colour::BLACK));
    el("w:style")
        .attr("w:type", "table")
        .attr("w:customStyle", 1)
        .attr("w:styleId", names::TABLE)
        .children([val("w:name", "公文表格"), val("w:basedOn", "TableNormal"), el("w:qFormat")])
        .child(
            el("w:tblPr")
                .child(el("w:tblBorders").children(borders))
                // Word processors add the rule to the height of a row, and half a rule more to that of a table.
                .child(cell_margins(look.padding, look.padding_vertical - look.rule / 2 - Length::twips(1))),
        )
}

/// `w:tblCellMar`.
pub(super) fn cell_margins(side: Length, vertical: Length) -> Element {
    el("w:tblCellMar").children([
        dxa("w:top", vertical),
        dxa("w:left", side),
        dxa("w:bottom", vertical),
        dxa("w:right", side),
    ])
}

/// A width in twips.
pub(super) fn dxa(name: &'static str, width: Length) -> Element {
    el(name).attr("w:w", width.to_twips()).attr("w:type", "dxa")
}

/// The red line below the number (clause 7.2.7): its distance is counted from the foot of the type, a border's from
/// the foot of the line.
pub(super) fn red_line(styles: &StyleSheet) -> Element {
    let look = styles.paragraph(Role::DocNumber);
    let below_baseline = look.line.scale(1000 - EXACT_BASELINE_PER_MILLE, 1000);
    let foot = look.size.scale(1000 - gbt9704::BASELINE_PER_MILLE, 1000);
    // Whole points are all that a border's distance can hold.
    let space = (gbt9704::RED_LINE_GAP - below_baseline + foot).to_emu().div_euclid(Length::pt(1).to_emu()) + 1;
    el("w:pBdr").child(border("w:bottom", gbt9704::RED_LINE_WIDTH, space, styles.choices.red))
}

/// `w:footer`: from the sheet's lower edge to the foot of the page number's line, so that the dash is where clause 7.5
/// wants it.
pub(super) fn footer_distance(bottom_margin: Length) -> Length {
    let below_baseline = PAGE_NUMBER_LINE.scale(1000 - EXACT_BASELINE_PER_MILLE, 1000);
    let dash = gbt9704::SMALL_SIZE.scale(DASH_PER_MILLE, 1000);
    bottom_margin - gbt9704::PAGE_NUMBER_DROP - below_baseline - dash
}
