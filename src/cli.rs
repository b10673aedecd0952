//! The command line: every subcommand with its arguments, put together.

use clap::{CommandFactory, Parser, Subcommand};

use crate::{
    commands::{
        aggregate, codes, completions, context, detect, export, filter, inspect, ioc, lofp, man, report, rules, schema,
        sessions,
    },
    error::Result,
    exit::Exit,
};

/// Forensics for the logs of Pulse Secure / Ivanti Connect Secure / Juniper SA VPN appliances
///
/// Point it at files or folders as they were collected: it finds log lines of every known layout, mixed in
/// one file and behind any syslog header, and answers from the terminal.
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
    /// Print the completions of a shell
    Completions(completions::Args),
    /// Write the man pages
    #[command(hide = true)]
    Man(man::Args),
}

impl Command {
    /// Runs the subcommand.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
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
            Self::Completions(args) => args.run(Cli::command()),
            Self::Man(args) => args.run(Cli::command()),
        }
    }
}
