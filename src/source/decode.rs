//! Turns compressed bytes into those that were compressed, while they are read.
//!
//! Each decoder goes on where the first stream ends and another begins: rotated logs are often appended
//! to one another. What a decoder says of damaged data becomes one phrase; errors from below pass through
//! as they are.

use std::io::{self, BufReader, Read};

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use liblzma::{
    bufread::XzDecoder,
    stream::{CONCATENATED, Stream},
};
use zstd::stream::{
    raw::{DParameter, Decoder as ZstdDecoder},
    zio,
};

use super::{
    container::Container,
    limits::{Fault, XZ_BYTES, ZSTD_WINDOW_LOG},
};

/// Compressed bytes read at a time; larger reads measured no faster.
const READ_BYTES: usize = 256 << 10;

/// Decompressed bytes asked for at a time. Always as many, because what a decoder makes of the bytes before a
/// damage depends on how many it is asked for, and no answer may depend on who asks.
const MADE_BYTES: usize = 64 << 10;

/// Undoes one compression of what it reads from `R`.
pub(super) struct Decoder<R: Read> {
    codec: Codec<R>,
    /// What was made and not handed out yet.
    made: Vec<u8>,
    handed_out: usize,
    /// What follows an end or a fault is not asked for: some decoders would begin anew.
    has_ended: bool,
}

enum Codec<R: Read> {
    Stored(R),
    Deflate(DeflateDecoder<BufReader<R>>),
    Gzip(Box<MultiGzDecoder<BufReader<R>>>),
    Bzip2(MultiBzDecoder<BufReader<R>>),
    Xz(XzDecoder<BufReader<R>>),
    Zstd(zio::Reader<BufReader<R>, ZstdDecoder<'static>>),
    /// A decoder that got no memory.
    Failed(R, Option<io::Error>),
}

impl<R: Read> Decoder<R> {
    /// A decoder for a container that is nothing but compressed. Others are handed through as they are.
    pub(super) fn new(container: Container, below: R) -> Self {
        let buffered = |below| BufReader::with_capacity(READ_BYTES, below);
        let codec = match container {
            Container::Gzip => Codec::Gzip(Box::new(MultiGzDecoder::new(buffered(below)))),
            Container::Bzip2 => Codec::Bzip2(MultiBzDecoder::new(buffered(below))),
            Container::Xz => match Stream::new_stream_decoder(XZ_BYTES, CONCATENATED) {
                Ok(stream) => Codec::Xz(XzDecoder::new_stream(buffered(below), stream)),
                Err(error) => Codec::Failed(below, Some(error.into())),
            },
            Container::Zstd => match zstd_decoder() {
                Ok(decoder) => Codec::Zstd(zio::Reader::new(buffered(below), decoder)),
                Err(error) => Codec::Failed(below, Some(error)),
            },
            _ => Codec::Stored(below),
        };
        Self::of(codec)
    }

    const fn of(codec: Codec<R>) -> Self {
        Self { codec, made: Vec::new(), handed_out: 0, has_ended: false }
    }

    /// A decoder for bare deflate, as zip has it.
    pub(super) fn deflate(below: R) -> Self {
        let below = BufReader::with_capacity(READ_BYTES, below);
        Self::of(Codec::Deflate(DeflateDecoder::new(below)))
    }

    /// What it reads from, without the bytes that it read ahead.
    pub(super) fn into_below(self) -> R {
        match self.codec {
            Codec::Stored(below) | Codec::Failed(below, _) => below,
            Codec::Deflate(decoder) => decoder.into_inner().into_inner(),
            Codec::Gzip(decoder) => decoder.into_inner().into_inner(),
            Codec::Bzip2(decoder) => decoder.into_inner().into_inner(),
            Codec::Xz(decoder) => decoder.into_inner().into_inner(),
            Codec::Zstd(decoder) => decoder.into_inner().into_inner(),
        }
    }

    /// The decoder's complaint as a phrase.
    fn fault(&self, error: io::Error) -> io::Error {
        let is_from_below = error.raw_os_error().is_some() || Fault::of(&error).is_some();
        if is_from_below || error.kind() == io::ErrorKind::UnexpectedEof {
            return error;
        }
        let name = match self.codec {
            Codec::Stored(_) | Codec::Failed(..) => return error,
            Codec::Deflate(_) => "deflate",
            Codec::Gzip(_) => "gzip",
            Codec::Bzip2(_) => "bzip2",
            Codec::Xz(_) => "xz",
            Codec::Zstd(_) => "Zstandard",
        };
        let is_too_large = match error.get_ref().and_then(|inner| inner.downcast_ref::<liblzma::stream::Error>()) {
            Some(inner) => *inner == liblzma::stream::Error::MemLimit,
            None => matches!(self.codec, Codec::Zstd(_)) && error.to_string().contains("too much memory"),
        };
        if is_too_large {
            return Fault::error(format!("its {name} data needs too much memory to be unpacked here"));
        }
        Fault::error(format!("damaged {name} data"))
    }
}

impl<R: Read> Decoder<R> {
    /// Lets the decoder go on.
    fn make(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let outcome = match &mut self.codec {
            Codec::Stored(below) => below.read(buffer),
            Codec::Deflate(decoder) => decoder.read(buffer),
            Codec::Gzip(decoder) => decoder.read(buffer),
            Codec::Bzip2(decoder) => decoder.read(buffer),
            Codec::Xz(decoder) => decoder.read(buffer),
            Codec::Zstd(decoder) => decoder.read(buffer),
            Codec::Failed(_, error) => error.take().map_or(Ok(0), Err),
        };
        match outcome {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                self.has_ended = true;
                Err(self.fault(error))
            }
            Ok(read) => {
                self.has_ended = read == 0;
                Ok(read)
            }
        }
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.handed_out == self.made.len() {
            if self.has_ended || buffer.is_empty() {
                return Ok(0);
            }
            if matches!(self.codec, Codec::Stored(_)) {
                return self.make(buffer);
            }
            // Who has the room for it is spared the copy.
            if let Some(room) = buffer.get_mut(..MADE_BYTES) {
                return self.make(room);
            }
            let mut made = std::mem::take(&mut self.made);
            made.resize(MADE_BYTES, 0);
            let outcome = self.make(&mut made);
            made.truncate(*outcome.as_ref().unwrap_or(&0));
            (self.made, self.handed_out) = (made, 0);
            outcome?;
        }
        let read = self.made.get(self.handed_out..).unwrap_or_default().read(buffer)?;
        self.handed_out += read;
        Ok(read)
    }
}

fn zstd_decoder() -> io::Result<ZstdDecoder<'static>> {
    let mut decoder = ZstdDecoder::new()?;
    decoder.set_parameter(DParameter::WindowLogMax(ZSTD_WINDOW_LOG))?;
    Ok(decoder)
}
