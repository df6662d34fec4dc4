//! Changes of the shipped notice, read by hand, and properties over made-up amendments.

mod operations;
mod properties;
mod refusals;

use super::{Applied, Objection, apply};
use crate::base::Source;
use crate::model::edition::Edition;
use crate::model::{Amendment, Node, yaml};

/// The notice as shipped.
pub(super) fn shipped() -> Edition {
    let notice = include_str!("../../../content/notice.yaml");
    let tasks = include_str!("../../../content/tasks.yaml");
    let notice = yaml::load(&Source::new("content/notice.yaml", notice)).expect("the notice loads");
    let tasks = yaml::load(&Source::new("content/tasks.yaml", tasks)).expect("the list loads");
    Edition::first(&notice, &tasks)
}

/// An amendment with these changes, as a file has them.
pub(super) fn amendment(changes: &str) -> Amendment {
    let text = format!("doc_number: 鼓平安办〔2022〕8号\ndate: 2022-06-28\nin_force: 2022-07-01\nchanges:\n{changes}");
    yaml::load(&Source::new("content/amendments/01.yaml", text)).expect("the amendment loads")
}

pub(super) fn applied(changes: &str) -> Applied {
    apply(&shipped(), &amendment(changes)).unwrap_or_else(|refused| panic!("{refused:?}"))
}

pub(super) fn refused(changes: &str) -> Vec<Objection> {
    apply(&shipped(), &amendment(changes)).expect_err("it is refused")
}

/// Kind, number and words of every part.
pub(super) fn words(root: &Node) -> Vec<String> {
    let mut out = Vec::new();
    root.walk(&mut |n| out.push(format!("{:?} {} {}", n.kind, n.number, n.text)));
    out
}
