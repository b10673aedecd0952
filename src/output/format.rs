//! The output formats: their names, and which command writes which.
//!
//! Every command takes the same words; `writers` is the one list of who writes what, and what is refused is refused with it.

use clap::ValueEnum;

use crate::schema::{ALL, Column, ColumnSet};

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people
    Table,
    /// Comma-separated values with a header
    Csv,
    /// Tab-separated values with a header
    Tsv,
    /// One JSON object a line
    #[value(alias = "jsonl", alias = "json")]
    Ndjson,
    /// A Markdown table, for tickets
    #[value(name = "md", alias = "markdown")]
    Markdown,
    /// One nested Elastic Common Schema document a line
    Ecs,
    /// Parquet, compressed with Zstandard
    Parquet,
    /// Arrow IPC stream
    #[value(alias = "ipc")]
    Arrow,
    /// Timesketch timeline as JSON lines, times in UTC; of events or findings
    Timesketch,
    /// The same timeline as CSV
    TimesketchCsv,
    /// Timeline in the 17 columns of log2timeline, times in UTC; of events
    #[value(name = "l2tcsv")]
    L2tCsv,
    /// Body of an Elasticsearch _bulk request: ECS documents of events with ids that stay the same
    ElasticBulk,
    /// OCSF events, one a line: Tunnel Activity, Authentication, HTTP Activity, …; of findings, Detection Finding
    Ocsf,
    /// Splunk HTTP Event Collector objects of events, one a line, with CIM field names
    SplunkHec,
    /// STIX 2.1 bundle of findings
    Stix,
    /// MISP event of findings
    Misp,
}

/// Writes with exactly these commands.
const OF_EVENTS: &[&str] = &["filter", "export"];

impl Format {
    /// The format that a file name asks for.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "ndjson" | "jsonl" | "json" => Self::Ndjson,
            "md" | "markdown" => Self::Markdown,
            "parquet" | "pq" => Self::Parquet,
            "arrow" | "arrows" | "ipc" => Self::Arrow,
            "txt" => Self::Table,
            _ => return None,
        })
    }

    /// The word for it on the command line.
    #[must_use]
    pub fn word(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The commands that write it, where not all do that have formats.
    #[must_use]
    pub const fn writers(self) -> Option<&'static [&'static str]> {
        Some(match self {
            Self::Table | Self::Csv | Self::Tsv | Self::Ndjson => return None,
            Self::Markdown => &["filter", "aggregate", "export", "sessions", "detect"],
            Self::Ecs => &["filter", "export", "sessions", "detect"],
            Self::Parquet | Self::Arrow => &["export", "aggregate", "sessions", "detect"],
            Self::Timesketch | Self::TimesketchCsv | Self::Ocsf => &["filter", "export", "detect"],
            Self::L2tCsv | Self::ElasticBulk | Self::SplunkHec => OF_EVENTS,
            Self::Stix | Self::Misp => &["detect"],
        })
    }

    /// Whether a command writes it.
    #[must_use]
    pub fn is_of(self, command: &str) -> bool {
        self.writers().is_none_or(|writers| writers.contains(&command))
    }

    /// Whether it is no text.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Parquet | Self::Arrow)
    }

    /// Whether people read it.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Markdown)
    }

    /// Whether it settles itself which fields there are.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Ecs | Self::L2tCsv | Self::ElasticBulk | Self::Ocsf | Self::SplunkHec)
    }

    /// What a file must be called for the program that reads it.
    #[must_use]
    pub const fn wanted_extension(self) -> Option<&'static str> {
        match self {
            Self::Timesketch => Some("jsonl"),
            Self::TimesketchCsv => Some("csv"),
            _ => None,
        }
    }

    /// The columns that it takes from an event: a document has them all, whatever is asked for, and where people read, they
    /// see arguments where a sentence is not known.
    #[must_use]
    pub fn needs(self, columns: &[Column]) -> ColumnSet {
        let columns: ColumnSet = columns.iter().copied().collect();
        match self {
            Self::Ecs | Self::ElasticBulk | Self::Ocsf => ColumnSet::of(ALL),
            Self::L2tCsv | Self::SplunkHec => ColumnSet::of(ALL).without(ColumnSet::of(&[Column::Raw])),
            Self::Timesketch | Self::TimesketchCsv => columns.with(ColumnSet::of(IN_TIMELINE)),
            Self::Table | Self::Markdown if columns.has(Column::Message) => {
                columns.with(ColumnSet::of(&[Column::Args]))
            }
            _ => columns,
        }
    }
}

/// What a timeline tells of every event, whatever is asked for.
const IN_TIMELINE: &[Column] = &[Column::Time, Column::Code, Column::Message, Column::Args, Column::Action];
