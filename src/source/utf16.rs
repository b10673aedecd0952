//! Turns UTF-16 into UTF-8 while it is read, as Windows tools write exported logs.
//!
//! Offsets of such a source count bytes of the UTF-8 text. The byte order mark is left out, as it belongs
//! to the encoding; half a character becomes U+FFFD.

use std::io::{self, Read};

use super::layer::Layer;

/// Bytes read at a time.
const READ_BYTES: usize = 64 << 10;
const BYTE_ORDER_MARK: u16 = 0xFEFF;

/// Transcodes the layer below.
pub(super) struct Utf16 {
    below: Layer,
    is_big_endian: bool,
    is_at_start: bool,
    has_ended: bool,
    /// Raised when what came before it is handed out.
    fault: Option<io::Error>,
    /// Bytes of which the other half, or a second unit, is still to come.
    rest: Vec<u8>,
    text: Vec<u8>,
    shown: usize,
}

impl Utf16 {
    pub(super) const fn new(below: Layer, is_big_endian: bool) -> Self {
        Self {
            below,
            is_big_endian,
            is_at_start: true,
            has_ended: false,
            fault: None,
            rest: Vec::new(),
            text: Vec::new(),
            shown: 0,
        }
    }

    pub(super) fn into_below(self) -> Layer {
        self.below
    }

    /// Reads and transcodes the next piece.
    fn refill(&mut self) {
        match (&mut self.below).take(READ_BYTES as u64).read_to_end(&mut self.rest) {
            Ok(read) => self.has_ended = read < READ_BYTES,
            Err(error) => {
                self.has_ended = true;
                self.fault = Some(error);
            }
        }
        let mut units: Vec<u16> = self.rest.as_chunks::<2>().0.iter().map(|pair| self.unit(*pair)).collect();
        let mut used = units.len() * 2;
        if !self.has_ended && units.pop_if(|unit| (0xD800..0xDC00).contains(unit)).is_some() {
            used -= 2;
        }
        if std::mem::take(&mut self.is_at_start) && units.first() == Some(&BYTE_ORDER_MARK) {
            units.remove(0);
        }
        self.rest.drain(..used);
        self.text.clear();
        self.shown = 0;
        for unit in char::decode_utf16(units) {
            let character = unit.unwrap_or(char::REPLACEMENT_CHARACTER);
            self.text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        if self.has_ended && !self.rest.is_empty() {
            self.text.extend_from_slice("\u{FFFD}".as_bytes());
        }
    }

    const fn unit(&self, pair: [u8; 2]) -> u16 {
        if self.is_big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    }
}

impl Read for Utf16 {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.shown == self.text.len() {
            match self.fault.take() {
                Some(fault) => return Err(fault),
                None if self.has_ended => return Ok(0),
                None => self.refill(),
            }
        }
        let mut left = self.text.get(self.shown..).unwrap_or_default();
        let read = left.read(buffer)?;
        self.shown += read;
        Ok(read)
    }
}
