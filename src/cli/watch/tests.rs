use super::super::tests::{findings, talk};
use super::*;
use crate::base::world::Memory;
use crate::build::{Built, Why};

fn built(path: &str, state: State) -> Built {
    Built {
        path: path.to_owned(),
        pages: None,
        state,
        sha256: Some("0123456789abcdef".into()),
        faces: Vec::new(),
        time: Duration::ZERO,
    }
}

fn told(options: &[&str], built: Vec<Built>) -> String {
    let outcome = Outcome { built, findings: findings() };
    talk(options, |c| tell(c, outcome, true, Duration::from_millis(23)).map(|()| Exit::Fine)).1
}

#[test]
fn a_round_is_one_line_and_what_stands_in_the_way() {
    let why = vec![Why::altered("content/tasks.yaml")];
    let made = || built("out/notice.pdf", State::Rebuilt { why: why.clone() });
    let out = told(&["build"], vec![made(), built("out/annex.pdf", State::Unchanged)]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[..2],
        [
            "out/notice.pdf：重新生成，缘由：content/tasks.yaml 有变动",
            "out/annex.pdf：未变，散列值相同（0123456789ab）"
        ]
    );
    assert!(lines[2].contains("已生成 out/notice.pdf  23 ms  1 个错误") && lines.len() == 3, "{out}");
    let out = told(&["build"], vec![made(), built("out/annex.pdf", State::Failed)]);
    assert!(out.starts_with("错误[T001 broken]") && out.contains("未能生成 out/annex.pdf"), "{out}");
    let out = told(&["build", "--message-format", "json"], vec![made()]);
    let last: serde_json::Value = serde_json::from_str(out.lines().last().expect("a line")).expect("an object");
    assert!(last["kind"] == "round" && last["made"][0] == "out/notice.pdf" && last["ms"] == 23, "{out}");
}

#[test]
fn a_dossier_that_cannot_be_built_is_told_of_and_ends_nothing() {
    let world = Memory::new([("templates/x", "")]);
    let witness = Witness::new(&world);
    let mut rounds =
        Rounds { witness: &witness, request: &Request::default(), explain: false, recall: Recall::of_rounds() };
    let (exit, out) = talk(&["build"], |c| rounds.round(c).map(|()| Exit::Fine));
    assert!(exit == Exit::Fine && out.contains("seeds/notice.txt"), "{out}");
}
