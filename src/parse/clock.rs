//! Places wall-clock times.
//!
//! A body's time has no zone. The offset of a header that shows the same wall clock places it;
//! otherwise the zone given with `--log-tz` does. In the hour that an autumn change repeats, a time
//! without offset is taken as its first occurrence.

use std::ops::Range;

use jiff::{
    civil::DateTime,
    tz::{Offset, TimeZone},
};

use super::anchor::TIME_BYTES;

/// Years whose every wall clock is an instant that can be written, whatever the offset: instants end on the
/// last day but one of 9999.
pub(super) const YEARS: Range<i16> = 0..9999;
const DAY_SECS: i64 = 86_400;
/// Zone offsets change at multiples of this, so one look-up serves a quarter of an hour.
const QUARTER_SECS: i64 = 900;
const MICROS: i64 = 1_000_000;

/// Reads and places times; remembers the last date and the last offset.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    /// Whether the zone is only assumed, so that the name of a file may tell a better one.
    is_assumed: bool,
    date: [u8; 10],
    date_secs: i64,
    quarter: i64,
    quarter_offset_secs: i64,
}

impl Clock {
    /// A clock for appliances in this zone.
    #[must_use]
    pub const fn new(zone: TimeZone) -> Self {
        Self { zone, is_assumed: false, date: [0; 10], date_secs: 0, quarter: i64::MIN, quarter_offset_secs: 0 }
    }

    /// A clock for appliances whose zone nobody named: UTC, unless the name of a file tells.
    #[must_use]
    pub fn assumed() -> Self {
        Self { is_assumed: true, ..Self::new(TimeZone::UTC) }
    }

    /// Takes the offset that the name of the file tells, in seconds east of UTC, unless the zone was named.
    pub(super) fn set_file_offset(&mut self, offset_secs: Option<i64>) {
        if self.is_assumed {
            let seconds = offset_secs.and_then(|secs| i32::try_from(secs).ok()).unwrap_or(0);
            self.zone = Offset::from_seconds(seconds).map_or(TimeZone::UTC, TimeZone::fixed);
            self.quarter = i64::MIN;
        }
    }

    /// Seconds of `2025-03-14 03:14:22` counted as if it were UTC; `None` if it is no date and time.
    #[inline]
    pub fn wall(&mut self, text: &[u8]) -> Option<i64> {
        let text: &[u8; TIME_BYTES] = text.try_into().ok()?;
        if text[..10] != self.date {
            self.date_secs = date_secs(text)?;
            self.date.copy_from_slice(&text[..10]);
        }
        let [b' ' | b'T', _, _, b':', _, _, b':', _, _] = text[10..] else { return None };
        let (hour, minute, second) = (two(text, 11)?, two(text, 14)?, two(text, 17)?);
        // A leap second, 60, is counted into the next minute.
        (hour < 24 && minute < 60 && second <= 60).then(|| self.date_secs + hour * 3600 + minute * 60 + second)
    }

    /// The instant of a wall-clock time, in microseconds since 1970; `offset_secs` is east of UTC.
    #[inline]
    pub fn place(&mut self, wall_secs: i64, offset_secs: Option<i64>) -> i64 {
        let offset_secs = offset_secs.unwrap_or_else(|| self.zone_offset(wall_secs));
        (wall_secs - offset_secs) * MICROS
    }

    #[inline]
    fn zone_offset(&mut self, wall_secs: i64) -> i64 {
        let quarter = wall_secs.div_euclid(QUARTER_SECS);
        if quarter != self.quarter {
            self.quarter = quarter;
            self.quarter_offset_secs = self.look_up(wall_secs);
        }
        self.quarter_offset_secs
    }

    fn look_up(&self, wall_secs: i64) -> i64 {
        let wall = jiff::Timestamp::from_second(wall_secs).map(|stamp| TimeZone::UTC.to_datetime(stamp));
        let instant = wall.and_then(|wall: DateTime| self.zone.to_ambiguous_timestamp(wall).compatible());
        instant.map_or(0, |instant| wall_secs - instant.as_second())
    }
}

fn date_secs(text: &[u8; TIME_BYTES]) -> Option<i64> {
    let ((b'-', b'-') | (b'/', b'/')) = (text[4], text[7]) else { return None };
    let year = two(text, 0)? * 100 + two(text, 2)?;
    let date = jiff::civil::Date::new(
        i16::try_from(year).ok().filter(|year| YEARS.contains(year))?,
        i8::try_from(two(text, 5)?).ok()?,
        i8::try_from(two(text, 8)?).ok()?,
    );
    let days = date.ok()?.since(jiff::civil::date(1970, 1, 1)).ok()?.get_days();
    Some(i64::from(days) * DAY_SECS)
}

#[inline]
fn two(text: &[u8; TIME_BYTES], at: usize) -> Option<i64> {
    let (tens, ones) = (text[at].wrapping_sub(b'0'), text[at + 1].wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| i64::from(tens * 10 + ones))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(zone: &str, text: &str) -> i64 {
        let mut clock = Clock::new(TimeZone::get(zone).expect("zone"));
        let wall = clock.wall(text.as_bytes()).expect("time");
        clock.place(wall, None) / MICROS
    }

    #[test]
    fn the_zone_places_a_time() {
        assert_eq!(placed("UTC", "1970-01-02 00:00:01"), 86_401);
        assert_eq!(placed("Europe/Stockholm", "2025-03-14 03:14:22"), 1_741_918_462);
        assert_eq!(placed("Europe/Stockholm", "2025-07-01 12:00:00"), 1_751_364_000);
    }

    #[test]
    fn a_repeated_hour_is_its_first_occurrence_and_a_missing_one_moves_on() {
        assert_eq!(placed("Europe/Stockholm", "2025-10-26 02:30:00"), 1_761_438_600);
        assert_eq!(placed("Europe/Stockholm", "2025-03-30 02:30:00"), 1_743_298_200);
    }

    #[test]
    fn no_date_is_no_time() {
        let mut clock = Clock::new(TimeZone::UTC);
        for text in [
            "9999-12-31 23:59:59",
            "2025-02-30 00:00:00",
            "2025-13-01 00:00:00",
            "2025-01-01 24:00:00",
            "2025-01-01 00:6x:00",
            "x",
            "",
        ] {
            assert_eq!(clock.wall(text.as_bytes()), None, "{text}");
        }
    }
}
