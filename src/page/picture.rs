//! Pictures: of seals and signature stamps. Kept as they came for formats that take PNG, and as samples for those that
//! do not.

use png::{BitDepth, ColorType, Decoder, Transformations};
use std::io::Cursor;

/// The most pixels of a side; a seal of 42 mm at 1200 dots per inch has fewer than 2 000.
pub const MOST_PIXELS: u32 = 4000;

/// A picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The PNG file.
    pub png: Vec<u8>,
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row.
    pub rgb: Vec<u8>,
    /// How much of the paper each pixel covers; `None` where all is covered.
    pub alpha: Option<Vec<u8>>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}×{}, {} bytes)", self.width, self.height, self.png.len())
    }
}

/// Why a file is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// It is not PNG, or damaged.
    NotPng,
    /// A side has more than [`MOST_PIXELS`].
    TooLarge,
}

impl Picture {
    /// Reads a PNG file.
    ///
    /// # Errors
    /// When it is none, or too large.
    pub fn read(png: &[u8]) -> Result<Picture, NoPicture> {
        let mut decoder = Decoder::new(Cursor::new(png));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|_| NoPicture::NotPng)?;
        let (width, height) = (reader.info().width, reader.info().height);
        if width > MOST_PIXELS || height > MOST_PIXELS {
            return Err(NoPicture::TooLarge);
        }
        let mut pixels = vec![0; reader.output_buffer_size().ok_or(NoPicture::TooLarge)?];
        let frame = reader.next_frame(&mut pixels).map_err(|_| NoPicture::NotPng)?;
        pixels.truncate(frame.buffer_size());
        debug_assert_eq!(frame.bit_depth, BitDepth::Eight, "it was asked for");
        let (rgb, alpha) = split(&pixels, frame.color_type)?;
        Ok(Picture { png: png.to_vec(), width, height, rgb, alpha })
    }
}

/// Colour and cover of pixels of eight bits a sample.
fn split(pixels: &[u8], kind: ColorType) -> Result<(Vec<u8>, Option<Vec<u8>>), NoPicture> {
    let grey = |g: &u8| [*g; 3];
    Ok(match kind {
        ColorType::Rgb => (pixels.to_vec(), None),
        ColorType::Rgba => {
            let rgb = pixels.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
            (rgb, Some(pixels.chunks_exact(4).map(|p| p[3]).collect()))
        }
        ColorType::Grayscale => (pixels.iter().flat_map(grey).collect(), None),
        ColorType::GrayscaleAlpha => {
            let rgb = pixels.chunks_exact(2).flat_map(|p| grey(&p[0])).collect();
            (rgb, Some(pixels.chunks_exact(2).map(|p| p[1]).collect()))
        }
        // The palette was asked to be resolved.
        ColorType::Indexed => return Err(NoPicture::NotPng),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, kind: ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, width, 1);
        encoder.set_color(kind);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header().expect("memory takes it");
        writer.write_image_data(pixels).expect("as many as said");
        writer.finish().expect("memory takes it");
        out
    }

    #[test]
    fn colour_and_cover_are_parted() {
        let p = Picture::read(&png(2, ColorType::Rgba, &[255, 0, 0, 255, 0, 0, 0, 0])).expect("a picture");
        assert_eq!((p.width, p.height), (2, 1));
        assert_eq!((p.rgb.as_slice(), p.alpha.as_deref()), (&[255, 0, 0, 0, 0, 0][..], Some(&[255, 0][..])));
        let p = Picture::read(&png(1, ColorType::GrayscaleAlpha, &[7, 9])).expect("a picture");
        assert_eq!((p.rgb.as_slice(), p.alpha.as_deref()), (&[7, 7, 7][..], Some(&[9][..])));
        let p = Picture::read(&png(1, ColorType::Rgb, &[1, 2, 3])).expect("a picture");
        assert_eq!((p.rgb.as_slice(), p.alpha.as_deref()), (&[1, 2, 3][..], None));
    }

    #[test]
    fn what_is_no_picture_is_told() {
        assert_eq!(Picture::read(b"not a picture").expect_err("words"), NoPicture::NotPng);
        let whole = png(1, ColorType::Rgb, &[1, 2, 3]);
        assert_eq!(Picture::read(&whole[..whole.len() / 2]).expect_err("a part"), NoPicture::NotPng);
    }
}
