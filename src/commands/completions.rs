//! `completions`: completions of a shell, from the one definition of the command line.
//!
//! What an option takes is checked where it is used, so that a mistake gets a better answer than a list. Only the
//! definition that a script is made of learns which columns, rules and words there are.

use std::collections::BTreeSet;

use clap::builder::PossibleValuesParser;
use clap_complete::Shell;

use super::sessions::session_columns;
use crate::{
    codes::{Code, Codes},
    error::Result,
    exit::Exit,
    output::Target,
    schema::SPECS,
    sigma::{LISTS, RULES, RuleSet},
};

/// Print the completions of a shell
///
/// They know commands, options, formats, columns, rules, and what the outcome, the log or the kind of behaviour may be.
/// Message codes are left out, as 4149 of them would slow a shell down: `pulsetrail codes --search` finds one.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail completions bash > ~/.local/share/bash-completion/completions/pulsetrail\n  \
    pulsetrail completions zsh > ~/.zfunc/_pulsetrail\n  \
    pulsetrail completions fish > ~/.config/fish/completions/pulsetrail.fish")]
pub struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn run(self, definition: clap::Command) -> Result<Exit> {
        let mut definition = Words::of_the_program().teach(definition, "");
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut definition, "pulsetrail", &mut text);
        let mut target = Target::open(None, false)?;
        target.put(&text)?;
        target.finish()?;
        Ok(Exit::Done)
    }
}

/// What options take.
struct Words {
    columns: Vec<String>,
    session_columns: Vec<String>,
    rules: Vec<String>,
    outcomes: Vec<String>,
    logs: Vec<String>,
    categories: Vec<String>,
    event_types: Vec<String>,
}

/// Ways to count that need no column, and the beginnings of those that do.
const METRICS: [&str; 7] = ["count", "first", "last", "distinct:", "sum:", "min:", "max:"];
const WIDTHS: [&str; 6] = ["15m", "1h", "6h", "1d", "1w", "1mo"];

impl Words {
    fn of_the_program() -> Self {
        let codes = Codes::builtin();
        let catalogued = |field: fn(&Code) -> &'static str| -> Vec<String> {
            let words = codes.all().iter().flat_map(|code| field(code).split(','));
            let words: BTreeSet<&str> = words.filter(|word| !word.is_empty() && *word != "http").collect();
            words.into_iter().map(str::to_owned).collect()
        };
        let reported = RuleSet::load(RULES, LISTS, &[]).rules.into_iter().filter(|rule| rule.level.is_some());
        Self {
            columns: SPECS.iter().map(|spec| spec.name.to_owned()).collect(),
            session_columns: session_columns().iter().map(|spec| spec.name.to_owned()).collect(),
            rules: reported.map(|rule| rule.name).collect::<BTreeSet<_>>().into_iter().collect(),
            outcomes: catalogued(|code| code.outcome),
            logs: catalogued(|code| code.log),
            categories: catalogued(|code| code.category),
            event_types: catalogued(|code| code.event_type),
        }
    }

    /// The definition in which options name what they take. `path` are the commands above it.
    fn teach(&self, mut definition: clap::Command, path: &str) -> clap::Command {
        let options = definition.get_arguments().filter(|option| option.get_action().takes_values());
        let known = options.filter_map(|option| {
            let name = option.get_long().unwrap_or_else(|| option.get_id().as_str());
            Some((option.get_id().clone(), self.of(path, name)?))
        });
        for (id, words) in known.collect::<Vec<_>>() {
            definition = definition.mut_arg(id, |option| option.value_parser(PossibleValuesParser::new(words)));
        }
        definition.mut_subcommands(|command| {
            let path = format!("{path} {}", command.get_name());
            self.teach(command, path.trim_start())
        })
    }

    /// What an option of a command takes, if that is known.
    fn of(&self, path: &str, option: &str) -> Option<Vec<String>> {
        let every = |columns: &[String]| ["all".to_owned()].into_iter().chain(columns.iter().cloned()).collect();
        let fixed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Some(match (path, option) {
            ("sessions", "columns") => every(&self.session_columns),
            (_, "columns") => every(&self.columns),
            ("aggregate", "by") => self.columns.clone(),
            ("aggregate", "metric") => fixed(&METRICS),
            ("aggregate", "every") => fixed(&WIDTHS),
            ("detect", "include" | "exclude") | ("rules list", "include") | ("rules show", "name") => {
                self.rules.clone()
            }
            (_, "outcome" | "not-outcome") => self.outcomes.clone(),
            (_, "log" | "not-log") => self.logs.clone(),
            (_, "category" | "not-category") => self.categories.clone(),
            (_, "event-type" | "not-event-type") => self.event_types.clone(),
            _ => return None,
        })
    }
}
