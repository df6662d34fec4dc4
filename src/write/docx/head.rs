//! 版头 as the 版式 wants it: corner, mark, 签发人 with the 发文字号, lines. What stands by measure on the sheet, and not in
//! the flow of the text, is a shape tied to the first paragraph.

use super::look::{alignment, hex, spacing};
use super::names;
use super::package::Links;
use super::paragraph::{self, half_cells};
use super::revision;
use super::styles::{self, EXACT_BASELINE_PER_MILLE, MARK_FOOT_PER_MILLE, MARK_INK_PER_MILLE, cell_margins, dxa};
use super::xml::{Element, Node, el, val};
use crate::base::Length;
use crate::document::{Block, Document, Format, Inline, Paragraph, Role, Section};
use crate::page::Colour;
use crate::style::gbt9704::{BASELINE_PER_MILLE, BODY_SIZE, LEFT_MARGIN, LINE, TOP_MARGIN, TYPE_AREA_WIDTH};
use crate::style::head::{self, CORNER, Mark};
use crate::style::{Alignment, StyleSheet};

/// From the upper edge of a line of the text to its type, as word processors set it.
const ABOVE_TYPE: Length =
    Length::emu(LINE.to_emu() * EXACT_BASELINE_PER_MILLE / 1000 - BODY_SIZE.to_emu() * BASELINE_PER_MILLE / 1000);

/// The paragraphs of a head by part.
#[derive(Default)]
struct Parts<'a> {
    corner: Vec<&'a Paragraph>,
    mark: Option<&'a Paragraph>,
    suffix: Option<&'a Paragraph>,
    signatories: Option<&'a Paragraph>,
    number: Option<&'a Paragraph>,
}

impl<'a> Parts<'a> {
    /// What a section begins with of them, and how many blocks that is.
    fn of(section: &'a Section) -> (Parts<'a>, usize) {
        let mut parts = Parts::default();
        let paragraphs = section.blocks.iter().map_while(|b| if let Block::Paragraph(p) = b { Some(p) } else { None });
        let mut count = 0;
        for p in paragraphs {
            match p.role {
                role if CORNER.contains(&role) => parts.corner.push(p),
                Role::Mark if parts.mark.is_none() => parts.mark = Some(p),
                Role::MarkSuffix if parts.suffix.is_none() => parts.suffix = Some(p),
                Role::AuthorisedBy if parts.signatories.is_none() => parts.signatories = Some(p),
                Role::DocNumber if parts.number.is_none() => parts.number = Some(p),
                _ => break,
            }
            count += 1;
        }
        (parts, count)
    }
}

/// What is at hand for a head.
struct Writer<'a, 'd> {
    format: Format,
    styles: &'a StyleSheet,
    mark: Mark,
    links: &'a mut Links,
    parts: Parts<'d>,
}

/// The head that a section begins with, and how many of its blocks it is.
pub(super) fn of(
    document: &Document,
    section: &Section,
    styles: &StyleSheet,
    links: &mut Links,
) -> (Vec<Element>, usize) {
    let (parts, count) = Parts::of(section);
    let mut writer = Writer { format: document.format, styles, mark: Mark::of(document, styles), links, parts };
    let elements = if document.format == Format::Letter { writer.letter() } else { writer.paper() };
    (elements, count)
}

/// The blank above the mark, where no corner stands there: its ink hangs at its depth, not its line.
pub(super) fn above_mark(format: Format, mark: &Mark) -> Length {
    let ink = mark.style.size.scale(MARK_INK_PER_MILLE, 1000);
    head::mark_drop(format) + ink - mark.style.line.scale(EXACT_BASELINE_PER_MILLE, 1000)
}

/// What the mark's line has below its ink.
pub(super) fn below_mark(mark: &Mark) -> Length {
    let line = if is_stacked(mark) { name_line(mark) } else { mark.style.line };
    line.scale(1000 - EXACT_BASELINE_PER_MILLE, 1000) - mark.style.size.scale(MARK_FOOT_PER_MILLE, 1000)
}

fn is_stacked(mark: &Mark) -> bool {
    mark.names.len() > 1 || !mark.suffix.is_empty()
}

/// The line of one of several names.
fn name_line(mark: &Mark) -> Length {
    mark.style.size.scale(MARK_INK_PER_MILLE + MARK_FOOT_PER_MILLE, 1000) + mark.leading
}

impl Writer<'_, '_> {
    fn paper(&mut self) -> Vec<Element> {
        let mut out = Vec::new();
        let present: Vec<Role> = self.parts.corner.iter().map(|p| p.role).collect();
        let mut lines = 0;
        for p in std::mem::take(&mut self.parts.corner) {
            let line = head::corner_line(p.role, &present, self.format);
            out.push(self.spaced(p, LINE * (line - lines), LINE));
            lines = line + 1;
        }
        if let Some(p) = self.parts.mark {
            let above = above_mark(self.format, &self.mark) - LINE * lines;
            if is_stacked(&self.mark) {
                out.extend(self.stack(p, LINE * lines));
            } else if lines > 0 {
                out.push(self.spaced(p, above, self.mark.style.line));
            } else {
                out.push(paragraph::of(p, self.links));
            }
        }
        match self.parts.signatories {
            Some(p) => out.extend(self.signatories(p)),
            None => out.extend(self.parts.number.map(|p| paragraph::of(p, self.links))),
        }
        if let Some(number) = out.last_mut().filter(|_| self.parts.number.is_some() && head::has_red_line(self.format))
        {
            number.first_or_new("w:pPr").push(styles::red_line(self.styles));
        }
        out
    }

    /// A paragraph with another blank above than its style has.
    fn spaced(&mut self, p: &Paragraph, before: Length, line: Length) -> Element {
        let mut element = paragraph::of(p, self.links);
        element.first_or_new("w:pPr").push(spacing(before, Length::ZERO, line));
        element
    }

    /// Stacked names at the left and what stands beside them at the right, in a table without lines.
    fn stack(&mut self, p: &Paragraph, above: Length) -> Vec<Element> {
        let mark = &self.mark;
        let line = name_line(mark);
        let width = |text: &str| {
            let half_cells = crate::style::columns::width_in_half_cells(text);
            mark.style.size.scale(mark.style.condense * half_cells, 200)
        };
        // What rounding to twips takes from a line that fills its cell.
        let slack = Length::twips(40);
        let names = mark.names.iter().map(|n| width(n)).fold(Length::ZERO, Length::max) + slack;
        let beside = if mark.suffix.is_empty() { Length::ZERO } else { mark.gap + width(&mark.suffix) + slack };
        let ink = mark.style.size.scale(MARK_INK_PER_MILLE, 1000);
        let drop = head::mark_drop(self.format) - above + ink - line.scale(EXACT_BASELINE_PER_MILLE, 1000);
        let rows = stretches(&p.inlines).into_iter().enumerate().map(|(n, inlines)| {
            let name = self.line(Role::Mark, &inlines, line, "distribute");
            let suffix = (!mark.suffix.is_empty()).then(|| {
                let inlines = self.parts.suffix.filter(|_| n == 0).map(|p| p.inlines.clone()).unwrap_or_default();
                let merge = if n == 0 { val("w:vMerge", "restart") } else { el("w:vMerge") };
                cell(beside, Some(merge), self.line(Role::MarkSuffix, &inlines, line, "right"))
            });
            let height = el("w:trHeight").attr("w:val", line.to_twips()).attr("w:hRule", "exact");
            el("w:tr")
                .child(el("w:trPr").child(el("w:cantSplit")).child(height))
                .child(cell(names, None, name))
                .children(suffix)
        });
        let columns = [names, beside].into_iter().filter(|w| *w > Length::ZERO);
        let grid = el("w:tblGrid").children(columns.map(|w| el("w:gridCol").attr("w:w", w.to_twips())));
        let properties = el("w:tblPr")
            .child(dxa("w:tblW", names + beside))
            .child(val("w:jc", "center"))
            .child(el("w:tblLayout").attr("w:type", "fixed"))
            .child(cell_margins(Length::ZERO, Length::ZERO))
            .child(val("w:tblLook", "0000"));
        vec![paragraph::blank(drop), el("w:tbl").child(properties).child(grid).children(rows.collect::<Vec<_>>())]
    }

    /// One line of the stack.
    fn line(&self, role: Role, inlines: &[Inline], line: Length, align: &str) -> Element {
        let mut element = paragraph::plain(names::role(role), "");
        element.children.extend(runs(inlines));
        let properties = element.first_or_new("w:pPr");
        properties.push(spacing(Length::ZERO, Length::ZERO, line));
        properties.push(val("w:jc", align));
        element
    }

    /// 签发人 line by line, the 发文字号 on the last of them (clauses 7.2.5, 7.2.6).
    fn signatories(&mut self, p: &Paragraph) -> Vec<Element> {
        let place = head::signatories(&p.text());
        let lines = stretches(&p.inlines);
        let last = lines.len() - 1;
        let mut out = Vec::new();
        for (n, names) in lines.iter().enumerate() {
            let start = if n == 0 { place.label } else { place.columns[0] };
            let number = self.parts.number.filter(|_| n == last);
            let (style, left) = match number {
                Some(_) => (Role::DocNumber, 2),
                None => (Role::AuthorisedBy, start),
            };
            let mut element = paragraph::plain(names::role(style), "");
            if let Some(number) = number {
                element.children.extend(runs(&number.inlines));
                element.children.push(Node::Element(tab()));
            }
            element.children.extend(runs_with_tabs(names));
            let stops =
                std::iter::once(start).filter(|_| number.is_some()).chain(place.columns.iter().skip(1).copied());
            let tabs = stops.map(|at| val("w:tab", "left").attr("w:pos", half_cells(at).to_twips()));
            let properties = element.first_or_new("w:pPr");
            properties.push(el("w:tabs").children(tabs));
            let before = if n == 0 { styles::below_mark_lines(self.format, &self.mark) } else { Length::ZERO };
            properties.push(spacing(before, Length::ZERO, LINE));
            properties.push(el("w:ind").attr("w:leftChars", 0).attr("w:left", half_cells(left).to_twips()));
            properties.push(alignment(Alignment::Left));
            revision::end(&mut element, p.mark);
            out.push(element);
        }
        out
    }

    /// Corner at the left and number at the right; the mark and both double lines are shapes tied to the first line.
    fn letter(&mut self) -> Vec<Element> {
        let corner = std::mem::take(&mut self.parts.corner);
        let mut out: Vec<Element> = Vec::new();
        let first = match (corner.first().copied(), self.parts.number) {
            (Some(left), Some(right)) => self.beside(left, right),
            (Some(only), None) | (None, Some(only)) => paragraph::of(only, self.links),
            (None, None) => paragraph::blank(Length::pt(1)),
        };
        out.push(first);
        out.extend(corner.iter().skip(1).map(|p| paragraph::of(p, self.links)));
        let foot = head::LETTER_MARK_TOP + head::mark_height(&self.mark) + head::LETTER_LINE_GAP;
        let before = foot + head::LETTER_DOUBLE + head::LETTER_GAP - ABOVE_TYPE - TOP_MARGIN;
        let red = self.styles.choices.red;
        let mut shapes = double_line(foot, true, red);
        let second = crate::style::gbt9704::SHEET_HEIGHT - head::LETTER_FOOT - head::LETTER_DOUBLE;
        shapes.extend(double_line(second, false, red));
        shapes.extend(self.parts.mark.map(|p| self.mark_box(p)));
        let properties = out[0].first_or_new("w:pPr");
        properties.push(spacing(before, Length::ZERO, LINE));
        let at = 1;
        out[0].children.splice(at..at, shapes.into_iter().map(Node::Element));
        out
    }

    /// Two elements on one line, the second flush right.
    fn beside(&mut self, left: &Paragraph, right: &Paragraph) -> Element {
        let mut element = paragraph::of(left, self.links);
        element.children.push(Node::Element(tab()));
        // The number keeps the look of its own style.
        let look = super::look::run_properties(&self.styles.part(right.role, self.format));
        for node in runs(&right.inlines) {
            let Node::Element(mut run) = node else { continue };
            run.visit(&mut |e| {
                if e.name == "w:r" {
                    *e.first_or_new("w:rPr") = look.clone();
                }
            });
            element.children.push(Node::Element(run));
        }
        let stop = val("w:tab", "right").attr("w:pos", TYPE_AREA_WIDTH.to_twips());
        element.first_or_new("w:pPr").push(el("w:tabs").child(stop));
        element
    }

    /// The mark in a box whose ink begins 30 mm from the upper edge of the sheet (clause 10.1).
    fn mark_box(&mut self, p: &Paragraph) -> Element {
        let line = self.mark.style.line;
        let above_ink =
            line.scale(EXACT_BASELINE_PER_MILLE, 1000) - self.mark.style.size.scale(MARK_INK_PER_MILLE, 1000);
        let mut inner = paragraph::of(p, self.links);
        inner.first_or_new("w:pPr").push(spacing(Length::ZERO, Length::ZERO, line));
        let style = placed(LEFT_MARGIN, head::LETTER_MARK_TOP - above_ink, TYPE_AREA_WIDTH, line);
        let text = el("v:textbox").attr("inset", "0,0,0,0").child(el("w:txbxContent").child(inner));
        let shape = el("v:rect")
            .attr("id", "发文机关标志")
            .attr("style", style)
            .attr("filled", "f")
            .attr("stroked", "f")
            .child(text);
        drawn(shape)
    }
}

/// The pieces between forced breaks.
fn stretches(inlines: &[Inline]) -> Vec<Vec<Inline>> {
    let mut out = vec![Vec::new()];
    for inline in inlines {
        match inline {
            Inline::Break => out.push(Vec::new()),
            text => out.last_mut().expect("there is a line from the start").push(text.clone()),
        }
    }
    out
}

fn runs(inlines: &[Inline]) -> Vec<Node> {
    inlines.iter().flat_map(|i| revision::about(paragraph::inline_runs(i), i.mark())).collect()
}

/// The blank between two names is a tabulator: the names stand in columns.
fn runs_with_tabs(inlines: &[Inline]) -> Vec<Node> {
    let tabbed = inlines.iter().map(|i| match i {
        Inline::Text { text, accent, link, mark } => {
            Inline::Text { text: text.replace('\u{3000}', "\t"), accent: *accent, link: link.clone(), mark: *mark }
        }
        Inline::Break | Inline::Footnote(_) => i.clone(),
    });
    runs(&tabbed.collect::<Vec<_>>())
}

fn tab() -> Element {
    el("w:r").child(el("w:tab"))
}

fn cell(width: Length, merge: Option<Element>, text: Element) -> Element {
    let properties = el("w:tcPr").child(dxa("w:tcW", width)).children(merge).child(val("w:vAlign", "center"));
    el("w:tc").child(properties).child(text)
}

/// Both rules of a double line, from its upper edge down.
fn double_line(top: Length, thick_above: bool, red: Colour) -> Vec<Element> {
    let widths = [head::LETTER_THICK, head::LETTER_THIN];
    let [first, second] = if thick_above { widths } else { [widths[1], widths[0]] };
    let rule = |id: &str, top: Length, width: Length| {
        let rect = el("v:rect")
            .attr("id", id)
            .attr("style", placed(head::letter_line_left(), top, head::LETTER_LINE, width))
            .attr("fillcolor", format!("#{}", hex(red)))
            .attr("stroked", "f");
        drawn(rect)
    };
    let [a, b] = if thick_above { ["红线一粗", "红线一细"] } else { ["红线二细", "红线二粗"] };
    vec![rule(a, top, first), rule(b, top + first + head::LETTER_WHITE, second)]
}

/// A place on the sheet, in the words of VML.
fn placed(left: Length, top: Length, width: Length, height: Length) -> String {
    let pt = |l: Length| {
        let hundredths = l.to_emu() * 100 / Length::pt(1).to_emu();
        format!("{}.{:02}pt", hundredths / 100, hundredths % 100)
    };
    format!(
        "position:absolute;margin-left:{};margin-top:{};width:{};height:{};z-index:1;\
         mso-position-horizontal-relative:page;mso-position-vertical-relative:page",
        pt(left),
        pt(top),
        pt(width),
        pt(height)
    )
}

fn drawn(shape: Element) -> Element {
    el("w:r").child(el("w:pict").child(shape.attr("xmlns:v", "urn:schemas-microsoft-com:vml")))
}
