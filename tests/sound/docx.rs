//! A DOCX as a package: parts, types, relationships, names, tables, fields.

use super::order;
use super::xml::{Element, parse};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// A package taken apart.
struct Package {
    names: Vec<String>,
    parts: BTreeMap<String, Element>,
}

/// What is wrong with a package.
pub(super) fn faults(bytes: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    let Some(package) = open(bytes, &mut out) else { return out };
    types(&package, &mut out);
    relationships(&package, &mut out);
    for (name, root) in &package.parts {
        out.extend(order::faults(root).into_iter().map(|fault| format!("{name}: {fault}")));
        tables(name, root, &mut out);
        fields(name, root, &mut out);
    }
    styles(&package, &mut out);
    identities(&package, &mut out);
    footnotes(&package, &mut out);
    body(&package, &mut out);
    out
}

/// Reads every entry whole, which compares its checksum.
fn open(bytes: &[u8], out: &mut Vec<String>) -> Option<Package> {
    let mut zip = match zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        Ok(zip) => zip,
        Err(error) => {
            out.push(format!("no zip: {error}"));
            return None;
        }
    };
    let mut package = Package { names: Vec::new(), parts: BTreeMap::new() };
    for n in 0..zip.len() {
        let mut data = Vec::new();
        let name = match zip.by_index(n) {
            Ok(mut entry) => {
                if let Err(error) = entry.read_to_end(&mut data) {
                    out.push(format!("{}: {error}", entry.name()));
                }
                entry.name().to_owned()
            }
            Err(error) => {
                out.push(format!("entry {n}: {error}"));
                continue;
            }
        };
        if name.starts_with('/') || name.contains("..") || name.contains('\\') {
            out.push(format!("{name} is no name of a part"));
        }
        if name.ends_with(".xml") || name.ends_with(".rels") {
            match std::str::from_utf8(&data).map_err(|e| e.to_string()).and_then(parse) {
                Ok(root) => drop(package.parts.insert(name.clone(), root)),
                Err(error) => out.push(format!("{name}: {error}")),
            }
        }
        package.names.push(name);
    }
    if package.names.first().is_none_or(|n| n != "[Content_Types].xml") {
        out.push("the first entry is not [Content_Types].xml".to_owned());
    }
    repeated(package.names.iter().map(String::as_str), "entries", out);
    Some(package)
}

fn repeated<'a>(names: impl Iterator<Item = &'a str>, what: &str, out: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    out.extend(names.filter(|n| !seen.insert(*n)).map(|n| format!("two {what} are called {n}")));
}

fn types(package: &Package, out: &mut Vec<String>) {
    let Some(types) = package.parts.get("[Content_Types].xml") else { return };
    let of = |name: &str, key: &str| -> BTreeSet<String> {
        types.named(name).filter_map(|e| e.attribute(key)).map(|v| v.trim_start_matches('/').to_owned()).collect()
    };
    let (parts, endings) = (of("Override", "PartName"), of("Default", "Extension"));
    let exists = |name: &&String| package.names.contains(name);
    out.extend(parts.iter().filter(|p| !exists(p)).map(|p| format!("{p} has a type and is not there")));
    for name in package.names.iter().filter(|n| *n != "[Content_Types].xml" && !n.ends_with('/')) {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if !parts.contains(name) && !endings.contains(ending) {
            out.push(format!("{name} has no type"));
        }
    }
}

/// The folder and the name of the part that a list of relationships belongs to.
fn owner(name: &str) -> (String, String) {
    let (folder, file) = name.rsplit_once("_rels/").unwrap_or(("", name));
    (folder.to_owned(), format!("{folder}{}", file.trim_end_matches(".rels")))
}

fn relationships(package: &Package, out: &mut Vec<String>) {
    for (name, list) in package.parts.iter().filter(|(n, _)| n.ends_with(".rels")) {
        let (folder, part) = owner(name);
        let all: Vec<&Element> = list.named("Relationship").collect();
        let ids: Vec<&str> = all.iter().filter_map(|r| r.attribute("Id")).collect();
        repeated(ids.iter().copied(), &format!("relationships of {name}"), out);
        for relationship in all.iter().filter(|r| r.attribute("TargetMode") != Some("External")) {
            let target = relationship.attribute("Target").unwrap_or_default();
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => resolved(&folder, target),
            };
            if !package.names.contains(&path) {
                out.push(format!("{name} leads to {path}, which is not there"));
            }
        }
        let Some(part) = package.parts.get(&part) else { continue };
        let used = part.all().into_iter().flat_map(|e| &e.attributes).filter(|(n, _)| n.starts_with("r:"));
        out.extend(used.filter(|(_, id)| !ids.contains(&id.as_str())).map(|(_, id)| format!("{name} has no {id}")));
    }
}

fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => path.truncate(path.len().saturating_sub(1)),
            step => path.push(step),
        }
    }
    path.join("/")
}

fn number(element: Option<&Element>, key: &str) -> Option<i64> {
    element?.attribute(key)?.parse().ok()
}

/// Widths add up, rows fill the grid, cells end with a paragraph, and a merged cell has a beginning above.
fn tables(name: &str, root: &Element, out: &mut Vec<String>) {
    for (n, table) in root.named("w:tbl").enumerate() {
        let mut wrong = |what: String| out.push(format!("{name}: table {}: {what}", n + 1));
        let grid: Vec<i64> = table
            .child("w:tblGrid")
            .map(|g| g.children.iter().filter_map(|c| number(Some(c), "w:w")).collect())
            .unwrap_or_default();
        let properties = table.child("w:tblPr");
        let width = properties.and_then(|p| p.child("w:tblW"));
        let (sum, stated) = (grid.iter().sum::<i64>(), number(width, "w:w"));
        if width.and_then(|w| w.attribute("w:type")) != Some("dxa") || stated != Some(sum) {
            wrong(format!("its columns are {sum} wide, it says {stated:?}"));
        }
        let mut open = vec![false; grid.len()];
        for row in table.children.iter().filter(|e| e.name == "w:tr") {
            let mut column = 0;
            for cell in row.children.iter().filter(|e| e.name == "w:tc") {
                let properties = cell.child("w:tcPr");
                let span = properties.and_then(|p| p.value("w:gridSpan")).and_then(|v| v.parse().ok()).unwrap_or(1);
                let covered = column..(column + span).min(grid.len());
                let wide = number(properties.and_then(|p| p.child("w:tcW")), "w:w");
                if wide != Some(grid[covered.clone()].iter().sum()) {
                    wrong(format!("a cell in column {column} is {wide:?} wide"));
                }
                if cell.children.last().is_none_or(|c| c.name != "w:p") {
                    wrong("a cell does not end with a paragraph".to_owned());
                }
                let merge = properties.and_then(|p| p.child("w:vMerge"));
                let begins = merge.is_some_and(|m| m.attribute("w:val") == Some("restart"));
                if merge.is_some() && !begins && !open[covered.clone()].iter().all(|o| *o) {
                    wrong(format!("a merged cell in column {column} has no beginning"));
                }
                open[covered].fill(merge.is_some());
                column += span;
            }
            if column != grid.len() {
                wrong(format!("a row has {column} columns of {}", grid.len()));
            }
        }
    }
}

/// Fields begin and end; what is deleted is no text.
fn fields(name: &str, root: &Element, out: &mut Vec<String>) {
    let mut depth = 0i32;
    for field in root.named("w:fldChar") {
        depth += match field.attribute("w:fldCharType") {
            Some("begin") => 1,
            Some("end") => -1,
            _ => 0,
        };
        if depth < 0 {
            out.push(format!("{name}: a field ends that did not begin"));
        }
    }
    if depth > 0 {
        out.push(format!("{name}: a field does not end"));
    }
    if root.named("w:del").any(|d| d.named("w:t").next().is_some()) {
        out.push(format!("{name}: deleted words stand as text"));
    }
}

fn styles(package: &Package, out: &mut Vec<String>) {
    let Some(styles) = package.parts.get("word/styles.xml") else {
        out.push("there are no styles".to_owned());
        return;
    };
    let ids: Vec<&str> = styles.named("w:style").filter_map(|s| s.attribute("w:styleId")).collect();
    repeated(ids.iter().copied(), "styles", out);
    let parents = ["w:basedOn", "w:next", "w:link"];
    let uses = ["w:pStyle", "w:rStyle", "w:tblStyle"];
    for (name, root) in &package.parts {
        let named =
            root.all().into_iter().filter(|e| uses.contains(&e.name.as_str()) || parents.contains(&e.name.as_str()));
        let unknown = named.filter_map(|e| e.attribute("w:val")).filter(|id| !ids.contains(id));
        out.extend(unknown.map(|id| format!("{name}: there is no style {id}")));
    }
}

fn identities(package: &Package, out: &mut Vec<String>) {
    let Some(document) = package.parts.get("word/document.xml") else {
        out.push("there is no document".to_owned());
        return;
    };
    for (element, key) in [("w:bookmarkStart", "w:id"), ("w:bookmarkStart", "w:name"), ("wp:docPr", "id")] {
        repeated(document.named(element).filter_map(|e| e.attribute(key)), element, out);
    }
    let paragraphs = document.named("w:p").filter_map(|e| e.attribute("w14:paraId"));
    repeated(paragraphs, "paragraphs", out);
    let of = |name: &'static str| document.named(name).filter_map(|e| e.attribute("w:id")).collect::<BTreeSet<_>>();
    if of("w:bookmarkStart") != of("w:bookmarkEnd") {
        out.push("a bookmark does not begin or does not end".to_owned());
    }
}

/// Every footnote is referred to once, and every reference leads to one.
fn footnotes(package: &Package, out: &mut Vec<String>) {
    let of = |part: &str, name: &'static str| -> Vec<&str> {
        let root = package.parts.get(part);
        let own = root.into_iter().flat_map(|r| r.named(name)).filter(|e| e.attribute("w:type").is_none());
        own.filter_map(|e| e.attribute("w:id")).collect()
    };
    let (referred, said) = (of("word/document.xml", "w:footnoteReference"), of("word/footnotes.xml", "w:footnote"));
    if referred != said {
        out.push(format!("the text refers to the footnotes {referred:?}, there are {said:?}"));
    }
}

/// A section ends the body, and a paragraph stands between it and a table.
fn body(package: &Package, out: &mut Vec<String>) {
    let Some(body) = package.parts.get("word/document.xml").and_then(|d| d.child("w:body")) else { return };
    let last: Vec<&str> = body.children.iter().rev().take(2).map(|e| e.name.as_str()).collect();
    if last != ["w:sectPr", "w:p"] {
        out.push(format!("the body ends with {last:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hongtou::document::{Block, Cell, Column, Document, Footnote, Inline, Paragraph, Role, Row, Section, Table};
    use hongtou::style::{Choices, StyleSheet};
    use std::io::Write;

    fn sample() -> Vec<u8> {
        let row = |a: &str, b: &str| Row::new(vec![Cell::new(a), Cell::new(b)]);
        let table =
            Table::new(vec![Column::default(); 2], vec![row("序号", "内容")], vec![row("1", "甲"), row("2", "乙")]);
        let noted = vec![Inline::text("甲"), Inline::Footnote(Footnote::new("注。"))];
        let blocks = vec![
            Block::Paragraph(Paragraph::plain(Role::Title, "关于甲的通知")),
            Block::Table(table),
            Block::Paragraph(Paragraph::new(Role::Body, noted)),
        ];
        let document = Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() };
        hongtou::write::docx::write(&document, &StyleSheet::new(Choices::default())).expect("it can be written")
    }

    /// The sample with words of one part replaced.
    fn changed(part: &str, from: &str, to: &str) -> Vec<u8> {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(sample())).expect("a zip");
        let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for n in 0..zip.len() {
            let mut entry = zip.by_index(n).expect("an entry");
            let mut data = Vec::new();
            entry.read_to_end(&mut data).expect("it can be read");
            if entry.name() == part {
                let text = String::from_utf8(data).expect("UTF-8");
                assert!(text.contains(from), "{part} has {from}:\n{text}");
                data = text.replacen(from, to, 1).into_bytes();
            }
            out.start_file(entry.name(), zip::write::SimpleFileOptions::default()).expect("started");
            out.write_all(&data).expect("written");
        }
        out.finish().expect("finished").into_inner()
    }

    #[test]
    fn a_sound_package_has_no_faults() {
        assert_eq!(faults(&sample()), Vec::<String>::new());
        assert_eq!(faults(b"PK").len(), 1);
    }

    #[test]
    fn every_fault_is_seen() {
        let document = "word/document.xml";
        for (part, from, to, sign) in [
            (document, "</w:body>", "</w:bodi>", "document.xml: "),
            ("[Content_Types].xml", "/word/styles.xml", "/word/stiles.xml", "has a type and is not there"),
            ("word/_rels/document.xml.rels", "styles.xml", "stiles.xml", "which is not there"),
            (document, "<w:pStyle w:val=\"", "<w:pStyle w:val=\"x", "there is no style x"),
            (document, "<w:pPr>", "<w:pPr><w:jc w:val=\"left\"/>", "comes too late in w:pPr"),
            (document, "<w:tblPr>", "<w:tblPr><w:tblSpan w:val=\"1\"/>", "w:tblPr has a w:tblSpan"),
            (document, "<w:gridCol w:w=\"", "<w:gridCol w:w=\"1", "its columns are"),
            (document, "<w:tcW w:w=\"", "<w:tcW w:w=\"1", "wide"),
            (document, "<w:tcPr>", "<w:tcPr><w:gridSpan w:val=\"2\"/>", "columns of 2"),
            (document, "</w:tc>", "<w:tbl/></w:tc>", "does not end with a paragraph"),
            (document, "</w:tcPr>", "<w:vMerge/></w:tcPr>", "has no beginning"),
            (document, "<w:t ", "<w:fldChar w:fldCharType=\"begin\"/><w:t ", "a field does not end"),
            (document, "<w:body>", "<w:body><w:del><w:t>a</w:t></w:del>", "deleted words stand as text"),
            (document, "<w:body>", "<w:body><w:bookmarkStart w:id=\"999\" w:name=\"a\"/>", "a bookmark does not"),
            (document, "<w:body>", "<w:body><w:p><w:hyperlink r:id=\"rIdX\"/></w:p>", "has no rIdX"),
            (document, "<w:footnoteReference w:id=\"1\"/>", "", "there are [\"1\"]"),
            ("word/footnotes.xml", "<w:footnote w:id=\"1\">", "<w:footnote w:id=\"2\">", "there are [\"2\"]"),
            ("word/styles.xml", "<w:basedOn w:val=\"", "<w:basedOn w:val=\"x", "there is no style x"),
        ] {
            let found = faults(&changed(part, from, to));
            assert!(found.iter().any(|f| f.contains(sign)), "{to}: {found:?}");
        }
    }
}
