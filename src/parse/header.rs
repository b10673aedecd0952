//! Reads what stands before the body, best effort: priority, host, time stamp with offset.
//!
//! Any number of relays may have put their own header in front, so nothing is required and order means
//! little. The last time stamp with an offset is the one nearest to the appliance.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use super::anchor::has_shape;
use crate::schema::{Column, Event};

/// Largest difference between the clocks of header and body that still makes them the same clock.
const SAME_CLOCK_SECS: i64 = 120;
/// Largest facility times eight plus severity.
const MAX_PRIORITY: i64 = 191;

/// What the time stamps of a header say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps {
    /// Offset of the appliance's clock in seconds east of UTC, if the header shows the same wall clock as
    /// the body.
    pub(super) offset_secs: Option<i64>,
    /// The clock on the relay's wall, as seconds counted as if it were UTC, if no stamp has an offset.
    pub(super) wall_secs: Option<i64>,
}

/// Fills the header columns. `wall_secs` is the time of the body.
pub(super) fn read<'a>(header: &'a [u8], wall_secs: i64, event: &mut Event<'a>) -> Stamps {
    let mut stamps = Stamps::default();
    let mut host: &[u8] = b"";
    let mut before: [&[u8]; 2] = [b"", b""];
    for word in header.split(|&byte| byte == b' ' || byte == b'\t').filter(|word| !word.is_empty()) {
        if is_tag(word) {
            event.set_text(Column::HeaderHost, host);
            break;
        }
        if let Some(number) = priority(word) {
            event.set_int(Column::Priority, Some(number));
        }
        if let Some(number) = named_priority(word) {
            event.set_int(Column::Priority, Some(number));
        } else if word != b":" {
            host = if is_host(word) { without_port(word) } else { b"" };
        }
        if let Some((instant, offset_secs)) = stamp(word) {
            event.set_int(Column::HeaderTime, Some(instant.as_microsecond()));
            let header_wall_secs = instant.as_second() + offset_secs;
            let is_same = header_wall_secs.abs_diff(wall_secs) <= SAME_CLOCK_SECS.unsigned_abs();
            stamps.offset_secs = is_same.then_some(offset_secs);
        }
        stamps.wall_secs = stamps.wall_secs.or_else(|| unzoned(before, word, wall_secs));
        before = [before[1], word];
    }
    if event.address(Column::HeaderHost).is_some() {
        event.fill_text(Column::ObserverIp, event.text(Column::HeaderHost));
    }
    stamps
}

/// Whether the text may be a header: a priority, a time or a host with a tag, not words that somebody typed.
pub(super) fn is_header(text: &[u8]) -> bool {
    const MONTHS: [&[u8]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let begins = |text: &[u8]| text.first().is_none_or(|byte| matches!(byte, b'<' | b'0'..=b'9'));
    begins(text)
        || MONTHS.iter().any(|month| text.starts_with(month) && text.get(3) == Some(&b' '))
        || text.split(|&byte| byte == b' ').take(3).any(is_tag)
}

/// The wall clock of `Nov  7 14:41:28`, in the year that brings it nearest to the body, or of
/// `02-24-2011 10:29:12`, month first.
fn unzoned(before: [&[u8]; 2], time: &[u8], wall_secs: i64) -> Option<i64> {
    if !has_shape(time, b"dd:dd:dd") || time.len() != 8 {
        return None;
    }
    let [month, day] = before;
    let text = |bytes| std::str::from_utf8(bytes).ok();
    let (time, day) = (text(time)?, text(day)?);
    let seconds = |stamp: DateTime| TimeZone::UTC.to_timestamp(stamp).ok().map(Timestamp::as_second);
    if has_shape(day.as_bytes(), b"dd-dd-dddd") {
        return seconds(DateTime::strptime("%m-%d-%Y %H:%M:%S", format!("{day} {time}")).ok()?);
    }
    let month = text(month)?;
    let month = month.rsplit('>').next().filter(|month| month.len() == 3)?;
    let year = TimeZone::UTC.to_datetime(Timestamp::from_second(wall_secs).ok()?).year();
    let years = [year - 1, year, year + 1].into_iter();
    let stamps = years.filter_map(|year| {
        seconds(DateTime::strptime("%Y %b %d %H:%M:%S", format!("{year} {month} {day} {time}")).ok()?)
    });
    stamps.min_by_key(|stamp| stamp.abs_diff(wall_secs))
}

/// The number in `<134>` or `<134>1`.
fn priority(word: &[u8]) -> Option<i64> {
    let inside = word.strip_prefix(b"<")?;
    let end = memchr::memchr(b'>', inside)?;
    let number = std::str::from_utf8(&inside[..end]).ok()?.parse().ok()?;
    (0..=MAX_PRIORITY).contains(&number).then_some(number)
}

/// The number of `Local0.Info`, as Kiwi and others write it: eight times the facility, plus the severity.
fn named_priority(word: &[u8]) -> Option<i64> {
    const FACILITIES: [&str; 12] =
        ["kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp"];
    const SEVERITIES: [&[&str]; 8] = [
        &["emerg", "emergency"],
        &["alert"],
        &["crit", "critical"],
        &["err", "error"],
        &["warning", "warn"],
        &["notice"],
        &["info"],
        &["debug"],
    ];
    const LOCAL0: i64 = 16;
    let word = std::str::from_utf8(word).ok().filter(|word| word.contains('.'))?.to_ascii_lowercase();
    let (facility, severity) = word.split_once('.')?;
    let severity = SEVERITIES.iter().zip(0..).find(|(names, _)| names.contains(&severity))?.1;
    let facility = match facility.strip_prefix("local") {
        Some(number) => LOCAL0 + number.parse::<u8>().ok().filter(|number| *number < 8).map(i64::from)?,
        None => FACILITIES.iter().zip(0..).find(|(name, _)| **name == facility)?.1,
    };
    Some(facility * 8 + severity)
}

/// A host without the port from which a relay got the line: `192.0.2.1:514`.
fn without_port(word: &[u8]) -> &[u8] {
    match memchr::memchr(b':', word) {
        Some(colon) if word[colon + 1..].iter().all(u8::is_ascii_digit) => &word[..colon],
        _ => word,
    }
}

/// `Juniper:`, `PulseSecure:` or `PulseSecure[7]:`.
fn is_tag(word: &[u8]) -> bool {
    let name = word.strip_prefix(b"PulseSecure").or_else(|| word.strip_prefix(b"Juniper"));
    name.is_some_and(|rest| rest.ends_with(b":") && (rest.len() == 1 || rest.starts_with(b"[")))
}

/// Neither a time stamp, a priority, a day number nor the version.
fn is_host(word: &[u8]) -> bool {
    let is_number = word.iter().all(u8::is_ascii_digit);
    let is_time = word.len() >= 8 && word[2] == b':' && word[5] == b':';
    !is_number && !is_time && !word.starts_with(b"<") && stamp(word).is_none()
}

/// An ISO time stamp with an offset: the instant, and the offset in seconds east of UTC.
fn stamp(word: &[u8]) -> Option<(Timestamp, i64)> {
    let looks_right = word.len() >= 20 && word[4] == b'-' && word[10] == b'T' && word[13] == b':';
    let text = looks_right.then(|| std::str::from_utf8(word).ok())??;
    let instant: Timestamp = text.parse().ok()?;
    if text.ends_with(['Z', 'z']) {
        return Some((instant, 0));
    }
    let pieces = jiff::fmt::temporal::Pieces::parse(text).ok()?;
    let offset = pieces.to_numeric_offset()?;
    Some((instant, i64::from(offset.seconds())))
}
