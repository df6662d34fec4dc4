//! Findings about what was issued, and of asking what an amendment does.

use crate::base::diagnostic::{Code, Severity, Text};

codes! {
    /// An amendment that nobody knows by that name.
    UNKNOWN_AMENDMENT = "B070" "no-such-amendment" Error
        message "没有叫作“{name}”的修改通知，或者它没有生效；已知的有：{known}" "no amendment is called “{name}”, or it is not applied; known: {known}"
        cure "写 content/amendments/ 中的文件名（如 01）或文号；没有生效的，先按 `hongtou check` 的意见改正" "name its file in content/amendments/ such as 01, or its number; if it is not applied, mend what `hongtou check` finds"
        why "只有读入并生效的修改通知才对公文起作用。" "Only an amendment that was read and applied does anything to the papers.";
    /// A file that an issued paper was made of is another now.
    ISSUED_INPUT = "B071" "issued-input-changed" Error
        message "{path} 在印发（{papers}）以后有改动：印发时的散列值是 {old}，现在是 {new}" "{path} was changed after the paper was issued ({papers}): its hash was {old} and is {new}"
        cure "把文件恢复原样。要修改已经印发的内容，用 `hongtou amend from-edit --start` 写出草稿，改好后运行 `hongtou amend from-edit --date 日期`，另发修改通知；通报有误的，在 content/ledger.yaml 写明申诉成立，由以后的通报更正" "put the file back. To change what was issued, begin with `hongtou amend from-edit --start`, edit the draft, run `hongtou amend from-edit --date DATE` and issue an amendment; a bulletin is corrected in a later one by an upheld appeal in content/ledger.yaml"
        why "印发的公文已在各单位手中。悄悄改动它的依据，案卷就与发出的文件对不上。印发的文件没有覆盖。" "The paper is in everybody's hands. Were its matter changed silently, the dossier would disagree with it. What was issued was not overwritten.";
    /// The file of an issued paper is another.
    ISSUED_PAPER = "B072" "issued-paper-edited" Error
        message "{path} 不是印发（{paper}）时的文件，未覆盖" "{path} is not the file that was issued ({paper}) and was not overwritten"
        cure "从存档恢复；或者把它移出 out/，再运行 `hongtou build`，由程序重新生成印发时的文件" "restore it from the archive, or move it out of out/ and run `hongtou build` to make the issued file again"
        why "带着这个文号的文件只有一个。" "Only one file bears this number.";
    /// An issued paper that is not there and does not come out the same.
    ISSUED_LOST = "B073" "issued-paper-not-made-again" Error
        message "{path} 不在，而现在生成的与印发（{paper}）时不同（{why}），没有写出" "{path} is not there, and what is made now differs from what was issued ({paper}; {why_en}); it was not written"
        cure "从存档恢复这个文件（散列值 {sha256}），或者恢复印发时的模板、字体和程序版本" "restore the file (hash {sha256}) from the archive, or the templates, fonts and program of the time"
        why "与印发稿不同的文件不能用印发稿的文号。" "A file that differs from the one issued may not bear its number.";
    /// An issued paper that would look otherwise now.
    ISSUED_OTHERWISE = "B074" "issued-paper-kept" Warning
        message "{paper} 印发以后，{why}；重新生成会与印发时不同，已保留印发的文件" "since {paper} was issued, {why_en}; made anew it would come out otherwise, so the files as issued were kept"
        cure "不必处理；通报有误的，在 content/ledger.yaml 写明申诉成立，由以后的通报更正" "nothing need be done; a bulletin that was wrong is corrected in a later one by an upheld appeal in content/ledger.yaml"
        why "模板、字体和以后各月的情况会变，印发的文件不变。" "Templates, fonts and later months change; what was issued does not.";
    /// An approval of something else.
    APPROVAL_VOID = "B075" "approval-void" Error
        message "{by}（{on}）对 {paper} 的批准已经失效：内容不再是批准时的样子" "the approval of {paper} by {by} ({on}) is void: it is not what was approved"
        cure "恢复批准时的内容；内容确应改变的，改好后重新报批，用 `hongtou approve` 登记" "put back what was approved, or have it approved anew and note it with `hongtou approve`"
        why "批准的是某一稿，不是以后的任何一稿。" "An approval is of one text and not of whatever it becomes.";
    /// A record that is not as it was written.
    ISSUE_RECORD = "B076" "issue-record-edited" Error
        message "{path} 不是 `hongtou issue` 写出的样子" "{path} is not as `hongtou issue` wrote it"
        cure "恢复原样；确属误登的，把它整个删去，再用 `hongtou issue` 登记" "put it back; if it was recorded by mistake, delete it and record the issue anew with `hongtou issue`"
        why "印发登记是印发的凭据，改过就不能作准。" "The record is the proof of what was issued; edited, it proves nothing.";
    /// Another number or date than the paper bears.
    ISSUE_NUMBER = "B077" "issue-number-differs" Error
        message "{path} 中的{what}是“{there}”，与所写的“{given}”不同，没有登记" "{path} has “{there}” for its {what_en}, not “{given}”; nothing was recorded"
        cure "核对发文登记；{path} 写错的，先改 {key}" "compare the register; where {path} is wrong, correct {key} in it first"
        why "登记的文号和日期必须是印在公文上的。" "The number and date on record must be those on the paper.";
    /// A paper that cannot be issued as it is.
    ISSUE_NOT_MADE = "B078" "not-made-for-issue" Error
        message "{path} 没有照现在的内容生成，不能印发" "{path} was not made of what the dossier says now and cannot be issued"
        cure "先改正有关的错误，使 `hongtou build` 生成它；人改动过的，移出 out/" "mend what stands in the way until `hongtou build` makes it; move edited files out of out/"
        why "登记的须是照案卷生成的文件。" "What is put on record must follow from the dossier.";
    /// A paper that was issued before.
    ISSUED_ALREADY = "B079" "already-issued" Error
        message "{paper} 已于{date}以 {number} 印发（{path}）" "{paper} was issued already, as {number} on {date} ({path})"
        cure "要修改已印发的内容，另发修改通知；确属误登的，删去 {path} 再登记" "to change it issue an amendment; if it was recorded by mistake, delete {path} and record it anew"
        why "一个公文只印发一次。" "A paper is issued once.";
    /// A paper that was not issued yet.
    NOT_ISSUED = "B080" "not-issued" Error
        message "{paper} 还没有印发登记（没有 {path}）" "{paper} is not on record as issued: there is no {path}"
        cure "先用 `hongtou issue` 登记，可以用 --by 同时登记批准人；文种写作 notice、amendment-01 或 bulletin-2022-06" "record it with `hongtou issue` first, --by notes who approved it; papers are called notice, amendment-01 or bulletin-2022-06"
        why "批准的是登记在案的那一稿。" "What is approved is the text on record.";
    /// A bulletin without number or date.
    ISSUE_UNWRITTEN = "B081" "issue-without-number" Error
        message "{path} 没有写这一期的{what}，没有登记" "{path} has no {what_en} for this bulletin; nothing was recorded"
        cure "先在 {path} 中写明（{given}）" "write it into {path} first ({given})"
        why "各期通报的文号和日期在一张表里统一编排，由人填写。" "Numbers and dates of bulletins are kept in one list, by people.";
}
