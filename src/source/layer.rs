//! The layers between a file and a source: each reads from the one below, which it owns.
//!
//! When a source is at its end its layers are taken apart from the top, so that an archive gets back
//! what it reads from and can go on with its next member. No layer is shared.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::Path,
    sync::Arc,
};

use sha2::{Digest as _, Sha256};

use super::{
    archive::Archive,
    container::{Container, HEAD_BYTES},
    decode::Decoder,
    limits::Tally,
    utf16::Utf16,
};

/// Something that bytes come from.
pub(super) enum Layer {
    /// The file itself, or standard input.
    Input(Box<Input>),
    /// A layer of which the first bytes were looked at.
    Headed(Box<Headed>),
    /// One compressed stream.
    Unpacked(Box<Unpacked>),
    /// Text in another encoding.
    Transcoded(Box<Utf16>),
    /// The current member of an archive.
    Member(Box<Archive>),
}

impl Layer {
    /// The layer that it reads from.
    pub(super) fn into_below(self) -> Option<Self> {
        match self {
            Self::Input(_) => None,
            Self::Headed(headed) => Some(headed.below),
            Self::Unpacked(unpacked) => Some(unpacked.decoder.into_below()),
            Self::Transcoded(utf16) => Some(utf16.into_below()),
            Self::Member(archive) => Some(archive.into_below()),
        }
    }

    /// The layer whose bytes are stored as they are: the member of an archive, or the file.
    pub(super) fn into_stored(self) -> Option<Self> {
        let mut layer = self;
        loop {
            match layer {
                Self::Input(_) | Self::Member(_) => return Some(layer),
                other => layer = other.into_below()?,
            }
        }
    }

    /// The archive whose member this layer is part of.
    pub(super) fn into_archive(self) -> Option<Box<Archive>> {
        match self.into_stored()? {
            Self::Member(archive) => Some(archive),
            _ => None,
        }
    }

    /// Reads a stored layer to its end and returns the hash of all its bytes.
    pub(super) fn finish_digest(&mut self) -> Option<[u8; 32]> {
        io::copy(self, &mut io::sink()).ok()?;
        match self {
            Self::Input(input) => input.digest.finish(),
            Self::Member(archive) => archive.digest.finish(),
            _ => None,
        }
    }

    /// The file that this layer is, if it can be read at any place.
    pub(super) const fn file(&self) -> Option<&Arc<File>> {
        match self {
            Self::Input(input) => input.file.as_ref(),
            _ => None,
        }
    }
}

impl Read for Layer {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Input(input) => input.read(buffer),
            Self::Headed(headed) => headed.read(buffer),
            Self::Unpacked(unpacked) => unpacked.read(buffer),
            Self::Transcoded(utf16) => utf16.read(buffer),
            Self::Member(archive) => archive.read(buffer),
        }
    }
}

/// A file or standard input; counts what is taken from it.
pub(super) struct Input {
    reader: Box<dyn Read + Send>,
    /// The same as a regular file, if it is one.
    file: Option<Arc<File>>,
    tally: Arc<Tally>,
    digest: Digest,
}

impl Input {
    pub(super) fn new(reader: Box<dyn Read + Send>, tally: Arc<Tally>, digest: Digest) -> Self {
        Self { reader, file: None, tally, digest }
    }

    pub(super) fn of_file(file: File, tally: Arc<Tally>, digest: Digest) -> Self {
        let file = Arc::new(file);
        Self { reader: Box::new(Arc::clone(&file)), file: Some(file), tally, digest }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.tally.take(read);
        self.digest.add(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

/// A layer after its first bytes were read: they come again, and so does a fault behind them.
pub(super) struct Headed {
    head: Cursor<Vec<u8>>,
    fault: Option<io::Error>,
    below: Layer,
}

impl Headed {
    /// Reads the first bytes of a layer.
    pub(super) fn new(mut below: Layer) -> Self {
        let mut head = Vec::with_capacity(HEAD_BYTES);
        let fault = (&mut below).take(HEAD_BYTES as u64).read_to_end(&mut head).err();
        Self { head: Cursor::new(head), fault, below }
    }

    /// The first bytes.
    pub(super) fn head(&self) -> &[u8] {
        self.head.get_ref()
    }

    /// The layer, of which the first bytes are missing.
    pub(super) const fn below(&self) -> &Layer {
        &self.below
    }
}

impl Read for Headed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.head.read(buffer)? {
            0 => self.fault.take().map_or_else(|| self.below.read(buffer), Err),
            read => Ok(read),
        }
    }
}

/// What a decoder makes of a layer, counted.
pub(super) struct Unpacked {
    decoder: Decoder<Layer>,
    tally: Arc<Tally>,
}

impl Unpacked {
    pub(super) fn new(container: Container, below: Layer, tally: Arc<Tally>) -> Self {
        Self { decoder: Decoder::new(container, below), tally }
    }
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.tally.give(read)?;
        Ok(read)
    }
}

/// The SHA-256 of what goes by, if somebody wants it.
pub(super) struct Digest(Option<Sha256>);

impl Digest {
    pub(super) fn new(is_wanted: bool) -> Self {
        Self(is_wanted.then(Sha256::new))
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        if let Some(hash) = &mut self.0 {
            hash.update(bytes);
        }
    }

    /// The hash of all that went by; the next one begins anew only if it is made so.
    pub(super) fn finish(&mut self) -> Option<[u8; 32]> {
        self.0.take().map(|hash| hash.finalize().into())
    }
}

/// The SHA-256 of a file as it lies on disk; `None` if it cannot be read.
#[must_use]
pub fn sha256(path: &Path) -> Option<[u8; 32]> {
    const READ_BYTES: usize = 1 << 20;
    let mut file = BufReader::with_capacity(READ_BYTES, File::open(path).ok()?);
    let mut hash = Sha256::new();
    loop {
        let bytes = file.fill_buf().ok()?;
        if bytes.is_empty() {
            return Some(hash.finalize().into());
        }
        hash.update(bytes);
        let length = bytes.len();
        file.consume(length);
    }
}
