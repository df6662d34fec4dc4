//! What the standard does not allow is a finding with its place, and the paper is not made.

use super::dossier;
use crate::dossier::{build, edit, text};
use hongtou::base::Lang;
use hongtou::build::State;

/// Builds a sample with other words and gives what is said: code, line in the file, message.
#[track_caller]
fn said(name: &str, from: &str, to: &str) -> (String, usize, String) {
    let world = dossier(name);
    edit(&world, "content/notice.yaml", from, to);
    let outcome = build(&world);
    assert!(outcome.built.iter().all(|b| b.state == State::Failed), "it is not made");
    let [finding] = &outcome.findings[..] else { panic!("one finding: {:?}", outcome.findings) };
    let line = finding.place.as_ref().map_or(0, |p| p.source.line_column(p.span.start).0);
    (finding.code.id.to_owned(), line, finding.message(Lang::Zh))
}

/// The line of a file on which a text stands.
fn line_of(name: &str, from: &str, to: &str, wanted: &str) -> usize {
    let world = dossier(name);
    edit(&world, "content/notice.yaml", from, to);
    text(&world, "content/notice.yaml").lines().position(|l| l.contains(wanted)).expect("it is there") + 1
}

#[test]
fn a_value_of_the_wrong_form_is_quoted_with_its_line() {
    for (from, to, key, words) in [
        ("'000012'", "'12'", "copy_number", "份号写作“12”"),
        ("机密★5年", "机密5年", "secrecy", "密级和保密期限写作“机密5年”"),
        ("特急", "火急", "urgency", "紧急程度写作“火急”"),
        ("此件公开发布", "（此件公开发布）", "note:", "附注写作“（此件公开发布）”"),
    ] {
        let (code, line, message) = said("notice", from, to);
        assert_eq!(code, "T007");
        assert_eq!(line, line_of("notice", from, to, key), "{message}");
        assert!(message.starts_with(words), "{message}");
    }
}

#[test]
fn signatories_on_a_downward_paper_are_refused_and_missed_on_an_upward_one() {
    let (code, _, message) = said("notice", "doc_number:", "authorised_by: [张示例]\ndoc_number:");
    assert_eq!(code, "T010");
    assert!(message.contains("不是上行文") && message.contains("张示例"));
    let (code, _, message) = said("upward", "authorised_by: [张示例, 欧阳示例, 李示]\n", "");
    assert_eq!(code, "T009");
    assert!(message.contains("签发人"), "{message}");
}

#[test]
fn what_a_format_does_not_bear_is_refused_rather_than_left_out() {
    let (code, line, message) = said("order", "issuer:", "secrecy: 秘密★1年\nissuer:");
    assert_eq!((code.as_str(), line), ("T008", 3));
    assert_eq!(message, "命令格式不编排密级");
    let (code, _, _) = said("minutes", "date:", "signers: [示例市人民政府]\ndate:");
    assert_eq!(code, "T008");
}

#[test]
fn addressees_for_an_imprint_that_is_not_there_are_a_finding() {
    let world = dossier("addressees");
    edit(&world, "templates/style.yaml", "imprint:\n  copy_to: 市档案馆。\n  printer: 示例市档案局办公室\n", "");
    let outcome = build(&world);
    assert_eq!(crate::dossier::codes(&outcome), ["T011"]);
}

#[test]
fn an_unknown_format_is_named_with_its_line() {
    let (code, line, message) = said("letter", "format: 信函格式", "format: 函件格式");
    assert_eq!((code.as_str(), line), ("Y001", 2));
    assert!(message.contains("函件格式"), "{message}");
}
