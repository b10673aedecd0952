//! From Sigma to our own rules. This and what is below it are all that know the crates which read Sigma.
//!
//! They parse a file and resolve its modifiers; here every matcher becomes a condition on our fields, or a sentence that
//! says what we lack. A file is read alone: names of other rules are resolved by `link`.

mod correlation;
mod detection;
mod expand;
mod matcher;

use rsigma_ir::{IrCorrelation, IrRuleMetadata, LowerOptions};
use rsigma_parser::{FilterRule, FilterRuleTarget, LogSource as Logged, SigmaRule, Status};
use serde_json::Value as Json;

use self::detection::Detections;
use super::{
    Body, Condition, Leaf, Level, Problem, Rule,
    load::{Lists, Script},
    logsource::LogSource,
};

/// Most patterns of a file; each has to be compiled.
const MOST_PATTERNS: usize = 1000;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Its rules.
    pub drafts: Vec<Draft>,
    /// Its filters.
    pub filters: Vec<Filter>,
    /// What cannot be used.
    pub problems: Vec<Problem>,
    /// Names and ids of rules for other products.
    pub foreign: Vec<Vec<String>>,
}

/// A rule whose leaves are its own, and which names others by their names.
#[derive(Debug)]
pub(super) struct Draft {
    pub rule: Rule,
    pub leaves: Vec<Leaf>,
    pub references: Vec<String>,
}

/// A condition that rules must fulfil besides their own.
#[derive(Debug)]
pub(super) struct Filter {
    pub name: String,
    pub path: String,
    /// Names or ids of the rules; none means every rule.
    pub targets: Option<Vec<String>>,
    pub condition: Condition,
    pub leaves: Vec<Leaf>,
}

/// Reads the rules of a file that was surveyed; `only` is the name of its rule, if it has just one.
pub(super) fn read(text: &str, only: Option<&str>, script: &Script, words: &Lists) -> Reading {
    let Script { path, is_shipped, .. } = script;
    let mut file = File { path, is_shipped: *is_shipped, words, patterns: MOST_PATTERNS, reading: Reading::default() };
    let collection = match rsigma_parser::parse_sigma_yaml(text) {
        Ok(collection) => collection,
        Err(error) => {
            file.problem(only, sentence(&error));
            return file.reading;
        }
    };
    for error in &collection.errors {
        file.problem(only, sentence(error));
    }
    for rule in collection.rules {
        file.rule(rule);
    }
    for rule in &collection.correlations {
        match rsigma_ir::lower::lower_correlation(rule) {
            Ok(rule) => file.correlation(rule),
            Err(error) => file.problem(Some(&rule.title), sentence(&error)),
        }
    }
    for filter in collection.filters {
        file.filter(filter);
    }
    file.reading
}

struct File<'f> {
    path: &'f str,
    is_shipped: bool,
    words: &'f Lists,
    /// How many patterns may yet be compiled.
    patterns: usize,
    reading: Reading,
}

impl File<'_> {
    fn problem(&mut self, rule: Option<&str>, what: String) {
        let rule = rule.map(str::to_owned);
        self.reading.problems.push(Problem { path: self.path.to_owned(), rule, what });
    }

    fn rule(&mut self, mut rule: SigmaRule) {
        let name = name_of(rule.name.as_deref(), rule.id.as_deref(), self.path);
        let source = match log_source(&rule.logsource).source() {
            Ok(Some(source)) => source,
            Ok(None) => {
                return self.reading.foreign.push(rule.name.into_iter().chain(rule.id).collect());
            }
            Err(what) => return self.problem(Some(&name), what),
        };
        let lowered = expand::expand(&mut rule.detection, self.words).and_then(|()| {
            let lowered = rsigma_ir::lower_rule(&rule, &LowerOptions::default()).map_err(|error| sentence(&error))?;
            let mut detections = Detections::new(source, &mut self.patterns);
            let condition = detections.condition(&lowered.detections, &lowered.conditions)?;
            Ok((lowered.metadata, condition, detections.into_leaves()))
        });
        match lowered {
            Ok((about, condition, leaves)) => {
                let rule = self.about(about, name, Body::Detection { source, condition });
                self.reading.drafts.push(Draft { rule, leaves, references: Vec::new() });
            }
            Err(what) => self.problem(Some(&name), what),
        }
    }

    fn correlation(&mut self, rule: IrCorrelation) {
        let name = name_of(rule.metadata.name.as_deref(), rule.metadata.id.as_deref(), self.path);
        match correlation::correlation(&rule) {
            Ok(correlation) => {
                let rule_of = self.about(rule.metadata, name, Body::Correlation(correlation));
                self.reading.drafts.push(Draft { rule: rule_of, leaves: Vec::new(), references: rule.rules });
            }
            Err(what) => self.problem(Some(&name), what),
        }
    }

    fn filter(&mut self, mut filter: FilterRule) {
        let name = filter.name.clone().unwrap_or_else(|| filter.title.clone());
        let source = match filter.logsource.as_ref().map(|source| log_source(source).source()) {
            Some(Ok(Some(source))) => source,
            Some(Ok(None)) => {
                return self.reading.foreign.push(filter.name.into_iter().chain(filter.id).collect());
            }
            Some(Err(what)) => return self.problem(Some(&name), what),
            None => super::Source::Events,
        };
        let lowered = expand::expand(&mut filter.detection, self.words).and_then(|()| {
            let lowered = rsigma_ir::lower::lower_filter(&filter, &LowerOptions::default());
            let lowered = lowered.map_err(|error| sentence(&error))?;
            let mut detections = Detections::new(source, &mut self.patterns);
            let condition = detections.condition(&lowered.detections, &lowered.conditions)?;
            Ok((condition, detections.into_leaves()))
        });
        match lowered {
            Ok((condition, leaves)) => {
                let targets = match filter.rules {
                    FilterRuleTarget::Any => None,
                    FilterRuleTarget::Specific(targets) => Some(targets),
                };
                let path = self.path.to_owned();
                self.reading.filters.push(Filter { name, path, targets, condition, leaves });
            }
            Err(what) => self.problem(Some(&name), what),
        }
    }

    fn about(&self, mut about: IrRuleMetadata, name: String, body: Body) -> Rule {
        Rule {
            name,
            id: about.id.unwrap_or_default(),
            title: about.title,
            description: about.description.unwrap_or_default(),
            author: about.author.unwrap_or_default(),
            status: about.status.map(status_word).unwrap_or_default().to_owned(),
            level: about.level.and_then(|level| Level::named(level.as_str())),
            references: about.references,
            tags: about.tags,
            false_positives: about.falsepositives,
            body,
            extension: about.custom_attributes.remove("pulsetrail").unwrap_or(Json::Null),
            path: self.path.to_owned(),
            is_shipped: self.is_shipped,
        }
    }
}

fn name_of(name: Option<&str>, id: Option<&str>, path: &str) -> String {
    let stem = || std::path::Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    name.or(id).map_or_else(stem, str::to_owned)
}

const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Stable => "stable",
        Status::Test => "test",
        Status::Experimental => "experimental",
        Status::Deprecated => "deprecated",
        Status::Unsupported => "unsupported",
    }
}

fn log_source(source: &Logged) -> LogSource {
    LogSource { product: source.product.clone(), service: source.service.clone(), category: source.category.clone() }
}

/// What a crate says of a rule, on one line and beginning in lower case.
fn sentence(error: &impl ToString) -> String {
    let text = error.to_string().split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    let is_name = text.chars().nth(1).is_some_and(|second| second.is_ascii_uppercase());
    if is_name { text } else { first.into_iter().chain(characters).collect() }
}
