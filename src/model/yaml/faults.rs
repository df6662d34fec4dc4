//! All that is wrong in a YAML file, not the first fault alone: the entry that has it is left out of its list, and what
//! remains is read again.

use super::load;
use crate::base::{Diagnostic, Source};
use saphyr::{LoadableYamlNode, MarkedYaml, YamlData};
use serde::de::DeserializeOwned;
use serde_yaml::Value;
use std::ops::Range;

/// A person who is told so many mends one thing that is behind most of them.
const MOST: usize = 20;
/// A longer file takes too long to be read so often; its first fault is told.
const LONGEST: usize = 1 << 20;

/// Reads a value.
///
/// # Errors
/// What is wrong, as [`load`] says it: the first fault of each entry of a list, and what is wrong beside them unless no entry
/// of the list is right.
pub fn load_all<T: DeserializeOwned>(source: &Source) -> Result<T, Vec<Diagnostic>> {
    // The same words at the same places, but for the entries left out.
    let mut rest = source.clone();
    let mut faults: Vec<Diagnostic> = Vec::new();
    loop {
        let fault = match load::<T>(&rest) {
            Ok(value) if faults.is_empty() => return Ok(value),
            Ok(_) => return Err(faults),
            Err(fault) => fault,
        };
        let span = fault.place.as_ref().expect("a fault has a place").span;
        faults.push(fault.at(source, span));
        if faults.len() == MOST || rest.text().len() > LONGEST {
            return Err(faults);
        }
        let Some(entry) = entry_at(&rest, span.start) else { return Err(faults) };
        rest = blanked(&rest, entry);
    }
}

/// A text with an entry blanked out; its line ends stay.
fn blanked(source: &Source, entry: Range<usize>) -> Source {
    let mut text = source.text().to_owned();
    let blank: String = text[entry.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(entry, &blank);
    Source::new(source.name(), text)
}

/// The innermost entry of a list at a byte, with its dash, up to the next entry; none where it is the only one of each
/// list about it, or where the text is no YAML.
fn entry_at(source: &Source, at: usize) -> Option<Range<usize>> {
    // This parser bounds all depth, the other does not; what is told may have stopped it before it met any.
    serde_yaml::from_str::<Value>(source.text()).ok()?;
    let root = MarkedYaml::load_from_str(source.text()).ok()?.into_iter().next()?;
    innermost(source, &root, at)
}

fn innermost(source: &Source, node: &MarkedYaml<'_>, at: usize) -> Option<Range<usize>> {
    match &node.data {
        YamlData::Mapping(map) => map.iter().find_map(|(_, value)| innermost(source, value, at)),
        YamlData::Sequence(items) => {
            let starts: Option<Vec<usize>> = items.iter().map(|item| dash(source, item)).collect();
            let starts = starts?;
            let nth = starts.partition_point(|start| line_of(source, *start) <= at).checked_sub(1)?;
            let end = starts.get(nth + 1).copied().unwrap_or_else(|| end(source, node));
            let here = Some(starts[nth]..end).filter(|entry| entry.contains(&at) || line_of(source, entry.start) == at);
            let within = here.as_ref().and_then(|_| innermost(source, &items[nth], at));
            within.or(here.filter(|_| items.len() > 1))
        }
        _ => None,
    }
}

/// Where the dash before an entry stands; none for an entry between brackets.
fn dash(source: &Source, item: &MarkedYaml<'_>) -> Option<usize> {
    let start = source.offset(item.span.start.line(), item.span.start.col() + 1);
    let before = source.text()[..start].trim_end();
    before.ends_with('-').then(|| before.len() - 1)
}

/// The beginning of the line of a byte.
fn line_of(source: &Source, at: usize) -> usize {
    source.text()[..at].rfind('\n').map_or(0, |n| n + 1)
}

fn end(source: &Source, node: &MarkedYaml<'_>) -> usize {
    source.offset(node.span.end.line(), node.span.end.col() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Amendment;
    use crate::model::ledger::Ledger;

    const HEAD: &str = "doc_number: 甲办〔2022〕4号\ndate: 2022-06-28\n";

    type Lists = std::collections::BTreeMap<String, Vec<u8>>;

    /// Line, column and reason of each fault.
    fn told<T: DeserializeOwned>(text: &str) -> Vec<(usize, usize, String)> {
        let source = Source::new("content/amendments/01.yaml", text);
        let faults = load_all::<T>(&source).map(|_| "it is read").expect_err("it is wrong");
        let place = |d: &Diagnostic| d.place.as_ref().expect("every fault has a place").line_column();
        faults.iter().map(|d| (place(d).0, place(d).1, d.args[0].1.clone())).collect()
    }

    #[test]
    fn each_change_that_cannot_be_read_is_told() {
        let text = format!(
            "{HEAD}changes:\n\
             - target: 附件第3项\n  operation: delete\n  old: 原文\n\
             # 说明\n\
             - target: 附件第40项\n  operation: delete\n\
             - target: 附件第7项\n  operation: replace_wrds\n  old: 甲\n  new: 乙\n\
             - target: 附件第8项\n  operation: delete\n  old: 原文\n  od: 甲\n"
        );
        let told = told::<Amendment>(&text);
        let lines: Vec<usize> = told.iter().map(|(line, _, _)| *line).collect();
        assert_eq!(lines, [8, 11, 17], "{told:?}");
        assert!(
            told[0].2.contains("old") && told[1].2.contains("replace_wrds") && told[2].2.contains("od"),
            "{told:?}"
        );
    }

    #[test]
    fn what_is_wrong_beside_the_list_is_told_too() {
        let right = "{kind: excuse, unit: 丙局, month: 2022-06, date: 2022-07-01, author: 张三, why: 防汛}";
        let text = format!(
            "entries:\n- {{kind: excuse, unit: 甲局}}\n- {right}\n- {{kind: appeal, unit: 乙局, month: 七月}}\nyear: []\n"
        );
        let told = told::<Ledger>(&text);
        let lines: Vec<usize> = told.iter().map(|(line, _, _)| *line).collect();
        assert_eq!(lines, [2, 4, 5], "{told:?}");
        assert!(told.iter().all(|(_, _, reason)| !reason.contains('[')), "numbers of entries would be wrong: {told:?}");
    }

    #[test]
    fn a_list_of_one_and_what_is_no_yaml_have_one_fault() {
        assert_eq!(told::<Amendment>(&format!("{HEAD}changes:\n- {{target: 全文}}\n")).len(), 1);
        assert_eq!(told::<Amendment>(&format!("{HEAD}changes:\n- [\n- target: 全文\n")).len(), 1);
    }

    /// A fault stops the reader before it meets depths that would take all of the stack.
    #[test]
    fn what_lies_behind_a_fault_does_no_harm() {
        let deep = ["[", "- "].map(|step| step.repeat(200_000));
        for behind in deep {
            assert_eq!(told::<Amendment>(&format!("titel: 甲\nchanges:\n- {{}}\n- {{}}\nz:\n{behind}\n")).len(), 1);
            assert_eq!(
                told::<Amendment>(&format!("doc_number: 甲\ndate: 2022-06-28\nchanges:\n- {{}}\n- {{}}\n{behind}\n"))
                    .len(),
                1
            );
        }
    }

    #[test]
    fn so_many_are_told_and_no_more() {
        let changes = "- {target: 全文}\n".repeat(50);
        assert_eq!(told::<Amendment>(&format!("{HEAD}changes:\n{changes}")).len(), MOST);
    }

    proptest::proptest! {
        /// What is right is read, and of what is wrong each place lies in the file.
        #[test]
        fn any_text_is_read_or_told(text in "[a-z:\\-\\[\\]{} \n甲]{0,80}") {
            let source = Source::new("a", text.as_str());
            match load_all::<Lists>(&source) {
                Ok(value) => proptest::prop_assert_eq!(load::<Lists>(&source).expect("it is read"), value),
                Err(faults) => {
                    proptest::prop_assert!(!faults.is_empty());
                    for fault in faults {
                        let span = fault.place.expect("every fault has a place").span;
                        proptest::prop_assert!(text.get(span.start..span.end).is_some());
                    }
                }
            }
        }
    }
}
