//! What a source or an archive is called, and what it is wrapped in.

use std::{
    ffi::OsString,
    os::unix::ffi::{OsStrExt, OsStringExt},
    path::{Path, PathBuf},
};

use super::{Skipped, Source, container::Container};

/// Name and containers of a source that is being opened.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// The file, and behind each `!/` a member: `case.zip!/logs/a.gz`.
    pub(super) path: PathBuf,
    /// Its size as stored, if known.
    size: Option<u64>,
    /// Its containers, outermost first.
    containers: Vec<Container>,
}

impl Label {
    pub(super) fn of_file(source: &Source) -> Self {
        Self { path: source.path.clone(), size: source.size, containers: Vec::new() }
    }

    /// The label of a member of this archive.
    pub(super) fn of_member(&self, name: &[u8], size: u64) -> Self {
        let mut path = self.path.as_os_str().as_bytes().to_vec();
        path.extend_from_slice(b"!/");
        path.extend_from_slice(plain_name(name));
        Self { path: OsString::from_vec(path).into(), size: Some(size), containers: self.containers.clone() }
    }

    /// Adds a container.
    pub(super) fn wrap(&mut self, container: Container) {
        self.containers.push(container);
    }

    /// How many containers there are.
    pub(super) const fn layers(&self) -> usize {
        self.containers.len()
    }

    /// The source that bears this label.
    pub(super) fn source(&self) -> Source {
        let words: Vec<&str> = self.containers.iter().map(|container| container.word()).collect();
        let container = if words.is_empty() { Container::Plain.word().to_owned() } else { words.join("/") };
        Source { path: self.path.clone(), size: self.size, container, sha256: None }
    }

    pub(super) fn skipped(&self, reason: impl Into<String>) -> Skipped {
        skipped(&self.path, reason)
    }
}

pub(super) fn skipped(path: &Path, reason: impl Into<String>) -> Skipped {
    Skipped { path: path.to_owned(), reason: reason.into() }
}

/// A name without what says nothing: `./` in front, as tar writes it, and the slash of an absolute name.
fn plain_name(name: &[u8]) -> &[u8] {
    let mut rest = name;
    while let Some(shorter) = rest.strip_prefix(b"./").or_else(|| rest.strip_prefix(b"/")) {
        rest = shorter;
    }
    rest
}
