//! What to read, and how.

use std::{io::IsTerminal, num::NonZeroUsize, path::PathBuf, sync::Arc};

use clap::ValueHint;
use jiff::tz::TimeZone;

use super::{CatalogArgs, KnowledgeArgs};
use crate::{
    parse::Pattern,
    source::{Inputs, UNPACKED_BYTES},
};

/// What to read, and how.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct InputArgs {
    /// Files and folders to read; - is standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Read the names of files and folders from a file, one a line; - is standard input
    #[arg(long, value_name = "LIST", value_hint = ValueHint::FilePath, help_heading = "Input")]
    pub files_from: Option<PathBuf>,

    /// Names in the list end in NUL, as from find -print0
    #[arg(short = '0', long, requires = "files_from", help_heading = "Input")]
    pub null: bool,

    /// Zone of the appliance's clock where the line does not tell: Europe/Stockholm, +02:00, local
    ///
    /// Without this option it is what the name of a saved file tells (`GMT+01_00`), or else UTC.
    #[arg(long, value_name = "ZONE", value_parser = crate::query::parse_zone, help_heading = "Input")]
    pub log_tz: Option<TimeZone>,

    /// Layout of a site's own log filter, such as "%time% %node% %user%: %message%"
    ///
    /// Text stands for itself, %name% for a column (see `pulsetrail schema`), %*% for what is to be skipped, and
    /// %% for a percent sign. Lines that do not fit are read as usual.
    #[arg(long, value_name = "PATTERN", value_parser = parse_pattern, help_heading = "Input")]
    pub pattern: Option<Arc<Pattern>>,

    /// Where enrichment comes from.
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,

    /// Tables of message codes.
    #[command(flatten)]
    pub catalog: CatalogArgs,

    /// Read files instead of mapping them; for archives that are still being written
    #[arg(long, help_heading = "Input")]
    pub no_mmap: bool,

    /// Number of worker threads; 0 takes one per core
    #[arg(long, short = 'j', value_name = "N", default_value_t = 0, help_heading = "Input")]
    pub threads: usize,

    /// Aimed size of a chunk in bytes
    #[arg(long, hide = true, value_name = "BYTES")]
    pub chunk_bytes: Option<NonZeroUsize>,

    /// What a file may unpack to in bytes, all its layers together
    #[arg(long, hide = true, value_name = "BYTES", default_value_t = UNPACKED_BYTES)]
    pub unpack_limit: u64,

    /// Write lines that could not be understood to a file, byte for byte
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Checks")]
    pub rejects: Option<PathBuf>,

    /// End with exit code 3 if any line was rejected
    #[arg(long, help_heading = "Checks")]
    pub strict: bool,

    /// Say nothing on standard error but errors
    #[arg(long, short = 'q', help_heading = "Checks")]
    pub quiet: bool,

    /// Show no progress bar
    #[arg(long, help_heading = "Checks")]
    pub no_progress: bool,
}

impl InputArgs {
    /// These paths with nothing else asked for, for a command that takes other arguments.
    #[must_use]
    pub const fn of(paths: Vec<PathBuf>, catalog: CatalogArgs, quiet: bool) -> Self {
        Self {
            paths,
            files_from: None,
            null: false,
            log_tz: None,
            pattern: None,
            knowledge: KnowledgeArgs::NONE,
            catalog,
            no_mmap: false,
            threads: 0,
            chunk_bytes: None,
            unpack_limit: UNPACKED_BYTES,
            rejects: None,
            strict: false,
            quiet,
            no_progress: false,
        }
    }

    /// What to read. Without any path, standard input if something is piped into it.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        let mut paths = self.paths.clone();
        if paths.is_empty() && self.files_from.is_none() && !std::io::stdin().is_terminal() {
            paths.push(PathBuf::from("-"));
        }
        Inputs { paths, list: self.files_from.clone(), list_is_nul_separated: self.null }
    }

    /// The zone of the appliance's clock, as far as it is known for all files.
    #[must_use]
    pub fn log_zone(&self) -> TimeZone {
        self.log_tz.clone().unwrap_or(TimeZone::UTC)
    }

    /// How many workers.
    #[must_use]
    pub fn workers(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, NonZeroUsize::get),
            threads => threads.min(MOST_THREADS),
        }
    }
}

/// Reads the description of a layout.
///
/// # Errors
/// What is wrong with it.
pub fn parse_pattern(text: &str) -> Result<Arc<Pattern>, String> {
    Pattern::parse(text).map(Arc::new)
}

/// More threads than any machine has cores only cost memory.
const MOST_THREADS: usize = 256;
