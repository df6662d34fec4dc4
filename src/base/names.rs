//! Names to look for in a text.

use std::collections::BTreeMap;

/// Names by the character that they begin with.
#[derive(Clone, Debug, Default)]
pub struct Names<'n>(BTreeMap<char, Vec<&'n str>>);

impl<'n> Names<'n> {
    /// These names; one without a character is none.
    pub fn new(names: &[&'n str]) -> Names<'n> {
        let mut by_first: BTreeMap<char, Vec<&str>> = BTreeMap::new();
        for name in names {
            if let Some(first) = name.chars().next() {
                by_first.entry(first).or_default().push(name);
            }
        }
        by_first.values_mut().for_each(|names| names.sort_by_key(|name| std::cmp::Reverse(name.len())));
        Names(by_first)
    }

    /// Those that begin with a character, the longest first.
    pub fn beginning_with(&self, first: char) -> &[&'n str] {
        self.0.get(&first).map_or(&[], Vec::as_slice)
    }

    /// The longest that a text begins with.
    pub fn begun_by(&self, text: &str) -> Option<&'n str> {
        let first = text.chars().next()?;
        self.beginning_with(first).iter().copied().find(|name| text.starts_with(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_counts() {
        let names = Names::new(&["区教体局", "区", "", "市教育局", "区教体局办公室"]);
        assert_eq!(names.begun_by("区教体局办公室牵头"), Some("区教体局办公室"));
        assert_eq!(names.begun_by("区教体局牵头"), Some("区教体局"));
        assert_eq!(names.begun_by("区教育局牵头"), Some("区"));
        assert_eq!(names.begun_by("由区教体局牵头"), None);
        assert_eq!(names.begun_by(""), None);
        assert_eq!(names.beginning_with('市'), ["市教育局"]);
    }
}
