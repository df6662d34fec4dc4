//! What templates see: every field always there, texts ready to print, nothing left to compute.

use crate::base::At;
use crate::model::{Format, Notice, Paragraph, Plan, Section, Signatory};
use crate::style::{Choices, JointMark};
use serde::Serialize;

/// A notice for a template.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    /// 版式, as the YAML names it.
    pub format: &'static str,
    /// 份号; may be empty, as every text here.
    pub copy_number: String,
    /// 密级和保密期限.
    pub secrecy: String,
    /// 紧急程度.
    pub urgency: String,
    /// Text of the 发文机关标志; of a joint paper the names line by line.
    pub letterhead: String,
    /// 文件 at the right of the names of a joint paper.
    pub letterhead_suffix: String,
    /// Issuing organ.
    pub issuer: String,
    /// 签发人, two a line.
    pub authorised_by: Vec<Vec<String>>,
    /// 发文字号.
    pub doc_number: String,
    /// Title without line breaks.
    pub title: String,
    /// 主送 as printed, without the colon.
    pub addressees: String,
    /// The covering text.
    pub prose: Vec<BlockView>,
    /// Signing organs.
    pub signers: Vec<String>,
    /// Who signs in person, with office and name.
    pub signed_by: Vec<Signatory>,
    /// 成文日期 as printed.
    pub date: String,
    /// Who was at a meeting.
    pub attendance: Option<AttendanceView>,
    /// 附注 without its brackets.
    pub note: String,
    /// The enclosed plan.
    pub plan: Option<PlanView>,
    /// Announced annexes.
    pub attachments: Vec<String>,
    /// Label of the annex.
    pub annex_label: String,
    /// Title of the annex.
    pub annex_title: String,
    /// Annexes of prose.
    pub annexes: Vec<AnnexView>,
}

/// Who was at a meeting; who was excused and who observed may be empty.
#[derive(Debug, Serialize)]
pub struct AttendanceView {
    /// 出席
    pub present: String,
    /// 请假
    pub excused: String,
    /// 列席
    pub observing: String,
}

/// An annex of prose for a template.
#[derive(Debug, Serialize)]
pub struct AnnexView {
    /// 附件, with its number where there are several.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub prose: Vec<BlockView>,
}

/// The enclosed plan for a template.
#[derive(Debug, Serialize)]
pub struct PlanView {
    /// Its title, lines parted by line ends.
    pub title: String,
    /// Its text.
    pub prose: Vec<BlockView>,
    /// Persons to ask.
    pub contacts: Vec<ContactView>,
    /// Mailboxes.
    pub mailboxes: Vec<MailboxView>,
}

/// A person to ask.
#[derive(Debug, Serialize)]
pub struct ContactView {
    /// The body.
    pub unit: String,
    /// The person.
    pub name: String,
    /// Telephone.
    pub phone: String,
}

/// A mailbox.
#[derive(Debug, Serialize)]
pub struct MailboxView {
    /// The body.
    pub unit: String,
    /// The address.
    pub email: String,
}

/// A heading on its own line, or a paragraph, perhaps with a run-in heading and points.
#[derive(Debug, Default, Serialize)]
pub struct BlockView {
    /// Rank of the heading, 0 for none.
    pub level: u8,
    /// The heading with its number, and its stop where it is run in; else empty.
    pub heading: String,
    /// Whether text follows on the same line.
    pub run_in: bool,
    /// The text before any point.
    pub text: String,
    /// The points.
    pub points: Vec<PointView>,
}

/// A point 一是…。
#[derive(Debug, Serialize)]
pub struct PointView {
    /// Its run-in heading.
    pub heading: String,
    /// Its text.
    pub text: String,
}

impl NoticeView {
    /// From the notice and the office's choices.
    pub fn new(notice: &Notice, choices: &Choices) -> NoticeView {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (letterhead, letterhead_suffix) = letterhead(notice, choices);
        NoticeView {
            format: notice.format.name(),
            copy_number: text(&notice.copy_number),
            secrecy: text(&notice.secrecy),
            urgency: text(&notice.urgency),
            letterhead,
            letterhead_suffix,
            issuer: text(&notice.issuer),
            authorised_by: notice.authorised_by.chunks(NAMES_A_LINE).map(<[String]>::to_vec).collect(),
            doc_number: notice.doc_number.clone().unwrap_or_default(),
            title: notice.title.clone().unwrap_or_default(),
            addressees: notice.addressees_text.clone().unwrap_or_else(|| notice.addressees.join("，")),
            prose: blocks(&notice.body, &notice.sections, &notice.closing),
            signers: notice.signers.clone(),
            signed_by: notice.signed_by.clone(),
            date: notice.date.map(|d| d.to_chinese()).unwrap_or_default(),
            attendance: notice.attendance.as_ref().map(|a| AttendanceView {
                present: a.present.clone(),
                excused: text(&a.excused),
                observing: text(&a.observing),
            }),
            note: text(&notice.note),
            plan: notice.plan.as_ref().map(PlanView::new),
            attachments: notice.attachments.clone(),
            annex_label: notice.annex.as_ref().map(|a| a.label.clone()).unwrap_or_default(),
            annex_title: notice.annex.as_ref().map(|a| a.title.clone()).unwrap_or_default(),
            annexes: annexes(notice),
        }
    }
}

/// Clause 7.2.6: normally two names a line.
const NAMES_A_LINE: usize = 2;

/// 文件, which follows the name of the organ.
const PAPER: &str = "文件";

/// The 发文机关标志 and what stands at the right of it; of a joint letter it is the host's.
fn letterhead(notice: &Notice, choices: &Choices) -> (String, String) {
    let issuer = notice.issuer.clone().unwrap_or_default();
    let chosen = choices.letterhead.clone();
    // The office chooses its mark for papers in 文件格式; letters have the name alone (clause 10.1), orders and minutes end
    // with their kind (clauses 10.2, 10.3).
    let name = || chosen.as_deref().map_or(issuer.as_str(), |mark| mark.trim_end_matches(PAPER)).to_owned();
    let ending = |ends: &[&str], with: &str| match &chosen {
        Some(mark) if ends.iter().any(|end| mark.ends_with(end)) => mark.clone(),
        _ => format!("{}{with}", name()),
    };
    let mark = match notice.format {
        Format::Paper if !notice.co_issuers.is_empty() && choices.joint_mark != JointMark::Host => {
            let names = std::iter::once(name()).chain(notice.co_issuers.iter().cloned());
            let suffix = if choices.joint_mark == JointMark::Paper { PAPER } else { "" };
            return (names.collect::<Vec<_>>().join("\n"), suffix.to_owned());
        }
        Format::Paper => chosen.clone().unwrap_or_else(|| issuer.clone()),
        Format::Letter => name(),
        Format::Order => ending(&["令"], "令"),
        Format::Minutes => ending(&["纪要"], "会议纪要"),
    };
    (mark, String::new())
}

/// 附件, numbered where several are announced (clause 7.3.7).
fn annexes(notice: &Notice) -> Vec<AnnexView> {
    let several = notice.attachments.len() > 1;
    let view = |(n, annex): (usize, &crate::model::AnnexText)| AnnexView {
        label: if several { format!("附件{}", n + 1) } else { "附件".to_owned() },
        title: annex.title.clone(),
        prose: blocks(&annex.body, &annex.sections, &[]),
    };
    notice.annexes.iter().enumerate().map(view).collect()
}

impl PlanView {
    fn new(plan: &Plan) -> PlanView {
        let contact = |c: &crate::model::Contact| ContactView {
            unit: c.unit.clone(),
            name: c.name.clone(),
            phone: c.phone.clone(),
        };
        PlanView {
            title: plan.title.join("\n"),
            prose: blocks(&plan.preamble, &plan.sections, &plan.closing),
            contacts: plan.contacts.iter().map(contact).collect(),
            mailboxes: plan
                .mailboxes
                .iter()
                .map(|m| MailboxView { unit: m.unit.clone(), email: m.email.clone() })
                .collect(),
        }
    }
}

fn blocks(preamble: &[Paragraph], sections: &[Section], closing: &[Paragraph]) -> Vec<BlockView> {
    let mut out: Vec<BlockView> = preamble.iter().map(block).collect();
    sections.iter().for_each(|s| section(s, 1, &mut out));
    out.extend(closing.iter().map(block));
    out
}

fn block(p: &Paragraph) -> BlockView {
    let points = p.points.iter().map(|p| PointView { heading: p.heading.clone(), text: p.text.clone() }).collect();
    BlockView { text: p.text.clone(), points, ..BlockView::default() }
}

fn section(s: &Section, level: u8, out: &mut Vec<BlockView>) {
    let mut paragraphs = s.paragraphs.iter();
    let first = if s.run_in || s.heading.is_empty() { paragraphs.next().map(block) } else { None };
    let stop = if s.run_in && !s.heading.is_empty() { "。" } else { "" };
    let heading = format!("{}{}{stop}", s.number, s.heading);
    let run_in = s.run_in || s.heading.is_empty();
    out.push(BlockView { level, heading, run_in, ..first.unwrap_or_default() });
    out.extend(paragraphs.map(block));
    s.sections.iter().for_each(|sub| section(sub, level + 1, out));
}

/// Where a block of a view stands in the notice: its heading, and the paragraph that its text and points are.
#[derive(Debug)]
pub(super) struct Seat<'a> {
    pub(super) heading: Option<(String, Option<At>)>,
    pub(super) paragraph: Option<(String, &'a Paragraph)>,
}

/// The seats of [`blocks`], block by block; `prefix` is the path of the part, `first` the name of its preamble.
pub(super) fn seats<'a>(
    prefix: &str,
    first: &str,
    preamble: &'a [Paragraph],
    sections: &'a [Section],
    closing: &'a [Paragraph],
) -> Vec<Seat<'a>> {
    let mut out: Vec<Seat<'a>> = paragraphs(&format!("{prefix}{first}"), preamble).collect();
    let sections = sections.iter().enumerate();
    sections.for_each(|(i, s)| section_seats(s, &format!("{prefix}sections[{i}]"), &mut out));
    out.extend(paragraphs(&format!("{prefix}closing"), closing));
    out
}

fn paragraphs<'a>(path: &str, list: &'a [Paragraph]) -> impl Iterator<Item = Seat<'a>> + use<'a> {
    let seat = move |(i, p), path: &str| Seat { heading: None, paragraph: Some((format!("{path}[{i}]"), p)) };
    let path = path.to_owned();
    list.iter().enumerate().map(move |p| seat(p, &path))
}

fn section_seats<'a>(s: &'a Section, path: &str, out: &mut Vec<Seat<'a>>) {
    let mut rest = paragraphs(&format!("{path}.paragraphs"), &s.paragraphs);
    let first = if s.run_in || s.heading.is_empty() { rest.next() } else { None };
    let paragraph = first.and_then(|seat| seat.paragraph);
    out.push(Seat { heading: Some((format!("{path}.heading"), s.at)), paragraph });
    out.extend(rest);
    s.sections.iter().enumerate().for_each(|(i, sub)| section_seats(sub, &format!("{path}.sections[{i}]"), out));
}
