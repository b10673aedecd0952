//! Finds silences that the log's own habits do not explain.
//!
//! The week is divided into slots of ten minutes, those of weekdays and those of weekends taken together.
//! For each, the share of days on which it had an event is how likely it is to have one. A silence is
//! reported if it is at least half an hour long and the product of the chances that each of its slots is
//! empty is below one in a million. A slot that never has an event, as at night in an office, says nothing.
//!
//! Slots are looked up in sums over the week, so a silence of years costs no more than one of minutes.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Activity,
    activity::{SLOT_MICROS, SLOT_SECS, Span},
};

/// Slots of a day.
const DAY: i64 = 144;
/// The same, as a length.
const DAY_SLOTS: usize = 144;
/// Slots of a week.
const WEEK: i64 = 7 * DAY;
/// The same, as a length.
const WEEK_SLOTS: usize = 7 * DAY_SLOTS;
const _: () = assert!(DAY * SLOT_SECS == 86_400);
/// Days from a Monday to 1970-01-01, a Thursday.
const THURSDAY: i64 = 3;
/// Shortest silence. Half of it, and restarts of busy appliances are reported.
const SHORTEST_MICROS: i64 = 30 * 60 * 1_000_000;
/// Natural logarithm of one in a million. At one in a thousand every week has its gaps.
const LEAST_LIKELY: f64 = -13.815_510_557_964_274;
/// A longer silence divides the log; habits are learned from its busiest part only. An appliance whose clock
/// started at 1970 does not make every other day a silent one.
const DIVIDES_AFTER: i64 = 28 * DAY;
/// Slots with events from which habits can be learned. With fewer, chance looks like habit.
const FEWEST_SLOTS: usize = 100;
/// Days that the share over all slots counts for in the share of one.
const PRIOR_DAYS: f64 = 2.0;

/// A silence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Last event before it, in microseconds since 1970.
    pub start: i64,
    /// First event after it.
    pub end: i64,
    expected: f64,
    /// Natural logarithm of the chance of such a silence.
    likelihood: f64,
}

impl Gap {
    /// Its length.
    #[must_use]
    pub const fn minutes(&self) -> i64 {
        (self.end - self.start) / 60_000_000
    }

    /// Events that were to be expected.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "a mean of counts over a silence is far from the limits")]
    pub const fn expected_events(&self) -> i64 {
        self.expected.round() as i64
    }

    /// How likely it is that there was nothing to log.
    #[must_use]
    pub fn chance(&self) -> &'static str {
        match self.likelihood / std::f64::consts::LN_10 {
            tenfolds if tenfolds > -9.0 => "less than one in a million",
            tenfolds if tenfolds > -12.0 => "less than one in a billion",
            _ => "practically none",
        }
    }
}

/// The silences of a log whose appliance lives in this zone, in order of time.
#[must_use]
pub fn gaps(activity: &Activity, zone: &TimeZone) -> Vec<Gap> {
    let mut found = silences(activity, zone);
    found.retain(|gap| gap.likelihood < LEAST_LIKELY);
    found
}

/// Those of them that are less likely than one in a million logs of this length would show.
#[must_use]
pub fn rare_gaps(activity: &Activity, zone: &TimeZone) -> Vec<Gap> {
    let mut found = silences(activity, zone);
    let least_likely = LEAST_LIKELY - float(found.len().max(1) as u64).ln();
    found.retain(|gap| gap.likelihood < least_likely);
    found
}

/// The silence between two times, if the habits of the log make it improbable.
pub(super) fn rare_gap(activity: &Activity, zone: &TimeZone, start: i64, end: i64) -> Option<Gap> {
    let gap = Habits::of(activity, zone)?.gap(start, end, zone)?;
    (gap.likelihood < LEAST_LIKELY).then_some(gap)
}

/// All silences that are long enough.
fn silences(activity: &Activity, zone: &TimeZone) -> Vec<Gap> {
    let Some(habits) = Habits::of(activity, zone) else { return Vec::new() };
    let mut spans = activity.slots().map(|(_, span)| *span);
    let Some(mut earlier) = spans.next() else { return Vec::new() };
    let mut found = Vec::new();
    for later in spans {
        found.extend(habits.gap(earlier.last, later.first, zone));
        earlier = later;
    }
    found
}

/// A slot counted by the wall clock. Within a silence the clock is not changed.
fn local(slot: i64, zone: &TimeZone) -> i64 {
    let offset = Timestamp::from_second(slot * SLOT_SECS).map_or(0, |instant| zone.to_offset(instant).seconds());
    slot + i64::from(offset).div_euclid(SLOT_SECS)
}

/// What the slots of a week usually hold.
struct Habits {
    /// Logarithm of the chance that there is nothing.
    silence: Sums,
    /// Events.
    events: Sums,
}

impl Habits {
    /// The habits of the busiest part of a log, if it is long enough to have some.
    fn of(activity: &Activity, zone: &TimeZone) -> Option<Self> {
        let slots: Vec<(i64, Span)> = activity.slots().map(|(slot, span)| (slot, *span)).collect();
        let parts = slots.chunk_by(|(one, _), (next, _)| next - one <= DIVIDES_AFTER);
        // Of equally busy parts the first.
        let busiest = parts.rev().max_by_key(|part| part.len()).unwrap_or(&[]);
        (busiest.len() >= FEWEST_SLOTS).then(|| Self::learn(busiest, zone))
    }

    /// The silence between two events, if it is long enough to be one.
    fn gap(&self, start: i64, end: i64, zone: &TimeZone) -> Option<Gap> {
        let (before, after) = (start.div_euclid(SLOT_MICROS), end.div_euclid(SLOT_MICROS));
        let empty = after - before - 1;
        if empty <= 0 || end.saturating_sub(start) < SHORTEST_MICROS {
            return None;
        }
        let first = local(before + 1, zone);
        let (expected, likelihood) = (self.events.over(first, empty), self.silence.over(first, empty));
        Some(Gap { start, end, expected, likelihood })
    }

    fn learn(slots: &[(i64, Span)], zone: &TimeZone) -> Self {
        let of_day = |slot: i64| usize::try_from(slot.rem_euclid(DAY)).unwrap_or(0);
        let local: Vec<(i64, u64)> = slots.iter().map(|(slot, span)| (local(*slot, zone), span.count)).collect();
        let first = local.first().map_or(0, |(slot, _)| *slot);
        let last = local.last().map_or(0, |(slot, _)| *slot);
        let mut busy = [[0.0; DAY_SLOTS]; 2];
        let mut events = [[0.0; DAY_SLOTS]; 2];
        for (slot, count) in &local {
            let kind = usize::from(is_weekend(slot.div_euclid(DAY)));
            busy[kind][of_day(*slot)] += 1.0;
            events[kind][of_day(*slot)] += float(*count);
        }
        let mut days = [[0.0; DAY_SLOTS]; 2];
        let mut whole_days = [0.0; 2];
        for day in first.div_euclid(DAY)..=last.div_euclid(DAY) {
            let kind = usize::from(is_weekend(day));
            let own = (day * DAY).max(first)..(day * DAY + DAY).min(last + 1);
            if own.end - own.start == DAY {
                whole_days[kind] += 1.0;
            } else {
                own.for_each(|slot| days[kind][of_day(slot)] += 1.0);
            }
        }
        for (days, whole) in days.iter_mut().zip(whole_days) {
            for days in days {
                *days += whole;
            }
        }
        let share = (float(local.len() as u64) / float((last - first + 1).unsigned_abs())).min(1.0);
        let of_week = |measure: &dyn Fn(usize, usize) -> f64| {
            let kinds = (0..7).map(|day| usize::from(day >= 5));
            Sums::of(
                kinds
                    .flat_map(|kind| (0..DAY_SLOTS).map(move |slot| (kind, slot)))
                    .map(|(kind, slot)| measure(kind, slot)),
            )
        };
        let silence = |kind: usize, slot: usize| {
            let (busy, days): (f64, f64) = (busy[kind][slot], days[kind][slot]);
            if busy == 0.0 {
                return 0.0;
            }
            let chance = (busy + PRIOR_DAYS * share) / (days + PRIOR_DAYS);
            // However regular it was, it may be different once more.
            (1.0 - chance.min((days + 0.5) / (days + 1.0))).ln()
        };
        let mean = |kind: usize, slot: usize| events[kind][slot] / f64::max(days[kind][slot], 1.0);
        Self { silence: of_week(&silence), events: of_week(&mean) }
    }
}

fn is_weekend(day: i64) -> bool {
    (day + THURSDAY).rem_euclid(7) >= 5
}

#[allow(clippy::cast_precision_loss, reason = "counts are estimates here")]
const fn float(count: u64) -> f64 {
    count as f64
}

/// Sums over the slots of a week, from its beginning on.
struct Sums(Vec<f64>);

impl Sums {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut sums = Vec::with_capacity(WEEK_SLOTS + 1);
        let mut sum = 0.0;
        sums.push(sum);
        for value in values {
            sum += value;
            sums.push(sum);
        }
        Self(sums)
    }

    /// The sum over so many slots from this one on, over as many weeks as it takes.
    fn over(&self, start: i64, slots: i64) -> f64 {
        let up_to = |slot: i64| {
            let since_monday = slot + THURSDAY * DAY;
            let rest = usize::try_from(since_monday.rem_euclid(WEEK)).unwrap_or(0);
            (since_monday.div_euclid(WEEK), self.0[rest])
        };
        let ((weeks_before, before), (weeks, after)) = (up_to(start), up_to(start + slots));
        float((weeks - weeks_before).unsigned_abs()) * self.0[WEEK_SLOTS] + after - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000_000;
    /// Monday, 2025-03-03.
    const MONDAY: i64 = 1_740_960_000_000_000;

    fn found(minutes: impl Iterator<Item = i64>) -> Vec<(i64, i64)> {
        let mut activity = Activity::default();
        minutes.for_each(|minute| activity.note(MONDAY + minute * MINUTE));
        activity.close();
        let gaps = gaps(&activity, &TimeZone::UTC);
        gaps.iter().map(|gap| ((gap.start - MONDAY) / MINUTE, gap.minutes())).collect()
    }

    fn is_office(minute: i64) -> bool {
        (8 * 60..18 * 60).contains(&(minute % 1440)) && minute / 1440 % 7 < 5
    }

    #[test]
    fn a_regular_log_that_falls_silent_is_noticed() {
        let heartbeat =
            |silent: std::ops::Range<i64>| (0..14_400).step_by(5).filter(move |minute| !silent.contains(minute));
        assert_eq!(found(heartbeat(5000..5300)), [(4995, 305)]);
        assert_eq!(found(heartbeat(0..0)), []);
        assert_eq!(found(heartbeat(5000..5020)), [], "too short");
    }

    #[test]
    fn nights_and_weekends_are_no_gaps_but_a_lost_afternoon_is() {
        let office = |silent: std::ops::Range<i64>| {
            (0..20 * 1440).step_by(7).filter(move |minute| is_office(*minute) && !silent.contains(minute))
        };
        assert_eq!(found(office(0..0)), []);
        let wednesday_noon = 9 * 1440 + 12 * 60;
        assert_eq!(found(office(wednesday_noon..wednesday_noon + 360)).len(), 1);
    }

    #[test]
    fn a_few_events_have_no_habits() {
        assert_eq!(found([0, 10_000, 900_000].into_iter()), []);
        assert_eq!(found(std::iter::empty()), []);
    }

    #[test]
    fn times_far_apart_neither_take_long_nor_hide_a_gap() {
        let heartbeat = (0..14_400).step_by(5).filter(|minute| !(5000..5300).contains(minute));
        let far = [-1_000_000_000, 3_000_000_000];
        let gaps = found(far.into_iter().chain(heartbeat));
        assert_eq!(gaps.iter().map(|gap| gap.0).collect::<Vec<_>>(), [-1_000_000_000, 4995, 14_395]);
    }
}
