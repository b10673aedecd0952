//! Time buckets: every hour, day or any other span, in a time zone.

use jiff::{Timestamp, ToSpan, civil::Weekday, tz::TimeZone};

const MICROS: i64 = 1_000_000;
const DAY_SECS: i64 = 86_400;

/// A width of buckets.
#[derive(Clone, Debug)]
pub struct Every {
    unit: Unit,
    zone: TimeZone,
    /// The bucket of the last instant.
    last: Bucket,
}

/// A bucket, and the instants for which it was worked out.
#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    start: i64,
    from: i64,
    to: i64,
}

#[derive(Clone, Copy, Debug)]
enum Unit {
    /// So many seconds, a divisor of a day.
    Secs(i64),
    Day,
    Week,
    Month,
}

impl Every {
    /// Reads `15m`, `1h`, `1d`, `1w` or `1mo`.
    ///
    /// # Errors
    /// A sentence that names the text.
    pub fn parse(text: &str, zone: TimeZone) -> Result<Self, String> {
        let digits = text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit()).len();
        let (number, unit) = text.split_at(digits);
        let number: i64 = if number.is_empty() { 1 } else { number.parse().unwrap_or(0) };
        let unit = match (number, unit.trim()) {
            (1, "d" | "day" | "days") => Some(Unit::Day),
            (1, "w" | "week" | "weeks") => Some(Unit::Week),
            (1, "mo" | "month" | "months") => Some(Unit::Month),
            (_, "s" | "sec" | "second" | "seconds") => Some(Unit::Secs(number)),
            (_, "m" | "min" | "minute" | "minutes") => Some(Unit::Secs(number.saturating_mul(60))),
            (_, "h" | "hour" | "hours") => Some(Unit::Secs(number.saturating_mul(3600))),
            _ => None,
        };
        match unit {
            Some(Unit::Secs(secs)) if secs <= 0 || DAY_SECS % secs != 0 => {
                Err(format!("a day does not divide into '{text}'; take for example 15m, 1h, 6h or 1d"))
            }
            Some(unit) => Ok(Self { unit, zone, last: Bucket::default() }),
            None => Err(format!("'{text}' is no width of time; write for example 15m, 1h, 1d, 1w or 1mo")),
        }
    }

    /// The start of the bucket that holds an instant. Both in microseconds since 1970.
    #[inline]
    pub fn start(&mut self, micros: i64) -> i64 {
        if !(self.last.from..self.last.to).contains(&micros) {
            self.last = self.bucket(micros);
        }
        self.last.start
    }

    /// The starts of all buckets from that of `first` to that of `last`; `None` if there are more than `most`.
    #[must_use]
    pub fn starts(&mut self, first: i64, last: i64, most: usize) -> Option<Vec<i64>> {
        let mut starts = Vec::new();
        let mut at = first;
        while at <= last {
            let start = self.start(at);
            // A bucket that a change of the offset cuts comes twice.
            if starts.last() != Some(&start) {
                starts.push(start);
            }
            if starts.len() > most {
                return None;
            }
            at = self.last.to.max(at.saturating_add(1));
        }
        starts.sort_unstable();
        starts.dedup();
        Some(starts)
    }

    fn bucket(&self, micros: i64) -> Bucket {
        let Ok(instant) = Timestamp::from_microsecond(micros) else {
            return Bucket { start: micros, from: micros, to: micros.saturating_add(1) };
        };
        if let Unit::Secs(secs) = self.unit {
            // An hour that an autumn change repeats makes two buckets, told apart by their offsets.
            let offset_secs = i64::from(self.zone.to_offset(instant).seconds());
            let local = micros.div_euclid(MICROS) + offset_secs;
            let start = (local - local.rem_euclid(secs) - offset_secs) * MICROS;
            let (previous, next) = self.changes_around(instant);
            return Bucket { start, from: start.max(previous), to: (start + secs * MICROS).min(next) };
        }
        let date = self.zone.to_datetime(instant).date();
        let (first, span) = match self.unit {
            Unit::Week => (date - i64::from(date.weekday().since(Weekday::Monday)).days(), 1.week()),
            Unit::Month => (date.first_of_month(), 1.month()),
            _ => (date, 1.day()),
        };
        let start_of = |date: jiff::civil::Date| {
            self.zone.to_ambiguous_timestamp(date.into()).compatible().map_or(micros, Timestamp::as_microsecond)
        };
        let start = start_of(first);
        Bucket { start, from: start, to: first.checked_add(span).map_or(i64::MAX, start_of) }
    }

    /// When the zone's offset changed last, and when it changes next.
    fn changes_around(&self, instant: Timestamp) -> (i64, i64) {
        // A change at the very instant counts as the last one.
        let after = instant.checked_add(1.nanosecond()).unwrap_or(instant);
        let previous = self.zone.preceding(after).next();
        let next = self.zone.following(instant).next();
        (
            previous.map_or(i64::MIN, |change| change.timestamp().as_microsecond()),
            next.map_or(i64::MAX, |change| change.timestamp().as_microsecond()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(every: &str, zone: &str, instant: &str) -> String {
        let zone = TimeZone::get(zone).expect("zone");
        let micros = instant.parse::<Timestamp>().expect("instant").as_microsecond();
        let start = Every::parse(every, zone.clone()).expect(every).start(micros);
        Timestamp::from_microsecond(start).expect("start").to_zoned(zone).strftime("%Y-%m-%dT%H:%M%:z").to_string()
    }

    #[test]
    fn buckets_follow_the_zone() {
        assert_eq!(start("1h", "UTC", "2025-03-14T02:12:40Z"), "2025-03-14T02:00+00:00");
        assert_eq!(start("6h", "Europe/Stockholm", "2025-03-14T02:12:40Z"), "2025-03-14T00:00+01:00");
        assert_eq!(start("1d", "Europe/Stockholm", "2025-03-13T23:30:00Z"), "2025-03-14T00:00+01:00");
        assert_eq!(start("1w", "UTC", "2025-03-14T02:12:40Z"), "2025-03-10T00:00+00:00");
        assert_eq!(start("1mo", "UTC", "2025-03-14T02:12:40Z"), "2025-03-01T00:00+00:00");
    }

    #[test]
    fn buckets_without_events_have_starts_too() {
        let zone = TimeZone::get("Europe/Stockholm").expect("zone");
        let micros = |instant: &str| instant.parse::<Timestamp>().expect("instant").as_microsecond();
        let (first, last) = (micros("2025-10-25T12:00:00Z"), micros("2025-10-27T12:00:00Z"));
        let starts = |every: &str, most| Every::parse(every, zone.clone()).expect(every).starts(first, last, most);
        let days = ["2025-10-24T22:00:00Z", "2025-10-25T22:00:00Z", "2025-10-26T23:00:00Z"];
        assert_eq!(starts("1d", 3), Some(days.map(micros).to_vec()));
        assert_eq!(starts("1d", 2), None);
        assert_eq!(starts("1h", 99).map(|hours| hours.len()), Some(49));
    }

    #[test]
    fn a_repeated_hour_makes_two_buckets() {
        assert_eq!(start("1h", "Europe/Stockholm", "2025-10-26T00:30:00Z"), "2025-10-26T02:00+02:00");
        assert_eq!(start("1h", "Europe/Stockholm", "2025-10-26T01:30:00Z"), "2025-10-26T02:00+01:00");
    }

    #[test]
    fn a_bucket_does_not_depend_on_the_one_asked_for_before() {
        let zone = TimeZone::get("Europe/Stockholm").expect("zone");
        for day in ["2025-10-26", "2025-03-30"] {
            let instants: Vec<i64> = (0..24)
                .map(|hour| format!("{day}T{hour:02}:30:00Z").parse::<Timestamp>().expect("instant").as_microsecond())
                .collect();
            let alone = |micros: i64| Every::parse("6h", zone.clone()).expect("width").start(micros);
            for &first in &instants {
                for &second in &instants {
                    let mut every = Every::parse("6h", zone.clone()).expect("width");
                    assert_eq!((every.start(first), every.start(second)), (alone(first), alone(second)));
                }
            }
        }
    }

    #[test]
    fn odd_widths_are_refused() {
        for bad in ["7h", "0m", "2d", "1y", "x", ""] {
            assert!(Every::parse(bad, TimeZone::UTC).is_err(), "{bad}");
        }
    }
}
