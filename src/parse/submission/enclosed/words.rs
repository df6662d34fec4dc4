//! The encodings of letters: base64, quoted-printable, and words and parameters in headers.
//!
//! Our own, because the libraries turn what is not UTF-8 into marks of replacement, and Chinese mail programs send GBK
//! without saying so and cut characters in two between encoded words.

use super::name::decoded;
use encoding_rs::Encoding;
use std::collections::{BTreeMap, BTreeSet};

/// Decodes base64; whatever is no digit of it is passed over.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let digit = |b: u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut count) = (Vec::with_capacity(text.len() / 4 * 3), 0u32, 0);
    for b in text.iter().copied() {
        // What follows a filled-up group begins anew.
        if b == b'=' {
            (bits, count) = (0, 0);
            continue;
        }
        let Some(digit) = digit(b) else { continue };
        bits = (bits << 6) | u32::from(digit);
        count += 1;
        if count > 1 {
            out.push((bits >> [0, 0, 4, 2, 0][count]) as u8);
        }
        if count == 4 {
            (bits, count) = (0, 0);
        }
    }
    out
}

/// Decodes quoted-printable; in a header `_` is a blank.
pub(super) fn quoted_printable(text: &[u8], in_header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(b) = text.get(at).copied() {
        at += 1;
        match b {
            b'_' if in_header => out.push(b' '),
            b'=' => {
                let line_end = text[at..].iter().position(|b| !matches!(b, b' ' | b'\t'));
                match (hex(&text[at..]), line_end.map(|n| (at + n, &text[at + n..]))) {
                    (Some(byte), _) => {
                        out.push(byte);
                        at += 2;
                    }
                    (None, Some((end, rest))) if rest.starts_with(b"\r\n") => at = end + 2,
                    (None, Some((end, rest))) if rest.starts_with(b"\n") => at = end + 1,
                    (None, None) => at = text.len(),
                    _ => out.push(b'='),
                }
            }
            b => out.push(b),
        }
    }
    out
}

fn hex(text: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(text.get(..2)?).ok()?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

/// Text of a named encoding; where that is missing or does not fit, UTF-8, else GB18030. The second is whether all of it
/// could be read.
pub(super) fn text(bytes: &[u8], charset: Option<&str>) -> (String, bool) {
    let named = charset.and_then(|c| Encoding::for_label(c.trim().as_bytes()));
    // Letters that claim ASCII or Latin letters and hold other bytes were sent by programs that did not know better.
    let named = named.filter(|e| *e != encoding_rs::WINDOWS_1252);
    for encoding in named.into_iter().chain([encoding_rs::UTF_8, encoding_rs::GB18030]) {
        let (text, malformed) = encoding.decode_with_bom_removal(bytes);
        if !malformed {
            return (text.into_owned(), true);
        }
    }
    (named.unwrap_or(encoding_rs::GB18030).decode_with_bom_removal(bytes).0.into_owned(), false)
}

/// One `=?gb2312?B?…?=`: its charset, its bytes, and what follows.
fn encoded_word(text: &str) -> Option<(&str, Vec<u8>, &str)> {
    let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let (kind, rest) = rest.split_once('?')?;
    let (word, rest) = rest.split_once("?=")?;
    let bytes = match kind {
        "B" | "b" => base64(word.as_bytes()),
        "Q" | "q" => quoted_printable(word.as_bytes(), true),
        _ => return None,
    };
    Some((charset.split('*').next().unwrap_or(charset), bytes, rest))
}

/// A header with its encoded words decoded; those next to each other are one text, for a character may be cut in two.
pub(super) fn header(raw: &str) -> String {
    // No mail program writes such a header, and looking through it again and again takes long.
    if raw.len() > 1 << 13 {
        return raw.to_owned();
    }
    let (mut out, mut rest) = (String::new(), raw);
    while let Some(at) = rest.find("=?") {
        let Some((charset, mut bytes, mut after)) = encoded_word(&rest[at..]) else {
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        out.push_str(&rest[..at]);
        while let Some((_, more, next)) =
            encoded_word(after.trim_start()).filter(|(next, _, _)| next.eq_ignore_ascii_case(charset))
        {
            bytes.extend(more);
            after = next;
        }
        out.push_str(&text(&bytes, Some(charset)).0);
        // Blanks between encoded words are only there to part them.
        rest = if encoded_word(after.trim_start()).is_some() { after.trim_start() } else { after };
    }
    out + rest
}

/// The value before the first `;` in lower case, and the parameters after it, put together and decoded.
pub(super) fn parameters(raw: &str) -> (String, Vec<(String, String)>) {
    let mut pieces = split(raw).into_iter();
    let value = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
    let pairs = pieces.filter_map(|p| p.split_once('=').map(|(n, v)| (n.trim().to_ascii_lowercase(), unquoted(v))));
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in pairs {
        known.entry(name).or_insert(value);
    }
    let names: BTreeSet<&str> = known.keys().map(|n| n.split('*').next().unwrap_or_default()).collect();
    let found = names.into_iter().filter_map(|name| Some((name.to_owned(), parameter(&known, name)?)));
    (value, found.collect())
}

/// One parameter: `name*=utf-8''…`, `name*0*=…; name*1=…`, or `name=…`.
fn parameter(pairs: &BTreeMap<String, String>, name: &str) -> Option<String> {
    let get = |name: &str| pairs.get(name).map(String::as_str);
    let piece = |n: usize| {
        let of = |marked: bool| get(&format!("{name}*{n}{}", if marked { "*" } else { "" })).map(|v| (v, marked));
        of(true).or_else(|| of(false))
    };
    let whole = get(&format!("{name}*")).map(|v| vec![(v, true)]);
    let pieces = whole.unwrap_or_else(|| (0..pairs.len()).map_while(piece).collect());
    let Some((first, marked)) = pieces.first().copied() else { return get(name).map(header) };
    let mut bytes = Vec::new();
    let mut parts = first.splitn(3, '\'');
    let (charset, _, start) = (parts.next(), parts.next(), parts.next());
    let charset = charset.filter(|_| marked && start.is_some());
    for (i, (piece, marked)) in pieces.into_iter().enumerate() {
        let piece = if i == 0 && charset.is_some() { start.unwrap_or(piece) } else { piece };
        match marked {
            true => bytes.extend(percent(piece.as_bytes())),
            false => bytes.extend(piece.bytes()),
        }
    }
    Some(text(&bytes, charset).0)
}

fn percent(text: &[u8]) -> Vec<u8> {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(b) = text.get(at).copied() {
        match hex(&text[at + 1..]).filter(|_| b == b'%') {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(b);
                at += 1;
            }
        }
    }
    out
}

/// A header cut at its `;`, but not within quotes.
fn split(raw: &str) -> Vec<String> {
    let (mut pieces, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for c in raw.chars() {
        match c {
            ';' if !quoted => pieces.push(String::new()),
            c => pieces.last_mut().expect("there is always a piece").push(c),
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    pieces
}

/// A value without its quotes.
pub(super) fn unquoted(raw: &str) -> String {
    let raw = raw.trim();
    let Some(inside) = raw.strip_prefix('"') else { return raw.to_owned() };
    let inside = inside.strip_suffix('"').unwrap_or(inside);
    inside.replace("\\\"", "\"").replace("\\\\", "\\")
}

/// A raw header as text.
pub(super) fn raw(bytes: &[u8]) -> String {
    decoded(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_as_mail_programs_write_them() {
        // 区妇联 in GBK is c7 f8 b8 be c1 aa; the second sample cuts 妇 in two.
        for (raw, read) in [
            ("=?gb2312?B?x/i4vsGq?=", "区妇联"),
            ("=?gbk?Q?=C7=F8=B8?= =?gbk?Q?=BE=C1=AA?= 6", "区妇联 6"),
            ("=?UTF-8?B?5Yy65aaH6IGU?= <a@b.cn>", "区妇联 <a@b.cn>"),
            ("=?utf-8?q?a_b?=\t=?gb18030?b?x/g=?=", "a b区"),
            ("a =? b", "a =? b"),
            ("plain", "plain"),
        ] {
            assert_eq!(header(raw), read, "{raw}");
        }
    }

    #[test]
    fn parameters_are_read_in_every_form() {
        for (raw, name) in [
            ("attachment; filename=\"=?GBK?B?x/i4vsGq?=.xlsx\"", "区妇联.xlsx"),
            ("attachment; filename*=GBK''%C7%F8%B8%BE%C1%AA.xlsx", "区妇联.xlsx"),
            ("attachment; filename*0*=utf-8''%E5%8C%BA; filename*1*=%E5%A6%87; filename*2=x.docx", "区妇x.docx"),
            ("attachment; filename=\"a;b\\\".txt\"; size=3", "a;b\".txt"),
            ("attachment;filename=区妇联.csv", "区妇联.csv"),
        ] {
            let (value, found) = parameters(raw);
            assert_eq!(value, "attachment");
            assert_eq!(found.iter().find(|(n, _)| n == "filename").map(|(_, v)| v.as_str()), Some(name), "{raw}");
        }
    }

    #[test]
    fn bodies_are_decoded() {
        assert_eq!(base64(b"YQ==\r\nYmM="), b"abc");
        assert_eq!(base64(b"YWJj"), b"abc");
        assert_eq!(quoted_printable(b"a=3Db=\r\nc = d=", false), b"a=bc = d");
        assert_eq!(text(b"\xc7\xf8", Some("us-ascii")), ("区".to_owned(), true));
    }
}
