//! `config`: which defaults hold, and where they come from.

use std::{ffi::OsString, io::Write};

use clap::{ArgMatches, FromArgMatches, Subcommand, parser::ValueSource};

use super::{
    args::{ConfigArgs, OutputArgs},
    detect, filter, sessions,
};
use crate::{
    config::{Config, KEYS, Key},
    error::{Error, Result},
    exit::Exit,
    output::{Head, Target},
    schema::{Kind, Value},
};

/// Show the defaults that hold, and where they come from
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the value of every option that a file may set, and where it comes from
    ///
    /// A row for each value: from the command line, from a variable of the environment, from the file, with its line,
    /// or built in. Options typed here are shown as they would hold in another command.
    Show(Show),
    /// Print where the file is, or would be; exit code 1 if there is none
    #[command(after_long_help = PATH_EXAMPLES)]
    Path,
}

const SHOW_EXAMPLES: &str = "Examples:\n  \
    pulsetrail config show\n  \
    pulsetrail config show --config case.toml --tz Europe/Stockholm\n  \
    pulsetrail config show -f ndjson | jq -r 'select(.from == \"file\") | .key'";

const PATH_EXAMPLES: &str = "Examples:\n  \
    pulsetrail config path\n  \
    pulsetrail config path --config case.toml && echo there";

impl Args {
    /// Whether it is of use although the file makes no sense.
    #[must_use]
    pub const fn mends(&self) -> bool {
        matches!(self.command, Command::Path)
    }

    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self, place: &ConfigArgs, config: &Config) -> Result<Exit> {
        match self.command {
            Command::Show(show) => show.run(config),
            Command::Path => {
                let Some(path) = place.place() else { return Ok(Exit::No) };
                let mut target = Target::open(None, false)?;
                writeln!(target, "{}", path.display()).map_err(|source| Error::write("-", source))?;
                target.finish()?;
                Ok(if path.exists() { Exit::Done } else { Exit::No })
            }
        }
    }
}

/// The options that a file may set, as they hold.
#[derive(Debug)]
struct Show {
    output: OutputArgs,
    held: Vec<Held>,
}

/// What holds for a key, as far as the command line and the environment tell.
#[derive(Debug)]
struct Held {
    key: &'static Key,
    values: Vec<OsString>,
    is_typed: bool,
    /// What the variable of the environment says.
    variable: Option<OsString>,
}

impl clap::Args for Show {
    fn augment_args(definition: clap::Command) -> clap::Command {
        let mut definition = OutputArgs::augment_args(definition).after_long_help(SHOW_EXAMPLES);
        // The options are those of the commands that have them.
        let others = [
            detect::Args::augment_args(clap::Command::new("detect")),
            filter::Args::augment_args(clap::Command::new("filter")),
            sessions::Args::augment_args(clap::Command::new("sessions")),
        ];
        let names = |key: &Key| [Some(key.options[0]), key.variable.as_ref().map(|variable| variable.option)];
        for name in KEYS.iter().flat_map(names).flatten() {
            let is_it = |option: &&clap::Arg| option.get_long() == Some(name);
            if definition.get_arguments().any(|option| is_it(&option)) {
                continue;
            }
            if let Some(option) = others.iter().flat_map(clap::Command::get_arguments).find(is_it) {
                definition = definition.arg(option.clone());
            }
        }
        definition
    }

    fn augment_args_for_update(definition: clap::Command) -> clap::Command {
        Self::augment_args(definition)
    }
}

impl FromArgMatches for Show {
    fn from_arg_matches(matches: &ArgMatches) -> std::result::Result<Self, clap::Error> {
        let output = OutputArgs::from_arg_matches(matches)?;
        let id = |option: &str| option.replace('-', "_");
        let raw = |option: &str| -> Vec<OsString> {
            matches.get_raw(&id(option)).into_iter().flatten().map(ToOwned::to_owned).collect()
        };
        let held = |key: &'static Key| Held {
            key,
            values: raw(key.options[0]),
            is_typed: matches.value_source(&id(key.options[0])) == Some(ValueSource::CommandLine),
            variable: key
                .variable
                .as_ref()
                .and_then(|variable| raw(variable.option).into_iter().find(|value| !value.is_empty())),
        };
        Ok(Self { output, held: KEYS.iter().map(held).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> std::result::Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// A row: the key, a value, from where, and the place there.
type Row = [String; 4];

impl Show {
    fn run(self, config: &Config) -> Result<Exit> {
        let format = self.output.resolve_list_format()?;
        let heads = ["key", "value", "from", "place"].map(|name| Head { name: name.to_owned(), kind: Kind::Word });
        let rows: Vec<Row> = self.held.iter().flat_map(|held| held.rows(config)).collect();
        let cells = rows.iter().map(|row| {
            row.each_ref().map(|cell| if cell.is_empty() { Value::None } else { Value::Text(cell.as_bytes()) })
        });
        let target = Target::open(self.output.file(), self.output.force)?;
        self.output.write_list(format, heads.to_vec(), cells, target)?;
        Ok(Exit::Done)
    }
}

impl Held {
    fn rows(&self, config: &Config) -> Vec<Row> {
        let (values, from, place) = match (config.setting(self.key), &self.key.variable, &self.variable) {
            _ if self.is_typed => (self.values.clone(), "command line", format!("--{}", self.key.options[0])),
            (Some(setting), ..) => {
                let path = config.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
                (setting.values.clone(), "file", format!("{path}, line {}", setting.line))
            }
            (None, Some(variable), Some(value)) => {
                let value = variable.means.map_or_else(|| value.clone(), OsString::from);
                (vec![value], "environment", variable.name.to_owned())
            }
            _ => (self.values.clone(), "built in", String::new()),
        };
        let values = if values.is_empty() { vec![OsString::new()] } else { values };
        let row = |value: OsString| {
            [self.key.name.to_owned(), value.to_string_lossy().into_owned(), from.to_owned(), place.clone()]
        };
        values.into_iter().map(row).collect()
    }
}
