//! Files that are broken or made to do harm, and any mixture of changes.

use super::papers::{Package, Paper, matter_of};
use hongtou::base::Lang;
use hongtou::parse::returned::{self, Returned};
use proptest::prelude::*;
use std::sync::LazyLock;

fn word(document: &str) -> Package {
    let mut package = Paper::small().package("notice");
    package.put("word/document.xml", document);
    package
}

fn body(inner: &str) -> Vec<u8> {
    word(&format!("<w:document xmlns:w=\"w\"><w:body>{inner}</w:body></w:document>")).bytes()
}

fn ole(name: &str) -> Vec<u8> {
    let mark: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600], &mark].concat()
}

#[test]
fn each_gives_one_clear_refusal() {
    let good = Paper::small().write("notice");
    let deep = format!("{}{}", "<w:sdt>".repeat(300), "</w:sdt>".repeat(300));
    let entities = "<!DOCTYPE w [<!ENTITY a \"ha\">]><w:document><w:body/></w:document>";
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "字".repeat(400_000));
    let changes =
        "<w:p><w:ins w:author=\"a\"><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:t>y</w:t></w:r></w:p>".repeat(20_001);
    let wide = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"64\"/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>";
    let head = ["序号", "具体内容", "责任单位"].map(|h| format!("<w:tc><w:p><w:r><w:t>{h}</w:t></w:r></w:p></w:tc>"));
    let table = format!("<w:tbl><w:tr>{}</w:tr>{}</w:tbl>", head.concat(), wide.repeat(2_000));
    for (what, bytes, id, word) in [
        ("empty", Vec::new(), "R001", "空的"),
        ("half", good[..good.len() / 2].to_vec(), "R001", "不完整"),
        ("a PDF", b"%PDF-1.7".to_vec(), "R001", "PDF"),
        ("an old doc", ole("WordDocument"), "R001", "旧版 Word"),
        ("a password", ole("EncryptedPackage"), "R001", "密码"),
        ("text", "通知".as_bytes().to_vec(), "R001", "纯文字"),
        ("no document", Package::open(&good).without("word/document.xml").bytes(), "R001", "word/document.xml"),
        ("no body", self::word("<w:document/>").bytes(), "R001", "没有正文"),
        ("not closed", self::word("<w:document><w:body>").bytes(), "R001", "结构无效"),
        ("entities", self::word(entities).bytes(), "R001", "DTD"),
        ("deep", body(&deep), "R001", "256"),
        ("bomb", self::word(&" ".repeat(49 << 20)).bytes(), "R002", "48 MB"),
        ("long", body(&long), "R002", "1 MB"),
        ("many changes", body(&changes), "R002", "20000"),
        ("wide", body(&table), "R002", "100000"),
    ] {
        let refused = returned::read("改稿.docx", &bytes).expect_err(what);
        assert_eq!(refused.code.id, id, "{what}");
        assert!(refused.message(Lang::Zh).contains(word), "{what}: {}", refused.message(Lang::Zh));
        assert!(!refused.message(Lang::En).is_empty());
    }
}

#[test]
fn a_file_of_nothing_is_read_as_nothing() {
    let r = returned::read("改稿.docx", &body("")).expect("it is well-formed");
    assert!(r.accepted.findings.iter().any(|d| d.code.id == "P011"));
    assert!(r.revisions.is_empty() && r.comments.is_empty());
}

#[test]
fn what_is_not_where_it_should_be_is_not_lost() {
    let loose = "<w:r><w:t>关于开展工作的通知</w:t></w:r><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>各单位：</w:t></w:r></w:p>\
                 <w:p><w:r><w:delText>旧文。</w:delText></w:r></w:p>";
    let r = returned::read("改稿.docx", &body(loose)).expect("it is well-formed");
    assert_eq!(r.accepted.notice.title.as_deref(), Some("关于开展工作的通知"));
    assert_eq!(
        r.findings.iter().map(|d| d.message(Lang::Zh)).collect::<Vec<_>>(),
        ["改稿.docx：有文字写在域代码里，显示不出来，未读入：“各单位：旧文。”"]
    );
}

static DOCUMENT: LazyLock<(Package, String)> = LazyLock::new(|| {
    let package = Paper::small().package("notice");
    let document = package.document();
    (package, document)
});

fn read(document: String) -> Result<Returned, hongtou::base::Diagnostic> {
    let mut package = DOCUMENT.0.clone();
    package.put("word/document.xml", document);
    returned::read("改稿.docx", &package.bytes())
}

/// What is done to a run or a row.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Nothing,
    PutIn,
    TakenOut,
    Replaced,
    Remarked,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => Just(Deed::Nothing),
        1 => Just(Deed::PutIn),
        1 => Just(Deed::TakenOut),
        1 => Just(Deed::Replaced),
        1 => Just(Deed::Remarked),
    ]
}

const BY: &str = "w:id=\"1\" w:author=\"甲\" w:date=\"2022-06-20T09:30:00Z\"";

/// A run with changes, accepted, and rejected.
fn run(run: &str, deed: Deed) -> [String; 3] {
    let struck =
        format!("<w:del {BY}>{}</w:del>", run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>"));
    let new = "<w:r><w:t>新字</w:t></w:r>";
    match deed {
        Deed::Nothing => [run.to_owned(), run.to_owned(), run.to_owned()],
        Deed::PutIn => [format!("<w:ins {BY}>{run}</w:ins>"), run.to_owned(), String::new()],
        Deed::TakenOut => [struck, String::new(), run.to_owned()],
        Deed::Replaced => [format!("{struck}<w:moveTo {BY}>{new}</w:moveTo>"), new.to_owned(), run.to_owned()],
        Deed::Remarked => {
            let marked = format!("<w:commentRangeStart w:id=\"3\"/>{run}<w:commentRangeEnd w:id=\"3\"/>");
            [marked, run.to_owned(), run.to_owned()]
        }
    }
}

fn row([changed, accepted, rejected]: [String; 3], deed: Deed) -> [String; 3] {
    let mark = |name: &str| changed.replacen("<w:cantSplit/>", &format!("<w:cantSplit/><w:{name} {BY}/>"), 1);
    match deed {
        Deed::PutIn => [mark("ins"), accepted, String::new()],
        Deed::TakenOut => [mark("del"), String::new(), rejected],
        _ => [changed, accepted, rejected],
    }
}

/// What makes three of a piece: changed, accepted, rejected. It may take further deeds for what is in it.
type Change<'c> = dyn Fn(&str, Deed, &mut dyn Iterator<Item = Deed>) -> [String; 3] + 'c;

/// The document with its pieces between two tags changed one by one.
fn each(
    text: &str,
    (open, close): (&str, &str),
    deeds: &mut impl Iterator<Item = Deed>,
    change: &Change<'_>,
) -> [String; 3] {
    let mut out = [const { String::new() }; 3];
    let mut rest = text;
    while let Some(from) = rest.find(open) {
        let to = from + rest[from..].find(close).expect("it is closed") + close.len();
        let deed = deeds.next().unwrap_or(Deed::Nothing);
        let three = change(&rest[from..to], deed, deeds);
        out.iter_mut().zip(three).for_each(|(o, t)| *o += &(rest[..from].to_owned() + &t));
        rest = &rest[to..];
    }
    out.map(|o| o + rest)
}

/// The document with its changes, with all of them accepted, and with all of them rejected.
fn three(deeds: &[Deed]) -> [String; 3] {
    let mut deeds = deeds.iter().copied().cycle().take(10 * deeds.len());
    let runs = |text: &str, deeds: &mut dyn Iterator<Item = Deed>| {
        each(text, ("<w:r>", "</w:r>"), &mut { deeds }, &|r, deed, _| run(r, deed))
    };
    let (head, table) = DOCUMENT.1.split_at(DOCUMENT.1.find("<w:tbl>").expect("a table"));
    let head = runs(head, &mut deeds);
    let table = each(table, ("<w:tr>", "</w:tr>"), &mut deeds, &|r, deed, deeds| row(runs(r, deeds), deed));
    let mut joined = head.into_iter().zip(table).map(|(a, b)| a + &b);
    [(); 3].map(|()| joined.next().expect("there are three"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Reading with the changes accepted is reading what accepting them in a word processor leaves; so with rejecting.
    #[test]
    fn either_side_is_what_a_word_processor_would_leave(deeds in proptest::collection::vec(deed(), 7..60)) {
        let [changed, accepted, rejected] = three(&deeds).map(|document| read(document).expect("it is well-formed"));
        prop_assert_eq!(matter_of(&changed.accepted), matter_of(&accepted.accepted));
        prop_assert_eq!(matter_of(&changed.rejected), matter_of(&rejected.rejected));
        prop_assert!(accepted.revisions.is_empty() && rejected.revisions.is_empty());
    }

    /// Elements cut out, doubled and moved anywhere.
    #[test]
    fn any_damage_of_the_document_is_read_or_refused(
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4), 1..6),
    ) {
        let mut tags: Vec<&str> = DOCUMENT.1.split_inclusive('>').collect();
        for (a, b, deed) in cuts {
            let (a, b) = (a.index(tags.len()), b.index(tags.len()));
            match deed {
                0 => drop(tags.remove(a)),
                1 => tags.insert(a, tags[b]),
                2 => tags.insert(a, "<w:del w:author=\"甲\"/>"),
                _ => tags.swap(a, b),
            }
        }
        if let Ok(r) = read(tags.concat()) {
            prop_assert_eq!(&r.accepted.accounting.unaccounted, &[]);
            prop_assert_eq!(&r.rejected.accounting.unaccounted, &[]);
        }
    }

    #[test]
    fn any_damage_of_the_file_is_read_or_refused(
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = DOCUMENT.0.bytes();
        for (at, with) in &flips {
            let at = at.index(bytes.len());
            bytes[at] = *with;
        }
        if flips.len() == 1 {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Err(d) = returned::read("改稿.docx", &bytes) {
            prop_assert!(d.code.id.starts_with('R') && !d.message(Lang::Zh).is_empty());
        }
    }
}
