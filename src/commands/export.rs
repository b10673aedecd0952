//! `export`: events into files that other tools read.

use std::{collections::BTreeMap, path::PathBuf};

use clap::ValueEnum;

use super::{
    args::{ColumnArgs, InputArgs, OutputArgs, QueryArgs, every},
    scan::Scan,
};
use crate::{
    error::{Error, Result},
    exit::Exit,
    export::{ArrowFile, Batch, Columns, Encoder, Facts, ParquetFile, RowGroup},
    output::{Folder, Format, Moments, Names, Target},
    pipeline::{Flow, Sink, Summary},
    rows::{Printer, Rows},
    schema::{Column, ColumnSet, Event},
};

/// Write events to Parquet, CSV, NDJSON, ECS documents or Arrow, or for Timesketch, Elasticsearch, Splunk and others
///
/// Parquet written here is an input to every subcommand and gives the same answers as the logs.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail export -o case.parquet logs/\n  \
    pulsetrail export --partition-by date -o dataset/ -f parquet logs/\n  \
    pulsetrail export --format ecs --user bob logs/ | gzip > bob.ndjson.gz\n  \
    pulsetrail export -f timesketch -o timeline.jsonl logs/\n  \
    pulsetrail export -f elastic-bulk logs/ | split -l 20000 - bulk-")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    columns: ColumnArgs,

    /// Write a folder of Parquet files, one folder a day (date=2025-03-14/00000.parquet, days in --tz)
    #[arg(long, value_enum, value_name = "COLUMN", requires = "output", help_heading = "Output")]
    partition_by: Option<Partition>,
}

/// What a dataset can be divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Partition {
    /// The calendar day
    Date,
}

/// Larger row groups compress a little better and need more memory: a worker holds about three and a half
/// times its chunk.
const CHUNK_BYTES: usize = 12 << 20;
/// Files of a partitioned dataset that are open at a time.
const MOST_OPEN_FILES: usize = 64;

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let format = match (self.partition_by, self.output.format) {
            (Some(_), None | Some(Format::Parquet)) => Format::Parquet,
            (Some(_), Some(_)) => return Err(Error::usage("--partition-by", "only Parquet is partitioned")),
            (None, _) => self.output.resolve_format_of("export")?,
        };
        if format.is_binary() && self.columns.names == Names::Ecs {
            return Err(Error::usage(
                "--names",
                "Parquet and Arrow keep the short names, so that they can be read back",
            ));
        }
        self.columns.check(format)?;
        let columns = self.columns.resolve(&every())?;
        let needs = format.needs(&columns);
        let scan = Scan::new(&self.input, &self.query, &self.output, needs)?.with_chunks(CHUNK_BYTES);
        let summary = match format {
            Format::Parquet if self.partition_by.is_some() => self.write_dataset(&scan, &columns)?,
            Format::Parquet => self.write_parquet(&scan, &columns, needs)?,
            Format::Arrow => self.write_arrow(&scan, &columns, needs)?,
            _ => self.write_text(&scan, format, columns, needs)?,
        };
        Ok(scan.conclude(&summary, needs, true))
    }

    fn write_text(&self, scan: &Scan<'_>, format: Format, columns: Vec<Column>, needs: ColumnSet) -> Result<Summary> {
        let shape = self.output.shape(format, &self.columns, columns);
        let target = Target::open(self.output.file(), self.output.force)?;
        let mut printer = Printer::new(target, shape.clone(), false, None)?;
        let (_, summary) = scan.read(needs, true, || Rows::new(shape.clone()), |part| printer.take(part))?;
        printer.finish(None)?;
        Ok(summary)
    }

    fn write_parquet(&self, scan: &Scan<'_>, columns: &[Column], needs: ColumnSet) -> Result<Summary> {
        let target = Target::open(self.output.file(), self.output.force)?;
        let path = target.path().to_owned();
        let encoder = Encoder::new(columns)?;
        let mut file = ParquetFile::new(target, &encoder);
        let make = || ParquetSink { encoder: encoder.clone(), columns: Columns::new(columns) };
        let (_, summary) = scan.read(needs, false, make, |group| {
            file.append(&path, &group.map_err(|problem| Error::dataset(&path, &problem))?)?;
            Ok(Flow::More)
        })?;
        file.finish(&path, &self.facts(scan, &summary))?;
        Ok(summary)
    }

    fn write_arrow(&self, scan: &Scan<'_>, columns: &[Column], needs: ColumnSet) -> Result<Summary> {
        let target = Target::open(self.output.file(), self.output.force)?;
        let path = target.path().to_owned();
        let mut file = ArrowFile::new(target, columns)?;
        let make = || ArrowSink(Columns::new(columns));
        let (_, summary) = scan.read(needs, false, make, |batch| {
            file.append(&path, &batch)?;
            Ok(Flow::More)
        })?;
        file.finish(&path)?;
        Ok(summary)
    }

    fn write_dataset(&self, scan: &Scan<'_>, columns: &[Column]) -> Result<Summary> {
        let Some(path) = self.output.file() else {
            return Err(Error::usage("--partition-by", "a dataset is a folder; name it with -o"));
        };
        let encoder = Encoder::new(columns)?;
        let mut dataset = Dataset::new(Folder::open(path, self.output.force)?, encoder.clone());
        let needs: ColumnSet = columns.iter().copied().chain([Column::Time]).collect();
        let make = || DatasetSink {
            encoder: encoder.clone(),
            columns: columns.to_vec(),
            moments: self.output.moments(),
            days: BTreeMap::new(),
        };
        let (_, summary) = scan.read(needs, false, make, |days| {
            for (day, group) in days {
                dataset.append(&day, &group.map_err(|problem| Error::dataset(path, &problem))?)?;
            }
            Ok(Flow::More)
        })?;
        dataset.finish(&self.facts(scan, &summary))?;
        Ok(summary)
    }

    fn facts(&self, scan: &Scan<'_>, summary: &Summary) -> Facts {
        let mut facts = scan.facts(summary);
        let zone = self.output.tz.iana_name().unwrap_or("fixed offset").to_owned();
        facts.push(("pulsetrail.tz".to_owned(), zone));
        facts
    }
}

struct ParquetSink {
    encoder: Encoder,
    columns: Columns,
}

impl Sink for ParquetSink {
    type Part = std::result::Result<RowGroup, String>;

    fn take(&mut self, event: &Event<'_>) {
        self.columns.push(event);
    }

    fn finish_chunk(&mut self) -> Self::Part {
        let group = self.encoder.encode(&mut self.columns);
        self.columns.clear();
        group
    }
}

struct ArrowSink(Columns);

impl Sink for ArrowSink {
    type Part = Batch;

    fn take(&mut self, event: &Event<'_>) {
        self.0.push(event);
    }

    fn finish_chunk(&mut self) -> Batch {
        let batch = self.0.batch();
        self.0.clear();
        batch
    }
}

/// Divides the events of a chunk by day.
struct DatasetSink {
    encoder: Encoder,
    columns: Vec<Column>,
    moments: Moments,
    days: BTreeMap<String, Columns>,
}

impl Sink for DatasetSink {
    type Part = Vec<(String, std::result::Result<RowGroup, String>)>;

    fn take(&mut self, event: &Event<'_>) {
        let day = self.moments.date(event.int(Column::Time).unwrap_or(0));
        self.days.entry(day).or_insert_with(|| Columns::new(&self.columns)).push(event);
    }

    fn finish_chunk(&mut self) -> Self::Part {
        let days = std::mem::take(&mut self.days);
        days.into_iter().map(|(day, mut columns)| (day, self.encoder.encode(&mut columns))).collect()
    }
}

/// A folder of Parquet files that is being written. A day whose file was closed to make room for others
/// gets a further file when it comes back.
struct Dataset {
    folder: Folder,
    encoder: Encoder,
    open: Vec<(String, PathBuf, ParquetFile)>,
    files_of: BTreeMap<String, usize>,
}

impl Dataset {
    const fn new(folder: Folder, encoder: Encoder) -> Self {
        Self { folder, encoder, open: Vec::new(), files_of: BTreeMap::new() }
    }

    fn append(&mut self, day: &str, group: &RowGroup) -> Result<()> {
        let index = match self.open.iter().position(|(open, ..)| open == day) {
            Some(index) => index,
            None => self.start(day)?,
        };
        let (_, path, file) = &mut self.open[index];
        file.append(path, group)?;
        // The file used last stands last; the first is closed when room is needed.
        let used = self.open.remove(index);
        self.open.push(used);
        Ok(())
    }

    fn start(&mut self, day: &str) -> Result<usize> {
        if self.open.len() == MOST_OPEN_FILES {
            let (_, path, file) = self.open.remove(0);
            file.finish(&path, &Facts::new())?;
        }
        let number = self.files_of.entry(day.to_owned()).or_default();
        let folder = self.folder.scratch().join(format!("date={day}"));
        std::fs::create_dir_all(&folder).map_err(|source| Error::write(&folder, source))?;
        let path = folder.join(format!("{number:05}.parquet"));
        *number += 1;
        let file = ParquetFile::new(Target::open(Some(&path), false)?, &self.encoder);
        self.open.push((day.to_owned(), path, file));
        Ok(self.open.len() - 1)
    }

    fn finish(self, facts: &Facts) -> Result<()> {
        for (_, path, file) in self.open {
            file.finish(&path, facts)?;
        }
        self.folder.finish()
    }
}
