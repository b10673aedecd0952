//! The techniques of the findings in the columns of the ATT&CK matrix.

use std::collections::BTreeMap;

use super::{case::Case, finding, html::Html};
use crate::{
    attack::{self, ATTACK_VERSION},
    output::counted,
    sigma::Level,
};

/// What was found of a technique.
#[derive(Clone, Copy)]
struct Hits {
    findings: u64,
    level: Level,
}

/// Writes the matrix.
pub(super) fn write(html: &mut Html, case: &Case<'_>) {
    let mut hits: BTreeMap<String, Hits> = BTreeMap::new();
    for finding in &case.outcome.findings {
        for id in Case::techniques(case.rule(finding)) {
            let hits = hits.entry(id).or_insert(Hits { findings: 0, level: finding.level });
            hits.findings += 1;
            hits.level = hits.level.max(finding.level);
        }
    }
    html.put("section", &[("id", "attack")], |html| {
        html.leaf("h2", &[], "ATT&CK");
        if hits.is_empty() {
            html.leaf("p", &[], "No finding names a technique.");
            return;
        }
        let techniques = counted(hits.len() as u64, "technique");
        let mut columns: Vec<(&str, Vec<(&str, Hits)>)> = Vec::new();
        let mut silent = Vec::new();
        for tactic in attack::tactics() {
            let serves = |id: &str| {
                attack::technique(id).is_some_and(|technique| technique.tactics.iter().any(|own| own.id == tactic.id))
            };
            let own: Vec<(&str, Hits)> =
                hits.iter().filter(|(id, _)| serves(id)).map(|(id, hits)| (id.as_str(), *hits)).collect();
            if own.is_empty() {
                silent.push(tactic.name);
            } else {
                columns.push((tactic.name, own));
            }
        }
        let unknown = hits.iter().filter(|(id, _)| attack::technique(id).is_none());
        let unknown: Vec<(&str, Hits)> = unknown.map(|(id, hits)| (id.as_str(), *hits)).collect();
        if !unknown.is_empty() {
            columns.push(("Not known here", unknown));
        }
        let silent = if silent.is_empty() { String::new() } else { format!(" Nothing was found of: {}.", silent.join(", ")) };
        let words = format!(
            "{techniques} of ATT&CK {ATTACK_VERSION}, by the tactics that they serve; a technique may serve several.{silent}"
        );
        html.leaf("p", &[("class", "note")], &words);
        html.put("div", &[("class", "matrix")], |html| {
            for (tactic, techniques) in columns {
                column(html, tactic, &techniques);
            }
        });
    });
    html.line();
}

fn column(html: &mut Html, tactic: &str, techniques: &[(&str, Hits)]) {
    html.put("div", &[("class", "tactic")], |html| {
        html.leaf("h3", &[], tactic);
        html.put("ul", &[], |html| {
            for (id, hits) in techniques {
                html.put("li", &[("class", hits.level.word())], |html| {
                    finding::technique(html, id);
                    html.text(" ");
                    html.leaf(
                        "span",
                        &[("class", "name")],
                        attack::technique(id).map_or("", |technique| technique.name),
                    );
                    html.text(" ");
                    let words = counted(hits.findings, "finding");
                    html.leaf("span", &[("class", "hits")], &format!("{words}, {}", hits.level.word()));
                });
            }
        });
    });
    html.line();
}
