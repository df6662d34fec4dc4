//! Whether the DOCX of every paper, printed by LibreOffice with the bundled fonts, is the PDF of the paper.
//!
//! ```text
//! cargo test parity -- --ignored --nocapture
//! ```
//!
//! makes the shipped dossier and the samples, and prints for each paper how many pages, headings, task rows and line ends
//! are the same, and what differs first. `PARITY_PAPERS=out` compares what lies in a folder instead.

mod compare;
mod docx;
mod office;
mod place;
mod sheet;
mod tests;

use compare::{Breaks, Compared, Tally};
use hongtou::base::world::{Memory, World};
use office::Office;
use sheet::Sheets;
use std::fs;
use std::path::{Path, PathBuf};

/// How many differences of a paper are told.
const TOLD: usize = 8;
/// Of a hundred line ends of a paper so many are to be the same.
const WANTED: usize = 99;

/// Both forms of a paper.
struct Paper {
    name: String,
    docx: Vec<u8>,
    pdf: Vec<u8>,
}

#[test]
#[ignore = "needs LibreOffice; cargo test parity -- --ignored --nocapture"]
fn every_docx_prints_as_its_pdf() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let office = match Office::open(folder.path()) {
        Ok(office) => office,
        Err(missing) => {
            println!("skipped: {missing}");
            return;
        }
    };
    let papers = match std::env::var_os("PARITY_PAPERS") {
        Some(papers) => lying_in(Path::new(&papers)),
        None => made(),
    };
    assert!(!papers.is_empty(), "there are papers to compare");
    let compared = printed(&papers, &office, folder.path());
    let mut total = Compared::default();
    for (paper, one) in papers.iter().zip(&compared) {
        print!("{}", told(&paper.name, one));
        add(&mut total, one);
    }
    println!("{}", summary("all papers", &total));
    let names = papers.iter().map(|p| p.name.as_str());
    let wrong: Vec<&str> = names.zip(&compared).filter(|(_, one)| !is_one_paper(one)).map(|(name, _)| name).collect();
    assert!(wrong.is_empty(), "DOCX and PDF differ: {wrong:?}");
}

/// Whether the two forms are the same paper: pages, what stands on them, and all but a few line ends.
fn is_one_paper(one: &Compared) -> bool {
    let are_lines = [one.body.judged(), one.cells.judged()].iter().all(|t| t.same * 100 >= t.of * WANTED);
    one.pages[0] == one.pages[1] && one.headings.all() && one.rows.all() && one.footnotes.all() && are_lines
}

fn add(total: &mut Compared, one: &Compared) {
    (0..2).for_each(|n| total.pages[n] += one.pages[n]);
    total.headings.add(one.headings);
    total.rows.add(one.rows);
    total.footnotes.add(one.footnotes);
    total.body.add(&one.body);
    total.cells.add(&one.cells);
}

/// The papers of the shipped dossier and of the samples, as the program makes them now.
fn made() -> Vec<Paper> {
    let mut papers = of_world("out", &crate::dossier::shipped());
    for (name, world) in samples() {
        papers.extend(of_world(&name, &world));
    }
    papers
}

/// The dossiers below `tests/samples`, each with the shipped templates where it has none of its own.
fn samples() -> Vec<(String, Memory)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let folders = walkdir::WalkDir::new(&root).min_depth(1).max_depth(1).sort_by_file_name().into_iter().flatten();
    let sample = |folder: walkdir::DirEntry| {
        let name = format!("samples/{}", folder.file_name().to_string_lossy());
        let inside = walkdir::WalkDir::new(folder.path()).into_iter().flatten().filter(|e| e.file_type().is_file());
        let file = |entry: walkdir::DirEntry| {
            let path = entry.path().strip_prefix(folder.path()).expect("below the folder").to_string_lossy();
            (path.replace('\\', "/"), fs::read(entry.path()).expect("a file of the project"))
        };
        let files: Vec<(String, Vec<u8>)> = inside.map(file).collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect();
        (name, crate::dossier::world(&files))
    };
    folders.filter(|f| f.file_type().is_dir()).map(sample).collect()
}

fn of_world(name: &str, world: &Memory) -> Vec<Paper> {
    crate::dossier::build(world);
    let mut papers = Vec::new();
    for path in world.list("out").expect("memory can be listed") {
        let Some(stem) = path.strip_suffix(".docx") else { continue };
        let (docx, pdf) = (crate::dossier::read(world, &path), crate::dossier::read(world, &format!("{stem}.pdf")));
        if let (Some(docx), Some(pdf)) = (docx, pdf) {
            papers.push(Paper { name: stem.replacen("out", name, 1), docx, pdf });
        }
    }
    papers
}

/// The papers in a folder that lie there in both forms.
fn lying_in(folder: &Path) -> Vec<Paper> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let docx = files.map(walkdir::DirEntry::into_path).filter(|p| p.extension().is_some_and(|e| e == "docx"));
    let paper = |path: PathBuf| {
        let pdf = fs::read(path.with_extension("pdf")).ok()?;
        let name = path.with_extension("").strip_prefix(folder).ok()?.display().to_string();
        Some(Paper { name, docx: fs::read(&path).ok()?, pdf })
    };
    docx.filter_map(paper).collect()
}

fn printed(papers: &[Paper], office: &Office, folder: &Path) -> Vec<Compared> {
    let docx = |n: usize| folder.join(format!("{n}.docx"));
    let files: Vec<PathBuf> = (0..papers.len()).map(docx).collect();
    for (path, paper) in files.iter().zip(papers) {
        fs::write(path, &paper.docx).expect("a temporary folder can be written");
    }
    office.print(&files, folder);
    let compare = |(path, paper): (&PathBuf, &Paper)| {
        let theirs = Sheets::read(&path.with_extension("pdf"));
        let ours = path.with_extension("ours.pdf");
        fs::write(&ours, &paper.pdf).expect("a temporary folder can be written");
        let ours = Sheets::read(&ours);
        let blocks = docx::blocks(&paper.docx);
        let pages = [ours.count(), theirs.count()];
        compare::compare(&place::place(&blocks, &ours), &place::place(&blocks, &theirs), pages)
    };
    files.iter().zip(papers).map(compare).collect()
}

fn told(name: &str, one: &Compared) -> String {
    let mut out = summary(name, one) + "\n";
    for difference in one.differences.iter().take(TOLD) {
        out.push_str(&format!("    {difference}\n"));
    }
    if let Some(more) = one.differences.len().checked_sub(TOLD).filter(|&n| n > 0) {
        out.push_str(&format!("    and {more} more\n"));
    }
    out
}

fn summary(name: &str, one: &Compared) -> String {
    let [ours, theirs] = one.pages;
    let Tally { same, of } = one.headings;
    let (rows, notes) = (one.rows, one.footnotes);
    let notes = if notes.of == 0 { String::new() } else { format!("; footnotes {} of {}", notes.same, notes.of) };
    let (body, cells) = (lines(&one.body), lines(&one.cells));
    format!(
        "{name}: pages {ours} and {theirs}; headings {same} of {of}; rows {} of {}{notes}\n    body {body}\n    cells {cells}",
        rows.same, rows.of
    )
}

/// The share in hundredths of a percent, and LibreOffice's own faults.
fn lines(breaks: &Breaks) -> String {
    let share = |t: Tally| match t.of {
        0 => "none".to_owned(),
        of => format!("{}.{:02} % ({} of {of})", t.same * 100 / of, t.same * 10_000 / of % 100, t.same),
    };
    let faults = breaks.faults.iter().map(|(fault, n)| format!("; LibreOffice {fault}: {n}"));
    format!(
        "{}, without LibreOffice's faults {}{}",
        share(breaks.ends),
        share(breaks.judged()),
        faults.collect::<String>()
    )
}
