//! The one parallel place: chunks go to workers, what they make of them comes back in input order.
//!
//! Work is done in batches. While the workers parse one batch, the next is read and the parts of the one
//! before are consumed, so that reading, parsing and writing overlap without queues or locks. A worker
//! keeps its state (interners, caches, counts) from batch to batch.
//!
//! Invariant: what `consume` sees, and in which order, does not depend on the number of workers.

mod ledger;
mod worker;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use indicatif::ProgressBar;
use rayon::{ThreadPoolBuilder, prelude::*};

pub use ledger::Ledger;
pub use worker::{FlawAt, Plan, Reject, Sink};

use crate::{
    error::{Error, Result},
    source::{Chunk, Content, Feed, Skipped, Source},
};
use worker::{Done, Worker};

/// Bytes of a batch that are held in memory. Two batches are held at a time.
const HELD_BYTES: usize = 16 << 20;
/// Chunks in a batch, per worker. Smaller batches leave workers idle at their ends.
const CHUNKS_PER_WORKER: usize = 16;

/// Whether more input is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    More,
    /// The question is answered.
    Enough,
}

/// What a run was given besides its plan.
pub struct Run<'r> {
    /// How many workers.
    pub workers: usize,
    /// Shows how far the run is.
    pub progress: &'r ProgressBar,
    /// Set when the user wants the run to stop.
    pub is_interrupted: &'r AtomicBool,
}

/// What was read.
pub struct Summary {
    /// Every source that was opened, with its counts; members of archives are sources of their own.
    pub sources: Vec<(Source, Ledger)>,
    /// What could not be read, or not to the end.
    pub skipped: Vec<Skipped>,
}

impl Summary {
    /// The counts of all sources together.
    #[must_use]
    pub fn total(&self) -> Ledger {
        let mut total = Ledger::default();
        self.sources.iter().for_each(|(_, ledger)| total.add(ledger));
        total
    }
}

/// Reads all chunks. `consume` gets the part of each chunk, and the raw bytes of its rejected lines, in
/// input order. Returns the sinks, for what they gathered across chunks, and the summary.
///
/// # Errors
/// What `consume` returns, or an interruption.
pub fn run<S: Sink>(
    plan: &Plan<'_>,
    mut feed: Feed,
    run: &Run<'_>,
    make_sink: impl Fn() -> S,
    mut consume: impl FnMut(S::Part, &[u8]) -> Result<Flow> + Send,
) -> Result<(Vec<S>, Summary)> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(run.workers)
        .build()
        .map_err(|error| Error::usage("--threads", error.to_string()))?;
    let mut workers: Vec<Worker<'_, S>> = (0..run.workers).map(|_| Worker::new(plan, make_sink())).collect();
    let mut ledgers = Vec::new();
    let mut faults = Vec::new();
    let most = run.workers * CHUNKS_PER_WORKER;
    // At least one chunk a worker, so that all have work; a batch ends with the chunk that fills it.
    let held_bytes = HELD_BYTES.max(feed.chunk_bytes() * run.workers) - 1;
    let (mut last_source, mut last_wanted) = (0, usize::MAX);
    pool.install(|| {
        let mut batch = feed.next_batch(most, held_bytes);
        let mut done: Vec<Done<S::Part>> = Vec::new();
        while !(batch.is_empty() && done.is_empty()) {
            if run.is_interrupted.load(Ordering::Relaxed) {
                return Err(Error::Interrupted);
            }
            let finished = std::mem::take(&mut done);
            let ((flow, next), parsed) = rayon::join(
                || {
                    let flow = finished.into_iter().try_fold(Flow::More, |flow, done| match flow {
                        Flow::More => {
                            add(&mut ledgers, done.source, &done.ledger);
                            faults.extend(done.fault.map(|reason| (done.source, reason)));
                            last_source = done.source;
                            consume(done.part, &done.rejects)
                        }
                        Flow::Enough => Ok(Flow::Enough),
                    });
                    run.progress.set_position(feed.consumed());
                    (flow, feed.next_batch(most, held_bytes))
                },
                || parse_batch(&mut workers, &batch),
            );
            if flow? == Flow::Enough {
                // What was read ahead is not part of the answer.
                last_wanted = last_source;
                break;
            }
            (batch, done) = (next, parsed);
        }
        Ok(())
    })?;
    let mut skipped: Vec<Skipped> = feed.skipped(last_wanted).cloned().collect();
    skipped.extend(
        faults.into_iter().map(|(source, reason)| Skipped { path: feed.sources()[source].path.clone(), reason }),
    );
    ledgers.resize(feed.sources().len(), Ledger::default());
    let sources = feed.sources().iter().cloned().zip(ledgers).take(last_wanted.saturating_add(1)).collect();
    Ok((workers.into_iter().map(Worker::into_sink).collect(), Summary { sources, skipped }))
}

/// Adds counts to the ledger of a source; the list of sources grows while it is read.
fn add(ledgers: &mut Vec<Ledger>, source: usize, counts: &Ledger) {
    if ledgers.len() <= source {
        ledgers.resize(source + 1, Ledger::default());
    }
    ledgers[source].add(counts);
}

/// Lets the workers take the chunks of a batch one by one; returns what they made in chunk order.
fn parse_batch<S: Sink>(workers: &mut [Worker<'_, S>], batch: &[Chunk]) -> Vec<Done<S::Part>> {
    let next = AtomicUsize::new(0);
    let mut parsed: Vec<(usize, Done<S::Part>)> = workers
        .par_iter_mut()
        .with_max_len(1)
        .flat_map_iter(|worker| {
            let mut own = Vec::new();
            while let Some((index, chunk)) = take(&next, batch) {
                own.push((index, worker.read(chunk)));
                if let Content::Lines(block) = &chunk.content {
                    block.release();
                }
            }
            own
        })
        .collect();
    parsed.sort_by_key(|(index, _)| *index);
    parsed.into_iter().map(|(_, done)| done).collect()
}

fn take<'b>(next: &AtomicUsize, batch: &'b [Chunk]) -> Option<(usize, &'b Chunk)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    batch.get(index).map(|chunk| (index, chunk))
}
