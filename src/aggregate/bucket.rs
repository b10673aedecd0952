//! Time buckets: every hour, day or any other span, in a time zone.

use jiff::{Timestamp, ToSpan, civil::Weekday, tz::TimeZone};

const MICROS: i64 = 1_000_000;
const DAY_SECS: i64 = 86_400;

/// A width of buckets.
#[derive(Clone, Debug)]
pub struct Every {
    unit: Unit,
    zone: TimeZone,
    /// The bucket of the last instant: start and end.
    last: (i64, i64),
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
            Some(unit) => Ok(Self { unit, zone, last: (0, 0) }),
            None => Err(format!("'{text}' is no width of time; write for example 15m, 1h, 1d, 1w or 1mo")),
        }
    }

    /// The start of the bucket that holds an instant. Both in microseconds since 1970.
    #[inline]
    pub fn start(&mut self, micros: i64) -> i64 {
        if !(self.last.0..self.last.1).contains(&micros) {
            self.last = self.bucket(micros);
        }
        self.last.0
    }

    fn bucket(&self, micros: i64) -> (i64, i64) {
        let Ok(instant) = Timestamp::from_microsecond(micros) else { return (micros, micros + 1) };
        if let Unit::Secs(secs) = self.unit {
            // An hour that an autumn change repeats makes two buckets, told apart by their offsets.
            let offset_secs = i64::from(self.zone.to_offset(instant).seconds());
            let local = micros.div_euclid(MICROS) + offset_secs;
            let start = (local - local.rem_euclid(secs) - offset_secs) * MICROS;
            return (start, (start + secs * MICROS).min(self.next_change(instant)));
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
        (start_of(first), first.checked_add(span).map_or(i64::MAX, start_of))
    }

    /// When the zone's offset changes next.
    fn next_change(&self, after: Timestamp) -> i64 {
        self.zone.following(after).next().map_or(i64::MAX, |change| change.timestamp().as_microsecond())
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
    fn a_repeated_hour_makes_two_buckets() {
        assert_eq!(start("1h", "Europe/Stockholm", "2025-10-26T00:30:00Z"), "2025-10-26T02:00+02:00");
        assert_eq!(start("1h", "Europe/Stockholm", "2025-10-26T01:30:00Z"), "2025-10-26T02:00+01:00");
    }

    #[test]
    fn odd_widths_are_refused() {
        for bad in ["7h", "0m", "2d", "1y", "x", ""] {
            assert!(Every::parse(bad, TimeZone::UTC).is_err(), "{bad}");
        }
    }
}
