//! STIX 2.1: indicators with patterns, and bare observables.
//!
//! A bundle is read object by object. Of other objects (malware, relationships, reports) nothing is needed; they are
//! counted as left out.

use serde_json::value::RawValue;

use super::{
    Kind,
    intake::{Intake, Said},
    object::{Lines, Object, text},
    pattern::{self, Comparison, Test},
    value::{Refusal, Value, left_out, unknown},
    window::Window,
};

/// What a compiled expression may take; longer ones are not understood.
const EXPRESSION_BYTES: usize = 1 << 20;

/// Whether an object is a STIX object.
pub(super) fn is_stix(object: &Object<'_>) -> bool {
    object.get("objects").is_some() || (object.get("type").is_some() && object.get("id").is_some())
}

/// Takes a bundle, or any other object.
pub(super) fn read(object: &Object<'_>, raw: &RawValue, lines: &mut Lines<'_>, intake: &mut Intake<'_>) {
    if object.get("objects").is_none() {
        let line = lines.line_of(raw);
        return take_object(object, line, intake);
    }
    for raw in object.list("objects") {
        let line = lines.line_of(raw);
        match Object::read(raw) {
            Some(object) => take_object(&object, line, intake),
            None => intake.refuse(Refusal::Unknown("an object that is no object".to_owned()), line),
        }
    }
}

fn take_object(object: &Object<'_>, line: u64, intake: &mut Intake<'_>) {
    let plain = Said { line, description: "", window: Window::ALWAYS };
    let kind = object.text("type");
    let observable = |name: &str| object.text(name);
    let mut take = |kind, value: &str| intake.take(Value::of_kind(kind, value), value, plain);
    match &*kind {
        "indicator" => take_indicator(object, line, intake),
        "ipv4-addr" | "ipv6-addr" => take(Kind::Ip, &observable("value")),
        "domain-name" => take(Kind::Domain, &observable("value")),
        "url" => take(Kind::Url, &observable("value")),
        "email-addr" => take(Kind::User, &observable("value")),
        "mac-addr" => take(Kind::Mac, &observable("value")),
        "autonomous-system" => take(Kind::Asn, &observable("number")),
        "user-account" => {
            let name = ["account_login", "user_id"].map(observable).into_iter().find(|name| !name.is_empty());
            take(Kind::User, &name.unwrap_or_default());
        }
        "" => intake.refuse(Refusal::Unknown("an object without type".to_owned()), line),
        other => intake.refuse(Refusal::LeftOut(other.chars().take(40).collect()), line),
    }
}

fn take_indicator(object: &Object<'_>, line: u64, intake: &mut Intake<'_>) {
    if object.is_true("revoked") {
        return intake.refuse(Refusal::LeftOut("revoked".to_owned()), line);
    }
    let language = object.text("pattern_type");
    if !language.is_empty() && language != "stix" {
        let reason = format!("pattern of type {}", language.chars().take(40).collect::<String>());
        return intake.refuse(Refusal::LeftOut(reason), line);
    }
    let named = object.text("name");
    let types = ["indicator_types", "labels"].map(|name| object.list(name).into_iter().map(text).collect::<Vec<_>>());
    let description = if named.is_empty() {
        types.into_iter().find(|types| !types.is_empty()).unwrap_or_default().join(" ")
    } else {
        named.into_owned()
    };
    match Window::between(&object.text("valid_from"), &object.text("valid_until")) {
        Ok(window) => {
            let said = Said { line, description: &description, window };
            match object.get("pattern") {
                Some(pattern) => take_pattern(&text(pattern), said, intake),
                None => intake.refuse(Refusal::Unknown("an indicator without pattern".to_owned()), line),
            }
        }
        Err(problem) => intake.refuse(Refusal::Unknown(problem), line),
    }
}

/// Takes the alternatives of a pattern, or refuses it whole.
pub(super) fn take_pattern(written: &str, said: Said<'_>, intake: &mut Intake<'_>) {
    match pattern::read(written) {
        Ok(comparisons) => {
            for comparison in &comparisons {
                take_comparison(comparison, said, intake);
            }
        }
        Err(problem) => intake.refuse(Refusal::Unknown(problem), said.line),
    }
}

fn take_comparison(comparison: &Comparison, said: Said<'_>, intake: &mut Intake<'_>) {
    let Comparison { path, test, constants } = comparison;
    let kind = match path.as_str() {
        "ipv4-addr:value" | "ipv6-addr:value" => Some(Kind::Ip),
        "domain-name:value" => Some(Kind::Domain),
        "url:value" | "network-traffic:extensions.'http-request-ext'.request_value" => Some(Kind::Url),
        "user-account:user_id" | "user-account:account_login" | "email-addr:value" | "email-message:from_ref.value" => {
            Some(Kind::User)
        }
        "mac-addr:value" => Some(Kind::Mac),
        "autonomous-system:number" => Some(Kind::Asn),
        "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'" => Some(Kind::Agent),
        // An address or a name.
        "network-traffic:src_ref.value" | "network-traffic:dst_ref.value" => None,
        path => {
            let property: String = path.chars().take(40).collect();
            return intake.refuse(Refusal::LeftOut(property), said.line);
        }
    };
    for constant in constants {
        let value = match (test, kind) {
            (Test::Equal, Some(kind)) => Value::of_kind(kind, constant),
            (Test::Equal, None) => Value::guess(constant),
            (Test::Subset, Some(Kind::Ip) | None) => Value::of_kind(Kind::Ip, constant),
            (Test::Subset, Some(_)) => unknown("ISSUBSET is for addresses"),
            (Test::Like, kind) => expression(kind, &like(constant)),
            (Test::Matches, kind) => expression(kind, constant),
        };
        intake.take(value, constant, said);
    }
}

/// The regular expression of a text in which `%` stands for any characters and `_` for one.
fn like(text: &str) -> String {
    let mut expression = String::from("(?s)^");
    for letter in text.chars() {
        match letter {
            '%' => expression.push_str(".*"),
            '_' => expression.push('.'),
            other => expression.push_str(&regex::escape(other.encode_utf8(&mut [0; 4]))),
        }
    }
    expression.push('$');
    expression
}

fn expression(kind: Option<Kind>, written: &str) -> Result<Value, Refusal> {
    let Some(kind) = kind else { return unknown("LIKE and MATCHES on a reference that may be anything") };
    if !matches!(kind, Kind::Ip | Kind::Domain | Kind::Url | Kind::User | Kind::Agent) {
        return left_out(format!("expression on {}", kind.name()));
    }
    // Names and accounts are compared in lower case.
    let ignores_case = matches!(kind, Kind::Domain | Kind::User);
    let expression = if ignores_case { format!("(?i:{written})") } else { written.to_owned() };
    match regex::RegexBuilder::new(&expression).size_limit(EXPRESSION_BYTES).build() {
        Ok(_) => Ok(Value::Pattern(kind, expression)),
        Err(_) => unknown("an expression that is too large, or looks around or back, which is not supported"),
    }
}
