//! Findings as one SARIF 2.1.0 document, for programs that show them beside the text.

use super::{codes, report};
use crate::base::diagnostic::{Code, Place, Severity};
use crate::base::{Diagnostic, Lang};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The document.
pub(super) fn document(findings: &[Diagnostic], lang: Lang) -> Value {
    let used: BTreeMap<&str, &Code> = findings.iter().map(|d| (d.code.id, d.code)).collect();
    let rules: Vec<Value> = codes().into_iter().filter(|c| used.contains_key(c.id)).map(|c| rule(c, lang)).collect();
    let index = |id: &str| rules.iter().position(|r| r["id"] == id);
    let results: Vec<Value> = findings.iter().map(|d| result(d, index(d.code.id), lang)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "hongtou", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(code: &Code, lang: Lang) -> Value {
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": { "text": code.message.get(lang) },
        "fullDescription": { "text": code.why.get(lang) },
        "help": { "text": code.cure.get(lang) },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(finding: &Diagnostic, rule: Option<usize>, lang: Lang) -> Value {
    let mut out = json!({
        "ruleId": finding.code.id,
        "ruleIndex": rule,
        "level": level(finding.code.severity),
        "message": { "text": format!("{}。{}", finding.message(lang), finding.cure(lang)) },
        "locations": finding.place.iter().map(|p| location(p, lang)).collect::<Vec<_>>(),
    });
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|(why, place)| {
            let mut place = location(place, lang);
            place["message"] = json!({ "text": why.get(lang) });
            place
        });
        out["relatedLocations"] = related.collect();
    }
    // A document has no lines in which a program could change anything.
    if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.place.source.is_seated()) {
        let region = region(&fix.place);
        out["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": { "uri": fix.place.source.name() },
            "replacements": [{ "deletedRegion": region, "insertedContent": { "text": fix.put } }],
        }] }]);
    }
    out
}

fn location(place: &Place, lang: Lang) -> Value {
    let file = json!({ "uri": place.source.name() });
    match report::seat(place, lang) {
        None => json!({ "physicalLocation": { "artifactLocation": file, "region": region(place) } }),
        Some(seat) => json!({
            "physicalLocation": { "artifactLocation": file },
            "logicalLocations": [{ "fullyQualifiedName": seat }],
        }),
    }
}

fn region(place: &Place) -> Value {
    let ((line, column), (end_line, end_column)) = (place.line_column(), place.source.line_column(place.span.end));
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::lint::{Kind, of_text};

    #[test]
    fn a_finding_names_its_rule_its_place_and_its_change() {
        let found = of_text(&Source::new("a.txt", "请看。\n某政办发[2026]5号\n"), Kind::Paper, None);
        let document = document(&found, Lang::Zh);
        let run = &document["runs"][0];
        let result = &run["results"][0];
        assert_eq!(result["ruleId"], "C011");
        assert_eq!(run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap_or(9) as usize]["id"], "C011");
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(
            (&region["startLine"], &region["startColumn"], &region["endColumn"]),
            (&2.into(), &5.into(), &11.into())
        );
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["insertedContent"]["text"], "〔2026〕");
    }

    #[test]
    fn a_place_in_a_document_has_no_lines() {
        let source = Source::seated("a.docx", "某政办发[2026]5号\n", vec![crate::base::Seat::Paragraph(1)]);
        let document = document(&of_text(&source, Kind::Paragraphs, None), Lang::Zh);
        let result = &document["runs"][0]["results"][0];
        assert_eq!(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "第1段");
        assert!(result["locations"][0]["physicalLocation"]["region"].is_null() && result["fixes"].is_null());
    }
}
