//! Persons to ask and mailboxes.

use super::Reader;
use crate::base::text::{is_blank, without_blanks};
use crate::model::notice::Mailbox;
use crate::model::{Contact, Notice, Plan};
use crate::parse::lines;
use crate::parse::traced::{Noise, Traced};

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
                plan.contacts.push(Contact { unit, name, phone });
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

/// Persons whom the covering text names in a sentence: 市甲局联系人：某某，联系电话：81080000.
pub(super) fn of_text(notice: &mut Notice) {
    let texts: Vec<&String> = notice.body.iter().chain(&notice.closing).map(|p| &p.text).collect();
    notice.contacts = texts.into_iter().filter_map(|t| contact(t)).collect();
}

fn contact(text: &str) -> Option<Contact> {
    let (before, after) = text.split_once("联系人：").or_else(|| text.split_once("联系人:"))?;
    let is_end = |c: char| matches!(c, '，' | ',' | '；' | ';' | '。' | '、') || is_blank(c);
    let name = after.split(is_end).next()?.trim();
    let rest = &after[name.len()..];
    let (_, phone) = rest.split_once("电话：").or_else(|| rest.split_once("电话:"))?;
    let phone: String = phone.trim().chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
    let unit = before.rsplit(['。', '，', '；', '（', '(']).next().unwrap_or_default();
    let whole = phone.len() >= 7 && (2..=6).contains(&name.chars().count()) && unit.chars().count() <= 30;
    whole.then(|| Contact { unit: unit.to_owned(), name: name.to_owned(), phone })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_named_in_a_sentence() {
        let c = contact("市甲局联系人：张三，联系电话：0379-1234567。").expect("a person");
        assert_eq!((c.unit.as_str(), c.name.as_str(), c.phone.as_str()), ("市甲局", "张三", "0379-1234567"));
        for not in ["联系人：张三。", "请确定联系人，电话：1234567", "联系人：各单位分管负责同志，电话：1234567"]
        {
            assert_eq!(contact(not), None, "{not}");
        }
    }
}
