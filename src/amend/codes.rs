//! What applying an amendment can find, stage letter `A`, from A030 on; those before are of reading one.

use crate::base::diagnostic::{Code, Severity, Text};

/// The findings of this stage.
pub static CODES: [&Code; 16] = [
    &NO_PLACE,
    &AMBIGUOUS_PLACE,
    &OLD_DIFFERS,
    &NO_WORDS,
    &WORDS_TWICE,
    &WRONG_PLACE,
    &CLASH,
    &NO_UNIT,
    &NOTHING_CHANGES,
    &REFERENCE_GONE,
    &REFERENCE_MENDED,
    &COUNT_DIFFERS,
    &SHORT_NAME,
    &ENDED,
    &NO_NUMBER,
    &UNIT_THERE,
];

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $id:literal $slug:literal $severity:ident
        message $zh:literal $en:literal cure $cure_zh:literal $cure_en:literal why $why_zh:literal $why_en:literal;)*) => {
        $($(#[$doc])* pub static $name: Code = Code {
            id: $id,
            name: $slug,
            severity: Severity::$severity,
            message: Text { zh: $zh, en: $en },
            cure: Text { zh: $cure_zh, en: $cure_en },
            why: Text { zh: $why_zh, en: $why_en },
        };)*
    };
}

refusals! {
    /// A target that is not in the text.
    NO_PLACE = "A030" "no-such-place" Error
        message "现行文本中没有“{target}”" "the text in force has no “{target}”"
        cure "按修改前的编号核对；hongtou edition 可列出现行文本及其编号" "check it against the numbers before the change; `hongtou edition` prints the text in force with its numbers"
        why "修改通知中的定位一律指修改前的编号。找不到就不改，更不改相近的地方。" "Places in an amendment are those of the text before it. Where there is none, nothing is changed, least of all something near it.";
    /// A target that fits several parts.
    AMBIGUOUS_PLACE = "A031" "ambiguous-place" Error
        message "“{target}”在现行文本中有{count}处" "“{target}” fits {count} parts of the text in force"
        cure "写得更具体：加上“正文”或“方案”，或写上级编号" "say more: 正文 or 方案 before it, or the number above it"
        why "定位必须只有一处，程序不替人挑选。" "A place must be one place; the program does not choose.";
    /// The text to be replaced is not the one in force.
    OLD_DIFFERS = "A032" "old-differs" Error
        message "“{target}”现在的文字不是“{old}”，而是“{found}”" "“{target}” does not say “{old}” but “{found}”"
        cure "核对所依据的文本是否为现行文本；如果此前已经修改过，按现行文字重写 old" "check that the change was drafted on the text in force; if an earlier amendment altered it, quote the present words"
        why "修改必须针对现行文字。原文对不上，说明起草时依据的不是现行文本，照改就会改错。" "A change must meet the words in force. Where they differ it was drafted on another text, and applying it would spoil this one.";
    /// The words to be replaced are not there.
    NO_WORDS = "A033" "words-not-there" Error
        message "“{target}”中没有“{old}”" "“{target}” does not contain “{old}”"
        cure "核对引号内的文字，标点也须一致。该处现为：{found}" "check the quoted words, marks included. It says: {found}"
        why "要替换的文字必须原样见于现行文本。" "The words to be replaced must stand in the text in force exactly so.";
    /// The words to be replaced are there more than once.
    WORDS_TWICE = "A034" "words-several-times" Error
        message "“{target}”中有{count}处“{old}”，不知改哪一处" "“{target}” contains “{old}” {count} times, and it is not said which is meant"
        cure "多引几个字，使其只有一处；确要全部修改的写 everywhere: true" "quote more words until there is one place; where all are meant write everywhere: true"
        why "只说改一处而有几处相同，程序不替人挑选。" "Where one is to change and several are alike the program does not choose.";
    /// An operation that its target cannot bear.
    WRONG_PLACE = "A035" "wrong-place" Error
        message "“{target}”不能这样修改：{reason}" "“{target}” cannot be changed so: {reason_en}"
        cure "换一种操作，或者换一个定位；各操作适用于何处见 content/README.md" "use another operation or another place; content/README.md says which goes where"
        why "每种操作只适用于一定的部位。" "Each operation suits certain parts only.";
    /// Two changes of the same words.
    CLASH = "A036" "changes-clash" Error
        message "这一条与第{other}条改的是同一处“{target}”" "this change and change {other} strike the same words of “{target}”"
        cure "合并为一条，或者分清各改哪几个字" "make one change of the two, or tell apart which words each means"
        why "同一通知的各条同时生效，没有先后；两条改同一处，结果就取决于次序。" "All changes of one notice take effect together; two of the same words would depend on their order.";
    /// A body that is not in the cell.
    NO_UNIT = "A037" "unit-not-there" Error
        message "“{target}”中没有单位“{unit}”，或不止一处" "“{target}” does not name “{unit}”, or names it more than once"
        cure "核对单位名称的写法。该格现为：{found}" "check how the name is written. The cell says: {found}"
        why "单位按全称逐个核对，“甲局”不等于“市甲局”。" "Bodies are compared by their whole names.";
    /// A change that changes nothing.
    NOTHING_CHANGES = "A038" "nothing-changes" Error
        message "“{target}”修改前后相同" "“{target}” is the same before and after"
        cure "删去这一条，或者更正 old 或 new" "delete the change, or correct `old` or `new`"
        why "没有变化的修改多半是漏改了字。" "A change without effect is most likely a slip.";
    /// A reference to something deleted.
    REFERENCE_GONE = "A039" "reference-gone" Warning
        message "{place}提到“{words}”，而它已被删去" "{place} refers to “{words}”, which is deleted"
        cure "在修改通知中另加一条，改正这处引用" "add a change that mends this reference"
        why "删去一项后，别处对它的引用就落空了；改成什么由人决定。" "Once a part is deleted, what refers to it points at nothing; a person decides what it should say.";
    /// A reference or count that was adapted.
    REFERENCE_MENDED = "A040" "reference-mended" Info
        message "{place}的“{old}”随编号变动改为“{new}”" "“{old}” in {place} follows the new numbers: “{new}”"
        cure "请核对" "please check"
        why "编号变动后，文中引用的项号和项数相应调整，并逐处列出。" "When numbers move, the places that refer to them are adapted, and each is listed.";
    /// A count that may have to change.
    COUNT_DIFFERS = "A041" "count-may-differ" Warning
        message "{place}写有“{words}”，修改后数目已变为{count}，请核对是否要改" "{place} says “{words}”; the number is {count} now"
        cure "要改的，在修改通知中另加一条" "where it should change, add a change to the amendment"
        why "文中的数目可能指清单，也可能指别的；程序不猜。" "A number in the text may mean the list or something else; the program does not guess.";
    /// A renamed body under another spelling.
    SHORT_NAME = "A042" "name-left" Warning
        message "{place}仍有“{words}”，可能指已改名的“{old}”" "{place} still says “{words}”, which may mean the renamed {old}"
        cure "是同一单位的，在修改通知中另加一条" "if it is the same body, add a change to the amendment"
        why "统一改名只改全称；简称和别的写法由人决定。" "A renaming changes whole names only; a person decides about short ones.";
    /// A change of a notice that has ended.
    ENDED = "A043" "notice-ended" Error
        message "通知已经废止，不能再修改" "the notice has been repealed and cannot be changed"
        cure "核对施行日期；要恢复的须另行印发" "check the days in force; to revive it, issue it anew"
        why "已废止的文件没有可供修改的现行文本。" "A repealed notice has no text in force.";
    /// A number that a moved row cannot have.
    NO_NUMBER = "A044" "no-such-number" Error
        message "“{target}”不能改为第{number}项：{reason}" "“{target}” cannot become number {number}: {reason_en}"
        cure "核对修改后的编号，或者用 move 写明移到哪一项之后" "check the number in the altered list, or use `move` with its new neighbour"
        why "编号由次序决定，不能空号或重号。" "Numbers follow the order; there are no gaps and no doubles.";
    /// A body that is in the cell already.
    UNIT_THERE = "A045" "unit-there-already" Error
        message "“{target}”中已有单位“{unit}”" "“{target}” names “{unit}” already"
        cure "核对要增加的单位。该格现为：{found}" "check which body is to be added. The cell says: {found}"
        why "同一格不列两次同一单位。" "A cell names a body once.";
}
