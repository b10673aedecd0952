//! All findings as one MISP event: addresses, users and machines to correlate by, and a report to read.
//!
//! An attribute is a fact about this site, not an indicator by itself (the address of a robbed user may be that of a
//! hotel), so none is meant for automatic blocking: `to_ids` is false. Ids follow from the content, times from the findings.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::{document::Telling, ticket};
use crate::{
    attack,
    detect::{Entity, Finding, Outcome},
    output::{Moments, OWN, counted, named_uuid},
    sigma::Level,
};

/// Rules that are named in a comment.
const NAMED: usize = 5;

/// What is known of a value.
struct Known<'o> {
    first: i64,
    last: i64,
    rules: BTreeSet<&'o str>,
}

/// The event.
pub(super) fn event(telling: &Telling<'_>, outcome: &Outcome) -> Json {
    let utc = Moments::new(TimeZone::UTC);
    let findings = &outcome.findings;
    let start = findings.iter().map(|finding| finding.start).min().unwrap_or(0);
    let end = findings.iter().map(|finding| finding.end).max().unwrap_or(0);
    let stamp = end.div_euclid(1_000_000).to_string();
    let incidents: BTreeSet<usize> = findings.iter().map(|finding| finding.incident).collect();
    let found = counted(findings.len() as u64, "finding");
    let info = format!("pulsetrail: {found} in {}", counted(incidents.len() as u64, "incident"));
    let ids: Vec<String> = findings.iter().map(|finding| telling.id(finding).to_string()).collect();
    let uuid = named_uuid(OWN, json!(["misp", ids]).to_string().as_bytes());
    let named = |what: &str, name: &str| named_uuid(uuid, json!([what, name]).to_string().as_bytes()).to_string();
    let attribute = |((kind, value), known): ((&str, &str), Known<'_>)| {
        json!({
            "uuid": named(kind, value),
            "type": kind,
            "category": if kind == "ip-src" { "Network activity" } else { "Targeting data" },
            "value": value,
            "to_ids": false,
            "comment": comment(&known.rules),
            "distribution": "5",
            "timestamp": stamp,
            "first_seen": utc.text(known.first),
            "last_seen": utc.text(known.last.max(known.first)),
        })
    };
    let mut event = json!({
        "uuid": uuid.to_string(),
        "info": info,
        "date": utc.date(start),
        "timestamp": stamp,
        "threat_level_id": threat_level(findings.iter().map(|finding| finding.level).max()),
        "analysis": "0",
        "distribution": "0",
        "published": false,
        "Attribute": values(telling, findings).into_iter().map(attribute).collect::<Vec<_>>(),
        "Tag": tags(telling, findings),
    });
    if !findings.is_empty() {
        event["EventReport"] = json!([{
            "uuid": named("report", "findings"),
            "name": info,
            "content": ticket::text(telling, outcome),
            "distribution": "5",
            "timestamp": stamp,
        }]);
    }
    json!({"Event": event})
}

/// Every address, user and machine of the findings, once.
fn values<'o>(telling: &'o Telling<'_>, findings: &'o [Finding]) -> BTreeMap<(&'static str, &'o str), Known<'o>> {
    let mut values: BTreeMap<(&str, &str), Known<'_>> = BTreeMap::new();
    for finding in findings {
        for entity in &finding.entities {
            let key = match entity {
                Entity::Session(_) => continue,
                Entity::Source(address) => ("ip-src", address.as_str()),
                Entity::User(user) => ("target-user", user.as_str()),
                Entity::Host(host) => ("target-machine", host.as_str()),
            };
            let new = || Known { first: finding.start, last: finding.end, rules: BTreeSet::new() };
            let known = values.entry(key).or_insert_with(new);
            known.first = known.first.min(finding.start);
            known.last = known.last.max(finding.end);
            known.rules.insert(&telling.set.rules[finding.rule].name);
        }
    }
    values
}

fn comment(rules: &BTreeSet<&str>) -> String {
    let named = rules.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = rules.len().saturating_sub(NAMED);
    if more > 0 { format!("{named} and {more} more") } else { named }
}

/// The techniques, as MISP's galaxy of ATT&CK has them.
fn tags(telling: &Telling<'_>, findings: &[Finding]) -> Vec<Json> {
    let ids: BTreeSet<String> = findings.iter().flat_map(|finding| telling.techniques(finding)).collect();
    let known = ids.iter().filter_map(|id| attack::technique(id));
    known.map(|it| json!({"name": format!("misp-galaxy:mitre-attack-pattern=\"{} - {}\"", it.name, it.id)})).collect()
}

const fn threat_level(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Critical | Level::High) => "1",
        Some(Level::Medium) => "2",
        Some(Level::Low) => "3",
        Some(Level::Informational) | None => "4",
    }
}
