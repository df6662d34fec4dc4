//! From the matter to a paper: model and template become a [`Document`].

pub mod amended;
pub mod codes;
pub mod context;
pub mod fault;
pub mod form;
pub mod ink;
pub mod kind;
pub mod markdown;
pub mod origin;
mod placed;
pub mod proof;
pub mod slots;
pub mod template;

pub use codes::CODES;
pub use ink::Ink;
pub use kind::{KINDS, Kind, Matter};
pub use template::Templates;

use crate::base::diagnostic::Diagnostic;
use crate::document::{Block, Document, Format, Imprint, Section};
use serde_json::Value;

/// Composes a paper.
///
/// # Errors
/// Everything that stands in the way: missing matter, a template that is wrong.
pub fn compose(kind: &Kind, matter: &Matter<'_>, templates: &Templates) -> Result<Document, Vec<Diagnostic>> {
    let mut document = read(kind, matter, templates)?.broken(templates);
    kind::move_addressees(&mut document, matter.choices)?;
    Ok(document)
}

/// Composes a paper and says where its words come from.
///
/// # Errors
/// As [`compose`], and where the template is written in a way that hides it.
pub fn compose_inked(
    kind: &Kind,
    matter: &Matter<'_>,
    templates: &Templates,
) -> Result<(Document, Ink), Vec<Diagnostic>> {
    let mut read = read(kind, matter, templates)?;
    let template = format!("{}.md.tera", kind.name);
    let Some(rendered) = templates.render_inked(&template, &read.view, &read.text) else {
        return Err(vec![Diagnostic::new(&codes::UNTRACEABLE).with("path", format!("templates/{template}"))]);
    };
    let unbroken = read.sections.iter().map(|s| s.blocks.iter().map(Block::text).collect()).collect::<Vec<_>>();
    let (places, view) = (std::mem::take(&mut read.places), std::mem::take(&mut read.view));
    let footnotes = ink::of_footnotes(&rendered, &read.note_places);
    let mut document = read.broken(templates);
    let mut sections = ink::of(&rendered, &places, &unbroken, &document);
    if let Some(at) = kind::move_addressees(&mut document, matter.choices)? {
        sections[0].remove(at);
    }
    Ok((document, Ink { sections, footnotes, view }))
}

/// A paper as it was read from its rendered template.
struct Composed {
    text: String,
    view: Value,
    sections: Vec<Section>,
    places: Vec<Vec<markdown::Places>>,
    note_places: Vec<markdown::Places>,
    title: String,
    organ: String,
    format: Format,
    imprint: Option<Imprint>,
}

impl Composed {
    /// The paper, its titles broken at their meaning.
    fn broken(self, templates: &Templates) -> Document {
        let Composed { title, organ, format, sections, imprint, .. } = self;
        let mut document = Document { title, organ, format, sections, imprint, revision: None };
        kind::break_titles(&mut document, templates);
        document
    }
}

fn read(kind: &Kind, matter: &Matter<'_>, templates: &Templates) -> Result<Composed, Vec<Diagnostic>> {
    let template = format!("{}.md.tera", kind.name);
    if !templates.contains(&template) {
        let path = format!("templates/{template}");
        return Err(vec![Diagnostic::new(&codes::MISSING_TEMPLATE).with("path", path)]);
    }
    let kind::Draft { title, organ, format, view, slots, imprint } = (kind.draft)(matter)?;
    if format != Format::Letter && imprint.as_ref().is_some_and(|i| i.printer.is_empty()) {
        return Err(vec![kind::without_printer()]);
    }
    let misspelt = templates.misspelt(&template, &view);
    if !misspelt.is_empty() {
        return Err(misspelt);
    }
    let text = templates.render(&template, &view).map_err(|d| vec![d])?;
    let read = markdown::read(&text, &slots);
    let markdown::Read { sections, places, note_places } =
        read.map_err(|faults| faults.into_iter().map(|f| f.placed(&template, templates)).collect::<Vec<_>>())?;
    Ok(Composed { text, view, sections, places, note_places, title, organ, format, imprint })
}
