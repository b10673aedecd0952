//! Finds where the body of a line begins.
//!
//! Headers combine freely with bodies, so they are not parsed first: the earliest body in the first
//! bytes of the line wins, and whatever stands before it is the header.

use std::sync::LazyLock;

use memchr::memmem::Finder;

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
}

/// Where a body begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Byte position in the line.
    pub at: usize,
    /// Its layout.
    pub body: Body,
}

impl Anchor {
    /// The first body in the line.
    #[inline]
    pub fn find(line: &[u8]) -> Option<Self> {
        if line.starts_with(WELF) {
            return Some(Self { at: 0, body: Body::Welf });
        }
        if begins_standard(line) {
            return Some(Self { at: 0, body: Body::Standard });
        }
        Self::search(&line[..line.len().min(HEADER_BYTES)])
    }

    fn search(head: &[u8]) -> Option<Self> {
        let welf = FIND_WELF.find(head).map(|at| Self { at, body: Body::Welf });
        let before_welf = &head[..welf.map_or(head.len(), |anchor| anchor.at)];
        let standard = FIND_DASH
            .find_iter(before_welf)
            .filter_map(|dash| dash.checked_sub(TIME_BYTES))
            .find(|&at| begins_standard(&before_welf[at..]))
            .map(|at| Self { at, body: Body::Standard });
        standard.or(welf)
    }
}

fn begins_standard(text: &[u8]) -> bool {
    text.len() >= TIME_BYTES + DASH.len()
        && text[TIME_BYTES..].starts_with(DASH)
        && text[..TIME_BYTES].iter().zip(b"dddd-dd-dd dd:dd:dd").all(|(&byte, &shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            other => byte == other,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(usize, Body)> {
        Anchor::find(line.as_bytes()).map(|anchor| (anchor.at, anchor.body))
    }

    #[test]
    fn the_earliest_body_wins() {
        assert_eq!(found("id=firewall time=\"\""), Some((0, Body::Welf)));
        assert_eq!(found("2025-01-01 00:00:00 - ive - [] - id=firewall "), Some((0, Body::Standard)));
        assert_eq!(found("<134>1 x PulseSecure: - - - 2025-01-01 00:00:00 - ive"), Some((28, Body::Standard)));
        assert_eq!(found("Juniper: id=firewall x 2025-01-01 00:00:00 - "), Some((9, Body::Welf)));
        assert_eq!(found("2025-01-01T00:00:00 - "), None);
        assert_eq!(found(&format!("{}id=firewall x", " ".repeat(401))), None);
    }
}
