//! Turns marks on techniques into a layer for the ATT&CK Navigator, in version 4.5 of its format.
//!
//! Whoever calls decides what a score means: findings, or rules that cover a technique. A layer names no tactics, so
//! that a technique shows under all that it serves, whatever the Navigator's version calls them. Invariant: a technique
//! stands in it once, under its current id, and the same marks give the same layer in any order.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{ATTACK_VERSION, current};

/// From few to many; readable for those who do not tell red from green.
const COLOURS: [&str; 3] = ["#fff7bc", "#fe9929", "#993404"];

/// Least upper end of the scale. The Navigator's own library refuses one that it cannot divide among the colours.
const LEAST_SCALE: i64 = 10;

/// What is to be shown on a technique.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Id of the technique, of any version.
    pub technique: String,
    /// How much it counts; the layer has it as a whole number, as the Navigator's own library takes no others.
    pub score: f64,
    /// What is told when somebody points at it.
    pub comment: String,
    /// Labels and addresses; those that are no web addresses are left out.
    pub links: Vec<(String, String)>,
    /// Names and values.
    pub metadata: Vec<(String, String)>,
}

/// A layer with these marks. Marks on one technique become one: the highest score, and all that they tell.
#[must_use]
pub fn layer(name: &str, description: &str, marks: &[Mark]) -> Value {
    let mut painted: BTreeMap<String, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        painted.entry(current(&mark.technique).to_ascii_uppercase()).or_default().push(mark);
    }
    for marks in painted.values_mut() {
        marks.sort_by(|left, right| right.score.total_cmp(&left.score).then_with(|| left.comment.cmp(&right.comment)));
    }
    let highest = marks.iter().map(|mark| whole(mark.score)).max().unwrap_or(0).max(LEAST_SCALE);
    json!({
        "name": name,
        "description": description,
        "domain": "enterprise-attack",
        "versions": {"attack": ATTACK_VERSION, "navigator": "5.1.0", "layer": "4.5"},
        "sorting": 3,
        "layout": {"layout": "side", "showID": true, "showName": true, "expandedSubtechniques": "annotated"},
        "hideDisabled": false,
        "techniques": painted.iter().map(|(id, marks)| technique(id, marks)).collect::<Vec<_>>(),
        "gradient": {"colors": COLOURS, "minValue": 0, "maxValue": highest},
        "legendItems": [
            {"label": "score 0", "color": COLOURS[0]},
            {"label": format!("score {highest}"), "color": COLOURS[2]},
        ],
    })
}

fn technique(id: &str, marks: &[&Mark]) -> Value {
    let comments: Vec<&str> =
        marks.iter().map(|mark| mark.comment.as_str()).filter(|comment| !comment.is_empty()).collect();
    let links = marks.iter().flat_map(|mark| &mark.links);
    let links = links.filter(|(_, url)| url.starts_with("https://") || url.starts_with("http://"));
    let metadata = marks.iter().flat_map(|mark| &mark.metadata);
    json!({
        "techniqueID": id,
        "score": marks.iter().map(|mark| whole(mark.score)).max().unwrap_or(0),
        "comment": comments.join("\n"),
        "enabled": true,
        "links": links.map(|(label, url)| json!({"label": label, "url": url})).collect::<Vec<_>>(),
        "metadata": metadata.map(|(name, value)| json!({"name": name, "value": value})).collect::<Vec<_>>(),
    })
}

#[allow(clippy::cast_possible_truncation, reason = "a score beyond 64 bits shows as the highest there is")]
fn whole(score: f64) -> i64 {
    score.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(technique: &str, score: f64, comment: &str) -> Mark {
        Mark { technique: technique.to_owned(), score, comment: comment.to_owned(), ..Mark::default() }
    }

    #[test]
    fn marks_on_one_technique_become_one_under_its_current_id() {
        let marks =
            [mark("t1562.001", 2.0, "logging changed"), mark("T1685", 17.4, "log cleared"), mark("T1078", 1.0, "")];
        let layer = layer("case", "what was found", &marks);
        assert_eq!(layer["versions"], json!({"attack": "19", "navigator": "5.1.0", "layer": "4.5"}));
        assert_eq!(layer["gradient"]["maxValue"], 17);
        let told = layer["techniques"].as_array().expect("techniques").iter();
        let told: Vec<_> =
            told.map(|technique| (&technique["techniqueID"], &technique["score"], &technique["comment"])).collect();
        assert_eq!(
            told,
            [
                (&json!("T1078"), &json!(1), &json!("")),
                (&json!("T1685"), &json!(17), &json!("log cleared\nlogging changed"))
            ]
        );
        let mut turned = marks.clone();
        turned.reverse();
        assert_eq!(layer, super::layer("case", "what was found", &turned));
    }

    #[test]
    fn no_marks_and_odd_scores_are_a_layer_too() {
        assert_eq!(layer("none", "", &[])["gradient"]["maxValue"], LEAST_SCALE);
        let odd = layer("odd", "", &[mark("T1041", f64::NAN, ""), mark("T1046", f64::INFINITY, "")]);
        assert_eq!(odd["techniques"][0]["score"], 0);
        assert_eq!(odd["techniques"][1]["score"], i64::MAX);
    }

    #[test]
    fn links_that_are_no_web_addresses_are_left_out() {
        let links = [("rule", "https://example.org/rule"), ("bad", "javascript:alert(1)")];
        let links = links.map(|(label, url)| (label.to_owned(), url.to_owned())).to_vec();
        let layer = layer("links", "", &[Mark { links, ..mark("T1041", 1.0, "") }]);
        assert_eq!(layer["techniques"][0]["links"], json!([{"label": "rule", "url": "https://example.org/rule"}]));
    }
}
