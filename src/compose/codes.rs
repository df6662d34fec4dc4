//! The findings of composing a paper from a template.

use crate::base::diagnostic::{Code, Severity, Text};

/// All of them.
pub static CODES: [&Code; 6] = [&TEMPLATE, &MARKDOWN, &DIRECTIVE, &SLOT, &MISSING_TEMPLATE, &NOTHING];

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
