//! `hongtou init DIR`: a new dossier that builds at once.

use super::messages::{Message, Word};
use super::system::System;
use super::{Console, Exit};
use crate::base::{Error, World};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Texts of a new dossier: the path in it, and what it holds.
const FILES: &[(&str, &str)] = &[
    ("seeds/notice.txt", include_str!("init/notice.txt")),
    ("out/.gitignore", "*\n!.gitignore\n"),
    ("content/README.md", include_str!("../../content/README.md")),
    ("content/calendar.yaml", include_str!("../../content/calendar.yaml")),
    ("content/ledger.yaml", include_str!("../../content/ledger.yaml")),
    ("templates/README.md", include_str!("../../templates/README.md")),
    ("templates/amendment.md.tera", include_str!("../../templates/amendment.md.tera")),
    ("templates/annex.md.tera", include_str!("../../templates/annex.md.tera")),
    ("templates/bulletin.md.tera", include_str!("../../templates/bulletin.md.tera")),
    ("templates/comparison.md.tera", include_str!("../../templates/comparison.md.tera")),
    ("templates/consolidated.md.tera", include_str!("../../templates/consolidated.md.tera")),
    ("templates/notice.md.tera", include_str!("../../templates/notice.md.tera")),
    ("templates/partials/attachments.md.tera", include_str!("../../templates/partials/attachments.md.tera")),
    ("templates/partials/head.md.tera", include_str!("../../templates/partials/head.md.tera")),
    ("templates/partials/notice_text.md.tera", include_str!("../../templates/partials/notice_text.md.tera")),
    ("templates/partials/prose.md.tera", include_str!("../../templates/partials/prose.md.tera")),
    ("templates/slip.md.tera", include_str!("../../templates/slip.md.tera")),
    ("templates/style.yaml", include_str!("../../templates/style.yaml")),
    ("templates/task_sheet.md.tera", include_str!("../../templates/task_sheet.md.tera")),
];

/// The shipped templates name the office of the shipped notice; a new dossier names that of its example.
const OFFICES: (&str, &str) = ("开封市鼓楼区平安建设工作领导小组办公室", "示例县安全生产委员会办公室");

/// Folders that are there from the beginning, so that a person sees where things go.
const FOLDERS: [&str; 3] = ["seeds/amendments", "seeds/submissions", "content"];

/// The folder of the font files in a dossier.
const FONTS: &str = "templates/fonts";

/// How far above the program's file the fonts are looked for: `target/debug/hongtou` needs three.
const ANCESTORS: usize = 4;

pub(super) fn run(console: &mut Console<'_>, folder: &Path) -> Result<Exit, Error> {
    let target = console.around.here.join(folder);
    refuse_full(folder, &target)?;
    let fonts = fonts(console)?;
    let undo = Undo::before(&target);
    make(&target, &fonts).map_err(|e| below(folder, e))?;
    undo.keep();
    let shown = folder.display().to_string();
    match console.args.json {
        true => console.object(&json!({ "kind": "made", "folder": shown }))?,
        false if !console.args.quiet => console.line(&Message::Made(&shown).text(console.lang))?,
        false => {}
    }
    Ok(Exit::Fine)
}

fn refuse_full(shown: &Path, target: &Path) -> Result<(), Error> {
    match fs::read_dir(target).map(|mut entries| entries.next().is_some()) {
        Ok(true) => Err(Error::NotEmpty(shown.to_owned())),
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Error::Write(shown.to_owned(), e)),
        _ => Ok(()),
    }
}

/// The first of the places where fonts may be that has them.
fn fonts(console: &Console<'_>) -> Result<System, Error> {
    let around = console.around;
    let dossier = console.args.dossier.iter().map(|d| around.here.join(d).join(FONTS));
    let program = around.program.iter().flat_map(|p| p.ancestors().skip(1).take(ANCESTORS).map(|a| a.join(FONTS)));
    let named = around.fonts.iter().map(|f| around.here.join(f));
    let has_fonts = |folder: &PathBuf| crate::style::font::FILES.iter().all(|f| folder.join(f.path).is_file());
    let found = dossier.chain(program).chain(named).find(has_fonts);
    found.map(System::new).ok_or_else(|| Error::Font(FONTS.into(), console.word(Word::FontsNotFound).to_owned()))
}

fn make(target: &Path, fonts: &System) -> Result<(), Error> {
    let dossier = System::new(target);
    for folder in FOLDERS {
        fs::create_dir_all(target.join(folder)).map_err(|e| Error::Write(folder.into(), e))?;
    }
    for (path, text) in FILES {
        dossier.write(path, text.replace(OFFICES.0, OFFICES.1).as_bytes())?;
    }
    for entry in fs::read_dir(fonts.root()).map_err(|e| Error::Read(FONTS.into(), e))? {
        let name = entry.map_err(|e| Error::Read(FONTS.into(), e))?.file_name();
        let Some(name) = name.to_str().filter(|n| crate::base::world::is_listed(n)) else { continue };
        let inner = fonts.list(name)?;
        let all = if inner.is_empty() { vec![name.to_owned()] } else { inner };
        for path in all {
            if let Some(bytes) = fonts.read(&path)? {
                dossier.write(&format!("{FONTS}/{path}"), &bytes)?;
            }
        }
    }
    Ok(())
}

/// Names the file as the person sees it from where they stand.
fn below(folder: &Path, error: Error) -> Error {
    match error {
        Error::Write(path, e) => Error::Write(folder.join(path), e),
        other => other,
    }
}

/// Takes everything away again unless told that it may stay.
struct Undo {
    target: PathBuf,
    /// The highest folder that was not there before.
    made: Option<PathBuf>,
    keep: bool,
}

impl Undo {
    fn before(target: &Path) -> Undo {
        let made = target.ancestors().take_while(|a| !a.exists()).last().map(Path::to_owned);
        Undo { target: target.to_owned(), made, keep: false }
    }

    fn keep(mut self) {
        self.keep = true;
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        if self.keep {
            return;
        }
        // The error that brought us here is the one to tell; that the clearing failed too would only hide it.
        if let Some(made) = &self.made {
            let _ = fs::remove_dir_all(made);
            return;
        }
        for entry in fs::read_dir(&self.target).into_iter().flatten().flatten() {
            let _ = match entry.file_type() {
                Ok(t) if t.is_dir() => fs::remove_dir_all(entry.path()),
                _ => fs::remove_file(entry.path()),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_taken_along() {
        let repository = System::new(env!("CARGO_MANIFEST_DIR"));
        let shipped = repository.list("templates").expect("a list");
        for path in shipped.iter().filter(|p| !p.starts_with(FONTS)) {
            assert!(FILES.iter().any(|(taken, _)| taken == path), "add {path} to FILES");
        }
    }

    #[test]
    fn nothing_real_is_left_in_the_example() {
        for (path, text) in FILES {
            assert!(!text.replace(OFFICES.0, OFFICES.1).contains("鼓楼"), "{path}");
        }
    }

    #[test]
    fn the_example_has_six_tasks_of_six_cells() {
        let notice = FILES[0].1;
        let rows: Vec<usize> = notice.lines().filter(|l| l.contains('\t')).map(|l| l.split('\t').count()).collect();
        assert_eq!(rows, [6; 7]);
    }
}
