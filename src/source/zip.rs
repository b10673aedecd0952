//! Reads the members of a zip archive, in the order of its directory.
//!
//! The `zip` crate reads the directory; members are read at their places, with the decoders that all
//! sources share, and their checksums are verified. A zip archive inside another container, or from a
//! pipe, has its directory where reading ends, so it is held in memory.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    os::unix::fs::FileExt,
    sync::Arc,
};

use ::zip::{CompressionMethod, ZipArchive, result::ZipError};

use super::{
    archive::Member,
    container::Container,
    decode::Decoder,
    layer::Layer,
    limits::{Fault, HELD_BYTES, Tally},
};

/// A zip archive with its directory.
pub(super) struct Zip {
    below: Layer,
    directory: ZipArchive<BufReader<Window>>,
    store: Store,
    next: usize,
    current: Option<Content>,
    /// Counts what comes out of members, and what is taken from the file for them.
    tally: Arc<Tally>,
}

/// Where the bytes of an archive are.
#[derive(Clone)]
enum Store {
    File(Arc<File>),
    Memory(Arc<Vec<u8>>),
}

/// A part of a store.
struct Window {
    store: Store,
    start: u64,
    at: u64,
    end: u64,
    /// Counts what is read of members in a file.
    tally: Option<Arc<Tally>>,
}

/// The current member.
struct Content {
    decoder: Decoder<Window>,
    crc: crc32fast::Hasher,
    wanted_crc: u32,
    left: u64,
    fault: Option<&'static str>,
}

impl Zip {
    /// Reads the directory of the archive that a layer holds. `file` is that layer if it is a whole file.
    ///
    /// # Errors
    /// The layer, and why it cannot be read.
    pub(super) fn open(
        mut below: Layer,
        file: Option<Arc<File>>,
        tally: Arc<Tally>,
    ) -> Result<Self, (Layer, io::Error)> {
        let stored = match file {
            Some(file) => file.metadata().map(|metadata| (metadata.len(), Store::File(file))),
            None => hold(&mut below),
        };
        let opened = stored.and_then(|(bytes, store)| {
            let window = Window { store: store.clone(), start: 0, at: 0, end: bytes, tally: None };
            let directory = ZipArchive::new(BufReader::new(window)).map_err(without_directory)?;
            Ok((directory, bytes, store))
        });
        let (directory, bytes, store) = match opened {
            Ok(opened) => opened,
            Err(error) => return Err((below, error)),
        };
        let packed: u64 = (0..directory.len())
            .filter_map(|index| directory.by_index_data(index).ok())
            .fold(0, |sum, entry| sum.saturating_add(entry.compressed_size()));
        if packed > bytes {
            return Err((below, Fault::error("a zip archive whose members overlap, as in a bomb")));
        }
        Ok(Self { below, directory, store, next: 0, current: None, tally })
    }

    pub(super) fn into_below(self) -> Layer {
        self.below
    }

    /// Whether members share a name. The crate knows only the last of them.
    pub(super) fn has_namesakes(&self) -> bool {
        self.directory.has_duplicate_names()
    }

    /// Goes to the next member; `None` at the end.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        self.current = None;
        let index = self.next;
        if index >= self.directory.len() {
            return Ok(None);
        }
        self.next += 1;
        let entry = self.directory.by_index_data(index).map_err(|_| damaged())?;
        let name = match std::str::from_utf8(entry.name_raw()) {
            Ok(name) => name.as_bytes().to_vec(),
            Err(_) => entry.name().map_or_else(|_| entry.name_raw().to_vec(), |name| name.as_bytes().to_vec()),
        };
        let (size, is_file, is_encrypted) = (entry.size(), entry.is_file(), entry.encrypted());
        let refused = match () {
            () if !is_file => None,
            () if is_encrypted => Some("encrypted; unpack it with its password first".to_owned()),
            () => self.open_member(index).err().map(|error| crate::error::plain(&error)),
        };
        Ok(Some(Member { name, size, is_file, refused }))
    }

    /// Makes a member the current one.
    fn open_member(&mut self, index: usize) -> io::Result<()> {
        let member = self.directory.by_index_raw(index).map_err(|_| damaged())?;
        let start = member.data_start().ok_or_else(damaged)?;
        let end = start.checked_add(member.compressed_size()).ok_or_else(damaged)?;
        let tally = matches!(self.store, Store::File(_)).then(|| Arc::clone(&self.tally));
        let window = Window { store: self.store.clone(), start, at: start, end, tally };
        let decoder = match member.compression() {
            CompressionMethod::STORE => Decoder::new(Container::Plain, window),
            CompressionMethod::DEFLATE => Decoder::deflate(window),
            CompressionMethod::BZIP2 => Decoder::new(Container::Bzip2, window),
            CompressionMethod::ZSTD => Decoder::new(Container::Zstd, window),
            CompressionMethod::XZ => Decoder::new(Container::Xz, window),
            _ => return Err(Fault::error("packed by a method that is not read; unpack it first")),
        };
        let (wanted_crc, left) = (member.crc32(), member.size());
        self.current = Some(Content { decoder, crc: crc32fast::Hasher::new(), wanted_crc, left, fault: None });
        Ok(())
    }
}

impl Read for Zip {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(content) = &mut self.current else { return Ok(0) };
        if buffer.is_empty() {
            return Ok(0);
        }
        if let Some(fault) = content.fault {
            return Err(Fault::error(fault));
        }
        let read = content.decoder.read(buffer)?;
        self.tally.give(read)?;
        content.crc.update(buffer.get(..read).unwrap_or_default());
        content.fault = match content.left.checked_sub(read as u64) {
            None => Some("damaged: it is longer than the directory says"),
            Some(left) if read == 0 && left > 0 => Some("damaged: it is shorter than the directory says"),
            Some(_) if read == 0 && content.crc.clone().finalize() != content.wanted_crc => {
                Some("damaged: its checksum does not match")
            }
            Some(left) => {
                content.left = left;
                None
            }
        };
        content.fault.map_or(Ok(read), |fault| Err(Fault::error(fault)))
    }
}

impl Read for Window {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX).min(buffer.len());
        let buffer = buffer.get_mut(..most).unwrap_or_default();
        let read = match &self.store {
            Store::File(file) => file.read_at(buffer, self.at)?,
            Store::Memory(bytes) => {
                let at = usize::try_from(self.at).unwrap_or(usize::MAX);
                bytes.get(at..).unwrap_or_default().read(buffer)?
            }
        };
        self.at += read as u64;
        if let Some(tally) = &self.tally {
            tally.take(read);
        }
        Ok(read)
    }
}

impl Seek for Window {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => self.start.checked_add(at),
            SeekFrom::End(distance) => self.end.checked_add_signed(distance),
            SeekFrom::Current(distance) => self.at.checked_add_signed(distance),
        };
        self.at = at.filter(|at| *at >= self.start).ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at - self.start)
    }
}

/// Reads a whole archive into memory, if it is not too large.
fn hold(below: &mut Layer) -> io::Result<(u64, Store)> {
    let mut bytes = Vec::new();
    below.take(HELD_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > HELD_BYTES {
        let problem = "a zip archive of more than 64 MiB in another container or a pipe; save it as a file first";
        return Err(Fault::error(problem));
    }
    Ok((bytes.len() as u64, Store::Memory(Arc::new(bytes))))
}

/// Cut archives have lost their directory, which stands at the end.
fn without_directory(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => error,
        _ => Fault::error("a zip archive whose directory cannot be read; it is cut short or damaged"),
    }
}

fn damaged() -> io::Error {
    Fault::error("damaged: its place in the archive cannot be found")
}
