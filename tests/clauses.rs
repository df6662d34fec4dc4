//! `src/style/GBT9704.md`: complete, and every row of it alive.

use hongtou::measure::{CHECKS, DUTIES, NOT_OFFERED};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every clause that asks for something, `P` for office practice, `—` for what is ours.
const CLAUSES: [&str; 42] = [
    "3.1", "3.2", "4", "5.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "6.1", "6.2", "6.3", "7.1", "7.2.1", "7.2.2",
    "7.2.3", "7.2.4", "7.2.5", "7.2.6", "7.2.7", "7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5.1", "7.3.5.2", "7.3.5.3",
    "7.3.5.4", "7.3.5.5", "7.3.6", "7.3.7", "7.4.1", "7.4.2", "7.4.3", "7.5", "8", "9", "10.1", "10.2", "10.3", "11",
    "P", "—",
];

/// How many measures a checker takes that knows nothing of the program.
const MEASURES: u32 = 65;

struct Row {
    clause: String,
    numbers: Vec<u32>,
    state: String,
    symbols: Vec<String>,
    measured: Vec<String>,
    tests: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What stands in a cell between back quotes.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn read(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in text.lines().filter(|l| l.starts_with("| ") && !l.starts_with("| Clause")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 7, "{line}");
        let number = |n: &str| n.trim().parse().unwrap_or_else(|_| panic!("{n:?} in {line}"));
        rows.push(Row {
            clause: cells[0].to_owned(),
            numbers: cells[1].split(',').filter(|n| !n.is_empty()).map(number).collect(),
            state: cells[3].to_owned(),
            symbols: quoted(cells[4]),
            measured: quoted(cells[5]),
            tests: quoted(cells[6]),
        });
    }
    rows
}

fn table() -> Vec<Row> {
    read(&std::fs::read_to_string(root().join("src/style/GBT9704.md")).expect("the table"))
}

/// The file of the longest leading part of a path that is one, and the names that are left.
fn file_of<'p>(base: &Path, path: &'p str) -> Option<(PathBuf, Vec<&'p str>)> {
    let names: Vec<&str> = path.split("::").collect();
    (1..=names.len()).rev().find_map(|n| {
        let stem = names[..n].iter().fold(base.to_owned(), |p, name| p.join(name));
        let files = [stem.with_extension("rs"), stem.join("mod.rs")];
        files.into_iter().find(|f| f.is_file()).map(|f| (f, names[n..].to_vec()))
    })
}

/// Whether a text declares a name.
fn declares(text: &str, name: &str) -> bool {
    let kinds = ["fn", "const", "static", "struct", "enum", "type", "mod", "trait"];
    kinds.iter().any(|kind| {
        let head = format!("{kind} {name}");
        text.match_indices(&head).any(|(at, _)| {
            let next = text[at + head.len()..].chars().next();
            next.is_some_and(|c| !c.is_alphanumeric() && c != '_')
        })
    })
}

/// Why a symbol is none, nothing where it is one.
fn symbol_fault(path: &str) -> Option<String> {
    let Some((file, rest)) = file_of(&root().join("src"), path) else { return Some(format!("{path}: no such file")) };
    let text = std::fs::read_to_string(&file).expect("a source");
    rest.iter().find(|name| !declares(&text, name)).map(|name| format!("{path}: {} has no {name}", file.display()))
}

/// Why a test does not run, nothing where it does.
fn test_fault(path: &str) -> Option<String> {
    let (base, path) = match path.strip_prefix("tests::") {
        Some(rest) => (root().join("tests"), rest),
        None => (root().join("src"), path),
    };
    let Some((file, rest)) = file_of(&base, path) else { return Some(format!("{path}: no such file")) };
    let text = std::fs::read_to_string(&file).expect("a source");
    let Some((name, modules)) = rest.split_last() else { return Some(format!("{path}: names no test")) };
    if let Some(missing) = modules.iter().find(|m| !text.contains(&format!("mod {m} {{"))) {
        return Some(format!("{path}: no module {missing}"));
    }
    test_in(&text, name).err().map(|why| format!("{path}: {why}"))
}

fn test_in(text: &str, name: &str) -> Result<(), String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let at = lines.iter().position(|l| l.starts_with(&format!("fn {name}(")));
    let at = at.ok_or_else(|| format!("no function {name}"))?;
    let attributes: Vec<&&str> =
        lines[..at].iter().rev().take_while(|l| l.starts_with("#[") || l.starts_with("//")).collect();
    if !attributes.iter().any(|a| a.starts_with("#[test]")) {
        return Err(format!("{name} is no test"));
    }
    if attributes.iter().any(|a| a.starts_with("#[ignore")) {
        return Err(format!("{name} is ignored"));
    }
    Ok(())
}

#[test]
fn every_clause_and_every_measure_has_its_row() {
    let rows = table();
    let clauses: BTreeSet<&str> = rows.iter().map(|r| r.clause.as_str()).collect();
    assert_eq!(CLAUSES.iter().copied().collect::<BTreeSet<_>>(), clauses);
    let numbers: BTreeSet<u32> = rows.iter().flat_map(|r| r.numbers.iter().copied()).collect();
    assert_eq!((1..=MEASURES).collect::<BTreeSet<_>>(), numbers);
}

#[test]
fn every_row_names_living_symbols_and_tests() {
    let mut faults = Vec::new();
    for row in table() {
        if row.symbols.is_empty() || row.tests.is_empty() {
            faults.push(format!("{} № {:?}: no symbol or no test", row.clause, row.numbers));
        }
        faults.extend(row.symbols.iter().filter_map(|s| symbol_fault(s)));
        faults.extend(row.tests.iter().filter_map(|t| test_fault(t)));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_measure_of_the_report_is_named_and_nothing_else() {
    let rows = table();
    let named: BTreeSet<&str> = rows.iter().flat_map(|r| r.measured.iter().map(String::as_str)).collect();
    assert_eq!(CHECKS.iter().map(|c| c.id).collect::<BTreeSet<_>>(), named);
    let strange = rows.iter().filter(|r| !r.measured.is_empty() && r.state != "enforced");
    assert_eq!(strange.count(), 0, "what is measured is enforced");
}

#[test]
fn duties_and_what_is_not_offered_are_told_with_every_report() {
    let rows = table();
    let of = |state: &str| rows.iter().filter(|r| r.state == state).map(|r| r.clause.as_str()).collect::<BTreeSet<_>>();
    let told = |list: &[hongtou::measure::Duty]| list.iter().map(|d| d.clause).collect::<BTreeSet<_>>();
    assert_eq!(of("clerk"), told(DUTIES));
    assert_eq!(of("not offered"), told(NOT_OFFERED));
    assert_eq!(
        rows.len(),
        rows.iter().filter(|r| ["enforced", "clerk", "not offered"].contains(&r.state.as_str())).count()
    );
}

#[test]
fn dead_rows_are_seen() {
    assert_eq!(symbol_fault("style::gbt9704::TOP_MARGIN"), None);
    assert_eq!(symbol_fault("page::frame::Colour::BLACK"), None);
    assert!(symbol_fault("style::gbt9704::TOP_MARGI").is_some(), "a part of a name is not the name");
    assert!(symbol_fault("style::gbt9705::TOP_MARGIN").is_some());
    assert_eq!(test_fault("style::gbt9704::tests::the_grid_fits_the_type_area"), None);
    assert!(test_fault("style::gbt9704::tests::the_grid").is_some());
    assert!(test_fault("layout::tests::flow::no_such_test").is_some());
    assert!(test_fault("style::gbt9704::paragraph").is_some(), "a function that is no test");
    assert_eq!(test_in("#[test]\n#[ignore = \"slow\"]\nfn a() {}", "a"), Err("a is ignored".to_owned()));
    assert_eq!(test_in("#[test]\nfn a() {}\n\nfn b() {}", "b"), Err("b is no test".to_owned()));
}
