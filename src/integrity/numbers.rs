//! Finds holes in the numbers of records.
//!
//! Whether the last number of a uid counts the records is not published, so the log has to prove it: of the
//! steps between numbers that follow each other at least 500, and 99 of a hundred, must be one. Processes hand
//! in their records a little out of order, so numbers are put in order first; one that turns up anywhere
//! else in the log is not missing. Near the ends of a numbering, some are still to come or in another file.

use std::collections::BTreeMap;

use super::{
    trail::{Lane, Trail},
    witness::NO_NUMBER,
};

/// Fewest steps that prove a habit.
const FEWEST_STEPS: u64 = 500;
/// A number so far below the highest one begins a new numbering.
const RESTART_BELOW: u64 = 5000;
/// A number so far above the highest one begins a new numbering.
const RESTART_ABOVE: u64 = 1_000_000;
/// Records at either end of a numbering in which no hole is judged.
const EDGE: usize = 100;
/// Records at either end in which a small hole is not judged: its numbers may be late ones.
const LATE: usize = 1000;
/// The most numbers that a small hole lacks.
const FEW: u64 = 3;

/// Numbers that no record has.
pub(super) struct Hole {
    /// Time and place of the record before.
    pub(super) start: i64,
    pub(super) from_at: u64,
    /// Time and place of the record after.
    pub(super) end: i64,
    pub(super) at: u64,
    pub(super) missing: u64,
}

/// A number, and the record that has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Numbered {
    counter: u32,
    /// Which of the numberings of the counter.
    turn: u32,
    number: u64,
    index: usize,
}

/// The holes in the numbers of one appliance.
pub(super) fn holes(trail: &Trail, lane: &Lane) -> Vec<Hole> {
    let numbered = numbered(lane);
    let mut holes = Vec::new();
    for counter in numbered.chunk_by(|one, next| one.counter == next.counter) {
        if !is_counting(counter) {
            continue;
        }
        for turn in counter.chunk_by(|one, next| one.turn == next.turn) {
            let first = turn.iter().map(|one| one.index).min().unwrap_or(0);
            let last = turn.iter().map(|one| one.index).max().unwrap_or(0);
            for (one, next) in turn.iter().zip(turn.iter().skip(1)) {
                let missing = next.number.saturating_sub(one.number).saturating_sub(1);
                let edge = if missing <= FEW { LATE } else { EDGE };
                let (low, high) = (one.index.min(next.index), one.index.max(next.index));
                let is_inside = low >= first.saturating_add(edge) && high.saturating_add(edge) <= last;
                if missing > 0 && is_inside && !trail.has_number_between(one.counter, one.number, next.number) {
                    holes.extend(hole(lane, *one, *next, missing));
                }
            }
        }
    }
    holes
}

fn numbered(lane: &Lane) -> Vec<Numbered> {
    let mut turns: BTreeMap<u32, (u32, u64)> = BTreeMap::new();
    let mut numbered = Vec::with_capacity(lane.notes.len());
    for (index, note) in lane.notes.iter().enumerate().filter(|(_, note)| note.number != NO_NUMBER) {
        let (turn, highest) = turns.entry(note.counter).or_insert((0, note.number));
        let is_restart =
            note.number.saturating_add(RESTART_BELOW) < *highest || note.number > highest.saturating_add(RESTART_ABOVE);
        if is_restart {
            (*turn, *highest) = (turn.saturating_add(1), note.number);
        }
        *highest = note.number.max(*highest);
        numbered.push(Numbered { counter: note.counter, turn: *turn, number: note.number, index });
    }
    numbered.sort_unstable();
    numbered
}

fn is_counting(counter: &[Numbered]) -> bool {
    let pairs = counter.iter().zip(counter.iter().skip(1)).filter(|(one, next)| one.turn == next.turn);
    let steps = pairs.map(|(one, next)| next.number - one.number).filter(|step| *step > 0);
    let (all, ones) = steps.fold((0_u64, 0_u64), |(all, ones), step| (all + 1, ones + u64::from(step == 1)));
    do_count(all, ones)
}

/// Whether so many steps, so many of them by one, prove that numbers count.
pub(super) const fn do_count(steps: u64, ones: u64) -> bool {
    steps >= FEWEST_STEPS && ones.saturating_mul(100) >= steps.saturating_mul(99)
}

fn hole(lane: &Lane, one: Numbered, next: Numbered, missing: u64) -> Option<Hole> {
    let (before, after) = (lane.notes.get(one.index)?, lane.notes.get(next.index)?);
    Some(Hole {
        start: before.time.min(after.time),
        end: before.time.max(after.time),
        from_at: before.at.min(after.at),
        at: after.at.max(before.at),
        missing,
    })
}
