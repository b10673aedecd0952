//! Reads the members of a zip archive, in the order of its directory.
//!
//! The `zip` crate reads the directory; members are read at their places, with the decoders that all
//! sources share, and their checksums are verified. A zip archive inside another container, or from a
//! pipe, has its directory where reading ends, so it is held in memory. An archive that was cut has lost its
//! directory; then the heads of its members are followed as far as they tell their sizes.

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
    limits::{Fault, HELD_BYTES, MEMBERS, Tally},
};

/// A zip archive with its directory.
pub(super) struct Zip {
    below: Layer,
    directory: Directory,
    store: Store,
    next: usize,
    current: Option<Content>,
    /// Counts what comes out of members, and what is taken from the file for them.
    tally: Arc<Tally>,
}

/// What tells where members are.
enum Directory {
    Whole(Box<ZipArchive<BufReader<Window>>>),
    /// The directory is lost; these were found without it.
    Found(Vec<Entry>),
}

/// A member as its archive describes it.
#[derive(Clone)]
struct Entry {
    name: Vec<u8>,
    /// `None` if its head cannot be found.
    start: Option<u64>,
    packed: u64,
    size: u64,
    crc: u32,
    method: CompressionMethod,
    is_encrypted: bool,
    is_file: bool,
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
            let window = |start| Window { store: store.clone(), start, at: start, end: bytes, tally: None };
            let directory = match ZipArchive::new(BufReader::new(window(0))) {
                Ok(archive) => Directory::Whole(Box::new(archive)),
                Err(error) => match found(window, bytes)? {
                    found if found.is_empty() => return Err(without_directory(error)),
                    found => Directory::Found(found),
                },
            };
            Ok((directory, bytes, store))
        });
        let (directory, bytes, store) = match opened {
            Ok(opened) => opened,
            Err(error) => return Err((below, error)),
        };
        if directory.packed() > bytes {
            return Err((below, Fault::error("a zip archive whose members overlap, as in a bomb")));
        }
        Ok(Self { below, directory, store, next: 0, current: None, tally })
    }

    pub(super) fn into_below(self) -> Layer {
        self.below
    }

    /// What is to be said of the archive after its last member.
    pub(super) fn complaint(&self) -> Option<&'static str> {
        match &self.directory {
            Directory::Found(_) => {
                Some("cut short or damaged, its directory is missing; members before that were read")
            }
            // The crate knows only the last of them.
            Directory::Whole(archive) if archive.has_duplicate_names() => {
                Some("of members of the same name only the last was read")
            }
            Directory::Whole(_) => None,
        }
    }

    /// Goes to the next member; `None` at the end.
    pub(super) fn next_member(&mut self) -> io::Result<Option<Member>> {
        self.current = None;
        let Some(entry) = self.directory.entry(self.next)? else { return Ok(None) };
        self.next += 1;
        let refused = match () {
            () if !entry.is_file => None,
            () if entry.is_encrypted => Some("encrypted; unpack it with its password first".to_owned()),
            () => self.open_member(&entry).err().map(|error| crate::error::plain(&error)),
        };
        Ok(Some(Member { name: entry.name, size: entry.size, is_file: entry.is_file, refused }))
    }

    /// Makes a member the current one.
    fn open_member(&mut self, entry: &Entry) -> io::Result<()> {
        let start = entry.start.ok_or_else(damaged)?;
        let end = start.checked_add(entry.packed).ok_or_else(damaged)?;
        let tally = matches!(self.store, Store::File(_)).then(|| Arc::clone(&self.tally));
        let window = Window { store: self.store.clone(), start, at: start, end, tally };
        let decoder = match entry.method {
            CompressionMethod::STORE => Decoder::new(Container::Plain, window),
            CompressionMethod::DEFLATE => Decoder::deflate(window),
            CompressionMethod::BZIP2 => Decoder::new(Container::Bzip2, window),
            CompressionMethod::ZSTD => Decoder::new(Container::Zstd, window),
            CompressionMethod::XZ => Decoder::new(Container::Xz, window),
            _ => return Err(Fault::error("packed by a method that is not read; unpack it first")),
        };
        let (wanted_crc, left) = (entry.crc, entry.size);
        self.current = Some(Content { decoder, crc: crc32fast::Hasher::new(), wanted_crc, left, fault: None });
        Ok(())
    }
}

impl Directory {
    /// Bytes of all members together, as they are packed. What a cut archive lacks is not counted twice.
    fn packed(&self) -> u64 {
        match self {
            Self::Whole(archive) => (0..archive.len())
                .filter_map(|index| archive.by_index_data(index).ok())
                .fold(0, |sum, entry| sum.saturating_add(entry.compressed_size())),
            // They were found one behind the other.
            Self::Found(_) => 0,
        }
    }

    /// The member of this number; `None` behind the last.
    fn entry(&mut self, index: usize) -> io::Result<Option<Entry>> {
        let archive = match self {
            Self::Found(entries) => return Ok(entries.get(index).cloned()),
            Self::Whole(archive) if index >= archive.len() => return Ok(None),
            Self::Whole(archive) => archive,
        };
        let start = archive.by_index_raw(index).ok().and_then(|member| member.data_start());
        let member = archive.by_index_data(index).map_err(|_| damaged())?;
        let name = match std::str::from_utf8(member.name_raw()) {
            Ok(name) => name.as_bytes().to_vec(),
            Err(_) => member.name().map_or_else(|_| member.name_raw().to_vec(), |name| name.as_bytes().to_vec()),
        };
        Ok(Some(Entry {
            name,
            start,
            packed: member.compressed_size(),
            size: member.size(),
            crc: member.crc32(),
            method: member.compression(),
            is_encrypted: member.encrypted(),
            is_file: member.is_file(),
        }))
    }
}

/// The members of an archive without directory, by the heads that stand before each. A head that leaves the
/// sizes to what follows the member ends the search.
fn found(window: impl Fn(u64) -> Window, bytes: u64) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut at = 0;
    while let Some(entry) = head_at(&mut window(at))?.filter(|_| entries.len() < MEMBERS) {
        at = entry.start.unwrap_or(bytes).saturating_add(entry.packed);
        entries.push(entry);
        if at >= bytes {
            break;
        }
    }
    Ok(entries)
}

/// The methods that are read, by their numbers; the others count as one that is not.
const fn method(number: u16) -> CompressionMethod {
    match number {
        0 => CompressionMethod::STORE,
        8 => CompressionMethod::DEFLATE,
        12 => CompressionMethod::BZIP2,
        93 => CompressionMethod::ZSTD,
        95 => CompressionMethod::XZ,
        _ => CompressionMethod::AES,
    }
}

/// Reads the head of a member; source: APPNOTE 4.3.7 and 4.5.3.
fn head_at(window: &mut Window) -> io::Result<Option<Entry>> {
    const HEAD_BYTES: usize = 30;
    const IS_ENCRYPTED: u16 = 1;
    const HAS_SIZES_BEHIND: u16 = 8;
    let start = window.at;
    let mut head = Vec::new();
    window.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    let two = |at: usize| head.get(at..at + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]));
    let four = |at: usize| u32::from(two(at)) | u32::from(two(at + 2)) << 16;
    if head.len() < HEAD_BYTES || !head.starts_with(b"PK\x03\x04") || two(6) & HAS_SIZES_BEHIND != 0 {
        return Ok(None);
    }
    let (name_bytes, extra_bytes) = (u64::from(two(26)), u64::from(two(28)));
    let (mut name, mut extra) = (Vec::new(), Vec::new());
    window.take(name_bytes).read_to_end(&mut name)?;
    window.take(extra_bytes).read_to_end(&mut extra)?;
    let (mut packed, mut size) = (u64::from(four(18)), u64::from(four(22)));
    if four(18) == u32::MAX || four(22) == u32::MAX {
        // The extra field of zip64: number 1, its length, the size, the packed size.
        let Some(sizes) = extra.strip_prefix(b"\x01\0").and_then(|rest| rest.get(2..18)) else { return Ok(None) };
        let eight = |at: usize| {
            sizes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |eight| u64::from_le_bytes(*eight))
        };
        (size, packed) = (eight(0), eight(8));
    }
    Ok(Some(Entry {
        is_file: !name.ends_with(b"/"),
        name,
        start: Some(start + HEAD_BYTES as u64 + name_bytes + extra_bytes),
        packed,
        size,
        crc: four(14),
        method: method(two(8)),
        is_encrypted: two(6) & IS_ENCRYPTED != 0,
    }))
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
            None => Some("damaged: it is longer than its archive says"),
            Some(left) if read == 0 && left > 0 => Some("damaged: it is shorter than its archive says"),
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
