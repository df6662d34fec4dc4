//! An sRGB profile (ICC.1:2004-10, version 4.2), built from the numbers of IEC 61966-2-1, so that no foreign file with
//! a licence of its own is embedded in every paper.

/// What the profile calls itself.
pub(super) const NAME: &str = "sRGB IEC61966-2.1";

/// All numbers are in 1/65536 (`s15Fixed16Number`). The white all profiles refer to, D50.
const D50: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];
/// sRGB's primaries as seen under D50.
const RED: [u32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [u32; 3] = [0x24a0, 0x0f84, 0xb6cf];
/// From sRGB's own white, D65, to D50 (Bradford), row by row.
const ADAPTATION: [u32; 9] = [0x1_0c42, 0x05de, 0xffff_f325, 0x0793, 0xfd90, 0xffff_fba1, 0xffff_fda2, 0x03dc, 0xc06e];
/// sRGB's curve: exponent 2.4, 1/1.055, 0.055/1.055, 1/12.92, and the end of its straight part, 0.04045.
const CURVE: [u32; 5] = [0x2_6666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b];

const HEADER: usize = 128;
const TABLE_ENTRY: usize = 12;

/// The profile's bytes.
pub(super) fn srgb() -> Vec<u8> {
    let curve = element(b"para", &[&3u16.to_be_bytes(), &[0, 0], &numbers(&CURVE)]);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", sentence(NAME)),
        (b"cprt", sentence("No copyright, use freely")),
        (b"wtpt", element(b"XYZ ", &[&numbers(&D50)])),
        (b"chad", element(b"sf32", &[&numbers(&ADAPTATION)])),
        (b"rXYZ", element(b"XYZ ", &[&numbers(&RED)])),
        (b"gXYZ", element(b"XYZ ", &[&numbers(&GREEN)])),
        (b"bXYZ", element(b"XYZ ", &[&numbers(&BLUE)])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let (mut table, mut data) = (length(tags.len()).to_vec(), Vec::new());
    let start = HEADER + 4 + TABLE_ENTRY * tags.len();
    for (signature, bytes) in &tags {
        table.extend([&signature[..], &length(start + data.len()), &length(bytes.len())].concat());
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    [header(start + data.len()), table, data].concat()
}

/// A display profile between red-green-blue and XYZ; the date is that of the standard it follows.
fn header(size: usize) -> Vec<u8> {
    let date: Vec<u8> = [2004u16, 10, 1, 0, 0, 0].iter().flat_map(|n| n.to_be_bytes()).collect();
    let mut out =
        [&length(size)[..], &[0; 4], &[4, 0x20, 0, 0], b"mntrRGB XYZ ", &date, b"acsp", &[0; 28], &numbers(&D50)]
            .concat();
    out.resize(HEADER, 0);
    out
}

fn element(kind: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    [&kind[..], &[0; 4], &parts.concat()].concat()
}

/// A text in one language: how many, the size of a record, `enUS`, then its length and place.
fn sentence(s: &str) -> Vec<u8> {
    let units: Vec<u8> = s.encode_utf16().flat_map(u16::to_be_bytes).collect();
    element(b"mluc", &[&length(1), &length(12), b"enUS", &length(units.len()), &length(28), &units])
}

fn numbers(list: &[u32]) -> Vec<u8> {
    list.iter().flat_map(|n| n.to_be_bytes()).collect()
}

fn length(n: usize) -> [u8; 4] {
    u32::try_from(n).expect("a profile of some hundred bytes").to_be_bytes()
}
