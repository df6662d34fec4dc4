//! The findings of composing a paper from a template.

use crate::base::diagnostic::{Code, Severity, Text};

/// All of them.
pub static CODES: [&Code; 20] = [
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
    &NO_DEFINITION,
    &NO_REFERENCE,
    &NOTE_FORM,
    &NOTE_TWICE,
    &NOTED_CELL,
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

/// A footnote where none can stand.
pub static FOOTNOTE: Code = Code {
    id: "T012",
    name: "misplaced-footnote",
    severity: Severity::Error,
    message: Text {
        zh: "脚注{mark}不能放在这里（{place}）", en: "the footnote {mark} cannot stand here ({place_en})"
    },
    cure: Text {
        zh: "脚注只能跟在正文、各级标题、联系方式、表注和表格正文的文字后面；这里的说明写进正文或括注",
        en: "a footnote follows words of the text, a heading, contacts, a note to a table or a cell below its head; say this one in the text or in brackets",
    },
    why: Text {
        zh: "版头、标题、主送机关、署名、版记和表头的编排由国家标准规定，表头还会在每页重复；那里没有脚注的位置。",
        en: "The standard gives the form of head, title, addressees, signature and imprint, and the head of a table stands on every page; none of them has room for a footnote.",
    },
};

/// A reference to a footnote that nobody wrote.
pub static NO_DEFINITION: Code = Code {
    id: "T013",
    name: "undefined-footnote",
    severity: Severity::Error,
    message: Text { zh: "脚注{mark}没有内容", en: "the footnote {mark} says nothing" },
    cure: Text {
        zh: "另起一行写“{mark}: 脚注文字。”，放在同一篇模板的任何地方",
        en: "write “{mark}: …” on a line of its own, anywhere in the template",
    },
    why: Text {
        zh: "有注号而没有注文，读者找不到说明。",
        en: "A number without a footnote sends the reader looking for nothing.",
    },
};

/// What a footnote says, without a reference to it.
pub static NO_REFERENCE: Code = Code {
    id: "T014",
    name: "unreferenced-footnote",
    severity: Severity::Error,
    message: Text {
        zh: "脚注{mark}没有被引用：“{text}”", en: "nothing refers to the footnote {mark}: “{text}”"
    },
    cure: Text {
        zh: "在所注文字后面写{mark}；只在某种情况下才用的脚注，注文与注号放进同一个条件",
        en: "write {mark} behind the words that it is about; what is used in one case only stands with its reference in one condition",
    },
    why: Text {
        zh: "没有注号的注文不会印出来，悄悄丢掉就是丢字。",
        en: "What nothing refers to is not printed, and would be lost unseen.",
    },
};

/// A footnote that is no plain text.
pub static NOTE_FORM: Code = Code {
    id: "T015",
    name: "footnote-form",
    severity: Severity::Error,
    message: Text {
        zh: "脚注{mark}里有{what}：“{text}”", en: "the footnote {mark} holds {what_en}: “{text}”"
    },
    cure: Text {
        zh: "脚注只写一段普通文字，不加链接、粗体、换行，也不再套脚注",
        en: "write one paragraph of plain text: no link, no bold, no line break, no footnote within",
    },
    why: Text {
        zh: "脚注是小字的一段说明；注中有注，注号就排不出先后。",
        en: "A footnote is one small paragraph; with footnotes within it numbers would have no order.",
    },
};

/// A footnote that is defined or referred to twice.
pub static NOTE_TWICE: Code = Code {
    id: "T016",
    name: "repeated-footnote",
    severity: Severity::Error,
    message: Text { zh: "脚注{mark}{what}", en: "the footnote {mark} {what_en}" },
    cure: Text {
        zh: "每处各写一条脚注，名称不同；循环里的脚注移到循环外面",
        en: "write a footnote of its own name for each place; take it out of a loop",
    },
    why: Text {
        zh: "注号按出现的先后编，一条脚注只有一个号，也只排在一页上。",
        en: "Numbers follow the text; a footnote has one number and stands on one page.",
    },
};

/// A cell that was to have a footnote.
pub static NOTED_CELL: Code = Code {
    id: "T017",
    name: "noted-cell",
    severity: Severity::Error,
    message: Text {
        zh: "表格脚注“{text}”：{problem}", en: "the footnote of a cell, “{text}”: {problem_en}"
    },
    cure: Text {
        zh: "写作 [[表名: 行首 列名[^注]]]，例如 [[tasks: 3 具体内容[^a]; 5 备注[^b]]]；行首是该行第一格的文字，列名是表头的文字",
        en: "write [[table: row column[^note]]], as in [[tasks: 3 具体内容[^a]; 5 备注[^b]]]: what the first cell of the row says, and the head of the column",
    },
    why: Text {
        zh: "表格的文字由数据直接填写，不经过模板，所以由模板指明脚注注的是哪一格；指不到就是丢字。",
        en: "Cells are filled from the data and never pass through the template, which therefore says which of them has a footnote; one that leads nowhere would be lost.",
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
