//! The parts of a letter.

use super::words;

/// How deep parts may nest, and how many there may be.
pub(super) const MAX_DEPTH: usize = 8;
pub(super) const MAX_PARTS: usize = 100;

/// A part: its headers as sent, and what follows them.
#[derive(Clone, Debug)]
pub(super) struct Part<'b> {
    headers: Vec<(String, String)>,
    body: &'b [u8],
}

impl<'b> Part<'b> {
    /// Reads the headers, which end at an empty line.
    pub(super) fn read(bytes: &'b [u8]) -> Part<'b> {
        let mut headers: Vec<(String, Vec<u8>)> = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (line, after) = line(rest);
            rest = after;
            if line.is_empty() {
                break;
            }
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                // A long header goes on in the next line.
                if let Some((_, value)) = headers.last_mut() {
                    value.push(b' ');
                    value.extend(line.trim_ascii());
                }
            } else if let Some(colon) = line.iter().position(|b| *b == b':') {
                let name = words::raw(line[..colon].trim_ascii()).to_ascii_lowercase();
                headers.push((name, line[colon + 1..].trim_ascii().to_owned()));
            }
        }
        let headers = headers.into_iter().map(|(name, value)| (name, words::raw(&value)));
        Part { headers: headers.collect(), body: rest }
    }

    /// A header as sent.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The type of the content, `text/plain` where none is given, with its parameters.
    pub(super) fn kind(&self) -> (String, Vec<(String, String)>) {
        let (kind, parameters) = words::parameters(self.header("content-type").unwrap_or_default());
        (if kind.contains('/') { kind } else { "text/plain".to_owned() }, parameters)
    }

    /// Whether it is to be shown or kept, and the name of the file.
    pub(super) fn disposition(&self) -> (String, Option<String>) {
        let (value, of_disposition) = words::parameters(self.header("content-disposition").unwrap_or_default());
        let name = |list: &[(String, String)], key: &str| {
            list.iter().find(|(n, v)| n == key && !v.trim().is_empty()).map(|(_, v)| v.trim().to_owned())
        };
        (value, name(&of_disposition, "filename").or_else(|| name(&self.kind().1, "name")))
    }

    /// The content, decoded.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let encoding = self.header("content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase();
        match encoding.as_str() {
            "base64" => words::base64(self.body),
            "quoted-printable" => words::quoted_printable(self.body, false),
            _ => self.body.to_owned(),
        }
    }

    /// The parts of a multipart, in order, and whether its end is there.
    pub(super) fn parts(&self) -> (Vec<Part<'b>>, bool) {
        let parameters = self.kind().1;
        let Some((_, boundary)) = parameters.iter().find(|(n, v)| n == "boundary" && !v.is_empty()) else {
            return (Vec::new(), true);
        };
        let mark = format!("--{boundary}");
        let (mut parts, mut from, mut at) = (Vec::new(), None, 0);
        while at < self.body.len() {
            let (text, after) = line(&self.body[at..]);
            let next = self.body.len() - after.len();
            let tail = text.strip_prefix(mark.as_bytes()).map(<[u8]>::trim_ascii_end);
            if let Some(end @ (b"" | b"--")) = tail {
                parts.extend(from.map(|f| without_end(&self.body[f..at])));
                from = (end == b"").then_some(next);
                if end == b"--" {
                    break;
                }
            }
            at = next;
        }
        // A letter that was cut off has no last boundary.
        let whole = from.is_none();
        parts.extend(from.map(|f| &self.body[f.min(self.body.len())..]));
        (parts.into_iter().take(MAX_PARTS + 1).map(Part::read).collect(), whole)
    }
}

/// The first line and what follows it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|b| *b == b'\n') {
        Some(end) => (bytes[..end].strip_suffix(b"\r").unwrap_or(&bytes[..end]), &bytes[end + 1..]),
        None => (bytes, &[]),
    }
}

/// The line end before a boundary belongs to the boundary.
fn without_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}
