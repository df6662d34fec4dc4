//! Ways in for an amendment: read from the notice as issued.

use super::codes;
use super::editions::FOLDER;
use super::fingerprint::sha256;
use super::read::ParseMode;
use super::seal::{is_sealed, sealed};
use crate::base::{Diagnostic, Error, World};
use crate::model::{Amendment, yaml};
use crate::parse::{self, amendment::Reading};

/// Where amendments lie as they were issued.
const RECEIVED: &str = "seeds/amendments/";

/// What stands at the head of a list of changes.
const HEADER: [&str; 2] = [
    "修改通知：逐条列明改哪里（target）、怎么改（operation）、原文（old）、新文（new）；定位一律指修改前的编号。各键的含义见 content/README.md。",
    "可以改；改过的文件不会被覆盖（末行的 sha256 用来识别是否改过，不必理会）。",
];

/// What reading an issued amendment gave.
#[derive(Debug)]
pub struct AmendmentRead {
    /// What was read; `None` where the file is no text.
    pub reading: Option<Reading>,
    /// The file in `content/amendments/` that it belongs in.
    pub content: String,
    /// Whether that file was written.
    pub written: bool,
    /// Where that file differs and is kept because a person may have changed it, the difference.
    pub kept: Option<String>,
    /// What is to be settled or mended.
    pub findings: Vec<Diagnostic>,
}

/// Reads an amendment as issued and writes its list of changes, unless any of it was not understood.
///
/// # Errors
/// When the disk refuses.
pub fn parse_amendment(world: &dyn World, file: &str, mode: ParseMode) -> Result<AmendmentRead, Error> {
    let missing = || Error::Read(file.into(), std::io::ErrorKind::NotFound.into());
    let bytes = world.read(file)?.ok_or_else(missing)?;
    let content = content_path(file);
    let mut out = AmendmentRead { reading: None, content, written: false, kept: None, findings: Vec::new() };
    let (source, encoding) = match parse::decode::decode(file, &bytes) {
        Ok(read) => read,
        Err(finding) => {
            out.findings.push(*finding);
            return Ok(out);
        }
    };
    let mut reading = parse::amendment::read_all(&source, &sha256(&bytes));
    out.findings.extend(encoding);
    out.findings.append(&mut reading.findings);
    if out.findings.iter().any(Diagnostic::is_error) {
        let d = Diagnostic::new(&codes::AMENDMENT_UNREAD).with("path", file).with("content", &out.content);
        out.findings.push(d);
    } else if mode != ParseMode::Dry {
        (out.written, out.kept) = write(world, &out.content, &reading.amendment, mode)?;
    }
    out.reading = Some(reading);
    Ok(out)
}

/// `content/amendments/01.yaml` of `seeds/amendments/01.txt`.
fn content_path(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    format!("{FOLDER}{}.yaml", name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// Writes a list of changes, but never over one that a person changed.
pub(super) fn write(
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
    for file in world.list(RECEIVED.trim_end_matches('/'))? {
        if file.ends_with(".txt") && world.read_head(&content_path(&file), 0)?.is_none() {
            findings.extend(parse_amendment(world, &file, ParseMode::Write)?.findings);
        }
    }
    Ok(findings)
}
