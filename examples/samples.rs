//! Builds the sample dossiers of `tests/samples/`, each with the shipped templates and fonts:
//! `cargo run --example samples -- FOLDER [NAME…]` writes `FOLDER/NAME.pdf` and `FOLDER/NAME.docx`.

use hongtou::base::Lang;
use hongtou::base::world::{Memory, World};
use hongtou::build::{self, Request};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().ok_or("usage: samples FOLDER [NAME…]")?);
    let wanted: Vec<String> = args.collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(&folder)?;
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(root.join("tests/samples"))? {
        let entry = entry?;
        // The tests of the samples lie beside them.
        names.extend(entry.file_name().into_string().ok().filter(|_| entry.path().is_dir()));
    }
    names.sort();
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(name)) {
        return Err(format!("no sample {unknown}; there are {}", names.join(", ")).into());
    }
    for name in names.iter().filter(|n| wanted.is_empty() || wanted.contains(n)) {
        let mut files = BTreeMap::new();
        read(&root.join("templates"), "templates", &mut files)?;
        read(&root.join("tests/samples").join(name), "", &mut files)?;
        let world = Memory::new(files);
        let outcome = build::build(&world, &Request::default(), &|_, _, _| {})?;
        for finding in &outcome.findings {
            eprintln!("{name}: {} {}", finding.code.id, finding.message(Lang::Zh));
        }
        for built in &outcome.built {
            let file = Path::new(&built.path).file_name().ok_or("a path without a name")?.to_string_lossy();
            if let Some(bytes) = world.read(&built.path)? {
                std::fs::write(folder.join(file.replace("notice", name)), bytes)?;
            }
        }
    }
    Ok(())
}

/// Adds every file below a folder, under a path of the dossier.
fn read(folder: &Path, to: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if to.is_empty() { name } else { format!("{to}/{name}") };
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &path, files)?;
        } else {
            files.insert(path, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}
