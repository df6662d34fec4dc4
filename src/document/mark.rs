//! What a revision put in and took out, for a paper that shows two texts at once.
//!
//! A marked document holds the words of the old text and of the new one; [`Mark`] says which words stand in only one
//! of them. Papers that show one text carry no mark anywhere.

/// What a revision did to a piece of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Nothing: it stands in both texts.
    #[default]
    None,
    /// It stands in the new text alone.
    Inserted,
    /// It stood in the old text alone.
    Deleted,
}

/// Who revised a paper, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Revision {
    /// The organ or person.
    pub author: String,
    /// The moment: `2022-06-01T09:00:00Z`, or the day alone.
    pub date: String,
}

/// Which stretches of a text a revision touched; empty where it touched none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks {
    /// The length of each stretch in bytes, and its mark, in the order of the text.
    stretches: Vec<(usize, Mark)>,
}

impl Marks {
    /// A text made of pieces, and its marks.
    pub fn join<'a>(pieces: impl IntoIterator<Item = (&'a str, Mark)>) -> (String, Marks) {
        let (mut text, mut marks) = (String::new(), Marks::default());
        for (piece, mark) in pieces.into_iter().filter(|(piece, _)| !piece.is_empty()) {
            text.push_str(piece);
            match marks.stretches.last_mut() {
                Some((len, last)) if *last == mark => *len += piece.len(),
                _ => marks.stretches.push((piece.len(), mark)),
            }
        }
        if marks.stretches.iter().all(|(_, mark)| *mark == Mark::None) {
            marks.stretches.clear();
        }
        (text, marks)
    }

    /// One mark for all of a text.
    pub fn whole(text: &str, mark: Mark) -> Marks {
        Marks::join([(text, mark)]).1
    }

    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// Whether all of a text, and there is some, has that mark.
    pub fn all(&self, mark: Mark) -> bool {
        !self.is_empty() && self.stretches.iter().all(|(_, m)| *m == mark)
    }

    /// The stretches of the text that these are the marks of. Bytes that no stretch reaches have no mark.
    pub fn pieces<'a>(&self, text: &'a str) -> Vec<(&'a str, Mark)> {
        let mut rest = text;
        let mut out = Vec::with_capacity(self.stretches.len().max(1));
        for &(len, mark) in &self.stretches {
            let Some((piece, after)) = rest.split_at_checked(len) else { break };
            out.push((piece, mark));
            rest = after;
        }
        if !rest.is_empty() || out.is_empty() {
            out.push((rest, Mark::None));
        }
        out
    }

    /// The same cut at line breaks: the pieces of every line, and the mark of the break that ends it.
    pub fn lines<'a>(&self, text: &'a str) -> Vec<(Vec<(&'a str, Mark)>, Mark)> {
        let mut lines = vec![(Vec::new(), Mark::None)];
        for (piece, mark) in self.pieces(text) {
            for (n, part) in piece.split('\n').enumerate() {
                if n > 0 {
                    lines.last_mut().expect("there is a line from the start").1 = mark;
                    lines.push((Vec::new(), Mark::None));
                }
                lines.last_mut().expect("there is a line from the start").0.push((part, mark));
            }
        }
        lines
    }

    /// The text without the pieces of that mark.
    pub fn without(&self, text: &str, dropped: Mark) -> String {
        self.pieces(text).into_iter().filter(|(_, m)| *m != dropped).map(|(piece, _)| piece).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_gives_back_what_it_was_and_what_it_became() {
        let (text, marks) =
            Marks::join([("第", Mark::None), ("12", Mark::Deleted), ("13", Mark::Inserted), ("项", Mark::None)]);
        assert_eq!(text, "第1213项");
        assert_eq!(marks.without(&text, Mark::Deleted), "第13项");
        assert_eq!(marks.without(&text, Mark::Inserted), "第12项");
        assert!(!marks.is_empty() && !marks.all(Mark::Deleted));
    }

    #[test]
    fn a_text_that_nobody_touched_has_no_marks() {
        let (text, marks) = Marks::join([("甲", Mark::None), ("", Mark::Deleted), ("乙", Mark::None)]);
        assert_eq!((text.as_str(), marks.is_empty()), ("甲乙", true));
        assert!(!Marks::whole("", Mark::Deleted).all(Mark::Deleted));
    }

    #[test]
    fn marks_of_another_text_lose_no_word() {
        let marks = Marks::whole("甲乙", Mark::Deleted);
        assert_eq!(marks.pieces("a甲"), [("a甲", Mark::None)], "the cut would fall within a character");
        assert_eq!(marks.pieces("丙"), [("丙", Mark::None)]);
    }

    #[test]
    fn a_break_within_a_stretch_ends_a_line_with_its_mark() {
        let (text, marks) = Marks::join([("甲", Mark::None), ("\n乙", Mark::Inserted)]);
        let lines = marks.lines(&text);
        assert_eq!(lines[0], (vec![("甲", Mark::None), ("", Mark::Inserted)], Mark::Inserted));
        assert_eq!(lines[1], (vec![("乙", Mark::Inserted)], Mark::None));
    }
}
