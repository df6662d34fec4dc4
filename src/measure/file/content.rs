//! What the operations of a page ink.

use super::font::{Font, Fonts};
use super::{Unread, length, number};
use crate::base::Length;
use crate::measure::seen::{SeenGlyph, SeenRule};
use crate::page::Colour;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How far a turned or level matrix may be from exactly so.
const NEARLY: f64 = 1e-4;

/// A matrix of PDF: `[a b c d e f]`.
type Matrix = [f64; 6];
const UNTURNED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `m`, then `n`.
fn times(m: Matrix, n: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = m;
    let at = |x: f64, y: f64| (x * n[0] + y * n[2], x * n[1] + y * n[3]);
    let ((a, b), (c, d), (e, f)) = (at(a, b), at(c, d), at(e, f));
    [a, b, c, d, e + n[4], f + n[5]]
}

/// What a page showed: its characters with the number of the sequence each is marked by.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) glyphs: Vec<(SeenGlyph, Option<i64>)>,
    pub(super) rules: Vec<SeenRule>,
    pub(super) pictures: Vec<[Length; 4]>,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    stretch: f64,
    spacing: f64,
    leading: f64,
    rise: f64,
    fill: Colour,
    stroke: Colour,
    width: f64,
}

/// Follows the operations of a page.
pub(super) struct Eye<'d> {
    document: &'d Document,
    objects: Option<&'d Dictionary>,
    fonts: BTreeMap<Vec<u8>, Rc<Font>>,
    sheet: [f64; 4],
    now: State,
    kept: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Vec<(f64, f64)>,
    pieces: Vec<[(f64, f64); 2]>,
    marks: Vec<Option<i64>>,
    shown: Shown,
}

impl<'d> Eye<'d> {
    pub(super) fn new(
        document: &'d Document,
        resources: &'d Dictionary,
        sheet: [f64; 4],
        known: &mut Fonts,
    ) -> Result<Eye<'d>, Unread> {
        let mut fonts = BTreeMap::new();
        if let Ok(dict) = resources.get_deref(b"Font", document) {
            for (name, font) in dict.as_dict()? {
                let font = document.dereference(font)?.1.as_dict()?;
                fonts.insert(name.clone(), known.read(document, font)?);
            }
        }
        let now = State {
            matrix: UNTURNED,
            font: None,
            size: 0.0,
            stretch: 1.0,
            spacing: 0.0,
            leading: 0.0,
            rise: 0.0,
            fill: Colour::BLACK,
            stroke: Colour::BLACK,
            width: 1.0,
        };
        let objects = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok();
        Ok(Eye {
            document,
            objects,
            fonts,
            sheet,
            now,
            kept: Vec::new(),
            text: UNTURNED,
            line: UNTURNED,
            path: Vec::new(),
            pieces: Vec::new(),
            marks: Vec::new(),
            shown: Shown::default(),
        })
    }

    /// What was shown.
    pub(super) fn end(self) -> Result<Shown, Unread> {
        if !self.marks.is_empty() || !self.kept.is_empty() {
            return Err(Unread("a page ends within a marked sequence or a kept state".to_owned()));
        }
        Ok(self.shown)
    }

    /// One operation.
    pub(super) fn see(&mut self, operator: &str, operands: &[Object]) -> Result<(), Unread> {
        match operator {
            "q" => self.kept.push(self.now.clone()),
            "Q" => self.now = self.kept.pop().ok_or_else(|| Unread("Q without q".to_owned()))?,
            "cm" => self.now.matrix = times(matrix(operands)?, self.now.matrix),
            "BDC" | "BMC" => self.marks.push(self.sequence(operands)),
            "EMC" => drop(self.marks.pop().ok_or_else(|| Unread("EMC without BDC".to_owned()))?),
            "rg" | "g" | "k" | "sc" | "scn" => self.now.fill = colour(operands)?,
            "RG" | "G" | "K" | "SC" | "SCN" => self.now.stroke = colour(operands)?,
            "w" => self.now.width = numeral(operands, 0)?,
            "Do" => self.picture(operands)?,
            "d" | "i" | "j" | "J" | "M" | "ri" | "gs" | "cs" | "CS" | "W" | "W*" | "MP" | "DP" => {}
            "m" | "l" | "h" | "re" | "c" | "v" | "y" => self.path_step(operator, operands)?,
            "S" | "s" | "B" | "B*" | "b" | "b*" => self.stroke(),
            "f" | "F" | "f*" => self.fill(),
            "n" => self.forget_path(),
            _ => self.text_step(operator, operands)?,
        }
        Ok(())
    }

    /// The number of the sequence that begins: its own, else that of the one around it.
    fn sequence(&self, operands: &[Object]) -> Option<i64> {
        let is_artifact = operands.first().and_then(|o| o.as_name().ok()) == Some(b"Artifact");
        let own =
            operands.get(1).and_then(|o| o.as_dict().ok()).and_then(|d| d.get(b"MCID").and_then(Object::as_i64).ok());
        own.or_else(|| self.marks.last().copied().flatten().filter(|_| !is_artifact))
    }

    fn text_step(&mut self, operator: &str, operands: &[Object]) -> Result<(), Unread> {
        match operator {
            "BT" => (self.text, self.line) = (UNTURNED, UNTURNED),
            // The spacing of words touches codes of one byte alone.
            "ET" | "Tr" | "Tw" => {}
            "Tf" => {
                let name = operands.first().and_then(|o| o.as_name().ok()).unwrap_or_default();
                self.now.font =
                    Some(Rc::clone(self.fonts.get(name).ok_or_else(|| Unread("Tf of no font".to_owned()))?));
                self.now.size = numeral(operands, 1)?;
            }
            "Tc" => self.now.spacing = numeral(operands, 0)?,
            "Tz" => self.now.stretch = numeral(operands, 0)? / 100.0,
            "TL" => self.now.leading = numeral(operands, 0)?,
            "Ts" => self.now.rise = numeral(operands, 0)?,
            "Tm" => self.begin_line(matrix(operands)?),
            "Td" | "TD" => {
                let (x, y) = (numeral(operands, 0)?, numeral(operands, 1)?);
                if operator == "TD" {
                    self.now.leading = -y;
                }
                self.begin_line(times([1.0, 0.0, 0.0, 1.0, x, y], self.line));
            }
            "T*" => self.begin_line(times([1.0, 0.0, 0.0, 1.0, 0.0, -self.now.leading], self.line)),
            "Tj" | "TJ" => self.show(operands)?,
            other => return Err(Unread(format!("the operation {other} is not known"))),
        }
        Ok(())
    }

    fn begin_line(&mut self, at: Matrix) {
        (self.text, self.line) = (at, at);
    }

    fn show(&mut self, operands: &[Object]) -> Result<(), Unread> {
        let of = operands.first().ok_or_else(|| Unread("Tj shows nothing".to_owned()))?;
        let single = std::slice::from_ref(of);
        for piece in of.as_array().map_or(single, Vec::as_slice) {
            let Ok(codes) = piece.as_str() else {
                self.move_on(-number(piece)? / 1000.0 * self.now.size);
                continue;
            };
            for code in codes.chunks(2) {
                let [high, low] = code else { return Err(Unread("half a code".to_owned())) };
                self.glyph(u16::from_be_bytes([*high, *low]))?;
            }
        }
        Ok(())
    }

    fn move_on(&mut self, by: f64) {
        self.text = times([1.0, 0.0, 0.0, 1.0, by * self.now.stretch, 0.0], self.text);
    }

    fn glyph(&mut self, code: u16) -> Result<(), Unread> {
        let font = self.now.font.clone().ok_or_else(|| Unread("text before any font".to_owned()))?;
        let [a, b, c, d, x, y] = times(times([1.0, 0.0, 0.0, 1.0, 0.0, self.now.rise], self.text), self.now.matrix);
        let is_level = b.abs() < NEARLY && c.abs() < NEARLY && a > 0.0 && d > 0.0;
        let is_sideways = a.abs() < NEARLY && d.abs() < NEARLY && b > 0.0 && c < 0.0;
        if !is_level && !is_sideways {
            return Err(Unread(format!("text stands aslant: {a} {b} {c} {d}")));
        }
        let (across, up) = if is_level { (a, d) } else { (b, -c) };
        let (x, baseline) = self.place((x, y), is_sideways);
        let size = length(self.now.size * up);
        let wide = font.width(code) / 1000.0 * self.now.size;
        let tall = |n: i64| size.scale(n, 1000);
        let glyph = SeenGlyph {
            character: font.character(code),
            is_sideways,
            x,
            baseline,
            size,
            advance: length(wide * self.now.stretch * across),
            ink: font.ink(code).map(|(above, below)| (tall(above), tall(below))),
            type_face: font.type_face.0,
            colour: self.now.fill,
            element: None,
        };
        self.shown.glyphs.push((glyph, self.marks.last().copied().flatten()));
        self.move_on(wide + self.now.spacing);
        Ok(())
    }

    /// A place of the file on the sheet as it is read.
    fn place(&self, (x, y): (f64, f64), is_sideways: bool) -> (Length, Length) {
        if is_sideways {
            (length(y - self.sheet[1]), length(x - self.sheet[0]))
        } else {
            (length(x - self.sheet[0]), length(self.sheet[3] - y))
        }
    }

    fn path_step(&mut self, operator: &str, operands: &[Object]) -> Result<(), Unread> {
        let place = |n: usize| -> Result<(f64, f64), Unread> { Ok((numeral(operands, n)?, numeral(operands, n + 1)?)) };
        match operator {
            "m" => self.path = vec![place(0)?],
            "l" => self.line_to(place(0)?),
            // A curve is no rule: only where it ends matters to what follows.
            "c" => self.path.push(place(4)?),
            "v" | "y" => self.path.push(place(2)?),
            "h" => {
                if let Some(&first) = self.path.first() {
                    self.line_to(first);
                }
            }
            _ => {
                let ((x, y), (w, h)) = (place(0)?, place(2)?);
                self.path = vec![(x, y)];
                [(x + w, y), (x + w, y + h), (x, y + h), (x, y)].into_iter().for_each(|p| self.line_to(p));
            }
        }
        Ok(())
    }

    fn line_to(&mut self, to: (f64, f64)) {
        if let Some(&from) = self.path.last() {
            self.pieces.push([from, to]);
        }
        self.path.push(to);
    }

    fn forget_path(&mut self) {
        self.path.clear();
        self.pieces.clear();
    }

    /// A line by itself is a rule; the sides of a figure are none.
    fn stroke(&mut self) {
        if let [[from, to]] = self.pieces[..] {
            let width = self.now.width;
            self.rule(from, to, width, self.now.stroke);
        }
        self.forget_path();
    }

    /// A filled bar thinner than any letter is a rule too.
    fn fill(&mut self) {
        if let [[a, _], _, [c, _], _] = self.pieces[..] {
            let (wide, high) = ((c.0 - a.0).abs(), (c.1 - a.1).abs());
            let (mid_x, mid_y) = (f64::midpoint(a.0, c.0), f64::midpoint(a.1, c.1));
            let thinnest = 3.0;
            if high < thinnest && wide > high {
                self.rule((a.0, mid_y), (c.0, mid_y), high, self.now.fill);
            } else if wide < thinnest {
                self.rule((mid_x, a.1), (mid_x, c.1), wide, self.now.fill);
            }
        }
        self.forget_path();
    }

    fn rule(&mut self, from: (f64, f64), to: (f64, f64), width: f64, colour: Colour) {
        let matrix = self.now.matrix;
        let is_sideways = matrix[0].abs() < NEARLY;
        let at = |p: (f64, f64)| {
            let [.., x, y] = times([1.0, 0.0, 0.0, 1.0, p.0, p.1], matrix);
            self.place((x, y), is_sideways)
        };
        let (mut from, mut to) = (at(from), at(to));
        if to < from {
            std::mem::swap(&mut from, &mut to);
        }
        self.shown.rules.push(SeenRule { is_sideways, from, to, width: length(width), colour });
    }

    fn picture(&mut self, operands: &[Object]) -> Result<(), Unread> {
        let name = operands.first().and_then(|o| o.as_name().ok()).unwrap_or_default();
        let object = self.objects.and_then(|o| o.get_deref(name, self.document).ok());
        let stream = object.and_then(|o| o.as_stream().ok()).ok_or_else(|| Unread("Do of nothing".to_owned()))?;
        if stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default() != b"Image" {
            return Err(Unread("Do of something that is no picture".to_owned()));
        }
        let [a, b, c, d, e, f] = self.now.matrix;
        let (left, right) = (e.min(e + a + c), e.max(e + a + c));
        let (foot, top) = (f.min(f + b + d), f.max(f + b + d));
        let [height, ground] = [self.sheet[3], self.sheet[0]];
        self.shown.pictures.push([left - ground, height - top, right - ground, height - foot].map(length));
        Ok(())
    }
}

fn numeral(operands: &[Object], n: usize) -> Result<f64, Unread> {
    operands.get(n).ok_or_else(|| Unread("an operation lacks a number".to_owned())).and_then(number)
}

fn matrix(operands: &[Object]) -> Result<Matrix, Unread> {
    let list = operands.iter().map(number).collect::<Result<Vec<_>, _>>()?;
    list.try_into().map_err(|_| Unread("a matrix has six numbers".to_owned()))
}

/// Grey, red-green-blue, or the four inks of print.
fn colour(operands: &[Object]) -> Result<Colour, Unread> {
    let list = operands.iter().map(number).collect::<Result<Vec<_>, _>>()?;
    let byte = |n: f64| (n * 255.0).round().clamp(0.0, 255.0) as u8;
    match list[..] {
        [g] => Ok(Colour(byte(g), byte(g), byte(g))),
        [r, g, b] => Ok(Colour(byte(r), byte(g), byte(b))),
        [c, m, y, k] => {
            Ok(Colour(byte((1.0 - c) * (1.0 - k)), byte((1.0 - m) * (1.0 - k)), byte((1.0 - y) * (1.0 - k))))
        }
        _ => Err(Unread("a colour of no known kind".to_owned())),
    }
}
