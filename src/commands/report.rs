//! `report`: one page that tells a case.

mod said;
mod used;

use std::{collections::BTreeMap, io::IsTerminal, path::PathBuf};

use clap::ValueHint;
use jiff::tz::TimeZone;

use super::{
    args::{InputArgs, OutputArgs, QueryArgs, RuleArgs},
    detect::{
        self,
        hunt::{self, Caught, Hunt},
        sinks::{Part, Watch, available},
    },
    inspect,
    scan::{Scan, conclude},
};
use crate::{
    detect::{Options, Plan, Profile},
    enrich::FROM_DATABASE,
    error::{Error, Result},
    exit::Exit,
    indicators::MARKS,
    inspect::Survey,
    lofp,
    output::{Target, counted},
    pipeline::{FlawAt, Reject, Sink},
    report::{Again, Case, Counts, Observer, page},
    schema::Event,
    sigma::Level,
    source::Source,
};
use said::Said;

/// Write one page that tells the case: what was read, what was found, what happened, and what could not be judged
///
/// The page is one HTML file that opens from disk, loads nothing, prints, and can be read without script. It has the
/// incidents in the order of time with the lines that prove them, the findings by level, the ATT&CK matrix, sessions,
/// places, hours, users, addresses and codes, what is missing in the logs, and a manifest of the files with their SHA-256.
/// Conditions narrow what is told; all events are read, as the rules need them. The page has no date: two runs over
/// the same evidence give the same bytes.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail report -o case.html logs/\n  \
    pulsetrail report -o case.html --title 'Break-in at vpn-lnk-01' --case 2025-031 --log-tz Europe/Stockholm logs/\n  \
    pulsetrail report --since 2025-03-13 --until 2025-03-17 --geoip GeoLite2/ --context site/ -o case.html logs/")]
pub struct Args {
    // First, as arguments are taken away one after the other.
    #[command(flatten)]
    said: Said,

    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    rules: RuleArgs,

    /// Only findings of this level or above
    #[arg(long, value_enum, value_name = "LEVEL", help_heading = "Findings")]
    level: Option<Level>,

    /// Add what is known of false positives of the same techniques, from a file that `pulsetrail lofp build` wrote
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Findings")]
    lofp: Option<PathBuf>,

    /// What baselines take for enough history, and what for rare
    #[arg(long, value_enum, value_name = "PROFILE", default_value_t, help_heading = "Baselines")]
    profile: Profile,

    /// Learn what is usual from these days only, the last one not included: 2025-03-01..2025-03-14
    #[arg(long, value_name = "DAY..DAY", value_parser = detect::parse_days, help_heading = "Baselines")]
    baseline: Option<(i64, i64)>,

    /// The title of the page
    #[arg(long, value_name = "TEXT", default_value = "What the logs tell", help_heading = "Page")]
    title: String,

    /// The case it belongs to, a number or a name
    #[arg(long, value_name = "TEXT", help_heading = "Page")]
    case: Option<String>,

    /// Who made it
    #[arg(long, value_name = "TEXT", help_heading = "Page")]
    analyst: Option<String>,

    /// Write to a file, which appears only when it is complete; - is standard output
    #[arg(long, short = 'o', value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    output: Option<PathBuf>,

    /// Replace an output that exists
    #[arg(long, help_heading = "Output")]
    force: bool,

    /// Zone of times in the page and of times that you type: Europe/Stockholm, +02:00, local
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = crate::query::parse_zone, help_heading = "Output")]
    tz: TimeZone,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        if self.query.dedup {
            return Err(Error::usage(
                "--dedup",
                "rules and sessions count what several files have once anyway; leave it out",
            ));
        }
        let output = self.output_args();
        if output.file().is_none() && self.output.is_none() && std::io::stdout().is_terminal() {
            return Err(Error::usage("--output", "a page is no text for a terminal; add -o case.html"));
        }
        let set = self.rules.load()?;
        let known = self.lofp.as_deref().map(lofp::Knowledge::open).transpose()?;
        let (scan, wanted, window) = Scan::of_all(&self.input, &self.query, &output, FROM_DATABASE.with(MARKS))?;
        let mut scan = scan.with_hashes();
        let ends = scan.resolve(&window)?;
        let options = self.options(available(scan.knowledge(), scan.files()));
        let has_native = options.available.contains(&"native");
        let zone = self.input.log_zone();
        let (plan, problems) = Plan::new(&set, zone.clone(), options);
        self.rules.settle(&set, &problems)?;
        let target = Target::open(output.file(), self.force)?;
        let hunt = Hunt { plan: &plan, scan: &scan, wanted: wanted.as_ref(), zone: zone.clone(), has_native };
        let needs = hunt.needs().with(Observer::needs());

        let mut counts = Counts::default();
        let mut surveys: BTreeMap<usize, Survey> = BTreeMap::new();
        let make = |watch| Both { watch, observer: Observer::new(wanted.as_ref(), ends) };
        let caught = hunt.run(needs, make, |(part, seen)| {
            counts.take(seen, &mut surveys);
            part
        })?;
        let Caught { mut outcome, sessions, traces, summary, sinks } = caught;
        hunt::narrow(&mut outcome, &window)?;
        counts.finish(sinks.into_iter().map(|both| both.observer));
        let (mut reports, total) = inspect::reports(surveys, scan.files(), &summary, (&zone, true));
        let names: Vec<String> = summary.sources.iter().map(|(source, _)| source.name()).collect();
        inspect::tell(&mut reports, &names, traces);
        let again = self.again(summary.sources.iter().map(|(source, _)| source).collect(), scan.files());
        let sentence = scan.sentence(&summary, &summary.total(), needs);
        let case = Case {
            title: &self.title,
            name: self.case.as_deref(),
            analyst: self.analyst.as_deref(),
            moments: output.moments(),
            set: &set,
            outcome: &outcome,
            asked: plan.reported(),
            known: known.as_ref(),
            sessions: &sessions,
            wants_all: wanted.is_none(),
            window: ends,
            reports: &reports,
            total: &total,
            counts: &counts,
            codes: scan.codes(),
            again: &again,
            sentence: &sentence,
            command: self.said.command(),
            log_zone: zone.iana_name().map_or_else(|| format!("{zone:?}"), str::to_owned),
            used: used::files(&set, scan.knowledge(), &self.input.catalog.catalog, self.lofp.as_deref()),
        };
        write(&page(&case), target)?;
        let found = counted(outcome.findings.len() as u64, "finding");
        Ok(conclude(&self.input, &[&summary], &format!("{found} in {sentence}"), true))
    }

    /// What `Scan` wants to know of an output.
    fn output_args(&self) -> OutputArgs {
        OutputArgs {
            format: None,
            output: self.output.clone(),
            force: self.force,
            tz: self.tz.clone(),
            csv_safe: false,
            color: super::args::Colour::Never,
            no_color: String::new(),
        }
    }

    fn options(&self, available: Vec<&'static str>) -> Options {
        Options {
            include: self.rules.include.clone(),
            exclude: self.rules.exclude.clone(),
            level: self.level,
            profile: self.profile,
            training: self.baseline,
            available,
        }
    }

    /// How a line of the evidence is shown again.
    fn again<'c>(&self, sources: Vec<&'c Source>, files: &'c [Source]) -> Again<'c> {
        Again { sources, files, options: self.said.of("pattern") }
    }
}

fn write(page: &str, mut target: Target) -> Result<()> {
    target.put(page.as_bytes())?;
    target.finish()
}

/// The sinks of one worker: those of the hunt, and what counts for the page.
struct Both<'q> {
    watch: Watch<'q>,
    observer: Observer<'q>,
}

impl Sink for Both<'_> {
    type Part = (Part, <Observer<'static> as Sink>::Part);

    fn take(&mut self, event: &Event<'_>) {
        self.watch.take(event);
        self.observer.take(event);
    }

    fn take_reject(&mut self, reject: &Reject<'_>) {
        self.watch.take_reject(reject);
        self.observer.take_reject(reject);
    }

    fn take_flaw(&mut self, flaw: &FlawAt) {
        self.watch.take_flaw(flaw);
        self.observer.take_flaw(flaw);
    }

    fn finish_chunk(&mut self) -> Self::Part {
        (self.watch.finish_chunk(), self.observer.finish_chunk())
    }
}
