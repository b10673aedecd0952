//! Steps of the clock that the order of a file shows.

use std::collections::BTreeSet;

use super::{
    HOUR, MINUTE,
    picture::{At, Node, Picture},
    relay::{Relay, Shift},
    walk::Step,
};
use crate::{
    detect::records::{Record, length},
    schema::Column,
};

/// How far a change between summer and winter time may be from an hour: the time between two events comes on top.
const NEAR_AN_HOUR: i64 = 2 * MINUTE;

/// Returns when the clock stepped.
pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, records: &mut Vec<Record>) -> Vec<i64> {
    let mut stepped: BTreeSet<(i64, bool)> = BTreeSet::new();
    for (file, seen) in picture.files.iter().enumerate().filter(|(_, file)| file.tally.is_in_place) {
        let Some(walk) = seen.tally.walks.get(&node.number) else { continue };
        for shift in walk.relay().into_iter().flat_map(Relay::set_ahead) {
            if stepped.insert((shift.after.time, false)) {
                records.push(of_shift(picture, node, file, shift));
            }
        }
        let steps = if seen.tally.is_native { walk.all_steps() } else { walk.steps() };
        // Until times pass the one before a step back again, further steps back belong to it.
        let mut peak = i64::MIN;
        for (index, step) in steps.iter().enumerate() {
            let is_told = if step.is_back() {
                let is_new = step.before >= peak;
                peak = peak.max(step.before);
                is_new
            } else {
                is_taken_back(step, &steps[index + 1..])
            };
            // Copies of a log show the same step.
            if is_told && stepped.insert((step.after.time, step.is_back())) {
                records.push(of_step(picture, node, file, step));
            }
        }
    }
    stepped.into_iter().map(|(time, _)| time).collect()
}

/// Whether a step ahead is followed by one back behind where it led.
fn is_taken_back(ahead: &Step, later: &[Step]) -> bool {
    later.iter().any(|step| step.is_back() && step.micros() >= ahead.micros() / 2 && step.after.time < ahead.after.time)
}

fn of_step(picture: &Picture<'_>, node: &Node<'_>, file: usize, step: &Step) -> Record {
    let (action, words) = if step.is_back() { ("clock-back", "back") } else { ("clock-jump", "ahead") };
    let (before, after) = (picture.wall(step.before), picture.wall(step.after.time));
    let message =
        format!("The times of {} step {words} by {}, from {before} to {after}", node.words(), length(step.micros()));
    let is_hour = (step.micros() - HOUR).abs() <= NEAR_AN_HOUR;
    picture
        .coverage(action, node, At { file, mark: step.after }, &message)
        .with(Column::Object, picture.files[file].name)
        .with(Column::OldValue, before.as_bytes())
        .with(Column::NewValue, after.as_bytes())
        .with(Column::Reason, if is_hour { b"hour" } else { b"" })
        .lasting(step.micros())
}

fn of_shift(picture: &Picture<'_>, node: &Node<'_>, file: usize, shift: &Shift) -> Record {
    let (time, micros) = (shift.after.time, shift.from.saturating_sub(shift.to));
    let before = picture.wall(time.saturating_sub(micros));
    let after = picture.wall(time);
    let message = format!(
        "The clock of {} was set ahead by {} to {after}, as the headers of the lines tell",
        node.words(),
        length(micros)
    );
    picture
        .coverage("clock-jump", node, At { file, mark: shift.after }, &message)
        .with(Column::Object, picture.files[file].name)
        .with(Column::OldValue, before.as_bytes())
        .with(Column::NewValue, after.as_bytes())
        .with(Column::Reason, b"header")
        .lasting(micros)
}
