//! `rules`: which rules there are, what is wrong with those of a site, and the text of one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::PathBuf,
};

use clap::{Subcommand, ValueHint};
use jiff::tz::TimeZone;

use super::args::OutputArgs;
use crate::{
    attack::{
        self,
        navigator::{Mark, layer},
    },
    detect::{NEEDS, Options, Plan},
    error::{Error, Result},
    exit::Exit,
    output::{Format, Head, Target, counted, sanitize},
    query::{Text, TextMatch},
    schema::{Kind, OwnedValue},
    sigma::{Body, LISTS, Level, Problem, RULES, Rule, RuleSet},
};

/// List detection rules, check those of a site, and show the text of one
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the rules
    List(List),
    /// Say what is wrong with rules
    ///
    /// Reads Sigma rules and tells which cannot be used, why, and what to do. Ends with exit code 2 if there are any.
    /// Rules for other products are counted and left out.
    Check(Check),
    /// Print the file that a rule stands in
    Show(Show),
    /// Write a layer for the ATT&CK Navigator: which techniques rules are about, and how many
    Coverage(Coverage),
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail rules list --level high\n  \
    pulsetrail rules list --include 'adm-*' -f csv\n  \
    pulsetrail rules list --rules our-rules/")]
struct List {
    #[command(flatten)]
    rules: RulesArgs,

    /// Rules of this level and above
    #[arg(long, value_enum, value_name = "LEVEL")]
    level: Option<Level>,

    /// Rules with this name; * stands for anything; repeat for more
    #[arg(long, value_name = "NAME")]
    include: Vec<String>,

    #[command(flatten)]
    output: OutputArgs,

    /// Say nothing on standard error but errors
    #[arg(long, short = 'q', help_heading = "Checks")]
    quiet: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail rules check\n  \
    pulsetrail rules check our-rules/ sigma/rules/web/")]
struct Check {
    /// Files and folders of rules; without any, those of the program
    #[arg(value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,

    /// Say nothing if all is well
    #[arg(long, short = 'q', help_heading = "Checks")]
    quiet: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail rules show any-login\n  \
    pulsetrail rules show --rules our-rules/ our-rule")]
struct Show {
    /// Name of the rule
    name: String,

    #[command(flatten)]
    rules: RulesArgs,
}

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail rules coverage -o layer.json\n  \
    pulsetrail rules coverage --rules our-rules/ | jq -r '.techniques[].techniqueID'")]
struct Coverage {
    #[command(flatten)]
    rules: RulesArgs,

    /// Write to a file, which appears only when it is complete; without it, to standard output
    #[arg(long, short = 'o', value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Replace an output that exists
    #[arg(long)]
    force: bool,
}

#[derive(Debug, clap::Args)]
struct RulesArgs {
    /// Rules of yours, besides those of the program; one with the same name replaces it; repeat for more
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    rules: Vec<PathBuf>,
}

/// What is told of a rule, and what of it a table shows.
const COLUMNS: [(&str, Kind); 7] = [
    ("name", Kind::Word),
    ("level", Kind::Word),
    ("title", Kind::Word),
    ("techniques", Kind::List),
    ("kind", Kind::Word),
    ("status", Kind::Word),
    ("path", Kind::Word),
];
const IN_TABLE: usize = 5;

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        match self.command {
            Command::List(list) => list.run(),
            Command::Check(check) => Ok(check.run()),
            Command::Show(show) => show.run(),
            Command::Coverage(coverage) => coverage.run(),
        }
    }
}

impl List {
    fn run(self) -> Result<Exit> {
        let format = self.output.resolve_list_format()?;
        let set = RuleSet::load(RULES, LISTS, &self.rules.rules);
        let least = self.level;
        let names: Vec<TextMatch> = self.include.iter().map(|name| Text { ignore_case: true }.glob(name)).collect();
        let is_wanted = |rule: &&Rule| {
            least.is_none_or(|least| rule.level.is_some_and(|level| level >= least))
                && (names.is_empty() || names.iter().any(|name| name.matches(rule.name.as_bytes())))
        };
        let rows: Vec<Vec<OwnedValue>> = set.rules.iter().filter(is_wanted).map(row).collect();
        let shown = if format == Format::Table { IN_TABLE } else { COLUMNS.len() };
        let heads =
            COLUMNS[..shown].iter().map(|(name, kind)| Head { name: (*name).to_owned(), kind: *kind }).collect();
        let cells = rows.iter().map(|row| row[..shown].iter().map(OwnedValue::as_value).collect::<Vec<_>>());
        let target = Target::open(self.output.file(), self.output.force)?;
        self.output.write_list(format, heads, cells, target)?;
        if !set.problems.is_empty() && !self.quiet {
            let rules = counted(set.problems.len() as u64, "problem");
            say(&format!("pulsetrail: {rules} with rules; see pulsetrail rules check\n"));
        }
        Ok(match (set.problems.is_empty(), rows.is_empty()) {
            (false, _) => Exit::Incomplete,
            (true, true) => Exit::No,
            (true, false) => Exit::Done,
        })
    }
}

impl Check {
    fn run(self) -> Exit {
        let set = RuleSet::load(RULES, LISTS, &self.paths);
        let mut text = String::new();
        let problems: Vec<Problem> = set.problems.iter().cloned().chain(in_blocks(&set)).collect();
        for problem in &problems {
            let _ = writeln!(text, "pulsetrail: {}", sanitize(problem.to_string().as_bytes()));
        }
        if problems.is_empty() && !self.quiet {
            let is_asked = |rule: &&Rule| self.paths.is_empty() || !rule.is_shipped;
            let count =
                |kind: &str| set.rules.iter().filter(is_asked).filter(|rule| kind_of(rule) == kind).count() as u64;
            let kinds = ["detection", "correlation", "baseline"].map(|kind| counted(count(kind), kind)).join(", ");
            let _ = writeln!(text, "pulsetrail: {kinds}; left out as they are for other products: {}", set.foreign);
        }
        say(&text);
        if problems.is_empty() { Exit::Done } else { Exit::Fatal }
    }
}

impl Show {
    fn run(self) -> Result<Exit> {
        let set = RuleSet::load(RULES, LISTS, &self.rules.rules);
        let Some(rule) = set.rules.iter().find(|rule| rule.name.eq_ignore_ascii_case(&self.name)) else {
            let likeness = |rule: &&Rule| strsim::damerau_levenshtein(&rule.name, &self.name);
            let nearest = set.rules.iter().min_by_key(likeness).filter(|rule| likeness(rule) <= 4);
            let hint = nearest.map_or_else(String::new, |rule| format!("; did you mean {}?", rule.name));
            say(&format!("pulsetrail: there is no rule '{}'{hint}\n", sanitize(self.name.as_bytes())));
            return Ok(Exit::No);
        };
        let shipped = RULES.iter().find(|(path, _)| rule.is_shipped && *path == rule.path);
        let text = if let Some((_, text)) = shipped {
            text.as_bytes().to_vec()
        } else {
            let path = PathBuf::from(&rule.path);
            std::fs::read(&path).map_err(|source| Error::Read { path, source })?
        };
        let mut target = Target::open(None, false)?;
        target.put(&text)?;
        target.finish()?;
        Ok(Exit::Done)
    }
}

impl Coverage {
    fn run(self) -> Result<Exit> {
        let set = RuleSet::load(RULES, LISTS, &self.rules.rules);
        let mut by_technique: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for rule in set.rules.iter().filter(|rule| rule.level.is_some()) {
            for technique in rule.techniques().filter(|id| attack::is_technique(id)) {
                by_technique.entry(attack::current(&technique).to_owned()).or_default().insert(&rule.name);
            }
        }
        let mark = |(technique, rules): (String, BTreeSet<&str>)| Mark {
            technique,
            score: f64::from(u32::try_from(rules.len()).unwrap_or(u32::MAX)),
            comment: rules.into_iter().collect::<Vec<_>>().join(", "),
            links: Vec::new(),
            metadata: Vec::new(),
        };
        let marks: Vec<Mark> = by_technique.into_iter().map(mark).collect();
        let layer = layer("pulsetrail rules", "Techniques of the rules, by how many rules there are", &marks);
        let mut target = Target::open(self.output.as_deref(), self.force)?;
        target.put(format!("{layer:#}\n").as_bytes())?;
        target.finish()?;
        Ok(if marks.is_empty() { Exit::No } else { Exit::Done })
    }
}

/// What is wrong with the blocks `pulsetrail:` of rules.
fn in_blocks(set: &RuleSet) -> Vec<Problem> {
    let available = NEEDS.iter().map(|(name, _)| *name).collect();
    let (_, problems) = Plan::new(set, TimeZone::UTC, Options { available, ..Options::default() });
    let of_rule = |(rule, what): (usize, String)| {
        let rule = &set.rules[rule];
        Problem { path: rule.path.clone(), rule: Some(rule.name.clone()), what }
    };
    problems.into_iter().map(of_rule).collect()
}

fn row(rule: &Rule) -> Vec<OwnedValue> {
    let text = |text: &str| if text.is_empty() { OwnedValue::None } else { OwnedValue::Text(text.as_bytes().to_vec()) };
    let techniques = rule.techniques().collect::<Vec<_>>().join(", ");
    let level = rule.level.map_or("", Level::word);
    [&rule.name, level, &rule.title, &techniques, kind_of(rule), &rule.status, &rule.path].map(text).into()
}

fn kind_of(rule: &Rule) -> &'static str {
    match &rule.body {
        _ if rule.extension.get("baseline").is_some() => "baseline",
        Body::Detection { .. } => "detection",
        Body::Correlation(_) => "correlation",
    }
}

/// If standard error is closed, the exit code still tells.
fn say(text: &str) {
    let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
}
