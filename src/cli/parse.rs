//! `hongtou parse`: the facts of a notice, and where every character of it went.

use super::messages::{Message, Word, noise};
use super::system::System;
use super::{Console, Exit, report};
use crate::base::diagnostic::Text;
use crate::base::{At, Diagnostic, Error, Refusal};
use crate::build::{ParseMode, Parsed};
use serde_json::json;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What to read, and where.
pub(super) struct Subject {
    pub(super) world: System,
    pub(super) file: Option<String>,
    pub(super) outside: bool,
}

pub(super) fn run(console: &mut Console<'_>, file: Option<&Path>, json: bool, force: bool) -> Result<Exit, Error> {
    let subject = subject(console, file)?;
    let mode = match () {
        () if json || subject.outside => ParseMode::Dry,
        () if force => ParseMode::Force,
        () => ParseMode::Write,
    };
    let mut parsed = crate::build::parse(&subject.world, subject.file.as_deref(), mode)?;
    report::sort(&mut parsed.findings);
    match json {
        true => facts(console, &parsed),
        false => show(console, &parsed, subject.outside),
    }
}

/// The dossier's own notice; or the named file, as part of the dossier where it lies in it, and on its own elsewhere.
pub(super) fn subject(console: &Console<'_>, file: Option<&Path>) -> Result<Subject, Error> {
    let Some(file) = file else { return Ok(Subject { world: console.dossier()?, file: None, outside: false }) };
    let dossier = match console.dossier() {
        // One that was named must be there, whether it is needed or not.
        Err(e) if console.args.dossier.is_some() => return Err(e),
        found => found,
    };
    let here = console.around.here.join(file);
    // `hongtou --dossier X parse seeds/notice.txt` means X's.
    let full = match &dossier {
        Ok(dossier) if !here.exists() && dossier.root().join(file).exists() => dossier.root().join(file),
        _ => here,
    };
    let full = full.canonicalize().map_err(|e| Error::Read(file.to_owned(), e))?;
    if !full.is_file() {
        return Err(Error::Read(file.to_owned(), ErrorKind::IsADirectory.into()));
    }
    if let Ok(world) = dossier {
        let root = world.root().canonicalize().map_err(|e| Error::Read(world.root().to_owned(), e))?;
        if let Ok(inner) = full.strip_prefix(root.join("seeds")) {
            let name = named(&PathBuf::from("seeds").join(inner))?;
            return Ok(Subject { world, file: Some(name), outside: false });
        }
    }
    let name = named(Path::new(full.file_name().unwrap_or_default()))?;
    let folder = full.parent().unwrap_or(Path::new("/"));
    Ok(Subject { world: System::new(folder), file: Some(name), outside: true })
}

/// A path as the stages write it.
pub(super) fn named(path: &Path) -> Result<String, Error> {
    const NOT_UTF8: Text =
        Text { zh: "文件名不是 UTF-8 编码，请先改名", en: "its name is not UTF-8; rename it first" };
    let parts: Option<Vec<&str>> = path.components().map(|c| c.as_os_str().to_str()).collect();
    let refused = || Error::Read(path.to_owned(), Refusal::io(ErrorKind::InvalidData, NOT_UTF8));
    Ok(parts.ok_or_else(refused)?.join("/"))
}

/// Whether the text was read at all; a fault that is merely in its wording does not stand in the way.
fn is_read(parsed: &Parsed) -> bool {
    parsed.in_fields > 0 && parsed.unaccounted == 0
}

fn facts(console: &mut Console<'_>, parsed: &Parsed) -> Result<Exit, Error> {
    let text = serde_json::to_string_pretty(&parsed.facts).expect("facts are plain JSON");
    console.line(&text)?;
    Ok(if is_read(parsed) { Exit::Fine } else { Exit::Text })
}

fn show(console: &mut Console<'_>, parsed: &Parsed, outside: bool) -> Result<Exit, Error> {
    // `check` shows the findings of a dossier; those of a file elsewhere are seen here or nowhere.
    let all = outside || console.args.verbose || console.args.json;
    console.findings(parsed.findings.iter().filter(|f| all || f.is_error()))?;
    match console.args.json {
        true => console.object(&object(parsed))?,
        false => accounting(console, parsed)?,
    }
    if !console.args.json && !console.args.quiet {
        if outside {
            console.line(Word::OutsideDossier.get(console.lang))?;
        }
        let count = console.report().count(&parsed.findings);
        let hidden = !all && !parsed.findings.iter().all(Diagnostic::is_error);
        let see = if hidden { format!(" — {}", Word::SeeCheck.get(console.lang)) } else { String::new() };
        console.line(&format!("{count}{see}"))?;
    }
    Ok(if is_read(parsed) && parsed.kept.is_empty() { Exit::Fine } else { Exit::Text })
}

fn accounting(console: &mut Console<'_>, parsed: &Parsed) -> Result<(), Error> {
    let lang = console.lang;
    let quiet = console.args.quiet;
    if !quiet {
        let dropped = parsed.noise.iter().map(|(_, count, _)| count).sum();
        let all = [parsed.read, parsed.in_fields, parsed.in_findings, dropped, parsed.unaccounted];
        console.line(&Message::Accounting(all).text(lang))?;
        for (kind, count, places) in &parsed.noise {
            console.line(&Message::Noise(noise(kind, lang), *count).text(lang))?;
            if console.args.verbose {
                console.say(&listed(places))?;
            }
        }
        for path in &parsed.written {
            console.line(&Message::Wrote(path).text(lang))?;
        }
    }
    if parsed.unaccounted > 0 {
        console.line(&Message::Lost(parsed.unaccounted).text(lang))?;
    }
    for (path, difference) in &parsed.kept {
        console.line(&Message::Edited(path).text(lang))?;
        console.say(&coloured(difference, console.around.colour))?;
    }
    if !parsed.kept.is_empty() {
        console.line(Word::ForceParse.get(lang))?;
    }
    Ok(())
}

/// Places, ten to a line.
fn listed(places: &[At]) -> String {
    let line = |ten: &[At]| format!("    {}\n", ten.iter().map(At::to_string).collect::<Vec<_>>().join(" "));
    places.chunks(10).map(line).collect()
}

pub(super) fn coloured(difference: &str, colour: bool) -> String {
    let line = |line: &str| match line.as_bytes().first() {
        Some(b'-') if colour => format!("\x1b[31m{line}\x1b[0m\n"),
        Some(b'+') if colour => format!("\x1b[32m{line}\x1b[0m\n"),
        _ => format!("{line}\n"),
    };
    difference.lines().map(line).collect()
}

fn object(parsed: &Parsed) -> serde_json::Value {
    let noise = parsed.noise.iter().map(|(kind, count, at)| json!({ "kind": kind, "count": count, "at": at }));
    let kept = parsed.kept.iter().map(|(path, diff)| json!({ "file": path, "diff": diff }));
    json!({
        "kind": "parsed",
        "read": parsed.read,
        "in_fields": parsed.in_fields,
        "in_findings": parsed.in_findings,
        "noise": noise.collect::<Vec<_>>(),
        "unaccounted": parsed.unaccounted,
        "written": parsed.written,
        "kept": kept.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, talk};
    use super::*;

    fn parsed() -> Parsed {
        let at = At { line: 3, column: 1 };
        Parsed {
            read: 100,
            in_fields: 90,
            in_findings: 3,
            noise: vec![("line-end", 7, vec![at; 12])],
            written: vec!["content/notice.yaml".to_owned()],
            findings: findings(),
            facts: json!({ "issuer": "某办公室" }),
            ..Parsed::default()
        }
    }

    #[test]
    fn every_character_is_accounted_for() {
        let (exit, out) = talk(&["parse"], |c| show(c, &parsed(), false));
        assert_eq!(exit, Exit::Fine, "a fault in the wording is no hindrance");
        assert!(out.starts_with("错误[T001 broken]") && !out.contains("T002"), "{out}");
        let expected = "\
读入 100 字：入字段 90，入意见 3，版面噪声 7，去向不明 0
  换行：7 字
已写入 content/notice.yaml
1 个错误，1 个警告，1 条提示 — 用 `hongtou check` 查看
";
        assert!(out.ends_with(expected), "{out}");
        let (_, out) = talk(&["parse", "-v"], |c| show(c, &parsed(), false));
        assert!(out.contains("    3:1 3:1") && out.contains("T003"), "{out}");
        let lost = Parsed { unaccounted: 2, ..parsed() };
        let (exit, out) = talk(&["parse", "-q"], |c| show(c, &lost, false));
        assert!(exit == Exit::Text && out.contains("有 2 字既没有进入字段"), "{out}");
    }

    #[test]
    fn an_edit_is_shown_and_kept() {
        let kept = vec![("content/tasks.yaml".to_owned(), "-旧\n+新\n".to_owned())];
        let (exit, out) = talk(&["parse"], |c| show(c, &Parsed { kept, ..parsed() }, false));
        assert!(exit == Exit::Text && out.contains("：\n-旧\n+新\n确要") && out.contains("parse --force"), "{out}");
    }

    #[test]
    fn a_file_elsewhere_is_read_and_nothing_written() {
        let (_, out) = talk(&["parse"], |c| show(c, &parsed(), true));
        assert!(out.contains("T003") && out.contains("不写入") && !out.contains("hongtou check"), "{out}");
        let (exit, out) = talk(&["parse", "--json"], |c| facts(c, &parsed()));
        assert_eq!((exit, out.as_str()), (Exit::Fine, "{\n  \"issuer\": \"某办公室\"\n}\n"));
        let (exit, _) = talk(&["parse", "--json"], |c| facts(c, &Parsed::default()));
        assert_eq!(exit, Exit::Text);
    }

    #[test]
    fn files_are_found_where_people_mean_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let seeds = folder.path().join("案卷/seeds/amendments");
        std::fs::create_dir_all(&seeds).expect("made");
        std::fs::write(seeds.join("1.txt"), "").expect("written");
        std::fs::write(folder.path().join("别处.txt"), "").expect("written");
        let args = |options: &[&str]| {
            let argv: Vec<_> = std::iter::once(&"hongtou").chain(options).map(std::ffi::OsString::from).collect();
            super::super::args::read(&argv, crate::base::Lang::Zh).expect("a right command line")
        };
        let look = |here: &Path, options: &[&str], file: &str| {
            let around = super::super::Surroundings { here: here.to_owned(), ..Default::default() };
            let args = args(options);
            let console =
                Console { lang: crate::base::Lang::Zh, around: &around, args: &args, out: &mut std::io::sink() };
            subject(&console, Some(Path::new(file))).map(|s| (s.file.unwrap_or_default(), s.outside))
        };
        let inside = ("seeds/amendments/1.txt".to_owned(), false);
        assert_eq!(look(&seeds, &[], "1.txt").expect("found"), inside);
        assert_eq!(look(folder.path(), &["--dossier", "案卷"], "seeds/amendments/1.txt").expect("found"), inside);
        let outside = ("别处.txt".to_owned(), true);
        assert_eq!(look(folder.path(), &[], "别处.txt").expect("found"), outside);
        assert_eq!(look(&seeds, &[], "../../../别处.txt").expect("found"), outside);
        assert!(matches!(look(&seeds, &[], "无.txt"), Err(Error::Read(p, _)) if p == Path::new("无.txt")));
        assert!(matches!(look(&seeds, &["--dossier", "无"], "1.txt"), Err(Error::NoDossier(_))));
        assert!(look(&seeds, &[], ".").is_err(), "a folder is no notice");
    }
}
