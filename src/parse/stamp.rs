//! Reads times as other programs write them.
//!
//! The appliance writes a wall clock without a zone; its JSON filter and most collectors write instants.

use std::borrow::Cow;

use jiff::{Timestamp, civil, fmt::temporal::Pieces};

use super::{clock::YEARS, number::number};

/// When an event was, as its line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When<'a> {
    /// `2025-03-14 03:14:22`, or with slashes: the clock on the wall, in a zone that the line does not tell.
    Wall(&'a [u8]),
    /// The same, as seconds counted as if it were UTC, and microseconds.
    WallSecs(i64, i64),
    /// Microseconds since 1970-01-01T00:00:00Z.
    Instant(i64),
}

/// Seconds, milliseconds, microseconds or nanoseconds since 1970 by their number of digits: up to eleven
/// digits are seconds, which last until the year 5138.
pub(super) fn epoch(text: &[u8]) -> Option<i64> {
    let (whole, fraction) = match memchr::memchr(b'.', text) {
        Some(dot) => (&text[..dot], &text[dot + 1..]),
        None => (text, &text[..0]),
    };
    let count = number(whole)?;
    match whole.len() {
        0..=11 => {
            // Zeros at the end of a fraction may be left out.
            let six = fraction.iter().chain(b"000000").take(6);
            let micros = six
                .map(|digit| i64::from(digit.wrapping_sub(b'0')))
                .try_fold(0, |micros, digit| (0..10).contains(&digit).then_some(micros * 10 + digit))?;
            count.checked_mul(1_000_000)?.checked_add(micros)
        }
        12..=14 => count.checked_mul(1000),
        15..=17 => Some(count),
        18..=19 => Some(count / 1000),
        _ => None,
    }
}

/// An instant or a wall-clock time in any of the forms that collectors write.
pub(super) fn any(text: &[u8]) -> Option<When<'static>> {
    let text = text.trim_ascii();
    if text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') {
        return epoch(text).map(When::Instant);
    }
    let text = std::str::from_utf8(text).ok()?;
    // `2025/03/14` and a blank before the offset (`2025-03-14 03:14:22 +0100`) are no ISO.
    let mut iso: Cow<'_, str> =
        if text.as_bytes().get(4) == Some(&b'/') { text.replacen('/', "-", 2).into() } else { text.into() };
    if let Some(blank) = iso.rfind(' ').filter(|&blank| blank > 10) {
        iso = match iso.split_at(blank) {
            (time, " UTC" | " GMT" | " Z") => format!("{time}Z"),
            (time, offset) => format!("{time}{}", offset.trim_start()),
        }
        .into();
    }
    if let Ok(instant) = iso.parse::<Timestamp>() {
        return Some(When::Instant(instant.as_microsecond()));
    }
    let pieces = Pieces::parse(iso.as_ref()).ok();
    let wall = match pieces {
        Some(pieces) if pieces.offset().is_none() => pieces.date().to_datetime(pieces.time()?),
        Some(_) => return None,
        None => syslog(text)?,
    };
    wall_of(wall)
}

/// `Mar 14 2025 03:14:22`, as CEF has it.
fn syslog(text: &str) -> Option<civil::DateTime> {
    civil::DateTime::strptime("%b %d %Y %H:%M:%S", text).ok()
}

fn wall_of(wall: civil::DateTime) -> Option<When<'static>> {
    let instant = jiff::tz::TimeZone::UTC.to_timestamp(wall).ok().filter(|_| YEARS.contains(&wall.year()))?;
    let micros = instant.as_microsecond();
    Some(When::WallSecs(micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_every_shape() {
        let instant = |micros| Some(When::Instant(micros));
        let wall = |secs, micros| Some(When::WallSecs(secs, micros));
        assert_eq!(any(b"1733293104.48858"), instant(1_733_293_104_488_580));
        assert_eq!(any(b"1733293104"), instant(1_733_293_104_000_000));
        assert_eq!(any(b"1733293104488"), instant(1_733_293_104_488_000));
        assert_eq!(any(b"2025-03-14T03:14:22+01:00"), instant(1_741_918_462_000_000));
        assert_eq!(any(b"2025-03-14 03:14:22.5 +0100"), instant(1_741_918_462_500_000));
        assert_eq!(any(b"2025-03-14 02:14:22 UTC"), instant(1_741_918_462_000_000));
        assert_eq!(any(b"2025-03-14 03:14:22"), wall(1_741_922_062, 0));
        assert_eq!(any(b"2025/03/14 03:14:22.25"), wall(1_741_922_062, 250_000));
        assert_eq!(any(b"Mar 14 2025 03:14:22"), wall(1_741_922_062, 0));
        for bad in [
            &b""[..],
            b"9999-12-30 03:14:22",
            b"x",
            b"2025-03-14",
            b"12345678901234567890123",
            b"1.x",
            b"2025-13-14T03:14:22Z",
        ] {
            assert_eq!(any(bad), None, "{}", String::from_utf8_lossy(bad));
        }
    }
}
