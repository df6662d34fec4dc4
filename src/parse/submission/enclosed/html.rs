//! The text of a letter in HTML: lines, with tables as lines of cells parted by tabs.

/// Stands for the beginning of a cell while the text is put together.
const CELL: char = '\u{1}';

/// Takes the text out.
pub(super) fn text(html: &str) -> String {
    let mut out = Out::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.words(&rest[..at]);
        let tag = &rest[at..];
        let (name, after) = match tag.strip_prefix("<!--") {
            Some(comment) => (String::new(), comment.split_once("-->").map_or("", |(_, after)| after)),
            None if !tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) => {
                out.words("&lt;");
                (String::new(), &tag[1..])
            }
            None => {
                let end = tag_end(tag);
                (name_of(&tag[..end]), &tag[end..])
            }
        };
        rest = out.tag(&name, after);
    }
    out.words(rest);
    out.finish()
}

/// Where a tag ends; a `>` in quotes does not end it.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') if tag[..at].ends_with('=') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    // A quote that never closes hides no text.
    tag.find('>').map_or(tag.len(), |at| at + 1)
}

/// `td` of `<TD width=3>`, `/td` of `</td>`.
fn name_of(tag: &str) -> String {
    let name: String = tag[1..]
        .chars()
        .enumerate()
        .take_while(|(i, c)| c.is_ascii_alphanumeric() || (*i == 0 && *c == '/'))
        .map(|(_, c)| c)
        .collect();
    name.to_ascii_lowercase()
}

#[derive(Default)]
struct Out {
    text: String,
    /// Whether a cell of a table is open.
    in_cell: bool,
}

impl Out {
    /// Text, with runs of blanks as one.
    fn words(&mut self, raw: &str) {
        for c in unescaped(raw).chars() {
            let blank = c.is_ascii_whitespace();
            match blank && self.text.ends_with([' ', '\n', '\t', CELL]) {
                true => {}
                false => self.text.push(if blank { ' ' } else { c }),
            }
        }
    }

    /// What a tag does; what follows it, without that which is never shown.
    fn tag<'h>(&mut self, name: &str, after: &'h str) -> &'h str {
        match name {
            "script" | "style" | "head" | "title" => {
                let closes =
                    |at: &usize| after.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
                return after.match_indices("</").map(|(at, _)| at).find(closes).map_or("", |at| &after[at..]);
            }
            "td" | "th" => {
                if !self.text.ends_with('\n') && !self.text.is_empty() {
                    self.text.push('\t');
                }
                // Marks the beginning of a cell, so that an empty first cell keeps its place.
                self.text.push(CELL);
                self.in_cell = true;
            }
            "/td" | "/th" => self.in_cell = false,
            // A table in a cell: the outer one only lays out the page.
            "tr" | "/tr" | "table" | "/table" => {
                self.in_cell = false;
                self.line();
            }
            "br" if !self.in_cell => self.text.push('\n'),
            "br" | "p" | "/p" | "div" | "/div" | "li" | "/li" | "ul" | "/ul" | "ol" | "/ol" | "h1" | "/h1" | "h2"
            | "/h2" | "h3" | "/h3" | "h4" | "/h4" | "hr" | "blockquote" | "/blockquote" | "pre" | "/pre" => {
                self.line();
            }
            _ => {}
        }
        after
    }

    /// A new line; within a cell only a blank, for a row must stay one line.
    fn line(&mut self) {
        if self.in_cell {
            self.words(" ");
        } else if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn finish(self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for line in self.text.split('\n') {
            let line: String = line.chars().filter(|c| *c != CELL).collect();
            let line =
                if line.contains('\t') { line } else { line.trim_matches(crate::base::text::is_blank).to_owned() };
            if !line.is_empty() || lines.last().is_some_and(|l| !l.is_empty()) {
                lines.push(line);
            }
        }
        lines.join("\n").trim_end().to_owned()
    }
}

/// Text with its entities decoded; those that are not known stay.
pub(in crate::parse) fn unescaped(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 28] = [
        ("nbsp", '\u{a0}'),
        ("lt", '<'),
        ("gt", '>'),
        ("amp", '&'),
        ("quot", '"'),
        ("apos", '\''),
        ("ensp", '\u{2002}'),
        ("emsp", '\u{2003}'),
        ("thinsp", '\u{2009}'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("mdash", '—'),
        ("ndash", '–'),
        ("hellip", '…'),
        ("middot", '·'),
        ("bull", '•'),
        ("times", '×'),
        ("divide", '÷'),
        ("permil", '‰'),
        ("yen", '¥'),
        ("deg", '°'),
        ("radic", '√'),
        ("le", '≤'),
        ("ge", '≥'),
    ];
    match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok().and_then(char::from_u32),
        Some(decimal) => decimal.parse().ok().and_then(char::from_u32),
        None => NAMED.iter().find(|(n, _)| *n == name).map(|(_, c)| *c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_become_lines_of_cells() {
        let html = "<style>p{}</style><p>各位：</p><table><tr><th>序号</th><th>进展</th><th>状态</th></tr>\n\
                    <tr><td>1</td><td><p>甲&nbsp;&amp;</p><p>乙</p></td><td></td></tr></table>1 < 2";
        assert_eq!(text(html), "各位：\n序号\t进展\t状态\n1\t甲\u{a0}& 乙 \t\n1 < 2");
        assert_eq!(text("甲<br><br>乙<div></div>丙&nosuch;"), "甲\n\n乙\n丙&nosuch;");
        let laid_out =
            "<table><tr><td><p>甲</p><table><tr><td>1</td><td>2</td></tr></table><p>乙</p></td></tr></table>";
        assert_eq!(text(laid_out), "甲\n1\t2\n乙");
        assert_eq!(text("<table><tr><td></td><td>乙</td></tr></table>"), "\t乙");
    }
}
