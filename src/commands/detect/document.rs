//! Findings for machines: NDJSON objects, rows, ECS documents, and marks for the ATT&CK Navigator.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::{
    aggregate::frame,
    attack::{self, navigator::Mark},
    commands::args::OutputArgs,
    detect::{Finding, Outcome, Unjudged, points},
    error::Result,
    lofp,
    output::{Format, Head, Lines, Moments, Target, ecs_row_document, write_arrow, write_parquet},
    schema::{Kind, OwnedValue, Value},
    sigma::RuleSet,
};

/// Notes of others that are added to a finding.
const MOST_NOTES: usize = 5;

/// How findings are told.
pub(super) struct Telling<'t> {
    pub(super) set: &'t RuleSet,
    pub(super) moments: Moments,
    /// What others know of false positives.
    pub(super) known: Option<&'t lofp::Knowledge>,
}

impl Telling<'_> {
    /// The techniques of a finding.
    pub(super) fn techniques(&self, finding: &Finding) -> Vec<String> {
        let mut techniques: Vec<String> =
            self.set.rules[finding.rule].techniques().map(|id| attack::current(&id).to_owned()).collect();
        let mut met = BTreeSet::new();
        techniques.retain(|technique| met.insert(technique.clone()));
        techniques
    }

    fn object(&self, finding: &Finding) -> Json {
        let rule = &self.set.rules[finding.rule];
        let techniques = self.techniques(finding);
        let mut notes: Vec<Json> =
            finding.false_positives.iter().map(|known| json!({"note": known.note, "answers": known.answers})).collect();
        if let Some(known) = self.known {
            let others = known.notes_for(&techniques, MOST_NOTES);
            notes.extend(others.into_iter().map(|note| {
                json!({"note": note.text, "answers": [], "origin": note.origin.name(), "rule": note.rule, "author": note.author})
            }));
        }
        let events: Vec<Json> = finding
            .events
            .iter()
            .map(|event| {
                json!({"file": event.file, "line": event.line, "offset": event.offset,
                    "time": self.moments.text(event.time)})
            })
            .collect();
        json!({
            "rule": rule.name,
            "rule_id": (!rule.id.is_empty()).then_some(&rule.id),
            "title": rule.title,
            "level": finding.level.word(),
            "start": self.moments.text(finding.start),
            "end": self.moments.text(finding.end),
            "user": finding.user,
            "src_ip": finding.source,
            "node": finding.node,
            "host": finding.host,
            "session": finding.session,
            "techniques": techniques,
            "tags": rule.tags,
            "why": finding.why,
            "false_positives": notes,
            "event_count": finding.count,
            "events": events,
            "incident": finding.incident,
        })
    }

    fn heads() -> Vec<Head> {
        let head = |name: &str, kind| Head { name: name.to_owned(), kind };
        vec![
            head("incident", Kind::Int),
            head("level", Kind::Word),
            head("rule", Kind::Word),
            head("title", Kind::Word),
            head("start", Kind::Time),
            head("end", Kind::Time),
            head("user", Kind::Word),
            head("src_ip", Kind::Ip),
            head("node", Kind::Word),
            head("session", Kind::Int),
            head("techniques", Kind::List),
            head("why", Kind::Text),
            head("events", Kind::Int),
            head("first_event", Kind::Text),
            head("false_positives", Kind::Text),
            head("rule_id", Kind::Word),
        ]
    }

    fn row(&self, finding: &Finding) -> Vec<OwnedValue> {
        let rule = &self.set.rules[finding.rule];
        let text = |text: &str| {
            if text.is_empty() { OwnedValue::None } else { OwnedValue::Text(text.as_bytes().to_vec()) }
        };
        let maybe = |value: &Option<String>| value.as_deref().map_or(OwnedValue::None, text);
        let first = finding.events.first().map_or_else(String::new, |event| match event.line {
            Some(line) => format!("{}:{line}", event.file),
            None => event.offset.map_or_else(|| event.file.clone(), |offset| format!("{}@{offset}", event.file)),
        });
        let mut notes: Vec<String> = finding
            .false_positives
            .iter()
            .map(|known| match known.answers.as_slice() {
                [] => known.note.clone(),
                answers => format!("{} ({})", known.note, answers.join("; ")),
            })
            .collect();
        if let Some(known) = self.known {
            let others = known.notes_for(&self.techniques(finding), MOST_NOTES);
            notes.extend(others.iter().map(|note| format!("{} ({}: {})", note.text, note.origin.name(), note.rule)));
        }
        vec![
            OwnedValue::Int(whole(finding.incident as u64)),
            text(finding.level.word()),
            text(&rule.name),
            text(&rule.title),
            OwnedValue::Time(finding.start),
            OwnedValue::Time(finding.end),
            maybe(&finding.user),
            maybe(&finding.source),
            maybe(&finding.node),
            finding.session.map_or(OwnedValue::None, |session| OwnedValue::Int(session.into())),
            text(&self.techniques(finding).join(",")),
            text(&finding.why),
            OwnedValue::Int(whole(finding.count)),
            text(&first),
            text(&notes.join(" | ")),
            text(&rule.id),
        ]
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Writes findings in a format for machines.
pub(super) fn write(
    telling: &Telling<'_>,
    outcome: &Outcome,
    output: &OutputArgs,
    format: Format,
    mut target: Target,
) -> Result<()> {
    let heads = Telling::heads();
    match format {
        Format::Ndjson => {
            let objects = outcome.findings.iter().map(|finding| telling.object(finding));
            for object in objects.chain(silences(telling.set, outcome)) {
                target.put(format!("{object}\n").as_bytes())?;
            }
            target.finish()
        }
        Format::Parquet | Format::Arrow => {
            let rows: Vec<Vec<OwnedValue>> = outcome.findings.iter().map(|finding| telling.row(finding)).collect();
            let frames = std::iter::once(frame(&heads, &rows));
            if format == Format::Parquet { write_parquet(frames, target) } else { write_arrow(frames, target) }
        }
        Format::Ecs => {
            let heads: Vec<Head> = heads.into_iter().map(|head| Head { name: ecs_name(&head.name), ..head }).collect();
            let mut text = Vec::new();
            for finding in &outcome.findings {
                let row = telling.row(finding);
                let values: Vec<Value<'_>> = row.iter().map(OwnedValue::as_value).collect();
                ecs_row_document(("alert", "intrusion_detection"), &heads, &values, &telling.moments, &mut text);
                target.put(&text)?;
                text.clear();
            }
            target.finish()
        }
        _ => {
            let lines = Lines::new(format, heads, telling.moments.clone(), output.csv_safe);
            let mut text = lines.header();
            for finding in &outcome.findings {
                let row = telling.row(finding);
                lines.row(&row.iter().map(OwnedValue::as_value).collect::<Vec<_>>(), &mut text);
            }
            target.put(&text)?;
            target.finish()
        }
    }
}

/// The ECS names of the columns of a finding.
fn ecs_name(name: &str) -> String {
    let ecs = match name {
        "level" => "log.level",
        "rule" => "rule.name",
        "title" => "rule.description",
        "start" => "@timestamp",
        "end" => "event.end",
        "user" => "user.name",
        "src_ip" => "source.ip",
        "node" => "observer.name",
        "session" => "pulse_secure.session.number",
        "techniques" => "threat.technique.id",
        "why" => "message",
        "events" => "pulse_secure.finding.events",
        "first_event" => "event.reference",
        "rule_id" => "rule.uuid",
        other => return format!("pulse_secure.finding.{other}"),
    };
    ecs.to_owned()
}

/// What could not be judged: rules that did not run, and models with too little history.
fn silences<'o>(set: &'o RuleSet, outcome: &'o Outcome) -> impl Iterator<Item = Json> + 'o {
    let not_run = outcome.not_run.iter().map(|(rule, why)| json!({"rule": set.rules[*rule].name, "not_run": why}));
    let unjudged = outcome.unjudged.iter().filter(|model| model.has_gaps()).map(|model| {
        let Unjudged { rule, model, judged, scopes, by_reason: [few, young, unconverged], unusable } = model;
        json!({"rule": set.rules[*rule].name, "model": model, "judged": judged, "not_judged": {
            "scopes": scopes, "too_few_observations": few, "too_young": young, "not_converged": unconverged,
            "without_value": unusable}})
    });
    not_run.chain(unjudged)
}

/// Marks for the ATT&CK Navigator: the techniques of the findings, by what these add up to.
pub(super) fn marks(set: &RuleSet, outcome: &Outcome) -> Vec<Mark> {
    let mut by_technique: BTreeMap<String, (u32, BTreeMap<&str, u64>)> = BTreeMap::new();
    for finding in &outcome.findings {
        let rule = &set.rules[finding.rule];
        let techniques: BTreeSet<String> = rule.techniques().map(|id| attack::current(&id).to_owned()).collect();
        for technique in techniques {
            let (score, rules) = by_technique.entry(technique).or_default();
            let count = rules.entry(&rule.name).or_default();
            if *count == 0 {
                *score += points(finding.level);
            }
            *count += 1;
        }
    }
    let mark = |(technique, (score, rules)): (String, (u32, BTreeMap<&str, u64>))| {
        let comment = rules.iter().map(|(rule, count)| format!("{rule} ({count})")).collect::<Vec<_>>().join(", ");
        Mark { technique, score: score.into(), comment, links: Vec::new(), metadata: Vec::new() }
    };
    by_technique.into_iter().filter(|(id, _)| id.starts_with('T') && !id.starts_with("TA")).map(mark).collect()
}
