//! The floors of `src/README.md`: who may use whom.

use std::path::Path;

/// Each module with the modules it may use besides itself. `cli` speaks for all stages, so it may name their codes.
const MAY_USE: [(&str, &[&str]); 15] = [
    ("base", &[]),
    ("model", &["base"]),
    ("document", &["base"]),
    ("page", &["base"]),
    ("style", &["base", "document", "page"]),
    ("parse", &["base", "model"]),
    ("lint", &["base", "model"]),
    ("merge", &["base", "model"]),
    ("amend", &["base", "model", "document", "style"]),
    ("compose", &["base", "model", "document", "style"]),
    ("layout", &["base", "document", "page", "style"]),
    ("write", &["base", "document", "page", "style"]),
    ("measure", &["base", "document", "page", "style"]),
    (
        "build",
        &[
            "base", "model", "document", "page", "style", "parse", "lint", "merge", "amend", "compose", "layout",
            "write", "measure",
        ],
    ),
    (
        "cli",
        &[
            "base", "model", "page", "style", "parse", "lint", "merge", "amend", "compose", "layout", "write",
            "measure", "build",
        ],
    ),
];

fn sources(module: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(module);
    let files = walkdir::WalkDir::new(root).into_iter().map(|e| e.expect("a readable folder"));
    files
        .filter(|e| e.path().extension().is_some_and(|x| x == "rs"))
        .map(|e| (e.path().display().to_string(), std::fs::read_to_string(e.path()).expect("a source")))
        .collect()
}

/// The first words after each `crate::`, also in `use crate::{a, b::c}`.
fn used(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (i, _) in text.match_indices("crate::") {
        let rest = &text[i + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or("").split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        let word = |n: &str| n.chars().take_while(|c| c.is_ascii_lowercase()).collect::<String>();
        out.extend(names.into_iter().map(word).filter(|w| !w.is_empty()));
    }
    out
}

#[test]
fn a_module_uses_only_the_floors_below() {
    let mut wrong = Vec::new();
    for (module, allowed) in MAY_USE {
        let files = sources(module);
        assert!(!files.is_empty(), "{module} has sources");
        for (path, text) in files {
            for name in used(&text) {
                let known = MAY_USE.iter().any(|(m, _)| *m == name);
                if known && name != module && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{path} uses {name}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_list_names_every_module() {
    let lib = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).expect("lib.rs");
    let mut declared: Vec<&str> = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut listed: Vec<&str> = MAY_USE.iter().map(|(m, _)| *m).collect();
    declared.sort_unstable();
    listed.sort_unstable();
    assert_eq!(declared, listed);
}

#[test]
fn the_check_itself_sees_every_form() {
    assert_eq!(
        used("use crate::model::Task;\nuse crate::{layout, merge::figures};\ncrate::write::docx::write()"),
        ["model", "layout", "merge", "write"]
    );
}
