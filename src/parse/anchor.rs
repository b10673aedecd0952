//! Finds where the body of a line begins.
//!
//! Headers combine freely with bodies, so they are not parsed first: the earliest body in the first
//! bytes of the line wins, and whatever stands before it is the header. Nearly all lines are WELF or
//! Standard, so these are looked for first; what else may stand before them is looked for only where
//! the header holds a brace or a bar.

use std::sync::{Arc, LazyLock};

use memchr::memmem::Finder;

use super::{cef, custom, json, pattern::Pattern, severity_first, vc0};
use crate::source::without_bom;

/// How far into a line a body may begin; the longest header met is below 200 bytes.
const HEADER_BYTES: usize = 400;
/// Length of `2025-03-14 03:14:22`.
pub(super) const TIME_BYTES: usize = 19;
/// How a WELF line of these appliances begins.
pub(super) const WELF: &[u8] = b"id=firewall ";
/// What follows the time of a Standard line.
pub(super) const DASH: &[u8] = b" - ";

static FIND_WELF: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(WELF));
static FIND_DASH: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(DASH));

/// The layout of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// `id=firewall time="…" …`
    Welf,
    /// `2025-03-14 03:14:22 - node - [address] …`
    Standard,
    /// `info - [address] - user(realm)[roles] - 2011/06/10 09:57:18 - sentence`
    SeverityFirst,
    /// A JSON object: the JSON filter, a wrapper around a raw line, or a document of named fields.
    Object,
    /// `CEF:0|vendor|product|…`
    Cef,
    /// `node | 2020-09-16 18:10:53 | code | …`
    Pipe,
    /// `id=AUT24414 time=… …`
    KeyValue,
    /// The layout that the user described.
    Pattern,
    /// A row of a table whose head names the columns.
    Row,
    /// The text of a native record: `67e39911.048d95`, node, code, `vc0`, … with a tab behind each.
    Vc0,
    /// The same as the test files of another tool have it, with the byte 5 between records.
    Vc0Synthetic,
}

impl Body {
    /// Every layout that a line shows by itself.
    pub const RECOGNISED: [Self; 8] = [
        Self::Welf,
        Self::Standard,
        Self::SeverityFirst,
        Self::Object,
        Self::Cef,
        Self::Pipe,
        Self::KeyValue,
        Self::Vc0,
    ];

    /// Whether a body of this layout begins the text.
    #[must_use]
    pub fn begins(self, text: &[u8]) -> bool {
        match self {
            Self::Welf => text.starts_with(WELF),
            Self::Standard => begins_standard(text),
            Self::SeverityFirst => severity_first::begins(text),
            Self::Object => json::begins(text),
            Self::Cef => cef::begins(text),
            Self::Pipe => custom::begins_pipe(text),
            Self::KeyValue => custom::begins_key_value(text),
            Self::Vc0 => vc0::begins(text),
            Self::Pattern | Self::Row | Self::Vc0Synthetic => false,
        }
    }
}

/// Where a body begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Byte position in the line.
    pub at: usize,
    /// Its layout.
    pub body: Body,
}

/// Finds bodies: those that are known, and the one that the user described.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    pattern: Option<Arc<Pattern>>,
    carves: bool,
}

impl Anchors {
    /// Finds the described layout before all others.
    #[must_use]
    pub fn new(pattern: Option<Arc<Pattern>>) -> Self {
        Self { pattern, carves: false }
    }

    /// Takes every source for raw bytes in which native records stand anywhere.
    #[must_use]
    pub const fn carving() -> Self {
        Self { pattern: None, carves: true }
    }

    /// Whether sources are raw bytes.
    #[must_use]
    pub const fn carves(&self) -> bool {
        self.carves
    }

    /// The layout that the user described.
    pub(super) fn pattern(&self) -> Option<&Pattern> {
        self.pattern.as_deref()
    }

    /// The first body in the line.
    #[inline]
    #[must_use]
    pub fn find(&self, line: &[u8]) -> Option<Anchor> {
        if let Some(pattern) = &self.pattern
            && let Some(at) = pattern.find(line)
        {
            return Some(Anchor { at, body: Body::Pattern });
        }
        if line.starts_with(WELF) {
            return Some(Anchor { at: 0, body: Body::Welf });
        }
        if begins_standard(line) {
            return Some(Anchor { at: 0, body: Body::Standard });
        }
        search(&line[..line.len().min(HEADER_BYTES)], line)
    }
}

fn search(head: &[u8], line: &[u8]) -> Option<Anchor> {
    let welf = FIND_WELF.find(head).map(|at| Anchor { at, body: Body::Welf });
    let before_welf = &head[..welf.map_or(head.len(), |anchor| anchor.at)];
    let standard = FIND_DASH
        .find_iter(before_welf)
        .filter_map(|dash| dash.checked_sub(TIME_BYTES))
        .find(|&at| begins_standard(&before_welf[at..]))
        .map(|at| Anchor { at, body: Body::Standard });
    let Some(common) = standard.or(welf) else { return rare(head, line) };
    if memchr::memchr2(b'{', b'|', &head[..common.at]).is_some() {
        return rare(&head[..common.at], line).or(Some(common));
    }
    Some(common)
}

/// The first body of a rarer layout that begins in the head of the line. They begin the line, or follow a
/// blank.
fn rare(head: &[u8], line: &[u8]) -> Option<Anchor> {
    const LAYOUTS: [Body; 3] = [Body::Cef, Body::KeyValue, Body::SeverityFirst];
    let start = head.len() - without_bom(head).len();
    if Body::Pipe.begins(&line[start..]) {
        return Some(Anchor { at: start, body: Body::Pipe });
    }
    if Body::Vc0.begins(&line[start..]) {
        return Some(Anchor { at: start, body: Body::Vc0 });
    }
    let mut is_word_start = true;
    for (at, &byte) in head.iter().enumerate().skip(start) {
        let rest = &line[at..];
        // JSON follows a header: a tag or a time, and a blank.
        let follows_header = || head[..at].ends_with(b" ") && head[..at].contains(&b':');
        if byte == b'{' && Body::Object.begins(rest) && (at == start || follows_header()) {
            return Some(Anchor { at, body: Body::Object });
        }
        if is_word_start && let Some(&body) = LAYOUTS.iter().find(|body| body.begins(rest)) {
            return Some(Anchor { at, body });
        }
        // Behind the tag, or the three dashes that follow it, a site's own layout may begin.
        if byte == b' ' && head[..at].ends_with(b" -") | head[..at].ends_with(b":") && Body::Pipe.begins(&rest[1..]) {
            return Some(Anchor { at: at + 1, body: Body::Pipe });
        }
        is_word_start = byte == b' ' || byte == b'\t';
    }
    None
}

fn begins_standard(text: &[u8]) -> bool {
    text.len() >= TIME_BYTES + DASH.len() && text[TIME_BYTES..].starts_with(DASH) && begins_time(text)
}

/// Whether the text begins like `2025-03-14 03:14:22`.
pub(super) fn begins_time(text: &[u8]) -> bool {
    has_shape(text, b"dddd-dd-dd dd:dd:dd")
}

/// Whether the text begins with these characters, where a `d` stands for a digit and an `x` for a hexadecimal
/// one.
pub(super) fn has_shape(text: &[u8], shape: &[u8]) -> bool {
    text.len() >= shape.len()
        && text.iter().zip(shape).all(|(&byte, &shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            b'x' => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            other => byte == other,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(usize, Body)> {
        Anchors::default().find(line.as_bytes()).map(|anchor| (anchor.at, anchor.body))
    }

    #[test]
    fn the_earliest_body_wins() {
        assert_eq!(found("id=firewall time=\"\""), Some((0, Body::Welf)));
        assert_eq!(found("2025-01-01 00:00:00 - ive - [] - id=firewall "), Some((0, Body::Standard)));
        assert_eq!(found("<134>1 x PulseSecure: - - - 2025-01-01 00:00:00 - ive"), Some((28, Body::Standard)));
        assert_eq!(found("Juniper: id=firewall x 2025-01-01 00:00:00 - "), Some((9, Body::Welf)));
        assert_eq!(found("{\"message\":\"id=firewall time\"}"), Some((0, Body::Object)));
        assert_eq!(found("<13> h { \"message_id\":\"x\"}"), None);
        assert_eq!(found("<13> h PulseSecure: { \"message_id\":\"x\"}"), Some((20, Body::Object)));
        assert_eq!(found("x CEF:0|a|b|c|d|2025-01-01 00:00:00 - n - []"), Some((2, Body::Cef)));
        assert_eq!(
            found("\u{feff}minor - [192.0.2.1] - u(r)[] - 2011/01/01 00:00:00 - m"),
            Some((3, Body::SeverityFirst))
        );
        assert_eq!(found("PulseSecure: - - - n | 2020-01-01 00:00:00 | ADM20603 |"), Some((19, Body::Pipe)));
        assert_eq!(found("<1>1 PulseSecure: id=AUT24414 time=x"), Some((18, Body::KeyValue)));
        assert_eq!(found("2025-01-01T00:00:00 - "), None);
        assert_eq!(found("{broken} a | b, id=auto"), None);
        assert_eq!(found(&format!("{}id=firewall x", " ".repeat(401))), None);
    }
}
