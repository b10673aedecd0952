//! Cuts sources into chunks, in order.
//!
//! A chunk begins and ends where a record does, so that workers need not talk to each other. Where
//! exactly the cuts fall changes with the chunk size but never changes a row: a record is at most
//! [`RECORD_BYTES`] long, and a cut lies before a line that starts a record or behind a run of lines
//! longer than any record.

use std::{io, sync::Arc};

use super::{
    Block, Framing, Layout, Reading, Skipped, Source,
    bytes::{self, Mapping, Opened},
    container::Container,
    cut::{End, HEAD_BYTES, MOST_HEAD_BYTES, Reader, fill, next_mapped, next_read},
    label::Label,
    layer::Digest,
    vc0::Division,
    walk::{Closed, Step, Stream, Walk},
};
use crate::dataset::Dataset;

/// Longest record, continuation lines included. Longer ones are rejected.
pub const RECORD_BYTES: usize = 64 << 10;

/// How sources are cut.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Settings {
    /// Aimed size of a chunk in bytes.
    pub chunk_bytes: usize,
    /// Whether regular files are mapped.
    pub use_mmap: bool,
    /// Whether chunks must know their first line number (costs one pass over the bytes).
    pub count_lines: bool,
    /// Whether mapped chunks count as held in memory.
    pub holds_mapped: bool,
    /// Knows records when it sees them.
    pub reading: Arc<dyn Reading>,
    /// Whether sources are hashed (costs one pass over the bytes as stored).
    pub hashes: bool,
    /// What a file may unpack to, in bytes.
    pub unpacked_bytes: u64,
}

/// The bytes of a chunk.
pub enum Content {
    /// Log lines.
    Lines(Block),
    /// A row group of a Parquet file.
    RowGroup(Arc<Dataset>, usize),
}

/// A piece of work.
pub struct Chunk {
    /// Number of the source, in the order of opening.
    pub source: usize,
    /// Its name, as rows carry it.
    pub name: Arc<str>,
    /// What to read.
    pub content: Content,
    /// Where its first byte stands in the source, as decompressed and transcoded.
    pub offset: u64,
    /// Number of its first line, from 1; 1 throughout if lines are not counted.
    pub first_line: u64,
    /// Whether it begins in the middle of a line too long to hold.
    pub starts_inside_line: bool,
    /// Whether the source ends with it.
    pub ends_source: bool,
    /// How its bytes divide into records.
    pub layout: Arc<Layout>,
}

/// Produces the chunks of all sources.
pub struct Feed {
    files: Vec<Source>,
    settings: Settings,
    next_file: usize,
    /// The file that is being looked into, unless it is mapped.
    walk: Option<Walk>,
    open: Option<Open>,
    /// What was opened so far.
    sources: Vec<Source>,
    consumed_before: u64,
    /// What could not be read, or not to the end, with the number of sources opened before.
    skipped: Vec<(usize, Skipped)>,
}

struct Open {
    name: Arc<str>,
    digest: Digest,
    input: Input,
    offset: u64,
    line: u64,
    inside_line: bool,
    /// Known as soon as the first bytes are.
    layout: Option<Arc<Layout>>,
}

enum Input {
    Mapped(Mapping),
    Stream { stream: Stream, carry: Vec<u8>, end: End },
    RowGroups(Arc<Dataset>, usize),
}

impl Feed {
    /// A feed over these files.
    #[must_use]
    pub fn new(files: Vec<Source>, settings: Settings) -> Self {
        Self {
            files,
            settings,
            next_file: 0,
            walk: None,
            open: None,
            sources: Vec::new(),
            consumed_before: 0,
            skipped: Vec::new(),
        }
    }

    /// The sources that were opened so far, in reading order: files, and members of archives.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Aimed size of a chunk in bytes.
    #[must_use]
    pub const fn chunk_bytes(&self) -> usize {
        self.settings.chunk_bytes
    }

    /// Bytes of the files taken so far; compressed ones where a file is compressed.
    #[must_use]
    pub fn consumed(&self) -> u64 {
        let current = self.open.as_ref().map_or(0, |open| match &open.input {
            Input::Stream { .. } => 0,
            Input::Mapped(_) => open.offset,
            Input::RowGroups(dataset, next) => (dataset.size() * next / dataset.row_groups().max(1)) as u64,
        });
        self.consumed_before + self.walk.as_ref().map_or(0, Walk::taken) + current
    }

    /// What could not be read, or not to the end, before the source of this number was opened.
    pub fn skipped(&self, source: usize) -> impl Iterator<Item = &Skipped> {
        self.skipped.iter().filter(move |(opened, _)| *opened <= source).map(|(_, skipped)| skipped)
    }

    /// Up to `most` chunks, and no more than about `held_bytes` in memory; empty at the end. Mapped chunks
    /// take memory only while they are worked on, unless somebody looked at them before.
    pub fn next_batch(&mut self, most: usize, held_bytes: usize) -> Vec<Chunk> {
        let mut batch = Vec::with_capacity(most);
        let mut held = 0;
        while batch.len() < most && held < held_bytes {
            let Some(chunk) = self.next_chunk() else { break };
            held += match &chunk.content {
                Content::Lines(Block::Read(bytes)) => bytes.len(),
                Content::Lines(block) if self.has_touched(&chunk) => block.bytes().len(),
                Content::Lines(_) | Content::RowGroup(..) => 0,
            };
            batch.push(chunk);
        }
        batch
    }

    /// Whether the bytes of a mapped chunk were looked at already, and so are in memory.
    fn has_touched(&self, chunk: &Chunk) -> bool {
        let is_jumped_over =
            matches!(chunk.layout.framing, Framing::Lines | Framing::Vc0(Division::Lengths | Division::WholeLengths));
        self.settings.holds_mapped || self.settings.hashes || !is_jumped_over
    }

    fn next_chunk(&mut self) -> Option<Chunk> {
        loop {
            if self.open.is_none() && !self.open_next()? {
                continue;
            }
            let source = self.sources.len() - 1;
            match self.open.as_mut()?.next(source, &self.settings) {
                Ok(Some(chunk)) => return Some(chunk),
                Ok(None) => self.close(None),
                Err(error) => self.close(Some(&error)),
            }
        }
    }

    /// Opens the next source; `None` at the end, `false` if there was none yet.
    fn open_next(&mut self) -> Option<bool> {
        if let Some(walk) = &mut self.walk {
            match walk.step() {
                Some(Step::Source(stream)) => {
                    let source = stream.label.source();
                    self.enter(source, Input::Stream { stream, carry: Vec::new(), end: End::Open });
                }
                Some(Step::Skipped(skipped)) => self.skipped.push((self.sources.len(), skipped)),
                None => self.finish_file(),
            }
            return Some(self.open.is_some());
        }
        let file = self.files.get(self.next_file)?;
        self.next_file += 1;
        let mut label = Label::of_file(file);
        let input = match bytes::open(file, &self.settings) {
            Ok(Opened::Walk(walk)) => {
                self.walk = Some(walk);
                return Some(false);
            }
            Ok(Opened::Mapped(mapping)) => Ok(Input::Mapped(mapping)),
            Ok(Opened::Parquet(mapping)) => {
                label.wrap(Container::Parquet);
                Dataset::open(mapping).map(|dataset| Input::RowGroups(Arc::new(dataset), 0))
            }
            Err(error) => Err(crate::error::plain(&error)),
        };
        match input {
            Ok(input) => self.enter(label.source(), input),
            Err(reason) => {
                self.skipped.push((self.sources.len(), label.skipped(reason)));
                self.finish_file();
            }
        }
        Some(self.open.is_some())
    }

    fn enter(&mut self, source: Source, input: Input) {
        let name = source.name().into();
        // Streams hash what is stored, below their decoders.
        let mut digest = Digest::new(self.settings.hashes && !matches!(input, Input::Stream { .. }));
        if let Input::RowGroups(dataset, _) = &input {
            digest.add(dataset.bytes());
        }
        self.sources.push(source);
        self.open = Some(Open { name, digest, input, offset: 0, line: 1, inside_line: false, layout: None });
    }

    /// Closes the open source, which ended early with an error or reached its end.
    fn close(&mut self, error: Option<&io::Error>) {
        let Some(mut open) = self.open.take() else { return };
        let closed = match (open.input, &mut self.walk) {
            (Input::Stream { stream, .. }, Some(walk)) => walk.take_back(stream, error),
            _ => Closed { skipped: None, sha256: open.digest.finish() },
        };
        self.skipped.extend(closed.skipped.map(|skipped| (self.sources.len(), skipped)));
        if let Some(source) = self.sources.last_mut() {
            source.sha256 = closed.sha256;
        }
        if self.walk.is_none() {
            self.finish_file();
        }
    }

    fn finish_file(&mut self) {
        self.walk = None;
        self.consumed_before = self.files.iter().take(self.next_file).filter_map(|file| file.size).sum();
    }
}

impl Open {
    fn next(&mut self, source: usize, settings: &Settings) -> io::Result<Option<Chunk>> {
        let block = match &mut self.input {
            Input::RowGroups(dataset, next) => {
                if *next == dataset.row_groups() {
                    return Ok(None);
                }
                *next += 1;
                let content = Content::RowGroup(Arc::clone(dataset), *next - 1);
                let layout = Arc::default();
                return Ok(Some(Chunk {
                    source,
                    name: Arc::clone(&self.name),
                    content,
                    offset: 0,
                    first_line: 1,
                    starts_inside_line: false,
                    ends_source: *next == dataset.row_groups(),
                    layout,
                }));
            }
            Input::Mapped(mapping) => {
                let layout = self.layout.get_or_insert_with(|| {
                    let tells = |most: &usize| is_enough(mapping.bytes(), *most, &self.name, settings);
                    let most = HEAD_BYTES.into_iter().find(tells).unwrap_or(MOST_HEAD_BYTES);
                    layout(mapping.bytes(), most, &self.name, settings)
                });
                next_mapped(mapping, self.offset, layout, settings)
            }
            Input::Stream { stream, carry, end } => {
                let layout = Arc::clone(self.layout.get_or_insert_with(|| {
                    let tells = |most: &usize| {
                        fill(stream, carry, end, *most);
                        is_enough(carry, *most, &self.name, settings)
                    };
                    let most = HEAD_BYTES.into_iter().find(tells).unwrap_or(MOST_HEAD_BYTES);
                    layout(carry, most, &self.name, settings)
                }));
                next_read(Reader { stream, carry, end }, self.offset == 0, &layout, settings)?
            }
        };
        let Some(block) = block else { return Ok(None) };
        let bytes = block.bytes();
        self.digest.add(bytes);
        let name = Arc::clone(&self.name);
        let chunk_bytes = bytes.len() as u64;
        let has_lines = self.layout.as_ref().is_none_or(|layout| !matches!(layout.framing, Framing::Vc0(_)));
        let lines =
            if settings.count_lines && has_lines { memchr::memchr_iter(b'\n', bytes).count() as u64 } else { 0 };
        let ends_source = match &self.input {
            Input::Mapped(mapping) => self.offset + chunk_bytes == mapping.bytes().len() as u64,
            Input::Stream { carry, end, .. } => carry.is_empty() && !matches!(end, End::Open),
            Input::RowGroups(..) => false,
        };
        let ends_inside_line = bytes.last() != Some(&b'\n');
        let (offset, first_line, starts_inside_line) = (self.offset, self.line, self.inside_line);
        self.offset += chunk_bytes;
        self.line += lines;
        let layout = self.layout.get_or_insert_default();
        self.inside_line = ends_inside_line && layout.framing == Framing::Lines;
        let layout = match layout.framing {
            Framing::W3c => std::mem::replace(layout, Arc::new(settings.reading.layout_behind(layout, bytes))),
            _ => Arc::clone(layout),
        };
        let content = Content::Lines(block);
        Ok(Some(Chunk { source, name, content, offset, first_line, starts_inside_line, ends_source, layout }))
    }
}

/// Whether so many of the first bytes tell how a source is divided, or there are no more.
fn is_enough(bytes: &[u8], most: usize, name: &str, settings: &Settings) -> bool {
    bytes.get(..most).is_none_or(|head| !settings.reading.is_unsettled(head, name))
}

/// How a source is divided, as at most so many of its first bytes tell.
fn layout(bytes: &[u8], most: usize, name: &str, settings: &Settings) -> Arc<Layout> {
    Arc::new(settings.reading.layout(&bytes[..bytes.len().min(most)], name))
}
