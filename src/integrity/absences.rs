//! Judges codes that fall silent while the log goes on.
//!
//! Counted in records of the appliance, not in time, so that nights and weekends do not matter. A code must have
//! been everywhere before: its absence is more than ten times as long as any other one, the time before its
//! first record included, and shorter than half of the log.

use std::collections::BTreeMap;

use super::{Finding, trail::Lane, witness::Code};

/// Fewest records that show how often a code occurs.
const FEWEST: usize = 100;
/// Fewest records that must be missing.
const FEWEST_MISSING: usize = 40;
/// Codes that are followed; more are forged.
const MOST_CODES: usize = 4096;

/// Where a code is, by the numbers of records.
#[derive(Default)]
struct Presence {
    count: usize,
    last: usize,
    longest: usize,
    /// The record before the longest absence.
    longest_from: usize,
    second: usize,
}

impl Presence {
    fn note(&mut self, index: usize) {
        let absence = index.saturating_sub(self.last);
        if absence > self.longest {
            (self.second, self.longest, self.longest_from) = (self.longest, absence, self.last);
        } else {
            self.second = self.second.max(absence);
        }
        self.last = index;
    }
}

/// The codes of one appliance that fell silent.
pub(super) fn judge(lane: &Lane, found: &mut Vec<Finding>) {
    let mut codes: BTreeMap<Code, Presence> = BTreeMap::new();
    for (index, note) in lane.notes.iter().enumerate() {
        if codes.len() >= MOST_CODES && !codes.contains_key(&note.code) {
            continue;
        }
        let presence = codes.entry(note.code).or_default();
        presence.count += 1;
        if presence.count == 1 {
            // Before its first record it is not missed, but may show how rare it is.
            (presence.second, presence.last) = (index, index);
        } else {
            presence.note(index);
        }
    }
    let records = lane.notes.len();
    for (code, mut presence) in codes {
        let head = presence.second.min(presence.last);
        presence.note(records);
        let absent = presence.longest;
        let second = presence.second.max(head);
        let expected = presence.count * absent / records.saturating_sub(absent).max(1);
        let falls_silent =
            presence.count >= FEWEST && absent / 10 > second && absent * 2 < records && expected >= FEWEST_MISSING;
        if falls_silent {
            found.extend(finding(lane, code, &presence, expected));
        }
    }
}

fn finding(lane: &Lane, code: Code, presence: &Presence, expected: usize) -> Option<Finding> {
    let behind = presence.longest_from + presence.longest;
    let start = lane.notes.get(presence.longest_from)?;
    let end = lane.notes.get(behind);
    let at = lane.notes.get(presence.longest_from + 1).unwrap_or(start).at;
    let seen = format!(
        "{}, which occurs {} times, is absent from {} records in a row, where about {expected} were expected.",
        String::from_utf8_lossy(&code),
        presence.count,
        presence.longest - 1,
    );
    let window = (Some(start.time), end.map(|note| note.time));
    Some(Finding::new("code-silent", at, window, &seen).of_node(&lane.name))
}
