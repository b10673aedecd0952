//! Findings for people: incident by incident, the one to look at first before the others.

use std::fmt::Write as _;

use super::document::Telling;
use crate::{
    detect::{Finding, Incident, Outcome},
    error::Result,
    output::{Head, Style, Table, Target, counted, lasting, sanitize},
    schema::{Kind, Value},
};

/// Names that are told of an incident.
const NAMED: usize = 4;
/// Longest reason in a table.
const MOST_OF_WHY: usize = 160;

/// Writes the findings.
pub(super) fn write(telling: &Telling<'_>, outcome: &Outcome, style: Style, mut target: Target) -> Result<()> {
    for incident in &outcome.incidents {
        let findings: Vec<&Finding> =
            outcome.findings.iter().filter(|finding| finding.incident == incident.number).collect();
        if findings.is_empty() {
            continue;
        }
        target.put(headline(telling, incident, &findings).as_bytes())?;
        target.put(table(telling, &findings, style).as_bytes())?;
        target.put(b"\n")?;
    }
    target.put(silences(telling, outcome).as_bytes())?;
    target.finish()
}

/// Who and when, in one line.
pub(super) fn headline(telling: &Telling<'_>, incident: &Incident, findings: &[&Finding]) -> String {
    let mut names: Vec<(usize, &str)> = Vec::new();
    for finding in findings {
        for name in [&finding.user, &finding.source].into_iter().flatten().filter(|name| *name != "System") {
            match names.iter_mut().find(|(_, known)| known == name) {
                Some((count, _)) => *count += 1,
                None => names.push((1, name)),
            }
        }
    }
    names.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let more = names.len().saturating_sub(NAMED);
    let mut who: Vec<String> =
        names.iter().take(NAMED).map(|(_, name)| sanitize(name.as_bytes()).into_owned()).collect();
    if more > 0 {
        who.push(format!("{more} more"));
    }
    let who = if who.is_empty() { String::new() } else { format!("  {}", who.join(", ")) };
    format!(
        "Incident {}  {}  score {}  {} over {}  {}{who}\n",
        incident.number,
        incident.level.word(),
        incident.score,
        telling.moments.for_people(incident.start),
        lasting(incident.end - incident.start),
        counted(findings.len() as u64, "finding"),
    )
}

fn table(telling: &Telling<'_>, findings: &[&Finding], style: Style) -> String {
    let head = |name: &str, kind| Head { name: name.to_owned(), kind };
    let mut heads = vec![head("time", Kind::Time), head("level", Kind::Word), head("rule", Kind::Word)];
    if !style.is_narrow() {
        heads.push(head("who", Kind::Word));
    }
    heads.push(head("why", Kind::Text));
    let mut table = Table::new(heads, telling.moments.clone(), style);
    for finding in findings {
        let who = Telling::who(finding);
        let mut why: String = finding.why.chars().take(MOST_OF_WHY).collect();
        if why.len() < finding.why.len() {
            why.push('…');
        }
        let mut row = vec![
            Value::Time(finding.start),
            Value::Text(finding.level.word().as_bytes()),
            Value::Text(telling.set.rules[finding.rule].name.as_bytes()),
        ];
        if !style.is_narrow() {
            row.push(Value::Text(who.as_bytes()));
        }
        row.push(Value::Text(why.as_bytes()));
        table.row(&row);
    }
    table.render()
}

/// What could not be judged, in words.
pub(super) fn silences(telling: &Telling<'_>, outcome: &Outcome) -> String {
    let mut text = String::new();
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for (rule, why) in &outcome.not_run {
        let name = telling.set.rules[*rule].name.as_str();
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, rules)) => rules.push(name),
            None => reasons.push((why, vec![name])),
        }
    }
    for (why, rules) in reasons {
        let named = rules.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = rules.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "Not run: {named}{more}: {why}.");
    }
    let gaps: Vec<_> = outcome.unjudged.iter().filter(|model| model.has_gaps()).collect();
    if !gaps.is_empty() {
        let cold = gaps.iter().filter(|model| !model.has_judged()).count();
        let events: u64 = gaps.iter().map(|model| model.by_reason.iter().sum::<u64>()).sum();
        let _ = writeln!(
            text,
            "Not judged: {} of {} had too little history for some users, hosts or days ({}), {cold} of them for all; -f ndjson tells which.",
            counted(gaps.len() as u64, "baseline"),
            outcome.unjudged.len(),
            counted(events, "event"),
        );
    }
    text
}
