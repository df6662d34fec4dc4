//! Changes of the task list: rows, cells, bodies, groups, columns.

use super::codes;
use super::find::find;
use super::plan::{At, Plan, Refusal, What, brief};
use super::units;
use crate::base::Diagnostic;
use crate::model::amendment::{Place, RowText};
use crate::model::edition::{Kind, cell};
use crate::model::target::{Column, Target};
use crate::model::{Node, cells};
use std::collections::BTreeMap;

/// The columns that every row has a cell of.
const USUAL: [Column; 5] = [Column::Content, Column::Lead, Column::Participants, Column::Deadline, Column::Note];

impl<'a> Plan<'a> {
    /// A row of the list with all its cells.
    fn row(&self, id: &str, row: &RowText) -> Node {
        let further = self.edition.root.tasks().flat_map(|(_, t)| &t.children).filter_map(|c| match &c.kind {
            Kind::Cell(Column::Other(head)) => Some(head.clone()),
            _ => None,
        });
        let further: std::collections::BTreeSet<String> = further.chain(row.extra.keys().cloned()).collect();
        let columns = USUAL.into_iter().chain(further.into_iter().map(Column::Other));
        let cells = columns.map(|column| {
            let text = row.cell(&column).to_owned();
            cell(id, column, text)
        });
        Node::new(id, Kind::Task, "").with(cells.collect())
    }

    /// A row more.
    pub(super) fn insert_row(&mut self, at: &At<'a, '_>, place: Place, row: &RowText) -> Result<(), Refusal> {
        at.must_have_words(row)?;
        let node = self.row(&self.new_id(at.change), row);
        self.put(at, &at.spot, place, What::New(Box::new(node)), &Kind::Task)
    }

    /// A row asks for a number.
    pub(super) fn renumber(&mut self, at: &At<'a, '_>, new: u32) -> Result<(), Refusal> {
        let node = at.spot.node();
        if node.kind != Kind::Task {
            return Err(at.wrong("只有清单中的任务可以改项号；别的部分用 move", "only rows take a number; use `move`"));
        }
        self.numbers.push((node.id.clone(), new, at.change));
        Ok(())
    }

    fn unit_cell(&self, at: &At<'a, '_>) -> Result<&'a Node, Refusal> {
        let node = at.spot.node();
        match &node.kind {
            Kind::Cell(column) if column.names_units() => Ok(node),
            _ => Err(at.wrong("这里不是列单位的格", "this is no cell that names bodies")),
        }
    }

    /// A body joins a cell.
    pub(super) fn add_unit(&mut self, at: &At<'a, '_>, new: &str, after: Option<&str>) -> Result<(), Refusal> {
        let node = self.unit_cell(at)?;
        let unit = |code, unit: &str| {
            let d = Diagnostic::new(code).with("target", at.target).with("unit", unit);
            d.with("found", brief(&node.text))
        };
        if cells::read(&node.text).units.iter().any(|u| u == new) {
            return Err(("new", unit(&codes::UNIT_THERE, new)));
        }
        let place = units::addition(&node.text, after);
        let (place, by) = place.ok_or_else(|| ("after", unit(&codes::NO_UNIT, after.unwrap_or_default())))?;
        self.edit(&node.id, place..place, &format!("{by}{new}"), at.change);
        Ok(())
    }

    /// A body leaves a cell.
    pub(super) fn remove_unit(&mut self, at: &At<'a, '_>, old: &str) -> Result<(), Refusal> {
        let node = self.unit_cell(at)?;
        let cut = units::removal(&node.text, old).ok_or_else(|| at.no_unit(old, node))?;
        self.edit(&node.id, cut, "", at.change);
        Ok(())
    }

    /// A body takes another's place in a cell.
    pub(super) fn replace_unit(&mut self, at: &At<'a, '_>, old: &str, new: &str) -> Result<(), Refusal> {
        let node = self.unit_cell(at)?;
        at.must_differ(old, new)?;
        // The whole cell may be quoted, of several bodies too: 由“甲、乙”调整为“丙”.
        let place = match units::places(&node.text, old).as_slice() {
            [one] => one.clone(),
            _ if node.text == old => 0..old.len(),
            _ => return Err(at.no_unit(old, node)),
        };
        self.edit(&node.id, place, new, at.change);
        Ok(())
    }

    /// A body has a new name, wherever it stands.
    pub(super) fn rename_unit(&mut self, at: &At<'a, '_>, old: &str, new: &str) -> Result<(), Refusal> {
        at.must_differ(old, new)?;
        if at.spot.node().kind != Kind::Notice {
            return Err(at.wrong("改名及于全文，target 写“全文”", "a renaming concerns the whole; the target is 全文"));
        }
        let mut there = false;
        self.edition.root.walk(&mut |n| there |= !old.is_empty() && n.text.contains(old));
        if !there {
            let d = Diagnostic::new(&codes::NO_WORDS).with("target", at.target).with("old", old);
            return Err(("old", d.with("found", brief(&self.edition.root.printed()))));
        }
        self.renamed.push((old.to_owned(), new.to_owned(), at.change));
        Ok(())
    }

    /// The edits of the renamings, where no other change has dealt with the words.
    pub(super) fn rename(&mut self) {
        let names = self.names();
        for (old, new, change) in self.renamed.clone() {
            // 区教体局 within 区教体局机关党委 is another body's name.
            let longer: Vec<&String> = names.iter().filter(|n| n.len() > old.len() && n.contains(&old)).collect();
            let mut found: Vec<(&'a str, usize)> = Vec::new();
            self.edition.root.walk(&mut |n| {
                let within = |i: usize| longer.iter().any(|l| covers(&n.text, l, i, old.len()));
                found.extend(
                    n.text.match_indices(&old).map(|(i, _)| i).filter(|&i| !within(i)).map(|i| (n.id.as_str(), i)),
                );
            });
            for (id, i) in found {
                let range = i..i + old.len();
                let taken = self.edits.get(id).into_iter().flatten();
                if !taken.into_iter().any(|e| e.range.start < range.end && range.start < e.range.end) {
                    self.edit(id, range, &new, change);
                }
            }
        }
    }

    /// Every body named in a cell.
    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (_, task) in self.edition.root.tasks() {
            let own = task.children.iter().filter(|c| matches!(&c.kind, Kind::Cell(column) if column.names_units()));
            own.for_each(|c| names.extend(cells::read(&c.text).units));
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A row becomes several; the first keeps its name.
    pub(super) fn split(&mut self, at: &At<'a, '_>, old: &str, rows: &[RowText]) -> Result<(), Refusal> {
        let (node, [first, rest @ ..]) = (at.task()?, rows) else { return Ok(()) };
        at.must_be(old, &node.children[0].text)?;
        rows.iter().try_for_each(|row| at.must_have_words(row))?;
        self.rewritten.insert(&node.id, (at.change, self.as_task(node, first)));
        for (n, row) in rest.iter().enumerate() {
            let new = self.row(&format!("{}.{}", self.new_id(at.change), n + 1), row);
            self.put(at, &at.spot, Place::After, What::New(Box::new(new)), &Kind::Task)?;
        }
        Ok(())
    }

    /// A row with other words; its name and number stay.
    fn as_task(&self, node: &Node, row: &RowText) -> Node {
        Node { number: node.number.clone(), ..self.row(&node.id, row) }
    }

    /// Several rows become one, in the place of the first.
    pub(super) fn join(&mut self, at: &At<'a, '_>, with: &[Target], old: &str, row: &RowText) -> Result<(), Refusal> {
        let node = at.task()?;
        at.must_be(old, &node.children[0].text)?;
        at.must_have_words(row)?;
        for target in with {
            let spot = find(&self.edition.root, target).map_err(|d| ("with", d))?;
            let other = At { change: at.change, target, spot };
            let gone = other.task()?;
            if gone.id == node.id {
                return Err(at.wrong("不能与自己合并", "a row cannot join itself"));
            }
            self.remove(&other, gone)?;
        }
        self.rewritten.insert(&node.id, (at.change, self.as_task(node, row)));
        Ok(())
    }

    /// A group more.
    pub(super) fn insert_group(
        &mut self,
        at: &At<'a, '_>,
        place: Place,
        heading: &str,
        rows: &[RowText],
    ) -> Result<(), Refusal> {
        rows.iter().try_for_each(|row| at.must_have_words(row))?;
        let id = self.new_id(at.change);
        let rows = rows.iter().enumerate().map(|(n, row)| self.row(&format!("{id}.{}", n + 1), row)).collect();
        let style = self.edition.root.tasks().next().map(|(g, _)| g.number.clone()).unwrap_or_default();
        let group = Node { number: style, ..Node::new(id, Kind::Group, heading).with(rows) };
        self.put(at, &at.spot, place, What::New(Box::new(group)), &Kind::Group)
    }

    /// A column more; rows that are not mentioned get an empty cell.
    pub(super) fn add_column(
        &mut self,
        at: &At<'a, '_>,
        place: Place,
        head: &str,
        cells: &BTreeMap<u32, String>,
    ) -> Result<(), Refusal> {
        let annex = at.spot.node();
        let heads = annex.child(&Kind::Heads).filter(|_| annex.kind == Kind::Annex);
        let Some(heads) = heads else { return Err(at.wrong("只有清单有栏", "only the list has columns")) };
        let Column::Other(name) = Column::from_name(head) else {
            return Err(at.wrong(
                "清单本来就可以有这一栏，逐格填写即可",
                "the list may have this column anyway; fill its cells",
            ));
        };
        if name.is_empty() || heads.children.iter().any(|h| h.text == name) {
            return Err(at.wrong("清单已有这一栏", "the list has this column"));
        }
        if let Some(no) = cells.keys().find(|no| self.edition.task_id(**no).is_none()) {
            let target = format!("附件第{no}项");
            return Err(("cells", Diagnostic::new(&codes::NO_PLACE).with("target", target)));
        }
        let beside = |h: &Node| at.spot.column.as_ref().is_some_and(|c| Column::from_name(&h.text) == *c);
        let gap = match (place, heads.children.iter().position(beside)) {
            (Place::After, Some(n)) => n + 1,
            (Place::Before, Some(n)) => n,
            (Place::First, _) => 0,
            _ => heads.children.len(),
        };
        let node = Node::new(self.new_id(at.change), Kind::Head, name.clone());
        let what = What::New(Box::new(node));
        let leans_back = place == Place::Before;
        self.placed.push(super::plan::Placed { parent: heads.id.clone(), gap, leans_back, what, change: at.change });
        self.columns.push((name, cells.clone(), at.change));
        Ok(())
    }

    /// A column goes, with its cells.
    pub(super) fn remove_column(&mut self, at: &At<'a, '_>, old: &str) -> Result<(), Refusal> {
        let Some(Column::Other(name)) = &at.spot.column else {
            return Err(at.wrong("这一栏不能删去，只能逐格修改", "this column stays; change its cells"));
        };
        at.must_be(old, name)?;
        let heads = at.spot.node().child(&Kind::Heads).into_iter().flat_map(|h| &h.children);
        for head in heads.filter(|h| h.text == *name) {
            self.remove(at, head)?;
        }
        let column = Column::Other(name.clone());
        let cells: Vec<&'a Node> = self.edition.root.tasks().filter_map(|(_, t)| t.cell(&column)).collect();
        cells.into_iter().try_for_each(|c| self.remove(at, c))
    }
}

impl<'a> At<'a, '_> {
    fn task(&self) -> Result<&'a Node, Refusal> {
        let node = self.spot.node();
        if node.kind == Kind::Task {
            Ok(node)
        } else {
            Err(self.wrong("这里不是一项任务", "this is no row of the list"))
        }
    }

    fn no_unit(&self, unit: &str, node: &Node) -> Refusal {
        let d = Diagnostic::new(&codes::NO_UNIT).with("target", self.target).with("unit", unit);
        ("old", d.with("found", brief(&node.text)))
    }

    /// A row says what is to be done and by whom.
    fn must_have_words(&self, row: &RowText) -> Result<(), Refusal> {
        if row.content.trim().is_empty() || row.lead.trim().is_empty() {
            return Err(self.wrong("新的一项须写明具体内容和责任单位", "a new row needs its content and its leads"));
        }
        Ok(())
    }
}

/// Whether the words at a place are part of a longer name there.
fn covers(text: &str, longer: &str, at: usize, len: usize) -> bool {
    text.match_indices(longer).any(|(i, _)| i <= at && at + len <= i + longer.len())
}
