//! What a model takes for enough history, and what for rare: from the rule, or else from the profile.

use crate::detect::extension::{Baseline, Counting, Kind};

pub(in crate::detect) const DAY: i64 = 86_400_000_000;

/// Settings for rules that do not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Profile {
    /// Few false alarms: confidence (N - C) / N of at least 0.8, the rarest 1 or 5 per cent
    #[default]
    Default,
    /// As near to the vendor of the baseline rules as is known: the square of it, the rarest 10 per cent
    Vendor,
}

/// What a histogram takes for enough, and for rare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::detect) struct Settings {
    /// Observations.
    pub(in crate::detect) least: u64,
    /// Days that the scope must be known.
    pub(in crate::detect) age: i64,
    /// Least confidence.
    pub(in crate::detect) convergence: f64,
    /// Exponent of the confidence.
    pub(in crate::detect) alpha: f64,
    /// Share of the history that counts as rare.
    pub(in crate::detect) share: f64,
    /// Days of history.
    pub(in crate::detect) window: i64,
    /// What counts as one observation.
    pub(in crate::detect) counting: Counting,
}

impl Settings {
    /// The settings of a rule.
    pub(in crate::detect) fn of(baseline: &Baseline, profile: Profile) -> Self {
        let is_vendor = profile == Profile::Vendor;
        let is_first = baseline.kind == Kind::First;
        // The vendor's rules for values never seen wait for no convergence.
        let waits = !(is_vendor && is_first);
        let of_all = baseline.scope.is_empty();
        let (usual_least, usual_age) = match baseline.kind {
            Kind::Count if is_group(&baseline.scope) => (30, 14),
            Kind::Lower | Kind::Dormant => (1, 0),
            _ if waits => (10, 14),
            _ => (0, 0),
        };
        let share = match (is_vendor, of_all) {
            (true, _) => 0.1,
            (false, true) => 0.01,
            (false, false) => 0.05,
        };
        Self {
            least: baseline.least.unwrap_or(usual_least),
            age: baseline.age.map_or(usual_age, |age| age.0 / DAY),
            convergence: baseline.convergence.unwrap_or(if waits { 0.8 } else { 0.0 }),
            alpha: baseline.alpha.unwrap_or(if is_vendor { 2.0 } else { 1.0 }),
            share: baseline.share.unwrap_or(share),
            window: baseline.window.map_or(90, |window| (window.0 / DAY).max(1)),
            counting: baseline.counting.unwrap_or(Counting::Days),
        }
    }
}

/// Whether a scope is that of a group or of everybody.
fn is_group(scope: &[String]) -> bool {
    scope.is_empty() || scope.iter().any(|field| matches!(field.as_str(), "user.group.name" | "peer_group"))
}
