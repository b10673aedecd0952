//! Judges times that are not those in the numbers of their records.
//!
//! The appliance puts the second of a record into its uid. Whoever changes the time in front forgets that. One
//! finding for records that follow each other, where nearly all others of the log agree with themselves.

use super::{Finding, trail::Lane};
use crate::output::counted;

/// Fewer records have no habits.
const FEWEST: usize = 100;
/// At most one of so many records may differ; in other logs the number means something else.
const MOST_ONE_OF: usize = 100;

/// The times of one appliance.
pub(super) fn judge(lane: &Lane, found: &mut Vec<Finding>) {
    let differing = lane.notes.iter().filter(|note| note.differs).count();
    if lane.notes.len() < FEWEST || differing * MOST_ONE_OF > lane.notes.len() {
        return;
    }
    let mut before = None;
    for run in lane.notes.chunk_by(|one, next| one.differs == next.differs) {
        if let Some(first) = run.first().filter(|first| first.differs) {
            let verb = if run.len() == 1 { "has" } else { "have" };
            let seen = format!("{} {verb} another time than their numbers say.", counted(run.len() as u64, "record"));
            found.push(Finding::new("time-mismatch", first.at, (before, Some(first.time)), &seen).of_node(&lane.name));
        }
        before = run.last().map(|last| last.time);
    }
}
