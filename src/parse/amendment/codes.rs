//! The findings of reading an amendment, stage letter `A`. From A030 on they are those of carrying it out.

use crate::base::diagnostic::{Code, Severity, Text};
use crate::parse::codes::code;

/// The findings of this stage.
pub static CODES: [&Code; 26] = [
    &UNREAD,
    &QUOTE,
    &ORDINAL_MARK,
    &NUMBER_LOST,
    &PLACE,
    &LEGAL,
    &TWICE,
    &COUNT,
    &REQUEST,
    &REPRINT,
    &SEVERAL,
    &OLD_UNSAID,
    &PLACE_UNSAID,
    &MISSING,
    &NO_DATE,
    &STRAY,
    &ORDER,
    &NOTHING,
    &ROW,
    &UNALTERED,
    &EFFECT,
    &NAMES_DIFFER,
    &ALTERED_PLACE,
    &PART_ENDED,
    &PLACES_DIFFER,
    &HEADING_UNSAID,
];

code!(
    UNREAD,
    "A001",
    "unread-operation",
    Error,
    (
        "第{number}条修改读不懂：“{text}”（读到“{part}”处）",
        "operation {number} cannot be read: “{text}” (it stops at “{part}”)"
    ),
    (
        "改写成规范的修改用语，如：将附件第12项责任单位由“甲”调整为“乙”；或者直接写进 content/amendments/ 的文件",
        "say it in the usual words, such as 将附件第12项责任单位由“甲”调整为“乙”。, or write the change into the file in content/amendments/"
    ),
    (
        "修改决定哪怕错读一个字，任务就会派错单位。读不懂的一条整条不读，不猜。",
        "One word read wrongly and a task goes to the wrong body. A sentence that cannot be read is refused as a whole, never guessed."
    )
);
code!(
    QUOTE,
    "A002",
    "unclosed-quote",
    Error,
    ("第{number}条修改的引号没有配对：“{part}”", "a quotation in operation {number} is not closed: “{part}”"),
    (
        "补上后引号；引文有几段的，每段段首都用前引号，最后一段段末用后引号；引文里的引号用单引号",
        "close it; of several paragraphs each begins with “ and only the last ends with ”; marks within are ‘ and ’"
    ),
    ("引号不配对，就不知道新的文字到哪里为止。", "Without its closing mark nobody can know where the new text ends.")
);
code!(
    ORDINAL_MARK,
    "A003",
    "place-without-di",
    Error,
    ("第{number}条修改的“{part}”前少了“第”字", "the place “{part}” in operation {number} lacks 第"),
    ("写成“第…项”“第…部分”", "write 第…项, 第…部分"),
    (
        "“附件12项”可以是附件的第12项，也可以是附件12的某一项，不能猜。",
        "附件12项 may be item 12 of the annex or an item of annex 12; that must not be guessed."
    )
);
code!(
    NUMBER_LOST,
    "A004",
    "place-number-lost",
    Error,
    ("第{number}条修改的“{part}”处少了序号", "the number is lost at “{part}” in operation {number}"),
    ("对照原件补上序号", "put the number in from the paper itself"),
    (
        "扫描、转换时序号容易丢失；没有序号就没有位置。",
        "Scanning and converting lose numbers; without its number there is no place."
    )
);
code!(
    PLACE,
    "A005",
    "unknown-place",
    Error,
    ("第{number}条修改的位置不明确：“{part}”", "the place in operation {number} is not clear: “{part}”"),
    (
        "写明全路径，如“附件第12项责任单位”“方案第三部分第（一）项第二点”",
        "write the whole path, such as 附件第12项责任单位 or 方案第三部分第（一）项第二点"
    ),
    (
        "只写“第12项”，方案、附件、附件说明都可能有第12项。",
        "第12项 alone may stand in the plan, in the list or among the annexes."
    )
);
code!(
    LEGAL,
    "A006",
    "legal-place",
    Error,
    (
        "第{number}条修改用了法规的“{part}”，通知里没有条、款",
        "operation {number} names “{part}” as a law does; a notice has none"
    ),
    (
        "通知的层次是部分、项、点、段，任务清单是类、项；改用这些说法",
        "a notice has 部分, 项, 点, 段, and its list 类, 项; name the place so"
    ),
    (
        "条、款是法律、法规、规章的层次，与通知的层次没有一一对应的关系。",
        "条 and 款 are the levels of laws; nothing says which level of a notice they would be."
    )
);
code!(
    TWICE,
    "A007",
    "amended-twice",
    Error,
    ("第{number}条修改与前面的修改是同一处：{part}", "operation {number} strikes the place of an earlier one: {part}"),
    ("合成一条", "make one operation of the two"),
    (
        "同一处先后改两次，结果取决于先改哪一条；修改以修改前的文本为准，不分先后。",
        "All places are those of the text before any change; two at one place would depend on their order."
    )
);
code!(
    COUNT,
    "A008",
    "count-differs",
    Error,
    (
        "第{number}条写明的数目与实有的不符：{part}",
        "the number said in operation {number} differs from what is there: {part}"
    ),
    ("核对是多写了、漏写了，还是序号没有读出", "see whether one was added, forgotten or not read"),
    (
        "数目不符往往说明漏了一项，或者引号没有配对。",
        "A number that differs often means that an item is missing or a quotation not closed."
    )
);
code!(
    REQUEST,
    "A009",
    "request-only",
    Info,
    ("这句话只提出要求，不是修改：“{text}”", "this sentence only requests; it alters nothing: “{text}”"),
    ("不必处理", "nothing need be done"),
    (
        "“请确认并反馈”之类的要求不改变原通知的文字。",
        "A request to confirm or to report back does not alter the words of the notice."
    )
);
code!(
    REPRINT,
    "A010",
    "whole-list-given",
    Error,
    (
        "这份通知给出调整后的全文或名单，没有写明改了哪里：“{text}”",
        "this notice gives the whole new text or list and does not say what is altered: “{text}”"
    ),
    (
        "逐项对照原件，把改动写进 content/amendments/ 的文件，或者把新文作为新的通知处理",
        "compare it item by item and write the changes into a file in content/amendments/, or take it as a new notice"
    ),
    (
        "全文重印是另一份文本，不是修改指令；改动要比对才知道。",
        "A reprint is another text and no list of changes; what differs must be compared."
    )
);
code!(
    SEVERAL,
    "A011",
    "several-documents",
    Error,
    ("第{number}条修改的是另一份文件：“{text}”", "operation {number} amends another document: “{text}”"),
    (
        "一个修改文件只修改本案卷的通知；其他文件的修改另行处理",
        "one amendment here alters the notice of this dossier; others are dealt with elsewhere"
    ),
    (
        "一份决定可以修改几份文件；把别的文件的修改用到这份通知上就错了。",
        "One decision may amend several documents; changes meant for another must not strike this one."
    )
);
code!(
    OLD_UNSAID,
    "A012",
    "old-text-unsaid",
    Warning,
    ("第{number}条修改没有写明原文，old 留空", "operation {number} does not quote what it takes away; old stays empty"),
    (
        "核对修改前的文本，把原文写进 content/amendments/ 文件的 old",
        "look at the text in force and write it into the file in content/amendments/ as old"
    ),
    (
        "写明原文才能确认改的就是这一处；原文与现行文本不符的修改不予执行。",
        "Only where the old text is given can it be seen that this is the place; a change whose old is not the text in force is refused."
    )
);
code!(
    PLACE_UNSAID,
    "A013",
    "insertion-place-unsaid",
    Warning,
    (
        "第{number}条没有写明放在哪一项前后，按放在末尾读取",
        "operation {number} does not say beside what; it was read as the end"
    ),
    (
        "核对位置，不是末尾的，改 content/amendments/ 文件里的 target 和 place",
        "where it is not the end, correct target and place in the file in content/amendments/"
    ),
    ("增加的内容排在哪里，决定以后各项的序号。", "Where the new item stands decides the numbers of all that follow.")
);
code!(
    MISSING,
    "A014",
    "amendment-part-missing",
    Warning,
    ("没有找到{part}", "no {part_en} was found"),
    (
        "核对原件；确有而未读出的，写进 content/amendments/ 文件的 {key}",
        "compare the paper; if it is there, write it into the file in content/amendments/ as {key}"
    ),
    ("原件没有的部分留空，不编造。", "What the paper does not have stays empty and is never made up.")
);
code!(
    NO_DATE,
    "A015",
    "no-date",
    Error,
    ("没有找到成文日期，暂记为 0001-01-01", "no date was found; 0001-01-01 stands in its place"),
    ("在 content/amendments/ 文件的 date 写明成文日期", "write the date into the file in content/amendments/ as date"),
    ("没有日期，就不知道修改从哪一天起有效。", "Without its date nobody knows from when on it holds.")
);
code!(
    STRAY,
    "A016",
    "amendment-text-unread",
    Error,
    ("这段文字不属于已知的任何部分：“{text}”", "no part of the amendment takes this text: “{text}”"),
    (
        "是修改的，改写成规范用语；是说明的，不必处理，删去即可",
        "if it alters something say it in the usual words; if it only explains it may be left out"
    ),
    (
        "读不懂的文字不猜、不丢：要么进入某个字段，要么在这里列出。",
        "What cannot be read is neither guessed nor dropped: it is in a field, or it is listed here."
    )
);
code!(
    ORDER,
    "A017",
    "ordinals-out-of-order",
    Warning,
    ("修改的序号不连续：“{number}”前面是“{part}”", "the ordinals do not follow each other: “{number}” after “{part}”"),
    ("核对是漏了一条，还是序号写错", "see whether one is missing or misnumbered"),
    ("序号不连续往往说明漏读了一条。", "A gap often means that a sentence was lost.")
);
code!(
    NOTHING,
    "A018",
    "no-operation",
    Error,
    ("没有读出任何修改", "no change was read"),
    (
        "核对是不是修改通知；修改的一句应有“作如下修改：”",
        "see whether it amends anything; 作如下修改： announces the changes"
    ),
    ("没有修改的修改通知，多半是没有读懂。", "An amendment without changes was most likely not understood.")
);
code!(
    ROW,
    "A019",
    "row-unread",
    Error,
    ("第{number}条里的任务读不出各栏：“{part}”", "the cells of a row in operation {number} cannot be told: “{part}”"),
    (
        "写成“具体内容：…；责任单位：…；参与单位：…”；用表格的，第一行写表头",
        "write 具体内容：…；责任单位：…；参与单位：…; before rows of a table put their heads"
    ),
    (
        "不写栏目名称，就不知道哪一格是责任单位。",
        "Without the names of the columns nobody knows which cell is the body in charge."
    )
);
code!(
    UNALTERED,
    "A020",
    "nothing-altered",
    Warning,
    ("第{number}条修改前后相同：“{part}”", "operation {number} puts the same in its place: “{part}”"),
    ("核对原件，改正新旧文字", "compare the paper and correct old and new"),
    ("前后相同的修改没有作用，多半是抄写时出了错。", "It would do nothing, and most likely was copied wrongly.")
);
code!(
    EFFECT,
    "A021",
    "effect-unread",
    Error,
    ("施行日期读不出：“{text}”", "the day from which it holds cannot be read: “{text}”"),
    (
        "写成“本通知自2022年7月1日起施行。”，或者在 content/amendments/ 文件的 in_force 写明",
        "write 本通知自2022年7月1日起施行。, or give in_force in the file in content/amendments/"
    ),
    ("施行日期决定从哪一天起用修改后的文本。", "It decides from which day on the altered text is used.")
);
code!(
    NAMES_DIFFER,
    "A022",
    "names-differ",
    Warning,
    ("标题修改的是《{part}》，正文修改的是《{text}》", "the title amends 《{part}》, the text 《{text}》"),
    ("核对原件，确认修改的是哪一份通知", "see from the paper which notice it amends"),
    ("标题和正文说的不是一份文件，就可能改错文件。", "Where they differ the wrong document may be altered.")
);
code!(
    ALTERED_PLACE,
    "A023",
    "place-of-altered-text",
    Error,
    (
        "第{number}条用了修改后的序号：“{part}”",
        "operation {number} names a place by its number after the change: “{part}”"
    ),
    ("改用修改前的序号；新增的内容一次写全", "name it by its number before the change; say new text once, in full"),
    (
        "各处的序号一律以修改前的文本为准，这样各条修改不分先后。",
        "All places are those of the text before any change, so that their order does not matter."
    )
);
code!(
    PART_ENDED,
    "A024",
    "part-ended",
    Error,
    (
        "第{number}条停止执行的不是整份通知：“{text}”",
        "operation {number} ends a part of the notice, not the whole: “{text}”"
    ),
    (
        "部分内容不再执行的，写成“删去…”；暂时停止的，另行发文",
        "for a part write 删去…; what is only suspended needs a paper of its own"
    ),
    (
        "停止执行、废止针对整份文件；一部分不再执行就是删去。",
        "废止 and 停止执行 end a whole document; a part that no longer holds is deleted."
    )
);
code!(
    PLACES_DIFFER,
    "A025",
    "places-differ",
    Error,
    ("第{number}条说的位置前后不一致：{part}", "operation {number} says two different places: {part}"),
    ("核对插入位置与新序号", "compare the place with the new number"),
    ("“在第18项后增加，作为第21项”不能同时成立。", "It cannot stand behind item 18 and be item 21.")
);
code!(
    HEADING_UNSAID,
    "A026",
    "heading-unsaid",
    Error,
    (
        "第{number}条新增的部分没有序号，分不清标题和正文：“{part}”",
        "the new section in operation {number} has no number, so that its heading cannot be told: “{part}”"
    ),
    (
        "写成：标题为“…”，内容为“…”；或者在引文里带上序号，如“（五）加强宣传。…”",
        "write 标题为“…”，内容为：“…”, or quote it with its number: （五）加强宣传。…"
    ),
    ("标题和正文用不同的字体，分错了版面就错了。", "Heading and text are set in different faces.")
);
