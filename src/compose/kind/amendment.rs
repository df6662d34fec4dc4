//! 修改通知: the notice that alters another, its changes as numbered sentences.

use super::{Draft, Kind, Matter, amending, imprint, nothing};
use crate::base::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::number::ordinal;
use crate::base::quote::nested_title;
use crate::compose::context::NoticeView;
use crate::document::Format;
use crate::model::Amending;
use serde::Serialize;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "amendment", proven: false, draft };

/// What the template sees beside the notice that is altered.
#[derive(Debug, Serialize)]
struct AmendmentView {
    /// Its own 发文字号; may be empty.
    doc_number: String,
    /// Its 成文日期; may be empty.
    date: String,
    /// The first day of the altered text, where it is another.
    in_force: String,
    /// Its title.
    title: String,
    /// 主送 as printed, without the colon.
    addressees: String,
    /// Why, or by what order, without a stop; may be empty.
    basis: String,
    /// Title of the notice that is altered, as it stands within 《 and 》.
    amended_title: String,
    /// The changes.
    sentences: Vec<SentenceView>,
    /// Whether it only ends the notice.
    repeals: bool,
    /// Whether the rows of the list are counted anew.
    renumbers: bool,
    /// Whether parts of the text are.
    renumbers_text: bool,
    /// Whether it is made up for show.
    example: bool,
}

/// A change, or several said in one sentence.
#[derive(Debug, Serialize)]
struct SentenceView {
    /// 一、
    number: String,
    /// Its paragraphs; a text that it quotes may have several.
    paragraphs: Vec<String>,
}

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let amending = amending(matter, KIND.name)?;
    if amending.sentences.is_empty() {
        return Err(vec![nothing(KIND.name, "修改内容", "a change")]);
    }
    let notice = NoticeView::new(matter.notice, matter.choices);
    let amendment = view(amending, &notice.title);
    Ok(Draft {
        title: amendment.title.clone(),
        organ: notice.issuer.clone(),
        format: Format::Paper,
        view: json!({ "notice": notice, "amendment": amendment }),
        slots: Vec::new(),
        imprint: imprint(matter, amending.date),
    })
}

fn view(amending: &Amending, amended: &str) -> AmendmentView {
    let day = |date: Option<Date>| date.map(Date::to_chinese).unwrap_or_default();
    // Blanks at the head of a line would make code of it.
    let text = |text: &str| text.trim().to_owned();
    let sentence = |(n, said): (usize, &String)| SentenceView {
        number: ordinal(n + 1),
        paragraphs: said.lines().map(text).filter(|l| !l.is_empty()).collect(),
    };
    AmendmentView {
        doc_number: text(&amending.doc_number),
        date: day(amending.date),
        in_force: day(amending.in_force),
        title: text(&amending.title),
        addressees: text(&amending.addressees),
        basis: text(amending.basis.trim_end_matches(['，', '。'])),
        amended_title: nested_title(amended),
        sentences: amending.sentences.iter().enumerate().map(sentence).collect(),
        repeals: amending.repeals,
        renumbers: amending.renumbers,
        renumbers_text: amending.renumbers_text,
        example: amending.example,
    }
}
