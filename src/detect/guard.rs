//! `unless`: what must not have happened, too, before or after.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt as _};

use super::{
    batch::Common,
    extension::Side,
    note::Note,
    plan::{Guard, Plan},
};

/// Times that are remembered of a watched rule: a match may come late, and must not look ahead.
const REMEMBERED: usize = 8;

/// Remembered matches of watched rules, before old ones are looked for.
const LEAST_FIRED: usize = 1 << 14;

/// A guard: the rule that has it, and which of its guards.
type Which = (usize, usize);
/// Whether a match may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gate {
    /// It may.
    Open,
    /// It may not.
    Shut,
    /// That will be known then.
    Until(i64),
}

/// When watched rules fired, and which matches wait.
pub(super) struct Guards<W> {
    /// The latest times at which a watched rule fired, and by which event: a match does not guard against itself.
    fired: HashMap<(Which, Common), Vec<(i64, u64)>>,
    /// Matches that wait, by when they have waited long enough.
    waiting: BTreeMap<(i64, u64), Waiting<W>>,
    by_common: HashMap<(Which, Common), Vec<(i64, u64)>>,
    next: u64,
    /// After so many remembered times, those are dropped that no guard looks back to.
    most_fired: usize,
}

struct Waiting<W> {
    what: W,
    time: i64,
    commons: Vec<(Which, Common)>,
}

/// Where an event stands, so that it is told from others.
fn identity(note: &Note) -> u64 {
    note.place.at ^ (note.place.source as u64).rotate_left(48)
}

impl<W> Guards<W> {
    pub(super) fn new() -> Self {
        Self {
            fired: HashMap::new(),
            waiting: BTreeMap::new(),
            by_common: HashMap::new(),
            next: 0,
            most_fired: LEAST_FIRED,
        }
    }

    /// Whether a match of a rule may pass.
    pub(super) fn gate(&self, plan: &Plan<'_>, rule: usize, note: &Note) -> Gate {
        let mut gate = Gate::Open;
        for (index, guard) in plan.step(rule).guards.iter().enumerate() {
            if !plan.step(guard.rule).is_active {
                continue;
            }
            if guard.side != Side::After
                && let Some(common) = common_here(guard, note)
                && let Some(times) = self.fired.get(&((rule, index), common))
                && times
                    .iter()
                    .any(|(time, who)| *who != identity(note) && *time <= note.time && note.time - time <= guard.within)
            {
                return Gate::Shut;
            }
            if guard.side != Side::Before {
                let until = note.time.saturating_add(guard.within);
                gate = Gate::Until(if let Gate::Until(known) = gate { known.max(until) } else { until });
            }
        }
        gate
    }

    /// Lets a match wait.
    pub(super) fn wait(&mut self, plan: &Plan<'_>, rule: usize, note: &Note, until: i64, what: W) {
        let key = (until, self.next);
        self.next += 1;
        let mut commons = Vec::new();
        for (index, guard) in plan.step(rule).guards.iter().enumerate().filter(|(_, guard)| guard.side != Side::Before)
        {
            if let Some(common) = common_here(guard, note) {
                self.by_common.entry(((rule, index), common.clone())).or_default().push(key);
                commons.push(((rule, index), common));
            }
        }
        self.waiting.insert(key, Waiting { what, time: note.time, commons });
    }

    /// A rule fired: keeps that for guards that look back, and drops the matches that wait for it not to happen.
    pub(super) fn fire(&mut self, plan: &Plan<'_>, rule: usize, note: &Note) {
        for &which in &plan.step(rule).watched_by {
            let guard = &plan.step(which.0).guards[which.1];
            let Some(common) = common_there(guard, note) else { continue };
            if guard.side != Side::After {
                let times = self.fired.entry((which, common.clone())).or_default();
                times.truncate(REMEMBERED - 1);
                times.insert(0, (note.time, identity(note)));
                if self.fired.len() >= self.most_fired {
                    self.forget(plan, note.time);
                }
            }
            if guard.side != Side::Before
                && let Some(keys) = self.by_common.remove(&(which, common.clone()))
            {
                let mut left = Vec::new();
                for key in keys {
                    match self.waiting.get(&key) {
                        Some(waiting) if note.time - waiting.time <= guard.within => {
                            self.drop_waiting(key);
                        }
                        Some(_) => left.push(key),
                        None => {}
                    }
                }
                if !left.is_empty() {
                    self.by_common.insert((which, common), left);
                }
            }
        }
    }

    /// The matches that have waited long enough at a time.
    pub(super) fn due(&mut self, time: i64) -> Vec<W> {
        let mut due = Vec::new();
        while let Some((&key, _)) = self.waiting.first_key_value().filter(|((until, _), _)| *until < time) {
            due.extend(self.drop_waiting(key).map(|waiting| waiting.what));
        }
        due
    }

    /// The matches that still wait at the end of the logs, and whether what does not follow is all that they tell of:
    /// such a match says nothing where the logs end too early.
    pub(super) fn rest(self, plan: &Plan<'_>) -> impl Iterator<Item = (W, bool)> {
        self.waiting.into_values().map(|waiting| {
            let is_absence = |((rule, guard), _): &(Which, Common)| plan.step(*rule).guards[*guard].side == Side::After;
            let is_absence = waiting.commons.iter().any(is_absence);
            (waiting.what, is_absence)
        })
    }

    /// Drops the times that no guard looks back to. What waits may come later than what fires, so twice as far is kept.
    fn forget(&mut self, plan: &Plan<'_>, now: i64) {
        self.fired.retain(|((rule, guard), _), times| {
            let step = plan.step(*rule);
            let within = step.guards[*guard].within.saturating_add(step.patience).saturating_mul(2);
            times.first().is_some_and(|(time, _)| now.saturating_sub(*time) <= within)
        });
        self.most_fired = LEAST_FIRED.max(2 * self.fired.len());
    }

    fn drop_waiting(&mut self, key: (i64, u64)) -> Option<Waiting<W>> {
        let waiting = self.waiting.remove(&key)?;
        for common in &waiting.commons {
            if let Some(keys) = self.by_common.get_mut(common) {
                keys.retain(|other| *other != key);
                if keys.is_empty() {
                    self.by_common.remove(common);
                }
            }
        }
        Some(waiting)
    }
}

/// What a match has in common with those it is guarded against; nothing if it lacks a value.
fn common_here(guard: &Guard, note: &Note) -> Option<Common> {
    of_slots(guard.by.iter().map(|(here, _)| *here), note)
}

fn common_there(guard: &Guard, note: &Note) -> Option<Common> {
    of_slots(guard.by.iter().map(|(_, there)| *there), note)
}

fn of_slots(slots: impl Iterator<Item = usize>, note: &Note) -> Option<Common> {
    slots.map(|slot| Some(note.text(slot)).filter(|text| *text != 0)).collect()
}
