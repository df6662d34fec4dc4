//! What a paper says beside its words: its 版式, and the elements of head and foot that not every paper has.

use super::notice::{Paragraph, Section};
use serde::{Deserialize, Serialize};

/// 版式: how a paper is arranged (GB/T 9704-2012, clauses 7 and 10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Clause 7.
    #[default]
    #[serde(rename = "文件格式")]
    Paper,
    /// Clause 10.1.
    #[serde(rename = "信函格式")]
    Letter,
    /// Clause 10.2.
    #[serde(rename = "命令格式")]
    Order,
    /// Clause 10.3.
    #[serde(rename = "纪要格式")]
    Minutes,
}

impl Format {
    /// Its name, as the standard and the YAML write it.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Paper => "文件格式",
            Format::Letter => "信函格式",
            Format::Order => "命令格式",
            Format::Minutes => "纪要格式",
        }
    }

    /// Whether it is the usual one, which no file needs to name.
    pub fn is_usual(&self) -> bool {
        *self == Format::Paper
    }
}

/// Who signs in person (clause 7.3.5.3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// 职务 in full.
    pub office: String,
    /// The name, whose signature stamp the office may have as a picture.
    pub name: String,
}

/// Who was at a meeting (clause 10.3), each list as printed after its label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// 出席
    pub present: String,
    /// 请假
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excused: Option<String>,
    /// 列席
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observing: Option<String>,
}

/// An annex of prose, bound with the paper (clause 7.3.7). Its number is its place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexText {
    /// Its title, the same as announced in the 附件说明.
    pub title: String,
    /// What stands before the first section.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Paragraph>,
    /// Sections 一、二、….
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}
