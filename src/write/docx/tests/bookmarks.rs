//! Bookmarks and what leads to them.

use super::*;

#[test]
fn headings_annexes_and_tables_are_bookmarks_in_every_section_and_attachments_lead_there() {
    let plain = |role, text| Block::Paragraph(Paragraph::plain(role, text));
    let table = Table {
        columns: vec![Column::default()],
        head: vec![Row::new(vec![Cell::new("头")])],
        rows: vec![Row::new(vec![Cell::new("一")])],
        ..Table::default()
    };
    let run_in = Paragraph::new(Role::Body, vec![Inline::accented("（一）甲。", Accent::Heading2), Inline::text("乙")]);
    let text = vec![
        plain(Role::Heading1, "一、总"),
        Block::Paragraph(run_in),
        plain(Role::AttachmentNote, "附件：1.丙"),
        plain(Role::AttachmentNoteNext, "2.丁"),
    ];
    let annex =
        |label| vec![plain(Role::AnnexLabel, label), plain(Role::AnnexTitle, "丙"), Block::Table(table.clone())];
    let sections = vec![
        Section::new(Orientation::Portrait, text),
        Section::new(Orientation::Portrait, annex("附件1")),
        Section::new(Orientation::Landscape, [annex("附件2"), vec![Block::Table(table.clone())]].concat()),
    ];
    let document = part(&write(&Document { sections, ..Document::default() }), "word/document.xml");
    let marked = |p: &&Element| !find(p, "w:bookmarkStart").is_empty();
    let of = |p: &Element| (attr(find(p, "w:bookmarkStart")[0], "w:name").expect("a name").to_owned(), text_of(p));
    let found: Vec<(String, String)> = find(&document, "w:p").into_iter().filter(marked).map(of).collect();
    let wanted = [
        ("Part_1", "一、总"),
        ("Part_1_1", "（一）甲。乙"),
        ("Annex_1", "附件1"),
        ("Table_1", "头"),
        ("Annex_2", "附件2"),
        ("Table_2", "头"),
        ("Table_3", "头"),
    ];
    assert_eq!(found, wanted.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let ids = |name| find(&document, name).into_iter().map(|e| attr(e, "w:id")).collect::<BTreeSet<_>>();
    assert_eq!(ids("w:bookmarkStart"), ids("w:bookmarkEnd"));
    assert_eq!(ids("w:bookmarkStart").len(), wanted.len());
    let links: Vec<(Option<&str>, String)> =
        find(&document, "w:hyperlink").into_iter().map(|l| (attr(l, "w:anchor"), text_of(l))).collect();
    assert_eq!(links, [(Some("Annex_1"), "附件：1.丙".to_owned()), (Some("Annex_2"), "2.丁".to_owned())]);
}

#[test]
fn a_bookmark_and_a_change_never_have_one_number() {
    let mut heading = Paragraph::plain(Role::Heading1, "一、总");
    let Inline::Text { mark, .. } = &mut heading.inlines[0] else { panic!("a text") };
    *mark = Mark::Inserted;
    let mut document =
        of(vec![Block::Paragraph(heading), Block::Paragraph(Paragraph::plain(Role::Heading1, "二、分"))]);
    document.revision = Some(Revision { author: "某办".into(), date: "2022-06-01".into() });
    let document = part(&write(&document), "word/document.xml");
    let numbers = |names: &[&str]| {
        let of = |name: &&str| find(&document, name).into_iter().filter_map(|e| attr(e, "w:id")).collect::<Vec<_>>();
        names.iter().flat_map(of).collect::<BTreeSet<_>>()
    };
    let (bookmarks, changes) = (numbers(&["w:bookmarkStart"]), numbers(&["w:ins", "w:del"]));
    assert_eq!(bookmarks.len(), 2);
    assert!(!changes.is_empty() && bookmarks.is_disjoint(&changes), "{bookmarks:?} {changes:?}");
}

fn text_of(e: &Element) -> String {
    find(e, "w:t").into_iter().map(text).collect()
}
