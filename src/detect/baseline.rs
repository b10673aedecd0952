//! What is usual, learned from the days before: for values, numbers, days, silences and versions.
//!
//! The definitions follow published descriptions of a SIEM vendor's models as far as they go; where they do not, they are
//! ours. Nothing is judged against itself: days are added when they are over, sessions on the day after they ended.

mod cluster;
mod counts;
mod histogram;
mod model;
mod numbers;
mod of_sessions;
mod one_by_one;
mod open;
mod others;
mod settings;
mod values;
mod words;

use foldhash::HashSet;

pub(super) use cluster::{Cluster, Passed, columns};
pub use settings::Profile;
pub(super) use settings::{DAY, Settings};

use histogram::Why;

use super::extension::{Baseline, Counting, Kind};

/// What a model learns, and from whom.
#[derive(Clone, Debug)]
pub(super) struct ModelSpec {
    pub(super) kind: Kind,
    /// What the rule calls it.
    pub(super) name: Option<String>,
    /// The slots of the scope.
    pub(super) scope: Vec<usize>,
    /// What is learned.
    pub(super) source: Source,
    /// Rules whose events are the history.
    pub(super) trainers: Vec<usize>,
    pub(super) baseline: Baseline,
    pub(super) settings: Settings,
}

/// What is learned of an event or a session: slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The value of these fields together.
    Feature(Vec<usize>),
    /// That it happened.
    Events,
    /// Different values of a field.
    Distinct(usize),
    /// The sum of a field.
    Sum(usize),
    /// The field of a session record.
    Value(usize),
}

impl Source {
    /// The slots that it looks at.
    pub(super) fn slots(&self) -> Vec<usize> {
        match self {
            Self::Feature(slots) => slots.clone(),
            Self::Events => Vec::new(),
            Self::Distinct(slot) | Self::Sum(slot) | Self::Value(slot) => vec![*slot],
        }
    }
}

impl ModelSpec {
    /// Whether both learn the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let is_histogram = |kind| matches!(kind, Kind::First | Kind::Abnormal);
        let same_kind = self.kind == other.kind || (is_histogram(self.kind) && is_histogram(other.kind));
        // The tiers of a count have conditions of their own, but one model: what one of them sees, all see.
        let same_trainers = self.trainers == other.trainers
            || (self.kind == Kind::Count && self.name.is_some() && self.name == other.name);
        let learned = |spec: &Self| (spec.settings.window, spec.settings.counting == Counting::Raw);
        let of_days = |spec: &Self| (spec.baseline.days, spec.baseline.factor.map(f64::to_bits), spec.baseline.silence);
        same_kind
            && same_trainers
            && self.scope == other.scope
            && self.source == other.source
            && learned(self) == learned(other)
            && (is_histogram(self.kind) || of_days(self) == of_days(other))
    }
}

/// What a model could not judge, for one rule.
#[derive(Clone, Debug, Default)]
pub(super) struct NotJudged {
    /// Events or sessions, by reason: too few observations, too young, too many values.
    pub(super) events: [u64; Why::ALL],
    /// The scopes they belong to.
    pub(super) scopes: HashSet<u32>,
    /// Events or sessions that were judged.
    pub(super) judged: u64,
    /// Events that lack the scope or the feature.
    pub(super) unusable: u64,
}

impl NotJudged {
    /// Whether nothing was asked.
    fn is_empty(&self) -> bool {
        self.judged == 0 && self.unusable == 0 && self.events.iter().all(|count| *count == 0)
    }
}

/// A number that was kept as text.
pub(super) fn number(text: &[u8]) -> Option<f64> {
    std::str::from_utf8(text).ok()?.trim().parse().ok().filter(|number: &f64| number.is_finite())
}
