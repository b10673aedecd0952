//! Forensics for the logs of Pulse Secure / Ivanti Connect Secure / Juniper SA VPN appliances.
//!
//! One pass over the input serves every command, in this order of layers (a module uses only those
//! below it):
//!
//! ```text
//! cli         puts the arguments together
//! commands    one file per subcommand
//! report      one page that tells a case
//! detect      what rules find in the events, and in what is worked out from them
//! aggregate   counts by any columns   export   columns for Parquet and Arrow   rows   events as text
//! inspect     what the sources are and what is missing in them
//! integrity   what was deleted from native logs, or changed in them   sessions   who was signed in, from where
//! detect      what the rules find, learned from the past, and grouped into stories
//! pipeline    chunks → workers → parts, merged in input order; the one parallel place
//! output      writers, one per format
//! sigma       rules, and which of them an event fulfils
//! parse       lines → events   query   which events match   enrich   what is known about them from elsewhere
//! source      files → chunks of bytes   codes   what message codes mean
//! indicators  what is said to be hostile   context   what a site tells of itself
//! lofp        what public rules say of their false positives   config   defaults that a site sets
//! dataset     Parquet → events   intern   equal texts, equal numbers   copies   equal events   runs   sorting
//!             in bounded memory   cells   rows of tables   attack   names of techniques and tactics
//! schema      the columns, once
//! error exit  how a run ends
//! ```

pub mod aggregate;
pub mod attack;
pub mod cells;
pub mod cli;
pub mod codes;
pub mod commands;
pub mod config;
pub mod context;
pub mod copies;
pub mod dataset;
pub mod detect;
pub mod enrich;
pub mod error;
pub mod exit;
pub mod export;
pub mod indicators;
pub mod inspect;
pub mod integrity;
pub mod intern;
pub mod lofp;
pub mod output;
pub mod parse;
pub mod pipeline;
pub mod query;
pub mod report;
pub mod rows;
pub mod runs;
pub mod schema;
pub mod sessions;
pub mod sigma;
pub mod source;

use exit::Exit;

/// Runs the command line.
///
/// # Errors
/// Whatever ends the run; the caller says it and exits with [`Exit::Fatal`].
pub fn run(cli: cli::Cli) -> error::Result<Exit> {
    cli.command.run(&cli.place, &cli.config)
}
