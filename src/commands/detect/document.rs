//! Findings for machines: NDJSON objects, rows, ECS documents, timelines, and marks for the ATT&CK Navigator.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{alert, misp, stix, ticket};
use crate::{
    aggregate::frame,
    attack::{self, navigator::Mark},
    commands::args::OutputArgs,
    detect::{Finding, Outcome, Unjudged, points},
    error::Result,
    lofp,
    output::{
        Format, Head, Lines, Moments, OWN, Target, Timeline, ecs_row_document, named_uuid, write_arrow, write_parquet,
    },
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

    /// The id of a finding: of its rule, its events and what they prove, and of nothing that the command line settles.
    pub(super) fn id(&self, finding: &Finding) -> Uuid {
        let rule = &self.set.rules[finding.rule];
        let events = finding.events.iter().map(|event| json!([event.file, event.line, event.offset, event.time]));
        let name = json!([
            rule.name,
            rule.id,
            finding.start,
            finding.end,
            finding.user,
            finding.source,
            finding.node,
            finding.host,
            finding.why,
            finding.count,
            events.collect::<Vec<_>>()
        ]);
        named_uuid(OWN, name.to_string().as_bytes())
    }

    /// Whom and what a finding is about, in a word or two each.
    pub(super) fn who(finding: &Finding) -> String {
        let who = [&finding.user, &finding.source].into_iter().flatten().filter(|name| *name != "System");
        who.cloned().collect::<Vec<_>>().join(" ")
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
        Format::Timesketch | Format::TimesketchCsv => write_timeline(telling, outcome, output, format, target),
        Format::Ocsf => {
            outcome
                .findings
                .iter()
                .try_for_each(|finding| target.put(format!("{}\n", alert::object(telling, finding)).as_bytes()))?;
            target.finish()
        }
        Format::Stix | Format::Misp | Format::Markdown => {
            let text = match format {
                Format::Stix => format!("{:#}\n", stix::bundle(telling, outcome)?),
                Format::Misp => format!("{:#}\n", misp::event(telling, outcome)),
                _ => ticket::text(telling, outcome),
            };
            target.put(text.as_bytes())?;
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

/// Writes findings as a timeline, each at its start.
fn write_timeline(
    telling: &Telling<'_>,
    outcome: &Outcome,
    output: &OutputArgs,
    format: Format,
    mut target: Target,
) -> Result<()> {
    // What the timeline has under names of its own is left out.
    let is_told = |head: &Head| !matches!(head.name.as_str(), "start" | "why");
    let heads = Telling::heads();
    let mut told: Vec<Head> = heads.iter().filter(|head| is_told(head)).cloned().collect();
    told.push(Head { name: "tag".to_owned(), kind: Kind::List });
    let timeline = Timeline::new(format, told, telling.moments.clone(), output.csv_safe);
    let mut text = timeline.header();
    for finding in &outcome.findings {
        let rule = &telling.set.rules[finding.rule];
        let row = telling.row(finding);
        let tag = [vec![finding.level.word().to_owned()], telling.techniques(finding)].concat().join(",");
        let mut values: Vec<Value<'_>> =
            heads.iter().zip(&row).filter(|(head, _)| is_told(head)).map(|(_, value)| value.as_value()).collect();
        values.push(Value::Text(tag.as_bytes()));
        let message = format!("{}: {}", rule.title, finding.why);
        timeline.row((finding.start, "Start Time"), message.as_bytes(), &values, &mut text);
        target.put(&text)?;
        text.clear();
    }
    target.put(&text)?;
    target.finish()
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
