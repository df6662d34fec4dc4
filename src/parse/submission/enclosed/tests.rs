//! Archives and letters as they come.

use super::*;
use crate::base::Lang;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

/// Paths and contents, then the findings.
fn unpacked(path: &str, bytes: &[u8]) -> (Vec<(String, String)>, Vec<String>) {
    let (members, findings) = unpack(path, bytes);
    let text = |m: &Member| (m.path.clone(), String::from_utf8_lossy(&m.bytes).into_owned());
    let said = |d: &Diagnostic| {
        assert!(!d.message(Lang::En).is_empty() && !d.cure(Lang::Zh).is_empty() && !d.cure(Lang::En).is_empty());
        format!("{} {}", d.code.id, d.message(Lang::Zh))
    };
    (members.iter().map(text).collect(), findings.iter().map(said).collect())
}

fn paths(members: &[(String, String)]) -> Vec<&str> {
    members.iter().map(|(path, _)| path.as_str()).collect()
}

#[test]
fn a_plain_file_is_its_own_member() {
    assert_eq!(unpacked("a/b.txt", b"x"), (vec![("a/b.txt".into(), "x".into())], vec![]));
}

#[test]
fn an_archive_gives_its_files_by_name_without_the_leavings_of_systems() {
    let bytes = zip(&[
        ("月报/乙.txt", b"2"),
        ("甲.txt", b"1"),
        ("__MACOSX/._a.txt", b"-"),
        (".DS_Store", b"-"),
        ("~$a.docx", b"-"),
    ]);
    let (members, findings) = unpacked("来.zip", &bytes);
    let read = [("来.zip!/月报/乙.txt", "2"), ("来.zip!/甲.txt", "1")].map(|(p, t)| (p.to_owned(), t.to_owned()));
    assert_eq!((members, findings), (read.to_vec(), vec![]));
}

#[test]
fn names_in_gbk_are_read_and_harmful_ones_made_safe() {
    // The library writes UTF-8 names; these bytes are put in their place, of the same length.
    let (gbk, _, _) = encoding_rs::GB18030.encode("区法院.txt");
    let mut bytes = zip(&[("NNNNNN.txt", b"1"), ("../../x.txt", b"2"), ("x.txt", b"3")]);
    while let Some(at) = bytes.windows(10).position(|w| w == b"NNNNNN.txt") {
        bytes[at..at + 10].copy_from_slice(&gbk);
    }
    let (members, findings) = unpacked("a.zip", &bytes);
    assert_eq!(paths(&members), ["a.zip!/x.txt", "a.zip!/x (2).txt", "a.zip!/区法院.txt"]);
    assert_eq!(findings, ["S035 a.zip!/x.txt：原名“../../x.txt”含有路径或控制字符，按现名读取"]);
}

#[test]
fn what_cannot_be_taken_out_is_told_and_keeps_nothing_else_in() {
    let mut bytes = zip(&[("a.txt", b"first"), ("b.txt", &b"second ".repeat(50)), ("c.txt", b"third")]);
    // The packed bytes of b.txt follow its name.
    let at = bytes.windows(5).position(|w| w == b"b.txt").expect("its name") + 5;
    bytes[at..at + 4].copy_from_slice(&[0xff; 4]);
    let (members, findings) = unpacked("x.zip", &bytes);
    assert_eq!(paths(&members), ["x.zip!/a.txt", "x.zip", "x.zip!/c.txt"]);
    assert_eq!(findings, ["S002 x.zip!/b.txt：文件损坏，无法读取（条目损坏或压缩方法不常用）"]);

    let mut locked = zip(&[("a.txt", b"x")]);
    // Bit 0 of the flags, in the local header and in the directory.
    let directory = locked.windows(4).position(|w| w == b"PK\x01\x02").expect("the directory");
    locked[6] |= 1;
    locked[directory + 8] |= 1;
    let (members, findings) = unpacked("x.zip", &locked);
    assert_eq!(paths(&members), ["x.zip"]);
    assert_eq!(findings, ["S003 x.zip!/a.txt：设有打开密码，无法读取"]);
}

#[test]
fn containers_that_hold_nothing_or_are_something_else_are_told() {
    let docx = zip(&[("word/document.xml", b"<w:document/>")]);
    let blanks = vec![b' '; 65 << 20];
    for (path, bytes, ids) in [
        ("a.zip", zip(&[]), vec!["S041"]),
        ("a.zip", zip(&[(".DS_Store", b"-")]), vec!["S041"]),
        ("a.zip", docx, vec!["S004"]),
        ("a.zip", b"Rar!\x1a\x07".to_vec(), vec!["S004"]),
        ("a.zip", b"PK\x03\x04".to_vec(), vec!["S002"]),
        ("a.zip", zip(&[("a.txt", &blanks)]), vec!["S005"]),
        ("a.eml", b"no letter".to_vec(), vec!["S002"]),
        ("a.eml", Vec::new(), vec!["S002"]),
        ("a.eml", b"From: a@b\nDate: Mon, 25 Jul 2022 16:20:00 +0800\n\n".to_vec(), vec!["S041"]),
    ] {
        let (members, findings) = unpacked(path, &bytes);
        assert_eq!(paths(&members), [path]);
        assert_eq!(findings.iter().map(|f| &f[..4]).collect::<Vec<_>>(), ids, "{path}");
    }
}

#[test]
fn containers_are_opened_three_deep() {
    let inner = zip(&[("a.txt", b"x")]);
    let three = zip(&[("2.zip", &zip(&[("3.zip", &inner)]))]);
    assert_eq!(paths(&unpacked("1.zip", &three).0), ["1.zip!/2.zip!/3.zip!/a.txt"]);
    let four = zip(&[("1.zip", &three), ("b.txt", b"y")]);
    let (members, findings) = unpacked("0.zip", &four);
    assert_eq!(paths(&members), ["0.zip!/1.zip!/2.zip!/3.zip", "0.zip!/b.txt"]);
    assert_eq!(findings, ["S036 0.zip!/1.zip!/2.zip!/3.zip：压缩包或邮件层层嵌套超过 3 层，未打开"]);
}

#[test]
fn no_more_than_five_hundred_files_are_taken() {
    let names: Vec<String> = (0..600).map(|n| format!("{n:03}.txt")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b"x"[..])).collect();
    let (members, findings) = unpacked("a.zip", &zip(&entries));
    assert_eq!(members.len(), 501);
    assert_eq!(findings, ["S005 a.zip：解开后超过上限（500 个文件），未读取"]);
}

/// A letter in GBK as a mail program of this country writes it.
fn letter() -> Vec<u8> {
    let (body, _, _) = encoding_rs::GB18030.encode("各位：\r\n附上七月进展。\r\n");
    let (name, _, _) = encoding_rs::GB18030.encode("区妇联.csv");
    [
        b"From: =?gb2312?B?x/i4vsGq?= <fl@example.cn>\r\n\
          Subject: =?GBK?Q?=C7=F8=B8=BE?=\r\n =?GBK?Q?=C1=AA?= 7\r\n\
          Date: Mon, 25 Jul 2022 08:20:00 +0000 (UTC)\r\nMIME-Version: 1.0\r\n\
          Content-Type: multipart/mixed;\r\n\tboundary=\"=_b\"\r\n\r\npreamble\r\n--=_b\r\n\
          Content-Type: text/plain; charset=gb2312\r\n\r\n"
            .as_slice(),
        &body,
        b"--=_b\r\nContent-Type: application/octet-stream; name=\"",
        &name,
        b"\"\r\nContent-Transfer-Encoding: base64\r\n\r\nMSwy\r\n\
          --=_b\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\n\r\nx\r\n\
          --=_b\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@c.cn\r\nDate: nonsense\r\nSubject: s\r\n\r\ninner\r\n--=_b--\r\nepilogue",
    ]
    .concat()
}

#[test]
fn a_letter_gives_its_text_and_what_is_attached() {
    let bytes = letter();
    let (members, findings) = unpacked("信.eml", &bytes);
    let read = [
        ("信.eml!/正文.txt", "主题：区妇联 7\n各位：\r\n附上七月进展。"),
        ("信.eml!/区妇联.csv", "1,2"),
        ("信.eml!/附件2.eml!/正文.txt", "主题：s\ninner"),
    ];
    assert_eq!(members, read.map(|(p, t)| (p.to_owned(), t.to_owned())));
    let said = [
        "S033 信.eml：内有图片或嵌入的对象 1 个，其中如有文字，没有读取",
        "S037 信.eml!/附件2.eml：邮件的发送时间缺失或读不懂：nonsense",
    ];
    assert_eq!(findings, said);
    let (members, _) = unpack("信.eml", &bytes);
    assert_eq!(members[0].arrival.as_deref(), Some("2022-07-25 16:20"));
    assert_eq!(members[1].sender.as_deref(), Some("区妇联 <fl@example.cn>"));
    assert_eq!(members[2].sender.as_deref(), Some("b@c.cn"));
}

#[test]
fn a_letter_in_html_keeps_its_tables() {
    let html = "<html><head><title>x</title></head><body><p>\u{5404}位</p><table><tr><td>序号</td><td>进展</td><td>状态</td></tr>\
                <tr><td>1</td><td>甲</td><td>滞后</td></tr></table></body></html>";
    let letter =
        format!("From: a@b.cn\nDate: 25 Jul 2022 16:20 +0800\nContent-Type: text/html; charset=utf-8\n\n{html}");
    let (members, findings) = unpacked("a.eml", letter.as_bytes());
    assert!(findings.is_empty(), "{findings:?}");
    let (opened, _) = open::open(&members[0].0, members[0].1.as_bytes()).expect("a text");
    assert_eq!(opened.sheets.len(), 1, "{:?}", members[0].1);
    assert_eq!(opened.sheets[0].cells.len(), 6);
}

#[test]
fn a_letter_that_is_not_whole_loses_nothing() {
    let head = "From: a@b.cn\nDate: 25 Jul 2022 16:20 +0800\nContent-Type: multipart/mixed; boundary=x\n\n";
    let (members, findings) = unpacked("a.eml", format!("{head}任务1：甲\n").as_bytes());
    assert_eq!(members, [("a.eml!/正文.txt".to_owned(), "任务1：甲\n".to_owned())]);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("S042"));
    let (members, findings) = unpacked("a.eml", format!("{head}--x\n\n任务1：甲\n").as_bytes());
    assert_eq!(paths(&members), ["a.eml!/正文.txt", "a.eml"]);
    assert_eq!(findings, ["S002 a.eml：文件损坏，无法读取（邮件没有结尾，可能缺少附件）"]);
}

#[test]
fn a_sealed_letter_is_told() {
    let letter = "From: a@b.cn\nDate: 25 Jul 2022 16:20 +0800\nContent-Type: application/pkcs7-mime\n\nMIIB";
    let (members, findings) = unpacked("a.eml", letter.as_bytes());
    assert_eq!(paths(&members), ["a.eml"]);
    assert_eq!(findings, ["S038 a.eml：邮件内容已加密（S/MIME），无法读取"]);
}

/// Each of these was gone through again for every other.
#[test]
fn very_many_of_anything_is_read_once() {
    let names: Vec<String> = (0..400).map(|i| format!("{}甲.txt", "./".repeat(i))).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"1"[..])).collect();
    let (members, _) = unpacked("来.zip", &zip(&entries));
    let paths: std::collections::BTreeSet<&str> = paths(&members).into_iter().collect();
    assert_eq!((members.len(), paths.len()), (400, 400));
    assert!(paths.contains("来.zip!/甲.txt") && paths.contains("来.zip!/甲 (400).txt"));

    let parameters: String = (0..100_000).map(|i| format!("; p{i}=v")).collect();
    let letter = format!("From: a@example.com\r\nContent-Type: text/plain{parameters}; charset=gbk\r\n\r\n");
    let (members, _) = unpacked("来.eml", &[letter.as_bytes(), b"\xc7\xf8"].concat());
    assert_eq!(members[0].1, "区");
}

#[test]
fn a_letter_without_marks_between_its_parts_is_text_and_told() {
    let letter = "From: a@example.com\r\nDate: Mon, 25 Jul 2022 10:00:00 +0800\r\nContent-Type: multipart/mixed\r\n\r\n任务29：甲\r\n";
    let (members, findings) = unpacked("来.eml", letter.as_bytes());
    assert_eq!((members.len(), findings.len()), (1, 1));
    assert!(members[0].1.contains("任务29：甲") && findings[0].starts_with("S042"), "{findings:?}");
}

/// Only what is marked as the same in another form is read once.
#[test]
fn a_letter_of_a_text_and_a_page_keeps_both() {
    let letter = |kind: &str| {
        format!(
            "From: a@example.com\nDate: Mon, 25 Jul 2022 10:00:00 +0800\nContent-Type: multipart/{kind}; boundary=x\n\n\
             --x\n\n任务29：甲\n--x\nContent-Type: text/html\n\n<p>任务30：乙</p>\n--x--\n"
        )
    };
    assert_eq!(unpacked("来.eml", letter("mixed").as_bytes()).0[0].1, "任务29：甲\n任务30：乙");
    assert_eq!(unpacked("来.eml", letter("alternative").as_bytes()).0[0].1, "任务29：甲");
}

#[test]
fn a_container_that_stands_for_itself_keeps_its_bytes() {
    let (members, findings) = unpacked("来.zip", b"PK\x03\x04 cut off");
    assert_eq!(members, [("来.zip".to_owned(), "PK\u{3}\u{4} cut off".to_owned())]);
    assert_eq!(findings.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever comes, nothing panics, every file is a member or told of, and no two members share a path.
    #[test]
    fn no_bytes_make_it_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..300), at in any::<prop::sample::Index>(), put in "[-=_b<>&;:?a\r\n]{0,12}",
    ) {
        let mut letter = letter();
        let from = at.index(letter.len());
        let to = (from + put.len() / 2).min(letter.len());
        letter.splice(from..to, put.bytes());
        let mut archive = zip(&[("a.txt", b"x"), ("b.eml", &letter)]);
        let place = at.index(archive.len());
        archive[place] ^= 0x55;
        for (path, bytes) in [("a.zip", &bytes), ("a.eml", &bytes), ("a.eml", &letter), ("a.zip", &archive)] {
            let (members, _) = unpack(path, bytes);
            prop_assert!(!members.is_empty() && members.len() <= MAX_MEMBERS + 1);
            let mut paths: Vec<&str> = members.iter().map(|m| m.path.as_str()).collect();
            paths.sort_unstable();
            paths.dedup();
            prop_assert_eq!(paths.len(), members.len());
            crate::parse::submission::opens(path, bytes);
            html::text(&String::from_utf8_lossy(bytes));
        }
    }
}
