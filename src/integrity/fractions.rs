//! Judges times that end in a whole second.
//!
//! The appliance notes microseconds; only right after a start are they zero. Elsewhere one in a million is, so
//! the number of such records in a log has a Poisson distribution. One finding for all of them.

use super::{
    Finding,
    case::{Case, MINUTE, SECOND},
    landmarks::Landmark,
    trail::Lane,
    witness::Note,
};
use crate::output::counted;

/// Time after and before a start in which zeros are usual.
const BOOTING: i64 = 5 * MINUTE;
/// At most this likely by chance.
const LEAST_LIKELY: f64 = 1e-3;

/// The whole seconds of one appliance.
pub(super) fn judge(case: &Case<'_>, lane: &Lane, found: &mut Vec<Finding>) {
    let is_away = |note: &&Note| !case.landmarks.has_near(lane.node, Landmark::Start, note.time, BOOTING);
    let whole = lane.notes.iter().filter(|note| note.time.rem_euclid(SECOND) == 0);
    let whole: Vec<&Note> = whole.filter(is_away).collect();
    let (Some(first), Some(last)) = (whole.first(), whole.last()) else { return };
    let records = lane.notes.len();
    // A log may be kept in milliseconds.
    let coarse = lane.notes.iter().filter(|note| note.time.rem_euclid(1000) == 0).count();
    let per_second = if coarse * 2 > records { 1e3 } else { 1e6 };
    if whole.len() * 2 > records || tail(float(records) / per_second, whole.len()) >= LEAST_LIKELY {
        return;
    }
    let verb = if whole.len() == 1 { "ends" } else { "end" };
    let times = counted(whole.len() as u64, "time");
    let seen = format!("{times} of {} {verb} in a whole second.", counted(records as u64, "record"));
    let window = (Some(first.time), Some(last.time));
    found.push(Finding::new("zero-fraction", first.at, window, &seen).of_node(&lane.name));
}

/// The chance of so many or more where `mean` are expected.
fn tail(mean: f64, count: usize) -> f64 {
    let mut term = (-mean).exp();
    let mut below = 0.0;
    for number in 0..count.min(1000) {
        below += term;
        term *= mean / float(number + 1);
    }
    // Near zero the difference to one is lost; then the first term of the tail is nearly all of it.
    f64::max(1.0 - below, if count > 0 && mean < 0.1 { term } else { 0.0 })
}

#[allow(clippy::cast_precision_loss, reason = "counts are estimates here")]
const fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::tail;

    #[test]
    fn the_tail_is_that_of_poisson() {
        assert!((tail(1.0, 1) - 0.632_12).abs() < 1e-4);
        assert!((tail(1.0, 6) - 0.000_594).abs() < 1e-5);
        assert!((tail(0.001, 2) - 5e-7).abs() < 1e-8);
    }
}
