//! Judges the places where the bytes themselves are wrong.
//!
//! What is wrong was found by the framing (`source::vc0`) and by the witness; the trail has put the pieces
//! of one run together. Here they become findings. NULs at the very end are another kind than NULs with
//! something behind them.

use super::{
    Finding,
    trail::Trail,
    witness::{Mark, Wrong},
};
use crate::{output::counted, source::Flaw};

/// The findings of a source, one for each mark, in their order.
pub(super) fn judge(trail: &Trail, found: &mut Vec<Finding>) {
    found.extend(trail.marks.iter().map(|mark| finding(mark, trail)));
}

fn finding(mark: &Mark, trail: &Trail) -> Finding {
    let bytes = counted(mark.length, "byte");
    let is_last = mark.after.is_none() && trail.last_at < mark.at.saturating_add(mark.length.max(1));
    let (kind, seen) = match mark.wrong {
        Wrong::Flaw(Flaw::Header) => ("header", format!("The first {bytes} are not the header of a log.")),
        Wrong::Flaw(Flaw::BareRecord) => ("bare-record", "A record stands where a length belongs.".to_owned()),
        Wrong::Flaw(Flaw::StaleLength) => ("stale-length", "The length before a record is not its own.".to_owned()),
        Wrong::Flaw(Flaw::ZeroFill) => ("zero-fill", format!("A record has its length, but its {bytes} are NUL.")),
        Wrong::Flaw(Flaw::NulRun) if is_last => ("nul-tail", format!("The log ends in {bytes} that are NUL.")),
        Wrong::Flaw(Flaw::NulRun) => ("zero-fill", format!("Between records {bytes} are NUL.")),
        Wrong::Flaw(Flaw::Foreign) => ("foreign-bytes", format!("Between records {bytes} are no record.")),
        Wrong::Flaw(Flaw::Truncated) => ("truncated", format!("The last record is cut after {bytes}.")),
        Wrong::NulInside => ("zero-fill", format!("Inside a record {bytes} are NUL.")),
        Wrong::Embedded => ("embedded-record", "The arguments of a record hold another record.".to_owned()),
    };
    Finding::new(kind, mark.at, (mark.before, mark.after), &seen)
}
