//! A file on its way to the ledger: every byte is in one chunk, every line in the books, and neither the size
//! of chunks nor how a file is read makes a difference.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    io::{Seek, Write},
    path::Path,
    sync::{Arc, LazyLock, atomic::AtomicBool},
};

use indicatif::ProgressBar;
use pulsetrail::{
    context::Context,
    enrich::{Databases, Knowledge},
    indicators::Indicators,
    parse::{Anchors, Frames},
    pipeline::{self, Flow, Ledger, Plan, Reject, Run, Sink},
    schema::{ALL, Event, Value},
    source::{Content, Edge, Feed, Framing, Layout, RECORD_BYTES, Reading, Settings, Source},
};
use tempfile::NamedTempFile;

use crate::checks::lines::{CODES, every_column, lines_in};

/// What a file may unpack to; more would only be slow.
const UNPACKED_BYTES: u64 = 4 << 20;
/// Larger texts are cut in fewer ways.
const LARGE_BYTES: usize = 10_000;
/// A chunk that holds any of these files.
const WHOLE: usize = 1 << 30;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge {
    databases: Databases::open(&[]).expect("no databases"),
    indicators: Indicators::default(),
    context: Context::default(),
});

thread_local! {
    static FILE: RefCell<NamedTempFile> = RefCell::new(NamedTempFile::new().expect("a temporary file"));
}

/// Checks a file with these bytes.
pub fn hold(bytes: &[u8]) {
    // Parquet has a reader of its own, which others wrote; `hostile.rs` damages such files.
    if bytes.starts_with(b"PAR1") {
        return;
    }
    FILE.with_borrow_mut(|file| {
        file.as_file_mut().set_len(0).and_then(|()| file.rewind()).expect("an empty file");
        file.write_all(bytes).expect("written");
        file_holds(file.path());
    });
}

fn file_holds(path: &Path) {
    let whole = answer(path, WHOLE, true);
    let texts = texts(path, WHOLE, true);
    for (source, text) in &texts {
        let (name, ledger) = &whole.sources[*source];
        assert_eq!(ledger.lines(), lines_of(text), "lines of {name}");
    }
    let size: usize = texts.values().map(Vec::len).sum();
    // The smallest chunks would be many.
    let ways = [(1000, true), (100, false), (1, true)].into_iter().take(if size > LARGE_BYTES { 1 } else { 3 });
    for (chunk_bytes, use_mmap) in ways {
        let how = format!("in chunks of {chunk_bytes} bytes, mapped: {use_mmap}");
        let other = answer(path, chunk_bytes, use_mmap);
        let other_texts = self::texts(path, chunk_bytes, use_mmap);
        assert!(other == whole, "{how}: {other:?}\nand not {whole:?}");
        assert!(other_texts == texts, "{how}: other texts");
    }
}

/// The lines of a source.
fn lines_of(text: &[u8]) -> u64 {
    let anchors = Anchors::default();
    let layout: Layout = anchors.layout(&text[..text.len().min(RECORD_BYTES)], "");
    match layout.framing {
        Framing::Lines => lines_in(text),
        _ => Frames::new(text, true, Edge::End, &layout, &anchors).map(|record| record.lines).sum(),
    }
}

/// What a run makes of a file.
#[derive(Debug, PartialEq)]
struct Answer {
    /// Name and books of each source.
    sources: Vec<(String, Ledger)>,
    /// Events and rejects in the order of the input.
    records: Vec<String>,
    skipped: Vec<String>,
}

fn answer(path: &Path, chunk_bytes: usize, use_mmap: bool) -> Answer {
    let anchors = Anchors::default();
    let plan = Plan {
        codes: &CODES,
        anchors: &anchors,
        knowledge: &KNOWLEDGE,
        condition: None,
        prefilter: None,
        firsts: None,
        needs: every_column(),
        log_zone: None,
        keeps_rejects: false,
    };
    let run = Run { workers: 1, progress: &ProgressBar::hidden(), is_interrupted: &AtomicBool::new(false) };
    let mut records = Vec::new();
    let take = |part: Vec<String>, _: &[u8]| {
        records.extend(part);
        Ok(Flow::More)
    };
    let (_, summary) =
        pipeline::run(&plan, feed(path, chunk_bytes, use_mmap), &run, Recorder::default, take).expect("an answer");
    let sources = summary.sources.into_iter();
    let skipped = summary.skipped.into_iter();
    Answer {
        sources: sources
            .map(|(source, ledger)| (format!("{} ({})", source.name(), source.container), ledger))
            .collect(),
        records,
        skipped: skipped.map(|skipped| format!("{}: {}", skipped.path.display(), skipped.reason)).collect(),
    }
}

/// The bytes of each source that has any, put together from its chunks.
fn texts(path: &Path, chunk_bytes: usize, use_mmap: bool) -> BTreeMap<usize, Vec<u8>> {
    let mut feed = feed(path, chunk_bytes, use_mmap);
    let mut texts: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
    let mut next_line = (0, 1);
    loop {
        let batch = feed.next_batch(16, 1 << 20);
        if batch.is_empty() {
            return texts;
        }
        for chunk in batch {
            let Content::Lines(block) = &chunk.content else { continue };
            let text = texts.entry(chunk.source).or_default();
            assert!(!block.bytes().is_empty(), "an empty chunk at {}", chunk.offset);
            assert_eq!(chunk.offset, text.len() as u64, "where a chunk begins");
            if chunk.source != next_line.0 {
                next_line = (chunk.source, 1);
            }
            assert_eq!(chunk.first_line, next_line.1, "the first line of a chunk");
            if matches!(chunk.layout.framing, Framing::Vc0(_)) {
                // Native logs have no lines.
                text.extend_from_slice(block.bytes());
                continue;
            }
            next_line.1 += block.bytes().iter().filter(|byte| **byte == b'\n').count() as u64;
            text.extend_from_slice(block.bytes());
        }
    }
}

fn feed(path: &Path, chunk_bytes: usize, use_mmap: bool) -> Feed {
    let settings = Settings {
        chunk_bytes,
        use_mmap,
        count_lines: true,
        holds_mapped: false,
        reading: Arc::new(Anchors::default()),
        hashes: false,
        unpacked_bytes: UNPACKED_BYTES,
    };
    Feed::new(vec![Source::new(path.to_owned(), None)], settings)
}

/// Writes down what it takes.
#[derive(Default)]
struct Recorder(Vec<String>);

impl Sink for Recorder {
    type Part = Vec<String>;

    fn take(&mut self, event: &Event<'_>) {
        let value = |value: Value<'_>| match value {
            Value::Text(text) => text.escape_ascii().to_string(),
            other => format!("{other:?}"),
        };
        let values = ALL.iter().filter(|column| event.has(**column));
        let values: Vec<String> =
            values.map(|&column| format!("{}={}", column.name(), value(event.get(column)))).collect();
        self.0.push(values.join(" "));
    }

    fn take_reject(&mut self, reject: &Reject<'_>) {
        let Reject { place, line, reason, bytes } = reject;
        self.0.push(format!("{place:?} line {line} {}: {}", reason.name(), bytes.escape_ascii()));
    }

    fn finish_chunk(&mut self) -> Self::Part {
        std::mem::take(&mut self.0)
    }
}
