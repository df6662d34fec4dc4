//! 修改后的通知: the whole notice with every amendment folded in, and the line below its title that names them.

use super::{Draft, Kind, Matter, amending, notice};
use crate::base::diagnostic::Diagnostic;
use crate::compose::amended::AmendedView;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "consolidated", proven: false, draft };

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let amending = amending(matter, KIND.name)?;
    let mut draft = (notice::KIND.draft)(matter)?;
    draft.view["amended"] = json!(AmendedView::new(matter.notice, Some(amending)));
    Ok(draft)
}
