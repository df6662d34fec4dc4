//! Either paper as a text such as the notice reader reads: a paragraph a line, the task list in rows of cells parted by
//! TABs. What is there for the eye alone does not become text.

use super::change::{Place, Side};
use super::codes;
use super::rows;
use super::script::{Block, Line, Paragraph, Part, lines, shortened};
use super::walk::Remark;
use crate::base::text::without_blanks;
use crate::parse::notice::is_doc_number;
use crate::parse::office::Fault;

/// The text of one side.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    pub(super) text: String,
    /// Whether it is an annex on its own, headed by the number of its notice.
    pub(super) annex_alone: bool,
    /// The lines below titles that tell by what numbers the text was issued and amended, without blanks.
    pub(super) title_notes: Vec<String>,
    /// What of it the notice reader cannot be given.
    pub(super) remarks: Vec<Remark>,
    /// Of the side as sent out: what of that is not there any more.
    pub(super) gone: Vec<Remark>,
}

/// The text of one side.
pub(super) fn shape(blocks: &[Block], side: Side) -> Result<Shaped, Fault> {
    let mut shaped = Shaped::default();
    let mut attachments = None;
    let tasks = rows::task_table(blocks, side);
    let mut open: Vec<&Paragraph> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(p) => open.push(p),
            Block::Table(table) => {
                shaped.paragraphs(&std::mem::take(&mut open), side, &mut attachments);
                if tasks == Some(table.number) {
                    let rows = rows::read(table, side)?;
                    shaped.text.push_str(&rows.text);
                    shaped.remarks.extend(rows.remarks);
                } else {
                    shaped.remarks.extend(rows::other_table(table, side));
                }
            }
        }
    }
    shaped.paragraphs(&open, side, &mut attachments);
    Ok(shaped)
}

impl Shaped {
    /// Paragraphs that stand together. `attachments` counts the numbered annexes announced last.
    fn paragraphs(&mut self, paragraphs: &[&Paragraph], side: Side, attachments: &mut Option<usize>) {
        for line in lines(paragraphs.iter().copied(), side) {
            if is_furniture(&line) {
                self.title_notes.extend((line.part != Part::Furniture).then(|| without_blanks(&line.text)));
                let remarks = if side == Side::Rejected { &mut self.gone } else { &mut self.remarks };
                remarks.extend(changed_furniture(paragraphs, &line, side));
                continue;
            }
            let text = if line.part == Part::Title { line.text.replace('\n', " ") } else { line.text };
            for text in text.split('\n').filter(|t| !t.trim().is_empty()) {
                self.line(text.trim(), attachments);
            }
        }
    }

    fn line(&mut self, text: &str, attachments: &mut Option<usize>) {
        if let Some((number, label)) = annex_heading(text) {
            self.annex_alone = self.text.is_empty();
            self.text.push_str(&format!("{number}\n{label}\n"));
            return;
        }
        let label = text.split_once(['：', ':']).filter(|(label, _)| without_blanks(label) == "附件");
        let announced = label.map(|(_, name)| name.trim());
        // 2.乙表 under 附件：1.甲表 is a further annex, no third rank of the text.
        let number = if announced.is_some() { Some(1) } else { attachments.map(|n| n + 1) };
        let name = number.and_then(|n| numbered(announced.unwrap_or(text), n));
        *attachments = number.filter(|_| name.is_some());
        match name {
            Some(name) => self.push(&format!("附件：{}", name.trim())),
            None => self.push(text),
        }
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// The text after `2.`, where it begins with that number.
fn numbered(text: &str, number: usize) -> Option<&str> {
    let rest = text.strip_prefix(&number.to_string())?;
    rest.strip_prefix(['.', '．', '、'])
}

/// 某办〔2022〕3号附件: what heads an annex that is not bound with its notice (clause 7.3.7).
fn annex_heading(text: &str) -> Option<(String, String)> {
    let text = without_blanks(text);
    let (number, rest) = text.split_at(text.rfind("附件")?);
    let label = rest.strip_prefix("附件")?;
    (is_doc_number(number) && label.chars().all(|c| c.is_ascii_digit())).then(|| (number.to_owned(), rest.to_owned()))
}

/// 版记, page numbers, and the history of an edition in brackets under its title:
/// （2022年5月9日某办〔2022〕3号印发　根据2022年6月28日某办〔2022〕8号修改）. Word processors may give its style another
/// name, and a made-up amendment says so in a line of its own.
fn is_furniture(line: &Line) -> bool {
    let text = line.text.split("\n（示例").next().unwrap_or_default();
    let text = without_blanks(text);
    let bracketed = text.starts_with('（') && text.ends_with('）');
    let history = ["印发", "公布", "修改", "修订", "修正", "废止"].iter().any(|w| text.contains(w));
    let one_line = text.matches('（').count() == 1 && !text.contains('。');
    match line.part {
        Part::Furniture => true,
        // What ran together with other text is text.
        Part::TitleNote => bracketed,
        _ => bracketed && one_line && history && text.contains('〔'),
    }
}

/// A change of what does not become text would be lost. Of the side as sent out, only what is wholly gone is told: the
/// other tells the rest.
fn changed_furniture(paragraphs: &[&Paragraph], line: &Line, side: Side) -> Option<Remark> {
    let both = |p: &Paragraph| (p.text(Side::Rejected), p.text(Side::Accepted));
    let touched = |p: &&&Paragraph| {
        let (before, after) = both(p);
        let (said, gone) = (p.text(side), after.trim().is_empty());
        before != after && !said.trim().is_empty() && line.text.contains(&said) && (side == Side::Accepted || gone)
    };
    let (before, after) = both(paragraphs.iter().find(touched)?);
    let text = if side == Side::Accepted { &line.text } else { &after };
    let words = vec![("text", shortened(text, 200)), ("before", shortened(&before, 200))];
    Some(Remark { code: &codes::FURNITURE, place: Place::File, words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::returned::change::Fate;
    use crate::parse::returned::script::Piece;

    fn shaped(texts: &[&str]) -> Shaped {
        let paragraph = |text: &&str| {
            let pieces = vec![Piece { text: (*text).to_owned(), fate: Fate::default() }];
            Block::Paragraph(Paragraph { pieces, ..Paragraph::default() })
        };
        let blocks: Vec<Block> = texts.iter().map(paragraph).collect();
        shape(&blocks, Side::Accepted).expect("it is small")
    }

    #[test]
    fn the_history_of_an_edition_is_no_text() {
        let s = shaped(&[
            "方案",
            "（2022年5月9日某办〔2022〕3号印发　根据2022年6月28日某办〔2022〕8号修改）",
            "正文（重要）。",
        ]);
        assert_eq!(s.text, "方案\n正文（重要）。\n");
    }

    /// The note below a title: of two pieces, the second with a fate of its own.
    fn note(words: [&str; 2], fate: Fate) -> Vec<Block> {
        let [kept, changed] = words.map(str::to_owned);
        let pieces = vec![Piece { text: kept, fate: Fate::default() }, Piece { text: changed, fate }];
        let note = Paragraph { pieces, part: [Part::TitleNote; 2], ..Paragraph::default() };
        let body = Piece { text: "正文。".to_owned(), fate: Fate::default() };
        vec![Block::Paragraph(note), Block::Paragraph(Paragraph { pieces: vec![body], ..Paragraph::default() })]
    }

    #[test]
    fn a_history_that_names_an_example_is_known_without_its_style() {
        let s = shaped(&[
            "（2022年5月9日某办〔2022〕3号印发\n根据某办〔2022〕8号修改）\n（示例，并非印发的公文）",
            "正文。",
        ]);
        assert_eq!(s.text, "正文。\n");
        assert_eq!(
            s.title_notes,
            ["（2022年5月9日某办〔2022〕3号印发根据某办〔2022〕8号修改）（示例，并非印发的公文）"]
        );
    }

    #[test]
    fn a_history_that_is_taken_out_is_said_once() {
        let taken_out = Fate { inserted: false, deleted: true };
        let blocks = note(["", "（某号印发）"], taken_out);
        let (old, new) =
            (shape(&blocks, Side::Rejected).expect("small"), shape(&blocks, Side::Accepted).expect("small"));
        assert_eq!((old.text.as_str(), new.text.as_str()), ("正文。\n", "正文。\n"));
        assert_eq!((old.gone.len(), new.remarks.len()), (1, 0));
        let blocks = note(["（某号印发", "）"], Fate::default());
        assert!(shape(&blocks, Side::Rejected).expect("small").gone.is_empty());
    }

    #[test]
    fn what_ran_together_with_a_history_is_text() {
        let put_in = Fate { inserted: true, deleted: false };
        let new = shape(&note(["（某号印发）", "另有要求。"], put_in), Side::Accepted).expect("small");
        assert_eq!(new.text, "（某号印发）另有要求。\n正文。\n");
    }

    #[test]
    fn an_annex_alone_is_headed_by_its_number() {
        let s = shaped(&["鼓平安办〔2022〕3号附件2", "任务清单"]);
        assert!(s.annex_alone);
        assert_eq!(s.text, "鼓平安办〔2022〕3号\n附件2\n任务清单\n");
    }

    #[test]
    fn further_annexes_are_known_by_their_number() {
        let s = shaped(&["附件：1.甲表", "2.乙表", "4.不是附件", "附件：丙表", "1.也不是"]);
        assert_eq!(s.text, "附件：甲表\n附件：乙表\n4.不是附件\n附件：丙表\n1.也不是\n");
    }

    #[test]
    fn forced_line_breaks_are_lines() {
        assert_eq!(shaped(&["联系人：甲　乙　1\n丙　丁　2"]).text, "联系人：甲　乙　1\n丙　丁　2\n");
    }
}
