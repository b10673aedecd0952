//! What one file may cost while it is unpacked, and how reading ends early.
//!
//! An archive of a few kilobytes can claim to hold terabytes. Nothing is allocated because a header says
//! so, decoders have bounded windows, and a [`Tally`] stops a file that unpacks to too much. Each bound is
//! far above what logs reach; whoever meets one is told to unpack the file by hand.

use std::{
    fmt, io,
    sync::atomic::{AtomicU64, Ordering},
};

/// Containers inside one another. Half of it would refuse real cases: a zip of tars of gzip is three.
pub(super) const LAYERS: usize = 6;
/// Members of one archive. Each costs a few hundred bytes and an entry in the books.
pub(super) const MEMBERS: usize = 100_000;
/// A zip archive that cannot be read at any place is held in memory up to this size.
pub(super) const HELD_BYTES: u64 = 64 << 20;
/// Memory of an xz decoder. The strongest preset asks for 65 MiB.
pub(super) const XZ_BYTES: u64 = 256 << 20;
/// Largest window of a Zstandard decoder, as its exponent: 128 MiB, what the tool itself accepts.
pub(super) const ZSTD_WINDOW_LOG: u32 = 27;
/// Longest name of a member, as everywhere on Unix.
pub(super) const NAME_BYTES: usize = 4096;
/// What a file may unpack to, all layers together, unless less is asked for.
pub const UNPACKED_BYTES: u64 = 1 << 40;

/// A file that unpacks to more than this many times its size is a bomb. Logs reach a hundred.
const RATIO: u64 = 500;
/// The ratio is looked at only beyond this many bytes; a small file of blanks is no threat.
const RATIO_FROM_BYTES: u64 = 64 << 20;

/// Counts what was taken from a file and what its layers made of it.
///
/// All layers of a file count into one tally. They own one another, so it stands beside them; its numbers
/// are atomic only because the owner moves between threads, and no two threads ever count at a time.
#[derive(Debug)]
pub(super) struct Tally {
    taken: AtomicU64,
    given: AtomicU64,
    most: u64,
}

impl Tally {
    pub(super) const fn new(most: u64) -> Self {
        Self { taken: AtomicU64::new(0), given: AtomicU64::new(0), most }
    }

    /// Bytes taken from the file so far.
    pub(super) fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }

    /// Counts bytes that were taken from the file.
    pub(super) fn take(&self, bytes: usize) {
        self.taken.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Counts bytes that a decoder made.
    ///
    /// # Errors
    /// They are too many.
    pub(super) fn give(&self, bytes: usize) -> io::Result<()> {
        let given = self.given.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        if given > self.most {
            return Err(Fault::of_file(format!("it unpacks to more than {} bytes", self.most)));
        }
        if given > RATIO_FROM_BYTES && given / RATIO > self.taken() {
            return Err(Fault::of_file(format!("it unpacks to more than {RATIO} times its size, as a bomb does")));
        }
        Ok(())
    }
}

/// Why a source ends before its end, as a phrase.
#[derive(Debug)]
pub(super) struct Fault {
    reason: String,
    ends_file: bool,
}

impl Fault {
    /// A fault of a source or an archive; what else the file holds can be read.
    pub(super) fn error(reason: impl Into<String>) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, Self { reason: reason.into(), ends_file: false })
    }

    /// A fault that ends the whole file.
    fn of_file(reason: String) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, Self { reason, ends_file: true })
    }

    /// The fault in an error, if it is one.
    pub(super) fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }

    /// Whether an error ends the whole file.
    pub(super) fn ends_file(error: &io::Error) -> bool {
        Self::of(error).is_some_and(|fault| fault.ends_file)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason)
    }
}

impl std::error::Error for Fault {}

/// What to say of a source that ended with this error.
pub(super) fn phrase(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "cut short; everything before the cut was read".to_owned(),
        _ => format!("{}; everything before that was read", crate::error::plain(error)),
    }
}
