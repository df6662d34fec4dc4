//! The places of a paper that can be led to by name, and the lines that lead there: each heading, each label of an annex
//! and each table; from each attachment in an 附件说明 to its annex.

use super::block::{Block, Document, Paragraph, Role};
use super::inline::{Accent, Inline};
use super::mark::Mark;
use std::collections::BTreeMap;

/// A block: its section and its place in it.
type Place = (usize, usize);

/// The names of places. A name is made of letters, digits and `_`, begins with a letter and is shorter than 40
/// characters, as word processors want it; it follows from the numbers of what it names, so it stays as long as they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    names: BTreeMap<Place, String>,
    /// Which place each attachment of an 附件说明 leads to.
    leads: BTreeMap<Place, Place>,
}

impl Anchors {
    /// The places of a paper. What a revision put in or took out is none: the other text would keep its bookmark.
    pub fn of(document: &Document) -> Anchors {
        let mut reader = Reader::default();
        for (s, section) in document.sections.iter().enumerate().filter(|(_, s)| s.mark == Mark::None) {
            for (b, block) in section.blocks.iter().enumerate().filter(|(_, b)| b.mark() == Mark::None) {
                reader.block((s, b), block);
            }
        }
        let Reader { names, notes, annexes, .. } = reader;
        // Where they do not pair, nothing is guessed.
        let paired = notes.len() == annexes.len();
        let leads = if paired { notes.into_iter().zip(annexes).collect() } else { BTreeMap::new() };
        Anchors { names, leads }
    }

    /// The name of a block, if it has one.
    pub fn name(&self, section: usize, block: usize) -> Option<&str> {
        self.names.get(&(section, block)).map(String::as_str)
    }

    /// The name of the place that a block leads to, if it does.
    pub fn lead(&self, section: usize, block: usize) -> Option<&str> {
        let (section, block) = *self.leads.get(&(section, block))?;
        self.name(section, block)
    }

    /// How many places have a name.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether no place has one.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

#[derive(Default)]
struct Reader {
    names: BTreeMap<Place, String>,
    notes: Vec<Place>,
    annexes: Vec<Place>,
    /// What names begin with in the annex or the enclosed text at hand.
    scope: String,
    titles: usize,
    enclosures: usize,
    tables: usize,
    /// The numbers of the headings at hand, the first rank first.
    ranks: [usize; 4],
    /// Whether the block before was the label of an annex, whose title follows.
    is_labelled: bool,
}

impl Reader {
    fn block(&mut self, at: Place, block: &Block) {
        let is_labelled = std::mem::take(&mut self.is_labelled);
        let name = match block {
            Block::Paragraph(p) => self.paragraph(at, p, is_labelled),
            Block::Table(_) => {
                self.tables += 1;
                Some(format!("Table_{}", self.tables))
            }
            Block::Signature(_) | Block::Chart(_) => None,
        };
        self.names.extend(name.map(|name| (at, name)));
    }

    fn paragraph(&mut self, at: Place, p: &Paragraph, is_labelled: bool) -> Option<String> {
        match p.role {
            Role::Title => {
                self.titles += 1;
                Some(numbered("Title", self.titles))
            }
            Role::AnnexLabel => {
                self.annexes.push(at);
                self.is_labelled = true;
                Some(self.enter(format!("Annex_{}", self.annexes.len())))
            }
            Role::AnnexTitle if !is_labelled => {
                self.enclosures += 1;
                Some(self.enter(format!("Enclosure_{}", self.enclosures)))
            }
            Role::AttachmentNote | Role::AttachmentNoteNext => {
                self.notes.push(at);
                None
            }
            Role::Heading1 => Some(self.heading(0)),
            Role::Heading2 => Some(self.heading(1)),
            Role::Heading3 => Some(self.heading(2)),
            Role::Heading4 => Some(self.heading(3)),
            // A heading of the second rank that is run in.
            _ if p.inlines.iter().find(|i| i.mark() != Mark::Deleted).is_some_and(is_run_in) => Some(self.heading(1)),
            _ => None,
        }
    }

    /// Begins to read an annex or an enclosed text.
    fn enter(&mut self, name: String) -> String {
        self.scope = format!("{name}_");
        self.ranks = [0; 4];
        name
    }

    fn heading(&mut self, rank: usize) -> String {
        self.ranks[rank] += 1;
        self.ranks[rank + 1..].fill(0);
        let numbers: Vec<String> = self.ranks[..=rank].iter().map(usize::to_string).collect();
        format!("{}Part_{}", self.scope, numbers.join("_"))
    }
}

fn is_run_in(inline: &Inline) -> bool {
    matches!(inline, Inline::Text { accent: Accent::Heading2, .. })
}

fn numbered(name: &str, n: usize) -> String {
    if n == 1 { name.to_owned() } else { format!("{name}_{n}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Orientation, Section, Table};

    fn plain(role: Role, text: &str) -> Block {
        Block::Paragraph(Paragraph::plain(role, text))
    }

    fn run_in(text: &str) -> Block {
        Block::Paragraph(Paragraph::new(Role::Body, vec![Inline::accented(text, Accent::Heading2), Inline::text("甲")]))
    }

    /// A notice that encloses a plan with two annexes, the second turned.
    fn document() -> Document {
        let notice = vec![plain(Role::Title, "通知"), plain(Role::Body, "甲")];
        let plan = vec![
            plain(Role::AnnexTitle, "方案"),
            plain(Role::Heading1, "一、甲"),
            run_in("（一）乙。"),
            run_in("（二）丙。"),
            plain(Role::Heading3, "1.丁"),
            plain(Role::Heading1, "二、戊"),
            run_in("（一）己。"),
            plain(Role::AttachmentNote, "附件：1.庚"),
            plain(Role::AttachmentNoteNext, "2.辛"),
        ];
        let first =
            vec![plain(Role::AnnexLabel, "附件1"), plain(Role::AnnexTitle, "庚"), plain(Role::Heading1, "一、壬")];
        let second = vec![
            plain(Role::AnnexLabel, "附件2"),
            plain(Role::AnnexTitle, "辛"),
            Block::Table(Table::default()),
            Block::Table(Table::default()),
        ];
        let upright = |blocks| Section::new(Orientation::Portrait, blocks);
        let turned = Section::new(Orientation::Landscape, second);
        Document { sections: vec![upright(notice), upright(plan), upright(first), turned], ..Document::default() }
    }

    #[test]
    fn headings_labels_and_tables_are_named_by_their_numbers() {
        let anchors = Anchors::of(&document());
        let wanted = [
            "Title",
            "Enclosure_1",
            "Enclosure_1_Part_1",
            "Enclosure_1_Part_1_1",
            "Enclosure_1_Part_1_2",
            "Enclosure_1_Part_1_2_1",
            "Enclosure_1_Part_2",
            "Enclosure_1_Part_2_1",
            "Annex_1",
            "Annex_1_Part_1",
            "Annex_2",
            "Table_1",
            "Table_2",
        ];
        assert_eq!(anchors.names.values().collect::<Vec<_>>(), wanted);
        assert_eq!((anchors.len(), anchors.is_empty()), (13, false));
        assert_eq!(anchors.name(3, 0), Some("Annex_2"));
        assert_eq!(anchors.name(0, 1), None);
    }

    #[test]
    fn each_attachment_leads_to_its_annex_and_none_where_they_do_not_pair() {
        let mut document = document();
        let anchors = Anchors::of(&document);
        assert_eq!((anchors.lead(1, 7), anchors.lead(1, 8)), (Some("Annex_1"), Some("Annex_2")));
        assert_eq!(anchors.lead(1, 6), None);
        document.sections.pop();
        let anchors = Anchors::of(&document);
        assert_eq!((anchors.lead(1, 7), anchors.lead(1, 8)), (None, None));
    }

    #[test]
    fn what_a_revision_put_in_or_took_out_is_not_counted() {
        let mut document = document();
        document.sections[2].mark = Mark::Inserted;
        let Block::Paragraph(note) = &mut document.sections[1].blocks[7] else { panic!("a note") };
        note.mark = Mark::Deleted;
        let anchors = Anchors::of(&document);
        assert_eq!((anchors.name(2, 0), anchors.name(3, 0)), (None, Some("Annex_1")));
        assert_eq!((anchors.lead(1, 7), anchors.lead(1, 8)), (None, Some("Annex_1")));
    }

    #[test]
    fn names_are_unique_and_such_as_word_processors_take() {
        let mut blocks = Vec::new();
        for _ in 0..30 {
            let roles =
                [Role::Title, Role::AnnexLabel, Role::Heading2, Role::Heading1, Role::Heading4, Role::AnnexTitle];
            blocks.extend(roles.map(|role| plain(role, "甲")));
            blocks.extend((0..25).map(|_| run_in("（一）乙。")));
        }
        let anchors =
            Anchors::of(&Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() });
        let names: std::collections::BTreeSet<&String> = anchors.names.values().collect();
        assert_eq!(names.len(), anchors.len());
        for name in names {
            assert!(name.len() <= 40 && name.starts_with(|c: char| c.is_ascii_alphabetic()), "{name}");
            assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'), "{name}");
        }
    }
}
