//! One rule, ready to be asked: fields are slots, names are numbers.

use super::{
    baseline::Settings,
    extension::{Also, Check, Extension, Kind, Scale, Tier},
    plan::Guard,
};
use crate::sigma::Level;

/// One rule, ready to be asked.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Step {
    /// Whether it is asked at all.
    pub(super) is_active: bool,
    /// Whether what it finds is a finding, asked for or not, and no mere part of others.
    pub(super) is_finding: bool,
    /// The level it is reported with; none if it is not.
    pub(super) level: Option<Level>,
    /// Why it does not run.
    pub(super) not_run: Option<String>,
    /// What matches must have in common to be one finding.
    pub(super) group: Vec<usize>,
    /// How far apart they may be.
    pub(super) gap: i64,
    /// Within which time events of one user and address count once.
    pub(super) merge: Option<i64>,
    pub(super) guards: Vec<Guard>,
    /// Rules whose guards look at this one: the rule, and which guard.
    pub(super) watched_by: Vec<(usize, usize)>,
    /// Correlations that it feeds: the rule, and in which place.
    pub(super) feeds: Vec<(usize, usize)>,
    /// Models that it trains.
    pub(super) trains: Vec<usize>,
    pub(super) baseline: Option<Judged>,
    pub(super) window: Option<Window>,
    /// Whether the text of the message itself is looked at, by this rule or those that it feeds.
    pub(super) reads_message: bool,
    /// The slots that are looked at, by this rule and those that it feeds, as bits.
    pub(super) slots: Slots,
    /// How late its matches may come, as they wait for what must not follow.
    pub(super) patience: i64,
    pub(super) demands: Vec<Demand>,
    pub(super) checks: Vec<Answer>,
    pub(super) extension: Extension,
}

/// How a rule asks a model.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// Which model.
    pub(super) model: usize,
    /// The model of those who may be new.
    pub(super) newcomer: Option<usize>,
    /// What is enough history of theirs.
    pub(super) newcomer_settings: Settings,
    pub(super) kind: Kind,
    pub(super) settings: Settings,
    /// Of versions: numbers that are compared.
    pub(super) parts: usize,
    /// Of hours: how many there are on the circle.
    pub(super) circle: Option<u32>,
    /// Of counts: the scale, and how far from what is usual.
    pub(super) scale: Scale,
    pub(super) reach: Reach,
}

/// How far from what is usual a count must be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reach {
    /// In this tier.
    Tier(Tier),
    /// Farther than this.
    Over(f64),
}

/// A correlation: fields are slots.
#[derive(Clone, Debug)]
pub(super) struct Window {
    /// For each rule, the slots of the keys.
    pub(super) keys: Vec<Vec<usize>>,
    /// The slots whose values count.
    pub(super) values: Vec<usize>,
    /// Whether the name of the rule counts.
    pub(super) counts_rules: bool,
}

/// What else a window must fulfil.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    pub(super) what: Measure,
    pub(super) also: Also,
}

/// What is measured of a window.
#[derive(Clone, Debug)]
pub(super) enum Measure {
    /// Events.
    Events,
    /// Values of a slot.
    Distinct(usize),
    /// Most events with one value.
    MostPer(usize),
    /// The share of events with a value.
    Share(usize, String),
}

/// A check, with its slots.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) check: Check,
    /// The field, and where it is kept.
    pub(super) slots: Vec<(String, usize)>,
}

/// Slots, as bits. Fields beyond what it can hold are always kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Slots(u128);

impl Slots {
    pub(super) fn insert(&mut self, slot: usize) {
        if slot < 128 {
            self.0 |= 1 << slot;
        }
    }

    pub(super) const fn has(self, slot: usize) -> bool {
        slot >= 128 || self.0 & (1 << slot) != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
