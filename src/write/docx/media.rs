//! Pictures in the package, and the drawings that show them behind the text.

use super::xml::{Element, el};
use crate::base::Length;
use crate::style::{Seal, StyleSheet};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
/// Drawings of pictures are numbered from here on; charts have the numbers before.
const FIRST_NUMBER: usize = 1001;

/// The pictures of a document, each once, however often it is shown.
#[derive(Debug)]
pub(super) struct Media {
    seals: Vec<Seal>,
    used: Vec<usize>,
    drawings: usize,
}

impl Media {
    /// Of a style sheet, none of which is used yet.
    pub(super) fn of(styles: &StyleSheet) -> Media {
        Media { seals: styles.seals.clone(), used: Vec::new(), drawings: 0 }
    }

    /// The files that are used, in the order of their numbers.
    pub(super) fn files(&self) -> Vec<Vec<u8>> {
        self.used.iter().map(|&n| self.seals[n].picture.png.clone()).collect()
    }

    /// A run with a picture behind the text, placed from the left margin and from the top of its paragraph.
    pub(super) fn anchored(&mut self, seal: usize, left: Length, top: Length, alt: &str) -> Element {
        let number = self.used.iter().position(|u| *u == seal).unwrap_or_else(|| {
            self.used.push(seal);
            self.used.len() - 1
        });
        self.drawings += 1;
        let look = &self.seals[seal];
        let anchor = anchor(look, left, top)
            .child(el("wp:docPr").attr("id", FIRST_NUMBER + self.drawings).attr("name", alt).attr("descr", alt))
            .child(el("wp:cNvGraphicFramePr"))
            .child(graphic(look, number, alt));
        el("w:r").child(el("w:drawing").child(anchor))
    }
}

/// The identifier of the relationship to a picture, counted from 0.
pub(super) fn relationship(n: usize) -> String {
    format!("rIdPicture{}", n + 1)
}

/// The file of a picture in the package, below `word/`.
pub(super) fn file(n: usize) -> String {
    format!("media/seal{}.png", n + 1)
}

fn anchor(look: &Seal, left: Length, top: Length) -> Element {
    let position = |name, from: &str, offset: Length| {
        let offset = el("wp:posOffset").text(offset.to_emu().to_string());
        el(name).attr("relativeFrom", from).child(offset)
    };
    let size = |name| el(name).attr("cx", look.width.to_emu()).attr("cy", look.height.to_emu());
    let none = ["distT", "distB", "distL", "distR"];
    let anchor = el("wp:anchor").attr("xmlns:wp", format!("{DRAWING}/wordprocessingDrawing"));
    none.into_iter()
        .fold(anchor, |a, side| a.attr(side, 0))
        .attr("simplePos", 0)
        .attr("relativeHeight", 1)
        .attr("behindDoc", 1)
        .attr("locked", 0)
        .attr("layoutInCell", 1)
        .attr("allowOverlap", 1)
        .child(el("wp:simplePos").attr("x", 0).attr("y", 0))
        .child(position("wp:positionH", "margin", left))
        .child(position("wp:positionV", "paragraph", top))
        .child(size("wp:extent"))
        .child(["l", "t", "r", "b"].into_iter().fold(el("wp:effectExtent"), |e, side| e.attr(side, 0)))
        .child(el("wp:wrapNone"))
}

fn graphic(look: &Seal, number: usize, alt: &str) -> Element {
    let uri = format!("{DRAWING}/picture");
    let about = el("pic:nvPicPr").child(el("pic:cNvPr").attr("id", 0).attr("name", alt)).child(el("pic:cNvPicPr"));
    let fill = el("pic:blipFill")
        .child(el("a:blip").attr("r:embed", relationship(number)))
        .child(el("a:stretch").child(el("a:fillRect")));
    let form = el("pic:spPr")
        .child(
            el("a:xfrm")
                .child(el("a:off").attr("x", 0).attr("y", 0))
                .child(el("a:ext").attr("cx", look.width.to_emu()).attr("cy", look.height.to_emu())),
        )
        .child(el("a:prstGeom").attr("prst", "rect").child(el("a:avLst")));
    let picture = el("pic:pic").attr("xmlns:pic", &uri).child(about).child(fill).child(form);
    el("a:graphic")
        .attr("xmlns:a", format!("{DRAWING}/main"))
        .child(el("a:graphicData").attr("uri", uri).child(picture))
}
