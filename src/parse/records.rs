//! Finds the records of a chunk: lines, with their continuations.
//!
//! Every byte of a chunk belongs to exactly one record. A line without anchor continues the record
//! before it if it is printable and either indented, or after a Standard line (which has no visible
//! end), or after a WELF line whose last quote is missing; otherwise it is handed out on its own, to be
//! rejected.

use super::anchor::{Anchor, Anchors, Body};
use crate::source::{Flaw, RECORD_BYTES};

/// A run of lines that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Record<'c> {
    /// Where it begins in the chunk.
    pub start: usize,
    /// All its bytes, line ends included.
    pub bytes: &'c [u8],
    /// Its text, without the end of the last line.
    pub text: &'c [u8],
    /// Where the body begins; `None` for a line that is none of ours, or blank.
    pub anchor: Option<Anchor>,
    /// How many lines it has.
    pub lines: u64,
    /// How many line feeds there are in it.
    pub feeds: u64,
    /// Whether it describes the file instead of being one of its events: a head of columns, the brackets
    /// around a list.
    pub is_heading: bool,
    /// What is wrong with it, in a `.vc0` log.
    pub flaw: Option<Flaw>,
}

impl Record<'_> {
    /// Whether there is nothing but white space in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.anchor.is_none() && self.text.iter().all(u8::is_ascii_whitespace)
    }

    /// Whether it is too long to be one. Those of a `.vc0` log have two bytes before their text.
    #[must_use]
    pub const fn is_too_long(&self) -> bool {
        self.bytes.len() > RECORD_BYTES && self.text.len() >= RECORD_BYTES
    }

    /// Whether it holds bytes that no log line holds.
    #[must_use]
    pub fn is_binary(&self) -> bool {
        !is_printable(self.text)
    }
}

/// The records of a chunk, in order.
pub struct Records<'c> {
    anchors: &'c Anchors,
    chunk: &'c [u8],
    next: Option<Line<'c>>,
}

#[derive(Clone, Copy)]
struct Line<'c> {
    start: usize,
    /// Behind the line feed.
    end: usize,
    text: &'c [u8],
    anchor: Option<Anchor>,
}

impl<'c> Records<'c> {
    /// The records of these bytes.
    #[must_use]
    pub fn new(chunk: &'c [u8], anchors: &'c Anchors) -> Self {
        Self { anchors, chunk, next: line(chunk, 0, anchors) }
    }

    /// Goes to the record that holds the byte at `position`.
    pub fn seek(&mut self, position: usize) {
        let line_start = |before: usize| memchr::memrchr(b'\n', &self.chunk[..before]).map_or(0, |newline| newline + 1);
        let mut start = line_start(position);
        let own = start;
        loop {
            let candidate = line(self.chunk, start, self.anchors);
            if candidate.is_some_and(|line| line.anchor.is_some()) {
                self.next = candidate;
                break;
            }
            if start == 0 || own - start > RECORD_BYTES {
                // No record begins anywhere near: the line stands alone.
                self.next = line(self.chunk, own, self.anchors);
                break;
            }
            start = line_start(start - 1);
        }
    }
}

impl<'c> Iterator for Records<'c> {
    type Item = Record<'c>;

    #[inline]
    fn next(&mut self) -> Option<Record<'c>> {
        let first = self.next?;
        let mut last = first;
        let mut lines = 1;
        self.next = line(self.chunk, first.end, self.anchors);
        if let Some(anchor) = first.anchor {
            while let Some(next) = self.next
                && next.anchor.is_none()
                && continues(next, anchor, last.text)
                && next.end - first.start <= RECORD_BYTES
            {
                last = next;
                lines += 1;
                self.next = line(self.chunk, next.end, self.anchors);
            }
        }
        let text_end = last.start + last.text.len();
        Some(Record {
            start: first.start,
            bytes: &self.chunk[first.start..last.end],
            text: &self.chunk[first.start..text_end],
            anchor: first.anchor,
            lines,
            feeds: lines,
            is_heading: false,
            flaw: None,
        })
    }
}

#[inline]
fn line<'c>(chunk: &'c [u8], start: usize, anchors: &Anchors) -> Option<Line<'c>> {
    let rest = chunk.get(start..).filter(|rest| !rest.is_empty())?;
    let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |newline| newline + 1);
    let text = without_end(&rest[..length]);
    Some(Line { start, end: start + length, text, anchor: anchors.find(text) })
}

fn continues(line: Line<'_>, of: Anchor, previous: &[u8]) -> bool {
    let is_indented = matches!(line.text.first(), Some(b' ' | b'\t'));
    let is_open = match of.body {
        Body::Standard | Body::SeverityFirst | Body::Pipe | Body::Pattern => true,
        Body::Welf | Body::KeyValue => previous.last() != Some(&b'"'),
        Body::Object | Body::Cef | Body::Row | Body::Vc0 | Body::Vc0Synthetic => false,
    };
    (is_indented || is_open) && !line.text.trim_ascii().is_empty() && is_printable(line.text)
}

fn is_printable(text: &[u8]) -> bool {
    !text.iter().any(|&byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) && std::str::from_utf8(text).is_ok()
}

/// The line without what ends it: LF, CR, NUL, or the escapes that rsyslog writes for them.
#[inline]
pub(super) fn without_end(line: &[u8]) -> &[u8] {
    let mut text = line.strip_suffix(b"\n").unwrap_or(line);
    loop {
        match text {
            [rest @ .., b'\r' | 0]
            | [rest @ .., b'#', b'0', b'1', b'5' | b'2']
            | [rest @ .., b'#', b'0', b'0', b'0'] => text = rest,
            _ => return text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STANDARD: &str = "2025-01-01 00:00:00 - ive - [192.0.2.1] - one\n";
    const WELF: &str = "id=firewall time=\"2025-01-01 00:00:00\" msg=\"two\"\n";

    fn shape(text: &str) -> Vec<(u64, bool)> {
        Records::new(text.as_bytes(), &Anchors::default())
            .map(|record| (record.lines, record.anchor.is_some()))
            .collect()
    }

    #[test]
    fn a_standard_line_takes_what_follows_and_a_closed_welf_line_does_not() {
        assert_eq!(shape(&format!("{STANDARD}more\n\n{STANDARD}")), [(2, true), (1, false), (1, true)]);
        assert_eq!(shape(&format!("{WELF}more\n{WELF}")), [(1, true), (1, false), (1, true)]);
        assert_eq!(shape(&format!("{WELF}\tmore\n")), [(2, true)]);
        assert_eq!(shape("id=firewall time=\"x\" msg=\"open\nclosed\"\nrest\n"), [(2, true), (1, false)]);
    }

    #[test]
    fn records_cover_every_byte_once() {
        let text = format!("junk\n{STANDARD}a\0b\n{WELF}x\r\n\n tail");
        let joined: Vec<u8> =
            Records::new(text.as_bytes(), &Anchors::default()).flat_map(|record| record.bytes.to_vec()).collect();
        assert_eq!(joined, text.as_bytes());
    }

    #[test]
    fn seeking_lands_on_the_record_that_holds_the_byte() {
        let text = format!("{WELF}{STANDARD}more\n{WELF}");
        let position = text.find("more").expect("there");
        let anchors = Anchors::default();
        let mut records = Records::new(text.as_bytes(), &anchors);
        records.seek(position);
        assert_eq!(records.next().map(|record| (record.start, record.lines)), Some((WELF.len(), 2)));
    }

    #[test]
    fn line_ends_and_their_escapes_are_no_text() {
        for end in ["\n", "\r\n", "#015\n", "\0\n", "", "#015", "\r\r\n", "#012\n"] {
            assert_eq!(without_end(format!("text{end}").as_bytes()), b"text");
        }
    }
}
