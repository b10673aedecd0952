//! `filter`: the events that match, as a table, as lines, or as they were read.

use clap::ValueEnum;

use super::{
    args::{ColumnArgs, InputArgs, OutputArgs, QueryArgs, every},
    scan::Scan,
};
use crate::{
    error::{Error, Result},
    exit::Exit,
    output::{Format, Target},
    rows::{Printer, Rows, Shape},
    schema::{Column, ColumnSet},
};

/// Show the events that match
///
/// Prints a table on a terminal and NDJSON in a pipe; --raw prints the original lines, byte for byte.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail filter --user 'ext-*' --outcome failure logs/\n  \
    pulsetrail filter --code AUT23457 --since -7d --raw logs/ | sort | uniq -c\n  \
    pulsetrail filter -w \"http_status >= 400 AND src_ip <<= '192.0.2.0/24'\" --columns time,user,url logs/")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    columns: ColumnArgs,

    /// Print the original lines, byte for byte
    #[arg(long, conflicts_with_all = ["format", "columns"], help_heading = "Output")]
    raw: bool,

    /// Print only the number of matching events
    #[arg(long, short = 'c', conflicts_with_all = ["format", "columns", "raw", "limit", "sort"], help_heading = "Output")]
    count: bool,

    /// Sort by time instead of input order; holds all matching events in memory
    #[arg(long, value_enum, value_name = "COLUMN", help_heading = "Output")]
    sort: Option<Sort>,

    /// Print at most this many events
    #[arg(long, short = 'n', value_name = "N", help_heading = "Output")]
    limit: Option<usize>,
}

/// What events can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// Earliest first
    Time,
}

/// Columns of a table, where nothing else is asked for.
const TABLE_COLUMNS: &[Column] =
    &[Column::Time, Column::Code, Column::User, Column::SrcIp, Column::Country, Column::Outcome, Column::Message];

/// The same on a terminal with little room.
const NARROW_COLUMNS: &[Column] = &[Column::Time, Column::Code, Column::User, Column::SrcIp, Column::Message];

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let format = if self.raw || self.count { Format::Ndjson } else { self.output.resolve_format_of("filter")? };
        self.columns.check(format)?;
        let mut default = match format {
            Format::Table if self.output.style().is_narrow() => NARROW_COLUMNS.to_vec(),
            Format::Table | Format::Markdown => TABLE_COLUMNS.to_vec(),
            _ => every(),
        };
        if format.is_for_people() && !self.input.knowledge.ioc.is_empty() {
            // Before the message, which is last.
            default.insert(default.len() - 1, Column::Ioc);
        }
        let columns = self.columns.resolve(&default)?;
        let needs = self.needs(format, &columns);
        let shape = self.shape(format, columns);
        let scan = Scan::new(&self.input, &self.query, &self.output, needs)?;
        let target = Target::open(self.output.file(), self.output.force)?;
        let mut printer = Printer::new(target, shape.clone(), self.sort.is_some(), self.limit)?;
        let (_, summary) = scan.read(needs, true, || Rows::new(shape.clone()), |part| printer.take(part))?;
        let without_line = printer.finish(self.count.then(|| summary.total().matched))?;
        if without_line > 0 {
            let problem = format!(
                "{without_line} rows come from a Parquet file without original lines; export it with --columns +raw"
            );
            return Err(Error::usage("--raw", problem));
        }
        Ok(scan.conclude(&summary, needs, summary.total().matched > 0))
    }

    fn shape(&self, format: Format, columns: Vec<Column>) -> Shape {
        if self.count {
            Shape::Nothing
        } else if self.raw {
            Shape::Raw
        } else {
            self.output.shape(format, &self.columns, columns)
        }
    }

    fn needs(&self, format: Format, columns: &[Column]) -> ColumnSet {
        let mut needs: ColumnSet = if self.count {
            ColumnSet::EMPTY
        } else if self.raw {
            ColumnSet::of(&[Column::Raw])
        } else {
            format.needs(columns)
        };
        if self.sort.is_some() {
            needs.insert(Column::Time);
        }
        needs
    }
}
