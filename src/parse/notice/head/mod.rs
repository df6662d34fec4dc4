//! Letterhead, number, title and addressees.

mod addressees;
mod run_on;

pub(in crate::parse) use run_on::cuts;

use super::Reader;
use crate::base::text::is_blank;
use crate::parse::lines::{Line, Look, plain};
use crate::parse::traced::{Noise, Traced};
use addressees::{addressee, split};

/// The kinds of document a title may end with (《党政机关公文处理工作条例》 art. 8).
const KINDS: [&str; 15] = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要",
];

/// What an enclosed text may be called, beside the kinds of document.
const PLANS: [&str; 19] = [
    "方案", "措施", "办法", "要点", "计划", "规划", "细则", "清单", "规定", "条例", "分工", "指南", "纲要", "预案",
    "制度", "政策", "指引", "标准", "表",
];

/// What organs do to the text that a title names.
const VERBS: [&str; 8] = ["关于", "印发", "转发", "批转", "公布", "发布", "下发", "废止"];

impl Reader<'_> {
    /// Letterhead, number, title and 主送; gives the index of the first line of the text.
    pub(super) fn head(&mut self, lines: &[Line]) -> usize {
        let Some(addressee) = addressee(lines) else {
            let end = lines.iter().position(|l| super::is_prose(l) || is_numbered(l)).unwrap_or(lines.len());
            self.head_lines(&lines[..end]);
            return end;
        };
        let first = addressee.0;
        self.head_lines(&lines[..first]);
        let mut text = Traced::default();
        lines[first..=addressee.1].iter().for_each(|l| text.append(&l.text));
        self.addressees(&text);
        addressee.1 + 1
    }

    fn head_lines(&mut self, lines: &[Line]) {
        let mut head = HeadLines::default();
        for line in lines {
            let (line, number) = self.without_number(&line.text);
            match number {
                Some((number, Beside::Before)) => {
                    self.number_among(&number, &mut head);
                    head.take(line);
                }
                Some((number, Beside::Behind)) => {
                    head.take(line);
                    self.number_among(&number, &mut head);
                }
                None => head.take(line),
            }
        }
        self.letterhead(head.above.into_iter().chain(head.waiting).collect());
        self.titles(head.titles);
    }

    /// The number, which parts the letterhead from the title.
    fn number_among(&mut self, number: &Traced, head: &mut HeadLines) {
        self.number(number);
        head.above.append(&mut head.waiting);
        (head.open, head.numbered) = (false, true);
    }

    /// Takes a number off a line that holds more: 某政发〔2020〕3号-某区人民政府关于…, …的通知（某政发〔2020〕3号）,
    /// 某区人民政府　　某政发〔2020〕3号.
    fn without_number(&mut self, line: &Traced) -> (Traced, Option<(Traced, Beside)>) {
        let clean = self.account.clean(line);
        let text = clean.text();
        if let Some(gap) = behind_an_organ(line) {
            return (line.slice(0, gap), Some((self.account.clean(&line.from(gap)), Beside::Behind)));
        }
        if super::is_doc_number(&text) {
            return (Traced::default(), Some((clean, Beside::Before)));
        }
        let end = text.chars().position(|c| matches!(c, '号' | '號')).map(|n| n + 1);
        if let Some(end) = end.filter(|&n| super::is_doc_number(&clean.slice(0, n).text())) {
            let rest = clean.from(end);
            let sign = rest.position(|c| !is_sign(c)).unwrap_or(rest.len());
            self.account.noise(Noise::Mark, &rest.slice(0, sign));
            return (rest.from(sign), Some((clean.slice(0, end), Beside::Before)));
        }
        let open = text.chars().collect::<Vec<_>>().iter().rposition(|c| matches!(c, '（' | '('));
        if let (Some(open), Some('）' | ')')) = (open, clean.last()) {
            // 某政发（2020）3号 has brackets of its own.
            let inside = clean.slice(open + 1, clean.len() - 1);
            if super::is_doc_number(&inside.text()) {
                self.account.noise(Noise::Mark, &clean.slice(open, open + 1));
                self.account.noise(Noise::Mark, &clean.from(clean.len() - 1));
                return (clean.slice(0, open), Some((inside, Beside::Behind)));
            }
        }
        // What is left where the number stood on the same line.
        let sign = line.position(|c| !is_sign(c)).unwrap_or(0);
        self.account.noise(Noise::Mark, &line.slice(0, sign));
        (line.from(sign), None)
    }

    fn number(&mut self, number: &Traced) {
        let text = self.account.clean(number).text();
        match &self.notice.doc_number {
            None => self.notice.doc_number = Some(self.field("doc_number", number)),
            Some(known) if *known == text => self.account.noise(Noise::RepeatedHead, number),
            Some(_) => self.unread(number),
        }
    }

    /// Organs that no title took: the letterhead, of one organ or of several that issue jointly.
    fn letterhead(&mut self, organs: Vec<Traced>) {
        let mut names: Vec<String> = Vec::new();
        for organ in organs {
            let clean = self.account.clean(&organ);
            let text = plain(&clean.text());
            let whole = clean.len();
            let name = if text.ends_with("文件") && whole > 4 { clean.slice(0, whole - 2) } else { clean.clone() };
            let known = names.iter().any(|n| *n == name.text());
            match () {
                () if known => self.account.noise(Noise::RepeatedHead, &organ),
                () if is_organ(&plain(&name.text())) || (names.is_empty() && could_be_a_mark(&text)) => {
                    self.account.noise(Noise::Label, &clean.from(name.len()));
                    names.push(self.field("issuer", &name));
                }
                () => self.unread(&organ),
            }
        }
        let mut names = names.into_iter();
        self.notice.issuer = names.next();
        self.notice.co_issuers = names.collect();
    }

    /// The title; where it stands twice, the second is noise.
    fn titles(&mut self, titles: Vec<Traced>) {
        let mut titles = titles.into_iter();
        let Some(title) = titles.next() else { return };
        let title = self.without_joint_organ(&title);
        let text = self.field("title", &title);
        for more in titles {
            let same = self.account.clean(&more).text() == text;
            if same { self.account.noise(Noise::RepeatedHead, &more) } else { self.unread(&more) }
        }
        if self.notice.issuer.is_none() {
            // Without a letterhead the title names the organ: 某县政府关于….
            self.notice.issuer = organ_of(&text);
        }
        self.notice.title = Some(text).filter(|t| !t.is_empty());
    }

    /// 中共某市委办公室 above 某市人民政府办公室关于…, with no number between them: both issue, and as where each stands on
    /// a line of its own, neither is of the title.
    fn without_joint_organ(&mut self, title: &Traced) -> Traced {
        let Some(issuer) = &self.notice.issuer else { return title.clone() };
        let above = |key: &str| self.notice.places.get(key).copied();
        let at = title.trim().at(self.source);
        let numbered = above("doc_number").is_some_and(|n| above("issuer") < Some(n) && Some(n) < at);
        let clean = self.account.clean(title);
        let new = |o: &String| o != issuer && !self.notice.co_issuers.contains(o) && is_organ(o);
        let organ = organ_of(&clean.text()).filter(new);
        let Some(organ) = organ.filter(|_| above("issuer") < at && !numbered) else { return title.clone() };
        let (organ, rest) = (clean.slice(0, organ.chars().count()), clean.from(organ.chars().count()));
        let organ = self.field("issuer", &organ);
        self.notice.co_issuers.push(organ);
        rest
    }

    fn addressees(&mut self, line: &Traced) {
        let (text, colon) = self.account.clean(line).partition(|_, c| matches!(c, '：' | ':'));
        self.account.noise(Noise::Mark, &colon);
        let text = self.field("addressees", &text);
        self.notice.addressees = split(&text);
        self.notice.addressees_text = Some(text);
    }
}

/// On which side of the rest of its line a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Before,
    Behind,
}

/// The lines of a head as they are told apart.
#[derive(Default)]
struct HeadLines {
    /// Those above the number.
    above: Vec<Traced>,
    /// Organs that wait to be known as a letterhead or as the beginning of a title.
    waiting: Vec<Traced>,
    titles: Vec<Traced>,
    /// Whether the last title goes on.
    open: bool,
    /// Whether the number stands above.
    numbered: bool,
}

impl HeadLines {
    fn take(&mut self, line: Traced) {
        let text = plain(&line.text());
        if text.is_empty() {
            return;
        }
        let begins = VERBS.iter().any(|v| text.contains(v)) || KINDS.iter().any(|k| text.ends_with(k));
        match self.titles.last_mut().filter(|_| self.open && !text.ends_with("文件")) {
            Some(title) => title.append(&line),
            None if !begins => return self.waiting.push(line),
            None => {
                let mut title = Traced::default();
                if self.lead_on(&text) {
                    self.waiting.drain(..).for_each(|o| title.append(&o));
                }
                title.append(&line);
                self.titles.push(title);
            }
        }
        self.open = !self.titles.last().is_some_and(|t| is_whole_title(&plain(&t.text())));
    }

    /// Whether the organs that wait are how this title begins: 某市人民政府 above 关于…, with no number between them.
    /// Several, each a name by itself, issue together and stand above it, unless a letterhead above the number names them
    /// already.
    fn lead_on(&self, title: &str) -> bool {
        let starts = VERBS.iter().any(|v| title.starts_with(v));
        let joint = issue_together(&self.waiting);
        let repeated = !self.above.is_empty() && joint;
        let alone = !joint && (!self.numbered || self.waiting.iter().all(|o| is_organ(&plain(&o.text()))));
        starts && number_free(title) && (alone || repeated)
    }
}

/// Where the gap is on a line of an organ and, at the other edge, a number: 某区人民政府　　某政发〔2020〕3号.
fn behind_an_organ(line: &Traced) -> Option<usize> {
    let gap = line.iter().collect::<Vec<_>>().iter().rposition(|&(_, c)| is_blank(c))?;
    let (organ, number) = (plain(&line.slice(0, gap).text()), plain(&line.from(gap).text()));
    (super::is_doc_number(&number) && is_organ(&organ)).then_some(gap)
}

/// Whether a line that is no name of an organ may be printed as one: 政务督查. What was damaged is none.
fn could_be_a_mark(text: &str) -> bool {
    text.chars().all(|c| crate::base::text::is_han(c) || c.is_alphanumeric() || "（）()·".contains(c))
}

/// Whether lines are names of organs that issue together.
fn issue_together(organs: &[Traced]) -> bool {
    organs.len() > 1 && organs.iter().all(|o| is_organ(&plain(&o.text())))
}

/// What parts a number from a title on the same line.
fn is_sign(c: char) -> bool {
    matches!(c, '-' | '—' | '－' | '：' | ':' | '_')
}

fn is_numbered(line: &Line) -> bool {
    matches!(line.look, Look::Numbered(_))
}

fn number_free(text: &str) -> bool {
    !text.contains('〔')
}

/// The organ in front of what it does.
pub(super) fn organ_of(title: &str) -> Option<String> {
    let at = VERBS.iter().filter_map(|v| find(title, v)).min()?;
    let organ = &title[..at];
    let name = !organ.is_empty() && !organ.contains(['《', '》', '，', '。']) && organ.chars().count() <= 60;
    name.then(|| organ.to_owned())
}

/// Where a word stands, in whatever characters.
fn find(text: &str, word: &str) -> Option<usize> {
    let simple: String = text.chars().map(crate::base::text::simplified).collect();
    simple.find(word)
}

/// Whether a line could be the name of a body that issues.
fn is_organ(text: &str) -> bool {
    crate::model::cells::names_a_body(text) && text.chars().count() <= 40
}

/// Whether a line is a whole title: 某市人民政府关于…的通知.
pub(in crate::parse) fn is_title(text: &str) -> bool {
    let length = text.chars().count();
    is_whole_title(text)
        && (10..=120).contains(&length)
        && VERBS.iter().any(|v| text.contains(v))
        && !text.contains('。')
}

/// Whether a title ends as titles do, with all that it quotes closed.
fn is_whole_title(text: &str) -> bool {
    let text = text.trim_end_matches(['）', ')']);
    let bare = match text.rfind(['（', '(']) {
        Some(open) if open + 20 > text.len() => &text[..open],
        _ => text,
    };
    let closed = text.matches('《').count() == text.matches('》').count();
    closed && KINDS.iter().any(|k| bare.ends_with(k) || text.ends_with(k))
}

/// Whether a piece ends as the title of an enclosed text does.
pub(in crate::parse) fn ends_as_plan(piece: &str) -> bool {
    let text = plain(piece);
    let text = ["（试行）", "（暂行）", "(试行)", "(暂行)"].iter().find_map(|s| text.strip_suffix(s)).unwrap_or(&text);
    text.chars().count() >= 6 && PLANS.iter().any(|p| text.ends_with(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_organ() {
        assert_eq!(organ_of("某市人民政府办公室印发《关于甲的措施》的通知").as_deref(), Some("某市人民政府办公室"));
        assert_eq!(organ_of("某市甲局等4部门关于印发乙的通知").as_deref(), Some("某市甲局等4部门"));
        assert_eq!(organ_of("關於印發甲的通知"), None);
        assert_eq!(organ_of("《甲》印发通知"), None);
    }

    #[test]
    fn titles_are_whole_when_they_end() {
        assert!(is_whole_title("关于印发《甲方案（试行）》的通知"));
        assert!(is_whole_title("关于甲的若干意见"));
        assert!(is_whole_title("关于甲的通知（暂行）"));
        assert!(!is_whole_title("关于印发《甲通知"));
        assert!(!is_whole_title("国务院办公厅关于推广"));
    }
}
