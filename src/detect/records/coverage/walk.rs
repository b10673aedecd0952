//! How the times of an appliance go forth and back in the order of a file.
//!
//! Only steps between neighbours are kept, so that it makes no difference where the file was cut into chunks.

use super::{HOUR, SAME_EVENT, SECOND, lane::Mark, relay::Relay};

/// Shortest step back. Processes of the appliance log a few seconds out of order.
const LEAST_BACK: i64 = 10 * SECOND;
/// Shortest step ahead.
const LEAST_AHEAD: i64 = HOUR;
/// Steps of a kind that are kept; a file with more is in no order.
const MOST_STEPS: usize = 4096;

/// From one event to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Time of the first.
    pub(super) before: i64,
    /// The second.
    pub(super) after: Mark,
}

impl Step {
    /// How far it goes, ahead or back.
    pub(super) const fn micros(&self) -> i64 {
        self.after.time.saturating_sub(self.before).saturating_abs()
    }

    pub(super) const fn is_back(&self) -> bool {
        self.after.time < self.before
    }
}

/// The steps of one appliance in one file.
#[derive(Clone, Debug)]
pub(super) struct Walk {
    first: Mark,
    last: i64,
    /// The latest event.
    latest: Mark,
    pairs: u64,
    falling: u64,
    steps: Vec<Step>,
    /// What headers tell, if there are any.
    relay: Option<Relay>,
}

impl Walk {
    pub(super) const fn new(first: Mark) -> Self {
        Self { first, last: first.time, latest: first, pairs: 0, falling: 0, steps: Vec::new(), relay: None }
    }

    #[inline]
    pub(super) fn go(&mut self, to: Mark) {
        let ahead = to.time.saturating_sub(self.last);
        self.pairs += 1;
        self.falling += u64::from(ahead < -SAME_EVENT);
        if (ahead <= -LEAST_BACK || ahead >= LEAST_AHEAD) && self.steps.len() < MOST_STEPS {
            self.steps.push(Step { before: self.last, after: to });
        }
        self.last = to.time;
        self.latest = self.latest.max(to);
    }

    /// Takes how far the header of the same line is ahead.
    #[inline]
    pub(super) fn head(&mut self, mark: Mark, ahead: i64) {
        match &mut self.relay {
            Some(relay) => relay.go(mark, ahead),
            None => self.relay = Some(Relay::new(mark, ahead)),
        }
    }

    /// What headers tell.
    pub(super) const fn relay(&self) -> Option<&Relay> {
        self.relay.as_ref()
    }

    /// Goes on as another one did.
    pub(super) fn follow(&mut self, next: &Self) {
        self.go(next.first);
        self.pairs += next.pairs;
        self.falling += next.falling;
        let room = MOST_STEPS.saturating_sub(self.steps.len());
        self.steps.extend(next.steps.iter().take(room));
        self.last = next.last;
        self.latest = self.latest.max(next.latest);
        match (&mut self.relay, &next.relay) {
            (Some(own), Some(next)) => own.follow(next),
            (own @ None, Some(next)) => *own = Some(next.clone()),
            (_, None) => {}
        }
    }

    /// The latest event.
    pub(super) const fn latest(&self) -> Mark {
        self.latest
    }

    /// The steps, if times rise in general.
    pub(super) fn steps(&self) -> &[Step] {
        let is_in_order = self.falling.saturating_mul(20) <= self.pairs && self.steps.len() < MOST_STEPS;
        if is_in_order { &self.steps } else { &[] }
    }

    /// The steps, in a file that can only be in order.
    pub(super) fn all_steps(&self) -> &[Step] {
        &self.steps
    }
}
