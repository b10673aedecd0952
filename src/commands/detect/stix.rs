//! All findings as one STIX 2.1 bundle.
//!
//! A rule that found something is an indicator with the rule as its pattern, and indicates its techniques. A finding is a
//! sighting of it, on an appliance, of observed addresses and accounts; an incident is a grouping of sightings. An id
//! follows from all that its object says, and times come from the findings: the same evidence gives the same bundle.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json, json};

use super::document::Telling;
use crate::{
    attack,
    detect::{Entity, Finding, Outcome},
    error::{Error, Result},
    output::{Moments, OBSERVABLES, OWN, named_uuid},
    sigma::{Level, RULES, Rule},
};

/// The most that a count may be.
const MOST_SEEN: u64 = 999_999_999;

/// The bundle.
///
/// # Errors
/// A file of rules that cannot be read again.
pub(super) fn bundle(telling: &Telling<'_>, outcome: &Outcome) -> Result<Json> {
    let utc = Moments::new(TimeZone::UTC);
    let begins = utc.text(outcome.findings.iter().map(|finding| finding.start).min().unwrap_or(0));
    let mut bundle = Bundle { objects: Vec::new(), met: BTreeSet::new(), utc, begins };
    let mut firsts: BTreeMap<usize, &Finding> = BTreeMap::new();
    for finding in &outcome.findings {
        let first = firsts.entry(finding.rule).or_insert(finding);
        if finding.start < first.start {
            *first = finding;
        }
    }
    let mut indicators: BTreeMap<usize, String> = BTreeMap::new();
    for (rule, first) in firsts {
        indicators.insert(rule, bundle.indicator(telling, first)?);
    }
    let mut by_incident: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for finding in &outcome.findings {
        let refs = bundle.sighting(finding, &indicators[&finding.rule]);
        by_incident.entry(finding.incident).or_default().extend(refs);
    }
    for incident in &outcome.incidents {
        if let Some(refs) = by_incident.get(&incident.number) {
            let (start, end) = (bundle.utc.text(incident.start), bundle.utc.text(incident.end.max(incident.start)));
            bundle.add(
                "grouping",
                json!({
                    "created": start,
                    "modified": end,
                    "name": format!("Incident {}", incident.number),
                    "description": format!("score {}", incident.score),
                    "context": "suspicious-activity",
                    "labels": [incident.level.word()],
                    "object_refs": refs,
                }),
            );
        }
    }
    Ok(bundle.finish())
}

struct Bundle {
    objects: Vec<Json>,
    met: BTreeSet<String>,
    utc: Moments,
    /// When the first finding began; what has no time of its own was made then.
    begins: String,
}

impl Bundle {
    /// Adds an object, unless it is there already; returns its id.
    fn add(&mut self, kind: &str, mut object: Json) -> String {
        object["type"] = json!(kind);
        object["spec_version"] = json!("2.1");
        let id = format!("{kind}--{}", named_uuid(OWN, object.to_string().as_bytes()));
        self.push(id, object)
    }

    /// Adds an observable; its id is the one that the standard gives it.
    fn observable(&mut self, kind: &str, name: &str, value: &str) -> String {
        let mut object = json!({name: value});
        let id = format!("{kind}--{}", named_uuid(OBSERVABLES, object.to_string().as_bytes()));
        object["type"] = json!(kind);
        object["spec_version"] = json!("2.1");
        self.push(id, object)
    }

    fn push(&mut self, id: String, mut object: Json) -> String {
        if self.met.insert(id.clone()) {
            object["id"] = json!(id);
            self.objects.push(object);
        }
        id
    }

    /// The rule of a finding, its first, with the techniques that it indicates.
    fn indicator(&mut self, telling: &Telling<'_>, first: &Finding) -> Result<String> {
        let rule = &telling.set.rules[first.rule];
        let created = self.utc.text(first.start);
        let kind = if first.level >= Level::High { "malicious-activity" } else { "anomalous-activity" };
        let named = if rule.id.is_empty() { &rule.name } else { &rule.id };
        let mut references = vec![json!({"source_name": "sigma", "external_id": named})];
        references.extend(rule.references.iter().map(|url| json!({"source_name": "reference", "url": url})));
        let mut indicator = json!({
            "created": created,
            "modified": created,
            "valid_from": created,
            "name": rule.title,
            "indicator_types": [kind],
            "pattern": text_of(rule)?,
            "pattern_type": "sigma",
            "labels": [first.level.word()],
            "external_references": references,
        });
        if !rule.description.is_empty() {
            indicator["description"] = json!(rule.description);
        }
        let id = self.add("indicator", indicator);
        for technique in telling.techniques(first).iter().filter(|technique| attack::is_technique(technique)) {
            let pattern = self.add(
                "attack-pattern",
                json!({
                    "created": self.begins,
                    "modified": self.begins,
                    "name": attack::technique(technique).map_or(technique.as_str(), |known| known.name),
                    "external_references": [{
                        "source_name": "mitre-attack",
                        "external_id": technique,
                        "url": format!("https://attack.mitre.org/techniques/{}", technique.replace('.', "/")),
                    }],
                }),
            );
            self.add(
                "relationship",
                json!({
                    "created": created,
                    "modified": created,
                    "relationship_type": "indicates",
                    "source_ref": id,
                    "target_ref": pattern,
                }),
            );
        }
        Ok(id)
    }

    /// A finding; returns the ids of what it adds.
    fn sighting(&mut self, finding: &Finding, indicator: &str) -> Vec<String> {
        let (first, last) = (self.utc.text(finding.start), self.utc.text(finding.end.max(finding.start)));
        let count = finding.count.clamp(1, MOST_SEEN);
        let mut observed: Vec<String> = Vec::new();
        for entity in &finding.entities {
            observed.extend(match entity {
                Entity::Source(address) if address.contains(':') => {
                    Some(self.observable("ipv6-addr", "value", address))
                }
                Entity::Source(address) => Some(self.observable("ipv4-addr", "value", address)),
                Entity::User(user) => Some(self.observable("user-account", "account_login", user)),
                // There are no observables for these; the sighting tells the machine.
                Entity::Host(_) | Entity::Session(_) => None,
            });
        }
        let mut refs = Vec::new();
        let proofs = finding.events.iter().map(|event| {
            let place = event.line.map(|line| format!(":{line}"));
            let place = place.or_else(|| event.offset.map(|offset| format!("@{offset}"))).unwrap_or_default();
            json!({"source_name": "log", "description": format!("{}{place}", event.file)})
        });
        let mut sighting = json!({
            "created": last,
            "modified": last,
            "first_seen": first,
            "last_seen": last,
            "count": count,
            "sighting_of_ref": indicator,
            "labels": [finding.level.word()],
            "description": match &finding.host {
                Some(host) => format!("{}; machine {host}", finding.why),
                None => finding.why.clone(),
            },
        });
        if !finding.events.is_empty() {
            sighting["external_references"] = proofs.collect();
        }
        if !observed.is_empty() {
            let data = self.add(
                "observed-data",
                json!({
                    "created": last,
                    "modified": last,
                    "first_observed": first,
                    "last_observed": last,
                    "number_observed": count,
                    "object_refs": observed,
                }),
            );
            sighting["observed_data_refs"] = json!([data]);
            refs.push(data);
        }
        if let Some(node) = &finding.node {
            let appliance =
                json!({"created": self.begins, "modified": self.begins, "name": node, "identity_class": "system"});
            sighting["where_sighted_refs"] = json!([self.add("identity", appliance)]);
        }
        refs.push(self.add("sighting", sighting));
        refs
    }

    fn finish(self) -> Json {
        let ids: Vec<&str> = self.met.iter().map(String::as_str).collect();
        let id = format!("bundle--{}", named_uuid(OWN, ids.join("\n").as_bytes()));
        let mut bundle = Map::new();
        bundle.insert("type".to_owned(), json!("bundle"));
        bundle.insert("id".to_owned(), json!(id));
        // An empty list is not allowed.
        if !self.objects.is_empty() {
            bundle.insert("objects".to_owned(), Json::from(self.objects));
        }
        Json::Object(bundle)
    }
}

/// The file of a rule.
fn text_of(rule: &Rule) -> Result<String> {
    match RULES.iter().find(|(path, _)| rule.is_shipped && *path == rule.path) {
        Some((_, text)) => Ok((*text).to_owned()),
        None => {
            std::fs::read_to_string(&rule.path).map_err(|source| Error::Read { path: rule.path.clone().into(), source })
        }
    }
}
