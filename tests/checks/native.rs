//! Native logs in memory: pieces cover them, and where a log is cut into chunks changes none of them.
//!
//! A log is built from a script, so that a few bytes make what takes megabytes: records as long as can be,
//! texts that hold records, lengths that reach over records and end where one does.

use pulsetrail::{
    parse::{Anchors, Frames, Record},
    source::{Division, Edge, Framing, Layout, Piece, Reading},
};

use crate::checks::{files, lines};

/// Length of the header.
pub const HEADER_BYTES: usize = 8192;
/// Longer logs are not built.
const MOST_BYTES: usize = 1_500_000;
/// Longer ones are only divided.
const READ_BYTES: usize = 40_000;
/// Aimed sizes of chunks.
const CHUNKS: [usize; 5] = [1, 140_000, 200_000, 400_000, 700_000];
/// A chunk may need to be so long, however small it shall be: more than that must never be held to find its end.
const MOST_NEEDED: usize = 1 << 20;

/// Checks the log that a script asks for.
pub fn hold(script: &[u8]) {
    for division in [Division::Lengths, Division::WholeLengths] {
        let bytes = built(script, division);
        divides(&bytes, division);
        if division == Division::Lengths {
            divides(&bytes, Division::Separators);
            divides(&bytes, Division::Carved);
        }
        if bytes.len() < READ_BYTES {
            read(&bytes);
            files::hold(&bytes);
        }
    }
}

/// Checks that log, however long it is, on its way to the ledger.
#[cfg(test)]
pub fn hold_as_file(script: &[u8]) {
    files::hold(&built(script, Division::Lengths));
}

/// A log behind a good header. What follows `=` is taken as it is. Else a letter of a step is followed by two bytes,
/// a length, the low one first; what is no such letter stands for itself.
pub fn built(script: &[u8], division: Division) -> Vec<u8> {
    let mut log = Script { bytes: vec![0; HEADER_BYTES], division, number: 0, open: Vec::new() };
    (log.bytes[0], log.bytes[4]) = (5, 1);
    if let [b'=', whole @ ..] = script {
        log.bytes.extend_from_slice(whole);
        return log.bytes;
    }
    let mut rest = script;
    while log.bytes.len() < MOST_BYTES {
        rest = match rest {
            [] => break,
            [step, low, high, rest @ ..] if b"rbszneojxtihcqd".contains(step) => {
                log.take(*step, usize::from(u16::from_le_bytes([*low, *high])));
                rest
            }
            [byte, rest @ ..] => {
                log.bytes.push(*byte);
                rest
            }
        };
    }
    log.bytes
}

struct Script {
    bytes: Vec<u8>,
    division: Division,
    number: u32,
    /// Where lengths stand that may yet be made to fit.
    open: Vec<usize>,
}

impl Script {
    fn take(&mut self, step: u8, length: usize) {
        let Self { bytes, .. } = self;
        let end = bytes.len() + length;
        match step {
            // A record, one without its length, and one whose length is wrong unless a later step makes it fit.
            b'r' => self.record(length, b""),
            b'b' => {
                let text = self.text(length, b"");
                self.bytes.extend(text);
            }
            b's' => {
                self.open.push(bytes.len());
                self.length(length);
                let text = self.text(90, b"");
                self.bytes.extend(text);
            }
            // A text of zeros.
            b'z' => {
                self.length(length);
                self.bytes.resize(self.bytes.len() + length, 0);
            }
            // A record whose argument is a record, and one whose argument is one that reaches beyond it.
            b'e' => {
                let mut inner = Self { bytes: Vec::new(), open: Vec::new(), ..*self };
                inner.record(length / 2, b"");
                self.record(length, &inner.bytes);
            }
            b'o' => {
                let inner = [b"\xFF\xFF", &self.text(90, b"")[..]].concat();
                let start = self.bytes.len() + 2;
                self.record(length.clamp(200, 65_000), &inner);
                let at = self.bytes[start..].windows(2).position(|pair| pair == b"\xFF\xFF").map(|at| start + at);
                self.open.extend(at);
            }
            // The last length that is wrong fits from now on.
            b'c' => self.close(self.bytes.len()),
            // A record that ends in empty arguments, and the last length that is wrong leads to before the last one.
            b'q' => {
                self.record(length, b"");
                let end = self.bytes.len();
                self.bytes[end - 3..].fill(b'\t');
                self.close(end - 1);
            }
            // The beginning of a record.
            b'h' => {
                self.record(length.min(400), b"");
                self.bytes.truncate(end);
            }
            b'i' => bytes.extend(b"67e39911.048d95\t".iter().cycle().take(length)),
            b'n' => bytes.resize(end, 0),
            b'j' => bytes.extend(b"\xFE\x01\x05".iter().cycle().take(length)),
            b'x' => bytes.resize(end, b'x'),
            b't' => bytes.resize(end, b'\t'),
            _ => bytes.resize(end, b'.'),
        }
    }

    /// Makes the last wrong length lead there.
    fn close(&mut self, end: usize) {
        let Some(at) = self.open.pop() else { return };
        let own = if self.division == Division::WholeLengths { 2 } else { 0 };
        let length = u16::try_from(end - at - 2 + own).unwrap_or(u16::MAX);
        self.bytes[at..at + 2].copy_from_slice(&length.to_le_bytes());
    }

    fn record(&mut self, length: usize, argument: &[u8]) {
        let text = self.text(length, argument);
        self.length(text.len());
        self.bytes.extend(text);
    }

    fn length(&mut self, text: usize) {
        let own = if self.division == Division::WholeLengths { 2 } else { 0 };
        self.bytes.extend(u16::try_from(text + own).unwrap_or(u16::MAX).to_le_bytes());
    }

    /// A text of this length, if what it must hold is not longer.
    fn text(&mut self, length: usize, argument: &[u8]) -> Vec<u8> {
        self.number += 1;
        let id = 0x67e3_9911 + self.number;
        let head = format!("{id:08x}.048d95\tn\tADM20599\tvc0\tRoot\t192.0.2.7\teva\t\t\t\t\t\t\t\t\t\t\tuid__1_2_3\t");
        let mut text = head.into_bytes();
        text.extend_from_slice(argument);
        text.resize(length.clamp(text.len() + 1, 0xFFFF), b'a');
        if let Some(last) = text.last_mut() {
            *last = b'\t';
        }
        text
    }
}

/// The pieces of a whole source, or of a chunk of it, each with its place.
fn pieces(chunk: &[u8], start: usize, edge: Edge, division: Division) -> Vec<(usize, Piece)> {
    let (mut at, mut pieces) = (0, Vec::new());
    while let Some(piece) = division.piece(&chunk[at..], start + at == 0, edge) {
        assert!(piece.length > 0, "an empty piece at {}", start + at);
        assert!(piece.length <= chunk.len() - at, "a piece longer than what there is at {}", start + at);
        if let Some(text) = &piece.text {
            assert!(text.start <= text.end && text.end <= piece.length, "a text outside its piece at {}", start + at);
        }
        pieces.push((start + at, piece.clone()));
        at += piece.length;
    }
    assert_eq!(at, chunk.len(), "where the last piece ends");
    pieces
}

fn divides(bytes: &[u8], division: Division) {
    let whole = pieces(bytes, 0, Edge::End, division);
    for chunk_bytes in CHUNKS.into_iter().filter(|&chunk_bytes| chunk_bytes < bytes.len()) {
        let mut wanted = whole.iter();
        let mut at = 0;
        while at < bytes.len() {
            let end = at + chunk(&bytes[at..], at == 0, chunk_bytes, division);
            let edge = if end == bytes.len() { Edge::End } else { Edge::Frame };
            for piece in pieces(&bytes[at..end], at, edge, division) {
                let wanted = wanted.next();
                assert_eq!(
                    Some(&piece),
                    wanted,
                    "{division:?}, chunks of {chunk_bytes}: the one of {at}..{end} (of {})",
                    bytes.len()
                );
            }
            at = end;
        }
    }
}

/// Length of the first chunk, as the feed takes it.
fn chunk(bytes: &[u8], is_start: bool, chunk_bytes: usize, division: Division) -> usize {
    let mut window = chunk_bytes;
    while window < bytes.len() {
        assert!(window <= MOST_NEEDED.max(chunk_bytes), "no place to cut in {window} bytes");
        if let Some(length) = Framing::Vc0(division).cut(&bytes[..window], is_start) {
            assert!((1..=window).contains(&length), "a cut behind {length} of {window} bytes");
            return length;
        }
        window *= 2;
    }
    bytes.len()
}

/// Checks what is made of the records of a log.
pub fn read(bytes: &[u8]) {
    let anchors = Anchors::default();
    let layout: Layout = anchors.layout(&bytes[..bytes.len().min(1 << 16)], "");
    assert!(matches!(layout.framing, Framing::Vc0(_)), "{:?}", layout.framing);
    let records: Vec<Record<'_>> = Frames::new(bytes, true, Edge::End, &layout, &anchors).collect();
    let mut at = 0;
    for record in &records {
        assert_eq!((record.start, record.feeds), (at, 0));
        let (own, text) = (record.bytes.as_ptr_range(), record.text.as_ptr_range());
        assert!(own.start <= text.start && text.end <= own.end, "a text outside its record at {at}");
        at += record.bytes.len();
    }
    assert_eq!(at, bytes.len());
    lines::read(&records, None, &anchors);
}
