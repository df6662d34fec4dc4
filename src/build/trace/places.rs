//! Completes an origin from the files themselves: the line of a notice, the line of a field in a report.

use crate::base::{Error, Source, World};
use crate::model::{Origin, Submission, yaml};

/// How much of a line is quoted.
const QUOTED: usize = 40;

/// Adds what only the files can tell.
pub(super) fn fill(world: &dyn World, origin: &mut Origin) -> Result<(), Error> {
    let in_report = origin.at.is_empty() || origin.at.starts_with(ENTRY);
    if in_report && origin.file.ends_with(".yaml") && origin.file.starts_with("seeds/submissions/") {
        report(world, origin)?;
    } else if origin.text.is_empty() && origin.file.starts_with("seeds/") {
        quote(world, origin)?;
    }
    origin.from.iter_mut().try_for_each(|from| fill(world, from))
}

/// How the place of an entry begins of which only the task is known.
const ENTRY: &str = "entries[task ";

fn source(world: &dyn World, path: &str) -> Result<Option<Source>, Error> {
    let bytes = world.read(path)?;
    Ok(bytes.and_then(|b| crate::parse::decode::decode(path, &b).ok()).map(|(source, _)| source))
}

/// The words at a place of a text.
fn quote(world: &dyn World, origin: &mut Origin) -> Result<(), Error> {
    let Ok(at) = origin.at.parse::<crate::base::At>() else { return Ok(()) };
    let Some(source) = source(world, &origin.file)? else { return Ok(()) };
    let start = source.offset(at.line as usize, at.column as usize);
    let line = source.text()[start..].lines().next().unwrap_or("");
    origin.text = line.chars().take(QUOTED).collect();
    if line.chars().count() > QUOTED {
        origin.text.push('…');
    }
    Ok(())
}

/// The line of a report in YAML: of the field that a share took, or of the day it came.
fn report(world: &dyn World, origin: &mut Origin) -> Result<(), Error> {
    let Some(source) = source(world, &origin.file)? else { return Ok(()) };
    let Ok(report) = yaml::load::<Submission>(&source) else { return Ok(()) };
    let path = match origin.at.strip_prefix(ENTRY).and_then(|rest| rest.split_once("].")) {
        Some((no, field)) => {
            let entry = report.entries.iter().rposition(|e| e.task.to_string() == no);
            entry.map(|i| format!("entries[{i}].{field}"))
        }
        None => Some("received".to_owned()),
    };
    let place = path.and_then(|path| yaml::locate(&source, &path));
    if let Some(place) = place {
        let (line, column) = place.line_column();
        origin.at = format!("{line}:{column}");
        if origin.text.is_empty() {
            origin.text = source.text()[place.span.start..].lines().next().unwrap_or("").to_owned();
        }
    }
    Ok(())
}
