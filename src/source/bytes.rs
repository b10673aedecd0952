//! Opens one file: maps it when that works, hands it to a walk through its layers otherwise.
//!
//! The only unsafe code of the crate is the mapping. What leaves this module is a [`Block`], an owned
//! handle to bytes that workers can hold as long as they like. Files are opened for reading only.

use std::{
    fs::File,
    io::{self, Read, Seek},
    ops::Range,
    sync::Arc,
};

use memmap2::{Advice, Mmap, UncheckedAdvice};

use super::{
    Settings, Source,
    container::{Container, HEAD_BYTES},
    label::Label,
    layer::{Digest, Input, Layer},
    limits::{Fault, Tally},
    walk::Walk,
};

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

/// An open file.
pub(super) enum Opened {
    /// Lines as they are, in memory.
    Mapped(Mapping),
    Parquet(Mapping),
    /// Whatever has to be read.
    Walk(Walk),
}

/// Opens a file.
pub(super) fn open(source: &Source, settings: &Settings) -> io::Result<Opened> {
    let tally = Arc::new(Tally::new(settings.unpacked_bytes));
    let digest = Digest::new(settings.hashes);
    let walk = |input: Input| {
        let layer = Layer::Input(Box::new(input));
        Opened::Walk(Walk::new(layer, Label::of_file(source), Arc::clone(&tally), settings.hashes))
    };
    if source.is_stdin() {
        return Ok(walk(Input::new(Box::new(io::stdin()), Arc::clone(&tally), digest)));
    }
    let mut file = File::open(&source.path)?;
    let is_regular_with_size = file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0);
    if !is_regular_with_size {
        return Ok(walk(Input::new(Box::new(file), Arc::clone(&tally), digest)));
    }
    let mut head = Vec::with_capacity(HEAD_BYTES);
    (&file).take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    match Container::sniff(&head) {
        Container::Parquet => {
            let unmapped = |_| Fault::error("a Parquet file that cannot be mapped; copy it to a local disk");
            return Mapping::new(&file).map(Opened::Parquet).map_err(unmapped);
        }
        Container::Plain if settings.use_mmap => {
            if let Ok(mapping) = Mapping::new(&file) {
                return Ok(Opened::Mapped(mapping));
            }
        }
        _ => {}
    }
    file.rewind()?;
    Ok(walk(Input::of_file(file, Arc::clone(&tally), digest)))
}
