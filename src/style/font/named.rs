//! A font file that a person named for a face, or that was found for it: what it is, and whether it will do.

use super::directory::{Directory, bad};
use super::loaded::Loaded;
use super::official::{NAMES, is_official};
use super::{Face, FontSource, Origin};
use crate::base::{Error, World};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, MetadataProvider};

/// What the standard itself sets in every face; a font without these is none for Chinese papers.
const NEEDED: &str = "国人民政府通知办公厅年月日第号一二三四五六七八九十〔〕（）《》“”，。、：；—";

/// No embedding but with leave of the maker.
const RESTRICTED: u16 = 0x0002;
/// Embedding whole or not at all.
const NO_SUBSETS: u16 = 0x0100;
/// Pictures of the glyphs only.
const BITMAPS_ONLY: u16 = 0x0200;
/// Leaves of the maker, one of which is enough: to print and look, to edit.
const ALLOWED: u16 = 0x000c;

/// A path as a person writes it: `simsun.ttc#1` is the second font of a collection.
pub(super) fn split(asked: &str) -> (&str, Option<u32>) {
    match asked.rsplit_once('#').map(|(path, index)| (path, index.parse())) {
        Some((path, Ok(index))) => (path, Some(index)),
        _ => (asked, None),
    }
}

/// The font that a person named for a face.
///
/// # Errors
/// When it cannot be used, with the reason.
pub(super) fn take(world: &dyn World, face: Face, asked: &str) -> Result<FontSource, Error> {
    let (path, index) = split(asked);
    let count = Directory::count(world, path)?;
    let index = match index {
        None if count > 1 => return Err(bad(path, &which(world, path, count))),
        index => index.unwrap_or(0),
    };
    Ok(FontSource { origin: Origin::Named, ..source(world, face, path, index)? })
}

/// A collection of several fonts has to be told which.
fn which(world: &dyn World, path: &str, count: u32) -> String {
    let name = |index: u32| {
        let loaded = Loaded::load(world, path, index).ok();
        format!("#{index} {}", loaded.map(|l| family(&l.font())).unwrap_or_default())
    };
    let list = (0..count).map(name).collect::<Vec<_>>().join("、");
    let zh = format!("文件中有 {count} 个字体，请在路径后写明序号：{list}");
    format!("{zh} / it holds {count} fonts; add the number of one to the path: {list}")
}

/// A font of a file, checked for a face.
///
/// # Errors
/// When it cannot be used, with the reason.
pub(super) fn source(world: &dyn World, face: Face, path: &str, index: u32) -> Result<FontSource, Error> {
    let loaded = Loaded::load(world, path, index)?;
    let font = loaded.font();
    allowed(&font, path)?;
    covers(&loaded, path)?;
    let official = is_official(face, &names(&font), path);
    let (path, family) = (path.to_owned(), family(&font));
    Ok(FontSource { path, index, family, licence: None, official, origin: Origin::Installed })
}

/// Whether its maker lets papers hold it (OS/2 fsType).
fn allowed(font: &FontRef<'_>, path: &str) -> Result<(), Error> {
    let rights = font.os2().map_or(0, |os2| os2.fs_type());
    let why = if rights & RESTRICTED != 0 && rights & ALLOWED == 0 {
        "字体厂商不许嵌入（OS/2 fsType 0x0002） / its maker forbids embedding (OS/2 fsType 0x0002)"
    } else if rights & NO_SUBSETS != 0 {
        "字体厂商不许只嵌入用到的字（OS/2 fsType 0x0100） / its maker forbids embedding a part of it (OS/2 fsType 0x0100)"
    } else if rights & BITMAPS_ONLY != 0 {
        "字体厂商只许嵌入点阵（OS/2 fsType 0x0200） / its maker allows embedding of bitmaps only (OS/2 fsType 0x0200)"
    } else {
        return Ok(());
    };
    Err(bad(path, why))
}

/// Whether it has what every paper needs, one em wide: the grid of the standard knows no other width.
fn covers(loaded: &Loaded, path: &str) -> Result<(), Error> {
    let font = loaded.font();
    let (charmap, metrics) = (font.charmap(), font.glyph_metrics(Size::unscaled(), LocationRef::default()));
    let per_em = super::units_per_em(&font) as f32;
    let glyph = |c: char| {
        let glyph = u16::try_from(charmap.map(c)?.to_u32()).ok()?;
        loaded.has_outline(glyph).then_some(GlyphId::from(glyph))
    };
    let missing: String = NEEDED.chars().filter(|&c| glyph(c).is_none()).collect();
    if !missing.is_empty() {
        return Err(bad(
            path,
            &format!("缺少公文常用字“{missing}” / it lacks characters that every paper uses: {missing}"),
        ));
    }
    let is_narrow = |c: &char| glyph(*c).and_then(|g| metrics.advance_width(g)) != Some(per_em);
    match NEEDED.chars().take(3).find(is_narrow) {
        Some(_) => Err(bad(path, "汉字不是一字宽 / its hanzi are not one em wide")),
        None => Ok(()),
    }
}

/// The name of its family; in Chinese where it has one.
fn family(font: &FontRef<'_>) -> String {
    let families: Vec<String> =
        NAMES.into_iter().take(2).flat_map(|id| font.localized_strings(id)).map(|s| s.chars().collect()).collect();
    let chinese = families.iter().find(|name| !name.is_ascii() && !name.contains('\u{fffd}'));
    chinese.or(families.first()).cloned().unwrap_or_default()
}

/// All its names.
pub(super) fn names(font: &FontRef<'_>) -> Vec<String> {
    NAMES.into_iter().flat_map(|id| font.localized_strings(id)).map(|s| s.chars().collect()).collect()
}
