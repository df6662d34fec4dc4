//! The task list: its tasks one by one, its counts, the bodies that have a part in all of it.

use super::{Ground, Judged, Reading, likely, open, sure};
use crate::base::diagnostic::Diagnostic;
use crate::model::Task;
use crate::parse::{codes, facts};

/// Findings of the list that stand at the task they speak of, by what of it they leave in doubt.
const DOUBTS: [(&str, &str, &str, &str); 5] = [
    (codes::LOST_NUMBER.id, "no", "原文缺序号，不推算", "its number is lost, and none is counted out"),
    (codes::NOBODY.id, "lead_units", "没有写明责任单位", "nobody is named for it"),
    (
        codes::UNCLOSED.id,
        "lead_units",
        "责任单位的括号没有收尾，后面可能有缺字",
        "the bracket around the bodies is never closed",
    ),
    (codes::ODD_NAMES.id, "lead_units", "顿号前后缺单位名称", "a name is missing beside a separator"),
    (
        codes::NUMBER.id,
        "no",
        "序号重复、缺号或次序颠倒",
        "the number is repeated, out of order, or one is missing before it",
    ),
];

pub(super) fn tasks(r: &Reading) -> Ground {
    let all: Vec<&Task> = r.tasks.tasks().map(|(_, t)| t).collect();
    let parts: Vec<(String, Judged)> = all.iter().enumerate().flat_map(|(i, task)| doubts(r, i, task)).collect();
    let rows = lost_rows(r);
    let mut places: Vec<&str> = parts.iter().filter_map(|(path, _)| path.split('.').next()).collect();
    places.dedup();
    let (n, doubtful) = (all.len(), places.len());
    let judged = match () {
        () if n == 0 && !r.tasks.columns.is_empty() => {
            open("清单有表头，没有能读的行", "the list has a head and no row that could be read")
        }
        () if n == 0 => open(
            "没有任务清单的表头，也没有写明责任单位的条目",
            "there is no head of a task list, and no paragraph names bodies in charge",
        ),
        () if rows > 0 => likely(
            format!("表头写明任务内容和责任单位；有{rows}行格数不符，没有读入"),
            format!("the head of the table names content and bodies; {rows} rows have other cells and were not read"),
        ),
        () if r.findings.iter().any(|d| d.code.id == codes::IN_STREAM.id) => likely(
            format!("{n}项的各格没有分隔，按书写次序和断行认出"),
            format!("no sign parts the cells of the {n}; they were told by their order and by where lines end"),
        ),
        () if doubtful > 0 => likely(
            format!("{n}项中有{doubtful}项有存疑之处，逐项列出"),
            format!("of {n} tasks {doubtful} leave something in doubt, named one by one"),
        ),
        () if r.tasks.in_prose => {
            sure(format!("{n}项各在末尾写明责任单位"), format!("each of the {n} ends with the bodies that have it"))
        }
        () => sure(
            format!("表头“{}”写明任务内容和责任单位，{n}行格数都相符", r.tasks.columns.join("｜")),
            format!("the head of the table names content and bodies, and all {n} rows have its cells"),
        ),
    };
    judged.with("tasks", parts)
}

/// What of a task is to be looked at.
fn doubts(r: &Reading, i: usize, task: &Task) -> Vec<(String, Judged)> {
    let path = |key: &str| format!("tasks[{i}].{key}");
    let here = |d: &&Diagnostic| d.place.as_ref().is_some_and(|p| Some(p.source.at(p.span.start)) == task.at);
    let told = r.findings.iter().filter(here).filter_map(|d| DOUBTS.iter().find(|(id, ..)| *id == d.code.id));
    let mut out: Vec<(String, Judged)> =
        told.map(|(_, key, zh, en)| (path(key), likely(*zh, *en).on_line(task.at))).collect();
    let mut say = |key: &str, zh: &str, en: &str| out.push((path(key), likely(zh, en).on_line(task.at)));
    if task.sub > 1 && !r.tasks.in_prose {
        say(
            "no",
            "这一行没有序号，归在上一号之下",
            "the row has no number and was taken for a further one of the number above",
        );
    }
    if task.deadline.is_none() && facts::own_deadline(&task.content).is_some() {
        say("deadline", "没有时限一栏，取自任务文字", "there is no column for it; the text of the task says so");
    }
    if task.at.is_some_and(|at| r.bare.contains(&at)) {
        say(
            "lead_units",
            "括号里只有单位名称，没有“负责”等字样",
            "the brackets hold names and no word that gives them the task",
        );
    }
    if task.lead.units.is_empty() && !r.tasks.in_prose {
        say("lead_units", "责任单位一格没有单位", "the cell of the bodies names nobody");
    }
    out
}

/// Rows of the list that have more or fewer cells than its head.
fn lost_rows(r: &Reading) -> usize {
    r.findings.iter().filter(|d| d.code.id == codes::ROW.id).count()
}

pub(super) fn task_count(r: &Reading) -> Ground {
    let numbers = r.tasks.tasks().filter(|(_, t)| t.sub < 2).count();
    let broken = [codes::NUMBER.id, codes::LOST_NUMBER.id];
    let doubts = r.findings.iter().filter(|d| broken.contains(&d.code.id)).count();
    let judged = match r.tasks.claimed {
        None if numbers == 0 => open("没有读到任务", "no task was read"),
        Some(n) if n as usize == numbers => {
            sure(format!("文中写明共{n}项，实有{n}项"), format!("the text speaks of {n}, and there are {n}"))
        }
        Some(n) => likely(
            format!("文中写明共{n}项，实有{numbers}项；按文中所写"),
            format!("the text speaks of {n}, and there are {numbers}; it says what the text says"),
        ),
        None if doubts > 0 || lost_rows(r) > 0 => likely(
            format!("按序号数得{numbers}项，序号或行有{}处不全", doubts + lost_rows(r)),
            format!("{numbers} by their numbers; {} numbers or rows are not whole", doubts + lost_rows(r)),
        ),
        None => {
            sure(format!("按序号数得{numbers}项，序号不缺不重"), format!("{numbers} by their numbers, which are whole"))
        }
    };
    judged.of("task_count")
}

pub(super) fn row_count(r: &Reading) -> Ground {
    let (rows, lost) = (r.tasks.tasks().count(), lost_rows(r));
    let judged = match () {
        () if rows == 0 => open("没有读到任务", "no task was read"),
        () if lost > 0 => likely(
            format!("读出{rows}行，另有{lost}行没有读入"),
            format!("{rows} rows were read, and {lost} could not be"),
        ),
        () => sure(format!("读出{rows}行，没有读不进的行"), format!("{rows} rows were read, and none was left")),
    };
    judged.of("row_count")
}

pub(super) fn implied(r: &Reading) -> Ground {
    let judged = match r.tasks.implied.as_slice() {
        [] => open("没有“均涉及……，不再单独列出”一类的话", "no sentence names bodies for all tasks at once"),
        names => sure(
            format!("写明各项均涉及{}，不再单独列出", names.join("、")),
            format!("a sentence names them for all tasks: {}", names.join(", ")),
        ),
    };
    judged.of("implied_participants")
}
