//! Paths into a view: `bulletin.figures.groups[2].name`.

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// The path at the head of an expression, and what follows it; `None` where it begins with something else.
pub(super) fn leading(expression: &str) -> Option<(Vec<Step>, &str)> {
    let (first, mut rest) = name(expression)?;
    let mut steps = vec![Step::Key(first.to_owned())];
    loop {
        if let Some(after) = rest.strip_prefix('.') {
            let (key, after) = name(after)?;
            steps.push(Step::Key(key.to_owned()));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('[') {
            let (inside, after) = after.split_once(']')?;
            steps.push(index(inside.trim())?);
            rest = after;
        } else {
            return Some((steps, rest.trim_start()));
        }
    }
}

/// The path that is the whole of an expression.
pub(super) fn whole(expression: &str) -> Option<Vec<Step>> {
    leading(expression).filter(|(_, rest)| rest.is_empty()).map(|(steps, _)| steps)
}

/// The path whose value an expression prints, perhaps filtered.
pub(super) fn printed(expression: &str) -> Option<Vec<Step>> {
    let is_filter = |rest: &str| rest.starts_with('|') && !rest.starts_with("||");
    leading(expression).filter(|(_, rest)| rest.is_empty() || is_filter(rest)).map(|(steps, _)| steps)
}

fn name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    starts.then(|| text.split_at(end))
}

fn index(inside: &str) -> Option<Step> {
    let quoted = |q: char| inside.strip_prefix(q).and_then(|s| s.strip_suffix(q));
    match quoted('"').or_else(|| quoted('\'')) {
        Some(key) => Some(Step::Key(key.to_owned())),
        None => inside.parse().ok().map(Step::Index),
    }
}

/// Adds steps to a path.
pub(super) fn join(base: &str, steps: &[Step]) -> String {
    steps.iter().fold(base.to_owned(), |path, step| match step {
        Step::Key(key) if path.is_empty() => key.clone(),
        Step::Key(key) => format!("{path}.{key}"),
        Step::Index(n) => format!("{path}[{n}]"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_path_is_one() {
        let joined = |steps: Option<Vec<Step>>| steps.map(|s| join("", &s));
        for (expression, wanted) in [
            ("a.b_c", Some("a.b_c")),
            ("a.b[0].c | trim_end(pat=\"。\")", Some("a.b[0].c")),
            ("a[\"b\"]", Some("a.b")),
            ("a.b ~ \"37%\"", None),
            ("a.b + 1", None),
            ("\"区教体局\"", None),
            ("a if b else c", None),
            ("a || b", None),
            ("f(x=1)", None),
        ] {
            assert_eq!(joined(printed(expression)).as_deref(), wanted, "{expression}");
        }
        assert_eq!(joined(whole("a.b | sort")), None);
    }
}
