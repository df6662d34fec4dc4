//! The text in force as a tree of parts that can be named, changed and moved.

use crate::base::At;
use crate::base::number::{from_chinese, to_chinese};
use crate::model::target::{Column, Field};

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it stays called, whatever its number: `t12`, `p3.1`; of what an amendment put in, `a2.5`.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its number as printed: 一、 or （一） or 12 or 一是; empty where it has none.
    pub number: String,
    /// Its own words: a heading, a paragraph, a cell.
    pub text: String,
    /// Where it begins in the received text.
    pub at: Option<At>,
    /// The changes that made its words what they are, the oldest first.
    pub by: Vec<Authority>,
    /// Its parts.
    pub children: Vec<Node>,
}

/// The change that wrote something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Authority {
    /// Which amendment, from 0, in the order in which they came into force.
    pub amendment: usize,
    /// Which of its changes, from 0.
    pub change: usize,
}

/// What a part of the text is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// All of it.
    Notice,
    /// 标题
    Title,
    /// 主送机关
    Addressees,
    /// The covering text.
    Covering,
    /// The enclosed plan; its title, line by line, is its text.
    Plan,
    /// A numbered part, whose text is its heading.
    Section {
        /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
        rank: u8,
        /// Whether text follows the heading on its line.
        run_in: bool,
    },
    /// A paragraph; its text is what stands before its first point.
    Paragraph,
    /// A point: 一是…。…
    Point {
        /// How many characters of its text are the heading, the stop included, where that is not up to the first stop.
        head: Option<usize>,
    },
    /// 联系人
    Contacts,
    /// 邮箱
    Mailboxes,
    /// 附件说明
    Attachments,
    /// One of a list.
    Entry,
    /// What an entry says.
    Field(Field),
    /// The task list; its text is its title.
    Annex,
    /// The heads of its columns.
    Heads,
    /// The head of a column.
    Head,
    /// A group of tasks, whose text is its heading.
    Group,
    /// A task.
    Task,
    /// A cell.
    Cell(Column),
}

impl Node {
    /// A part without number and parts.
    pub fn new(id: impl Into<String>, kind: Kind, text: impl Into<String>) -> Node {
        Node {
            id: id.into(),
            kind,
            number: String::new(),
            text: text.into(),
            at: None,
            by: Vec::new(),
            children: Vec::new(),
        }
    }

    /// The same with parts.
    pub fn with(self, children: Vec<Node>) -> Node {
        Node { children, ..self }
    }

    /// This part alone.
    pub fn clone_without_children(&self) -> Node {
        Node {
            id: self.id.clone(),
            kind: self.kind.clone(),
            number: self.number.clone(),
            text: self.text.clone(),
            at: self.at,
            by: self.by.clone(),
            children: Vec::new(),
        }
    }

    /// This part and all below it, in the order of the text.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Node)) {
        visit(self);
        self.children.iter().for_each(|c| c.walk(visit));
    }

    /// This part and all below it, to be altered.
    pub fn walk_mut(&mut self, visit: &mut dyn FnMut(&mut Node)) {
        visit(self);
        self.children.iter_mut().for_each(|c| c.walk_mut(visit));
    }

    /// The part of that name.
    pub fn find(&self, id: &str) -> Option<&Node> {
        if self.id == id { Some(self) } else { self.children.iter().find_map(|c| c.find(id)) }
    }

    /// The parts from the whole down to the one of that name.
    pub fn path(&self, id: &str) -> Option<Vec<&Node>> {
        if self.id == id {
            return Some(vec![self]);
        }
        let mut below = self.children.iter().find_map(|c| c.path(id))?;
        below.insert(0, self);
        Some(below)
    }

    /// The first part of a kind directly below.
    pub fn child(&self, kind: &Kind) -> Option<&Node> {
        self.children.iter().find(|c| c.kind == *kind)
    }

    /// The cell of a task in a column.
    pub fn cell(&self, column: &Column) -> Option<&Node> {
        self.children.iter().find(|c| matches!(&c.kind, Kind::Cell(own) if own == column))
    }

    /// Every task of the list, in printed order, with its group.
    pub fn tasks(&self) -> impl Iterator<Item = (&Node, &Node)> {
        let annex = self.child(&Kind::Annex).into_iter();
        let groups = annex.flat_map(|a| a.children.iter().filter(|g| g.kind == Kind::Group));
        groups.flat_map(|g| g.children.iter().map(move |t| (g, t)))
    }

    /// Its number as a number: 三 of 三、 and （三）, 12 of 12.
    pub fn ordinal(&self) -> Option<u32> {
        ordinal(&self.number)
    }

    /// All its words, one part a line, without numbers of its own.
    pub fn printed(&self) -> String {
        let mut lines = Vec::new();
        self.lines(&mut lines, true);
        lines.join("\n")
    }

    fn lines(&self, out: &mut Vec<String>, top: bool) {
        let number = if top { "" } else { self.number.as_str() };
        match self.kind {
            Kind::Section { run_in, .. } => {
                let stop = if run_in && !self.text.is_empty() { "。" } else { "" };
                let mut heading = format!("{number}{}{stop}", self.text);
                let mut rest = self.children.iter();
                if (run_in || self.text.is_empty())
                    && let Some(first) = rest.clone().next().filter(|c| c.kind == Kind::Paragraph)
                {
                    heading.push_str(&first.printed());
                    rest.next();
                }
                out.push(heading);
                rest.for_each(|c| c.lines(out, false));
            }
            Kind::Paragraph => {
                let points = self.children.iter().map(|p| format!("{}{}", p.number, p.text));
                out.push(std::iter::once(self.text.clone()).chain(points).collect());
            }
            Kind::Task => {
                let cells = self.children.iter().map(|c| c.text.as_str());
                out.push(std::iter::once(number).filter(|n| !n.is_empty()).chain(cells).collect::<Vec<_>>().join("\t"));
            }
            _ => {
                if !self.text.is_empty() {
                    out.push(format!("{number}{}", self.text));
                }
                self.children.iter().for_each(|c| c.lines(out, false));
            }
        }
    }
}

/// A printed number as a number; `None` where it is none.
pub fn ordinal(number: &str) -> Option<u32> {
    let bare = number.trim_matches(|c: char| "、（）().．是第".contains(c));
    bare.parse().ok().or_else(|| u32::try_from(from_chinese(bare)?).ok())
}

/// The number that follows in the same style: 三、 for the third where the style is that of 一、.
pub fn renumbered(style: &str, n: u32) -> Option<String> {
    let bare = style.trim_matches(|c: char| "、（）().．是第".contains(c));
    let at = style.find(bare).filter(|_| !bare.is_empty())?;
    let digits = if bare.chars().all(|c| c.is_ascii_digit()) {
        n.to_string()
    } else {
        from_chinese(bare)?;
        to_chinese(usize::try_from(n).ok().filter(|n| (1..=99).contains(n))?)
    };
    Some(format!("{}{digits}{}", &style[..at], &style[at + bare.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_style() {
        for (style, n, printed) in [
            ("一、", 3, Some("三、")),
            ("（一）", 12, Some("（十二）")),
            ("1.", 3, Some("3.")),
            ("（1）", 3, Some("（3）")),
            ("12", 13, Some("13")),
            ("一是", 2, Some("二是")),
            ("", 2, None),
            ("甲、", 2, None),
        ] {
            assert_eq!(renumbered(style, n).as_deref(), printed, "{style}");
        }
        assert_eq!(
            (ordinal("（十二）"), ordinal("12"), ordinal("三是"), ordinal("")),
            (Some(12), Some(12), Some(3), None)
        );
    }
}
