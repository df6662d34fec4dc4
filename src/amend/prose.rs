//! Changes of running text: words, paragraphs, points and sections.

use super::codes;
use super::plan::{At, Plan, Refusal, What, brief};
use crate::base::Diagnostic;
use crate::base::number::to_chinese;
use crate::model::Node;
use crate::model::amendment::Place;
use crate::model::edition::{Kind, renumbered};
use crate::model::target::Target;

impl<'a> Plan<'a> {
    /// A whole text gives way to another.
    pub(super) fn replace(&mut self, at: &At<'a, '_>, old: &str, new: &str) -> Result<(), Refusal> {
        let node = at.spot.node();
        at.must_differ(old, new)?;
        match node.kind {
            _ if at.spot.column.is_some() => Err(at.wrong("整栏不能一次替换", "a column is not replaced as a whole")),
            Kind::Paragraph => {
                at.must_be(old, &node.printed())?;
                self.rewrite(at, paragraph(&node.id, new));
                Ok(())
            }
            Kind::Point { .. } => {
                at.must_be(unmarked(old, &node.number), &node.text)?;
                self.edit(&node.id, 0..node.text.len(), unmarked(new, &node.number), at.change);
                Ok(())
            }
            Kind::Section { .. } if !at.spot.own => self.replace_section(at, old, new),
            Kind::Task => Err(at.wrong(
                "一项任务有几栏，请写明改哪一栏，如“附件第12项责任单位”",
                "a row has several cells; name the one",
            )),
            Kind::Notice | Kind::Covering | Kind::Contacts | Kind::Mailboxes | Kind::Attachments | Kind::Heads => {
                Err(at.wrong("范围太大，请逐处修改", "too much at once; change its parts"))
            }
            Kind::Entry if !node.children.is_empty() => {
                Err(at.wrong("请写明改姓名、电话还是地址", "name the part that changes"))
            }
            _ => {
                at.must_be(old, &node.text)?;
                self.edit(&node.id, 0..node.text.len(), new, at.change);
                Ok(())
            }
        }
    }

    fn rewrite(&mut self, at: &At<'a, '_>, new: Node) {
        let node = at.spot.node();
        let new = Node { id: node.id.clone(), number: node.number.clone(), ..new };
        self.rewritten.insert(&node.id, (at.change, new));
    }

    /// A section without parts of its own: its heading and paragraphs.
    fn replace_section(&mut self, at: &At<'a, '_>, old: &str, new: &str) -> Result<(), Refusal> {
        let node = at.spot.node();
        let Kind::Section { rank, run_in } = node.kind else { return Ok(()) };
        if node.children.iter().any(|c| c.kind != Kind::Paragraph) {
            return Err(at.wrong("它还有下级，请逐处修改", "it has parts of its own; change those"));
        }
        at.must_be(unmarked(old, &node.number), &node.printed())?;
        let new = unmarked(new, &node.number);
        let (heading, rest) = match new.split_once('\n') {
            _ if node.text.is_empty() => ("", new),
            _ if run_in => new.split_once('。').unwrap_or((new, "")),
            Some(parts) => parts,
            None => (new, ""),
        };
        self.rewrite(at, section(&node.id, rank, run_in, heading, rest));
        Ok(())
    }

    /// Words give way to others, in one place or in all.
    pub(super) fn words(&mut self, at: &At<'a, '_>, old: &str, new: &str, everywhere: bool) -> Result<(), Refusal> {
        at.must_differ(old, new)?;
        let mut places: Vec<(&'a str, usize)> = Vec::new();
        let mut look = |n: &'a Node| places.extend(n.text.match_indices(old).map(|(i, _)| (n.id.as_str(), i)));
        match &at.spot.column {
            _ if old.is_empty() => {}
            _ if at.spot.own => look(at.spot.node()),
            Some(column) => {
                let cells = self.edition.root.tasks().filter_map(|(_, t)| t.cell(column));
                cells.for_each(look);
            }
            None => at.spot.node().walk(&mut look),
        }
        let words = |code| Diagnostic::new(code).with("target", at.target).with("old", brief(old));
        match places.len() {
            0 => Err(("old", words(&codes::NO_WORDS).with("found", brief(&at.spot.node().printed())))),
            n if n > 1 && !everywhere => Err(("old", words(&codes::WORDS_TWICE).with("count", n))),
            _ => {
                places.into_iter().for_each(|(id, i)| self.edit(id, i..i + old.len(), new, at.change));
                Ok(())
            }
        }
    }

    /// A paragraph more; in the list of annexes, an annex more.
    pub(super) fn insert_paragraph(&mut self, at: &At<'a, '_>, place: Place, new: &str) -> Result<(), Refusal> {
        let id = self.new_id(at.change);
        let kind = &at.spot.node().kind;
        let attachment = *kind == Kind::Attachments
            || (*kind == Kind::Entry && at.spot.parent().is_some_and(|p| p.kind == Kind::Attachments));
        let node = if attachment { Node::new(id, Kind::Entry, new) } else { paragraph(&id, new) };
        let kind = node.kind.clone();
        self.put(at, &at.spot, place, What::New(Box::new(node)), &kind)
    }

    /// A point more.
    pub(super) fn insert_point(&mut self, at: &At<'a, '_>, place: Place, new: &str) -> Result<(), Refusal> {
        let kind = Kind::Point { head: None };
        let mut spot = at.spot.clone();
        // A section of one paragraph is as good as the paragraph.
        let paragraphs = || spot.node().children.iter().filter(|c| c.kind == Kind::Paragraph);
        if let (Kind::Section { .. }, Some(only), 1) = (&spot.node().kind, paragraphs().next(), paragraphs().count()) {
            spot.path.push(only);
        }
        let node = Node::new(self.new_id(at.change), kind.clone(), unmarked(new, "一是"));
        self.put(at, &spot, place, What::New(Box::new(Node { number: "一是".into(), ..node })), &kind)
    }

    /// A section more.
    pub(super) fn insert_section(
        &mut self,
        at: &At<'a, '_>,
        place: Place,
        heading: &str,
        new: &str,
    ) -> Result<(), Refusal> {
        let node = at.spot.node();
        let within = matches!(place, Place::First | Place::Last);
        let sibling =
            if within { node.children.iter().find(|c| matches!(c.kind, Kind::Section { .. })) } else { Some(node) };
        let rank = match (&node.kind, within) {
            (Kind::Section { rank, .. }, true) => rank + 1,
            (Kind::Section { rank, .. }, false) => *rank,
            _ => 1,
        };
        let like = sibling.and_then(|s| match s.kind {
            Kind::Section { run_in, .. } => Some((run_in, s.number.clone())),
            _ => None,
        });
        let (run_in, style) = like.unwrap_or_else(|| (rank > 1, first_number(rank).to_owned()));
        let run_in = run_in && !heading.is_empty() && !new.is_empty();
        let fresh = section(&self.new_id(at.change), rank, run_in, heading, new);
        let kind = fresh.kind.clone();
        self.put(at, &at.spot, place, What::New(Box::new(Node { number: style, ..fresh })), &kind)
    }

    /// A part goes.
    pub(super) fn delete(&mut self, at: &At<'a, '_>, old: &str) -> Result<(), Refusal> {
        let node = at.spot.node();
        // The number of a row is mere digits, which its content may well begin with.
        let old = if node.kind == Kind::Task { old } else { unmarked(old, &node.number) };
        match node.kind {
            _ if at.spot.own || at.spot.column.is_some() => {
                return Err(at.wrong("标题和整栏不能单独删去", "a heading or column does not go by itself"));
            }
            Kind::Section { .. } | Kind::Group if old == node.text => {}
            Kind::Task => at.must_be(old, &node.children[0].text)?,
            Kind::Section { .. } | Kind::Group | Kind::Paragraph => at.must_be(old, &node.printed())?,
            Kind::Point { .. } | Kind::Entry => at.must_be(old, &node.printed())?,
            _ => return Err(at.wrong("它不能删去，只能修改", "it cannot go, only change")),
        }
        self.remove(at, node)
    }

    /// A part goes elsewhere.
    pub(super) fn go(&mut self, at: &At<'a, '_>, to: &Target, place: Place) -> Result<(), Refusal> {
        let node = at.spot.node();
        if !matches!(node.kind, Kind::Section { .. } | Kind::Paragraph | Kind::Point { .. } | Kind::Task | Kind::Group)
        {
            return Err(at.wrong("它不能移动", "it cannot move"));
        }
        let spot = super::find::find(&self.edition.root, to).map_err(|d| ("to", d))?;
        if spot.path.iter().any(|n| n.id == node.id) {
            return Err(at.wrong("不能移到它自己的前后或里面", "it cannot move beside or into itself"));
        }
        let kind = node.kind.clone();
        self.put(at, &spot, place, What::Moved(node.id.clone()), &kind)
    }

    /// The notice ends.
    pub(super) fn repeal(&mut self, at: &At<'a, '_>) -> Result<(), Refusal> {
        if at.spot.node().kind != Kind::Notice {
            return Err(at.wrong("只能废止全文；废止一部分请用 delete", "only the whole is repealed; delete a part"));
        }
        self.repealed = true;
        Ok(())
    }
}

/// The first number of a rank.
fn first_number(rank: u8) -> &'static str {
    match rank {
        1 => "一、",
        2 => "（一）",
        3 => "1.",
        _ => "（1）",
    }
}

/// A text without the number that a person may have put in front of it, of that part or of any other of its style.
fn unmarked<'t>(text: &'t str, number: &str) -> &'t str {
    if number.is_empty() {
        return text;
    }
    let styles = (1..=99).filter_map(|n| renumbered(number, n));
    styles.filter_map(|n| text.strip_prefix(n.as_str())).min_by_key(|rest| rest.len()).unwrap_or(text)
}

/// A section with its paragraphs, one a line.
fn section(id: &str, rank: u8, run_in: bool, heading: &str, text: &str) -> Node {
    let lines = text.lines().filter(|l| !l.is_empty()).enumerate();
    let parts = lines.map(|(n, line)| paragraph(&format!("{id}.p{}", n + 1), line)).collect();
    Node::new(id, Kind::Section { rank, run_in }, heading.trim_end_matches('。')).with(parts)
}

/// A paragraph with its points, where it has them: 一是… and 二是… at least.
pub(super) fn paragraph(id: &str, text: &str) -> Node {
    let starts = points(text);
    let Some(first) = starts.first() else { return Node::new(id, Kind::Paragraph, text) };
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let point = |(n, (start, end)): (usize, (&usize, usize))| {
        let marker = format!("{}是", to_chinese(n + 1));
        let words = &text[start + marker.len()..end];
        Node { number: marker, ..Node::new(format!("{id}.{}", n + 1), Kind::Point { head: None }, words) }
    };
    let points = starts.iter().zip(ends).enumerate().map(point).collect();
    Node::new(id, Kind::Paragraph, &text[..*first]).with(points)
}

/// Where points begin: 一是, 二是 … in turn, each at the beginning or after a mark that ends a clause.
fn points(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut from = 0;
    for n in 1..=99 {
        let marker = format!("{}是", to_chinese(n));
        let begins = |at: &usize| *at == 0 || text[..*at].ends_with(['。', '；', '：', '！', '？']);
        let found = text[from..].match_indices(&marker).map(|(i, _)| from + i).find(begins);
        let Some(at) = found else { break };
        starts.push(at);
        from = at + marker.len();
    }
    if starts.len() < 2 { Vec::new() } else { starts }
}
