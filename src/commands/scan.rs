//! What every command that reads logs does: prepare a plan, read the inputs once, say what was read.

mod account;
mod clocks;
mod sinks;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{InputArgs, OutputArgs, Query, QueryArgs, Window};
use crate::{
    codes::Codes,
    copies::{self, Distinct, Firsts},
    enrich::Knowledge,
    error::{Error, Result},
    output::Target,
    parse::Anchors,
    pipeline::{self, Flow, Plan, Run, Sink, Summary},
    query::{Expr, Prefilter},
    schema::{Column, ColumnSet},
    source::{self, Feed, Inputs, Listing, Settings, Source},
};
pub use account::conclude;
use sinks::{KeySink, Latest};

/// Set by Ctrl-C. A signal can reach nothing but a static.
static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// A prepared reading of the inputs.
pub struct Scan<'s> {
    args: &'s InputArgs,
    listing: Listing,
    anchors: Anchors,
    codes: Codes,
    knowledge: Knowledge,
    condition: Option<Expr>,
    firsts: Option<Firsts>,
    is_settled: bool,
    hashes: bool,
    may_replace: bool,
    chunk_bytes: usize,
}

/// Aimed size of a chunk. Half or double of it measured the same; it bounds what a batch holds.
const CHUNK_BYTES: usize = 4 << 20;

impl<'s> Scan<'s> {
    /// Lists the inputs, opens the databases and settles the condition. `needs` are the columns that the
    /// answer shows; databases that nobody named are opened only if something needs them.
    ///
    /// # Errors
    /// Whatever makes the run senseless.
    pub fn new(args: &'s InputArgs, query: &QueryArgs, output: &OutputArgs, needs: ColumnSet) -> Result<Self> {
        Self::of(&args.inputs(), args, query, output, needs)
    }

    /// The same for other inputs than those of the arguments.
    ///
    /// # Errors
    /// Whatever makes the run senseless.
    pub fn of(
        inputs: &Inputs,
        args: &'s InputArgs,
        query: &QueryArgs,
        output: &OutputArgs,
        needs: ColumnSet,
    ) -> Result<Self> {
        let wants_firsts = query.dedup;
        let query = query.query(&output.tz)?;
        let mut scan = Self::prepared(inputs, args, output, needs.with(query.needs()))?;
        scan.condition = scan.settle(query)?;
        if wants_firsts {
            scan.firsts = Some(scan.distinct("--dedup")?.0.firsts());
        }
        scan.is_settled = true;
        Ok(scan)
    }

    /// A reading of all events for those who need to see them all, whatever is asked for; with it the condition and
    /// the window of time that were asked for.
    ///
    /// # Errors
    /// Whatever makes the run senseless.
    pub fn of_all(
        args: &'s InputArgs,
        query: &QueryArgs,
        output: &OutputArgs,
        needs: ColumnSet,
    ) -> Result<(Self, Option<Expr>, Window)> {
        let query = query.query(&output.tz)?;
        let mut scan = Self::prepared(&args.inputs(), args, output, needs.with(query.needs()))?;
        scan.is_settled = true;
        let (condition, window) = query.without_window();
        Ok((scan, condition, window))
    }

    /// A reading without condition.
    fn prepared(inputs: &Inputs, args: &'s InputArgs, output: &OutputArgs, needs: ColumnSet) -> Result<Self> {
        let listing = source::list(inputs)?;
        let codes = args.catalog.codes(args.quiet)?;
        let knowledge = args.knowledge.open(needs, args.quiet)?;
        let chunk_bytes = args.chunk_bytes.map_or(CHUNK_BYTES, std::num::NonZeroUsize::get);
        // A second handler would replace the first; that there is one already is no failure.
        let _ = ctrlc::set_handler(interrupt);
        Ok(Self {
            args,
            listing,
            anchors: Anchors::new(args.pattern.clone()),
            codes,
            knowledge,
            condition: None,
            firsts: None,
            is_settled: false,
            hashes: false,
            may_replace: output.force,
            chunk_bytes,
        })
    }

    /// What is known about events from elsewhere.
    #[must_use]
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// The codes by which the inputs are read.
    #[must_use]
    pub const fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Hashes what is read.
    #[must_use]
    pub const fn with_hashes(mut self) -> Self {
        self.hashes = true;
        self
    }

    /// Takes the inputs for raw bytes in which native records are searched for.
    #[must_use]
    pub fn carving(mut self) -> Self {
        self.anchors = Anchors::carving();
        self
    }

    /// The files to read; what is in archives is known only when they were read.
    #[must_use]
    pub fn files(&self) -> &[Source] {
        &self.listing.sources
    }

    /// Makes chunks larger, for a sink that gains from it.
    #[must_use]
    pub fn with_chunks(mut self, bytes: usize) -> Self {
        self.chunk_bytes = self.args.chunk_bytes.map_or(bytes, std::num::NonZeroUsize::get);
        self
    }

    /// Reads everything once. `may_search` allows to look only at lines that may match.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn read<S: Sink>(
        &self,
        needs: ColumnSet,
        may_search: bool,
        make_sink: impl Fn() -> S,
        mut consume: impl FnMut(S::Part) -> Result<Flow> + Send,
    ) -> Result<(Vec<S>, Summary)> {
        let mut rejects = self.open_rejects()?;
        let may_search = may_search && rejects.is_none() && !self.args.strict;
        let prefilter = self.condition.as_ref().filter(|_| may_search);
        let prefilter = prefilter.and_then(|condition| Prefilter::new(condition, &self.codes));
        let plan = Plan {
            codes: &self.codes,
            anchors: &self.anchors,
            knowledge: &self.knowledge,
            condition: self.condition.as_ref(),
            prefilter: prefilter.as_ref(),
            firsts: self.firsts.as_ref(),
            needs,
            log_zone: self.args.log_tz.clone(),
            keeps_rejects: rejects.is_some(),
        };
        let progress = self.progress();
        let run = Run { workers: self.args.workers(), progress: &progress, is_interrupted: &IS_INTERRUPTED };
        let count_lines = plan.all_needs().has(Column::Line);
        let outcome = pipeline::run(&plan, self.feed(count_lines, S::PARTS_GROW), &run, make_sink, |part, rejected| {
            if let Some(rejects) = &mut rejects {
                rejects.put(rejected)?;
            }
            consume(part)
        });
        progress.finish_and_clear();
        let (sinks, mut summary) = outcome?;
        if let Some(rejects) = rejects {
            rejects.finish()?;
        }
        summary.skipped.splice(0..0, self.listing.skipped.iter().cloned());
        Ok((sinks, summary))
    }

    fn open_rejects(&self) -> Result<Option<Target>> {
        // The look for the last event, before the condition is settled, keeps nothing.
        let path = self.args.rejects.as_deref().filter(|_| self.is_settled);
        path.map(|path| Target::open(Some(path), self.may_replace)).transpose()
    }

    fn feed(&self, count_lines: bool, parts_grow: bool) -> Feed {
        let settings = Settings {
            chunk_bytes: self.chunk_bytes,
            // A mapping of an image fills memory with its holes, and dies of a bad sector.
            use_mmap: !(self.args.no_mmap || self.anchors.carves()),
            count_lines,
            holds_mapped: count_lines || parts_grow,
            reading: Arc::new(self.anchors.clone()),
            hashes: self.hashes,
            unpacked_bytes: self.args.unpack_limit,
        };
        Feed::new(self.listing.sources.clone(), settings)
    }

    fn progress(&self) -> ProgressBar {
        let total = self.listing.sources.iter().filter_map(|source| source.size).sum();
        if self.args.quiet || self.args.no_progress {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        let template = "{bar:30} {bytes} of {total_bytes}  {bytes_per_sec}  {eta} left  {msg}";
        // The template is valid; if it were not, the default one would do.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar
    }

    /// What needs two readings cannot have a pipe. `option` is what asks for them.
    ///
    /// # Errors
    /// A pipe among the inputs.
    pub fn refuse_pipe(&self, option: &str, problem: &str) -> Result<()> {
        let has_pipe = self.listing.sources.iter().any(|source| source.size.is_none());
        if has_pipe { Err(Error::usage(option, problem)) } else { Ok(()) }
    }

    /// Reads everything for the distinct events among those that match. `option` is what asks for them.
    ///
    /// # Errors
    /// A pipe among the inputs, which cannot be read again, or whatever ends the run.
    pub fn distinct(&self, option: &str) -> Result<(Distinct, Summary)> {
        self.refuse_pipe(
            option,
            "events are compared before they are shown, and a pipe cannot be read twice; name a file",
        )?;
        let mut distinct = Distinct::default();
        let (_, summary) = self.read(copies::COLUMNS, true, KeySink::default, |keys| {
            for (key, place, copies) in keys {
                distinct.add(key, place, copies);
            }
            Ok(Flow::More)
        })?;
        Ok((distinct, summary))
    }

    /// Lets only these events match.
    pub fn keep(&mut self, firsts: Firsts) {
        self.firsts = Some(firsts);
    }

    /// The condition; a span counted back from the last event needs a look at all times first.
    fn settle(&self, query: Query) -> Result<Option<Expr>> {
        if !query.needs_last() {
            return query.condition(None);
        }
        query.condition(self.last()?)
    }

    /// Both ends of a window of time. A span counted back from the last event needs a look at all times.
    ///
    /// # Errors
    /// A pipe among the inputs, which cannot be read again, or a span that leads out of the calendar.
    pub fn resolve(&mut self, window: &Window) -> Result<(Option<i64>, Option<i64>)> {
        // Rejected lines are kept when everything is read, not now.
        self.is_settled = false;
        let last = if window.needs_last() { self.last()? } else { None };
        self.is_settled = true;
        window.resolve(last)
    }

    /// The time of the last event.
    fn last(&self) -> Result<Option<i64>> {
        self.refuse_pipe(
            "--since",
            "a span counts back from the last event, which a pipe shows only at its end; give a time",
        )?;
        let needs = ColumnSet::of(&[Column::Time]);
        let (sinks, _) = self.read(needs, false, Latest::default, |()| Ok(Flow::More))?;
        Ok(sinks.into_iter().filter_map(|sink| sink.0).max())
    }
}

/// Asks the run to stop, so that it leaves no scratch files. A run that waits for input cannot hear that,
/// so it is ended after a while, and at once when asked again.
#[allow(clippy::exit, reason = "nothing is left to return to")]
fn interrupt() {
    const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);
    if !IS_INTERRUPTED.swap(true, Ordering::Relaxed) {
        std::thread::sleep(PATIENCE);
    }
    std::process::exit(130);
}
