//! What was made and why, and that it would come out the same again.

use crate::dossier::{build, edit, read, shipped, small};
use hongtou::base::world::{Memory, World};
use hongtou::build::verify::{Fault, Verified};
use hongtou::build::{self, FormRequest, Outcome, State, Why};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Everything that a DOCX says, tags and all taken away.
fn words(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a DOCX is a ZIP");
    let mut xml = String::new();
    archive.by_name("word/document.xml").expect("its text").read_to_string(&mut xml).expect("UTF-8");
    let pieces = xml.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text));
    pieces.collect()
}

fn hashes(outcome: &Outcome) -> BTreeMap<String, String> {
    outcome.built.iter().map(|b| (b.path.clone(), b.sha256.clone().expect("it was made"))).collect()
}

fn rebuilt(outcome: &Outcome) -> BTreeSet<String> {
    let made = outcome.built.iter().filter(|b| matches!(b.state, State::Rebuilt { .. }));
    made.map(|b| b.path.clone()).collect()
}

/// Papers whose DOCX says a word.
fn saying(world: &Memory, outcome: &Outcome, word: &str) -> BTreeSet<String> {
    let says = |path: &&String| {
        let docx = path.rsplit_once('.').map(|(stem, _)| format!("{stem}.docx")).expect("an ending");
        words(&read(world, &docx).expect("it was made")).contains(word)
    };
    outcome.built.iter().map(|b| &b.path).filter(says).cloned().collect()
}

#[test]
fn a_name_in_one_cell_rebuilds_the_papers_that_carry_it_and_nothing_else() {
    let world = shipped();
    let before = build(&world);
    let name = "区科技馆";
    assert!(saying(&world, &before, name).is_empty());
    let cell = "text: 各学校，各办事处\n      units: [各学校, 各办事处]\n    at: 94:1";
    edit(&world, "content/tasks.yaml", cell, &cell.replace("各学校", name));
    let after = build(&world);
    let carrying = saying(&world, &after, name);
    let stems: BTreeSet<&str> = carrying.iter().filter_map(|p| p.strip_suffix(".pdf")).collect();
    assert!(stems.contains("out/annex") && stems.contains("out/notice"), "{carrying:?}");
    assert!(carrying.len() < after.built.len(), "some papers do not name it");
    assert_eq!(rebuilt(&after), carrying);
    let (old, new) = (hashes(&before), hashes(&after));
    for built in after.built.iter().filter(|b| !carrying.contains(&b.path)) {
        assert_eq!(built.state, State::Unchanged, "{}", built.path);
    }
    for (path, hash) in &new {
        assert_eq!(old[path] == *hash, !carrying.contains(path), "{path}");
    }
    let annex = after.built.iter().find(|b| b.path == "out/annex.pdf").expect("the annex");
    assert_eq!(annex.state, State::Rebuilt { why: vec![Why::altered("content/tasks.yaml")] });
}

fn verify(world: &Memory) -> Verified {
    build::verify(world, &|_, _, _| {}).expect("memory does not refuse")
}

fn faults(verified: &Verified) -> BTreeMap<&str, &[Fault]> {
    let wrong = verified.proofs.iter().filter(|p| !p.faults.is_empty());
    wrong.map(|p| (p.path.as_str(), p.faults.as_slice())).collect()
}

/// Everything that lies in a dossier, but for the fonts.
fn all(world: &Memory) -> BTreeMap<String, Vec<u8>> {
    let folders = ["content", "seeds", "out"].map(|f| world.list(f).expect("a list"));
    folders.into_iter().flatten().map(|p| (p.clone(), read(world, &p).expect("listed"))).collect()
}

#[test]
fn what_was_made_is_confirmed_with_its_forms_and_slips_and_nothing_is_written() {
    let world = shipped();
    assert!(!verify(&world).is_confirmed(), "nothing was made yet");
    build(&world);
    let month = "2022-07".parse().expect("a month");
    let formats = vec![build::FormFormat::Xlsx, build::FormFormat::Pdf];
    let request = FormRequest { month, units: vec!["区妇联".into()], formats, force: false };
    let forms = build::forms(&world, &request, &|_, _, _| {}).expect("memory does not refuse");
    let slips = build::slips_of(&world, Some(month), "2022-08-05".parse().ok(), false).expect("memory does not refuse");
    let before = all(&world);
    let verified = verify(&world);
    assert_eq!(faults(&verified), BTreeMap::new());
    assert!(verified.is_confirmed() && before == all(&world));
    let listed: BTreeSet<&str> = verified.proofs.iter().map(|p| p.path.as_str()).collect();
    let made = forms.built.iter().chain(&slips.built);
    assert!(made.clone().count() > 3 && made.clone().all(|b| listed.contains(b.path.as_str())));
}

#[test]
fn each_way_of_not_being_as_listed_has_its_name() {
    let world = small();
    build(&world);
    world.write("out/notice.docx", b"edited in Word").expect("memory");
    edit(&world, "templates/annex.md.tera", "{{ notice.annex_title }}", "{{ notice.annex_title }}（另发）");
    let manifest = String::from_utf8(read(&world, "out/manifest.json").expect("made")).expect("UTF-8");
    let line = manifest.find("\"out/notice.pdf\"").expect("listed");
    let gone = format!("{}\"out/old.pdf\"{}", &manifest[..line], &manifest[line + 16..]);
    world.write("out/manifest.json", gone.as_bytes()).expect("memory");
    let verified = verify(&world);
    let found = faults(&verified);
    assert_eq!(
        Vec::from_iter(found.keys().copied()),
        ["out/annex.docx", "out/annex.pdf", "out/notice.docx", "out/old.pdf"]
    );
    assert!(matches!(found["out/notice.docx"], [Fault::Edited { .. }]), "{found:?}");
    assert_eq!(found["out/old.pdf"], [Fault::Missing, Fault::NoLonger]);
    let [Fault::Different { why, .. }] = found["out/annex.pdf"] else { panic!("{found:?}") };
    assert_eq!(*why, [Why::altered("templates/annex.md.tera")]);
    edit(&world, "templates/annex.md.tera", "notice.annex_title", "notice.annex_titel");
    let verified = verify(&world);
    assert_eq!(faults(&verified)["out/annex.pdf"], [Fault::NotMade]);
    assert!(verified.findings.iter().any(|d| d.code.id == "T001"), "{:?}", verified.findings);
    world.write("content/amendments/01.yaml", b"changes: [").expect("memory");
    let verified = verify(&world);
    assert_eq!(faults(&verified)["out/old.pdf"], [Fault::Missing, Fault::NotMade], "it may be that amendment's");
}

#[test]
fn another_program_is_told_apart_from_other_files() {
    let world = small();
    build(&world);
    let manifest = String::from_utf8(read(&world, "out/manifest.json").expect("made")).expect("UTF-8");
    let program = hongtou::build::fingerprint::PROGRAM;
    let mut value: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    let annex = &mut value["artefacts"]["out/annex.pdf"];
    assert_eq!(annex["program"], program);
    (annex["program"], annex["sha256"], annex["fingerprint"]) = ("hongtou 0".into(), "0".into(), "0".into());
    world.write("out/manifest.json", value.to_string().as_bytes()).expect("memory");
    let verified = verify(&world);
    let found = faults(&verified);
    let [Fault::Edited { .. }, Fault::Different { why, .. }] = found["out/annex.pdf"] else { panic!("{found:?}") };
    assert_eq!((why.as_slice(), found.len()), (&[Why::Program][..], 1));
}

#[test]
fn an_amendment_reaches_the_papers_that_its_changes_are_about() {
    use hongtou::build::effects::{Reach, effects};
    let world = shipped();
    let (all, findings) = effects(&world, None).expect("memory does not refuse");
    assert!(findings.is_empty() && all.len() == 2, "{findings:?}");
    let papers = &all[0].papers;
    // As the sentences of seeds/amendments/01.txt go: two bodies renamed, words of the plan, a lead, a row in, a row out.
    for issued in ["out/notice", "out/annex", "out/bulletins/2022-06"] {
        assert_eq!(papers[issued], Reach::None, "{issued}");
    }
    assert_eq!(papers["out/amendments/01/consolidated"], Reach::Changes(vec![1, 2, 3, 4, 5, 6]));
    let Reach::Changes(annex) = &papers["out/amendments/01/annex"] else { panic!("{papers:?}") };
    assert!(!annex.contains(&3) && annex.ends_with(&[4, 5, 6]), "the plan is no part of the annex: {annex:?}");
    let Reach::Changes(lead) = &papers["out/forms/2022-07/区司法局"] else { panic!("{papers:?}") };
    assert!(lead.contains(&4) && !lead.contains(&3), "it leads task 15 then: {lead:?}");
    // A row comes and a row goes before all of its tasks, which are 28 and 31 then as before.
    assert_eq!(papers["out/forms/2022-07/区妇联"], Reach::None);
    assert!(matches!(papers["out/bulletins/2022-07"], Reach::Changes(_)), "{papers:?}");
    // By content/amendments/02.yaml: a paragraph of the plan, and words of tasks 21 and 32, from August on.
    let papers = &all[1].papers;
    assert_eq!(papers["out/amendments/02/consolidated"], Reach::Changes(vec![1, 2, 3]));
    assert_eq!(papers["out/amendments/02/annex"], Reach::Changes(vec![2, 3]));
    assert_eq!(papers["out/bulletins/2022-07"], Reach::None);
    let (none, findings) = effects(&world, Some("09")).expect("memory does not refuse");
    assert!(none.is_empty() && findings[0].code.id == "B070");
}
