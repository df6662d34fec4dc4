//! Places in the words of a sentence: one, a list, a range, or what is left unsaid because it was said before.

use super::pieces::{Cursor, bracketed};
use crate::base::number::from_chinese;
use crate::model::target::{Column, Step, Target, step};

/// More places than this no sentence means.
const MOST: u32 = 200;

/// Places named in one go.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Each of them.
    pub(super) targets: Vec<Vec<Step>>,
    /// Whether they are called 原, the former.
    pub(super) former: bool,
    /// Whether they are called 修改后, those of the altered text.
    pub(super) altered: bool,
}

impl Places {
    /// The one place, where there is one.
    pub(super) fn only(&self) -> Option<Target> {
        match self.targets.as_slice() {
            [one] => Some(Target(one.clone())),
            _ => None,
        }
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = Target> + '_ {
        self.targets.iter().cloned().map(Target)
    }
}

/// The places that follow, with 、 or 和 between; `context` is the last place named before.
pub(super) fn places(c: &mut Cursor<'_>, context: &[Step]) -> Option<Places> {
    let mut found = place(c, context)?;
    loop {
        let mut ahead = *c;
        let Some(between) = ahead.eat_any(&["、", "，以及", "以及", "和", "及", "与", "至", "到"]) else {
            break;
        };
        let last = found.targets.last().cloned().unwrap_or_default();
        let Some(next) = place(&mut ahead, &last) else { break };
        if matches!(between, "至" | "到") {
            let Some(range) = next.only().and_then(|to| range(&last, &to.0)) else { break };
            found.targets.extend(range);
        } else {
            found.targets.extend(next.targets);
        }
        if found.targets.len() > MOST as usize {
            return None;
        }
        *c = ahead;
    }
    distribute(&mut found.targets);
    Some(found)
}

/// 第3项、第5项责任单位 are the cells of both.
fn distribute(targets: &mut [Vec<Step>]) {
    let Some(cell @ Step::Cell(_)) = targets.last().and_then(|t| t.last()).cloned() else { return };
    for target in targets.iter_mut().filter(|t| matches!(t.last(), Some(Step::Task(_)))) {
        target.push(cell.clone());
    }
}

/// The places between the last one and another of its kind.
fn range(last: &[Step], to: &[Step]) -> Option<Vec<Vec<Step>>> {
    let ((from, before), (to, same)) = (last.split_last()?, to.split_last()?);
    let (first, end) = (number(from)?, number(to)?);
    let fits = before == same && with_number(from, end).as_ref() == Some(to) && first < end && end - first < MOST;
    let step = |n| with_number(from, n).map(|s| [before, &[s]].concat());
    if fits { (first + 1..=end).map(step).collect() } else { None }
}

/// One place, or several of one number list: 附件第3、5项责任单位.
pub(super) fn place(c: &mut Cursor<'_>, context: &[Step]) -> Option<Places> {
    let mut found = Places { targets: vec![Vec::new()], ..Places::default() };
    let mut at = *c;
    let mut any = false;
    loop {
        let mut ahead = at;
        let filler = any.then(|| ahead.eat_any(&["中的", "中", "的", "里"])).flatten();
        found.former |= ahead.eat("原来的") || ahead.eat("原有") || ahead.eat("原");
        found.altered |= ahead.eat("修改后的") || ahead.eat("修改后") || ahead.eat("调整后的");
        let before = match &found.targets[0] {
            steps if steps.is_empty() => context,
            steps => steps,
        };
        let Some(next) = steps_ahead(&mut ahead, before) else { break };
        let named_only = next.is_empty();
        let unfit = next.iter().any(|s| !fits(s, before)) || (filler.is_some() && named_only);
        if unfit {
            break;
        }
        let grown = found.targets.iter().flat_map(|t| match next.as_slice() {
            [] => vec![t.clone()],
            next => next.iter().map(|s| joined(t, s, context)).collect(),
        });
        found.targets = grown.collect();
        any = true;
        at = ahead;
    }
    if any && found.targets == [Vec::new()] {
        // The notice by its name.
        found.targets = vec![vec![Step::Everything]];
    }
    let said = found.targets.iter().all(|t| is_clear(t));
    (any && said).then(|| *c = at)?;
    Some(found)
}

/// The step or steps that follow; none for a name that is no step of its own.
fn steps_ahead(c: &mut Cursor<'_>, before: &[Step]) -> Option<Vec<Step>> {
    if c.quoted_before(&["栏", "一栏"]) {
        let head = c.quoted()?;
        let _ = c.eat("一栏") || c.eat("栏");
        return Some(vec![Step::Cell(Column::from_name(&head))]);
    }
    let words = c.words();
    if words.starts_with("单位名称") {
        return None;
    }
    if let Some((steps, rest)) = listed(words, before) {
        c.skip(words.len() - rest.len());
        return Some(steps);
    }
    let (found, rest) = step(words, before)?;
    let remark = Some(rest).filter(|_| words.starts_with('《')).and_then(bracketed).unwrap_or(0);
    c.skip(words.len() - rest.len() + remark);
    Some(found.into_iter().collect())
}

/// 第3、5项, 第一至三项, 第（一）、（二）类.
fn listed<'t>(words: &'t str, before: &[Step]) -> Option<(Vec<Step>, &'t str)> {
    let inner = words.strip_prefix('第')?;
    let end = inner.find(['部', '项', '类', '段', '款', '点', '目'])?;
    let (numbers, unit) = inner.split_at(end);
    if !numbers.contains(['、', '至', '到', '—', '-', '~', '和', '及']) {
        return None;
    }
    let mut steps: Vec<Step> = Vec::new();
    let mut rest = unit;
    for item in numbers.split(['、', '和', '及']) {
        let mut ends = item.split(['至', '到', '—', '-', '~']).filter(|n| !n.is_empty());
        let mut read = || {
            let text = format!("第{}{unit}", ends.next()?);
            let (found, after) = step(&text, before)?;
            rest = &unit[unit.len() - after.len()..];
            found
        };
        let first = read()?;
        match read() {
            Some(last) => {
                let (from, to) = (number(&first)?, number(&last)?);
                if from >= to || to - from >= MOST {
                    return None;
                }
                steps.extend((from..=to).filter_map(|n| with_number(&first, n)));
            }
            None => steps.push(first),
        }
    }
    Some((steps, rest))
}

/// A place with one more step; the first takes what it leaves unsaid from the context.
fn joined(steps: &[Step], next: &Step, context: &[Step]) -> Vec<Step> {
    let before: Vec<Step> = match steps {
        [] if !is_root(next) => context.iter().take_while(|s| order(s) < order(next)).cloned().collect(),
        steps => steps.to_vec(),
    };
    [before, vec![next.clone()]].concat()
}

/// How far from the whole a step lies.
fn order(step: &Step) -> u8 {
    match step {
        Step::Section(rank, _) => *rank,
        Step::Opening | Step::Closing | Step::Group(_) => 5,
        Step::Task(_) | Step::Entry(_) => 6,
        Step::Paragraph(_) => 7,
        Step::Point(_) => 8,
        Step::Cell(_) | Step::Field(_) | Step::Heading => 9,
        _ => 0,
    }
}

fn is_root(step: &Step) -> bool {
    order(step) == 0 && !matches!(step, Step::Id(_))
}

/// Whether a step can follow those before: 内容 in prose is no cell, 单位 in the list no entry's.
fn fits(next: &Step, before: &[Step]) -> bool {
    let within = |wanted: fn(&Step) -> bool| before.iter().any(wanted);
    match next {
        Step::Cell(_) => within(|s| matches!(s, Step::Annex | Step::Id(_))),
        Step::Field(_) => within(|s| matches!(s, Step::Contacts | Step::Mailboxes)),
        _ => true,
    }
}

/// Whether it is said what the place is a part of: 第12项 alone may be anything.
fn is_clear(steps: &[Step]) -> bool {
    let whole = |s: &Step| order(s) <= 1 || matches!(s, Step::Heading | Step::Opening | Step::Closing);
    steps.first().is_some_and(whole)
}

/// The printed number of a step.
pub(super) fn number(step: &Step) -> Option<u32> {
    match step {
        Step::Section(_, n) | Step::Paragraph(n) | Step::Point(n) | Step::Entry(n) | Step::Group(n) | Step::Task(n) => {
            Some(*n)
        }
        _ => None,
    }
}

/// The same step with another number.
pub(super) fn with_number(step: &Step, n: u32) -> Option<Step> {
    Some(match step {
        Step::Section(rank, _) => Step::Section(*rank, n),
        Step::Paragraph(_) => Step::Paragraph(n),
        Step::Point(_) => Step::Point(n),
        Step::Entry(_) => Step::Entry(n),
        Step::Group(_) => Step::Group(n),
        Step::Task(_) => Step::Task(n),
        _ => return None,
    })
}

/// A count: 一, 两, 3; of things in a sentence.
pub(super) fn count(c: &mut Cursor<'_>) -> Option<usize> {
    let words = c.words();
    let length = words.find(|ch: char| !(ch.is_ascii_digit() || "一二两三四五六七八九十".contains(ch)))?;
    let text = words[..length].replace('两', "二");
    let n = text.parse().ok().or_else(|| from_chinese(&text)).filter(|n| *n > 0)?;
    c.skip(length);
    Some(n)
}

/// Whether a place is a cell that names bodies.
pub(super) fn names_units(target: &Target) -> bool {
    matches!(target.0.last(), Some(Step::Cell(column)) if column.names_units())
}
