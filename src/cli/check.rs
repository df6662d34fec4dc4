//! `hongtou check`: all findings, in the order of the texts.

use super::{Console, Exit, report};
use crate::base::{Diagnostic, Error};

pub(super) fn run(console: &mut Console<'_>) -> Result<Exit, Error> {
    let findings = crate::build::check(&console.dossier()?)?;
    show(console, findings)
}

fn show(console: &mut Console<'_>, mut findings: Vec<Diagnostic>) -> Result<Exit, Error> {
    report::sort(&mut findings);
    console.findings(&findings)?;
    if !console.args.json && !console.args.quiet {
        let count = console.report().count(&findings);
        console.line(&count)?;
    }
    Ok(if findings.iter().any(Diagnostic::is_error) { Exit::Text } else { Exit::Fine })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, talk};
    use super::*;

    #[test]
    fn findings_come_in_the_order_of_the_text() {
        let (exit, out) = talk(&["check"], |c| show(c, findings()));
        assert_eq!(exit, Exit::Text);
        let at = ["T003", "T002", "T001", "1 个错误，1 个警告，1 条提示\n"].map(|s| out.find(s));
        assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{out}");
        let (exit, out) = talk(&["check"], |c| show(c, findings().split_off(1)));
        assert_eq!(exit, Exit::Fine, "{out}");
    }

    #[test]
    fn quiet_shows_errors_only() {
        let (exit, out) = talk(&["check", "-q"], |c| show(c, findings()));
        assert!(exit == Exit::Text && out.contains("T001") && !out.contains("T002") && !out.contains('，'), "{out}");
    }

    #[test]
    fn json_is_one_object_a_line() {
        let (_, out) = talk(&["check", "--message-format", "json"], |c| show(c, findings()));
        let objects: Vec<serde_json::Value> =
            out.lines().map(|l| serde_json::from_str(l).expect("an object")).collect();
        assert_eq!(objects.len(), 3);
        assert_eq!(
            (&objects[2]["code"], &objects[2]["line"], &objects[2]["text"]),
            (&"T001".into(), &3.into(), &"丙".into())
        );
    }
}
