//! Findings as Markdown, for tickets: incident by incident, as on a terminal.

use std::fmt::Write as _;

use super::{document::Telling, view};
use crate::{
    detect::{Finding, Outcome},
    output::{markdown, markdown_text},
};

const HEADS: [&str; 5] = ["time", "level", "rule", "who", "why"];

/// The incidents with their findings, and what could not be judged.
pub(super) fn text(telling: &Telling<'_>, outcome: &Outcome) -> String {
    let mut text = String::new();
    for incident in &outcome.incidents {
        let findings: Vec<&Finding> =
            outcome.findings.iter().filter(|finding| finding.incident == incident.number).collect();
        if findings.is_empty() {
            continue;
        }
        let headline = view::headline(telling, incident, &findings);
        let headline = headline.split_whitespace().collect::<Vec<_>>().join(" ");
        let rows = findings.iter().map(|finding| {
            [
                telling.moments.for_people(finding.start),
                finding.level.word().to_owned(),
                telling.set.rules[finding.rule].name.clone(),
                Telling::who(finding),
                finding.why.clone(),
            ]
        });
        let table = markdown(&HEADS, rows);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "### {}\n\n{table}", markdown_text(headline.as_bytes()));
    }
    for line in view::silences(telling, outcome).lines() {
        let _ = writeln!(text, "- {}", markdown_text(line.as_bytes()));
    }
    text
}
