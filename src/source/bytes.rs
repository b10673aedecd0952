//! Opens one file: maps it when that works, reads or inflates it otherwise.
//!
//! The only unsafe code of the crate is the mapping. What leaves this module is a [`Block`], an owned
//! handle to bytes that workers can hold as long as they like. Files are opened for reading only.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read},
    ops::Range,
    sync::Arc,
};

use flate2::read::MultiGzDecoder;
use memmap2::{Advice, Mmap, UncheckedAdvice};

use super::{Container, Source};

/// How much of a file is read to see what it is.
const SNIFF_BYTES: usize = 512;
/// Compressed bytes read at a time; larger reads measured no faster.
const READ_BYTES: usize = 256 << 10;

/// A file mapped into memory.
#[derive(Clone, Debug)]
pub struct Mapping(Arc<Mmap>);

impl Mapping {
    #[allow(unsafe_code, reason = "mapping is the point of this module")]
    fn new(file: &File) -> io::Result<Self> {
        // SAFETY: the mapping is read-only and private to this process. If another process truncates
        // the file meanwhile, touching the lost pages raises SIGBUS and ends the run; if it changes
        // bytes, the parser sees other bytes but no invariant of ours rests on them staying equal:
        // lengths are taken from the mapping, and text is validated where it is copied out.
        // `--no-mmap` reads instead, for archives that are still being written.
        let map = unsafe { Mmap::map(file)? };
        // Larger pages make a second command on the same archive two to three times as fast to scan.
        // Where the kernel knows no such advice nothing is lost.
        let _ = map.advise(Advice::HugePage);
        Ok(Self(Arc::new(map)))
    }

    /// The bytes of the whole file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Tells the kernel that these bytes are done with, so that memory stays flat on large files.
    #[allow(unsafe_code, reason = "mapping is the point of this module")]
    fn release(&self, range: &Range<usize>) {
        const PAGE: usize = 4096;
        let start = range.start.next_multiple_of(PAGE);
        let end = range.end / PAGE * PAGE;
        if start < end {
            // SAFETY: the mapping is backed by a file and never written to, so a page that is dropped
            // comes back with the same contents when it is touched again.
            let _ = unsafe { self.0.unchecked_advise_range(UncheckedAdvice::DontNeed, start, end - start) };
        }
    }
}

impl AsRef<[u8]> for Mapping {
    fn as_ref(&self) -> &[u8] {
        self.bytes()
    }
}

/// A run of bytes that owns what it needs to stay readable.
#[derive(Clone, Debug)]
pub enum Block {
    /// Part of a mapped file.
    Mapped(Mapping, Range<usize>),
    /// Bytes that were read.
    Read(Vec<u8>),
}

impl Block {
    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Mapped(mapping, range) => &mapping.bytes()[range.clone()],
            Self::Read(bytes) => bytes,
        }
    }

    /// Says that the bytes will not be looked at again.
    pub fn release(&self) {
        if let Self::Mapped(mapping, range) = self {
            mapping.release(range);
        }
    }
}

/// An open source.
pub(super) enum Opened {
    Mapped(Mapping),
    Stream(Stream),
    Parquet(Mapping),
}

/// Bytes that come one after the other.
pub(super) enum Stream {
    Plain(Counted),
    Gzip(Box<MultiGzDecoder<BufReader<Counted>>>),
}

impl Stream {
    /// Bytes taken from the file so far (compressed ones, for gzip).
    pub(super) fn consumed(&self) -> u64 {
        match self {
            Self::Plain(counted) => counted.count,
            Self::Gzip(decoder) => decoder.get_ref().get_ref().count,
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(counted) => counted.read(buffer),
            Self::Gzip(decoder) => decoder.read(buffer),
        }
    }
}

/// A reader that counts what went through it.
pub(super) struct Counted {
    inner: Box<dyn Read + Send>,
    count: u64,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

/// Opens a source. The inner error is a phrase: a container that is not read.
pub(super) fn open(source: &Source, use_mmap: bool) -> io::Result<Result<Opened, String>> {
    if source.is_stdin() {
        return stream(Box::new(io::stdin()));
    }
    let file = File::open(&source.path)?;
    let is_regular_with_size = file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0);
    if !is_regular_with_size {
        return stream(Box::new(file));
    }
    let mut head = Vec::with_capacity(SNIFF_BYTES);
    (&file).take(SNIFF_BYTES as u64).read_to_end(&mut head)?;
    let container = match sniff(&head) {
        Ok(container) => container,
        Err(refused) => return Ok(Err(refused)),
    };
    let wants_map = container == Container::Parquet || (container == Container::Plain && use_mmap);
    if wants_map && let Ok(mapping) = Mapping::new(&file) {
        return Ok(Ok(if container == Container::Parquet {
            Opened::Parquet(mapping)
        } else {
            Opened::Mapped(mapping)
        }));
    }
    if container == Container::Parquet {
        return Ok(Err("a Parquet file that cannot be mapped; copy it to a local disk".to_owned()));
    }
    stream(Box::new(Cursor::new(head).chain(file)))
}

/// Wraps a reader; looks at its first bytes itself.
fn stream(mut reader: Box<dyn Read + Send>) -> io::Result<Result<Opened, String>> {
    let mut head = Vec::with_capacity(SNIFF_BYTES);
    (&mut reader).take(SNIFF_BYTES as u64).read_to_end(&mut head)?;
    let container = match sniff(&head) {
        Ok(container) => container,
        Err(refused) => return Ok(Err(refused)),
    };
    let counted = Counted { inner: Box::new(Cursor::new(head).chain(reader)), count: 0 };
    Ok(match container {
        Container::Plain => Ok(Opened::Stream(Stream::Plain(counted))),
        Container::Gzip => Ok(Opened::Stream(Stream::Gzip(Box::new(MultiGzDecoder::new(BufReader::with_capacity(
            READ_BYTES, counted,
        )))))),
        Container::Parquet => Err("Parquet needs a file; it cannot come through a pipe".to_owned()),
    })
}

/// What the first bytes of a file say it is.
fn sniff(head: &[u8]) -> Result<Container, String> {
    const REFUSED: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "a zip archive"),
        (b"BZh", "a bzip2 file"),
        (b"\xFD7zXZ\0", "an xz file"),
        (b"\x28\xB5\x2F\xFD", "a Zstandard file"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"ARROW1\0\0", "an Arrow file"),
        (b"\xFF\xFE", "UTF-16 text"),
        (b"\xFE\xFF", "UTF-16 text"),
    ];
    if head.starts_with(b"\x1F\x8B") {
        return Ok(Container::Gzip);
    }
    if head.starts_with(b"PAR1") {
        return Ok(Container::Parquet);
    }
    if head.get(257..262) == Some(b"ustar") {
        return Err("a tar archive; unpack it first".to_owned());
    }
    match REFUSED.iter().find(|(magic, _)| head.starts_with(magic)) {
        Some((_, name)) => Err(format!("{name}; unpack or convert it first")),
        None => Ok(Container::Plain),
    }
}
