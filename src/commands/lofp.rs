//! `lofp`: what public rules say of their false positives; `build` reads their checkouts, `show` lists notes.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use clap::{Subcommand, ValueEnum, ValueHint};
use jiff::tz::TimeZone;

use super::args::{Colour, OutputArgs};
use crate::{
    attack,
    error::Result,
    exit::Exit,
    lofp::{self, Built, Checkouts, Knowledge, Listed, Mode, Origin},
    output::{Format, Head, Target, counted, markdown, sanitize},
    schema::{Kind, OwnedValue},
};

/// Files that are named when they were not understood; of the rest only the number is told.
const MOST_NAMED: usize = 20;

/// Look up what public detection rules say of their false positives
///
/// The rules of SigmaHQ, Elastic and Splunk tell what else may cause what they look for. These notes, sorted by ATT&CK
/// technique, help to judge a finding. Nothing of the rules comes with this program: it reads your checkouts of them.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read checkouts of rule repositories into one file of notes
    ///
    /// Ends with exit code 3 if a file of rules was not understood; it is named, and the others are taken.
    Build(Build),
    /// Show the notes about a technique
    Show(Show),
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail lofp build --sigma sigma/ --elastic detection-rules/ --splunk security_content/ -o lofp.ndjson\n  \
    pulsetrail lofp build --sigma sigma/ --force -o lofp.ndjson")]
#[command(group(clap::ArgGroup::new("checkouts").required(true).multiple(true).args(["sigma", "elastic", "splunk"])))]
struct Build {
    /// Checkout of Sigma's repository (SigmaHQ); its folder rules is read
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    sigma: Option<PathBuf>,

    /// Checkout of Elastic's detection rules; its folders rules and `rules_building_block` are read
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    elastic: Option<PathBuf>,

    /// Checkout of Splunk's security content; its folder detections is read
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    splunk: Option<PathBuf>,

    /// Write to a file, which appears only when it is complete; - is standard output
    #[arg(long, short = 'o', value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    output: PathBuf,

    /// Replace an output that exists
    #[arg(long, help_heading = "Output")]
    force: bool,

    /// Say nothing on standard error but errors
    #[arg(long, short = 'q', help_heading = "Checks")]
    quiet: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail lofp show T1110.003 --from lofp.ndjson\n  \
    pulsetrail lofp show T1041 --from lofp.ndjson --lofp --format markdown")]
struct Show {
    /// ATT&CK technique, such as T1110.003; one without a number behind the dot stands for all below it, too
    #[arg(value_name = "TECHNIQUE", value_parser = parse_technique)]
    technique: String,

    /// File of `pulsetrail lofp build`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    from: PathBuf,

    /// Only notes with rules of this origin; repeat for more
    #[arg(long, value_enum, value_name = "ORIGIN")]
    origin: Vec<Origin>,

    /// Only notes with rules of this log source, such as network or okta; repeat for more
    #[arg(long, value_name = "NAME")]
    log_source: Vec<String>,

    /// Exactly as the site "Living off the False Positives" lists them
    ///
    /// Without this option sub-techniques count for every origin, old and new ids of techniques meet, and notes whose
    /// first letters are equal stay apart.
    #[arg(long)]
    lofp: bool,

    /// Output format; by default that of the file name, a table on a terminal, and NDJSON in a pipe
    #[arg(long, short = 'f', value_enum, value_name = "FORMAT", help_heading = "Output")]
    format: Option<ListFormat>,

    /// Write to a file, which appears only when it is complete; - is standard output
    #[arg(long, short = 'o', value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    output: Option<PathBuf>,

    /// Replace an output that exists
    #[arg(long, help_heading = "Output")]
    force: bool,

    /// In CSV and TSV, put an apostrophe before cells that a spreadsheet would run as a formula
    #[arg(long, help_heading = "Output")]
    csv_safe: bool,
}

/// A format of this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    /// Columns for people
    Table,
    /// Comma-separated values with a header
    Csv,
    /// Tab-separated values with a header
    Tsv,
    /// One JSON object a line
    #[value(alias = "jsonl", alias = "json")]
    Ndjson,
    /// A Markdown table of titles and tags
    #[value(alias = "md")]
    Markdown,
}

fn parse_technique(text: &str) -> std::result::Result<String, String> {
    let is_technique = attack::is_technique(text);
    is_technique
        .then(|| text.to_ascii_uppercase())
        .ok_or_else(|| "a technique is written T1041 or T1110.003".to_owned())
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        match self.command {
            Command::Build(build) => build.run(),
            Command::Show(show) => show.run(),
        }
    }
}

impl Build {
    fn run(self) -> Result<Exit> {
        let mut target = Target::open(Some(&self.output), self.force)?;
        let checkouts = Checkouts { splunk: self.splunk, elastic: self.elastic, sigma: self.sigma };
        let built = lofp::build(&checkouts)?;
        target.put(&lofp::write(&built))?;
        target.finish()?;
        if !self.quiet {
            // If standard error is closed, nobody wants to read it.
            let _ = std::io::Write::write_all(&mut std::io::stderr(), sentences(&built).as_bytes());
        }
        Ok(if built.skipped.is_empty() { Exit::Done } else { Exit::Incomplete })
    }
}

/// What was read, and what was not.
fn sentences(built: &Built) -> String {
    let mut text = String::new();
    for skipped in built.skipped.iter().take(MOST_NAMED) {
        let line = format!("{} {}", skipped.path.display(), skipped.problem);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "pulsetrail: {}; it is skipped", sanitize(line.as_bytes()));
    }
    let unnamed = built.skipped.len().saturating_sub(MOST_NAMED);
    if unnamed > 0 {
        let _ = writeln!(text, "pulsetrail: and {unnamed} more are skipped");
    }
    let notes = counted(built.entries.len() as u64, "note");
    let files = counted(built.files.iter().map(|(_, files)| files).sum(), "file");
    let _ = writeln!(text, "pulsetrail: {notes} in {files} of rules; skipped: {}", built.skipped.len());
    text
}

impl Show {
    fn run(self) -> Result<Exit> {
        let output = self.output_args();
        let is_markdown = match (self.format, output.file()) {
            (Some(format), _) => format == ListFormat::Markdown,
            (None, file) => file.and_then(Path::extension).is_some_and(|extension| extension == "md"),
        };
        let format = if is_markdown { Format::Table } else { output.resolve_list_format()? };
        let knowledge = Knowledge::open(&self.from)?;
        let mode = if self.lofp { Mode::Published } else { Mode::Lossless };
        let mut listed = lofp::list(knowledge.entries(), mode, &self.technique);
        listed.retain(|listed| self.wants(listed));
        let has_answer = !listed.is_empty();
        let mut target = Target::open(output.file(), self.force)?;
        if is_markdown {
            let rows = listed.iter().map(|listed| [listed.title.to_owned(), listed.tags().join(", ")]);
            target.put(markdown(&["Title", "Tags"], rows).as_bytes())?;
            target.finish()?;
        } else {
            // In a table the note is told with its tags; the rest would leave it no room.
            let shown = if format == Format::Table { IN_TABLE } else { HEADS.len() };
            let rows: Vec<Vec<OwnedValue>> = listed.iter().map(row).collect();
            let rows = rows.iter().map(|row| row.iter().take(shown).map(OwnedValue::as_value).collect::<Vec<_>>());
            let heads = HEADS.iter().take(shown).map(|&(name, kind)| Head { name: name.to_owned(), kind }).collect();
            output.write_list(format, heads, rows, target)?;
        }
        Ok(if has_answer { Exit::Done } else { Exit::No })
    }

    fn wants(&self, listed: &Listed<'_>) -> bool {
        let of_origin = self.origin.is_empty() || self.origin.iter().any(|origin| listed.origins.contains(origin));
        let is_source = |name: &String| listed.log_sources.iter().any(|source| source.eq_ignore_ascii_case(name));
        of_origin && (self.log_source.is_empty() || self.log_source.iter().any(is_source))
    }

    fn output_args(&self) -> OutputArgs {
        let format = self.format.and_then(|format| match format {
            ListFormat::Table => Some(Format::Table),
            ListFormat::Csv => Some(Format::Csv),
            ListFormat::Tsv => Some(Format::Tsv),
            ListFormat::Ndjson => Some(Format::Ndjson),
            ListFormat::Markdown => None,
        });
        OutputArgs {
            format,
            output: self.output.clone(),
            force: self.force,
            tz: TimeZone::UTC,
            csv_safe: self.csv_safe,
            color: Colour::Never,
            no_color: String::new(),
        }
    }
}

const HEADS: [(&str, Kind); 8] = [
    ("title", Kind::Word),
    ("techniques", Kind::Word),
    ("log_source", Kind::Word),
    ("origin", Kind::Word),
    ("rules", Kind::Int),
    ("sha256", Kind::Word),
    ("rule_titles", Kind::Word),
    ("authors", Kind::Word),
];
/// How many of these a table has.
const IN_TABLE: usize = 5;

fn row(listed: &Listed<'_>) -> Vec<OwnedValue> {
    let text = |text: String| if text.is_empty() { OwnedValue::None } else { OwnedValue::Text(text.into_bytes()) };
    let all = |names: Vec<&str>, separator: &str| {
        let mut once: Vec<&str> = Vec::new();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            if !once.contains(&name) {
                once.push(name);
            }
        }
        text(once.join(separator))
    };
    vec![
        text(listed.title.to_owned()),
        text(listed.techniques.join(",")),
        text(listed.log_sources.join(",")),
        all(listed.origins.iter().map(|origin| origin.name()).collect(), ","),
        OwnedValue::Int(i64::try_from(listed.rules.len()).unwrap_or(i64::MAX)),
        text(listed.entry.sha256.clone()),
        all(listed.rules.iter().map(|rule| rule.title.as_str()).collect(), "; "),
        all(listed.rules.iter().map(|rule| rule.author.as_str()).collect(), "; "),
    ]
}
