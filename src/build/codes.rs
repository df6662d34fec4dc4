//! The findings of building a dossier.

mod ledger;

pub use ledger::{CALENDAR_DAY, DECISION_INCOMPLETE, DECISION_TWICE, DECISION_UNIT, DECISION_WHEN, DECISION_WRONG};

use crate::base::diagnostic::{Code, Severity, Text};

/// All of them.
pub static CODES: [&Code; 15] = [
    &SEED_CHANGED,
    &EDITED,
    &CELL,
    &NO_MONTH,
    &NOT_YET,
    &CORRECTED,
    &NO_ISSUE,
    &UNREAD_REPORT,
    &UNREAD,
    &DECISION_UNIT,
    &DECISION_INCOMPLETE,
    &DECISION_WRONG,
    &DECISION_WHEN,
    &DECISION_TWICE,
    &CALENDAR_DAY,
];

/// The received text is not the one that `content/` was read from.
pub static SEED_CHANGED: Code = Code {
    id: "B001",
    name: "seed-changed",
    severity: Severity::Warning,
    message: Text {
        zh: "{seed} 在读入 content/ 之后有改动", en: "{seed} was changed after content/ was read from it"
    },
    cure: Text { zh: "运行 `hongtou parse` 看差别", en: "run `hongtou parse` to see the difference" },
    why: Text {
        zh: "公文由 content/ 生成。原文若已换成新的，content/ 还是旧的，生成的公文就是旧的。",
        en: "Papers are made of content/. If the received text is newer, they are still the old ones.",
    },
};

/// An output that somebody changed.
pub static EDITED: Code = Code {
    id: "B002",
    name: "edited-by-hand",
    severity: Severity::Error,
    message: Text {
        zh: "{path} 不是本工具上次写出的样子，未覆盖",
        en: "{path} is not as the tool left it and was not overwritten",
    },
    cure: Text {
        zh: "要保留改动，请把它移出 out/；要重新生成，请加 --force",
        en: "move it out of out/ to keep the edit, or pass --force to make it anew",
    },
    why: Text {
        zh: "有人在 Word 里改过生成的文件，重新生成会丢掉这些改动，所以先问。",
        en: "Somebody edited the paper in Word; making it anew would lose the edit, so you are asked first.",
    },
};

/// A unit cell whose text and list disagree.
pub static CELL: Code = Code {
    id: "B003",
    name: "cell-disagrees",
    severity: Severity::Error,
    message: Text {
        zh: "第 {no} 项的单位文字“{text}”与 units 列出的 {units} 不一致",
        en: "task {no}: the cell says “{text}” but units lists {units}",
    },
    cure: Text {
        zh: "两处一起改：text 是印出来的文字，units 和 open_ended 是它的意思（应为 {wanted}）",
        en: "change both: text is what is printed, units and open_ended what it means (it would be {wanted})",
    },
    why: Text {
        zh: "印出来的单位和据以催报的单位必须相同，否则会有单位看不到任务却被通报。",
        en: "The bodies printed and the bodies asked to report must be the same.",
    },
};

/// A bulletin was asked for a month without reports.
pub static NO_MONTH: Code = Code {
    id: "B004",
    name: "no-reports-of-month",
    severity: Severity::Error,
    message: Text { zh: "没有 {month} 的报送", en: "there are no reports of {month}" },
    cure: Text {
        zh: "把各单位的报送放进 seeds/submissions/{month}/；现有月份：{months}",
        en: "put the reports into seeds/submissions/{month}/; there are: {months}",
    },
    why: Text { zh: "通报由当月报送汇总而成。", en: "A bulletin is made of the month's reports." },
};

/// An edition was asked for a day before there was any text.
pub static NOT_YET: Code = Code {
    id: "B005",
    name: "not-yet-in-force",
    severity: Severity::Error,
    message: Text {
        zh: "{day} 时还没有生效的文本：通知成文于 {date}",
        en: "no text was in force on {day}: the notice is of {date}",
    },
    cure: Text { zh: "--as-of 取成文日期或之后的日期", en: "pass --as-of a day not before the notice" },
    why: Text {
        zh: "某日的文本是通知加上当日已生效的修改。",
        en: "The text of a day is the notice with the amendments then in force.",
    },
};

/// A merged month that a person corrected.
pub static CORRECTED: Code = Code {
    id: "B006",
    name: "progress-corrected",
    severity: Severity::Warning,
    message: Text {
        zh: "{path} 经人改正，按改正后的内容生成，没有重新汇总",
        en: "{path} was corrected by a person and is used as it stands; the reports were not merged anew",
    },
    cure: Text {
        zh: "要重新汇总各单位报送，请先移走这个文件", en: "move the file away to merge the reports anew"
    },
    why: Text {
        zh: "文件末行是它自己的散列值；内容与散列值不符，说明有人改过。人的改正不会被覆盖，但之后收到的报送也就不会自动并入。",
        en: "The last line of the file is its own hash; where they differ, somebody changed it. The correction stays, but later reports are not merged into it.",
    },
};

/// A bulletin without number or date.
pub static NO_ISSUE: Code = Code {
    id: "B007",
    name: "bulletin-not-issued",
    severity: Severity::Warning,
    message: Text { zh: "{month} 的通报还没有{what}", en: "the bulletin of {month} has no {what_en} yet" },
    cure: Text { zh: "在 content/bulletins.yaml 中填写", en: "write it into content/bulletins.yaml" },
    why: Text {
        zh: "发文字号和成文日期由人决定，程序不编造；没有填写时，通报上就空着。",
        en: "Number and date are a person's decision and never made up; the bulletin leaves them out until then.",
    },
};

/// A report that cannot be read keeps its month's bulletin back.
pub static UNREAD_REPORT: Code = Code {
    id: "B008",
    name: "unread-report",
    severity: Severity::Error,
    message: Text {
        zh: "{month} 的通报暂不生成：有报送读不了，或不知是哪个单位的（{files}）",
        en: "the bulletin of {month} is held back: a report cannot be read, or nobody knows whose it is ({files})",
    },
    cure: Text {
        zh: "按上面的意见改好这个文件，或请单位重报；确属误放的，移出这个文件夹",
        en: "mend the file as its finding says, ask for it anew, or move it out if it does not belong there",
    },
    why: Text {
        zh: "文件读不了，不等于单位没有报。若照样生成，已报的单位会被当作未报而点名。",
        en: "A file that cannot be read is not a report that was not sent. Made all the same, the bulletin would name a unit that did report.",
    },
};

/// Received text that reached no field.
pub static UNREAD: Code = Code {
    id: "B009",
    name: "text-left-unread",
    severity: Severity::Error,
    message: Text {
        zh: "原文有 {count} 处没有读懂，第一处是“{text}”；处理完之前不生成公文",
        en: "{count} pieces of the received text were not read, the first is “{text}”; no paper is made until they are settled",
    },
    cure: Text {
        zh: "把文字写到 content/ 的相应位置（任务写进 tasks.yaml），再从 content/notice.yaml 的 unread 中删去该条",
        en: "write the text where it belongs in content/ (a task into tasks.yaml), then delete it from unread in content/notice.yaml",
    },
    why: Text {
        zh: "少一行任务的清单、缺一句话的通知，比没有生成更糟。",
        en: "A list that lacks a task, or a notice that lacks a sentence, is worse than none.",
    },
};
