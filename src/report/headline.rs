//! The head of the page: what was read, of which time, what was found, and where to begin.

use super::{case::Case, html::Html, silences, table::grouped, timeline};
use crate::{
    detect::Incident,
    output::{counted, lasting},
};

/// Writes the head.
pub(super) fn header(html: &mut Html, case: &Case<'_>) {
    html.put("header", &[("class", "top")], |html| {
        html.leaf("p", &[("class", "kicker")], "Report on the logs of a VPN gateway");
        html.leaf("h1", &[], case.title);
        html.put("dl", &[("class", "facts")], |html| {
            for (name, value) in facts(case) {
                html.put("div", &[], |html| {
                    html.leaf("dt", &[], name);
                    html.leaf("dd", &[], &value);
                });
            }
        });
    });
    html.line();
}

fn facts(case: &Case<'_>) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    facts.extend(case.name.map(|name| ("Case", name.to_owned())));
    facts.extend(case.analyst.map(|analyst| ("Analyst", analyst.to_owned())));
    if let Some((first, last)) = case.period() {
        let period = format!("{} – {} ({})", case.time(first), case.time(last), lasting(last - first));
        facts.push(("Period of the logs", period));
    }
    let nodes: Vec<String> = case.total.survey.nodes.keys().map(|node| String::from_utf8_lossy(node).into()).collect();
    let more = nodes.len().saturating_sub(4);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    if !nodes.is_empty() {
        facts.push(("Appliances", format!("{}{more}", nodes[..nodes.len().min(4)].join(", "))));
    }
    facts.push(("Times", zones(case)));
    facts
}

fn zones(case: &Case<'_>) -> String {
    let zone = case.moments.zone();
    let shown = zone.iana_name().map_or_else(|| format!("{zone:?}"), str::to_owned);
    if shown == case.log_zone {
        format!("in {shown}")
    } else {
        format!("in {shown}; the clock of the appliance is taken to show {}", case.log_zone)
    }
}

/// Writes the section that a manager reads.
pub(super) fn summary(html: &mut Html, case: &Case<'_>) {
    let story = case.story();
    html.put("section", &[("id", "summary")], |html| {
        html.leaf("h2", &[], "In short");
        html.leaf("p", &[("class", "lead")], &lead(case, story.len()));
        html.put("ul", &[("class", "tiles")], |html| {
            for (level, count) in case.by_level() {
                tile(html, &format!("tile {}", level.word()), count as u64, level.word());
            }
            tile(html, "tile", story.len() as u64, if story.len() == 1 { "incident" } else { "incidents" });
            tile(html, "tile", case.total.ledger.events, "events read");
            tile(html, "tile", case.total.ledger.rejected(), "lines rejected");
        });
        html.line();
        timeline::draw(html, case);
        let mut incidents: Vec<(&Incident, usize)> =
            story.iter().map(|(incident, findings)| (*incident, findings.len())).collect();
        incidents.sort_by_key(|(incident, _)| incident.number);
        look_first(html, case, &incidents);
        silences::write(html, case);
    });
    html.line();
}

fn tile(html: &mut Html, class: &str, number: u64, what: &str) {
    html.put("li", &[("class", class)], |html| {
        html.leaf("b", &[], &grouped(number));
        html.text(" ");
        html.leaf("span", &[], what);
    });
}

fn lead(case: &Case<'_>, incidents: usize) -> String {
    let findings = case.outcome.findings.len() as u64;
    let found = if findings == 0 {
        "The rules found nothing in what they could judge.".to_owned()
    } else {
        format!("The rules found {} in {}.", counted(findings, "finding"), counted(incidents as u64, "incident"))
    };
    let read = format!("Read: {}.", case.sentence);
    let narrowed = if case.wants_all && case.window == (None, None) {
        String::new()
    } else {
        let events = counted(case.counts.events(), "event");
        format!(" All events were read for the rules; what is told here is narrowed to what was asked for: {events}.")
    };
    format!("{found} {read}{narrowed}")
}

/// The incidents to look at first.
fn look_first(html: &mut Html, case: &Case<'_>, incidents: &[(&Incident, usize)]) {
    const MOST: usize = 8;
    if incidents.is_empty() {
        return;
    }
    html.leaf("h3", &[], "Look first at");
    html.put("ol", &[("class", "first")], |html| {
        for &(incident, findings) in incidents.iter().take(MOST) {
            html.put("li", &[], |html| {
                html.leaf(
                    "a",
                    &[("href", &format!("#i{}", incident.number))],
                    &format!("Incident {}", incident.number),
                );
                html.text(" ");
                html.leaf("span", &[("class", &format!("level {}", incident.level.word()))], incident.level.word());
                let findings = counted(findings as u64, "finding");
                let length = incident.end - incident.start;
                let over = if length > 0 { format!(", over {}", lasting(length)) } else { String::new() };
                let start = case.time(incident.start);
                html.text(&format!(" from {start}{over}: {findings}, score {}", incident.score));
            });
        }
    });
    html.left_out(incidents.len().saturating_sub(MOST), "incidents", "the story has those of the highest levels.");
}
