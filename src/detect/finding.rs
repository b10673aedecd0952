//! Findings as they are told: who, when, why, and the events that prove it.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    answer,
    draft::{Draft, Drafts},
    note::{Kept, Note},
    plan::Plan,
    step::Step,
};
use crate::{
    intern::Interner,
    output::{counted, lasting},
    schema::Place,
    sigma::{Body, CorrelationKind, Level},
};

/// An event that proves a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The file, as it was read.
    pub file: String,
    /// Where it stands in the input.
    pub place: Place,
    /// Number of the line, from 1; none in native logs.
    pub line: Option<i64>,
    /// Byte offset.
    pub offset: Option<i64>,
    /// Microseconds since 1970.
    pub time: i64,
}

/// A false-positive note, and what the events say to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FalsePositive {
    /// The note.
    pub note: String,
    /// What the events say to it; empty if nothing was asked.
    pub answers: Vec<String>,
}

/// What a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule, by its place in the list of all rules.
    pub rule: usize,
    /// How bad it is.
    pub level: Level,
    /// Time of the first event, microseconds since 1970.
    pub start: i64,
    /// Time of the last event.
    pub end: i64,
    /// The user, if all events agree.
    pub user: Option<String>,
    /// The client address, if all events agree.
    pub source: Option<String>,
    /// The appliance, if all events agree.
    pub node: Option<String>,
    /// The name of the client machine, if all events agree.
    pub host: Option<String>,
    /// The session, by its number, if all events agree.
    pub session: Option<u32>,
    /// Every user and client address of the events, for grouping.
    pub entities: Vec<Entity>,
    /// Why, in words.
    pub why: String,
    /// What else may be behind it.
    pub false_positives: Vec<FalsePositive>,
    /// The events, at most [`MOST_EVENTS`](super::draft::MOST_EVENTS).
    pub events: Vec<Proof>,
    /// How many there are in all.
    pub count: u64,
    /// Whether one of its events was asked for.
    pub is_wanted: bool,
    /// The incident that it belongs to, from 1.
    pub incident: usize,
}

/// What findings may share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// A reconstructed session.
    Session(u32),
    /// A user on an appliance.
    User(String),
    /// A client address.
    Source(String),
    /// A client machine.
    Host(String),
}

/// Characters of a message that are told.
const MOST_OF_WHY: usize = 240;
/// Values that are named.
const NAMED_VALUES: usize = 5;

/// All findings, in the order of their start.
pub(super) fn findings(
    drafts: Drafts,
    (plan, texts): (&Plan<'_>, &Interner),
    names: &[String],
    known: &answer::Known,
) -> Vec<Finding> {
    let all = drafts.into_all();
    let mut found = Vec::new();
    for draft in &all {
        let step = plan.step(draft.rule);
        if let Some(level) = step.level.filter(|_| draft.stands) {
            let rows = rows_of(draft, &all);
            let why = why(plan, draft, &rows, texts, &all);
            found.push(finding(plan, step, (draft, level), (rows, why), texts, (names, known)));
        }
    }
    sort(&mut found);
    found
}

/// Puts findings in the order of their start.
fn sort(findings: &mut [Finding]) {
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| (finding.start, finding.events.first().map(|event| event.place), finding.rule);
        key(one).cmp(&key(other))
    });
}

/// The events of a finding and of those that it is made of, each once, in the order of time.
fn rows_of(draft: &Draft, all: &[Draft]) -> Vec<Arc<Note>> {
    let mut rows = draft.rows.clone();
    let mut open: Vec<usize> = draft.parts.clone();
    let mut met: Vec<usize> = Vec::new();
    while let Some(part) = open.pop() {
        if !met.contains(&part) && rows.len() < super::draft::MOST_EVENTS {
            met.push(part);
            rows.extend(all[part].rows.iter().cloned());
            open.extend(&all[part].parts);
        }
    }
    rows.sort_by_key(|row| (row.told, row.place, row.ends));
    rows.dedup_by_key(|row| (row.told, row.place));
    rows.truncate(super::draft::MOST_EVENTS);
    rows
}

fn finding(
    plan: &Plan<'_>,
    step: &Step,
    (draft, level): (&Draft, Level),
    (rows, why): (Vec<Arc<Note>>, String),
    texts: &Interner,
    (names, known): (&[String], &answer::Known),
) -> Finding {
    let common = |slot| common(&rows, slot).map(|text| shown(texts.get(text)));
    let mut entities = Vec::new();
    for row in &rows {
        let session = row.text(Kept::SESSION);
        let text = |slot| Some(row.text(slot)).filter(|text| *text != 0).map(|text| shown(texts.get(text)));
        let of_row = [
            (session != 0).then(|| texts.get(session)).and_then(number).map(Entity::Session),
            text(Kept::USER).filter(|user| user != "System").map(Entity::User),
            text(Kept::SRC_IP).filter(|address| is_client(address)).map(Entity::Source),
            text(Kept::HOST).map(Entity::Host),
        ];
        entities.extend(of_row.into_iter().flatten());
    }
    entities.sort_unstable();
    entities.dedup();
    let rule = &plan.set().rules[draft.rule];
    Finding {
        rule: draft.rule,
        level,
        start: rows.first().map_or(draft.start, |row| row.told),
        end: rows.last().map_or(draft.end, |row| row.time.max(draft.end)),
        user: common(Kept::USER),
        source: common(Kept::SRC_IP),
        node: common(Kept::NODE),
        host: common(Kept::HOST),
        session: common(Kept::SESSION).and_then(|session| session.parse().ok()),
        entities,
        why,
        false_positives: answer::answers(step, &rule.false_positives, &rows, texts, known),
        events: rows.iter().map(|row| proof(row, texts, names)).collect(),
        count: draft.count.max(rows.len() as u64),
        is_wanted: rows.iter().any(|row| row.is_wanted),
        incident: 0,
    }
}

fn number(text: &[u8]) -> Option<u32> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// Whether an address may be a client's, and not the appliance itself.
fn is_client(address: &str) -> bool {
    address.parse::<std::net::IpAddr>().is_ok_and(|address| !address.is_loopback() && !address.is_unspecified())
}

fn proof(row: &Note, texts: &Interner, names: &[String]) -> Proof {
    let file = match texts.get(row.text(Kept::FILE)) {
        [] => names.get(row.place.source).cloned().unwrap_or_default(),
        file => shown(file),
    };
    Proof {
        file,
        place: row.place,
        line: Some(row.line).filter(|line| *line > 0),
        offset: Some(row.offset).filter(|offset| *offset >= 0),
        time: row.told,
    }
}

/// The text of a slot that all events have that have one at all.
pub(super) fn common(rows: &[Arc<Note>], slot: usize) -> Option<u32> {
    let mut texts = rows.iter().map(|row| row.text(slot)).filter(|text| *text != 0);
    let first = texts.next()?;
    texts.all(|text| text == first).then_some(first)
}

pub(super) fn shown(text: &[u8]) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// Why, in words: those of the rule, and what was measured.
fn why(plan: &Plan<'_>, draft: &Draft, rows: &[Arc<Note>], texts: &Interner, all: &[Draft]) -> String {
    let step = plan.step(draft.rule);
    let mut parts: Vec<String> = step.extension.why.iter().cloned().collect();
    let first = rows.first().map_or(draft.start, |row| row.told);
    let last = rows.last().map_or(draft.end, |row| row.told);
    let span = lasting(last - first);
    match (&draft.why, &plan.set().rules[draft.rule].body) {
        (Some(why), _) => parts.push(why.clone()),
        (None, Body::Detection { .. }) => {
            parts.extend(rows.iter().find(|row| row.text(Kept::MESSAGE) != 0).map(|row| message(row, texts)));
            let more = draft.count.saturating_sub(1);
            if more > 0 {
                parts.push(format!("and {more} more in {span}"));
            }
        }
        // What is any of several tells what it is.
        (None, Body::Correlation(correlation)) if correlation.is_any_of() && !draft.parts.is_empty() => {
            let part = &all[draft.parts[0]];
            parts.push(why(plan, part, &rows_of(part, all), texts, all));
        }
        (None, Body::Correlation(correlation)) => match correlation.kind {
            CorrelationKind::Temporal | CorrelationKind::TemporalOrdered => {
                let titles = correlation.rules.iter().map(|rule| plan.set().rules[*rule].title.as_str());
                parts.push(format!("{} within {span}", titles.collect::<Vec<_>>().join(", then ")));
            }
            CorrelationKind::EventCount => {
                let count = draft.count.max(rows.len() as u64);
                let codes = named(&values(rows, &[Kept::CODE], texts));
                let codes = if codes.is_empty() { codes } else { format!(": {codes}") };
                parts.push(format!("{} in {span}{codes}", counted(count, "event")));
            }
            _ => {
                let window = step.window.as_ref();
                let mut values = values(rows, window.map_or(&[][..], |window| window.values.as_slice()), texts);
                if window.is_some_and(|window| window.counts_rules) {
                    let of_part = |part: &usize| plan.set().rules[all[*part].rule].name.clone();
                    values = draft.parts.iter().map(of_part).collect();
                    values.sort_unstable();
                    values.dedup();
                }
                let fields = correlation.fields.iter().map(|field| field.name()).collect::<Vec<_>>().join(", ");
                let count = values.len();
                let values = named(&values);
                parts.push(match count {
                    0 => format!("{fields} in {span}"),
                    1 => format!("{fields} in {span}: {values}"),
                    _ => format!("{count} values of {fields} in {span}: {values}"),
                });
            }
        },
    }
    parts.join("; ")
}

/// The first of some values, and how many more there are.
fn named(values: &[String]) -> String {
    let more = values.len().saturating_sub(NAMED_VALUES);
    let named = values.iter().take(NAMED_VALUES).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{named} and {more} more") } else { named }
}

fn message(row: &Note, texts: &Interner) -> String {
    let text = shown(texts.get(row.text(Kept::MESSAGE)));
    let mut cut: String = text.chars().take(MOST_OF_WHY).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    match texts.get(row.text(Kept::CODE)) {
        [] => cut,
        code => format!("{}: {cut}", shown(code)),
    }
}

/// The values of slots together, each once, in the order in which they came.
fn values(rows: &[Arc<Note>], slots: &[usize], texts: &Interner) -> Vec<String> {
    let mut seen = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let parts: Vec<String> = slots.iter().map(|slot| shown(texts.get(row.text(*slot)))).collect();
        let value = parts.join(" ");
        if !value.trim().is_empty() {
            seen.entry(value).or_insert(index);
        }
    }
    let mut values: Vec<(usize, String)> = seen.into_iter().map(|(value, index)| (index, value)).collect();
    values.sort_unstable();
    values.into_iter().map(|(_, value)| value).collect()
}
