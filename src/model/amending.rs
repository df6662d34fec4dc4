//! What the papers of one amendment state: its notice (修改通知), the text as amended, the comparison table (修改对照表).

use crate::base::Date;

/// An amendment, ready for its papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amending {
    /// Its own 发文字号; empty until it is given one.
    pub doc_number: String,
    /// Its 成文日期; none until it is given one.
    pub date: Option<Date>,
    /// The first day of the altered text, where its notice says one that is not its date.
    pub in_force: Option<Date>,
    /// Its title: 关于修改《…》的通知.
    pub title: String,
    /// Whom it is addressed to, as printed.
    pub addressees: String,
    /// Why, or by what order; may be empty.
    pub basis: String,
    /// Its changes in official sentences, in the order of the text, without ordinals.
    pub sentences: Vec<String>,
    /// Whether it does nothing but end the notice.
    pub repeals: bool,
    /// Whether numbers of the list follow one another anew.
    pub renumbers: bool,
    /// Whether numbers of the text do.
    pub renumbers_text: bool,
    /// The amendments folded into the altered text, this one last: number and date of each.
    pub history: Vec<(String, Option<Date>)>,
    /// What is changed, item by item, in the order of the text.
    pub comparison: Vec<Comparison>,
    /// Whether it is made up for show.
    pub example: bool,
}

/// One changed item, before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Where it stands, in official words: 附件第15项.
    pub place: String,
    /// Its text before; empty where it is new.
    pub old: Vec<Run>,
    /// Its text after; empty where it is gone.
    pub new: Vec<Run>,
    /// What was done and why, in a few words.
    pub why: String,
}

/// A stretch of text that is changed, or is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it stands on this side only.
    pub changed: bool,
}
