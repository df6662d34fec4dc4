//! 通知: head, covering text, signature, the enclosed plan, the annex bound in.

use super::{Draft, Kind, Matter, format, head, imprint};
use crate::base::diagnostic::Diagnostic;
use crate::compose::codes;
use crate::compose::context::NoticeView;
use crate::compose::slots;
use crate::document::{Imprint, Orientation};
use crate::model::{Format, Notice};
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "notice", proven: false, draft };

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let notice = matter.notice;
    let faults = head::faults(notice);
    if !faults.is_empty() {
        return Err(faults);
    }
    let view = NoticeView::new(notice, matter.choices);
    let has_tasks = matter.tasks.is_annexed();
    Ok(Draft {
        title: title(notice, &view)?,
        organ: view.issuer.clone(),
        format: format(notice),
        view: json!({ "notice": view, "has_tasks": has_tasks, "orientation": orientation(matter) }),
        slots: vec![("tasks", slots::tasks(matter.tasks).into())],
        imprint: imprint(matter, notice.date).map(|imprint| of_format(imprint, notice.format)),
    })
}

/// Its title; orders and minutes may have none and go by their mark and number.
fn title(notice: &Notice, view: &NoticeView) -> Result<String, Vec<Diagnostic>> {
    match (&notice.title, notice.format) {
        (Some(title), _) => Ok(title.clone()),
        (None, Format::Order | Format::Minutes) => Ok(format!("{}{}", view.letterhead, view.doc_number)),
        (None, Format::Paper | Format::Letter) => {
            let d = Diagnostic::new(&codes::NOTHING).with("paper", "notice").with("what", "标题");
            Err(vec![d.with("what_en", "a title").with("file", "content/notice.yaml")])
        }
    }
}

/// The imprint of a letter has no line of 印发机关 and 印发日期 (clause 10.1).
fn of_format(imprint: Imprint, format: Format) -> Imprint {
    if format != Format::Letter {
        return imprint;
    }
    Imprint { printer: String::new(), printed: String::new(), ..imprint }
}

/// The word after `---` for the page of the annex.
pub(super) fn orientation(matter: &Matter<'_>) -> &'static str {
    match matter.choices.table_orientation {
        Orientation::Portrait => "portrait",
        Orientation::Landscape => "landscape",
    }
}
