//! The findings of reading a notice.

use crate::base::diagnostic::{Code, Severity, Text};

/// All of them.
pub static CODES: [&Code; 25] = [
    &UNREAD,
    &MISSING,
    &ORDINAL,
    &ROW,
    &NUMBER,
    &COLUMN,
    &ALIAS,
    &MEMBERS,
    &NO_TASKS,
    &ENCODING,
    &EMPTY,
    &BINARY,
    &UNACCOUNTED,
    &DUTY,
    &LOST_NUMBER,
    &NOBODY,
    &UNCLOSED,
    &ODD_NAMES,
    &OTHER_TABLE,
    &CLAIM,
    &CHANGES,
    &PAGE,
    &CUT,
    &FURTHER_LIST,
    &IN_STREAM,
];

/// One code, its sentences in Chinese and English: message, cure, why.
macro_rules! code {
    ($item:ident, $id:literal, $name:literal, $severity:ident, $message:expr, $cure:expr, $why:expr) => {
        #[doc = concat!("`", $id, " ", $name, "`")]
        pub static $item: Code = Code {
            id: $id,
            name: $name,
            severity: Severity::$severity,
            message: Text { zh: $message.0, en: $message.1 },
            cure: Text { zh: $cure.0, en: $cure.1 },
            why: Text { zh: $why.0, en: $why.1 },
        };
    };
}
pub(super) use code;

code!(
    UNREAD,
    "P001",
    "unread-text",
    Error,
    ("这段文字不属于已知的任何部分：“{text}”", "no part of the notice takes this text: “{text}”"),
    (
        "看看是不是标题、主送、署名缺了标志；确属正文的，写进 content/notice.yaml 相应位置",
        "see whether a title, addressee or signature lacks its mark; write the text into content/notice.yaml where it belongs"
    ),
    (
        "读不懂的文字不猜、不丢：要么进入某个字段，要么在这里列出，由人处理。",
        "What cannot be read is neither guessed nor dropped: it is in a field, or it is listed here for a person."
    )
);
code!(
    MISSING,
    "P002",
    "missing-part",
    Warning,
    ("没有找到{part}", "no {part_en} was found"),
    (
        "核对原文；确有而未读出的，补写在 content/notice.yaml 的 {key}",
        "compare the source; if it is there, write it into content/notice.yaml as {key}"
    ),
    (
        "原文没有的部分写作空值，不编造。缺少发文字号、成文日期等，版头和署名就排不全。",
        "What the source does not have stays empty and is never made up; the head and the signature then lack it."
    )
);
code!(
    ORDINAL,
    "P003",
    "half-width-ordinal",
    Info,
    (
        "序数“{text}”用了半角括号，按“{read}”读取",
        "the ordinal “{text}” has half-width brackets and was read as “{read}”"
    ),
    ("公文层次序数用全角括号；生成的公文已用“{read}”", "ordinals take full-width brackets; the papers print “{read}”"),
    (
        "GB/T 9704 第 7.3.3 条的层次序数为“一、”“（一）”“1.”“（1）”。PDF 转出的半角括号是同一个序数。",
        "GB/T 9704 clause 7.3.3 numbers levels 一、（一）1.（1）. Half-width brackets from a PDF are the same ordinal."
    )
);
code!(
    ROW,
    "P004",
    "row-cells",
    Error,
    ("任务表这一行有 {found} 格，表头有 {wanted} 格", "this table row has {found} cells, the head has {wanted}"),
    ("核对原文这一行的制表符：少了补上，多了删去", "check the tabs of this row in the source: add or remove"),
    (
        "列数不符时无法确知哪一格属于哪一列，猜错一格就可能把任务派错单位。",
        "With a different number of cells nobody can know which cell is which column; a wrong guess gives a task to the wrong unit."
    )
);
code!(
    NUMBER,
    "P005",
    "task-number",
    Error,
    ("任务序号有误：{problem}", "task numbers are wrong: {problem_en}"),
    ("在 seeds/ 的原文或 content/tasks.yaml 中改正序号", "correct the number in the source or in content/tasks.yaml"),
    (
        "各单位按序号报送，重号、断号会使进展归错任务。",
        "Units report by number; a number missing or used twice would put progress under the wrong task."
    )
);
code!(
    COLUMN,
    "P006",
    "unknown-column",
    Warning,
    (
        "任务表的“{column}”一列不认识，内容未读入",
        "the task table's column “{column}” is not known; its text was not read"
    ),
    ("确属任务内容的，请并入已有的列", "merge it into a known column if it belongs to the task"),
    (
        "认识的列有：序号、工作项目、具体内容、责任单位（牵头单位）、参与单位（配合单位）、完成时限、备注。",
        "Known columns: number, item, content, lead, participants, deadline, note."
    )
);
code!(
    ALIAS,
    "P007",
    "alias-question",
    Warning,
    ("“{a}”与“{b}”是不是同一单位？{why}", "are “{a}” and “{b}” the same body? {why}"),
    (
        "在 content/units.yaml 的 alias_questions 中把 confirmed 写成 true（同一单位，以“{a}”为准）或 false",
        "answer in content/units.yaml, alias_questions: confirmed: true (the same, keep “{a}”) or false"
    ),
    (
        "两个名称是否同一单位，程序不猜：认错一个，就会有单位被冤枉点名，或漏掉任务。",
        "Whether two names are one body is never guessed: a wrong guess shames a body in public or loses its tasks."
    )
);
code!(
    MEMBERS,
    "P008",
    "group-without-members",
    Info,
    (
        "“{group}”是一组单位，还没有填写成员，暂不能逐个催报",
        "“{group}” stands for several bodies, but nobody has listed them; its members cannot be asked to report"
    ),
    ("在 content/units.yaml 的 groups 中填写 members", "list them in content/units.yaml under groups, members"),
    (
        "“各办事处”这样的统称要展开成具体单位，才能算出谁应报而未报。",
        "A collective name must be expanded before anyone can say who owes a report."
    )
);
code!(
    NO_TASKS,
    "P009",
    "no-task-list",
    Warning,
    ("没有找到任务清单：{reason}", "no task list was found: {reason_en}"),
    (
        "任务清单应是一张表，表头含“序号”和任务内容、责任单位各列",
        "a task list is a table whose head has 序号, the content and the units"
    ),
    ("指标表、目标表不是任务清单，不能当作任务。", "Tables of indicators and goals are no tasks.")
);
code!(
    ENCODING,
    "P010",
    "encoding",
    Info,
    ("文件不是 UTF-8，按 GB18030 读取", "the file is not UTF-8 and was read as GB18030"),
    ("另存为 UTF-8 可免此提示；请核对生僻字", "save it as UTF-8 to be sure; check rare characters"),
    ("旧版软件保存的文本多为 GBK/GB18030。", "Older programs save text as GBK or GB18030.")
);
code!(
    EMPTY,
    "P011",
    "empty-file",
    Error,
    ("文件里没有文字", "the file has no text"),
    ("把通知全文放进 seeds/notice.txt", "put the text of the notice into seeds/notice.txt"),
    ("没有原文就没有可以生成的公文。", "Without a notice there is nothing to make.")
);
code!(
    BINARY,
    "P012",
    "not-a-text",
    Error,
    ("这不是文本文件（{reason}）", "this is no text file ({reason_en})"),
    ("把通知另存为纯文本（.txt，UTF-8）再放进来", "save the notice as plain text (.txt, UTF-8)"),
    ("二进制文件当作文本读，会把乱码写进公文。", "Reading a binary file as text would put rubbish into papers.")
);
code!(
    UNACCOUNTED,
    "P013",
    "unaccounted",
    Error,
    ("有 {count} 个字符没有去处，第一个在此", "{count} characters went nowhere; the first is here"),
    (
        "这是程序的缺陷，请报告；在修好之前不要使用这次的结果",
        "this is a fault of the program; please report it and do not use this result"
    ),
    (
        "原文的每个字符都必须进入字段、意见或版面噪声清单。",
        "Every character of a source must reach a field, a finding or the list of layout noise."
    )
);
code!(
    DUTY,
    "P014",
    "no-reporting-duty",
    Info,
    ("没有读到按月报送的要求，不能计算逾期", "no monthly reporting duty was read; lateness cannot be computed"),
    ("原文确有要求的，补写在 content/notice.yaml 的 reporting", "write it into content/notice.yaml as reporting"),
    ("报送周期、截止日和受理单位从正文读取。", "Cycle, due day and recipients are read from the prose.")
);
code!(
    LOST_NUMBER,
    "P015",
    "lost-number",
    Warning,
    ("这项任务没有序号：“{text}…”", "this task has no number: “{text}…”"),
    (
        "对照原件，把序号填入 content/tasks.yaml 的 no",
        "find it in the original and write it into content/tasks.yaml as no"
    ),
    (
        "序号缺失时不按前后推算：原文可能丢的不止一个字，报送时按序号认任务，认错一项就是错报。",
        "A lost number is never counted out: more than a number may be lost there, and reports name tasks by it."
    )
);
code!(
    NOBODY,
    "P016",
    "task-without-body",
    Warning,
    ("这项任务没有写明责任单位：“{text}…”", "nobody is named for this task: “{text}…”"),
    ("核对原文；确有遗漏的，由发文机关明确", "compare the original; where it is left out the issuing organ must say"),
    (
        "同一列表的其他各项都写有责任单位，这一项没有。程序不替任何单位认领任务。",
        "The other tasks of the list name their bodies and this one does not. Nobody is given a task by guess."
    )
);
code!(
    UNCLOSED,
    "P017",
    "open-bracket",
    Warning,
    (
        "责任单位的括号没有收尾，后面可能有缺字：“{text}…”",
        "the bracket around the bodies is never closed; words may be lost: “{text}…”"
    ),
    ("对照原件补全，并核对这一项的责任单位", "complete it from the original and check the bodies of this task"),
    (
        "括号未收尾，说明文字在此中断过。已读出的名称照录，是否齐全要看原件。",
        "The text broke off here. The names that are there were taken as printed; whether they are all only the original tells."
    )
);
code!(
    ODD_NAMES,
    "P018",
    "missing-name",
    Warning,
    ("责任单位里顿号前后缺名称：“{text}…”", "a name is missing beside a separator among the bodies: “{text}…”"),
    ("对照原件补上缺失的单位名称", "add the name from the original"),
    (
        "顿号前后应各有一个单位。缺的是哪一个，程序不猜。",
        "A separator stands between two names. Which one is lost is not guessed."
    )
);
code!(
    OTHER_TABLE,
    "P019",
    "no-task-table",
    Warning,
    ("这张表不是任务清单，没有读入：“{text}…”", "this table is no task list and was not read: “{text}…”"),
    (
        "任务清单的表头要有任务内容和责任单位两列；确是任务清单的，改正表头后重新读入",
        "a task list has a head with the content and the bodies; if it is one, mend its head and read again"
    ),
    ("指标表、目标表不是任务清单，不能当作任务。", "Tables of indicators and goals are no tasks.")
);
code!(
    CLAIM,
    "P020",
    "count-of-tasks",
    Warning,
    ("文中说共 {claimed} 项，实有 {found} 项", "the text speaks of {claimed} tasks, and there are {found}"),
    (
        "对照原件：是删减、缺页，还是数错",
        "compare the original: is it abridged, is a page missing, or was it miscounted"
    ),
    (
        "项数与实有不符，多半是缺了内容。缺的各项不补。",
        "Where the count disagrees something is usually missing. What is missing is not made up."
    )
);
code!(
    CHANGES,
    "P021",
    "received-with-changes",
    Warning,
    (
        "文件里有 {count} 处修订，按全部接受读入",
        "the file has {count} tracked changes; it was read with all of them accepted"
    ),
    (
        "先在文字处理软件中逐处接受或拒绝，再读入定稿",
        "accept or reject each of them in the word processor, then read the final text"
    ),
    (
        "带修订的文件是没有定的稿子：接受与拒绝读出来是两份文件。",
        "A file with tracked changes is a draft: accepted and rejected it is two different papers."
    )
);
code!(
    PAGE,
    "P022",
    "rest-of-page",
    Info,
    (
        "网页上另有 {count} 段文字没有当作通知：“{text}”",
        "{count} other pieces of the page were not taken for the notice: “{text}”"
    ),
    (
        "看看有没有属于通知的；有的话，把正文另存为文本再读入",
        "see whether any of it is of the notice; if so, save its text and read that"
    ),
    (
        "网页上除了通知还有导航、版权等文字。取哪一块按版面结构判断，其余的在这里列出。",
        "A page shows more than the notice. Which part is it is told by how the page is built; the rest is named here."
    )
);
code!(
    CUT,
    "P023",
    "cut-character",
    Error,
    (
        "第{byte}个字节起（第{line}行第{column}字，“{before}”之后）不是完整的 UTF-8 字符（{found}）",
        "from byte {byte} on (line {line}, column {column}, behind “{before}”) there is no whole UTF-8 character ({found})"
    ),
    (
        "文件多半没有传完或被截断：重新取一份完整的；确认后面没有内容的，删去这几个字节，另存为 UTF-8",
        "the file was probably cut in transfer: get it again; if nothing is missing, take these bytes out and save it as UTF-8"
    ),
    (
        "汉字在 UTF-8 里占三个字节，从中间截断就不成字。后面缺了多少无从知道，所以不猜、不读一半。",
        "A Chinese character takes three bytes; cut within, it is none. How much is missing behind nobody can tell, so nothing is guessed and no half is read."
    )
);
code!(
    FURTHER_LIST,
    "P024",
    "list-in-two-annexes",
    Warning,
    (
        "任务清单分在两个附件里，序号相接，已并作一张；后一个附件的标题“{title}”没有单独留存",
        "the task list goes on in another annex and its numbers count on; both were read as one list, and the title of the second, “{title}”, is kept nowhere else"
    ),
    (
        "需要保留两个附件的，核对 content/tasks.yaml，并在分组名称里写明",
        "where both annexes must stay, look at content/tasks.yaml and name them as its groups"
    ),
    (
        "表头相同、序号连续的两张表是一张清单的两部分。序号重新从 1 数起的，不并：同一个号会指两项任务。",
        "Two tables with the same head whose numbers count on are two parts of one list. Where numbers begin again they are not joined: one number would name two tasks."
    )
);
code!(
    IN_STREAM,
    "P025",
    "list-without-cells",
    Warning,
    (
        "任务清单的各格之间没有分隔，是按书写次序和断行认出的",
        "no sign parts the cells of the task list; they were told by the order in which they were written and by where lines end"
    ),
    (
        "与原件逐行核对一遍；有 DOCX 或表格的，改用那一份读入",
        "compare it with the original row by row; where there is a DOCX or a table, read that instead"
    ),
    (
        "pdftotext -raw 按书写次序给出各格，序号、层次标题、句末标点和单位名称足以把它们分开时才读；有一处断行可作两种理解的，整张清单都不读。",
        "pdftotext -raw gives the cells in the order in which they were written. They are read only where numbers, labels, stops and names part them; where one break may mean two things the whole list is left open."
    )
);
