//! What the layout finds wrong with a paper.

use crate::base::diagnostic::{Code, Severity, Text};

/// Every code of the stage.
pub static CODES: [&Code; 7] =
    [&MISSING_GLYPH, &FILLED_GLYPH, &SMALL_MARK, &TALL_ROW, &LOST_CELL, &CROWDED_CHART, &ALIKE_SERIES];

/// A character that no font file has.
pub static MISSING_GLYPH: Code = Code {
    id: "L001",
    name: "missing-glyph",
    severity: Severity::Error,
    message: Text {
        zh: "字体里没有“{character}”（{code}）的{face}字形，版面上以〓代替；原文：“{around}”",
        en: "no font has a {face} glyph for “{character}” ({code}); the page shows 〓 in “{around}”",
    },
    cure: Text {
        zh: "核对“{character}”是否为误录的异体字、部首或私用区字；确属人名、地名用字的，请换用收有该字的字体",
        en: "check whether “{character}” was meant, or is a variant, a radical or a private code; if it is right, add a font that has it",
    },
    why: Text {
        zh: "缺字在打印件上是空白或方框，人名、地名会因此读错，电子件也检索不到。〓（活字排版的缺字记号）让缺字显眼，出错级别阻止这样的文件印发。",
        en: "A missing glyph prints as nothing or as a box: names become unreadable. The geta mark 〓 makes the gap visible, and the finding stops the paper.",
    },
};

/// A character that the file of its face lacks and another supplied.
pub static FILLED_GLYPH: Code = Code {
    id: "L020",
    name: "filled-glyph",
    severity: Severity::Info,
    message: Text {
        zh: "“{character}”（{code}）在{face}的字体中没有，用 {family} 补字；原文：“{around}”",
        en: "the font of {face} lacks “{character}” ({code}); {family} supplies it in “{around}”",
    },
    cure: Text {
        zh: "印件上这个字的笔形与旁边略有不同，校样时看一眼；有收全这个字的官方字体的，可用 --font 字面=文件 指定",
        en: "on paper it looks a little unlike its neighbours: have a look; a fuller official font can be named with --font FACE=FILE",
    },
    why: Text {
        zh: "人名、地名里的生僻字不能丢，也不能改；仿宋、楷体的字库多只收 GB2312 的 6763 字，其余用笔形相近的字体补。",
        en: "Rare characters of names must neither be lost nor altered; many FangSong and Kai fonts hold the 6763 of GB2312 only, so a font of like strokes supplies the others.",
    },
};

/// A 发文机关标志 made so small that it no longer outranks the title.
pub static SMALL_MARK: Code = Code {
    id: "L002",
    name: "small-mark",
    severity: Severity::Warning,
    message: Text {
        zh: "发文机关标志“{text}”共{characters}字，要排在一行只能缩到{points}磅，不大于标题（22磅）",
        en: "the mark “{text}” has {characters} characters; to stand on one line it shrinks to {points} pt, no larger than the title (22 pt)",
    },
    cure: Text {
        zh: "在 templates/style.yaml 的 letterhead 里改用规范化简称，或不加“文件”二字",
        en: "set letterhead in templates/style.yaml to the standard short name, or leave 文件 out",
    },
    why: Text {
        zh: "GB/T 9704—2012 第7.2.4条：发文机关标志可用全称或者规范化简称，字号以醒目、美观、庄重为原则。小于标题就不醒目了。",
        en: "GB/T 9704-2012, 7.2.4: the mark may be the full or the standard short name and must be striking; smaller than the title it is not.",
    },
};

/// A table row that no page can hold.
pub static TALL_ROW: Code = Code {
    id: "L003",
    name: "tall-row",
    severity: Severity::Warning,
    message: Text {
        zh: "表格中以“{text}”开头的一行比一页还高，只能拆到两页",
        en: "the table row that begins with “{text}” is taller than a page and had to be split",
    },
    cure: Text {
        zh: "把这一行分成几项，或改用横排表格、小一号的表内字",
        en: "split the row into several, or choose a landscape table or a smaller size",
    },
    why: Text {
        zh: "一行拆在两页，读者要来回翻看才能对上责任单位和时限。一般的行从不拆开，只有整页放不下的才拆。",
        en: "Readers of a split row must turn pages to match its cells. Rows are never split unless a whole page cannot hold them.",
    },
};

/// A table row with more cells than the table has columns.
pub static LOST_CELL: Code = Code {
    id: "L004",
    name: "lost-cell",
    severity: Severity::Error,
    message: Text {
        zh: "表格有{count}个单元格超出列数（共{columns}列），没有排上版面",
        en: "{count} table cells lie beyond the {columns} columns and are not on the page",
    },
    cure: Text {
        zh: "核对每行的单元格数和跨行数", en: "check the number of cells and the row spans of every row"
    },
    why: Text {
        zh: "跨行单元格会把后面的单元格向右推；推出表外的文字就丢了。丢字必须说明。",
        en: "A cell that spans rows pushes later cells to the right; what is pushed out of the table would be lost unseen.",
    },
};

/// A chart that has no room for all its words and numbers.
pub static CROWDED_CHART: Code = Code {
    id: "L005",
    name: "crowded-chart",
    severity: Severity::Warning,
    message: Text {
        zh: "图表“{title}”有{count}处名称或数字排不下，已缩写或略去",
        en: "the chart “{title}” has no room for {count} names or numbers; they are cut short or left out",
    },
    cure: Text {
        zh: "减少图表的项数，或改用较短的名称、改用表格",
        en: "show fewer things, give them shorter names, or use a table",
    },
    why: Text {
        zh: "图上缺少名称或数字，读者会看错是谁、是多少；排不下的要说明，不能悄悄丢掉。",
        en: "Without a name or a number a bar is read wrongly; what is left out is said, never dropped unseen.",
    },
};

/// More series than a black-and-white copy can tell apart.
pub static ALIKE_SERIES: Code = Code {
    id: "L006",
    name: "alike-series",
    severity: Severity::Warning,
    message: Text {
        zh: "图表“{title}”有{series}个系列，黑白印件只能区分{looks}个",
        en: "the chart “{title}” has {series} series; a black-and-white copy tells {looks} apart",
    },
    cure: Text { zh: "合并或分成几张图", en: "merge some, or make several charts" },
    why: Text {
        zh: "公文多以黑白印制和复印，系列靠深浅、纹理、线型区分；样子相同的系列会被看混。",
        en: "Papers are printed and copied without colour; series that look alike are taken for each other.",
    },
};
