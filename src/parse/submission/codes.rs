//! What can be wrong with a report as it came, stage letter `S`.

mod form;

use crate::base::diagnostic::{Code, Severity, Text};
pub use form::*;

/// The findings of this stage.
pub static CODES: [&Code; 61] = [
    &UNKNOWN_FORMAT,
    &BROKEN,
    &ENCRYPTED,
    &WRONG_EXTENSION,
    &TOO_LARGE,
    &NOT_UTF8,
    &NO_UNIT,
    &NO_ARRIVAL,
    &UNREADABLE_ARRIVAL,
    &OTHER_MONTH,
    &NO_TABLE,
    &NO_NUMBER,
    &UNKNOWN_STATUS,
    &BAD_RATE,
    &AMBIGUOUS_RATE,
    &STRAY_CELL,
    &NOT_KEPT,
    &OTHER_SHEET,
    &FORMULA,
    &FORMULA_WITHOUT_VALUE,
    &CELL_ERROR,
    &OTHER_UNIT_ROW,
    &HARMFUL,
    &MACROS,
    &TRACKED_CHANGES,
    &UNREAD_OBJECTS,
    &LIST_NUMBER,
    &UNSAFE_NAME,
    &TOO_DEEP,
    &NO_SENT_TIME,
    &SEALED_LETTER,
    &UNPAIRED_QUOTES,
    &REPEATED_NAMES,
    &NOTHING_ENCLOSED,
    &UNPARTED_LETTER,
    &HIDDEN,
    &DAMAGED_KEY,
    &KEY_AGAINST_TEXT,
    &SEVERAL_UNITS,
    &NAME_DIFFERS,
    &MONTH_DIFFERS,
    &SHEET_OF_OTHER_MONTH,
    &SEVERAL_TASKS,
    &NUMBER_AGAINST_TEXT,
    &SEVERAL_FIT,
    &NOTHING_TO_CARRY,
    &MERGED_ROWS,
    &NOTE_COLUMN,
    &REQUEST_COLUMN,
    &NOT_A_ROW,
    &COMPUTED,
    &LOOSE_LINE,
    &UNSURE_NUMBERING,
    &KNOWN_BY_TEXT,
    &SECOND_VALUE,
    &PRESUMED_ARRIVAL,
    &LIKE_A_FORMULA,
    &FORMER_NUMBER,
    &FORMER_FORM,
    &NOT_IN_FORCE,
    &CHANGED_NUMBER,
];

/// A kind of file that no reader takes.
pub static UNKNOWN_FORMAT: Code = Code {
    id: "S001",
    name: "unknown-format",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：不认识这种文件，可读的有 {known}",
        en: "{file}: no reader takes this kind of file; known are {known}",
    },
    cure: Text {
        zh: "{ask}；不是报送的文件请移出该文件夹", en: "{ask_en}; move away what is no report"
    },
    why: Text {
        zh: "没有读取的报送等于没有收到，会使按时报送的单位被误列为未报，所以每个读不了的文件都要报告。",
        en: "A report that was not read looks like one that never came, and its unit would be named unjustly. So every file that cannot be read is reported.",
    },
};

/// A file whose content cannot be read.
pub static BROKEN: Code = Code {
    id: "S002",
    name: "broken-file",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：文件损坏，无法读取（{reason}）",
        en: "{file}: the file is damaged and cannot be read ({reason_en})",
    },
    cure: Text {
        zh: "请报送单位重新发送；能用办公软件打开的，另存一份再试",
        en: "ask for it again; if an office program opens it, save a copy and try that",
    },
    why: Text {
        zh: "损坏的文件只影响本单位，其他文件照常读取。",
        en: "A damaged file concerns its sender alone; the others are read all the same.",
    },
};

/// A file with a password.
pub static ENCRYPTED: Code = Code {
    id: "S003",
    name: "encrypted-file",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：设有打开密码，无法读取", en: "{file}: it has a password and cannot be read"
    },
    cure: Text { zh: "请报送单位去掉密码后重新发送", en: "ask for it without the password" },
    why: Text { zh: "程序不保存、不猜测密码。", en: "No password is kept or guessed." },
};

/// A file that is not what its name says.
pub static WRONG_EXTENSION: Code = Code {
    id: "S004",
    name: "wrong-extension",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：扩展名是 {kind} 的，内容其实是{real}",
        en: "{file}: by its extension {kind}, by its content {real_en}",
    },
    cure: Text {
        zh: "用办公软件打开后另存为 {kind} 格式，再放回原处；确知内容无误的，改成与内容相符的扩展名即可",
        en: "open it in an office program and save it as {kind}, or give it the extension of what it is",
    },
    why: Text {
        zh: "改了扩展名的文件（如把 .xls、.docx 改名为 .xlsx）内部格式没有变，按扩展名读取会得到错误的内容。",
        en: "Renaming a file (.xls or .docx to .xlsx) does not change what it is; reading it by its name would give nonsense.",
    },
};

/// A file that unpacks to more than any honest report holds.
pub static TOO_LARGE: Code = Code {
    id: "S005",
    name: "too-large",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：解开后超过上限（{limit}），未读取",
        en: "{file}: it unpacks to more than {limit} and was not read",
    },
    cure: Text {
        zh: "检查是否夹带了图片或大量空白行列；删去后另存再放回",
        en: "look for pictures or masses of empty rows; remove them and save again",
    },
    why: Text {
        zh: "正常的月报只有几十行。几兆字节的压缩文件可以解出几十亿字节，读取它会使整个程序停摆。",
        en: "An honest monthly report has a few dozen rows. A small archive can unpack to gigabytes and bring everything to a halt.",
    },
};

/// A text in an older encoding.
pub static NOT_UTF8: Code = Code {
    id: "S006",
    name: "not-utf8",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：文字不是 UTF-8 编码，已按 GB18030 读取",
        en: "{file}: the text is not UTF-8 and was read as GB18030",
    },
    cure: Text {
        zh: "核对有无乱码，并请另存为 UTF-8", en: "look for garbled characters and save it as UTF-8"
    },
    why: Text {
        zh: "旧编码没有标记，只能推定；推定错误时姓名、地名会变成别的字。",
        en: "The older encodings carry no mark and must be presumed; presumed wrongly, names become other characters.",
    },
};

/// A report that does not say whose it is.
pub static NO_UNIT: Code = Code {
    id: "S007",
    name: "no-unit",
    severity: Severity::Error,
    message: Text { zh: "{file}：没有写明填报单位", en: "{file}: it does not say which unit reports" },
    cure: Text {
        zh: "在表头上方写明“填报单位：×××”（YAML 写 unit），单位名称以任务清单为准",
        en: "write 填报单位：… above the table (unit in YAML), with the name that the task list uses",
    },
    why: Text {
        zh: "表内、标题、文件名和来信中都没有找到单位名录里唯一的单位。其内容已保留，但没有归入任何单位。",
        en: "Neither the form, its title, the file's name nor the letter gives one body of the roster. The content is kept and laid to nobody's account.",
    },
};

/// A report without its time of arrival.
pub static NO_ARRIVAL: Code = Code {
    id: "S008",
    name: "no-arrival",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：没有写明报送时间，不能判定是否按时",
        en: "{file}: no time of arrival is given, so it cannot be called on time or late",
    },
    cure: Text {
        zh: "由收件人在“报送时间”处（YAML 写 received）填写收到的日期",
        en: "the person who received it enters the day at 报送时间 (received in YAML)",
    },
    why: Text {
        zh: "填报日期是填表的日子，文件的修改时间随复制而变，都不能证明何时收到，不用来判定迟报。",
        en: "The day a form was filled in and the times of a file, which change with every copy, prove nothing about its arrival.",
    },
};

/// A time of arrival that cannot be read.
pub static UNREADABLE_ARRIVAL: Code = Code {
    id: "S009",
    name: "unreadable-arrival",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：报送时间“{text}”读不懂，不能判定是否按时",
        en: "{file}{at_en}: the time of arrival “{text}” cannot be read, so it cannot be called on time or late",
    },
    cure: Text { zh: "写成 2022-06-24 15:02 或 2022年6月24日", en: "write 2022-06-24 15:02 or 2022年6月24日" },
    why: Text {
        zh: "只写“下午”、没有年份又与所在月份不合的时间，有不止一种读法。迟报要点名，不能靠推定。",
        en: "下午 without an hour, or a day without a year that does not fit the folder's month, can be read in more than one way. Lateness is named in public and is not presumed.",
    },
};

/// A report that gives another month than its folder.
pub static OTHER_MONTH: Code = Code {
    id: "S010",
    name: "other-month",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：写的是{says}，却放在{folder}的文件夹里",
        en: "{file}: it says {says} but lies in the folder of {folder}",
    },
    cure: Text {
        zh: "属笔误的，改正其中的月份；放错了的，移到该月的文件夹",
        en: "correct the month if it is a slip, or move the file to its month",
    },
    why: Text {
        zh: "在查明之前，其内容不并入{folder}，该单位也不列为未报。",
        en: "Until that is settled its content is not merged, and its unit is not called missing.",
    },
};

/// A workbook without a table of reports.
pub static NO_TABLE: Code = Code {
    id: "S011",
    name: "no-table",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：没有找到填报表的表头（须有序号、工作进展、状态等栏目），也没有按任务序号写明的段落",
        en: "{file}: no header row was found (序号, 工作进展, 状态 …), nor paragraphs that name tasks",
    },
    cure: Text {
        zh: "对照 seeds/submissions/README.md 检查栏目名称；表格在隐藏的工作表里的，取消隐藏",
        en: "compare the headings with seeds/submissions/README.md; unhide the sheet if it is hidden",
    },
    why: Text {
        zh: "栏目按名称辨认，不按位置，次序可以不同；一个栏目都认不出来时不能读取。",
        en: "Columns are known by their names, not their places. Where none is known nothing can be read.",
    },
};

/// A row that does not say which task it is about.
pub static NO_NUMBER: Code = Code {
    id: "S012",
    name: "no-number",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：没有可用的任务序号，未读取：{text}",
        en: "{file}{at_en}: no usable task number, not read: {text}",
    },
    cure: Text {
        zh: "填上任务清单中的序号；是上一行的续行的，并入上一行；是说明、合计的，可不理会",
        en: "enter the number of the task list; join it to the row above if it continues it; leave it if it is a note or a total",
    },
    why: Text {
        zh: "按大意推测任务容易张冠李戴。没有序号的行，只有任务内容与清单中唯一一项相符时才归入该项，其余不归入任何任务。",
        en: "Matching by sense lays one task's progress at another's door. A row without a number goes to a task only where its text is that of one task alone.",
    },
};

/// A word of status that is not known.
pub static UNKNOWN_STATUS: Code = Code {
    id: "S013",
    name: "unknown-status",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：任务{task}的状态“{text}”不在已知用语之内，按未填处理",
        en: "{file}{at_en}: “{text}” is no known status of task {task} and counts as none",
    },
    cure: Text {
        zh: "改为已完成、正常推进、滞后、未启动之一", en: "use one of 已完成, 正常推进, 滞后, 未启动"
    },
    why: Text {
        zh: "“基本完成”“长期坚持”等说法算完成还是在推进，由填报单位说了算，程序不代为判断。",
        en: "Whether 基本完成 or 长期坚持 means done or on schedule is for the unit to say.",
    },
};

/// A rate that is no whole percentage from 0 to 100.
pub static BAD_RATE: Code = Code {
    id: "S014",
    name: "bad-rate",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：任务{task}的完成率“{text}”不是0至100的整数百分比，按未填处理",
        en: "{file}{at_en}: “{text}”, the rate of task {task}, is no whole percentage from 0 to 100 and counts as none",
    },
    cure: Text { zh: "写成 60 或 60%", en: "write 60 or 60%" },
    why: Text {
        zh: "四舍五入、截断都会改动填报的数字，所以不代为取整。",
        en: "Rounding would change a reported figure, so it is not done.",
    },
};

/// A rate that may mean 1 % or 100 %.
pub static AMBIGUOUS_RATE: Code = Code {
    id: "S015",
    name: "ambiguous-rate",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：任务{task}的完成率写作“{text}”，可能是1%，也可能是100%，按未填处理",
        en: "{file}{at_en}: “{text}”, the rate of task {task}, may mean 1% or 100% and counts as none",
    },
    cure: Text { zh: "写明 1% 或 100%", en: "write 1% or 100%" },
    why: Text {
        zh: "同一表里有人写 60，有人写 0.6；单写一个 1 两种意思都通。",
        en: "Some write 60 and some 0.6; a plain 1 can be either.",
    },
};

/// A cell that has no place in the submission.
pub static STRAY_CELL: Code = Code {
    id: "S016",
    name: "stray-cell",
    severity: Severity::Warning,
    message: Text { zh: "{file}{at}：内容没有归处：{text}", en: "{file}{at_en}: nothing takes this: {text}" },
    cure: Text {
        zh: "属于某一栏的，移到该栏；栏目名称写法特殊的，改用通常名称；其余由人过目",
        en: "move it to its column, give the column its usual name, or take note of it",
    },
    why: Text {
        zh: "凡表中写了而程序没有采用的文字，都要让人看到，一个字也不悄悄丢掉。",
        en: "Whatever stands in the sheet and was not used is shown to a person; nothing is dropped in silence.",
    },
};

/// Columns that are known and serve the reader of the form only.
pub static NOT_KEPT: Code = Code {
    id: "S017",
    name: "column-not-kept",
    severity: Severity::Info,
    message: Text {
        zh: "{file}{at}：只供核对、不进入台账的栏目：{text}",
        en: "{file}{at_en}: for checking only and not kept: {text}",
    },
    cure: Text { zh: "无需处理", en: "nothing need be done" },
    why: Text {
        zh: "任务名称以任务清单为准，填报日期不等于收到日期，因此只看不存。",
        en: "The task list is what names the tasks, and the day of filling in is not the day of arrival.",
    },
};

/// A further sheet that was not read.
pub static OTHER_SHEET: Code = Code {
    id: "S018",
    name: "other-sheet",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：另有{count}格内容未读取，首格为“{text}”",
        en: "{file}{at_en}: {count} more cells were not read, the first “{text}”",
    },
    cure: Text { zh: "属于报送内容的，并入填报表", en: "move what belongs to the report into the table" },
    why: Text {
        zh: "有表头的工作表都会读取；没有表头的可能是草稿或代码表，看不出各格是什么。",
        en: "Every sheet with a header row is read; one without may be a draft or a list of codes, and nothing tells what its cells are.",
    },
};

/// Cells whose values were computed in the sheet.
pub static FORMULA: Code = Code {
    id: "S019",
    name: "formula",
    severity: Severity::Info,
    message: Text {
        zh: "{file}{at}：{cells} 是公式，采用了表中保存的结果，未重新计算",
        en: "{file}{at_en}: {cells} hold formulas; their stored results were taken, nothing was computed",
    },
    cure: Text { zh: "核对保存的结果是否最新", en: "see that the stored results are up to date" },
    why: Text {
        zh: "公式引用的表和文件可能不在手边，程序从不执行公式。",
        en: "What a formula refers to may not be at hand, and formulas are never run.",
    },
};

/// A formula that was never computed.
pub static FORMULA_WITHOUT_VALUE: Code = Code {
    id: "S020",
    name: "formula-without-value",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：公式 ={formula} 没有保存结果，也不是简单算式，按空格处理",
        en: "{file}{at_en}: the formula ={formula} has no stored result, is no plain arithmetic and counts as blank",
    },
    cure: Text {
        zh: "用办公软件打开、保存一次，或把公式改为数值",
        en: "open and save it in an office program, or put the value in its place",
    },
    why: Text {
        zh: "由程序生成、从未用办公软件打开过的表，公式没有结果。引用别的文件、打开网址、运行命令的公式一律不执行。",
        en: "A sheet that a program made and nobody opened has formulas without results. None is run that reaches for another file, an address or a command.",
    },
};

/// A cell that shows an error.
pub static CELL_ERROR: Code = Code {
    id: "S021",
    name: "cell-error",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：单元格是错误值 {text}，按空格处理",
        en: "{file}{at_en}: the cell shows {text} and counts as blank",
    },
    cure: Text {
        zh: "请填报单位改正后重报，或由人填上正确内容", en: "ask for a correction or enter what is right"
    },
    why: Text {
        zh: "错误值不是内容，照抄进台账会出现在通报里。",
        en: "An error is no content, and would be printed in the bulletin.",
    },
};

/// A row or a mark of another unit than the file's.
pub static OTHER_UNIT_ROW: Code = Code {
    id: "S022",
    name: "other-unit-row",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：写的是“{text}”，与本表填报单位“{unit}”不同，未读取",
        en: "{file}{at_en}: it says “{text}” where the form is that of “{unit}”; not read",
    },
    cure: Text {
        zh: "一个单位一个文件；是笔误的，改正单位名称",
        en: "one file per unit; correct the name if it is a slip",
    },
    why: Text {
        zh: "把一个单位的进展记到另一个单位名下，比漏记更难发现。",
        en: "Progress laid to the wrong unit's account is harder to find than progress left out.",
    },
};

/// A file built as no office program builds one.
pub static HARMFUL: Code = Code {
    id: "S030",
    name: "harmful-file",
    severity: Severity::Error,
    message: Text { zh: "{file}：{reason}，未读取", en: "{file}: {reason_en}; it was not read" },
    cure: Text {
        zh: "不要打开该文件；请报送单位核实是否为其所发，用办公软件重新生成后再发",
        en: "do not open it; ask the sender whether it is theirs and for a fresh copy",
    },
    why: Text {
        zh: "正常的办公软件不会生成这样的文件，它多用来使读取的程序耗尽内存或泄露文件。",
        en: "No office program writes this; it serves to exhaust or to betray the program that reads it.",
    },
};

/// A file with macros.
pub static MACROS: Code = Code {
    id: "S031",
    name: "macros",
    severity: Severity::Info,
    message: Text {
        zh: "{file}：含有宏，只读取了内容，宏未执行",
        en: "{file}: it holds macros; its content was read and no macro was run",
    },
    cure: Text {
        zh: "无需处理；如需编辑该文件，请勿启用宏",
        en: "nothing need be done; do not enable the macros when opening it",
    },
    why: Text {
        zh: "填报表不需要宏，带宏的文件可能有害。", en: "A form needs no macros, and they may do harm."
    },
};

/// A document with changes that nobody has accepted yet.
pub static TRACKED_CHANGES: Code = Code {
    id: "S032",
    name: "tracked-changes",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：含未接受的修订，新增 {added} 处已计入，删除 {removed} 处未计入{text}",
        en: "{file}: it holds changes not accepted yet; {added} insertions were read, {removed} deletions were not{text}",
    },
    cure: Text {
        zh: "核对修订是否应当接受；不应当的，请报送单位定稿后重发",
        en: "see whether they should be accepted; if not, ask for a final copy",
    },
    why: Text {
        zh: "带修订的文档有两种读法，程序按全部接受后的文字读取。",
        en: "Such a document can be read in two ways; it was read as if all were accepted.",
    },
};

/// Pictures and embedded objects, whose words cannot be read.
pub static UNREAD_OBJECTS: Code = Code {
    id: "S033",
    name: "unread-objects",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：内有图片或嵌入的对象 {count} 个，其中如有文字，没有读取",
        en: "{file}: it holds {count} pictures or embedded objects; any words in them were not read",
    },
    cure: Text {
        zh: "看一眼其中有无报送内容；有的，请报送单位改为文字",
        en: "look whether they say anything that belongs to the report, and ask for it as text",
    },
    why: Text {
        zh: "截图和粘贴的对象里也可能写着进展，读不到的要让人知道。",
        en: "Progress may stand in a pasted picture; what cannot be read is made known.",
    },
};

/// Numbers that the office program makes and that could not be restored.
pub static LIST_NUMBER: Code = Code {
    id: "S034",
    name: "list-number",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}{at}：自动编号的样式无法还原，编号未读取：{text}",
        en: "{file}{at_en}: the automatic number could not be restored and is missing: {text}",
    },
    cure: Text {
        zh: "用编号辨认任务的，请把自动编号改为手工输入",
        en: "type the number where it tells which task is meant",
    },
    why: Text {
        zh: "自动编号不在文字里，是办公软件显示时算出来的。",
        en: "Automatic numbers are not in the text; the office program makes them when showing it.",
    },
};

/// A name in an archive that points outside it.
pub static UNSAFE_NAME: Code = Code {
    id: "S035",
    name: "unsafe-name",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：原名“{name}”含有路径或控制字符，按现名读取",
        en: "{file}: named “{name}”, which holds a path or control characters, and read under this name",
    },
    cure: Text {
        zh: "核对文件来源；内容照常读取，没有写到任何地方",
        en: "see where it came from; it was read all the same and written nowhere",
    },
    why: Text {
        zh: "指向压缩包之外的名称会使解压软件覆盖别的文件。",
        en: "A name that points outside the archive makes careless programs overwrite other files.",
    },
};

/// A container in a container in a container.
pub static TOO_DEEP: Code = Code {
    id: "S036",
    name: "nested-too-deep",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：压缩包或邮件层层嵌套超过 {limit} 层，未打开",
        en: "{file}: archives and letters are nested deeper than {limit}; it was not opened",
    },
    cure: Text { zh: "解开后把其中的文件直接放回", en: "unpack it and put its files here" },
    why: Text {
        zh: "层层嵌套的压缩包常用来藏匿有害文件。", en: "Deep nesting serves to hide harmful files."
    },
};

/// A letter without a readable date.
pub static NO_SENT_TIME: Code = Code {
    id: "S037",
    name: "no-sent-time",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：邮件的发送时间缺失或读不懂{text}",
        en: "{file}: the letter’s date is missing or cannot be read{text}",
    },
    cure: Text {
        zh: "由收件人在报送文件中写明报送时间", en: "enter the time of arrival in the report itself"
    },
    why: Text {
        zh: "迟报要点名，发送时间不能靠推定。", en: "Lateness is named in public; the time is not presumed."
    },
};

/// A letter that is encrypted.
pub static SEALED_LETTER: Code = Code {
    id: "S038",
    name: "sealed-letter",
    severity: Severity::Error,
    message: Text {
        zh: "{file}：邮件内容已加密（{kind}），无法读取",
        en: "{file}: the letter is encrypted ({kind}) and cannot be read",
    },
    cure: Text {
        zh: "请报送单位不加密重发，或在邮件软件中解密后另存",
        en: "ask for it unencrypted, or decrypt it in the mail program and save it",
    },
    why: Text { zh: "程序不保存、不猜测密码和密钥。", en: "No password or key is kept or guessed." },
};

/// A CSV whose quotation marks do not pair.
pub static UNPAIRED_QUOTES: Code = Code {
    id: "S039",
    name: "unpaired-quotes",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：双引号不成对，已按普通字符读取",
        en: "{file}: its quotation marks do not pair and were read as plain characters",
    },
    cure: Text { zh: "核对各栏有无错位", en: "see that no column has moved" },
    why: Text {
        zh: "引号不成对时，照常规读取会把后面的各行全部并入一格。",
        en: "Read by the rule, an open quote would swallow all the rows that follow.",
    },
};

/// An archive with several entries of one name.
pub static REPEATED_NAMES: Code = Code {
    id: "S040",
    name: "repeated-names",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：包内有同名条目，登记 {listed} 个，能取出 {read} 个",
        en: "{file}: {listed} entries are listed and {read} can be taken out; some share a name",
    },
    cure: Text { zh: "请报送单位改名后重新压缩", en: "ask for it packed again with different names" },
    why: Text {
        zh: "同名的后一个会盖住前一个，被盖住的报送等于没有收到。",
        en: "The later one hides the earlier, and a hidden report is one that never came.",
    },
};

/// A container with nothing in it.
pub static NOTHING_ENCLOSED: Code = Code {
    id: "S041",
    name: "nothing-enclosed",
    severity: Severity::Error,
    message: Text { zh: "{file}：里面没有可读的文件", en: "{file}: nothing that can be read is in it" },
    cure: Text { zh: "请报送单位核对后重新发送", en: "ask for it again" },
    why: Text {
        zh: "空的压缩包、空的邮件等于没有报送，要让人知道。",
        en: "An empty archive or letter is no report, and a person must know.",
    },
};

/// A letter of several parts that does not say where they part.
pub static UNPARTED_LETTER: Code = Code {
    id: "S042",
    name: "unparted-letter",
    severity: Severity::Warning,
    message: Text {
        zh: "{file}：邮件没有写明各部分的分界，全部当作正文读取；其中如有附件，没有取出",
        en: "{file}: the letter does not say where its parts begin; all of it was read as text and no attachment taken out",
    },
    cure: Text { zh: "请报送单位把附件直接发来", en: "ask for the attachments by themselves" },
    why: Text {
        zh: "分界是邮件程序写的，缺了就分不出正文和附件。",
        en: "Mail programs write the marks between the parts; without them nothing tells text from attachments.",
    },
};
