//! What could not be judged, so that nobody takes silence for innocence.

use std::collections::BTreeMap;

use super::{
    case::Case,
    html::Html,
    table::{Holds, row, several, table},
};
use crate::{detect::Unjudged, output::counted};

/// Models that are listed.
const MOST_MODELS: usize = 400;

/// Writes what could not be judged.
pub(super) fn write(html: &mut Html, case: &Case<'_>) {
    let outcome = case.outcome;
    html.leaf("h3", &[("id", "not-judged")], "What could not be judged");
    html.put("ul", &[("class", "plain")], |html| {
        for sentence in sentences(case) {
            html.leaf("li", &[], &sentence);
        }
    });
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (rule, why) in &outcome.not_run {
        reasons.entry(why).or_default().push(&case.set.rules[*rule].name);
    }
    if !reasons.is_empty() {
        html.put("details", &[("id", "not-run")], |html| {
            let rules = counted(outcome.not_run.len() as u64, "rule");
            html.leaf("summary", &[], &format!("{rules} did not run, for {}", counted(reasons.len() as u64, "reason")));
            let heads = [("why", Holds::Words), ("rules", Holds::Numbers), ("names", Holds::Words)];
            table(html, "Rules that did not run", &heads, false, |html| {
                for (why, rules) in &reasons {
                    row(html, |html| {
                        html.cell(why);
                        html.number(rules.len() as u64);
                        html.put("td", &[], |html| {
                            for (index, rule) in rules.iter().enumerate() {
                                html.text(if index == 0 { "" } else { ", " });
                                html.leaf("code", &[], rule);
                            }
                        });
                    });
                }
            });
        });
    }
    models(html, case);
}

fn sentences(case: &Case<'_>) -> Vec<String> {
    let outcome = case.outcome;
    let mut sentences = Vec::new();
    let rules = counted(case.asked as u64, "rule");
    sentences.push(match outcome.not_run.len() {
        0 => format!("{rules} asked; all could run."),
        some => format!("{rules} asked; {some} could not run, as their input is missing."),
    });
    let cold = outcome.unjudged.iter().filter(|model| !model.has_judged()).count();
    if cold > 0 {
        let models = counted(outcome.unjudged.len() as u64, "model");
        sentences.push(format!("{cold} of {models} of what is usual had too little history to judge anything."));
    }
    let skipped = case.reports.iter().filter(|report| report.skipped.is_some()).count();
    if skipped > 0 {
        sentences.push(format!("{} skipped or cut short; see Coverage.", counted(skipped as u64, "source")));
    }
    let rejected = case.total.ledger.rejected();
    if rejected > 0 {
        let verb = if rejected == 1 { "was" } else { "were" };
        sentences.push(format!("{} {verb} not understood; see Coverage.", counted(rejected, "line")));
    }
    if outcome.timeless > 0 {
        sentences
            .push(format!("{} without a time could not be put in order.", counted(outcome.timeless, "matching event")));
    }
    if outcome.unsettled > 0 {
        let matches = several(outcome.unsettled, "match", "matches");
        sentences.push(format!("{matches} of rules could not be settled, as the logs end before."));
    }
    if outcome.copies > 0 {
        sentences.push(format!("{} that another file has, too, counted once.", counted(outcome.copies, "event")));
    }
    sentences
}

fn models(html: &mut Html, case: &Case<'_>) {
    let gaps: Vec<&Unjudged> = case.outcome.unjudged.iter().filter(|model| model.has_gaps()).collect();
    if gaps.is_empty() {
        return;
    }
    html.put("details", &[("id", "models")], |html| {
        let models = counted(gaps.len() as u64, "model");
        html.leaf("summary", &[], &format!("{models} of what is usual lacked history for some"));
        let heads = [
            ("rule", Holds::Words),
            ("model", Holds::Words),
            ("judged", Holds::Numbers),
            ("scopes without history", Holds::Numbers),
            ("too few", Holds::Numbers),
            ("too young", Holds::Numbers),
            ("too many values", Holds::Numbers),
            ("without value", Holds::Numbers),
        ];
        table(html, "Models with too little history", &heads, gaps.len() > 20, |html| {
            for model in gaps.iter().take(MOST_MODELS) {
                let [few, young, unconverged] = model.by_reason;
                row(html, |html| {
                    html.code_cell(&case.set.rules[model.rule].name);
                    html.cell(&model.model);
                    for number in [model.judged, model.scopes as u64, few, young, unconverged, model.unusable] {
                        html.number(number);
                    }
                });
            }
        });
        html.left_out(gaps.len().saturating_sub(MOST_MODELS), "models", "`pulsetrail detect -f ndjson` lists all.");
    });
}
