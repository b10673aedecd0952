//! Judges the numbers of the key exchanges of each tunnel, if they prove to count.
//!
//! `NWC23508` carries a number and the address of the tunnel. A number that is not above the last one belongs
//! to a new tunnel. The steps up must prove to count, as those of records must.

use hashbrown::HashMap;

use super::{
    Finding,
    case::{Case, MOST_KEYS},
    numbers::do_count,
    trail::{Lane, Trail},
    witness::{Note, number},
};
use crate::output::counted;

/// The missing key exchanges of one appliance.
pub(super) fn judge(case: &Case<'_>, trail: &Trail, lane: &Lane, found: &mut Vec<Finding>) {
    let mut last: HashMap<&[u8], (u64, &Note)> = HashMap::new();
    let (mut steps, mut ones, mut holes) = (0_u64, 0_u64, Vec::new());
    for note in lane.notes.iter().filter(|note| note.code == *b"NWC23508") {
        let mut args = case.words.get(note.fact).split(|byte| *byte == b'\t');
        let (Some(number), Some(address)) = (args.next().and_then(number::<u64>), args.next()) else { continue };
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
    if !do_count(steps, ones) {
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
