//! Values spelled out, to be looked up by.

use std::hash::{Hash, Hasher};

/// All that a value holds, as bytes that no other value of its type has. They serve as long as the program runs.
pub fn spelled(value: &impl Hash) -> Vec<u8> {
    let mut said = Said(Vec::new());
    value.hash(&mut said);
    said.0
}

/// What is said to a hasher, where others make a number of it that two values might share.
struct Said(Vec<u8>);

impl Hasher for Said {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("all that was said is taken")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_spelled_with_the_borders_of_its_parts() {
        let of = |parts: &[&str]| spelled(&parts.iter().map(|p| (*p).to_owned()).collect::<Vec<String>>());
        assert_eq!(of(&["甲", "乙"]), of(&["甲", "乙"]));
        for other in [&["甲乙"][..], &["甲", "", "乙"], &["乙", "甲"], &["甲"]] {
            assert_ne!(of(&["甲", "乙"]), of(other), "{other:?}");
        }
    }
}
