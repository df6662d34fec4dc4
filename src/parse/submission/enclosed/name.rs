//! Names of what is enclosed, which may be made to do harm.

use crate::base::world::is_listed;

/// Bytes to a name: UTF-8, else GB18030, which Chinese systems write without saying so.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Whether a person meant it to be there: not the leavings of a system.
pub(super) fn is_meant(name: &str) -> bool {
    let leavings = |step: &str| {
        let step = step.to_ascii_lowercase();
        step == "__macosx" || step == "thumbs.db" || step == "desktop.ini"
    };
    let steps = name.split(['/', '\\']).filter(|s| !matches!(*s, "" | "." | ".."));
    steps.clone().count() > 0 && steps.into_iter().all(|s| is_listed(s) && !leavings(s))
}

/// A name that stays within its container and shows what it is, and whether that changed it.
pub(super) fn safe(name: &str) -> (String, bool) {
    let slashed = name.replace('\\', "/");
    let harmless: String = slashed.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    let is_drive = |step: &str| step.len() == 2 && step.ends_with(':');
    let steps = harmless.split('/').filter(|s| !matches!(*s, "" | "." | "..") && !is_drive(s));
    let steps: Vec<&str> = steps
        .map(|s| s.strip_prefix(|c: char| c.is_ascii_alphabetic()).and_then(|r| r.strip_prefix(':')).unwrap_or(s))
        .collect();
    let kept = match steps.is_empty() {
        true => "无名文件".to_owned(),
        false => steps.join("/"),
    };
    let changed = kept != slashed.trim_end_matches('/');
    (kept, changed)
}

/// Marks that turn the direction of writing, and so hide an extension.
fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name as it can be shown in a sentence.
pub(super) fn visible(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || turns(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_within_their_container() {
        for (name, kept, changed) in [
            ("区法院.xlsx", "区法院.xlsx", false),
            ("月报\\区法院.xlsx", "月报/区法院.xlsx", false),
            ("../../etc/passwd.txt", "etc/passwd.txt", true),
            ("/a.xlsx", "a.xlsx", true),
            ("C:\\a.xlsx", "a.xlsx", true),
            ("C:a.xlsx", "a.xlsx", true),
            ("a\u{202e}xslx.exe", "axslx.exe", true),
            ("a\n.txt", "a.txt", true),
            ("..", "无名文件", true),
        ] {
            assert_eq!(safe(name), (kept.to_owned(), changed), "{name:?}");
        }
    }

    #[test]
    fn leavings_of_systems_are_known() {
        for (name, meant) in [
            ("月报/区法院.xlsx", true),
            ("../a.txt", true),
            ("__MACOSX/._a.xlsx", false),
            (".DS_Store", false),
            ("月报/~$区法院.xlsx", false),
            ("Thumbs.db", false),
        ] {
            assert_eq!(is_meant(name), meant, "{name}");
        }
    }
}
