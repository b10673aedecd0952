//! Finds events that another source holds and a native log lacks.
//!
//! Syslog and archives are second witnesses. Within the span of the native records of a log, each event of
//! such a source is looked for by second (give or take one), code, user and address; each record answers for
//! one event. Where user and address of a code are told differently, the code alone counts. A witness of
//! whose events fewer than half are found has another clock or filter, and nothing follows from it.

use std::collections::BTreeMap;

use super::{
    Finding,
    case::{Case, SECOND},
    examiner::Found,
    generations::log_of,
    trail::{Lane, Trail},
    witness::{Code, Other},
};
use crate::output::counted;

/// Codes that an explanation names.
const MOST_CODES: usize = 3;

/// The missing events of all logs.
pub(super) fn judge(case: &Case<'_>, found: &mut Found) {
    if case.trails.values().all(|trail| trail.others.is_empty()) {
        return;
    }
    for log in [b'e', b'u', b'a'] {
        let natives = case
            .trails
            .iter()
            .filter(|(source, trail)| !trail.lanes.is_empty() && log_of(case.name(**source)) == Some(log));
        let natives: Vec<(usize, &Trail)> = natives.map(|(source, trail)| (*source, trail)).collect();
        if !natives.is_empty() {
            judge_log(case, log, &Natives::of(&natives), found);
        }
    }
}

/// The native records of a log.
struct Natives<'c> {
    /// The lanes of each appliance.
    by_node: BTreeMap<u32, Vec<(usize, &'c Lane)>>,
    /// The longest lane of each source, for events that name their appliance otherwise.
    longest: Vec<(usize, &'c Lane)>,
    /// Code, who and second of each record, in order.
    exact: Vec<Key>,
    /// The same without who.
    loose: Vec<Key>,
}

type Key = (Code, u32, i64);

impl<'c> Natives<'c> {
    fn of(trails: &[(usize, &'c Trail)]) -> Self {
        let lanes = || trails.iter().flat_map(|(source, trail)| trail.lanes.iter().map(|lane| (*source, lane)));
        let notes = lanes().flat_map(|(_, lane)| &lane.notes);
        let mut exact: Vec<Key> = notes.map(|note| (note.code, note.who, note.time.div_euclid(SECOND))).collect();
        let mut loose: Vec<Key> = exact.iter().map(|(code, _, second)| (*code, 0, *second)).collect();
        exact.sort_unstable();
        loose.sort_unstable();
        let mut by_node: BTreeMap<u32, Vec<(usize, &Lane)>> = BTreeMap::new();
        lanes().for_each(|(source, lane)| by_node.entry(lane.node).or_default().push((source, lane)));
        let longest = |(source, trail): &(usize, &'c Trail)| {
            Some((*source, trail.lanes.iter().max_by_key(|lane| lane.notes.len())?))
        };
        let longest = trails.iter().filter_map(longest).collect();
        Self { by_node, longest, exact, loose }
    }

    /// The lane whose span holds a time; that of the event's own node first.
    fn lane_at(&self, event: &Other) -> Option<(usize, &'c Lane)> {
        let holds = |lane: &Lane| lane.span().is_some_and(|(first, last)| (first..=last).contains(&event.time));
        let mut own = self.by_node.get(&event.node).into_iter().flatten();
        own.find(|(_, lane)| holds(lane)).or_else(|| self.longest.iter().find(|(_, lane)| holds(lane))).copied()
    }
}

fn judge_log(case: &Case<'_>, log: u8, natives: &Natives<'_>, found: &mut Found) {
    // What several witnesses lack at one place is one finding.
    let mut findings: BTreeMap<(usize, u64), (usize, Finding)> = BTreeMap::new();
    for (witness, trail) in case.trails {
        let mut layouts: BTreeMap<[u8; 2], Vec<Other>> = BTreeMap::new();
        let of_log = trail.others.iter().filter(|other| other.log == log && natives.lane_at(other).is_some());
        for other in of_log {
            layouts.entry(other.layout).or_default().push(*other);
        }
        for mut events in layouts.into_values() {
            let is_known = |event: &Other| natives.by_node.contains_key(&event.node);
            if events.iter().any(is_known) {
                events.retain(is_known);
            }
            events.sort_by_key(|event| event.time);
            for run in missing(&events, natives) {
                let Some((source, finding)) = finding(case, *witness, &run, natives) else { continue };
                let best = findings.entry((source, finding.offset)).or_insert_with(|| (run.len(), finding.clone()));
                if best.0 < run.len() {
                    *best = (run.len(), finding);
                }
            }
        }
    }
    for ((source, _), (_, finding)) in findings {
        found.entry(source).or_default().push(finding);
    }
}

/// The runs of events that no record answers for.
fn missing(events: &[Other], natives: &Natives<'_>) -> Vec<Vec<Other>> {
    let exact = answered(events, &natives.exact, |event| event.who);
    let loose = answered(events, &natives.loose, |_| 0);
    let mut by_code: BTreeMap<Code, (usize, usize)> = BTreeMap::new();
    for (event, is_found) in events.iter().zip(&exact) {
        let (all, found) = by_code.entry(event.code).or_default();
        (*all, *found) = (*all + 1, *found + usize::from(*is_found));
    }
    let is_told_alike = |code: &Code| by_code.get(code).is_some_and(|(all, found)| found * 2 >= *all);
    let is_found: Vec<bool> = events
        .iter()
        .zip(exact.iter().zip(&loose))
        .map(|(event, (exact, loose))| if is_told_alike(&event.code) { *exact } else { *loose })
        .collect();
    if is_found.iter().filter(|is_found| **is_found).count() * 2 < events.len() {
        return Vec::new();
    }
    let pairs: Vec<(Other, bool)> = events.iter().copied().zip(is_found).collect();
    let runs =
        pairs.chunk_by(|(_, one), (_, next)| one == next).filter(|run| run.iter().all(|(_, is_found)| !is_found));
    runs.map(|run| run.iter().map(|(event, _)| *event).collect()).collect()
}

/// Whether each event has a record. Both are walked in the order of their keys, so each record answers once.
fn answered(events: &[Other], records: &[Key], who: impl Fn(&Other) -> u32) -> Vec<bool> {
    let mut keys: Vec<(Key, usize)> = events
        .iter()
        .enumerate()
        .map(|(index, event)| ((event.code, who(event), event.time.div_euclid(SECOND)), index))
        .collect();
    keys.sort_unstable();
    let mut is_found = vec![false; events.len()];
    let mut records = records.iter().peekable();
    for ((code, who, second), index) in keys {
        while records.next_if(|record| **record < (code, who, second - 1)).is_some() {}
        let answers = |record: &&Key| **record <= (code, who, second + 1);
        if let (Some(_), Some(is_found)) = (records.next_if(answers), is_found.get_mut(index)) {
            *is_found = true;
        }
    }
    is_found
}

fn finding(case: &Case<'_>, witness: usize, run: &[Other], natives: &Natives<'_>) -> Option<(usize, Finding)> {
    let (first, last) = (run.first()?, run.last()?);
    let (source, lane) = natives.lane_at(first)?;
    let before = lane.from(first.time).checked_sub(1).and_then(|index| lane.times.get(index)).map(|(time, _)| *time);
    let after = lane.at_or_after(last.time.saturating_add(1));
    let at = lane.at_or_after(first.time).or(after)?.at;
    let mut codes: Vec<String> = Vec::new();
    for event in run {
        let code = String::from_utf8_lossy(&event.code).trim_end_matches('\0').to_owned();
        if codes.len() < MOST_CODES && !codes.contains(&code) && !code.is_empty() {
            codes.push(code);
        }
    }
    let codes = if codes.is_empty() { String::new() } else { format!(" ({})", codes.join(", ")) };
    let events = counted(run.len() as u64, "event");
    let verb = if run.len() == 1 { "is" } else { "are" };
    let seen = format!("{events}{codes} that {} holds {verb} not in this log.", case.name(witness));
    let finding = Finding::new("missing-record", at, (before, after.map(|note| note.time)), &seen);
    Some((source, finding.of_node(&lane.name)))
}
