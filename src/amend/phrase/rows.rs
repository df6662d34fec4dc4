//! Rows of the list within a sentence.

use crate::base::quote::quote;
use crate::model::amendment::RowText;
use crate::model::target::Column;

/// “具体内容：…；责任单位：…”, or cell by cell where that could be read in two ways: 具体内容为“…”，责任单位为“…”.
pub(super) fn say(row: &RowText) -> String {
    let cell = |c: Column| format!("{}为{}", label(&c), quote(row.cell(&c)));
    row.labelled()
        .map(|text| quote(&text))
        .unwrap_or_else(|| row.columns().into_iter().map(cell).collect::<Vec<_>>().join("，"))
}

/// Several, with ； between.
pub(super) fn say_all(rows: &[RowText]) -> String {
    rows.iter().map(say).collect::<Vec<_>>().join("；")
}

/// A column of one's own is named in quotes.
fn label(column: &Column) -> String {
    match column {
        Column::Other(head) => quote(head),
        usual => usual.name().to_owned(),
    }
}
