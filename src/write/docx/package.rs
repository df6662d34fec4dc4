//! The package: parts, their types and relationships, properties.

use super::archive::{Pressed, zip};
use super::chart::Charts;
use super::footer::Footer;
use super::media;
use super::names;
use super::written::WrittenPieces;
use super::xml::{Element, el};
use std::sync::Arc;

pub(super) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CHART_TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const WORKBOOK_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Where the links of a document lead, each target once.
#[derive(Debug, Default)]
pub(super) struct Links {
    targets: Vec<String>,
}

impl Links {
    /// The identifier of the relationship to a target.
    pub(super) fn id(&mut self, target: &str) -> String {
        let target = to_uri(target);
        let n = self.targets.iter().position(|t| *t == target).unwrap_or_else(|| {
            self.targets.push(target);
            self.targets.len() - 1
        });
        link_id(n)
    }
}

fn link_id(n: usize) -> String {
    format!("rIdLink{}", n + 1)
}

/// Percent-encodes what may not stand in a URI; Word reports a file as damaged where one is not well formed.
fn to_uri(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for b in target.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b) {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out
}

/// The parts that differ from document to document, or come from elsewhere in the writer.
pub(super) struct Parts<'k> {
    pub(super) title: String,
    pub(super) organ: String,
    pub(super) document: Element,
    pub(super) styles: Arc<Pressed>,
    pub(super) settings: Element,
    pub(super) fonts: Element,
    pub(super) footnotes: Option<Element>,
    pub(super) footers: Vec<Footer>,
    /// Properties of the program's own, name and value.
    pub(super) properties: Vec<(&'static str, String)>,
    pub(super) links: Links,
    pub(super) charts: Charts<'k>,
    /// PNG files.
    pub(super) pictures: Vec<Vec<u8>>,
}

/// The whole file, its parts as they were pressed before. The types come first: some readers look nowhere else to tell
/// what a file is.
pub(super) fn pack(parts: &Parts<'_>, known: &WrittenPieces) -> Vec<u8> {
    let custom = !parts.properties.is_empty();
    let pressed = |part: Vec<u8>| known.part(part);
    let mut entries = vec![
        ("[Content_Types].xml", pressed(content_types(parts, custom).to_part())),
        ("_rels/.rels", pressed(package_relationships(custom).to_part())),
        ("word/document.xml", pressed(parts.document.to_part())),
        ("word/_rels/document.xml.rels", pressed(document_relationships(parts).to_part())),
        ("word/styles.xml", Arc::clone(&parts.styles)),
        ("word/settings.xml", pressed(parts.settings.to_part())),
        ("word/fontTable.xml", pressed(parts.fonts.to_part())),
        ("docProps/core.xml", pressed(core_properties(parts).to_part())),
        ("docProps/app.xml", pressed(app_properties(parts).to_part())),
    ];
    if custom {
        entries.push(("docProps/custom.xml", pressed(custom_properties(&parts.properties).to_part())));
    }
    let mut entries: Vec<(String, Arc<Pressed>)> =
        entries.into_iter().map(|(name, part)| (name.to_owned(), part)).collect();
    entries.extend(parts.footnotes.iter().map(|notes| ("word/footnotes.xml".to_owned(), pressed(notes.to_part()))));
    for (n, (_, footer)) in (1..).zip(&parts.footers) {
        entries.push((format!("word/footer{n}.xml"), pressed(footer.to_part())));
    }
    for (n, chart) in (1..).zip(&parts.charts.list) {
        entries.push((format!("word/charts/chart{n}.xml"), pressed(chart.chart.to_part())));
        entries.push((format!("word/charts/_rels/chart{n}.xml.rels"), pressed(chart_relationships(n).to_part())));
        entries.push((format!("word/embeddings/{}", workbook(n)), pressed(chart.workbook.clone())));
    }
    for (n, picture) in parts.pictures.iter().enumerate() {
        entries.push((format!("word/{}", media::file(n)), pressed(picture.clone())));
    }
    zip(&entries)
}

/// A package of parts in their order.
pub(super) fn zipped(parts: &[(&str, Element)], known: &WrittenPieces) -> Vec<u8> {
    let pressed = |(name, part): &(&str, Element)| ((*name).to_owned(), known.part(part.to_part()));
    zip(&parts.iter().map(pressed).collect::<Vec<_>>())
}

/// Word's own name for the workbook of a chart.
fn workbook(n: usize) -> String {
    format!("Microsoft_Excel_Sheet{n}.xlsx")
}

fn chart_relationships(n: usize) -> Element {
    let target = format!("../embeddings/{}", workbook(n));
    relationships([relationship("rId1", format!("{OFFICE}/package"), &target)])
}

fn content_types(parts: &Parts<'_>, custom: bool) -> Element {
    let charts = parts.charts.list.len();
    let default = |extension, kind| el("Default").attr("Extension", extension).attr("ContentType", kind);
    let part = |name: &str, kind: String| el("Override").attr("PartName", name).attr("ContentType", kind);
    let word = |name: &str, kind: &str| part(&format!("/word/{name}.xml"), format!("{WORD_TYPE}.{kind}+xml"));
    let chart = |n| part(&format!("/word/charts/chart{n}.xml"), CHART_TYPE.to_owned());
    let own =
        part("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned());
    let types = el("Types").attr("xmlns", format!("{PACKAGE}/content-types")).children([
        default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        default("xml", "application/xml"),
        word("document", "document.main"),
        word("styles", "styles"),
        word("settings", "settings"),
        word("fontTable", "fontTable"),
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
    ]);
    let footers = (1..=parts.footers.len()).map(|n| word(&format!("footer{n}"), "footer"));
    let notes = parts.footnotes.as_ref().map(|_| word("footnotes", "footnotes"));
    let types = types.children(footers).children(notes).children(custom.then_some(own));
    let types = types.children((!parts.pictures.is_empty()).then(|| default("png", "image/png")));
    types.children((charts > 0).then(|| default("xlsx", WORKBOOK_TYPE))).children((1..=charts).map(chart))
}

pub(super) fn relationships(list: impl IntoIterator<Item = Element>) -> Element {
    el("Relationships").attr("xmlns", format!("{PACKAGE}/relationships")).children(list)
}

pub(super) fn relationship(id: &str, kind: String, target: &str) -> Element {
    el("Relationship").attr("Id", id).attr("Type", kind).attr("Target", target)
}

fn package_relationships(custom: bool) -> Element {
    let own = relationship("rId4", format!("{OFFICE}/custom-properties"), "docProps/custom.xml");
    let parts = [
        relationship("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"),
        relationship("rId2", format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        relationship("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ];
    relationships(parts.into_iter().chain(custom.then_some(own)))
}

fn document_relationships(parts: &Parts<'_>) -> Element {
    let part = |id: &str, kind: &str, target: &str| relationship(id, format!("{OFFICE}/{kind}"), target);
    let footer = |(n, (id, _)): (usize, &Footer)| part(id, "footer", &format!("footer{n}.xml"));
    let link = |(n, target): (usize, &String)| {
        relationship(&link_id(n), format!("{OFFICE}/hyperlink"), target).attr("TargetMode", "External")
    };
    let chart = |n| relationship(&names::chart(n), format!("{OFFICE}/chart"), &format!("charts/chart{n}.xml"));
    let picture = |n| relationship(&media::relationship(n), format!("{OFFICE}/image"), &media::file(n));
    relationships(
        [
            part("rIdStyles", "styles", "styles.xml"),
            part("rIdSettings", "settings", "settings.xml"),
            part("rIdFonts", "fontTable", "fontTable.xml"),
        ]
        .into_iter()
        .chain(parts.footnotes.as_ref().map(|_| part("rIdFootnotes", "footnotes", "footnotes.xml")))
        .chain((1..).zip(&parts.footers).map(footer))
        .chain(parts.links.targets.iter().enumerate().map(link))
        .chain((1..=parts.charts.list.len()).map(chart))
        .chain((0..parts.pictures.len()).map(picture)),
    )
}

/// Title, issuing organ and language. No dates: the paper's own date is in its text, and a clock would make two runs
/// differ.
fn core_properties(parts: &Parts<'_>) -> Element {
    el("cp:coreProperties")
        .attr("xmlns:cp", format!("{PACKAGE}/metadata/core-properties"))
        .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .child(el("dc:title").text(parts.title.as_str()))
        .child(el("dc:creator").text(parts.organ.as_str()))
        .child(el("dc:language").text("zh-CN"))
}

fn app_properties(parts: &Parts<'_>) -> Element {
    el("Properties")
        .attr("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .child(el("Application").text(env!("CARGO_PKG_NAME")))
        .child(el("Company").text(parts.organ.as_str()))
}

/// Properties that no word processor knows and all keep.
fn custom_properties(properties: &[(&'static str, String)]) -> Element {
    // The format's own identifier for properties of this kind; their numbers begin with 2.
    const KIND: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    let one = |(n, (name, value)): (usize, &(&'static str, String))| {
        let property = el("property").attr("fmtid", KIND).attr("pid", n + 2).attr("name", name);
        property.child(el("vt:lpwstr").text(value.as_str()))
    };
    el("Properties")
        .attr("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties")
        .attr("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes")
        .children(properties.iter().enumerate().map(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_has_one_relationship_and_is_a_uri() {
        let mut links = Links::default();
        assert_eq!(links.id("mailto:a@b.cn"), "rIdLink1");
        assert_eq!(links.id("https://例.cn/a b"), "rIdLink2");
        assert_eq!(links.id("mailto:a@b.cn"), "rIdLink1");
        assert_eq!(links.targets[1], "https://%E4%BE%8B.cn/a%20b");
    }
}
