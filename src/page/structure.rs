//! The logical structure of a laid-out paper, for readers who hear it (PDF/UA) and for faithful extraction.

/// Number of a structure element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

/// The elements, parents before children, siblings in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagTree {
    tags: Vec<Tag>,
}

/// A structure element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What it is.
    pub role: TagRole,
    /// The element it is part of; `None` directly below the document.
    pub parent: Option<TagId>,
    /// What a figure shows, in words.
    pub alt: Option<String>,
}

/// What a structure element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TagRole {
    /// A title or heading; 1 is the outermost.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A run within a paragraph that leads somewhere; its parent is the paragraph.
    Link,
    /// The number of a footnote in the text; its parent is the paragraph or the cell, and a link stands in it.
    Reference,
    /// A footnote; its parent is what refers to it, and it is read after that.
    Footnote,
    /// The number of a footnote at its head; its parent is the footnote.
    Label,
    /// A drawing; it is heard as the words that stand for it.
    Figure,
    /// A table.
    Table,
    /// A row; its parent is the table.
    Row,
    /// A head cell of a column; its parent is the row.
    HeadCell {
        /// Columns covered.
        col_span: usize,
        /// Rows covered.
        row_span: usize,
    },
    /// Another cell; its parent is the row.
    Cell {
        /// Columns covered.
        col_span: usize,
        /// Rows covered.
        row_span: usize,
    },
}

impl TagTree {
    /// Adds an element.
    pub fn add(&mut self, role: TagRole, parent: Option<TagId>) -> TagId {
        let id = TagId(u32::try_from(self.tags.len()).expect("fewer than four thousand million elements"));
        debug_assert!(parent.is_none_or(|p| p < id), "parents come before children");
        self.tags.push(Tag { role, parent, alt: None });
        id
    }

    /// Adds a figure, directly below the document, with the words that stand for it.
    pub fn add_figure(&mut self, alt: impl Into<String>) -> TagId {
        let id = self.add(TagRole::Figure, None);
        self.tags[id.0 as usize].alt = Some(alt.into());
        id
    }

    /// The elements with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (TagId, &Tag)> {
        self.tags.iter().enumerate().map(|(i, t)| (TagId(i as u32), t))
    }

    /// One element.
    pub fn get(&self, id: TagId) -> &Tag {
        &self.tags[id.0 as usize]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }
}
