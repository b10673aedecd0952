//! `inspect`: what each source is, what was read of it, and what is missing; or what one copy has and
//! another lacks.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;

use super::{
    args::{ColumnArgs, InputArgs, OutputArgs, QueryArgs},
    carve::carve,
    scan::{Scan, conclude},
};
use crate::{
    error::{Error, Result},
    exit::Exit,
    inspect::{Flat, NEEDS, Report, Survey, Surveyor, document, page},
    integrity::{self, Examiner, Finding, Witness, gaps},
    output::{Format, Target, counted},
    pipeline::{FlawAt, Flow, Ledger, Reject, Sink, Summary},
    rows::{Printer, Rows},
    schema::{Column, Event, OwnedValue},
    source::{Inputs, Source, sha256},
};

/// Show what each file is, what was read of it, and what is missing
///
/// For each file: container, layouts, lines, rejected lines, first and last time, clock of the relay,
/// appliances, logs, changes of logging, silences and SHA-256. NDJSON has an object a file and a last one,
/// without file name, for all of them together.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail inspect logs/\n  \
    pulsetrail inspect -f ndjson logs/ | jq -r '[.sha256, .file] | @tsv'\n  \
    pulsetrail inspect --integrity runtime/logs/\n  \
    pulsetrail inspect --compare archive/ syslog/\n  \
    pulsetrail inspect --carve disk.img runtime/logs/")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    columns: ColumnArgs,

    /// Look for what was deleted from native `.vc0` logs or changed in them
    ///
    /// Each finding has a place, a window of time, a certainty, what it proves and its innocent causes; in NDJSON they
    /// are the array `integrity` of each file. Name all logs of an appliance together, with their older generations and
    /// what a syslog server has: they bear witness to each other. Only native logs are examined. The exit code does not
    /// depend on what is found.
    #[arg(long, conflicts_with = "compare", help_heading = "Integrity")]
    integrity: bool,

    /// Show the events that only one of two files or folders holds; exit code 1 if there are any
    #[arg(long, conflicts_with_all = ["files_from", "rejects"], help_heading = "Comparing")]
    compare: bool,

    /// Find the records of native logs in raw bytes: a disk image, memory, swap, a damaged log; exit code 1 if there
    /// are none
    ///
    /// Each record is flagged `carved`, and `bare-record` if its length was not before it. If native logs are named
    /// as PATH, also `live`, `deleted` (they lack it, although they reach from before it to behind it) or `outside`.
    /// Repeat for more images; - is standard input.
    #[arg(long, value_name = "IMAGE", value_hint = clap::ValueHint::FilePath,
        conflicts_with_all = ["compare", "integrity", "rejects"], help_heading = "Carving")]
    carve: Vec<PathBuf>,
}

/// Columns of events that only one side has, where nothing else is asked for.
const COMPARED: &[Column] =
    &[Column::Time, Column::Code, Column::User, Column::SrcIp, Column::Message, Column::File, Column::Line];

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        // What is compared or carved is events.
        let format = match () {
            () if self.compare => self.output.resolve_format_as("inspect --compare", "filter")?,
            () if !self.carve.is_empty() => self.output.resolve_format_as("inspect --carve", "filter")?,
            () => self.output.resolve_format_of("inspect")?,
        };
        self.columns.check(format)?;
        if self.compare {
            let [one, other] = self.input.paths.as_slice() else {
                return Err(Error::usage("--compare", "name two files or folders"));
            };
            return self.compare(format, one, other);
        }
        if !self.carve.is_empty() {
            return carve(&self.carve, format, &self.input, &self.output, &self.columns);
        }
        if self.columns.columns.is_some() {
            return Err(Error::usage("--columns", "only the events of --compare and --carve have columns"));
        }
        let needs = if self.integrity { NEEDS.with(integrity::NEEDS) } else { NEEDS };
        let scan = Scan::new(&self.input, &QueryArgs::default(), &self.output, needs)?;
        let scan = if format == Format::Table { scan } else { scan.with_hashes() };
        let target = Target::open(self.output.file(), self.output.force)?;
        let mut surveys: BTreeMap<usize, Survey> = BTreeMap::new();
        let mut examiner = Examiner::default();
        let make_sink = || Observer { surveyor: Surveyor::default(), witness: self.integrity.then(Witness::default) };
        let (_, summary) = scan.read(needs, false, make_sink, |(seen, notes)| {
            if let Some((source, survey)) = seen {
                surveys.entry(source).or_default().absorb(&survey);
            }
            if let Some(notes) = notes {
                examiner.take(notes);
            }
            Ok(Flow::More)
        })?;
        let zone = self.input.log_zone();
        let (mut reports, total) = reports(surveys, scan.files(), &summary, (&zone, format != Format::Table));
        if self.integrity {
            let names: Vec<String> = summary.sources.iter().map(|(source, _)| source.name()).collect();
            let found = examiner.finish(&names, &self.input.log_zone());
            tell(&mut reports, &names, found);
        }
        self.write(&reports, &total, format, target)?;
        Ok(scan.conclude(&summary, needs, true))
    }

    fn write(&self, reports: &[Report], total: &Report, format: Format, mut target: Target) -> Result<()> {
        let moments = self.output.moments();
        let mut text = Vec::new();
        match format {
            Format::Table => {
                text.extend(page(reports, total, moments, self.output.style()).into_bytes());
            }
            Format::Ndjson => {
                // One source alone is the whole.
                let whole = Some(total).filter(|_| reports.len() > 1);
                reports.iter().chain(whole).for_each(|report| document(report, &moments, &mut text));
            }
            _ => {
                let rows: Vec<Vec<OwnedValue>> = reports.iter().map(Flat::row).collect();
                let rows = rows.iter().map(|row| row.iter().map(OwnedValue::as_value).collect::<Vec<_>>());
                return self.output.write_list(format, Flat::heads(), rows, target);
            }
        }
        target.put(&text)?;
        target.finish()
    }

    fn compare(&self, format: Format, one: &Path, other: &Path) -> Result<Exit> {
        let columns = self.columns.resolve(COMPARED)?;
        let needs = format.needs(&columns);
        let shape = self.output.shape(format, &self.columns, columns);
        let scan = |path: &Path| {
            let inputs = Inputs { paths: vec![path.to_owned()], ..Inputs::default() };
            Scan::of(&inputs, &self.input, &QueryArgs::default(), &self.output, needs)
        };
        let (mut one, mut other) = (scan(one)?, scan(other)?);
        let target = Target::open(self.output.file(), self.output.force)?;
        let ((ones, one_summary), (others, other_summary)) = (one.distinct("--compare")?, other.distinct("--compare")?);
        let (only_one, only_other) = (ones.lacking_in(&others), others.lacking_in(&ones));
        let counts = (only_one.len(), only_other.len());
        let sentence = format!(
            "{} only in A, {} only in B, {} in both",
            counted(counts.0 as u64, "event"),
            counts.1,
            ones.len() - counts.0
        );
        drop((ones, others));
        let mut printer = Printer::new(target, shape.clone(), false, None)?;
        for (side, firsts) in [(&mut one, only_one), (&mut other, only_other)] {
            if !firsts.is_empty() {
                side.keep(firsts);
                side.read(needs, false, || Rows::new(shape.clone()), |part| printer.take(part))?;
            }
        }
        printer.finish(None)?;
        Ok(conclude(&self.input, &[&one_summary, &other_summary], &sentence, counts == (0, 0)))
    }
}

/// A report for each source, and for what was skipped, and one for all together. `zone` is that of the appliance's clock;
/// archives are told apart from their members only if it is asked for, as they have to be read once more.
pub(super) fn reports(
    mut surveys: BTreeMap<usize, Survey>,
    files: &[Source],
    summary: &Summary,
    (zone, tells_archives): (&TimeZone, bool),
) -> (Vec<Report>, Report) {
    let mut total = report(None, None, Survey::default());
    let mut reports = Vec::new();
    let archives = if tells_archives { archives(files, summary) } else { Vec::new() };
    let mut archives = archives.into_iter().peekable();
    let mut reasons: BTreeMap<&Path, &str> = BTreeMap::new();
    for skipped in &summary.skipped {
        reasons.entry(&skipped.path).or_insert(&skipped.reason);
    }
    for (index, (source, ledger)) in summary.sources.iter().enumerate() {
        if let Some((_, archive)) = archives.next_if(|(member, _)| *member == index) {
            reports.push(archive);
        }
        let survey = surveys.remove(&index).unwrap_or_default();
        total.survey.absorb(&survey);
        let skipped = reasons.get(source.path.as_path()).map(|reason| (*reason).to_owned());
        reports.push(Report {
            container: source.container.clone(),
            bytes: source.size,
            sha256: source.sha256,
            ledger: *ledger,
            gaps: gaps(&survey.activity, zone),
            ..report(Some(source.name()), skipped, survey)
        });
    }
    let sources: BTreeSet<&Path> = summary.sources.iter().map(|(source, _)| source.path.as_path()).collect();
    for skipped in summary.skipped.iter().filter(|skipped| !sources.contains(skipped.path.as_path())) {
        let name = skipped.path.to_string_lossy().into_owned();
        reports.push(report(Some(name), Some(skipped.reason.clone()), Survey::default()));
    }
    total.ledger = summary.total();
    // A sample belongs to its file.
    total.survey.samples.clear();
    total.bytes = files.iter().map(|file| file.size).sum();
    total.gaps = gaps(&total.survey.activity, zone);
    (reports, total)
}

fn report(file: Option<String>, skipped: Option<String>, survey: Survey) -> Report {
    Report {
        file,
        container: String::new(),
        bytes: None,
        sha256: None,
        skipped,
        ledger: Ledger::default(),
        survey,
        gaps: Vec::new(),
        findings: None,
    }
}

/// Gives each report the findings of its source. Reports are those of the sources, in order, and between them
/// those of archives and of what was skipped, which have none.
pub(super) fn tell(reports: &mut [Report], names: &[String], mut found: BTreeMap<usize, Vec<Finding>>) {
    let mut sources = names.iter().enumerate().peekable();
    for report in reports {
        let source = sources.next_if(|(_, name)| report.file.as_ref() == Some(*name));
        report.findings = Some(source.and_then(|(source, _)| found.remove(&source)).unwrap_or_default());
    }
}

/// Surveys and, if it was asked to, makes notes for the examiner in the same pass.
struct Observer {
    surveyor: Surveyor,
    witness: Option<Witness>,
}

impl Sink for Observer {
    type Part = (<Surveyor as Sink>::Part, Option<integrity::Part>);

    fn take(&mut self, event: &Event<'_>) {
        self.surveyor.take(event);
        if let Some(witness) = &mut self.witness {
            witness.take(event);
        }
    }

    fn take_reject(&mut self, reject: &Reject<'_>) {
        self.surveyor.take_reject(reject);
        if let Some(witness) = &mut self.witness {
            witness.take_reject(reject);
        }
    }

    fn take_flaw(&mut self, flaw: &FlawAt) {
        self.surveyor.take_flaw(flaw);
        if let Some(witness) = &mut self.witness {
            witness.take_flaw(flaw);
        }
    }

    fn finish_chunk(&mut self) -> Self::Part {
        (self.surveyor.finish_chunk(), self.witness.as_mut().map(Sink::finish_chunk))
    }
}

/// Files that are archives, as reports, each with the number of its first member. Nothing in them is read but
/// their members.
fn archives(files: &[Source], summary: &Summary) -> Vec<(usize, Report)> {
    let mut left: BTreeMap<String, &Source> = files.iter().map(|file| (file.name(), file)).collect();
    let of_member = |(index, (member, _)): (usize, &(Source, Ledger))| {
        let name = member.name();
        let file = left.remove(name.split_once("!/")?.0)?;
        // `tar/gzip` is a gzip file in a tar file; `gzip/tar` is a tar file in a gzip file.
        let end = ["zip", "tar"].iter().filter_map(|kind| Some(member.container.find(kind)? + kind.len())).min()?;
        Some((
            index,
            Report {
                container: member.container[..end].to_owned(),
                bytes: file.size,
                sha256: sha256(&file.path),
                ..report(Some(file.name()), None, Survey::default())
            },
        ))
    };
    summary.sources.iter().enumerate().filter_map(of_member).collect()
}
