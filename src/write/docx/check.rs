//! What a DOCX cannot hold is said before anything is written, so that no character and no cell is lost unseen.

use crate::base::date::moment;
use crate::base::diagnostic::{Code, Diagnostic, Severity, Text};
use crate::document::{Block, Chart, Document, Grid, Inline, Revision, Table};

/// A character that XML forbids.
pub static UNWRITABLE_CHARACTER: Code = Code {
    id: "W001",
    name: "unwritable-character",
    severity: Severity::Error,
    message: Text {
        zh: "“{text}”中有不能写入DOCX的字符{code_point}",
        en: "“{text}” has the character {code_point}, which a DOCX cannot hold",
    },
    cure: Text {
        zh: "在来文或模板中删去该字符", en: "remove the character from the source or the template"
    },
    why: Text {
        zh: "控制字符和非字符不是文字，XML不允许出现；悄悄丢掉又会使成品与来文不一致。",
        en: "Control characters and noncharacters are no text and XML forbids them; dropping them unseen would make the \
             paper differ from its source.",
    },
};

/// A cell that found no column.
pub static CELL_WITHOUT_COLUMN: Code = Code {
    id: "W002",
    name: "cell-without-column",
    severity: Severity::Error,
    message: Text {
        zh: "表格有{columns}列，却有{cells}个单元格无列可放",
        en: "the table has {columns} columns and {cells} cells that find no place in them",
    },
    cure: Text {
        zh: "核对表格各行的单元格数与合并范围",
        en: "check the number of cells and the spans of the table's rows",
    },
    why: Text {
        zh: "放不下的单元格若不写出，成品就会缺少内容。",
        en: "A cell that is left out is a part of the paper that nobody reads.",
    },
};

/// A date of a revision that is none.
pub static REVISION_DATE: Code = Code {
    id: "W003",
    name: "revision-date",
    severity: Severity::Error,
    message: Text {
        zh: "修订时间“{text}”不是“2022-06-01T09:00:00Z”或“2022-06-01”的形式",
        en: "“{text}” is no time of a revision: it is written 2022-06-01T09:00:00Z or 2022-06-01",
    },
    cure: Text { zh: "写明修订的日期或时刻", en: "give the day or the moment of the revision" },
    why: Text {
        zh: "文字处理软件遇到不合规范的修订时间，会报告文件已损坏。",
        en: "A word processor calls a file damaged whose changes have a time that is none.",
    },
};

/// Every code of this writer.
pub static CODES: [&Code; 3] = [&UNWRITABLE_CHARACTER, &CELL_WITHOUT_COLUMN, &REVISION_DATE];

/// The first thing in a document that cannot be written.
pub(super) fn check(document: &Document) -> Result<(), Diagnostic> {
    text(&document.title)?;
    text(&document.organ)?;
    document.revision.iter().try_for_each(revision)?;
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Paragraph(p) => p.inlines.iter().try_for_each(inline)?,
            Block::Signature(s) => s.lines().try_for_each(text)?,
            Block::Table(t) => table(t)?,
            Block::Chart(c) => chart(c)?,
        }
    }
    let Some(imprint) = &document.imprint else { return Ok(()) };
    [imprint.send_to.as_ref(), imprint.copy_to.as_ref(), Some(&imprint.printer), Some(&imprint.printed)]
        .into_iter()
        .flatten()
        .try_for_each(|t| text(t))
}

fn revision(revision: &Revision) -> Result<(), Diagnostic> {
    text(&revision.author)?;
    text(&revision.date)?;
    let given = Diagnostic::new(&REVISION_DATE).with("text", &revision.date);
    moment(&revision.date).map(|_| ()).ok_or(given)
}

fn inline(inline: &Inline) -> Result<(), Diagnostic> {
    match inline {
        Inline::Break => Ok(()),
        Inline::Footnote(note) => text(&note.text),
        Inline::Text { text: words, link, .. } => text(words).and_then(|()| link.iter().try_for_each(|l| text(l))),
    }
}

fn chart(chart: &Chart) -> Result<(), Diagnostic> {
    let names = chart.series.iter().map(|s| &s.name);
    [&chart.title, &chart.unit, &chart.alt].into_iter().chain(&chart.categories).chain(names).try_for_each(|t| text(t))
}

fn table(table: &Table) -> Result<(), Diagnostic> {
    for rows in [&table.head, &table.rows] {
        let lost = Grid::new(rows, table.columns.len()).overflow(rows);
        if lost > 0 {
            let found = Diagnostic::new(&CELL_WITHOUT_COLUMN);
            return Err(found.with("columns", table.columns.len()).with("cells", lost));
        }
        let cells = || rows.iter().flat_map(|r| &r.cells);
        cells().try_for_each(|c| text(&c.text))?;
        cells().flat_map(|c| &c.footnotes).try_for_each(|n| text(&n.text))?;
    }
    Ok(())
}

/// Whether a text can be written.
pub(super) fn text(words: &str) -> Result<(), Diagnostic> {
    // Line breaks and tabs have elements of their own; a carriage return would vanish when it is read again.
    let forbidden = |c: char| (c < ' ' && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
    match words.chars().find(|&c| forbidden(c)) {
        None => Ok(()),
        Some(c) => {
            let shown: String = words.chars().filter(|&c| !forbidden(c)).take(20).collect();
            let found = Diagnostic::new(&UNWRITABLE_CHARACTER);
            Err(found.with("text", shown).with("code_point", format!("U+{:04X}", u32::from(c))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::Lang;
    use crate::document::{Cell, Column, Paragraph, Role, Row, Section};

    fn holding(block: Block) -> Document {
        let section = Section { blocks: vec![block], ..Section::default() };
        Document { sections: vec![section], ..Document::default() }
    }

    #[test]
    fn a_control_character_is_named() {
        let block = Block::Paragraph(Paragraph::plain(Role::Body, "甲\u{b}乙"));
        let found = check(&holding(block)).expect_err("U+000B is no text");
        assert_eq!(found.message(Lang::Zh), "“甲乙”中有不能写入DOCX的字符U+000B");
        assert!(check(&holding(Block::Paragraph(Paragraph::plain(Role::Body, "甲\n乙\t𠀀")))).is_ok());
    }

    #[test]
    fn a_revision_without_a_time_is_refused() {
        let on = |date: &str| {
            let revision = Revision { author: "区政府办公室".into(), date: date.into() };
            check(&Document { revision: Some(revision), ..Document::default() })
        };
        assert!(on("2022-06-01").is_ok() && on("2022-06-01T09:00:00+08:00").is_ok());
        assert_eq!(on("6月1日").expect_err("no date").code.name, "revision-date");
        assert!(on("2022-06-31").is_err() && on("").is_err());
    }

    #[test]
    fn a_cell_too_many_is_refused() {
        let rows = vec![Row::new(vec![Cell::new("甲"), Cell::new("乙")])];
        let table = Table { columns: vec![Column::default()], rows, ..Table::default() };
        let found = check(&holding(Block::Table(table))).expect_err("one column holds one cell");
        assert_eq!(found.code.name, "cell-without-column");
    }
}
