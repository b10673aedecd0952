//! `ioc check`: what is understood of files of indicators, and what is not.

use std::{fmt::Write, path::PathBuf};

use clap::{Subcommand, ValueHint};

use super::args::OutputArgs;
use crate::{
    error::Result,
    exit::Exit,
    indicators::{Books, Indicators, Kind},
    output::{Format, Head, Table, Target, counted},
    schema::{Kind as ColumnKind, OwnedValue, Value},
};

/// Look at indicators of compromise before they are used
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show what is understood of files of indicators, and what is not
    ///
    /// A row for each file: its format, how many indicators of each kind it has, and how many of them are limited to
    /// some time. Left out is what is understood but no indicator for logs, such as file hashes. Ends with exit code 3
    /// if something was not understood.
    Check(Check),
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail ioc check feed/ blocklist.txt\n  \
    pulsetrail ioc check -f ndjson bundle.json")]
struct Check {
    /// Files and folders of indicators
    #[arg(value_name = "FILE|DIR", value_hint = ValueHint::AnyPath, required = true)]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    output: OutputArgs,

    /// Say nothing on standard error but errors
    #[arg(long, short = 'q', help_heading = "Checks")]
    quiet: bool,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let Command::Check(check) = self.command;
        check.run()
    }
}

impl Check {
    fn run(self) -> Result<Exit> {
        let format = self.output.resolve_list_format()?;
        let indicators = Indicators::read(&self.paths, false)?;
        let books = indicators.books();
        let mut target = Target::open(self.output.file(), self.output.force)?;
        if format == Format::Table {
            target.put(self.tables(books).as_bytes())?;
            target.finish()?;
        } else {
            let rows: Vec<Vec<OwnedValue>> = books.iter().map(row).collect();
            let rows = rows.iter().map(|row| row.iter().map(OwnedValue::as_value).collect::<Vec<_>>());
            self.output.write_list(format, heads(), rows, target)?;
        }
        let total: u64 = books.iter().map(Books::indicators).sum();
        let unknown: u64 = books.iter().map(|books| books.unknown).sum();
        if !self.quiet {
            let counts = [counted(total, "indicator"), counted(books.len() as u64, "file")];
            let text = format!("pulsetrail: {} in {}; not understood: {unknown}\n", counts[0], counts[1]);
            // If standard error is closed, nobody wants to read it.
            let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
        }
        Ok(if unknown == 0 { Exit::Done } else { Exit::Incomplete })
    }

    /// The counts, and below them what was not understood or left out.
    fn tables(&self, books: &[Books]) -> String {
        let table = |heads| Table::new(heads, self.output.moments(), self.output.style());
        let mut heads = heads();
        let shown = heads.len() - TOLD.len();
        heads.truncate(shown);
        let mut counts = table(heads);
        for row in books.iter().map(row) {
            counts.row(&row.iter().take(shown).map(OwnedValue::as_value).collect::<Vec<_>>());
        }
        let mut text = counts.render();
        let mut told = table(["file", "line", "not used"].map(word).into());
        let mut has_rows = false;
        for books in books {
            let path = books.path.to_string_lossy();
            let mut tell = |line: &str, reason: &str| {
                has_rows = true;
                told.row(&[path.as_bytes(), line.as_bytes(), reason.as_bytes()].map(Value::Text));
            };
            for sample in &books.samples {
                tell(&sample.line.to_string(), &sample.reason);
            }
            let unshown = books.unknown - books.samples.len() as u64;
            if unshown > 0 {
                tell("", &format!("and {unshown} more that are not understood"));
            }
            for (reason, count) in &books.left_out {
                tell("", &format!("left out: {reason} ({count})"));
            }
        }
        if has_rows {
            text.push('\n');
            text.push_str(&told.render());
        }
        text
    }
}

/// The columns that only machine formats have: the others count what these tell.
const TOLD: [&str; 2] = ["left_out_as", "problems"];

fn heads() -> Vec<Head> {
    let count = |name: &str| Head { name: name.to_owned(), kind: ColumnKind::Int };
    let kinds = Kind::ALL.into_iter().map(|kind| count(kind.name()));
    let mut heads: Vec<Head> = ["file", "format"].map(word).into();
    heads.push(count("indicators"));
    heads.extend(kinds);
    heads.extend(["limited", "left_out", "not_understood"].map(count));
    heads.extend(TOLD.map(word));
    heads
}

fn word(name: &str) -> Head {
    Head { name: name.to_owned(), kind: ColumnKind::Word }
}

fn row(books: &Books) -> Vec<OwnedValue> {
    let count = |number: u64| OwnedValue::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let text = |text: String| if text.is_empty() { OwnedValue::None } else { OwnedValue::Text(text.into_bytes()) };
    let mut problems = String::new();
    for sample in &books.samples {
        // Writing to a string cannot fail.
        let _ =
            write!(problems, "{}line {}: {}", if problems.is_empty() { "" } else { "; " }, sample.line, sample.reason);
    }
    let left_out: Vec<String> = books.left_out.iter().map(|(reason, count)| format!("{reason} ({count})")).collect();
    let mut row = vec![
        text(books.path.to_string_lossy().into_owned()),
        text(books.format.map_or_else(String::new, |format| format.to_string())),
        count(books.indicators()),
    ];
    row.extend(books.kinds.iter().map(|&number| count(number)));
    row.extend([books.limited, books.left_out.values().sum(), books.unknown].map(count));
    row.extend([text(left_out.join("; ")), text(problems)]);
    row
}
