//! Works out the fields that are no columns from an event.

use std::cell::Cell;

use bumpalo::Bump;
use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};

use super::{Extra, TimePart};
use crate::schema::{Column, ColumnSet, Event, Value};

const MICROS: i64 = 1_000_000;
const DAY_SECS: i64 = 86_400;
/// Zone offsets change at multiples of this.
const QUARTER_SECS: i64 = 900;
/// Part of the path of requests of mail clients.
const ACTIVE_SYNC: &[u8] = b"microsoft-server-activesync";

/// The clock on the appliance's wall.
#[derive(Clone, Debug)]
pub struct Wall {
    zone: TimeZone,
    /// The last quarter of an hour that was asked for, and its offset in seconds.
    quarter: Cell<(i64, i64)>,
}

impl Wall {
    /// The clock of a zone.
    #[must_use]
    pub const fn new(zone: TimeZone) -> Self {
        Self { zone, quarter: Cell::new((i64::MIN, 0)) }
    }

    /// Seconds since 1970 as if the wall clock showed UTC.
    fn seconds(&self, micros: i64) -> i64 {
        let seconds = micros.div_euclid(MICROS);
        let quarter = seconds.div_euclid(QUARTER_SECS);
        if self.quarter.get().0 != quarter {
            let instant = Timestamp::from_second(quarter * QUARTER_SECS);
            let offset = instant.map_or(0, |instant| i64::from(self.zone.to_offset(instant).seconds()));
            self.quarter.set((quarter, offset));
        }
        seconds + self.quarter.get().1
    }

    /// Hour, 0 to 23.
    fn hour(&self, micros: i64) -> i64 {
        self.seconds(micros).rem_euclid(DAY_SECS) / 3600
    }

    /// Day of the week, 1 (Monday) to 7.
    fn weekday(&self, micros: i64) -> i64 {
        // The first of January 1970 was a Thursday.
        (self.seconds(micros).div_euclid(DAY_SECS) + 3).rem_euclid(7) + 1
    }

    /// A part of an instant, given in microseconds since 1970.
    #[must_use]
    pub fn part(&self, micros: i64, part: TimePart) -> Option<i64> {
        let seconds = self.seconds(micros);
        match part {
            TimePart::Minute => return Some(seconds.rem_euclid(3600) / 60),
            TimePart::Hour => return Some(self.hour(micros)),
            _ => {}
        }
        let days = seconds.div_euclid(DAY_SECS);
        let date = Date::constant(1970, 1, 1).checked_add(Span::new().try_days(days).ok()?).ok()?;
        Some(match part {
            TimePart::Day => i64::from(date.day()),
            TimePart::Week => i64::from(date.iso_week_date().week()),
            TimePart::Month => i64::from(date.month()),
            _ => i64::from(date.year()),
        })
    }
}

/// The columns that a field is worked out from.
#[must_use]
pub const fn columns(extra: Extra) -> ColumnSet {
    match extra {
        Extra::UrlPath | Extra::UrlQuery | Extra::UrlDecoded | Extra::DeviceId => ColumnSet::of(&[Column::Url]),
        Extra::UrlDomain => ColumnSet::of(&[Column::Url, Column::DstHost]),
        Extra::DestinationName => ColumnSet::of(&[Column::DstHost, Column::DstIp]),
        Extra::SourceNetwork => ColumnSet::of(&[Column::SrcIp]),
        Extra::EmailDomain => ColumnSet::of(&[Column::Actor]),
        Extra::ClientVersion | Extra::ClientFamily => ColumnSet::of(&[Column::Agent]),
        Extra::SoftwareVersion => ColumnSet::of(&[Column::Code, Column::NewValue]),
        Extra::Activity => ColumnSet::of(&[Column::Url, Column::HttpMethod, Column::Action]),
        Extra::LocalHour | Extra::LocalWeekday | Extra::LocalHourOfWeek => ColumnSet::of(&[Column::Time]),
        _ => ColumnSet::EMPTY,
    }
}

/// The value of a field that is worked out from an event. What is measured elsewhere is none.
#[must_use]
pub fn value<'v>(extra: Extra, event: &Event<'v>, wall: &Wall, scratch: &'v Bump) -> Value<'v> {
    let url = || Url::of(event.text(Column::Url));
    let time = |part: fn(&Wall, i64) -> i64| {
        event.int(Column::Time).map_or(Value::None, |micros| Value::Int(part(wall, micros)))
    };
    match extra {
        Extra::UrlPath => text(url().path),
        Extra::UrlQuery => text(url().query),
        Extra::UrlDomain => match (event.text(Column::Url), url().domain) {
            ([], _) => Value::None,
            (_, []) => text(lower(event.text(Column::DstHost), scratch)),
            (_, domain) => text(lower(domain, scratch)),
        },
        Extra::UrlDecoded => decoded(event.text(Column::Url), scratch),
        Extra::DestinationName => match event.text(Column::DstHost) {
            [] => text(lower(event.text(Column::DstIp), scratch)),
            host => text(lower(host, scratch)),
        },
        Extra::SourceNetwork => network(event, scratch),
        Extra::EmailDomain => {
            let actor = event.text(Column::Actor);
            let at = memchr::memrchr(b'@', actor);
            at.map_or(Value::None, |at| text(lower(&actor[at + 1..], scratch)))
        }
        Extra::ClientVersion => text(client(event.text(Column::Agent)).1),
        Extra::ClientFamily => text(client(event.text(Column::Agent)).0),
        Extra::SoftwareVersion => software(event),
        Extra::DeviceId => text(url().active_sync(b"deviceid")),
        Extra::Activity => {
            let candidates = [url().active_sync(b"cmd"), event.text(Column::HttpMethod), event.text(Column::Action)];
            text(candidates.into_iter().find(|text| !text.is_empty()).unwrap_or_default())
        }
        Extra::LocalHour => time(Wall::hour),
        Extra::LocalWeekday => time(Wall::weekday),
        Extra::LocalHourOfWeek => time(|wall, micros| (wall.weekday(micros) - 1) * 24 + wall.hour(micros)),
        _ => Value::None,
    }
}

/// The version that an appliance starts, or is to be upgraded to; a build may stand behind it.
fn software<'v>(event: &Event<'v>) -> Value<'v> {
    if !matches!(event.text(Column::Code), b"SYS20412" | b"SYS20413" | b"ADM30408" | b"ADM31438") {
        return Value::None;
    }
    let version = event.text(Column::NewValue).split(|byte| *byte == b' ').next().unwrap_or_default();
    text(version.strip_suffix(b".").unwrap_or(version))
}

const fn text(text: &[u8]) -> Value<'_> {
    if text.is_empty() { Value::None } else { Value::Text(text) }
}

fn lower<'v>(text: &'v [u8], scratch: &'v Bump) -> &'v [u8] {
    if text.iter().any(u8::is_ascii_uppercase) {
        let copy = scratch.alloc_slice_copy(text);
        copy.make_ascii_lowercase();
        return copy;
    }
    text
}

/// Parts of a URL, or of a path with a query, as appliances log it.
struct Url<'u> {
    domain: &'u [u8],
    path: &'u [u8],
    query: &'u [u8],
}

impl<'u> Url<'u> {
    fn of(url: &'u [u8]) -> Self {
        let scheme = memchr::memmem::find(url, b"://").filter(|&end| url[..end].iter().all(u8::is_ascii_alphanumeric));
        let (domain, rest) = match scheme {
            Some(end) => {
                let rest = &url[end + 3..];
                let end = rest.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#')).unwrap_or(rest.len());
                (host(&rest[..end]), &rest[end..])
            }
            None => (&b""[..], url),
        };
        let (path, query) = match memchr::memchr(b'?', rest) {
            Some(mark) => (&rest[..mark], &rest[mark + 1..]),
            None => (rest, &b""[..]),
        };
        Self { domain, path, query }
    }

    /// A parameter of a mail client's request; the name is in lower case.
    fn active_sync(&self, name: &[u8]) -> &'u [u8] {
        let is_mail = self.path.windows(ACTIVE_SYNC.len()).any(|part| part.eq_ignore_ascii_case(ACTIVE_SYNC));
        if !is_mail {
            return b"";
        }
        let parameters = self.query.split(|&byte| byte == b'&').filter_map(|parameter| {
            let mark = memchr::memchr(b'=', parameter)?;
            Some((&parameter[..mark], &parameter[mark + 1..]))
        });
        parameters.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map_or(b"", |(_, value)| value)
    }
}

/// The host of `user@host:port` or `[address]:port`.
fn host(authority: &[u8]) -> &[u8] {
    let authority = memchr::memrchr(b'@', authority).map_or(authority, |at| &authority[at + 1..]);
    if let Some(address) = authority.strip_prefix(b"[") {
        return memchr::memchr(b']', address).map_or(address, |end| &address[..end]);
    }
    memchr::memchr(b':', authority).map_or(authority, |colon| &authority[..colon])
}

/// Percent-decoded twice, in lower case, slashes folded.
fn decoded<'v>(url: &'v [u8], scratch: &'v Bump) -> Value<'v> {
    if url.is_empty() {
        return Value::None;
    }
    let is_plain = !url.iter().any(|byte| *byte == b'%' || byte.is_ascii_uppercase() || !byte.is_ascii());
    if is_plain && memchr::memmem::find(url, b"//").is_none() {
        return Value::Text(url);
    }
    let text = scratch.alloc_slice_copy(url);
    let once = decode(text);
    let twice = decode(&mut text[..once]);
    let lower = if text[..twice].is_ascii() {
        text[..twice].make_ascii_lowercase();
        &mut text[..twice]
    } else {
        let lower = String::from_utf8_lossy(&text[..twice]).to_lowercase();
        scratch.alloc_slice_copy(lower.as_bytes())
    };
    let mut length = 0;
    for index in 0..lower.len() {
        if lower[index] != b'/' || length == 0 || lower[length - 1] != b'/' {
            lower[length] = lower[index];
            length += 1;
        }
    }
    Value::Text(&lower[..length])
}

/// Decodes in place; the length that remains.
fn decode(text: &mut [u8]) -> usize {
    let (mut from, mut to) = (0, 0);
    while from < text.len() {
        let digits = (text[from] == b'%').then(|| Some((digit(*text.get(from + 1)?)?, digit(*text.get(from + 2)?)?)));
        (text[to], from) = match digits.flatten() {
            Some((high, low)) => (high << 4 | low, from + 3),
            None => (text[from], from + 1),
        };
        to += 1;
    }
    to
}

const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

fn network<'v>(event: &Event<'v>, scratch: &'v Bump) -> Value<'v> {
    let Some(address) = event.address(Column::SrcIp) else { return Value::None };
    let address = address.to_canonical();
    let length = if address.is_ipv4() { 24 } else { 48 };
    let Ok(network) = ipnet::IpNet::new(address, length) else { return Value::None };
    Value::Text(scratch.alloc_str(&network.trunc().to_string()).as_bytes())
}

/// What stands before the first version in a user agent, and that version: digits with dots behind a slash or blank.
fn client(agent: &[u8]) -> (&[u8], &[u8]) {
    let is_version = |start: usize| {
        let end = agent[start..].iter().position(|byte| !matches!(byte, b'0'..=b'9' | b'.'));
        let version = &agent[start..end.map_or(agent.len(), |end| start + end)];
        // A dot at its end is that of a sentence.
        let version = version.strip_suffix(b".").unwrap_or(version);
        (version.first().is_some_and(u8::is_ascii_digit) && version.contains(&b'.')).then_some((start, version))
    };
    let starts = (1..agent.len()).filter(|&start| matches!(agent[start - 1], b'/' | b' '));
    match starts.into_iter().find_map(is_version) {
        Some((start, version)) => (agent[..start - 1].trim_ascii(), version),
        None => (agent.trim_ascii(), b""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(columns: &[(Column, &str)], extra: Extra) -> String {
        let mut event = Event::default();
        for (column, text) in columns {
            event.set_text(*column, text.as_bytes());
        }
        let scratch = Bump::new();
        match value(extra, &event, &Wall::new(TimeZone::UTC), &scratch) {
            Value::Text(text) => String::from_utf8_lossy(text).into_owned(),
            Value::None => String::new(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn parts_of_urls_with_and_without_host() {
        let full = "https://User@VPN.Example.com:8443/a/b?c=d?e";
        for (url, domain, path, query) in [
            (full, "vpn.example.com", "/a/b", "c=d?e"),
            ("/dana-na/x?y", "fallback", "/dana-na/x", "y"),
            ("http://[2001:db8::1]:80", "2001:db8::1", "", ""),
            ("/a?u=http://x/", "fallback", "/a", "u=http://x/"),
        ] {
            let columns = [(Column::Url, url), (Column::DstHost, "Fallback")];
            assert_eq!(shown(&columns, Extra::UrlDomain), domain, "{url}");
            assert_eq!(shown(&columns, Extra::UrlPath), path, "{url}");
            assert_eq!(shown(&columns, Extra::UrlQuery), query, "{url}");
        }
        assert_eq!(shown(&[(Column::DstHost, "x")], Extra::UrlDomain), "");
    }

    #[test]
    fn decoding_undoes_what_hides_a_path() {
        for (url, decoded) in [
            ("/a/b", "/a/b"),
            ("/DANA//na///x", "/dana/na/x"),
            ("/%252e%252E%2fetc", "/../etc"),
            ("/%25252e", "/%2e"),
            ("/%zz%4", "/%zz%4"),
            ("/%C3%84%ff", "/ä\u{FFFD}"),
        ] {
            assert_eq!(shown(&[(Column::Url, url)], Extra::UrlDecoded), decoded, "{url}");
        }
    }

    #[test]
    fn clients_by_their_user_agents() {
        for (agent, family, version) in [
            ("Pulse-Secure/22.7.4.30859 (Windows 10) Pulse/22.7.4.30859", "Pulse-Secure", "22.7.4.30859"),
            ("Pulse Secure 9.1.4. And more", "Pulse Secure", "9.1.4"),
            ("curl", "curl", ""),
        ] {
            assert_eq!(shown(&[(Column::Agent, agent)], Extra::ClientFamily), family);
            assert_eq!(shown(&[(Column::Agent, agent)], Extra::ClientVersion), version);
        }
    }

    #[test]
    fn mail_clients_tell_device_and_command() {
        let url = [(Column::Url, "/Microsoft-Server-ActiveSync?Cmd=Sync&User=eva&DeviceId=AB12&DeviceType=x")];
        assert_eq!(shown(&url, Extra::DeviceId), "AB12");
        assert_eq!(shown(&url, Extra::Activity), "Sync");
        let other = [(Column::Url, "/x?DeviceId=1"), (Column::HttpMethod, "GET")];
        assert_eq!(shown(&other, Extra::DeviceId), "");
        assert_eq!(shown(&other, Extra::Activity), "GET");
    }

    #[test]
    fn networks_names_and_domains() {
        assert_eq!(shown(&[(Column::SrcIp, "203.0.113.77")], Extra::SourceNetwork), "203.0.113.0/24");
        assert_eq!(shown(&[(Column::SrcIp, "2001:db8:1:2::9")], Extra::SourceNetwork), "2001:db8:1::/48");
        assert_eq!(shown(&[(Column::SrcIp, "unknown")], Extra::SourceNetwork), "");
        assert_eq!(shown(&[(Column::DstIp, "192.0.2.1")], Extra::DestinationName), "192.0.2.1");
        assert_eq!(shown(&[(Column::Actor, "eva@Example.COM")], Extra::EmailDomain), "example.com");
    }

    #[test]
    fn the_wall_shows_local_time() {
        let wall = Wall::new(TimeZone::get("Europe/Stockholm").expect("a zone"));
        let micros = "2025-03-30T01:30:15Z".parse::<Timestamp>().expect("a time").as_microsecond();
        let parts = [TimePart::Minute, TimePart::Hour, TimePart::Day, TimePart::Week, TimePart::Month, TimePart::Year];
        assert_eq!(parts.map(|part| wall.part(micros, part).expect("a part")), [30, 3, 30, 13, 3, 2025]);
        assert_eq!(wall.weekday(micros), 7);
        assert_eq!(wall.hour(micros - 3_600 * MICROS), 1);
        assert_eq!(wall.part(i64::MAX, TimePart::Year), None);
    }
}
