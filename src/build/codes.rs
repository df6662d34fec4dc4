//! The findings of building a dossier.

/// Many codes in one table.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal $slug:literal $severity:ident
        message $zh:literal $en:literal cure $cure_zh:literal $cure_en:literal why $why_zh:literal $why_en:literal;)*) => {
        $($(#[$doc])* pub static $name: Code = Code {
            id: $id,
            name: $slug,
            severity: Severity::$severity,
            message: Text { zh: $zh, en: $en },
            cure: Text { zh: $cure_zh, en: $cure_en },
            why: Text { zh: $why_zh, en: $why_en },
        };)*
    };
}

mod amend;
mod editions;
mod issue;
mod ledger;

pub use amend::{
    DATELESS, DAY, DRAFT_EDITED, DRAFT_STALE, ISSUED_EDITED, NO_AMENDMENT, NO_EDITION, NO_TEXT, NOT_EXPLAINED,
    NOT_READ_BACK, OLDER_TEXT, REPEALED, RETROACTIVE, SEED_REPLACED, UNREAD_AMENDMENT, UNTRACKED,
};
pub use editions::{AMENDMENT_ORDER, AMENDMENT_UNREAD, HALTED};
pub use issue::{
    APPROVAL_VOID, ISSUE_NOT_MADE, ISSUE_NUMBER, ISSUE_RECORD, ISSUE_UNWRITTEN, ISSUED_ALREADY, ISSUED_INPUT,
    ISSUED_LOST, ISSUED_OTHERWISE, ISSUED_PAPER, NOT_ISSUED, UNKNOWN_AMENDMENT,
};
pub use ledger::{CALENDAR_DAY, DECISION_INCOMPLETE, DECISION_TWICE, DECISION_UNIT, DECISION_WHEN, DECISION_WRONG};

use crate::base::diagnostic::{Code, Severity, Text};

/// All of them.
pub static CODES: [&Code; 60] = [
    &SEED_CHANGED,
    &SEAL,
    &EDITED,
    &CELL,
    &NO_MONTH,
    &NOT_YET,
    &CORRECTED,
    &NO_ISSUE,
    &UNREAD_REPORT,
    &UNREAD,
    &UNACCOUNTED,
    &REPEATED,
    &OTHER_ARRIVAL,
    &TOO_LARGE,
    &WHICH_MONTH,
    &MISNUMBERED,
    &OWES_NOTHING,
    &NOT_LAID,
    &WAITS,
    &NO_PAPER,
    &TRACE_EDITED,
    &TRACE_STALE,
    &NOTHING_TRACED,
    &DECISION_UNIT,
    &DECISION_INCOMPLETE,
    &DECISION_WRONG,
    &DECISION_WHEN,
    &DECISION_TWICE,
    &CALENDAR_DAY,
    &AMENDMENT_ORDER,
    &AMENDMENT_UNREAD,
    &HALTED,
    &NO_TEXT,
    &NO_EDITION,
    &REPEALED,
    &UNREAD_AMENDMENT,
    &DRAFT_EDITED,
    &DRAFT_STALE,
    &ISSUED_EDITED,
    &NOT_EXPLAINED,
    &NO_AMENDMENT,
    &DAY,
    &OLDER_TEXT,
    &UNTRACKED,
    &NOT_READ_BACK,
    &DATELESS,
    &SEED_REPLACED,
    &RETROACTIVE,
    &UNKNOWN_AMENDMENT,
    &ISSUED_INPUT,
    &ISSUED_PAPER,
    &ISSUED_LOST,
    &ISSUED_OTHERWISE,
    &APPROVAL_VOID,
    &ISSUE_RECORD,
    &ISSUE_NUMBER,
    &ISSUE_NOT_MADE,
    &ISSUED_ALREADY,
    &NOT_ISSUED,
    &ISSUE_UNWRITTEN,
];

/// What stands in the way of a build though every paper is there: what was issued is not what it was.
pub const OF_ISSUE: [&str; 5] = [ISSUED_INPUT.id, ISSUED_PAPER.id, ISSUED_LOST.id, APPROVAL_VOID.id, ISSUE_RECORD.id];

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
        en: "not read of the received text: {count} piece(s), the first is “{text}”; no paper is made until they are settled",
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

/// A file of which not every cell is accounted for.
pub static UNACCOUNTED: Code = Code {
    id: "B010",
    name: "unaccounted-cells",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：共 {total} 格有内容，只查明了 {known} 格的去向，该月通报不生成",
        en: "{file}: {total} cells hold something, but only {known} are accounted for; the month's bulletin is not made",
    },
    cure: Text {
        zh: "这是本程序的缺陷，请连同该文件报告；可先把内容抄到 YAML 报送",
        en: "this is a fault of the program; report it with the file, and copy the content into YAML meanwhile",
    },
    why: Text {
        zh: "单位写下的每一格都要有去向：采用、沿用、退回、待核，或注明理由不采用。账对不上，就可能漏了一项进展。",
        en: "Every cell that a unit filled in must be accepted, carried over, returned, in conflict or ignored with a reason.",
    },
};

/// A file that came before under another name.
pub static REPEATED: Code = Code {
    id: "B011",
    name: "same-file-again",
    severity: Severity::Info,
    message: Text {
        zh: "{path} 与 {first} 内容完全相同，只按一份计",
        en: "{path} has the same bytes as {first} and counts once with it",
    },
    cure: Text { zh: "不必处理", en: "nothing need be done" },
    why: Text {
        zh: "同一份报送常常收到两次。按最先收到的时间计，内容不重复汇总。",
        en: "The same report often arrives twice. The first arrival counts, and the content counts once.",
    },
};

/// A report that gives another time of arrival than the office noted.
pub static OTHER_ARRIVAL: Code = Code {
    id: "B012",
    name: "other-arrival",
    severity: Severity::Info,
    message: Text {
        zh: "{path} 写的报送时间是{claimed}，收件登记是{noted}，按登记计",
        en: "{path} says it was sent {claimed}; it was received {noted}, which counts",
    },
    cure: Text {
        zh: "登记有误的，核实后由人在 content/ledger.yaml 中写明（延期或申诉成立）",
        en: "if the receipt is wrong, write the decision into content/ledger.yaml (an extension or an upheld appeal)",
    },
    why: Text {
        zh: "按时与否以收到为准，单位自己填写的时间不能作准。",
        en: "A report is in time when it was received in time, whatever it says of itself.",
    },
};

/// A file larger than any report.
pub static TOO_LARGE: Code = Code {
    id: "B013",
    name: "file-too-large",
    severity: Severity::Error,
    message: Text {
        zh: "{path}：文件超过 64 MB，没有读取",
        en: "{path}: the file is larger than 64 MB and was not read",
    },
    cure: Text {
        zh: "请单位删去图片、附件后重报；误放的，移出这个文件夹",
        en: "ask for it without pictures and enclosures, or move it out if it does not belong there",
    },
    why: Text {
        zh: "一份月报只有几十行。读取过大的文件会拖垮整个程序，其他单位也汇总不了。",
        en: "A monthly report has a few dozen rows. A file this large would bring the program, and all other reports, to a halt.",
    },
};

/// A report that does not say which month it is about.
pub static WHICH_MONTH: Code = Code {
    id: "B014",
    name: "which-month",
    severity: Severity::Error,
    message: Text {
        zh: "{path}：没有写明是哪个月的报送，未收入",
        en: "{path}: it does not say which month it reports on, and was not taken in",
    },
    cure: Text { zh: "加 --month 2022-07 写明月份", en: "say the month with --month 2022-07" },
    why: Text {
        zh: "月初收到的可能是上月的迟报，也可能是本月的。放错月份，一个月多出一份，另一个月少一份。",
        en: "What comes early in a month may be last month's, late, or this month's. In the wrong month one has a report too many and the other one too few.",
    },
};

/// Bulletins whose numbers do not follow their months.
pub static MISNUMBERED: Code = Code {
    id: "B015",
    name: "bulletin-misnumbered",
    severity: Severity::Warning,
    message: Text {
        zh: "content/bulletins.yaml：{month}与{next}的发文字号重复或倒序",
        en: "content/bulletins.yaml: the numbers of {month} and {next} are the same or in the wrong order",
    },
    cure: Text { zh: "核对发文登记，改正其中一个", en: "compare the register and correct one of them" },
    why: Text {
        zh: "一个字号只能用一次，后发的文号在后，否则引用时指不清是哪一份。",
        en: "A number is used once, and later papers have later numbers, or a citation does not say which paper is meant.",
    },
};

/// A form was asked for, for a name that owes no report.
pub static OWES_NOTHING: Code = Code {
    id: "B016",
    name: "owes-nothing",
    severity: Severity::Error,
    message: Text {
        zh: "“{unit}”不承担任务清单中的任何任务，没有填报表可发",
        en: "“{unit}” has no task in the list, so there is no form for it",
    },
    cure: Text {
        zh: "核对单位名称，以 content/units.yaml 为准；是统称的，先在 groups 中填写其成员",
        en: "compare the name with content/units.yaml; for a group, enter its members under groups first",
    },
    why: Text {
        zh: "填报表只列本单位牵头或参与的任务，名称对不上就无从列起，程序不按相近的名称推定。",
        en: "A form lists the tasks that a unit leads or takes part in; a name that is not known has none, and nothing is guessed from names like it.",
    },
};

/// A picture of a seal that cannot be used.
pub static SEAL: Code = Code {
    id: "B017",
    name: "seal-picture",
    severity: Severity::Error,
    message: Text {
        zh: "“{of}”的印章图片 {file}：{problem}",
        en: "the picture {file} of the seal of {of}: {problem_en}",
    },
    cure: Text {
        zh: "把 PNG 图片放在 templates/ 下（如 templates/seals/），并在 templates/style.yaml 的 seals 中写明路径；不印电子印章的，删去这一项",
        en: "put a PNG picture below templates/ (templates/seals/, say) and name it in seals of templates/style.yaml; delete the entry where no seal is to be printed",
    },
    why: Text {
        zh: "该印的印章没有印出来，公文就不生效；印成别的图片更糟。所以图片有问题时不生成公文。",
        en: "A paper without its seal has no force, and one with another picture is worse; so none is made.",
    },
};

/// A paper that the disk refuses.
pub static NOT_LAID: Code = Code {
    id: "B018",
    name: "paper-not-written",
    severity: Severity::Error,
    message: Text { zh: "{path} 没有写成：{reason}", en: "{path} could not be written: {reason_en}" },
    cure: Text {
        zh: "如果在 Word、WPS 里打开着，先关掉；设成只读的，先取消；然后再运行一次",
        en: "close it where Word or WPS has it open, make it writable where it is not, and run this again",
    },
    why: Text {
        zh: "别的程序打开着的文件写不进去。它还是原来的样子，其余的公文照常生成。",
        en: "A file that another program holds cannot be written. It is as it was; the other papers are made all the same.",
    },
};

/// A bulletin that waits for an earlier month.
pub static WAITS: Code = Code {
    id: "B019",
    name: "waits-for-earlier-month",
    severity: Severity::Error,
    message: Text {
        zh: "{month}份通报暂不生成：{earlier}份的进展还不能确定",
        en: "no bulletin of {month_en} yet: what {earlier_en} came to is not known",
    },
    cure: Text {
        zh: "先解决{earlier}份的问题（见其他意见）",
        en: "settle {earlier_en} first; other findings say what is wrong",
    },
    why: Text {
        zh: "谁连续未报、完成率是否下降、全年第几次，都要看以前的月份。少了一个月，就会少点名或者点错名。",
        en: "Who failed again, whose rate fell and how often in the year follows from the months before. Without one of them a bulletin names too few, or the wrong ones.",
    },
};

/// A paper that was never made.
pub static NO_PAPER: Code = Code {
    id: "B030",
    name: "no-such-paper",
    severity: Severity::Error,
    message: Text { zh: "{path} 不是本案卷生成的公文", en: "{path} is no paper that this dossier made" },
    cure: Text {
        zh: "写 out/ 下的文件，如 out/bulletins/2022-06.pdf；还没有生成的，先运行 `hongtou`",
        en: "name a file below out/, such as out/bulletins/2022-06.pdf; run `hongtou` first where there is none",
    },
    why: Text {
        zh: "只有本工具生成、并记入 out/manifest.json 的公文才能追溯。",
        en: "Only papers that the tool made and noted in out/manifest.json can be traced.",
    },
};

/// A paper that was edited after it was made.
pub static TRACE_EDITED: Code = Code {
    id: "B031",
    name: "edited-paper-not-traced",
    severity: Severity::Error,
    message: Text {
        zh: "{path} 不是本工具上次写出的样子，不能追溯",
        en: "{path} is not as the tool left it and cannot be traced",
    },
    cure: Text {
        zh: "移走改动过的文件，运行 `hongtou` 重新生成，再追溯",
        en: "move the edited file away, make the paper anew with `hongtou`, then trace it",
    },
    why: Text {
        zh: "有人改动过的文字没有出处可查；把它说成有出处，就是作伪证。",
        en: "Words that somebody put in have no origin on record; to claim one would be false witness.",
    },
};

/// A paper that is older than the dossier.
pub static TRACE_STALE: Code = Code {
    id: "B032",
    name: "stale-paper-not-traced",
    severity: Severity::Error,
    message: Text {
        zh: "{path} 生成之后，案卷又有变动，不能追溯",
        en: "the dossier has changed since {path} was made, so it cannot be traced",
    },
    cure: Text {
        zh: "先运行 `hongtou` 重新生成，再追溯", en: "make the paper anew with `hongtou`, then trace it"
    },
    why: Text {
        zh: "出处按现在的案卷说明；公文若是按先前的案卷生成的，两者就对不上。",
        en: "Origins are told by the dossier as it is now; a paper made of an earlier one may say something else.",
    },
};

/// Nothing to trace.
pub static NOTHING_TRACED: Code = Code {
    id: "B033",
    name: "nothing-to-trace",
    severity: Severity::Error,
    message: Text { zh: "没有找到“{asked}”{pages}", en: "“{asked}” was not found{pages_en}" },
    cure: Text {
        zh: "照公文上的文字写；不写 --text 则列出该页上有出处的全部文字",
        en: "write the words as printed; without --text everything on the page that has an origin is listed",
    },
    why: Text {
        zh: "追溯从印出来的文字、任务序号或数据路径开始。",
        en: "A trace begins with printed words, the number of a task or a path of the data.",
    },
};
