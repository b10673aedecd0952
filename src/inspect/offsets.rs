//! How far the clock of a header is ahead of the appliance's.
//!
//! A relay stamps a line when it arrives. If its clock and the appliance's agree, the difference is the way
//! through the network; if it is minutes or hours, one of the clocks is wrong, or the zone given with
//! `--log-tz` is.

use std::collections::BTreeMap;

const DAY_SECS: i64 = 86_400;

/// Differences in whole seconds.
#[derive(Clone, Debug, Default)]
pub struct Offsets {
    /// How often each occurred; those of more than a day by the day, so that forged times take little memory.
    counts: BTreeMap<i64, u64>,
    range: Option<(i64, i64)>,
}

impl Offsets {
    /// Notes a line with both times, in microseconds.
    pub fn note(&mut self, time: i64, header_time: i64) {
        let secs = header_time.saturating_sub(time).div_euclid(1_000_000);
        let kept = if secs.abs() < DAY_SECS { secs } else { secs / DAY_SECS * DAY_SECS };
        *self.counts.entry(kept).or_default() += 1;
        self.widen(secs, secs);
    }

    /// Adds the differences of another part.
    pub fn absorb(&mut self, other: &Self) {
        other.counts.iter().for_each(|(secs, count)| *self.counts.entry(*secs).or_default() += count);
        if let Some((least, most)) = other.range {
            self.widen(least, most);
        }
    }

    /// How many lines had both times.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.counts.values().sum()
    }

    /// The smallest and the largest difference.
    #[must_use]
    pub const fn range(&self) -> Option<(i64, i64)> {
        self.range
    }

    /// The difference in the middle.
    #[must_use]
    pub fn median(&self) -> Option<i64> {
        let middle = self.lines().div_ceil(2);
        let mut seen = 0;
        self.counts.iter().find_map(|(secs, count)| {
            seen += count;
            (seen >= middle).then_some(*secs)
        })
    }

    fn widen(&mut self, least: i64, most: i64) {
        let (own_least, own_most) = self.range.unwrap_or((least, most));
        self.range = Some((own_least.min(least), own_most.max(most)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_ends() {
        let mut offsets = Offsets::default();
        assert_eq!((offsets.median(), offsets.range()), (None, None));
        for (time, header_time) in [(0, 1_000_000), (0, 2_500_000), (10_000_000, 9_000_000), (0, 200_000_000_000)] {
            offsets.note(time, header_time);
        }
        assert_eq!((offsets.median(), offsets.range(), offsets.lines()), (Some(1), Some((-1, 200_000)), 4));
    }
}
