//! `hongtou amend from-edit --start`: the text in force as a draft to be edited.

use super::super::codes;
use super::super::dossier::{Dossier, disagreement};
use super::super::editions::InForce;
use super::super::fingerprint::sha256;
use super::super::read::{CONTENT, backup};
use super::super::seal::{is_sealed, sealed};
use super::super::texts::{newest, told};
use super::{Drawn, aside};
use crate::amend;
use crate::base::{Diagnostic, Error, Source, World};
use crate::model::{Edition, Notice, ReadFrom, Task, TaskList, UnitCell, cells, yaml};

/// The draft: notice and tasks as they are to be.
pub const DRAFT: [&str; 2] = ["content/draft/notice.yaml", "content/draft/tasks.yaml"];

/// What stands at the head of a draft.
const HEADER: [&str; 2] = [
    "修改草稿，写的是现行文本。把文字改成想要的样子，再运行 hongtou amend from-edit --date 日期；只改印出来的文字，at、units、read_from 不必理会。",
    "改过的草稿不会被覆盖（末行的 sha256 用来识别是否改过，不必理会）。",
];

/// Writes the text in force as a draft, but not over edits that were not used yet.
///
/// # Errors
/// When the disk refuses.
pub fn start(world: &dyn World) -> Result<Drawn, Error> {
    let dossier = Dossier::load(world)?;
    let text = match newest(&dossier) {
        Ok(text) => text,
        Err(why) => return Ok(Drawn::refused(told(&dossier, why))),
    };
    let mut out = Drawn { since: text.edition.since, ..Drawn::default() };
    if read(world, &dossier, text)?.is_some() {
        let edited =
            edited(world)?.into_iter().map(|(path, _)| Diagnostic::new(&codes::DRAFT_EDITED).with("path", path));
        out.findings.extend(edited);
        return Ok(out);
    }
    for (path, old) in edited(world)? {
        out.backups.push(backup(world, path, &old)?);
    }
    for (path, file) in DRAFT.into_iter().zip(files(text)) {
        world.write(path, file.as_bytes())?;
        out.written.push(path.to_owned());
    }
    Ok(out)
}

/// The files of a draft as it is begun.
fn files(text: &InForce) -> [String; 2] {
    let (notice, tasks) = begun(text);
    [sealed(&yaml::save(&notice, &HEADER)), sealed(&yaml::save(&tasks, &HEADER))]
}

/// A text, with what it is a draft of.
fn begun(text: &InForce) -> (Notice, TaskList) {
    let Edition { notice, tasks, .. } = &text.edition;
    let file = text.amended.as_ref().map_or(CONTENT[0], |a| a.path.as_str());
    let read_from = ReadFrom { file: file.to_owned(), sha256: print(text) };
    let notice = Notice { read_from: read_from.clone(), ..notice.clone() };
    (notice, TaskList { read_from, ..tasks.clone() })
}

/// A hash by which a draft knows the text that it was begun from.
fn print(text: &InForce) -> String {
    let Edition { notice, tasks, .. } = &text.edition;
    sha256(format!("{}{}", yaml::save(notice, &[]), yaml::save(tasks, &[])).as_bytes())
}

/// A draft that a person edited.
pub(super) struct Draft {
    /// Its notice; that of the text in force where its file is not there.
    pub(super) notice: Notice,
    /// Its tasks, likewise.
    pub(super) tasks: TaskList,
    /// The first of its files that was edited.
    pub(super) file: &'static str,
    /// What is wrong with it.
    pub(super) findings: Vec<Diagnostic>,
}

/// The files of the draft that a person edited.
fn edited(world: &dyn World) -> Result<Vec<(&'static str, Vec<u8>)>, Error> {
    let mut out = Vec::new();
    for path in DRAFT {
        out.extend(world.read(path)?.filter(|bytes| !is_sealed(bytes)).map(|bytes| (path, bytes)));
    }
    Ok(out)
}

/// The draft, where a person edited it and it says anything that was not said yet; or what is wrong where it cannot be
/// read.
pub(super) fn read(
    world: &dyn World,
    dossier: &Dossier,
    text: &InForce,
) -> Result<Option<Result<Draft, Vec<Diagnostic>>>, Error> {
    let Some(file) = edited(world)?.first().map(|(path, _)| *path) else { return Ok(None) };
    let there = |path| world.read_head(path, 0).map(|head| head.is_some());
    let mut desk = Dossier::default();
    let notice = if there(DRAFT[0])? { desk.yaml(world, DRAFT[0])? } else { Some(begun(text).0) };
    let tasks = if there(DRAFT[1])? { desk.yaml(world, DRAFT[1])? } else { Some(begun(text).1) };
    let (Some(notice), Some(tasks)) = (notice, tasks) else { return Ok(Some(Err(desk.findings))) };
    let mut draft = Draft { notice, tasks, file, findings: desk.findings };
    let print = print(text);
    let begun = [(DRAFT[0], &draft.notice.read_from), (DRAFT[1], &draft.tasks.read_from)];
    let stale: Vec<&str> = begun.iter().filter(|(_, from)| from.sha256 != print).map(|(path, _)| *path).collect();
    if stale.is_empty() {
        let source = desk.sources.get(DRAFT[1]);
        draft.findings.extend(source.into_iter().flat_map(|s| cells(s, &draft.tasks, &text.edition.tasks)));
        return Ok((!draft.findings.is_empty() || !draft.says(text)).then_some(Ok(draft)));
    }
    // What came into force already is no edit any more, though the text changed since.
    if dossier.editions.all().iter().any(|text| draft.says(text)) {
        return Ok(None);
    }
    draft.findings.extend(stale.into_iter().map(|path| Diagnostic::new(&codes::DRAFT_STALE).with("path", path)));
    Ok(Some(Ok(draft)))
}

impl Draft {
    /// Whether it says what a text does.
    fn says(&self, text: &InForce) -> bool {
        let Edition { notice, tasks, .. } = &text.edition;
        let (was, is) = (Edition::first(notice, tasks).root, Edition::first(&self.notice, &self.tasks).root);
        let aside = || aside::differences((notice, tasks), (&self.notice, &self.tasks));
        amend::differences(&was, &is).is_empty() && aside().is_empty()
    }
}

/// Cells whose list of bodies somebody edited apart from their words. A list that is as it was, or that was taken away, is
/// passed over: the words say it again.
pub(super) fn cells(source: &Source, edited: &TaskList, before: &TaskList) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (g, group) in edited.groups.iter().enumerate() {
        for (t, task) in group.tasks.iter().enumerate() {
            let was = row_before(task, before);
            let pairs = [("lead", &task.lead, was.map(|w| &w.lead))];
            let pairs = pairs.into_iter().chain([("participants", &task.participants, was.map(|w| &w.participants))]);
            for (key, cell, was) in pairs {
                let wanted = cells::read(&cell.text);
                let said = |list: &UnitCell| (&list.units, list.open_ended) == (&cell.units, cell.open_ended);
                if !said(&wanted) && !was.is_some_and(said) && !cell.units.is_empty() {
                    out.push(disagreement(source, &format!("groups[{g}].tasks[{t}].{key}"), task.no, cell, &wanted));
                }
            }
        }
    }
    out
}

/// The row that an edited one was: of the same content, or else of the same number.
fn row_before<'t>(task: &Task, before: &'t TaskList) -> Option<&'t Task> {
    let same = before.tasks().map(|(_, t)| t).find(|t| t.content == task.content);
    same.or_else(|| before.task(task.no))
}
