//! `content/notice.yaml`: the order itself.

use super::ReadFrom;
use super::format::{AnnexText, Attendance, Format, Signatory};
use crate::base::{At, Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A notice (通知) with the plan it encloses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The file it was read from.
    #[serde(default)]
    pub read_from: ReadFrom,
    /// 版式; left out, 文件格式.
    #[serde(default, skip_serializing_if = "Format::is_usual")]
    pub format: Format,
    /// 份号: six digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_number: Option<String>,
    /// 密级和保密期限: 秘密★1年.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secrecy: Option<String>,
    /// 紧急程度: 特急 or 加急.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<String>,
    /// Issuing organ, as the letterhead names it.
    pub issuer: Option<String>,
    /// The organs that issue it together with `issuer`, which is the host, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co_issuers: Vec<String>,
    /// 发文字号.
    pub doc_number: Option<String>,
    /// 签发人 of an upward paper, in the order of their organs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorised_by: Vec<String>,
    /// Title of the notice, without line breaks.
    pub title: Option<String>,
    /// 主送机关, split at the outermost separators.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// 主送机关 as printed, with its separators and without the colon.
    pub addressees_text: Option<String>,
    /// The covering text.
    #[serde(default)]
    pub body: Vec<Paragraph>,
    /// Sections of the covering text itself, where the notice encloses no plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// Unnumbered paragraphs after those sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closing: Vec<Paragraph>,
    /// Signing organs, host first.
    #[serde(default)]
    pub signers: Vec<String>,
    /// Who signs in person, where no organ does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed_by: Vec<Signatory>,
    /// 成文日期.
    pub date: Option<Date>,
    /// Who was at the meeting that minutes are of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
    /// 附注, without its brackets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Persons to ask whom the covering text names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// The plan that the notice issues.
    pub plan: Option<Plan>,
    /// 附件说明: the announced annexes, without their numbers.
    #[serde(default)]
    pub attachments: Vec<String>,
    /// The annex bound in.
    pub annex: Option<Annex>,
    /// Annexes of prose, bound in where there is no task list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<AnnexText>,
    /// What the notice demands by way of reports.
    pub reporting: Option<Reporting>,
    /// What no part could take. While anything stands here no paper is made: a person writes it where it belongs, or
    /// decides that it belongs nowhere, and deletes it here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Unread>,
    /// Where fields without an `at` of their own begin in the received text, by their path: `issuer`, `plan.title`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub places: BTreeMap<String, At>,
}

/// A piece of the received text that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unread {
    /// The text.
    pub text: String,
    /// Where it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
}

impl Notice {
    /// Every section of the first rank, of the covering text and of the plan.
    pub fn all_sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().chain(self.plan.iter().flat_map(|p| &p.sections))
    }

    /// What its tasks are about, from the title of the list: 保护未成年人安全专项行动; empty where the title does not end as
    /// those of lists do.
    pub fn subject(&self) -> &str {
        let title = self.annex.as_ref().map_or("", |a| a.title.as_str());
        ["任务清单", "任务分工表", "任务分解表"].iter().find_map(|end| title.strip_suffix(end)).unwrap_or("")
    }

    /// Every paragraph that stands in no section.
    pub fn loose_paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        let plan = self.plan.iter().flat_map(|p| p.preamble.iter().chain(&p.closing));
        self.body.iter().chain(&self.closing).chain(plan)
    }
}

/// The enclosed plan (方案).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The lines of its title.
    pub title: Vec<String>,
    /// What stands before the first section.
    #[serde(default)]
    pub preamble: Vec<Paragraph>,
    /// Sections 一、二、….
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Unnumbered paragraphs after the last numbered one.
    #[serde(default)]
    pub closing: Vec<Paragraph>,
    /// 联系人.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// 邮箱.
    #[serde(default)]
    pub mailboxes: Vec<Mailbox>,
}

/// A numbered section, of any rank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its number as it must be printed: 一、 or （一） or 1. or （1）.
    pub number: String,
    /// Its heading, without a stop.
    pub heading: String,
    /// Whether text follows the heading on its own line.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub run_in: bool,
    /// Where it begins in the received text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// Its own text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<Paragraph>,
    /// The sections of the next rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// A paragraph: plain text, then perhaps points 一是…二是….
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// The text before the first point; empty where a point begins it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Its points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    /// Where it begins in the received text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
}

/// 一是…。 and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The run-in heading with its marker and stop: 一是健全…机制。
    pub heading: String,
    /// The text after it.
    #[serde(default)]
    pub text: String,
    /// Where it begins in the received text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
}

/// A person to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The body the person belongs to.
    pub unit: String,
    /// The person.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// Mailbox, where the same sentence gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// An electronic mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailbox {
    /// The body it belongs to.
    pub unit: String,
    /// The address.
    pub email: String,
}

/// The head of an annex.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// 附件, with a number where there are several.
    pub label: String,
    /// Its title.
    pub title: String,
}

/// The duty to report, read from the prose, with the words that say so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// The sentence that sets the duty up.
    pub text: String,
    /// How often.
    pub cycle: Cycle,
    /// The last day of the month on which a report is in time, itself included.
    pub due_day: i8,
    /// Who receives the reports.
    pub to: Vec<String>,
    /// What follows from which failing.
    #[serde(default)]
    pub consequences: Vec<Consequence>,
}

/// How often a report is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cycle {
    /// Every month.
    #[default]
    Monthly,
}

/// One rule of consequence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// The failing.
    pub of: Failing,
    /// How often it must happen for this to follow.
    pub times: u32,
    /// What follows.
    pub effect: Effect,
    /// The words that say so.
    pub text: String,
}

/// A failing that the notice names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failing {
    /// 不按时报送
    LateReport,
    /// 被通报、约谈
    NamedOrSummoned,
    /// 瞒报、迟报、漏报事故案件
    ConcealedIncident,
}

/// What follows from a failing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// 予以通报
    Named,
    /// 取消年度评优资格
    NoMeritRating,
    /// 加重处理
    Heavier,
}
