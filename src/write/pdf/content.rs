//! The ink of each page as `printpdf` operations, in sequences marked with what they belong to.

use super::embed::Fonts;
use super::object::points;
use super::pressed::{Key, Pressed, PressedPages};
use crate::base::Length;
use crate::page::{
    Colour, FontId, GlyphRun, Item, Page, Pages, PlacedPicture, Rule, Shape, Stroke, TagId, TagRole, TagTree,
};
use crate::style::gbt9704::{BASELINE_PER_MILLE, BOTTOM_MARGIN, SHEET_HEIGHT, SHEET_WIDTH};
use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Line, LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix, TextRenderingMode, WindingOrder, XObjectId, XObjectTransform,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Thickness of the stroke that makes type bold, in parts of its size: 1/50.
const EMBOLDEN_PART: i64 = 50;

/// One page's ink, and the structure element of each of its marked sequences; a sequence's place is its MCID.
pub(super) struct Drawn {
    pub(super) ink: Ink,
    pub(super) sequences: Vec<TagId>,
    pub(super) figures: Figures,
    pub(super) turned: bool,
}

/// What a page shows.
pub(super) enum Ink {
    /// Operations to be pressed, and what the page is kept under then.
    Operations(Vec<Op>, Option<Key>),
    /// As it was pressed before.
    Pressed(Arc<Pressed>),
}

/// The area of each figure on a page: left, foot, right and head from the lower left corner of the upright sheet.
pub(super) type Figures = BTreeMap<TagId, [Length; 4]>;

/// Draws every page that was not pressed before.
pub(super) fn draw(pages: &Pages, fonts: &Fonts<'_>, before: Option<&PressedPages>) -> Vec<Drawn> {
    let draw = |page| {
        let key = before.map(|_| Key::of(page, &pages.tags, fonts));
        match key.zip(before).and_then(|(key, before)| before.get(key)) {
            Some(pressed) => drawn_before(page, pressed),
            None => draw_page(page, &pages.tags, fonts, key),
        }
    };
    pages.pages.iter().map(draw).collect()
}

fn drawn_before(page: &Page, pressed: Arc<Pressed>) -> Drawn {
    let (sequences, figures) = (pressed.sequences.clone(), pressed.figures.clone());
    Drawn { ink: Ink::Pressed(pressed), sequences, figures, turned: !page.turned.is_empty() }
}

fn draw_page(page: &Page, tags: &TagTree, fonts: &Fonts<'_>, key: Option<Key>) -> Drawn {
    let mut pen = Pen::new(tags, fonts);
    page.upright.iter().for_each(|item| pen.draw(item));
    pen.close();
    if !page.turned.is_empty() {
        pen.turn();
        page.turned.iter().for_each(|item| pen.draw(item));
        pen.close();
        pen.ops.push(Op::RestoreGraphicsState);
    }
    let Pen { ops, sequences, figures, .. } = pen;
    Drawn { ink: Ink::Operations(ops, key), sequences, figures, turned: !page.turned.is_empty() }
}

/// What a sequence belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// A structure element.
    Tag(TagId),
    /// Text outside the structure below the type area: a page number.
    Footer,
    /// Other text outside the structure.
    Furniture,
    /// Rules and ornament.
    Layout,
}

/// What the reader's pen is set to, so that nothing is said twice.
#[derive(Clone, Copy, Default)]
struct Setting {
    font: Option<(FontId, Length)>,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    width: Option<Length>,
    dash: [Length; 2],
    bold: bool,
}

struct Pen<'a> {
    tags: &'a TagTree,
    fonts: &'a Fonts<'a>,
    height: Length,
    ops: Vec<Op>,
    sequences: Vec<TagId>,
    figures: Figures,
    open: Option<Mark>,
    in_text: bool,
    now: Setting,
}

impl<'a> Pen<'a> {
    fn new(tags: &'a TagTree, fonts: &'a Fonts<'a>) -> Pen<'a> {
        let (ops, sequences, figures, now) = (Vec::new(), Vec::new(), Figures::new(), Setting::default());
        Pen { tags, fonts, height: SHEET_HEIGHT, ops, sequences, figures, open: None, in_text: false, now }
    }

    /// From here on the sheet is held sideways: its upper edge is the upright sheet's left edge, so it stands turned
    /// to the left by a right angle about a corner that comes to lie at the lower right.
    fn turn(&mut self) {
        self.height = SHEET_WIDTH;
        self.ops.push(Op::SaveGraphicsState);
        let matrix = CurTransMat::Raw([0.0, 1.0, -1.0, 0.0, points(SHEET_WIDTH), 0.0]);
        self.ops.push(Op::SetTransformationMatrix { matrix });
    }

    fn draw(&mut self, item: &Item) {
        match item {
            Item::Run(run) if run.glyphs.is_empty() => {}
            Item::Run(run) => {
                self.mark(self.mark_of(run));
                self.set_in_text(true);
                self.text(run);
                let (first, last) = (run.glyphs[0].x, run.glyphs[run.glyphs.len() - 1].x);
                self.see(run.tag, first, run.baseline - run.size.scale(BASELINE_PER_MILLE, 1000));
                self.see(run.tag, last + run.size / 2, run.baseline + run.size.scale(1000 - BASELINE_PER_MILLE, 1000));
            }
            Item::Rule(rule) => {
                self.mark(Mark::Layout);
                self.set_in_text(false);
                self.rule(rule);
            }
            Item::Picture(placed) => {
                self.mark(Mark::Tag(placed.tag));
                self.set_in_text(false);
                self.picture(placed);
                let [left, top, right, bottom] = placed.area;
                self.see(Some(placed.tag), left, top);
                self.see(Some(placed.tag), right, bottom);
            }
            Item::Shape(shape) if shape.points.is_empty() => {}
            Item::Shape(shape) => {
                self.mark(shape.tag.map_or(Mark::Layout, Mark::Tag));
                self.set_in_text(false);
                self.shape(shape);
                shape.points.iter().for_each(|&(x, y)| self.see(shape.tag, x, y));
            }
        }
    }

    /// Widens the area of a figure to a place in it.
    fn see(&mut self, tag: Option<TagId>, x: Length, y: Length) {
        let Some(tag) = tag.filter(|t| self.tags.get(*t).role == TagRole::Figure) else { return };
        let (x, y) = if self.height == SHEET_HEIGHT { (x, SHEET_HEIGHT - y) } else { (y, x) };
        let [left, foot, right, head] = self.figures.entry(tag).or_insert([x, y, x, y]);
        (*left, *foot) = (x.min(*left), y.min(*foot));
        (*right, *head) = (x.max(*right), y.max(*head));
    }

    fn mark_of(&self, run: &GlyphRun) -> Mark {
        match run.tag {
            Some(tag) => Mark::Tag(tag),
            None if self.height == SHEET_HEIGHT && run.baseline > SHEET_HEIGHT - BOTTOM_MARGIN => Mark::Footer,
            None => Mark::Furniture,
        }
    }

    fn mark(&mut self, mark: Mark) {
        if self.open == Some(mark) {
            return;
        }
        self.close();
        self.open = Some(mark);
        let named = |key: &str, value: &str| (key.to_owned(), DictItem::Name(value.into()));
        let (tag, map) = match mark {
            Mark::Tag(tag) => {
                let number = i64::try_from(self.sequences.len()).expect("a page has few sequences");
                self.sequences.push(tag);
                let role = super::structure::role_name(self.tags.get(tag).role);
                (role, BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]))
            }
            Mark::Footer => ("Artifact", BTreeMap::from([named("Type", "Pagination"), named("Subtype", "Footer")])),
            Mark::Furniture => ("Artifact", BTreeMap::from([named("Type", "Pagination")])),
            Mark::Layout => ("Artifact", BTreeMap::from([named("Type", "Layout")])),
        };
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn close(&mut self) {
        self.set_in_text(false);
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn set_in_text(&mut self, wanted: bool) {
        if self.in_text != wanted {
            self.in_text = wanted;
            self.ops.push(if wanted { Op::StartTextSection } else { Op::EndTextSection });
        }
    }

    fn text(&mut self, run: &GlyphRun) {
        if self.now.font.replace((run.font, run.size)) != Some((run.font, run.size)) {
            let font = PdfFontHandle::External(printpdf::FontId(super::embed::resource_name(run.font)));
            self.ops.push(Op::SetFont { font, size: Pt(run.size.to_pt() as f32) });
        }
        self.fill(run.colour);
        if run.embolden {
            self.stroke(run.colour, run.size / EMBOLDEN_PART);
            self.dash(Stroke::SOLID);
        }
        if std::mem::replace(&mut self.now.bold, run.embolden) != run.embolden {
            let mode = if run.embolden { TextRenderingMode::FillStroke } else { TextRenderingMode::Fill };
            self.ops.push(Op::SetTextRenderingMode { mode });
        }
        let origin = run.glyphs.first().map_or(Length::ZERO, |g| g.x);
        let condense = run.condense as f32 / 100.0;
        let matrix = [condense, 0.0, 0.0, 1.0, points(origin), points(self.height - run.baseline)];
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(self.glyphs(run, origin))] });
    }

    /// The codes of a run, each followed by the way back from where its width leads to where the next glyph stands.
    /// Both are whole tenths of a thousandth of the size, so no error adds up: each glyph is as near as the first.
    fn glyphs(&self, run: &GlyphRun, origin: Length) -> Vec<Codepoint> {
        let font = self.fonts.get(run.font);
        let size = run.size.scale(run.condense, 100).to_emu().max(1);
        let mut out: Vec<Codepoint> = Vec::with_capacity(run.glyphs.len());
        let mut reached = 0;
        for glyph in &run.glyphs {
            let wanted = (glyph.x - origin).scale(10_000, size).to_emu();
            if let Some(last) = out.last_mut() {
                last.offset = (reached - wanted) as f32 / 10.0;
            }
            let code = font.codes.of(glyph);
            reached = wanted + font.width(code) * 10;
            out.push(Codepoint::new(code, 0.0));
        }
        out
    }

    fn rule(&mut self, rule: &Rule) {
        self.stroke(rule.colour, rule.width);
        self.dash(Stroke::SOLID);
        let line = Line { points: self.path(&[rule.from, rule.to]), is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }

    /// A picture is a square of one by one that is stretched to its area.
    fn picture(&mut self, PlacedPicture { picture, area: [left, top, right, bottom], .. }: &PlacedPicture) {
        let [width, height] = [points(*right - *left), points(*bottom - *top)];
        let matrix = CurTransMat::Raw([width, 0.0, 0.0, height, points(*left), points(self.height - *bottom)]);
        let id = XObjectId(super::picture::resource_name(*picture));
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix },
            Op::UseXobject { id, transform },
            Op::RestoreGraphicsState,
        ]);
    }

    fn path(&self, corners: &[(Length, Length)]) -> Vec<LinePoint> {
        let place =
            |&(x, y)| LinePoint { p: Point { x: Pt(points(x)), y: Pt(points(self.height - y)) }, bezier: false };
        corners.iter().map(place).collect()
    }

    fn shape(&mut self, shape: &Shape) {
        if let Some(colour) = shape.fill {
            self.fill(colour);
        }
        if let Some(stroke) = shape.stroke {
            self.stroke(stroke.colour, stroke.width);
            self.dash(stroke.dash);
        }
        let points = self.path(&shape.points);
        let mode = match (shape.fill, shape.stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, Some(_)) if !shape.closed => {
                return self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            (None, Some(_)) => PaintMode::Stroke,
            (None, None) => return,
        };
        let polygon = Polygon { rings: vec![PolygonRing { points }], mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn dash(&mut self, dash: [Length; 2]) {
        if std::mem::replace(&mut self.now.dash, dash) != dash {
            let dash = match dash {
                Stroke::SOLID => LineDashPattern::solid(),
                [on, off] => LineDashPattern::new(0.0, &[points(on), points(off)]),
            };
            self.ops.push(Op::SetLineDashPattern { dash });
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.now.fill.replace(colour) != Some(colour) {
            self.ops.push(Op::SetFillColor { col: ink(colour) });
        }
    }

    fn stroke(&mut self, colour: Colour, width: Length) {
        if self.now.stroke.replace(colour) != Some(colour) {
            self.ops.push(Op::SetOutlineColor { col: ink(colour) });
        }
        if self.now.width.replace(width) != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(points(width)) });
        }
    }
}

/// Red, green and blue as the file's sRGB output intent means them, with four decimals.
fn ink(colour: Colour) -> Color {
    let part = |n: u8| (f32::from(n) / 255.0 * 10_000.0).round() / 10_000.0;
    Color::Rgb(Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None })
}
