//! An archive within the layers: names its members, one after the other, and reads the current one.
//!
//! Folders, links and devices have no content and are passed over. Nothing is ever written to disk, so a
//! name cannot do harm there; those that only an attacker would choose are refused all the same, as they
//! are printed and end up in file names elsewhere.

use std::io::{self, Read};

use super::{
    label::Label,
    layer::{Digest, Layer},
    limits::{Fault, MEMBERS, NAME_BYTES},
    tar::Tar,
    zip::Zip,
};

/// An open archive.
pub(super) struct Archive {
    kind: Kind,
    /// What it is itself.
    pub(super) label: Label,
    /// The hash of the current member.
    pub(super) digest: Digest,
    wants_digest: bool,
    members: usize,
    files: usize,
}

pub(super) enum Kind {
    Tar(Tar),
    Zip(Box<Zip>),
}

/// A member of an archive.
pub(super) struct Member {
    pub(super) name: Vec<u8>,
    /// Its size as the archive tells it.
    pub(super) size: u64,
    /// Whether it has content.
    pub(super) is_file: bool,
    /// Why it cannot be read, as a phrase.
    pub(super) refused: Option<String>,
}

impl Archive {
    pub(super) fn new(kind: Kind, label: Label, wants_digest: bool) -> Self {
        Self { kind, label, digest: Digest::new(false), wants_digest, members: 0, files: 0 }
    }

    /// Goes to the next member that has content; `None` at the end.
    ///
    /// # Errors
    /// The archive cannot be read any further.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        loop {
            let member = match &mut self.kind {
                Kind::Tar(tar) => tar.next_member()?,
                Kind::Zip(zip) => zip.next_member()?,
            };
            let Some(mut member) = member else { return Ok(None) };
            self.members += 1;
            if self.members > MEMBERS {
                return Err(Fault::error(format!("it has more than {MEMBERS} members; unpack it first")));
            }
            if member.is_file {
                self.files += 1;
                self.digest = Digest::new(self.wants_digest);
                member.refused = doubt(&member.name).map(str::to_owned).or(member.refused);
                return Ok(Some(member));
            }
        }
    }

    /// What is to be said of the archive after its last member.
    pub(super) fn complaint(&self) -> Option<&'static str> {
        match &self.kind {
            _ if self.files == 0 => Some("an archive without files"),
            Kind::Zip(zip) => zip.complaint(),
            Kind::Tar(_) => None,
        }
    }

    /// Whether what the archive is read from ended early, so that no further member can follow.
    pub(super) const fn is_broken(&self) -> bool {
        match &self.kind {
            Kind::Tar(tar) => tar.is_broken(),
            Kind::Zip(_) => false,
        }
    }

    /// What it reads from.
    pub(super) fn into_below(self) -> Layer {
        match self.kind {
            Kind::Tar(tar) => tar.into_below(),
            Kind::Zip(zip) => zip.into_below(),
        }
    }
}

impl Read for Archive {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.kind {
            Kind::Tar(tar) => tar.read(buffer)?,
            Kind::Zip(zip) => zip.read(buffer)?,
        };
        self.digest.add(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

/// Why a name is not accepted.
fn doubt(name: &[u8]) -> Option<&'static str> {
    match name {
        [] => Some("refused, as it has no name"),
        _ if name.len() > NAME_BYTES => Some("refused, as its name is too long"),
        _ if name.iter().any(u8::is_ascii_control) => Some("refused, as its name holds control characters"),
        _ if name.split(|byte| matches!(byte, b'/' | b'\\')).any(|part| part == b"..") => {
            Some("refused, as its name leads out of the archive")
        }
        _ => None,
    }
}
