//! Days, instants, spans of time and offsets of clocks, as files of context write them.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

/// The furthest that a clock may be off: a year of its calendar that is wrong by a century is a slip of the pen.
const MOST_OFFSET_SECS: u64 = 100 * 366 * 86_400;

/// When something holds, in microseconds since 1970; it ends before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// From then on; `i64::MIN` if it has always held.
    pub from: i64,
    /// Until before then; `i64::MAX` if it still holds.
    pub to: i64,
}

impl Validity {
    /// From a moment on.
    pub(super) const fn since(from: i64) -> Self {
        Self { from, to: i64::MAX }
    }

    /// Whether it held at a time. If that is not known, only what always holds does.
    #[must_use]
    pub fn holds(self, at: Option<i64>) -> bool {
        at.map_or_else(|| self.is_always(), |at| (self.from..self.to).contains(&at))
    }

    /// Whether it has neither beginning nor end.
    #[must_use]
    pub const fn is_always(self) -> bool {
        self.from == i64::MIN && self.to == i64::MAX
    }
}

/// Microseconds since 1970 of a day, which begins at midnight UTC, or of an instant.
pub(super) fn micros(text: &str) -> Result<i64, String> {
    let day = text.parse::<Date>().ok().filter(|_| text.len() == 10);
    let midnight = day.and_then(|day| TimeZone::UTC.to_timestamp(day.into()).ok());
    let instant = midnight.or_else(|| text.parse::<Timestamp>().ok());
    let wrong = || format!("'{text}' is no time; write 2025-03-14, a day in UTC, or 2025-03-14T03:12:40+01:00");
    instant.map(Timestamp::as_microsecond).ok_or_else(wrong)
}

/// Microseconds that a clock is ahead: `90`, `+90s`, `-2m`, `1h 30m`.
pub(super) fn offset(text: &str) -> Result<i64, String> {
    let plain = text.trim_start_matches('+');
    let unit = if plain.ends_with(|last: char| last.is_ascii_digit()) { "s" } else { "" };
    let duration = format!("{plain}{unit}").parse::<SignedDuration>().ok();
    let duration = duration.filter(|duration| duration.unsigned_abs().as_secs() <= MOST_OFFSET_SECS);
    let micros = duration.and_then(|duration| i64::try_from(duration.as_micros()).ok());
    micros.ok_or_else(|| format!("'{text}' is no offset of a clock; write seconds, or +90s, -2m, 1h 30m"))
}

/// Microseconds as seconds with their sign, such as `+90` or `-0.5`.
#[must_use]
pub fn seconds(micros: i64) -> String {
    let sign = if micros < 0 { '-' } else { '+' };
    let (whole, rest) = (micros.unsigned_abs() / 1_000_000, micros.unsigned_abs() % 1_000_000);
    let fraction = if rest == 0 { String::new() } else { format!(".{rest:06}") };
    format!("{sign}{whole}{}", fraction.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_of_every_shape() {
        for (text, wanted) in
            [("90", "+90"), ("+90s", "+90"), ("-2m", "-120"), ("1h 30m", "+5400"), ("-0.5", "-0.5"), ("0", "+0")]
        {
            assert_eq!(offset(text).map(seconds), Ok(wanted.to_owned()), "{text}");
        }
        for bad in ["", "soon", "1 fortnight", "--3", "9999999999999"] {
            assert!(offset(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn days_and_instants() {
        assert_eq!(micros("2025-03-14"), Ok(1_741_910_400_000_000));
        assert_eq!(micros("2025-03-14T01:00:00+01:00"), Ok(1_741_910_400_000_000));
        for bad in ["2025-03", "2025-13-01", "2025-03-14T01:00:00", "14/03/2025", ""] {
            assert!(micros(bad).is_err(), "{bad}");
        }
    }
}
