//! The words of an item on either side, with the stretches that only one side has.

use super::{Item, Scope, Texts, is_further};
use crate::amend::redline::words as compared;
use crate::base::Names;
use crate::document::Mark;
use crate::model::edition::Kind;
use crate::model::target::Column;
use crate::model::{Node, Run};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A column with what stands in it before and after.
pub(super) type Cell<'a> = (&'a Column, &'a str, &'a str);

/// The cells of a row that both texts have; a column that only one of them has is an item of its own.
pub(super) fn cells<'a>(old: &'a Node, new: &'a Node) -> Vec<Cell<'a>> {
    let cell = |c: &'a Node| match &c.kind {
        Kind::Cell(column) => {
            let before = old.cell(column).map(|c| c.text.as_str());
            let before = if is_further(column) { before? } else { before.unwrap_or_default() };
            Some((column, before, c.text.as_str()))
        }
        _ => None,
    };
    new.children.iter().filter_map(cell).collect()
}

/// A line of an item: what it is called, and its words on the sides that have it.
struct Line {
    label: String,
    old: Option<String>,
    new: Option<String>,
    /// Whether it names bodies, which differ as a whole.
    names: bool,
}

/// Both sides of an item; `names` are those of bodies, which stay whole.
pub(super) fn of(item: &Item<'_>, texts: &Texts<'_>, names: &Names<'_>) -> (Vec<Run>, Vec<Run>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for line in lines(item, texts) {
        let (old, new) = (line.old.clone().unwrap_or_default(), line.new.clone().unwrap_or_default());
        let (old, new) = if line.names { by_names(&old, &new) } else { by_words(&old, &new, names) };
        let sides = [(&mut before, line.old.is_some(), old), (&mut after, line.new.is_some(), new)];
        for (side, there, runs) in sides {
            if there {
                let whole = (line.old.is_some(), line.new.is_some()) != (true, true);
                begin(side, &line.label, whole);
                runs.into_iter().for_each(|run| push(side, run));
            }
        }
    }
    (before, after)
}

/// Begins a line with its label, which is as new or as gone as the line.
fn begin(side: &mut Vec<Run>, label: &str, changed: bool) {
    if !side.is_empty() {
        push(side, Run { text: "\n".into(), changed: false });
    }
    push(side, Run { text: label.to_owned(), changed });
}

fn push(side: &mut Vec<Run>, run: Run) {
    match side.last_mut() {
        _ if run.text.is_empty() => {}
        Some(last) if last.changed == run.changed => last.text.push_str(&run.text),
        _ => side.push(run),
    }
}

fn lines(item: &Item<'_>, texts: &Texts<'_>) -> Vec<Line> {
    match (item.part().map(|n| &n.kind), item.old, item.new) {
        (Some(Kind::Task), Some(old), Some(new)) => row(old, new),
        (Some(Kind::Task), Some(old), None) => whole_row(old, |text| (Some(text), None)),
        (Some(Kind::Task), None, Some(new)) => whole_row(new, |text| (None, Some(text))),
        _ => {
            let side = |node: Option<&Node>, root| node.map(|n| text(n, item.scope, root));
            let (old, new) = (side(item.old, texts.old), side(item.new, texts.new));
            vec![Line { label: String::new(), old, new, names: false }]
        }
    }
}

/// The cells that changed, and of what does not enough to know the row by.
fn row(old: &Node, new: &Node) -> Vec<Line> {
    let line = |(column, before, after): Cell<'_>| {
        let shown = match column {
            Column::Content if before == after => Some((brief(before), brief(after))),
            _ => (before != after).then(|| (before.to_owned(), after.to_owned())),
        };
        let (before, after) = shown?;
        let there = |text: String| (!text.is_empty()).then_some(text);
        Some(Line { label: label(column), old: there(before), new: there(after), names: column.names_units() })
    };
    cells(old, new).into_iter().filter_map(line).collect()
}

fn whole_row(row: &Node, sides: impl Fn(String) -> (Option<String>, Option<String>)) -> Vec<Line> {
    let line = |c: &Node| match &c.kind {
        Kind::Cell(column) if !c.text.is_empty() => {
            let (old, new) = sides(c.text.clone());
            Some(Line { label: label(column), old, new, names: false })
        }
        _ => None,
    };
    row.children.iter().filter_map(line).collect()
}

fn label(column: &Column) -> String {
    format!("{}：", column.name())
}

/// The beginning of a text that is shown only to be known by.
fn brief(text: &str) -> String {
    const MOST: usize = 24;
    let Some((end, _)) = text.char_indices().nth(MOST) else { return text.to_owned() };
    // A number is not cut in two.
    format!("{}……", text[..end].trim_end_matches(|c: char| c.is_ascii_alphanumeric()))
}

fn text(node: &Node, scope: Scope, root: &Node) -> String {
    match (&node.kind, scope) {
        (Kind::Notice, _) => node.child(&Kind::Title).map(|t| t.text.clone()).unwrap_or_default(),
        (Kind::Head, _) => column(node, root),
        (Kind::Entry, _) if !node.children.is_empty() => {
            node.children.iter().map(|f| f.text.as_str()).collect::<Vec<_>>().join("　")
        }
        (Kind::Plan | Kind::Annex, _) => node.text.replace('\n', ""),
        (_, Scope::Own) => format!("{}{}", node.number, node.text),
        (_, Scope::Whole) => format!("{}{}", node.number, node.printed()),
    }
}

/// A column: its head, and what stands in it.
fn column(head: &Node, root: &Node) -> String {
    let column = Column::from_name(&head.text);
    let cell = |task: &Node| {
        let cell = task.cell(&column).filter(|c| !c.text.is_empty())?;
        Some(format!("第{}项：{}", task.number, cell.text))
    };
    let cells = root.tasks().filter_map(|(_, t)| cell(t));
    std::iter::once(format!("“{}”栏", head.text)).chain(cells).collect::<Vec<_>>().join("\n")
}

/// The two sides of two texts. Where only little of them differs, the sentences in between are left out.
fn by_words(old: &str, new: &str, names: &Names<'_>) -> (Vec<Run>, Vec<Run>) {
    let (text, marks) = compared::text_of_names(old, new, names);
    let pieces = marks.pieces(&text);
    let last = pieces.len() - 1;
    let shown = |(n, (piece, mark)): (usize, &(&str, Mark))| match mark {
        Mark::None => (shorten(piece, n == 0, n == last), *mark),
        _ => ((*piece).to_owned(), *mark),
    };
    let shown: Vec<(String, Mark)> = pieces.iter().enumerate().map(shown).collect();
    let side = |other: Mark| {
        let own = shown.iter().filter(|(_, mark)| *mark != other);
        own.map(|(piece, mark)| Run { text: piece.clone(), changed: *mark != Mark::None }).collect()
    };
    (side(Mark::Inserted), side(Mark::Deleted))
}

/// A stretch that both sides have, without the whole sentences in its middle: what is left is the sentence before it,
/// which at the head of a text is its heading, and the one behind.
fn shorten(text: &str, at_head: bool, at_end: bool) -> String {
    const LEAST: usize = 30;
    let stop = |c: char| matches!(c, '。' | '；' | '\n');
    let first = text.find(stop).map_or(text.len(), |n| n + text[n..].chars().next().map_or(0, char::len_utf8));
    let last = text.rfind(stop).map_or(0, |n| n + text[n..].chars().next().map_or(0, char::len_utf8));
    let is_heading = text[..first].chars().count() <= 20;
    let from = if at_head && !is_heading { 0 } else { first };
    let to = if at_end { text.len() } else { last };
    match text.get(from..to) {
        Some(left_out) if left_out.chars().count() >= LEAST => format!("{}……{}", &text[..from], &text[to..]),
        _ => text.to_owned(),
    }
}

/// The two sides of two lists of bodies: a name is the same or another.
fn by_names(old: &str, new: &str) -> (Vec<Run>, Vec<Run>) {
    let cut = |text: &'_ str| -> Vec<String> {
        text.split_inclusive(['、', '，', '；']).flat_map(name_and_mark).collect()
    };
    let (a, b) = (cut(old), cut(new));
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let changed = !matches!(op, DiffOp::Equal { .. });
        a[op.old_range()].iter().for_each(|t| push(&mut before, Run { text: t.clone(), changed }));
        b[op.new_range()].iter().for_each(|t| push(&mut after, Run { text: t.clone(), changed }));
    }
    (before, after)
}

fn name_and_mark(piece: &str) -> Vec<String> {
    let name = piece.trim_end_matches(['、', '，', '；']);
    [name, &piece[name.len()..]].into_iter().filter(|t| !t.is_empty()).map(str::to_owned).collect()
}
