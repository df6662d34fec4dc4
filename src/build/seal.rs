//! Files in `content/` that the program wrote, and how it knows whether a person has changed them since.
//!
//! The last line of such a file is the hash of the lines above it. A file whose hash is right may be written anew; one
//! whose hash is wrong or missing was corrected by a person and is never overwritten. Some files have two parts with a
//! line between: what stands above it is written by people and kept letter by letter; only what stands below is the
//! program's, and only that is sealed.

use super::fingerprint::sha256;

const SEAL: &str = "# sha256 ";

/// The line between what people write and what the program writes.
const BORDER: &str = "# ======== 以下由程序写，上面由人写 · written by the program below, by people above ========\n";

/// A text with its own hash below it.
pub fn sealed(text: &str) -> String {
    format!("{text}{}", seal(text))
}

/// The last line of a text.
fn seal(text: &str) -> String {
    format!("{SEAL}{}\n", sha256(text.as_bytes()))
}

/// Whether a file is as it was written.
pub fn is_sealed(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let parts = text.rfind(SEAL).map(|n| text.split_at(n));
    parts.is_some_and(|(above, mark)| mark == seal(above))
}

/// A file of two parts.
pub fn parted(by_people: &str, by_program: &str) -> String {
    format!("{by_people}{BORDER}{}", sealed(by_program))
}

/// Whether a text has the line between its two parts.
pub fn is_parted(text: &str) -> bool {
    text.contains(BORDER)
}

/// What people wrote in a file of two parts; `None` where a person changed the program's part, or took the line between
/// them away: then the whole file is theirs.
pub fn by_people(bytes: &[u8]) -> Option<&str> {
    let (people, program) = std::str::from_utf8(bytes).ok()?.split_once(BORDER)?;
    is_sealed(program.as_bytes()).then_some(people)
}

/// The hash of a file of two parts as an input: of what people wrote, since what the program computed below is no input of
/// what it computes; of all of it where the whole file is theirs.
pub fn input(bytes: &[u8]) -> String {
    input_of(bytes, by_people(bytes))
}

/// The same, where it is known what people wrote.
pub fn input_of(bytes: &[u8], by_people: Option<&str>) -> String {
    by_people.map_or_else(|| sha256(bytes), |people| sha256(people.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_edit_breaks_the_seal() {
        let text = sealed("issuer: 某办\n");
        assert!(is_sealed(text.as_bytes()));
        assert!(!is_sealed(text.replace('某', "他").as_bytes()));
        assert!(!is_sealed(b"issuer: a\n"));
        assert!(!is_sealed(format!("{text}more: 1\n").as_bytes()));
        assert!(!is_sealed(&[0xff]));
    }

    #[test]
    fn what_people_write_is_theirs_and_the_rest_is_sealed() {
        let text = parted("# 说明\nsettled: []\n", "month: 2022-06\n");
        assert_eq!(by_people(text.as_bytes()), Some("# 说明\nsettled: []\n"));
        let answered = text.replace("settled: []", "settled: [甲]");
        assert_eq!(by_people(answered.as_bytes()), Some("# 说明\nsettled: [甲]\n"));
        assert_eq!(by_people(text.replace("2022-06", "2022-07").as_bytes()), None);
        assert_eq!(by_people(text.replace("====", "===").as_bytes()), None);
        assert_eq!(by_people(sealed("month: 2022-06\n").as_bytes()), None);
    }
}
