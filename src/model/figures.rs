//! The figures of a bulletin: everything its template prints. `merge` computes them, `compose` prints them.

use serde::Serialize;
use std::collections::BTreeMap;

/// Everything a bulletin of a month states.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Figures {
    /// The month: 2022年6月.
    pub month: String,
    /// Whether any of it is made up, to show how the tool works.
    pub example: bool,
    /// The sentence of the notice that sets the duty to report; empty where there is none.
    pub duty: String,
    /// The last day in time.
    pub due: Option<Day>,
    /// 截至: the due day, or the day of the last report counted where that is later. Not the day of printing, so that
    /// the same reports give the same bulletin.
    pub cut_off: Option<Day>,
    /// All tasks by state.
    pub tasks: Tally,
    /// The tasks of each group by state.
    pub groups: Vec<GroupFigures>,
    /// Who reported and who did not.
    pub returns: Returns,
    /// What stands in the way, task by task; 无 and 暂无 are left out.
    pub problems: Vec<Said>,
    /// What comes next, task by task.
    pub next_steps: Vec<Said>,
    /// The statistics table.
    pub rows: Vec<TableRow>,
    /// How many entries were laid to nobody's account and therefore count nowhere above; rows left empty are none.
    pub unclaimed: usize,
    /// 更正: paragraphs that take back what an earlier bulletin said wrongly of a body.
    pub corrections: Vec<String>,
    /// The last day in time of the month after.
    pub next_due: Option<Day>,
    /// The 按时报送率 month by month, this one last.
    pub trend: Vec<TrendPoint>,
}

/// The 按时报送率 of a month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TrendPoint {
    /// 6月
    pub month: String,
    /// With one decimal and without the sign.
    pub on_time_rate: String,
}

/// A day in the two spellings a bulletin needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Day {
    /// 2022年6月26日
    pub full: String,
    /// 6月26日
    pub short: String,
}

/// The state of a task in the month, as its leads give it; the bodies that take part do not decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// 已完成: every lead reported, and each says done.
    Done,
    /// 正常推进: none of the others.
    OnTrack,
    /// 滞后: at least one lead says so.
    Behind,
    /// 未启动: at least one lead says so, and none says anything else.
    NotStarted,
    /// 状态未填: leads reported, but none gave a status.
    Unstated,
    /// 待核: no lead reported under its name, and of at least one it is not settled whether it did under another; or a
    /// lead's status and rate cannot both be true, and nobody has said which is.
    Unsettled,
    /// 未报送: no lead reported on it. That is said of the reporting, not of the work.
    NotReported,
}

impl TaskState {
    /// Every state, in the order a bulletin counts them.
    pub const ALL: [TaskState; 7] = [
        TaskState::Done,
        TaskState::OnTrack,
        TaskState::Behind,
        TaskState::NotStarted,
        TaskState::Unstated,
        TaskState::Unsettled,
        TaskState::NotReported,
    ];

    /// As printed.
    pub const fn label(self) -> &'static str {
        match self {
            TaskState::Done => "已完成",
            TaskState::OnTrack => "正常推进",
            TaskState::Behind => "滞后",
            TaskState::NotStarted => "未启动",
            TaskState::Unstated => "状态未填",
            TaskState::Unsettled => "待核",
            TaskState::NotReported => "未报送",
        }
    }

    /// As a template names it.
    pub const fn key(self) -> &'static str {
        match self {
            TaskState::Done => "done",
            TaskState::OnTrack => "on_track",
            TaskState::Behind => "behind",
            TaskState::NotStarted => "not_started",
            TaskState::Unstated => "unstated",
            TaskState::Unsettled => "unsettled",
            TaskState::NotReported => "not_reported",
        }
    }
}

/// Tasks by state.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Tally {
    /// How many there are.
    pub total: usize,
    /// The states that occur, in the order a bulletin counts them.
    pub parts: Vec<Part>,
    /// Every state by its key (`done`, `on_track`, `behind`, `not_started`, `unstated`, `unsettled`, `not_reported`),
    /// those that do not occur too.
    pub by_state: BTreeMap<&'static str, Part>,
}

/// The tasks in one state.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Part {
    /// The state as printed.
    pub label: &'static str,
    /// How many.
    pub count: usize,
    /// Of all, with one decimal and without the sign.
    pub percent: String,
    /// Their numbers.
    pub tasks: Vec<u32>,
    /// Their numbers in a sentence: 5、25.
    pub text: String,
}

/// The tasks of one group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GroupFigures {
    /// （一）
    pub number: String,
    /// The heading.
    pub name: String,
    /// Its tasks by state.
    pub tasks: Tally,
    /// Those done.
    pub done: Vec<Led>,
    /// Those behind.
    pub behind: Vec<Led>,
    /// Those not begun.
    pub not_started: Vec<Led>,
}

/// A task and who leads it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Led {
    /// Number of the task.
    pub task: u32,
    /// 责任单位 as printed in the list.
    pub lead: String,
}

/// The bodies that owed a report, by how they stand. Names are in the roster's order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Returns {
    /// How many owed one.
    pub owed: usize,
    /// How many sent one: on time, late (excused or not) or undated.
    pub received: usize,
    /// The states that occur, in the order a bulletin counts them; together they are `owed`.
    pub parts: Vec<ReturnPart>,
    /// In time.
    pub on_time: Names,
    /// 按时报送率: those in time of all that owed a report, with one decimal, rounded by itself. It may differ by 0.1
    /// from the `percent` beside the other states, which has to add up with them; print one of the two.
    pub on_time_rate: String,
    /// After the due day.
    pub late: Names,
    /// The same, with the day and how late.
    pub late_by: Vec<LateUnit>,
    /// Those that sent nothing, with how often they failed.
    pub missing_by: Vec<MissingUnit>,
    /// Those late or missing that were so the month before too.
    pub repeated: Vec<Repeated>,
    /// Received on a day that nobody noted.
    pub undated: Names,
    /// Not received.
    pub missing: Names,
    /// 待核: whether they reported is not settled; part of `owed`, but not of `missing`.
    pub unsettled: Names,
    /// 免于通报: late or missing, but excused; neither in `late` nor in `missing`.
    pub excused: Names,
    /// The same, with how each failed and who excused it.
    pub excused_by: Vec<Excused>,
    /// Those that reported, but not on all their tasks. They are on time, late or undated as well.
    pub partial: Vec<Partial>,
    /// How many those are.
    pub partial_count: usize,
    /// The number of that list in the bulletin, as [`Names::number`].
    pub partial_number: String,
    /// Those of whose reports something was refused. They are on time, late or undated as well.
    pub returned: Vec<Refused>,
    /// How many those are.
    pub returned_count: usize,
    /// The number of that list in the bulletin, as [`Names::number`].
    pub returned_number: String,
    /// Those that reported on all their tasks.
    pub complete: Names,
}

/// Bodies, counted and named.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Names {
    /// How many.
    pub count: usize,
    /// Of all that owed a report, with one decimal and without the sign. On time, late, undated, missing, unsettled and
    /// excused add up to 100.0.
    pub percent: String,
    /// Their names.
    pub units: Vec<String>,
    /// Their names in a sentence.
    pub text: String,
    /// （一）, （二）: the number of this list among those that a bulletin prints, which are those with anybody in them.
    pub number: String,
}

/// The bodies in one state, counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReturnPart {
    /// The state as printed.
    pub label: &'static str,
    /// How many.
    pub count: usize,
    /// Of all that owed a report, with one decimal and without the sign; the parts add up to 100.0.
    pub percent: String,
}

/// A body that sent nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MissingUnit {
    /// The body.
    pub unit: String,
    /// The last day in time for it.
    pub due: Option<Day>,
    /// How often it has been named this year, this time included.
    pub times: u32,
}

/// A body that failed month after month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Repeated {
    /// The body.
    pub unit: String,
    /// How many months in a row, this one included.
    pub months: usize,
    /// 未报送, 迟报, or 迟报或未报送 where it was now one and now the other.
    pub failing: &'static str,
}

/// A body of whose report something was refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Refused {
    /// The body.
    pub unit: String,
    /// The tasks concerned.
    pub tasks: Vec<u32>,
    /// The same in a sentence.
    pub text: String,
}

/// A body whose report came late.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LateUnit {
    /// The body.
    pub unit: String,
    /// The day its report came; not known where only an upheld appeal says that it came late.
    pub received: Option<Day>,
    /// The last day in time for it: an extension, or everybody's.
    pub due: Option<Day>,
    /// Days after that.
    pub days: Option<i32>,
    /// How often it has been named this year, this time included.
    pub times: u32,
}

/// A body that failed and is not named for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Excused {
    /// The body.
    pub unit: String,
    /// How it failed, as printed: 迟报 or 未报送.
    pub state: &'static str,
    /// Why it is not named, with who decided and when.
    pub why: String,
}

/// A body that reported on a part of its tasks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Partial {
    /// The body.
    pub unit: String,
    /// How many tasks it owed.
    pub owed: usize,
    /// How many it reported on.
    pub reported: usize,
    /// The tasks it said nothing of.
    pub missing: Vec<u32>,
    /// The same in a sentence: 21、26、32.
    pub text: String,
}

/// What a body said of a task.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Said {
    /// The task.
    pub task: u32,
    /// The body.
    pub unit: String,
    /// Its words.
    pub text: String,
}

/// One row of the statistics table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TableRow {
    /// Number of the task.
    pub no: u32,
    /// Its group: （一）加强……
    pub group: String,
    /// What the task is, as far as a narrow column can tell.
    pub excerpt: String,
    /// 责任单位 as printed in the list.
    pub lead: String,
    /// The state as printed.
    pub state: &'static str,
    /// The rates of the leads; with their names where several lead.
    pub rate: String,
    /// The note of the list, and which lead did not report on it.
    pub remarks: String,
}
