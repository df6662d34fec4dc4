//! A row of the list in words: 具体内容：…；责任单位：…；参与单位：….

use super::amendment::RowText;
use super::target::Column;

impl RowText {
    /// Puts a text into a column; `false` where something stands there already.
    pub fn put(&mut self, column: Column, text: String) -> bool {
        let cell = match column {
            Column::Content => &mut self.content,
            Column::Lead => &mut self.lead,
            Column::Participants => &mut self.participants,
            Column::Deadline => &mut self.deadline,
            Column::Note => &mut self.note,
            Column::Other(head) => self.extra.entry(head).or_default(),
        };
        let free = cell.is_empty();
        if free {
            *cell = text;
        }
        free
    }

    /// Its columns that say something, in the order of the list; the content in any case.
    pub fn columns(&self) -> Vec<Column> {
        let usual = [Column::Content, Column::Lead, Column::Participants, Column::Deadline, Column::Note];
        let extra = self.extra.keys().cloned().map(Column::Other);
        let says = |c: &Column| *c == Column::Content || !self.cell(c).is_empty();
        usual.into_iter().chain(extra).filter(says).collect()
    }

    /// Its cells behind their labels; `None` where they could not be told apart again.
    pub fn labelled(&self) -> Option<String> {
        let mut text = String::new();
        for column in self.columns() {
            // A sentence that ends of itself needs no further mark.
            let mark = if text.is_empty() || text.ends_with('。') { "" } else { "；" };
            text += &format!("{mark}{}：{}", column.name(), self.cell(&column));
        }
        (RowText::from_labelled(&text).as_ref() == Ok(self)).then_some(text)
    }

    /// Reads cells behind their labels. The error is the part in which no cell can be told.
    pub fn from_labelled(text: &str) -> Result<RowText, String> {
        let mut starts: Vec<(usize, usize, Column)> = Vec::new();
        for (i, _) in text.char_indices() {
            let free = i == 0 || text[..i].ends_with(['；', ';', '\n', '。']);
            if let Some((length, column)) = label(&text[i..]).filter(|_| free) {
                starts.push((i, i + length, column));
            }
        }
        if starts.first().is_none_or(|(at, ..)| *at > 0) {
            return Err(text.to_owned());
        }
        let mut row = RowText::default();
        for (n, (at, from, column)) in starts.iter().enumerate() {
            let end = starts.get(n + 1).map_or(text.len(), |next| next.0);
            let last = n + 1 == starts.len();
            let cell = text[*from..end].trim_end_matches('\n');
            let cell = if last { cell } else { cell.strip_suffix(['；', ';']).unwrap_or(cell) };
            let cell = if *column == Column::Content { cell } else { cell.trim_end_matches('。') };
            // A second label that is not known would go under in the cell before it.
            let odd = *column != Column::Content && cell.contains(['：', ':']);
            if odd || !row.put(column.clone(), cell.to_owned()) {
                return Err(text[*at..end].to_owned());
            }
        }
        Ok(row)
    }
}

/// The label at the head of a text, with its colon, and the column it names.
fn label(text: &str) -> Option<(usize, Column)> {
    let (head, rest) = text.split_once(['：', ':'])?;
    let colon = text.len() - head.len() - rest.len();
    let column = Column::from_name(head);
    (!matches!(column, Column::Other(_))).then_some((head.len() + colon, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(content: &str, lead: &str, participants: &str) -> RowText {
        RowText { content: content.into(), lead: lead.into(), participants: participants.into(), ..RowText::default() }
    }

    #[test]
    fn a_row_is_said_and_read() {
        let said = row("加强检查；重点：网吧。", "甲局、乙局", "各办事处").labelled();
        let text = "具体内容：加强检查；重点：网吧。责任单位：甲局、乙局；参与单位：各办事处";
        assert_eq!(said.as_deref(), Some(text));
        assert_eq!(
            RowText::from_labelled("工作内容:甲。牵头单位:乙局;配合单位:丙局。"),
            Ok(row("甲。", "乙局", "丙局"))
        );
    }

    #[test]
    fn cells_that_cannot_be_told_apart_are_not_said() {
        assert_eq!(row("甲；责任单位：乙", "丙", "").labelled(), None);
        assert_eq!(row("甲", "乙。", "").labelled(), None);
        for odd in ["", "甲", "甲；责任单位：乙", "具体内容：甲；责任单位：乙；进度：丙", "责任单位：甲；责任单位：乙"]
        {
            assert!(RowText::from_labelled(odd).is_err(), "{odd}");
        }
    }
}
