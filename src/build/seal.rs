//! The last line of a file that the program wrote into `content/`: the hash of the lines above it. A file whose hash is
//! right may be written anew; one whose hash is wrong or missing was corrected by a person and is never overwritten.

use super::fingerprint::sha256;

const SEAL: &str = "# sha256 ";

/// A text with its own hash below it.
pub fn sealed(text: &str) -> String {
    format!("{text}{SEAL}{}\n", sha256(text.as_bytes()))
}

/// Whether a file is as it was written.
pub fn is_sealed(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    text.rfind(SEAL).is_some_and(|n| sealed(&text[..n]) == text)
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
}
