//! The findings of composing a paper from a template.

use crate::base::diagnostic::{Code, Severity, Text};

/// All of them.
pub static CODES: [&Code; 15] = [
    &TEMPLATE,
    &MARKDOWN,
    &DIRECTIVE,
    &SLOT,
    &MISSING_TEMPLATE,
    &NOTHING,
    &HEAD_FORM,
    &FOREIGN,
    &LACKING,
    &DOWNWARD,
    &NO_ROOM,
    &FOOTNOTE,
    &UNPROVEN,
    &UNTRACEABLE,
    &UNEXPLAINED,
];

/// Tera refused the template.
pub static TEMPLATE: Code = Code {
    id: "T001",
    name: "template",
    severity: Severity::Error,
    message: Text { zh: "模板有误：{reason}", en: "the template is wrong: {reason}" },
    cure: Text { zh: "{near}", en: "{near_en}" },
    why: Text {
        zh: "模板里写错的变量名若被当作空白，公文就会悄悄少一行，所以一律报错。可用的变量见 templates/README.md。",
        en: "A mistyped variable taken for empty would lose a line of a paper unseen, so it is always an error. templates/README.md lists what there is.",
    },
};

/// Markdown beyond our subset.
pub static MARKDOWN: Code = Code {
    id: "T002",
    name: "markdown-form",
    severity: Severity::Error,
    message: Text {
        zh: "模板用了不支持的 Markdown 写法（{what}），在“{text}”附近",
        en: "the template uses Markdown that is not supported ({what}), near “{text}”",
    },
    cure: Text {
        zh: "只能用：# 至 ##### 标题、段落、*楷体接排标题*、**加粗**、行末 \\ 换行、[文字](mailto:地址) 链接、--- 另起页",
        en: "use only # to ##### headings, paragraphs, *run-in heading*, **strong**, \\ at a line's end, [text](mailto:address) links and --- for a new page",
    },
    why: Text {
        zh: "公文没有项目符号、代码块、引用等格式；放过它们，版式就不受国家标准约束。",
        en: "Official papers have no bullets, code or quotations; letting them through would leave the standard.",
    },
};

/// A `:::` line that names no part.
pub static DIRECTIVE: Code = Code {
    id: "T003",
    name: "unknown-part",
    severity: Severity::Error,
    message: Text { zh: "“{line}”：{problem}", en: "“{line}”: {problem_en}" },
    cure: Text {
        zh: "部分名称有：{names}；每个 ::: 名称 之后要有单独一行 :::",
        en: "parts are: {names}; each ::: name is closed by a line :::",
    },
    why: Text {
        zh: "::: 名称 … ::: 之间的段落按该部分的样式排。",
        en: "Paragraphs between ::: name and ::: take the style of that part.",
    },
};

/// A `[[slot]]` that this paper does not have.
pub static SLOT: Code = Code {
    id: "T004",
    name: "unknown-table",
    severity: Severity::Error,
    message: Text {
        zh: "这种公文没有名为“{slot}”的表或图", en: "this paper has no table or chart “{slot}”"
    },
    cure: Text { zh: "可用的表和图：{names}", en: "tables and charts: {names}" },
    why: Text {
        zh: "表格和图由数据直接填写，单独成行写作 [[名称]]。",
        en: "Tables and charts are filled from the data; a line of its own names one as [[name]].",
    },
};

/// A template that is not there.
pub static MISSING_TEMPLATE: Code = Code {
    id: "T005",
    name: "no-template",
    severity: Severity::Error,
    message: Text { zh: "没有模板 {path}", en: "there is no template {path}" },
    cure: Text {
        zh: "用 `hongtou init` 新建一个案卷，把其中的 templates/ 复制过来",
        en: "make a new dossier with `hongtou init` and copy its templates/",
    },
    why: Text {
        zh: "每种公文的文字由 templates/ 下的同名模板决定。",
        en: "The words of each paper come from its template in templates/.",
    },
};

/// Nothing to make a paper of.
pub static NOTHING: Code = Code {
    id: "T006",
    name: "nothing-to-print",
    severity: Severity::Error,
    message: Text { zh: "{paper}缺少{what}，无法生成", en: "{paper} cannot be made without {what_en}" },
    cure: Text { zh: "在 {file} 中补上", en: "add it to {file}" },
    why: Text {
        zh: "没有标题、没有任务清单的公文不能印发，程序也不编造。",
        en: "A paper without its title or its list cannot be issued, and nothing is made up.",
    },
};

/// A value of head or foot that is not of its form.
pub static HEAD_FORM: Code = Code {
    id: "T007",
    name: "head-form",
    severity: Severity::Error,
    message: Text {
        zh: "{name}写作“{value}”，应为{wanted}", en: "{name_en} is “{value}”; it must be {wanted_en}"
    },
    cure: Text { zh: "在 {file} 的 {field} 中改正", en: "mend {field} in {file}" },
    why: Text {
        zh: "GB/T 9704—2012 第7.2.1至7.2.3条、第7.2.6条、第7.3.6条规定了份号、密级和保密期限、紧急程度、签发人、附注的写法。写法不合规定的公文会被退回，密级写错更是失泄密隐患，所以不生成。",
        en: "GB/T 9704-2012 (7.2.1 to 7.2.3, 7.2.6, 7.3.6) fixes how copy number, secrecy, urgency, 签发人 and note are written. A paper with any of them wrong is sent back, and a wrong secrecy does worse, so it is not made.",
    },
};

/// Something that papers of this 版式 do not have.
pub static FOREIGN: Code = Code {
    id: "T008",
    name: "foreign-to-format",
    severity: Severity::Error,
    message: Text { zh: "{format}不编排{what}", en: "a paper in {format} does not bear {what_en}" },
    cure: Text {
        zh: "删去 {file} 中的 {field}，或改 format", en: "delete {field} from {file}, or change its format"
    },
    why: Text {
        zh: "GB/T 9704—2012 第10章规定了信函、命令、纪要各有哪些要素。没有规定位置的要素若悄悄不印，就是丢失内容；随便放一处，又不合标准。",
        en: "GB/T 9704-2012, chapter 10, says what letters, orders and minutes consist of. To leave out what has no place there would lose it unseen; to put it anywhere would break the standard.",
    },
};

/// Something without which this 版式 is not whole.
pub static LACKING: Code = Code {
    id: "T009",
    name: "lacking-for-format",
    severity: Severity::Error,
    message: Text { zh: "{format}缺少{what}", en: "a paper in {format} needs {what_en}" },
    cure: Text { zh: "在 {file} 中填写 {field}", en: "add {field} to {file}" },
    why: Text {
        zh: "GB/T 9704—2012 规定必须编排的要素，程序既不编造，也不省略。",
        en: "What GB/T 9704-2012 demands is neither made up nor left out.",
    },
};

/// 签发人 on a paper that does not go upward.
pub static DOWNWARD: Code = Code {
    id: "T010",
    name: "signatory-on-downward-paper",
    severity: Severity::Error,
    message: Text {
        zh: "《{title}》不是上行文，不标注签发人（{names}）",
        en: "“{title}” does not go to a higher organ and so bears no 签发人 ({names})",
    },
    cure: Text {
        zh: "删去 content/notice.yaml 中的 authorised_by；确为上行文的，核对标题的文种（请示、报告、意见、议案）和 format",
        en: "delete authorised_by from content/notice.yaml; if the paper does go upward, check the 文种 of its title (请示, 报告, 意见, 议案) and its format",
    },
    why: Text {
        zh: "GB/T 9704—2012 第7.2.6条：签发人只在上行文中标注。程序从标题末尾的文种看出行文方向。",
        en: "GB/T 9704-2012, 7.2.6: only a paper to a higher organ names who signed it off. The direction is told from the 文种 at the end of the title.",
    },
};

/// 主送 that must go to an imprint which is not there.
pub static NO_ROOM: Code = Code {
    id: "T011",
    name: "addressees-without-imprint",
    severity: Severity::Error,
    message: Text {
        zh: "主送机关有{lines}行，首页排不下正文，应移至版记，但没有版记",
        en: "the addressees take {lines} lines and leave no room for text on the first page; they belong in the imprint, but there is none",
    },
    cure: Text {
        zh: "在 templates/style.yaml 中填写 imprint，或在 content/notice.yaml 中改用统称",
        en: "add an imprint to templates/style.yaml, or name the addressees by a group in content/notice.yaml",
    },
    why: Text {
        zh: "GB/T 9704—2012 第7.3.2条：主送机关名称过多导致公文首页不能显示正文时，应当将主送机关名称移至版记。",
        en: "GB/T 9704-2012, 7.3.2: addressees that would keep the text off the first page move to the imprint.",
    },
};

/// A footnote in a template.
pub static FOOTNOTE: Code = Code {
    id: "T012",
    name: "footnote",
    severity: Severity::Error,
    message: Text {
        zh: "模板用了脚注标记“{mark}”：“{text}”",
        en: "the template has the mark of a footnote, {mark}: “{text}”",
    },
    cure: Text {
        zh: "公文不设脚注：把说明写进正文或括注，表的说明写在 ::: table_note 中，附注写在 ::: note 中",
        en: "papers have no footnotes: say it in the text or in brackets, of a table in ::: table_note, below the date in ::: note",
    },
    why: Text {
        zh: "GB/T 9704 的公文要素中没有脚注；按一般 Markdown 处理，脚注的文字会被当成链接地址而悄悄丢失，所以一律报错。",
        en: "GB/T 9704 knows no footnote among the parts of a paper; plain Markdown would take its text for the target of a link and lose it unseen, so it is always an error.",
    },
};

/// A name or number in a bulletin that nobody said.
pub static UNPROVEN: Code = Code {
    id: "T020",
    name: "unproven-statement",
    severity: Severity::Error,
    message: Text {
        zh: "通报中的“{token}”没有出处：{around}",
        en: "“{token}” in the bulletin has no origin: {around}",
    },
    cure: Text {
        zh: "单位名称和数字不要直接写在模板里，也不要在模板里计算，改用变量；可用的变量见 templates/README.md",
        en: "do not write names of units and numbers into the template, nor compute them there: use a variable; templates/README.md lists them",
    },
    why: Text {
        zh: "通报点名、列数，关系各单位的考核。写死在模板里的名称和数字，下个月还会照印，却没有任何报送为据，所以通报中的每个单位名称、数字、日期和百分比都须追溯到收到的文件。",
        en: "A bulletin names and counts, and units are judged by it. What is written into the template itself is printed again next month with nothing to bear it out, so every unit, number, date and percentage must lead back to a received file.",
    },
};

/// A template whose words cannot be told from its data.
pub static UNTRACEABLE: Code = Code {
    id: "T021",
    name: "untraceable-template",
    severity: Severity::Error,
    message: Text {
        zh: "{path} 的写法使文字的出处无法追踪",
        en: "{path} is written so that its words cannot be traced",
    },
    cure: Text {
        zh: "变量只用双花括号、for、if、set 和 include 的通常写法，不要整段赋值，不要用宏",
        en: "use variables in double braces, for, if, set and include plainly; no block assignments, no macros",
    },
    why: Text {
        zh: "每个名称和数字都须能追溯到收到的文件，追踪不了的模板不能用来生成通报。",
        en: "Every name and number must lead back to a received file; a template that hides this cannot make a bulletin.",
    },
};

/// A figure that cannot be explained.
pub static UNEXPLAINED: Code = Code {
    id: "T022",
    name: "unexplained-figure",
    severity: Severity::Error,
    message: Text {
        zh: "通报中的“{text}”（{path}）说不出由哪些报送得来",
        en: "nothing tells from which reports “{text}” ({path}) in the bulletin was made",
    },
    cure: Text {
        zh: "这是程序的欠缺，请报告；在此之前从模板中去掉这个变量",
        en: "this is a lack of the program, please report it; until then take the variable out of the template",
    },
    why: Text {
        zh: "说不出来由的数字不能印发。", en: "A figure that nobody can account for may not be issued."
    },
};
