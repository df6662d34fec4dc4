//! Files that offices send by accident or somebody sends on purpose (`tests/cases/hostile/`): a clear finding each,
//! nothing executed, nothing lost, the honest report beside them read all the same.

use crate::around::{Guard, Guarded};
use crate::dossier::world;
use hongtou::base::world::{MAX_FILE_BYTES, Memory, World};
use hongtou::base::{Diagnostic, Error, Lang, Month};
use hongtou::build::months;
use hongtou::build::receive::{Arrival, Order, receive};
use hongtou::build::{Dossier, Request};
use hongtou::model::progress::ReturnState;
use hongtou::parse::submission::{self, Knowledge};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

/// A file, its findings, and the tasks of each report in it.
type Expected = (&'static str, &'static [&'static str], &'static [&'static [u32]]);

/// Each file: the findings that a person who reads `README.md` and the file expects, and the tasks of each report that
/// can be read of it. S017 and S008 only say that a column is not kept and that no time of sending is written.
const EXPECTED: [Expected; 51] = [
    ("aliases.yaml", &["Y001"], &[]),
    ("beyond-cell.xlsx", &["S002"], &[]),
    ("blank.csv", &["S011"], &[]),
    ("bomb-flat.xlsx", &["S005"], &[]),
    ("bomb-flat.zip", &["S005"], &[]),
    ("bomb-nested.zip", &["S005"], &[]),
    ("deep.yaml", &["Y001"], &[]),
    ("docx-named.xlsx", &["S004"], &[]),
    ("empty-archive.zip", &["S041"], &[]),
    ("empty-sheet.xlsx", &["S011"], &[]),
    ("empty.csv", &["S002"], &[]),
    ("empty.docx", &["S002"], &[]),
    ("empty.eml", &["S002"], &[]),
    ("empty.md", &["S002"], &[]),
    ("empty.ods", &["S002"], &[]),
    ("empty.txt", &["S002"], &[]),
    ("empty.xls", &["S002"], &[]),
    ("empty.xlsx", &["S002"], &[]),
    ("empty.yaml", &["S002"], &[]),
    ("empty.zip", &["S002"], &[]),
    ("entities.docx", &["S030"], &[]),
    ("entities.xlsx", &["S030"], &[]),
    ("entity-outside.docx", &["S030"], &[]),
    ("far-cell.xlsx", &["S012", "S017"], &[&[29]]),
    ("formulas.csv", &["S014", "S017", "S071"], &[&[29, 30]]),
    ("html-named.xls", &["S004"], &[]),
    ("invalid.csv", &["S002"], &[]),
    ("invalid.txt", &["S002"], &[]),
    ("invalid.yaml", &["S002"], &[]),
    ("macro.docm", &["S008", "S031"], &[&[29]]),
    ("macro.xlsm", &["S017", "S031"], &[&[29]]),
    ("merged-whole.xlsx", &["S017"], &[&[29]]),
    ("nested-100.eml", &["S036"], &[]),
    ("no-boundary.eml", &["S042"], &[&[29]]),
    ("no-date.eml", &["S008", "S037"], &[&[29]]),
    ("no-document.docx", &["S002"], &[]),
    ("not-a-workbook.xls", &["S002"], &[]),
    ("open-quote.csv", &["S014", "S017", "S039"], &[&[29, 30, 31]]),
    ("password.xlsx", &["S003"], &[]),
    ("pdf-named.docx", &["S004"], &[]),
    ("repeated.ods", &["S005"], &[]),
    ("some-bad.zip", &["S002", "S017"], &[&[29]]),
    ("text-named.xlsx", &["S004"], &[]),
    ("traversal.zip", &["S017", "S035"], &[&[29], &[29], &[29], &[29], &[29]]),
    ("truncated.xlsx", &["S002"], &[]),
    ("truncated.zip", &["S002"], &[]),
    ("wide-grid.docx", &["S008", "S017"], &[&[29]]),
    ("wide.md", &["S007", "S008"], &[&[29]]),
    ("xlsx-named.csv", &["S004"], &[]),
    ("xlsx-named.xls", &["S004"], &[]),
    ("zip-in-zip-in-zip.zip", &["S017"], &[&[29]]),
];

const MONTH: &str = "2022-07";

fn month() -> Month {
    MONTH.parse().expect("a month")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/cases/hostile").join(name)).expect(name)
}

/// The shipped notice with nothing received yet but one honest report.
fn with_one_honest_report() -> Guarded<Watched> {
    let mut files = vec![(format!("seeds/submissions/{MONTH}/区民政局.yaml"), HONEST.as_bytes().to_vec())];
    for name in ["notice", "tasks", "units", "calendar"] {
        let path = format!("content/{name}.yaml");
        files.push((path.clone(), std::fs::read(root().join(path)).expect("a file of the project")));
    }
    files.push(("seeds/notice.txt".into(), std::fs::read(root().join("seeds/notice.txt")).expect("the seed")));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    Guarded(Watched { world: world(&files), written: Mutex::default() })
}

const HONEST: &str = "unit: 区民政局\nmonth: 2022-07\nreceived: 2022-07-20 09:00\nentries:\n\
                      - {task: 27, status: 正常推进, rate: 50, progress: 示例}\n";

/// A dossier that notes what is written.
struct Watched {
    world: Memory,
    written: Mutex<BTreeSet<String>>,
}

impl Guard for Watched {
    fn world(&self) -> &Memory {
        &self.world
    }

    fn write(&self, path: &str) -> Result<(), Error> {
        self.written.lock().expect("no panic").insert(path.to_owned());
        Ok(())
    }
}

impl Watched {
    fn lay(&self, name: &str, bytes: &[u8]) {
        self.world.write(&format!("seeds/submissions/{MONTH}/{name}"), bytes).expect("memory");
    }

    /// Nothing is written but what the dossier keeps, and no path leaves it.
    fn assert_kept_in_place(&self) {
        for path in self.written.lock().expect("no panic").iter() {
            let folder = ["content/", "out/", "seeds/submissions/2022-07/"].iter().any(|f| path.starts_with(f));
            assert!(folder && path.split('/').all(|step| !matches!(step, "" | "." | "..")), "{path}");
            assert!(!path.contains(['\\', ':']) && !path.contains("evil"), "{path}");
        }
    }
}

fn ids(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|d| d.code.id).collect::<BTreeSet<_>>().into_iter().collect()
}

fn messages(findings: &[Diagnostic]) -> String {
    findings.iter().map(|d| d.message(Lang::Zh) + "\n").collect()
}

#[test]
fn every_file_of_the_collection_is_expected() {
    let listed = std::fs::read_dir(root().join("tests/cases/hostile")).expect("the collection");
    let names: BTreeSet<String> = listed.map(|e| e.expect("a file").file_name().to_string_lossy().into()).collect();
    let expected: BTreeSet<String> = EXPECTED.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let others: Vec<&String> = names.symmetric_difference(&expected).collect();
    assert_eq!(others, ["README.md", "make.py"]);
    let readme = String::from_utf8(bytes("README.md")).expect("UTF-8");
    for (name, ..) in EXPECTED.iter().filter(|(name, ..)| !name.starts_with("empty.")) {
        assert!(readme.contains(name), "README.md says what {name} is");
    }
}

#[test]
fn each_gives_clear_findings_and_what_can_be_read_is_read() {
    let world = with_one_honest_report();
    let dossier = Dossier::load(&world).expect("memory does not refuse");
    let (roster, tasks) = (dossier.roster.as_ref().expect("units"), dossier.tasks.as_ref().expect("tasks"));
    let known = Knowledge::new(month(), roster, tasks);
    for (name, codes, read) in EXPECTED {
        let (bytes, mut readings) = (bytes(name), Vec::new());
        let (members, mut findings) = submission::unpack(&format!("seeds/submissions/{MONTH}/{name}"), &bytes);
        for member in &members {
            let (reading, found) = submission::read(member, &known);
            findings.extend(found);
            readings.extend(reading);
        }
        assert_eq!(ids(&findings), codes, "{name}\n{}", messages(&findings));
        // A YAML finding points to the file by its place.
        let names_it = |d: &Diagnostic| d.message(Lang::Zh).contains(name) || d.place.is_some();
        assert!(findings.iter().all(names_it), "{}", messages(&findings));
        let says: Vec<Vec<u32>> = readings
            .iter()
            .map(|r| r.submission.entries.iter().filter(|e| !e.is_blank()).map(|e| e.task).collect())
            .collect();
        assert_eq!(says, read, "{name}");
        for reading in readings {
            assert!(reading.account.adds_up(), "{name}");
            // Task 29 is the same wherever it is written.
            let entry = reading.submission.entries.iter().find(|e| e.task == 29).expect("task 29");
            assert!(entry.progress.starts_with("示例"), "{name}: {}", entry.progress);
        }
    }
}

/// What looks like a command stays the text it is, and is no rate.
#[test]
fn a_formula_is_a_text_like_any_other() {
    let world = with_one_honest_report();
    let dossier = Dossier::load(&world).expect("memory does not refuse");
    let (roster, tasks) = (dossier.roster.as_ref().expect("units"), dossier.tasks.as_ref().expect("tasks"));
    let known = Knowledge::new(month(), roster, tasks);
    let bytes = bytes("formulas.csv");
    let (members, _) = submission::unpack("seeds/submissions/2022-07/formulas.csv", &bytes);
    let (reading, findings) = submission::read(&members[0], &known);
    let entry = &reading.expect("it reads").submission.entries[1];
    assert_eq!((entry.task, entry.rate, entry.progress.as_str()), (30, None, "=cmd|' /C calc'!A0"));
    let told: Vec<String> = findings.iter().filter(|d| d.code.id == "S071").map(|d| d.message(Lang::Zh)).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("=cmd|' /C calc'!A0") && told[1].contains("@SUM(1)") && told[2].contains("=HYPERLINK("));
}

/// In a month's folder, one after another: the honest report is read, and the month is merged with it or held back with
/// a finding that names the file.
#[test]
fn beside_each_the_honest_report_is_read() {
    for (name, _, _) in EXPECTED {
        let world = with_one_honest_report();
        world.lay(name, &bytes(name));
        let mut dossier = Dossier::load(&world).expect("memory does not refuse");
        let bulletins = months::read(&world, &mut dossier, &Request::default()).expect("memory does not refuse");
        let [bulletin] = bulletins.as_slice() else { panic!("{name}: one month") };
        let honest = bulletin.readings.iter().find(|r| r.submission.unit == "区民政局").expect("the honest report");
        assert!(honest.account.adds_up() && honest.submission.entries[0].progress == "示例", "{name}");
        match &bulletin.progress {
            Some(progress) => {
                let of = |unit: &str| progress.returns.iter().find(|r| r.unit == unit).map(|r| r.state);
                assert_eq!(of("区民政局"), Some(ReturnState::OnTime), "{name}");
                assert_ne!(of("区妇联"), Some(ReturnState::Missing), "{name}: a unit that sent a file has reported");
            }
            None => {
                let held = dossier.findings.iter().filter(|d| d.code.id == "B008").map(|d| d.message(Lang::Zh));
                assert!(held.into_iter().any(|m| m.contains(name)), "{name}\n{}", messages(&dossier.findings));
            }
        }
        world.assert_kept_in_place();
    }
}

/// All of them in one month, built as a whole: the other papers are made.
#[test]
fn a_dossier_full_of_them_is_built() {
    let world = with_one_honest_report();
    EXPECTED.iter().for_each(|(name, ..)| world.lay(name, &bytes(name)));
    let request =
        Request { papers: vec![hongtou::build::Paper::Bulletin, hongtou::build::Paper::Annex], ..Request::default() };
    let outcome = hongtou::build::build(&world, &request, &|_, _, _| {}).expect("no file stops the build");
    let rebuilt = |path: &str| {
        let state = outcome.built.iter().find(|b| b.path == path).map(|b| &b.state);
        matches!(state, Some(hongtou::build::State::Rebuilt { .. }))
    };
    assert!(rebuilt("out/annex.docx") && rebuilt("out/annex.pdf"), "{:?}", outcome.built);
    assert!(!rebuilt("out/bulletins/2022-07.docx"), "the month is held back");
    world.assert_kept_in_place();
}

/// More than any file may have: named, and everything else goes on.
#[test]
fn a_file_of_a_hundred_megabytes_stops_nothing() {
    let huge = vec![b' '; 100 << 20];
    assert!(huge.len() as u64 > MAX_FILE_BYTES);
    let world = with_one_honest_report();
    world.lay("巨大.xlsx", &huge);
    let mut dossier = Dossier::load(&world).expect("memory does not refuse");
    let bulletins = months::read(&world, &mut dossier, &Request::default()).expect("memory does not refuse");
    assert_eq!(bulletins[0].readings.len(), 1, "the honest report");
    assert!(bulletins[0].progress.is_none(), "somebody sent it, so the month is held back");
    let told = dossier.findings.iter().find(|d| d.code.id == "B013").expect("it is named");
    assert!(told.message(Lang::Zh).contains("巨大.xlsx"));

    let arrive = |name: &str, bytes: Vec<u8>| Arrival { name: name.to_owned(), bytes, inside: None };
    let honest = HONEST.replace("示例", "又一份示例").into_bytes();
    // A file of the same name that is too large may lie there already.
    let arrivals = vec![arrive("甲.xlsx", huge), arrive("巨大.xlsx", bytes("macro.xlsm")), arrive("乙.yaml", honest)];
    let order = Order { month: Some(month()), time: None };
    let (taken, findings) = receive(&world, arrivals, &order, "2022-07-21 09:00").expect("no file stops the others");
    let paths: Vec<(&str, Option<&str>)> = taken.iter().map(|t| (t.name.as_str(), t.path.as_deref())).collect();
    assert_eq!(
        paths,
        [
            ("乙.yaml", Some("seeds/submissions/2022-07/乙.yaml")),
            ("巨大.xlsx", Some("seeds/submissions/2022-07/巨大（2）.xlsx")),
            ("甲.xlsx", None),
        ]
    );
    assert_eq!(findings.iter().filter(|d| d.code.id == "B013").count(), 1, "{}", messages(&findings));
    world.assert_kept_in_place();
}

/// Received as they come, every file is kept byte for byte under a name of its own, or is named as not taken.
#[test]
fn received_they_are_kept_as_they_came() {
    let world = with_one_honest_report();
    let arrive = |(name, ..): &Expected| Arrival { name: (*name).to_owned(), bytes: bytes(name), inside: None };
    let order = Order { month: Some(month()), time: None };
    let arrivals = EXPECTED.iter().map(arrive).collect();
    let (taken, _) = receive(&world, arrivals, &order, "2022-07-21 09:00").expect("no file stops the others");
    assert_eq!(taken.len(), EXPECTED.len());
    for taken in &taken {
        let path = taken.path.as_deref().expect("the month is given");
        // The words of text-named.xlsx came before, in a letter.
        if taken.again && path.contains("!/") {
            continue;
        }
        let same = world.read(path).expect("memory").expect(path) == bytes(&taken.name);
        assert!(same, "{} lies at {path}", taken.name);
    }
    world.assert_kept_in_place();
}

#[test]
fn names_stay_in_their_folder_and_in_its_list() {
    let world = with_one_honest_report();
    let order = Order { month: Some(month()), time: None };
    let names = [
        "../../../恶.yaml",
        "/恶.yaml",
        "C:\\恶.yaml",
        "..",
        ".隐.yaml",
        "~$恶.yaml",
        "恶.bak",
        "恶.tmp",
        "恶\n.yaml",
        "恶.yaml~",
    ];
    for (i, name) in names.into_iter().enumerate() {
        let arrival = Arrival { name: name.to_owned(), bytes: format!("{i}").into_bytes(), inside: None };
        let (taken, _) = receive(&world, vec![arrival], &order, "2022-07-21 09:00").expect("memory");
        let path = taken[0].path.clone().expect("the month is given");
        assert!(world.list("seeds/submissions").expect("a list").contains(&path), "{name} is seen as {path}");
    }
    world.assert_kept_in_place();
}

/// Two archives that cannot be opened are two reports: neither is the other sent again.
#[test]
fn two_that_cannot_be_opened_are_not_one() {
    let world = with_one_honest_report();
    let order = Order { month: Some(month()), time: None };
    for (i, name) in ["bomb-flat.zip", "truncated.zip", "empty-archive.zip", "empty.zip"].into_iter().enumerate() {
        let arrival = Arrival { name: name.to_owned(), bytes: bytes(name), inside: None };
        let (taken, _) = receive(&world, vec![arrival], &order, &format!("2022-07-2{i} 09:00")).expect("memory");
        assert!(!taken[0].again, "{name}");
    }
    let mut dossier = Dossier::load(&world).expect("memory does not refuse");
    months::read(&world, &mut dossier, &Request::default()).expect("memory does not refuse");
    assert!(!ids(&dossier.findings).contains(&"B011"), "{}", messages(&dossier.findings));
    let held = dossier.findings.iter().find(|d| d.code.id == "B008").expect("held back").message(Lang::Zh);
    for name in ["bomb-flat.zip", "truncated.zip", "empty-archive.zip", "empty.zip"] {
        assert!(held.contains(name), "{held}");
    }
}

/// A receipt is never added to what cannot be read, and a file that would have none is not taken.
#[test]
fn nothing_is_taken_while_the_receipts_cannot_be_read() {
    let world = with_one_honest_report();
    let (path, broken) = (format!("content/receipts/{MONTH}.yaml"), "receipts\n- {time: 2022-07-20 09:00\n");
    world.world.write(&path, broken.as_bytes()).expect("memory");
    let honest = HONEST.replace("区民政局", "区妇联").into_bytes();
    let arrival = Arrival { name: "区妇联.yaml".to_owned(), bytes: honest, inside: None };
    let order = Order { month: Some(month()), time: None };
    let (taken, findings) = receive(&world, vec![arrival], &order, "2022-07-21 09:00").expect("memory");
    assert_eq!((taken[0].path.as_deref(), ids(&findings)), (None, vec!["Y001"]));
    assert_eq!(world.read(&path).expect("memory").as_deref(), Some(broken.as_bytes()));
    assert!(world.written.lock().expect("no panic").is_empty());
}
