//! `hongtou verify`: every file of the manifest, confirmed or not.

use super::build::{Progress, reasons_json};
use super::messages::{Word, lock};
use super::{Console, Exit, report, table};
use crate::base::Error;
use crate::build::verify::{Fault, Proof, Verified};
use serde_json::{Value, json};

pub(super) fn run(console: &mut Console<'_>, json: bool) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let progress = Progress::new(console.around.watched && !console.args.quiet && !console.args.json && !json);
    let verified = crate::build::verify(&dossier, &|done, all, name| progress.at(done, all, name))?;
    drop(progress);
    show(console, verified, json)
}

fn show(console: &mut Console<'_>, mut verified: Verified, json: bool) -> Result<Exit, Error> {
    let exit = if verified.is_confirmed() { Exit::Fine } else { Exit::Text };
    report::sort(&mut verified.findings);
    let proofs = &verified.proofs;
    match (json, console.args.json) {
        (true, false) => {
            let files: Vec<Value> = proofs.iter().map(object).collect();
            let document = json!({ "confirmed": verified.is_confirmed(), "files": files });
            console.line(&serde_json::to_string_pretty(&document).expect("plain JSON"))?;
        }
        (_, true) => {
            console.findings(&verified.findings)?;
            proofs.iter().try_for_each(|p| console.object(&object(p)))?;
        }
        (false, false) => {
            console.findings(&verified.findings)?;
            told(console, proofs)?;
        }
    }
    Ok(exit)
}

/// A line a file; with `-q` only those with faults.
fn told(console: &mut Console<'_>, proofs: &[Proof]) -> Result<(), Error> {
    let lang = console.lang;
    if proofs.is_empty() {
        return console.line(lock::NOTHING_LISTED.get(lang));
    }
    let comma = Word::Comma.get(lang);
    let row = |p: &Proof| {
        let faults: Vec<String> = p.faults.iter().map(|fault| lock::fault(fault, lang)).collect();
        let verdict = if faults.is_empty() { lock::CONFIRMED.get(lang).to_owned() } else { faults.join(comma) };
        vec![p.path.clone(), lock::digits(&p.sha256).to_owned(), verdict]
    };
    let shown = proofs.iter().filter(|p| !console.args.quiet || !p.faults.is_empty());
    let rows: Vec<Vec<String>> =
        std::iter::once(table::head(lock::PROOF_HEAD.get(lang))).chain(shown.map(row)).collect();
    if rows.len() > 1 {
        console.say(&table::align(&rows, &[]))?;
    }
    let confirmed = proofs.iter().filter(|p| p.faults.is_empty()).count();
    console.line(&lock::confirmed(confirmed, proofs.len(), lang))
}

fn object(proof: &Proof) -> Value {
    let fault = |fault: &Fault| match fault {
        Fault::Edited { sha256 } => json!({ "fault": fault.name(), "sha256": sha256 }),
        Fault::Different { sha256, why } => {
            json!({ "fault": fault.name(), "sha256": sha256, "why": reasons_json(why) })
        }
        _ => json!({ "fault": fault.name() }),
    };
    let faults: Vec<Value> = proof.faults.iter().map(fault).collect();
    json!({
        "kind": "proof", "file": proof.path, "sha256": proof.sha256, "confirmed": faults.is_empty(), "faults": faults,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::talk;
    use super::*;
    use crate::build::Why;

    fn verified() -> Verified {
        let proof = |path: &str, faults| Proof { path: path.into(), sha256: "0123456789abcdef".into(), faults };
        let why = vec![Why::altered("content/tasks.yaml"), Why::Program];
        let different = Fault::Different { sha256: "fedcba9876543210".into(), why };
        let proofs = vec![proof("out/a.pdf", vec![]), proof("out/b.pdf", vec![Fault::Missing, different])];
        Verified { proofs, findings: Vec::new() }
    }

    #[test]
    fn every_file_has_its_verdict() {
        let (exit, out) = talk(&["verify"], |c| show(c, verified(), false));
        let wanted = "\
文件       散列值        核对结果
out/a.pdf  0123456789ab  相符
out/b.pdf  0123456789ab  文件不在、重新生成会不同（fedcba987654）：content/tasks.yaml 有变动，程序版本不同
共 2 个文件，相符 1 个，不符 1 个
";
        assert_eq!((exit, out.as_str()), (Exit::Text, wanted), "\n{out}");
        let (_, out) = talk(&["verify", "-q"], |c| show(c, verified(), false));
        assert!(!out.contains("out/a.pdf") && out.contains("out/b.pdf"), "{out}");
        let (exit, out) = talk(&["verify"], |c| show(c, Verified::default(), false));
        assert!(exit == Exit::Text && out.contains("out/manifest.json"), "{out}");
    }

    #[test]
    fn the_same_as_data() {
        let (_, out) = talk(&["verify"], |c| show(c, verified(), true));
        let document: Value = serde_json::from_str(&out).expect("one document");
        assert_eq!((&document["confirmed"], &document["files"][0]["confirmed"]), (&false.into(), &true.into()));
        assert_eq!(document["files"][1]["faults"][1]["why"][0]["file"], "content/tasks.yaml");
        let (_, out) = talk(&["verify", "--message-format", "json"], |c| show(c, verified(), false));
        assert_eq!(out.lines().count(), 2, "{out}");
    }
}
