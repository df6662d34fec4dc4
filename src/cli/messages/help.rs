//! The help texts: what each command and option says of itself.

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
pub(in super::super) const PARSE: CommandHelp = command(
    "parse",
    "解析收到的通知，写成 content/*.yaml；人工改动过的不覆盖",
    "Read the notice as received into content/*.yaml; what a person edited is left alone",
    "hongtou parse [文件] [选项]",
);
pub(in super::super) const CHECK: CommandHelp =
    command("check", "校对全部原文与数据，列出意见", "Proofread all texts and data", "hongtou check [选项]");
pub(in super::super) const EXPLAIN: CommandHelp = command(
    "explain",
    "说明一条意见：为何提出、怎样改；不写编号则列出全部",
    "Explain a finding: why it matters and what to do; without a code, list all",
    "hongtou explain [编号] [选项]",
);
pub(in super::super) const FONTS: CommandHelp =
    command("fonts", "列出所用字体及其许可", "List the fonts in use and their licences", "hongtou fonts [选项]");
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
    ["通报的月份，如 2022-06；默认是收到报送的每个月", "月份"],
    ["The month of the bulletin, such as 2022-06; by default every month with reports", "MONTH"],
);
pub(in super::super) const MONTH_OF_LEDGER: ArgHelp = arg(
    "month",
    ["只看这个月，如 2022-06；默认是汇总过的全部月份", "月份"],
    ["Only this month, such as 2022-06; by default every month that was merged", "MONTH"],
);
pub(in super::super) const JSON_OUT: ArgHelp = arg("json", ["输出 JSON", ""], ["Print as JSON", ""]);
pub(in super::super) const UNIT: ArgHelp =
    arg("unit", ["单位的名称，如 区妇联", "单位"], ["The body's name, such as 区妇联", "UNIT"]);
pub(in super::super) const AS_OF: ArgHelp = arg(
    "as-of",
    ["按哪一天有效的文本生成，如 2022-05-09", "日期"],
    ["Make the text in force on that day, such as 2022-05-09", "DATE"],
);
pub(in super::super) const WHY: ArgHelp =
    arg("explain", ["说明每个文件为何重新生成", ""], ["Say why each file was made anew", ""]);
pub(in super::super) const FORCE_BUILD: ArgHelp =
    arg("force", ["人工改动过的文件也重新生成", ""], ["Make anew even what a person edited", ""]);
pub(in super::super) const FILE: ArgHelp = arg(
    "file",
    ["通知的文本；默认 seeds/notice.txt。案卷之外的文件只解析，不写入", "文件"],
    ["The notice's text; seeds/notice.txt by default. Of a file outside the dossier nothing is written", "FILE"],
);
pub(in super::super) const JSON: ArgHelp =
    arg("json", ["只输出事实（JSON），不写入", ""], ["Print the facts as JSON and write nothing", ""]);
pub(in super::super) const FORCE_PARSE: ArgHelp =
    arg("force", ["覆盖人工改动过的文件，并留备份", ""], ["Overwrite what a person edited, keeping a backup", ""]);
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
