//! `content/receipts/MONTH.yaml`: when and how each file of a month arrived. Receipts are added, never changed.

use serde::{Deserialize, Serialize};

/// The arrivals of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipts {
    /// In the order of their arrival.
    #[serde(default)]
    pub receipts: Vec<Receipt>,
}

/// One file that arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// When it arrived: `2022-07-25 16:20`, the office's own time.
    pub time: String,
    /// The file below `seeds/submissions/MONTH/`; what was enclosed in it is named after `!/`.
    pub file: String,
    /// SHA-256 of its bytes, as `sha256sum` prints it.
    pub sha256: String,
    /// Who sent it, as the file or the letter says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sender: String,
    /// How the sender was recognised.
    pub recognised: Recognised,
    /// When the same bytes came again, under whatever name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<String>,
}

/// How the sender of a report was recognised, the surest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognised {
    /// By an answer of a person.
    Answer,
    /// By the key hidden in a form that this tool gave out.
    Key,
    /// By what the file says: 填报单位.
    Text,
    /// By its name.
    FileName,
    /// By the letter it came with.
    Letter,
    /// Not at all.
    #[default]
    Unknown,
}

impl Receipts {
    /// The same bytes received again, under whatever name, as one receipt noted again: the earliest counts, in whatever
    /// order they were entered.
    pub fn noted_again(mut self) -> Receipts {
        self.receipts.sort_by(|a, b| a.time.cmp(&b.time));
        let mut receipts: Vec<Receipt> = Vec::new();
        for receipt in self.receipts {
            match receipts.iter_mut().find(|r| r.sha256 == receipt.sha256) {
                Some(first) => first.again.push(receipt.time),
                None => receipts.push(receipt),
            }
        }
        Receipts { receipts }
    }

    /// The receipt of a file by its path below the month's folder; a file enclosed in another arrived with that.
    pub fn of(&self, file: &str) -> Option<&Receipt> {
        let outer = file.split("!/").next().unwrap_or(file);
        self.receipts.iter().find(|r| r.file == file).or_else(|| self.receipts.iter().find(|r| r.file == outer))
    }
}
