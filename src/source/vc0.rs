//! Divides a native `.vc0` log into its records.
//!
//! Behind a header of 8192 bytes stand records: a length of two bytes, the low one first, and a text of fields,
//! each with a tab behind it. Whether the length counts its own two bytes is not settled publicly, so it is
//! learned from the first records. Lengths form a chain; where it breaks, the next record is found by what
//! begins one, and what is wrong there is a [`Flaw`]. A piece is decided by the bytes at most [`LOOK_BYTES`]
//! ahead, so that neither a hostile length nor a hole of gigabytes costs memory.
//!
//! Records divided by the byte 5 are the layout that the tests of a published parser use; no appliance is
//! known to write it. In a carved image records stand anywhere.

mod cut;
mod head;

use std::ops::Range;

use super::Edge;
pub use head::HEX;
use head::{HEAD_BYTES, ID_BYTES, find_head, is_head, is_hex, is_id};

/// What a header begins with; the rest of it is NUL.
const SIGNATURE: &[u8] = b"\x05\0\0\0\x01\0\0\0";
/// Length of the header.
pub(super) const HEADER_BYTES: usize = 8192;
/// Longest text; its length has two bytes.
const TEXT_BYTES: usize = 0xFFFF;
/// What is no record is handed out in pieces of this size.
const PIECE_BYTES: usize = 64 << 10;
/// A piece is decided by so many bytes at most: one that is as long as can be, the record behind it, and what
/// begins the one behind that.
pub(super) const LOOK_BYTES: usize = 2 * (2 + TEXT_BYTES) + 1024;
/// NULs behind a record that make it believable.
const NULS: usize = 32;
/// Records by which the reading of lengths is learned.
const MOST_VOTES: usize = 64;

/// What divides the records of a `.vc0` log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// A length before each record, which counts the text.
    Lengths,
    /// A length before each record, which also counts its own two bytes.
    WholeLengths,
    /// The byte 5 between records.
    Separators,
    /// Nothing: records are searched for.
    Carved,
}

/// A place where the records of a `.vc0` log do not follow each other as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// What stands before the first record is not the header that is known.
    Header,
    /// A record without its length.
    BareRecord,
    /// A length that is not that of its record.
    StaleLength,
    /// A record whose length is kept and whose text is NUL.
    ZeroFill,
    /// NULs that no length covers: between records, or behind the last one.
    NulRun,
    /// Bytes that are no record.
    Foreign,
    /// A record that the end of the file cuts.
    Truncated,
}

/// A run of bytes that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// How many bytes it has.
    pub length: usize,
    /// Where in it the text of a record is, if it is one.
    pub text: Option<Range<usize>>,
    /// What is wrong with it.
    pub flaw: Option<Flaw>,
}

impl Piece {
    const fn record(text: Range<usize>, flaw: Option<Flaw>) -> Self {
        Self { length: text.end, text: Some(text), flaw }
    }

    const fn other(length: usize, flaw: Option<Flaw>) -> Self {
        Self { length, text: None, flaw }
    }

    /// Whether it is, or was, a record.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.text.is_some() || matches!(self.flaw, Some(Flaw::ZeroFill | Flaw::Foreign | Flaw::Truncated))
    }
}

impl Division {
    /// How a source that begins with these bytes is divided, if it is a `.vc0` log. One that is called so is one,
    /// whatever became of its beginning.
    #[must_use]
    pub fn of(head: &[u8], is_called_so: bool) -> Option<Self> {
        match votes(head) {
            [0, 0] if !(is_called_so || head.starts_with(SIGNATURE)) => None,
            [0, 0] if is_separated(head) => Some(Self::Separators),
            [text, whole] if whole > text => Some(Self::WholeLengths),
            _ => Some(Self::Lengths),
        }
    }

    /// Whether these first bytes of a `.vc0` log do not tell what its lengths count: its records begin later, or
    /// what was there is destroyed.
    #[must_use]
    pub fn is_unsettled(head: &[u8], is_called_so: bool) -> bool {
        (is_called_so || head.starts_with(SIGNATURE)) && votes(head) == [0, 0] && !is_separated(head)
    }

    /// The piece at the start of these bytes; `None` if more of them must be seen. `is_start` tells that they
    /// are the first of the source, `edge` what follows them.
    #[must_use]
    pub fn piece(self, bytes: &[u8], is_start: bool, edge: Edge) -> Option<Piece> {
        if bytes.is_empty() || (edge == Edge::Open && bytes.len() < LOOK_BYTES) {
            return None;
        }
        // What is behind these bytes must not change what they are.
        let (seen, edge) = match bytes.get(..LOOK_BYTES) {
            Some(seen) if bytes.len() > LOOK_BYTES => (seen, Edge::Open),
            _ => (bytes, edge),
        };
        let view = View { bytes: seen, division: self, edge };
        Some(match self {
            Self::Carved => view.carved(),
            _ if is_start => view.header(),
            Self::Separators => view.separated(),
            Self::Lengths | Self::WholeLengths => view.counted(),
        })
    }

    /// Where the record ends that begins with its length, if its length is right.
    fn end(self, bytes: &[u8]) -> Option<usize> {
        let length = usize::from(u16::from_le_bytes(*bytes.first_chunk()?));
        let text = if self == Self::WholeLengths { length.checked_sub(2)? } else { length };
        (text > 0).then_some(2 + text)
    }
}

/// Bytes that are divided, and what is known about what follows them.
#[derive(Clone, Copy)]
struct View<'b> {
    bytes: &'b [u8],
    division: Division,
    edge: Edge,
}

impl View<'_> {
    /// The header, whatever state it is in.
    fn header(self) -> Piece {
        let bytes = self.bytes;
        let known = bytes.len().min(HEADER_BYTES);
        let is_known = bytes.starts_with(SIGNATURE)
            && known == HEADER_BYTES
            && bytes[SIGNATURE.len()..known].iter().all(|&byte| byte == 0);
        if is_known {
            return Piece::other(HEADER_BYTES, None);
        }
        let first = find_head(&bytes[..bytes.len().min(PIECE_BYTES)], 0);
        match first.map(|start| self.text_end(start)) {
            // A log without any header begins with a record.
            Some(0) => {
                let piece = self.counted();
                Piece { flaw: piece.flaw.or(Some(Flaw::Header)), ..piece }
            }
            Some(end) => Piece::other(end, Some(Flaw::Header)),
            None => Piece::other(known, Some(Flaw::Header)),
        }
    }

    fn separated(self) -> Piece {
        let most = self.bytes.len().min(TEXT_BYTES);
        match memchr::memchr(5, &self.bytes[..most]) {
            Some(0) => Piece::other(1, None),
            Some(end) => Piece { length: end + 1, ..Piece::record(0..end, None) },
            None if self.bytes[0] == 0 => Piece::other(nuls(self.bytes), Some(Flaw::NulRun)),
            None => Piece::record(0..most, None),
        }
    }

    fn counted(self) -> Piece {
        let bytes = self.bytes;
        if is_id(bytes, 2) {
            return self.behind_length();
        }
        if is_head(bytes, 0) {
            let end = find_head(self.reach(), ID_BYTES).map_or(bytes.len(), |start| self.text_end(start));
            return Piece::record(0..before_nul(bytes, end.min(TEXT_BYTES)), Some(Flaw::BareRecord));
        }
        if let Some(end) = self.division.end(bytes)
            && bytes.get(2..end).is_some_and(|text| text.iter().all(|&byte| byte == 0))
            && self.follows(end)
        {
            return Piece::other(end, Some(Flaw::ZeroFill));
        }
        if bytes[0] == 0 {
            return Piece::other(self.nul_run(), Some(Flaw::NulRun));
        }
        let is_beginning = || bytes.iter().skip(2).all(|&byte| is_hex(byte) || byte == b'.');
        if self.edge == Edge::End && bytes.len() < 2 + ID_BYTES && is_beginning() {
            return Piece::other(bytes.len(), Some(Flaw::Truncated));
        }
        let end = find_head(self.reach(), 1).map_or(self.reach().len(), |start| self.text_end(start));
        Piece::other(end.clamp(1, PIECE_BYTES), Some(Flaw::Foreign))
    }

    /// The record behind a length.
    fn behind_length(self) -> Piece {
        let bytes = self.bytes;
        let end = self.division.end(bytes).filter(|&end| self.ends_text(end));
        if let Some(end) = end.filter(|&end| self.follows(end)) {
            return Piece::record(2..end, None);
        }
        // No record has a NUL, and behind it the next one may be far.
        let nul = before_nul(bytes, bytes.len().min(2 + TEXT_BYTES));
        let next = find_head(&self.reach()[..(nul + HEAD_BYTES).min(self.reach().len())], 2 + ID_BYTES);
        let next = next.map(|start| self.text_end(start));
        if let Some(end) = end.filter(|&end| end <= nul)
            && next.is_none_or(|next| end < next && !is_text(&bytes[end..next]))
        {
            // The record is whole; what follows it is none.
            return Piece::record(2..end, None);
        }
        let stop = next.map_or(nul, |next| next.min(nul));
        let is_cut = next.is_none()
            && self.edge == Edge::End
            && self.division.end(bytes).is_some_and(|end| end > stop)
            && bytes[stop..].iter().all(|&byte| byte == 0);
        Piece::record(2..stop, Some(if is_cut { Flaw::Truncated } else { Flaw::StaleLength }))
    }

    /// A record, wherever it stands, or what is before it.
    fn carved(self) -> Piece {
        let bytes = self.bytes;
        let start = match find_head(&bytes[..bytes.len().min(PIECE_BYTES + HEAD_BYTES)], 0) {
            Some(start) if start < PIECE_BYTES => start,
            _ => return Piece::other(bytes.len().min(PIECE_BYTES), None),
        };
        match start {
            0 | 2 => {}
            1 => return Piece::other(1, None),
            _ => return Piece::other(start - 2, None),
        }
        let next = find_head(self.reach(), start + ID_BYTES).unwrap_or_else(|| self.reach().len());
        let exact =
            [Division::Lengths, Division::WholeLengths].into_iter().filter(|_| start == 2).find_map(|division| {
                let end = division.end(bytes).filter(|&end| end <= next && end > start + ID_BYTES)?;
                (bytes.get(end - 1) == Some(&b'\t') && is_text(&bytes[start..end])).then_some(end)
            });
        if let Some(end) = exact {
            return Piece::record(start..end, None);
        }
        // Without a length that fits, a text ends with the last tab before anything that is no text.
        let text = &bytes[start..next];
        let printable = text.iter().position(|&byte| byte < b' ' && byte != b'\t').unwrap_or(text.len());
        let end = memchr::memrchr(b'\t', &text[..printable]).map_or(ID_BYTES, |tab| tab + 1);
        Piece::record(start..start + end, Some(Flaw::BareRecord))
    }

    /// NULs, up to the length of a record that begins in them: its low byte may be NUL, too.
    fn nul_run(self) -> usize {
        let run = nuls(self.bytes);
        let holds_length = !is_id(self.bytes, run) && !is_id(self.bytes, run + 2) && is_id(self.bytes, run + 1);
        if holds_length && run > 1 { run - 1 } else { run }
    }

    /// The bytes in which whatever begins here ends.
    fn reach(&self) -> &[u8] {
        &self.bytes[..self.bytes.len().min(2 + TEXT_BYTES + HEAD_BYTES)]
    }

    /// Whether a text can end here.
    fn ends_text(self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|last| self.bytes.get(last) == Some(&b'\t'))
    }

    /// Whether what begins here can follow a record.
    fn follows(self, at: usize) -> bool {
        let Some(rest) = self.bytes.get(at..) else { return false };
        if rest.is_empty() {
            return self.edge != Edge::Open;
        }
        // Where a chunk ends says nothing.
        let is_seen = self.edge == Edge::End || rest.len() >= 2 + NULS;
        is_id(rest, 2) || is_id(rest, 0) || (is_seen && rest.iter().skip(2).take(NULS).all(|&byte| byte == 0))
    }

    /// Where the text ends that comes before the record whose text starts here: before its length, if it has one.
    fn text_end(self, start: usize) -> usize {
        let bytes = self.bytes;
        let Some(before) = start.checked_sub(2) else { return start };
        let end = self.division.end(&bytes[before..]).map(|end| before + end);
        let fits = end.is_some_and(|end| self.ends_text(end) && self.follows(end));
        if fits || (!self.ends_text(start) && self.ends_text(before)) { before } else { start }
    }
}

/// NULs at the start, no more than a piece.
fn nuls(bytes: &[u8]) -> usize {
    // Holes of gigabytes are walked through: whole blocks are faster.
    const BLOCK_BYTES: usize = 64;
    let piece = &bytes[..bytes.len().min(PIECE_BYTES)];
    let is_nul = |block: &&[u8]| block.iter().fold(0, |all, byte| all | byte) == 0;
    let blocks = piece.chunks_exact(BLOCK_BYTES).take_while(is_nul).count() * BLOCK_BYTES;
    blocks + piece[blocks..].iter().take_while(|byte| **byte == 0).count()
}

/// Where a record that ends here at most meets a NUL.
fn before_nul(bytes: &[u8], end: usize) -> usize {
    let text = bytes.get(ID_BYTES..end).unwrap_or_default();
    memchr::memchr(0, text).map_or(end, |nul| ID_BYTES + nul)
}

/// Whether there are no bytes that no text has.
fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|&byte| byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'))
}

/// How many of the first records are followed by another one if their lengths count the text, or themselves, too.
fn votes(head: &[u8]) -> [usize; 2] {
    let mut votes = [0; 2];
    let mut from = 2;
    for _ in 0..MOST_VOTES {
        let Some(start) = find_head(head, from) else { break };
        from = start + ID_BYTES;
        // A line feed ends the line before, where somebody wrote texts one a line.
        if head[start - 1] == b'\n' {
            continue;
        }
        for (division, votes) in [Division::Lengths, Division::WholeLengths].into_iter().zip(&mut votes) {
            let end = division.end(&head[start - 2..]).map(|end| start - 2 + end);
            // A log of one record ends with it.
            let is_next =
                end.is_some_and(|end| head.get(end - 1) == Some(&b'\t') && (is_id(head, end + 2) || end == head.len()));
            *votes += usize::from(is_next);
        }
    }
    votes
}

/// Whether there is the beginning of a native record in some bytes.
#[must_use]
pub fn has_records(bytes: &[u8]) -> bool {
    find_head(bytes, 0).is_some()
}

/// Whether the log that begins so has bytes of 5 between its records.
fn is_separated(head: &[u8]) -> bool {
    let is_id = |record: &[u8]| {
        let fraction = record.get(9..).unwrap_or_default();
        let digits = fraction.iter().take(8).take_while(|&&byte| is_hex(byte)).count();
        record.len() > ID_BYTES
            && record[..8].iter().all(|&byte| is_hex(byte))
            && record[8] == b'.'
            && digits >= 6
            && fraction.get(digits) == Some(&b'\t')
    };
    let records = head.get(HEADER_BYTES..).unwrap_or_default();
    records.contains(&5) && records.split(|&byte| byte == 5).filter(|record| !record.is_empty()).take(4).any(is_id)
}
