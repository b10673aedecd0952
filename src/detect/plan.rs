//! What is asked: the rules that run, how they depend on each other, and what must be kept of events for them.

use jiff::tz::TimeZone;

use super::{
    baseline::{ModelSpec, Profile},
    compile::Compiler,
    extension::{Extension, Side},
    note::Kept,
    step::Step,
};
use crate::{
    schema::{Column, ColumnSet},
    sigma::{Body, Judge, Level, RuleSet, Source},
};

/// What the user chose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only these rules are reported; empty means all.
    pub include: Vec<String>,
    /// These are not.
    pub exclude: Vec<String>,
    /// Rules of a lower level are not.
    pub level: Option<Level>,
    /// Settings of baselines.
    pub profile: Profile,
    /// The training days, as days since 1970, from one to before another.
    pub training: Option<(i64, i64)>,
    /// Inputs that rules may need, and that there are.
    pub available: Vec<&'static str>,
}

/// The inputs that rules may need, and what to say where one is missing.
pub const NEEDS: [(&str, &str); 12] = [
    ("country", "no GeoIP database of countries; name one with --geoip"),
    ("asn", "no GeoIP database of autonomous systems; name one with --geoip"),
    ("anonymizer", "no GeoIP database of anonymizers; name one with --geoip"),
    ("zones", "no zones of the site; name a folder with zones.csv with --context"),
    ("groups", "no peer groups of the site; name a folder with groups.csv with --context"),
    ("accounts", "no accounts of the site; name a folder with accounts.csv with --context"),
    ("countries", "no list of countries of the site; name a folder with countries.csv with --context"),
    ("hours", "no working hours of the site; name a folder with site.toml with --context"),
    ("indicators", "no indicators; name a file with --ioc"),
    ("context", "nothing is known of the site; name a folder with --context"),
    ("native", "no native .vc0 log among the inputs"),
    ("badges", "no log of badges can be read"),
];

/// The rules that run, ready to be asked.
pub struct Plan<'r> {
    set: &'r RuleSet,
    steps: Vec<Step>,
    models: Vec<ModelSpec>,
    kept: Kept,
    zone: TimeZone,
    options: Options,
}

impl<'r> Plan<'r> {
    /// Prepares rules. What is wrong with their blocks `pulsetrail:` is told for each rule that has something wrong.
    #[must_use]
    pub fn new(set: &'r RuleSet, zone: TimeZone, options: Options) -> (Self, Vec<(usize, String)>) {
        let mut compiler = Compiler::new(set, &options);
        let problems = compiler.compile();
        let Compiler { steps, models, kept, .. } = compiler;
        (Self { set, steps, models, kept, zone, options }, problems)
    }

    /// The rules.
    #[must_use]
    pub const fn set(&self) -> &'r RuleSet {
        self.set
    }

    pub(super) fn judge(&self) -> Judge {
        Judge::of_some(self.set, self.zone.clone(), |rule| self.is_active(rule))
    }

    /// The zone of the appliances' clocks.
    pub(super) const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// What must be read of events.
    #[must_use]
    pub fn needs(&self) -> ColumnSet {
        let always = [Column::Time, Column::Log, Column::Line, Column::Offset, Column::File, Column::Code];
        let kept = self.kept.fields().iter().fold(ColumnSet::EMPTY, |needs, field| needs.with(field.needs()));
        self.set.needs().with(kept).with(ColumnSet::of(&always))
    }

    pub(super) const fn kept(&self) -> &Kept {
        &self.kept
    }

    pub(super) fn step(&self, rule: usize) -> &Step {
        &self.steps[rule]
    }

    pub(super) fn models(&self) -> &[ModelSpec] {
        &self.models
    }

    pub(super) const fn options(&self) -> &Options {
        &self.options
    }

    /// Whether a rule is asked.
    pub(super) fn is_active(&self, rule: u32) -> bool {
        self.steps[rule as usize].is_active
    }

    /// Whether its events are told by their message.
    pub(super) fn tells_message(&self, rule: u32) -> bool {
        let step = &self.steps[rule as usize];
        step.reads_message || (step.is_finding && step.baseline.is_none())
    }

    /// The rules that did not run, and why. `logs` are the events of each log.
    #[must_use]
    pub fn not_run(&self, logs: &[u64; super::sink::LOGS.len()]) -> Vec<(usize, String)> {
        let mut all = Vec::new();
        for (rule, step) in self.steps.iter().enumerate().filter(|(_, step)| step.level.is_some()) {
            let why = step.not_run.clone().or_else(|| match &self.set.rules[rule].body {
                Body::Detection { source: Source::Log(name), .. } => {
                    let log = super::sink::LOGS.iter().position(|log| log == name)?;
                    (logs[log] == 0).then(|| format!("the input has no event of the {name} log"))
                }
                _ => None,
            });
            all.extend(why.map(|why| (rule, why)));
        }
        all
    }

    /// How many rules are reported if they find something.
    #[must_use]
    pub fn reported(&self) -> usize {
        self.steps.iter().filter(|step| step.level.is_some() && step.not_run.is_none()).count()
    }

    /// The block of a rule.
    pub(super) fn extension(&self, rule: usize) -> &Extension {
        &self.steps[rule].extension
    }
}

/// What must not have happened, too.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    /// The rule.
    pub(super) rule: usize,
    /// How near, microseconds.
    pub(super) within: i64,
    /// On which side.
    pub(super) side: Side,
    /// What both must have in common: slots here and there.
    pub(super) by: Vec<(usize, usize)>,
}
