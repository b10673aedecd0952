//! MISP: events as JSON, what its search answers, and the rows of its CSV.
//!
//! Only attributes that are meant for detection (`to_ids`) count, and of them those whose values logs can hold.

use serde_json::value::RawValue;

use super::{
    Kind,
    intake::{Intake, Said},
    object::{Lines, Object, list},
    value::{Refusal, Value},
    window::Window,
};

/// Why an attribute that only gives context is left out.
pub(super) fn not_meant() -> Refusal {
    Refusal::LeftOut("not meant for detection (to_ids)".to_owned())
}

/// Whether an object is an event, or an answer of MISP.
pub(super) fn is_misp(object: &Object<'_>) -> bool {
    ["Event", "response", "Attribute"].iter().any(|name| object.get(name).is_some())
}

/// Takes the attributes of an event, or of an answer.
pub(super) fn read(object: &Object<'_>, lines: &mut Lines<'_>, intake: &mut Intake<'_>) {
    let Some(response) = object.get("response") else {
        return read_event(object, lines, intake);
    };
    match list(response) {
        Some(events) => {
            for event in events.into_iter().filter_map(Object::read) {
                read_event(&event, lines, intake);
            }
        }
        None => {
            if let Some(answer) = Object::read(response) {
                read_event(&answer, lines, intake);
            }
        }
    }
}

fn read_event(object: &Object<'_>, lines: &mut Lines<'_>, intake: &mut Intake<'_>) {
    let inner = object.object("Event");
    let event = inner.as_ref().unwrap_or(object);
    let info = event.text("info");
    for attribute in event.list("Attribute") {
        read_attribute(attribute, &info, lines, intake);
    }
    for part in event.list("Object").into_iter().filter_map(Object::read) {
        for attribute in part.list("Attribute") {
            read_attribute(attribute, &info, lines, intake);
        }
    }
}

fn read_attribute(raw: &RawValue, info: &str, lines: &mut Lines<'_>, intake: &mut Intake<'_>) {
    let line = lines.line_of(raw);
    let Some(attribute) = Object::read(raw) else {
        return intake.refuse(Refusal::Unknown("an attribute that is no object".to_owned()), line);
    };
    if attribute.is_true("deleted") {
        return intake.refuse(Refusal::LeftOut("deleted".to_owned()), line);
    }
    if !attribute.is_true("to_ids") {
        return intake.refuse(not_meant(), line);
    }
    // An answer of attributes tells the event of each.
    let own = attribute.object("Event").map(|event| event.text("info").into_owned()).unwrap_or_default();
    let info = if info.is_empty() { own.as_str() } else { info };
    let description = match (info, &*attribute.text("comment")) {
        (info, "") => info.to_owned(),
        ("", comment) => comment.to_owned(),
        (info, comment) => format!("{info} ({comment})"),
    };
    match Window::seen(&attribute.text("first_seen"), &attribute.text("last_seen")) {
        Ok(window) => {
            let said = Said { line, description: &description, window };
            take_attribute(&attribute.text("type"), &attribute.text("value"), said, intake);
        }
        Err(problem) => intake.refuse(Refusal::Unknown(problem), line),
    }
}

/// Takes the value of an attribute by its type; some types have two values in one.
pub(super) fn take_attribute(kind: &str, value: &str, said: Said<'_>, intake: &mut Intake<'_>) {
    let (first, second) = value.split_once('|').unwrap_or((value, ""));
    let mut take = |kind, value: &str| intake.take(Value::of_kind(kind, value), value, said);
    match kind {
        "ip-src" | "ip-dst" => take(Kind::Ip, value),
        "ip-src|port" | "ip-dst|port" => take(Kind::Ip, first),
        "domain" | "hostname" => take(Kind::Domain, value),
        "hostname|port" => take(Kind::Domain, first),
        "domain|ip" => {
            take(Kind::Domain, first);
            take(Kind::Ip, second);
        }
        "url" | "uri" | "link" => take(Kind::Url, value),
        "user-agent" => take(Kind::Agent, value),
        "email" | "email-src" | "email-dst" | "target-email" | "target-user" => take(Kind::User, value),
        "AS" => take(Kind::Asn, value),
        "mac-address" => take(Kind::Mac, value),
        "" => intake.refuse(Refusal::Unknown("an attribute without type".to_owned()), said.line),
        other => intake.refuse(Refusal::LeftOut(other.chars().take(40).collect()), said.line),
    }
}
