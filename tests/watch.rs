//! `hongtou build --watch`: rounds that recall earlier ones, and the program run on a real folder.

use crate::around::{Guard, Guarded};
use crate::dossier::{edit, read, shipped, text};
use hongtou::base::Error;
use hongtou::base::world::{Memory, World};
use hongtou::build::watch::{Witness, prepare};
use hongtou::build::{self, Outcome, Recall, Request, State};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

fn files(world: &Memory, folders: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let paths = folders.iter().flat_map(|f| world.list(f).expect("memory can be listed"));
    paths.map(|p| (p.clone(), read(world, &p).expect("listed"))).collect()
}

fn round(world: &dyn World, recall: &Recall) -> Outcome {
    build::build_again(world, &Request::default(), &|_, _, _| {}, recall).expect("memory does not refuse")
}

/// What differs, by path: the bytes themselves would fill the screen.
fn differing(a: &Memory, b: &Memory) -> Vec<String> {
    let [a, b] = [a, b].map(|world| files(world, &["content", "out"]));
    let all: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    all.into_iter().filter(|&path| a.get(path) != b.get(path)).cloned().collect()
}

/// A world without one of its files.
fn without(world: &Memory, path: &str) -> Memory {
    let mut left = files(world, &["seeds", "content", "templates", "out"]);
    assert!(left.remove(path).is_some(), "{path}");
    Memory::new(left)
}

const REPORT: &str = "seeds/submissions/2022-08/区残联8月.yaml";

/// What people do to a dossier, one after the other.
const EDITS: [(&str, &str, &str); 14] = [
    // The bulletins print how a task begins, and no more of it.
    ("content/tasks.yaml", "对发现有心理问题和苗头的未成年人", "对发现有心理问题的未成年人"),
    ("content/tasks.yaml", "早发现、早预警、早干预", "早发现、早干预"),
    ("content/amendments/02.yaml", "由专人负责", "由专人专门负责"),
    ("content/notice.yaml", "due_day: 26", "due_day: 24"),
    ("content/receipts/2022-07.yaml", "time: 2022-07-21 15:00", "time: 2022-07-28 15:00"),
    ("seeds/submissions/2022-06/区残联.yaml", "rate: 100", "rate: 90"),
    (
        "content/ledger.yaml",
        "\nentries: []",
        "\nentries:\n- {kind: extension, unit: 区残联, month: 2022-07, until: 2022-07-29, date: 2022-07-22, author: 甲, why: 试}",
    ),
    ("content/units.yaml", "- name: 区残联\n", "- name: 区残联\n  aliases: [残疾人联合会]\n"),
    ("templates/partials/notice_text.md.tera", "{{ notice.addressees }}：", "{{ notice.addressees }}并报：{# 试 #}"),
    ("templates/style.yaml", "table_size: 小四", "table_size: 五号"),
    (REPORT, "month: 2022-07", "month: 2022-08"),
    (
        "content/progress/2022-07.yaml",
        "senders: []",
        "senders:\n- {file: 无.xlsx, unit: 区妇联, by: 甲, on: 2022-08-01, why: 电话}",
    ),
    ("content/calendar.yaml", "years:", "# 试\nyears:"),
    ("templates/style.yaml", "table_size: 五号", "table_size: 小四"),
];

/// The law of the house: whatever was edited, a round gives the bytes of a clean build.
#[test]
fn after_any_edit_a_round_gives_the_bytes_of_a_clean_build() {
    let (mut warm, mut plain, recall) = (shipped(), shipped(), Recall::of_rounds());
    round(&warm, &recall);
    let same = |warm: &Memory, plain: &Memory, what: &str| {
        let clean = Memory::new(files(plain, &["seeds", "content", "templates"]));
        let (warm_round, clean_round) = (round(warm, &recall), build_once(&clean));
        assert_eq!(differing(warm, &clean), Vec::<String>::new(), "{what}");
        let found = |o: &Outcome| o.findings.iter().map(|d| format!("{d:?}")).collect::<Vec<_>>();
        let (warm_found, clean_found) = (found(&warm_round), found(&clean_round));
        // A paper that need not be laid out again is not proofread again either.
        assert!(warm_found.iter().all(|f| clean_found.contains(f)), "{what}: {warm_found:#?}");
        warm_round.built.iter().filter(|b| matches!(b.state, State::Rebuilt { .. })).count()
    };
    for (path, from, to) in EDITS {
        edit(&warm, path, from, to);
        edit(&plain, path, from, to);
        same(&warm, &plain, path);
    }
    let report = read(&plain, REPORT).expect("the report");
    (warm, plain) = (without(&warm, REPORT), without(&plain, REPORT));
    assert!(same(&warm, &plain, "a report taken away") > 0);
    for world in [&warm, &plain] {
        world.write(&REPORT.replace("8月", "八月"), &report).expect("memory can be written");
    }
    assert!(same(&warm, &plain, "a report added") > 0);
    assert_eq!(same(&warm, &plain, "nothing"), 0);
}

/// What stops a paper stops it round after round, whatever else is edited, and is told with its place as it is then.
#[test]
fn what_stops_a_paper_is_told_until_it_is_mended() {
    let (world, recall) = (shipped(), Recall::of_rounds());
    let places = |of: &str| -> BTreeSet<String> {
        let found = round(&world, &recall).findings.into_iter().filter_map(|d| d.place);
        found.map(|p| format!("{} {:?}", p.source.name(), p.line_column())).filter(|p| p.starts_with(of)).collect()
    };
    let template = "templates/bulletin.md.tera";
    assert!(places(template).is_empty());
    edit(&world, template, "# {{ bulletin.title }}", "# {{ bulletin.titel }}");
    let line = 1 + text(&world, template).split("# {{").next().map_or(0, |before| before.matches('\n').count());
    for (path, from, to) in [
        ("content/tasks.yaml", "逐人制定具体方案", "逐人制定方案"),
        ("content/calendar.yaml", "years:", "# 试\nyears:"),
    ] {
        assert_eq!(Vec::from_iter(places(template)), [format!("{template} ({line}, 15)")]);
        edit(&world, path, from, to);
    }
    let style = "templates/style.yaml";
    edit(&world, template, "bulletin.titel", "bulletin.title");
    let printer = text(&world, style).lines().find_map(|l| l.trim().strip_prefix("printer: ").map(str::to_owned));
    edit(&world, style, &printer.expect("an imprint"), "''");
    let before = places(style);
    assert_eq!(before.len(), 1, "{before:?}");
    edit(&world, style, "table_size: 小四", "\ntable_size: 小四");
    let after = places(style);
    assert!(after.len() == 1 && after != before, "{before:?} {after:?}");
}

/// Papers that cannot be made for a while are ours all the same: nobody edited them.
#[test]
fn a_slip_of_the_pen_makes_no_orphans() {
    let (mut world, recall) = (shipped(), Recall::of_rounds());
    let states = |world: &Memory| -> Vec<State> { round(world, &recall).built.into_iter().map(|b| b.state).collect() };
    let all = states(&world).len();
    let amendment = "content/amendments/02.yaml";
    for path in ["content/tasks.yaml", "content/notice.yaml", "content/units.yaml", amendment] {
        let whole = text(&world, path);
        world.write(path, format!("{whole}\n{{{{: [\n").as_bytes()).expect("memory can be written");
        let broken = states(&world);
        assert!(broken.contains(&State::Failed) && !broken.contains(&State::Kept), "{path} {broken:?}");
        world.write(path, whole.as_bytes()).expect("memory can be written");
        // What a paper says now need not be what it said before the slip.
        edit(&world, amendment, "由专人", "由专门的人");
        let mended = states(&world);
        assert!(
            mended.iter().all(|state| matches!(state, State::Unchanged | State::Rebuilt { .. })),
            "{path} {mended:?}"
        );
        assert_eq!(mended.len(), all, "{path}");
        edit(&world, amendment, "由专门的人", "由专人");
        states(&world);
    }
    // Without the amendment its papers are listed no longer.
    let whole = text(&world, amendment);
    world = without(&world, amendment);
    assert!(states(&world).len() < all);
    assert!(!text(&world, "out/manifest.json").contains("out/amendments/02/"));
    world.write(amendment, whole.as_bytes()).expect("memory can be written");
    let edited = "out/amendments/02/annex.docx";
    world.write(edited, b"a person's").expect("memory can be written");
    let back = round(&world, &recall).built;
    for paper in back.iter().filter(|b| b.path.starts_with("out/amendments/02/")) {
        let state = if paper.path == edited { State::Kept } else { State::Unchanged };
        assert_eq!(paper.state, state, "{}", paper.path);
    }
    assert_eq!(read(&world, edited), Some(b"a person's".to_vec()));
}

/// What a file says that cannot be read is not taken for nothing: no paper is made without it, and no later bulletin
/// without the month that it is about.
#[test]
fn no_paper_is_made_without_what_cannot_be_read() {
    let (world, recall) = (shipped(), Recall::of_rounds());
    round(&world, &recall);
    let before = files(&world, &["content", "out"]);
    for path in before.keys().filter(|path| path.starts_with("content/") && path.ends_with(".yaml")) {
        let whole = text(&world, path);
        world.write(path, format!("{{{{: [\n{whole}").as_bytes()).expect("memory can be written");
        let broken = round(&world, &recall);
        let of = |is: fn(&State) -> bool| -> Vec<&str> {
            broken.built.iter().filter(|b| is(&b.state)).map(|b| b.path.as_str()).collect()
        };
        let (made, failed) = (of(|state| matches!(state, State::Rebuilt { .. })), of(|state| *state == State::Failed));
        assert_eq!(made, Vec::<&str>::new(), "{path}");
        let month = path.rsplit('/').next().expect("a name").trim_end_matches(".yaml");
        for later in ["2022-06", "2022-07", "2022-08"]
            .into_iter()
            .filter(|later| path.matches('/').count() > 1 && *later >= month)
        {
            let waits = failed.contains(&format!("out/bulletins/{later}.docx").as_str());
            assert!(waits || path.starts_with("content/amendments/"), "{path} {later} {failed:?}");
        }
        assert!(!failed.is_empty(), "{path}");
        assert!(broken.findings.iter().any(|d| d.code.id == "Y001" && d.is_error()), "{path}");
        world.write(path, whole.as_bytes()).expect("memory can be written");
        let mended = round(&world, &recall).built;
        assert!(mended.iter().all(|b| b.state == State::Unchanged), "{path}");
    }
    assert!(before == files(&world, &["content", "out"]), "and everything is as it was");
}

fn build_once(world: &Memory) -> Outcome {
    build::build(world, &Request::default(), &|_, _, _| {}).expect("memory does not refuse")
}

/// A world that counts how often parts of fonts are read.
struct Counting<'w> {
    world: &'w Memory,
    parts: AtomicUsize,
}

impl Guard for Counting<'_> {
    fn world(&self) -> &Memory {
        self.world
    }

    fn read_parts(&self, _: &str, _: &[Range<u64>]) -> Result<(), Error> {
        self.parts.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

/// A watch that begins where every paper lies as it should makes them all beside it, and leaves no trace of that.
#[test]
fn what_is_made_to_be_recalled_leaves_no_trace() {
    let (world, recall, request) = (shipped(), Recall::of_rounds(), Request::default());
    build_once(&world);
    let made = |world: &Memory| round(world, &recall).built.iter().filter(|b| b.state != State::Unchanged).count();
    let before = files(&world, &["content", "out"]);
    assert_eq!(made(&world), 0);
    let counting = Guarded(Counting { world: &world, parts: AtomicUsize::new(0) });
    prepare(&counting, &request, &recall);
    assert!(before == files(&world, &["content", "out"]));
    let first = counting.parts.swap(0, Ordering::Relaxed);
    assert_eq!(made(&world), 0);
    prepare(&counting, &request, &recall);
    let again = counting.0.parts.into_inner();
    assert!(again * 2 < first, "papers are made, so fonts are read, and once: {first} {again}");
    edit(&world, "content/tasks.yaml", "早发现、早预警、早干预", "早发现、早干预");
    let clean = Memory::new(files(&world, &["seeds", "content", "templates"]));
    assert!(made(&world) > 0);
    build_once(&clean);
    assert_eq!(differing(&world, &clean), Vec::<String>::new());
}

/// A round writes into `content/`; hearing of that may not start another.
#[test]
fn a_round_starts_no_other() {
    let world = shipped();
    edit(&world, REPORT, "97人次", "98人次");
    edit(&world, "seeds/submissions/2022-06/区残联.yaml", "next: ", "next: 试");
    let (witness, recall) = (Witness::new(&world), Recall::of_rounds());
    let before = files(&world, &["content"]);
    round(&witness, &recall);
    let after = files(&world, &["content", "out"]).into_iter();
    let changed: Vec<String> = after.filter(|(path, bytes)| before.get(path) != Some(bytes)).map(|(p, _)| p).collect();
    assert!(changed.iter().any(|p| p.starts_with("content/progress/")), "{changed:?}");
    assert!(witness.news(changed).is_empty());
}

/// The program, killed when a test ends however it ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs `build --watch` and hears its lines.
fn watching(folder: &Path) -> (Running, Receiver<String>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(folder).args(["build", "notice", "--format", "docx", "--watch"]);
    let mut child = command.env("HONGTOU_LANG", "en").stdout(Stdio::piped()).spawn().expect("the program runs");
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let (say, heard) = channel();
    std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| say.send(line)));
    (Running(child), heard)
}

/// The first line with some words; the wait is long, for it is no matter of speed.
fn wait_for(heard: &Receiver<String>, words: &str) -> String {
    let mut before = Vec::new();
    loop {
        match heard.recv_timeout(Duration::from_secs(60)) {
            Ok(line) if line.contains(words) => return line,
            Ok(line) => before.push(line),
            Err(_) => panic!("nothing said {words}: {before:#?}"),
        }
    }
}

#[test]
fn a_saved_edit_is_heard_and_what_is_wrong_ends_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    for (path, bytes) in files(&crate::dossier::small(), &["seeds", "templates"]) {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
    let (mut running, heard) = watching(root);
    wait_for(&heard, "made out/notice.docx");
    wait_for(&heard, "watching");
    let template = root.join("templates/notice.md.tera");
    let good = std::fs::read_to_string(&template).expect("a template");
    std::fs::write(root.join("seeds/~$notice.docx"), "").expect("written");
    std::fs::write(&template, good.replace("{{ notice.title }}", "{{ notice.tilte }}")).expect("written");
    wait_for(&heard, "failed out/notice.docx");
    std::fs::write(&template, good.replace("{{ notice.title }}", "{{ notice.title }}试")).expect("written");
    wait_for(&heard, "made out/notice.docx");
    // Saved as editors do: beside it, then renamed over it.
    let beside = root.join("content/.tasks.yaml.tmp");
    let tasks = std::fs::read_to_string(root.join("content/tasks.yaml")).expect("written by the first round");
    std::fs::write(&beside, format!("{tasks}: [")).expect("written");
    std::fs::rename(&beside, root.join("content/tasks.yaml")).expect("renamed");
    wait_for(&heard, "failed out/notice.docx");
    assert!(running.0.try_wait().expect("a child").is_none(), "it goes on");
    let silent = heard.recv_timeout(Duration::from_millis(500));
    assert!(silent.is_err(), "a round started another: {silent:?}");
}
