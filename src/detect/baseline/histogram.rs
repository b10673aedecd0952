//! How often each value was seen in each scope, day by day.
//!
//! Everything on a day is judged against the days before it; the day is added when it is over, alarms included. So the
//! order of events within a day does not matter, and no burst makes a value normal.

use std::collections::VecDeque;

use foldhash::{HashMap, HashMapExt as _};

use super::{counts::Counts, settings::Settings};
use crate::detect::extension::Counting;

/// What the history says of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::detect) enum Verdict {
    /// It cannot say.
    NotJudged(Why),
    /// It was never seen.
    First(History),
    /// It was seen, and so many of all were as rare.
    Seen {
        /// How often.
        times: u64,
        /// The share of the history that is at least as rare.
        rarity: f64,
        /// Against what.
        history: History,
    },
}

/// Why a value was not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) enum Why {
    /// Too few observations.
    Few,
    /// The scope is not known for long enough.
    Young,
    /// Too many values for so few observations.
    Unconverged,
}

impl Why {
    /// How many reasons there are.
    pub(in crate::detect) const ALL: usize = 3;
}

/// A history in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::detect) struct History {
    /// Observations.
    pub(in crate::detect) total: u64,
    /// Distinct values.
    pub(in crate::detect) values: u64,
    /// Values that were seen once: their share is the chance that the next value is new (Good and Turing).
    pub(in crate::detect) once: u64,
}

/// All scopes of a model. Scopes and values are numbers of texts.
pub(in crate::detect) struct Histograms {
    /// The day that `today` is about.
    day: i64,
    /// What was met on this day, and where it stands in `today`.
    places: HashMap<u64, u32>,
    today: Vec<Today>,
    scopes: HashMap<u32, Scope>,
    /// The days that will be dropped some time.
    days: VecDeque<Done>,
    /// Days of history.
    window: i64,
    /// The last day of all.
    last: i64,
    /// The training days, if they are fixed.
    training: Option<(i64, i64)>,
}

/// A value of a scope that was met today.
struct Today {
    key: u64,
    /// How often it was observed.
    seen: u64,
}

/// A day that is over.
struct Done {
    day: i64,
    keys: Vec<u64>,
    /// How often each was observed; nothing where that is once each.
    seen: Vec<u64>,
}

/// The history of a scope.
#[derive(Default)]
struct Scope {
    /// Its first day.
    first: i64,
    counts: Counts,
    total: u64,
    /// What was asked of the history since it last changed: values that were seen once, and for each count the share of
    /// the history in values that were seen at most so often.
    once: Option<u64>,
    rarities: Vec<(u64, f64)>,
}

/// A scope and a value, so that those of one scope are neighbours.
const fn key_of(scope: u32, value: u32) -> u64 {
    (scope as u64) << 32 | value as u64
}

#[allow(clippy::cast_possible_truncation, reason = "the halves of a key")]
const fn parts_of(key: u64) -> (u32, u32) {
    ((key >> 32) as u32, key as u32)
}

impl Histograms {
    /// Histograms that look back over a window of days and learn on all of them, or only on those from one to before
    /// another. No day after the last one will be asked about.
    pub(in crate::detect) fn new(window: i64, last: i64, training: Option<(i64, i64)>) -> Self {
        Self {
            day: i64::MIN,
            places: HashMap::new(),
            today: Vec::new(),
            scopes: HashMap::new(),
            days: VecDeque::new(),
            window,
            last,
            training,
        }
    }

    /// Begins a day, if it is a new one: what was observed becomes history. Days must not go back.
    /// Returns whether it is one.
    pub(in crate::detect) fn turn_to(&mut self, day: i64) -> bool {
        if day <= self.day {
            return false;
        }
        let mut done: Vec<(u64, u64)> = self.today.drain(..).map(|today| (today.key, today.seen)).collect();
        self.places.clear();
        done.retain(|(_, seen)| *seen > 0);
        done.sort_unstable();
        for of_scope in done.chunk_by(|(one, _), (other, _)| parts_of(*one).0 == parts_of(*other).0) {
            let Some((key, _)) = of_scope.first() else { continue };
            let scope = self.scopes.entry(parts_of(*key).0);
            let scope = scope.or_insert_with(|| Scope { first: self.day, ..Scope::default() });
            scope.add(of_scope);
        }
        let is_dropped = self.training.is_none() && self.day.saturating_add(self.window) < self.last;
        if is_dropped && !done.is_empty() {
            let is_once = done.iter().all(|(_, seen)| *seen == 1);
            let seen = if is_once { Vec::new() } else { done.iter().map(|(_, seen)| *seen).collect() };
            self.days.push_back(Done { day: self.day, keys: done.iter().map(|(key, _)| *key).collect(), seen });
        }
        self.day = day;
        while let Some(old) = self.days.pop_front_if(|old| old.day < day - self.window) {
            let of_old = |(at, key): (usize, &u64)| (*key, old.seen.get(at).copied().unwrap_or(1));
            let done: Vec<(u64, u64)> = old.keys.iter().enumerate().map(of_old).collect();
            for of_scope in done.chunk_by(|(one, _), (other, _)| parts_of(*one).0 == parts_of(*other).0) {
                if let Some(scope) = of_scope.first().and_then(|(key, _)| self.scopes.get_mut(&parts_of(*key).0)) {
                    scope.take_away(of_scope);
                }
            }
        }
        true
    }

    /// Where a value of a scope stands among those of the day: what is the same all day need not be asked twice.
    #[inline]
    pub(in crate::detect) fn place(&mut self, scope: u32, value: u32) -> usize {
        let Self { places, today, .. } = self;
        let key = key_of(scope, value);
        let place = *places.entry(key).or_insert_with(|| {
            today.push(Today { key, seen: 0 });
            u32::try_from(today.len() - 1).unwrap_or(u32::MAX)
        });
        place as usize
    }

    /// Takes observations of what stands at a place.
    #[inline]
    pub(in crate::detect) fn observe(&mut self, place: usize, times: u64, counting: Counting) {
        if self.training.is_some_and(|(from, to)| self.day < from || self.day >= to) {
            return;
        }
        let seen = &mut self.today[place].seen;
        *seen = if counting == Counting::Raw { *seen + times } else { 1 };
    }

    /// What the days before this one say of a value.
    pub(in crate::detect) fn judge(&mut self, scope: u32, value: u32, settings: &Settings) -> Verdict {
        if self.is_training() {
            return Verdict::NotJudged(Why::Young);
        }
        let Some(scope) = self.scopes.get_mut(&scope) else {
            return if settings.least == 0 { Verdict::First(History::NONE) } else { Verdict::NotJudged(Why::Few) };
        };
        if let Err(why) = scope.is_settled(self.day, settings) {
            return Verdict::NotJudged(why);
        }
        match scope.counts.get(value) {
            None => Verdict::First(scope.history()),
            Some(times) => {
                Verdict::Seen { times, rarity: scope.rarity(times, settings.share), history: scope.history() }
            }
        }
    }

    /// Whether a scope has enough history to judge by.
    pub(in crate::detect) fn is_settled(&self, scope: u32, settings: &Settings) -> bool {
        self.scopes.get(&scope).is_some_and(|scope| scope.is_settled(self.day, settings).is_ok())
    }

    /// The mass of a value and its neighbours on a circle, and the share of the history that this is; nothing if it
    /// cannot be judged.
    pub(in crate::detect) fn mass(
        &mut self,
        scope: u32,
        around: &[u32],
        settings: &Settings,
    ) -> Result<(f64, History), Why> {
        if self.is_training() {
            return Err(Why::Young);
        }
        let scope = self.scopes.get_mut(&scope).ok_or(Why::Few)?;
        scope.is_settled(self.day, settings)?;
        let near: u64 = around.iter().filter_map(|value| scope.counts.get(*value)).sum();
        Ok((share_of(near, scope.total * around.len().max(1) as u64), scope.history()))
    }

    fn is_training(&self) -> bool {
        self.training.is_some_and(|(_, to)| self.day < to)
    }
}

impl Scope {
    /// Adds values of a day that is over, in their order.
    fn add(&mut self, done: &[(u64, u64)]) {
        self.forget_answers();
        self.total += done.iter().map(|(_, seen)| *seen).sum::<u64>();
        self.counts.merge(done.iter().map(|(key, seen)| (parts_of(*key).1, *seen)));
    }

    fn take_away(&mut self, old: &[(u64, u64)]) {
        self.forget_answers();
        self.total -= old.iter().map(|(_, seen)| *seen).sum::<u64>();
        self.counts.take_away(old.iter().map(|(key, seen)| (parts_of(*key).1, *seen)));
    }

    fn is_settled(&self, day: i64, settings: &Settings) -> Result<(), Why> {
        let values = self.counts.len() as u64;
        if self.total < settings.least {
            Err(Why::Few)
        } else if day - self.first < settings.age {
            Err(Why::Young)
        } else if share_of(self.total - values.min(self.total), self.total).powf(settings.alpha)
            < settings.convergence - 1e-12
        {
            Err(Why::Unconverged)
        } else {
            Ok(())
        }
    }

    /// The share of the history in values that were seen at most so often. Values that are clearly not rare are not
    /// added up.
    fn rarity(&mut self, times: u64, share: f64) -> f64 {
        if share_of(times, self.total) > share {
            return 1.0;
        }
        if let Some((_, known)) = self.rarities.iter().find(|(of, _)| *of == times) {
            return *known;
        }
        let rare: u64 = self.counts.numbers().filter(|count| *count <= times).sum();
        let rarity = share_of(rare, self.total);
        self.rarities.push((times, rarity));
        rarity
    }

    fn history(&mut self) -> History {
        let counts = &self.counts;
        let once = *self.once.get_or_insert_with(|| counts.numbers().filter(|count| *count == 1).count() as u64);
        History { total: self.total, values: self.counts.len() as u64, once }
    }

    fn forget_answers(&mut self) {
        self.once = None;
        self.rarities.clear();
    }
}

impl History {
    const NONE: Self = Self { total: 0, values: 0, once: 0 };
}

#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn share_of(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Whether a value of this rarity is rare; compared as whole numbers of observations.
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(in crate::detect) fn is_rare(rarity: f64, history: History, share: f64) -> bool {
    let total = history.total as f64;
    (rarity * total).round() <= (share * total + 1e-9).floor()
}

#[cfg(test)]
mod tests;
