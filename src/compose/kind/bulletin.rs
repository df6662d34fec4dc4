//! 通报: the month's figures in the wording of the genre, with the statistics table and the list of late and missing.

use super::{Draft, Kind, Matter, imprint};
use crate::base::diagnostic::Diagnostic;
use crate::compose::codes;
use crate::compose::context::NoticeView;
use crate::document::{Align, Cell, Column, Row, Table};
use crate::model::bulletin;
use crate::model::figures::{Day, Figures, TableRow};
use serde::Serialize;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "bulletin", draft };

/// What the template sees beside the notice and the figures.
#[derive(Debug, Serialize)]
struct BulletinView<'a> {
    /// Its title.
    title: String,
    /// What the reports are about: 保护未成年人安全专项行动.
    subject: String,
    /// Its own 发文字号; empty until it is given one.
    doc_number: String,
    /// Its 成文日期 as printed; empty until it is signed.
    date: String,
    /// The notice's title as it is quoted inside 《》: its own 《》 become 〈〉.
    notice_title: String,
    /// What the notice says of late reports, its last clause without the stop; empty where it says nothing.
    consequence: String,
    /// The bodies that receive the reports, in a sentence.
    recipients: String,
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
    let notice = NoticeView::new(matter.notice, matter.choices.letterhead.as_deref());
    let view = view(matter, &notice, figures);
    Ok(Draft {
        title: view.title.clone(),
        organ: notice.issuer.clone(),
        imprint: imprint(matter, matter.issue.and_then(|i| i.date)),
        view: json!({ "notice": notice, "bulletin": view }),
        slots: vec![("progress", progress(figures)), ("late", late(figures))],
    })
}

fn view<'a>(matter: &Matter<'a>, notice: &NoticeView, figures: &'a Figures) -> BulletinView<'a> {
    let subject = bulletin::subject(matter.notice).to_owned();
    let text = matter.notice.reporting.iter().flat_map(|r| &r.consequences);
    let late = text.filter(|c| c.of == crate::model::notice::Failing::LateReport).map(|c| clause(&c.text)).next();
    let cut_off = figures.cut_off.as_ref().map(|d| format!("（截至{}）", d.full)).unwrap_or_default();
    BulletinView {
        title: bulletin::title(matter.notice, &figures.month),
        doc_number: matter.issue.and_then(|i| i.doc_number.clone()).unwrap_or_default(),
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
    let head = Row { cells: heads.iter().map(|(name, _)| Cell::new(*name)).collect() };
    Table { columns, head: vec![head], rows }
}

/// One row a task; the group is merged over its tasks.
fn progress(figures: &Figures) -> Table {
    let row = |chunk: &[TableRow], i: usize| {
        let r = &chunk[i];
        let mut cells = vec![Cell::new(r.no.to_string())];
        if i == 0 {
            cells.push(Cell::new(r.group.clone()).spanning_rows(chunk.len()));
        }
        cells.extend([&r.excerpt, &r.lead].map(|t| Cell::new(t.clone())));
        cells.push(Cell::new(r.state));
        cells.extend([&r.rate, &r.remarks].map(|t| Cell::new(t.clone())));
        Row { cells }
    };
    let groups = figures.rows.chunk_by(|a, b| a.group == b.group);
    let rows = groups.flat_map(|chunk| (0..chunk.len()).map(move |i| row(chunk, i))).collect();
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

/// One row a body that was late or sent nothing.
fn late(figures: &Figures) -> Table {
    let full = |day: &Option<Day>| day.as_ref().map(|d| d.full.clone());
    let due = full(&figures.due).unwrap_or_default();
    let late = figures.returns.late_by.iter().map(|l| {
        let state = l.days.map_or_else(|| "迟报".to_owned(), |days| format!("迟报{days}天"));
        let own = full(&l.due).unwrap_or_else(|| due.clone());
        (l.unit.clone(), own, full(&l.received).unwrap_or_else(|| "—".to_owned()), state)
    });
    let missing = figures.returns.missing.units.iter();
    let missing = missing.map(|u| (u.clone(), due.clone(), "—".to_owned(), "未报送".to_owned()));
    let rows = late.chain(missing).enumerate().map(|(i, (unit, due, received, state))| {
        let cells = [(i + 1).to_string(), unit, due, received, state];
        Row { cells: cells.into_iter().map(Cell::new).collect() }
    });
    let middle = Align::Center;
    table(
        &[("序号", middle), ("单位", middle), ("应报送时间", middle), ("实际报送时间", middle), ("情况", middle)],
        rows.collect(),
    )
}
