//! Objects for Splunk's HTTP Event Collector, with the field names of its Common Information Model.
//!
//! `host` of the object is the appliance, `source` the file. Columns that the model knows carry its names, the others
//! their own; the client machine is `src_nt_host`, since `host` would be mistaken for the appliance.

use serde_json::{Map, Value as Json, json};

use super::{
    Moments,
    ecs::{json_value, lossy, push},
};
use crate::schema::{ALL, Column, Event};

/// What the model calls a column.
const NAMES: &[(Column, &str)] = &[
    (Column::Code, "signature_id"),
    (Column::Action, "signature"),
    (Column::Severity, "severity_id"),
    (Column::Node, "dvc"),
    (Column::ObserverIp, "dvc_ip"),
    (Column::Domain, "src_nt_domain"),
    (Column::Roles, "user_role"),
    (Column::Host, "src_nt_host"),
    (Column::Mac, "src_mac"),
    (Column::Country, "src_country"),
    (Column::City, "src_city"),
    (Column::Lat, "src_lat"),
    (Column::Lon, "src_long"),
    (Column::DstPort, "dest_port"),
    (Column::DstCountry, "dest_country"),
    (Column::Session, "session_id"),
    (Column::Agent, "user_agent"),
    (Column::HttpStatus, "status"),
    (Column::AuthServer, "authentication_service"),
    (Column::AuthType, "authentication_method"),
];

/// Appends the object of an event and a line feed.
pub(super) fn write(event: &Event<'_>, moments: &Moments, out: &mut Vec<u8>) {
    let mut fields = Map::new();
    for &column in ALL.iter().filter(|column| !is_told_otherwise(**column)) {
        let name = NAMES.iter().find(|(known, _)| *known == column).map_or(column.name(), |(_, name)| name);
        if let Some(value) = json_value(event.get(column), column.kind(), moments) {
            fields.insert(name.to_owned(), value);
        }
    }
    let mut told = |name: &str, columns: &[Column]| {
        let text = columns.iter().map(|&column| event.text(column)).find(|text| !text.is_empty());
        fields.extend(text.map(|text| (name.to_owned(), Json::from(lossy(text)))));
    };
    told("src", &[Column::SrcIp, Column::Host]);
    told("src_ip", &[Column::SrcIp]);
    told("dest", &[Column::DstHost, Column::DstIp, Column::Node, Column::ObserverIp]);
    told("dest_ip", &[Column::DstIp, Column::NatIp]);
    if event.has(Column::Url) {
        told("http_user_agent", &[Column::Agent]);
    }
    fields.extend(event.int(Column::Duration).map(|nanos| ("duration".to_owned(), seconds(nanos / 1000))));
    fields.extend(severity(event.text(Column::Level)).map(|word| ("severity".to_owned(), json!(word))));
    fields.extend(action(event).map(|action| ("action".to_owned(), json!(action))));
    fields.insert("app".to_owned(), json!("vpn"));
    fields.insert("vendor_product".to_owned(), json!("Pulse Connect Secure"));
    let mut root = json!({
        "time": seconds(event.int(Column::Time).unwrap_or(0)),
        "sourcetype": "pulse:connectsecure",
        "event": fields,
    });
    for (name, column) in [("host", Column::Node), ("source", Column::File)] {
        if event.has(column) {
            root[name] = Json::from(lossy(event.text(column)));
        }
    }
    push(&root, out);
}

/// Columns that stand elsewhere, or under several names.
const fn is_told_otherwise(column: Column) -> bool {
    matches!(
        column,
        Column::Time
            | Column::File
            | Column::Raw
            | Column::Outcome
            | Column::Level
            | Column::SrcIp
            | Column::DstHost
            | Column::DstIp
            | Column::Duration
    )
}

/// What the appliance did about it, in the words of the model: for networks added or blocked, else how it ended.
fn action(event: &Event<'_>) -> Option<&'static str> {
    let has = |column, word: &[u8]| event.text(column).split(|&byte| byte == b',').any(|it| it == word);
    let is_network = has(Column::Category, b"network");
    Some(match event.text(Column::Outcome) {
        _ if is_network && has(Column::Type, b"denied") => "blocked",
        b"success" if is_network && has(Column::Category, b"session") && has(Column::Type, b"start") => "added",
        b"success" => "success",
        b"failure" => "failure",
        _ => return None,
    })
}

/// The model's word for a severity class.
const fn severity(level: &[u8]) -> Option<&'static str> {
    Some(match level {
        b"info" => "informational",
        b"minor" => "low",
        b"major" => "high",
        b"critical" => "critical",
        _ => return None,
    })
}

/// Microseconds as seconds with a fraction.
fn seconds(micros: i64) -> Json {
    let sign = if micros < 0 { "-" } else { "" };
    let (whole, part) = (micros.unsigned_abs() / 1_000_000, micros.unsigned_abs() % 1_000_000);
    format!("{sign}{whole}.{part:06}").parse::<f64>().map_or(Json::Null, Json::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_keep_their_fraction() {
        let shown = [0, 1_741_918_360_000_005, -500_000, 4_102_444_800_123_456].map(|it| seconds(it).to_string());
        assert_eq!(shown, ["0.0", "1741918360.000005", "-0.5", "4102444800.123456"]);
    }
}
