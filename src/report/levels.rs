//! The findings of the story in one table, the worst first, each with the first line that proves it.

use std::collections::BTreeSet;

use super::{
    case::Case,
    finding,
    html::Html,
    table::{Holds, grouped, row, table},
};

/// Bytes of the table.
const MOST_BYTES: usize = 700_000;

/// Writes the findings by level.
pub(super) fn write(html: &mut Html, case: &Case<'_>, told: &BTreeSet<usize>) {
    let findings = &case.outcome.findings;
    let folder = case.folder();
    let mut order: Vec<usize> = told.iter().copied().collect();
    order.sort_by_key(|index| (std::cmp::Reverse(findings[*index].level), findings[*index].start, *index));
    html.put("section", &[("id", "findings")], |html| {
        html.leaf("h2", &[], "Findings by level");
        let counts: Vec<String> = case
            .by_level()
            .iter()
            .map(|(level, count)| format!("{} {}", grouped(*count as u64), level.word()))
            .collect();
        html.leaf("p", &[("class", "note")], &format!("{}.", counts.join(", ")));
        if order.is_empty() {
            return;
        }
        let heads = [
            ("level", Holds::Words),
            ("time", Holds::Words),
            ("finding", Holds::Words),
            ("user", Holds::Words),
            ("address", Holds::Words),
            ("incident", Holds::Numbers),
            ("events", Holds::Numbers),
            ("first proof", Holds::Words),
        ];
        let start = html.len();
        let mut shown = 0;
        table(html, "Findings, the worst first", &heads, true, |html| {
            for index in order {
                if html.len() - start > MOST_BYTES {
                    break;
                }
                shown += 1;
                one(html, case, index, &folder);
            }
        });
        html.left_out(findings.len() - shown, "findings", "`pulsetrail detect` lists all.");
    });
    html.line();
}

fn one(html: &mut Html, case: &Case<'_>, index: usize, folder: &str) {
    let finding = &case.outcome.findings[index];
    let rule = case.rule(finding);
    row(html, |html| {
        html.put("td", &[("data-v", &(finding.level as u8).to_string())], |html| {
            html.leaf("span", &[("class", &format!("level {}", finding.level.word()))], finding.level.word());
        });
        html.time_cell(&case.time(finding.start));
        html.put("td", &[], |html| {
            html.leaf("a", &[("href", &format!("#f{}", index + 1))], &rule.title);
            html.text(" ");
            html.leaf("code", &[("class", "rule")], &rule.name);
        });
        html.cell(finding.user.as_deref().unwrap_or_default());
        html.address_cell(finding.source.as_deref().unwrap_or_default());
        html.number(finding.incident as u64);
        html.number(finding.count);
        html.put("td", &[("class", "proof")], |html| {
            if let Some(event) = finding.events.first() {
                finding::proof(html, case, event, folder);
            }
        });
    });
}
