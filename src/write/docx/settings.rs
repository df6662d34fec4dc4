//! `settings.xml` and `fontTable.xml`: how the word processor must behave, and which fonts may stand for which.

use super::footnote;
use super::look::LATIN;
use super::xml::{Element, el, val};
use crate::style::{Face, gbt9704};

/// Marks that may not begin a line (GB/T 15834, 5.1): Word's own list for Chinese and the 一字线, which it forgets.
const NOT_AT_START: &str =
    "!%),.:;>?]}¢¨°·ˇˉ—―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";
/// Marks that may not end a line.
const NOT_AT_END: &str = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";

/// The whole settings part of a paper with so many footnotes, if it has any.
pub(super) fn part(footnotes: Option<usize>) -> Element {
    settings(None, footnotes)
}

/// The same for a document of which only the ranges left open may be changed.
pub(super) fn read_only() -> Element {
    settings(Some(el("w:documentProtection").attr("w:edit", "readOnly").attr("w:enforcement", 1)), None)
}

/// In the order of the schema.
fn settings(protection: Option<Element>, footnotes: Option<usize>) -> Element {
    let chinese = |name, marks| el(name).attr("w:lang", "zh-CN").attr("w:val", marks);
    let zoom = el("w:zoom").attr("w:percent", 100);
    let before = super::root("w:settings").child(zoom).children(protection).children([
        val("w:defaultTabStop", (gbt9704::HALF_CELL * 4).to_twips()),
        // Without it the footer of even pages is not shown.
        el("w:evenAndOddHeaders"),
        // The spacings of the text say which marks give up their blank half; to squeeze them twice would let them touch.
        val("w:characterSpacingControl", "doNotCompress"),
        chinese("w:noLineBreaksAfter", NOT_AT_END),
        chinese("w:noLineBreaksBefore", NOT_AT_START),
    ]);
    before.children(footnotes.map(footnote::settings)).children([
        compatibility(),
        el("w:themeFontLang").attr("w:val", "en-US").attr("w:eastAsia", "zh-CN"),
        val("w:decimalSymbol", "."),
        val("w:listSeparator", ","),
    ])
}

/// Mode 15, lest Word opens the file in its compatibility mode and sets lines its old way.
fn compatibility() -> Element {
    let setting = |(name, value): (&str, i64)| {
        el("w:compatSetting")
            .attr("w:name", name)
            .attr("w:uri", "http://schemas.microsoft.com/office/word")
            .attr("w:val", value)
    };
    let settings = [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ];
    el("w:compat").children([el("w:doNotExpandShiftReturn"), el("w:useFELayout")]).children(settings.map(setting))
}

/// The whole font table. `altName` is what Word takes where an office has not installed the face of the standard.
pub(super) fn fonts() -> Element {
    let latin = font(LATIN, None, "00", "roman", "variable");
    super::root("w:fonts")
        .children(Face::ALL.map(|f| font(f.official_name(), Some(alternative(f)), "86", family(f), "default")))
        .child(latin)
}

const fn alternative(face: Face) -> &'static str {
    match face {
        Face::FangSong => "仿宋",
        Face::Kai => "楷体",
        Face::Hei => "SimHei",
        Face::BiaoSong => "方正小标宋_GBK",
        Face::Song => "SimSun",
    }
}

const fn family(face: Face) -> &'static str {
    match face {
        Face::FangSong | Face::Kai | Face::Hei => "modern",
        Face::BiaoSong | Face::Song => "auto",
    }
}

fn font(name: &str, alternative: Option<&str>, charset: &str, family: &str, pitch: &str) -> Element {
    el("w:font").attr("w:name", name).children(alternative.map(|a| val("w:altName", a))).children([
        val("w:charset", charset),
        val("w:family", family),
        val("w:pitch", pitch),
    ])
}
