//! Takes the next run of whole records from a file or a stream.
//!
//! Where lines divide records, a cut lies before a line that starts one, or behind a run of lines longer than
//! any; elsewhere it lies between frames.

use std::io::{self, Read};

use super::{Block, Framing, Layout, RECORD_BYTES, Settings, bytes::Mapping, walk::Stream};

/// Longest run of bytes without a line end that is held in memory; beyond it a line is cut.
const LINE_BYTES: usize = 16 << 20;

/// So many bytes tell how a source is divided; of a damaged log it may take more.
pub(super) const HEAD_BYTES: [usize; 3] = [64 << 10, 1 << 20, MOST_HEAD_BYTES];
/// Whatever they tell, more are not looked at.
pub(super) const MOST_HEAD_BYTES: usize = 16 << 20;

/// Whether a stream has more. A fault is kept until what came before it is handed out.
pub(super) enum End {
    Open,
    Reached,
    Fault(io::Error),
}

/// Where a stream is read from, and what was read but not handed out.
pub(super) struct Reader<'r> {
    pub(super) stream: &'r mut Stream,
    pub(super) carry: &'r mut Vec<u8>,
    pub(super) end: &'r mut End,
}

pub(super) fn next_mapped(mapping: &Mapping, offset: u64, layout: &Layout, settings: &Settings) -> Option<Block> {
    let start = usize::try_from(offset).ok()?;
    let rest = &mapping.bytes()[start..];
    let mut window = settings.chunk_bytes;
    let length = loop {
        if window >= rest.len() {
            break rest.len();
        }
        match cut(&rest[..window], start == 0, layout, settings) {
            Some(length) => break length,
            None => window *= 2,
        }
    };
    (length > 0).then(|| Block::Mapped(mapping.clone(), start..start + length))
}

pub(super) fn next_read(
    reader: Reader<'_>,
    is_start: bool,
    layout: &Layout,
    settings: &Settings,
) -> io::Result<Option<Block>> {
    let Reader { stream, carry, end } = reader;
    let mut window = settings.chunk_bytes;
    loop {
        fill(stream, carry, end, window);
        if carry.len() <= window && !matches!(end, End::Open) {
            if !carry.is_empty() {
                return Ok(Some(Block::Read(std::mem::take(carry))));
            }
            return match std::mem::replace(end, End::Reached) {
                End::Fault(error) => Err(error),
                _ => Ok(None),
            };
        }
        match cut(&carry[..window.min(carry.len())], is_start, layout, settings) {
            Some(length) => {
                let rest = carry.split_off(length);
                return Ok(Some(Block::Read(std::mem::replace(carry, rest))));
            }
            None => window *= 2,
        }
    }
}

/// Reads until so many bytes are there, or the stream ends.
pub(super) fn fill(stream: &mut Stream, carry: &mut Vec<u8>, end: &mut End, wanted: usize) {
    if matches!(end, End::Open) && carry.len() < wanted {
        let missing = (wanted - carry.len()) as u64;
        match stream.take(missing).read_to_end(carry) {
            Ok(read) if (read as u64) < missing => *end = End::Reached,
            Ok(_) => {}
            Err(error) => *end = End::Fault(error),
        }
    }
}

/// The last place in the window where a chunk may end, if there is one.
fn cut(window: &[u8], is_start: bool, layout: &Layout, settings: &Settings) -> Option<usize> {
    if layout.framing != Framing::Lines {
        let framed = layout.framing.cut(window, is_start);
        return framed.or_else(|| (window.len() >= LINE_BYTES).then_some(window.len()));
    }
    let Some(last_newline) = memchr::memrchr(b'\n', window) else {
        return (window.len() >= LINE_BYTES).then_some(window.len());
    };
    let mut line_end = window.len();
    let mut newline = last_newline;
    loop {
        let line_start = newline + 1;
        if settings.reading.starts_record(&window[line_start..line_end]) {
            return Some(line_start);
        }
        if window.len() - line_start > RECORD_BYTES {
            return Some(last_newline + 1);
        }
        line_end = newline;
        newline = memchr::memrchr(b'\n', &window[..newline])?;
    }
}
