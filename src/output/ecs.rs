//! One nested Elastic Common Schema document per event, ECS 9.4.
//!
//! Besides the columns under their ECS names, a document carries what integrations of these logs agree
//! on: the whole line as `message`, the code as `action.name`, the realm as `user.domain` where the
//! account has no domain of its own, the appliance as `service`, and `related`.

use serde_json::{Map, Value as Json, json};

use super::{Head, Moments, json::keep_in_one_line};
use crate::schema::{ALL, Column, Event, Kind, Value};

/// The version of the schema that documents follow.
const ECS_VERSION: &str = "9.4.0";

/// Appends the document of an event and a line feed.
pub(super) fn document(event: &Event<'_>, moments: &Moments, out: &mut Vec<u8>) {
    push(&Json::Object(of_event(event, moments)), out);
}

/// The document of an event.
pub(super) fn of_event(event: &Event<'_>, moments: &Moments) -> Map<String, Json> {
    let mut root = Map::new();
    for &column in ALL.iter().filter(|column| !is_placed_by_hand(**column)) {
        if let Some(value) = json_value(event.get(column), column.kind(), moments) {
            set(&mut root, column.spec().ecs, value);
        }
    }
    let text = |column: Column| Some(lossy(event.text(column))).filter(|text| !text.is_empty());
    let line = text(Column::Raw).or_else(|| text(Column::Message)).unwrap_or_default();
    set(&mut root, "message", Json::from(line.trim_end_matches('\r')));
    put(&mut root, "pulse_secure.message", text(Column::Message));
    put(&mut root, "event.original", text(Column::Raw));
    put(&mut root, "event.reason", text(Column::Reason).or_else(|| text(Column::Message)));
    put(&mut root, "user.domain", text(Column::Domain).or_else(|| text(Column::Realm)));
    put(&mut root, "action.name", text(Column::Code));
    put(&mut root, "network.forwarded_ip", text(Column::ObserverIp));
    put(&mut root, "service.name", text(Column::Node));
    put(&mut root, "service.type", service(event.text(Column::Log)).map(str::to_owned));
    put(&mut root, "source.address", text(Column::SrcIp));
    put(&mut root, "destination.address", text(Column::DstHost).or_else(|| text(Column::DstIp)));
    if let Some(url) = text(Column::Url) {
        set(&mut root, if url.starts_with('/') { "url.path" } else { "url.full" }, Json::from(url));
    }
    related(&mut root, event);
    set(&mut root, "event.kind", json!("event"));
    set(&mut root, "observer.vendor", json!("Pulse Secure"));
    set(&mut root, "observer.product", json!("Pulse Connect Secure"));
    set(&mut root, "observer.type", json!("vpn"));
    set(&mut root, "ecs.version", json!(ECS_VERSION));
    root
}

/// Appends the document of a row under these heads, with ECS names, and a line feed. The row is of this ECS kind and
/// category.
pub fn row_document(
    (kind, category): (&str, &str),
    heads: &[Head],
    values: &[Value<'_>],
    moments: &Moments,
    out: &mut Vec<u8>,
) {
    let mut root = Map::new();
    for (head, value) in heads.iter().zip(values) {
        if let Some(value) = json_value(*value, head.kind, moments) {
            set(&mut root, &head.name, value);
        }
    }
    set(&mut root, "event.kind", json!(kind));
    set(&mut root, "event.category", json!([category]));
    set(&mut root, "ecs.version", json!(ECS_VERSION));
    push(&Json::Object(root), out);
}

/// Appends an object and a line feed.
pub(super) fn push(object: &Json, out: &mut Vec<u8>) {
    let start = out.len();
    // Writing to memory cannot fail.
    let _ = serde_json::to_writer(&mut *out, object);
    keep_in_one_line(start, out);
    out.push(b'\n');
}

const fn is_placed_by_hand(column: Column) -> bool {
    matches!(column, Column::Message | Column::Raw | Column::Reason | Column::Domain)
}

fn service(log: &[u8]) -> Option<&'static str> {
    match log {
        b"user" => Some("vpn"),
        b"admin" | b"event" => Some("mgmt"),
        _ => None,
    }
}

fn related(root: &mut Map<String, Json>, event: &Event<'_>) {
    let gather = |columns: &[Column]| {
        let mut found: Vec<String> = Vec::new();
        for text in columns.iter().map(|&column| lossy(event.text(column))).filter(|text| !text.is_empty()) {
            if !found.contains(&text) {
                found.push(text);
            }
        }
        (!found.is_empty()).then(|| Json::from(found))
    };
    let sets = [
        ("related.ip", gather(&[Column::SrcIp, Column::NatIp, Column::DstIp])),
        ("related.user", gather(&[Column::User, Column::TargetUser])),
        ("related.hosts", gather(&[Column::Host, Column::DstHost])),
    ];
    for (name, value) in sets {
        if let Some(value) = value {
            set(root, name, value);
        }
    }
}

pub(super) fn json_value(value: Value<'_>, kind: Kind, moments: &Moments) -> Option<Json> {
    Some(match value {
        Value::None => return None,
        Value::Text(text) if kind == Kind::List => {
            let words = text.split(|&byte| byte == b',').map(|word| lossy(word.trim_ascii()));
            Json::from(words.filter(|word| !word.is_empty()).collect::<Vec<_>>())
        }
        Value::Text(text) => Json::from(lossy(text)),
        Value::Int(number) => Json::from(number),
        Value::Float(number) => Json::from(number),
        Value::Time(micros) => Json::from(moments.text(micros)),
    })
}

pub(super) fn lossy(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}

fn put(root: &mut Map<String, Json>, path: &str, value: Option<String>) {
    if let Some(value) = value {
        set(root, path, Json::from(value));
    }
}

/// Sets the value at a dotted path, making objects on the way.
fn set(root: &mut Map<String, Json>, path: &str, value: Json) {
    let mut object = root;
    let mut rest = path;
    while let Some((name, deeper)) = rest.split_once('.') {
        let entry = object.entry(name).or_insert_with(|| Json::Object(Map::new()));
        let Json::Object(inner) = entry else { return };
        object = inner;
        rest = deeper;
    }
    object.insert(rest.to_owned(), value);
}
