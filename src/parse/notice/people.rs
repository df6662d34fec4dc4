//! Persons to ask and mailboxes.

use super::Reader;
use crate::base::text::{is_blank, is_han, without_blanks};
use crate::model::cells;
use crate::model::notice::Mailbox;
use crate::model::{Contact, Notice, Plan};
use crate::parse::traced::{Noise, Traced};
use crate::parse::{lines, units};

impl Reader<'_> {
    /// Takes `label：` off the head of a line.
    pub(super) fn unlabel(&mut self, line: &Traced) -> Traced {
        let colon = line.position(|c| matches!(c, '：' | ':')).filter(|_| {
            let head: String = line.text().chars().take_while(|c| !matches!(c, '：' | ':')).collect();
            ["联系人", "邮箱", "电子邮箱", "附件"].contains(&without_blanks(&head).as_str())
        });
        let Some(colon) = colon else { return line.clone() };
        self.account.noise(Noise::Label, &line.slice(0, colon + 1));
        line.from(colon + 1).trim()
    }

    /// 区平安办 李思邈 25556355
    pub(super) fn contact(&mut self, line: &Traced, plan: &mut Plan) {
        let rest = self.unlabel(line);
        self.account.noise(Noise::Blank, &line.partition(|_, c| is_blank(c)).1);
        let words: Vec<Traced> = rest.split(is_blank).into_iter().filter(|w| !w.is_empty()).collect();
        let is_phone = |w: &Traced| w.iter().all(|(_, c)| c.is_ascii_digit() || c == '-');
        match words.as_slice() {
            [unit, name, phone] if is_phone(phone) => {
                self.place(&format!("plan.contacts[{}]", plan.contacts.len()), unit);
                let [unit, name, phone] = [unit, name, phone].map(|w| self.account.field(w));
                plan.contacts.push(Contact { unit, name, phone, email: None });
            }
            _ => self.unread(line),
        }
    }

    /// \[区平安办 a@b.c\](mailto:a@b.c)
    pub(super) fn mailbox(&mut self, line: &Traced, plan: &mut Plan) {
        let rest = self.unlabel(line);
        let (open, close) = (rest.position(|c| c == '['), rest.position(|c| c == ']'));
        let shown = match (open, close) {
            (Some(open), Some(close)) if open < close => {
                self.account.noise(Noise::LinkSyntax, &rest.slice(0, open + 1));
                self.account.noise(Noise::LinkSyntax, &rest.from(close));
                rest.slice(open + 1, close)
            }
            _ => rest.clone(),
        };
        let words: Vec<Traced> = shown.split(is_blank).into_iter().filter(|w| !w.is_empty()).collect();
        self.account.noise(Noise::Blank, &line.partition(|_, c| is_blank(c)).1);
        match words.as_slice() {
            [unit, email] if email.position(|c| c == '@').is_some() => {
                self.place(&format!("plan.mailboxes[{}]", plan.mailboxes.len()), unit);
                let [unit, email] = [unit, email].map(|w| self.account.field(w));
                // A link that leads elsewhere than it says is not dropped as syntax.
                let target = rest.text().split_once("](mailto:").map(|(_, t)| t.trim_end_matches(')').to_owned());
                if target.as_ref().is_some_and(|t| *t != email) {
                    self.unread(&rest);
                }
                plan.mailboxes.push(Mailbox { unit, email });
            }
            _ => self.unread(line),
        }
    }

    /// 附件：1.甲表 or a further line 2.乙表
    pub(super) fn attachment_note(&mut self, line: &Traced) {
        let rest = self.unlabel(line);
        let text = self.account.clean(&rest);
        let length = lines::ordinal(&text.text()).map_or(0, |o| o.length);
        self.account.noise(Noise::Label, &text.slice(0, length));
        let path = format!("attachments[{}]", self.notice.attachments.len());
        let name = self.field(&path, &text.from(length));
        self.notice.attachments.push(name);
    }
}

/// Persons whom a sentence or a 附注 names: 市甲局联系人：某某，联系电话：81080000，邮箱：a@b.cn.
pub(super) fn of_text(notice: &mut Notice) {
    let mut texts: Vec<String> = notice.loose_paragraphs().map(|p| p.text.clone()).collect();
    for section in notice.all_sections() {
        units::walk(std::slice::from_ref(section), &mut |s| texts.extend(s.paragraphs.iter().map(|p| p.text.clone())));
    }
    texts.extend(notice.note.clone());
    notice.contacts = texts.iter().flat_map(|t| contacts(t)).collect();
}

/// What asks for a person.
const PERSON: &str = "联系人";

fn contacts(text: &str) -> Vec<Contact> {
    let ends = text.match_indices(PERSON).map(|(at, _)| at).skip(1).chain([text.len()]);
    let mut before = 0;
    let mut found = Vec::new();
    for (at, end) in text.match_indices(PERSON).map(|(at, _)| at).zip(ends) {
        found.extend(contact(&text[before..at], &text[at + PERSON.len()..end]));
        before = at + PERSON.len();
    }
    found
}

/// The persons that `after` 联系人 names, up to the next: one, or more of them each with a number of his own.
fn contact(before: &str, after: &str) -> Vec<Contact> {
    let label = ["及联系电话", "及电话", "和电话", "、电话", "及联系方式"];
    let after = label.iter().find_map(|l| after.strip_prefix(l)).unwrap_or(after);
    let Some(after) = after.strip_prefix(['：', ':']) else { return Vec::new() };
    let unit = before.rsplit(['。', '，', '；', '（', '(']).next().unwrap_or_default();
    let mut found: Vec<Contact> = person(unit, after).into_iter().collect();
    let mut pieces = after.split(['；', ';', '、', '，', ',']).skip(1);
    if !found.is_empty() {
        // 张三 1234567；李四 7654321: nothing but a name and his number.
        found.extend(pieces.by_ref().map_while(|piece| bare_person(unit, piece)));
    }
    found
}

/// A name and a number that no label parts.
fn bare_person(unit: &str, piece: &str) -> Option<Contact> {
    let piece = piece.trim_matches(|c| is_blank(c) || matches!(c, '。' | '）' | ')'));
    let (name, number) = piece.split_at(piece.find(|c: char| c.is_ascii_digit())?);
    let whole = number.chars().all(|c| c.is_ascii_digit() || c == '-');
    let name = name.trim_end_matches(|c| is_blank(c) || matches!(c, '（' | '('));
    let short =
        (2..=4).contains(&without_blanks(name).chars().count()) && name.chars().all(|c| is_han(c) || is_blank(c));
    let told = whole && short && !name.contains("电话") && !name.contains("传真") && !name.contains("手机");
    person(unit, piece).filter(|_| told)
}

/// Labels of a number right behind a name.
const NUMBERS: [&str; 5] = ["联系电话", "办公电话", "电话", "手机", "联系方式"];

/// The person at the head of a text, with his number.
fn person(unit: &str, after: &str) -> Option<Contact> {
    let after = after.trim_start_matches(is_blank);
    let named = after.chars().take_while(|c| is_han(*c) || matches!(c, '·' | ' ' | '\u{3000}'));
    let named: String = named.collect();
    // 张三 联系电话：1234567, with nothing but a gap between them.
    let label = NUMBERS.iter().filter_map(|l| named.find(l)).min();
    let named = &named[..label.unwrap_or(named.len())];
    let rest = &after[named.len()..];
    let name = without_blanks(named);
    let (own, person) = body_and_person(&name);
    let whole = (2..=6).contains(&person.chars().count()) && unit.chars().count() <= 30;
    let phone = phone(rest).filter(|_| whole)?;
    let unit = if own.is_empty() { unit } else { own };
    Some(Contact { unit: unit.to_owned(), name: person.to_owned(), phone, email: email(rest) })
}

/// How parts of a body end that are none by themselves: 督查室, 安全科.
const ROOMS: [char; 7] = ['室', '科', '股', '处', '办', '站', '队'];

/// 区甲局张三 is a body and a person of it; blanks between them may be lost.
fn body_and_person(name: &str) -> (&str, &str) {
    let places: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    let cut =
        (2..=4).filter_map(|n| places.len().checked_sub(n).filter(|at| *at > 2).map(|at| name.split_at(places[at])));
    let mut cuts = cut.filter(|(body, _)| cells::names_a_body(body) || body.ends_with(ROOMS));
    cuts.next().unwrap_or(("", name))
}

/// The number right behind a name, or behind the first 电话：.
fn phone(rest: &str) -> Option<String> {
    let gap = |c: char| is_blank(c) || matches!(c, '，' | ',' | '；' | ';' | '（' | '(');
    let labelled = ["电话：", "电话:"].iter().filter_map(|l| rest.split_once(l)).map(|(_, number)| number);
    labelled.chain([rest.trim_start_matches(gap)]).find_map(|text| {
        let number: String = text.trim().chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
        (number.len() >= 7).then_some(number)
    })
}

/// The first mailbox of a text.
fn email(text: &str) -> Option<String> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let at = text.find('@')?;
    let name = text[..at].rsplit(|c| !part(c)).next().unwrap_or_default();
    let host: String = text[at + 1..].chars().take_while(|c| part(*c)).collect();
    let host = host.trim_end_matches('.');
    (!name.is_empty() && host.contains('.')).then(|| format!("{name}@{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_named_in_a_sentence() {
        let whole = |text: &str| {
            let told = contacts(text).into_iter();
            told.map(|c| format!("{}|{}|{}|{}", c.unit, c.name, c.phone, c.email.unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        for (text, told) in [
            ("市甲局联系人：张三，联系电话：0379-1234567。", vec!["市甲局|张三|0379-1234567|"]),
            (
                "按季报市甲局（联系人：王小明，联系电话：0839-7201234，邮箱：abc_1@126.com）。",
                vec!["|王小明|0839-7201234|abc_1@126.com"],
            ),
            ("联系人：周强，联系电话：0793-8220000，传真：8220001", vec!["|周强|0793-8220000|"]),
            ("联系人：区甲局 赵敏，电话：88220011", vec!["区甲局|赵敏|88220011|"]),
            ("联系人及电话：李丽 5252525", vec!["|李丽|5252525|"]),
            ("联系人：李丽（5252525）", vec!["|李丽|5252525|"]),
            (
                "市甲局联系人：张三，电话：1234567；市乙局联系人：李四，电话：7654321，邮箱：b@c.gov.cn。",
                vec!["市甲局|张三|1234567|", "市乙局|李四|7654321|b@c.gov.cn"],
            ),
            ("联系人：张三 联系电话：0531-82750066", vec!["|张三|0531-82750066|"]),
            ("联系人及电话：张三 027-1234567；李四 027-7654321。", vec!["|张三|027-1234567|", "|李四|027-7654321|"]),
            ("联系人：张三 1234567，传真 7654321", vec!["|张三|1234567|"]),
            ("联系人：张三。", vec![]),
            ("请确定联系人，电话：1234567", vec![]),
            ("联系人：各单位分管负责同志，电话：1234567", vec![]),
        ] {
            assert_eq!(whole(text), told, "{text}");
        }
    }
}
