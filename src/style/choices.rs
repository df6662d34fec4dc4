//! `templates/style.yaml`: what an office may choose. Everything else is the standard's.

use super::font::{Face, FontPolicy, FontWish, has_place_outside};
use crate::base::Length;
use crate::document::Orientation;
use crate::page::Colour;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// An office's choices.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// 发文机关标志 as printed, with or without 文件 (clause 7.2.4 allows both); left out, the issuer as received.
    #[serde(default)]
    pub letterhead: Option<String>,
    /// What the 发文机关标志 of a joint paper shows.
    #[serde(default)]
    pub joint_mark: JointMark,
    /// The red of the head.
    #[serde(default = "Choices::default_red", deserialize_with = "colour")]
    pub red: Colour,
    /// Size of the 发文机关标志 in points, made smaller where it would not fit on one line.
    #[serde(default = "Choices::default_mark_size", deserialize_with = "points")]
    pub mark_size: Length,
    /// Whether the signature leaves room for a seal.
    #[serde(default)]
    pub sealing: Sealing,
    /// Size of type in the task annex.
    #[serde(default)]
    pub table_size: TableSize,
    /// How the task annex is held.
    #[serde(default, deserialize_with = "orientation")]
    pub table_orientation: Orientation,
    /// Whether 续表 stands above a table on every page but its first.
    #[serde(default)]
    pub table_continued: bool,
    /// Whether bulletins have their small charts.
    #[serde(default)]
    pub charts: bool,
    /// Pictures of seals and signature stamps.
    #[serde(default)]
    pub seals: Vec<SealChoice>,
    /// 版记; left out, none is printed.
    #[serde(default)]
    pub imprint: Option<ImprintChoices>,
    /// Which font files may stand for the faces.
    #[serde(default)]
    pub font_policy: Option<FontPolicy>,
    /// The office's own font files by face, below the dossier.
    #[serde(default, deserialize_with = "font_files")]
    pub fonts: BTreeMap<Face, String>,
}

impl Choices {
    const fn default_red() -> Colour {
        Colour(0xff, 0, 0)
    }

    /// What the office wants of the fonts.
    pub fn font_wish(&self) -> FontWish {
        FontWish { policy: self.font_policy, files: self.fonts.clone() }
    }

    const fn default_mark_size() -> Length {
        Length::pt(32)
    }
}

impl Default for Choices {
    fn default() -> Choices {
        Choices {
            letterhead: None,
            joint_mark: JointMark::default(),
            red: Choices::default_red(),
            mark_size: Choices::default_mark_size(),
            sealing: Sealing::default(),
            table_size: TableSize::default(),
            table_orientation: Orientation::default(),
            table_continued: false,
            charts: false,
            seals: Vec::new(),
            imprint: None,
            font_policy: None,
            fonts: BTreeMap::new(),
        }
    }
}

/// 版记 as the office wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImprintChoices {
    /// 抄送机关, as printed after `抄送：`; left out, the line is not printed.
    #[serde(default)]
    pub copy_to: Option<String>,
    /// 印发机关; a letter prints none (clause 10.1).
    #[serde(default)]
    pub printer: String,
    /// 印发日期 where it differs from the date of the paper, `2022-05-10`.
    #[serde(default)]
    pub printed: Option<crate::base::Date>,
    /// Whether it stands on the back of the last sheet.
    #[serde(default)]
    pub even_page: bool,
}

/// What the 发文机关标志 of a joint paper shows (clause 7.2.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JointMark {
    /// Every name, and 文件 at their right.
    #[default]
    Paper,
    /// Every name.
    Names,
    /// The host's mark alone.
    Host,
}

/// A picture of a seal or of a signature stamp.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealChoice {
    /// Whose it is: an organ as it signs, or a person.
    pub of: String,
    /// The picture, a PNG file of the dossier.
    pub file: String,
    /// How wide it is printed; its height follows from the picture.
    #[serde(deserialize_with = "millimetres")]
    pub width: Length,
}

/// Whether a seal will be put on the signature (clauses 7.3.5.1 and 7.3.5.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sealing {
    /// Date four characters from the right, organ centred on it, room for the seal above.
    #[default]
    Sealed,
    /// Organ two characters from the right, date below, two characters further in.
    Unsealed,
}

/// Size of type in tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableSize {
    /// 四号, 14 pt
    #[serde(rename = "四号")]
    Four,
    /// 小四, 12 pt
    #[default]
    #[serde(rename = "小四")]
    SmallFour,
    /// 五号, 10.5 pt, the lower bound of practice
    #[serde(rename = "五号")]
    Five,
    /// 小五, 9 pt: for working papers, which are not filed; no office may choose it for its own
    #[serde(skip)]
    SmallFive,
}

impl TableSize {
    /// Size of type.
    pub const fn size(self) -> Length {
        match self {
            TableSize::Four => Length::pt(14),
            TableSize::SmallFour => Length::pt(12),
            TableSize::Five => Length::pt10(105),
            TableSize::SmallFive => Length::pt(9),
        }
    }

    /// Distance of baselines.
    pub const fn line(self) -> Length {
        match self {
            TableSize::Four => Length::pt(22),
            TableSize::SmallFour => Length::pt(18),
            TableSize::Five => Length::pt(16),
            TableSize::SmallFive => Length::pt(13),
        }
    }
}

fn colour<'de, D: Deserializer<'de>>(d: D) -> Result<Colour, D::Error> {
    let s = String::deserialize(d)?;
    let hex = s.strip_prefix('#').filter(|h| h.len() == 6 && h.is_ascii());
    let byte = |h: &str, i: usize| u8::from_str_radix(&h[i..i + 2], 16).ok();
    hex.and_then(|h| Some(Colour(byte(h, 0)?, byte(h, 2)?, byte(h, 4)?)))
        .ok_or_else(|| serde::de::Error::custom(format!("expected a colour such as \"#FF0000\", found `{s}`")))
}

/// A file elsewhere would be another, or none, on the next machine.
fn font_files<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<Face, String>, D::Error> {
    let files = BTreeMap::<Face, String>::deserialize(d)?;
    match files.values().find(|path| has_place_outside(path)) {
        Some(path) => {
            let why = format!("expected a path below the dossier such as templates/fonts/own/x.ttf, found `{path}`");
            Err(serde::de::Error::custom(why))
        }
        None => Ok(files),
    }
}

fn points<'de, D: Deserializer<'de>>(d: D) -> Result<Length, D::Error> {
    let n = i64::deserialize(d)?;
    if (16..=72).contains(&n) {
        Ok(Length::pt(n))
    } else {
        Err(serde::de::Error::custom(format!("expected a size of 16 to 72 points, found {n}")))
    }
}

fn millimetres<'de, D: Deserializer<'de>>(d: D) -> Result<Length, D::Error> {
    let n = i64::deserialize(d)?;
    if (10..=60).contains(&n) {
        Ok(Length::mm(n))
    } else {
        Err(serde::de::Error::custom(format!("expected a width of 10 to 60 millimetres, found {n}")))
    }
}

fn orientation<'de, D: Deserializer<'de>>(d: D) -> Result<Orientation, D::Error> {
    match String::deserialize(d)?.as_str() {
        "portrait" => Ok(Orientation::Portrait),
        "landscape" => Ok(Orientation::Landscape),
        other => Err(serde::de::Error::custom(format!("expected portrait or landscape, found `{other}`"))),
    }
}
