//! The rules of proofreading against cases that people wrote: `cases/lint/C011.txt` holds those of C011, one a line.
//!
//! `好：` begins a text without a breach of the rule, `坏：` one with breaches, each in ⟦ ⟧. Behind ⟹ stands the text that
//! `--fix` makes of it. A word in brackets says what the text is: `坏（标题）：`; without it the text is a paper, in which
//! ⏎ ends a line and ⇥ a cell. `案卷` is a whole notice, read as the program reads one, so that its parts can be held
//! against each other.

use hongtou::base::{Diagnostic, Lang, Source};
use hongtou::lint::{self, Kind, Look, RULES, Repair, Role, Subject, Text};
use hongtou::parse;

/// A case.
struct Case {
    role: Option<Role>,
    is_dossier: bool,
    text: String,
    /// The bytes of the breaches.
    breaches: Vec<(usize, usize)>,
    mended: Option<String>,
    line: usize,
}

fn role(name: &str) -> Option<Role> {
    Some(match name {
        "标题" => Role::Title,
        "文号" => Role::Number,
        "主送" => Role::Addressees,
        "正文" => Role::Body,
        "小标题" => Role::Heading,
        "附件页" => Role::AnnexTitle,
        "署名" => Role::Signer,
        "日期" => Role::Date,
        "格" => Role::Row,
        _ => return None,
    })
}

fn cases(text: &str) -> Vec<Case> {
    let lines = text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    lines.map(|(n, line)| case(line, n + 1).unwrap_or_else(|| panic!("line {} is no case: {line}", n + 1))).collect()
}

fn case(line: &str, number: usize) -> Option<Case> {
    let (head, body) = line.split_once('：')?;
    let (verdict, name) = match head.split_once('（') {
        Some((verdict, name)) => (verdict, Some(name.strip_suffix('）')?)),
        None => (head, None),
    };
    let is_dossier = name == Some("案卷");
    let role = match name {
        Some(name) if !is_dossier => Some(role(name)?),
        _ => None,
    };
    let body = body.replace('⏎', "\n").replace('⇥', "\t");
    let (body, mended) = match body.split_once(" ⟹ ") {
        Some((body, mended)) => (body.to_owned(), Some(mended.to_owned())),
        None => (body, None),
    };
    let (mut text, mut breaches, mut open) = (String::new(), Vec::new(), None);
    for c in body.chars() {
        match c {
            '⟦' => open = Some(text.len()),
            '⟧' => breaches.push((open.take()?, text.len())),
            c => text.push(c),
        }
    }
    let is_as_said = matches!((verdict, breaches.is_empty()), ("好", true) | ("坏", false));
    is_as_said.then_some(Case { role, is_dossier, text, breaches, mended, line: number })
}

/// What the rules say of a case.
fn findings(case: &Case) -> (Source, Vec<Diagnostic>) {
    let source = Source::new("case.txt", case.text.clone());
    let found = match case.role {
        None if case.is_dossier => {
            let reading = parse::read(&source, "");
            let (notice, tasks, roster) = (Some(&reading.notice), Some(&reading.tasks), Some(&reading.roster));
            lint::of_paper(&source, Kind::Paper, &Subject { notice, tasks, roster })
        }
        None => lint::of_paper(&source, Kind::Paper, &Subject::default()),
        Some(role) => lint::of_lines(&source, &Text::fields(&[(role, &case.text)], None)),
    };
    (source, found)
}

fn file(code: &str) -> String {
    let path = format!("{}/tests/cases/lint/{code}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path}: every rule has its cases"))
}

#[test]
fn every_rule_holds_its_cases() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for rule in &RULES {
        let cases = cases(&file(rule.code.id));
        assert!(cases.iter().any(|c| c.breaches.is_empty()), "{} has a good case", rule.code.id);
        assert!(cases.iter().any(|c| !c.breaches.is_empty()), "{} has a bad case", rule.code.id);
        count += cases.len();
        for case in cases {
            let (source, all) = findings(&case);
            let own: Vec<&Diagnostic> = all.iter().filter(|d| d.code.id == rule.code.id).collect();
            let places = own.iter().map(|d| d.place.as_ref().map_or((0, 0), |p| (p.span.start, p.span.end)));
            let mut places: Vec<(usize, usize)> = places.collect();
            places.sort_unstable();
            let shown =
                |spans: &[(usize, usize)]| spans.iter().map(|s| &case.text[s.0..s.1]).collect::<Vec<_>>().join(" | ");
            if places != case.breaches {
                let (got, wanted) = (shown(&places), shown(&case.breaches));
                wrong.push(format!(
                    "{} line {}: found {got:?}, wanted {wanted:?} in {}",
                    rule.code.id, case.line, case.text
                ));
            }
            if let Some(mended) = &case.mended {
                let own: Vec<Diagnostic> = own.into_iter().cloned().collect();
                let (got, _) = lint::fix::mend(source.text(), source.name(), &own);
                if got != *mended {
                    wrong.push(format!("{} line {}: mended {got:?}, wanted {mended:?}", rule.code.id, case.line));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 300, "{count} cases");
}

#[test]
fn a_rule_that_mends_shows_it_in_a_case() {
    for rule in RULES.iter().filter(|r| r.page.repair == Repair::Safe) {
        assert!(file(rule.code.id).contains(" ⟹ "), "{}", rule.code.id);
    }
}

#[test]
fn every_sentence_is_filled() {
    for rule in RULES.iter().filter(|r| !matches!(r.look, Look::Nowhere)) {
        for case in cases(&file(rule.code.id)) {
            for finding in findings(&case).1 {
                for lang in [Lang::Zh, Lang::En] {
                    assert!(!finding.message(lang).is_empty() && !finding.cure(lang).is_empty());
                }
            }
        }
    }
}
