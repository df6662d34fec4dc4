//! A PDF as an object file, as an archive wants it (PDF/A-2a), and as it is read out (PDF/UA-1).

use super::tree;
use hongtou::measure::file;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// What is wrong with a file.
pub(super) fn faults(bytes: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    frame(bytes, &mut out);
    let document = match Document::load_mem(bytes) {
        Ok(document) => document,
        Err(error) => {
            out.push(format!("it cannot be read: {error}"));
            return out;
        }
    };
    references(&document, &mut out);
    fonts(&document, &mut out);
    for (n, id) in document.get_pages() {
        content(&document, n, id, &mut out);
    }
    claims(&document, &mut out);
    tree::faults(&document, &mut out);
    match file::look(bytes) {
        Ok(seen) => {
            let unknown = seen.pages.iter().flat_map(|p| &p.glyphs).filter(|g| g.character == '\u{fffd}').count();
            if unknown + seen.fonts_outside > 0 {
                out.push(format!("{unknown} characters are unknown, {} fonts outside", seen.fonts_outside));
            }
        }
        Err(why) => out.push(why.to_string()),
    }
    out
}

/// Head, foot, and a cross-reference where the foot says it is.
fn frame(bytes: &[u8], out: &mut Vec<String>) {
    if !bytes.starts_with(b"%PDF-1.7\n") || !bytes.trim_ascii_end().ends_with(b"%%EOF") {
        out.push("it does not begin and end as a PDF".to_owned());
    }
    let text = String::from_utf8_lossy(bytes);
    let stated =
        text.rsplit_once("startxref").and_then(|(_, rest)| rest.split_whitespace().next()?.parse::<usize>().ok());
    let there = stated.and_then(|at| bytes.get(at..at + 40)).map(String::from_utf8_lossy);
    if !there.is_some_and(|t| t.starts_with("xref") || t.split_whitespace().nth(2) == Some("obj")) {
        out.push("startxref leads to no cross-reference".to_owned());
    }
}

/// Every reference leads to an object.
fn references(document: &Document, out: &mut Vec<String>) {
    fn walk(object: &Object, document: &Document, missing: &mut BTreeSet<ObjectId>) {
        match object {
            Object::Reference(id) if !document.objects.contains_key(id) => {
                missing.insert(*id);
            }
            Object::Array(list) => list.iter().for_each(|o| walk(o, document, missing)),
            Object::Dictionary(dict) => dict.iter().for_each(|(_, o)| walk(o, document, missing)),
            Object::Stream(stream) => stream.dict.iter().for_each(|(_, o)| walk(o, document, missing)),
            _ => {}
        }
    }
    let mut missing = BTreeSet::new();
    document.objects.values().for_each(|o| walk(o, document, &mut missing));
    document.trailer.iter().for_each(|(_, o)| walk(o, document, &mut missing));
    out.extend(missing.into_iter().map(|id| format!("{id:?} is named and not there")));
    let lacking = [b"Root".as_slice(), b"Info", b"ID"].into_iter().filter(|k| !document.trailer.has(k));
    out.extend(lacking.map(|k| format!("the trailer has no {}", String::from_utf8_lossy(k))));
    if document.trailer.has(b"Encrypt") {
        out.push("an archive takes nothing encrypted".to_owned());
    }
}

fn is(dict: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dict.get(key).and_then(Object::as_name).is_ok_and(|n| n == name)
}

/// Within the file, with a way back from every code to its character.
fn fonts(document: &Document, out: &mut Vec<String>) {
    for dict in document.objects.values().filter_map(|o| o.as_dict().ok()) {
        if is(dict, b"Type", b"FontDescriptor") && !dict.has(b"FontFile2") && !dict.has(b"FontFile3") {
            out.push("a font is not within the file".to_owned());
        }
        if is(dict, b"Subtype", b"Type0") && !dict.has(b"ToUnicode") {
            out.push("a font does not tell its characters".to_owned());
        }
        if is(dict, b"Subtype", b"Type3") || is(dict, b"Subtype", b"Type1") {
            out.push("a font is of a kind that papers do not use".to_owned());
        }
    }
}

/// Everything inked is marked, marks do not cross, and a number is used once.
fn content(document: &Document, page: u32, id: ObjectId, out: &mut Vec<String>) {
    let mut wrong = |what: &str| out.push(format!("page {page}: {what}"));
    let Ok(content) = Content::decode(&document.get_page_content(id)) else {
        return wrong("its content cannot be read");
    };
    let (mut depth, mut in_text, mut kept) = (0i32, false, 0i32);
    let mut numbers = BTreeSet::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                depth += 1;
                let is_artifact = operation.operands.first().and_then(|o| o.as_name().ok()) == Some(b"Artifact");
                let number = operation.operands.get(1).and_then(|o| o.as_dict().ok()).and_then(|d| d.get(b"MCID").ok());
                match number.and_then(|n| n.as_i64().ok()) {
                    Some(number) if !numbers.insert(number) => wrong("a number of a sequence is used twice"),
                    None if !is_artifact => wrong("a sequence is neither numbered nor an artifact"),
                    _ => {}
                }
                if depth > 1 {
                    wrong("sequences nest");
                }
            }
            "EMC" => depth -= 1,
            "BT" | "ET" => in_text = operation.operator == "BT",
            "q" => kept += 1,
            "Q" => kept -= 1,
            "Tj" | "TJ" | "'" | "\"" | "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "Do" | "sh"
                if depth == 0 =>
            {
                wrong("ink outside every sequence");
            }
            _ => {}
        }
        if depth < 0 || kept < 0 {
            wrong("something ends that did not begin");
            break;
        }
    }
    if depth != 0 || kept != 0 || in_text {
        wrong("something does not end");
    }
}

/// What the file says of itself.
fn claims(document: &Document, out: &mut Vec<String>) {
    let Ok(catalog) = document.catalog() else {
        out.push("there is no catalog".to_owned());
        return;
    };
    let metadata = catalog.get_deref(b"Metadata", document).and_then(Object::as_stream);
    let packet = metadata.map(|s| String::from_utf8_lossy(&s.content).into_owned()).unwrap_or_default();
    let said = [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ];
    out.extend(said.iter().filter(|s| !packet.contains(**s)).map(|s| format!("the metadata do not say {s}")));
    let title = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict);
    let title = title.and_then(|info| info.get(b"Title")).map(lopdf::decode_text_string);
    match title {
        Ok(Ok(title)) if !title.is_empty() => {
            let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            if !packet.contains(&escaped) {
                out.push("title and metadata differ".to_owned());
            }
        }
        _ => out.push("there is no title".to_owned()),
    }
    let has = |key: &[u8], inner: &[u8]| {
        catalog
            .get_deref(key, document)
            .and_then(Object::as_dict)
            .and_then(|d| d.get(inner))
            .and_then(Object::as_bool)
            .unwrap_or_default()
    };
    for (ok, what) in [
        (catalog.has(b"Lang"), "a language"),
        (catalog.has(b"OutputIntents"), "an output intent"),
        (catalog.has(b"StructTreeRoot"), "a structure"),
        (has(b"MarkInfo", b"Marked"), "a mark that it is marked"),
        (has(b"ViewerPreferences", b"DisplayDocTitle"), "the wish that its title be shown"),
    ] {
        if !ok {
            out.push(format!("the catalog lacks {what}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{build, read, small};
    use std::sync::LazyLock;

    static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let world = small();
        build(&world);
        read(&world, "out/notice.pdf").expect("it was built")
    });

    /// The faults of the sample after a change of its objects.
    fn changed(change: impl FnOnce(&mut Document)) -> Vec<String> {
        let mut document = Document::load_mem(&SAMPLE).expect("a PDF");
        change(&mut document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("written");
        faults(&bytes)
    }

    fn dicts(document: &mut Document) -> impl Iterator<Item = &mut Dictionary> {
        document.objects.values_mut().filter_map(|o| match o {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&mut stream.dict),
            _ => None,
        })
    }

    fn drop_key(key: &'static [u8]) -> impl FnOnce(&mut Document) {
        move |document| dicts(document).for_each(|d| drop(d.remove(key)))
    }

    /// The first page with other content.
    fn redrawn(change: fn(&str) -> String) -> Vec<String> {
        changed(|document| {
            let page = document.get_pages()[&1];
            let content = String::from_utf8(document.get_page_content(page)).expect("ASCII");
            document.change_page_content(page, change(&content).into_bytes()).expect("changed");
        })
    }

    #[test]
    fn a_sound_file_has_no_faults() {
        assert_eq!(faults(&SAMPLE), Vec::<String>::new());
        assert_eq!(changed(|_| ()), Vec::<String>::new(), "nor has it after it was written again");
        assert!(!faults(b"%PDF-1.7\n%%EOF").is_empty());
    }

    #[test]
    fn every_fault_is_seen() {
        let seen = |found: Vec<String>, sign: &str| {
            assert!(found.iter().any(|f| f.contains(sign)), "{sign}: {found:?}");
        };
        let mut cut = SAMPLE.clone();
        let at = cut.windows(9).rposition(|w| w == b"startxref").expect("it has one");
        cut[at + 10] = b'9';
        seen(faults(&cut), "startxref leads to no cross-reference");
        seen(changed(drop_key(b"FontFile2")), "a font is not within the file");
        seen(changed(drop_key(b"ToUnicode")), "a font does not tell its characters");
        seen(changed(drop_key(b"Lang")), "a language");
        seen(changed(drop_key(b"Metadata")), "the metadata do not say");
        seen(changed(drop_key(b"Title")), "there is no title");
        seen(changed(drop_key(b"ViewerPreferences")), "its title be shown");
        seen(changed(drop_key(b"A")), "of what it is the head");
        seen(changed(drop_key(b"ParentTree")), "no way back");
        seen(
            changed(|d| dicts(d).for_each(|d| d.set("Missing", Object::Reference((99_999, 0))))),
            "is named and not there",
        );
        let rename = |from: &'static [u8], to: &'static str| {
            move |d: &mut Document| {
                for dict in dicts(d).filter(|d| is(d, b"S", from)) {
                    dict.set("S", Object::Name(to.into()));
                }
            }
        };
        seen(changed(rename(b"H1", "H4")), "a heading of rank 4 follows");
        seen(changed(rename(b"TR", "P")), "a Table holds a P");
        seen(changed(rename(b"P", "Foo")), "Foo is no structure element");
        seen(redrawn(|c| c.replacen("BDC", "BDC\n/P <</MCID 900>> BDC", 1)), "sequences nest");
        seen(redrawn(|c| c.replacen("EMC", "", 1)), "something does not end");
        seen(redrawn(|c| format!("{c}\n0 0 m\n10 10 l\nS")), "ink outside every sequence");
        seen(redrawn(|c| c.replacen("/MCID 1", "/MCID 0", 1)), "used twice");
        seen(redrawn(|c| c.replacen("/MCID 0", "/MCID 700", 1)), "leads back");
    }
}
