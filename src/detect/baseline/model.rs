//! A model: what it learned, who asks it, and what it has to do with which events.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _};

use super::{
    ModelSpec, NotJudged, Source,
    cluster::Tools,
    histogram::{Histograms, Why},
    numbers::Numbers,
    open::Open,
    others::{LastSeen, Surge},
};
use crate::{
    detect::{batch::Batch, extension::Kind, plan::Plan, step::Judged},
    sigma::{Body, Source as Selected},
};

/// What a model learned.
pub(super) enum State {
    Histograms(Histograms),
    Counts(Open, Numbers),
    Surges(HashMap<u32, Surge>),
    Dormant(LastSeen),
    /// For each scope, the text of its highest version so far, and that version.
    Versions(HashMap<u32, (u32, Vec<u64>)>),
}

/// A rule that asks a model.
pub(super) struct Asker<'p> {
    pub(super) rule: usize,
    pub(super) judged: &'p Judged,
    /// The model of those who may be new, by its place in the cluster.
    pub(super) newcomer: Option<usize>,
    /// Whether events may count together for it.
    pub(super) merges: bool,
    pub(super) counts: NotJudged,
}

/// What a model has to do with the events that fulfil a list of rules.
#[derive(Clone, Default)]
pub(super) struct Role {
    /// The askers that are among the rules.
    pub(super) asks: Vec<usize>,
    /// Rules of the list that the model learns from.
    pub(super) trains: u64,
    /// Whether the first of all of these is on the list: tiers of one model see the same events, and that one tells.
    pub(super) is_told: bool,
    /// The askers that may be asked at the end of a session.
    pub(super) ends: Vec<usize>,
}

impl Role {
    const fn is_idle(&self) -> bool {
        self.asks.is_empty() && self.trains == 0
    }
}

pub(super) struct Model<'p> {
    pub(super) index: usize,
    pub(super) spec: &'p ModelSpec,
    pub(super) askers: Vec<Asker<'p>>,
    /// By list of rules.
    pub(super) roles: Vec<Role>,
    /// Whether a list of rules has nothing to do with the model.
    pub(super) is_idle: Vec<bool>,
    /// What was answered today, for each place and asker.
    pub(super) answers: Vec<Answer>,
    pub(super) state: State,
}

/// What the days before say of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    NotAsked,
    Usual,
    Unusual,
    NotJudged(Why),
}

impl<'p> Model<'p> {
    pub(super) fn new(
        plan: &'p Plan<'p>,
        index: usize,
        askers: Vec<Asker<'p>>,
        combos: &[Arc<[u32]>],
        last: i64,
    ) -> Self {
        let spec = &plan.models()[index];
        let training = plan.options().training;
        let state = match spec.kind {
            Kind::First | Kind::Abnormal => State::Histograms(Histograms::new(spec.settings.window, last, training)),
            Kind::Count => State::Counts(Open::default(), Numbers::new(training)),
            Kind::Surge => State::Surges(HashMap::new()),
            Kind::Dormant => State::Dormant(LastSeen::new()),
            Kind::Lower => State::Versions(HashMap::new()),
        };
        let counts_sessions = spec.kind == Kind::Count;
        let role = |combo: &Arc<[u32]>| {
            let has = |rule: &usize| u32::try_from(*rule).is_ok_and(|rule| combo.contains(&rule));
            let among = |asker: &&Asker<'_>| has(&asker.rule);
            // A rule that selects records of sessions is asked about those alone.
            let selects = |asker: &Asker<'_>| match plan.set().rules[asker.rule].body {
                Body::Detection { source: Selected::Records(_), .. } => has(&asker.rule),
                _ => true,
            };
            let place = |(place, _): (usize, &Asker<'_>)| place;
            let asks = askers.iter().enumerate().filter(|(_, asker)| !counts_sessions && among(asker)).map(place);
            let ends = askers.iter().enumerate().filter(|(_, asker)| counts_sessions && selects(asker)).map(place);
            Role {
                asks: asks.collect(),
                trains: combo
                    .iter()
                    .map(|rule| plan.step(*rule as usize).trains.iter().filter(|own| **own == index).count() as u64)
                    .sum(),
                is_told: spec.trainers.first().is_some_and(has),
                ends: ends.collect(),
            }
        };
        let roles: Vec<Role> = combos.iter().map(role).collect();
        let is_idle = roles.iter().map(Role::is_idle).collect();
        Self { index, spec, askers, roles, is_idle, answers: Vec::new(), state }
    }

    pub(super) fn turn_to(&mut self, day: i64) {
        if let State::Histograms(histograms) = &mut self.state
            && histograms.turn_to(day)
        {
            self.answers.clear();
        }
    }

    pub(super) fn take(&mut self, batch: &Batch, tools: &mut Tools<'_, 'p>) {
        match (&self.state, &self.spec.source) {
            (State::Histograms(_), Source::Feature(slots)) => self.take_values(batch, slots, tools),
            (State::Counts(..), _) => self.take_sessions(batch, tools),
            (State::Histograms(_), _) => {}
            _ => self.take_one_by_one(batch, tools),
        }
    }

    /// Counts what was judged, and what not.
    pub(super) fn count(&mut self, asker: usize, scope: u32, answer: Answer, is_new: bool) {
        let counts = &mut self.askers[asker].counts;
        match answer {
            Answer::NotJudged(why) => {
                counts.events[why as usize] += 1;
                if is_new {
                    counts.scopes.insert(scope);
                }
            }
            _ => counts.judged += 1,
        }
    }
}
