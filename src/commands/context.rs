//! `context`: what is understood of the files of `--context`.

use std::{fmt::Write, path::PathBuf};

use clap::{Subcommand, ValueHint};

use super::args::{KnowledgeArgs, OutputArgs};
use crate::{
    context::{Context, Rule, Rules, Table, Validity, seconds},
    error::Result,
    exit::Exit,
    output::{Head, Target, counted, sanitize},
    schema::{Kind, Value},
};

/// Check what a site tells of itself: zones, names, groups, accounts, countries, hours, clocks and patches
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show what is understood of context files: every rule, in the order in which they are asked
    Check(CheckArgs),
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail context check context/\n  \
    pulsetrail context check -f csv zones.csv site.toml")]
struct CheckArgs {
    /// Folders, and .toml or .csv files
    #[arg(value_name = "FILE|DIR", required = true, value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    output: OutputArgs,

    /// Say nothing on standard error but errors
    #[arg(long, short = 'q', help_heading = "Checks")]
    quiet: bool,
}

const HEADS: [(&str, Kind); 8] = [
    ("table", Kind::Word),
    ("order", Kind::Int),
    ("about", Kind::Word),
    ("says", Kind::Word),
    ("valid_from", Kind::Time),
    ("valid_to", Kind::Time),
    ("file", Kind::Word),
    ("line", Kind::Int),
];

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let Command::Check(args) = self.command;
        args.run()
    }
}

impl CheckArgs {
    fn run(self) -> Result<Exit> {
        let format = self.output.resolve_list_format()?;
        let context = KnowledgeArgs::context(&self.paths, self.quiet)?;
        let mut list = List { context: &context, rows: Vec::new() };
        list.add(Table::Zones, &context.zones, |zone| format!("{} ({})", zone.name, zone.kind.word()));
        list.add(Table::Names, &context.names, |machine| match (machine.name.as_str(), machine.kind.as_str()) {
            (name, "") => name.to_owned(),
            ("", kind) => format!("({kind})"),
            (name, kind) => format!("{name} ({kind})"),
        });
        list.add(Table::Groups, &context.groups, Clone::clone);
        list.add(Table::Accounts, &context.accounts, |kind| kind.word().to_owned());
        list.add(Table::Countries, &context.countries, |status| status.word().to_owned());
        list.add(Table::Hours, &context.hours, |hours| hours.text.clone());
        list.add(Table::Appliances, &context.clocks, |ahead| format!("clock {} s", seconds(*ahead)));
        list.add(Table::Patches, &context.patches, Clone::clone);
        let heads = HEADS.map(|(name, kind)| Head { name: name.to_owned(), kind }).to_vec();
        let target = Target::open(self.output.file(), self.output.force)?;
        self.output.write_list(format, heads, list.rows.iter().map(Row::values), target)?;
        if !self.quiet {
            // If standard error is closed, nobody wants to read it.
            let _ = std::io::Write::write_all(&mut std::io::stderr(), sentences(&context).as_bytes());
        }
        Ok(Exit::Done)
    }
}

/// The rules of all tables.
struct List<'c> {
    context: &'c Context,
    rows: Vec<Row<'c>>,
}

struct Row<'c> {
    table: Table,
    order: i64,
    about: &'c str,
    says: String,
    valid: Validity,
    file: String,
    line: i64,
}

impl<'c> List<'c> {
    fn add<T>(&mut self, table: Table, rules: &'c Rules<T>, says: impl Fn(&T) -> String) {
        let row = |(order, rule): (i64, &'c Rule<T>)| {
            let (file, line) = rule.origin;
            let file = self.context.files.get(file);
            Row {
                table,
                order,
                about: &rule.subject.text,
                says: says(&rule.says),
                valid: rule.valid,
                file: file.map_or_else(String::new, |file| file.path.to_string_lossy().into_owned()),
                line: i64::try_from(line).unwrap_or(i64::MAX),
            }
        };
        let rows = (1..).zip(rules.all()).map(row);
        self.rows.extend(rows);
    }
}

impl Row<'_> {
    fn values(&self) -> [Value<'_>; HEADS.len()] {
        let bound = |micros, none| if micros == none { Value::None } else { Value::Time(micros) };
        [
            Value::Text(self.table.name().as_bytes()),
            Value::Int(self.order),
            Value::Text(self.about.as_bytes()),
            Value::Text(self.says.as_bytes()),
            bound(self.valid.from, i64::MIN),
            bound(self.valid.to, i64::MAX),
            Value::Text(self.file.as_bytes()),
            Value::Int(self.line),
        ]
    }
}

/// How many rows of which tables each file holds.
fn sentences(context: &Context) -> String {
    let mut text = String::new();
    for file in &context.files {
        let tables =
            file.tables.iter().map(|(table, rows)| format!("{} of {}", counted(*rows as u64, "row"), table.name()));
        let tables = tables.collect::<Vec<_>>().join(", ");
        let path = file.path.to_string_lossy().into_owned();
        let tables = if tables.is_empty() { "no rows" } else { &tables };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "pulsetrail: {}: {tables}", sanitize(path.as_bytes()));
    }
    text
}
