//! The matter itself: the notice, its tasks, the bodies, what they sent in and what came of it. Knows nothing of paper.
//!
//! Each type is one YAML file of `content/` or a part of one; field, YAML key and template variable bear one name.

pub mod account;
pub mod amending;
pub mod amendment;
pub mod bulletin;
pub mod calendar;
pub mod cells;
pub mod edition;
pub mod figures;
pub mod form;
pub mod format;
pub mod house;
pub mod ledger;
pub mod notice;
pub mod origin;
pub mod progress;
pub mod receipt;
pub mod row;
pub mod slip;
pub mod submission;
pub mod target;
pub mod task;
pub mod unit;
pub mod yaml;

pub use account::{Account, Fate, Field};
pub use amending::{Amending, Comparison, Run};
pub use amendment::{Action, Amendment, Change, RowText};
pub use bulletin::{Bulletins, Issue};
pub use calendar::Calendar;
pub use edition::{Edition, Node};
pub use figures::Figures;
pub use form::{Form, FormKey, FormRow};
pub use format::{AnnexText, Attendance, Format, Signatory};
pub use house::{Citations, Cited, Strength, Term, Terms};
pub use ledger::Ledger;
pub use notice::{Annex, Contact, Notice, Paragraph, Plan, Point, Reporting, Section};
pub use origin::Origin;
pub use progress::Progress;
pub use receipt::{Receipt, Receipts, Recognised};
pub use slip::{Slip, SlipRow};
pub use submission::{Entry, Reading, Status, Submission};
pub use target::{Column, Step, Target};
pub use task::{Group, Task, TaskList, UnitCell, WrittenBy};
pub use unit::{AliasQuestion, Roster, Unit, UnitGroup, UnitKind};

use serde::{Deserialize, Serialize};

/// Which received file a content file was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadFrom {
    /// Its path in the dossier.
    pub file: String,
    /// SHA-256 of its bytes, as `sha256sum` prints it.
    pub sha256: String,
}
