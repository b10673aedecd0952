//! When an indicator holds, as its source says.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// A day, microseconds.
pub(super) const DAY_MICROS: i64 = 86_400_000_000;

/// From when on, and until when; microseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The first moment at which it holds.
    pub(super) from: i64,
    /// The first moment at which it no longer does.
    pub(super) until: i64,
}

impl Window {
    /// What holds at any time.
    pub(super) const ALWAYS: Self = Self { from: i64::MIN, until: i64::MAX };

    /// From one time until another, as they are written; an empty one is no limit. A date as an end is a whole day.
    pub(super) fn between(from: &str, until: &str) -> Result<Self, String> {
        let Self { from: first, until: last } = Self::ALWAYS;
        let from = moment(from)?.map_or(first, |(micros, _)| micros);
        let until = moment(until)?.map_or(last, |(micros, is_day)| if is_day { micros + DAY_MICROS } else { micros });
        if from < until { Ok(Self { from, until }) } else { Err("it ends before it begins to hold".to_owned()) }
    }

    /// What was seen from one time to another, both included.
    pub(super) fn seen(first: &str, last: &str) -> Result<Self, String> {
        let first = Self::between(first, "")?;
        match moment(last)? {
            None => Ok(first),
            Some((micros, is_day)) => {
                let until = micros + if is_day { DAY_MICROS } else { 1 };
                Ok(Self { from: first.from.min(micros), until })
            }
        }
    }

    /// A day before and a day behind a moment.
    pub(super) fn around(text: &str) -> Result<Self, String> {
        let (micros, _) = moment(text)?.ok_or("the time is missing")?;
        Ok(Self { from: micros - DAY_MICROS, until: micros + DAY_MICROS })
    }
}

/// A moment, and whether it is a whole day. Times without offset are UTC.
fn moment(text: &str) -> Result<Option<(i64, bool)>, String> {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("null") || text.eq_ignore_ascii_case("none") {
        return Ok(None);
    }
    let instant = || text.parse::<Timestamp>().ok();
    let plain = text.strip_suffix(" UTC").unwrap_or(text);
    let wall = |time: DateTime| TimeZone::UTC.to_timestamp(time).ok();
    let seconds = || text.parse::<i64>().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    // A date also reads as a time, at midnight.
    let is_day = plain.len() <= 10 && plain.parse::<Date>().is_ok();
    let found = instant().or_else(|| plain.parse::<DateTime>().ok().and_then(wall)).or_else(seconds);
    found.map(|time| Some((time.as_microsecond(), is_day))).ok_or_else(|| format!("'{text}' is no time"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_feeds_write_them() {
        let noon = Some((1_705_320_000_000_000, false));
        for text in ["2024-01-15T12:00:00Z", "2024-01-15 12:00:00", "2024-01-15 12:00:00 UTC", "1705320000"] {
            assert_eq!(moment(text), Ok(noon), "{text}");
        }
        assert_eq!(moment("2024-01-15T13:00:00.000000+01:00"), Ok(noon));
        assert_eq!(moment("2024-01-15"), Ok(Some((1_705_276_800_000_000, true))));
        assert_eq!(moment(" "), Ok(None));
        assert!(moment("soon").is_err_and(|problem| problem == "'soon' is no time"));
    }

    #[test]
    fn an_end_is_excluded_but_a_last_day_is_not() {
        let day = Window::between("2024-01-15", "2024-01-15").expect("a day");
        assert_eq!(day.until - day.from, DAY_MICROS);
        let seen = Window::seen("2024-01-15T12:00:00Z", "2024-01-15T12:00:00Z").expect("a moment");
        assert_eq!(seen.until - seen.from, 1);
        assert!(Window::between("2024-01-15T12:00:00Z", "2024-01-15T12:00:00Z").is_err());
        assert_eq!(Window::between("", ""), Ok(Window::ALWAYS));
    }
}
