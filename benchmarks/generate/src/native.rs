//! Native logs (`.vc0`): a header of 8192 bytes, then records of fields that each end in a TAB.

use std::io::{self, Write};

const HEADER_BYTES: usize = 8192;
/// What plaso's parser takes for the end of a record.
const SEPARATOR: u8 = 5;

/// How the records of a log are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Two bytes before each record say how long it is, the low one first.
    Length,
    /// A byte 05 after each record: the layout that plaso's parser and its tests assume.
    Separator,
}

pub fn header() -> [u8; HEADER_BYTES] {
    let mut header = [0; HEADER_BYTES];
    (header[0], header[4]) = (5, 1);
    header
}

impl Framing {
    /// Writes a record; returns how many bytes that took.
    pub fn write(self, out: &mut impl Write, record: &[u8]) -> io::Result<u64> {
        let length = u16::try_from(record.len()).map_err(io::Error::other)?;
        match self {
            Self::Length => {
                out.write_all(&length.to_le_bytes())?;
                out.write_all(record)?;
                Ok(u64::from(length) + 2)
            }
            Self::Separator => {
                out.write_all(record)?;
                out.write_all(&[SEPARATOR])?;
                Ok(u64::from(length) + 1)
            }
        }
    }
}
