//! Tasks that stand in prose: numbered paragraphs, each with a note of who has it.

pub mod note;

use super::codes;
use super::lines::ordinal;
use crate::base::diagnostic::Diagnostic;
use crate::base::{At, Source, Span};
use crate::model::{Group, Notice, Paragraph, Section, Task, UnitCell, cells};
use note::{Note, Stretch};

/// A numbered paragraph that has or may have a task.
struct Item<'a> {
    number: &'a str,
    at: Option<At>,
    /// The heading that it stands under.
    over: Option<&'a Section>,
    stretches: Vec<Stretch>,
}

/// The tasks of a notice that has no table of them.
#[derive(Debug, Default)]
pub struct Assigned {
    /// Grouped by the headings that they stand under.
    pub groups: Vec<Group>,
    /// Bodies that have a part in each.
    pub implied: Vec<String>,
    /// What is to be settled.
    pub findings: Vec<Diagnostic>,
    /// Where the tasks begin whose bodies stand in brackets with no word that gives them the task.
    pub bare: Vec<At>,
}

/// Reads them; no groups where the text gives no task to anybody.
pub fn read(source: &Source, notice: &Notice) -> Assigned {
    let mut items = Vec::new();
    let roots: Vec<&[Section]> =
        std::iter::once(notice.sections.as_slice()).chain(notice.plan.iter().map(|p| p.sections.as_slice())).collect();
    roots.iter().for_each(|sections| collect(sections, None, &mut items));
    // Names in brackets alone may be anything: they are notes where most paragraphs end so.
    let (strong, bare) = items.iter().fold((0, 0), |(s, b), i| match strength(i) {
        Some(true) => (s, b + 1),
        Some(false) => (s + 1, b),
        None => (s, b),
    });
    let count =
        |item: &Item| strength(item) == Some(false) || (strength(item) == Some(true) && (bare >= 3 || strong > 0));
    if !items.iter().any(count) {
        return Assigned::default();
    }
    let mut assigned = Assigned::default();
    let loose: Vec<&str> = notice.loose_paragraphs().map(|p| p.text.as_str()).collect();
    let everywhere = loose.iter().any(|t| note::first_leads(t));
    assigned.build(source, &items, everywhere);
    let rules = items.iter().flat_map(|i| &i.stretches).filter_map(|s| s.note.as_ref()).map(|n| n.rule.as_str());
    assigned.implied =
        rules.chain(loose.iter().copied()).map(note::implied).find(|i| !i.is_empty()).unwrap_or_default();
    assigned
}

/// Whether the note of an item is a bare one; `None` where it has none.
fn strength(item: &Item<'_>) -> Option<bool> {
    item.stretches.iter().filter_map(|s| s.note.as_ref()).map(|n| n.bare).min()
}

/// The numbered paragraphs at the ends of the branches, of those lists in which at least half say who has them.
fn collect<'a>(sections: &'a [Section], over: Option<&'a Section>, out: &mut Vec<Item<'a>>) {
    let leaves: Vec<Item<'a>> = sections.iter().filter(|s| s.sections.is_empty()).map(|s| item(s, over)).collect();
    let noted = leaves.iter().filter(|i| strength(i).is_some()).count();
    let is_list = noted > 0 && noted * 2 >= leaves.len();
    let mut leaves = leaves.into_iter();
    for section in sections {
        if !section.sections.is_empty() {
            collect(&section.sections, Some(section), out);
        } else if let Some(item) = leaves.next().filter(|_| is_list) {
            let lost = lost_numbers(section, over);
            out.push(item);
            out.extend(lost);
        }
    }
}

fn item<'a>(section: &'a Section, over: Option<&'a Section>) -> Item<'a> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut open = String::new();
    let head =
        if section.run_in && !section.heading.is_empty() { format!("{}。", section.heading) } else { String::new() };
    let texts = section.paragraphs.iter().take_while(|p| !begins_anew(section, p)).map(whole);
    let mut first = Some(head);
    for text in texts {
        let text = first.take().unwrap_or_default() + &text;
        for stretch in note::cut(&text) {
            open.push_str(stretch.text.trim());
            match (stretch.note, stretches.last_mut()) {
                // A second line of the same note: 牵头单位：… and below it 配合单位：….
                (Some(more), Some(last)) if open.is_empty() => last.note = last.note.take().map(|n| together(n, more)),
                (Some(note), _) => stretches.push(Stretch { text: std::mem::take(&mut open), note: Some(note) }),
                (None, _) => {}
            }
        }
    }
    if let Some(head) = first {
        open = head;
    }
    // What stands behind the last note on its own closes the whole and is no part of the task.
    if !open.is_empty() && (stretches.is_empty() || section.paragraphs.len() == 1) {
        stretches.push(Stretch { text: open, note: None });
    }
    // A heading on its own line is over the task, not in it.
    let over = if section.run_in || section.heading.is_empty() { over } else { Some(section) };
    Item { number: &section.number, at: section.at, over, stretches }
}

/// A paragraph without a number that comes after the note of the one before it and has a note of its own: a task whose
/// number is lost.
fn begins_anew(section: &Section, p: &Paragraph) -> bool {
    let Some(n) = section.paragraphs.iter().position(|other| std::ptr::eq(other, p)) else { return false };
    let noted = |p: &Paragraph| note::cut(&whole(p)).last().is_some_and(|s| s.note.as_ref().is_some_and(|n| !n.bare));
    n > 0 && noted(&section.paragraphs[n - 1]) && !note::cut(&whole(p)).iter().all(|s| s.text.is_empty())
}

/// The tasks without a number that stand behind an item.
fn lost_numbers<'a>(section: &'a Section, over: Option<&'a Section>) -> Vec<Item<'a>> {
    let Some(from) = section.paragraphs.iter().position(|p| begins_anew(section, p)) else { return Vec::new() };
    let behind = section.paragraphs[from..].iter();
    let items = behind.map(|p| Item { number: "", at: p.at, over, stretches: note::cut(&whole(p)) });
    items.filter(|i| strength(i) == Some(false)).collect()
}

fn whole(p: &Paragraph) -> String {
    let points = p.points.iter().flat_map(|p| [p.heading.as_str(), p.text.as_str()]);
    std::iter::once(p.text.as_str()).chain(points).collect()
}

fn together(a: Note, b: Note) -> Note {
    let join = |a: String, b: String| if a.is_empty() || b.is_empty() { a + &b } else { format!("{a}、{b}") };
    // 责任单位 below 牵头单位 takes part.
    let (lead, with) = match a.lead.is_empty() || b.lead.is_empty() {
        true => (join(a.lead, b.lead), join(a.participants, b.participants)),
        false => (a.lead, join(b.lead, join(a.participants, b.participants))),
    };
    let (deadline, rule) = (a.deadline.or(b.deadline), a.rule + &b.rule);
    let further = [a.further, b.further].concat();
    Note { lead, participants: with, deadline, rule, further, ..Note::default() }
}

impl Assigned {
    fn build(&mut self, source: &Source, items: &[Item<'_>], everywhere: bool) {
        let values: Vec<Option<u32>> = items.iter().map(|i| value(i.number)).collect();
        let known: Vec<u32> = values.iter().copied().flatten().collect();
        let unique = known.iter().all(|v| known.iter().filter(|o| *o == v).count() == 1);
        let mut first_leads = everywhere;
        let mut last: Option<*const Section> = None;
        for (n, (item, value)) in items.iter().zip(&values).enumerate() {
            let over = item.over.map(std::ptr::from_ref);
            if self.groups.is_empty() || last != over {
                last = over;
                let group = |s: &Section| Group {
                    number: s.number.clone(),
                    name: s.heading.clone(),
                    at: s.at,
                    ..Group::default()
                };
                self.groups.push(item.over.map(group).unwrap_or_default());
            }
            let no = if unique { value.unwrap_or(0) } else { n as u32 + 1 };
            let printed = item.number.trim_matches(['（', '）', '、', '.']).to_owned();
            let printed = Some(printed).filter(|p| *p != no.to_string());
            let rows = item.stretches.len() as u32;
            for (row, stretch) in item.stretches.iter().enumerate() {
                first_leads |= stretch.note.as_ref().is_some_and(|n| note::first_leads(&n.rule));
                let sub = if rows > 1 { row as u32 + 1 } else { 0 };
                let mut task = task(stretch, first_leads);
                (task.no, task.sub, task.at) = (no, sub, item.at);
                task.printed.clone_from(&printed);
                self.bare.extend(item.at.filter(|_| stretch.note.as_ref().is_some_and(|n| n.bare)));
                self.doubts(source, &task, stretch);
                self.groups.last_mut().expect("one was put in").tasks.push(task);
            }
        }
    }

    /// What a person must look at.
    fn doubts(&mut self, source: &Source, task: &Task, stretch: &Stretch) {
        let start = task.at.map_or(0, |at| source.offset(at.line as usize, at.column as usize));
        let begins: String = task.content.chars().take(12).collect();
        let mut say =
            |code| self.findings.push(Diagnostic::new(code).with("text", &begins).at(source, Span::new(start, start)));
        if task.printed.as_deref() == Some("") {
            say(&codes::LOST_NUMBER);
        }
        match &stretch.note {
            None => say(&codes::NOBODY),
            Some(n) if n.unclosed => say(&codes::UNCLOSED),
            Some(n) if odd_names(&n.lead) || odd_names(&n.participants) => say(&codes::ODD_NAMES),
            Some(_) => {}
        }
    }
}

/// A separator where a name is missing, or two names that run together: 甲局办乙局委.
fn odd_names(names: &str) -> bool {
    names.starts_with(['、', '，']) || names.contains("、、") || names.ends_with('、')
}

/// The number that an ordinal says.
fn value(number: &str) -> Option<u32> {
    let inside = number.trim_matches(['（', '）', '、', '.']);
    let chinese = || crate::base::number::from_chinese(inside).and_then(|n| u32::try_from(n).ok());
    ordinal(&format!("{number}文")).and_then(|_| inside.parse().ok().or_else(chinese))
}

fn task(stretch: &Stretch, first_leads: bool) -> Task {
    let mut task = Task { content: stretch.text.clone(), ..Task::default() };
    if let Some(note) = &stretch.note {
        (task.lead, task.participants) = (cells::read(&note.lead), cells::read(&note.participants));
        task.deadline.clone_from(&note.deadline);
        task.extra.extend(note.further.iter().cloned());
        if first_leads && note.participants.is_empty() {
            (task.lead, task.participants) = first_and_others(&note.lead);
        }
    }
    task
}

/// The first body leads, the others take part.
fn first_and_others(text: &str) -> (UnitCell, UnitCell) {
    let whole = cells::read(text);
    let Some(first) = whole.units.first() else { return (whole, UnitCell::default()) };
    let rest = text.split_once(first.as_str()).map_or("", |(_, rest)| rest);
    let others = cells::read(rest.trim_start_matches(['、', '，', ',']));
    if others.units.is_empty() { (whole, UnitCell::default()) } else { (cells::read(first), others) }
}
