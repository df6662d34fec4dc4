//! 通报: the month's figures in the wording of the genre, with the statistics table and the list of late and missing.

use super::{Draft, Kind, Matter, imprint};
use crate::base::diagnostic::Diagnostic;
use crate::compose::codes;
use crate::compose::context::NoticeView;
use crate::compose::ink::RUNNING;
use crate::document::{Align, Cell, Chart, ChartKind, Column, Format, Row, Series, Table};
use crate::model::bulletin;
use crate::model::figures::{Day, Figures, GroupFigures, TableRow};
use serde::Serialize;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "bulletin", proven: true, draft };

/// What the template sees beside the notice and the figures.
#[derive(Debug, Serialize)]
struct BulletinView<'a> {
    /// Its title.
    title: String,
    /// What the reports are about: 保护未成年人安全专项行动.
    subject: String,
    /// Text of the 发文机关标志: the notice's, or the name of the series.
    letterhead: String,
    /// Its own 发文字号, or its number in the series; empty until it is given one.
    doc_number: String,
    /// Its 成文日期 as printed; empty until it is signed.
    date: String,
    /// The notice's title as it is quoted inside 《》: its own 《》 become 〈〉.
    notice_title: String,
    /// What the notice says of late reports, its last clause without the stop; empty where it says nothing.
    consequence: String,
    /// The bodies that receive the reports, in a sentence.
    recipients: String,
    /// Whether the office wants the charts.
    charts: bool,
    /// The titles of the annexes.
    annexes: [String; 2],
    /// The figures.
    figures: &'a Figures,
}

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let Some(figures) = matter.figures else {
        let d = Diagnostic::new(&codes::NOTHING)
            .with("paper", "bulletin")
            .with("what", "当月报送")
            .with("what_en", "reports");
        return Err(vec![d.with("file", "seeds/submissions/")]);
    };
    let notice = NoticeView::new(matter.notice, matter.choices);
    let view = view(matter, &notice, figures);
    Ok(Draft {
        title: view.title.clone(),
        organ: notice.issuer.clone(),
        format: Format::Paper,
        imprint: imprint(matter, matter.issue.and_then(|i| i.date)),
        view: json!({ "notice": notice, "bulletin": view }),
        slots: vec![
            ("progress", progress(figures).into()),
            ("late", late(figures).into()),
            ("on_time_rate", on_time_rate(figures).into()),
            ("tasks_by_group", tasks_by_group(figures).into()),
        ],
    })
}

fn view<'a>(matter: &Matter<'a>, notice: &NoticeView, figures: &'a Figures) -> BulletinView<'a> {
    let subject = bulletin::subject(matter.notice).to_owned();
    let text = matter.notice.reporting.iter().flat_map(|r| &r.consequences);
    let late = text.filter(|c| c.of == crate::model::notice::Failing::LateReport).map(|c| clause(&c.text)).next();
    let cut_off = figures.cut_off.as_ref().map(|d| format!("（截至{}）", d.full)).unwrap_or_default();
    let series = matter.bulletins.and_then(|b| b.series.as_ref());
    let in_series = matter.issue.and_then(|i| matter.bulletins?.number(i.month));
    let number = matter.issue.and_then(|i| i.doc_number.clone()).or(in_series);
    BulletinView {
        title: bulletin::title(matter.notice, &figures.month),
        charts: matter.choices.charts,
        letterhead: series.map_or_else(|| notice.letterhead.clone(), |s| s.name.clone()),
        doc_number: number.unwrap_or_default(),
        date: matter.issue.and_then(|i| i.date).map(|d| d.to_chinese()).unwrap_or_default(),
        notice_title: notice.title.replace('《', "〈").replace('》', "〉"),
        consequence: late.unwrap_or_default(),
        recipients: matter.notice.reporting.as_ref().map(|r| r.to.join("、")).unwrap_or_default(),
        annexes: [format!("{subject}任务进展情况统计表{cut_off}"), "未按时报送单位名单".to_owned()],
        subject,
        figures,
    }
}

/// The clause 不按时报送的，将予以通报 of a longer sentence.
fn clause(sentence: &str) -> String {
    let from = sentence.find("不按时").unwrap_or(0);
    sentence[from..].trim_end_matches('。').to_owned()
}

fn table(heads: &[(&str, Align)], rows: Vec<Row>) -> Table {
    let columns = heads.iter().map(|(_, align)| Column { align: *align }).collect();
    let head = Row::new(heads.iter().map(|(name, _)| Cell::new(*name)).collect());
    Table::new(columns, vec![head], rows)
}

/// One row a task; the group is merged over its tasks.
fn progress(figures: &Figures) -> Table {
    let row = |chunk: &[TableRow], i: usize, at: usize| {
        let r = &chunk[i];
        let cell = |key: &str, text: &str| Cell::new(text).of(format!("bulletin.figures.rows[{at}].{key}"));
        let mut cells = vec![cell("no", &r.no.to_string())];
        if i == 0 {
            cells.push(cell("group", &r.group).spanning_rows(chunk.len()));
        }
        cells.extend([("excerpt", &r.excerpt), ("lead", &r.lead)].map(|(k, t)| cell(k, t)));
        cells.push(cell("state", r.state));
        cells.extend([("rate", &r.rate), ("remarks", &r.remarks)].map(|(k, t)| cell(k, t)));
        Row::new(cells)
    };
    let groups = figures.rows.chunk_by(|a, b| a.group == b.group);
    let places = groups.flat_map(|chunk| (0..chunk.len()).map(move |i| (chunk, i)));
    let rows = places.enumerate().map(|(at, (chunk, i))| row(chunk, i, at)).collect();
    let (middle, text) = (Align::Center, Align::Left);
    let heads = [
        ("序号", middle),
        ("工作项目", middle),
        ("工作任务", text),
        ("责任单位", text),
        ("状态", middle),
        ("完成率", middle),
        ("备注", text),
    ];
    table(&heads, rows)
}

/// One row a body that was late or sent nothing, with how often it has been named this year.
fn late(figures: &Figures) -> Table {
    const RETURNS: &str = "bulletin.figures.returns";
    let r = &figures.returns;
    let short = |day: &Option<Day>| day.as_ref().map_or("—".to_owned(), |d| d.short.clone());
    let late = r.late_by.iter().enumerate().map(|(i, l)| {
        let of = format!("{RETURNS}.late_by[{i}]");
        // A day that nobody knows is said of the body as a whole.
        let key = |key: &'static str, there: bool| if there { key } else { "unit" };
        let cell = |key: &str, text: String| Cell::new(text).of(format!("{of}.{key}"));
        let received = cell(key("received.short", l.received.is_some()), short(&l.received));
        let due = cell(key("due.short", l.due.is_some()), short(&l.due));
        let state = l.days.map_or("迟报".to_owned(), |days| format!("迟报{days}天"));
        let state = cell(key("days", l.days.is_some()), state);
        ([cell("unit", l.unit.clone()), due, received, state, cell("times", l.times.to_string())], of)
    });
    let missing = r.missing_by.iter().enumerate().map(|(i, m)| {
        let of = format!("{RETURNS}.missing_by[{i}]");
        let cell = |key: &str, text: String| Cell::new(text).of(format!("{of}.{key}"));
        let due = cell("due.short", m.due.as_ref().map_or(String::new(), |d| d.short.clone()));
        let (received, state) = (cell("unit", "—".to_owned()), cell("unit", "未报送".to_owned()));
        ([cell("unit", m.unit.clone()), due, received, state, cell("times", m.times.to_string())], of)
    });
    let remark = |unit: &str| {
        let again = r.repeated.iter().enumerate().find(|(_, again)| again.unit == unit);
        again.map_or(Cell::new(""), |(i, again)| {
            let words = format!("连续{}个月{}", again.months, again.failing);
            Cell::new(words).of(format!("{RETURNS}.repeated[{i}].months"))
        })
    };
    let rows = late.chain(missing).enumerate().map(|(i, (cells, of))| {
        let number = Cell::new((i + 1).to_string()).of(format!("{RUNNING}{of}"));
        let remark = remark(&cells[0].text);
        Row::new(std::iter::once(number).chain(cells).chain([remark]).collect())
    });
    let heads =
        ["序号", "单位", "应报送时间", "实际报送时间", "情况", "累计次数", "备注"].map(|name| (name, Align::Center));
    table(&heads, rows.collect())
}

/// A figure with one decimal, in whole tenths.
fn tenths(figure: &str) -> Option<i64> {
    figure.replace('.', "").parse().ok()
}

/// 按时报送率, month by month.
fn on_time_rate(figures: &Figures) -> Chart {
    let values = figures.trend.iter().map(|p| tenths(&p.on_time_rate)).collect();
    Chart {
        title: "各月按时报送率".to_owned(),
        kind: ChartKind::Line,
        categories: figures.trend.iter().map(|p| p.month.clone()).collect(),
        series: vec![Series { name: "按时报送率".to_owned(), values }],
        unit: "%".to_owned(),
        ..Chart::default()
    }
}

/// The tasks of each group by state, the states that occur.
fn tasks_by_group(figures: &Figures) -> Chart {
    let series = figures.tasks.parts.iter().map(|part| {
        let of_group = |g: &GroupFigures| {
            let same = g.tasks.parts.iter().find(|p| p.label == part.label);
            same.map(|p| p.count as i64 * 10)
        };
        Series { name: part.label.to_owned(), values: figures.groups.iter().map(of_group).collect() }
    });
    Chart {
        title: "各类任务进展".to_owned(),
        kind: ChartKind::StackedBars,
        categories: figures.groups.iter().map(|g| format!("{}{}", g.number, g.name)).collect(),
        series: series.collect(),
        unit: "项".to_owned(),
        ..Chart::default()
    }
}
