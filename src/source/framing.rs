//! How the bytes of a source divide into records, where not by lines.
//!
//! A relay's raw stream has a count before each record or a NUL behind it, a table may hold line feeds in
//! quotes, and JSON may be spread over lines. One walk over frames serves the feed, which cuts between them,
//! and the parser. Where a frame does not come out right it ends with its line, so that one bad
//! count or quote costs one record.

use super::{RECORD_BYTES, vc0::Division};

/// What divides records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Framing {
    /// Line feeds.
    #[default]
    Lines,
    /// NUL bytes (RFC 6587 calls it non-transparent framing).
    Nul,
    /// A count of bytes before each record (RFC 6587).
    Octets,
    /// JSON objects, in a list or one after the other, which may be spread over lines. So many bytes come
    /// before the first.
    Objects(usize),
    /// Rows of CSV with this byte between the cells; the first row names the columns.
    Rows(u8),
    /// A W3C extended log, in which a `#Fields:` line names the columns of the lines behind it.
    W3c,
    /// The records of a native `.vc0` log.
    Vc0(Division),
}

/// What follows bytes that are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// More of the source, not yet seen.
    Open,
    /// More of the source, which begins with a frame.
    Frame,
    /// Nothing.
    End,
}

/// The text without what Windows puts before UTF-8.
#[must_use]
pub fn without_bom(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}

/// How a source is divided into records.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What divides them.
    pub framing: Framing,
    /// The line that names the columns of rows, as far as it is known.
    pub head: Option<Box<[u8]>>,
}

/// What the feed has to know about records.
pub trait Reading: Send + Sync {
    /// Whether a line starts a record.
    fn starts_record(&self, line: &[u8]) -> bool;
    /// How a source of this name that begins with these bytes is divided.
    fn layout(&self, head: &[u8], name: &str) -> Layout;
    /// Whether more of it may tell what these first bytes do not.
    fn is_unsettled(&self, head: &[u8], name: &str) -> bool;
    /// How what follows these bytes is divided, if a later line of them named other columns.
    fn layout_behind(&self, layout: &Layout, bytes: &[u8]) -> Layout;
}

/// What a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A record.
    Record(usize),
    /// What only stands between records.
    Between(usize),
}

impl Frame {
    /// How many bytes it has.
    #[must_use]
    pub const fn length(self) -> usize {
        match self {
            Self::Record(length) | Self::Between(length) => length,
        }
    }
}

impl Framing {
    /// What the first bytes of a source show, as far as no names of columns are needed for it.
    #[must_use]
    pub fn of(head: &[u8], starts_record: impl Fn(&[u8]) -> bool) -> Self {
        let text = without_bom(head);
        if [&b"#Version:"[..], b"#Software:", b"#Fields:", b"#Date:"]
            .iter()
            .any(|directive| text.starts_with(directive))
        {
            return Self::W3c;
        }
        if counted(text).is_some() {
            return Self::Octets;
        }
        if let Some(start) = objects_start(head) {
            return Self::Objects(start);
        }
        let nul = memchr::memchr2(0, b'\n', text).filter(|&at| text[at] == 0 && text.get(at + 1) != Some(&b'\n'));
        if nul.is_some_and(|nul| starts_record(&text[..nul])) { Self::Nul } else { Self::Lines }
    }

    /// The frame at the start of these bytes; `None` if it does not end in them. `is_start` tells that they
    /// are the first of the source, `edge` what follows them.
    #[must_use]
    pub fn frame(self, bytes: &[u8], is_start: bool, edge: Edge) -> Option<Frame> {
        if bytes.is_empty() {
            return None;
        }
        let is_end = edge != Edge::Open;
        let line = || memchr::memchr(b'\n', bytes).map(|end| end + 1);
        let record = match self {
            Self::Lines | Self::W3c => line(),
            Self::Vc0(division) => {
                let piece = division.piece(bytes, is_start, edge)?;
                return Some(if piece.counts() { Frame::Record(piece.length) } else { Frame::Between(piece.length) });
            }
            Self::Nul => nul_or_line(bytes, is_end),
            Self::Octets => match counted_end(bytes) {
                // What follows has to be seen, up to where it is known for a count.
                Some(end) if bytes.len() < end + MOST_DIGITS + 2 && !is_end => return None,
                _ => counted(bytes).or_else(line),
            },
            Self::Rows(delimiter) => match row(&bytes[..bytes.len().min(RECORD_BYTES)], delimiter) {
                // A chunk may end inside these bytes, so its end says no more than so many bytes do.
                None if is_end || bytes.len() > RECORD_BYTES => line(),
                length => length,
            },
            Self::Objects(start) if is_start && start > 0 => {
                // What comes before the first object stays whole, so that no chunk begins in it.
                let is_whole = is_end || bytes.len() >= start;
                return is_whole.then(|| Frame::Between(start.min(bytes.len())));
            }
            Self::Objects(_) => match filler(bytes) {
                0 if bytes[0] == b'{' => match object(&bytes[..bytes.len().min(LONGEST_OBJECT)]) {
                    None if bytes.len() > LONGEST_OBJECT => line(),
                    length => length,
                },
                0 => line(),
                length => return Some(Frame::Between(length)),
            },
        };
        record.or_else(|| is_end.then_some(bytes.len())).map(Frame::Record)
    }

    /// Where the last frame ends that lies whole in the window.
    #[must_use]
    pub fn cut(self, window: &[u8], is_start: bool) -> Option<usize> {
        if let Self::Vc0(division) = self {
            return division.cut(window, is_start);
        }
        let (mut at, mut last) = (0, None);
        // Where wrong counts lead to: if a chunk ended there they would look right.
        let mut wrong_ends = Vec::new();
        while let Some(frame) = self.frame(&window[at..], is_start && at == 0, Edge::Open) {
            if self == Self::Octets {
                let end = counted_end(&window[at..]).filter(|&end| end > frame.length());
                wrong_ends.extend(end.map(|end| at + end));
            }
            at += frame.length();
            wrong_ends.retain(|&end| end >= at);
            if !wrong_ends.contains(&at) {
                last = Some(at);
            }
        }
        last
    }
}

/// What comes before the first object of a search result is shorter.
const LONGEST_PREFIX: usize = 4096;
/// Length up to a NUL, or to a line feed behind which a line begins that cannot be the continuation of one.
fn nul_or_line(bytes: &[u8], is_end: bool) -> Option<usize> {
    let begins = |text: &[u8]| text.starts_with(b"<") || text.starts_with(b"id=firewall ");
    let end = memchr::memchr2_iter(0, b'\n', bytes).find(|&at| bytes[at] == 0 || begins(&bytes[at + 1..]))?;
    // What follows a line feed has to be seen.
    let is_seen = is_end || bytes[end] == 0 || bytes.len() - end > RECORD_BYTES;
    is_seen.then_some(end + 1)
}

/// A longer object has lost its end.
const LONGEST_OBJECT: usize = 1 << 20;
/// Digits of the longest count.
const MOST_DIGITS: usize = 6;

/// Where a counted record ends if its count is right. No count is 0.
fn counted_end(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.iter().take(MOST_DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
    let count: usize = std::str::from_utf8(&bytes[..digits]).ok()?.parse().ok()?;
    (bytes[digits..].starts_with(b" <") && (1..=RECORD_BYTES).contains(&count)).then_some(digits + 1 + count)
}

/// Length of a counted record, the count and a line feed behind it included, if the count leads to the end of
/// one: nothing, another record, or a line feed follows, and no record begins in its middle.
fn counted(bytes: &[u8]) -> Option<usize> {
    let end = counted_end(bytes)?;
    let begins = |text: &[u8]| text.is_empty() || text.starts_with(b"<") || counted_end(text).is_some();
    let end = match bytes.get(end..)? {
        [b'\n', ..] => end + 1,
        rest if begins(rest) => end,
        _ => return None,
    };
    let has_other =
        memchr::memchr_iter(b'\n', &bytes[..end - 1]).any(|feed| counted_end(&bytes[feed + 1..end]).is_some());
    (!has_other).then_some(end)
}

/// Length of a row, its line feed included. Only a quote at the beginning of a cell opens one.
fn row(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            loop {
                at += memchr::memchr(b'"', bytes.get(at..)?)? + 1;
                if bytes.get(at) != Some(&b'"') {
                    break;
                }
                at += 1;
            }
        }
        at += memchr::memchr2(delimiter, b'\n', bytes.get(at..)?)? + 1;
        if bytes[at - 1] == b'\n' {
            return Some(at);
        }
    }
}

/// White space, commas and brackets between objects.
fn filler(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']' | b'}')).count()
}

/// Length of an object.
fn object(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        at += memchr::memchr3(b'{', b'}', b'"', bytes.get(at..)?)?;
        match bytes[at] {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => at += string(&bytes[at + 1..])?,
        }
        at += 1;
    }
}

/// Length of a string behind its opening quote, the closing one included.
fn string(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Where the first object of a list, of a search result or of spread-out objects begins; `None` for a file
/// with one object a line.
fn objects_start(whole: &[u8]) -> Option<usize> {
    const LISTS: [&[u8]; 5] = [b"\"hits\"", b"\"results\"", b"\"events\"", b"\"value\"", b"\"data\""];
    let bom = whole.len() - without_bom(whole).len();
    let head = &whole[..whole.len().min(LONGEST_PREFIX)];
    let blanks = |at: usize| head.iter().skip(at).take_while(|byte| byte.is_ascii_whitespace()).count();
    let behind = |at: usize| at + blanks(at);
    let start = behind(bom);
    let list = |at: usize| {
        let first = behind(at + 1);
        (head.get(at) == Some(&b'[') && head.get(first) == Some(&b'{')).then_some(first)
    };
    if let Some(first) = list(start) {
        return Some(first);
    }
    if head.get(start) != Some(&b'{') || !matches!(head.get(behind(start + 1)), Some(b'"')) {
        return None;
    }
    let first_line = memchr::memchr(b'\n', &whole[start..]).map_or(whole.len(), |end| start + end);
    let is_whole = object(&whole[start..first_line]).is_some();
    if is_whole && first_line < whole.len() {
        return None;
    }
    // A result in which a list has one of the usual names.
    let names = LISTS.iter().flat_map(|name| memchr::memmem::find_iter(head, name).map(move |at| at + name.len()));
    let lists = names.filter_map(|end| {
        let colon = behind(end);
        (head.get(colon) == Some(&b':')).then(|| list(behind(colon + 1)))?
    });
    lists.min().or_else(|| (!is_whole).then_some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(text: &str) -> (Framing, Vec<String>) {
        let bytes = text.as_bytes();
        let framing = Framing::of(bytes, |line| line.starts_with(b"id=firewall "));
        let mut at = 0;
        let mut records = Vec::new();
        while let Some(frame) = framing.frame(&bytes[at..], at == 0, Edge::End) {
            if let Frame::Record(length) = frame {
                records.push(text[at..at + length].to_owned());
            }
            at += frame.length();
        }
        assert_eq!(at, bytes.len());
        (framing, records)
    }

    fn check(text: &str, framing: Framing, records: &[&str]) {
        assert_eq!(frames(text), (framing, records.iter().map(|record| (*record).to_owned()).collect()), "{text}");
    }

    #[test]
    fn frames_of_every_kind() {
        check("id=firewall a\nb", Framing::Lines, &["id=firewall a\n", "b"]);
        check("id=firewall a\0id=firewall b\0", Framing::Nul, &["id=firewall a\0", "id=firewall b\0"]);
        check("id=firewall a\0\nid=firewall b", Framing::Lines, &["id=firewall a\0\n", "id=firewall b"]);
        check("4 <1>a5 <1>b\n4 <1>c\n", Framing::Octets, &["4 <1>a", "5 <1>b\n", "4 <1>c\n"]);
        check("4 <1>a9 <1>b\nx", Framing::Octets, &["4 <1>a", "9 <1>b\n", "x"]);
        check("[{\"a\":\"}\"},\n {\"b\":{}}]\n", Framing::Objects(1), &["{\"a\":\"}\"}", "{\"b\":{}}"]);
        check("{\n \"a\": 1\n}\n{\n \"b\": 2}", Framing::Objects(0), &["{\n \"a\": 1\n}", "{\n \"b\": 2}"]);
        check("{\"a\":1}\n{\"b\":2}\n", Framing::Lines, &["{\"a\":1}\n", "{\"b\":2}\n"]);
        check(
            "{\"took\":5,\"hits\":{\"total\":1,\"hits\":[{\"a\":1},{\"b\":2}]}}",
            Framing::Objects(36),
            &["{\"a\":1}", "{\"b\":2}"],
        );
        check("#Fields: a b\n1 2\n", Framing::W3c, &["#Fields: a b\n", "1 2\n"]);
    }

    #[test]
    fn a_window_smaller_than_the_prefix_is_no_place_to_cut() {
        let text = b"{\"hits\":[{\"a\":1},{\"b\":2}]}";
        assert_eq!([5, 9, 17].map(|end| Framing::Objects(9).cut(&text[..end], true)), [None, Some(9), Some(17)]);
    }

    #[test]
    fn rows_keep_quoted_line_feeds_and_a_stray_quote_costs_nothing() {
        let cut = |text: &str| Framing::Rows(b',').frame(text.as_bytes(), false, Edge::End).map(Frame::length);
        assert_eq!(cut("a,\"b\nc\"\nd"), Some(8));
        assert_eq!(cut("a,b\"\nc"), Some(5));
        assert_eq!(cut("a,\"b"), Some(4));
        assert_eq!(cut("a,\"b\nc,d\n"), Some(5));
    }

    #[test]
    fn counts_are_judged_by_what_follows_and_not_by_where_a_chunk_ends() {
        let cut = |text: &str| Framing::Octets.cut(text.as_bytes(), false);
        // The next count is not whole.
        assert_eq!(cut("12 <1>a\nbcdefgh1"), None);
        assert_eq!(cut("12 <1>a\nbcdefgh12 <1>a\n"), Some(15));
        // The first count is wrong, but leads to the end of a line.
        assert_eq!(cut("8 <1>b\ncd\nXXXXXXXX"), Some(7));
    }
}
