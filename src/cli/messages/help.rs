//! The help texts: what each command and option says of itself.

pub(in super::super) mod lock;

use crate::base::diagnostic::Text;

/// What a command says of itself.
pub(in super::super) struct CommandHelp {
    /// Its name.
    pub(in super::super) name: &'static str,
    /// One line of what it does.
    pub(in super::super) about: Text,
    /// How it is called; English leaves this to clap.
    pub(in super::super) usage: &'static str,
}

const fn command(name: &'static str, zh: &'static str, en: &'static str, usage: &'static str) -> CommandHelp {
    CommandHelp { name, about: Text { zh, en }, usage }
}

/// What an option or argument says of itself.
pub(in super::super) struct ArgHelp {
    /// Its name; options are called `--name`.
    pub(in super::super) name: &'static str,
    /// One line of what it does.
    pub(in super::super) help: Text,
    /// What its value is called.
    pub(in super::super) value: Text,
}

const fn arg(name: &'static str, zh: [&'static str; 2], en: [&'static str; 2]) -> ArgHelp {
    ArgHelp { name, help: Text { zh: zh[0], en: en[0] }, value: Text { zh: zh[1], en: en[1] } }
}

pub(in super::super) const ROOT: CommandHelp = command(
    "hongtou",
    "红头：由一份收到的通知，生成由它而来的全部公文（GB/T 9704-2012）。不写命令即 `hongtou build`",
    "From one official notice to every paper that follows from it, to GB/T 9704-2012. Alone it means `hongtou build`",
    "hongtou [选项] [命令]",
);
pub(in super::super) const BUILD: CommandHelp = command(
    "build",
    "生成通知、附件和通报，写入 out/；输入未变的不重写",
    "Make the notice, annex and bulletin in out/; what is up to date is left alone",
    "hongtou build [文种]... [选项]",
);
pub(in super::super) const FORMS: CommandHelp = command(
    "forms",
    "生成发给各单位的填报表和任务书，写入 out/forms/",
    "Make the form and the task sheet that go out to each unit, in out/forms/",
    "hongtou forms --month <月份> [选项]",
);
pub(in super::super) const PARSE: CommandHelp = command(
    "parse",
    "解析收到的通知，写成 content/*.yaml；人工改动过的不覆盖",
    "Read the notice as received into content/*.yaml; what a person edited is left alone",
    "hongtou parse [文件] [选项]",
);
pub(in super::super) const RECEIVE: CommandHelp = command(
    "receive",
    "收入各单位的报送：原件存入 seeds/submissions/，登记收件；--report 列出每一格的去向",
    "Take in what units sent: keep it under seeds/submissions/ with a receipt; --report accounts for every cell",
    "hongtou receive [文件或目录]... [选项]",
);
pub(in super::super) const SLIPS: CommandHelp = command(
    "slips",
    "打印退回单：每个单位被退回的内容、原因和应补正为什么，写入 out/slips/",
    "Print return slips into out/slips/: what was refused of each unit's report, why, and what is wanted",
    "hongtou slips [选项]",
);
pub(in super::super) const BULLETIN: CommandHelp = command(
    "bulletin",
    "生成通报；--preview-names 只列出将被点名的单位及缘由，供事先核对",
    "Make the bulletins; --preview-names only lists who would be named and why, so that they can object first",
    "hongtou bulletin [选项]",
);
pub(in super::super) const CHECK: CommandHelp = command(
    "check",
    "校对全部原文与数据，列出意见；写明文件则校对那一份公文；--format-report 逐条测量已生成的公文是否合乎 GB/T 9704",
    "Proofread all texts and data, or one paper; --format-report measures the written papers, clause by clause",
    "hongtou check [文件] [选项]",
);
pub(in super::super) const TRACE: CommandHelp = command(
    "trace",
    "追溯公文上的文字、任务或数据：由谁所报，在哪个文件的哪一处",
    "Trace words of a paper, a task or a figure back to the file and the cell that says so",
    "hongtou trace [文件] [选项]",
);
pub(in super::super) const EXPLAIN: CommandHelp = command(
    "explain",
    "说明一条意见：为何提出、怎样改；不写编号则列出全部",
    "Explain a finding: why it matters and what to do; without a code, list all",
    "hongtou explain [编号] [选项]",
);
pub(in super::super) const FONT_POLICY: ArgHelp = arg(
    "font-policy",
    [
        "字体从哪里取：bundled（只用随附的，默认）、official-first（本机有官方字体的先用）、no-gpl（不用 GPL 许可的）",
        "规则",
    ],
    [
        "Where fonts come from: the shipped ones alone (the default), the official families first where this system has them, or none under the GPL",
        "POLICY",
    ],
);
pub(in super::super) const FONT: ArgHelp = arg(
    "font",
    ["指定一个字面用哪个文件，如 仿宋=simfang.ttf、宋体=simsun.ttc#0；可写多次", "字面=文件"],
    ["The file for one face, such as 仿宋=simfang.ttf or Song=simsun.ttc#0; may be given several times", "FACE=FILE"],
);
pub(in super::super) const FONTS: CommandHelp = command(
    "fonts",
    "列出各字面用哪个字体文件、是否官方字体、许可",
    "List which font file stands for which face, whether it is the official one, and its licence",
    "hongtou fonts [选项]",
);
pub(in super::super) const INIT: CommandHelp = command(
    "init",
    "新建案卷，内有示例，可立即生成",
    "Make a new dossier with an example that builds at once",
    "hongtou init <目录> [选项]",
);
pub(in super::super) const COMPLETIONS: CommandHelp = command(
    "completions",
    "输出命令行补全脚本",
    "Print the completion script of a shell",
    "hongtou completions <终端> [选项]",
);
pub(in super::super) const LEDGER: CommandHelp = command(
    "ledger",
    "列出各单位报送情况：全年的通报、约谈和后果；写明月份则为当月",
    "List how every body stands: by the year, or in one month",
    "hongtou ledger [选项]",
);
pub(in super::super) const WHY_UNIT: CommandHelp = command(
    "why",
    "说明一个单位为何是这样的情况：规定、期限、收件、决定、次数",
    "Explain why a body stands as it does: rules, due day, receipts, decisions, counts",
    "hongtou why <单位> [选项]",
);
pub(in super::super) const EDITION: CommandHelp = command(
    "edition",
    "列出现行文本：印发的通知逐次修改到某一天的样子，每段带着修改通知用的定位",
    "Print the text in force: the notice as amended up to a day, each part with the place an amendment calls it by",
    "hongtou edition [选项]",
);
pub(in super::super) const DIFF: CommandHelp = command(
    "diff",
    "用修改通知的话说明两个文本有何不同",
    "Say in the words of an amendment how one text differs from another",
    "hongtou diff [选项]",
);
pub(in super::super) const AMEND: CommandHelp = command(
    "amend",
    "写成修改的清单（content/amendments/）：读修改通知，或取自改好的文本、领导批改的 DOCX",
    "Make an amendment in content/amendments/: from one as issued, from an edited text, from a returned DOCX",
    "hongtou amend <命令>",
);
pub(in super::super) const AMEND_PARSE: CommandHelp = command(
    "parse",
    "解析印发的修改通知，写成 content/amendments/*.yaml，并在现行文本上试改",
    "Read an amendment as issued into content/amendments/*.yaml and try it on the text in force",
    "hongtou amend parse <文件> [选项]",
);
pub(in super::super) const FROM_EDIT: CommandHelp = command(
    "from-edit",
    "把改好的草稿与现行文本相比，写成修改的清单；先用 --start 写出草稿",
    "Compare an edited draft with the text in force and write the changes; --start writes the draft first",
    "hongtou amend from-edit [选项]",
);
pub(in super::super) const FROM_DOCX: CommandHelp = command(
    "from-docx",
    "把领导在公文上的修订写成修改的清单；没有留痕的改动不采用，只列出",
    "Write the tracked changes of a returned paper as an amendment; edits without a trace are listed, not used",
    "hongtou amend from-docx <文件> [选项]",
);
pub(in super::super) const HELP: CommandHelp =
    command("help", "显示某个命令的用法", "Show how to use a command", "hongtou help [命令]");

pub(in super::super) const DOSSIER: ArgHelp = arg(
    "dossier",
    ["案卷所在目录；默认是当前目录及其上级中最近的、有 seeds/ 或 content/ 的目录", "目录"],
    ["The dossier's folder; by default the nearest at or above the current one with seeds/ or content/", "DIR"],
);
pub(in super::super) const LANG: ArgHelp = arg(
    "lang",
    ["界面语言，zh 或 en；默认按环境变量 HONGTOU_LANG，再按系统语言", "语言"],
    ["Language of messages; by default HONGTOU_LANG, then the system's language", "LANG"],
);
pub(in super::super) const FORMAT_OF_MESSAGES: ArgHelp = arg(
    "message-format",
    ["输出形式，human（给人看）或 json（每行一个对象）；默认 human", "形式"],
    ["Form of messages: for people, or one JSON object per line; human by default", "FORM"],
);
pub(in super::super) const QUIET: ArgHelp = arg("quiet", ["只显示错误", ""], ["Show errors only", ""]);
pub(in super::super) const VERBOSE: ArgHelp = arg("verbose", ["多显示一些", ""], ["Show more", ""]);
pub(in super::super) const SHOW_HELP: ArgHelp = arg("help", ["显示用法", ""], ["Print help", ""]);
pub(in super::super) const VERSION: ArgHelp = arg("version", ["显示版本", ""], ["Print version", ""]);
pub(in super::super) const PAPERS: ArgHelp = arg(
    "papers",
    ["要生成的文种：notice（通知）、annex（附件）、bulletin（通报）；默认全部", "文种"],
    ["The papers to make; all by default", "PAPER"],
);
pub(in super::super) const FORMAT: ArgHelp = arg(
    "format",
    ["输出格式：docx、pdf，可用逗号并列；默认两种都要", "格式"],
    ["Output formats, parted by commas; all by default", "FORMAT"],
);
pub(in super::super) const MONTH: ArgHelp = arg(
    "month",
    ["月份，如 2022-06；默认是收到报送的每个月", "月份"],
    ["The month, such as 2022-06; by default every month with reports", "MONTH"],
);
pub(in super::super) const FORM_MONTH: ArgHelp =
    arg("month", ["要填报的月份，如 2022-07", "月份"], ["The month to be reported on, such as 2022-07", "MONTH"]);
pub(in super::super) const UNIT: ArgHelp = arg(
    "unit",
    ["只要这个单位的，可用逗号并列，统称即其全部成员；默认有任务的每个单位", "单位"],
    ["Only for these units, parted by commas, a group for all its members; by default all that have tasks", "UNIT"],
);
pub(in super::super) const FORM_FORMAT: ArgHelp = arg(
    "format",
    ["输出格式：xlsx、docx（填报表），pdf（任务书），可用逗号并列；默认全部", "格式"],
    ["Output formats, parted by commas: xlsx and docx for the form, pdf for the task sheet; all by default", "FORMAT"],
);
pub(in super::super) const MONTH_OF_LEDGER: ArgHelp = arg(
    "month",
    ["只看这个月，如 2022-06；默认是汇总过的全部月份", "月份"],
    ["Only this month, such as 2022-06; by default every month that was merged", "MONTH"],
);
pub(in super::super) const FORMAT_REPORT: ArgHelp = arg(
    "format-report",
    ["测量 out/ 中已生成的公文：版面模型与写出的 PDF 各测一遍，列出每条的实测值", ""],
    ["Measure the papers in out/ twice, as laid out and as the written PDF has them, and list every measure", ""],
);
pub(in super::super) const JSON_OUT: ArgHelp = arg("json", ["输出 JSON", ""], ["Print as JSON", ""]);
pub(in super::super) const UNIT_ASKED: ArgHelp =
    arg("unit", ["单位的名称，如 区妇联", "单位"], ["The body's name, such as 区妇联", "UNIT"]);
pub(in super::super) const AS_OF: ArgHelp = arg(
    "as-of",
    ["按哪一天有效的文本生成，如 2022-05-09", "日期"],
    ["Make the text in force on that day, such as 2022-05-09", "DATE"],
);
pub(in super::super) const WHY: ArgHelp = arg(
    "explain",
    ["说明每个文件为何重新生成，或未变", ""],
    ["Say why each file was made anew, or that it was not", ""],
);
pub(in super::super) const WATCH: ArgHelp = arg(
    "watch",
    ["持续监视，保存后自动重新生成，按 Ctrl-C 结束", ""],
    ["Keep watching and make papers again after every save; Ctrl-C ends it", ""],
);
pub(in super::super) const FORCE_BUILD: ArgHelp =
    arg("force", ["人工改动过的文件也重新生成", ""], ["Make anew even what a person edited", ""]);
pub(in super::super) const FILE: ArgHelp = arg(
    "file",
    ["通知的文本；默认 seeds/notice.txt。案卷之外的文件只解析，不写入", "文件"],
    ["The notice's text; seeds/notice.txt by default. Of a file outside the dossier nothing is written", "FILE"],
);
pub(in super::super) const CHECKED: ArgHelp = arg(
    "checked",
    ["要校对的文件：文本、DOCX、网页或 pdftotext 转出的文本；默认整个案卷", "文件"],
    ["The file to proofread: text, DOCX, a page, or what pdftotext gives; the whole dossier by default", "FILE"],
);
pub(in super::super) const FIX: ArgHelp = arg(
    "fix",
    ["改正不须人判断的标点、空格和全半角，列出改了什么；文字、数字、日期不改，DOCX 和网页不写回", ""],
    [
        "Mend marks, blanks and widths that need no judgement, and say what was mended; never words, figures or dates, nor a DOCX or a page",
        "",
    ],
);
pub(in super::super) const ANNOTATED: ArgHelp = arg(
    "docx",
    ["把文件的文字写成 DOCX，意见作为批注标在原处；同写明文件一起用", "文件"],
    ["Write the file's text as DOCX with each finding as a comment at its place; goes with a file", "FILE"],
);
pub(in super::super) const SARIF: ArgHelp =
    arg("sarif", ["以一份 SARIF 2.1.0 文档输出", ""], ["Print one SARIF 2.1.0 document", ""]);
pub(in super::super) const PAPER: ArgHelp = arg(
    "file",
    ["要追溯的公文，如 out/bulletins/2022-06.pdf", "文件"],
    ["The paper to trace, such as out/bulletins/2022-06.pdf", "FILE"],
);
pub(in super::super) const PAGE: ArgHelp =
    arg("page", ["第几页；默认各页", "页"], ["The page; all by default", "PAGE"]);
pub(in super::super) const TEXT: ArgHelp = arg(
    "text",
    ["要追溯的文字；默认页上有出处的全部文字", "文字"],
    ["The words; by default all that have an origin", "TEXT"],
);
pub(in super::super) const TASK: ArgHelp =
    arg("task", ["任务序号：列出各单位所报", "序号"], ["A task's number: who said what of it", "NUMBER"]);
pub(in super::super) const UNIT_OF_TASK: ArgHelp =
    arg("unit", ["只看这个单位；与 --task 同用", "单位"], ["Only this body; goes with --task", "UNIT"]);
pub(in super::super) const DATA_PATH: ArgHelp = arg(
    "path",
    ["数据路径，如 figures.returns.late 或 content/progress/2022-06.yaml:returns[3]", "路径"],
    ["A path of the data, such as figures.returns.late or content/progress/2022-06.yaml:returns[3]", "PATH"],
);
pub(in super::super) const TRACE_JSON: ArgHelp =
    arg("json", ["以 JSON 输出，每行一个对象", ""], ["Print one JSON object per line", ""]);
pub(in super::super) const JSON: ArgHelp =
    arg("json", ["只输出事实（JSON），不写入", ""], ["Print the facts as JSON and write nothing", ""]);
pub(in super::super) const FORCE_PARSE: ArgHelp =
    arg("force", ["覆盖人工改动过的文件，并留备份", ""], ["Overwrite what a person edited, keeping a backup", ""]);
pub(in super::super) const FILES: ArgHelp = arg(
    "files",
    ["收到的文件或目录，可以是邮件、压缩包", "文件"],
    ["Files or folders that arrived, mails and archives too", "FILE"],
);
pub(in super::super) const AT: ArgHelp = arg(
    "at",
    ["收到的时间，如 \"2022-07-25 16:20\"；默认邮件的发出时间，否则现在", "时间"],
    ["When they arrived, such as \"2022-07-25 16:20\"; by default when the mail was sent, or else now", "TIME"],
);
pub(in super::super) const REPORT: ArgHelp = arg(
    "report",
    ["列出每个文件每一格的去向，不收文件", ""],
    ["Account for every cell of every file, taking nothing in", ""],
);
pub(in super::super) const PREVIEW_NAMES: ArgHelp = arg(
    "preview-names",
    ["只列出将被点名的单位及缘由，不生成", ""],
    ["List who would be named and why, making nothing", ""],
);
pub(in super::super) const CORRECT_BY: ArgHelp = arg(
    "correct-by",
    ["请在哪一天前补正，印在退回单上，如 2022-07-29", "日期"],
    ["The day by which corrections are wanted, printed on the slip, such as 2022-07-29", "DATE"],
);
pub(in super::super) const CODE: ArgHelp = arg(
    "code",
    ["意见的编号或名称，如 Y001 或 yaml-form", "编号"],
    ["A finding's code or name, such as Y001 or yaml-form", "CODE"],
);
pub(in super::super) const FOLDER: ArgHelp =
    arg("folder", ["新案卷的目录，须不存在或为空", "目录"], ["The new folder; absent or empty", "DIR"]);
pub(in super::super) const SHELL: ArgHelp =
    arg("shell", ["终端的种类：bash、elvish、fish、powershell、zsh", "终端"], ["The kind of shell", "SHELL"]);
pub(in super::super) const COMMAND: ArgHelp = arg("command", ["命令", "命令"], ["The command", "COMMAND"]);
pub(in super::super) const EDITION_OF: ArgHelp = arg(
    "as-of",
    ["哪一天的文本，如 2022-07-01；默认最新的", "日期"],
    ["The text in force on that day, such as 2022-07-01; the newest by default", "DATE"],
);
pub(in super::super) const EDITION_JSON: ArgHelp = arg(
    "json",
    ["输出事实（JSON），键与 `hongtou parse --json` 相同", ""],
    ["Print the facts as `hongtou parse --json` does", ""],
);
pub(in super::super) const FROM: ArgHelp = arg(
    "from",
    ["从哪个文本：日期、修改通知的文号或文件名（如 01），或 issued（印发时）；默认 --to 的前一个", "文本"],
    [
        "From which text: a day, an amendment's number or file such as 01, or `issued`; by default the one before",
        "EDITION",
    ],
);
pub(in super::super) const TO: ArgHelp =
    arg("to", ["到哪个文本，写法同上；默认最新的", "文本"], ["To which text; the newest by default", "EDITION"]);
pub(in super::super) const AMENDMENT: ArgHelp = arg(
    "file",
    ["修改通知的文本，如 seeds/amendments/01.txt；在别处的只解析，不写入", "文件"],
    ["The amendment's text, such as seeds/amendments/01.txt; of a file elsewhere nothing is written", "FILE"],
);
pub(in super::super) const START: ArgHelp = arg(
    "start",
    ["把现行文本写到 content/draft/，供修改", ""],
    ["Write the text in force to content/draft/, to be edited", ""],
);
pub(in super::super) const DATE: ArgHelp = arg(
    "date",
    ["修改通知的成文日期，如 2022-06-28；不写则只列出修改，不写入", "日期"],
    ["The amendment's date, such as 2022-06-28; without it the changes are shown and nothing is written", "DATE"],
);
pub(in super::super) const IN_FORCE: ArgHelp = arg(
    "in-force",
    ["修改自哪一天起施行；默认成文之日", "日期"],
    ["The first day of the altered text; by default the amendment's date", "DATE"],
);
pub(in super::super) const NUMBER: ArgHelp = arg(
    "number",
    ["修改通知的发文字号；可以以后再填", "文号"],
    ["The amendment's document number; it may be filled in later", "NUMBER"],
);
pub(in super::super) const RETURNED: ArgHelp = arg(
    "file",
    ["批改过的 DOCX：本程序生成的通知、修改后的全文或附件", "文件"],
    ["The returned DOCX: a notice, consolidated text or annex that this program made", "FILE"],
);
