//! Findings of due days and of what people decided about them.

use crate::base::diagnostic::{Code, Severity, Text};

/// A due day that hangs on a year of which the calendar says nothing.
pub static CALENDAR_YEAR: Code = Code {
    id: "M020",
    name: "calendar-year-unknown",
    severity: Severity::Error,
    message: Text {
        zh: "content/calendar.yaml 没有{year}年的放假安排，{month}的报送期限（{day}）是否顺延无从判定，本月不判定迟报、未报",
        en: "content/calendar.yaml has no days off for {year}; whether the due day of {month} ({day}) moves cannot be told, so nobody is called late or missing",
    },
    cure: Text {
        zh: "把国务院办公厅公布的{year}年放假和调休上班日补入 years；期限不顺延的，把 when_closed 改为 keep",
        en: "add the official days off and make-up days of {year} under years, or set when_closed: keep if due days do not move",
    },
    why: Text {
        zh: "期限差一天，就有单位被误列为迟报。没有公布的安排不能由程序推定。",
        en: "With the due day wrong by one, a body is called late unjustly. Days off are decreed and cannot be presumed.",
    },
};

/// A month whose due day lies before the notice.
pub static BEFORE_NOTICE: Code = Code {
    id: "M021",
    name: "before-notice",
    severity: Severity::Warning,
    message: Text {
        zh: "{month}的报送期限是{day}，早于通知的成文日期{date}，该月无人应报",
        en: "the due day of {month} is {day}, before the notice of {date}; nobody owes a report for that month",
    },
    cure: Text {
        zh: "核对月份；报送确属该月的，内容已照收，只是不判定谁迟谁缺",
        en: "check the month; reports of it are kept all the same, only nobody is called late or missing",
    },
    why: Text {
        zh: "通知成文之前没有报送的义务，不能据以点名。",
        en: "Before the notice there was no duty to report, and nobody can be named for it.",
    },
};

/// An extension that ends before the due day.
pub static SHORT_EXTENSION: Code = Code {
    id: "M022",
    name: "extension-too-short",
    severity: Severity::Warning,
    message: Text {
        zh: "准予“{unit}”{month}延期至{until}，却早于原定期限{due}，未采用",
        en: "“{unit}” was given until {until} for {month}, which is before the due day {due}; not applied",
    },
    cure: Text {
        zh: "改正 content/ledger.yaml 中该条的 until",
        en: "correct until of that entry in content/ledger.yaml",
    },
    why: Text {
        zh: "延期只会宽限，不会提前；日期或月份多半写错了。",
        en: "An extension gives time and never takes any; the date or the month is probably wrong.",
    },
};

/// A decision about a body that owes no report that month.
pub static NOT_OWED_DECISION: Code = Code {
    id: "M023",
    name: "decision-without-duty",
    severity: Severity::Warning,
    message: Text {
        zh: "content/ledger.yaml 中{what}一条：“{unit}”{month}没有应报的任务，未采用",
        en: "content/ledger.yaml, {what_en}: “{unit}” owes no report for {month}; not applied",
    },
    cure: Text { zh: "核对单位和月份", en: "check the body and the month" },
    why: Text {
        zh: "决定写错了单位，该得到的单位就没有得到。",
        en: "With the wrong body in it, the decision does not reach the right one.",
    },
};

/// An excuse for a body that did not fail.
pub static IDLE_EXCUSE: Code = Code {
    id: "M024",
    name: "excuse-without-failing",
    severity: Severity::Info,
    message: Text {
        zh: "准予“{unit}”{month}免于通报，但该单位按时报送，本来就不点名",
        en: "“{unit}” is excused for {month}, but its report is on time; it would not be named anyway",
    },
    cure: Text {
        zh: "无需处理；单位或月份写错的，请改正",
        en: "nothing need be done, unless the body or the month is wrong",
    },
    why: Text {
        zh: "单位或月份若写错，应当免于通报的单位仍会被点名。",
        en: "If the body or the month is wrong, the one that was excused is still named.",
    },
};
