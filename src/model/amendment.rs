//! `content/amendments/NN.yaml`: an order to alter the notice, as a list of changes.

use super::ReadFrom;
use super::target::{Column, Target};
use super::yaml;
use crate::base::Date;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// A notice that alters the one before it (修改通知).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// The file it was read from, where it came as an issued notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_from: Option<ReadFrom>,
    /// Its own 发文字号; empty until it is given one.
    #[serde(default, alias = "number", skip_serializing_if = "String::is_empty")]
    pub doc_number: String,
    /// Its 成文日期.
    pub date: Date,
    /// The first day on which the altered text is in force; the day of its date where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Date>,
    /// Why, or by what order, in words that can follow 根据 or stand alone: 根据机构改革要求.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// Its title; made of the notice's where none is given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Whom it is addressed to; as the notice where nothing is given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub addressees: String,
    /// Whether it is made up for show.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
    /// The changes. All places in them are those of the text before any of them.
    pub changes: Vec<Change>,
}

impl Amendment {
    /// The first day of the altered text.
    pub fn first_day(&self) -> Date {
        self.in_force.unwrap_or(self.date)
    }

    /// Year and serial of its 发文字号: 鼓平安办〔2022〕8号 is (2022, 8).
    pub fn serial(&self) -> Option<(u32, u32)> {
        let (_, rest) = self.doc_number.split_once('〔')?;
        let (year, rest) = rest.split_once('〕')?;
        let digits: String = rest.trim_start_matches('第').chars().take_while(char::is_ascii_digit).collect();
        Some((year.parse().ok()?, digits.parse().ok()?))
    }
}

/// One alteration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Written")]
pub struct Change {
    /// Where it strikes.
    pub target: Target,
    /// What it does.
    pub action: Action,
    /// Why, for the comparison table.
    pub why: String,
}

/// What a change does to its target. What it takes away is always quoted: where the text in force says otherwise, the
/// change is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// 将…修改为: a whole text, heading or cell.
    Replace {
        /// All of it.
        old: String,
        /// What stands there then.
        new: String,
    },
    /// 将…中的“甲”修改为“乙”, or 删去…中的“甲” where nothing is put in its place.
    ReplaceWords {
        /// The words.
        old: String,
        /// Those in their place; empty to delete them.
        new: String,
        /// Whether every place is meant; else there must be one only.
        everywhere: bool,
    },
    /// 增加一段
    InsertParagraph {
        /// Where, as seen from the target.
        place: Place,
        /// Its text.
        new: String,
    },
    /// 增加一点: 二是….
    InsertPoint {
        /// Where, as seen from the target.
        place: Place,
        /// Its text, without 二是.
        new: String,
    },
    /// 增加一项（部分）
    InsertSection {
        /// Where, as seen from the target.
        place: Place,
        /// Its heading, without number and stop; empty where it is a numbered paragraph.
        heading: String,
        /// Its paragraphs, one a line; empty where there is a heading only.
        new: String,
    },
    /// 删去: a paragraph, a point, a section, a row, a group of rows.
    Delete {
        /// All of it; of a row its content, of a section or group its heading is enough.
        old: String,
    },
    /// 移至: a section, a paragraph or a row goes elsewhere.
    Move {
        /// The new neighbour, or the new home.
        to: Target,
        /// Where, as seen from there.
        place: Place,
    },
    /// 原第12项改为第20项: the number it has in the altered text.
    Renumber {
        /// That number.
        new: u32,
    },
    /// 废止: the whole notice ends.
    Repeal,
    /// 增加一项 in the list.
    InsertRow {
        /// Where, as seen from the target.
        place: Place,
        /// The row.
        row: RowText,
    },
    /// 责任单位中增加“甲”
    AddUnit {
        /// The body.
        new: String,
        /// After which; at the end of the bodies where none is given.
        after: Option<String>,
    },
    /// 责任单位中删去“甲”
    RemoveUnit {
        /// The body.
        old: String,
    },
    /// 责任单位由“甲”调整为“乙”, one body of several.
    ReplaceUnit {
        /// The body.
        old: String,
        /// The one in its place.
        new: String,
    },
    /// 将全文中的“甲”统一修改为“乙”: a body has a new name.
    RenameUnit {
        /// The name till then.
        old: String,
        /// The name from then on.
        new: String,
    },
    /// 拆分为: one row becomes several.
    Split {
        /// The content of the row.
        old: String,
        /// What stands there then, at least two.
        rows: Vec<RowText>,
    },
    /// 合并为: several rows become one.
    Join {
        /// The other rows.
        with: Vec<Target>,
        /// The content of the first row.
        old: String,
        /// What stands in the place of the first then.
        row: RowText,
    },
    /// 增加一类
    InsertGroup {
        /// Where, as seen from the target.
        place: Place,
        /// Its heading, without number.
        heading: String,
        /// Its rows.
        rows: Vec<RowText>,
    },
    /// 增加一栏
    AddColumn {
        /// Its head.
        new: String,
        /// Where, as seen from the target column.
        place: Place,
        /// Its cells by task number; empty where a task is not listed.
        cells: BTreeMap<u32, String>,
    },
    /// 删去一栏
    RemoveColumn {
        /// Its head.
        old: String,
    },
}

/// Where something new stands, as seen from the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Behind it.
    #[default]
    After,
    /// In front of it.
    Before,
    /// Within it, in front of all else.
    First,
    /// Within it, behind all else.
    Last,
}

impl Place {
    fn is_default(&self) -> bool {
        *self == Place::After
    }
}

/// A row of the list as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowText {
    /// 具体内容
    pub content: String,
    /// 责任单位
    pub lead: String,
    /// 参与单位
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub participants: String,
    /// 完成时限
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub deadline: String,
    /// 备注
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Further columns by their heads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

impl RowText {
    /// What stands in a column.
    pub fn cell(&self, column: &Column) -> &str {
        match column {
            Column::Content => &self.content,
            Column::Lead => &self.lead,
            Column::Participants => &self.participants,
            Column::Deadline => &self.deadline,
            Column::Note => &self.note,
            Column::Other(head) => self.extra.get(head).map_or("", String::as_str),
        }
    }
}

/// What a change is called in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Operation {
    Replace,
    ReplaceWords,
    DeleteWords,
    InsertParagraph,
    InsertPoint,
    InsertSection,
    Delete,
    Move,
    Renumber,
    Repeal,
    InsertRow,
    AddUnit,
    RemoveUnit,
    ReplaceUnit,
    RenameUnit,
    Split,
    Join,
    InsertGroup,
    AddColumn,
    RemoveColumn,
}

/// A change as the file has it: flat, so that a person sees at a glance where, what, old and new.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    target: Target,
    operation: Operation,
    #[serde(default, skip_serializing_if = "Place::is_default")]
    place: Place,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    everywhere: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    old: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    new: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Target>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    with: Vec<Target>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    row: Option<RowText>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rows: Vec<RowText>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    cells: BTreeMap<u32, String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    why: String,
}

impl Written {
    fn new(target: Target, operation: Operation, why: String) -> Written {
        Written {
            target,
            operation,
            place: Place::After,
            everywhere: false,
            old: None,
            new: None,
            heading: None,
            to: None,
            number: None,
            after: None,
            with: Vec::new(),
            row: None,
            rows: Vec::new(),
            cells: BTreeMap::new(),
            why,
        }
    }

    /// The keys that say something, to be told apart from those that the operation knows.
    fn keys(&self) -> Vec<&'static str> {
        let said = [
            ("place", !self.place.is_default()),
            ("everywhere", self.everywhere),
            ("old", self.old.is_some()),
            ("new", self.new.is_some()),
            ("heading", self.heading.is_some()),
            ("to", self.to.is_some()),
            ("number", self.number.is_some()),
            ("after", self.after.is_some()),
            ("with", !self.with.is_empty()),
            ("row", self.row.is_some()),
            ("rows", !self.rows.is_empty()),
            ("cells", !self.cells.is_empty()),
        ];
        said.into_iter().filter(|(_, there)| *there).map(|(key, _)| key).collect()
    }
}

impl Operation {
    /// The keys beside target, operation and why: those it needs, and those it may have.
    fn keys(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Operation::Replace | Operation::ReplaceUnit | Operation::RenameUnit => (&["old", "new"], &[]),
            Operation::ReplaceWords => (&["old", "new"], &["everywhere"]),
            Operation::DeleteWords => (&["old"], &["everywhere"]),
            Operation::InsertParagraph | Operation::InsertPoint => (&["new"], &["place"]),
            Operation::InsertSection => (&[], &["place", "heading", "new"]),
            Operation::Delete | Operation::RemoveUnit | Operation::RemoveColumn => (&["old"], &[]),
            Operation::Move => (&["to"], &["place"]),
            Operation::Renumber => (&["number"], &[]),
            Operation::Repeal => (&[], &[]),
            Operation::InsertRow => (&["row"], &["place"]),
            Operation::AddUnit => (&["new"], &["after"]),
            Operation::Split => (&["old", "rows"], &[]),
            Operation::Join => (&["old", "with", "row"], &[]),
            Operation::InsertGroup => (&["heading", "rows"], &["place"]),
            Operation::AddColumn => (&["new"], &["place", "cells"]),
        }
    }
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Change, D::Error> {
        yaml::whole::<Written, _, _>(deserializer)
    }
}

impl TryFrom<Written> for Change {
    type Error = String;

    fn try_from(w: Written) -> Result<Change, String> {
        let (needed, allowed) = w.operation.keys();
        let there = w.keys();
        if let Some(missing) = needed.iter().find(|k| !there.contains(k)) {
            return Err(format!("这一操作须写明 {missing} (this operation needs `{missing}`)"));
        }
        if let Some(odd) = there.iter().find(|k| !needed.contains(k) && !allowed.contains(k)) {
            return Err(format!("这一操作没有 {odd} 一项 (this operation has no `{odd}`)"));
        }
        let Written { target, operation, place, everywhere, after, with, rows, cells, why, .. } = w;
        let (old, new) = (w.old.unwrap_or_default(), w.new.unwrap_or_default());
        let heading = w.heading.unwrap_or_default();
        let action = match operation {
            Operation::Replace => Action::Replace { old, new },
            Operation::ReplaceWords | Operation::DeleteWords => Action::ReplaceWords { old, new, everywhere },
            Operation::InsertParagraph => Action::InsertParagraph { place, new },
            Operation::InsertPoint => Action::InsertPoint { place, new },
            Operation::InsertSection if heading.is_empty() && new.is_empty() => {
                return Err("新增的部分须有 heading 或 new (a new section needs `heading` or `new`)".into());
            }
            Operation::InsertSection => Action::InsertSection { place, heading, new },
            Operation::Delete => Action::Delete { old },
            Operation::Move => Action::Move { to: w.to.unwrap_or_else(|| target.clone()), place },
            Operation::Renumber => Action::Renumber { new: w.number.unwrap_or_default() },
            Operation::Repeal => Action::Repeal,
            Operation::InsertRow => Action::InsertRow { place, row: w.row.unwrap_or_default() },
            Operation::AddUnit => Action::AddUnit { new, after },
            Operation::RemoveUnit => Action::RemoveUnit { old },
            Operation::ReplaceUnit => Action::ReplaceUnit { old, new },
            Operation::RenameUnit => Action::RenameUnit { old, new },
            Operation::Split if rows.len() < 2 => {
                return Err("拆分后至少有两项 (a row is split into two at least)".into());
            }
            Operation::Split => Action::Split { old, rows },
            Operation::Join => Action::Join { with, old, row: w.row.unwrap_or_default() },
            Operation::InsertGroup => Action::InsertGroup { place, heading, rows },
            Operation::AddColumn => Action::AddColumn { new, place, cells },
            Operation::RemoveColumn => Action::RemoveColumn { old },
        };
        Ok(Change { target, action, why })
    }
}

impl From<Change> for Written {
    fn from(change: Change) -> Written {
        let Change { target, action, why } = change;
        let w = |operation| Written::new(target, operation, why);
        let pair = |w: Written, old: String, new: String| Written { old: Some(old), new: Some(new), ..w };
        match action {
            Action::Replace { old, new } => pair(w(Operation::Replace), old, new),
            Action::ReplaceWords { old, new, everywhere } if new.is_empty() => {
                Written { old: Some(old), everywhere, ..w(Operation::DeleteWords) }
            }
            Action::ReplaceWords { old, new, everywhere } => {
                Written { everywhere, ..pair(w(Operation::ReplaceWords), old, new) }
            }
            Action::InsertParagraph { place, new } => {
                Written { place, new: Some(new), ..w(Operation::InsertParagraph) }
            }
            Action::InsertPoint { place, new } => Written { place, new: Some(new), ..w(Operation::InsertPoint) },
            Action::InsertSection { place, heading, new } => {
                let said = |text: String| Some(text).filter(|t| !t.is_empty());
                Written { place, heading: said(heading), new: said(new), ..w(Operation::InsertSection) }
            }
            Action::Delete { old } => Written { old: Some(old), ..w(Operation::Delete) },
            Action::Move { to, place } => Written { to: Some(to), place, ..w(Operation::Move) },
            Action::Renumber { new } => Written { number: Some(new), ..w(Operation::Renumber) },
            Action::Repeal => w(Operation::Repeal),
            Action::InsertRow { place, row } => Written { place, row: Some(row), ..w(Operation::InsertRow) },
            Action::AddUnit { new, after } => Written { new: Some(new), after, ..w(Operation::AddUnit) },
            Action::RemoveUnit { old } => Written { old: Some(old), ..w(Operation::RemoveUnit) },
            Action::ReplaceUnit { old, new } => pair(w(Operation::ReplaceUnit), old, new),
            Action::RenameUnit { old, new } => pair(w(Operation::RenameUnit), old, new),
            Action::Split { old, rows } => Written { old: Some(old), rows, ..w(Operation::Split) },
            Action::Join { with, old, row } => Written { with, old: Some(old), row: Some(row), ..w(Operation::Join) },
            Action::InsertGroup { place, heading, rows } => {
                Written { place, heading: Some(heading), rows, ..w(Operation::InsertGroup) }
            }
            Action::AddColumn { new, place, cells } => {
                Written { new: Some(new), place, cells, ..w(Operation::AddColumn) }
            }
            Action::RemoveColumn { old } => Written { old: Some(old), ..w(Operation::RemoveColumn) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;

    const HEAD: &str = "doc_number: 鼓平安办〔2022〕8号\ndate: 2022-06-28\nin_force: 2022-07-01\nchanges:\n";

    fn load(changes: &str) -> Result<Amendment, Box<crate::base::Diagnostic>> {
        yaml::load(&Source::new("content/amendments/01.yaml", format!("{HEAD}{changes}")))
    }

    #[test]
    fn every_operation_survives_being_written() {
        let changes = "\
- {target: 附件第12项具体内容, operation: replace, old: 甲, new: 乙, why: 更正}
- {target: 方案第三部分, operation: replace_words, old: 甲, new: 乙, everywhere: true}
- {target: 方案第三部分, operation: delete_words, old: 甲}
- {target: 正文第一段, operation: insert_paragraph, new: 甲}
- {target: 方案第三部分第（一）项第一点, operation: insert_point, place: before, new: 甲}
- {target: 方案第三部分第（一）项, operation: insert_section, heading: 甲, new: 乙。}
- {target: 方案第三部分第（一）项, operation: delete, old: 甲}
- {target: 附件第12项, operation: move, to: 附件第（四）类, place: last}
- {target: 附件第12项, operation: renumber, number: 20}
- {target: 全文, operation: repeal}
- {target: 附件第（四）类, operation: insert_row, place: last, row: {content: 甲, lead: 乙}}
- {target: 附件第12项责任单位, operation: add_unit, new: 甲, after: 乙}
- {target: 附件第12项责任单位, operation: remove_unit, old: 甲}
- {target: 附件第12项责任单位, operation: replace_unit, old: 甲, new: 乙}
- {target: 全文, operation: rename_unit, old: 甲, new: 乙}
- {target: 附件第12项, operation: split, old: 甲, rows: [{content: 乙, lead: 丁}, {content: 丙, lead: 丁}]}
- {target: 附件第12项, operation: join, old: 甲, with: [附件第13项], row: {content: 乙, lead: 丁}}
- {target: 附件第（四）类, operation: insert_group, heading: 甲, rows: [{content: 乙, lead: 丁}]}
- {target: 附件备注, operation: add_column, place: before, new: 进度, cells: {12: 甲}}
- {target: 附件备注, operation: remove_column, old: 备注}
";
        let amendment = load(changes).expect("it loads");
        assert_eq!(amendment.changes.len(), 20);
        let written = yaml::save(&amendment, &[]);
        let again: Amendment =
            yaml::load(&Source::new("t", written.clone())).unwrap_or_else(|e| panic!("{e:?}\n{written}"));
        assert_eq!(again, amendment);
        assert_eq!((amendment.serial(), amendment.first_day().to_string().as_str()), (Some((2022, 8)), "2022-07-01"));
    }

    #[test]
    fn a_change_says_all_that_it_must_and_nothing_else() {
        for (change, word) in [
            ("- {target: 附件第12项, operation: replace, old: 甲}", "new"),
            ("- {target: 附件第12项, operation: delete, old: 甲, new: 乙}", "new"),
            ("- {target: 附件第12行, operation: delete, old: 甲}", "第12行"),
            ("- {target: 附件第12项, operation: erase, old: 甲}", "erase"),
            ("- {target: 附件第12项, operation: split, old: 甲, rows: [{content: 乙, lead: 丁}]}", "两项"),
            ("- {target: 方案, operation: insert_section}", "heading"),
            ("- {target: 附件第12项, operation: delete, old: 甲, colour: 乙}", "colour"),
        ] {
            let wrong = load(change).expect_err(change);
            assert!(wrong.args[0].1.contains(word), "{change}: {:?}", wrong.args);
            assert!(wrong.place.is_some(), "{change}");
        }
    }
}
