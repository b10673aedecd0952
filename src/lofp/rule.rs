//! Turns a parsed rule of one of the three repositories into what is kept of it: its notes, and the facts of the rule.
//!
//! Techniques are kept as the rule writes them; `listing` decides what counts. What a rule lacks is empty, as the
//! repositories hold files that are no rules, too. Invariant: a note has no white space but single blanks, and is
//! never empty.

use serde_json::Value;

use super::{Origin, Rule};

/// What a file says, before notes of different files are put together.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The notes, in the order of the rule.
    pub notes: Vec<String>,
    pub rule: Rule,
}

/// Reads a rule. `path` is the file's below its repository, with slashes.
pub(super) fn read(origin: Origin, path: &str, document: &Value) -> Found {
    let body = if origin == Origin::Elastic { &document["rule"] } else { document };
    // Splunk moved what stood in `tags` to the top in 2026; both are around.
    let tag = |name: &str| if document["tags"][name].is_null() { &document[name] } else { &document["tags"][name] };
    let folder = || path.rsplit('/').nth(1).unwrap_or_default().to_owned();
    let (notes, id, title, techniques, log_source) = match origin {
        Origin::Sigma => {
            let tags = texts(&body["tags"]).into_iter();
            let techniques = tags.filter(|tag| tag.starts_with("attack.t"));
            let techniques = techniques.filter_map(|tag| tag.split_once('.').map(|(_, id)| id.to_owned())).collect();
            let product = text(&body["logsource"]["product"]).to_lowercase();
            ("falsepositives", "id", "title", techniques, product)
        }
        Origin::Elastic => ("false_positives", "rule_id", "name", of_threats(&body["threat"]), folder()),
        Origin::Splunk => {
            let kind = texts(tag("asset_type")).into_iter().next().unwrap_or_default().to_lowercase();
            ("known_false_positives", "id", "name", texts(tag("mitre_attack_id")), kind)
        }
    };
    let notes = texts(&body[notes]).iter().map(|note| single_blanks(note)).filter(|note| !note.is_empty()).collect();
    let rule = Rule {
        origin,
        id: text(&body[id]),
        title: single_blanks(&text(&body[title])),
        path: path.to_owned(),
        techniques,
        log_source: single_blanks(&log_source),
        author: single_blanks(&texts(&body["author"]).join(", ")),
        ..Rule::default()
    };
    Found { notes, rule }
}

/// Elastic's techniques, and the sub-techniques below them.
fn of_threats(threats: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut ids = Vec::new();
    for technique in list(threats).iter().flat_map(|threat| list(&threat["technique"])) {
        ids.push(text(&technique["id"]));
        ids.extend(list(&technique["subtechnique"]).iter().map(|sub| text(&sub["id"])));
    }
    ids.retain(|id| !id.is_empty());
    ids
}

/// A list of texts; a single text is a list of one.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(text).filter(|text| !text.is_empty()).collect(),
        other => Some(text(other)).filter(|text| !text.is_empty()).into_iter().collect(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn single_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
