//! Templates: Tera with escaping for our Markdown, errors with file, line and the nearest valid name.

use super::codes;
use super::ink::Marked;
use crate::base::diagnostic::Diagnostic;
use crate::base::{Cache, Source, Span};
use crate::style::title;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use tera::{Context, ErrorKind, Tera};

/// The templates of a dossier, parsed.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    sources: Vec<Source>,
    /// The same with marks, once a paper wanted them.
    pub(super) marked: OnceLock<Marked>,
    /// The templates that each one is made of, itself among them.
    used: BTreeMap<String, BTreeSet<String>>,
    /// Titles of papers made with them, as they were broken into lines: the papers of a dossier have the same ones.
    titles: Cache<String, Arc<Vec<String>>>,
}

/// How many titles are kept at most.
const MOST_TITLES: usize = 256;

impl Templates {
    /// Parses templates given as (path below `templates/`, text). They can include only each other.
    ///
    /// # Errors
    /// Every template that cannot be parsed.
    pub fn new(files: Vec<(String, String)>) -> Result<Templates, Vec<Diagnostic>> {
        let sources: Vec<Source> = files.into_iter().map(|(path, text)| Source::new(path, text)).collect();
        let raw = sources.iter().map(|s| (s.name().to_owned(), s.text().to_owned()));
        match engine(raw.collect()) {
            Ok(tera) => {
                let (used, titles) = (used(&sources), Cache::new(MOST_TITLES));
                Ok(Templates { tera, sources, marked: OnceLock::new(), used, titles })
            }
            Err(e) => Err(vec![report(&sources, &e)]),
        }
    }

    /// Their texts, under their names below `templates/`.
    pub(super) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Whether there is a template of that path.
    pub fn contains(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// Whether a template is made of another, which may be itself.
    pub fn uses(&self, name: &str, other: &str) -> bool {
        self.used.get(name).is_some_and(|used| used.contains(other))
    }

    /// Names in `if` and `for` that the view does not have. Tera takes them for false or empty, and a mistyped one would
    /// lose a part of the paper unseen. What the template includes is looked at too; a name whose root is not in this view
    /// is another's.
    pub fn misspelt(&self, name: &str, view: &Value) -> Vec<Diagnostic> {
        let concerned = |s: &&Source| self.uses(name, s.name());
        self.sources.iter().filter(concerned).flat_map(|s| misspelt_in(s, view)).collect()
    }

    /// The lines of a title.
    pub(super) fn title_lines(&self, title: String) -> Arc<Vec<String>> {
        if let Some(lines) = self.titles.get(&title) {
            return lines;
        }
        let lines = Arc::new(title::break_lines(&title, title::MEASURE));
        self.titles.keep(title, Arc::clone(&lines), 1);
        lines
    }

    /// Renders one.
    ///
    /// # Errors
    /// With the place in the template.
    pub fn render<T: Serialize>(&self, name: &str, view: &T) -> Result<String, Diagnostic> {
        self.tera.render(name, &context(view)).map_err(|e| report(&self.sources, &e))
    }
}

/// Tera as we use it, with these templates.
pub(super) fn engine(files: Vec<(String, String)>) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".tera"]);
    tera.set_escape_fn(escape);
    tera.add_raw_templates(files)?;
    Ok(tera)
}

/// The templates that each one is made of. A template takes in another by its name, within the template or by way of a
/// third; where it could be taken in without its name, as a component is, each is made of all.
fn used(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let names = || sources.iter().map(Source::name);
    let any_by_no_name = sources.iter().any(|s| s.text().contains("component"));
    let named_in = |s: &Source| {
        let quoted = s.text().split(['"', '\'', '`']).collect::<BTreeSet<&str>>();
        names().filter(|name| any_by_no_name || *name == s.name() || quoted.contains(name)).map(str::to_owned).collect()
    };
    let mut used: BTreeMap<String, BTreeSet<String>> =
        sources.iter().map(|s| (s.name().to_owned(), named_in(s))).collect();
    // A way through all templates has no more steps than there are.
    for _ in sources {
        let further = used.values().map(|own| own.iter().flat_map(|name| &used[name]).cloned().collect());
        let further: Vec<BTreeSet<String>> = further.collect();
        used.values_mut().zip(further).for_each(|(own, further)| *own = further);
    }
    used
}

/// A view as Tera takes it.
pub(super) fn context<T: Serialize>(view: &T) -> Context {
    Context::from_serialize(view).expect("our own views can be serialised")
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

fn misspelt_in(source: &Source, view: &Value) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    // What `set` and `for` call by another name; of a list, its first element stands for all.
    let mut names: Vec<(&str, &Value)> = view.as_object().into_iter().flatten().map(|(k, v)| (k.as_str(), v)).collect();
    for (start, _) in source.text().match_indices("{%") {
        let Some(length) = source.text()[start..].find("%}") else { break };
        let tag = &source.text()[start..start + length];
        let words: Vec<&str> = tag.trim_start_matches(['{', '%', '-']).split_whitespace().collect();
        match words.as_slice() {
            ["set", name, "=", path, ..] => names.extend(value_of(path, &names).map(|v| (*name, v))),
            ["for", name, "in", path, ..] => {
                names.extend(value_of(path, &names).and_then(|v| Some((*name, v.get(0)?))))
            }
            ["if" | "elif", ..] => {}
            _ => continue,
        }
        for (offset, path) in paths(tag) {
            if let Some((wrong, known)) = missing(path, &names) {
                let reason = format!("`{wrong}` in `{path}` is not defined. Available fields: {}", known.join(", "));
                let at = start + offset;
                out.push(described(&reason).at(&shown(source), Span::new(at, at + path.len())));
            }
        }
    }
    out
}

fn value_of<'v>(path: &str, names: &[(&str, &'v Value)]) -> Option<&'v Value> {
    let mut steps = path.split('.');
    let root = steps.next()?;
    let value = names.iter().rev().find(|(name, _)| *name == root)?.1;
    steps.try_fold(value, |value, step| value.get(step))
}

/// The dotted names of a tag with their offsets.
fn paths(tag: &str) -> Vec<(usize, &str)> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(start) = tag[from..].find(|c: char| c.is_ascii_alphabetic()).map(|n| from + n) {
        let end = tag[start..].find(|c| !part(c)).map_or(tag.len(), |n| start + n);
        if tag[start..end].contains('.') {
            out.push((start, &tag[start..end]));
        }
        from = end;
    }
    out
}

/// The first step of a path that an object does not have, and those it has.
fn missing<'p>(path: &'p str, names: &[(&str, &Value)]) -> Option<(&'p str, Vec<String>)> {
    let mut steps = path.split('.');
    let mut value = value_of(steps.next()?, names)?;
    for step in steps {
        let object = value.as_object()?;
        match object.get(step) {
            Some(inner) => value = inner,
            None => return Some((step, object.keys().cloned().collect())),
        }
    }
    None
}

/// A finding with the nearest valid name where there is one.
fn described(reason: &str) -> Diagnostic {
    let d = Diagnostic::new(&codes::TEMPLATE).with("reason", reason);
    match nearest(reason) {
        Some(name) => d.with("near", format!("是不是 `{name}`？")).with("near_en", format!("did you mean `{name}`?")),
        None => d
            .with("near", "可用的变量见 templates/README.md")
            .with("near_en", "templates/README.md lists the variables"),
    }
}

fn report(sources: &[Source], error: &tera::Error) -> Diagnostic {
    let (reason, place) = match error.kind() {
        ErrorKind::SyntaxError(e) | ErrorKind::RenderingError(e) => {
            (e.message().to_owned(), Some((e.filename().to_owned(), e.span().clone())))
        }
        _ => (error.to_string(), None),
    };
    let d = described(&reason);
    let Some((file, span)) = place else { return d };
    let Some(source) = sources.iter().find(|s| s.name() == file) else { return d };
    let start = source.offset(span.start_line, span.start_col + 1);
    let end = source.offset(span.end_line, span.end_col + 1).max(start);
    d.at(&shown(source), Span::new(start, end))
}

/// The source under the path that people know.
pub(super) fn shown(source: &Source) -> Source {
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
    fn a_mistyped_condition_is_an_error_too() {
        let misspelt = |text: &str| {
            let templates = Templates::new(vec![("a.tera".into(), text.into())]).expect("it parses");
            let view = serde_json::json!({ "notice": { "plan": null, "signers": ["甲"], "prose": [{ "level": 1 }] } });
            templates.misspelt("a.tera", &view).len()
        };
        for good in [
            "{% if notice.plan %}{% endif %}",
            "{% if notice.plan.title %}{% endif %}",
            "{% for b in notice.prose %}{% if b.level == 1 and not loop.last %}{% endif %}{% endfor %}",
            "{% set n = notice %}{% if n.plan %}{% endif %}",
            "{% if other.thing %}{% endif %}",
        ] {
            assert_eq!(misspelt(good), 0, "{good}");
        }
        for bad in [
            "{% if notice.plam %}{% endif %}",
            "{%- for s in notice.signer %}{% endfor %}",
            "{% for b in notice.prose %}{% if b.levle == 1 %}{% endif %}{% endfor %}",
            "{% set n = notice %}{% if n.plna %}{% endif %}",
        ] {
            assert_eq!(misspelt(bad), 1, "{bad}");
        }
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

    #[test]
    fn a_template_is_made_of_what_it_includes_at_whatever_depth_and_of_nothing_else() {
        let of = |files: &[(&str, &str)]| {
            Templates::new(files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
                .expect("they parse")
        };
        let q = ("partials/q.tera", "丙");
        let files = [
            ("a.tera", "甲{% include \"partials/p.tera\" %}"),
            ("b.tera", "乙"),
            ("partials/p.tera", "{% include 'partials/q.tera' %}"),
            q,
        ];
        let templates = of(&files);
        let used = |name: &str| {
            let all = files.iter().map(|(other, _)| *other);
            all.filter(|other| templates.uses(name, other)).collect::<Vec<_>>()
        };
        assert_eq!(used("a.tera"), ["a.tera", "partials/p.tera", "partials/q.tera"]);
        assert_eq!(used("b.tera"), ["b.tera"]);
        assert_eq!(used("partials/p.tera"), ["partials/p.tera", "partials/q.tera"]);
        assert!(!templates.uses("c.tera", "c.tera"), "there is none");
        let by_no_name = of(&[("a.tera", "甲"), ("b.tera", "{# component #}乙")]);
        assert!(by_no_name.uses("a.tera", "b.tera"), "it may be called by a name of its own");
    }
}
