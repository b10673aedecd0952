//! Puts records into order in bounded memory.
//!
//! Records are held up to a number, then sorted and laid down in a scratch file without a name; at the end these runs
//! are merged. Equal keys keep no order, so keys should tell records apart.

use std::{
    fs::File,
    io::{BufReader, Read, Seek, Write},
};

use rayon::prelude::*;

use crate::error::{Error, Result};

/// After so many runs twice as many records are held, so that there are never too many runs.
const RUNS_OF_A_LENGTH: usize = 64;

/// Bytes that are written or read at a time.
const BUFFER_BYTES: usize = 1 << 18;

/// What can be put into order, and be laid down.
pub trait Record: Sized + Send {
    /// What records are sorted by.
    type Key: Ord + Copy + Send;
    /// The key of this one.
    fn key(&self) -> Self::Key;
    /// Appends its bytes.
    fn lay(&self, bytes: &mut Vec<u8>);
    /// Reads one back; nothing at the end.
    ///
    /// # Errors
    /// What the system says.
    fn take_up(from: &mut impl Read) -> std::io::Result<Option<Self>>;
}

/// Takes records in any order.
pub struct Runs<R> {
    most_held: usize,
    held: Vec<R>,
    laid: Vec<File>,
}

impl<R: Record> Runs<R> {
    /// Holds at most so many records in memory at first.
    #[must_use]
    pub fn new(most_held: usize) -> Self {
        Self { most_held: most_held.max(1), held: Vec::new(), laid: Vec::new() }
    }

    /// Takes a record.
    ///
    /// # Errors
    /// A scratch file that cannot be written.
    #[inline]
    pub fn push(&mut self, record: R) -> Result<()> {
        self.held.push(record);
        if self.held.len() == self.most_held {
            self.lay_down()?;
            if self.laid.len().is_multiple_of(RUNS_OF_A_LENGTH) {
                self.most_held = self.most_held.saturating_mul(2);
            }
        }
        Ok(())
    }

    /// The records in order.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    pub fn finish(mut self) -> Result<Ordered<R>> {
        self.sort();
        let mut runs: Vec<Run<R>> = Vec::new();
        for mut file in self.laid {
            file.rewind().map_err(unreadable)?;
            runs.push(Run::Laid(BufReader::with_capacity(BUFFER_BYTES, file)));
        }
        runs.push(Run::Held(self.held.into_iter()));
        let heads = runs.iter_mut().map(Run::next).collect::<Result<Vec<_>>>()?;
        let mut ordered = Ordered { runs, heads, current: 0, bound: None };
        ordered.choose();
        Ok(ordered)
    }

    fn sort(&mut self) {
        // Most logs are in order already.
        if !self.held.is_sorted_by_key(Record::key) {
            self.held.par_sort_unstable_by_key(Record::key);
        }
    }

    fn lay_down(&mut self) -> Result<()> {
        self.sort();
        let mut file = tempfile::tempfile().map_err(unwritable)?;
        let mut bytes = Vec::with_capacity(BUFFER_BYTES);
        for record in self.held.drain(..) {
            record.lay(&mut bytes);
            if bytes.len() >= BUFFER_BYTES {
                file.write_all(&bytes).map_err(unwritable)?;
                bytes.clear();
            }
        }
        file.write_all(&bytes).map_err(unwritable)?;
        self.laid.push(file);
        Ok(())
    }
}

fn unwritable(source: std::io::Error) -> Error {
    Error::write(std::env::temp_dir().join("(scratch file)"), source)
}

fn unreadable(source: std::io::Error) -> Error {
    Error::Read { path: std::env::temp_dir().join("(scratch file)"), source }
}

/// Sorted records.
enum Run<R> {
    Held(std::vec::IntoIter<R>),
    Laid(BufReader<File>),
}

impl<R: Record> Run<R> {
    fn next(&mut self) -> Result<Option<R>> {
        match self {
            Self::Held(records) => Ok(records.next()),
            Self::Laid(file) => R::take_up(file).map_err(unreadable),
        }
    }
}

/// Records in order.
pub struct Ordered<R: Record> {
    runs: Vec<Run<R>>,
    /// The next record of each run.
    heads: Vec<Option<R>>,
    /// The run that has the first record. Runs seldom overlap, so it mostly has many of them.
    current: usize,
    /// The first record of the others.
    bound: Option<R::Key>,
}

impl<R: Record> Ordered<R> {
    /// The next record.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    #[allow(clippy::should_implement_trait, reason = "an iterator of results is not simpler to use")]
    pub fn next(&mut self) -> Result<Option<R>> {
        let next = self.runs[self.current].next()?;
        let is_still_first = match (&next, self.bound) {
            (Some(next), Some(bound)) => next.key() < bound,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let record = std::mem::replace(&mut self.heads[self.current], next);
        if !is_still_first {
            self.choose();
        }
        Ok(record)
    }

    /// Finds the run that has the first record, and the first of the others.
    fn choose(&mut self) {
        let mut keys: Vec<(R::Key, usize)> = Vec::new();
        keys.extend(self.heads.iter().enumerate().filter_map(|(run, head)| Some((head.as_ref()?.key(), run))));
        keys.sort_unstable();
        self.current = keys.first().map_or(self.current, |(_, run)| *run);
        self.bound = keys.get(1).map(|(key, _)| *key);
    }
}

/// Reads exactly so many bytes; nothing if there is none left.
///
/// # Errors
/// What the system says.
pub fn read_or_end<const N: usize>(from: &mut impl Read) -> std::io::Result<Option<[u8; N]>> {
    let mut bytes = [0; N];
    match from.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}
