//! Judges ends without a beginning: tunnels by their address, sessions by their user.
//!
//! In many logs these do not pair up, so a log has to show that it keeps pairs: at least fifty cases after
//! its first day, of which 98 in a hundred have both. Sessions of before the log began end in the first day.

use hashbrown::HashMap;

use super::{
    Finding,
    case::{Case, DAY, MOST_KEYS},
    trail::Lane,
    witness::{Code, Note},
};

/// Fewest cases that prove a habit.
const FEWEST: u64 = 50;

struct Pair {
    starts: &'static [&'static Code],
    end: &'static Code,
    seen: &'static str,
}

const PAIRS: [Pair; 2] = [
    Pair { starts: &[b"NWC23464"], end: b"NWC23465", seen: "A tunnel ended that had not begun; its address is" },
    Pair {
        starts: &[b"AUT31504", b"AUT24414", b"AUT24412", b"AUT32033"],
        end: b"AUT22673",
        seen: "Somebody signed out without having signed in:",
    },
];

/// An end without a beginning.
struct Lonely<'c> {
    end: &'c Note,
    /// Address or user.
    key: &'c [u8],
    /// When it was met before.
    before: Option<i64>,
}

/// The ends without a beginning of one appliance.
pub(super) fn judge(case: &Case<'_>, lane: &Lane, found: &mut Vec<Finding>) {
    for pair in &PAIRS {
        judge_pair(case, lane, pair, found);
    }
}

fn judge_pair(case: &Case<'_>, lane: &Lane, pair: &Pair, found: &mut Vec<Finding>) {
    let Some((first, _)) = lane.span() else { return };
    // What each one was last: begun or ended, and when.
    let mut states: HashMap<&[u8], (bool, i64)> = HashMap::new();
    let mut cases: u64 = 0;
    let mut lonely: Vec<Lonely<'_>> = Vec::new();
    for note in &lane.notes {
        let is_start = pair.starts.contains(&&note.code);
        if !is_start && note.code != *pair.end {
            continue;
        }
        let key = case.words.get(note.fact).split(|byte| *byte == b'\t').next().unwrap_or_default();
        if key.is_empty() {
            continue;
        }
        let before = states.insert(key, (is_start, note.time));
        if states.len() > MOST_KEYS {
            return;
        }
        if !is_start && note.time > first.saturating_add(DAY) {
            cases += 1;
            if !before.is_some_and(|(was_start, _)| was_start) {
                lonely.push(Lonely { end: note, key, before: before.map(|(_, time)| time) });
            }
        }
    }
    if cases < FEWEST || (lonely.len() as u64).saturating_mul(50) > cases {
        return;
    }
    for Lonely { end, key, before } in lonely {
        let seen = format!("{} {}.", pair.seen, String::from_utf8_lossy(key));
        found.push(Finding::new("pair", end.at, (before, Some(end.time)), &seen).of_node(&lane.name));
    }
}
