//! Where the words of a view come from: the content file and path of each, and the place in the notice as received.

use super::context::{Seat, seats};
use super::ink::{RUNNING, value};
use super::kind::Matter;
use crate::base::At;
use crate::model::origin::{of_notice, of_reporting, of_task, printed};
use crate::model::{Format, Origin};
use serde_json::Value;

/// Explains the scalar at a path of a view, or the cell of the task list that `task.5.lead` names; `None` where nobody
/// knows. `figures` explains those of the month.
pub fn explain(
    matter: &Matter<'_>,
    view: &Value,
    path: &str,
    figures: &dyn Fn(&str) -> Option<Origin>,
) -> Option<Origin> {
    if let Some(element) = path.strip_prefix(RUNNING) {
        value(view, element)?;
        let o = Origin::new("在所列各项中的序号", "its number in the list");
        return Some(o.from(explain(matter, view, element, figures)));
    }
    if let Some(cell) = path.strip_prefix("task.") {
        let (no, key) = cell.split_once('.')?;
        return of_task(matter.tasks, no.parse().ok()?, key);
    }
    if let Some(key) = path.strip_prefix(IMPRINT) {
        return imprint(matter, view, key, figures);
    }
    let text = printed(value(view, path)?)?;
    let origin = if let Some(path) = path.strip_prefix("bulletin.figures.") {
        figures(path)
    } else if let Some(field) = path.strip_prefix("bulletin.") {
        bulletin(matter, field, &|path| explain(matter, view, path, figures))
    } else if let Some(field) = path.strip_prefix("notice.") {
        notice(matter, field, &text)
    } else if let Some((_, field)) = path.split_once('.').filter(|(view, _)| OF_AMENDMENTS.contains(view)) {
        amended(field, &|path| explain(matter, view, path, figures))
    } else {
        let word = |key: &str| Origin::new("版式选择", "a choice of the office").at("templates/style.yaml", key);
        match path {
            "orientation" => Some(word("table_orientation")),
            "has_tasks" => {
                Some(Origin::new("有无任务清单", "whether there is a list").at("content/tasks.yaml", "groups"))
            }
            _ => None,
        }
    };
    origin.map(|o| Origin { text, ..o })
}

/// What templates see of an amendment.
const OF_AMENDMENTS: [&str; 3] = ["amendment", "amended", "comparison"];

/// A field of an amendment, or of what its papers say of the notice.
fn amended(field: &str, other: &dyn Fn(&str) -> Option<Origin>) -> Option<Origin> {
    const FILES: &str = "content/amendments/";
    let from = |o: Origin, paths: &[&str]| Some(o.from(paths.iter().filter_map(|p| other(p))));
    match field.split(['.', '[']).next()? {
        "line" => {
            let o = Origin::new("题注，由各发文字号和日期组成", "the note below the title, of all numbers and dates");
            from(o.at(FILES, "doc_number"), &["notice.doc_number", "notice.date"])
        }
        "amended_title" => from(Origin::new("所改通知的标题", "the title of the notice"), &["notice.title"]),
        "title" if other("comparison.amended_title").is_some() => {
            from(Origin::new("标题由所改通知的标题组成", "made of the title of the notice"), &["notice.title"])
        }
        key @ ("doc_number" | "date" | "in_force" | "title" | "addressees" | "basis" | "example") => {
            let o = Origin::new(
                "修改通知所载；没有写明的，照原通知",
                "of the amendment; where it is silent, as the notice",
            );
            Some(o.at(FILES, key))
        }
        _ => Some(Origin::new("由修改清单得出", "follows from the list of changes").at(FILES, "changes")),
    }
}

/// Before the key of a part of the imprint, which no template prints.
pub const IMPRINT: &str = "imprint.";

/// A part of the imprint: chosen by the office, or the date of the paper.
fn imprint(matter: &Matter<'_>, view: &Value, key: &str, figures: &dyn Fn(&str) -> Option<Origin>) -> Option<Origin> {
    let chosen = matter.choices.imprint.as_ref()?;
    if key == "printed" && chosen.printed.is_none() {
        let own = ["bulletin.date", "amendment.date"].into_iter().find(|path| value(view, path).is_some());
        let date = own.unwrap_or("notice.date");
        let o = Origin::new("版记的印发日期即成文日期", "the day of printing is the date of the paper");
        return Some(o.from(explain(matter, view, date, figures)));
    }
    let o = Origin::new("版记，由本机关选择", "the imprint, chosen by the office");
    Some(o.at("templates/style.yaml", format!("{IMPRINT}{key}")))
}

/// A field that the bulletin makes of others.
fn bulletin(matter: &Matter<'_>, field: &str, other: &dyn Fn(&str) -> Option<Origin>) -> Option<Origin> {
    let from = |o: Origin, paths: &[&str]| Some(o.from(paths.iter().filter_map(|p| other(p))));
    let issued = |key: &str| {
        let month = matter.issue.map(|i| i.month.to_string()).unwrap_or_default();
        let o = Origin::new("由人填写", "given by a person");
        Some(o.at("content/bulletins.yaml", format!("issues[month {month}].{key}")))
    };
    let reporting = matter.notice.reporting.as_ref();
    match field {
        "title" => {
            let o = Origin::new("标题由月份和事由组成", "the title, of the month and the subject");
            from(o, &["bulletin.figures.month", "bulletin.subject"])
        }
        "subject" => {
            from(Origin::new("事由，取自附件标题", "the subject, of the annex's title"), &["notice.annex_title"])
        }
        "annexes[0]" => {
            let o = Origin::new("附件标题由事由和截至之日组成", "of the subject and the day up to which reports count");
            from(o, &["bulletin.subject", "bulletin.figures.cut_off.full"])
        }
        "annexes[1]" => Some(Origin::new("固定的附件标题", "a title that never changes")),
        "letterhead" if matter.bulletins.is_some_and(|b| b.series.is_some()) => Some(
            Origin::new("系列的名称，由人填写", "the name of the series").at("content/bulletins.yaml", "series.name"),
        ),
        "letterhead" => other("notice.letterhead"),
        "charts" => Some(Origin::new("版式选择", "a choice of the office").at("templates/style.yaml", "charts")),
        "doc_number" | "date" => issued(field),
        "notice_title" => from(Origin::new("通知标题", "the notice's title"), &["notice.title"]),
        "consequence" => {
            let late = |c: &&crate::model::notice::Consequence| c.of == crate::model::notice::Failing::LateReport;
            let place = reporting.and_then(|r| r.consequences.iter().position(|c| late(&c)));
            let of = |i: usize| Some((format!("consequences[{i}].text"), &reporting?.consequences.get(i)?.text));
            let o = Origin::new("通知中关于不按时报送的规定", "what the notice says of late reports");
            Some(o.from(place.and_then(of).map(|(key, text)| of_reporting(matter.notice, &key, text))))
        }
        "recipients" => {
            let o = Origin::new("通知规定的接收单位", "who receives the reports by the notice");
            Some(o.from(reporting.map(|r| of_reporting(matter.notice, "to", &r.text))))
        }
        _ => None,
    }
}

/// A field of the notice.
fn notice(matter: &Matter<'_>, field: &str, text: &str) -> Option<Origin> {
    let notice = matter.notice;
    let of = |path: &str, at: Option<At>| Some(of_notice(notice, path, text, at));
    let prose = |list: Vec<Seat<'_>>, rest: &str| in_prose(&list, rest).and_then(|(path, at)| of(&path, at));
    if let Some(rest) = field.strip_prefix("prose[") {
        return prose(seats("", "body", &notice.body, &notice.sections, &notice.closing), rest);
    }
    if let Some(rest) = field.strip_prefix("plan.prose[") {
        let plan = notice.plan.as_ref()?;
        return prose(seats("plan.", "preamble", &plan.preamble, &plan.sections, &plan.closing), rest);
    }
    match field {
        "letterhead" | "letterhead_suffix" if matter.choices.letterhead.is_some() => {
            let o = Origin::new("版头文字，由本机关选择", "the mark, chosen by the office");
            Some(o.at("templates/style.yaml", "letterhead"))
        }
        "letterhead" | "letterhead_suffix" => of("issuer", None),
        "addressees" if notice.addressees_text.is_some() => {
            of("addressees_text", notice.places.get("addressees").copied())
        }
        "format" if notice.format == Format::default() => {
            Some(Origin::new("版式，未另定时为文件格式", "the arrangement: that of a document where no other is given"))
        }
        "format" => of("format", None),
        "annex_label" => of("annex.label", None),
        "annex_title" => of("annex.title", None),
        "plan.title" => of("plan.title", notice.places.get("plan.title[0]").copied()),
        "issuer" | "doc_number" | "title" | "addressees" | "date" | "copy_number" | "secrecy" | "urgency" | "note" => {
            of(field, None)
        }
        _ => {
            // signers[0], attachments[1], plan.contacts[0].name
            let element = field.rfind(']').map(|end| &field[..=end])?;
            let known = ["signers[", "signed_by[", "attachments[", "annexes[", "plan.contacts[", "plan.mailboxes["];
            known.iter().any(|k| field.starts_with(k)).then_some(())?;
            of(field, notice.places.get(element).copied())
        }
    }
}

/// The path and place of what follows `prose[`: `3].points[0].text`.
fn in_prose(list: &[Seat<'_>], rest: &str) -> Option<(String, Option<At>)> {
    let (number, field) = rest.split_once("].")?;
    let seat = list.get(number.parse::<usize>().ok()?)?;
    match field {
        "heading" | "level" | "run_in" => {
            seat.heading.clone().or_else(|| seat.paragraph.as_ref().map(|(path, p)| (path.clone(), p.at)))
        }
        "text" => match &seat.paragraph {
            Some((path, p)) => Some((format!("{path}.text"), p.at)),
            None => seat.heading.clone(),
        },
        field => {
            let (path, paragraph) = seat.paragraph.as_ref()?;
            let number = field.strip_prefix("points[")?.split_once(']')?.0.parse::<usize>().ok()?;
            Some((format!("{path}.{field}"), paragraph.points.get(number)?.at))
        }
    }
}
