//! Reads what stands before the body, best effort: priority, host, time stamp with offset.
//!
//! Any number of relays may have put their own header in front, so nothing is required and order means
//! little. The last time stamp with an offset is the one nearest to the appliance.

use jiff::Timestamp;

use crate::schema::{Column, Event};

/// Largest difference between the clocks of header and body that still makes them the same clock.
const SAME_CLOCK_SECS: i64 = 120;
/// Largest facility times eight plus severity.
const MAX_PRIORITY: i64 = 191;

/// Fills the header columns. Returns the offset of the appliance's clock in seconds east of UTC, if
/// the header shows the same wall clock as the body.
pub(super) fn read<'a>(header: &'a [u8], wall_secs: i64, event: &mut Event<'a>) -> Option<i64> {
    let mut offset = None;
    let mut host: &[u8] = b"";
    for word in header.split(|&byte| byte == b' ' || byte == b'\t').filter(|word| !word.is_empty()) {
        if let Some(number) = priority(word) {
            event.set_int(Column::Priority, Some(number));
        }
        if is_tag(word) {
            event.set_text(Column::HeaderHost, host);
            break;
        }
        host = if is_host(word) { word } else { b"" };
        if let Some((instant, offset_secs)) = stamp(word) {
            event.set_int(Column::HeaderTime, Some(instant.as_microsecond()));
            let header_wall_secs = instant.as_second() + offset_secs;
            offset = (header_wall_secs.abs_diff(wall_secs) <= SAME_CLOCK_SECS.unsigned_abs()).then_some(offset_secs);
        }
    }
    if event.address(Column::HeaderHost).is_some() {
        event.fill_text(Column::ObserverIp, event.text(Column::HeaderHost));
    }
    offset
}

/// The number in `<134>` or `<134>1`.
fn priority(word: &[u8]) -> Option<i64> {
    let inside = word.strip_prefix(b"<")?;
    let end = memchr::memchr(b'>', inside)?;
    let number = std::str::from_utf8(&inside[..end]).ok()?.parse().ok()?;
    (0..=MAX_PRIORITY).contains(&number).then_some(number)
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
