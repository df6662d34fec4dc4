//! Letters, as mail programs save them (EML).

use super::mime::{MAX_DEPTH, MAX_PARTS, Part};
use super::{Carrier, Kind, Unpacking, codes, html, open, words};
use crate::base::text::is_blank;

/// The zone of the office.
const HOURS: i8 = 8;

/// What a letter holds, as its parts are gone through.
#[derive(Default)]
struct Contents {
    /// What stands in the letter once as text and once in HTML, of which one is read.
    plain: Vec<String>,
    html: Vec<String>,
    /// What is shown besides.
    shown: Vec<String>,
    attached: Vec<(String, Vec<u8>)>,
    pictures: usize,
    /// Whether nothing tells its parts from each other.
    unparted: bool,
    refused: Vec<open::Refusal>,
}

impl Unpacking<'_> {
    /// Takes out the attachments and the text.
    pub(super) fn letter(&mut self, path: &str, bytes: &[u8], carrier: &Carrier) {
        let letter = Part::read(bytes);
        if ["from", "date", "subject", "content-type", "received"].iter().all(|h| letter.header(h).is_none()) {
            return self.refuse(path, open::broken("没有邮件的信头", "it has no headers of a letter"));
        }
        // Of a letter in a letter, the inner one tells who sent what is in it, and when.
        let arrival = self.arrival(path, &letter).or_else(|| carrier.arrival.clone());
        let sender = sender(&letter).or_else(|| carrier.sender.clone());
        let carrier = Carrier { arrival, sender, depth: carrier.depth };
        let contents = Contents::of(&letter);
        if contents.pictures > 0 {
            self.say(path, &codes::UNREAD_OBJECTS, &[("count", contents.pictures.to_string())]);
        }
        if contents.unparted {
            self.say(path, &codes::UNPARTED_LETTER, &[]);
        }
        if let Some(text) = contents.text(&letter) {
            self.keep(path, "正文.txt", text.into_bytes(), &carrier);
        }
        for (name, bytes) in contents.attached {
            self.keep(path, &name, bytes, &carrier);
        }
        for refusal in contents.refused {
            self.refuse(path, refusal);
        }
    }

    fn keep(&mut self, path: &str, name: &str, bytes: Vec<u8>, carrier: &Carrier) {
        let room = self.room(0).and_then(|()| {
            let left = self.left.checked_sub(bytes.len() as u64);
            left.ok_or_else(|| open::too_large("64 MB"))
        });
        match room {
            Ok(left) => {
                self.left = left;
                self.take_out(path, name, bytes, carrier);
            }
            Err(full) => self.refuse(path, full),
        }
    }

    /// When it was sent, by the office's clock.
    fn arrival(&mut self, path: &str, letter: &Part) -> Option<String> {
        let date = letter.header("date").unwrap_or_default().trim();
        let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
        if let Ok(sent) = parser.parse_timestamp(date) {
            let local = jiff::tz::offset(HOURS).to_datetime(sent);
            let (year, month, day) = (local.year(), local.month(), local.day());
            return Some(format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", local.hour(), local.minute()));
        }
        let text = if date.is_empty() { String::new() } else { format!("：{date}") };
        self.say(path, &codes::NO_SENT_TIME, &[("text", text)]);
        None
    }
}

/// The name and the address of who sent it.
fn sender(letter: &Part) -> Option<String> {
    let from = letter.header("from")?;
    let (name, address) = match from.rsplit_once('<') {
        Some((name, address)) => (words::header(&words::unquoted(name)), format!("<{address}")),
        None => (words::header(from), String::new()),
    };
    let name = words::unquoted(&name);
    let sender = format!("{} {}", name.trim_matches(is_blank), address.trim());
    let sender = sender.trim().to_owned();
    (!sender.is_empty()).then_some(sender)
}

impl Contents {
    fn of(letter: &Part) -> Contents {
        let mut contents = Contents::default();
        let mut open = vec![(letter.clone(), 0, false)];
        let mut count = 0;
        while let Some((part, depth, in_choice)) = open.pop() {
            count += 1;
            if count > MAX_PARTS {
                contents.refused.push(open::too_large(format!("{MAX_PARTS} 个部分")));
                break;
            }
            let (kind, _) = part.kind();
            if kind == "multipart/encrypted" {
                contents.sealed("PGP");
            } else if kind.starts_with("multipart/") {
                let (parts, whole) = part.parts();
                if depth >= MAX_DEPTH {
                    contents.refused.push((&codes::TOO_DEEP, vec![("limit", MAX_DEPTH.to_string())]));
                } else if parts.is_empty() {
                    // Nothing parts it, so all of it is text.
                    contents.unparted = true;
                    contents.shown.push(words::text(&part.bytes(), None).0);
                }
                if !whole {
                    let (zh, en) =
                        ("邮件没有结尾，可能缺少附件", "the letter is cut off and attachments may be missing");
                    contents.refused.push(open::broken(zh, en));
                }
                if depth < MAX_DEPTH {
                    let in_choice = in_choice || kind == "multipart/alternative";
                    open.extend(parts.into_iter().rev().map(|p| (p, depth + 1, in_choice)));
                }
            } else {
                contents.leaf(&part, &kind, in_choice);
            }
        }
        contents
    }

    fn sealed(&mut self, kind: &str) {
        self.refused.push((&codes::SEALED_LETTER, vec![("kind", kind.to_owned())]));
    }

    fn leaf(&mut self, part: &Part, kind: &str, in_choice: bool) {
        let (disposition, name) = part.disposition();
        let attached = disposition == "attachment" || name.is_some();
        match kind {
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => self.sealed("S/MIME"),
            "application/pkcs7-signature" | "application/x-pkcs7-signature" | "application/pgp-signature" => {}
            "text/plain" | "text/html" if !attached => {
                let charset = part.kind().1.into_iter().find(|(n, _)| n == "charset").map(|(_, v)| v);
                let (text, whole) = words::text(&part.bytes(), charset.as_deref());
                if !whole {
                    self.refused.push(open::broken("正文的文字编码无效", "its text is in no valid encoding"));
                }
                match (kind == "text/html", in_choice) {
                    (true, true) => self.html.push(text),
                    (false, true) => self.plain.push(text),
                    (true, false) => self.shown.push(html::text(&text)),
                    (false, false) => self.shown.push(text),
                }
            }
            _ if kind.starts_with("image/") && disposition != "attachment" => self.pictures += 1,
            _ => {
                let bytes = part.bytes();
                if bytes.is_empty() && name.is_none() {
                    return;
                }
                let name = name.unwrap_or_else(|| self.unnamed(kind, &bytes));
                let name = if kind == "message/rfc822" && !name.ends_with(".eml") { name + ".eml" } else { name };
                // A path in the name of an attachment means nothing; what follows it is the name.
                self.attached.push((name, bytes));
            }
        }
    }

    /// A name for what has none, with the extension of what it is.
    fn unnamed(&self, kind: &str, bytes: &[u8]) -> String {
        let extension = match Kind::of(bytes) {
            _ if kind == "message/rfc822" => ".eml",
            Kind::Xlsx => ".xlsx",
            Kind::Xls => ".xls",
            Kind::Docx => ".docx",
            Kind::Doc => ".doc",
            Kind::Ods => ".ods",
            Kind::Zip => ".zip",
            Kind::Pdf => ".pdf",
            _ if kind == "text/csv" => ".csv",
            _ if kind.starts_with("text/") => ".txt",
            _ => "",
        };
        format!("附件{}{extension}", self.attached.len() + 1)
    }

    /// The text with the subject before it; `None` where there is none and attachments say it all.
    fn text(&self, letter: &Part) -> Option<String> {
        let subject = words::header(letter.header("subject").unwrap_or_default());
        let plain = self.plain.join("\n");
        let says = |text: &str| !text.trim_matches(is_blank).is_empty();
        let marked = self.html.join("\n");
        // Programs that write both lose the tables in the plain one.
        let has_table = marked.to_ascii_lowercase().contains("<table") && !plain.contains('\t');
        let body = if says(&plain) && !has_table { plain } else { html::text(&marked) };
        let body = if says(&body) { body } else { self.plain.join("\n") };
        let shown = std::iter::once(&body).chain(&self.shown).filter(|text| says(text));
        let body = shown.map(String::as_str).collect::<Vec<_>>().join("\n");
        let alone = self.attached.is_empty() && self.refused.is_empty() && says(&subject);
        (says(&body) || alone).then(|| match says(&subject) {
            true => format!("主题：{}\n{body}", subject.trim_matches(is_blank)),
            false => body,
        })
    }
}
