//! How long each stage takes on the shipped dossier. `cargo bench`; nothing here is asserted.

use divan::{Bencher, black_box};
use hongtou::base::Source;
use hongtou::base::world::{Memory, World};
use hongtou::build::papers::State;
use hongtou::build::{self, Dossier, Recall, Request};
use hongtou::compose::{self, KINDS, Matter};
use hongtou::document::{Block, Document};
use hongtou::style::{Face, FontBook, StyleSheet};
use hongtou::{layout, parse, write};
use std::path::Path;

fn main() {
    divan::main();
}

/// The shipped dossier in memory, without papers.
fn world() -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["seeds", "content", "templates"] {
        for entry in walkdir::WalkDir::new(root.join(folder)).into_iter().flatten().filter(|e| e.file_type().is_file())
        {
            let path = entry.path().strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            files.push((path, std::fs::read(entry.path()).expect("a file of the project")));
        }
    }
    Memory::new(files)
}

fn document(dossier: &Dossier, kind: usize) -> Document {
    let part = "the shipped dossier is whole";
    let matter = Matter {
        notice: dossier.notice.as_ref().expect(part),
        tasks: dossier.tasks.as_ref().expect(part),
        roster: dossier.roster.as_ref().expect(part),
        figures: None,
        issue: None,
        bulletins: None,
        form: None,
        slip: None,
        amending: None,
        choices: dossier.choices.as_ref().expect(part),
    };
    compose::compose(&KINDS[kind], &matter, dossier.templates.as_ref().expect(part)).expect(part)
}

#[divan::bench]
fn parse_notice(bencher: Bencher) {
    let text = world().read("seeds/notice.txt").expect("no disk").expect("the seed");
    let source = Source::new("seeds/notice.txt", String::from_utf8(text).expect("UTF-8"));
    bencher.bench(|| parse::read(black_box(&source), ""));
}

#[divan::bench]
fn load_content(bencher: Bencher) {
    let world = world();
    bencher.bench(|| Dossier::load(black_box(&world)));
}

#[divan::bench]
fn compose_notice(bencher: Bencher) {
    let dossier = Dossier::load(&world()).expect("no disk");
    bencher.bench(|| document(black_box(&dossier), 0));
}

#[divan::bench]
fn lay_out_notice(bencher: Bencher) {
    let world = world();
    let dossier = Dossier::load(&world).expect("no disk");
    let (document, styles, fonts) =
        (document(&dossier, 0), StyleSheet::new(dossier.choices.clone().expect("choices")), FontBook::new(&world));
    bencher.bench(|| layout::lay_out(black_box(&document), &styles, &fonts));
}

#[divan::bench]
fn write_notice_docx(bencher: Bencher) {
    let dossier = Dossier::load(&world()).expect("no disk");
    let (document, styles) = (document(&dossier, 0), StyleSheet::new(dossier.choices.clone().expect("choices")));
    bencher.bench(|| write::docx::write(black_box(&document), &styles));
}

/// The notice after an edit that puts words into one cell, or takes them out again, by a program that wrote it before.
#[divan::bench]
fn write_notice_docx_again(bencher: Bencher) {
    let world = world();
    let dossier = Dossier::load(&world).expect("no disk");
    let (styles, fonts) = (StyleSheet::new(dossier.choices.clone().expect("choices")), FontBook::new(&world));
    let before = document(&dossier, 0);
    let mut edited = before.clone();
    let blocks = edited.sections.iter_mut().flat_map(|s| &mut s.blocks);
    let mut tables = blocks.filter_map(|b| if let Block::Table(table) = b { Some(table) } else { None });
    let row = tables.next().and_then(|table| table.rows.get_mut(20)).expect("a table of 35 tasks");
    row.cells[1].text.push_str("，另行通知");
    let papers = [before, edited].map(|document| {
        let fits = layout::lay_out(&document, &styles, &fonts).expect("fonts").fits;
        (document, fits)
    });
    let known = write::docx::WrittenPieces::default();
    let mut rounds = papers.iter().cycle();
    bencher.bench_local(|| {
        let (document, fits) = rounds.next().expect("there is always another round");
        write::docx::write_again(black_box(document), &styles, fits, &known)
    });
}

#[divan::bench]
fn write_notice_pdf(bencher: Bencher) {
    let world = world();
    let dossier = Dossier::load(&world).expect("no disk");
    let styles = StyleSheet::new(dossier.choices.clone().expect("choices"));
    let document = document(&dossier, 0);
    let laid = layout::lay_out(&document, &styles, &FontBook::new(&world)).expect("fonts");
    // A font book keeps what it cut for the next paper; the first of a run has nothing to build on but the tables that
    // its layout read.
    let read = || {
        let fonts = FontBook::new(&world);
        Face::ALL.into_iter().for_each(|face| drop(fonts.find(face, true, '区').and(fonts.find(face, false, 'a'))));
        fonts
    };
    bencher.with_inputs(read).bench_refs(|fonts| write::pdf::write(black_box(&laid.pages), fonts));
}

/// Every paper from nothing: reading fonts (from memory), merging, composing, laying out, writing.
#[divan::bench]
fn whole_dossier(bencher: Bencher) {
    bencher.with_inputs(world).bench_values(|world| build::build(&world, &Request::default(), &|_, _, _| {}));
}

/// One edit, made there and back again: every second round finds the words as they were before.
struct Edit(&'static str, &'static str, &'static str);

/// A report of which a bulletin tells, the words of a task, a change of the second amendment, and the template of the
/// notice's own words, as issued and as amended.
const EDITS: [Edit; 4] = [
    Edit("seeds/submissions/2022-06/区残联.yaml", "rate: 100", "rate: 90"),
    Edit("content/tasks.yaml", "早预警、", "早预警早预警、"),
    Edit("content/amendments/02.yaml", "由专人负责", "由专人专门负责"),
    Edit("templates/partials/notice_text.md.tera", "联系人：", "联系人： "),
];

impl std::fmt::Display for Edit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl Edit {
    fn make(&self, world: &Memory) {
        let Edit(path, from, to) = self;
        let old = world.read(path).expect("no disk").expect("the file");
        let old = String::from_utf8(old).expect("UTF-8");
        let new = if old.contains(to) { old.replacen(to, from, 1) } else { old.replacen(from, to, 1) };
        assert_ne!(old, new, "the edit finds its words");
        world.write(path, new.as_bytes()).expect("no disk");
    }
}

/// A round after one edit by a program that was started for it: only `out/` tells of earlier ones.
#[divan::bench(args = &EDITS)]
fn one_edit_cold(bencher: Bencher, edit: &Edit) {
    rounds(bencher, edit, &Recall::nothing());
}

/// A round of `build --watch` after one edit.
#[divan::bench(args = &EDITS)]
fn one_edit_warm(bencher: Bencher, edit: &Edit) {
    rounds(bencher, edit, &Recall::of_rounds());
}

fn rounds(bencher: Bencher, edit: &Edit, recall: &Recall) {
    let world = world();
    let round = || build::build_again(&world, &Request::default(), &|_, _, _| {}, recall).expect("no disk");
    round();
    edit.make(&world);
    let made = round().built.into_iter().filter(|b| matches!(b.state, State::Rebuilt { .. })).count();
    assert!(made > 0, "an edit that changes no paper measures nothing");
    bencher.bench_local(|| {
        edit.make(&world);
        round()
    });
}
