//! The findings of reading a returned draft.

use crate::base::diagnostic::{Code, Severity, Text};
use crate::parse::codes::code;

/// All of them.
pub static CODES: [&Code; 15] = [
    &UNREADABLE,
    &TOO_LARGE,
    &COMMENT,
    &UNMAPPED,
    &FORMATTED,
    &EDGE,
    &HIDDEN,
    &OTHER_TABLE,
    &UNNUMBERED,
    &UNGROUPED,
    &MERGED,
    &FURNITURE,
    &LIST_NUMBER,
    &INSTRUCTION,
    &CHANGED_NOTE,
];

code!(
    UNREADABLE,
    "R001",
    "unreadable-draft",
    Error,
    ("{file}：读不了改稿：{reason}", "{file}: the returned draft cannot be read: {reason_en}"),
    (
        "用办公软件打开，另存为 docx 再试；设有密码的先去掉密码",
        "open it in an office program and save it as docx, without a password"
    ),
    (
        "改稿必须是带修订记录的 docx：旧版 doc、PDF 和照片里没有可读的修订。",
        "A returned draft is a docx with its tracked changes: an old doc, a PDF or a photograph has none to read."
    )
);
code!(
    TOO_LARGE,
    "R002",
    "huge-draft",
    Error,
    ("{file}：改稿超过上限（{limit}），未读取", "{file}: the returned draft has more than {limit} and was not read"),
    ("检查是否夹带了别的文件；删去后另存再试", "look for other matter in it; remove that and save again"),
    (
        "一份通知只有几万字。很小的压缩文件可以解出几十亿字节，读取它会使程序停摆。",
        "A notice has some ten thousand characters. A small archive can unpack to gigabytes and bring everything to a halt."
    )
);
code!(
    COMMENT,
    "R003",
    "comment",
    Warning,
    ("{file}{at}：{author}批注：“{text}”{quoted}", "{file}{at_en}: {author} remarks: “{text}”{quoted_en}"),
    ("由经办人答复或照办；批注本身不改变文字", "answer it or act on it; a comment changes no words by itself"),
    (
        "领导常把意见写在批注里，只接受修订就会漏掉它。",
        "Leaders often say in the margin what is to be done; accepting the tracked changes alone would miss it."
    )
);
code!(
    UNMAPPED,
    "R004",
    "unmapped-object",
    Warning,
    (
        "{file}{at}：有{what}{text}，不属于通知的任何部分，未读入",
        "{file}{at_en}: {what_en}{text_en} is no part of a notice and was not read"
    ),
    ("需要的文字请写进正文或表格的相应位置", "write the words that are wanted into the text or the table"),
    (
        "图片、文本框、脚注、公式等在通知的内容里没有位置，只列出来由人处理，不丢弃。",
        "Pictures, text boxes, footnotes and equations have no place in a notice's content; they are listed, not dropped."
    )
);
code!(
    FORMATTED,
    "R005",
    "formatting-changes",
    Info,
    (
        "{file}：有 {count} 处只改格式的修订，不影响文字",
        "{file}: tracked changes of the look alone, which touch no words: {count}"
    ),
    ("版式由模板统一决定；确需改动版式的，改 templates/", "the look comes from the templates: change it in templates/"),
    ("字体、字号和行距按 GB/T 9704 排定，不随改稿走。", "Fonts, sizes and spacing follow GB/T 9704, not the draft.")
);
code!(
    EDGE,
    "R006",
    "page-edge-text",
    Warning,
    ("{file}：{what}里有文字“{text}”，未读入", "{file}: {what_en} says “{text}”, which was not read"),
    (
        "属于内容的请写进正文；页码由程序编排",
        "write it into the text if it belongs there; page numbers are the program's"
    ),
    (
        "本程序的公文只在页脚有页码，其余都是后来加上去的。",
        "Papers of this program have a page number at their foot and nothing else there; more was added later."
    )
);
code!(
    HIDDEN,
    "R007",
    "hidden-words",
    Warning,
    ("{file}{at}：有隐藏文字“{text}”，未读入", "{file}{at_en}: hidden text “{text}” was not read"),
    ("需要的请取消隐藏，不需要的请删去", "unhide it, or delete it"),
    ("隐藏文字打印不出来，读入会使看不见的话成为公文。", "Hidden text does not print; it must not become law unseen.")
);
code!(
    OTHER_TABLE,
    "R008",
    "other-table",
    Warning,
    (
        "{file}{at}：这张表不是任务清单，未读入：{text}",
        "{file}{at_en}: this table is no task list and was not read: {text}"
    ),
    (
        "任务清单被拆成几张表的，请合并成一张；其他表格不属于通知的内容",
        "join the task list if it was split; other tables are no part of the content"
    ),
    (
        "只有表头含“序号”、任务内容和责任单位的第一张表是任务清单。",
        "The task list is the first table whose head has 序号, the content and the units."
    )
);
code!(
    UNNUMBERED,
    "R009",
    "unnumbered-row",
    Error,
    ("{file}{at}：这一行没有序号，未读入：{text}", "{file}{at_en}: this row has no number and was not read: {text}"),
    (
        "新增的任务请编上序号；续上一行的请并入上一行",
        "number the task if it is new; join it to the row above if it goes on"
    ),
    (
        "任务以序号相认。没有序号的行，程序不知道是新任务还是上一行的续行，不猜。",
        "Tasks are known by number. A row without one may be a new task or the rest of another; that is not guessed."
    )
);
code!(
    UNGROUPED,
    "R010",
    "row-without-group",
    Warning,
    (
        "{file}{at}：看不出这一行属于哪个工作项目，归入了上一组",
        "{file}{at_en}: this row does not show its group; it was read into the group above"
    ),
    ("把这一格与上面的合并，或写上所属的工作项目", "merge it with the cell above or name its group"),
    (
        "新插入的行常常没有工作项目；删去一组的第一行，也会把工作项目一起删掉。",
        "A row newly put in often has no group, and with the first row of a group its heading may be deleted."
    )
);
code!(
    MERGED,
    "R011",
    "merged-cells",
    Warning,
    (
        "{file}{at}：“{head}”一栏的这一格与别的格合并了，按空白读取",
        "{file}{at_en}: this cell of column “{head}” is merged with another and was read as empty"
    ),
    ("拆分合并的单元格，每项任务各写各的", "split the merged cell and fill in each task's own"),
    (
        "合并的单元格是各行共用，还是只属于第一行，程序不猜。",
        "Whether a merged cell is for all its rows or for the first alone is not guessed."
    )
);
code!(
    FURNITURE,
    "R012",
    "changed-furniture",
    Warning,
    (
        "{file}{at}：版记或题注由“{before}”改成了“{text}”，未读入",
        "{file}{at_en}: the imprint or the line under the title was changed from “{before}” to “{text}”; this was not read"
    ),
    (
        "版记在 templates/style.yaml 中改；题注由程序编写",
        "change the imprint in templates/style.yaml; the line is the program's"
    ),
    (
        "版记、题注和页码由程序编排，不是通知的内容。",
        "Imprint, history line and page numbers are made by the program and are no content."
    )
);
code!(
    LIST_NUMBER,
    "R013",
    "list-numbering",
    Warning,
    (
        "{file}{at}：自动编号的格式不认识，编号未读入",
        "{file}{at_en}: the form of this automatic number is not known; the number was not read"
    ),
    ("把自动编号改成手打的编号", "type the number instead of letting the program number it"),
    (
        "自动编号不在文字里，要由程序算出来；算不准的不猜。",
        "Automatic numbers are not in the text; they are worked out, and not guessed where that fails."
    )
);
code!(
    INSTRUCTION,
    "R014",
    "field-text",
    Warning,
    (
        "{file}：有文字写在域代码里，显示不出来，未读入：“{text}”",
        "{file}: text stands in the code of a field, which is not shown; it was not read: “{text}”"
    ),
    (
        "在 Word 中按 Alt+F9 查看域代码；需要的文字请移出来",
        "look at the field codes (Alt+F9 in Word) and move the words out"
    ),
    ("域代码不打印，其中的文字不是公文的内容。", "Field codes do not print; their words are no content.")
);
code!(
    CHANGED_NOTE,
    "R015",
    "edited-footnote",
    Warning,
    (
        "{file}{at}：{what}有改动，没有写进修改清单：{change}",
        "{file}{at_en}: {what_en} was edited, which no amendment says: {change_en}"
    ),
    (
        "脚注的文字在 templates/ 的模板里，照此改模板",
        "the words of footnotes stand in the templates; change them there"
    ),
    (
        "脚注由模板写出，不是通知内容的一部分，修改清单改不到它；领导改了脚注，要由人改到模板里，所以列出原文和改后的文字。",
        "Templates say what footnotes say; they are no part of the notice's content, which amendments change. What was edited in one is listed with its words, for a person to take over."
    )
);
