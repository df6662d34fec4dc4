//! The findings of building a dossier.

use crate::base::diagnostic::{Code, Severity, Text};

/// All of them.
pub static CODES: [&Code; 5] = [&SEED_CHANGED, &EDITED, &CELL, &NO_MONTH, &NOT_YET];

/// The received text is not the one that `content/` was read from.
pub static SEED_CHANGED: Code = Code {
    id: "B001",
    name: "seed-changed",
    severity: Severity::Warning,
    message: Text { zh: "{seed} 在读入 content/ 之后有改动", en: "{seed} was changed after content/ was read from it" },
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
    message: Text { zh: "{path} 不是本工具上次写出的样子，未覆盖", en: "{path} is not as the tool left it and was not overwritten" },
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
    cure: Text { zh: "把各单位的报送放进 seeds/submissions/{month}/；现有月份：{months}", en: "put the reports into seeds/submissions/{month}/; there are: {months}" },
    why: Text { zh: "通报由当月报送汇总而成。", en: "A bulletin is made of the month's reports." },
};

/// An edition was asked for a day before there was any text.
pub static NOT_YET: Code = Code {
    id: "B005",
    name: "not-yet-in-force",
    severity: Severity::Error,
    message: Text { zh: "{day} 时还没有生效的文本：通知成文于 {date}", en: "no text was in force on {day}: the notice is of {date}" },
    cure: Text { zh: "--as-of 取成文日期或之后的日期", en: "pass --as-of a day not before the notice" },
    why: Text { zh: "某日的文本是通知加上当日已生效的修改。", en: "The text of a day is the notice with the amendments then in force." },
};
