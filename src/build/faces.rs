//! The faces of a run: which files stand for them, told by one hash, and how that was asked for.

use super::fingerprint::sha256;
use super::recall::Recall;
use crate::base::{Error, World};
use crate::style::font::{Face, FontPolicy, FontSet, FontWish, Origin};
use crate::style::{Choices, FontBook, FontFiles};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the manifest calls a policy, and a file named for a face, that was asked for.
const POLICY: &str = "font_policy";
const FILE: &str = "font ";

/// The faces of a run.
pub(super) struct Faces<'w> {
    /// The files.
    pub(super) book: FontBook<'w>,
    /// A hash of them.
    pub(super) print: String,
}

impl<'w> Faces<'w> {
    /// The files that a wish comes to, and where it is silent, the office's choice.
    ///
    /// # Errors
    /// When a file cannot be read, or one that was named cannot be used.
    pub(super) fn new(
        world: &'w dyn World,
        wish: &FontWish,
        choices: Option<&Choices>,
        recall: &Recall,
    ) -> Result<Faces<'w>, Error> {
        let office = choices.map(Choices::font_wish).unwrap_or_default();
        let set = FontSet::resolve(world, &wish.or(&office))?;
        let print = sha256(set.print(world)?.as_bytes());
        let files = recall.get("fonts", || print.clone(), || Ok(FontFiles::new(set)))?;
        Ok(Faces { book: FontBook::over(world, files), print })
    }

    /// Those of the office's choice.
    ///
    /// # Errors
    /// As [`Faces::new`].
    pub(super) fn of_office(world: &'w dyn World, choices: Option<&Choices>) -> Result<Faces<'w>, Error> {
        Faces::new(world, &FontWish::default(), choices, &Recall::nothing())
    }
}

/// A wish as the manifest keeps it.
pub(super) fn asked(wish: &FontWish) -> BTreeMap<String, String> {
    let policy = wish.policy.map(|policy| (POLICY.to_owned(), policy.name().to_owned()));
    let files = wish.files.iter().map(|(face, path)| (format!("{FILE}{}", face.names()[0]), path.clone()));
    policy.into_iter().chain(files).collect()
}

/// The wish that the manifest keeps.
pub(super) fn wish(asked: &BTreeMap<String, String>) -> FontWish {
    let policy = asked.get(POLICY).and_then(|name| FontPolicy::from_name(name));
    let file = |(key, path): (&String, &String)| Some((Face::from_name(key.strip_prefix(FILE)?)?, path.clone()));
    FontWish { policy, files: asked.iter().filter_map(file).collect() }
}

/// A font within a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaceUse {
    /// Its family.
    pub family: String,
    /// Its licence; none where the font's own terms rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Whence it comes: `bundled`, `installed` or `named`.
    pub origin: String,
    /// Whether it is an official family.
    pub official: bool,
    /// The faces that it stands for; none of one that only supplied characters which another lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stands_for: Vec<String>,
}

/// The fonts within pages, in the order of their files.
pub(super) fn used(set: &FontSet, pages: &crate::page::Pages) -> Vec<FaceUse> {
    let ids = pages.fonts();
    let one = |id| {
        let file = set.file(id);
        let faces = Face::ALL.into_iter().filter(|face| set.first(*face) == id);
        let mut stands_for: Vec<String> = faces.map(|face| face.names()[0].to_owned()).collect();
        stands_for.extend(set.is_latin(id).then(|| "西文".to_owned()));
        let origin = match file.origin {
            Origin::Bundled => "bundled",
            Origin::Installed => "installed",
            Origin::Named => "named",
        };
        let (family, licence) = (file.family.clone(), file.licence.clone());
        FaceUse { family, licence, origin: origin.to_owned(), official: file.official, stands_for }
    };
    ids.into_iter().map(one).collect()
}
