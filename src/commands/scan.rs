//! What every command that reads logs does: prepare a plan, read the inputs once, say what was read.

mod sinks;

use std::{
    fmt::Write,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::tz::TimeZone;

use super::args::{InputArgs, OutputArgs, Query, QueryArgs};
use crate::{
    codes::Codes,
    copies::{self, Distinct, Firsts},
    enrich::{FROM_DATABASE, Knowledge},
    error::{Error, Result},
    exit::Exit,
    indicators::{Books, Indicators, MARKS},
    output::{Moments, Target, counted, sanitize},
    parse::{Anchors, Reason},
    pipeline::{self, Flow, Ledger, Plan, Run, Sink, Summary},
    query::{Expr, Prefilter},
    schema::{Column, ColumnSet},
    source::{self, Feed, Inputs, Listing, Settings, Source},
};
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
        let listing = source::list(inputs)?;
        let codes = args.catalog.codes(args.quiet)?;
        let knowledge = args.knowledge.open(needs.with(query.needs()))?;
        let chunk_bytes = args.chunk_bytes.map_or(CHUNK_BYTES, std::num::NonZeroUsize::get);
        // A second handler would replace the first; that there is one already is no failure.
        let _ = ctrlc::set_handler(interrupt);
        let mut scan = Self {
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
        };
        scan.condition = scan.settle(query)?;
        if wants_firsts {
            scan.firsts = Some(scan.distinct("--dedup")?.0.firsts());
        }
        scan.is_settled = true;
        Ok(scan)
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

    /// Says what was read, and how the run ended.
    #[must_use]
    pub fn conclude(&self, summary: &Summary, needs: ColumnSet, has_answer: bool) -> Exit {
        conclude(self.args, &[summary], &self.sentence(summary, &summary.total(), needs), has_answer)
    }

    fn sentence(&self, summary: &Summary, total: &Ledger, needs: ColumnSet) -> String {
        let files = counted(summary.sources.len() as u64, "file");
        let mut text = if total.searched_bytes > 0 {
            format!("{} in {files} (only lines that may match were read)", counted(total.matched, "matching event"))
        } else if self.condition.is_some() {
            format!("{} of {} in {files} match", total.matched, counted(total.events, "event"))
        } else {
            format!("{} in {files}", counted(total.events, "event"))
        };
        if self.firsts.is_some() {
            let word = if total.copies == 1 { "copy" } else { "copies" };
            let _ = write!(text, "; {} {word} left out", total.copies);
        }
        if total.rejected() > 0 {
            let reasons = Reason::ALL.iter().filter(|reason| total.rejects[**reason as usize] > 0);
            let reasons: Vec<String> =
                reasons.map(|reason| format!("{} {}", total.rejects[*reason as usize], reason.words())).collect();
            let _ = write!(text, "; {} rejected ({})", counted(total.rejected(), "line"), reasons.join(", "));
        }
        if !summary.skipped.is_empty() {
            let _ = write!(text, "; {} skipped or cut short", summary.skipped.len());
        }
        let needs = needs.with(self.condition.as_ref().map_or(ColumnSet::EMPTY, Expr::needs));
        text.push_str(&indicators_used(&self.knowledge.indicators, needs));
        let wants_places = self.knowledge.inputs(needs).meets(FROM_DATABASE);
        if wants_places && self.knowledge.databases.is_empty() && total.stored < total.events {
            text.push_str("; no GeoIP database was found, so places are empty (--geoip names one)");
        }
        text
    }

    /// Facts about the run for the metadata of an output.
    #[must_use]
    pub fn facts(&self, summary: &Summary) -> Vec<(String, String)> {
        let total = summary.total();
        let moments = Moments::new(TimeZone::UTC);
        let databases = self.knowledge.databases.describe().into_iter().map(|database| {
            let built = i64::try_from(database.build_secs).unwrap_or(0).saturating_mul(1_000_000);
            serde_json::json!({"path": database.path.to_string_lossy(), "type": database.kind, "built": moments.text(built)})
        });
        let indicators = self.knowledge.indicators.books().iter().map(|books| {
            let format = books.format.map(|format| format.to_string());
            serde_json::json!({"path": books.path.to_string_lossy(), "format": format, "count": books.indicators()})
        });
        let sources = summary.sources.iter().map(|(source, ledger)| {
            serde_json::json!({"path": source.name(), "bytes": source.size, "container": source.container, "lines": ledger.lines(), "events": ledger.events,
                "matched": ledger.matched, "rejects": ledger.rejected()})
        });
        let skipped = summary
            .skipped
            .iter()
            .map(|skipped| serde_json::json!({"path": skipped.path.to_string_lossy(), "reason": skipped.reason}));
        let fact = |name: &str, value: serde_json::Value| (format!("pulsetrail.{name}"), value.to_string());
        vec![
            fact("geoip", databases.collect()),
            fact("ioc", indicators.collect()),
            fact("sources", sources.collect()),
            fact("skipped", skipped.collect()),
            fact(
                "ledger",
                serde_json::json!({"lines": total.lines(), "events": total.events, "matched": total.matched,
                "copies": total.copies, "continuations": total.continuations, "blanks": total.blanks, "rejects": total.rejected()}),
            ),
            fact(
                "log_tz",
                self.args
                    .log_tz
                    .as_ref()
                    .map(|zone| zone.iana_name().map_or_else(|| format!("{zone:?}"), str::to_owned))
                    .into(),
            ),
        ]
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

    /// What needs two readings cannot have a pipe.
    fn refuse_pipe(&self, option: &str, problem: &str) -> Result<()> {
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
        self.refuse_pipe(
            "--since",
            "a span counts back from the last event, which a pipe shows only at its end; give a time",
        )?;
        let needs = ColumnSet::of(&[Column::Time]);
        let (sinks, _) = self.read(needs, false, Latest::default, |()| Ok(Flow::More))?;
        query.condition(sinks.into_iter().filter_map(|sink| sink.0).max())
    }
}

/// How many indicators were used, and that some were not understood.
fn indicators_used(indicators: &Indicators, needs: ColumnSet) -> String {
    if indicators.are_unnamed() {
        return String::new();
    }
    if !needs.meets(MARKS) {
        return "; --ioc was not used, as nothing asks for the column ioc".to_owned();
    }
    let books = indicators.books();
    let count: u64 = books.iter().map(Books::indicators).sum();
    let unknown: u64 = books.iter().map(|books| books.unknown).sum();
    let used = format!("; {} of {}", counted(count, "indicator"), counted(books.len() as u64, "file"));
    match unknown {
        0 => used,
        1 => format!("{used} (1 entry was not understood; see `pulsetrail ioc check`)"),
        _ => format!("{used} ({unknown} entries were not understood; see `pulsetrail ioc check`)"),
    }
}

/// Says what was skipped, and the sentence; returns how the run ended.
#[must_use]
pub fn conclude(args: &InputArgs, summaries: &[&Summary], sentence: &str, has_answer: bool) -> Exit {
    let skipped = || summaries.iter().flat_map(|summary| &summary.skipped);
    if !args.quiet {
        // Writing to a string cannot fail.
        let mut text = String::new();
        for skipped in skipped() {
            let path = skipped.path.to_string_lossy().into_owned();
            let _ = writeln!(text, "pulsetrail: {}: {}", sanitize(path.as_bytes()), skipped.reason);
        }
        let _ = writeln!(text, "pulsetrail: {sentence}");
        // If standard error is closed, nobody wants to read it.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
    }
    let has_rejects = || summaries.iter().any(|summary| summary.total().rejected() > 0);
    match () {
        () if skipped().next().is_some() || (args.strict && has_rejects()) => Exit::Incomplete,
        () if !has_answer => Exit::No,
        () => Exit::Done,
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
