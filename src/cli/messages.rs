//! Every sentence the command line says, in both languages; the compiler sees that none is missing.

pub(super) mod amend;
pub(super) mod format;
pub(super) mod help;
pub(super) mod ledger;
pub(super) mod lock;

use crate::base::Lang;
use crate::base::diagnostic::Text;

/// A word or sentence that is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Points to the command that shows the findings.
    SeeCheck,
    /// What to do follows.
    Cure,
    /// Why it matters follows.
    Why,
    /// Why another place is shown follows.
    See,
    /// The source of a rule follows.
    Basis,
    /// What breaks a rule follows.
    Bad,
    /// The same as it should be follows.
    Good,
    /// Who can mend it follows.
    Repair,
    /// A proposed change follows.
    Proposal,
    /// Stands between the items of a list.
    Comma,
    /// Heads of the table of papers, parted by `|`.
    PapersHead,
    /// A paper was made.
    Rebuilt,
    /// A paper was as it should be.
    Unchanged,
    /// A paper that a person edited was left alone.
    Kept,
    /// A paper that was issued was left alone.
    Issued,
    /// A paper could not be made.
    Failed,
    /// Files are watched from now on.
    Watching,
    /// What to do about papers left alone.
    PapersKept,
    /// No paper came out.
    NothingBuilt,
    /// How to overwrite facts that a person edited.
    ForceParse,
    /// The file lies outside any dossier.
    OutsideDossier,
    /// Heads of the table of faces, parted by `|`.
    FontsHead,
    /// A file is there.
    Present,
    /// A file is not there.
    Missing,
    /// In place of a face: the file serves Latin letters.
    Latin,
    /// In place of a face: the file supplies rare characters.
    Supplement,
    /// A font that the standard's offices use.
    Official,
    /// One that stands for it.
    Substitute,
    /// A licence that is the font's own.
    OwnTerms,
    /// The fonts that every dossier needs were found nowhere.
    FontsNotFound,
    /// Words that stand in the template and not in any file that was received.
    TemplateWords,
    /// The program itself is wrong.
    OurFault,
    /// Heads of the table of what was taken in, parted by `|`.
    ReceiptsHead,
    /// Heads of the table of accounts, parted by `|`.
    AccountsHead,
    /// Heads of the table of those who would be named, parted by `|`.
    NamesHead,
    /// Nobody would be named.
    NobodyNamed,
    /// A file was not taken in.
    NotTaken,
    /// A file had come before.
    Again,
    /// Nobody knows whose a report is.
    UnknownUnit,
    /// A cell goes back to its unit; why follows.
    Returned,
    /// A cell contradicts something; what follows.
    InConflict,
}

impl Word {
    /// The sentence.
    pub(super) const fn get(self, lang: Lang) -> &'static str {
        self.both().get(lang)
    }

    const fn both(self) -> Text {
        match self {
            Word::SeeCheck => text("用 `hongtou check` 查看", "see them with `hongtou check`"),
            Word::Cure => text("改法：", "help: "),
            Word::Why => text("缘由：", "why: "),
            Word::See => text("另见：", "see also: "),
            Word::Basis => text("依据：", "source: "),
            Word::Bad => text("误：", "bad: "),
            Word::Good => text("正：", "good: "),
            Word::Repair => text("改正：", "mending: "),
            Word::Proposal => text("建议：", "proposal: "),
            Word::Comma => text("、", ", "),
            Word::PapersHead => text("文件|页数|状态|用时", "file|pages|state|time"),
            Word::Rebuilt => text("已生成", "made"),
            Word::Unchanged => text("未变", "unchanged"),
            Word::Kept => text("保留人工改动", "kept as edited"),
            Word::Issued => text("保留印发稿", "kept as issued"),
            Word::Failed => text("未能生成", "failed"),
            Word::Watching => text(
                "正在监视，保存后自动重新生成；按 Ctrl-C 结束",
                "watching: papers are made again after every save; Ctrl-C ends it",
            ),
            Word::PapersKept => text(
                "有文件在上次生成后被人改动过，未覆盖。确要重新生成，请先移走它，或加 --force",
                "some files were edited after they were made and were left alone; move them away or pass --force",
            ),
            Word::NothingBuilt => text("没有生成任何文件", "no file was made"),
            Word::ForceParse => text(
                "确要以解析结果覆盖，请用 `hongtou parse --force`，改动过的文件会留有备份",
                "to overwrite it with the new reading, use `hongtou parse --force`; the edited file is kept as a backup",
            ),
            Word::OutsideDossier => {
                text("文件不在案卷的 seeds/ 内，只解析，不写入", "the file lies outside a dossier; nothing was written")
            }
            Word::FontsHead => text(
                "字面|官方名称|文件|字体|性质|许可|大小|在否",
                "face|official name|file|family|is|licence|size|present",
            ),
            Word::Present => text("在", "yes"),
            Word::Missing => text("缺", "MISSING"),
            Word::Latin => text("西文", "Latin"),
            Word::Supplement => text("补字", "rare"),
            Word::Official => text("官方", "official"),
            Word::Substitute => text("替代", "substitute"),
            Word::OwnTerms => text("按该字体的许可", "its own"),
            Word::FontsNotFound => text(
                "程序近旁没有这个目录；请用环境变量 HONGTOU_FONTS 指明字体所在，或用 --dossier 指明一个字体齐全的案卷",
                "there is no such folder beside the program; name it in HONGTOU_FONTS, or a dossier that has it with --dossier",
            ),
            Word::ReceiptsHead => text(
                "文件|单位|时间|采用|沿用|退回|待核|不计|去向",
                "file|unit|time|accepted|carried|returned|conflict|ignored|kept as",
            ),
            Word::AccountsHead => text(
                "文件|单位|有字的格|采用|沿用|退回|待核|不计",
                "file|unit|cells|accepted|carried|returned|conflict|ignored",
            ),
            Word::NamesHead => text("月份|单位|缘由|累计次数", "month|unit|why|times"),
            Word::NobodyNamed => text("没有单位会被点名", "nobody would be named"),
            Word::NotTaken => text("未收入", "not taken in"),
            Word::Again => text("重复，已登记", "again, noted"),
            Word::UnknownUnit => text("（未认出）", "(unknown)"),
            Word::Returned => text("退回", "returned"),
            Word::InConflict => text("待核", "in conflict"),
            Word::TemplateWords => text("模板的行文", "the template's own words"),
            Word::OurFault => text(
                "hongtou 内部出错，这是程序的毛病，不是您的文稿有误，请把这一句和所用的命令报告给我们：",
                "hongtou failed by a fault of its own, not of your text; please report this sentence and the command:",
            ),
        }
    }
}

const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// A sentence with words put into it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Message<'a> {
    /// `--month` was given something else.
    BadMonth(&'a str),
    /// `--as-of` was given something else.
    BadDate(&'a str),
    /// `--at` was given something else.
    BadTime(&'a str),
    /// How many errors, warnings and infos there are.
    Count(usize, usize, usize),
    /// A cause.
    Cause(&'a str),
    /// No finding has that code; the nearest follow.
    NoCode(&'a str, &'a str),
    /// The reasons for which a paper was made anew.
    Because(&'a str, &'a str),
    /// A paper is as it was; the first digits of its hash.
    Same(&'a str, &'a str),
    /// A paper that was issued is as it was then; the first digits of its hash.
    KeptAsIssued(&'a str, &'a str),
    /// The system's watcher cannot be had; why follows.
    Polling(&'a str),
    /// Characters read, in fields, quoted in findings, dropped, lost.
    Accounting([usize; 5]),
    /// A kind of noise and its characters.
    Noise(&'a str, usize),
    /// Characters of the source got lost.
    Lost(usize),
    /// A file was written.
    Wrote(&'a str),
    /// A file that a person edited was left alone; the difference follows.
    Edited(&'a str),
    /// Something that is no face and file.
    BadFont(&'a str),
    /// The font policy.
    Policy(&'a str),
    /// A face, and the families asked for it in turn.
    Chain(&'a str, &'a str),
    /// A face, and why an official family that is there does not serve.
    PassedOver(&'a str, &'a str),
    /// Faces of which the system has no official family.
    NotInstalled(&'a str),
    /// Faces that substitutes stand for.
    Substituted(&'a str),
    /// Fonts of papers that stand for the official ones.
    StandIns(&'a str),
    /// So many font files are not there.
    FontsMissing(usize),
    /// A dossier was made.
    Made(&'a str),
    /// Words on a page, and the words around them.
    OnPage(usize, &'a str, &'a str),
    /// Words of a paper without pages, and the words around them.
    InPaper(&'a str, &'a str),
    /// Words were mended: the place, the code, what stood there and what stands there now.
    Mended(&'a str, &'a str, &'a str, &'a str),
    /// So many places were mended.
    MendedCount(usize),
    /// A file was not mended, as it is no UTF-8.
    NotMended(&'a str),
    /// A document or page that is only read.
    NotMendedDocument(&'a str),
    /// More findings of one kind in one file: how many, where.
    More(usize, &'a str),
}

impl Message<'_> {
    /// The sentence.
    pub(super) fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.chinese(),
            Lang::En => self.english(),
        }
    }

    fn chinese(&self) -> String {
        use Message as M;
        match *self {
            M::BadMonth(s) => format!("月份应写作 2022-06 的样子，这里是“{s}”"),
            M::BadDate(s) => format!("日期应是日历上有的一天，写作 2022-05-09 的样子，这里是“{s}”"),
            M::BadTime(s) => format!("时间应写作 2022-07-25 16:20 的样子，这里是“{s}”"),
            M::Count(0, 0, 0) => "没有发现问题".to_owned(),
            M::Count(e, w, i) => counted("，", [(e, " 个错误"), (w, " 个警告"), (i, " 条提示")]),
            M::Cause(cause) => format!("  原因：{cause}"),
            M::NoCode(code, near) => {
                format!("没有编号或名称为“{code}”的意见，相近的有：{near}。用 `hongtou explain` 列出全部")
            }
            M::Because(path, reasons) => format!("{path}：重新生成，缘由：{reasons}"),
            M::Same(path, digits) => format!("{path}：未变，散列值相同（{digits}）"),
            M::KeptAsIssued(path, digits) => format!("{path}：保留印发时的文件（{digits}），重新生成会不同"),
            M::Polling(why) => format!("系统的文件监视用不了（{why}），改为每半秒查看一次，会慢一些"),
            M::Accounting([read, fields, findings, noise, lost]) => {
                format!("读入 {read} 字：入字段 {fields}，入意见 {findings}，版面噪声 {noise}，去向不明 {lost}")
            }
            M::Noise(kind, count) => format!("  {kind}：{count} 字"),
            M::Lost(n) => format!("有 {n} 字既没有进入字段，也不是版面噪声，请对照原文检查"),
            M::Wrote(path) => format!("已写入 {path}"),
            M::Edited(path) => format!("{path} 有人工改动，未覆盖；若以重新解析的结果覆盖，会有这些变化："),
            M::OnPage(page, words, around) => format!("第 {page} 页“{words}”（{around}）"),
            M::InPaper(words, around) => format!("“{words}”（{around}）"),
            M::BadFont(s) => {
                format!("“{s}”应写作 字面=文件，字面是仿宋、楷体、黑体、小标宋、宋体之一，如 仿宋=simfang.ttf")
            }
            M::Policy(name) => format!("字体规则：{name}（--font-policy，或 templates/style.yaml 的 font_policy）"),
            M::Chain(face, chain) => format!("  {face}：{chain}"),
            M::PassedOver(face, why) => format!("{face}：本机有官方字体，但未用：{why}"),
            M::NotInstalled(faces) => format!("本机没有可用的官方字体，以替代字体代之：{faces}"),
            M::Substituted(faces) => format!(
                "以替代字体代官方字体：{faces}。本机有官方字体的，可用 --font-policy official-first 或 --font 字面=文件"
            ),
            M::StandIns(list) => format!("PDF 所用替代字体：{list}"),
            M::FontsMissing(n) => format!("缺 {n} 个字体文件，请补入 templates/fonts/"),
            M::Mended(place, code, old, new) => format!("{place}：[{code}] “{old}”改为“{new}”"),
            M::MendedCount(n) => format!("已改正 {n} 处"),
            M::NotMended(path) => format!("{path} 不是 UTF-8 编码，未改动；请先另存为 UTF-8"),
            M::NotMendedDocument(path) => format!(
                "{path} 是文档或网页，只读其中文字，写回会丢掉版式，未改动；请按所指段落在原文件里改，或用 --docx 写一份带批注的文本对照着改"
            ),
            M::More(n, places) => format!("  同类意见另有 {n} 处：{places}"),
            M::Made(folder) => format!(
                "已新建案卷 {folder}\n下一步：在该目录中运行 `hongtou`，即生成示例公文；再把收到的通知存为 seeds/notice.txt，替换示例"
            ),
        }
    }

    fn english(&self) -> String {
        use Message as M;
        match *self {
            M::Mended(place, code, old, new) => format!("{place}: [{code}] “{old}” is now “{new}”"),
            M::MendedCount(1) => "1 place mended".to_owned(),
            M::MendedCount(n) => format!("{n} places mended"),
            M::NotMended(path) => format!("{path} is not UTF-8 and was not mended; save it as UTF-8 first"),
            M::NotMendedDocument(path) => format!(
                "{path} is a document or a page of which only the words are read; writing it back would lose its layout, so it was not mended; mend it by the paragraphs named, or beside a copy with comments (--docx)"
            ),
            M::More(n, places) => format!("  {n} more of this kind: {places}"),
            M::BadMonth(s) => format!("a month is written like 2022-06, not `{s}`"),
            M::BadDate(s) => format!("a date is a day of the calendar, written like 2022-05-09, not `{s}`"),
            M::BadTime(s) => format!("a time is written like 2022-07-25 16:20, not `{s}`"),
            M::Count(0, 0, 0) => "nothing found".to_owned(),
            M::Count(e, w, i) => {
                let word = |n: usize, one: &'static str, more: &'static str| (n, if n == 1 { one } else { more });
                let each = [word(e, " error", " errors"), word(w, " warning", " warnings"), word(i, " info", " infos")];
                counted(", ", each)
            }
            M::Cause(cause) => format!("  because: {cause}"),
            M::NoCode(code, near) => {
                format!("no finding is called `{code}`; near it: {near}. `hongtou explain` lists all")
            }
            M::Because(path, reasons) => format!("{path}: made because {reasons}"),
            M::Same(path, digits) => format!("{path}: unchanged, same hash ({digits})"),
            M::KeptAsIssued(path, digits) => {
                format!("{path}: kept as issued ({digits}), though it would come out different")
            }
            M::Polling(why) => {
                format!(
                    "the system's file watcher cannot be had ({why}); files are looked at every half second, which is slower"
                )
            }
            M::Accounting([read, fields, findings, noise, lost]) => format!(
                "{read} characters read: {fields} in fields, {findings} in findings, {noise} layout noise, {lost} unaccounted for"
            ),
            M::Noise(kind, count) => format!("  {kind}: {count}"),
            M::Lost(n) => format!("{n} characters reached no field and are no layout noise; compare with the source"),
            M::Wrote(path) => format!("wrote {path}"),
            M::Edited(path) => format!("{path} was edited by a person and left alone; a new reading would change:"),
            M::OnPage(page, words, around) => format!("page {page} “{words}” ({around})"),
            M::InPaper(words, around) => format!("“{words}” ({around})"),
            M::BadFont(s) => {
                format!(
                    "`{s}` is not FACE=FILE with one of FangSong, Kai, Hei, BiaoSong, Song, such as Song=simsun.ttc#0"
                )
            }
            M::Policy(name) => format!("font policy: {name} (--font-policy, or font_policy in templates/style.yaml)"),
            M::Chain(face, chain) => format!("  {face}: {chain}"),
            M::PassedOver(face, why) => format!("{face}: an official font of this system was passed over: {why}"),
            M::NotInstalled(faces) => format!("this system has no usable official font; substitutes stand for {faces}"),
            M::Substituted(faces) => format!(
                "substitutes stand for {faces}; where the official fonts are at hand, use --font-policy official-first or --font FACE=FILE"
            ),
            M::StandIns(list) => format!("substitute fonts in PDF: {list}"),
            M::FontsMissing(n) => format!("{n} font file(s) missing; put them into templates/fonts/"),
            M::Made(folder) => format!(
                "made the dossier {folder}\nNext: run `hongtou` in it to make the example papers; then save the notice you received as seeds/notice.txt in place of the example"
            ),
        }
    }
}

/// A kind of layout noise; one that is not known here goes by its own name.
pub(super) fn noise(name: &str, lang: Lang) -> &str {
    let chinese = match name {
        "line-end" => "换行",
        "blank" => "空白",
        "emphasis" => "加粗符号",
        "cell-separator" => "单元格分隔",
        "link-syntax" => "链接符号",
        "label" => "标签",
        "mark" => "标点",
        "repeated-head" => "重复的表头、标题",
        "furniture" => "页码、网页附加文字",
        other => other,
    };
    if lang == Lang::Zh { chinese } else { name }
}

fn counted(comma: &str, each: [(usize, &str); 3]) -> String {
    let some: Vec<String> = each.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n}{word}")).collect();
    some.join(comma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_name_only_what_there_is() {
        assert_eq!(Message::Count(3, 5, 12).text(Lang::Zh), "3 个错误，5 个警告，12 条提示");
        assert_eq!(Message::Count(1, 0, 2).text(Lang::En), "1 error, 2 infos");
        assert_eq!(Message::Count(0, 0, 0).text(Lang::Zh), "没有发现问题");
    }
}
