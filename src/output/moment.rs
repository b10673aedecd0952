//! Writes instants and lengths of time: instants for machines with fixed width, for people without fractions that say
//! nothing.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

/// Writes instants in one zone.
#[derive(Clone, Debug)]
pub struct Moments {
    zone: TimeZone,
    is_utc: bool,
}

impl Moments {
    /// Instants in this zone.
    #[must_use]
    pub fn new(zone: TimeZone) -> Self {
        let is_utc = zone == TimeZone::UTC;
        Self { zone, is_utc }
    }

    /// The zone.
    #[must_use]
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Appends `2025-03-14T03:12:40.000000Z`, or with an offset if the zone is not UTC.
    pub fn push(&self, micros: i64, out: &mut Vec<u8>) {
        let Ok(instant) = Timestamp::from_microsecond(micros) else { return };
        let offset = self.zone.to_offset(instant);
        let wall = offset.to_datetime(instant);
        push_wall(wall, b'T', out);
        out.push(b'.');
        digits(wall.subsec_nanosecond().unsigned_abs() / 1000, 6, out);
        if self.is_utc {
            out.push(b'Z');
            return;
        }
        let minutes = offset.seconds() / 60;
        out.push(if minutes < 0 { b'-' } else { b'+' });
        digits(minutes.unsigned_abs() / 60, 2, out);
        out.push(b':');
        digits(minutes.unsigned_abs() % 60, 2, out);
    }

    /// The instant as machines read it.
    #[must_use]
    pub fn text(&self, micros: i64) -> String {
        let mut out = Vec::with_capacity(32);
        self.push(micros, &mut out);
        out.into_iter().map(char::from).collect()
    }

    /// `2025-03-14 03:12:40`, with a fraction only if there is one.
    #[must_use]
    pub fn for_people(&self, micros: i64) -> String {
        let Ok(instant) = Timestamp::from_microsecond(micros) else { return String::new() };
        let wall = self.zone.to_datetime(instant);
        let mut out = Vec::with_capacity(32);
        push_wall(wall, b' ', &mut out);
        if micros % 1_000_000 != 0 {
            out.push(b'.');
            digits(wall.subsec_nanosecond().unsigned_abs() / 1000, 6, &mut out);
        }
        out.into_iter().map(char::from).collect()
    }

    /// The first and the last instant of a chart, at both ends of so many characters; empty if there is no room.
    #[must_use]
    pub fn axis(&self, first: i64, last: i64, width: usize) -> String {
        let [first, last] = [first, last].map(|micros| self.for_people(micros));
        let ends = [0.."2025-03-14 03:12".len(), 0.."2025-03-14".len(), "2025-".len().."2025-03-14".len()];
        let end = ends.into_iter().find(|end| width > 2 * end.len());
        let Some(end) = end.and_then(|end| Some((first.get(end.clone())?, last.get(end)?))) else {
            return String::new();
        };
        format!("{}{}{}", end.0, "·".repeat(width - end.0.len() - end.1.len()), end.1)
    }

    /// The calendar day of the instant, `2025-03-14`.
    #[must_use]
    pub fn date(&self, micros: i64) -> String {
        let instant = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(instant).date().to_string()
    }
}

/// Appends a date and a time of day with a mark between them.
fn push_wall(wall: DateTime, mark: u8, out: &mut Vec<u8>) {
    digits(wall.year().unsigned_abs().into(), 4, out);
    for (mark, part) in
        [(b'-', wall.month()), (b'-', wall.day()), (mark, wall.hour()), (b':', wall.minute()), (b':', wall.second())]
    {
        out.push(mark);
        digits(part.unsigned_abs().into(), 2, out);
    }
}

fn digits(mut number: u32, width: usize, out: &mut Vec<u8>) {
    let start = out.len();
    out.resize(start + width, b'0');
    for digit in out[start..].iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
    }
}

/// A length of time in its largest units: `45 s`, `5 h 10 min`, `3 d`.
#[must_use]
pub fn lasting(micros: i64) -> String {
    let secs = micros.unsigned_abs() / 1_000_000;
    let (large, small) = match secs {
        0..60 => ((secs, "s"), (0, "")),
        60..3600 => ((secs / 60, "min"), (secs % 60, "s")),
        3600..86_400 => ((secs / 3600, "h"), (secs / 60 % 60, "min")),
        _ => ((secs / 86_400, "d"), (secs / 3600 % 24, "h")),
    };
    if small.0 == 0 {
        format!("{} {}", large.0, large.1)
    } else {
        format!("{} {} {} {}", large.0, large.1, small.0, small.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_get_fixed_width_and_people_do_not() {
        let utc = Moments::new(TimeZone::UTC);
        let stockholm = Moments::new(TimeZone::get("Europe/Stockholm").expect("zone"));
        let micros = 1_741_918_360_000_000;
        assert_eq!(utc.text(micros), "2025-03-14T02:12:40.000000Z");
        assert_eq!(stockholm.text(micros + 5), "2025-03-14T03:12:40.000005+01:00");
        assert_eq!(stockholm.for_people(micros), "2025-03-14 03:12:40");
        assert_eq!(utc.for_people(micros + 500_000), "2025-03-14 02:12:40.500000");
        assert_eq!(stockholm.date(1_741_993_200_000_000), "2025-03-15");
    }

    #[test]
    fn lengths_of_time_are_read_at_a_glance() {
        let shown = [0, 61, 3600, 3720, 93_600].map(|secs| lasting(secs * 1_000_000));
        assert_eq!(shown, ["0 s", "1 min 1 s", "1 h", "1 h 2 min", "1 d 2 h"]);
    }
}
