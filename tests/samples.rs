//! The sample dossiers of `tests/samples/`, built in memory and measured in millimetres on the pages. Every expectation is
//! written from GB/T 9704-2012; the tests bear the number of its clause.

mod foot;
mod footnotes;
mod head;
mod main_part;
mod refused;
mod seals;
mod special;

use crate::dossier::{build, world};
use hongtou::base::world::Memory;
use hongtou::base::{Lang, Length};
use hongtou::build::{Dossier, Outcome};
use hongtou::compose::{self, KINDS, Matter};
use hongtou::document::{Block, Document};
use hongtou::layout::lay_out;
use hongtou::page::{Colour, GlyphRun, Item, Pages, Rule, TagId, TagRole};
use hongtou::style::font::Found;
use hongtou::style::{FontBook, StyleSheet};
use std::path::Path;

/// The samples, each the name of a folder.
const NAMES: [&str; 8] = ["notice", "letter", "order", "minutes", "upward", "joint", "addressees", "footnotes"];

/// A sample as a dossier, with the shipped templates and fonts.
fn dossier(name: &str) -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name);
    let files = walkdir::WalkDir::new(&root).into_iter().flatten().filter(|e| e.file_type().is_file());
    let files: Vec<(String, Vec<u8>)> = files
        .map(|e| {
            let path = e.path().strip_prefix(&root).expect("below the sample").to_string_lossy().replace('\\', "/");
            (path, std::fs::read(e.path()).expect("a file of the project"))
        })
        .collect();
    world(&files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect::<Vec<_>>())
}

/// A paper set on pages.
struct Sample {
    document: Document,
    pages: Pages,
    world: Memory,
}

/// A line of ink as a person sees it: the runs that stand on one baseline.
#[derive(Clone, Debug)]
struct Line<'p> {
    page: usize,
    runs: Vec<&'p GlyphRun>,
}

impl Sample {
    fn of(name: &str) -> Sample {
        Sample::in_world(dossier(name))
    }

    fn in_world(world: Memory) -> Sample {
        let dossier = Dossier::load(&world).expect("memory can be read");
        let whole = "the sample is whole";
        let matter = Matter {
            notice: dossier.notice.as_ref().expect(whole),
            tasks: dossier.tasks.as_ref().expect(whole),
            roster: dossier.roster.as_ref().expect(whole),
            figures: None,
            issue: None,
            bulletins: None,
            form: None,
            slip: None,
            amending: None,
            choices: dossier.choices.as_ref().expect(whole),
        };
        let kind = KINDS.iter().find(|k| k.name == "notice").expect("a kind");
        let document = compose::compose(kind, &matter, dossier.templates.as_ref().expect(whole))
            .unwrap_or_else(|wrong| panic!("{:?}", wrong.iter().map(|d| d.message(Lang::Zh)).collect::<Vec<_>>()));
        let fonts = FontBook::new(&world);
        let styles = StyleSheet::new(matter.choices.clone()).with_seals(dossier.seals.clone());
        let layout = lay_out(&document, &styles, &fonts).expect("the fonts are there");
        assert_eq!(layout.findings.iter().map(|d| d.message(Lang::Zh)).collect::<Vec<_>>(), Vec::<String>::new());
        let pages = layout.pages;
        Sample { document, pages, world }
    }

    /// The lines of a page, counted from 1, from its head to its foot.
    fn lines(&self, page: usize) -> Vec<Line<'_>> {
        let mut out: Vec<Line<'_>> = Vec::new();
        for item in &self.pages.pages[page - 1].upright {
            let Item::Run(run) = item else { continue };
            match out.iter_mut().find(|l| l.runs[0].baseline == run.baseline) {
                Some(line) => line.runs.push(run),
                None => out.push(Line { page, runs: vec![run] }),
            }
        }
        out.iter_mut().for_each(|l| l.runs.sort_by_key(|r| r.glyphs[0].x));
        out.sort_by_key(|l| l.runs[0].baseline);
        out
    }

    /// The first line that begins with a text.
    fn line(&self, start: &str) -> Line<'_> {
        let mut all = (1..=self.pages.pages.len()).flat_map(|n| self.lines(n));
        all.find(|l| l.text().starts_with(start)).unwrap_or_else(|| panic!("no line begins with {start}"))
    }

    /// The run that begins with a text.
    fn run(&self, start: &str) -> &GlyphRun {
        let mut runs = (1..=self.pages.pages.len()).flat_map(|n| self.lines(n)).flat_map(|l| l.runs);
        runs.find(|r| text_of(r).starts_with(start)).unwrap_or_else(|| panic!("no run begins with {start}"))
    }

    fn rules(&self, page: usize) -> Vec<Rule> {
        let rules = self.pages.pages[page - 1].upright.iter().filter_map(|i| match i {
            Item::Rule(r) => Some(*r),
            _ => None,
        });
        rules.collect()
    }

    fn red_rules(&self, page: usize) -> Vec<Rule> {
        self.rules(page).into_iter().filter(|r| r.colour == RED).collect()
    }

    /// Upper and lower edge of the ink of a run, in millimetres from the upper edge of the sheet.
    fn ink(&self, run: &GlyphRun) -> (f64, f64) {
        self.bounds(run, |_| true)
    }

    /// The same of one of its characters.
    fn ink_of(&self, run: &GlyphRun, character: char) -> (f64, f64) {
        self.bounds(run, |c| c == character)
    }

    fn bounds(&self, run: &GlyphRun, of: impl Fn(char) -> bool) -> (f64, f64) {
        let fonts = FontBook::new(&self.world);
        let glyphs = run.glyphs.iter().filter(|g| of(g.character));
        let inked =
            glyphs.filter_map(|g| fonts.ink(Found { font: run.font, glyph: g.id, advance: 0 }).expect("a font"));
        let edges = inked.reduce(|(t, f), (a, b)| (t.max(a), f.min(b)));
        let (top, foot) = edges.expect("it is inked");
        (mm(run.baseline - run.size.scale(top, 1000)), mm(run.baseline - run.size.scale(foot, 1000)))
    }

    /// The number of a page as printed, if it bears one.
    fn number(&self, page: usize) -> Option<Line<'_>> {
        self.lines(page).into_iter().find(|l| l.text().starts_with("— ") && l.baseline() > 262.0)
    }
}

impl Line<'_> {
    fn text(&self) -> String {
        self.runs.iter().map(|r| text_of(r)).collect()
    }

    fn baseline(&self) -> f64 {
        mm(self.runs[0].baseline)
    }

    /// Left end of its first character, from the left edge of the sheet.
    fn left(&self) -> f64 {
        mm(self.runs[0].glyphs[0].x)
    }

    /// Right end of its last, a half-width one taken for half.
    fn right(&self) -> f64 {
        right_of(self.runs[self.runs.len() - 1])
    }

    fn centre(&self) -> f64 {
        (self.left() + self.right()) / 2.0
    }

    /// The upper edge of the em box.
    fn top(&self) -> f64 {
        mm(self.runs[0].baseline - self.runs[0].size.scale(880, 1000))
    }

    /// Its lower edge.
    fn foot(&self) -> f64 {
        mm(self.runs[0].baseline + self.runs[0].size.scale(120, 1000))
    }
}

fn text_of(run: &GlyphRun) -> String {
    run.glyphs.iter().map(|g| g.character).collect()
}

fn right_of(run: &GlyphRun) -> f64 {
    let last = run.glyphs[run.glyphs.len() - 1];
    let em = run.size.scale(run.condense, 100);
    mm(last.x + if last.character.is_ascii() { em / 2 } else { em })
}

fn mm(length: Length) -> f64 {
    length.to_emu() as f64 / 36_000.0
}

/// Whether two lengths in millimetres agree.
#[track_caller]
fn near(found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance, "{found:.2} mm, wanted {wanted:.2} ± {tolerance}");
}

const RED: Colour = Colour(0xff, 0, 0);
/// A line of the grid: 225 mm / 22.
const LINE: f64 = 225.0 / 22.0;
/// One 字 of the grid: 156 mm / 28.
const CHARACTER: f64 = 156.0 / 28.0;
/// 3号 type, 16 pt.
const TYPE: f64 = 16.0 * 25.4 / 72.0;

#[test]
fn every_sample_builds_without_a_finding() {
    for name in NAMES {
        let world = dossier(name);
        let Outcome { built, findings } = build(&world);
        let said: Vec<String> = findings.iter().map(|d| format!("{} {}", d.code.id, d.message(Lang::Zh))).collect();
        assert_eq!(said, Vec::<String>::new(), "{name}");
        let papers: Vec<&str> = built.iter().map(|b| b.path.as_str()).collect();
        assert_eq!(papers[..2], ["out/notice.docx", "out/notice.pdf"]);
        let annex: &[&str] = if name == "footnotes" { &["out/annex.docx", "out/annex.pdf"] } else { &[] };
        assert_eq!(&papers[2..], annex);
    }
}

/// Every word of the paper is on its pages, once, and in the DOCX.
#[test]
fn no_sample_loses_a_word() {
    for name in NAMES {
        let sample = Sample::of(name);
        let items = sample.pages.pages.iter().flat_map(|p| p.upright.iter().chain(&p.turned));
        let mut ink: Vec<char> = items.flat_map(|item| characters(item, &sample.pages)).collect();
        let mut said: Vec<char> = sample
            .document
            .sections
            .iter()
            .flat_map(|s| &s.blocks)
            .flat_map(|b| b.text().chars().collect::<Vec<_>>())
            .collect();
        said.extend(sample.document.footnotes().flat_map(|note| note.text.chars()));
        let tables = sample.document.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let cells = tables.flat_map(|t| t.head.iter().chain(&t.rows)).flat_map(|r| &r.cells);
        said.extend(cells.flat_map(|c| c.text.chars()));
        for (label, organs, ..) in sample.document.imprint.iter().flat_map(|i| i.lists()) {
            said.extend(label.chars().chain(organs.chars()));
        }
        said.extend(sample.document.imprint.iter().flat_map(|i| i.printer.chars().chain(i.printed.chars())));
        // The name of who signs is a picture, and said by its alternative text.
        let alt = |t: &hongtou::page::Tag| t.alt.as_ref().and_then(|a| a.strip_prefix("签名章：").map(str::to_owned));
        ink.extend(sample.pages.tags.iter().filter_map(|(_, t)| alt(t)).flat_map(|a| a.chars().collect::<Vec<_>>()));
        for list in [&mut ink, &mut said] {
            list.retain(|c| !c.is_whitespace());
            list.sort_unstable();
        }
        assert_eq!(ink.iter().collect::<String>(), said.iter().collect::<String>(), "{name}");
    }
}

/// The characters of an item that are part of the paper's words; the numbers of pages and of footnotes are not.
fn characters(item: &Item, pages: &Pages) -> Vec<char> {
    let is_number = |tag: TagId| {
        let of = pages.tags.get(tag);
        let parent = of.parent.map(|p| pages.tags.get(p).role);
        of.role == TagRole::Label || parent == Some(TagRole::Reference)
    };
    match item {
        Item::Run(r) if r.tag.is_some_and(|tag| !is_number(tag)) => r.glyphs.iter().map(|g| g.character).collect(),
        _ => Vec::new(),
    }
}

/// A part of a package.
fn read_part(zip: &mut zip::ZipArchive<std::io::Cursor<Vec<u8>>>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut zip.by_name(name).expect("the part"), &mut bytes).expect("memory can be read");
    bytes
}
