//! Which files stand for the faces: the shipped ones, the office's own, or those that the system has.

use super::directory::Directory;
use super::{BIAO_SONG, FANG, FILES, Face, HEI, KAI, LATIN, LATIN_BOLD, LITE_KAI, SONG, named, official};
use crate::base::{Error, World};
use crate::page::FontId;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where shipped fonts lie.
const FOLDER: &str = "templates/fonts";

/// Which font files may stand for the faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FontPolicy {
    /// The shipped files alone: the same papers on every machine.
    #[default]
    Bundled,
    /// The official families where the system has them, then the shipped files.
    OfficialFirst,
    /// The shipped files but the one under the GPL.
    NoGpl,
}

impl FontPolicy {
    /// Every policy.
    pub const ALL: [FontPolicy; 3] = [FontPolicy::Bundled, FontPolicy::OfficialFirst, FontPolicy::NoGpl];

    /// Its name on the command line, in `style.yaml` and in the manifest.
    pub const fn name(self) -> &'static str {
        match self {
            FontPolicy::Bundled => "bundled",
            FontPolicy::OfficialFirst => "official-first",
            FontPolicy::NoGpl => "no-gpl",
        }
    }

    /// The policy of that name.
    pub fn from_name(name: &str) -> Option<FontPolicy> {
        FontPolicy::ALL.into_iter().find(|p| p.name() == name)
    }
}

/// Whether a path leads to the system's disk and not below the dossier.
pub fn has_place_outside(path: &str) -> bool {
    let is_drive = |p: &str| p.as_bytes().get(1) == Some(&b':');
    path.starts_with(['/', '\\']) || is_drive(path) || path.split('/').any(|step| step == "..")
}

/// What an office, or whoever calls the program, wants of the fonts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FontWish {
    /// The policy; `None` where nothing is said of it.
    pub policy: Option<FontPolicy>,
    /// Files named for faces: a path below the dossier or from the root of the disk, with `#n` for a font of a collection.
    pub files: BTreeMap<Face, String>,
}

impl FontWish {
    /// This wish, and where it says nothing, another.
    pub fn or(&self, other: &FontWish) -> FontWish {
        let files = other.files.iter().chain(&self.files).map(|(face, path)| (*face, path.clone())).collect();
        FontWish { policy: self.policy.or(other.policy), files }
    }
}

/// Whence a font file comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Shipped with the program.
    Bundled,
    /// Found on the system.
    Installed,
    /// Named by a person.
    Named,
}

/// A font file that may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontSource {
    /// Its path below the dossier, or from the root of the disk.
    pub path: String,
    /// Its place in a collection, 0 in other files.
    pub index: u32,
    /// Its family.
    pub family: String,
    /// Its licence, as SPDX writes it; `None` where the file's own rules.
    pub licence: Option<String>,
    /// Whether it is an official family of the face that it stands for.
    pub official: bool,
    /// Whence it comes.
    pub origin: Origin,
}

/// The font files of a run; a [`FontId`] is a place among them. The first are the shipped ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontSet {
    policy: FontPolicy,
    files: Vec<FontSource>,
    chains: BTreeMap<Face, Vec<FontId>>,
    passed_over: Vec<(Face, PathBuf, String)>,
}

impl Default for FontSet {
    fn default() -> FontSet {
        let bundled = |file: &super::FontFile| FontSource {
            path: format!("{FOLDER}/{}", file.path),
            index: 0,
            family: file.family.to_owned(),
            licence: Some(file.licence.to_owned()),
            official: false,
            origin: Origin::Bundled,
        };
        let chains = Face::ALL.into_iter().map(|face| (face, shipped(face).to_vec())).collect();
        let files = FILES.iter().map(bundled).collect();
        FontSet { policy: FontPolicy::Bundled, files, chains, passed_over: Vec::new() }
    }
}

impl FontSet {
    /// The files that a wish comes to in a world.
    ///
    /// # Errors
    /// When a file that a person named cannot be used. One that was merely found is passed over with its reason.
    pub fn resolve(world: &dyn World, wish: &FontWish) -> Result<FontSet, Error> {
        let mut set = FontSet { policy: wish.policy.unwrap_or_default(), ..FontSet::default() };
        for (&face, asked) in &wish.files {
            let source = named::take(world, face, asked)?;
            set.put_first(face, source);
        }
        if set.policy == FontPolicy::OfficialFirst {
            set.take_installed(world, wish)?;
        }
        if set.policy == FontPolicy::NoGpl {
            set.chains.values_mut().for_each(|chain| chain.retain(|id| *id != FANG));
        }
        Ok(set)
    }

    fn take_installed(&mut self, world: &dyn World, wish: &FontWish) -> Result<(), Error> {
        for (face, found) in official::installed(world)?.into_iter().filter(|(f, _)| !wish.files.contains_key(f)) {
            for candidate in found {
                match named::source(world, face, &candidate.path, candidate.index) {
                    Ok(source) => {
                        self.put_first(face, source);
                        break;
                    }
                    Err(Error::Font(path, why)) => self.passed_over.push((face, path, why)),
                    Err(error) => self.passed_over.push((face, candidate.path.into(), error.to_string())),
                }
            }
        }
        Ok(())
    }

    fn put_first(&mut self, face: Face, source: FontSource) {
        let id = FontId(u8::try_from(self.files.len()).expect("a file a face besides the shipped ones"));
        self.files.push(source);
        self.chains.entry(face).or_default().insert(0, id);
    }

    /// The policy.
    pub fn policy(&self) -> FontPolicy {
        self.policy
    }

    /// A file.
    pub fn file(&self, id: FontId) -> &FontSource {
        &self.files[usize::from(id.0)]
    }

    /// How many files there are, used or not.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files that are asked for a character of a face, in this order.
    pub fn chain(&self, face: Face) -> &[FontId] {
        &self.chains[&face]
    }

    /// The file that is asked first.
    pub fn first(&self, face: Face) -> FontId {
        self.chain(face)[0]
    }

    /// The files for U+0020–007E: the Latin face, but 宋体's own half-width digits for page numbers (clause 7.5).
    pub fn latin(&self, face: Face, bold: bool) -> &[FontId] {
        match (face, bold) {
            (Face::Song, _) => self.chain(face),
            (_, true) => &[LATIN_BOLD],
            (_, false) => &[LATIN],
        }
    }

    /// Whether a file is there for letters and digits.
    pub fn is_latin(&self, id: FontId) -> bool {
        [LATIN, LATIN_BOLD].contains(&id)
    }

    /// Every file in use, with its number.
    pub fn used(&self) -> impl Iterator<Item = (FontId, &FontSource)> {
        let used = |id: &FontId| self.is_latin(*id) || self.chains.values().any(|c| c.contains(id));
        (0u8..).map(FontId).zip(&self.files).filter(move |(id, _)| used(id))
    }

    /// Official families that the system has but that cannot be used, with the reason.
    pub fn passed_over(&self) -> &[(Face, PathBuf, String)] {
        &self.passed_over
    }

    /// What tells these files from others: the policy, which file is asked for what, and the checksums that every font
    /// file keeps of its own tables, which are read without the 36 MB themselves. A shipped file that is missing counts
    /// as none; what needs it will say so.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn print(&self, world: &dyn World) -> Result<String, Error> {
        let mut out = format!("{}\n{:?}\n", self.policy.name(), self.chains);
        for (id, file) in self.used() {
            let list = match world.read_parts(&file.path, &[])? {
                None => Vec::new(),
                Some(_) => Directory::read(world, &file.path, file.index)?.list,
            };
            // The same font lies elsewhere on another machine.
            let name = if file.origin == Origin::Bundled { &file.path } else { &file.family };
            out.push_str(&format!("{} {name} {list:02x?}\n", id.0));
        }
        Ok(out)
    }
}

/// The shipped files that are asked for a character of a face, in this order.
const fn shipped(face: Face) -> &'static [FontId] {
    match face {
        Face::FangSong => &[FANG, LITE_KAI, SONG],
        Face::Kai => &[KAI, LITE_KAI, SONG],
        Face::Hei => &[HEI, SONG],
        Face::BiaoSong => &[BIAO_SONG, SONG],
        Face::Song => &[SONG, LITE_KAI],
    }
}

impl<'de> Deserialize<'de> for Face {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Face, D::Error> {
        let name = String::deserialize(d)?;
        let names = || Face::ALL.map(|face| face.names()[0]).join("、");
        Face::from_name(&name)
            .ok_or_else(|| serde::de::Error::custom(format!("expected a face ({}), found `{name}`", names())))
    }
}
