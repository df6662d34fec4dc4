//! A template as a reader of its words sees it: what Tera carries out is put out of sight.

/// Stands where the program will put something: neither a character nor a mark nor a blank.
pub(super) const FILLED: char = '\u{fffc}';

/// The text with every tag put out of sight; every other byte stays where it is.
pub(super) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let close = match rest.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                out.push_str(&rest[..=open]);
                rest = &rest[open + 1..];
                continue;
            }
        };
        // A note beside the text is read by its own words.
        let end = rest[open..].find(close).map_or(rest.len(), |n| open + n + 2);
        out.push_str(&rest[..open]);
        hide(&mut out, &rest[open..end]);
        rest = &rest[end..];
    }
    out + rest
}

fn hide(out: &mut String, tag: &str) {
    for line in tag.split_inclusive('\n') {
        let body = line.trim_end_matches('\n');
        out.extend(std::iter::repeat_n(FILLED, body.len() / FILLED.len_utf8()));
        out.extend(std::iter::repeat_n('\u{1}', body.len() % FILLED.len_utf8()));
        if line.len() > body.len() {
            out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_put_out_of_sight_and_nothing_moves() {
        let text = "甲{{ unit, 1 }}，{% if a %}乙{% endif %}{# 注, #}{丙}\n丁";
        let bare = bare(text);
        assert_eq!((bare.len(), bare.find('丁')), (text.len(), text.find('丁')));
        assert!(!bare.contains("unit") && !bare.contains('%') && bare.contains("{丙}"));
    }
}
