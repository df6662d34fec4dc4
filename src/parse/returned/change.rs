//! Tracked changes and remarks: what was done, by whom, when and where.

use crate::base::Lang;

/// One of the two papers that a returned draft holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// With every change rejected: the paper as it was sent out.
    Rejected,
    /// With every change accepted: the paper as its reader wants it.
    Accepted,
}

impl Side {
    /// Both.
    pub const BOTH: [Side; 2] = [Side::Rejected, Side::Accepted];
}

/// Whether something was put in or taken out by changes not accepted yet; both, where one person took out what another
/// had put in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fate {
    pub(super) inserted: bool,
    pub(super) deleted: bool,
}

impl Fate {
    /// Whether a side shows it.
    pub(super) fn shows(self, side: Side) -> bool {
        match side {
            Side::Rejected => !self.inserted,
            Side::Accepted => !self.deleted,
        }
    }

    /// This fate within that of what stands around it.
    pub(super) fn with(self, other: Fate) -> Fate {
        Fate { inserted: self.inserted || other.inserted, deleted: self.deleted || other.deleted }
    }

    /// As the elements named `ins`, `del`, `moveTo`, `moveFrom` say.
    pub(super) fn of(element: &str) -> Fate {
        Fate { inserted: matches!(element, "ins" | "moveTo"), deleted: matches!(element, "del" | "moveFrom") }
    }
}

/// What a tracked change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text was put in; a line end in it is the end of a paragraph.
    Inserted,
    /// Text was taken out.
    Deleted,
    /// Text was taken from here and put elsewhere.
    MovedFrom,
    /// Text was put here from elsewhere.
    MovedTo,
    /// A table row was put in.
    RowInserted,
    /// A table row was taken out.
    RowDeleted,
    /// A table cell was put in.
    CellInserted,
    /// A table cell was taken out.
    CellDeleted,
    /// Only the look was changed.
    Formatted,
}

/// One tracked change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// What it does.
    pub kind: Kind,
    /// Who made it.
    pub author: String,
    /// When, as the file says.
    pub date: String,
    /// The words put in, taken out or changed in look; cells are parted by TABs.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// A remark in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it.
    pub author: String,
    /// When, as the file says.
    pub date: String,
    /// What it says.
    pub text: String,
    /// The words it is about; empty where it hangs on a place alone.
    pub quoted: String,
    /// Where these stand.
    pub place: Place,
}

/// Where in a returned draft something stands, in words that lead a person there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In the file, nowhere in its text.
    #[default]
    File,
    /// In a paragraph of the text; they count from 1, without the empty ones.
    Paragraph {
        /// Which.
        number: usize,
        /// How it begins.
        begins: String,
    },
    /// In a cell of a table; everything counts from 1.
    Cell {
        /// The table.
        table: usize,
        /// The row, the head included.
        row: usize,
        /// The column.
        column: usize,
        /// The head of the column.
        head: String,
        /// The first cell of the row: the number of the task.
        label: String,
    },
}

impl Place {
    /// In a sentence, to follow the name of the file.
    pub fn words(&self, lang: Lang) -> String {
        match (self, lang) {
            (Place::File, _) => String::new(),
            (Place::Paragraph { number, begins }, Lang::Zh) => format!("第{number}段（“{begins}”）"),
            (Place::Paragraph { number, begins }, Lang::En) => format!(", paragraph {number} (“{begins}”)"),
            (Place::Cell { table, row, column, head, label }, lang) => {
                let named = |zh: String, en: String| if lang == Lang::Zh { zh } else { en };
                let label = match label.is_empty() {
                    true => String::new(),
                    false => named(format!("（“{label}”）"), format!(" (“{label}”)")),
                };
                let column = match head.is_empty() {
                    true => named(format!("第{column}列"), format!(", column {column}")),
                    false => named(format!("“{head}”栏"), format!(", column “{head}”")),
                };
                named(
                    format!("表{table}第{row}行{label}{column}"),
                    format!(", table {table}, row {row}{label}{column}"),
                )
            }
        }
    }
}
