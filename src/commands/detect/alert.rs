//! A finding as a Detection Finding of OCSF.
//!
//! Its `time` is when it could first be known: that of the last event. Each event that proves it is an evidence, by its
//! place in the logs.

use serde_json::{Map, Value as Json, json};

use super::document::Telling;
use crate::{
    attack,
    detect::Finding,
    output::{OCSF_VERSION, millis},
    sigma::Level,
};

/// The object of a finding.
pub(super) fn object(telling: &Telling<'_>, finding: &Finding) -> Json {
    let rule = &telling.set.rules[finding.rule];
    let mut root = json!({
        "activity_id": 1,
        "activity_name": "Create",
        "category_uid": 2,
        "class_uid": 2004,
        "class_name": "Detection Finding",
        "type_uid": 200_401,
        "time": millis(finding.end),
        "start_time": millis(finding.start),
        "end_time": millis(finding.end),
        "severity_id": severity(finding.level),
        "status_id": 1,
        "is_alert": true,
        "message": finding.why,
        "count": finding.count,
        "finding_info": info(telling, finding),
        "evidences": evidences(telling, finding),
        "metadata": {
            "version": OCSF_VERSION,
            "product": {
                "name": "pulsetrail",
                "vendor_name": "pulsetrail",
                "version": env!("CARGO_PKG_VERSION"),
            },
        },
        "unmapped": {"incident": finding.incident, "false_positives": notes(finding)},
    });
    if let Some(name) = &finding.node {
        root["device"] = json!({"hostname": name, "type_id": 99, "type": "VPN"});
        root["metadata"]["profiles"] = json!(["host"]);
    }
    if let Some(session) = finding.session {
        root["unmapped"]["session"] = json!(session);
    }
    if !rule.tags.is_empty() {
        root["metadata"]["labels"] = json!(rule.tags);
    }
    root
}

fn info(telling: &Telling<'_>, finding: &Finding) -> Json {
    let rule = &telling.set.rules[finding.rule];
    let attacks: Vec<Json> =
        telling.techniques(finding).iter().filter(|id| attack::is_technique(id)).map(|id| of(id)).collect();
    let mut info = json!({
        "uid": telling.id(finding).to_string(),
        "title": rule.title,
        "desc": rule.description,
        "first_seen_time": millis(finding.start),
        "last_seen_time": millis(finding.end),
        "analytic": {"type_id": 1, "type": "Rule", "name": rule.name},
    });
    if !rule.id.is_empty() {
        info["analytic"]["uid"] = json!(rule.id);
    }
    if !attacks.is_empty() {
        info["attacks"] = Json::from(attacks);
    }
    info
}

/// A technique, or a sub-technique with its parent.
fn of(id: &str) -> Json {
    let named = |id: &str| match attack::technique(id) {
        Some(known) => json!({"uid": id, "name": known.name}),
        None => json!({"uid": id}),
    };
    match attack::parent(id) {
        Some(parent) => {
            json!({"version": attack::ATTACK_VERSION, "technique": named(parent), "sub_technique": named(id)})
        }
        None => json!({"version": attack::ATTACK_VERSION, "technique": named(id)}),
    }
}

/// Who and where, if the events agree, and each event.
fn evidences(telling: &Telling<'_>, finding: &Finding) -> Vec<Json> {
    let mut shared = Map::new();
    let mut client = Map::new();
    client.extend(finding.source.as_ref().map(|address| ("ip".to_owned(), json!(address))));
    client.extend(finding.host.as_ref().map(|host| ("hostname".to_owned(), json!(host))));
    if !client.is_empty() {
        shared.insert("src_endpoint".to_owned(), Json::Object(client));
    }
    shared.extend(finding.user.as_ref().map(|user| ("user".to_owned(), json!({"name": user}))));
    let of_event = |event: &crate::detect::Proof| {
        json!({"data": {"file": event.file, "line": event.line, "offset": event.offset,
            "time": telling.moments.text(event.time)}})
    };
    let shared = Some(Json::Object(shared)).filter(|shared| shared.as_object().is_some_and(|it| !it.is_empty()));
    shared.into_iter().chain(finding.events.iter().map(of_event)).collect()
}

fn notes(finding: &Finding) -> Vec<Json> {
    finding.false_positives.iter().map(|known| json!({"note": known.note, "answers": known.answers})).collect()
}

const fn severity(level: Level) -> u32 {
    match level {
        Level::Informational => 1,
        Level::Low => 2,
        Level::Medium => 3,
        Level::High => 4,
        Level::Critical => 5,
    }
}
