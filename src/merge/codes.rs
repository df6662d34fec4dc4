//! What merging a month can find, stage letter `M`.

mod deadline;

pub use deadline::{BEFORE_NOTICE, CALENDAR_YEAR, IDLE_EXCUSE, NOT_OWED_DECISION, SHORT_EXTENSION};

use crate::base::diagnostic::{Code, Severity, Text};

/// The findings of this stage.
pub static CODES: [&Code; 24] = [
    &NO_DUE_DAY,
    &EMPTY_GROUP,
    &UNLISTED_BODY,
    &UNKNOWN_SENDER,
    &UNKNOWN_TASK,
    &NOT_OWED,
    &ALIAS_UNSETTLED,
    &CLAIM_UNSETTLED,
    &MONTH_UNSETTLED,
    &BLANK_ENTRY,
    &REPLACED,
    &TWICE_IN_FILE,
    &UNDATED,
    &BEFORE_MONTH,
    &DONE_BELOW_FULL,
    &FULL_NOT_DONE,
    &DISAGREEMENT,
    &RATE_FALLS,
    &NOTHING_TO_SETTLE,
    &CALENDAR_YEAR,
    &BEFORE_NOTICE,
    &SHORT_EXTENSION,
    &NOT_OWED_DECISION,
    &IDLE_EXCUSE,
];

/// A notice that sets no day for reports.
pub static NO_DUE_DAY: Code = Code {
    id: "M001",
    name: "no-due-day",
    severity: Severity::Error,
    message: Text {
        zh: "通知没有写明每月报告的期限，无从判定谁应报、谁迟报",
        en: "the notice sets no day for the monthly report, so nobody owes one and nobody is late",
    },
    cure: Text {
        zh: "在 content/notice.yaml 的 reporting 中写明 due_day，并附原文",
        en: "state due_day under reporting in content/notice.yaml, with the words that set it",
    },
    why: Text {
        zh: "期限是点名的依据，必须出自通知，不能由程序设定。",
        en: "Units are named because of the day; it must come from the notice.",
    },
};

/// A name for several bodies, without its members.
pub static EMPTY_GROUP: Code = Code {
    id: "M002",
    name: "empty-group",
    severity: Severity::Info,
    message: Text {
        zh: "“{group}”没有列明成员（任务{tasks}），其成员不计入应报单位",
        en: "“{group}” has no members listed (tasks {tasks}); they are not counted among those who owe a report",
    },
    cure: Text {
        zh: "需要它们报告的，在 content/units.yaml 的 groups 中填写成员",
        en: "list the members under groups in content/units.yaml if they are to report",
    },
    why: Text {
        zh: "“各学校”等概称指哪些单位，通知没有说，不能由程序代为列举。",
        en: "The notice does not say which bodies such a name means.",
    },
};

/// A name in a task that the roster does not have.
pub static UNLISTED_BODY: Code = Code {
    id: "M003",
    name: "unlisted-body",
    severity: Severity::Warning,
    message: Text {
        zh: "任务{task}的“{unit}”不在单位名录中，不计入应报单位",
        en: "“{unit}” of task {task} is not in the roster and is not counted among those who owe a report",
    },
    cure: Text {
        zh: "补入 content/units.yaml，或改正 content/tasks.yaml 中的名称",
        en: "enter it in content/units.yaml, or correct the name in content/tasks.yaml",
    },
    why: Text {
        zh: "不在名录中的名称可能是笔误，也可能是漏列。",
        en: "It may be a slip of the pen or a gap in the roster.",
    },
};

/// A report of a unit that the roster does not have.
pub static UNKNOWN_SENDER: Code = Code {
    id: "M004",
    name: "unknown-sender",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：“{unit}”不在单位名录中，所报任务{tasks}已保留，未归入任何单位",
        en: "{file}: “{unit}” is not in the roster; what it says of tasks {tasks} is kept and laid to nobody's account",
    },
    cure: Text {
        zh: "是已有单位的别名的，写入 content/units.yaml 的 aliases；是新单位的，补入 units",
        en: "enter it in content/units.yaml, as an alias or as a unit",
    },
    why: Text {
        zh: "名称不同的单位，是不是同一家，只能由人说。",
        en: "Whether two names are one body is for a person to say.",
    },
};

/// A report on a task that the list does not have.
pub static UNKNOWN_TASK: Code = Code {
    id: "M005",
    name: "unknown-task",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：“{unit}”填报的任务{tasks}不在任务清单中，已保留，未并入",
        en: "{file}: “{unit}” reports on tasks {tasks}, which the list does not have; kept, not merged",
    },
    cure: Text {
        zh: "核对序号：有的单位填的是自编的流水号", en: "check the numbers: some units count their own rows"
    },
    why: Text {
        zh: "序号错了，进展就记到别的任务上。", en: "With a wrong number, progress goes to another task."
    },
};

/// A report on a task of other units.
pub static NOT_OWED: Code = Code {
    id: "M006",
    name: "not-owed",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：“{unit}”填报了不由其承担的任务{tasks}，已保留，未并入",
        en: "{file}: “{unit}” reports on tasks {tasks}, which are not its own; kept, not merged",
    },
    cure: Text {
        zh: "序号填错的，请其改正；确应承担的，在 content/tasks.yaml 或 content/units.yaml（概称的成员）中补上",
        en: "have a wrong number corrected; if the task is its own after all, say so in content/tasks.yaml or among a group's members",
    },
    why: Text { zh: "任务由谁承担以任务清单为准。", en: "The task list says whose a task is." },
};

/// A body that may have reported under another name.
pub static ALIAS_UNSETTLED: Code = Code {
    id: "M007",
    name: "alias-unsettled",
    severity: Severity::Warning,
    message: Text {
        zh: "“{unit}”没有以本名报送，而“{other}”已报送；两者是否同一单位尚未确认，“{unit}”暂列待核",
        en: "“{unit}” did not report under that name while “{other}” did; whether they are one body is not settled, so it is neither named nor counted as missing",
    },
    cure: Text {
        zh: "在 content/units.yaml 的 alias_questions 中对这一对名称填写 confirmed: true 或 false",
        en: "answer confirmed: true or false for this pair under alias_questions in content/units.yaml",
    },
    why: Text {
        zh: "把已经报送的单位通报为未报，损害公信；把未报的算作已报，失之公允。两种错误都由一句确认避免。",
        en: "Naming a unit that did report, or passing over one that did not, are both unjust; one answer avoids both.",
    },
};

/// Entries that belong to a body that may be the sender.
pub static CLAIM_UNSETTLED: Code = Code {
    id: "M008",
    name: "claim-unsettled",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：“{unit}”填报的任务{tasks}属于“{other}”，两者是否同一单位尚未确认，已保留，未并入",
        en: "{file}: tasks {tasks}, reported by “{unit}”, are those of “{other}”; whether they are one body is not settled; kept, not merged",
    },
    cure: Text {
        zh: "在 content/units.yaml 的 alias_questions 中对这一对名称填写 confirmed: true 或 false",
        en: "answer confirmed: true or false for this pair under alias_questions in content/units.yaml",
    },
    why: Text {
        zh: "确认之后重新合并，这些内容即归入应归的单位。",
        en: "Once it is answered, merging again lays them to the right account.",
    },
};

/// A report that gives another month.
pub static MONTH_UNSETTLED: Code = Code {
    id: "M009",
    name: "month-unsettled",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：“{unit}”写的月份是{says}，任务{tasks}已保留，未并入本月",
        en: "{file}: “{unit}” gives {says} as its month; tasks {tasks} are kept and not merged",
    },
    cure: Text {
        zh: "属笔误的，改正月份；放错了的，移到该月的文件夹",
        en: "correct the month if it is a slip, or move the file to its month",
    },
    why: Text {
        zh: "没有其他报送的，该单位暂列待核，不列为未报。",
        en: "A unit with no other report awaits the answer and is not called missing.",
    },
};

/// Rows that name tasks and say nothing of them.
pub static BLANK_ENTRY: Code = Code {
    id: "M010",
    name: "blank-entry",
    severity: Severity::Info,
    message: Text {
        zh: "{file}：“{unit}”的任务{tasks}只有序号，没有内容，不作为这些任务的填报",
        en: "{file}: “{unit}” names tasks {tasks} and says nothing of them, which is no report on them",
    },
    cure: Text {
        zh: "无需处理；需要内容的，请其补报",
        en: "nothing need be done; ask for the content if it is wanted",
    },
    why: Text {
        zh: "表格预先列有任务，没有填的行不是报告。",
        en: "Forms come with the tasks already listed; a row left alone is no report.",
    },
};

/// Entries that a later report of the same unit takes the place of.
pub static REPLACED: Code = Code {
    id: "M011",
    name: "replaced-entry",
    severity: Severity::Info,
    message: Text {
        zh: "{file}：“{unit}”的任务{tasks}以后来的 {by} 为准，原内容保留备查",
        en: "{file}: for tasks {tasks} of “{unit}” the later {by} counts; the earlier words are kept",
    },
    cure: Text { zh: "无需处理", en: "nothing need be done" },
    why: Text {
        zh: "同一单位再次报送的，逐项以后来的为准；是否迟报仍以第一次为准。",
        en: "A later report counts task by task; lateness is still judged by the first.",
    },
};

/// A task reported twice in one file.
pub static TWICE_IN_FILE: Code = Code {
    id: "M012",
    name: "twice-in-file",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：“{unit}”对任务{tasks}填报了不止一次，以最后一行为准，其余保留备查",
        en: "{file}: “{unit}” reports on tasks {tasks} more than once; the last row counts, the others are kept",
    },
    cure: Text {
        zh: "核对序号是否填错；应合并的，由其合成一行",
        en: "check the numbers; have the rows joined if they belong together",
    },
    why: Text {
        zh: "两行可能是同一任务的两部分，也可能有一行序号填错。",
        en: "The rows may be two parts of one task, or one of them bears a wrong number.",
    },
};

/// A body whose report has no certain day of arrival.
pub static UNDATED: Code = Code {
    id: "M013",
    name: "undated-return",
    severity: Severity::Warning,
    message: Text {
        zh: "“{unit}”的报送收到日期不明（{files}），不判定按时或迟报",
        en: "no certain day of arrival for “{unit}” ({files}); it is called neither on time nor late",
    },
    cure: Text { zh: "由收件人补填报送时间", en: "the person who received it enters the day" },
    why: Text {
        zh: "迟报要点名，没有日期不能点名。", en: "Lateness is named in public and needs a day."
    },
};

/// A report that came before its month began.
pub static BEFORE_MONTH: Code = Code {
    id: "M014",
    name: "before-month",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：“{unit}”的报送时间是{received}，早于{month}，年份或月份可能有误",
        en: "{file}: “{unit}” gives {received} as the day of arrival, before {month} began; the year or month may be wrong",
    },
    cure: Text { zh: "核对报送时间", en: "check the day of arrival" },
    why: Text {
        zh: "年份写错一年，迟报就成了按时。",
        en: "With the year wrong by one, a late report passes for one on time.",
    },
};

/// Done, and yet less than 100 %.
pub static DONE_BELOW_FULL: Code = Code {
    id: "M015",
    name: "done-below-full",
    severity: Severity::Warning,
    message: Text {
        zh: "任务{task}：“{unit}”的状态是{says}，完成率却是{other_says}（{file}）",
        en: "task {task}: “{unit}” says {says} and {other_says} ({file})",
    },
    cure: SETTLE,
    why: Text {
        zh: "通报里的完成数与完成率要经得起对照。有人答复之前，该任务列为待核。",
        en: "The bulletin's count of tasks done and its rates must agree. Until somebody answers, the task counts as unsettled.",
    },
};

/// 100 %, and yet not done.
pub static FULL_NOT_DONE: Code = Code {
    id: "M016",
    name: "full-not-done",
    severity: Severity::Warning,
    message: Text {
        zh: "任务{task}：“{unit}”的完成率是{other_says}，状态却是{says}（{file}）",
        en: "task {task}: “{unit}” says {other_says} and {says} ({file})",
    },
    cure: SETTLE,
    why: DONE_BELOW_FULL.why,
};

/// A lead and another body disagree on the state of a task.
pub static DISAGREEMENT: Code = Code {
    id: "M017",
    name: "status-disagreement",
    severity: Severity::Warning,
    message: Text {
        zh: "任务{task}：牵头的“{other}”报{other_says}（{other_file}），“{unit}”报{says}（{file}）",
        en: "task {task}: “{other}”, which leads, says {other_says} ({other_file}); “{unit}” says {says} ({file})",
    },
    cure: Text {
        zh: "各报各的一份、并不矛盾的，在 content/progress 该月文件的 settled 中写明；说的是同一件事的，请双方核实（conflict: {conflict}）",
        en: "say so under settled in the month's file in content/progress if each speaks of its own share; otherwise ask both (conflict: {conflict})",
    },
    why: Text {
        zh: "任务的状态以牵头单位所报为准，参与单位所报不同时应让人知道。",
        en: "The leads decide a task's state; where another body sees it otherwise, a person should know.",
    },
};

/// A rate below that of the month before.
pub static RATE_FALLS: Code = Code {
    id: "M018",
    name: "rate-falls",
    severity: Severity::Warning,
    message: Text {
        zh: "任务{task}：“{unit}”本月完成率{says}（{file}），低于上月的{other_says}（{other_file}）",
        en: "task {task}: “{unit}” says {says} ({file}), less than {other_says} the month before ({other_file})",
    },
    cure: SETTLE,
    why: Text {
        zh: "完成率一般不会下降：不是上月报高了，就是本月报错了，两期通报会互相矛盾。",
        en: "Rates seldom fall: either last month's was too high or this month's is wrong, and two bulletins contradict each other.",
    },
};

/// An answer to a conflict that is not there.
pub static NOTHING_TO_SETTLE: Code = Code {
    id: "M019",
    name: "nothing-to-settle",
    severity: Severity::Warning,
    message: Text {
        zh: "settled 中的“{conflict}”没有对应的矛盾，没有采用",
        en: "“{conflict}” under settled answers no conflict and was not used",
    },
    cure: Text {
        zh: "对照该月文件 conflicts 中的 id 检查写法；矛盾已经消失的，可以删去这一条",
        en: "compare it with the ids under conflicts; delete it if the conflict is gone",
    },
    why: Text {
        zh: "答复按名称对应矛盾。写错一个字，答复就落空，而人以为已经处理。",
        en: "An answer finds its conflict by name. With a slip in it the answer goes nowhere while its author believes it done.",
    },
};

const SETTLE: Text = Text {
    zh: "请该单位核实，把结果写进 content/progress 该月文件的 settled：conflict: {conflict}，以及 status 或 rate、by、on、why",
    en: "ask the unit, and write the answer under settled in the month's file in content/progress: conflict: {conflict}, with status or rate, by, on and why",
};
