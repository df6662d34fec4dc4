//! Templates: Tera with escaping for our Markdown, errors with file, line and the nearest valid name.

use super::codes;
use crate::base::diagnostic::Diagnostic;
use crate::base::{Source, Span};
use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

/// The templates of a dossier, parsed.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    sources: Vec<Source>,
}

impl Templates {
    /// Parses templates given as (path below `templates/`, text). They can include only each other.
    ///
    /// # Errors
    /// Every template that cannot be parsed.
    pub fn new(files: Vec<(String, String)>) -> Result<Templates, Vec<Diagnostic>> {
        let sources: Vec<Source> = files.into_iter().map(|(path, text)| Source::new(path, text)).collect();
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".tera"]);
        tera.set_escape_fn(escape);
        let raw = sources.iter().map(|s| (s.name().to_owned(), s.text().to_owned()));
        match tera.add_raw_templates(raw.collect::<Vec<_>>()) {
            Ok(()) => Ok(Templates { tera, sources }),
            Err(e) => Err(vec![report(&sources, &e)]),
        }
    }

    /// Whether there is a template of that path.
    pub fn contains(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// Renders one.
    ///
    /// # Errors
    /// With the place in the template.
    pub fn render<T: Serialize>(&self, name: &str, view: &T) -> Result<String, Diagnostic> {
        let context = Context::from_serialize(view).expect("our own views can be serialised");
        self.tera.render(name, &context).map_err(|e| report(&self.sources, &e))
    }
}

/// Backslash before every ASCII mark, so that no data can be taken for Markdown; a line end is a forced break.
fn escape(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    for c in text.chars() {
        match c {
            '\n' => out.write_all(b"\\\n")?,
            c if c.is_ascii_punctuation() => write!(out, "\\{c}")?,
            c => write!(out, "{c}")?,
        }
    }
    Ok(())
}

fn report(sources: &[Source], error: &tera::Error) -> Diagnostic {
    let (reason, place) = match error.kind() {
        ErrorKind::SyntaxError(e) | ErrorKind::RenderingError(e) => {
            (e.message().to_owned(), Some((e.filename().to_owned(), e.span().clone())))
        }
        _ => (error.to_string(), None),
    };
    let near = nearest(&reason);
    let d = Diagnostic::new(&codes::TEMPLATE).with("reason", &reason);
    let d = match near {
        Some(name) => d.with("near", format!("是不是 `{name}`？")).with("near_en", format!("did you mean `{name}`?")),
        None => d
            .with("near", "可用的变量见 templates/README.md")
            .with("near_en", "templates/README.md lists the variables"),
    };
    let Some((file, span)) = place else { return d };
    let Some(source) = sources.iter().find(|s| s.name() == file) else { return d };
    let start = source.offset(span.start_line, span.start_col + 1);
    let end = source.offset(span.end_line, span.end_col + 1).max(start);
    d.at(&shown(source), Span::new(start, end))
}

/// The source under the path that people know.
fn shown(source: &Source) -> Source {
    Source::new(format!("templates/{}", source.name()), source.text())
}

/// Tera lists the valid names after `Available …:`; the one most like the wrong name is offered.
fn nearest(reason: &str) -> Option<String> {
    let wrong = reason.split(['`', '"', '\'']).nth(1)?;
    let (_, list) = reason.split_once("vailable").and_then(|(_, r)| r.split_once(": "))?;
    let names = list.trim_end_matches('.').split(',').map(str::trim);
    let likeness = |name: &str| (similar::TextDiff::from_chars(wrong, name).ratio() * 1000.0) as u32;
    names.map(|n| (likeness(n), n)).filter(|(l, _)| *l >= 600).max_by_key(|(l, _)| *l).map(|(_, n)| n.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(text: &str) -> Result<String, Diagnostic> {
        #[derive(Serialize)]
        struct View {
            title: &'static str,
        }
        let templates = Templates::new(vec![("a.tera".into(), text.into())]).map_err(|mut e| e.remove(0))?;
        templates.render("a.tera", &View { title: "甲*乙*\n# [丙]" })
    }

    #[test]
    fn data_cannot_be_taken_for_markdown() {
        assert_eq!(render("{{ title }}").expect("it renders"), "甲\\*乙\\*\\\n\\# \\[丙\\]");
    }

    #[test]
    fn a_mistyped_variable_is_placed_and_the_right_one_offered() {
        let d = render("第一行\n标题：{{ titel }}").expect_err("no such variable");
        assert_eq!(d.place.as_ref().map(|p| p.line_column()), Some((2, 7)), "{d:?}");
        assert!(d.cure(crate::base::Lang::Zh).contains("`title`"), "{d:?}");
    }

    #[test]
    fn a_syntax_error_is_placed() {
        let d = render("甲\n{% if title %}").expect_err("never closed");
        assert!(d.place.is_some(), "{d:?}");
    }

    #[test]
    fn templates_cannot_read_files() {
        assert!(render("{% include \"../../secret\" %}").is_err());
    }
}
