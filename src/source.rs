//! Turns paths into chunks of bytes that begin and end at records.
//!
//! `discover` lists the files, `bytes` opens them (mapped or read; the only unsafe code), `walk` goes
//! through their containers down to the sources, `feed` cuts those. Evidence is opened for reading only,
//! and nothing is unpacked to disk. A source that cannot be read is a [`Skipped`], said at the end, never
//! a reason to stop.

mod archive;
mod bytes;
mod container;
mod cut;
mod decode;
mod discover;
mod feed;
mod framing;
mod label;
mod layer;
mod limits;
mod tar;
mod utf16;
mod vc0;
mod walk;
mod zip;

use std::path::PathBuf;

pub use bytes::{Block, Mapping};
pub use discover::{Inputs, Listing, list};
pub use feed::{Chunk, Content, Feed, RECORD_BYTES, Settings};
pub use framing::{Edge, Frame, Framing, Layout, Reading, without_bom};
pub use layer::sha256;
pub use limits::UNPACKED_BYTES;
pub use vc0::{Division, Flaw, HEX, Piece, has_records as has_native_records};

/// A source that was not read, or not to its end.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The file or folder, or a member of an archive: `case.zip!/logs/a.gz`.
    pub path: PathBuf,
    /// Why, as a phrase.
    pub reason: String,
}

/// One file to read, one member of an archive, or standard input.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path; `-` is standard input, and a member stands behind `!/`: `case.zip!/logs/a.gz`.
    pub path: PathBuf,
    /// Size in bytes as stored, if known; that of a member is what its archive says.
    pub size: Option<u64>,
    /// What it is wrapped in, outermost first: `gzip`, `zip/gzip`, `zstd/tar`, or else `plain` or
    /// `parquet`. Text that was transcoded ends in `utf-16`. Empty until it was opened.
    pub container: String,
    /// SHA-256 of the bytes as stored, in the file or in the archive, if it was asked for and the source
    /// was read to its end.
    pub sha256: Option<[u8; 32]>,
}

impl Source {
    /// A file that was not opened yet.
    #[must_use]
    pub const fn new(path: PathBuf, size: Option<u64>) -> Self {
        Self { path, size, container: String::new(), sha256: None }
    }

    /// The name that rows carry; bytes that are not UTF-8 are replaced.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// Whether this is standard input.
    #[must_use]
    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }
}
