//! Findings of what people wrote into `content/ledger.yaml` and `content/calendar.yaml`.

use crate::base::diagnostic::{Code, Severity, Text};

/// A decision about a body that the roster does not have.
pub static DECISION_UNIT: Code = Code {
    id: "B020",
    name: "decision-unknown-unit",
    severity: Severity::Error,
    message: Text {
        zh: "这条决定（{kind}）所写的“{unit}”不在单位名录中，未采用",
        en: "this decision ({kind_en}) is about “{unit}”, which the roster does not have; not applied",
    },
    cure: Text {
        zh: "改成 content/units.yaml 中的名称；统称（如各办事处）须先在 groups 中列明成员",
        en: "write the name as content/units.yaml has it; a group needs its members listed there first",
    },
    why: Text {
        zh: "名称写错，该得到延期、免予通报或更正的单位就得不到。",
        en: "With the name wrong, the body does not get the time, the excuse or the correction that it was given.",
    },
};

/// A decision that lacks what its kind needs.
pub static DECISION_INCOMPLETE: Code = Code {
    id: "B021",
    name: "decision-incomplete",
    severity: Severity::Error,
    message: Text {
        zh: "这条决定（{kind}，“{unit}”）没有写明 {what}，未采用",
        en: "this decision ({kind_en}, “{unit}”) lacks {what}; not applied",
    },
    cure: Text {
        zh: "延期须有 until（延至哪天，含当日），申诉成立须有 state（应为何种情况），各条都须有 author 和 why",
        en: "an extension needs until, an upheld appeal state, and every decision author and why",
    },
    why: Text {
        zh: "影响单位考核的决定，要说得清是谁、何时、为何。",
        en: "A decision that bears on a body's standing must say who made it, when and why.",
    },
};

/// A decision with what does not belong to its kind.
pub static DECISION_WRONG: Code = Code {
    id: "B022",
    name: "decision-misfit",
    severity: Severity::Error,
    message: Text {
        zh: "这条决定（{kind}，“{unit}”）的 {what} 不能这样写，未采用",
        en: "this decision ({kind_en}, “{unit}”) cannot have such a {what}; not applied",
    },
    cure: Text {
        zh: "until 只用于延期；state 只用于申诉成立，可写 on_time、late 或 undated",
        en: "until belongs to an extension; state to an upheld appeal, as on_time, late or undated",
    },
    why: Text {
        zh: "种类与内容对不上，不知道本意是哪一种，程序不猜。",
        en: "Kind and content disagree; which of them was meant is not guessed.",
    },
};

/// A decision whose days are odd.
pub static DECISION_WHEN: Code = Code {
    id: "B023",
    name: "decision-odd-day",
    severity: Severity::Warning,
    message: Text {
        zh: "这条决定（{kind}，“{unit}”，{month}）的 {what} 是{day}，年份或月份可能有误",
        en: "this decision ({kind_en}, “{unit}”, {month}) has {day} for {what}; the year or month may be wrong",
    },
    cure: Text { zh: "核对日期", en: "check the day" },
    why: Text {
        zh: "免于通报、申诉、约谈都在事后；延期一般不过两个月。日期写错，效力就落到别的月份。",
        en: "Excuses, appeals and summonses come after the fact, and extensions are short. With a wrong day the decision falls on another month.",
    },
};

/// Two decisions of one kind about the same return.
pub static DECISION_TWICE: Code = Code {
    id: "B024",
    name: "decision-twice",
    severity: Severity::Warning,
    message: Text {
        zh: "“{unit}”{month}有不止一条{kind}，以最后作出的（{day}）为准",
        en: "“{unit}” has more than one {kind_en} for {month}; the last one made ({day}) counts",
    },
    cure: Text { zh: "无需处理；重复的可以删去", en: "nothing need be done; delete what is double" },
    why: Text {
        zh: "同一件事有两个决定，应让人知道用的是哪一个。",
        en: "Where two decisions are made on one thing, it should be known which is applied.",
    },
};

/// A day of the calendar that cannot be right.
pub static CALENDAR_DAY: Code = Code {
    id: "B025",
    name: "calendar-day-astray",
    severity: Severity::Error,
    message: Text { zh: "{year}年的 {key} 中，{day} {why_zh}", en: "{key} of {year}: {day} {why_en}" },
    cure: Text {
        zh: "对照国务院办公厅当年的放假安排改正",
        en: "correct it by the official notice of that year's days off",
    },
    why: Text {
        zh: "放假和上班的日子错一天，期限就可能错一天。", en: "One wrong day here may move a due day by one."
    },
};
