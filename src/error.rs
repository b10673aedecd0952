//! The one kind of fatal error.
//!
//! A fatal error ends the run with exit code 2. Its text names the subject and the cause in one
//! sentence. What does not end the run is no error: a line that cannot be understood is a `Reason`
//! (see `parse`), a source that cannot be read is a `Skipped` (see `source`).

use std::{io, path::PathBuf};

/// Result of everything that may end the run.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the run ends.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {}: {}", path.display(), plain(source))]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An output could not be written.
    #[error("cannot write {}: {}", path.display(), plain(source))]
    Write {
        /// The file, or `-` for standard output.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An output file is there already.
    #[error("{} exists already; add --force to replace it", .0.display())]
    Exists(PathBuf),
    /// There is nothing to read.
    #[error("{0}")]
    NoInput(String),
    /// An option, expression or argument makes no sense.
    #[error("{option}: {problem}")]
    Usage {
        /// The option as it is typed.
        option: String,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A GeoIP database cannot be used.
    #[error("cannot use GeoIP database {}: {problem}", path.display())]
    Database {
        /// The database.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// A Parquet or Arrow file cannot be read or written.
    #[error("cannot use {}: {problem}", path.display())]
    Dataset {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// Standard output was closed by its reader; not a failure.
    #[error("standard output was closed")]
    ClosedPipe,
    /// The user pressed Ctrl-C.
    #[error("interrupted")]
    Interrupted,
}

impl Error {
    /// A usage error about one option.
    pub fn usage(option: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Usage { option: option.into(), problem: problem.into() }
    }

    /// An error of a data file; a closed pipe becomes [`Error::ClosedPipe`].
    pub fn dataset(path: &std::path::Path, error: &dyn std::fmt::Display) -> Self {
        let problem = error.to_string();
        if problem.contains("Broken pipe") {
            Self::ClosedPipe
        } else {
            Self::Dataset { path: path.to_owned(), problem }
        }
    }

    /// A write error; a closed pipe becomes [`Error::ClosedPipe`].
    pub fn write(path: impl Into<PathBuf>, source: io::Error) -> Self {
        if source.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Write { path: path.into(), source }
        }
    }
}

/// The system's words without its error number.
#[must_use]
pub fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_lowercase(),
        None => text,
    }
}
