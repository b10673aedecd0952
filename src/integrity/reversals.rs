//! Judges steps back in time.
//!
//! Processes hand in their records within moments, so up to two seconds are nothing. A run of earlier records
//! is one finding; it ends when the old time is reached again.

use super::{
    Certainty, Finding,
    case::{Case, NEAR, SECOND},
    landmarks::Landmark,
    trail::Lane,
};
use crate::output::{counted, lasting};

/// Records may come so much later than their time says.
const JITTER: i64 = 2 * SECOND;

/// A run of records that are earlier than one before them.
struct Run {
    /// The latest time before it.
    before: i64,
    first: i64,
    at: u64,
    /// The latest time in it.
    latest: i64,
    earliest: i64,
    records: u64,
}

/// The steps back of one appliance.
pub(super) fn judge(case: &Case<'_>, lane: &Lane, found: &mut Vec<Finding>) {
    let mut peak = i64::MIN;
    let mut run: Option<Run> = None;
    for note in &lane.notes {
        if note.time >= peak {
            peak = note.time;
            found.extend(run.take().map(|run| finding(case, lane, &run)));
            continue;
        }
        let before = run.as_ref().map_or(peak, |run| run.latest);
        if note.time < before.saturating_sub(JITTER) {
            found.extend(run.take().map(|run| finding(case, lane, &run)));
            let (time, at) = (note.time, note.at);
            run = Some(Run { before, first: time, at, latest: time, earliest: time, records: 1 });
        } else if let Some(run) = &mut run {
            run.latest = run.latest.max(note.time);
            run.earliest = run.earliest.min(note.time);
            run.records += 1;
        }
    }
    found.extend(run.map(|run| finding(case, lane, &run)));
}

fn finding(case: &Case<'_>, lane: &Lane, run: &Run) -> Finding {
    let back = lasting(run.before.saturating_sub(run.earliest));
    let verb = if run.records == 1 { "is" } else { "are" };
    let seen =
        format!("{} {verb} up to {back} earlier than the record before the step back.", counted(run.records, "record"));
    let window = (Some(run.before), Some(run.first));
    let finding = Finding::new("time-reversal", run.at, window, &seen).of_node(&lane.name);
    let is_near =
        |landmark| [run.before, run.first].iter().any(|time| case.landmarks.has_near(lane.node, landmark, *time, NEAR));
    if is_near(Landmark::Clock) {
        finding.with_certainty(Certainty::Low).with_cause("the appliance recorded a change of its clock at that time")
    } else if is_near(Landmark::Start) {
        finding.with_certainty(Certainty::Low).with_cause("the appliance started at that time")
    } else {
        finding
    }
}
