//! Walks a tar archive that comes as a stream.
//!
//! Knows the long names of GNU (`L`) and of pax (`path`), and the sizes of pax. The `tar` crate decodes
//! headers; its own walk would borrow what it reads from. Archives that were appended to one another are
//! read to the last.

use std::io::{self, Read};

use ::tar::{EntryType, Header};

use super::{archive::Member, layer::Layer, limits::Fault};

const BLOCK_BYTES: u64 = 512;
/// Longest extension of a header. Names are its largest part; 1 MiB is far more than any tool writes.
const EXTENSION_BYTES: u64 = 1 << 20;

/// A tar archive, read as far as its current member.
pub(super) struct Tar {
    below: Layer,
    /// Bytes of the current member that are still to come, and of the padding behind it.
    left: u64,
    padding: u64,
    has_end_mark: bool,
    is_broken: bool,
}

/// What extensions say of the member that follows them.
#[derive(Default)]
struct Extension {
    name: Option<Vec<u8>>,
    size: Option<u64>,
    is_sparse: bool,
}

impl Tar {
    pub(super) const fn new(below: Layer) -> Self {
        Self { below, left: 0, padding: 0, has_end_mark: false, is_broken: false }
    }

    pub(super) fn into_below(self) -> Layer {
        self.below
    }

    pub(super) const fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Goes to the next member; `None` at the end.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        let mut extension = Extension::default();
        loop {
            self.skip_rest()?;
            let Some(header) = self.next_header()? else { return Ok(None) };
            let size = header.entry_size().map_err(|_| damaged())?;
            self.expect(size);
            match header.entry_type() {
                EntryType::GNULongName => {
                    let mut name = self.extension_text()?;
                    name.truncate(name.iter().position(|&byte| byte == 0).unwrap_or(name.len()));
                    extension.name = Some(name);
                }
                EntryType::XHeader => extension.add(&self.extension_text()?),
                EntryType::XGlobalHeader | EntryType::GNULongLink => {}
                EntryType::GNUSparse => {
                    self.skip_sparse_map(&header)?;
                    return Ok(Some(self.member(&header, EntryType::GNUSparse, extension, size)));
                }
                kind => return Ok(Some(self.member(&header, kind, extension, size))),
            }
        }
    }

    fn member(&mut self, header: &Header, kind: EntryType, extension: Extension, size: u64) -> Member {
        let size = extension.size.unwrap_or(size);
        let name = extension.name.unwrap_or_else(|| header.path_bytes().into_owned());
        let is_sparse = extension.is_sparse || kind == EntryType::GNUSparse;
        let is_regular = matches!(kind, EntryType::Regular | EntryType::Continuous) && !name.ends_with(b"/");
        // A hard link tells the size of what it leads to, but nothing of it follows.
        self.expect(if kind == EntryType::Link { 0 } else { size });
        let refused = is_sparse.then(|| "stored with holes; unpack it first".to_owned());
        Member { name, size, is_file: is_regular || is_sparse, refused }
    }

    const fn expect(&mut self, size: u64) {
        self.left = size;
        self.padding = (BLOCK_BYTES - size % BLOCK_BYTES) % BLOCK_BYTES;
    }

    /// Reads over the list of holes that stands before the content.
    fn skip_sparse_map(&mut self, header: &Header) -> io::Result<()> {
        let mut goes_on = header.as_gnu().is_some_and(::tar::GnuHeader::is_extended);
        while goes_on {
            let mut map = ::tar::GnuExtSparseHeader::new();
            if read_full(&mut self.below, map.as_mut_bytes())? < 512 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            goes_on = map.is_extended();
        }
        Ok(())
    }

    /// Reads over what is left of the current member.
    fn skip_rest(&mut self) -> io::Result<()> {
        io::copy(&mut *self, &mut io::sink())?;
        let padding = std::mem::take(&mut self.padding);
        let skipped = io::copy(&mut (&mut self.below).take(padding), &mut io::sink())?;
        if skipped < padding { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    /// The next header that is not empty; `None` where the archive ends.
    fn next_header(&mut self) -> io::Result<Option<Header>> {
        loop {
            let mut header = Header::new_old();
            let bytes = header.as_mut_bytes();
            match read_full(&mut self.below, bytes)? {
                0 if self.has_end_mark => return Ok(None),
                read if read < bytes.len() => return Err(io::ErrorKind::UnexpectedEof.into()),
                _ => {}
            }
            if bytes.iter().all(|&byte| byte == 0) {
                self.has_end_mark = true;
            } else if checksum(bytes) == header.cksum().ok() {
                return Ok(Some(header));
            } else if self.has_end_mark {
                // What follows the end is not part of the archive.
                io::copy(&mut self.below, &mut io::sink())?;
                return Ok(None);
            } else {
                return Err(damaged());
            }
        }
    }

    /// The content of the current member, which tells about the one that follows.
    fn extension_text(&mut self) -> io::Result<Vec<u8>> {
        if self.left > EXTENSION_BYTES {
            return Err(damaged());
        }
        let mut text = Vec::new();
        self.read_to_end(&mut text)?;
        Ok(text)
    }
}

impl Read for Tar {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let read = match self.below.read(buffer.get_mut(..most).unwrap_or_default()) {
            Ok(0) if most > 0 => Err(io::ErrorKind::UnexpectedEof.into()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            outcome => outcome,
        };
        match &read {
            Ok(read) => self.left -= *read as u64,
            Err(_) => self.is_broken = true,
        }
        read
    }
}

impl Extension {
    /// Takes what matters from pax records: `length key=value`, each ended by a line feed.
    fn add(&mut self, text: &[u8]) {
        let mut rest = text;
        while let Some((record, after)) = next_record(rest) {
            rest = after;
            let Some(equals) = record.iter().position(|&byte| byte == b'=') else { continue };
            let (key, value) = (record.get(..equals).unwrap_or_default(), record.get(equals + 1..).unwrap_or_default());
            match key {
                b"path" => self.name = Some(value.to_vec()),
                b"size" => self.size = std::str::from_utf8(value).ok().and_then(|size| size.parse().ok()),
                _ => self.is_sparse |= key.starts_with(b"GNU.sparse."),
            }
        }
    }
}

/// The first pax record without its length and line feed, and what follows it.
fn next_record(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = text.iter().position(|&byte| byte == b' ')?;
    let length: usize = std::str::from_utf8(text.get(..blank)?).ok()?.parse().ok()?;
    let record = text.get(blank + 1..length.checked_sub(1)?)?;
    Some((record, text.get(length..)?))
}

/// The sum of all bytes, those of the field that holds it taken as blanks.
fn checksum(header: &[u8; 512]) -> Option<u32> {
    let field: u32 = header.get(148..156)?.iter().map(|&byte| u32::from(byte)).sum();
    let all: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    Some(all - field + 8 * u32::from(b' '))
}

/// Fills the buffer as far as there are bytes.
fn read_full(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn damaged() -> io::Error {
    Fault::error("a damaged tar header")
}
