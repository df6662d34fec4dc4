use super::*;
use crate::base::world::Memory;

fn shipped(path: &str) -> (String, Vec<u8>) {
    let file = format!("{}/templates/fonts/{path}", env!("CARGO_MANIFEST_DIR"));
    (format!("templates/fonts/{path}"), std::fs::read(file).expect("a shipped font"))
}

#[test]
fn rare_characters_fall_through_the_chain() {
    let world = Memory::new(FILES.iter().map(|f| shipped(f.path)));
    let book = FontBook::new(&world);
    let font = |face, c| book.find(face, false, c).expect("fonts are there").map(|f| (f.font, f.advance));
    assert_eq!(font(Face::FangSong, '区'), Some((FANG, 1000)));
    assert_eq!(font(Face::FangSong, '喆'), Some((LITE_KAI, 1000)));
    assert_eq!(font(Face::FangSong, '2'), Some((LATIN, 500)));
    assert_eq!(font(Face::FangSong, '“'), Some((FANG, 1000)));
    assert_eq!(font(Face::Song, '1').map(|f| f.0), Some(SONG));
    assert_eq!(font(Face::FangSong, '\u{1f600}'), None);
}

#[test]
fn a_missing_file_is_named() {
    let world = Memory::default();
    let error = FontBook::new(&world).find(Face::Hei, false, '区').expect_err("no fonts");
    assert!(error.to_string().contains("templates/fonts/ofl/GwHei-Medium.ttf"), "{error}");
}

const LITE: &str = "ofl/GwLiteKai-Light.ttf";
const HEI_FILE: &str = "ofl/GwHei-Medium.ttf";

fn bytes(path: &str) -> Vec<u8> {
    shipped(path).1
}

fn all_and(more: &[(&str, Vec<u8>)]) -> Memory {
    let more = more.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.clone()));
    Memory::new(FILES.iter().map(|f| shipped(f.path)).chain(more))
}

fn wish(policy: FontPolicy, files: &[(Face, &str)]) -> FontWish {
    FontWish { policy: Some(policy), files: files.iter().map(|(face, path)| (*face, (*path).to_owned())).collect() }
}

/// Where the table of a font lies in its bytes, and where its place is stated.
fn table(font: &[u8], name: &[u8; 4]) -> (usize, usize) {
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().expect("four bytes")) as usize;
    let record = (12..).step_by(16).find(|&at| font[at..at + 4] == name[..]).expect("the table");
    (number(record + 8), record)
}

/// A font whose maker says so much of embedding.
fn with_rights(path: &str, rights: u16) -> Vec<u8> {
    let mut font = bytes(path);
    let (os2, _) = table(&font, b"OS/2");
    font[os2 + 8..os2 + 10].copy_from_slice(&rights.to_be_bytes());
    font
}

/// Fonts in one file.
fn collection(fonts: &[Vec<u8>]) -> Vec<u8> {
    let count = fonts.len() as u32;
    let (mut starts, mut body) = (Vec::new(), Vec::new());
    let first = 12 + 4 * fonts.len();
    for font in fonts {
        let start = first + body.len();
        starts.extend((start as u32).to_be_bytes());
        let mut font = font.clone();
        for n in 0..usize::from(u16::from_be_bytes([font[4], font[5]])) {
            let at = 12 + 16 * n + 8;
            let place = u32::from_be_bytes(font[at..at + 4].try_into().expect("four bytes")) + start as u32;
            font[at..at + 4].copy_from_slice(&place.to_be_bytes());
        }
        body.extend(font);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    [b"ttcf".as_slice(), &[0, 1, 0, 0], &count.to_be_bytes(), &starts, &body].concat()
}

fn refused(world: &Memory, face: Face, path: &str) -> String {
    let wish = wish(FontPolicy::Bundled, &[(face, path)]);
    FontSet::resolve(world, &wish).expect_err("it must be refused").to_string()
}

#[test]
fn without_the_gpl_the_light_kai_stands_for_fang_song() {
    let world = Memory::new(FILES.iter().filter(|f| !f.licence.starts_with("GPL")).map(|f| shipped(f.path)));
    let set = FontSet::resolve(&world, &wish(FontPolicy::NoGpl, &[])).expect("nothing is asked of the world");
    assert!(set.used().all(|(_, file)| file.licence.as_deref().is_some_and(|l| !l.contains("GPL"))));
    let book = FontBook::with(&world, set);
    assert_eq!(book.find(Face::FangSong, false, '区').expect("fonts").map(|f| f.font), Some(LITE_KAI));
    let error = FontBook::new(&world).find(Face::FangSong, false, '区').expect_err("the file is not there");
    assert!(error.to_string().contains("GwFang"), "{error}");
}

#[test]
fn official_families_of_the_system_come_first_where_they_may_be_embedded() {
    let fonts = [
        ("/fonts/simkai.ttf", bytes(LITE)),
        ("/fonts/SimFang.ttf", with_rights(LITE, 0x0008)),
        ("/fonts/simhei.ttf", with_rights(HEI_FILE, 0x0002)),
        ("/fonts/FZXBSJW.TTF", b"no font".to_vec()),
        ("/fonts/else.ttf", bytes(HEI_FILE)),
    ];
    let world = all_and(&fonts);
    let set = FontSet::resolve(&world, &wish(FontPolicy::OfficialFirst, &[])).expect("fonts");
    let first = |face| set.file(set.first(face));
    assert_eq!((first(Face::FangSong).path.as_str(), first(Face::FangSong).official), ("/fonts/SimFang.ttf", true));
    assert_eq!((first(Face::Kai).path.as_str(), first(Face::Kai).origin), ("/fonts/simkai.ttf", Origin::Installed));
    assert_eq!(first(Face::Hei).family, "GwHei");
    let [hei, biao_song] = set.passed_over() else { panic!("{:?}", set.passed_over()) };
    assert!(hei.0 == Face::Hei && hei.2.contains("forbids embedding"), "{hei:?}");
    assert!(biao_song.0 == Face::BiaoSong && biao_song.2.contains("no font file"), "{biao_song:?}");
    assert_eq!(first(Face::BiaoSong).origin, Origin::Bundled);
    let chain = set.chain(Face::FangSong);
    assert_eq!(chain[1..], [FANG, LITE_KAI, SONG], "what the official file lacks is filled as ever");
    let plain = FontSet::resolve(&world, &FontWish::default()).expect("fonts");
    assert_eq!((plain.first(Face::FangSong), plain.policy()), (FANG, FontPolicy::Bundled));
}

#[test]
fn a_named_file_is_taken_or_refused_with_its_reason() {
    let both = collection(&[bytes(HEI_FILE), bytes(LITE)]);
    let world = all_and(&[
        ("/a/both.ttc", both),
        ("/a/whole.ttf", with_rights(LITE, 0x0100)),
        ("/a/bits.ttf", with_rights(LITE, 0x0200)),
        ("/a/never.ttf", with_rights(LITE, 0x0002)),
        ("/a/print.ttf", with_rights(LITE, 0x0004)),
    ]);
    let latin = format!("templates/fonts/{}", FILES[6].path);
    let lacks = refused(&world, Face::Kai, &latin);
    assert!(lacks.contains('国') && lacks.contains(&latin), "{lacks}");
    assert!(refused(&world, Face::Kai, "/a/none.ttf").contains("no such file"));
    assert!(refused(&world, Face::Kai, "/a/print.ttf#1").contains("no collection"));
    assert!(refused(&world, Face::Kai, "/a/both.ttc#2").contains("no font of that number"));
    let which = refused(&world, Face::Kai, "/a/both.ttc");
    assert!(which.contains("#0 GwHei") && which.contains("#1 GwLiteKai"), "{which}");
    for file in ["/a/whole.ttf", "/a/bits.ttf", "/a/never.ttf"] {
        assert!(refused(&world, Face::Kai, file).contains("fsType"), "{file}");
    }
    let wish = wish(FontPolicy::Bundled, &[(Face::Kai, "/a/both.ttc#1"), (Face::Song, "/a/print.ttf")]);
    let set = FontSet::resolve(&world, &wish).expect("both may be used");
    let book = FontBook::with(&world, set);
    let found = book.find(Face::Kai, false, '区').expect("fonts").expect("a glyph");
    assert_eq!(book.set().file(found.font).family, "GwLiteKai");
    let alone = FontBook::new(&world).find(Face::FangSong, false, '喆').expect("fonts").expect("a glyph");
    let same = book.find(Face::Kai, false, '喆').expect("fonts").expect("a glyph");
    let outlines = |book: &FontBook<'_>, f: Found| book.with_outlines(f.font, &[f.glyph]).expect("outlines");
    assert!(outlines(&book, same) == outlines(&FontBook::new(&world), alone), "the second font of the collection");
}

#[test]
fn other_files_have_another_print_and_the_same_files_the_same_one_elsewhere() {
    let (one, two) = (all_and(&[("/a/simkai.ttf", bytes(LITE))]), all_and(&[("/b/c/simkai.ttf", bytes(LITE))]));
    let print = |world: &Memory, policy| {
        FontSet::resolve(world, &wish(policy, &[])).and_then(|set| set.print(world)).expect("fonts")
    };
    assert_eq!(print(&one, FontPolicy::OfficialFirst), print(&two, FontPolicy::OfficialFirst));
    let policies = FontPolicy::ALL.map(|policy| print(&one, policy));
    assert!(policies[0] != policies[1] && policies[0] != policies[2] && policies[1] != policies[2]);
    let other = all_and(&[("/a/simkai.ttf", bytes(HEI_FILE))]);
    assert_ne!(print(&one, FontPolicy::OfficialFirst), print(&other, FontPolicy::OfficialFirst));
    assert_eq!(print(&one, FontPolicy::Bundled), print(&other, FontPolicy::Bundled));
}
