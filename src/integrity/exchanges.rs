//! Judges the numbers of the key exchanges of each tunnel, if they prove to count.
//!
//! `NWC23508` carries a number and the address of the tunnel. A number that is not above the last one belongs
//! to a new tunnel. Of the steps up at least 500, and 99 of a hundred, must be one.

use hashbrown::HashMap;

use super::{
    Finding,
    case::Case,
    finding::counted,
    trail::{Lane, Trail},
    witness::Note,
};

/// Fewest steps that prove a habit.
const FEWEST_STEPS: u64 = 500;
/// Tunnels that are followed; with more, nothing is judged.
const MOST_KEYS: usize = 1 << 16;

/// The missing key exchanges of one appliance.
pub(super) fn judge(case: &Case<'_>, trail: &Trail, lane: &Lane, found: &mut Vec<Finding>) {
    let mut last: HashMap<&[u8], (u64, &Note)> = HashMap::new();
    let (mut steps, mut ones, mut holes) = (0_u64, 0_u64, Vec::new());
    for note in lane.notes.iter().filter(|note| note.code == *b"NWC23508") {
        let mut args = case.words.get(note.fact).split(|byte| *byte == b'\t');
        let (number, Some(address)) = (args.next().and_then(number), args.next()) else { continue };
        let Some(number) = number else { continue };
        let before = last.insert(address, (number, note));
        if last.len() > MOST_KEYS {
            return;
        }
        if let Some((count, before)) = before.filter(|(count, _)| *count < number) {
            steps += 1;
            ones += u64::from(number - count == 1);
            if number - count > 1 {
                holes.push((before, note, address, number - count - 1));
            }
        }
    }
    if steps < FEWEST_STEPS || ones.saturating_mul(100) < steps.saturating_mul(99) {
        return;
    }
    for (before, note, address, missing) in holes {
        if trail.mark_between(before.at, note.at).is_none() {
            let exchanges = counted(missing, "key exchange");
            let seen = format!("The tunnel of {} lacks {exchanges}.", String::from_utf8_lossy(address));
            let window = (Some(before.time), Some(note.time));
            found.push(Finding::new("counter", note.at, window, &seen).of_node(&lane.name));
        }
    }
}

fn number(text: &[u8]) -> Option<u64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}
