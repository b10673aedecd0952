//! One finding: when, what, who, why, the lines that prove it, and what else may be behind it.

use super::{case::Case, html::Html};
use crate::{
    attack,
    detect::{Finding, Proof},
};

/// So few are shown without being asked for.
const FEW_PROOFS: usize = 3;
/// Notes on false positives of others.
const MOST_NOTES: usize = 5;
/// Where techniques are explained.
const ATTACK_SITE: &str = "https://attack.mitre.org/techniques/";

/// Writes a finding as an item of a list, with so many lines of proof at most.
pub(super) fn write(html: &mut Html, case: &Case<'_>, (index, folder): (usize, &str), most: usize) {
    let finding = &case.outcome.findings[index];
    let rule = case.rule(finding);
    let class = format!("finding {}", finding.level.word());
    html.put("li", &[("class", &class), ("id", &format!("f{}", index + 1))], |html| {
        html.put("p", &[("class", "head")], |html| {
            html.leaf("time", &[], &case.time(finding.start));
            html.text(" ");
            html.leaf("span", &[("class", &format!("level {}", finding.level.word()))], finding.level.word());
            html.text(" ");
            html.leaf("strong", &[], &rule.title);
            html.text(" ");
            html.leaf("code", &[("class", "rule")], &rule.name);
        });
        who(html, finding);
        if !finding.why.is_empty() {
            html.leaf("p", &[("class", "why")], &finding.why);
        }
        techniques(html, &Case::techniques(rule));
        proofs(html, case, finding, (folder, most));
        innocent(html, case, finding);
    });
    html.line();
}

fn who(html: &mut Html, finding: &Finding) {
    let session = finding.session.map(|session| session.to_string());
    let facts = [
        ("user", &finding.user),
        ("from", &finding.source),
        ("machine", &finding.host),
        ("on", &finding.node),
        ("session", &session),
    ];
    if facts.iter().any(|(_, value)| value.is_some()) {
        html.put("p", &[("class", "who")], |html| {
            for (name, value) in facts {
                if let Some(value) = value {
                    html.put("span", &[], |html| {
                        html.text(name);
                        html.text(" ");
                        html.leaf("b", &[], value);
                    });
                    html.text(" ");
                }
            }
        });
    }
}

fn techniques(html: &mut Html, techniques: &[String]) {
    if techniques.is_empty() {
        return;
    }
    html.put("p", &[("class", "ids")], |html| {
        for id in techniques {
            technique(html, id);
            html.text(attack::technique(id).map_or("", |technique| technique.name));
            html.text(" ");
        }
    });
}

/// The id of a technique, with a link to its page if it is one of ATT&CK's.
pub(super) fn technique(html: &mut Html, id: &str) {
    let name = attack::technique(id).map_or_else(String::new, |technique| technique.name.to_owned());
    if attack::is_technique(id) {
        let link = format!("{ATTACK_SITE}{}/", id.replace('.', "/"));
        html.leaf("a", &[("class", "id"), ("href", &link), ("rel", "noreferrer"), ("title", &name)], id);
    } else {
        html.leaf("span", &[("class", "id"), ("title", &name)], id);
    }
}

fn proofs(html: &mut Html, case: &Case<'_>, finding: &Finding, (folder, most): (&str, usize)) {
    let shown = finding.events.len().min(most);
    let all = usize::try_from(finding.count).unwrap_or(usize::MAX);
    let summary = if all == 1 { "1 event proves it".to_owned() } else { format!("{all} events prove it") };
    let inner = |html: &mut Html| {
        html.leaf("summary", &[], &summary);
        html.put("ol", &[("class", "proofs")], |html| {
            for event in &finding.events[..shown] {
                html.put("li", &[], |html| proof(html, case, event, folder));
            }
        });
        html.left_out(all.saturating_sub(shown), "events", "`pulsetrail detect --events` lists them.");
    };
    if shown <= FEW_PROOFS {
        html.put("details", &[("open", "")], inner);
    } else {
        html.put("details", &[], inner);
    }
}

/// When an event was logged and where it stands; the script adds a button that copies the command line for it.
pub(super) fn proof(html: &mut Html, case: &Case<'_>, event: &Proof, folder: &str) {
    html.leaf("time", &[], &case.time(event.time));
    html.text(" ");
    let place = Case::place(folder, event);
    match case.again.command(event) {
        Some(command) => html.leaf("code", &[("class", "at"), ("data-c", &command)], &place),
        None => html.leaf("code", &[("class", "at")], &place),
    }
}

fn innocent(html: &mut Html, case: &Case<'_>, finding: &Finding) {
    let rule = case.rule(finding);
    let others = case.known.map(|known| known.notes_for(&Case::techniques(rule), MOST_NOTES)).unwrap_or_default();
    let count = finding.false_positives.len() + others.len();
    if count == 0 {
        return;
    }
    let summary = if count == 1 {
        "1 innocent explanation to rule out".to_owned()
    } else {
        format!("{count} innocent explanations to rule out")
    };
    html.put("details", &[("class", "innocent")], |html| {
        html.leaf("summary", &[], &summary);
        html.put("ul", &[], |html| {
            for known in &finding.false_positives {
                html.put("li", &[], |html| {
                    html.text(&known.note);
                    for answer in &known.answers {
                        html.text(" ");
                        html.leaf("em", &[], answer);
                    }
                });
            }
            for note in &others {
                html.put("li", &[], |html| {
                    html.text(note.text);
                    html.text(&format!(" ({}: {}, by {})", note.origin.name(), note.rule, note.author));
                });
            }
        });
    });
}
