//! The story: incidents in the order of time, each with its findings in the order of time.

use std::collections::{BTreeMap, BTreeSet};

use super::{case::Case, finding, html::Html, table::several};
use crate::{
    attack,
    detect::Incident,
    output::{counted, lasting},
};

/// Findings that are told in full, those of the highest levels.
const MOST_FINDINGS: usize = 800;
/// Lines of proof of all of them together; the fewer findings, the more each may have.
const MOST_PROOFS: usize = 3000;
/// Lines of proof of one, at least and at most.
const PROOFS: (usize, usize) = (3, 30);
/// Bytes of the story. Twice as many, and the page could be larger than five megabytes.
const MOST_BYTES: usize = 2_400_000;
/// Names of an incident.
const NAMED: usize = 6;

/// The findings that the page tells, each as it is written: those of the highest levels, and of these the first, as far
/// as there is room.
fn told(case: &Case<'_>, folder: &str) -> BTreeMap<usize, Html> {
    let findings = &case.outcome.findings;
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(findings[*index].level), findings[*index].start, *index));
    let count = findings.len().clamp(1, MOST_FINDINGS);
    let most = (MOST_PROOFS / count).clamp(PROOFS.0, PROOFS.1);
    let mut bytes = 0;
    let mut told = BTreeMap::new();
    for index in order.into_iter().take(MOST_FINDINGS) {
        let mut html = Html::default();
        finding::write(&mut html, case, (index, folder), most);
        bytes += html.len();
        if bytes > MOST_BYTES {
            break;
        }
        told.insert(index, html);
    }
    told
}

/// Writes the story, and returns the places of the findings that it tells.
pub(super) fn write(html: &mut Html, case: &Case<'_>) -> BTreeSet<usize> {
    let folder = case.folder();
    let told = told(case, &folder);
    html.put("section", &[("id", "story")], |html| {
        html.leaf("h2", &[], "What happened");
        if told.is_empty() {
            html.leaf("p", &[], "There is nothing to tell: no rule found anything.");
            return;
        }
        html.put("p", &[("class", "note")], |html| {
            html.text("Incidents are findings that share a session, a user, an address or a machine and are near in time. They stand in the order of time; their numbers tell which one to look at first. ");
            if !folder.is_empty() {
                html.text("Files are below ");
                html.leaf("code", &[], &folder);
                html.text(". ");
            }
            html.text("A line is shown again by ");
            html.leaf("code", &[], "pulsetrail filter --raw --where 'line = NUMBER' FILE");
            html.text(".");
        });
        let (mut silent, mut untold) = (0, 0);
        for (incident, findings) in case.story() {
            let (shown, left_out): (Vec<usize>, Vec<usize>) =
                findings.iter().partition(|index| told.contains_key(index));
            if shown.is_empty() {
                silent += 1;
                untold += left_out.len();
                continue;
            }
            head(html, case, incident, &findings);
            html.put("ol", &[("class", "findings")], |html| {
                shown.iter().filter_map(|index| told.get(index)).for_each(|finding| html.append(finding));
            });
            html.left_out(left_out.len(), "findings", "`pulsetrail detect` lists all.");
        }
        let incidents = several(silent, "incident", "incidents");
        html.left_out(untold, "findings", &format!("they are all there is of {incidents}, and `pulsetrail detect` lists them."));
    });
    html.line();
    told.into_keys().collect()
}

fn head(html: &mut Html, case: &Case<'_>, incident: &Incident, findings: &[usize]) {
    let id = format!("i{}", incident.number);
    html.put("div", &[("class", &format!("incident {}", incident.level.word())), ("id", &id)], |html| {
        html.put("h3", &[], |html| {
            html.text(&format!("Incident {} ", incident.number));
            html.leaf("span", &[("class", &format!("level {}", incident.level.word()))], incident.level.word());
        });
        let facts = format!(
            "{} · {} · score {}",
            span(case, incident),
            counted(findings.len() as u64, "finding"),
            incident.score
        );
        html.leaf("p", &[("class", "facts")], &facts);
        let names = names(case, findings);
        if !names.is_empty() {
            html.put("p", &[("class", "who")], |html| {
                for name in names.iter().take(NAMED) {
                    html.leaf("b", &[], name);
                    html.text(" ");
                }
                if names.len() > NAMED {
                    html.text(&format!("and {} more", names.len() - NAMED));
                }
            });
        }
        let tactics = tactics(case, findings);
        if !tactics.is_empty() {
            html.leaf("p", &[("class", "tactics")], &tactics.join(" · "));
        }
    });
    html.line();
}

/// From when to when.
fn span(case: &Case<'_>, incident: &Incident) -> String {
    let length = incident.end - incident.start;
    if length == 0 {
        return case.time(incident.start);
    }
    format!("{} – {} ({})", case.time(incident.start), case.time(incident.end), lasting(length))
}

/// Users and addresses of findings, the most frequent first.
fn names<'c>(case: &Case<'c>, findings: &[usize]) -> Vec<&'c str> {
    let mut names: Vec<(usize, &str)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for index in findings {
        let finding = &case.outcome.findings[*index];
        for name in [&finding.user, &finding.source].into_iter().flatten() {
            if name == "System" {
                continue;
            }
            let place = *places.entry(name).or_insert_with(|| {
                names.push((0, name));
                names.len() - 1
            });
            names[place].0 += 1;
        }
    }
    names.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    names.into_iter().map(|(_, name)| name).collect()
}

/// The tactics of findings, in the order of the matrix.
fn tactics(case: &Case<'_>, findings: &[usize]) -> Vec<&'static str> {
    let rules: BTreeSet<usize> = findings.iter().map(|index| case.outcome.findings[*index].rule).collect();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for rule in rules {
        for id in case.set.rules[rule].techniques() {
            met.extend(
                attack::technique(&id).into_iter().flat_map(|technique| &technique.tactics).map(|tactic| tactic.id),
            );
        }
    }
    attack::tactics().iter().filter(|tactic| met.contains(tactic.id)).map(|tactic| tactic.name).collect()
}
