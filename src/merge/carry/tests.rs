use super::*;
use crate::base::Month;
use crate::model::progress::{ConflictKind, Places, SenderAnswer, Side, Unclaimed};
use proptest::prelude::*;

type Names = BTreeMap<String, String>;
type Numbers = BTreeMap<u32, Option<u32>>;

fn month() -> Month {
    "2022-06".parse().expect("a month")
}

fn share(unit: &str, leads: bool, rate: u8, file: &str) -> Share {
    Share {
        unit: unit.into(),
        leads,
        status: None,
        rate: Some(rate),
        progress: format!("{unit}说"),
        problems: None,
        next: String::new(),
        file: file.into(),
        at: Places::default(),
        kept: Vec::new(),
    }
}

fn returned(unit: &str, state: ReturnState, missing: &[u32]) -> Return {
    let received = (state == ReturnState::OnTime).then(|| month().day(20));
    Return {
        unit: unit.into(),
        state,
        received,
        due: None,
        files: if state == ReturnState::Missing { Vec::new() } else { vec![format!("{unit}.xlsx")] },
        missing_tasks: missing.to_vec(),
        returned_tasks: Vec::new(),
        excused: None,
    }
}

fn conflict(task: u32, units: [&str; 2], kind: ConflictKind) -> Conflict {
    let side = |unit: &str| Side { unit: unit.into(), file: String::new(), at: String::new(), says: String::new() };
    let id = format!("{task}/{}/{}", units[1], kind.name());
    Conflict { id, kind, task, sides: units.map(side).to_vec(), settled_by: Some("甲局".into()) }
}

fn answer(conflict: &str) -> Settled {
    let (by, why) = ("甲局".to_owned(), "甲局来电".to_owned());
    Settled { conflict: conflict.into(), status: None, rate: None, by, on: month().day(28), why }
}

fn unclaimed(unit: &str, task: u32, why: WhyUnclaimed) -> Unclaimed {
    let entry = Entry { task, progress: "有话".into(), ..Entry::default() };
    Unclaimed { unit: unit.into(), file: "a.xlsx".into(), why, entry, at: Places::default() }
}

fn replaced(unit: &str, task: u32) -> Replaced {
    let entry = Entry { task, ..Entry::default() };
    Replaced { unit: unit.into(), file: "0.xlsx".into(), by: format!("{unit}.xlsx"), entry, at: Places::default() }
}

fn progress() -> Progress {
    Progress {
        settled: Vec::new(),
        senders: Vec::new(),
        month: month(),
        due: Some(month().day(26)),
        example: false,
        returns: Vec::new(),
        tasks: Vec::new(),
        conflicts: Vec::new(),
        unclaimed: Vec::new(),
        replaced: Vec::new(),
    }
}

fn names(pairs: &[(&str, &str)]) -> Names {
    pairs.iter().map(|(then, now)| ((*then).to_owned(), (*now).to_owned())).collect()
}

/// 甲局 leads 1 and 3, 乙局 takes part in 3 and leads 4.
fn june() -> Progress {
    let task = |task, shares: &[Share]| TaskProgress { task, shares: shares.to_vec() };
    let told = SenderAnswer {
        file: "b.docx".into(),
        unit: "甲局".into(),
        by: "甲局".into(),
        on: month().day(28),
        why: "甲局来电".into(),
    };
    Progress {
        settled: ["3/甲局/rate_falls", "4/乙局/rate_falls", "甲局的一个"].map(answer).to_vec(),
        senders: vec![told],
        returns: vec![
            returned("甲局", ReturnState::OnTime, &[2]),
            returned("丙局", ReturnState::OnTime, &[]),
            returned("乙局", ReturnState::Missing, &[1, 2, 4]),
        ],
        tasks: vec![
            task(1, &[share("甲局", true, 10, "甲局.xlsx"), share("丙局", false, 20, "丙局.xlsx")]),
            task(3, &[share("甲局", false, 40, "甲局.xlsx"), share("乙局", true, 60, "乙局.xlsx")]),
            task(4, &[share("丙局", false, 70, "丙局.xlsx"), share("乙局", true, 80, "乙局.xlsx")]),
        ],
        conflicts: vec![
            conflict(3, ["甲局", "甲局"], ConflictKind::RateFalls),
            conflict(3, ["乙局", "甲局"], ConflictKind::Disagreement),
            conflict(4, ["乙局", "乙局"], ConflictKind::RateFalls),
        ],
        unclaimed: vec![unclaimed("甲局", 4, WhyUnclaimed::NotOwed), unclaimed("甲局", 99, WhyUnclaimed::UnknownTask)],
        replaced: vec![replaced("甲局", 3), replaced("乙局", 4)],
        ..progress()
    }
}

#[test]
fn bodies_have_their_new_name_wherever_they_are_named() {
    let now = carry(&june(), &names(&[("甲局", "新局")]), &Numbers::new());
    let text = serde_json::to_string(&now).expect("it can be written");
    // What is left is said by people, or names a file.
    let kept = ["甲局来电", "by\":\"甲局", "甲局.xlsx", "甲局的一个", "甲局说"];
    let left = kept.iter().fold(text.clone(), |text, words| text.replace(words, ""));
    assert!(!left.contains("甲局"), "{left}");
    assert!(!text.contains("unit\":\"甲局") && !text.contains("/甲局/"), "{text}");
    let units: Vec<&str> = now.returns.iter().map(|r| r.unit.as_str()).collect();
    assert_eq!(units, ["新局", "丙局", "乙局"]);
    let ids: Vec<&str> = now.conflicts.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["3/新局/rate_falls", "3/新局/disagreement", "4/乙局/rate_falls"]);
    assert_eq!((now.senders[0].unit.as_str(), now.senders[0].by.as_str()), ("新局", "甲局"));
    assert_eq!(now.settled[2].conflict, "甲局的一个");
}

#[test]
fn tasks_have_their_new_number_and_those_that_are_gone_are_gone() {
    // 4 became 1, 1 became 2, 2 became 4, 3 is gone.
    let numbers = Numbers::from([(1, Some(2)), (2, Some(4)), (3, None), (4, Some(1))]);
    let now = carry(&june(), &Names::new(), &numbers);
    let rates: Vec<(u32, Option<u8>)> = now.tasks.iter().map(|t| (t.task, t.shares[0].rate)).collect();
    assert_eq!(rates, [(1, Some(70)), (2, Some(10))]);
    assert_eq!(now.returns[2].missing_tasks, [1, 2, 4]);
    assert_eq!(now.returns[0].missing_tasks, [4]);
    let ids: Vec<(&str, u32)> = now.conflicts.iter().map(|c| (c.id.as_str(), c.task)).collect();
    assert_eq!(ids, [("1/乙局/rate_falls", 1)]);
    let settled: Vec<&str> = now.settled.iter().map(|s| s.conflict.as_str()).collect();
    assert_eq!(settled, ["1/乙局/rate_falls", "甲局的一个"]);
    let unclaimed: Vec<u32> = now.unclaimed.iter().map(|u| u.entry.task).collect();
    assert_eq!(unclaimed, [1, 99]);
    let replaced: Vec<(&str, u32)> = now.replaced.iter().map(|r| (r.unit.as_str(), r.entry.task)).collect();
    assert_eq!(replaced, [("乙局", 1)]);
}

#[test]
fn two_bodies_that_became_one_are_one() {
    let now = carry(&june(), &names(&[("甲局", "新局"), ("乙局", "新局")]), &Numbers::new());
    let [first, second] = now.returns.as_slice() else { panic!("{:?}", now.returns) };
    assert_eq!((first.unit.as_str(), second.unit.as_str()), ("新局", "丙局"));
    // One of the two reported; of 2 neither spoke, of 1 and 4 one did.
    assert_eq!((first.state, first.received), (ReturnState::OnTime, Some(month().day(20))));
    assert_eq!((first.files.as_slice(), first.missing_tasks.as_slice()), (&["甲局.xlsx".to_owned()][..], &[2][..]));
    let said = |no: u32| -> Vec<(&str, bool, Option<u8>)> {
        let task = now.tasks.iter().find(|t| t.task == no).expect("the task is there");
        task.shares.iter().map(|s| (s.unit.as_str(), s.leads, s.rate)).collect()
    };
    // 乙局 led 3, so it speaks; in 4 the order follows the place where the new body stands.
    assert_eq!(said(3), [("新局", true, Some(60))]);
    assert_eq!(said(4), [("新局", true, Some(80)), ("丙局", false, Some(70))]);
    let [earlier, _, other] = now.replaced.as_slice() else { panic!("{:?}", now.replaced) };
    assert_eq!((other.unit.as_str(), other.entry.rate, other.entry.progress.as_str()), ("新局", Some(40), "甲局说"));
    assert_eq!((earlier.by.as_str(), other.by.as_str()), ("乙局.xlsx", "乙局.xlsx"));
    let ids: Vec<&str> = now.conflicts.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["4/新局/rate_falls"]);
    let settled: Vec<&str> = now.settled.iter().map(|s| s.conflict.as_str()).collect();
    assert_eq!(settled, ["4/新局/rate_falls", "甲局的一个"]);
}

#[test]
fn a_body_is_not_late_where_one_of_its_names_may_have_been_in_time() {
    use ReturnState::{Late, Missing, OnTime, Undated, Unsettled};
    let both = names(&[("甲", "新"), ("乙", "新")]);
    for (one, other, is) in [
        (OnTime, Late, OnTime),
        (Late, Undated, Undated),
        (Unsettled, Late, Unsettled),
        (Undated, Unsettled, Undated),
        (Late, Missing, Late),
        (Missing, Missing, Missing),
    ] {
        for [a, b] in [[one, other], [other, one]] {
            let returns = vec![returned("甲", a, &[]), returned("乙", b, &[])];
            let now = carry(&Progress { returns, ..progress() }, &both, &Numbers::new());
            assert_eq!(now.returns.iter().map(|r| r.state).collect::<Vec<_>>(), [is], "{a:?} {b:?}");
        }
    }
}

const UNITS: [&str; 5] = ["甲", "乙", "丙", "丁", "戊"];
const LATER: [&str; 5] = ["子", "乙", "寅", "卯", "辰"];
const LATEST: [&str; 4] = ["金", "乙", "卯", "土"];

/// Every name of the one list with some name of the other.
fn some_names(then: &'static [&'static str], now: &'static [&'static str]) -> impl Strategy<Value = Names> {
    prop::collection::vec(0..now.len(), then.len()).prop_map(move |places| {
        then.iter().zip(places).map(|(then, place)| ((*then).to_owned(), now[place].to_owned())).collect()
    })
}

/// The numbers up to 9 in another order, without some.
fn some_numbers() -> impl Strategy<Value = Numbers> {
    let order = Just((1..=9).collect::<Vec<u32>>()).prop_shuffle();
    (order, prop::collection::vec(prop::bool::weighted(0.8), 9)).prop_map(|(order, stay)| {
        (1..=9).zip(order.into_iter().zip(stay)).map(|(then, (now, stays))| (then, stays.then_some(now))).collect()
    })
}

prop_compose! {
    /// A month in which each body said something of each task, or nothing (0), or led it (a multiple of 3).
    fn some_month()(
        said in prop::collection::vec(prop::collection::vec(0u8..7, UNITS.len()), 9),
        states in prop::collection::vec(0usize..5, UNITS.len()),
    ) -> Progress {
        use ReturnState::{Late, Missing, OnTime, Undated, Unsettled};
        let of_task = |(no, said): (u32, &Vec<u8>)| {
            let shares = UNITS.iter().zip(said).filter(|(_, rate)| **rate > 0);
            let shares = shares.map(|(unit, rate)| share(unit, rate % 3 == 0, *rate, &format!("{unit}.xlsx")));
            TaskProgress { task: no, shares: shares.collect() }
        };
        let tasks: Vec<TaskProgress> = (1..).zip(&said).map(of_task).collect();
        let about = |t: &TaskProgress| {
            let falls = t.shares.iter().map(|s| conflict(t.task, [&s.unit, &s.unit], ConflictKind::RateFalls));
            let lead = t.shares.iter().find(|s| s.leads).map(|s| s.unit.as_str());
            let others = t.shares.iter().filter(|s| !s.leads);
            let differ = others.filter_map(|s| Some(conflict(t.task, [lead?, &s.unit], ConflictKind::Disagreement)));
            falls.chain(differ).collect::<Vec<_>>()
        };
        let conflicts: Vec<Conflict> = tasks.iter().flat_map(about).collect();
        let silent = |unit: &str| -> Vec<u32> {
            let spoke = |t: &&TaskProgress| t.shares.iter().all(|s| s.unit != unit);
            tasks.iter().filter(spoke).map(|t| t.task).collect()
        };
        let states = states.iter().map(|i| [OnTime, Late, Missing, Undated, Unsettled][*i]);
        let returns = UNITS.iter().zip(states).map(|(unit, state)| returned(unit, state, &silent(unit)));
        Progress {
            settled: conflicts.iter().map(|c| answer(&c.id)).collect(),
            returns: returns.collect(),
            unclaimed: UNITS.iter().zip(1..).map(|(unit, no)| unclaimed(unit, no, WhyUnclaimed::NotOwed)).collect(),
            replaced: tasks.iter().flat_map(|t| t.shares.first().map(|s| replaced(&s.unit, t.task))).collect(),
            conflicts,
            tasks,
            ..progress()
        }
    }
}

/// Two steps as one.
fn composed<K: Ord + Clone, V>(first: &BTreeMap<K, V>, then: impl Fn(&V) -> V) -> BTreeMap<K, V> {
    first.iter().map(|(key, value)| (key.clone(), then(value))).collect()
}

/// What gave way in several steps stands in their order.
fn sorted(mut progress: Progress) -> Progress {
    progress.replaced.sort_by_key(|r| (r.entry.task, r.unit.clone(), r.file.clone(), r.entry.rate));
    progress
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_changes_where_nothing_changed(month in some_month()) {
        let names: Names = UNITS.iter().map(|u| ((*u).to_owned(), (*u).to_owned())).collect();
        let numbers: Numbers = (1..=9).map(|n| (n, Some(n))).collect();
        prop_assert_eq!(&carry(&month, &names, &numbers), &month);
        prop_assert_eq!(&carry(&month, &Names::new(), &Numbers::new()), &month);
        // A change that concerns nothing in it goes the long way and changes nothing either.
        let elsewhere = (Names::from([("巳".into(), "午".into())]), Numbers::from([(77, None)]));
        prop_assert_eq!(&carry(&month, &elsewhere.0, &elsewhere.1), &month);
    }

    #[test]
    fn two_steps_are_as_good_as_one(
        month in some_month(),
        (first, second) in (some_names(&UNITS, &LATER), some_names(&LATER, &LATEST)),
        (to, on) in (some_numbers(), some_numbers()),
    ) {
        let by_steps = carry(&carry(&month, &first, &to), &second, &on);
        let names = composed(&first, |name| second[name].clone());
        let numbers = composed(&to, |no| no.and_then(|no| on[&no]));
        prop_assert_eq!(sorted(by_steps), sorted(carry(&month, &names, &numbers)));
    }

    #[test]
    fn the_carried_month_is_a_month_of_its_edition(
        month in some_month(),
        names in some_names(&UNITS, &LATER),
        numbers in some_numbers(),
    ) {
        let now = carry(&month, &names, &numbers);
        // Nobody has a name of then that is none of now.
        let units: Vec<&str> = now.returns.iter().map(|r| r.unit.as_str()).collect();
        let others = now.tasks.iter().flat_map(|t| t.shares.iter().map(|s| &s.unit));
        let others = others.chain(now.unclaimed.iter().map(|u| &u.unit)).chain(now.replaced.iter().map(|r| &r.unit));
        let others = others.chain(now.conflicts.iter().flat_map(|c| c.sides.iter().map(|s| &s.unit)));
        for unit in others {
            prop_assert!(units.contains(&unit.as_str()) && LATER.contains(&unit.as_str()), "{}", unit);
        }
        // Each body stands once, where the first of those stood that became it; the shares of a task follow.
        let mut order: Vec<&str> = Vec::new();
        UNITS.iter().map(|u| names[*u].as_str()).for_each(|u| if !order.contains(&u) { order.push(u) });
        prop_assert_eq!(&units, &order);
        for task in &now.tasks {
            let places: Vec<_> = task.shares.iter().map(|s| units.iter().position(|u| *u == s.unit)).collect();
            prop_assert!(places.is_sorted() && places.windows(2).all(|p| p[0] != p[1]), "{:?}", places);
        }
        // Tasks stand in their order, no conflict is named twice, every answer is about one.
        prop_assert!(now.tasks.is_sorted_by(|a, b| a.task < b.task));
        prop_assert!(now.conflicts.is_sorted_by(|a, b| a.task <= b.task));
        let ids: BTreeSet<&str> = now.conflicts.iter().map(|c| c.id.as_str()).collect();
        prop_assert_eq!(ids.len(), now.conflicts.len());
        prop_assert!(now.settled.iter().all(|s| ids.contains(s.conflict.as_str())));
        // Every word on a task that still is stands as a share or as replaced.
        let then: usize = month.tasks.iter().filter(|t| numbers[&t.task].is_some()).map(|t| t.shares.len()).sum();
        let words = now.tasks.iter().map(|t| t.shares.len()).sum::<usize>()
            + now.replaced.iter().filter(|r| !r.entry.progress.is_empty()).count();
        prop_assert_eq!(words, then);
    }
}
