//! Findings of drawing up an amendment, and of asking for a text in force.

use crate::base::diagnostic::{Code, Severity, Text};

codes! {
    /// There is no notice whose text could be in force.
    NO_TEXT = "B050" "no-text" Error
        message "content/ 中的通知或任务读不了，谈不上现行文本" "the notice or the tasks in content/ cannot be read, so there is no text in force"
        cure "先运行 `hongtou parse`，再按 `hongtou check` 的意见改正" "run `hongtou parse`, then mend what `hongtou check` finds"
        why "现行文本由印发的通知逐次修改而来。" "A text in force follows from the notice as issued.";
    /// A text that nobody knows by that name.
    NO_EDITION = "B051" "no-such-edition" Error
        message "没有叫作“{name}”的文本；已知的有：{known}" "no text is called “{name}”; known: {known}"
        cure "写日期（如 2022-07-01）、修改通知的文号或文件名（如 01），或 issued（印发时的文本）" "name a day such as 2022-07-01, an amendment by its number or file such as 01, or `issued`"
        why "文本由施行日期或造成它的修改通知来指明。" "A text is named by a day on which it is in force or by the amendment that made it.";
    /// The notice has ended.
    REPEALED = "B052" "repealed" Error
        message "通知已废止，自{day}起没有现行文本（{path}）" "the notice ended: no text is in force from {day} on ({path})"
        cure "用 --as-of 写废止以前的日期，可看当时的文本" "name a day before that with --as-of to see the text of the time"
        why "废止的通知不再有效，不能把它的文字当作现行规定。" "A notice that ended binds nobody; its words must not be taken for rules in force.";
    /// An amendment as issued that has no list of changes.
    UNREAD_AMENDMENT = "B053" "amendment-not-read" Warning
        message "{path} 还没有读成 {content}，下面的文本没有计入它" "{path} was not read into {content}, and the text below is without it"
        cure "运行 `hongtou amend parse {path}`" "run `hongtou amend parse {path}`"
        why "没有读入的修改通知不起作用；若不提醒，旧文本会被当作现行文本。" "An amendment that was not read has no effect, and the old text would pass for the one in force.";
    /// A draft that `--start` would overwrite.
    DRAFT_EDITED = "B054" "draft-edited" Error
        message "{path} 里有没用过的改动，没有覆盖" "{path} holds edits that were not used yet; it was left alone"
        cure "用 `hongtou amend from-edit --date 日期` 把改动做成修改；不要了就把它删去或移走，再用 --start" "make an amendment of them with `hongtou amend from-edit --date DATE`, or move the file away and start again"
        why "人写的文字绝不悄悄丢掉。" "What a person wrote is never dropped silently.";
    /// A draft that was begun from another text.
    DRAFT_STALE = "B055" "draft-of-another-text" Error
        message "{path} 依据的不是现行文本：开始起草以后，文本又有变动" "{path} was not begun from the text in force, which has changed since"
        cure "把草稿移到别处，用 `hongtou amend from-edit --start` 重新开始，再把改动抄过去" "move the draft away, begin anew with `hongtou amend from-edit --start`, and copy the edits"
        why "拿旧文本的草稿与现行文本相比，会把其间的修改又改回去。" "Compared with the text in force, an old draft would undo what was changed in between.";
    /// The notice as issued was edited, though amendments are in force.
    ISSUED_EDITED = "B056" "issued-text-edited" Error
        message "{path} 有人工改动，但通知已经被 {amendment} 修改过；印发时的文本不能用来起草新的修改" "{path} was edited, but {amendment} has amended the notice already; the text as issued is no place to draft another change"
        cure "用 `hongtou amend from-edit --start` 写出现行文本，在 content/draft/ 里改" "write out the text in force with `hongtou amend from-edit --start` and edit it in content/draft/"
        why "修改一律针对现行文本。content/notice.yaml、content/tasks.yaml 始终是印发时的文本；它们的改动只用于改正读错的地方。" "Changes strike the text in force. content/notice.yaml and content/tasks.yaml stay the text as issued; edits there only mend what was misread.";
    /// A difference that no change can make.
    NOT_EXPLAINED = "B057" "difference-not-explained" Error
        message "这处差别写不成修改：原为“{old}”，现为“{new}”" "no change can make this difference: “{old}” became “{new}”"
        cure "把这处改回原样；或者照 content/README.md 自己写修改的清单" "undo it there, or write the list of changes yourself as content/README.md says"
        why "只写出一半的修改，会使新文本与人想要的不一样，所以一条也没有写。" "An amendment of half the differences would lead to a text that nobody wanted, so none was written.";
    /// A part that an amendment cannot alter.
    NO_AMENDMENT = "B058" "not-for-amendments" Error
        message "{path} 的 {key} 不是修改通知能改的：原为“{old}”，现为“{new}”" "{key} in {path} is nothing that an amendment can alter: “{old}” became “{new}”"
        cure "改回原样。读错的地方在 content/notice.yaml、content/tasks.yaml 里改正，与修改分开做" "undo it. What was misread is mended in content/notice.yaml or content/tasks.yaml, apart from amendments"
        why "修改通知改的是标题、正文、方案和附件的文字；发文字号、署名、日期属于原件，不能事后更改。" "Amendments alter the words of title, text, plan and annex; number, signature and date belong to the original and are not changed afterwards.";
    /// A day on which the amendment cannot take effect.
    DAY = "B059" "amendment-out-of-order" Error
        message "修改自{day}起施行，不在现行文本（自{since}起）之后" "an amendment in force from {day} does not come after the text that it alters, in force from {since}"
        cure "核对 --date 和 --in-force；与前一修改同日施行的，用 --number 写明更大的文号" "check --date and --in-force; of one day with the amendment before, give a higher number with --number"
        why "修改按施行日期、同日按文号依次生效。次序不对，就改到了别的文本上。" "Amendments take effect by day, then by number. Out of order they would strike another text.";
    /// A returned draft of a text that is no more in force.
    OLDER_TEXT = "B060" "draft-of-older-text" Error
        message "{file} 是在{since}起施行的文本上改的，现行文本自{now}起施行" "{file} was made on the text in force from {since_en}; the one in force now is from {now_en}"
        cure "把现行文本的公文送去重新批改，或者把批改的意见抄到现行文本上" "send out the paper of the text in force, or copy the changes onto it"
        why "拿旧文本上的改动去改现行文本，会把其间的修改又改回去。" "Changes made on an old text would undo what was changed in between.";
    /// An edit of a returned draft that was not tracked.
    UNTRACKED = "B061" "untracked-edit" Error
        message "{file} 有一处没有留修订痕迹的改动：现行文本为“{old}”，稿中为“{new}”" "{file} was edited here without a trace: the text in force says “{old}”, the draft says “{new}”"
        cure "问清是否有意。有意的，在“修订”状态下重做这处；无意的，改回原样" "ask whether it was meant; make it again with changes tracked, or undo it"
        why "没有痕迹的改动，分不清是谁改的、是不是有意，不能当作领导的意见。" "An edit without a trace may be an accident; it must not pass for what the leader wanted.";
    /// A paper of ours that does not come back as it was written.
    NOT_READ_BACK = "B062" "paper-not-read-back" Error
        message "现行文本写成公文再读回来有出入，无法据 {file} 起草：文本为“{old}”，读回为“{new}”" "the paper of the text in force does not read back as it is, so nothing can be drawn from {file}: “{old}” came back as “{new}”"
        cure "照 content/README.md 自己写修改的清单，或者用 `hongtou amend from-edit --start`" "write the list of changes yourself as content/README.md says, or use `hongtou amend from-edit --start`"
        why "分不清哪些差别是批改，哪些是读法造成的，就不猜。" "Where one cannot tell the changes from what reading made, nothing is guessed.";
    /// An amendment without a day.
    DATELESS = "B063" "amendment-without-date" Error
        message "有修改，但没有写明修改通知的成文日期，没有写成文件" "there are changes, but no date was given for the amendment, so none was written"
        cure "加上 --date，如 --date 2022-06-28" "add --date, such as --date 2022-06-28"
        why "修改从成文之日（或另定的施行之日）起生效，日期由人定，不取电脑的时钟。" "An amendment is in force from its date or a day that it names; people give that, not the clock.";
    /// An amendment that takes effect before it is signed.
    RETROACTIVE = "B065" "in-force-before-date" Error
        message "施行日期{day}早于成文日期{date}" "the amendment would be in force from {day}, before its date {date}"
        cure "核对 --date 和 --in-force；确要溯及既往的，自己在 content/amendments/ 写修改的清单" "check --date and --in-force; where it is meant so, write the list of changes in content/amendments/ yourself"
        why "修改通知一般不溯及既往；日期写反了，已经过去的月份会按新的文本重新要求。" "An amendment seldom reaches back; with the days confused, months gone by would be held to the new text.";
    /// The received text is another one than the edited content was read from.
    SEED_REPLACED = "B064" "issued-text-replaced" Error
        message "{path} 有人工改动，但 {seed} 也换过了，分不清哪些是修改" "{path} was edited, but {seed} was replaced too, and nobody can tell which differences are changes"
        cure "先用 `hongtou parse` 看差别并理清印发时的文本，再用 `hongtou amend from-edit --start` 起草" "see the difference with `hongtou parse` and settle the text as issued, then draft with `hongtou amend from-edit --start`"
        why "修改是与印发时的文本相比得来的；那份文本变了，比较就没有意义。" "Changes are told by comparing with the text as issued; with another text the comparison means nothing.";
}
