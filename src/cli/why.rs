//! `hongtou why UNIT`: the chain from the words of the notice to the files that came.

use super::explain::distance;
use super::ledger::{books, refuse};
use super::messages::Word;
use super::messages::ledger as said;
use super::{Console, Exit};
use crate::base::{At, Error, Lang, Month};
use crate::build::ledger::{Arrival, Books, Chain, MonthChain, Rule};
use crate::merge::deadline::Due;
use crate::merge::ledger::listed;
use crate::model::Roster;
use crate::model::ledger::{Decision, LedgerYear, Naming, Standing};
use crate::model::progress::ReturnState;
use serde_json::json;
use std::fmt::Write;

/// How many similar names are offered.
const NEAR: usize = 3;

pub(super) fn run(console: &mut Console<'_>, name: &str, month: Option<Month>, json: bool) -> Result<Exit, Error> {
    let Some(books) = books(console, None, json)? else { return Ok(Exit::Text) };
    let lang = console.lang;
    let comma = console.word(Word::Comma);
    let Some(unit) = books.roster.resolve(name) else {
        let near = nearest(&books.roster, name).join(comma);
        return refuse(console, &said::no_unit(name, &near, lang), json);
    };
    if let Some(group) = books.roster.group(unit) {
        return refuse(console, &said::is_group(unit, &group.members.join(comma), lang), json);
    }
    if books.months.is_empty() {
        return refuse(console, said::NOTHING_MERGED.get(lang), json);
    }
    if let Some(month) = month.filter(|m| books.month(*m).is_none()) {
        return refuse(console, &said::not_merged(month, lang), json);
    }
    let chain = books.chain(&console.dossier()?, unit, month)?;
    match (json, console.args.json) {
        (true, false) => console.line(&serde_json::to_string_pretty(&chain).expect("plain JSON"))?,
        (_, true) => {
            let mut object = json!(chain);
            object["kind"] = "why".into();
            console.object(&object)?;
        }
        (false, false) => console.say(&told(&chain, &books, lang))?,
    }
    Ok(Exit::Fine)
}

/// The names that hold what was typed, or else those that differ least from it. Which one was meant is not guessed.
fn nearest(roster: &Roster, name: &str) -> Vec<String> {
    let groups = roster.groups.iter().filter(|g| !g.members.is_empty()).map(|g| g.name.as_str());
    let mut all: Vec<&str> = listed(roster).into_iter().chain(groups).collect();
    let holding: Vec<&str> = all.iter().copied().filter(|n| !name.is_empty() && n.contains(name)).collect();
    if !holding.is_empty() {
        return holding.into_iter().map(str::to_owned).collect();
    }
    all.sort_by_key(|n| distance(n, name));
    all.into_iter().take(NEAR).map(str::to_owned).collect()
}

fn told(chain: &Chain, books: &Books, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let comma = Word::Comma.get(lang);
    let mut out = format!("{}\n", chain.unit);
    if !chain.may_be.is_empty() {
        let names = chain.may_be.join(comma);
        put(
            &mut out,
            if zh {
                format!("  是否与“{names}”为同一单位，尚未确认（content/units.yaml 的 alias_questions）")
            } else {
                format!("  whether it is the same as “{names}” is not settled (alias_questions in content/units.yaml)")
            },
        );
    }
    put(&mut out, if zh { "\n规定".into() } else { "\nRules".into() });
    if let Some((text, at)) = &chain.duty {
        put(&mut out, format!("  {}{text}", place(*at, &books.notice.read_from.file, "reporting")));
    }
    for rule in &chain.rules {
        put(&mut out, rule_told(rule, &books.notice.read_from.file, lang));
    }
    for month in &chain.months {
        month_told(&mut out, month, books, lang);
    }
    for year in &chain.years {
        year_told(&mut out, year, chain, lang);
    }
    put(&mut out, format!("\n{}", said::AS_MERGED.get(lang)));
    out
}

fn put(out: &mut String, line: String) {
    let _ = writeln!(out, "{line}");
}

fn place(at: Option<At>, file: &str, path: &str) -> String {
    let received = at.map(|at| format!("{file}:{at}, ")).unwrap_or_default();
    format!("[{received}content/notice.yaml {path}] ")
}

fn rule_told(rule: &Rule, file: &str, lang: Lang) -> String {
    let (what, effect) = (said::failing(rule.of, rule.times, lang), said::effect(rule.effect, lang));
    let scope = said::scope(&rule.scope, rule.applies, lang);
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    let arrow = format!("{what} → {effect}{colon}{scope}");
    format!("  {}{}\n    {arrow}", place(rule.at, file, &rule.path), rule.text)
}

fn month_told(out: &mut String, m: &MonthChain, books: &Books, lang: Lang) {
    let zh = lang == Lang::Zh;
    put(out, format!("\n{}", if zh { m.month.to_chinese() } else { m.month.to_string() }));
    put(out, format!("  {}", due_told(m, books, lang)));
    match m.state {
        None => put(out, if zh { "  该月没有应报的任务。".into() } else { "  It owed no report.".into() }),
        Some(state) => state_told(out, m, state, lang),
    }
    for decision in &m.decisions {
        put(out, format!("  {}", decision_told(decision, lang)));
    }
    if let Some((printed, text)) = &m.correction {
        let month = if zh { printed.to_chinese() } else { printed.to_string() };
        put(
            out,
            if zh {
                format!("  拟在{month}份通报刊登：{text}")
            } else {
                format!("  To be printed in the bulletin of {month}: {text}")
            },
        );
    }
}

/// The due day and how it comes about; and whether the month was merged by another.
fn due_told(m: &MonthChain, books: &Books, lang: Lang) -> String {
    let now = reckoned(m.reckoned, books, lang);
    let day = if let Due::Day { day, .. } = m.reckoned { Some(day) } else { None };
    if day == m.due {
        return now;
    }
    let merged = m.due.map(|d| said::day(d, lang));
    match lang {
        Lang::Zh => {
            let merged = merged.unwrap_or_else(|| "没有期限".to_owned());
            format!("{now}但汇总时按{merged}，请重新运行 `hongtou build`。")
        }
        Lang::En => {
            let merged = merged.unwrap_or_else(|| "no day".to_owned());
            format!("{now} But it was merged by {merged}; run `hongtou build` anew.")
        }
    }
}

fn reckoned(due: Due, books: &Books, lang: Lang) -> String {
    let day = |d| said::day(d, lang);
    let rule = said::calendar(&books.calendar, lang);
    match (due, lang) {
        (Due::Day { stated, last, day: due }, Lang::Zh) => {
            let moved =
                if last == due { String::new() } else { format!("，{}为休息日，改为{}", day(last), day(due)) };
            let weekday = stated.weekday_chinese();
            format!("期限{}：通知所定的日子是{}（{weekday}），{rule}{moved}。", day(due), day(stated))
        }
        (Due::Day { stated, last, day: due }, Lang::En) => {
            let moved =
                if last == due { String::new() } else { format!("; {} is a day off, so {}", day(last), day(due)) };
            format!("Due {}: the notice says {}, {rule}{moved}.", day(due), day(stated))
        }
        (Due::Unset, Lang::Zh) => "通知没有写明期限，无人迟报、未报。".to_owned(),
        (Due::Unset, Lang::En) => "The notice sets no day; nobody is late or missing.".to_owned(),
        (Due::Unknown { year, .. }, Lang::Zh) => format!("没有{year}年的放假安排，期限无从判定。"),
        (Due::Unknown { year, .. }, Lang::En) => {
            format!("Days off of {year} are not known; the due day cannot be told.")
        }
        (Due::BeforeNotice { day: due, notice }, Lang::Zh) => {
            format!("期限{}早于通知的成文日期{}，无人应报。", day(due), day(notice))
        }
        (Due::BeforeNotice { day: due, notice }, Lang::En) => {
            format!("Due {}, before the notice of {}: nobody owed a report.", day(due), day(notice))
        }
    }
}

fn state_told(out: &mut String, m: &MonthChain, state: ReturnState, lang: Lang) {
    let zh = lang == Lang::Zh;
    if let Some(day) = m.extended.map(|d| said::day(d, lang)) {
        put(
            out,
            if zh {
                format!("  该单位延期至{day}（含当日）。")
            } else {
                format!("  Extended for this body to {day}, itself included.")
            },
        );
    }
    if m.arrivals.is_empty() {
        put(out, if zh { "  没有收到文件。".into() } else { "  No file came.".into() });
    }
    for arrival in &m.arrivals {
        put(out, arrival_told(arrival, lang));
    }
    let words = said::state(state, m.days, lang);
    put(out, if zh { format!("  情况：{words}。") } else { format!("  State: {words}.") });
    let tasks = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(Word::Comma.get(lang));
    // Of a report that came by an upheld appeal alone nobody can say what it lacks.
    if !(m.missing_tasks.is_empty() || (m.arrivals.is_empty() && m.excused.is_some() && !state.is_failing())) {
        let tasks = tasks(&m.missing_tasks);
        put(out, if zh { format!("  没有报的任务：{tasks}。") } else { format!("  Nothing on tasks {tasks}.") });
    }
    if !m.returned_tasks.is_empty() {
        let tasks = tasks(&m.returned_tasks);
        put(out, if zh { format!("  退回的任务：{tasks}。") } else { format!("  Returned to it: tasks {tasks}.") });
    }
    if let Some(why) = m.excused.as_ref().filter(|_| state.is_failing()) {
        put(out, if zh { format!("  不点名：{why}。") } else { format!("  Not named: {why}.") });
    }
}

fn arrival_told(arrival: &Arrival, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let Arrival { file, time, receipt, recognised, sha256, unchanged } = arrival;
    let time = time.as_deref().unwrap_or(if zh { "时间不明" } else { "time unknown" });
    let source = match (receipt, lang) {
        (true, Lang::Zh) => "收件记录",
        (true, Lang::En) => "by the receipt",
        (false, Lang::Zh) => "没有收件记录，时间为文件所写",
        (false, Lang::En) => "no receipt; the time is the file's own",
    };
    let how = recognised.map_or("", |how| said::recognised(how, lang));
    let hash = sha256.as_deref().unwrap_or("-");
    let changed = match (unchanged, lang) {
        (true, _) => "",
        (false, Lang::Zh) if *receipt => "\n    注意：现在的文件与收件时不同，或已不在",
        (false, Lang::Zh) => "\n    注意：文件已不在",
        (false, Lang::En) if *receipt => "\n    note: the file is not as it was received, or is gone",
        (false, Lang::En) => "\n    note: the file is gone",
    };
    let (word, semicolon) = if zh { ("收到", "；") } else { ("Came", "; ") };
    format!("  {word} {time}  {file}\n    {source}{semicolon}{how}\n    sha256 {hash}{changed}")
}

fn decision_told(decision: &Decision, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("决定：{}", decision.words()),
        Lang::En => format!("Decision: {}", decision.words()),
    }
}

fn year_told(out: &mut String, year: &LedgerYear, chain: &Chain, lang: Lang) {
    let zh = lang == Lang::Zh;
    put(out, if zh { format!("\n{}年", year.year) } else { format!("\n{}", year.year) });
    let none =
        Standing { unit: chain.unit.clone(), named: Vec::new(), talks: Vec::new(), count: 0, effects: Vec::new() };
    let Standing { named, talks, count, effects, .. } = year.units.first().unwrap_or(&none);
    let comma = Word::Comma.get(lang);
    let (excused, counted): (Vec<_>, Vec<_>) = named.iter().partition(|n| n.excused.is_some());
    let listed = |words: Vec<String>| match words.is_empty() {
        true => String::new(),
        false => format!("（{}）", words.join(comma)),
    };
    let named_in = listed(counted.iter().map(|n| naming(n, lang)).collect());
    let talked = listed(talks.iter().map(Month::to_string).collect());
    let (named, talks) = (counted.len(), talks.len());
    put(
        out,
        match lang {
            Lang::Zh => format!("  通报{named}次{named_in}，约谈{talks}次{talked}，合计{count}次。"),
            Lang::En => format!("  Named {named}×{named_in}, summoned {talks}×{talked}: {count} in all."),
        },
    );
    if !excused.is_empty() {
        let list = excused.iter().map(|n| naming(n, lang)).collect::<Vec<_>>().join(comma);
        put(out, if zh { format!("  不计次数：{list}。") } else { format!("  Not counted: {list}.") });
    }
    let effects: Vec<&str> = effects.iter().map(|e| said::effect(*e, lang)).collect();
    let none = if zh { "无" } else { "none" };
    let effects = if effects.is_empty() { none.to_owned() } else { effects.join(comma) };
    put(out, if zh { format!("  后果：{effects}。") } else { format!("  Effects: {effects}.") });
}

/// A failing in a list: 2022-06 迟报2天 某办〔2022〕5号.
fn naming(n: &Naming, lang: Lang) -> String {
    let number = n.bulletin.as_ref().map(|b| format!(" {b}")).unwrap_or_default();
    format!("{} {}{number}", n.month, said::state(n.state, n.days, lang))
}
