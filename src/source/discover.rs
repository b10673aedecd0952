//! Lists the files to read: named ones, those below named folders, those in a list.
//!
//! Folders are walked in the byte order of their names, so the order of the output never depends on
//! the file system; ignore files mean nothing in evidence. Whatever is named must exist, otherwise the
//! run ends before any work; whatever is merely met in a folder and cannot be read is skipped and said.

use std::{
    fs,
    io::{self, Read},
    os::unix::{ffi::OsStringExt, fs::FileTypeExt},
    path::{Path, PathBuf},
};

use super::{Skipped, Source};
use crate::error::{Error, Result};

/// Where to look for logs.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Files, folders, or `-`.
    pub paths: Vec<PathBuf>,
    /// A file with one path a line, or `-`.
    pub list: Option<PathBuf>,
    /// Whether paths in the list end in NUL instead of a line feed.
    pub list_is_nul_separated: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, in reading order.
    pub sources: Vec<Source>,
    /// What cannot be read.
    pub skipped: Vec<Skipped>,
}

/// Lists every file of the inputs.
///
/// # Errors
/// A named path that does not exist or may not be opened, an unreadable list, or nothing to read.
pub fn list(inputs: &Inputs) -> Result<Listing> {
    let mut paths = inputs.paths.clone();
    if let Some(file) = &inputs.list {
        paths.extend(read_list(file, inputs.list_is_nul_separated)?);
    }
    let mut listing = Listing::default();
    for path in &paths {
        add(path, &mut listing)?;
    }
    if listing.sources.is_empty() && listing.skipped.is_empty() {
        return Err(Error::NoInput(match paths.as_slice() {
            [] => "nothing to read: name a file, a folder, or - for standard input".to_owned(),
            [only] => format!("no files in {}", only.display()),
            _ => "no files in the named folders".to_owned(),
        }));
    }
    if listing.sources.iter().filter(|source| source.is_stdin()).count() > 1 {
        return Err(Error::usage("-", "standard input can be read once only"));
    }
    Ok(listing)
}

fn add(path: &Path, listing: &mut Listing) -> Result<()> {
    if path.as_os_str() == "-" {
        listing.sources.push(Source::new(path.to_owned(), None));
        return Ok(());
    }
    let unreadable = |source| Error::Read { path: path.to_owned(), source };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        fs::read_dir(path).map_err(unreadable)?;
        walk(path, listing);
        return Ok(());
    }
    if metadata.file_type().is_socket() {
        return Err(unreadable(io::Error::other("it is a socket")));
    }
    let size = metadata.is_file().then_some(metadata.len());
    listing.sources.push(Source::new(path.to_owned(), size));
    Ok(())
}

fn walk(folder: &Path, listing: &mut Listing) {
    let walker = ignore::WalkBuilder::new(folder)
        .standard_filters(false)
        .follow_links(true)
        .sort_by_file_name(std::ffi::OsStr::cmp)
        .build();
    for entry in walker {
        match entry {
            Ok(entry) => match entry.metadata() {
                Ok(metadata) if metadata.is_dir() => {}
                Ok(metadata) if metadata.is_file() => {
                    listing.sources.push(Source::new(entry.into_path(), Some(metadata.len())));
                }
                Ok(_) => skip(listing, entry.into_path(), "not a regular file"),
                Err(error) => skip(listing, entry.path().to_owned(), &cause(&error)),
            },
            Err(error) => skip(listing, path_of(&error).unwrap_or_else(|| folder.to_owned()), &cause(&error)),
        }
    }
}

fn skip(listing: &mut Listing, path: PathBuf, reason: &str) {
    listing.skipped.push(Skipped { path, reason: reason.to_owned() });
}

fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::Loop { child, .. } => Some(child.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn cause(error: &ignore::Error) -> String {
    if matches!(error, ignore::Error::Loop { .. }) || error.to_string().contains("loop") {
        return "a link that leads back to its own folder".to_owned();
    }
    match error.io_error() {
        Some(error) => crate::error::plain(error),
        None => error.to_string(),
    }
}

fn read_list(file: &Path, nul_separated: bool) -> Result<Vec<PathBuf>> {
    let mut bytes = Vec::new();
    let outcome = if file.as_os_str() == "-" {
        io::stdin().read_to_end(&mut bytes)
    } else {
        open(file).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    outcome.map_err(|source| Error::Read { path: file.to_owned(), source })?;
    let separator = if nul_separated { 0 } else { b'\n' };
    let names = bytes.split(|&byte| byte == separator);
    let names = names.map(|name| if nul_separated { name } else { name.strip_suffix(b"\r").unwrap_or(name) });
    Ok(names
        .filter(|name| !name.is_empty())
        .map(|name| PathBuf::from(std::ffi::OsString::from_vec(name.to_vec())))
        .collect())
}

fn open(file: &Path) -> io::Result<fs::File> {
    fs::File::open(file)
}
