//! Moments and zones as people type them.

use jiff::{
    Span, Timestamp, Zoned,
    civil::{Date, DateTime},
    fmt::strtime,
    tz::{Offset, TimeZone},
};

/// A moment: absolute, or counted back from the last event.
#[derive(Clone, Debug)]
pub enum Moment {
    /// Microseconds since 1970.
    At(i64),
    /// A span to add to the last event; it is negative.
    BeforeLast(Span),
}

/// Reads `2025-03-14`, `2025-03-14 03:00`, RFC 3339, or a span such as `-7d`.
///
/// # Errors
/// A sentence that names the text.
pub fn parse_moment(text: &str, zone: &TimeZone) -> Result<Moment, String> {
    let text = text.trim();
    if text.starts_with('-') || text.ends_with("ago") {
        let span: Span = text.parse().map_err(|_| format!("'{text}' is no span; write for example -7d or -12h"))?;
        return Ok(Moment::BeforeLast(span));
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(Moment::At(instant.as_microsecond()));
    }
    if let Ok(zoned) = text.parse::<Zoned>() {
        return Ok(Moment::At(zoned.timestamp().as_microsecond()));
    }
    let wall: Option<DateTime> = text
        .parse::<DateTime>()
        .ok()
        .or_else(|| text.parse::<Date>().ok().map(Into::into))
        .or_else(|| strtime::parse("%Y-%m-%d %H:%M", text).ok()?.to_datetime().ok());
    let wall = wall.ok_or_else(|| {
        format!(
            "'{text}' is no time; write for example 2025-03-14, '2025-03-14 03:12:40', 2025-03-14T03:12:40+01:00 or -7d"
        )
    })?;
    let instant = zone.to_ambiguous_timestamp(wall).compatible().map_err(|_| format!("'{text}' is out of range"))?;
    Ok(Moment::At(instant.as_microsecond()))
}

impl Moment {
    /// The instant, given that of the last event. Both in microseconds since 1970.
    ///
    /// # Errors
    /// A span that leads out of the calendar.
    pub fn resolve(&self, last: Option<i64>, zone: &TimeZone) -> Result<i64, String> {
        match (self, last) {
            (Self::At(micros), _) => Ok(*micros),
            (Self::BeforeLast(_), None) => Ok(i64::MAX),
            (Self::BeforeLast(span), Some(last)) => {
                let last = Timestamp::from_microsecond(last).map_err(|error| error.to_string())?;
                let moment =
                    last.to_zoned(zone.clone()).checked_add(*span).map_err(|_| "the span is too long".to_owned())?;
                Ok(moment.timestamp().as_microsecond())
            }
        }
    }
}

/// Reads a zone: an IANA name, `UTC`, `local`, or an offset such as `+02:00`.
///
/// # Errors
/// A sentence that names the text.
pub fn parse_zone(text: &str) -> Result<TimeZone, String> {
    if text.eq_ignore_ascii_case("local") {
        return Ok(TimeZone::system());
    }
    if text.eq_ignore_ascii_case("utc") || text == "Z" {
        return Ok(TimeZone::UTC);
    }
    if let Some(offset) = parse_offset(text) {
        return Ok(TimeZone::fixed(offset));
    }
    TimeZone::get(text)
        .map_err(|_| format!("'{text}' is no time zone; write for example Europe/Stockholm, +02:00, UTC or local"))
}

fn parse_offset(text: &str) -> Option<Offset> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    if !(digits.len() == 2 || digits.len() == 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hours: i32 = digits[..2].parse().ok()?;
    let minutes: i32 = digits.get(2..).filter(|rest| !rest.is_empty()).map_or(Some(0), |rest| rest.parse().ok())?;
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(text: &str, zone: &str) -> i64 {
        let zone = parse_zone(zone).expect("zone");
        let last = Some(1_742_223_911_000_000);
        parse_moment(text, &zone).and_then(|moment| moment.resolve(last, &zone)).expect(text) / 1_000_000
    }

    #[test]
    fn moments_of_every_shape() {
        assert_eq!(secs("2025-03-14", "UTC"), 1_741_910_400);
        assert_eq!(secs("2025-03-14", "+01:00"), 1_741_906_800);
        assert_eq!(secs("2025-03-14 03:12", "Europe/Stockholm"), 1_741_918_320);
        assert_eq!(secs("2025-03-14T03:12:40+01:00", "UTC"), 1_741_918_360);
        assert_eq!(secs("2025-03-14 03:12:40", "UTC"), 1_741_921_960);
        assert_eq!(secs("-1d", "UTC"), 1_742_137_511);
        assert_eq!(secs("2 hours ago", "UTC"), 1_742_216_711);
        for bad in ["yesterday", "2025-13-01", "-x", ""] {
            assert!(parse_moment(bad, &TimeZone::UTC).is_err(), "{bad}");
        }
        assert!(parse_zone("Mars/Olympus").is_err());
    }
}
