//! 退回单: what goes back to each unit, told so that the unit knows what to do.

use crate::base::{Date, Diagnostic, Lang, Month};
use crate::model::account::{CellAccount, Fate};
use crate::model::{Reading, Roster, Slip, SlipRow};

/// A slip for each sender of whose report something was refused, in the order of `readings`.
pub fn slips(roster: &Roster, month: Month, readings: &[Reading], correct_by: Option<Date>) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for reading in readings {
        let rows = refused(reading, month);
        if rows.is_empty() {
            continue;
        }
        let sender = &reading.submission.unit;
        let unit = roster.resolve(sender).unwrap_or(sender).to_owned();
        let at = slips.iter().position(|s| s.unit == unit).unwrap_or_else(|| {
            slips.push(Slip { unit, month, received: Vec::new(), correct_by, rows: Vec::new() });
            slips.len() - 1
        });
        let when = reading.submission.received.clone().unwrap_or_default();
        slips[at].received.push((short(&reading.file, month).to_owned(), when));
        slips[at].rows.extend(rows);
    }
    slips
}

/// What was refused; neighbours refused for one reason are one row of the slip.
fn refused(reading: &Reading, month: Month) -> Vec<SlipRow> {
    let returned = |cell: &'_ CellAccount| match &cell.fate {
        Fate::Returned(finding) => Some(finding.clone()),
        _ => None,
    };
    let cells: Vec<(&CellAccount, Box<Diagnostic>)> =
        reading.account.cells.iter().filter_map(|c| Some((c, returned(c)?))).collect();
    let same = |a: &(&CellAccount, Box<Diagnostic>), b: &(&CellAccount, Box<Diagnostic>)| {
        a.0.task == b.0.task && a.1.message(Lang::Zh) == b.1.message(Lang::Zh)
    };
    let row = |run: &[(&CellAccount, Box<Diagnostic>)]| {
        let [(first, finding), ..] = run else { unreachable!("a run has a cell") };
        let texts: Vec<&str> = run.iter().map(|(c, _)| c.text.as_str()).collect();
        let last = run.last().map(|(c, _)| c.at.as_str()).filter(|_| run.len() > 1);
        let (why, wanted) = to_unit(finding);
        SlipRow {
            file: short(&reading.file, month).to_owned(),
            at: last.map_or_else(|| place(&first.at), |last| format!("{}至{}", place(&first.at), place(last))),
            task: first.task,
            text: texts.join(" | "),
            why,
            wanted,
        }
    };
    cells.chunk_by(same).map(row).collect()
}

/// A place as a person finds it: a line of a text is 第12行.
fn place(at: &str) -> String {
    let line = at.split(':').next().unwrap_or(at);
    let is_line = !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit());
    if is_line { format!("第{line}行") } else { at.to_owned() }
}

/// Why a unit gets its words back and what it should do. Findings speak to the office; where the unit has something else
/// to do than the office, it is told here.
fn to_unit(finding: &Diagnostic) -> (String, String) {
    let arg = |name: &str| finding.args.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v.as_str());
    let (why, wanted) = match finding.code.id {
        "M005" => (format!("任务清单没有第{}项", arg("tasks")), "按任务清单填写序号"),
        "M006" => (format!("第{}项任务不由你单位承担", arg("tasks")), "核对序号；确由你单位承担的，请书面说明"),
        "M009" => (format!("写的月份是{}，与所报月份不符", arg("says")), "写明正确的月份"),
        "S012" => (without_quote(finding), "填上任务清单中的序号"),
        "S016" => (without_quote(finding), "移到相应的栏目；不属于填报内容的，不必重报"),
        "S058" => (without_quote(finding), "写明是哪一项任务，改正序号或任务内容"),
        "S074" => (without_quote(finding), "不必再报；属于现行任务的，按现行序号重报"),
        "S075" => (without_quote(finding), "写明是哪一项任务，按现行清单的序号重报"),
        "S066" => (without_quote(finding), "按任务清单逐项填报，写明序号"),
        _ => return (without_quote(finding), finding.cure(Lang::Zh)),
    };
    (why, wanted.to_owned())
}

/// The sentence without the words of the unit that end it: the slip has them in a column of their own.
fn without_quote(finding: &Diagnostic) -> String {
    let message = finding.bare_message(Lang::Zh);
    let quote = finding.args.iter().find(|(n, _)| *n == "text").map_or("", |(_, v)| v.as_str());
    let cut = message.strip_suffix(quote).filter(|_| !quote.is_empty()).map(|m| m.trim_end_matches(['：', '“']));
    cut.unwrap_or(&message).to_owned()
}

/// A file as its sender knows it, without the folder that the office keeps it in.
fn short(file: &str, month: Month) -> &str {
    file.strip_prefix(&format!("seeds/submissions/{month}/")).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostic::{Code, Severity, Text};
    use crate::merge::codes;
    use crate::model::account::Field;
    use crate::model::{Submission, Unit};

    fn july() -> Month {
        "2022-07".parse().expect("a month")
    }

    static REFUSED: Code = Code {
        id: "S999",
        name: "refused",
        severity: Severity::Warning,
        message: Text { zh: "{file}{at}：任务{task}的状态“{text}”不在已知用语之内", en: "" },
        cure: Text { zh: "改为已完成或滞后", en: "" },
        why: Text { zh: "", en: "" },
    };

    #[test]
    fn a_slip_holds_what_was_refused_and_nothing_else() {
        let unit = Unit { name: "甲".into(), aliases: vec!["甲局".into()], ..Unit::default() };
        let roster = Roster { units: vec![unit], ..Roster::default() };
        let finding = Diagnostic::new(&REFUSED).with("file", "x").with("at", "工作表“进展”第5行E列");
        let finding = finding.with("task", 3).with("text", "基本完成");
        let account = |at: &str, fate| CellAccount { at: at.into(), text: "基本完成".into(), task: Some(3), fate };
        let submission = Submission {
            example: false,
            unit: "甲局".into(),
            month: july(),
            received: Some("2022-07-25".into()),
            reporter: None,
            phone: None,
            entries: Vec::new(),
        };
        let mut reading = Reading::plain("seeds/submissions/2022-07/来信.eml!/甲.xlsx", submission);
        let clean = reading.clone();
        let fates = [Fate::Accepted(Field::Progress), Fate::Returned(Box::new(finding))];
        reading.account.cells = ["进展!D5", "进展!E5"].into_iter().zip(fates).map(|(at, f)| account(at, f)).collect();
        let slips = slips(&roster, july(), &[clean, reading], None);
        let [slip] = slips.as_slice() else { panic!("one slip: {slips:?}") };
        assert_eq!(slip.unit, "甲");
        assert_eq!(slip.received, [("来信.eml!/甲.xlsx".to_owned(), "2022-07-25".to_owned())]);
        let row = SlipRow {
            file: "来信.eml!/甲.xlsx".into(),
            at: "进展!E5".into(),
            task: Some(3),
            text: "基本完成".into(),
            why: "任务3的状态“基本完成”不在已知用语之内".into(),
            wanted: "改为已完成或滞后".into(),
        };
        assert_eq!(slip.rows, [row]);
    }

    #[test]
    fn neighbours_refused_for_one_reason_are_one_row_told_to_the_unit() {
        let finding = Diagnostic::new(&codes::NOT_OWED).with("file", "x").with("unit", "甲").with("tasks", 19);
        let cell = |at: &str, text: &str| CellAccount {
            at: at.into(),
            text: text.into(),
            task: Some(19),
            fate: Fate::Returned(Box::new(finding.clone())),
        };
        let submission = Submission {
            example: false,
            unit: "甲".into(),
            month: july(),
            received: None,
            reporter: None,
            phone: None,
            entries: Vec::new(),
        };
        let mut reading = Reading::plain("seeds/submissions/2022-07/甲.yaml", submission);
        reading.account.cells = vec![cell("9:3", "19"), cell("12:5", "检查38家")];
        let slips = slips(&Roster::default(), july(), &[reading], None);
        let [row] = slips[0].rows.as_slice() else { panic!("one row: {slips:?}") };
        assert_eq!((row.at.as_str(), row.text.as_str()), ("第9行至第12行", "19 | 检查38家"));
        assert_eq!(row.why, "第19项任务不由你单位承担");
        assert!(!row.wanted.contains("content/"), "{}", row.wanted);
    }
}
