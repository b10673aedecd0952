//! The command line: every subcommand with its arguments, put together over the defaults of the site.

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::{
    commands::{
        aggregate, args::ConfigArgs, codes, completions, config, context, detect, export, filter, inspect, investigate,
        ioc, lofp, man, report, rules, schema, sessions,
    },
    config::Config,
    error::Result,
    exit::Exit,
};

/// Forensics for the logs of Pulse Secure / Ivanti Connect Secure / Juniper SA VPN appliances
///
/// Point it at files or folders as they were collected: it finds log lines of every known layout, mixed in
/// one file and behind any syslog header, and answers from the terminal. `pulsetrail help investigate` shows the way
/// from an archive to a report.
#[derive(Debug, Parser)]
#[command(name = "pulsetrail", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done · 1 nothing matched, or copies differ · 2 usage or fatal error · 3 finished, but a source was skipped or, \
                        with --strict, a line was rejected · 130 interrupted"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// Where the defaults of the site come from.
    #[command(flatten)]
    pub place: ConfigArgs,

    /// The defaults of the site, which the other arguments have taken.
    #[arg(skip)]
    pub config: Config,
}

impl Cli {
    /// Parses the command line over the defaults of the site. Ends the program where there is nothing to run: after
    /// the help, and after what clap has to say of a command line that makes no sense.
    ///
    /// # Errors
    /// A file of defaults that cannot be read or makes no sense.
    pub fn configured(arguments: &[OsString]) -> Result<Self> {
        let configured = Self::place(arguments).read().and_then(|config| Ok((config.apply(Self::command())?, config)));
        match configured {
            Ok((definition, config)) => match Self::parsed(definition, arguments) {
                Ok(cli) => Ok(Self { config, ..cli }),
                Err(problem) => problem.exit(),
            },
            // Who mends the file needs the help, and to know where the file is.
            Err(error) => match Self::parsed(Self::command(), arguments) {
                Ok(cli) if cli.command.goes_without_config() => Ok(cli),
                Err(help) if !help.use_stderr() => help.exit(),
                _ => Err(error),
            },
        }
    }

    fn parsed(mut definition: clap::Command, arguments: &[OsString]) -> std::result::Result<Self, clap::Error> {
        let matches = definition.try_get_matches_from_mut(arguments)?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut definition))
    }

    /// Where the file is, as far as can be told before there are defaults: a file may give what is required.
    fn place(arguments: &[OsString]) -> ConfigArgs {
        let lenient = Self::command().ignore_errors(true).disable_help_flag(true).disable_version_flag(true);
        let matches = lenient.try_get_matches_from(arguments);
        matches.and_then(|matches| ConfigArgs::from_arg_matches(&matches)).unwrap_or_default()
    }
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the events that match
    Filter(filter::Args),
    /// Count events by user, country, code or any other column
    #[command(visible_alias = "agg")]
    Aggregate(aggregate::Args),
    /// Write events to Parquet, CSV, NDJSON, ECS documents or Arrow
    Export(export::Args),
    /// Show who was signed in, from where, for how long, and what changed on the way
    Sessions(sessions::Args),
    /// Find attacks: what the rules find, with the events that prove it
    Detect(detect::Args),
    /// Write one page that tells the case: what was read, what was found, what happened, and what could not be judged
    Report(Box<report::Args>),
    /// Explain message codes, search them, and count those that occur in logs
    Codes(codes::Args),
    /// Show what each file is, what was read of it, and what is missing
    Inspect(inspect::Args),
    /// Check what a site tells of itself: zones, names, groups, accounts, countries, hours, clocks and patches
    Context(context::Args),
    /// Look at indicators of compromise before they are used
    Ioc(ioc::Args),
    /// Look up what public detection rules say of their false positives
    Lofp(lofp::Args),
    /// List detection rules, check those of a site, and show the text of one
    Rules(rules::Args),
    /// List the columns: names, ECS names, kinds and meanings
    Schema(schema::Args),
    /// Show the defaults that hold, and where they come from
    Config(config::Args),
    /// From an archive to a report, step by step
    #[command(long_about = investigate::TEXT, help_template = "{about}")]
    Investigate(investigate::Args),
    /// Print the completions of a shell
    Completions(completions::Args),
    /// Write the man pages
    #[command(hide = true)]
    Man(man::Args),
}

impl Command {
    /// Whether it does nothing that a file of defaults could change.
    const fn goes_without_config(&self) -> bool {
        match self {
            Self::Completions(_) | Self::Investigate(_) | Self::Man(_) => true,
            Self::Config(args) => args.mends(),
            _ => false,
        }
    }

    /// Runs the subcommand.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self, place: &ConfigArgs, config: &Config) -> Result<Exit> {
        match self {
            Self::Filter(args) => args.run(),
            Self::Aggregate(args) => args.run(),
            Self::Export(args) => args.run(),
            Self::Sessions(args) => args.run(),
            Self::Detect(args) => args.run(),
            Self::Report(args) => args.run(),
            Self::Codes(args) => args.run(),
            Self::Inspect(args) => args.run(),
            Self::Context(args) => args.run(),
            Self::Ioc(args) => args.run(),
            Self::Lofp(args) => args.run(),
            Self::Rules(args) => args.run(),
            Self::Schema(args) => args.run(),
            Self::Config(args) => args.run(place, config),
            Self::Investigate(args) => args.run(),
            Self::Completions(args) => args.run(Cli::command()),
            Self::Man(args) => args.run(Cli::command()),
        }
    }
}
