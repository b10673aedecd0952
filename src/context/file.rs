//! The files of a context: which there are in a folder, and their rows.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use super::{Table, csv, row::Row, toml, wrong};
use crate::error::{Error, Result};

/// A directory of a large site, exported with every account, has less than one.
const MOST_MEBIBYTES: u64 = 64;

/// A file that was understood.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// How many rows it has of each table that it holds.
    pub tables: Vec<(Table, usize)>,
}

impl File {
    pub(super) fn new(path: PathBuf, rows: &[Row]) -> Self {
        let count = |table| (table, rows.iter().filter(|row| row.table == table).count());
        Self { path, tables: Table::ALL.into_iter().map(count).filter(|(_, rows)| *rows > 0).collect() }
    }
}

/// What may be context below a path, by name, and what cannot be. A file is named, so it must be.
pub(super) fn list(path: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    if !path.is_dir() {
        return Ok((vec![path.to_owned()], Vec::new()));
    }
    let unreadable = |source| Error::Read { path: path.to_owned(), source };
    let entries = fs::read_dir(path).map_err(unreadable)?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>().map_err(unreadable)?;
    paths.sort();
    Ok(paths
        .into_iter()
        .partition(|path| path.is_file() && (has_extension(path, "csv") || has_extension(path, "toml"))))
}

/// The rows of a file; `None` if nothing tells which table it is.
pub(super) fn rows(path: &Path) -> Result<Option<Vec<Row>>> {
    let unreadable = |source| Error::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take((MOST_MEBIBYTES << 20) + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_MEBIBYTES << 20 {
        let problem = format!("{} is larger than {MOST_MEBIBYTES} MiB, so it is no context", path.display());
        return Err(Error::usage("--context", problem));
    }
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count() as u64;
        wrong(path, line, "not UTF-8 text")
    })?;
    let text = text.trim_start_matches('\u{FEFF}');
    let rows = if has_extension(path, "toml") {
        toml::rows(text).map(Some)
    } else {
        csv::rows(text, path.file_stem().and_then(|stem| Table::named(&stem.to_string_lossy())))
    };
    rows.map_err(|(line, problem)| wrong(path, line, &problem))
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}
