//! Which figure is come by how.

use super::{Asked, Known, Rule};
use crate::merge::figures::returns;
use crate::model::origin::{of_reporting, of_task, value};
use crate::model::progress::{ReturnState, WhyUnclaimed};
use crate::model::{Field, Origin};
use serde_json::Value;

/// Patterns of paths below the figures, a star for any one step, the first that fits counts.
pub(super) static RULES: &[(&str, Rule)] = &[
    ("month", month),
    ("example", example),
    ("duty", duty),
    ("due.*", due),
    ("cut_off.*", cut_off),
    ("next_due.*", next_due),
    ("trend.*.*", trend),
    ("unclaimed", unclaimed),
    ("tasks.total", all_tasks),
    ("tasks.parts.*.*", tasks_in_state),
    ("tasks.parts.*.tasks.*", tasks_in_state),
    ("tasks.by_state.*.*", tasks_in_state),
    ("tasks.by_state.*.tasks.*", tasks_in_state),
    ("groups.*.number", group),
    ("groups.*.name", group),
    ("groups.*.done.*.*", led),
    ("groups.*.behind.*.*", led),
    ("groups.*.not_started.*.*", led),
    ("groups.*.tasks.total", group_total),
    ("groups.*.tasks.parts.*.*", tasks_in_state),
    ("groups.*.tasks.parts.*.tasks.*", tasks_in_state),
    ("groups.*.tasks.by_state.*.*", tasks_in_state),
    ("groups.*.tasks.by_state.*.tasks.*", tasks_in_state),
    ("returns.owed", owed),
    ("returns.received", received),
    ("returns.on_time_rate", on_time_rate),
    ("returns.partial_count", partial_count),
    ("returns.late_by.*.received.*", of_unit),
    ("returns.late_by.*.days", days_late),
    ("returns.late_by.*.unit", of_unit),
    ("returns.late_by.*.due.*", due_of),
    ("returns.late_by.*.times", times),
    ("returns.missing_by.*.unit", of_unit),
    ("returns.missing_by.*.due.*", due_of),
    ("returns.missing_by.*.times", times),
    ("returns.repeated.*.unit", of_unit),
    ("returns.repeated.*.*", repeated),
    ("returns.parts.*.*", part),
    ("returns.excused_by.*.*", excused),
    ("returns.returned_count", returned_count),
    ("returns.returned_number", ordinal),
    ("returns.partial_number", ordinal),
    ("returns.*.number", ordinal),
    ("returns.returned.*.unit", of_unit),
    ("returns.returned.*.tasks.*", of_unit),
    ("returns.returned.*.text", of_unit),
    ("returns.partial.*.missing.*", partial),
    ("returns.partial.*.unit", of_unit),
    ("returns.partial.*.*", partial),
    ("returns.*.units.*", one_of_names),
    ("returns.*.*", names),
    ("problems.*.*", problem),
    ("next_steps.*.*", next_step),
    ("rows.*.*", row),
    ("corrections.*", correction),
];

fn month(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let o = Origin::new("通报的月份，即报送所在文件夹的月份", "the month, by the folder that the reports lie in");
    let folder =
        Origin::new("报送文件夹", "the folder of reports").at(format!("seeds/submissions/{}/", k.progress.month), "");
    Some(o.at(k.month_file(), "month").from([folder]))
}

fn example(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    Some(Origin::new("报送中是否有示例", "whether any report is made up").at(k.month_file(), "example"))
}

fn duty(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let r = k.notice.reporting.as_ref();
    let o = Origin::new("通知中的报送要求", "the sentence of the notice on reports");
    Some(o.from(r.map(|r| of_reporting(k.notice, "text", &r.text))))
}

fn due(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let r = k.notice.reporting.as_ref()?;
    let zh = format!("报送截止日，按通知每月{}日", r.due_day);
    let o = Origin::new(zh, format!("the last day in time: day {} of each month", r.due_day));
    Some(o.at(k.month_file(), "due").from([of_reporting(k.notice, "due_day", &r.text)]))
}

fn cut_off(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let last = k.progress.returns.iter().filter(|r| r.received > k.progress.due).max_by_key(|r| r.received);
    let o = Origin::new(
        "汇总截至之日：截止日，或其后最迟一份报送的收到日",
        "the due day, or the day of the last report after it",
    );
    Some(match last {
        Some(r) => o.from(k.of_return(&r.unit)),
        None => o.from(due(k, asked)),
    })
}

fn next_due(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let r = k.notice.reporting.as_ref()?;
    let zh = format!("下月报送截止日，按通知每月{}日", r.due_day);
    let o = Origin::new(zh, format!("the last day in time of the month after: day {} of each month", r.due_day));
    Some(o.from([of_reporting(k.notice, "due_day", &r.text)]))
}

/// This month's rate is counted from its returns, an earlier one from those of its own file.
fn trend(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let last = k.figures.get("trend")?.as_array()?.len().checked_sub(1)?;
    if asked.index(0)? == last {
        return on_time_rate(k, asked);
    }
    let month = (asked.index(0)?..last).fold(k.progress.month, |m, _| m.previous());
    let o = Origin::new("此前一个月的按时报送率", "the rate of a month before");
    Some(o.at(format!("content/progress/{month}.yaml"), "returns"))
}

fn unclaimed(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let said = k.progress.unclaimed.iter().enumerate().filter(|(_, u)| u.why != WhyUnclaimed::Blank);
    let each = said.map(|(i, u)| {
        let zh = format!("{}就第{}项的填报", u.unit, u.entry.task);
        let o = Origin::new(zh, format!("{} on task {}", u.unit, u.entry.task));
        o.at(k.month_file(), format!("unclaimed[{i}]")).from([crate::model::origin::of_file(k.receipts, &u.file)])
    });
    Some(Origin::new("未归入任何单位的填报条数", "entries laid to nobody's account").from(each))
}

fn all_tasks(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let each = k.tasks.tasks().filter_map(|(_, t)| of_task(k.tasks, t.no, "no"));
    Some(Origin::new("任务清单的任务数", "the number of tasks in the list").from(k.parts(each)))
}

fn group(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let first = k.tasks.groups.get(asked.index(0)?)?.tasks.first()?;
    of_task(k.tasks, first.no, "group")
}

fn group_total(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let tasks = &k.tasks.groups.get(asked.index(0)?)?.tasks;
    let each = tasks.iter().filter_map(|t| of_task(k.tasks, t.no, "no"));
    Some(Origin::new("任务清单中这一类的任务数", "the number of tasks in this group of the list").from(k.parts(each)))
}

/// The nearest value around a path that has a key.
fn around<'v>(k: &Known<'v>, path: &str, key: &str) -> Option<&'v Value> {
    let ends = path.char_indices().rev().filter(|(_, c)| matches!(c, '.' | '[')).map(|(i, _)| i);
    ends.filter_map(|end| value(k.figures, &path[..end])).find(|v| v.get(key).is_some())
}

fn strings<'v>(of: &'v Value, key: &str) -> Vec<&'v str> {
    of.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn numbers(of: &Value, key: &str) -> Vec<u32> {
    let all = of.get(key).and_then(Value::as_array).into_iter().flatten();
    all.filter_map(Value::as_u64).filter_map(|n| u32::try_from(n).ok()).collect()
}

fn tasks_in_state(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let part = around(k, asked.path, "tasks")?;
    let label = part.get("label")?.as_str()?;
    let tasks = numbers(part, "tasks");
    let o = if asked.path.ends_with("percent") {
        let zh = format!("状态为“{label}”的{}项任务所占百分比（各项合计为100.0）", tasks.len());
        Origin::new(zh, format!("the share of the {} tasks that are {label} (all shares add up to 100.0)", tasks.len()))
    } else if asked.path.ends_with(']') {
        return k.of_state(asked.text.parse().ok()?);
    } else {
        Origin::new(
            format!("状态为“{label}”的任务，逐项数出"),
            format!("the tasks that are {label}, counted one by one"),
        )
    };
    if tasks.is_empty() {
        return Some(o.from([Origin::new("没有这样的任务", "there is none").at(k.month_file(), "tasks")]));
    }
    Some(o.from(k.parts(tasks.into_iter().filter_map(|no| k.of_state(no)))))
}

fn counted(k: &Known<'_>, o: Origin, units: &[&str]) -> Origin {
    if units.is_empty() {
        return o.from([Origin::new("没有这样的单位", "there is none").at(k.month_file(), "returns")]);
    }
    o.from(k.parts(units.iter().filter_map(|u| k.of_return(u))))
}

fn in_state(k: &Known<'_>, o: Origin, keep: impl Fn(ReturnState) -> bool) -> Origin {
    let units: Vec<&str> = k.progress.returns.iter().filter(|r| keep(r.state)).map(|r| r.unit.as_str()).collect();
    counted(k, o, &units)
}

fn owed(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let o = Origin::new("应报送的单位，逐家数出", "the bodies that owed a report, counted one by one");
    Some(in_state(k, o, |_| true))
}

fn received(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let o =
        Origin::new("已报送的单位（按时、迟报、日期不明），逐家数出", "the bodies that reported, counted one by one");
    Some(in_state(k, o, |s| !matches!(s, ReturnState::Missing | ReturnState::Unsettled)))
}

fn on_time_rate(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let whole = k.progress.returns.len();
    let o = Origin::new(
        format!("按时报送的单位占应报送{whole}家的百分比"),
        format!("those in time of the {whole} that owed a report"),
    );
    Some(in_state(k, o, |s| s == ReturnState::OnTime))
}

fn partial_count(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let all = k.figures.pointer("/returns/partial").and_then(Value::as_array).into_iter().flatten();
    let units: Vec<&str> = all.filter_map(|p| p.get("unit")?.as_str()).collect();
    let o = Origin::new("已报送但有任务未报的单位，逐家数出", "the bodies that left tasks out, counted one by one");
    Some(counted(k, o, &units))
}

fn of_unit(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    k.of_return(around(k, asked.path, "unit")?.get("unit")?.as_str()?)
}

/// The last day in time for one body: everybody's, or its own by an extension.
fn due_of(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let unit = around(k, asked.path, "unit")?.get("unit")?.as_str()?;
    let place = k.progress.returns.iter().position(|r| r.unit == unit && r.due.is_some());
    let Some(i) = place else { return due(k, asked) };
    let o = Origin::new("该单位获准延期后的截止日", "its own last day in time, by an extension");
    let entry = Origin::new("延期的决定", "the decision").at("content/ledger.yaml", "entries");
    Some(o.at(k.month_file(), format!("returns[{i}].due")).from([entry]))
}

fn times(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let o = Origin::new("本年累计不按时报送的次数，含本月", "how often it failed this year, this month included");
    let ledger = Origin::new("台账", "the ledger").at("content/ledger.yaml", "years");
    Some(o.from([of_unit(k, asked)?, ledger]))
}

/// Failures in a row: this month's return, and the files of the months before.
fn repeated(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let months = around(k, asked.path, "unit")?.get("months")?.as_u64()?;
    let o = Origin::new("连续不按时报送的月数", "months in a row in which it failed");
    let mut month = k.progress.month;
    let earlier = (1..months).map(|_| {
        month = month.previous();
        Origin::new("此前一个月", "the month before").at(format!("content/progress/{month}.yaml"), "returns")
    });
    Some(o.from([of_unit(k, asked)?]).from(earlier))
}

fn part(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let label = around(k, asked.path, "label")?.get("label")?.as_str()?;
    let units: Vec<&str> = returns::in_part(k.progress, label)?.map(|r| r.unit.as_str()).collect();
    let whole = k.progress.returns.len();
    let o = if asked.path.ends_with("percent") {
        let zh = format!("{label}的单位占应报送{whole}家的百分比（各项合计为100.0）");
        Origin::new(zh, format!("those of the {whole} that owed a report, in percent; all add up to 100.0"))
    } else {
        Origin::new(format!("{label}的单位，逐家数出"), "the bodies in that state, counted one by one")
    };
    Some(counted(k, o, &units))
}

/// A body that failed and is not named for it, and the decision that says so.
fn excused(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let o = Origin::new("未按时报送、经批准免于通报的单位", "a body that failed and is excused from being named");
    Some(o.from([of_unit(k, asked)?, decided()]))
}

/// What takes back the naming of a body in an earlier bulletin.
fn correction(_: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    Some(Origin::new("申诉成立后的更正", "a correction after an appeal that was upheld").from([decided()]))
}

/// What people decided.
fn decided() -> Origin {
    Origin::new("台账中的决定", "a decision in the ledger").at("content/ledger.yaml", "entries")
}

fn returned_count(k: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    let all = k.progress.returns.iter().filter(|r| !r.returned_tasks.is_empty());
    let units: Vec<&str> = all.map(|r| r.unit.as_str()).collect();
    let o = Origin::new("有内容退回的单位，逐家数出", "the bodies with something refused, counted one by one");
    Some(counted(k, o, &units))
}

fn ordinal(_: &Known<'_>, _: &Asked<'_>) -> Option<Origin> {
    Some(Origin::new("在各项名单中的次序，空的名单不计", "its place among the lists that have somebody in them"))
}

/// A task in a state, and who leads it.
fn led(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let no = u32::try_from(around(k, asked.path, "lead")?.get("task")?.as_u64()?).ok()?;
    match asked.stars.get(2).copied()? {
        "lead" => of_task(k.tasks, no, "lead"),
        _ => k.of_state(no),
    }
}

fn days_late(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let o = Origin::new("迟报天数：收到之日减截止日", "days late: from the due day to the day of arrival");
    Some(o.from([of_unit(k, asked)?]).from(due_of(k, asked)))
}

fn partial(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let of = around(k, asked.path, "unit")?;
    let unit = of.get("unit")?.as_str()?;
    let missing = numbers(of, "missing").into_iter().filter_map(|no| of_task(k.tasks, no, "no"));
    let o = Origin::new(
        format!("{unit}应报的任务，减去报送文件中有的"),
        format!("the tasks that {unit} owed, less those in its files"),
    );
    Some(o.from([k.of_return(unit)?]).from(k.parts(missing)))
}

fn one_of_names(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    k.of_return(&asked.text)
}

fn names(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let of = around(k, asked.path, "units")?;
    let units = strings(of, "units");
    let whole = k.progress.returns.len();
    let o = if asked.path.ends_with("percent") {
        let zh = format!("{}家占应报送{whole}家的百分比", units.len());
        Origin::new(zh, format!("{} of the {whole} that owed a report, in percent", units.len()))
    } else {
        Origin::new("以下单位，逐家数出", "these bodies, counted one by one")
    };
    Some(counted(k, o, &units))
}

fn problem(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    said(k, asked, Field::Problems)
}

fn next_step(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    said(k, asked, Field::Next)
}

fn said(k: &Known<'_>, asked: &Asked<'_>, field: Field) -> Option<Origin> {
    let said = around(k, asked.path, "unit")?;
    let no = u32::try_from(said.get("task")?.as_u64()?).ok()?;
    k.of_share(no, k.share(no, said.get("unit")?.as_str()?)?, field)
}

fn row(k: &Known<'_>, asked: &Asked<'_>) -> Option<Origin> {
    let row = around(k, asked.path, "no")?;
    let no = u32::try_from(row.get("no")?.as_u64()?).ok()?;
    match asked.stars.get(1).copied()? {
        key @ ("no" | "group" | "lead") => of_task(k.tasks, no, key),
        "excerpt" => {
            let o = Origin::new("任务内容的开头", "the beginning of the task");
            Some(o.from(of_task(k.tasks, no, "content")))
        }
        "state" => k.of_state(no),
        "rate" => {
            let shares = k.progress.tasks.iter().find(|t| t.task == no).map_or(&[][..], |t| &t.shares);
            let leads = (0..shares.len()).filter(|s| shares[*s].leads);
            let rates = leads.filter_map(|s| k.of_share(no, s, Field::Rate));
            Some(Origin::new("牵头单位填报的完成率", "the rates of the leads").from(rates))
        }
        "remarks" => {
            let note = Some(of_task(k.tasks, no, "note")?).filter(|o| !o.text.is_empty());
            let silent: Vec<Origin> = asked.text.split('；').filter_map(|s| silent(k, s, no)).collect();
            Some(
                Origin::new("任务清单的备注，及未报此项的牵头单位", "the note of the list, and silent leads")
                    .from(note)
                    .from(silent),
            )
        }
        _ => None,
    }
}

/// The return of the lead that a remark is about.
fn silent(k: &Known<'_>, remark: &str, no: u32) -> Option<Origin> {
    let units = k.progress.returns.iter().map(|r| r.unit.as_str());
    k.of_return_on(units.filter(|u| remark.starts_with(u)).max_by_key(|u| u.len())?, Some(no))
}
