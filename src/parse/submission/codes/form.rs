//! What can be wrong with the words of a report: its sender, its rows, its lines.

use crate::base::diagnostic::{Code, Severity, Text};

/// One code; most of them are warnings.
macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $id:literal, $kebab:literal, $severity:ident,
     $zh:literal, $en:literal, $cure_zh:literal, $cure_en:literal, $why_zh:literal, $why_en:literal) => {
        $(#[$doc])*
        pub static $name: Code = Code {
            id: $id,
            name: $kebab,
            severity: Severity::$severity,
            message: Text { zh: $zh, en: $en },
            cure: Text { zh: $cure_zh, en: $cure_en },
            why: Text { zh: $why_zh, en: $why_en },
        };
    };
}

code!(
    /// Something hidden.
    HIDDEN, "S050", "hidden-content", Warning,
    "{file}{at}：隐藏着，没有读取：{text}",
    "{file}{at_en}: it is hidden and was not read: {text}",
    "属于报送内容的，取消隐藏后重报；不属于的，可不理会",
    "unhide what belongs to the report and send it again; leave the rest",
    "隐藏的行、列、工作表可能是草稿、上月内容或填报人不想报的内容，不代为并入，也不悄悄略过。",
    "What is hidden may be a draft, last month's words or what the unit did not mean to send. It is neither merged nor passed over in silence."
);
code!(
    /// A key of a form that was typed over.
    DAMAGED_KEY, "S051", "damaged-form-key", Warning,
    "{file}{at}：表格的识别码已被改动，不据以认定单位：{text}",
    "{file}{at_en}: the form's key was changed and proves no sender: {text}",
    "核对填报单位；需要的，重新发放表格",
    "check which unit it is; give out the form again if need be",
    "识别码带有校验，改动一个字就不再可信。",
    "The key carries a check; once a character is changed it cannot be trusted."
);
code!(
    /// The key of a form names one body and its words another.
    KEY_AGAINST_TEXT, "S052", "form-key-against-text", Error,
    "{file}：表格是发给“{key}”的，表中写的却是“{text}”，没有认定填报单位",
    "{file}: the form was given to “{key}”, yet it says “{text}”; no sender was concluded",
    "问清是谁的报送，在 content/progress/ 该月文件的 senders 中写明",
    "find out whose report it is and enter that under senders in the month's file in content/progress/",
    "借用别家表格填报时有发生，记错单位比漏记更难发现，所以要由人认定。",
    "Units do borrow each other's forms. Progress laid to the wrong account is hard to find, so a person decides."
);
code!(
    /// Several bodies fit.
    SEVERAL_UNITS, "S053", "several-units", Error,
    "{file}：{place}可以指不止一个单位（{names}），没有认定填报单位",
    "{file}: {place_en} may mean more than one body ({names}); no sender was concluded",
    "在 content/progress/ 该月文件的 senders 中写明是谁的报送",
    "enter whose report it is under senders in the month's file in content/progress/",
    "两个单位都讲得通时只问不猜。",
    "Where two bodies fit, a person is asked."
);
code!(
    /// A file named after another body than it names itself.
    NAME_DIFFERS, "S054", "file-name-differs", Warning,
    "{file}：文件名像是“{name}”的，表中写的是“{unit}”，按表中所写",
    "{file}: its name looks like that of “{name}”, it says “{unit}”, and that was taken",
    "核对是谁的报送；表中写错的，请填报单位改正",
    "check whose report it is; have the unit correct the form if it is wrong",
    "从别家的表改来的，常忘记改单位名称。",
    "Forms copied from another unit often keep its name."
);
code!(
    /// The key of a form names one month and its words another.
    MONTH_DIFFERS, "S055", "form-month-differs", Warning,
    "{file}：表格是{key}的，表中写的是{text}，按表格的月份处理",
    "{file}: the form is that of {key}, it says {text}, and the form's month was taken",
    "问清报的是哪个月；用旧表填报的，改用本月的表",
    "find out which month it is; use this month's form",
    "旧表里“上月进展”等内容也是旧的，不能当作本月。",
    "An old form carries old words of the month before."
);
code!(
    /// A sheet of another month.
    SHEET_OF_OTHER_MONTH, "S056", "sheet-of-other-month", Warning,
    "{file}{at}：是{says}的表，没有读取，共{count}格，首格为“{text}”",
    "{file}{at_en}: it is the table of {says} and was not read; {count} cells, the first “{text}”",
    "确是旧表的，可不理会；是本月内容的，改正月份",
    "leave it if it is an old table; correct the month if it is this month's",
    "附在后面的上月旧表当作本月读取，会把旧进展登记为新进展。",
    "Last month's table kept in the file would pass old progress off as new."
);
code!(
    /// One row on several tasks.
    SEVERAL_TASKS, "S057", "row-of-several-tasks", Warning,
    "{file}{at}：一行写了几项任务（{numbers}），未读取：{text}",
    "{file}{at_en}: one row speaks of several tasks ({numbers}), not read: {text}",
    "请填报单位分开，一项任务一行",
    "ask for one row a task",
    "几项合写的进展分不清各属哪一项。",
    "Nobody can tell which words belong to which task."
);
code!(
    /// A row whose number and text name different tasks.
    NUMBER_AGAINST_TEXT, "S058", "number-against-text", Warning,
    "{file}{at}：序号是{task}，写的却是任务{other}的内容，未读取：{text}",
    "{file}{at_en}: the number is {task}, the text that of task {other}; not read: {text}",
    "问清报的是哪一项，改正序号或任务内容",
    "find out which it is and correct the number or the text",
    "自编的序号常与清单序号不同，照抄会张冠李戴。",
    "Running numbers of a unit's own often differ from those of the list."
);
code!(
    /// A row without a number whose text fits several tasks.
    SEVERAL_FIT, "S059", "text-fits-several-tasks", Warning,
    "{file}{at}：没有序号，任务内容与几项任务（{numbers}）都相符，未读取：{text}",
    "{file}{at_en}: no number, and the text fits several tasks ({numbers}); not read: {text}",
    "填上任务清单中的序号", "enter the number of the task list",
    "两项都讲得通时只问不猜。", "Where two tasks fit, a person is asked."
);
code!(
    /// 同上 with nothing above it.
    NOTHING_TO_CARRY, "S060", "nothing-to-carry", Warning,
    "{file}{at}：任务{task}写“{text}”，所指的一格没有内容，按未填处理",
    "{file}{at_en}: task {task} says “{text}”, but the cell it points to holds nothing; it counts as none",
    "请填报单位写明内容", "ask for the words themselves",
    "“同上”指的是同一栏的上一行；上一行没有采用的，不能沿用。",
    "同上 means the row above in the same column; what was not taken there cannot be carried on."
);
code!(
    /// A cell merged over several rows.
    MERGED_ROWS, "S061", "merged-over-rows", Info,
    "{file}{at}：合并的单元格，内容记入各行（任务{tasks}）：{text}",
    "{file}{at_en}: a merged cell; its words were entered for each row (tasks {tasks}): {text}",
    "核对各项任务是否确属同一内容", "check that the words are meant for each of these tasks",
    "合并的单元格对所跨的每一行都有效。", "A merged cell speaks for every row that it covers."
);
code!(
    /// Words under 备注.
    NOTE_COLUMN, "S062", "note-column", Info,
    "{file}{at}：没有并入台账，请过目：{text}",
    "{file}{at_en}: not merged; please read: {text}",
    "属于进展、问题、打算的，移到该栏", "move to its column what is progress, problem or plan",
    "备注没有对应的栏目，不悄悄丢掉，也不代为归类。", "Notes have no field of their own; they are shown and not classed by guess."
);
code!(
    /// Words under 需协调解决的事项.
    REQUEST_COLUMN, "S063", "request-column", Warning,
    "{file}{at}：没有并入台账，可能须答复：{text}",
    "{file}{at_en}: not merged and may want an answer: {text}",
    "由人过目；属于存在问题的，移到该栏", "read it; move it to 存在问题 if it is one",
    "需协调的事项、滞后的原因不等于存在问题，不代为并入。", "A request or a reason is not the same as a problem and is not merged as one."
);
code!(
    /// Rows that are no tasks.
    NOT_A_ROW, "S064", "row-not-kept", Info,
    "{file}{at}：合计、说明，不进入台账：{text}",
    "{file}{at_en}: sums or notes, not kept: {text}",
    "无需处理；写有进展的，移到该项任务", "nothing need be done; move it to its task if it is progress",
    "合计行、说明行不是任务。", "Sums and notes are no tasks."
);
code!(
    /// Formulas worked out here.
    COMPUTED, "S065", "formula-computed", Info,
    "{file}{at}：公式 ={formula} 没有保存结果，已算得 {value}",
    "{file}{at_en}: the formula ={formula} has no stored result; it comes to {value}",
    "核对算得的结果", "check the result",
    "只做四则运算、百分数、ROUND、SUM、AVERAGE，其余公式一律不算。",
    "Only plain arithmetic, percentages, ROUND, SUM and AVERAGE are worked out, nothing else."
);
code!(
    /// A paragraph that names no task.
    LOOSE_LINE, "S066", "line-without-task", Warning,
    "{file}{at}：没有写明是哪项任务，未读取：{text}",
    "{file}{at_en}: it does not say which task it is about, not read: {text}",
    "请填报单位按任务清单的序号分项填写", "ask for it task by task, with the numbers of the list",
    "按内容推测任务容易张冠李戴，所以只列出，不归入任何任务。",
    "Matching by subject lays one task's progress at another's door, so the words are shown and go to no task."
);
code!(
    /// Paragraphs numbered 1, 2, 3, which may be tasks or not.
    UNSURE_NUMBERING, "S067", "unsure-numbering", Warning,
    "{file}{at}：“{number}”可能是任务序号，也可能只是段落编号，未读取：{text}",
    "{file}{at_en}: “{number}” may be the number of a task or of a paragraph, not read: {text}",
    "写成“任务{number}：”", "write 任务{number}：",
    "从1起依次编号的段落多半是行文的编号。", "Paragraphs numbered from 1 upwards are mostly numbered for the reader."
);
code!(
    /// A row without a number, known by its text.
    KNOWN_BY_TEXT, "S068", "task-known-by-text", Info,
    "{file}{at}：没有序号，按任务内容认定为任务{task}",
    "{file}{at_en}: no number; by its text it is task {task}",
    "核对；下次请填序号", "check it, and ask for the number next time",
    "任务内容与清单一字不差，或者足够长的开头只与一项相符，才这样认定。",
    "Only a text that is that of one task alone, or a long beginning of it, is taken so."
);
code!(
    /// A second word on one field of one task.
    SECOND_VALUE, "S069", "second-value", Warning,
    "{file}{at}：任务{task}在同一份报送里另有一个“{text}”，未采用",
    "{file}{at_en}: a second value of task {task}, “{text}”, was not taken",
    "问清以哪个为准", "ask which holds",
    "同一项任务的状态、完成率只能有一个。", "A task has one status and one rate."
);
code!(
    /// A day of arrival without a year, or kept as a number.
    PRESUMED_ARRIVAL, "S070", "presumed-arrival", Info,
    "{file}{at}：报送时间“{text}”按{time}读取",
    "{file}{at_en}: the time of arrival “{text}” was read as {time}",
    "核对；写全年月日更稳妥", "check it; better write the whole date",
    "没有年份的日期只在与所在月份相合时才读；表格里的日期有时显示为数字。",
    "A day without a year is read only where it fits the folder's month; sheets sometimes show days as numbers."
);
code!(
    /// Words that a spreadsheet program would take for a formula.
    LIKE_A_FORMULA, "S071", "looks-like-a-formula", Warning,
    "{file}：任务{task}写的像是公式或命令，只当文字登记，没有运行：{text}",
    "{file}: task {task} holds what looks like a formula or a command; it was kept as text and not run: {text}",
    "请填报单位改写成文字；不要粘贴到表格软件里打开", "ask for it in words, and do not paste it into a spreadsheet",
    "以 =、@ 开头的文字粘贴到表格软件里会被当作公式甚至命令执行。",
    "A text that begins with = or @ may be run as a formula, even as a command, once it is pasted into a spreadsheet."
);
code!(
    /// A number of an earlier edition of the list, known by the words beside it.
    FORMER_NUMBER, "S072", "former-number", Info,
    "{file}{at}：原第{task}项，现为第{now}项，按现第{now}项登记",
    "{file}{at_en}: task {task} of the list before, now {now}, and entered as {now}",
    "核对；请填报单位改用现行清单的序号", "check it, and ask for the numbers of the list in force",
    "清单修改后序号会变；行中写的是原任务的内容，所以认得出是哪一项。",
    "Amendments change the numbers; the words in the row are those of the former task, so it is known."
);
code!(
    /// A form made by an earlier edition of the list.
    FORMER_FORM, "S073", "former-form", Info,
    "{file}：表格是按{edition}的清单发的，序号已对应到现行清单（原→现）：{pairs}",
    "{file}: the form was made by the list of {edition}; its numbers were carried over to the list in force: {pairs}",
    "无需处理；下次请用新发的表格", "nothing need be done; use the new form next time",
    "发出的表格里记着所依据的清单，序号以那份清单为准。",
    "A form that was given out says by which list it was made, and its numbers are of that list."
);
code!(
    /// Words on a task that is not in force any more.
    NOT_IN_FORCE, "S074", "task-not-in-force", Warning,
    "{file}{at}：原第{task}项任务自{since}起不再执行，未登记：{text}",
    "{file}{at_en}: task {task} of the list before is not in force since {since}; not entered: {text}",
    "无需处理；内容属于现行任务的，请填报单位按现行序号重报",
    "nothing need be done; what belongs to a task in force is to be sent again under its number",
    "任务已由修改通知删去，其进展不再登记，但不悄悄略过。",
    "An amendment took the task out; progress on it is no longer kept, and not passed over in silence."
);
code!(
    /// A number by itself that means one task in the list before and another in the list in force.
    CHANGED_NUMBER, "S075", "number-changed-meaning", Warning,
    "{file}{at}：清单自{until}起调整，第{task}项原指{before}，{today}，分不清报的是哪一项，未读取：{text}",
    "{file}{at_en}: the list changed on {until}: {task} meant {before} and {today_en}; which is meant cannot be told, not read: {text}",
    "问清报的是哪一项，写上任务内容或现行清单的序号", "find out which it is; add the task's words or its number in the list in force",
    "调整后的头两个月，新旧序号都可能有人用，只有序号没有内容的不猜。",
    "In the first two months after a change either list may be used; a number by itself is not guessed at."
);
