//! The command line as a new user meets it.

use super::*;
use crate::base::diagnostic::{Severity, Text};
use crate::base::{Source, Span};
use clap::error::ErrorKind as Usage;
use std::path::Path;

/// Runs a command line in a folder; what it says on both outputs.
fn run_in(here: &Path, lang: &str, argv: &[&str]) -> (Exit, String, String) {
    let argv = std::iter::once(&"hongtou").chain(argv).map(OsString::from).collect();
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts");
    let asked_lang = Some(lang.to_owned());
    let around = Surroundings { argv, here: here.to_owned(), asked_lang, fonts: Some(fonts), ..Default::default() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run(&around, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (exit, text(out), text(err))
}

fn nowhere(lang: &str, argv: &[&str]) -> (Exit, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    run_in(folder.path(), lang, argv)
}

/// The shipped dossier without its templates, with a ledger of one's own.
fn dossier(ledger: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["content", "seeds"] {
        // June alone, without receipts.
        let later = |path: &Path| ["2022-07", "2022-08", "receipts"].iter().any(|w| path.to_string_lossy().contains(w));
        let entries = walkdir::WalkDir::new(root.join(name)).into_iter().map(|e| e.expect("a readable folder"));
        for entry in entries.filter(|e| !later(e.path().strip_prefix(root).expect("below it"))) {
            let to = folder.path().join(entry.path().strip_prefix(root).expect("below it"));
            match entry.file_type().is_dir() {
                true => std::fs::create_dir_all(to).expect("made"),
                false => std::fs::copy(entry.path(), to).map(|_| ()).expect("copied"),
            }
        }
    }
    std::fs::write(folder.path().join("content/ledger.yaml"), ledger).expect("written");
    folder
}

const ENTRIES: &str = "entries:
- {kind: excuse, unit: 南苑办事处, month: 2022-06, date: 2022-07-01, author: 张三, why: 防汛抢险}
- {kind: appeal, unit: 区法院, month: 2022-06, state: on_time, date: 2022-07-05, author: 张三, why: 6月24日已送达，收件人漏登}
- {kind: talk, unit: 区民宗局, month: 2022-06, date: 2022-07-08, author: 李四, why: 未报送}
";

/// June 2022 as seeds/submissions/README.md tells it: 35 bodies owed a report, 区司法局 came on the 28th.
#[test]
fn the_ledger_lists_every_body() {
    let folder = dossier(ENTRIES);
    let (exit, out, err) = run_in(folder.path(), "zh", &["ledger", "--month", "2022-06"]);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""), "{out}");
    assert_eq!(out.lines().count(), 1 + 1 + 35 + 1, "{out}");
    assert!(out.starts_with("2022年6月，期限2022年6月26日\n单位"), "{out}");
    let line = |unit: &str| out.lines().find(|l| l.starts_with(unit)).unwrap_or_default().to_owned();
    let words = |unit: &str| line(unit).split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>().join(" ");
    assert_eq!(words("区司法局"), "迟报2天 2022-06-28");
    assert_eq!(words("区教体局"), "按时 2022-06-26 未报任务21、26、32");
    assert_eq!(words("区民宗局"), "未报送 -");
    assert!(words("南苑办事处").starts_with("迟报3天 2022-06-29 未报任务"), "{out}");
    assert!(words("南苑办事处").ends_with("；免于通报：防汛抢险（张三，2022年7月1日）"), "{out}");
    assert_eq!(words("区法院"), "按时 - 申诉成立：6月24日已送达，收件人漏登（张三，2022年7月5日）");

    let (exit, out, _) = run_in(folder.path(), "zh", &["ledger"]);
    let words = |unit: &str| {
        let line = out.lines().find(|l| l.starts_with(unit)).unwrap_or_default();
        line.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(exit, Exit::Fine);
    // 应报 按时 迟报 未报 待核 免于通报 通报 约谈 合计 后果
    assert_eq!(words("区妇联"), "1 1 0 0 0 0 0 0 0");
    assert_eq!(words("区司法局"), "1 0 1 0 0 0 1 0 1");
    assert_eq!(words("区民宗局"), "1 0 0 1 0 0 1 1 2 取消年度评优资格");
    assert_eq!(words("南苑办事处"), "1 0 0 0 0 1 0 0 0");
    assert_eq!(words("鼓楼公安分局"), "1 0 0 0 1 0 0 0 0");

    let (_, out, _) = run_in(folder.path(), "zh", &["ledger", "--json", "--month", "2022-06"]);
    let document: serde_json::Value = serde_json::from_str(&out).expect("one document");
    assert_eq!(document["units"].as_array().map(Vec::len), Some(35));
    let justice =
        document["units"].as_array().and_then(|u| u.iter().find(|u| u["unit"] == "区司法局")).expect("it owes");
    assert_eq!((&justice["state"], &justice["days"], &justice["named"]), (&"late".into(), &2.into(), &true.into()));
    let (_, out, _) = run_in(folder.path(), "en", &["ledger", "--message-format", "json"]);
    assert!(
        out.lines().all(|l| serde_json::from_str::<serde_json::Value>(l).is_ok()) && out.lines().count() == 35,
        "{out}"
    );
}

#[test]
fn why_tells_the_chain() {
    let folder = dossier(ENTRIES);
    let (exit, out, err) = run_in(folder.path(), "zh", &["why", "区司法局"]);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""), "{out}");
    let bytes = std::fs::read(folder.path().join("seeds/submissions/2022-06/区司法局.yaml")).expect("the report");
    let hash = crate::build::fingerprint::sha256(&bytes);
    for part in [
        "[seeds/notice.txt:75:1, content/notice.yaml reporting.consequences[0]] ",
        "不按时报送1次 → 予以通报：适用于各应报单位，该单位在内",
        "[seeds/notice.txt:73:12, content/notice.yaml reporting.consequences[2]] 区直责任单位在专项行动中，工作被2次通报、约谈的，",
        "期限2022年6月26日：通知所定的日子是2022年6月26日（星期日），含当日，遇休息日不变。",
        "收到 2022-06-28",
        "没有收件记录，时间为文件所写",
        &hash,
        "情况：迟报2天。",
        "通报1次（2022-06 迟报2天 鼓平安办〔2022〕5号），约谈0次，合计1次。",
        "后果：无。",
    ] {
        assert!(out.contains(part), "{part}\n{out}");
    }
    let (_, out, _) = run_in(folder.path(), "zh", &["why", "区法院", "--month", "2022-06"]);
    assert!(!out.contains("没有报的任务") && !out.contains("不点名"), "its report is not at hand: {out}");
    assert!(out.contains("情况：按时。") && out.contains("拟在2022年7月份通报刊登：更正：《关于2022年6月份"), "{out}");
    let (_, out, _) = run_in(folder.path(), "zh", &["why", "区民宗局"]);
    assert!(out.contains("约谈1次（2022-06），合计2次。\n  后果：取消年度评优资格。"), "{out}");
    let (_, out, _) = run_in(folder.path(), "zh", &["why", "南苑办事处"]);
    assert!(out.contains("该单位不在内") && out.contains("不计次数：2022-06 迟报3天"), "{out}");
    let (exit, out, _) = run_in(folder.path(), "en", &["why", "区公安局"]);
    assert!(exit == Exit::Fine && out.contains("whether it is the same as “鼓楼公安分局” is not settled"), "{out}");
    let (_, out, _) = run_in(folder.path(), "zh", &["why", "区妇联", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).expect("one document");
    assert_eq!((&document["unit"], &document["months"][0]["state"]), (&"区妇联".into(), &"on_time".into()));
    assert_eq!(document["rules"][2]["applies"], true);
}

#[test]
fn a_receipt_is_told_and_compared_with_the_file() {
    let folder = dossier(ENTRIES);
    let receipts = folder.path().join("content/receipts");
    std::fs::create_dir(&receipts).expect("made");
    let receipt = format!(
        "receipts:\n- {{time: 2022-06-24 09:05, file: 区妇联.yaml, sha256: '{}', recognised: letter}}\n",
        "0".repeat(64)
    );
    std::fs::write(receipts.join("2022-06.yaml"), receipt).expect("written");
    let (exit, out, _) = run_in(folder.path(), "zh", &["why", "区妇联"]);
    assert_eq!(exit, Exit::Fine, "{out}");
    assert!(out.contains("收到 2022-06-24 09:05") && out.contains("收件记录；按来信认定"), "{out}");
    assert!(out.contains("注意：现在的文件与收件时不同，或已不在"), "{out}");
}

#[test]
fn names_and_months_that_are_not_there_are_told() {
    let folder = dossier("entries: []\n");
    for (argv, words) in [
        (&["why", "区民政"][..], "单位名录中没有“区民政”，相近的有：区民政局\n"),
        (&["why", "公安"], "单位名录中没有“公安”，相近的有：鼓楼公安分局、区公安局\n"),
        (&["why", "各办事处"], "“各办事处”是统称，请写明是哪一家：相国寺办事处、"),
        (&["why", "各学校"], "“各学校”是统称，没有列明成员\n"),
        (
            &["why", "区妇联", "--month", "2022-09"],
            "2022年9月还没有汇总：没有 content/progress/2022-09.yaml。先运行 `hongtou build`\n",
        ),
        (&["ledger", "--month", "2022-09"], "2022年9月还没有汇总"),
    ] {
        let (exit, out, _) = run_in(folder.path(), "zh", argv);
        assert!(exit == Exit::Text && out.starts_with(words), "{argv:?}\n{out}");
    }
    let (_, out, _) = run_in(folder.path(), "zh", &["why", "区民改局"]);
    assert!(out.starts_with("单位名录中没有“区民改局”，相近的有：区民政局、"), "{out}");
    std::fs::remove_dir_all(folder.path().join("content/progress")).expect("removed");
    for argv in [&["ledger"][..], &["why", "区妇联"]] {
        let (exit, out, _) = run_in(folder.path(), "zh", argv);
        assert!(exit == Exit::Text && out.contains("先运行 `hongtou build`"), "{argv:?}\n{out}");
    }
}

#[test]
fn an_entry_that_cannot_be_applied_is_shown_first() {
    let entries =
        "entries:\n- {kind: excuse, unit: 区司法, month: 2022-06, date: 2022-07-01, author: 张三, why: 升级}\n";
    let (exit, out, _) = run_in(dossier(entries).path(), "zh", &["ledger"]);
    assert_eq!(exit, Exit::Fine, "{out}");
    assert!(out.starts_with("错误[B020 decision-unknown-unit]: 这条决定（免于通报）所写的“区司法”"), "{out}");
    assert!(out.contains("content/ledger.yaml:2:24"), "{out}");
}

/// What a part of a command says under these options, in Chinese.
pub(super) fn talk(options: &[&str], part: impl FnOnce(&mut Console<'_>) -> Result<Exit, Error>) -> (Exit, String) {
    let argv: Vec<OsString> = std::iter::once(&"hongtou").chain(options).map(OsString::from).collect();
    let args = args::read(&argv, Lang::Zh).expect("a right command line");
    let mut out = Vec::new();
    let around = Surroundings::default();
    let exit = part(&mut Console { lang: Lang::Zh, around: &around, args: &args, out: &mut out }).expect("no refusal");
    (exit, String::from_utf8(out).expect("UTF-8"))
}

/// A finding of each severity, errors last in the text.
pub(super) fn findings() -> Vec<Diagnostic> {
    static ERROR: Code = code("T001", "broken", Severity::Error);
    static WARNING: Code = code("T002", "doubtful", Severity::Warning);
    static INFO: Code = code("T003", "noted", Severity::Info);
    let source = Source::new("seeds/notice.txt", "甲\n乙\n丙\n");
    let at = |code, n: usize| Diagnostic::new(code).at(&source, Span::new(n * 4, n * 4 + 3));
    vec![at(&ERROR, 2), at(&INFO, 0), at(&WARNING, 1)]
}

const fn code(id: &'static str, name: &'static str, severity: Severity) -> Code {
    let text = Text { zh: "某事", en: "something" };
    Code { id, name, severity, message: text, cure: text, why: text }
}

/// Wrong command lines, the kind of error each is to clap, and what the Chinese sentence must say.
const WRONG: &[(&[&str], Usage, &str)] = &[
    (
        &["bild"],
        Usage::InvalidSubcommand,
        "错误：没有 `bild` 这个命令\n  是不是想写 `build`？\n\n用法：hongtou [选项] [命令]\n",
    ),
    (&["help", "bild"], Usage::InvalidValue, "错误：`[命令]` 不能是“bild”"),
    (
        &["build", "--monht", "2022-06"],
        Usage::UnknownArgument,
        "没有 `--monht` 这个选项或参数\n  是不是想写 `--month`？",
    ),
    (&["parse", "a", "b"], Usage::UnknownArgument, "没有 `b` 这个选项或参数"),
    (&["parse", "-x"], Usage::UnknownArgument, "若“-x”是值而不是选项，请写 `-- -x`"),
    (&["--month", "build"], Usage::UnknownArgument, "`hongtou build --month` 是有的"),
    (&["--", "check"], Usage::UnknownArgument, "`check` 是命令，前面不要写 `--`"),
    (&["build", "--month"], Usage::InvalidValue, "`--month <月份>` 后面缺少值"),
    (
        &["build", "notise"],
        Usage::InvalidValue,
        "可用的值：notice、annex、bulletin、amendment、consolidated、redline、comparison\n  是不是想写 `notice`？",
    ),
    (&["build", "--format", "docx,odt"], Usage::InvalidValue, "`--format <格式>` 不能是“odt”\n  可用的值：docx、pdf\n"),
    (&["build", "--month", "2022-13"], Usage::ValueValidation, "月份应写作 2022-06 的样子，这里是“2022-13”"),
    (&["build", "--as-of", "2022-02-30"], Usage::ValueValidation, "日期应是日历上有的一天"),
    (&["--quiet=1"], Usage::TooManyValues, "`--quiet` 不再接受值“1”"),
    (&["-q", "-v"], Usage::ArgumentConflict, "`--quiet` 与 `--verbose` 不能同时使用"),
    (&["parse", "--json", "--force"], Usage::ArgumentConflict, "`--json` 与 `--force` 不能同时使用"),
    (&["build", "--month", "2022-06", "--month", "2022-07"], Usage::ArgumentConflict, "`--month <月份>` 只能写一次"),
    (&["trace"], Usage::MissingRequiredArgument, "缺少"),
    (&["trace", "a", "--task", "3"], Usage::ArgumentConflict, "不能同时使用"),
    (&["init"], Usage::MissingRequiredArgument, "缺少 <目录>\n\n用法：hongtou init <目录> [选项]"),
    (&["completions", "cmd"], Usage::InvalidValue, "可用的值：bash、elvish、fish、powershell、zsh"),
];

#[test]
fn wrong_command_lines_are_told_in_chinese() {
    for (argv, kind, sentence) in WRONG {
        let whole = std::iter::once(&"hongtou").chain(*argv);
        let error = args::command(Lang::Zh).try_get_matches_from(whole).expect_err("it is wrong");
        assert_eq!(error.kind(), *kind, "{argv:?}");
        let (exit, out, err) = nowhere("zh", argv);
        assert_eq!((exit, out.as_str()), (Exit::World, ""), "{argv:?}");
        assert!(err.contains(sentence), "{argv:?}\n{err}");
        let english = ["error", "Usage", "tip", "try", "exists", "value", "OPTIONS"];
        assert!(!english.iter().any(|word| err.contains(word)), "{argv:?}\n{err}");
    }
}

#[test]
fn wrong_command_lines_are_told_in_english() {
    for (argv, _, _) in WRONG {
        let (exit, out, err) = nowhere("en", argv);
        assert_eq!((exit, out.as_str()), (Exit::World, ""), "{argv:?}");
        assert!(err.starts_with("error: ") && err.is_ascii(), "{argv:?}\n{err}");
    }
}

#[cfg(unix)]
#[test]
fn a_value_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStringExt;
    let argv = ["hongtou", "build", "--month"].map(OsString::from).into_iter().chain([OsString::from_vec(vec![0xff])]);
    let stop = args::read(&argv.collect::<Vec<_>>(), Lang::Zh);
    assert!(matches!(&stop, Err(Stop::Usage(text)) if text.to_string().contains("UTF-8")), "{stop:?}");
}

#[test]
fn help_is_wholly_in_chinese() {
    let commands = [
        "build",
        "forms",
        "parse",
        "receive",
        "slips",
        "bulletin",
        "check",
        "trace",
        "explain",
        "fonts",
        "init",
        "ledger",
        "why",
        "completions",
        "help",
    ];
    for command in [""].iter().chain(&commands) {
        let argv: Vec<&str> = [*command, "--help"].into_iter().filter(|w| !w.is_empty()).collect();
        let (exit, out, err) = nowhere("zh", &argv);
        assert_eq!((exit, err.as_str()), (Exit::Fine, ""), "{command}");
        assert!(out.contains("用法：hongtou") && out.contains("选项：\n"), "{command}\n{out}");
        let english = ["Usage", "Options", "Arguments", "Commands", "possible", "default", "Print", "OPTIONS"];
        assert!(!english.iter().any(|word| out.contains(word)), "{command}\n{out}");
        let (_, short, _) =
            nowhere("zh", &argv.iter().map(|w| if *w == "--help" { "-h" } else { w }).collect::<Vec<_>>());
        assert_eq!(short, out, "{command}");
    }
    assert_eq!(nowhere("zh", &["help", "build"]), nowhere("zh", &["build", "--help"]));
    assert!(nowhere("en", &["help", "build"]).1.contains("Usage: hongtou build [OPTIONS] [PAPER]..."));
    assert_eq!(nowhere("zh", &["--version"]).1, format!("hongtou {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let argv: Vec<OsString> = ["hongtou", "bild"].map(OsString::from).into();
    for (lang, colour) in [("zh", false), ("zh", true), ("en", false), ("en", true)] {
        let asked_lang = Some(lang.to_owned());
        let around = Surroundings { argv: argv.clone(), asked_lang, colour_of_errors: colour, ..Default::default() };
        let mut err = Vec::new();
        run(&around, &mut Vec::new(), &mut err);
        assert_eq!(err.contains(&0x1b), colour, "{lang}");
    }
}

#[test]
fn the_command_table_is_sound() {
    args::command(Lang::Zh).debug_assert();
    args::command(Lang::En).debug_assert();
}

#[test]
fn the_language_is_known_before_anything_is_read() {
    let lang = |argv: &[&str], asked: &str, locale: &str| {
        let argv = std::iter::once(&"hongtou").chain(argv).map(OsString::from).collect();
        let some = |s: &str| Some(s.to_owned()).filter(|s| !s.is_empty());
        Surroundings { argv, asked_lang: some(asked), locale: some(locale), ..Default::default() }.lang()
    };
    assert_eq!(lang(&[], "", ""), Lang::En);
    assert_eq!(lang(&[], "", "zh-Hans-CN"), Lang::Zh);
    assert_eq!(lang(&[], "", "de-DE"), Lang::En);
    assert_eq!(lang(&[], "zh_CN.UTF-8", "en-US"), Lang::Zh);
    assert_eq!(lang(&[], "français", "zh-CN"), Lang::Zh, "what is not understood is passed over");
    assert_eq!(lang(&[], "é", ""), Lang::En);
    assert_eq!(lang(&["--lang", "en", "bild"], "zh", "zh"), Lang::En);
    assert_eq!(lang(&["check", "--lang=zh"], "en", ""), Lang::Zh);
    assert_eq!(lang(&["parse", "--", "--lang", "zh"], "en", ""), Lang::En);
    assert_eq!(lang(&["--lang", "fr"], "zh", ""), Lang::Zh);
}

#[test]
fn papers_and_formats_are_read() {
    let argv =
        ["hongtou", "build", "通报", "notice", "--format", "pdf,docx", "--month", "2022-06", "--as-of", "2022-07-01"];
    let args = args::read(&argv.map(OsString::from), Lang::Zh).expect("a right command line");
    let Command::Build { request, explain: false, watch: false } = args.command else { panic!("{args:?}") };
    assert_eq!(request.papers, [crate::build::Paper::Bulletin, crate::build::Paper::Notice]);
    assert_eq!(request.formats, [crate::build::Format::Pdf, crate::build::Format::Docx]);
    assert_eq!(request.month.map(|m| m.to_string()).as_deref(), Some("2022-06"));
    assert_eq!(request.as_of.map(|d| d.to_string()).as_deref(), Some("2022-07-01"));
    let alone = args::read(&["hongtou".into()], Lang::Zh).expect("a right command line");
    assert!(matches!(alone.command, Command::Build { request, .. } if request.papers.is_empty()));
}

#[test]
fn a_paper_is_called_alike_when_it_is_issued_and_when_it_is_approved() {
    use crate::build::issue::Subject;
    let july = "2022-07".parse().expect("a month");
    for (words, paper) in [
        (&["notice"][..], Subject::Notice),
        (&["amendment", "02"], Subject::Amendment("02".to_owned())),
        (&["bulletin", "2022-07"], Subject::Bulletin(july)),
    ] {
        let read = |command: &str, said: &[&str]| {
            let argv = [&["hongtou", command], words, said].concat();
            args::read(&argv.into_iter().map(OsString::from).collect::<Vec<_>>(), Lang::Zh)
                .expect("a right line")
                .command
        };
        let issue = read("issue", &["--number", "甲办〔2022〕6号", "--date", "2022-07-29"]);
        assert!(matches!(&issue, Command::Issue { subject, by: None, .. } if *subject == paper), "{issue:?}");
        let approval = read("approve", &["--by", "李某", "--on", "2022-07-29"]);
        assert!(
            matches!(&approval, Command::Approve { subject, by, .. } if *subject == paper && by == "李某"),
            "{approval:?}"
        );
    }
}

#[test]
fn without_a_dossier_the_way_out_is_told() {
    for command in [&[][..], &["build"], &["check"], &["parse"], &["fonts"], &["parse", "--json"]] {
        let (exit, out, err) = nowhere("zh", command);
        assert_eq!((exit, out.as_str()), (Exit::World, ""), "{command:?}");
        assert!(err.starts_with("错误：") && err.contains("hongtou init"), "{command:?}\n{err}");
    }
    let (_, _, err) = nowhere("en", &["--dossier", "there", "check"]);
    assert!(err.starts_with("error: there is no dossier"), "{err}");
    let (_, _, err) = nowhere("zh", &["--message-format", "json", "check"]);
    assert_eq!(serde_json::from_str::<Value>(&err).expect("an object")["kind"], "error");
}

#[test]
fn a_new_dossier_has_what_it_needs() {
    let folder = tempfile::tempdir().expect("a folder");
    let (exit, out, err) = run_in(folder.path(), "zh", &["init", "新/案卷"]);
    assert_eq!((exit, err.as_str()), (Exit::Fine, ""), "{err}");
    assert!(out.contains("已新建案卷 新/案卷"), "{out}");
    let made = folder.path().join("新/案卷");
    for path in
        ["seeds/notice.txt", "out/.gitignore", "templates/fonts/MANIFEST.toml", "templates/fonts/gpl/COPYING.fandol"]
    {
        assert!(made.join(path).is_file(), "{path}");
    }
    assert!(made.join("content").is_dir());
    let (exit, out, _) = run_in(&made.join("seeds"), "zh", &["fonts"]);
    // A head, eight files, the policy, the order of each of five faces, and what that comes to.
    assert_eq!((exit, out.lines().count()), (Exit::Fine, 16), "{out}");
    assert!(out.contains("  仿宋：GwFang → GwLiteKai → GwSong\n") && out.matches("替代").count() > 8, "{out}");
    let (_, out, _) = run_in(&made, "en", &["fonts", "--font-policy", "no-gpl"]);
    assert!(out.contains("FangSong: GwLiteKai → GwSong\n") && !out.contains("GPL-3.0"), "{out}");
    let file = "仿宋=templates/fonts/ofl/GwHei-Medium.ttf";
    let (exit, out, _) = run_in(&made, "en", &["fonts", "--font", file]);
    assert!(exit == Exit::Fine && out.contains("FangSong: GwHei → GwFang → GwLiteKai → GwSong\n"), "{out}");
    for (asked, said) in [("隶书=x.ttf", "字面=文件"), ("仿宋=none.ttf", "文件不存在")] {
        let (exit, _, err) = run_in(&made, "zh", &["fonts", "--font", asked]);
        assert!(exit == Exit::World && err.contains(said), "{err}");
    }
    let (exit, _, err) = run_in(folder.path(), "zh", &["init", "新/案卷"]);
    assert_eq!((exit, err.as_str()), (Exit::World, "错误：新/案卷 不是空目录，未作任何改动\n"));
    std::fs::remove_file(made.join("templates/fonts/ofl/Tinos-Bold.ttf")).expect("removed");
    let (exit, out, _) = run_in(&made, "zh", &["fonts"]);
    assert!(exit == Exit::World && out.ends_with("缺 1 个字体文件，请补入 templates/fonts/\n"), "{out}");
}

/// Whoever wrote a change that does not fit is told at once, though every paper is as it was.
#[test]
fn an_amendment_that_is_refused_stands_in_the_way_of_a_build() {
    let folder = tempfile::tempdir().expect("a folder");
    run_in(folder.path(), "zh", &["init", "案卷"]);
    let made = folder.path().join("案卷");
    let build = |argv: &[&str]| run_in(&made, "zh", argv);
    let (exit, out, err) = build(&["build"]);
    assert_eq!(exit, Exit::Fine, "{out}{err}");
    std::fs::create_dir_all(made.join("content/amendments")).expect("made");
    let amendment = "doc_number: 鼓平安办〔2022〕9号\ndate: 2022-09-01\nchanges:\n- {target: 附件第40项, operation: delete, old: 甲}\n";
    std::fs::write(made.join("content/amendments/01.yaml"), amendment).expect("written");
    for argv in [&["build"][..], &["build", "--quiet"]] {
        let (exit, out, err) = build(argv);
        let said = format!("{out}{err}");
        assert_eq!(exit, Exit::Text, "{said}");
        assert!(said.contains("现行文本中没有“附件第40项”") && said.contains("修改后的各件暂不生成"), "{said}");
    }
}

#[test]
fn a_dossier_that_cannot_be_made_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let around = Surroundings {
        argv: ["hongtou", "init", "a/b"].map(OsString::from).to_vec(),
        here: folder.path().to_owned(),
        ..Default::default()
    };
    let mut err = Vec::new();
    assert_eq!(run(&around, &mut Vec::new(), &mut err), Exit::World);
    assert!(String::from_utf8_lossy(&err).contains("HONGTOU_FONTS"));
    assert!(!folder.path().join("a").exists());

    // A fonts folder with something unreadable in it: the copy breaks off half-way.
    let fonts = tempfile::tempdir().expect("a folder");
    for file in &crate::style::font::FILES {
        let path = fonts.path().join(file.path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        let whole = std::fs::File::create(path).expect("made");
        let size = if file.family == "Tinos" { crate::base::world::MAX_FILE_BYTES + 1 } else { 1 };
        whole.set_len(size).expect("a sparse file");
    }
    std::fs::create_dir(folder.path().join("empty")).expect("made");
    for target in ["a/b", "empty"] {
        let argv = ["hongtou", "init", target].map(OsString::from).to_vec();
        let around = Surroundings { argv, fonts: Some(fonts.path().to_owned()), ..around.clone() };
        assert_eq!(run(&around, &mut Vec::new(), &mut Vec::new()), Exit::World);
    }
    assert!(!folder.path().join("a").exists());
    assert_eq!(std::fs::read_dir(folder.path().join("empty")).expect("still there").count(), 0);
}

#[test]
fn a_finding_is_explained_by_code_or_name() {
    for asked in ["Y001", "y001", "YAML-form"] {
        let (exit, out, _) = nowhere("zh", &["explain", asked]);
        assert!(exit == Exit::Fine && out.starts_with("错误[Y001 yaml-form]: ") && out.contains("缘由："), "{out}");
    }
    let (exit, out, _) = nowhere("en", &["explain", "yaml-from"]);
    assert!(exit == Exit::Text && out.contains("Y001 yaml-form"), "{out}");
    let (exit, out, _) = nowhere("zh", &["explain"]);
    assert!(exit == Exit::Fine && out.lines().count() == codes().len(), "{out}");
}

#[test]
fn a_reader_that_went_away_is_no_failure() {
    struct Gone(ErrorKind);
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let argv = ["hongtou", "explain"].map(OsString::from).to_vec();
    let around = Surroundings { argv, ..Default::default() };
    assert_eq!(run(&around, &mut Gone(ErrorKind::BrokenPipe), &mut Vec::new()), Exit::Fine);
    let mut err = Vec::new();
    assert_eq!(run(&around, &mut Gone(ErrorKind::StorageFull), &mut err), Exit::World);
    assert!(String::from_utf8_lossy(&err).contains("cannot write"));
}

#[test]
fn completions_name_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (exit, out, _) = nowhere("zh", &["completions", shell]);
        assert!(exit == Exit::Fine && out.contains("explain"), "{shell}");
    }
}
