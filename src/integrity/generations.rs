//! Judges files that belong together: a log and its previous generation, and the logs of one folder.
//!
//! `NAME.vc0` goes on where `NAME.vc0.old` ends. The logs of one appliance begin about the same time unless
//! one of them was rolled over or cleared, and end about the same time unless one was cut off from its writer.

use super::{
    Activity, Finding,
    case::{Case, DAY, MINUTE, NEAR, SECOND},
    examiner::Found,
    gaps::rare_gap,
    landmarks::Landmark,
    trail::Lane,
};
use crate::{
    output::{counted, lasting},
    parse::unpacked,
};

/// What the name of a native log says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Generation<'n> {
    folder: &'n str,
    /// Without folder, `.old` and compression.
    log: &'n str,
    is_old: bool,
}

impl<'n> Generation<'n> {
    fn of(name: &'n str) -> Option<Self> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let plain = unpacked(file);
        let older = plain.strip_suffix(".old");
        let log = older.unwrap_or(plain);
        log.contains(".vc").then_some(Self { folder, log, is_old: older.is_some() })
    }
}

/// The log that a file holds, as the first letter of event, user or admin.
pub(super) fn log_of(name: &str) -> Option<u8> {
    let file = name.rsplit_once('/').map_or(name, |(_, file)| file);
    let logs = [("log.events", b'e'), ("log.access", b'u'), ("log.admin", b'a')];
    logs.into_iter().find(|(word, _)| file.contains(word)).map(|(_, log)| log)
}

/// The findings about files that belong together.
pub(super) fn judge(case: &Case<'_>, found: &mut Found) {
    let named = case.trails.keys().filter_map(|source| Some((*source, Generation::of(case.name(*source))?)));
    let named: Vec<(usize, Generation<'_>)> = named.collect();
    for (source, own) in named.iter().filter(|(_, own)| !own.is_old) {
        let Some(trail) = case.trails.get(source) else { continue };
        let old = named.iter().find(|(_, other)| *other == Generation { is_old: true, ..*own });
        let siblings = named.iter().filter(|(other, named)| other != source && named.folder == own.folder);
        let siblings: Vec<usize> = siblings.map(|(other, _)| *other).collect();
        for lane in &trail.lanes {
            let at_start = match old {
                Some((older, _)) => rollover(case, *older, lane),
                None => late_start(case, &siblings, lane),
            };
            let at_end = early_end(case, &siblings, trail.last_at, lane);
            found.entry(*source).or_default().extend(at_start.into_iter().chain(at_end));
        }
    }
}

fn lane_in<'c>(case: &Case<'c>, source: usize, node: u32) -> Option<&'c Lane> {
    case.trails.get(&source)?.lane_of(node)
}

fn rollover(case: &Case<'_>, older: usize, lane: &Lane) -> Option<Finding> {
    let old = lane_in(case, older, lane.node)?;
    let (last, first) = (old.notes.last()?, lane.notes.first()?);
    let distance = first.time.saturating_sub(last.time);
    let seen = if distance < -2 * SECOND {
        format!("The log begins {} before its previous generation ends.", lasting(distance))
    } else {
        let silence = [old, lane].into_iter().find_map(|lane| {
            let mut activity = Activity::default();
            lane.times.iter().for_each(|(time, _)| activity.note(*time));
            activity.close();
            rare_gap(&activity, case.zone, last.time, first.time)
        })?;
        if case.is_restart(lane.node, last.time, first.time, NEAR) {
            return None;
        }
        let expected = counted(silence.expected_events().unsigned_abs(), "record");
        let distance = lasting(distance);
        format!("The log begins {distance} after its previous generation ends, where about {expected} were expected.")
    };
    let window = (Some(last.time), Some(first.time));
    Some(Finding::new("rollover", first.at, window, &seen).of_node(&lane.name))
}

/// Whether a log may be silent for so long at its beginning or end.
fn is_usual(silence: i64, lane: &Lane) -> bool {
    let steps = lane.times.iter().zip(lane.times.iter().skip(1)).map(|((one, _), (next, _))| next.saturating_sub(*one));
    silence <= DAY || silence <= steps.max().unwrap_or(0)
}

fn early_end(case: &Case<'_>, siblings: &[usize], at: u64, lane: &Lane) -> Option<Finding> {
    let (_, last) = lane.span()?;
    let latest = siblings.iter().filter_map(|other| Some(lane_in(case, *other, lane.node)?.span()?.1)).max()?;
    let silence = latest.saturating_sub(last);
    if is_usual(silence, lane) {
        return None;
    }
    let seen = format!("The log ends {} earlier than others of this folder.", lasting(silence));
    Some(Finding::new("early-end", at, (Some(last), Some(latest)), &seen).of_node(&lane.name))
}

fn late_start(case: &Case<'_>, siblings: &[usize], lane: &Lane) -> Option<Finding> {
    let (first, _) = lane.span()?;
    let earliest = siblings.iter().filter_map(|other| Some(lane_in(case, *other, lane.node)?.span()?.0)).min()?;
    let delay = first.saturating_sub(earliest);
    let is_cleared = || {
        let until = first.saturating_add(10 * MINUTE);
        !case.landmarks.between(lane.node, Landmark::Clear, earliest, until).is_empty()
    };
    if is_usual(delay, lane) || is_cleared() {
        return None;
    }
    let seen =
        format!("The log begins {} later than others of this folder, and no clearing is recorded.", lasting(delay));
    let at = lane.at_or_after(first)?.at;
    Some(Finding::new("late-start", at, (Some(earliest), Some(first)), &seen).of_node(&lane.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_log_and_generation() {
        let old = Generation::of("case.zip!/logs/log.events.vc0.old.gz");
        assert!(old == Some(Generation { folder: "case.zip!/logs", log: "log.events.vc0", is_old: true }));
        assert!(Generation::of("syslog.log").is_none());
        assert_eq!(log_of("a.log.events/log.access.vc0"), Some(b'u'));
    }
}
