//! Files of the project, damaged a little, and read as the targets of `fuzz/` read theirs: no panic, nothing lost.
//!
//! A number decides what becomes of a file, so that a case can be made again: `HONGTOU_CASE=path:number` runs one. Of
//! documents and workbooks the parts are damaged, not the archive, as an archive that does not open is soon refused.

#[allow(unreachable_pub, reason = "a crate of its own in fuzz/")]
#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::io::{Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// No file takes longer to be read, however it is damaged; in a debug build, on a busy machine.
const LONGEST: Duration = Duration::from_secs(30);
/// The largest file that is damaged again and again.
const LARGEST: u64 = 200_000;

/// Numbers that follow from one another (xorshift64*).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below another; zero below zero.
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.roll() >> 1).unwrap_or(0).checked_rem(n).unwrap_or(0)
    }

    /// Two places in so many bytes, the first one first, at most so far from each other.
    fn stretch(&mut self, length: usize, most: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        (from, from + self.below(most.min(length - from) + 1))
    }
}

/// What breaks readers: marks, ordinals, signs of markup and of tables, bytes of other encodings.
const PIECES: [&[u8]; 40] = [
    b"\n",
    b"\r",
    b"\t",
    b" ",
    b"\0",
    b"|",
    b",",
    b"\"",
    b"<",
    b">",
    b"&#x110000;",
    b"</w:p>",
    b"<w:tbl>",
    b"]]>",
    b"<!--",
    b"-->",
    b"\xff",
    b"\xe4\xb8",
    b"\xef\xbb\xbf",
    b"99999999999999999999",
    b"-1",
    b"1e309",
    b"=",
    b"---\n",
    b": ",
    b"{{",
    b"*",
    b"**",
    "。".as_bytes(),
    "（".as_bytes(),
    "）".as_bytes(),
    "《".as_bytes(),
    "一、".as_bytes(),
    "（一）".as_bytes(),
    "附件".as_bytes(),
    "责任单位：".as_bytes(),
    "〔2026〕0号".as_bytes(),
    "13月45日前报送".as_bytes(),
    "\u{3000}".as_bytes(),
    "\u{202e}".as_bytes(),
];

/// Damages bytes once.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let length = bytes.len();
    match dice.below(9) {
        0 => bytes.truncate(dice.below(length + 1)),
        1 => drop(bytes.drain(..dice.below(length + 1))),
        2 => {
            let (from, to) = dice.stretch(length, 400);
            bytes.drain(from..to);
        }
        3 => {
            let (from, to) = dice.stretch(length, 2000);
            let piece = bytes[from..to].to_vec();
            let at = dice.below(length + 1);
            bytes.splice(at..at, piece);
        }
        4 if length > 0 => {
            let at = dice.below(length);
            bytes[at] ^= 1 << dice.below(8);
        }
        5 => swap(bytes, b'\n', dice),
        6 => swap(bytes, b'>', dice),
        7 => bytes.retain(|b| *b != b'\n'),
        _ => {
            let at = dice.below(length + 1);
            bytes.splice(at..at, PIECES[dice.below(PIECES.len())].iter().copied());
        }
    }
}

/// Lets two pieces that a byte ends change places: lines, elements.
fn swap(bytes: &mut Vec<u8>, end: u8, dice: &mut Dice) {
    let mut pieces: Vec<Vec<u8>> = bytes.split_inclusive(|b| *b == end).map(<[u8]>::to_vec).collect();
    let (a, b) = (dice.below(pieces.len()), dice.below(pieces.len()));
    if a != b {
        pieces.swap(a, b);
        *bytes = pieces.concat();
    }
}

/// What becomes of a file by a number.
fn damaged(original: &[u8], number: u64) -> Vec<u8> {
    let mut dice = Dice::new(number + 1);
    // One archive in four is damaged itself.
    if original.starts_with(b"PK")
        && dice.below(4) > 0
        && let Some(bytes) = damaged_parts(original, &mut dice)
    {
        return bytes;
    }
    let mut bytes = original.to_vec();
    (0..=dice.below(4)).for_each(|_| damage(&mut bytes, &mut dice));
    bytes
}

/// An archive of which one part is damaged.
fn damaged_parts(original: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(original)).ok()?;
    let (mut parts, mut room) = (Vec::new(), 2_000_000_u64);
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).ok()?;
        // A bomb stays what it is.
        room = room.checked_sub(part.size())?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        parts.push((part.name().to_owned(), bytes));
    }
    let texts: Vec<usize> = (0..parts.len()).filter(|n| parts[*n].1.len() > 300).collect();
    let chosen = *texts.get(dice.below(texts.len()))?;
    (0..=dice.below(3)).for_each(|_| damage_markup(&mut parts[chosen].1, dice));
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        out.start_file(name, options).ok()?;
        out.write_all(&bytes).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// Damages markup so that it mostly stays well formed: an element goes, comes twice or elsewhere, a value changes.
fn damage_markup(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let starts: Vec<usize> = (0..bytes.len()).filter(|n| bytes[*n] == b'<').collect();
    let element = |dice: &mut Dice| {
        let from = *starts.get(dice.below(starts.len()))?;
        let name: Vec<u8> =
            bytes[from + 1..].iter().copied().take_while(|b| !matches!(b, b' ' | b'>' | b'/')).collect();
        let close = [b"</", name.as_slice(), b">"].concat();
        let opened = from + bytes[from..].iter().position(|b| *b == b'>')? + 1;
        let found = bytes[opened..].windows(close.len()).position(|w| w == close);
        let is_empty = bytes[..opened].ends_with(b"/>");
        (!name.is_empty())
            .then(|| (from, if is_empty { opened } else { found.map_or(opened, |n| opened + n + close.len()) }))
    };
    match (dice.below(5), element(dice)) {
        (0, Some((from, to))) => drop(bytes.drain(from..to)),
        (1, Some((from, to))) => {
            let piece = bytes[from..to].to_vec();
            bytes.splice(to..to, piece);
        }
        (2, Some((from, to))) => {
            let piece: Vec<u8> = bytes.drain(from..to).collect();
            let places: Vec<usize> = (0..bytes.len()).filter(|n| bytes[*n] == b'<').collect();
            let at = places.get(dice.below(places.len())).copied().unwrap_or(0);
            bytes.splice(at..at, piece);
        }
        (3, _) => {
            let digits: Vec<usize> = (0..bytes.len()).filter(|n| bytes[*n].is_ascii_digit()).collect();
            if let Some(at) = digits.get(dice.below(digits.len())) {
                let put: &[u8] = [&b"0"[..], b"-3", b"4294967296", b"99", b"x", b""][dice.below(6)];
                bytes.splice(*at..=*at, put.iter().copied());
            }
        }
        _ => damage(bytes, dice),
    }
}

/// Every file of the project that any reader reads, by its path.
fn files() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders =
        ["seeds", "content", "tests/notices", "tests/cases/hostile", "tests/cases/returned", "tests/cases/openers"];
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let below = walkdir::WalkDir::new(root.join(folder)).into_iter().map(|e| e.expect("a readable folder"));
        paths.extend(below.filter(|e| e.file_type().is_file()).map(walkdir::DirEntry::into_path));
    }
    for single in ["tests/cases/notice-layout.txt", "tests/cases/small_notice.txt"] {
        paths.push(root.join(single));
    }
    paths.retain(|p| p.metadata().is_ok_and(|m| (1..LARGEST).contains(&m.len())));
    paths.retain(|p| !matches!(p.extension().and_then(|e| e.to_str()), Some("py" | "json")));
    paths.sort();
    let named = |p: PathBuf| {
        let name = p.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        (name, std::fs::read(p).expect("a file of the project"))
    };
    paths.into_iter().map(named).collect()
}

/// Reads bytes in each way in which a file of this name may come in.
fn read(path: &str, bytes: &[u8]) {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if path.starts_with("content/") {
        return content(path, bytes);
    }
    if path.starts_with("seeds/submissions") || path.contains("hostile") || path.contains("openers") {
        targets::report(ending, bytes);
        return;
    }
    if path.contains("returned") {
        targets::returned_draft(bytes);
    }
    if path.contains("amendments") {
        targets::amending(bytes);
    }
    targets::notice(bytes);
    targets::notice_of_any_kind(bytes);
    targets::proofread(bytes);
    targets::page(&String::from_utf8_lossy(bytes));
}

/// What people edit by hand is read or refused.
fn content(path: &str, bytes: &[u8]) {
    use hongtou::model::{Bulletins, Calendar, Ledger, Notice, Progress, Roster, TaskList, yaml};
    let Ok((source, _)) = hongtou::parse::decode::decode(path, bytes) else { return };
    drop(yaml::load::<Notice>(&source).map(|n| yaml::save(&n, &[])));
    drop((yaml::load::<TaskList>(&source), yaml::load::<Roster>(&source), yaml::load::<Progress>(&source)));
    drop((yaml::load::<Bulletins>(&source), yaml::load::<Calendar>(&source), yaml::load::<Ledger>(&source)));
    drop(yaml::locate(&source, "plan.sections[0].heading"));
}

/// What a case came to.
#[derive(Default)]
struct Tried {
    count: u64,
    faults: Vec<String>,
    slowest: (Duration, String),
}

impl Tried {
    fn one(&mut self, path: &str, original: &[u8], number: u64) {
        let bytes = damaged(original, number);
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| read(path, &bytes)));
        let (took, case) = (begun.elapsed(), format!("{path}:{number}"));
        self.count += 1;
        if outcome.is_err() || took > LONGEST {
            self.faults.push(format!("{case} ({} bytes, {took:?})", bytes.len()));
        }
        if took > self.slowest.0 {
            self.slowest = (took, case);
        }
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    let mut tried = Tried::default();
    for (path, bytes) in files() {
        (0..3).for_each(|number| tried.one(&path, &bytes, number));
    }
    assert!(tried.faults.is_empty(), "{:#?}", tried.faults);
    assert!(tried.count > 300, "{}", tried.count);
}

/// The same number makes the same of a file, here and everywhere: this is what the numbers of found cases rest on.
#[test]
fn a_case_can_be_made_again() {
    let text = "关于甲的通知\n各镇人民政府：\n请落实。\n".repeat(8);
    for number in 0..50 {
        assert_eq!(damaged(text.as_bytes(), number), damaged(text.as_bytes(), number));
    }
    let others = (0..50).filter(|n| damaged(text.as_bytes(), *n) != text.as_bytes()).count();
    assert!(others > 40, "{others}");
}

/// Goes on for minutes; prints how many files were tried, which was read the slowest, and each that a reader failed on.
#[test]
#[ignore = "takes minutes"]
fn many_damaged_files_are_read_or_refused() {
    let said = |name: &str| std::env::var(name).ok();
    if let Some((path, number)) = said("HONGTOU_CASE").as_deref().and_then(|c| c.rsplit_once(':')) {
        let files = files();
        let (_, bytes) = files.iter().find(|(p, _)| p == path).expect("a file of the project");
        return read(path, &damaged(bytes, number.parse().expect("a number")));
    }
    let minutes: u64 = said("HONGTOU_MINUTES").and_then(|m| m.parse().ok()).unwrap_or(10);
    let (files, end) = (files(), Instant::now() + Duration::from_secs(minutes * 60));
    let mut tried = Tried::default();
    for number in 3.. {
        for (path, bytes) in &files {
            tried.one(path, bytes, number);
        }
        if Instant::now() > end {
            break;
        }
    }
    println!("{} damaged files of {}, the slowest {:?}", tried.count, files.len(), tried.slowest);
    assert!(tried.faults.is_empty(), "{:#?}", tried.faults);
}
