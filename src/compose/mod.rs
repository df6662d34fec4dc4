//! From the matter to a paper: model and template become a [`Document`].

pub mod codes;
pub mod context;
pub mod form;
pub mod kind;
pub mod markdown;
pub mod slots;
pub mod template;

pub use codes::CODES;
pub use kind::{KINDS, Kind, Matter};
pub use template::Templates;

use crate::base::diagnostic::Diagnostic;
use crate::document::Document;

/// Composes a paper.
///
/// # Errors
/// Everything that stands in the way: missing matter, a template that is wrong.
pub fn compose(kind: &Kind, matter: &Matter<'_>, templates: &Templates) -> Result<Document, Vec<Diagnostic>> {
    let template = format!("{}.md.tera", kind.name);
    if !templates.contains(&template) {
        let path = format!("templates/{template}");
        return Err(vec![Diagnostic::new(&codes::MISSING_TEMPLATE).with("path", path)]);
    }
    let draft = (kind.draft)(matter)?;
    let misspelt = templates.misspelt(&template, &draft.view);
    if !misspelt.is_empty() {
        return Err(misspelt);
    }
    let text = templates.render(&template, &draft.view).map_err(|d| vec![d])?;
    let sections = markdown::read(&text, &draft.slots)?;
    let mut document = Document { title: draft.title, organ: draft.organ, sections, imprint: draft.imprint };
    kind::break_titles(&mut document);
    Ok(document)
}
