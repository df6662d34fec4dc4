//! The order in which files arrive, and in which they are taken in, changes nothing.

use crate::dossier::{build, read, shipped, text, world};
use hongtou::base::world::{Memory, World};
use hongtou::build::receive::{Arrival, Order, receive};
use hongtou::build::{Dossier, Request, months};
use hongtou::model::Receipts;
use proptest::prelude::*;
use std::collections::BTreeMap;

const MONTH: &str = "2022-08";

/// What must be the same, byte for byte.
const KEPT: [&str; 4] =
    ["content/progress/2022-08.yaml", "content/ledger.yaml", "out/bulletins/2022-08.docx", "out/bulletins/2022-08.pdf"];

/// A file of the month as it came, and when.
#[derive(Clone, Debug)]
struct Sent {
    time: String,
    name: String,
    bytes: Vec<u8>,
}

/// The shipped reports of the month with the times of their receipts, and the shipped dossier without them; what people
/// answered stays.
fn august() -> (Vec<Sent>, BTreeMap<String, Vec<u8>>) {
    let shipped = shipped();
    let source = text(&shipped, &format!("content/receipts/{MONTH}.yaml"));
    let receipts: Receipts = serde_yaml::from_str(&source).expect("receipts");
    let folder = format!("seeds/submissions/{MONTH}/");
    let (mut sent, mut files) = (Vec::new(), BTreeMap::new());
    for path in ["content", "seeds"].iter().flat_map(|f| shipped.list(f).expect("a list")) {
        let bytes = read(&shipped, &path).expect("listed");
        if let Some(name) = path.strip_prefix(&folder) {
            let time = receipts.of(name).expect("every file has a receipt").time.clone();
            sent.push(Sent { time, name: name.to_owned(), bytes });
        } else if path != format!("content/receipts/{MONTH}.yaml") {
            files.insert(path, bytes);
        }
    }
    (sent, files)
}

/// The dossier before anything of the month came, its ledger without the month.
fn before(files: &BTreeMap<String, Vec<u8>>) -> Memory {
    let world = world(&files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect::<Vec<_>>());
    merge(&world);
    world
}

fn merge(world: &Memory) {
    let mut dossier = Dossier::load(world).expect("memory does not refuse");
    let request = Request::default();
    let months = months::read(world, &mut dossier, &request).expect("memory does not refuse");
    months::file(world, &dossier, &request, &months).expect("memory does not refuse");
}

fn take_in(world: &Memory, sent: &[Sent]) {
    for Sent { time, name, bytes } in sent {
        let order = Order { month: MONTH.parse().ok(), time: Some(time.clone()) };
        let arrival = Arrival { name: name.clone(), bytes: bytes.clone(), inside: None };
        let (taken, _) = receive(world, vec![arrival], &order, "2022-09-01 09:00").expect("memory does not refuse");
        assert_eq!(taken[0].path.as_deref(), Some(format!("seeds/submissions/{MONTH}/{name}").as_str()));
    }
}

/// The same order for the same number: a small generator of our own.
fn shuffled(sent: &[Sent], mut seed: u64) -> Vec<Sent> {
    let mut sent = sent.to_vec();
    for i in (1..sent.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        sent.swap(i, (seed >> 33) as usize % (i + 1));
    }
    sent
}

/// The receipts of the month, told apart from the order they were entered in.
fn receipts(world: &Memory) -> Vec<[String; 3]> {
    let source = text(world, &format!("content/receipts/{MONTH}.yaml"));
    let receipts: Receipts = serde_yaml::from_str(&source).expect("receipts");
    let mut list: Vec<_> = receipts.receipts.into_iter().map(|r| [r.time, r.file, r.sha256]).collect();
    list.sort();
    list
}

/// The bytes that must not differ, and the receipts.
type Outcome = (Vec<Vec<u8>>, Vec<[String; 3]>);

#[test]
fn shuffled_arrival_gives_the_same_bytes() {
    let (sent, files) = august();
    assert_eq!(sent.len(), 32);
    let mut reversed = sent.clone();
    reversed.reverse();
    let mut first: Option<Outcome> = None;
    for order in [sent.clone(), reversed, shuffled(&sent, 1), shuffled(&sent, 2)] {
        let world = before(&files);
        take_in(&world, &order);
        build(&world);
        let kept = KEPT.map(|path| read(&world, path).unwrap_or_else(|| panic!("{path} is made"))).to_vec();
        let (kept_first, receipts_first) = first.get_or_insert_with(|| (kept.clone(), receipts(&world)));
        for ((path, kept), first) in KEPT.iter().zip(&kept).zip(kept_first.iter()) {
            assert!(kept == first, "{path} differs");
        }
        assert_eq!(&receipts(&world), receipts_first);
    }
}

/// What is made of files taken in out of order is what the shipped dossier holds, the people's part included.
#[test]
fn it_is_what_is_shipped() {
    let (sent, files) = august();
    let (shipped, world) = (shipped(), before(&files));
    let ledger = "content/ledger.yaml";
    assert!(read(&world, ledger) != read(&shipped, ledger), "the month is not in it yet");
    take_in(&world, &shuffled(&sent, 3));
    merge(&world);
    assert_eq!(receipts(&world), receipts(&shipped));
    assert_eq!(text(&world, ledger), text(&shipped, ledger));
    assert_eq!(text(&world, KEPT[0]), text(&shipped, KEPT[0]));
}

/// Reports of one unit, several of them the same bytes under one name: what counts is when each came.
fn arrivals() -> impl Strategy<Value = Vec<Sent>> {
    let one = (0..6u32, 20..29u32, 0..24u32).prop_map(|(which, day, hour)| Sent {
        time: format!("2022-08-{day} {hour:02}:00"),
        name: format!("{which}.yaml"),
        bytes: format!(
            "unit: 区妇联\nmonth: 2022-08\nentries:\n- {{task: 29, rate: {}, progress: 第{which}稿}}\n",
            which * 10
        )
        .into_bytes(),
    });
    proptest::collection::vec(one, 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_arrival_changes_nothing(sent in arrivals(), seed in any::<u64>()) {
        let files = notice_alone();
        let made = |order: &[Sent]| {
            let world = before(&files);
            take_in(&world, order);
            merge(&world);
            (read(&world, "content/progress/2022-08.yaml"), read(&world, "content/ledger.yaml"))
        };
        let straight = made(&sent);
        prop_assert!(straight.0.is_some());
        prop_assert!(straight == made(&shuffled(&sent, seed)), "{}", seed);
    }
}

fn notice_alone() -> BTreeMap<String, Vec<u8>> {
    let (_, files) = august();
    let kept = [
        "content/notice.yaml",
        "content/tasks.yaml",
        "content/units.yaml",
        "content/calendar.yaml",
        "seeds/notice.txt",
    ];
    files.into_iter().filter(|(path, _)| kept.contains(&path.as_str())).collect()
}

/// Nothing shipped is left over from an older reading.
#[test]
fn the_shipped_months_are_what_is_made_of_the_shipped_reports() {
    let (before, world) = (shipped(), shipped());
    merge(&world);
    for path in before.list("content").expect("a list") {
        assert!(read(&world, &path) == read(&before, &path), "{path} is what the program makes of the reports");
    }
}
