//! Walks one file down to its sources: itself, or the members of the archives in it.
//!
//! What is looked into is a stack of layers. A source takes the whole stack along while it is read and
//! hands it back at its end, so there is nothing to share; the walk keeps only the innermost archive.

use std::{
    io::{self, Read},
    path::PathBuf,
    sync::Arc,
};

use super::{
    Skipped,
    archive::{Archive, Kind},
    container::Container,
    label::{self, Label},
    layer::{Headed, Layer, Unpacked},
    limits::{Fault, LAYERS, Tally, phrase},
    tar::Tar,
    utf16::Utf16,
    zip::Zip,
};

/// A file that is being looked into.
pub(super) struct Walk {
    file: PathBuf,
    tally: Arc<Tally>,
    wants_digest: bool,
    /// What is to be looked into next.
    found: Option<(Layer, Label)>,
    /// The archive whose next member follows then.
    archive: Option<Box<Archive>>,
}

/// A source that is being read.
pub(super) struct Stream {
    layer: Layer,
    pub(super) label: Label,
}

/// What a walk comes to.
pub(super) enum Step {
    Source(Stream),
    Skipped(Skipped),
}

/// What became of a source.
pub(super) struct Closed {
    pub(super) skipped: Option<Skipped>,
    pub(super) sha256: Option<[u8; 32]>,
}

/// What containers turn out to hold.
enum Within {
    Lines(Stream),
    Archive(Box<Archive>),
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.layer.read(buffer)
    }
}

impl Walk {
    pub(super) fn new(input: Layer, label: Label, tally: Arc<Tally>, wants_digest: bool) -> Self {
        Self { file: label.path.clone(), tally, wants_digest, found: Some((input, label)), archive: None }
    }

    /// Bytes taken from the file so far.
    pub(super) fn taken(&self) -> u64 {
        self.tally.taken()
    }

    /// Goes on to the next source; `None` at the end of the file.
    pub(super) fn step(&mut self) -> Option<Step> {
        loop {
            if let Some((layer, label)) = self.found.take() {
                match self.look_into(layer, label) {
                    Ok(Within::Lines(stream)) => return Some(Step::Source(stream)),
                    Ok(Within::Archive(archive)) => self.archive = Some(archive),
                    Err(skipped) => return Some(Step::Skipped(skipped)),
                }
            }
            let archive = self.archive.take()?;
            if let Err(skipped) = self.next_member(archive) {
                return Some(Step::Skipped(skipped));
            }
        }
    }

    /// Takes the layers of a source back. `error` is why it ended early.
    pub(super) fn take_back(&mut self, stream: Stream, error: Option<&io::Error>) -> Closed {
        let Stream { layer, label } = stream;
        if let Some(error) = error.filter(|error| Fault::ends_file(error)) {
            return Closed { skipped: Some(label::skipped(&self.file, phrase(error))), sha256: None };
        }
        let mut stored = layer.into_stored();
        let sha256 = stored.as_mut().filter(|_| self.wants_digest).and_then(Layer::finish_digest);
        let archive = stored.and_then(Layer::into_archive);
        let Some(error) = error else {
            self.archive = archive;
            return Closed { skipped: None, sha256 };
        };
        Closed { skipped: Some(self.retreat(archive, label, phrase(error))), sha256 }
    }

    /// Names the next member, or gives the archive up.
    fn next_member(&mut self, mut archive: Box<Archive>) -> Result<(), Skipped> {
        match archive.next_member() {
            Ok(Some(member)) => {
                let label = archive.label.of_member(&member.name, member.size);
                match member.refused {
                    None => self.found = Some((Layer::Member(archive), label)),
                    Some(reason) => {
                        self.archive = Some(archive);
                        return Err(label.skipped(reason));
                    }
                }
                Ok(())
            }
            Ok(None) => {
                let complaint = archive.complaint().map(|complaint| archive.label.skipped(complaint));
                self.archive = archive.into_below().into_archive();
                complaint.map_or(Ok(()), Err)
            }
            Err(error) if Fault::ends_file(&error) => Err(label::skipped(&self.file, phrase(&error))),
            Err(error) => {
                let label = archive.label.clone();
                let below = archive.into_below().into_archive();
                Err(self.retreat(below, label, phrase(&error)))
            }
        }
    }

    /// Goes back to the innermost archive that can still be read. If what an archive is read from ended
    /// early, it is that archive which was cut short, not only the member that showed it.
    fn retreat(&mut self, archive: Option<Box<Archive>>, label: Label, reason: String) -> Skipped {
        let (mut archive, mut label) = (archive, label);
        while let Some(broken) = archive.take_if(|archive| archive.is_broken()) {
            label = broken.label.clone();
            archive = broken.into_below().into_archive();
        }
        self.archive = archive;
        label.skipped(reason)
    }

    /// Opens containers until there are lines or an archive.
    fn look_into(&mut self, mut layer: Layer, mut label: Label) -> Result<Within, Skipped> {
        loop {
            let headed = Headed::new(layer);
            let container = Container::sniff(headed.head());
            let file = headed.below().file().cloned();
            layer = Layer::Headed(Box::new(headed));
            let refused = match container {
                Container::Plain => return Ok(Within::Lines(Stream { layer, label })),
                Container::Refused(reason) => Some(reason.to_owned()),
                Container::Parquet => {
                    Some("a Parquet file in a container or a pipe; save it as a file first".to_owned())
                }
                _ if label.layers() == LAYERS => {
                    Some(format!("more than {LAYERS} containers inside one another; unpack them first"))
                }
                _ => None,
            };
            if let Some(reason) = refused {
                self.archive = layer.into_archive();
                return Err(label.skipped(reason));
            }
            label.wrap(container);
            let kind = match container {
                Container::Utf16 { is_big_endian } => {
                    layer = Layer::Transcoded(Box::new(Utf16::new(layer, is_big_endian)));
                    return Ok(Within::Lines(Stream { layer, label }));
                }
                Container::Tar => Kind::Tar(Tar::new(layer)),
                Container::Zip => match Zip::open(layer, file, Arc::clone(&self.tally)) {
                    Ok(zip) => Kind::Zip(Box::new(zip)),
                    Err((_, error)) if Fault::ends_file(&error) => {
                        return Err(label::skipped(&self.file, phrase(&error)));
                    }
                    Err((layer, error)) => {
                        let reason = if Fault::of(&error).is_some() { error.to_string() } else { phrase(&error) };
                        return Err(self.retreat(layer.into_archive(), label, reason));
                    }
                },
                _ => {
                    layer = Layer::Unpacked(Box::new(Unpacked::new(container, layer, Arc::clone(&self.tally))));
                    continue;
                }
            };
            return Ok(Within::Archive(Box::new(Archive::new(kind, label, self.wants_digest))));
        }
    }
}
