//! The papers of an amendment, made of one list of changes: its notice, the consolidated text, the comparison table.

use crate::dossier::shipped;
use hongtou::amend::{amending, apply};
use hongtou::base::{Date, Lang, Source};
use hongtou::build::Dossier;
use hongtou::compose::{self, KINDS, Matter};
use hongtou::document::{Block, Cell, Document, Mark, Role, Table};
use hongtou::layout::lay_out;
use hongtou::model::{Amending, Amendment, Edition, yaml};
use hongtou::parse::amendment;
use hongtou::style::{FontBook, StyleSheet};
use hongtou::write::{docx, pdf};

/// A notice before and after, with what the papers state.
struct Case {
    dossier: Dossier,
    old: Edition,
    new: Edition,
    amending: Amending,
}

impl Case {
    fn new(amendment: &Amendment, history: &[(String, Option<Date>)]) -> Case {
        let dossier = Dossier::load(&shipped()).expect("memory can be read");
        let part = "the shipped dossier is whole";
        let old = Edition::first(dossier.notice.as_ref().expect(part), dossier.tasks.as_ref().expect(part));
        let new = apply(&old, amendment).unwrap_or_else(|refused| panic!("{refused:?}")).edition;
        let amending = amending(&old, &new, amendment, history);
        Case { dossier, old, new, amending }
    }

    /// Of the shipped amending notice.
    fn received() -> Case {
        let (amendment, findings) = amendment::read(&Source::new("seeds/amendments/01.txt", seed()), "");
        assert_eq!(findings.len(), 0, "{findings:?}");
        Case::new(&amendment, &[])
    }

    /// Of changes as a file has them.
    fn of(changes: &str) -> Case {
        Case::new(&changed(changes), &[])
    }

    fn compose(&self, kind: &str) -> Result<Document, Vec<String>> {
        let part = "the shipped dossier is whole";
        let edition = if matches!(kind, "amendment" | "comparison") { &self.old } else { &self.new };
        let matter = Matter {
            notice: &edition.notice,
            tasks: &edition.tasks,
            roster: self.dossier.roster.as_ref().expect(part),
            figures: None,
            issue: None,
            bulletins: None,
            form: None,
            slip: None,
            amending: Some(&self.amending),
            choices: self.dossier.choices.as_ref().expect(part),
        };
        let kind = KINDS.iter().find(|k| k.name == kind).expect("a kind");
        compose::compose(kind, &matter, self.dossier.templates.as_ref().expect(part))
            .map_err(|wrong| wrong.iter().map(|d| d.message(Lang::Zh)).collect())
    }

    fn paper(&self, kind: &str) -> Document {
        self.compose(kind).unwrap_or_else(|wrong| panic!("{kind}: {wrong:?}"))
    }
}

fn seed() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/amendments/01.txt")).expect("the example")
}

fn changed(changes: &str) -> Amendment {
    let text = format!("doc_number: 鼓平安办〔2022〕8号\ndate: 2022-06-28\nchanges:\n{changes}");
    yaml::load(&Source::new("content/amendments/01.yaml", text)).unwrap_or_else(|d| panic!("{:?}", d.args))
}

/// Paragraphs as a person reads them; a title's line breaks are none of its words.
fn lines(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|s| &s.blocks);
    let lines = blocks.flat_map(|b| match b {
        Block::Paragraph(p) if matches!(p.role, Role::Title | Role::AnnexTitle) => vec![p.text().replace('\n', "")],
        other => other.text().lines().map(str::to_owned).collect(),
    });
    lines.collect()
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.sections.iter().flat_map(|s| &s.blocks);
    blocks.filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None }).collect()
}

/// A cell with `[-` gone `-]` and `[+` new `+]` words.
fn shown(cell: &Cell) -> String {
    let show = |(piece, mark): (&str, Mark)| match mark {
        Mark::None => piece.to_owned(),
        Mark::Inserted => format!("[+{piece}+]"),
        Mark::Deleted => format!("[-{piece}-]"),
    };
    cell.marks.pieces(&cell.text).into_iter().map(show).collect()
}

fn rows(document: &Document) -> Vec<Vec<String>> {
    tables(document)[0].rows.iter().map(|r| r.cells.iter().map(shown).collect()).collect()
}

/// Writes the papers below `target/` for the validators and for the eye.
#[test]
fn samples_are_written() {
    let case = Case::received();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/paper-samples");
    std::fs::create_dir_all(folder).expect("target is writable");
    let world = shipped();
    let fonts = FontBook::new(&world);
    let styles = StyleSheet::new(case.dossier.choices.clone().expect("choices"));
    for kind in ["amendment", "consolidated", "annex", "comparison"] {
        let paper = case.paper(kind);
        let laid = lay_out(&paper, &styles, &fonts).expect("the fonts are there");
        assert!(laid.findings.is_empty(), "{kind}: {:?}", laid.findings);
        let pdf = pdf::write(&laid.pages, &fonts).expect("a PDF");
        let docx = docx::write(&paper, &styles).expect("a DOCX");
        std::fs::write(format!("{folder}/{kind}.pdf"), pdf).expect("target is writable");
        std::fs::write(format!("{folder}/{kind}.docx"), docx).expect("target is writable");
        println!("{kind}\n{}", lines(&paper).join("\n"));
        if kind == "comparison" {
            rows(&paper).iter().for_each(|r| println!("| {}", r.join(" | ")));
        }
    }
}
