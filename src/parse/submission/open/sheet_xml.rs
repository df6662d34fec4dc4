//! What the library does not tell of a workbook: merged areas, hidden rows and columns, comments and text boxes.

use super::{MAX_CELLS, Refusal, broken, too_large};
use crate::parse::office::package::Package;
use crate::parse::office::xml::{self, Node};
use crate::parse::submission::sheet::{Line, Position};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1 << 20;

/// The most sheets of a workbook.
const MAX_SHEETS: usize = 1000;

/// How a sheet is laid out, besides its cells.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub(super) merged: Vec<(Position, Position)>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
}

/// The shapes of the sheets, by name.
pub(super) fn shapes(package: &Package) -> Result<BTreeMap<String, Shape>, Refusal> {
    let mut shapes = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (name, path) in sheet_parts(package)? {
        // Any number of sheets may claim one part, which would be read as often.
        if !seen.insert(path.clone()) {
            return Err(broken("几个工作表共用一个部件", "several sheets share one part"));
        }
        if let Some(part) = package.parts.get(&path) {
            shapes.insert(name, shape(part)?);
        }
    }
    Ok(shapes)
}

/// Names and parts of the sheets, in order.
fn sheet_parts(package: &Package) -> Result<Vec<(String, String)>, Refusal> {
    let main = package.related("")?.into_iter().find(|r| r.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |r| r.path);
    let Some(part) = package.parts.get(&main) else { return Ok(Vec::new()) };
    let book = xml::parse(part)?;
    let relations = package.related(&main)?;
    let listed = book.child("sheets").into_iter().flat_map(Node::nodes);
    let part_of = |sheet: &Node| {
        let ids: Vec<&str> = sheet.attributes.iter().filter(|(n, _)| n == "id").map(|(_, v)| v.as_str()).collect();
        let path = relations.iter().find(|r| ids.contains(&r.id.as_str()))?.path.clone();
        Some((sheet.attribute("name")?.to_owned(), path))
    };
    let parts: Vec<(String, String)> = listed.take(MAX_SHEETS + 1).filter_map(part_of).collect();
    if parts.len() > MAX_SHEETS {
        return Err(too_large(format!("{MAX_SHEETS} 个工作表")));
    }
    Ok(parts)
}

/// Reads a sheet element by element: as a tree it would take many times its size.
fn shape(part: &[u8]) -> Result<Shape, Refusal> {
    let text = xml::decode(part)?;
    let mut reader = Reader::from_str(&text);
    // What is not well formed is for the library to refuse.
    reader.config_mut().check_end_names = false;
    let (mut shape, mut row, mut depth) = (Shape::default(), 0, 0usize);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => {
                depth += 1;
                if depth > xml::MAX_DEPTH {
                    return Err(xml::too_deep().into());
                }
                shape.element(&e, &mut row)?;
            }
            Ok(Event::Empty(e)) => shape.element(&e, &mut row)?,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(_)) => return Err(xml::doctype().into()),
            Ok(Event::Eof) | Err(_) => return Ok(shape),
            Ok(_) => {}
        }
    }
}

impl Shape {
    fn element(&mut self, e: &BytesStart, row: &mut u32) -> Result<(), Refusal> {
        let name = e.local_name();
        if name.as_ref() == b"c" {
            return checked(e);
        }
        if !matches!(name.as_ref(), b"row" | b"col" | b"mergeCell") {
            return Ok(());
        }
        let attributes = xml::attributes(e)?;
        let get = |name: &str| attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let number = |name: &str| get(name).and_then(|v| v.parse::<u32>().ok());
        let hidden = get("hidden").is_some_and(|v| v == "1" || v == "true");
        match name.as_ref() {
            b"row" => {
                *row = number("r").unwrap_or_else(|| row.saturating_add(1));
                if hidden && *row > 0 {
                    self.hidden_rows.insert(*row - 1);
                }
            }
            b"col" if hidden => {
                let (from, to) = (number("min").unwrap_or(1).max(1), number("max").unwrap_or(0).min(COLUMNS));
                self.hidden_columns.extend((from..=to).map(|c| c - 1));
            }
            b"mergeCell" => self.merged.extend(get("ref").and_then(area)),
            _ => {}
        }
        if self.merged.len() > MAX_CELLS || self.hidden_rows.len() > 2 * (1 << 20) {
            return Err(too_large(format!("{MAX_CELLS} 处合并")));
        }
        Ok(())
    }
}

/// Refuses a cell that lies beyond any sheet; the library reckons with its place and may overflow.
fn checked(cell: &BytesStart) -> Result<(), Refusal> {
    let Ok(Some(place)) = cell.try_get_attribute("r") else { return Ok(()) };
    let at = std::str::from_utf8(&place.value).ok().and_then(self::place);
    match at.is_some_and(|(row, column)| row < ROWS && column < COLUMNS) {
        true => Ok(()),
        false => {
            let at = String::from_utf8_lossy(&place.value).chars().take(40).collect::<String>();
            Err(broken(&format!("有一格的位置无效：{at}"), &format!("a cell has no valid place: {at}")))
        }
    }
}

/// `A1:C2` as its first place and its last.
pub(super) fn area(text: &str) -> Option<(Position, Position)> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let ((r1, c1), (r2, c2)) = (place(from)?, place(to)?);
    Some(((r1.min(r2), c1.min(c2)), (r1.max(r2), c1.max(c2))))
}

fn place(text: &str) -> Option<Position> {
    let text = text.replace('$', "");
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = digits.parse().ok().filter(|r| *r > 0)?;
    Some((row - 1, column - 1))
}

/// The comments on cells and the texts of text boxes.
pub(super) fn lines(package: &Package) -> Result<Vec<Line>, Refusal> {
    let (mut lines, mut seen) = (Vec::new(), BTreeSet::new());
    for (_, path) in sheet_parts(package)? {
        for relation in package.related(&path)? {
            let Some(part) = package.parts.get(&relation.path) else { continue };
            // A part counts once, however often the file refers to it.
            if !seen.insert(relation.path.clone()) {
                continue;
            }
            match relation.kind.as_str() {
                "comments" => {
                    let root = xml::parse(part)?;
                    for comment in root.below().into_iter().filter(|n| n.name == "comment") {
                        let at = format!("批注{}", comment.attribute("ref").unwrap_or_default());
                        push(&mut lines, &at, &joined(comment, "t", ""));
                    }
                }
                "drawing" => {
                    let root = xml::parse(part)?;
                    for body in root.below().into_iter().filter(|n| n.name == "txBody") {
                        let paragraphs = body.nodes().filter(|n| n.name == "p").map(|p| joined(p, "t", ""));
                        paragraphs.for_each(|text| push(&mut lines, "文本框", &text));
                    }
                }
                _ => {}
            }
            if lines.len() > MAX_CELLS {
                return Err(too_large(format!("{MAX_CELLS} 行批注")));
            }
        }
    }
    Ok(lines)
}

fn joined(node: &Node, name: &str, between: &str) -> String {
    let texts: Vec<String> = node.below().into_iter().filter(|n| n.name == name).map(Node::text).collect();
    texts.join(between)
}

/// Adds a text line by line.
pub(super) fn push(lines: &mut Vec<Line>, at: &str, text: &str) {
    for text in text.split(['\n', '\r']).map(|t| t.trim_matches(crate::base::text::is_blank)) {
        if !text.is_empty() {
            lines.push(Line { at: at.to_owned(), text: text.to_owned() });
        }
    }
}
