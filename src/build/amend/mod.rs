//! Ways in for an amendment: the notice as issued (`issued`), a text in force that somebody edited (`edited`), and a paper
//! of ours that came back with tracked changes (`marked`). Each ends in a list of changes in `content/amendments/`.

mod aside;
mod draft;
mod drawn;
mod edited;
mod issued;
mod marked;

pub use draft::{DRAFT, start};
pub use drawn::{Drawn, Order};
pub use edited::from_edit;
pub use issued::{Attempt, Issued, parse, try_out};
pub use marked::from_docx;

use super::codes;
use super::editions::FOLDER;
use super::read::ParseMode;
use super::seal::{is_sealed, sealed};
use crate::base::{Diagnostic, Error, World};
use crate::model::{Amendment, yaml};

/// Where amendments lie as they were issued.
const RECEIVED: &str = "seeds/amendments/";

/// What stands at the head of a list of changes.
const HEADER: [&str; 2] = [
    "修改通知：逐条列明改哪里（target）、怎么改（operation）、原文（old）、新文（new）；定位一律指修改前的编号。各键的含义见 content/README.md。",
    "可以改；改过的文件不会被覆盖（末行的 sha256 用来识别是否改过，不必理会）。",
];

/// `content/amendments/01.yaml` of `seeds/amendments/01.txt`.
fn content_path(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    format!("{FOLDER}{}.yaml", name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// Writes a list of changes, but never over one that a person changed.
fn write(
    world: &dyn World,
    path: &str,
    amendment: &Amendment,
    mode: ParseMode,
) -> Result<(bool, Option<String>), Error> {
    let text = sealed(&yaml::save(amendment, &HEADER));
    match world.read(path)? {
        Some(old) if old == text.as_bytes() => Ok((false, None)),
        Some(old) if mode != ParseMode::Force && !is_sealed(&old) => {
            let old = String::from_utf8_lossy(&old);
            let diff = similar::TextDiff::from_lines(old.as_ref(), text.as_str());
            Ok((false, Some(diff.unified_diff().context_radius(1).header(path, "new").to_string())))
        }
        old => {
            if let Some(old) = old.filter(|old| !is_sealed(old)) {
                super::read::backup(world, path, &old)?;
            }
            world.write(path, text.as_bytes())?;
            Ok((true, None))
        }
    }
}

/// Reads the issued amendments that have no list of changes yet.
///
/// # Errors
/// When the disk refuses.
pub(super) fn fill(world: &dyn World) -> Result<Vec<Diagnostic>, Error> {
    let mut findings = Vec::new();
    for (file, _) in without_list(world)? {
        findings.extend(parse(world, &file, ParseMode::Write)?.findings);
    }
    Ok(findings)
}

/// The issued amendments that have no list of changes, each with the file that it belongs in.
fn without_list(world: &dyn World) -> Result<Vec<(String, String)>, Error> {
    let mut out = Vec::new();
    for file in world.list(RECEIVED.trim_end_matches('/'))? {
        let content = content_path(&file);
        if file.ends_with(".txt") && world.read_head(&content, 0)?.is_none() {
            out.push((file, content));
        }
    }
    Ok(out)
}

/// That issued amendments are not part of any text yet.
///
/// # Errors
/// When the disk refuses.
pub(super) fn unread(world: &dyn World) -> Result<Vec<Diagnostic>, Error> {
    let said = |(path, content)| Diagnostic::new(&codes::UNREAD_AMENDMENT).with("path", path).with("content", content);
    Ok(without_list(world)?.into_iter().map(said).collect())
}

/// The file of the next amendment: two digits, above every number that is taken.
fn next_path(world: &dyn World) -> Result<String, Error> {
    let mut last = 0;
    for folder in [FOLDER, RECEIVED] {
        for path in world.list(folder.trim_end_matches('/'))? {
            let name = path.rsplit('/').next().unwrap_or_default();
            let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
            last = last.max(digits.parse::<u32>().unwrap_or(0));
        }
    }
    Ok(format!("{FOLDER}{:02}.yaml", last.saturating_add(1)))
}
