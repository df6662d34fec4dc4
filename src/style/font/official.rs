//! The official families by the names that they have on real machines, and the search for them.

use super::Face;
use super::directory::{Directory, assemble};
use super::named;
use crate::base::{Error, World};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::string::StringId;

/// A family by its names in either language and for PostScript, and the stem of its usual file.
type Family = &'static [&'static str];

/// The families that stand for a face as the offices have them, the most usual first. 小标宋 comes with no system.
const fn families(face: Face) -> &'static [Family] {
    match face {
        Face::FangSong => &[
            &["仿宋_GB2312", "FangSong_GB2312"],
            &["仿宋", "FangSong", "simfang"],
            &["方正仿宋_GBK", "FZFangSong-Z02", "FZFSK--GBK1-0", "FZFSK"],
            &["方正仿宋简体", "FZFangSong-Z02S", "FZFSJW--GB1-0", "FZFSJW"],
            &["CESI仿宋-GB2312", "CESI_FS_GB2312"],
            &["CESI仿宋-GB13000", "CESI_FS_GB13000"],
            &["CESI仿宋-GB18030", "CESI_FS_GB18030"],
            &["华文仿宋", "STFangsong", "STFANGSO"],
        ],
        Face::Kai => &[
            &["楷体_GB2312", "KaiTi_GB2312"],
            &["楷体", "KaiTi", "simkai"],
            &["方正楷体_GBK", "FZKai-Z03", "FZKTK--GBK1-0", "FZKTK"],
            &["方正楷体简体", "FZKai-Z03S", "FZKTJW--GB1-0", "FZKTJW"],
            &["CESI楷体-GB2312", "CESI_KT_GB2312"],
            &["CESI楷体-GB13000", "CESI_KT_GB13000"],
            &["CESI楷体-GB18030", "CESI_KT_GB18030"],
            &["华文楷体", "STKaiti", "STKAITI"],
        ],
        Face::Hei => &[
            &["黑体", "SimHei", "simhei"],
            &["方正黑体_GBK", "FZHei-B01", "FZHTK--GBK1-0", "FZHTK"],
            &["方正黑体简体", "FZHei-B01S", "FZHTJW--GB1-0", "FZHTJW"],
            &["CESI黑体-GB2312", "CESI_HT_GB2312"],
            &["CESI黑体-GB13000", "CESI_HT_GB13000"],
            &["CESI黑体-GB18030", "CESI_HT_GB18030"],
            &["华文黑体", "STHeiti", "STXIHEI"],
        ],
        Face::BiaoSong => &[
            &["方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0", "FZXBSJW"],
            &["方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXBSK--GBK1-0", "FZXBSK"],
            &["方正公文小标宋", "FZDocXiaoBiaoSong", "FZDXBS--GBK1-0"],
            &["CESI小标宋-GB2312", "CESI_XBS_GB2312", "CESI_XBS"],
            &["CESI小标宋-GB13000", "CESI_XBS_GB13000"],
            &["CESI小标宋-GB18030", "CESI_XBS_GB18030"],
            &["小标宋"],
            &["华文中宋", "STZhongsong", "STZHONGS"],
        ],
        Face::Song => &[
            &["宋体", "SimSun", "simsun"],
            &["方正书宋_GBK", "FZShuSong-Z01", "FZSSK--GBK1-0", "FZSSK"],
            &["CESI宋体-GB2312", "CESI_SS_GB2312"],
            &["CESI宋体-GB13000", "CESI_SS_GB13000"],
            &["CESI宋体-GB18030", "CESI_SS_GB18030"],
            &["华文宋体", "STSong", "STSONG"],
        ],
    }
}

/// An official family found on the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Installed {
    /// How far down in the order of its face.
    rank: usize,
    /// Its file.
    pub(super) path: String,
    /// Its place there.
    pub(super) index: u32,
}

/// The official families on the system, face by face, each face's best first. A file that cannot be read is passed over:
/// systems have fonts of every kind, and a run must not fail for one that nobody asked for.
///
/// # Errors
/// When the folders of fonts cannot be listed.
pub(super) fn installed(world: &dyn World) -> Result<Vec<(Face, Vec<Installed>)>, Error> {
    let mut all: Vec<(Face, Vec<Installed>)> = Face::ALL.into_iter().map(|face| (face, Vec::new())).collect();
    for path in world.installed_fonts()? {
        for index in 0..Directory::count(world, &path).unwrap_or_default() {
            let names = names(world, &path, index).unwrap_or_default();
            for (face, found) in &mut all {
                let rank = families(*face).iter().position(|family| is_of(family, &names, &path, index));
                found.extend(rank.map(|rank| Installed { rank, path: path.clone(), index }));
            }
        }
    }
    for (_, found) in &mut all {
        found.sort_by(|a, b| (a.rank, &a.path, a.index).cmp(&(b.rank, &b.path, b.index)));
    }
    Ok(all)
}

/// Whether a family is one that the standard means by a face.
pub(super) fn is_official(face: Face, names: &[String], path: &str) -> bool {
    families(face).iter().any(|family| is_of(family, names, path, 0))
}

/// By a name inside the file, or by the file's: the names of old Chinese fonts are in encodings that nobody reads now.
fn is_of(family: Family, names: &[String], path: &str, index: u32) -> bool {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let by_stem = index == 0 && family.iter().any(|name| name.eq_ignore_ascii_case(stem));
    by_stem || names.iter().any(|name| family.contains(&name.as_str()))
}

/// The names of a font: family and full, in every language, and for PostScript. A bold or slanted cut has none, since it
/// stands for no face.
fn names(world: &dyn World, path: &str, index: u32) -> Result<Vec<String>, Error> {
    let directory = Directory::read(world, path, index)?;
    let tables = assemble(&directory.tables(world, path, &[b"OS/2", b"head", b"name"])?);
    let font = FontRef::new(&tables).map_err(|e| super::directory::bad(path, &e.to_string()))?;
    let is_upright = font.head().is_ok_and(|h| h.mac_style().bits() & 0b11 == 0);
    Ok(if is_upright { named::names(&font) } else { Vec::new() })
}

/// The words that name a font, its family first.
pub(super) const NAMES: [StringId; 4] =
    [StringId::TYPOGRAPHIC_FAMILY_NAME, StringId::FAMILY_NAME, StringId::FULL_NAME, StringId::POSTSCRIPT_NAME];
