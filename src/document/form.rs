//! A form to be filled in: what is given, what is asked, and the key by which it is known when it comes back.

/// A form for one unit, one row a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankForm {
    /// Its title.
    pub title: String,
    /// The organ that gives it out, as metadata.
    pub organ: String,
    /// What a returned form is known by, kept where nobody sees it.
    pub key: String,
    /// What is given above the table: label and value.
    pub given: Vec<(String, String)>,
    /// What is asked above the table.
    pub asked: Vec<Asked>,
    /// Sentences above the table: by when, where to, how.
    pub notes: Vec<String>,
    /// The columns, left to right.
    pub columns: Vec<FormColumn>,
    /// The rows: a cell for each column, empty where it is to be filled in.
    pub rows: Vec<Vec<String>>,
}

/// Something asked once a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its label: 填报人.
    pub label: String,
    /// Its name for machines: `reporter`.
    pub name: &'static str,
}

/// A column of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormColumn {
    /// Its head.
    pub head: String,
    /// Its name for machines: `progress`.
    pub name: &'static str,
    /// Its share of the width.
    pub share: u32,
    /// What stands in it.
    pub kind: FormKind,
}

/// What stands in a column of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// Given, and not to be changed: a number or a short word, in the middle.
    Mark,
    /// Given, and not to be changed.
    Words,
    /// Given for comparison only: what was said before.
    Before,
    /// Asked: a text.
    Text,
    /// Asked: one of these words.
    Choice(Vec<&'static str>),
    /// Asked: a whole number from 0 to 100.
    Percent,
}

impl FormKind {
    /// Whether it is for the unit to fill in.
    pub fn is_asked(&self) -> bool {
        matches!(self, FormKind::Text | FormKind::Choice(_) | FormKind::Percent)
    }
}
