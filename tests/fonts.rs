//! Papers made with other fonts than the shipped ones.

use crate::dossier::{build, read, small};
use hongtou::base::world::{Memory, World};
use hongtou::build::manifest::{self, Artefact, Manifest};
use hongtou::build::verify::Fault;
use hongtou::build::{self, Format, Outcome, Paper, Request, State, Why};
use hongtou::style::font::{FontPolicy, FontWish};

const PDF: &str = "out/notice.pdf";

fn notice(world: &Memory, fonts: FontWish) -> Outcome {
    let request = Request { papers: vec![Paper::Notice], formats: vec![Format::Pdf], fonts, ..Request::default() };
    build::build(world, &request, &|_, _, _| {}).expect("memory does not refuse")
}

fn official() -> FontWish {
    FontWish { policy: Some(FontPolicy::OfficialFirst), ..FontWish::default() }
}

fn listed(world: &Memory) -> Artefact {
    Manifest::read(read(world, manifest::PATH).as_deref()).artefacts[PDF].clone()
}

fn faults(world: &Memory) -> Vec<Fault> {
    let verified = build::verify(world, &|_, _, _| {}).expect("memory does not refuse");
    verified.proofs.into_iter().find(|p| p.path == PDF).expect("it is listed").faults
}

/// The small notice on a system that has a 仿宋 of its own: the shipped filler under its usual name.
fn system() -> Memory {
    let world = small();
    let font = read(&world, "templates/fonts/ofl/GwLiteKai-Light.ttf").expect("a shipped font");
    world.write("/fonts/simfang.ttf", &font).expect("memory can be written");
    world
}

#[test]
fn the_manifest_tells_the_fonts_and_verify_makes_the_paper_with_the_same_ones() {
    let world = system();
    build(&world);
    let plain = read(&world, PDF);
    assert!(listed(&world).asked.is_empty());
    let outcome = notice(&world, official());
    assert_eq!(outcome.built[0].state, State::Rebuilt { why: vec![Why::Asked, Why::Fonts] });
    assert_ne!(read(&world, PDF), plain);
    let made = listed(&world);
    assert_eq!(made.asked["font_policy"], "official-first");
    let fang = made.faces.iter().find(|f| f.stands_for == ["仿宋"]).expect("the text's face");
    assert_eq!((fang.origin.as_str(), fang.official, fang.licence.as_deref()), ("installed", true, None));
    let hei = made.faces.iter().find(|f| f.stands_for == ["黑体"]).expect("the headings' face");
    assert_eq!((hei.family.as_str(), hei.official, hei.licence.as_deref()), ("GwHei", false, Some("OFL-1.1")));
    assert_eq!(faults(&world), []);
    assert_eq!(notice(&world, official()).built[0].state, State::Unchanged);
    // On a machine without that font the very same paper cannot be made.
    world.write("/fonts/simfang.ttf", b"gone").expect("memory can be written");
    assert!(matches!(&faults(&world)[..], [Fault::Different { why, .. }] if why.contains(&Why::Fonts)));
    // Without a word about fonts it is as it was first.
    notice(&world, FontWish::default());
    assert_eq!(read(&world, PDF), plain);
}

#[test]
fn an_office_may_choose_in_its_style() {
    let world = system();
    let font = read(&world, "/fonts/simfang.ttf").expect("the font");
    world.write("templates/fonts/own/fang.ttf", &font).expect("memory can be written");
    let style = |more: &str| format!("sealing: sealed\n{more}");
    let with = |more: &str| {
        world.write("templates/style.yaml", style(more).as_bytes()).expect("memory can be written");
        notice(&world, FontWish::default())
    };
    with("font_policy: no-gpl\n");
    assert!(listed(&world).faces.iter().all(|f| f.licence.as_deref().is_some_and(|l| !l.contains("GPL"))));
    with("fonts:\n  仿宋: templates/fonts/own/fang.ttf\n");
    let fang = listed(&world).faces.into_iter().find(|f| f.stands_for == ["仿宋"]).expect("the text's face");
    assert_eq!((fang.origin.as_str(), fang.family.as_str()), ("named", "GwLiteKai"));
    for wrong in ["font_policy: any\n", "fonts:\n  仿宋: /fonts/simfang.ttf\n", "fonts:\n  隶书: templates/x.ttf\n"]
    {
        let outcome = with(wrong);
        assert_eq!(outcome.built[0].state, State::Failed, "{wrong}");
        assert!(
            outcome
                .findings
                .iter()
                .any(|f| f.place.as_ref().is_some_and(|p| p.source.name() == "templates/style.yaml"))
        );
    }
}

#[test]
fn a_character_that_no_font_has_is_told_with_its_place_and_a_filled_one_too() {
    let world = small();
    build(&world);
    let text = String::from_utf8(read(&world, "content/notice.yaml").expect("the notice")).expect("UTF-8");
    let line = text.lines().position(|l| l.trim_start().starts_with("addressees_text:")).expect("the line") + 1;
    let edited = text.replacen("addressees_text: ", "addressees_text: 王𬭎😀、", 1);
    world.write("content/notice.yaml", edited.as_bytes()).expect("memory can be written");
    let findings = build::check(&world).expect("memory does not refuse");
    for (code, argument, column) in [("L001", "U+1F600", 20), ("L020", "U+2CB4E", 19)] {
        let finding = findings.iter().find(|f| f.code.id == code).expect(code);
        assert!(finding.args.contains(&("code", argument.to_owned())), "{:?}", finding.args);
        let place = finding.place.as_ref().expect("a place");
        assert_eq!((place.source.name(), place.line_column()), ("content/notice.yaml", (line, column)), "{code}");
    }
}
