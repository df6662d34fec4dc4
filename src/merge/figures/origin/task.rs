//! Who said what of a task.

use super::Known;
use super::parts::name;
use crate::model::origin::{of_file, of_task};
use crate::model::{Entry, Field, Origin};

const FIELDS: [Field; 5] = [Field::Status, Field::Rate, Field::Progress, Field::Problems, Field::Next];

/// Everything said of a task in the month: what counts, what was replaced, what nobody claims, what contradicts; of one
/// body where one is named. `None` where the list has no such task.
pub fn of_task_month(known: &Known<'_>, no: u32, unit: Option<&str>) -> Option<Origin> {
    let k = known;
    let wanted = |u: &str| unit.is_none_or(|unit| k.bodies.resolve(unit).unwrap_or(unit) == u || unit == u);
    let (month, progress) = (k.progress.month, k.progress);
    let o = Origin::new(format!("{}，第{no}项任务", month.to_chinese()), format!("task {no} in {month}"));
    let mut o = o.saying(of_task(k.tasks, no, "content")?.text).from(of_task(k.tasks, no, "lead"));
    if let Some(task) = progress.tasks.iter().find(|t| t.task == no) {
        for (s, share) in task.shares.iter().enumerate().filter(|(_, s)| wanted(&s.unit)) {
            let leads = if share.leads { ("，牵头", ", leads") } else { ("，参与", ", takes part") };
            let each = FIELDS.iter().filter_map(|f| k.of_share(no, s, *f)).filter(|o| !o.text.is_empty());
            let said = Origin::new(format!("{}{}", share.unit, leads.0), format!("{}{}", share.unit, leads.1));
            o.from.push(said.from(each));
        }
    }
    let file = k.month_file();
    for (i, r) in progress.replaced.iter().enumerate().filter(|(_, r)| r.entry.task == no && wanted(&r.unit)) {
        let zh = format!("{}先前填报的，已被 {} 取代", r.unit, r.by);
        let said = Origin::new(zh, format!("{} earlier, replaced by {}", r.unit, r.by));
        o.from.push(
            said.at(&file, format!("replaced[{i}]")).saying(words(&r.entry)).from([of_file(k.receipts, &r.file)]),
        );
    }
    for (i, u) in progress.unclaimed.iter().enumerate().filter(|(_, u)| u.entry.task == no && wanted(&u.unit)) {
        let said =
            Origin::new(format!("{}填报的，未归入任何单位", u.unit), format!("{}, laid to nobody's account", u.unit));
        o.from.push(
            said.at(&file, format!("unclaimed[{i}]")).saying(words(&u.entry)).from([of_file(k.receipts, &u.file)]),
        );
    }
    let conflicts = progress.conflicts.iter().enumerate().filter(|(_, c)| c.task == no);
    for (i, c) in conflicts.filter(|(_, c)| unit.is_none() || c.sides.iter().any(|s| wanted(&s.unit))) {
        let sides = c.sides.iter().map(|s| {
            let side = of_file(k.receipts, &s.file);
            Origin { zh: s.unit.clone(), en: s.unit.clone(), at: s.at.clone(), text: s.says.clone(), ..side }
        });
        let said = Origin::new(format!("相互矛盾：{}", c.id), format!("a contradiction: {}", c.id));
        o.from.push(said.at(&file, format!("conflicts[{i}]")).from(sides));
    }
    let silent = progress.returns.iter().filter(|r| wanted(&r.unit) && r.missing_tasks.contains(&no));
    o.from.extend(silent.filter_map(|r| k.of_return_on(&r.unit, Some(no))));
    Some(o)
}

fn words(entry: &Entry) -> String {
    let said = [
        (Field::Status, entry.status.map(|s| s.as_str().to_owned())),
        (Field::Rate, entry.rate.map(|r| format!("{r}%"))),
        (Field::Progress, Some(entry.progress.clone())),
        (Field::Problems, entry.problems.clone()),
        (Field::Next, Some(entry.next.clone())),
    ];
    let said = said.into_iter().filter_map(|(f, text)| Some((f, text.filter(|t| !t.is_empty())?)));
    said.map(|(f, text)| format!("{}：{text}", name(f).0)).collect::<Vec<_>>().join("；")
}
