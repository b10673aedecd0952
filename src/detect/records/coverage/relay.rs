//! How far the clock of a syslog header is ahead of the appliance's, in the order of a file.
//!
//! Only steps between neighbours are kept, so that it makes no difference where the file was cut into chunks.

use super::{HOUR, MINUTE, lane::Mark};

/// Shortest step. A line may be held up on its way.
const LEAST: i64 = MINUTE;
/// Lines for which a step must last.
const LEAST_LINES: u64 = 3;
/// Steps that are kept.
const MOST_STEPS: usize = 4096;

/// A change from one line to the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    /// How far the header was ahead before, and is after it.
    pub(super) from: i64,
    pub(super) to: i64,
    /// The least that it was ahead in all lines before.
    least: i64,
    /// Lines before it.
    lines: u64,
    /// The first line after it.
    pub(super) after: Mark,
}

/// The headers of the lines of one appliance in one file.
#[derive(Clone, Debug)]
pub(super) struct Relay {
    first: (Mark, i64),
    last: i64,
    least: i64,
    lines: u64,
    shifts: Vec<Shift>,
}

impl Relay {
    pub(super) const fn new(first: Mark, ahead: i64) -> Self {
        Self { first: (first, ahead), last: ahead, least: ahead, lines: 1, shifts: Vec::new() }
    }

    #[inline]
    pub(super) fn go(&mut self, mark: Mark, ahead: i64) {
        if ahead.abs_diff(self.last) >= LEAST.unsigned_abs() && self.shifts.len() < MOST_STEPS {
            let (from, least, lines) = (self.last, self.least, self.lines);
            self.shifts.push(Shift { from, to: ahead, least, lines, after: mark });
        }
        self.last = ahead;
        self.least = self.least.min(ahead);
        self.lines += 1;
    }

    /// Goes on as another one did.
    pub(super) fn follow(&mut self, next: &Self) {
        let (least, lines) = (self.least, self.lines);
        self.go(next.first.0, next.first.1);
        let room = MOST_STEPS.saturating_sub(self.shifts.len());
        let shifts = next.shifts.iter().take(room);
        self.shifts.extend(shifts.map(|shift| Shift {
            least: shift.least.min(least),
            lines: shift.lines + lines,
            ..*shift
        }));
        self.last = next.last;
        self.least = self.least.min(next.least);
        self.lines = lines + next.lines;
    }

    /// Where the appliance's clock was set ahead of the header's. What is held up on its way comes later, never before it
    /// was written; and a clock that is set back shows in the times themselves. Summer time is none.
    pub(super) fn set_ahead(&self) -> impl Iterator<Item = &Shift> {
        let ends = self.shifts.iter().skip(1).map(|next| next.lines).chain([self.lines]);
        self.shifts.iter().zip(ends).filter_map(|(shift, end)| {
            let is_hour = ((shift.from - shift.to) - HOUR).abs() <= 2 * MINUTE;
            let is_ahead = shift.to <= -LEAST && shift.to <= shift.least - LEAST;
            (is_ahead && !is_hour && end - shift.lines >= LEAST_LINES).then_some(shift)
        })
    }
}
