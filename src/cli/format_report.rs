//! `hongtou check --format-report`: the measures of every paper, clause by clause.

use super::messages::format;
use super::{Console, Exit, table};
use crate::base::Error;
use crate::build::PaperReport;
use crate::measure::{DUTIES, Duty, Measured, NOT_OFFERED, Quantity, Row};
use serde_json::{Value, json};

pub(super) fn run(console: &mut Console<'_>, json: bool) -> Result<Exit, Error> {
    let reports = crate::build::format_report(&console.dossier()?)?;
    show(console, &reports, json)
}

fn show(console: &mut Console<'_>, reports: &[PaperReport], json: bool) -> Result<Exit, Error> {
    let good = !reports.is_empty() && reports.iter().all(PaperReport::is_good);
    match (json, console.args.json) {
        (true, false) => {
            let papers: Vec<Value> = reports.iter().map(object).collect();
            let duties = |of: &[Duty]| of.iter().map(|d| duty(console, d)).collect::<Vec<_>>();
            let (clerk, not_offered) = (duties(DUTIES), duties(NOT_OFFERED));
            let document = json!({ "passed": good, "papers": papers, "clerk": clerk, "not_offered": not_offered });
            console.line(&serde_json::to_string_pretty(&document).expect("plain JSON"))?;
        }
        (_, true) => reports.iter().try_for_each(|r| console.object(&object(r)))?,
        (false, false) => told(console, reports)?,
    }
    Ok(if good { Exit::Fine } else { Exit::Text })
}

/// A table a paper, with `-q` of what fails alone; then what no measure can tell.
fn told(console: &mut Console<'_>, reports: &[PaperReport]) -> Result<(), Error> {
    let lang = console.lang;
    if reports.is_empty() {
        return console.line(format::NO_PAPERS.get(lang));
    }
    for report in reports {
        paper(console, report)?;
    }
    let bad = reports.iter().map(|r| r.rows.iter().filter(|row| !r.is_row_good(row)).count()).sum();
    let rows = reports.iter().map(|r| r.rows.len()).sum();
    if !console.args.quiet {
        for (head, duties) in [(format::DUTIES, DUTIES), (format::NOT_OFFERED, NOT_OFFERED)] {
            console.line(head.get(lang))?;
            let rows: Vec<Vec<String>> =
                duties.iter().map(|d| vec![format!("  {}", d.clause), d.what.get(lang).to_owned()]).collect();
            console.say(&table::align(&rows, &[]))?;
        }
    }
    console.line(&format::total(reports.len(), rows, bad, lang))
}

fn paper(console: &mut Console<'_>, report: &PaperReport) -> Result<(), Error> {
    let lang = console.lang;
    let state = format::state(&report.state, lang);
    let shown: Vec<&Row> = report.rows.iter().filter(|r| !console.args.quiet || !report.is_row_good(r)).collect();
    if console.args.quiet && shown.is_empty() && report.is_good() {
        return Ok(());
    }
    console.line(&[Some(report.path.clone()), state].into_iter().flatten().collect::<Vec<_>>().join("  "))?;
    if shown.is_empty() {
        return Ok(());
    }
    let measure = |m: &Option<Measured>| m.as_ref().map_or(format::NOTHING.to_owned(), Measured::to_string);
    let line = |row: &Row| {
        let verdict = if report.is_row_good(row) { format::GOOD } else { format::BAD };
        let check = row.check;
        let (clause, what) = (format!("  {}", check.clause), check.what.get(lang).to_owned());
        vec![clause, what, measure(&row.model), measure(&row.file), check.want.to_owned(), verdict.get(lang).to_owned()]
    };
    let mut rows = vec![table::head(format::HEAD.get(lang))];
    rows[0][0].insert_str(0, "  ");
    rows.extend(shown.into_iter().map(line));
    console.say(&table::align(&rows, &[]))?;
    console.line("")
}

fn duty(console: &Console<'_>, duty: &Duty) -> Value {
    json!({ "clause": duty.clause, "what": duty.what.get(console.lang) })
}

fn object(report: &PaperReport) -> Value {
    let rows: Vec<Value> = report.rows.iter().map(|row| row_object(report, row)).collect();
    json!({ "kind": "format", "file": report.path, "state": report.state.name(), "passed": report.is_good(), "rows": rows })
}

fn row_object(report: &PaperReport, row: &Row) -> Value {
    let measured = |m: &Option<Measured>| m.as_ref().map(|m| m.found.iter().map(quantity).collect::<Vec<_>>());
    let (check, clause, want) = (row.check.id, row.check.clause, row.check.want);
    let (model, file, passed) = (measured(&row.model), measured(&row.file), report.is_row_good(row));
    json!({ "check": check, "clause": clause, "wanted": want, "model": model, "file": file, "passed": passed })
}

/// Lengths in the unit they are shown in, to the hundredth, as text: JSON numbers would be read as floats.
fn quantity(quantity: &Quantity) -> Value {
    match quantity {
        Quantity::Count(n) => json!(n),
        other => json!(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::talk;
    use super::*;
    use crate::base::{Lang, Length};
    use crate::build::Measurable;
    use crate::measure::CHECKS;

    fn row(id: &str, mm100: [Option<i64>; 2], good: bool) -> Row {
        let check = CHECKS.iter().find(|c| c.id == id).expect("a check");
        let [model, file] = mm100.map(|n| n.map(|n| Measured { found: vec![Quantity::Mm(Length::mm100(n))], good }));
        Row { check, model, file }
    }

    fn report(state: Measurable, rows: Vec<Row>) -> PaperReport {
        PaperReport { path: "out/notice.pdf".into(), state, rows }
    }

    #[test]
    fn every_measure_stands_beside_what_is_wanted() {
        let rows = vec![row("mark-top", [Some(3_500), Some(3_501)], true), row("top", [Some(3_500); 2], false)];
        let reports = [report(Measurable::Current, rows)];
        let (exit, out) = talk(&["check"], |c| show(c, &reports, false));
        let lines: Vec<Vec<&str>> =
            out.lines().map(|l| l.split("  ").filter(|w| !w.is_empty()).map(str::trim).collect()).collect();
        assert_eq!(exit, Exit::Text);
        assert_eq!(lines[0], ["out/notice.pdf"]);
        assert_eq!(lines[1], ["条款", "项目", "版面模型", "写出的 PDF", "应为", "结果"]);
        assert_eq!(
            lines[2],
            ["7.2.4", "发文机关标志上缘至版心上缘", "35.00 mm", "35.01 mm", reports[0].rows[0].check.want, "合格"]
        );
        assert_eq!(lines[3], ["5.2.1", "天头（首行格顶）", "35.00 mm", "35.00 mm", "37.00 mm ±1", "不合格"]);
        assert_eq!(out.lines().last(), Some("共 1 件公文，测量 2 项，不合格 1 项"));
        let (_, out) = talk(&["check", "-q"], |c| show(c, &reports, false));
        assert!(out.contains("天头") && !out.contains("发文机关标志上缘"), "{out}");
    }

    #[test]
    fn one_measure_without_the_other_fails() {
        let rows = || vec![row("mark-top", [Some(3_500), None], true)];
        let (exit, out) = talk(&["check"], |c| show(c, &[report(Measurable::Current, rows())], false));
        assert!(exit == Exit::Text && out.contains("35.00 mm  —"), "{out}");
    }

    #[test]
    fn what_is_not_what_would_be_written_fails_but_for_what_was_issued() {
        let good = || vec![row("mark-top", [Some(3_500); 2], true)];
        let exit = |state| talk(&["check"], |c| show(c, &[report(state, good())], false));
        assert_eq!(exit(Measurable::Current).0, Exit::Fine);
        assert_eq!(exit(Measurable::Issued).0, Exit::Fine);
        let (stale, out) = exit(Measurable::Stale);
        assert!(stale == Exit::Text && out.contains("hongtou build"), "{out}");
        let (unread, out) = talk(&["check"], |c| show(c, &[report(Measurable::Unread("x".into()), Vec::new())], false));
        assert!(unread == Exit::Text && out.contains("这个 PDF 读不了：x"), "{out}");
        let (nothing, out) = talk(&["check"], |c| show(c, &[], false));
        assert!(nothing == Exit::Text && out.contains("没有可测量的公文"), "{out}");
    }

    #[test]
    fn the_report_ends_with_what_no_measure_can_tell() {
        let reports = [report(Measurable::Current, vec![row("mark-top", [Some(3_500); 2], true)])];
        for lang in [Lang::Zh, Lang::En] {
            let (_, out) = talk(&["check"], |c| {
                c.lang = lang;
                show(c, &reports, false)
            });
            let told = |duty: &Duty| {
                out.lines().any(|l| l.trim_start().starts_with(duty.clause) && l.ends_with(duty.what.get(lang)))
            };
            let silent: Vec<&Duty> = DUTIES.iter().chain(NOT_OFFERED).filter(|d| !told(d)).collect();
            assert!(silent.is_empty(), "{silent:?}\n{out}");
        }
    }

    #[test]
    fn the_same_as_data() {
        let reports = [report(Measurable::Current, vec![row("mark-top", [Some(3_500), None], true)])];
        let (exit, out) = talk(&["check"], |c| show(c, &reports, true));
        let document: Value = serde_json::from_str(&out).expect("one document");
        assert_eq!((exit, &document["passed"]), (Exit::Text, &false.into()));
        let row = &document["papers"][0]["rows"][0];
        assert_eq!((&row["check"], &row["clause"]), (&"mark-top".into(), &"7.2.4".into()));
        assert_eq!((&row["model"][0], &row["file"], &row["passed"]), (&"35.00 mm".into(), &Value::Null, &false.into()));
        assert_eq!(document["clerk"].as_array().map(Vec::len), Some(DUTIES.len()));
        let (_, out) = talk(&["check", "--message-format", "json"], |c| show(c, &reports, false));
        assert_eq!(serde_json::from_str::<Value>(&out).expect("one line")["kind"], "format");
    }
}
