//! Turns paths into chunks of bytes that begin and end at records.
//!
//! `discover` lists the files, `bytes` opens them (mapped, read or inflated; the only unsafe code),
//! `feed` cuts them. Evidence is opened for reading only. A file that cannot be read is a
//! [`Skipped`], said at the end, never a reason to stop.

mod bytes;
mod discover;
mod feed;
mod framing;

use std::path::PathBuf;

pub use bytes::{Block, Mapping};
pub use discover::{Inputs, Listing, list};
pub use feed::{Chunk, Content, Feed, Layout, RECORD_BYTES, Reading, Settings};
pub use framing::{Frame, Framing};

/// A source that was not read, or not to its end.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The file or folder.
    pub path: PathBuf,
    /// Why, as a phrase.
    pub reason: String,
}

/// What a source turned out to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Log lines as they are.
    Plain,
    /// Log lines in one or more gzip members.
    Gzip,
    /// A Parquet file written by `pulsetrail export`.
    Parquet,
}

/// One file to read, or standard input.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path; `-` is standard input.
    pub path: PathBuf,
    /// Size in bytes, if known.
    pub size: Option<u64>,
}

impl Source {
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
