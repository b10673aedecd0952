//! `detect`: what the rules find, with the events that prove it.

mod alert;
mod document;
pub(super) mod hunt;
mod misp;
mod proof;
pub(super) mod sinks;
mod stix;
mod ticket;
mod view;

use std::path::PathBuf;

use clap::ValueHint;

use super::{
    args::{InputArgs, OutputArgs, QueryArgs, RuleArgs},
    scan::{Scan, conclude},
};
use crate::{
    attack::navigator,
    detect::{Options, Outcome, Plan, Profile},
    enrich::{FROM_DATABASE, Knowledge},
    error::{Error, Result},
    exit::Exit,
    indicators::MARKS,
    lofp,
    output::{Format, Target, counted},
    sigma::Level,
    source::Source,
};
use document::Telling;
use hunt::{Caught, Hunt};

/// Find attacks: what the rules find, with the events that prove it
///
/// Asks the rules of the program, and yours: single events, events that come together, deviations from what is usual, and
/// what sessions, gaps and traces of editing tell. Findings that share a session, a user, an address or a machine make an
/// incident, and the incident to look at first comes first. What could not be judged is told: rules without their input,
/// and users or hosts with too little history. Conditions choose findings that have such an event; all events are read.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail detect logs/\n  \
    pulsetrail detect --level high -f ndjson logs/ | jq -c '[.start, .rule, .user, .why]'\n  \
    pulsetrail detect --rules my-rules/ --include my-rule --events logs/\n  \
    pulsetrail detect --navigator layer.json -o findings.parquet logs/\n  \
    pulsetrail detect --level high -f stix -o bundle.json logs/\n  \
    pulsetrail detect --level high --fail-on critical -o findings.csv logs/ || mail -s 'look' soc@example.com")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    rules: RuleArgs,

    /// Only findings of this level or above
    #[arg(long, value_enum, value_name = "LEVEL", help_heading = "Findings")]
    level: Option<Level>,

    /// Exit with 1 if there is a finding of this level or above
    #[arg(long, value_enum, value_name = "LEVEL", help_heading = "Findings")]
    fail_on: Option<Level>,

    /// Show instead the events that prove the findings, one row for each
    #[arg(long, help_heading = "Findings")]
    events: bool,

    /// Write a layer for the ATT&CK Navigator, with the techniques of the findings
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Findings")]
    navigator: Option<PathBuf>,

    /// Add what is known of false positives of the same techniques, from a file that `pulsetrail lofp build` wrote
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Findings")]
    lofp: Option<PathBuf>,

    /// What baselines take for enough history, and what for rare
    #[arg(long, value_enum, value_name = "PROFILE", default_value_t, help_heading = "Baselines")]
    profile: Profile,

    /// Learn what is usual from these days only, the last one not included: 2025-03-01..2025-03-14
    #[arg(long, value_name = "DAY..DAY", value_parser = parse_days, help_heading = "Baselines")]
    baseline: Option<(i64, i64)>,
}

/// Everything that a run found out.
struct Found {
    outcome: Outcome,
    /// What was read, in words.
    sentence: String,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        if self.query.dedup {
            return Err(Error::usage("--dedup", "rules count what several files have once anyway; leave it out"));
        }
        let format = self.output.resolve_format_of("detect")?;
        if self.events {
            proof::check(format)?;
        }
        let set = self.rules.load()?;
        let known = self.lofp.as_deref().map(lofp::Knowledge::open).transpose()?;
        let places = FROM_DATABASE.with(MARKS);
        let (scan, wanted, window) = Scan::of_all(&self.input, &self.query, &self.output, places)?;
        let options = self.options(scan.knowledge(), scan.files());
        let has_native = options.available.contains(&"native");
        let (plan, problems) = Plan::new(&set, self.input.log_zone(), options);
        self.rules.settle(&set, &problems)?;
        let target = Target::open(self.output.file(), self.output.force)?;
        let zone = self.input.log_zone();
        let hunt = Hunt { plan: &plan, scan: &scan, wanted: wanted.as_ref(), zone, has_native };
        let needs = hunt.needs();
        let Caught { mut outcome, summary, .. } = hunt.run(needs, |watch| watch, |part| part)?;
        hunt::narrow(&mut outcome, &window)?;
        let found = Found { outcome, sentence: scan.sentence(&summary, &summary.total(), needs) };
        if let Some(path) = &self.navigator {
            self.write_layer(path, &plan, &found.outcome)?;
        }
        let telling = Telling { set: &set, moments: self.output.moments(), known: known.as_ref() };
        if self.events {
            proof::write(&self.output, format, &scan, (&found.outcome, &telling), target)?;
        } else {
            match format {
                Format::Table => view::write(&telling, &found.outcome, self.output.style(), target)?,
                _ => document::write(&telling, &found.outcome, &self.output, format, target)?,
            }
        }
        let has_failed = |least| found.outcome.findings.iter().any(|finding| finding.level >= least);
        Ok(conclude(&self.input, &[&summary], &found.sentence(&plan), !self.fail_on.is_some_and(has_failed)))
    }

    fn options(&self, knowledge: &Knowledge, files: &[Source]) -> Options {
        Options {
            include: self.rules.include.clone(),
            exclude: self.rules.exclude.clone(),
            level: self.level,
            profile: self.profile,
            training: self.baseline,
            available: sinks::available(knowledge, files),
        }
    }

    fn write_layer(&self, path: &std::path::Path, plan: &Plan<'_>, outcome: &Outcome) -> Result<()> {
        let marks = document::marks(plan.set(), outcome);
        let layer =
            navigator::layer("pulsetrail findings", "Techniques of the findings, by what they add up to", &marks);
        let mut target = Target::open(Some(path), self.output.force)?;
        target.put(format!("{layer:#}\n").as_bytes())?;
        target.finish()
    }
}

impl Found {
    /// What was found and read, and what could not be judged, in words.
    fn sentence(&self, plan: &Plan<'_>) -> String {
        let Outcome { findings, not_run, unjudged, timeless, copies, unsettled, .. } = &self.outcome;
        let shown: std::collections::BTreeSet<usize> = findings.iter().map(|finding| finding.incident).collect();
        let mut parts = vec![format!(
            "{} in {} in {}",
            counted(findings.len() as u64, "finding"),
            counted(shown.len() as u64, "incident"),
            self.sentence
        )];
        let asked = plan.reported();
        parts.push(format!("{} asked, {} could not run", counted(asked as u64, "rule"), not_run.len()));
        let cold = unjudged.iter().filter(|model| !model.has_judged()).count();
        if cold > 0 {
            parts.push(format!("{cold} had too little history to judge anything"));
        }
        if *copies > 0 {
            parts.push(format!("{} that other files have, too", counted(*copies, "event")));
        }
        if *unsettled > 0 {
            let word = if *unsettled == 1 { "match" } else { "matches" };
            parts.push(format!("{unsettled} {word} not judged, as the logs end before"));
        }
        if *timeless > 0 {
            parts.push(format!("{} without a time", counted(*timeless, "matching event")));
        }
        parts.join("; ")
    }
}

/// Reads days as `2025-03-01..2025-03-14`; returns days since 1970.
pub(super) fn parse_days(text: &str) -> std::result::Result<(i64, i64), String> {
    let wrong = || format!("'{text}' are no days; write for example 2025-03-01..2025-03-14");
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    let day = |text: &str| -> std::result::Result<i64, String> {
        let date: jiff::civil::Date = text.trim().parse().map_err(|_| wrong())?;
        let epoch = jiff::civil::date(1970, 1, 1);
        Ok(i64::from(date.since(epoch).map_err(|_| wrong())?.get_days()))
    };
    let (from, to) = (day(from)?, day(to)?);
    if from < to { Ok((from, to)) } else { Err("the first day must be before the last one".to_owned()) }
}
