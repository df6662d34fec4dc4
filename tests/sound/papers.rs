//! The papers that are looked at.

use super::{docx, pdf};
use crate::dossier::{build, read, shipped, world};
use hongtou::base::Month;
use hongtou::base::world::{Memory, World};
use hongtou::build::{self, FormFormat, FormRequest};
use std::path::Path;
use std::sync::LazyLock;

/// The sample dossiers, each a folder of `tests/samples/` with a notice in it.
fn samples() -> Vec<(String, Memory)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let Ok(folders) = std::fs::read_dir(&root) else { return Vec::new() };
    let mut names: Vec<String> = folders.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| root.join(name).join("content/notice.yaml").is_file());
    names.sort();
    let sample = |name: String| {
        let root = root.join(&name);
        let files = walkdir::WalkDir::new(&root).into_iter().flatten().filter(|e| e.file_type().is_file());
        let file = |e: walkdir::DirEntry| {
            let path = e.path().strip_prefix(&root).expect("below the sample").to_string_lossy().replace('\\', "/");
            (path, std::fs::read(e.path()).expect("a file of the project"))
        };
        let files: Vec<(String, Vec<u8>)> = files.map(file).collect();
        let memory = world(&files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect::<Vec<_>>());
        (name, memory)
    };
    names.into_iter().map(sample).collect()
}

/// Every dossier, built once.
static BUILT: LazyLock<Vec<(String, Memory)>> = LazyLock::new(built);

/// The shipped dossier with the forms of a month, and the samples.
fn built() -> Vec<(String, Memory)> {
    let shipped = shipped();
    build(&shipped);
    let month: Month = "2022-07".parse().expect("a month");
    let request =
        FormRequest { month, units: Vec::new(), formats: vec![FormFormat::Docx, FormFormat::Pdf], force: false };
    build::forms(&shipped, &request, &|_, _, _| {}).expect("memory does not refuse");
    let samples = samples().into_iter().inspect(|(_, world)| drop(build(world)));
    std::iter::once(("shipped".to_owned(), shipped)).chain(samples).collect()
}

/// What is wrong with the files of one kind, by dossier and path, and how many there are.
fn faults(ending: &str, of: fn(&[u8]) -> Vec<String>) -> (usize, Vec<String>) {
    let (mut count, mut all) = (0, Vec::new());
    for (name, world) in BUILT.iter() {
        let paths = world.list("out").expect("memory can be listed").into_iter().filter(|p| p.ends_with(ending));
        for path in paths {
            count += 1;
            let faults = of(&read(world, &path).expect("listed"));
            all.extend(faults.into_iter().map(|fault| format!("{name}: {path}: {fault}")));
        }
    }
    (count, all)
}

#[test]
fn every_docx_is_a_sound_package() {
    let (count, faults) = faults(".docx", docx::faults);
    assert!(count > 40, "{count} papers");
    assert!(faults.is_empty(), "{:#?}", &faults[..faults.len().min(20)]);
}

#[test]
fn every_pdf_is_a_sound_file() {
    let (count, faults) = faults(".pdf", pdf::faults);
    assert!(count > 40, "{count} papers");
    assert!(faults.is_empty(), "{:#?}", &faults[..faults.len().min(20)]);
}

/// Measured twice, clause by clause; that all words can be taken out again in order is one of the measures.
#[test]
fn every_paper_keeps_the_standard() {
    for (name, world) in BUILT.iter() {
        let reports = build::format_report(world).expect("memory can be read");
        assert!(!reports.is_empty(), "{name}");
        for report in reports {
            let bad = report.rows.iter().filter(|r| !report.is_row_good(r));
            let bad: Vec<String> = bad.map(|r| format!("{}: {:?} / {:?}", r.check.id, r.model, r.file)).collect();
            assert!(report.is_good(), "{name}: {} is {:?}: {bad:#?}", report.path, report.state);
        }
    }
}
