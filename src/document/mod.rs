//! The paper as a sequence of blocks: what it says and which part each is, without any measure.
//!
//! [`Document`] is the narrow waist: `compose` makes it, `layout` sets it on pages, `write::docx` writes it as it is.

pub mod anchor;
pub mod block;
pub mod chart;
pub mod dump;
pub mod footnote;
pub mod form;
pub mod grid;
pub mod inline;
pub mod mark;
pub mod table;

pub use anchor::Anchors;
pub use block::{
    Block, Document, Format, Imprint, ImprintMarks, ImprintSide, Orientation, Paragraph, Role, Section, Signature,
};
pub use chart::{Chart, ChartKind, Series};
pub use footnote::{Footnote, Numbering};
pub use form::{Asked, BlankForm, FormColumn, FormKind};
pub use grid::Grid;
pub use inline::{Accent, Inline};
pub use mark::{Mark, Marks, Revision};
pub use table::{Align, Cell, Column, Row, Table};
