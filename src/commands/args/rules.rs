//! Which rules are asked.

use std::path::PathBuf;

use clap::ValueHint;

use crate::{
    error::{Error, Result},
    output::sanitize,
    sigma::{self, Problem, RuleSet},
};

/// Problems that are told; more are counted.
const TOLD_PROBLEMS: usize = 20;

/// Which rules are asked.
#[derive(Debug, clap::Args)]
pub struct RuleArgs {
    /// Sigma rules of yours, besides those of the program: a file, or a folder and those below it; repeat for more
    ///
    /// A rule with the name of one of the program takes its place. Rules for other products are left out.
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath, help_heading = "Rules")]
    pub rules: Vec<PathBuf>,

    /// Only these rules, by name or id; repeat, or separate with commas
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub include: Vec<String>,

    /// Not these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub exclude: Vec<String>,

    /// Leave out rules that have an error, and go on with the others
    #[arg(long, help_heading = "Rules")]
    pub keep_going: bool,
}

impl RuleArgs {
    /// Reads the rules.
    ///
    /// # Errors
    /// A rule with an error, unless those are to be left out; a name that no rule has.
    pub fn load(&self) -> Result<RuleSet> {
        let set = RuleSet::load(sigma::RULES, sigma::LISTS, &self.rules);
        self.judge(&set.problems)?;
        for (option, names) in [("--include", &self.include), ("--exclude", &self.exclude)] {
            for name in names {
                let is_it = |rule: &&sigma::Rule| rule.name.eq_ignore_ascii_case(name) || rule.id == *name;
                if !set.rules.iter().any(|rule| is_it(&rule)) {
                    let near = set.rules.iter().map(|rule| (strsim::jaro_winkler(&rule.name, name), &rule.name));
                    let near = near.max_by(|one, other| one.0.total_cmp(&other.0)).filter(|(score, _)| *score > 0.8);
                    let hint = near.map_or_else(
                        || "`pulsetrail rules list` shows all".to_owned(),
                        |(_, near)| format!("did you mean '{near}'?"),
                    );
                    return Err(Error::usage(option, format!("there is no rule '{name}'; {hint}")));
                }
            }
        }
        Ok(set)
    }

    /// Says what is wrong with the blocks `pulsetrail:` of rules.
    ///
    /// # Errors
    /// Anything that is wrong, unless such rules are to be left out.
    pub fn settle(&self, set: &RuleSet, problems: &[(usize, String)]) -> Result<()> {
        let problem = |(rule, what): &(usize, String)| Problem {
            path: set.rules[*rule].path.clone(),
            rule: Some(set.rules[*rule].name.clone()),
            what: what.clone(),
        };
        self.judge(&problems.iter().map(problem).collect::<Vec<_>>())
    }

    fn judge(&self, problems: &[Problem]) -> Result<()> {
        if problems.is_empty() {
            return Ok(());
        }
        let mut text = String::new();
        for problem in problems.iter().take(TOLD_PROBLEMS) {
            text.push_str("pulsetrail: ");
            text.push_str(&sanitize(problem.to_string().as_bytes()));
            text.push('\n');
        }
        // If standard error is closed, nobody wants to read it.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
        if self.keep_going {
            return Ok(());
        }
        let count = crate::output::counted(problems.len() as u64, "error");
        Err(Error::usage(
            "--rules",
            format!("{count} in rules; mend them, or add --keep-going to leave such rules out"),
        ))
    }
}
