//! Judges the integrity scans of the appliance: each has a start and an end, and counts the same files.
//!
//! A scan that a start of the appliance cut short is explained. Scans are judged only where at least four,
//! and nine of ten, are complete.

use super::{
    Finding,
    case::Case,
    landmarks::Landmark,
    trail::Lane,
    witness::{Code, Note, number},
};

/// Fewest complete scans that show how scans are recorded.
const FEWEST: usize = 4;

const START: &Code = b"SYS32087";
const END: &Code = b"SYS32088";
const CLEAN: &Code = b"SYS32100";

/// The findings about scans of one appliance.
pub(super) fn judge(case: &Case<'_>, lane: &Lane, found: &mut Vec<Finding>) {
    halves(case, lane, found);
    counts(case, lane, found);
}

/// The records of a scan.
#[derive(Default)]
struct Scan<'n> {
    start: Option<&'n Note>,
    end: Option<&'n Note>,
    clean: Option<&'n Note>,
    is_finished: bool,
}

fn halves(case: &Case<'_>, lane: &Lane, found: &mut Vec<Finding>) {
    let (mut complete, mut broken) = (0_usize, Vec::new());
    let mut scan = Scan::default();
    for note in &lane.notes {
        let twice = match &note.code {
            START => {
                let is_cut = |start: &Note| {
                    [Landmark::Start, Landmark::Stop]
                        .iter()
                        .any(|kind| !case.landmarks.between(lane.node, *kind, start.time, note.time).is_empty())
                };
                match scan.start {
                    Some(_) if scan.is_finished => complete += 1,
                    Some(start) if !is_cut(start) => broken.push((start, note, "a start without an end or a result")),
                    _ => {}
                }
                scan = Scan { start: Some(note), ..Scan::default() };
                continue;
            }
            END => scan.end.replace(note),
            CLEAN => scan.clean.replace(note),
            b"SYS32039" | b"SYS32040" => None,
            _ => continue,
        };
        if let Some(before) = twice {
            broken.push((before, note, "an end or result without a start"));
        }
        scan.is_finished = true;
    }
    if complete < FEWEST || broken.len() * 10 > complete + broken.len() {
        return;
    }
    for (before, after, what) in broken {
        let seen = format!("An integrity scan has {what}.");
        let window = (Some(before.time), Some(after.time));
        found.push(Finding::new("pair", after.at, window, &seen).of_node(&lane.name));
    }
}

fn counts(case: &Case<'_>, lane: &Lane, found: &mut Vec<Finding>) {
    let mut known: Option<(&Note, u64)> = None;
    for note in lane.notes.iter().filter(|note| note.code == *CLEAN) {
        let Some(files) = last_number(case.words.get(note.fact)) else { continue };
        if let Some((before, count)) = known {
            let is_updated = || !case.landmarks.between(lane.node, Landmark::Update, before.time, note.time).is_empty();
            if count != files && !is_updated() {
                let seen =
                    format!("The integrity scan matched {files} files instead of {count}, and no update is recorded.");
                let window = (Some(before.time), Some(note.time));
                found.push(Finding::new("scan-count", note.at, window, &seen).of_node(&lane.name));
            }
        }
        known = Some((note, files));
    }
}

/// The last number of a text.
fn last_number(text: &[u8]) -> Option<u64> {
    let digits = text.rsplit(|byte| !byte.is_ascii_digit()).find(|digits| !digits.is_empty())?;
    number(digits)
}
