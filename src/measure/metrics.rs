//! What a font program says of its glyphs.

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, MetadataProvider};

/// A glyph, in thousandths of its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Glyph {
    /// How far the next one stands.
    pub(super) advance: i64,
    /// How far its ink reaches above and below the baseline.
    pub(super) ink: Option<(i64, i64)>,
}

/// A font program that can be asked.
pub(super) struct Program<'f> {
    font: FontRef<'f>,
    per_em: i64,
}

impl<'f> Program<'f> {
    /// Reads a font program; nothing where it is none.
    pub(super) fn new(data: &'f [u8]) -> Option<Program<'f>> {
        let font = FontRef::new(data).ok()?;
        let per_em = i64::from(font.head().ok()?.units_per_em()).max(1);
        Some(Program { font, per_em })
    }

    /// What it says of a glyph.
    pub(super) fn glyph(&self, id: u16) -> Glyph {
        let metrics = self.font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let glyph = GlyphId::new(u32::from(id));
        let thousandths = |units: f32| (units as i64 * 2000 + self.per_em).div_euclid(2 * self.per_em);
        let bounds = metrics.bounds(glyph).filter(|b| b.y_max > b.y_min);
        Glyph {
            advance: thousandths(metrics.advance_width(glyph).unwrap_or_default()),
            ink: bounds.map(|b| (thousandths(b.y_max), thousandths(b.y_min))),
        }
    }
}
