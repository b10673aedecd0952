//! What to write, where, and how.

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
};

use clap::{ValueEnum, ValueHint};
use jiff::tz::TimeZone;

use crate::{
    error::{Error, Result},
    output::{Documents, Format, Head, Lines, Moments, Names, Style, Table, Target},
    query::unknown_column,
    rows::Shape,
    schema::{ALL, Column, Value},
};

/// Text that is held before it is written.
const HELD_BYTES: usize = 1 << 16;

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Where output goes and in which format.
#[derive(Debug, clap::Args)]
pub struct OutputArgs {
    /// Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe
    #[arg(long, short = 'f', value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<Format>,

    /// Write to a file, which appears only when it is complete; - is standard output
    #[arg(long, short = 'o', value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub output: Option<PathBuf>,

    /// Replace an output that exists
    #[arg(long, help_heading = "Output")]
    pub force: bool,

    /// Zone of times in the output and of times that you type: Europe/Stockholm, +02:00, local
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = crate::query::parse_zone, help_heading = "Output")]
    pub tz: TimeZone,

    /// In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula
    #[arg(long, help_heading = "Output")]
    pub csv_safe: bool,

    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, help_heading = "Output")]
    pub color: Colour,

    /// Colours are unwanted if this is not empty (see no-color.org).
    #[arg(long, env = "NO_COLOR", hide = true, default_value = "")]
    pub no_color: String,
}

impl OutputArgs {
    /// The file to write, if it is not standard output.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// The format of a command: as asked for, by the file name, or by where standard output leads.
    ///
    /// # Errors
    /// A format that the command does not write, a file name that tells none or that its reader refuses, or a binary
    /// format for a terminal.
    pub fn resolve_format_of(&self, command: &str) -> Result<Format> {
        self.resolve_format_as(command, command)
    }

    /// The format of a command that writes what another one does.
    ///
    /// # Errors
    /// Like [`Self::resolve_format_of`].
    pub fn resolve_format_as(&self, command: &str, other: &str) -> Result<Format> {
        let format = self.resolve_format()?;
        if !format.is_of(other) {
            let problem = format!("{command} does not write {}; {}", format.word(), of_whom(format));
            return Err(Error::usage("--format", problem));
        }
        Ok(format)
    }

    fn resolve_format(&self) -> Result<Format> {
        let is_terminal = self.file().is_none() && std::io::stdout().is_terminal();
        let format = match (self.format, self.file()) {
            (Some(format), _) => format,
            (None, None) if is_terminal => Format::Table,
            (None, None) => Format::Ndjson,
            (None, Some(path)) => {
                let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned());
                extension.as_deref().and_then(Format::of_extension).ok_or_else(|| {
                    Error::usage("--output", format!("'{}' does not tell a format; add --format", path.display()))
                })?
            }
        };
        if format.is_binary() && is_terminal {
            return Err(Error::usage("--format", "a terminal cannot show a binary format; add -o FILE"));
        }
        if let (Some(wanted), Some(path)) = (format.wanted_extension(), self.file())
            && path.extension().is_none_or(|extension| extension != wanted)
            && !is_device(path)
        {
            let problem = format!("Timesketch takes {} from files whose names end in .{wanted}", format.word());
            return Err(Error::usage("--output", problem));
        }
        Ok(format)
    }

    /// The format of a list that holds no events.
    ///
    /// # Errors
    /// Like [`Self::resolve_format`], and a format that is for events.
    pub fn resolve_list_format(&self) -> Result<Format> {
        match self.resolve_format()? {
            format @ (Format::Table | Format::Csv | Format::Tsv | Format::Ndjson) => Ok(format),
            _ => Err(Error::usage("--format", "this list is written as table, csv, tsv or ndjson")),
        }
    }

    /// Writes a list in such a format.
    ///
    /// # Errors
    /// An output that cannot be written.
    pub fn write_list<'v, R: AsRef<[Value<'v>]>>(
        &self,
        format: Format,
        heads: Vec<Head>,
        rows: impl Iterator<Item = R>,
        mut target: Target,
    ) -> Result<()> {
        if format == Format::Table {
            let mut table = Table::new(heads, self.moments(), self.style());
            rows.for_each(|row| table.row(row.as_ref()));
            target.put(table.render().as_bytes())?;
        } else {
            let lines = Lines::new(format, heads, self.moments(), self.csv_safe);
            let mut text = lines.header();
            for row in rows {
                lines.row(row.as_ref(), &mut text);
                if text.len() > HELD_BYTES {
                    target.put(&text)?;
                    text.clear();
                }
            }
            target.put(&text)?;
        }
        target.finish()
    }

    /// How instants are written.
    #[must_use]
    pub fn moments(&self) -> Moments {
        Moments::new(self.tz.clone())
    }

    /// What is made of an event in a text format.
    #[must_use]
    pub fn shape(&self, format: Format, names: &ColumnArgs, columns: Vec<Column>) -> Shape {
        let moments = self.moments();
        let heads = names.heads(&columns);
        if let Some(documents) = Documents::new(format, &columns, &heads, &moments, self.csv_safe) {
            return Shape::Documents(documents);
        }
        match format {
            Format::Table => Shape::Table { columns, heads, moments, style: self.style() },
            _ => Shape::Lines {
                columns,
                lines: Lines::new(format, heads, moments, self.csv_safe),
                is_for_people: format.is_for_people(),
            },
        }
    }

    /// How tables are shown.
    #[must_use]
    pub fn style(&self) -> Style {
        let is_terminal = self.file().is_none() && std::io::stdout().is_terminal();
        let has_colour = match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_terminal && self.no_color.is_empty(),
        };
        let width = is_terminal.then(|| console::Term::stdout().size_checked().map(|(_, width)| width)).flatten();
        Style { width, has_colour }
    }
}

/// Who writes a format, in words.
fn of_whom(format: Format) -> String {
    match format.writers().unwrap_or_default() {
        [] => "every command does that has formats".to_owned(),
        [one] => format!("{one} does"),
        [some @ .., last] => format!("{} and {last} do", some.join(", ")),
    }
}

fn is_device(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file())
}

/// Which columns, and how they are named.
#[derive(Debug, clap::Args)]
pub struct ColumnArgs {
    /// Columns, comma-separated; all is every column but the raw line; +name and -name change the default
    #[arg(long, value_name = "LIST", allow_hyphen_values = true, help_heading = "Output")]
    pub columns: Option<String>,

    /// Whether columns carry short or ECS names
    #[arg(long, value_enum, value_name = "NAMES", default_value_t, help_heading = "Output")]
    pub names: Names,
}

impl ColumnArgs {
    /// The columns to write.
    ///
    /// # Errors
    /// A name that is no column.
    pub fn resolve(&self, default: &[Column]) -> Result<Vec<Column>> {
        let Some(list) = &self.columns else { return Ok(default.to_vec()) };
        columns_in(list, default.to_vec(), every, |name| Column::named(name).ok_or_else(|| unknown_column(name)))
    }

    /// Refuses a choice of columns where the format leaves none.
    ///
    /// # Errors
    /// Columns or names for a format that has its own.
    pub fn check(&self, format: Format) -> Result<()> {
        let option = match self.names {
            _ if self.columns.is_some() => "--columns",
            Names::Ecs => "--names",
            Names::Short => return Ok(()),
        };
        if !format.is_fixed() {
            return Ok(());
        }
        Err(Error::usage(
            option,
            format!("{} has fields of its own; leave it out, or take another format", format.word()),
        ))
    }

    /// The heads of columns.
    #[must_use]
    pub fn heads(&self, columns: &[Column]) -> Vec<Head> {
        columns.iter().map(|column| Head::of(*column, self.names)).collect()
    }
}

/// The columns that the list of `--columns` asks for; names with a sign change the default. `named` finds a column, or says
/// that there is none.
///
/// # Errors
/// A name that is no column, or a list that leaves none.
pub fn columns_in<C: PartialEq>(
    list: &str,
    default: Vec<C>,
    every: impl Fn() -> Vec<C>,
    named: impl Fn(&str) -> std::result::Result<C, String>,
) -> Result<Vec<C>> {
    let changes_default = list.split(',').all(|name| name.trim().starts_with(['+', '-']));
    let mut columns = if changes_default { default } else { Vec::new() };
    for name in list.split(',').map(str::trim) {
        if name == "all" {
            columns.extend(every());
            continue;
        }
        let (is_removed, name) = match name.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, name.strip_prefix('+').unwrap_or(name)),
        };
        let column = named(name).map_err(|problem| Error::usage("--columns", problem))?;
        columns.retain(|known| *known != column);
        if !is_removed {
            columns.push(column);
        }
    }
    if columns.is_empty() { Err(Error::usage("--columns", "no column is left")) } else { Ok(columns) }
}

/// Every column but the raw line.
#[must_use]
pub fn every() -> Vec<Column> {
    ALL.iter().copied().filter(|column| *column != Column::Raw).collect()
}
