//! Cuts sources into chunks, in order.
//!
//! A chunk begins and ends where a record does, so that workers need not talk to each other. Where
//! exactly the cuts fall changes with the chunk size but never changes a row: a record is at most
//! [`RECORD_BYTES`] long, and a cut lies before a line that starts a record or behind a run of lines
//! longer than any record.

use std::{
    io::{self, Read},
    sync::Arc,
};

use super::{
    Block, Framing, Skipped, Source,
    bytes::{self, Mapping, Opened, Stream},
};
use crate::dataset::Dataset;

/// Longest record, continuation lines included. Longer ones are rejected.
pub const RECORD_BYTES: usize = 64 << 10;
/// Longest run of bytes without a line end that is held in memory; beyond it a line is cut.
const LINE_BYTES: usize = 16 << 20;

/// So many bytes tell how a source is divided.
const HEAD_BYTES: usize = 64 << 10;

/// How a source is divided into records.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What divides them.
    pub framing: Framing,
    /// The line that names the columns of rows, as far as it is known.
    pub head: Option<Box<[u8]>>,
}

/// What the feed has to know about records.
pub trait Reading: Send + Sync {
    /// Whether a line starts a record.
    fn starts_record(&self, line: &[u8]) -> bool;
    /// How a source that begins with these bytes is divided.
    fn layout(&self, head: &[u8]) -> Layout;
    /// How what follows these bytes is divided, if a later line of them named other columns.
    fn layout_behind(&self, layout: &Layout, bytes: &[u8]) -> Layout;
}

/// How sources are cut.
#[derive(Clone)]
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
    /// Index of the source in the listing.
    pub source: usize,
    /// What to read.
    pub content: Content,
    /// Where its first byte stands in the (decompressed) source.
    pub offset: u64,
    /// Number of its first line, from 1; 1 throughout if lines are not counted.
    pub first_line: u64,
    /// Whether it begins in the middle of a line too long to hold.
    pub starts_inside_line: bool,
    /// How its bytes divide into records.
    pub layout: Arc<Layout>,
}

/// Produces the chunks of all sources.
pub struct Feed {
    sources: Vec<Source>,
    settings: Settings,
    next_source: usize,
    open: Option<Open>,
    consumed_before: u64,
    /// Sources that could not be read, or not to the end, by number.
    skipped: Vec<(usize, Skipped)>,
}

struct Open {
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

/// Whether a stream has more. A fault is kept until what came before it is handed out.
enum End {
    Open,
    Reached,
    Fault(io::Error),
}

impl Feed {
    /// A feed over these sources.
    #[must_use]
    pub fn new(sources: Vec<Source>, settings: Settings) -> Self {
        Self { sources, settings, next_source: 0, open: None, consumed_before: 0, skipped: Vec::new() }
    }

    /// The sources, in reading order.
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
            Input::Stream { stream, .. } => stream.consumed(),
            Input::Mapped(_) => open.offset,
            Input::RowGroups(dataset, next) => (dataset.size() * next / dataset.row_groups().max(1)) as u64,
        });
        self.consumed_before + current
    }

    /// How many sources are done.
    #[must_use]
    pub fn sources_done(&self) -> usize {
        self.next_source - usize::from(self.open.is_some())
    }

    /// Sources that could not be read, or not to the end, among the first `sources`.
    pub fn skipped(&self, sources: usize) -> impl Iterator<Item = &Skipped> {
        self.skipped.iter().filter(move |(source, _)| *source < sources).map(|(_, skipped)| skipped)
    }

    /// Up to `most` chunks, and no more than about `held_bytes` in memory; empty at the end. Mapped chunks
    /// take memory only while they are worked on, unless their lines were counted.
    pub fn next_batch(&mut self, most: usize, held_bytes: usize) -> Vec<Chunk> {
        let mut batch = Vec::with_capacity(most);
        let mut held = 0;
        while batch.len() < most && held < held_bytes {
            let Some(chunk) = self.next_chunk() else { break };
            held += match &chunk.content {
                Content::Lines(Block::Read(bytes)) => bytes.len(),
                Content::Lines(block) if self.settings.holds_mapped => block.bytes().len(),
                Content::Lines(_) | Content::RowGroup(..) => 0,
            };
            batch.push(chunk);
        }
        batch
    }

    fn next_chunk(&mut self) -> Option<Chunk> {
        loop {
            if self.open.is_none() && !self.open_next()? {
                continue;
            }
            let source = self.next_source - 1;
            let open = self.open.as_mut()?;
            match open.next(source, &self.settings) {
                Ok(Some(chunk)) => return Some(chunk),
                Ok(None) => self.close(None),
                Err(error) => {
                    let reason = match error.kind() {
                        io::ErrorKind::UnexpectedEof => "cut short; everything before the cut was read".to_owned(),
                        _ => format!("{}; everything before that was read", crate::error::plain(&error)),
                    };
                    self.close(Some(reason));
                }
            }
        }
    }

    fn close(&mut self, reason: Option<String>) {
        self.consumed_before = self.sources[..self.next_source].iter().filter_map(|source| source.size).sum();
        self.open = None;
        let source = self.next_source - 1;
        let skipped = |reason| (source, Skipped { path: self.sources[source].path.clone(), reason });
        self.skipped.extend(reason.map(skipped));
    }

    /// Opens the next source; `None` at the end, `false` if it cannot be read.
    fn open_next(&mut self) -> Option<bool> {
        let source = self.sources.get(self.next_source)?;
        self.next_source += 1;
        let input = match bytes::open(source, self.settings.use_mmap) {
            Ok(Ok(Opened::Mapped(mapping))) => Ok(Input::Mapped(mapping)),
            Ok(Ok(Opened::Stream(stream))) => Ok(Input::Stream { stream, carry: Vec::new(), end: End::Open }),
            Ok(Ok(Opened::Parquet(mapping))) => {
                Dataset::open(mapping).map(|dataset| Input::RowGroups(Arc::new(dataset), 0))
            }
            Ok(Err(reason)) => Err(reason),
            Err(error) => Err(crate::error::plain(&error)),
        };
        match input {
            Ok(input) => {
                self.open = Some(Open { input, offset: 0, line: 1, inside_line: false, layout: None });
                Some(true)
            }
            Err(reason) => {
                self.close(Some(reason));
                Some(false)
            }
        }
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
                    content,
                    offset: 0,
                    first_line: 1,
                    starts_inside_line: false,
                    layout,
                }));
            }
            Input::Mapped(mapping) => {
                let head = || settings.reading.layout(&mapping.bytes()[..mapping.bytes().len().min(HEAD_BYTES)]);
                let layout = self.layout.get_or_insert_with(|| Arc::new(head()));
                next_mapped(mapping, self.offset, layout, settings)
            }
            Input::Stream { stream, carry, end } => {
                if self.layout.is_none() {
                    fill(stream, carry, end, HEAD_BYTES);
                }
                let head = || settings.reading.layout(&carry[..carry.len().min(HEAD_BYTES)]);
                let layout = Arc::clone(self.layout.get_or_insert_with(|| Arc::new(head())));
                next_read(Reader { stream, carry, end }, self.offset == 0, &layout, settings)?
            }
        };
        let Some(block) = block else { return Ok(None) };
        let bytes = block.bytes();
        let chunk_bytes = bytes.len() as u64;
        let lines = if settings.count_lines { memchr::memchr_iter(b'\n', bytes).count() as u64 } else { 0 };
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
        Ok(Some(Chunk { source, content: Content::Lines(block), offset, first_line, starts_inside_line, layout }))
    }
}

/// Where a stream is read from, and what was read but not handed out.
struct Reader<'r> {
    stream: &'r mut Stream,
    carry: &'r mut Vec<u8>,
    end: &'r mut End,
}

fn next_mapped(mapping: &Mapping, offset: u64, layout: &Layout, settings: &Settings) -> Option<Block> {
    let start = usize::try_from(offset).ok()?;
    let rest = &mapping.bytes()[start..];
    let mut window = settings.chunk_bytes;
    let length = loop {
        if window >= rest.len() {
            break rest.len();
        }
        match cut(&rest[..window], start == 0, layout, settings) {
            Some(length) => break length,
            None => window *= 2,
        }
    };
    (length > 0).then(|| Block::Mapped(mapping.clone(), start..start + length))
}

fn next_read(reader: Reader<'_>, is_start: bool, layout: &Layout, settings: &Settings) -> io::Result<Option<Block>> {
    let Reader { stream, carry, end } = reader;
    let mut window = settings.chunk_bytes;
    loop {
        fill(stream, carry, end, window);
        if carry.len() <= window && !matches!(end, End::Open) {
            if !carry.is_empty() {
                return Ok(Some(Block::Read(std::mem::take(carry))));
            }
            return match std::mem::replace(end, End::Reached) {
                End::Fault(error) => Err(error),
                _ => Ok(None),
            };
        }
        match cut(&carry[..window.min(carry.len())], is_start, layout, settings) {
            Some(length) => {
                let rest = carry.split_off(length);
                return Ok(Some(Block::Read(std::mem::replace(carry, rest))));
            }
            None => window *= 2,
        }
    }
}

/// Reads until so many bytes are there, or the stream ends.
fn fill(stream: &mut Stream, carry: &mut Vec<u8>, end: &mut End, wanted: usize) {
    if matches!(end, End::Open) && carry.len() < wanted {
        let missing = (wanted - carry.len()) as u64;
        match stream.take(missing).read_to_end(carry) {
            Ok(read) if (read as u64) < missing => *end = End::Reached,
            Ok(_) => {}
            Err(error) => *end = End::Fault(error),
        }
    }
}

/// The last place in the window where a chunk may end, if there is one.
fn cut(window: &[u8], is_start: bool, layout: &Layout, settings: &Settings) -> Option<usize> {
    if layout.framing != Framing::Lines {
        let framed = layout.framing.cut(window, is_start);
        return framed.or_else(|| (window.len() >= LINE_BYTES).then_some(window.len()));
    }
    let Some(last_newline) = memchr::memrchr(b'\n', window) else {
        return (window.len() >= LINE_BYTES).then_some(window.len());
    };
    let mut line_end = window.len();
    let mut newline = last_newline;
    loop {
        let line_start = newline + 1;
        if settings.reading.starts_record(&window[line_start..line_end]) {
            return Some(line_start);
        }
        if window.len() - line_start > RECORD_BYTES {
            return Some(last_newline + 1);
        }
        line_end = newline;
        newline = memchr::memrchr(b'\n', &window[..newline])?;
    }
}
